package dsn_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/source"
)

var seeds = []string{
	"postgres://u:CANARY@h:5432/d?sslmode=require&sslrootcert=%2Fca.pem#f",
	"mysql+pymysql://u:CANARY@[::1]:3306/d?ssl={\"rejectUnauthorized\":false,\"l\":[1,{}],\"passphrase\":\"CANARY\"}",
	"mongodb://u:CANARY@a:1,b:2/d?x=1&amp;y=${Z:-1}", "sqlserver://h:1433;password={CANARY};encrypt=true",
	"mssql+pyodbc:///?odbc_connect=Driver%3D%7Bx%7D%3BServer%3Dh%3BPWD%3DCANARY",
	"jdbc:mysql://address=(host=h)(password=CANARY)(port=1)/d?a=b", "jdbc:mysql://(host=h,password=CANARY),x:1/d",
	"jdbc:sqlserver://h\\i:1;password={CANARY}};a=b", "jdbc:oracle:thin:u/CANARY@h:1521:sid", "jdbc:db2://h:1/d:password=CANARY;a=b;",
	"jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1))(X=(PASSWORD=CANARY)))",
	"host=h port=1 user=u password='CANARY' dbname=d sslmode = \\d", "u:CANARY@tcp(h:1)/d?tls=true&loc=a%2Fb", "u:CANARY@/d",
	"Server=tcp:h,1433;Pwd=\"CANARY\";Encrypt==x=1;Data Source=(localdb)\\x", "Driver={a}};b};Server=h;PWD={CANARY};",
	"provider connection string=\"server=h;password=CANARY\";metadata=x", "mysql:host=h;password=CANARY", "pgsql:host=h password=CANARY",
	"(DESCRIPTION=(ADDRESS=(HOST=h)(PORT=1))(PASSWORD=\"CANARY\"))", "tcps://h:1/s?wallet_password=CANARY",
	"${X:-postgres://u:${P:-CANARY}@h/d}", "{{ .x | default \"a\" }}://<%= ENV['X'] || 'y' %>", "h:6380,password=CANARY,ssl=True,[::1]:1,$X=", "%s://%(a)s:%[1]d@%env(X)%", "${a.b:${c:d}}#{x}((y))$$Z",
}

var grammars = []string{"", "url", "jdbc", "libpq", "go-sql-driver", "ado", "odbc", "pdo", "dbi", "tns", "easy-connect", "stackexchange-redis", "other"}

// FuzzParse: nothing panics, every part lies inside the input and decodes to its value, and a password that stands
// where its grammar says is in no part.
func FuzzParse(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, uint8(i))
		f.Add(s, uint8(0))
	}
	f.Fuzz(func(t *testing.T, s string, n uint8) {
		in := textOf(s)
		d, ok := dsn.Parse(in, grammars[int(n)%len(grammars)])
		if looks := dsn.Looks(s); looks == "?" {
			t.Fatal(looks)
		}
		if !ok {
			return
		}
		checkSpans(t, in, d)
		if len(d.Hosts) != len(d.Ports) {
			t.Errorf("%d hosts, %d ports", len(d.Hosts), len(d.Ports))
		}
		for _, p := range parts(d) {
			checkVerbatim(t, p)
		}
	})
}

// checkVerbatim: where nothing in the raw bytes can be an escape or a placeholder, they are the value.
func checkVerbatim(t *testing.T, p source.Text) {
	t.Helper()
	raw := p.Place().Raw()
	if !p.Known() || p.Len() == 0 || len(raw) != p.Len() || strings.ContainsAny(raw, "%+\\\"'}{=$<#(`") || p.String() == "url-protocol" {
		return
	}
	if raw != p.String() {
		t.Errorf("raw %q decodes to %q", raw, p.String())
	}
}

// FuzzSecrets puts a password where each grammar has its place for one, between parts that are made up.
func FuzzSecrets(f *testing.F) {
	f.Add("u", "h", "sslmode=require")
	f.Add("${U:-u}", "a:1,b", "x={\"a\":1}")
	f.Add("a b", "[::1]:5", "x#y&z")
	f.Fuzz(func(t *testing.T, user, host, tail string) {
		for _, in := range []string{
			"postgres://" + onlyWord(user) + ":CANARY@" + onlyWord(host) + "/d?" + tail,
			"postgres://h/d?" + tail + "&password=CANARY", "jdbc:mysql://h/d?password=CANARY&" + tail,
			"jdbc:sqlserver://h;password=CANARY;" + tail, "host=h dbname=d password=CANARY " + tail,
			onlyWord(user) + ":CANARY@tcp(" + onlyWord(host) + ")/d?" + tail, "Server=h;Database=d;Password=CANARY;" + tail,
			"mysql:host=h;password=CANARY;" + tail, "(DESCRIPTION=(ADDRESS=(HOST=h))(PASSWORD=CANARY)" + tail + ")",
		} {
			if d, ok := dsn.Parse(textOf(in), ""); ok {
				noCanary(t, in, d)
			}
		}
	})
}

// onlyWord leaves of s what cannot move the password out of its place.
func onlyWord(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && strings.ContainsRune("/?#@:;,()[]{}<>%$ \\\"'`|^*=&\t\r\n", r) || r < 0x20 {
			return -1
		}
		return r
	}, s)
}

// FuzzExpand: nothing panics, and what is left of the text still points at its bytes.
func FuzzExpand(f *testing.F) {
	styles := []string{"", "shell", "spring", "template", "printf", "braces"}
	for i, s := range seeds {
		f.Add(s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, n uint8) {
		in := textOf(s)
		out := dsn.Expand(in, styles[int(n)%len(styles)])
		p := out.Place()
		if !p.IsZero() && !in.Place().Span.Contains(p.Span) {
			t.Errorf("%v is outside %v", p.Span, in.Place().Span)
		}
		if out.Known() && out.Origin() == source.Written && len(out.String()) > len(s) {
			t.Errorf("%q grew to %q", s, out.String())
		}
		if again := dsn.Expand(in, styles[int(n)%len(styles)]); again.String() != out.String() {
			t.Error("two runs differ")
		}
	})
}

// TestHostileInput repeats what could make a scan start over again, up to the limit of bytes in its long form; the time
// limit of go test is the assertion.
func TestHostileInput(t *testing.T) {
	heads := []string{"", "postgres://", "mysql://h/d?", "jdbc:mysql://", "jdbc:sqlserver://h;", "host=h dbname=", "Server=h;Database=", "(ADDRESS=", "u:p@tcp("}
	parts := []string{"(", ")", "((", "()", "@", "@(", "@tcp(x", "${", "${A:-", "{{", "}}", "%", "%41", "%s", "&", "a=1&", ";", ",redis://", ",", "'", "\\", "\"", "{", "a==", "(A=", "[", "<", ":", "/", "?", "#", "= "}
	size := testkit.Sized(2<<10, 6<<10)
	for _, head := range heads {
		for _, part := range parts {
			in := textOf(head + strings.Repeat(part, size/len(part)))
			for _, grammar := range grammars[:10] {
				if d, ok := dsn.Parse(in, grammar); ok {
					checkSpans(t, in, d)
				}
			}
		}
	}
}
