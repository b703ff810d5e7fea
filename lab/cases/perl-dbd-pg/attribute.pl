use strict;
use warnings;
use DBI;

my $dbh = DBI->connect("dbi:Pg:dbname=lab;host=db.lab.internal", "lab", "pw", { RaiseError => 1, sslmode => "require" });
$dbh->do("SELECT 1");
$dbh->disconnect;
