use strict;
use warnings;
use DBI;

my $dbh = DBI->connect("dbi:MariaDB:database=lab;host=db.lab.internal;mariadb_connect_timeout=10;mariadb_ssl=1;mariadb_ssl_cipher=ECDHE-RSA-AES256-GCM-SHA384", "lab", "pw", { RaiseError => 1 });
$dbh->do("SELECT 1");
$dbh->disconnect;
