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
		{"quoting words", `DBI->connect(qq{dbi:Pg:dbname=d;host=h;sslmode=allow}, q(u), q<pw>);`, "dbi:Pg h sslmode=allow"},
		{"a subroutine's own variable", "my $m = 'disable'; sub a { my $m = 'require'; return DBI->connect(\"dbi:Pg:dbname=d;host=h;sslmode=$m\"); }", "dbi:Pg h sslmode=require"},
		{"a string that nobody opens", `my %c = (dsn => 'dbi:Pg:dbname=d;host=h;sslmode=require');`, "dbi:Pg h sslmode=require"},
		{"a comment", "# DBI->connect('dbi:Pg:host=h;port=1')\n", ""},
		{"documentation", "=head1 X\n\n  DBI->connect('dbi:Pg:host=h;port=1')\n\n=cut\nmy $x = 1;", ""},
		{"behind the end", "1;\n__END__\nDBI->connect('dbi:Pg:host=h;port=1')", ""},
		{"a here document", "print <<'E';\nDBI->connect('dbi:Pg:host=h;port=1')\nE\nprint 1;", ""},
		{"patterns", `$x =~ s/'//; if (/"/) { } my @w = split /'/, $y; $z = qr{"}; DBI->connect("dbi:Pg:dbname=d;host=h;sslmode=require");`, "dbi:Pg h sslmode=require"},
		{"division and keys", `$a / 2; %h = (s => 1, y => 2, q => 3); $h{s}; DBI->connect("dbi:Pg:dbname=d;host=h");`, "dbi:Pg h"},
		{"a subroutine", "my $dsn = 'dbi:Pg:host=no;sslmode=disable'; sub c { my ($dsn, $u) = @_; return DBI->connect($dsn, $u); } c('dbi:Pg:dbname=d;host=h;sslmode=allow', 'u');", "dbi:Pg h sslmode=allow; dbi:Pg no sslmode=disable"},
		{"shifted", `sub c { my $h = shift; my $m = shift || 'allow'; DBI->connect("dbi:Pg:host=$h;sslmode=$m"); } c('h'); c('i', 'require');`, "dbi:Pg h sslmode=allow; dbi:Pg i sslmode=require"},
		{"nobody calls", `sub c { my ($m) = @_; DBI->connect("dbi:Pg:dbname=d;host=h;sslmode=$m"); }`, "dbi:Pg h sslmode=?"},
		{"a result", `sub d { return "dbi:Pg:host=h;sslmode=$_[0]" } sub e { my $m = shift; return "dbi:Pg:host=h;sslmode=$m"; } DBI->connect(e('allow'));`, "dbi:Pg h sslmode=allow; dbi:Pg h sslmode=?"},
		{"appended", `my $d = 'dbi:Pg:host=h'; $d .= ';sslmode=allow'; DBI->connect($d);`, "dbi:Pg h sslmode=allow"},
		{"put together", `DBI->connect(sprintf('dbi:Pg:host=%s;sslmode=%s', 'h', 'allow')); DBI->connect(join(';', 'dbi:Pg:host=i', 'sslmode=allow'));`, "dbi:Pg h sslmode=allow; dbi:Pg i sslmode=allow"},
		{"a field", `package A; sub new { my $class = shift; my $self = { mode => 'allow' }; return bless $self, $class; } sub c { my $self = shift; DBI->connect("dbi:Pg:dbname=d;host=h;sslmode=$self->{mode}"); }`, "dbi:Pg h sslmode=allow"},
		{"a command", "my $o = `psql 'host=h sslmode=allow'`; system('psql', 'host=i sslmode=require');", " h sslmode=allow;  i sslmode=require"},
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

// FuzzRead: nothing panics, and what an opener finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add("my $d = \"dbi:Pg:host=$h;sslmode=@{[1]}\" . 'x'; DBI->connect($d, q{u}, $ENV{PW} || 'pw', { a => 1, %b });")
	f.Add("=pod\n=cut\nsub a { s/x/y/; tr{a}{b}; <<~E . <<\"F\"; }\nE\nF\nmy $h = { 'a' => { b => undef } };")
	f.Add("DBI->connect(DBI->connect(\"dbi:mysql:d:${h}:1;mysql_ssl=1\"")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("a.pl", []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
