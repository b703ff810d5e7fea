use strict;
use warnings;
use DBI;

my $dbh = DBI->connect_cached(q{dbi:Pg:database=lab;host=db.lab.internal;port=5432;sslmode=verify-full;sslrootcert=ca.pem}, 'lab', 'pw', { RaiseError => 1 });
$dbh->do('SELECT 1');
$dbh->disconnect;
