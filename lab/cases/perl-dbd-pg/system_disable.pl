use strict;
use warnings;
use DBI;

my $dbh = DBI->connect("dbi:Pg:dbname=lab;host=db.lab.internal;sslmode=disable;sslrootcert=system", "lab", "pw", { RaiseError => 1 });
$dbh->do("SELECT 1");
$dbh->disconnect;
