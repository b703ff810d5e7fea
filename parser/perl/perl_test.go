package perl

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var known = setting.Known{
	Openers: []setting.Opener{{Language: "perl", Callee: "DBI.connect", Args: []setting.Arg{
		{Role: setting.DSN}, {Position: 2, Role: setting.Secret}, {Position: 3, Role: setting.Options},
	}}},
	Schemes: []setting.Scheme{{Name: "dbi:pg", Engine: "postgresql"}, {Name: "dbi:mysql", Engine: "mysql"}},
}

// connections renders what is found: scheme, hosts, options.
func connections(in string) string {
	var out []string
	for _, c := range opener.Find(Read(source.NewFile("a.pl", []byte(in))), known).Connections {
		line := c.Scheme.String()
		for _, h := range c.Hosts {
			line += " " + strings.ReplaceAll(h.String(), string(source.Hole), "?")
		}
		for _, o := range c.Options {
			line += fmt.Sprintf(" %s=%s", o.Name, strings.ReplaceAll(o.Value.Text.String(), string(source.Hole), "?"))
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

func TestConnections(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a string", `use DBI; my $d = DBI->connect("dbi:Pg:dbname=d;host=h;sslmode=require", "u", "pw");`, "dbi:Pg h sslmode=require"},
		{"one pair", `my $d = DBI->connect('dbi:Pg:host=h');`, "dbi:Pg h"},
		{"attributes", `DBI->connect("dbi:mysql:database=d;host=h", $u, $p, { RaiseError => 1, 'mysql_ssl' => 1 });`, "dbi:mysql h RaiseError=1 mysql_ssl=1"},
		{"the older form", `DBI->connect("DBI:mysql:d:h:3307;mysql_ssl=1");`, "DBI:mysql h mysql_ssl=1"},
		{"attributes inside", `DBI->connect("dbi:Pg(RaiseError=>1):dbname=d;host=h");`, "dbi:Pg h"},
		{"variables", "my $host = 'h';\nmy $dsn = \"dbi:Pg:dbname=d;host=${host};port=$port\" . ';sslmode=disable';\nDBI->connect($dsn, $u, $pw) or die \"no: $DBI::errstr\";", "dbi:Pg h sslmode=disable"},
		{"the environment", `DBI->connect("dbi:Pg:dbname=d;host=$ENV{DB_HOST};sslmode=require");`, "dbi:Pg ? sslmode=require"},
		{"a default", `my $h = $ENV{H} || 'h'; DBI->connect("dbi:Pg:dbname=d;host=$h;sslmode=require");`, "dbi:Pg h sslmode=require"},
		{"a default in a statement", `my $h = $ENV{H}; $h //= 'h'; DBI->connect("dbi:Pg:dbname=d;host=$h;sslmode=require");`, "dbi:Pg h sslmode=require"},
		{"a default by a condition", `DBI->connect("dbi:Pg:dbname=d;sslmode=" . ($ENV{M} ? $ENV{M} : 'require'));`, "dbi:Pg sslmode=require"},
		{"a hash", `my %c = (host => 'h', mode => 'require'); DBI->connect("dbi:Pg:host=$c{host};sslmode=$c{'mode'}");`, "dbi:Pg h sslmode=require"},
		{"a reference", `my $c = { db => { host => 'h' } }; DBI->connect('dbi:Pg:host=' . $c->{db}{host} . ';sslmode=require');`, "dbi:Pg h sslmode=require"},
		{"an element set later", `my %c; $c{mode} = 'allow'; DBI->connect("dbi:Pg:host=h;sslmode=$c{mode}");`, "dbi:Pg h sslmode=allow"},
		{"a list of attributes", `my %a = (mysql_ssl => 1); DBI->connect("dbi:mysql:host=h", $u, $p, \%a);`, "dbi:mysql h mysql_ssl=1"},
		{"constants", `use constant HOST => 'h'; use constant { MODE => 'require', N => 1 }; DBI->connect('dbi:Pg:host=' . HOST . ';sslmode=' . MODE);`, "dbi:Pg h sslmode=require"},
		{"a constant of the package", `use constant MODE => 'require'; DBI->connect('dbi:Pg:host=h;sslmode=' . __PACKAGE__->MODE);`, "dbi:Pg h sslmode=require"},
		{"sprintf", `DBI->connect(sprintf('dbi:Pg:host=%s;sslmode=%2$s', 'h', 'require'));`, "dbi:Pg h sslmode=require"},
		{"join", `DBI->connect('dbi:Pg:' . join(';', 'host=h', "sslmode=require"));`, "dbi:Pg h sslmode=require"},
		{"appended", `my $d = 'dbi:Pg:host=h'; $d .= ';sslmode=require'; DBI->connect($d);`, "dbi:Pg h sslmode=require"},
		{"a subroutine", "sub mode { return 'require'; }\nsub host { my $h = 'h'; $h }\nDBI->connect('dbi:Pg:host=' . host() . ';sslmode=' . mode());", "dbi:Pg h sslmode=require"},
		{"several variables", `my ($h, $m) = ('h', 'require'); DBI->connect("dbi:Pg:host=$h;sslmode=$m");`, "dbi:Pg h sslmode=require"},
		{"parameters", `sub a { my ($h, $m) = @_; DBI->connect("dbi:Pg:host=$h;sslmode=$m"); }`, "dbi:Pg ? sslmode=?"},
		{"what it is set to in an array", `my @c = ('h'); DBI->connect("dbi:Pg:host=$c[0];sslmode=require");`, "dbi:Pg ? sslmode=require"},
		{"quoting words", `DBI->connect(qq{dbi:Pg:dbname=d;host=h;sslmode=allow}, q(u), q<pw>);`, "dbi:Pg h sslmode=allow"},
		{"a subroutine's own variable", "my $m = 'disable'; sub a { my $m = 'require'; return DBI->connect(\"dbi:Pg:dbname=d;host=h;sslmode=$m\"); }", "dbi:Pg h sslmode=require"},
		{"a string that nobody opens", `my %c = (dsn => 'dbi:Pg:dbname=d;host=h;sslmode=require');`, "dbi:Pg h sslmode=require"},
		{"a comment", "# DBI->connect('dbi:Pg:host=h;port=1')\n", ""},
		{"documentation", "=head1 X\n\n  DBI->connect('dbi:Pg:host=h;port=1')\n\n=cut\nmy $x = 1;", ""},
		{"behind the end", "1;\n__END__\nDBI->connect('dbi:Pg:host=h;port=1')", ""},
		{"a here document", "print <<'E';\nDBI->connect('dbi:Pg:host=h;port=1')\nE\nprint 1;", ""},
		{"patterns", `$x =~ s/'//; if (/"/) { } my @w = split /'/, $y; $z = qr{"}; DBI->connect("dbi:Pg:dbname=d;host=h;sslmode=require");`, "dbi:Pg h sslmode=require"},
		{"division and keys", `$a / 2; %h = (s => 1, y => 2, q => 3); $h{s}; DBI->connect("dbi:Pg:dbname=d;host=h");`, "dbi:Pg h"},
		{"a wrapper", "my $dsn = 'dbi:Pg:host=no;sslmode=disable'; sub c { my ($dsn, $u) = @_; return DBI->connect($dsn, $u); } c('dbi:Pg:dbname=d;host=h;sslmode=allow', 'u');", "dbi:Pg h sslmode=allow; dbi:Pg no sslmode=disable"},
		{"shifted", `sub c { my $h = shift; my $m = shift || 'allow'; DBI->connect("dbi:Pg:host=$h;sslmode=$m"); } c('h'); c('i', 'require');`, "dbi:Pg h sslmode=allow; dbi:Pg i sslmode=require"},
		{"shifted where it is used", `sub c { DBI->connect('dbi:Pg:host=' . shift() . ';sslmode=' . shift); } c('h', 'allow');`, "dbi:Pg h sslmode=allow"},
		{"shifted on a condition", `sub c { if ($x) { my $h = shift; } my $m = shift; DBI->connect("dbi:Pg:host=h;sslmode=$m"); } c('h', 'allow');`, "dbi:Pg h sslmode=?"},
		{"of an array of its own", `sub c { my $h = shift @hosts; my $m = shift; DBI->connect("dbi:Pg:host=$h;sslmode=$m"); } c('allow');`, "dbi:Pg ? sslmode=allow"},
		{"by number", `sub c { shift; my $m = $_[1]; DBI->connect('dbi:Pg:host=' . $_[0] . ";sslmode=$m"); } c(1, 'h', 'allow');`, "dbi:Pg h sslmode=allow"},
		{"a signature", `sub c ($h, $m = 'allow') { DBI->connect("dbi:Pg:host=$h;sslmode=$m"); } c('h');`, "dbi:Pg h sslmode=allow"},
		{"a prototype", `sub c($$) { my ($h, $m) = @_; DBI->connect("dbi:Pg:host=$h;sslmode=$m"); } c 'h', 'allow';`, "dbi:Pg h sslmode=allow"},
		{"named", `sub c { my (%o) = @_; DBI->connect("dbi:Pg:host=$o{host};sslmode=$o{mode}"); } c(host => 'h', mode => 'allow');`, "dbi:Pg h sslmode=allow"},
		{"named over defaults", `sub c { my %o = (host => 'h', mode => 'require', @_); DBI->connect("dbi:Pg:host=$o{host};sslmode=$o{mode}"); } c(mode => 'allow');`, "dbi:Pg h sslmode=allow"},
		{"a reference given", `sub c { my $o = shift; DBI->connect("dbi:Pg:host=$o->{host};sslmode=$o->{mode}"); } c({ host => 'h', mode => 'allow' });`, "dbi:Pg h sslmode=allow"},
		{"nobody calls", `sub c { my ($m) = @_; DBI->connect("dbi:Pg:dbname=d;host=h;sslmode=$m"); }`, "dbi:Pg h sslmode=?"},
		{"a result", `sub d { return "dbi:Pg:host=h;sslmode=$_[0]" } sub e { my $m = shift; return "dbi:Pg:host=h;sslmode=$m"; } DBI->connect(e('allow'));`, "dbi:Pg h sslmode=allow; dbi:Pg h sslmode=?"},
		{"a field", `package A; sub new { my $class = shift; my $self = { mode => 'allow' }; return bless $self, $class; } sub c { my $self = shift; DBI->connect("dbi:Pg:dbname=d;host=h;sslmode=$self->{mode}"); }`, "dbi:Pg h sslmode=allow"},
		{"a field that is set", `package A { sub new { return bless { mode => 'allow' }, shift; } sub set { my ($self) = @_; $self->{host} = 'h'; } sub c { my $self = shift; DBI->connect('dbi:Pg:host=' . $self->{host} . ';sslmode=' . $self->{mode}); } }`, "dbi:Pg h sslmode=allow"},
		{"a field that is given", `package A; sub new { my ($class, %o) = @_; return bless { mode => $o{mode} }, $class; } sub c { my $self = shift; DBI->connect("dbi:Pg:host=h;sslmode=$self->{mode}"); } package main; my $a = A->new(mode => 'allow'); $a->c;`, "dbi:Pg h sslmode=allow"},
		{"a method", `package A; sub new { return bless {}, shift } sub dsn { my ($self, $m) = @_; return "dbi:Pg:host=h;sslmode=$m"; } sub c { my $self = shift; DBI->connect($self->dsn('allow')); }`, "dbi:Pg h sslmode=allow"},
		{"a method of a class", `package A; sub c { my ($class, $m) = @_; DBI->connect("dbi:Pg:host=h;sslmode=$m"); } package main; A->c('allow');`, "dbi:Pg h sslmode=allow"},
		{"a method of what is made", `package A; sub new { bless {}, shift } sub c { my ($self, $m) = @_; DBI->connect("dbi:Pg:host=h;sslmode=$m"); } package main; my $a = A->new; $a->c('allow'); A->new->c('require');`, "dbi:Pg h sslmode=allow; dbi:Pg h sslmode=require"},
		{"of another class", `package A; sub c { my ($self, $m) = @_; DBI->connect("dbi:Pg:host=h;sslmode=$m"); } package main; my $b = B->new; $b->c('allow');`, "dbi:Pg h sslmode=?"},
		{"a function of a package", `package A; sub c { my ($m) = @_; DBI->connect("dbi:Pg:host=h;sslmode=$m"); } sub d { c('allow'); } A::c('require');`, "dbi:Pg h sslmode=allow; dbi:Pg h sslmode=require"},
		{"commands", "my $o = `psql 'host=h sslmode=allow'`; system('psql', 'host=i sslmode=require'); exec 'psql', 'host=j sslmode=allow'; qx{psql 'host=k sslmode=allow'}; system(qq{mysql -h l --skip-ssl});", " h sslmode=allow;  i sslmode=require;  j sslmode=allow;  k sslmode=allow;  l skip-ssl="},
		{"a key that is called as a function", `sub c { my ($m) = @_; DBI->connect("dbi:Pg:host=h;sslmode=$m"); } my %h = (c => 'x'); print $h{c}; my $r = \&c;`, "dbi:Pg h sslmode=?"},
		{"a file", `DBI->connect("dbi:SQLite:dbname=a.db", "", "");`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := connections(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestExpressions(t *testing.T) {
	u := Read(source.NewFile("a.pl", []byte("my $a = undef;\nour $b = 1.5;\n$c = $h->{x};\n$d = f(1) . 'a';\n$e = ('x');\n$f = { a => [1], %b, 'c', 2 };\n$g = \"a\\tb\\$c\\x41@{[1]}\";")))
	want := []token.ExprKind{token.Literal, token.Literal, token.Name, token.ConcatOf, token.Literal, token.ObjectOf, token.ConcatOf}
	if len(u.Assigns) != len(want) {
		t.Fatalf("got %d assignments", len(u.Assigns))
	}
	for i, a := range u.Assigns {
		if a.Value.Kind != want[i] {
			t.Errorf("%s: got kind %d, want %d", a.Target, a.Value.Kind, want[i])
		}
	}
	if m := u.Assigns[5].Value.Members; len(m) != 3 || !m[1].Spread || m[2].Name.String() != "c" {
		t.Errorf("members %v", m)
	}
	if got := u.Assigns[6].Value.Items[0].Text.String(); got != "a\tb$cA" {
		t.Errorf("decoded %q", got)
	}
}

// TestSecrets: what has the name of a secret is hidden, whether or not anything opens a connection with it.
func TestSecrets(t *testing.T) {
	in := `my $db_password = 'one'; $ENV{PGPASSWORD} = "two"; my %c = (host => 'h'); my $o = { password => $x || 'three', user => 'u' }; my $token_file = 'f'; my $pw = $test ? 'four' : get('no');`
	var got []string
	for _, p := range Read(source.NewFile("a.pl", []byte(in))).Secrets {
		got = append(got, source.Verbatim(p).String())
	}
	if want := "one two three four"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestUnclosedStrings(t *testing.T) {
	if got, want := connections("my $a = 'x;\nDBI->connect(\"dbi:Pg:dbname=d;host=h;sslmode=require\");"), "dbi:Pg h sslmode=require"; got != want {
		t.Errorf("behind one: got %q, want %q", got, want)
	}
	if u := Read(source.NewFile("a.pl", []byte("my $password = 'one;\n1;\n"))); len(u.Secrets) != 1 || source.Verbatim(u.Secrets[0]).String() != "one;" {
		t.Errorf("secrets %v", u.Secrets)
	}
	if u := Read(source.NewFile("a.pl", []byte(strings.Repeat("$a = q{\n", 200_000)))); len(u.Assigns) > maxUnclosed+1 {
		t.Errorf("%d assignments", len(u.Assigns))
	}
}

// TestUnclosedBrackets: what nobody closes is not looked through again and again.
func TestUnclosedBrackets(t *testing.T) {
	for _, part := range []string{"f(", "f(1,(", "$a->b(", "bless {a=>", "return a(", "sub a { my $x = shift; a($x); "} {
		in := "DBI->connect('dbi:Pg:host=h;sslmode=allow'); sub b {" + strings.Repeat(part, 20_000/len(part))
		if got, want := connections(in), "dbi:Pg h sslmode=allow"; got != want {
			t.Errorf("%s: got %q, want %q", part, got, want)
		}
	}
}

// FuzzRead: nothing panics, and what an opener finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add("my $d = \"dbi:Pg:host=$h;sslmode=@{[1]}\" . 'x'; DBI->connect($d, q{u}, $ENV{PW} || 'pw', { a => 1, %b });")
	f.Add("=pod\n=cut\nsub a { s/x/y/; tr{a}{b}; <<~E . <<\"F\"; }\nE\nF\nmy $h = { 'a' => { b => undef } };")
	f.Add("DBI->connect(DBI->connect(\"dbi:mysql:d:${h}:1;mysql_ssl=1\"")
	f.Add("package A { sub new { my ($c, %o) = @_; bless { m => $o{m}, @_ }, shift } sub c ($s, $m = 'a') { $s->{m} = $_[1]; $s->d(shift->{x})->e } } A->new(m => 1)->c(`psql $x`);")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("a.pl", []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
