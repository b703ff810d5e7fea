use strict;
use warnings;
use DBI;

my $host = "db.lab.internal";
my $dsn = "dbi:Pg:dbname=lab;host=$host" . ";sslmode=require";
my $dbh = DBI->connect($dsn, "lab", "pw", { RaiseError => 1 });
$dbh->do("SELECT 1");
$dbh->disconnect;
