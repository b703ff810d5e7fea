use strict;
use warnings;
use DBI;

my $dbh = DBI->connect("dbi:mysql:database=lab;host=db.lab.internal;mysql_connect_timeout=10;mysql_ssl=1;mysql_ssl_ca_path=ca.d", "lab", "pw", { RaiseError => 1 });
$dbh->do("SELECT 1");
$dbh->disconnect;
