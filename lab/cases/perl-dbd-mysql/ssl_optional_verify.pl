use strict;
use warnings;
use DBI;

my $dbh = DBI->connect("dbi:mysql:database=lab;host=db.lab.internal;mysql_connect_timeout=10;mysql_ssl=1;mysql_ssl_optional=1;mysql_ssl_verify_server_cert=1", "lab", "pw", { RaiseError => 1 });
$dbh->do("SELECT 1");
$dbh->disconnect;
