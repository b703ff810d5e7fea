use strict;
use warnings;
use DBI;

my $dbh = DBI->connect("dbi:MariaDB:database=lab;host=db.lab.internal;mariadb_connect_timeout=10;mariadb_ssl=1", "lab", "pw", { RaiseError => 1, mariadb_ssl => 0 });
$dbh->do("SELECT 1");
$dbh->disconnect;
