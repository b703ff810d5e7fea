use strict;
use warnings;
use DBI;

my $dbh = DBI->connect("dbi:mysql:database=lab;host=db.lab.internal;mysql_connect_timeout=10", "lab", "pw", { RaiseError => 1, mysql_ssl => 1, mysql_ssl_ca_file => "ca.pem", mysql_ssl_verify_server_cert => 1 });
$dbh->do("SELECT 1");
$dbh->disconnect;
