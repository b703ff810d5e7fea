package dsn_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// TestAgainstNetURL: for URLs without anything unusual, net/url says the same.
func TestAgainstNetURL(t *testing.T) {
	for _, scheme := range []string{"postgres", "mysql+pymysql", "rediss", "mongodb", "amqps", "oracle", "clickhouse"} {
		for _, user := range []string{"", "u@", "u:pw@", "u:p%40w@", ":pw@"} {
			for _, host := range []string{"h", "h:1234", "db.example.com:5", "[::1]", "[fe80::2]:77"} {
				for _, tail := range []string{"", "/", "/d", "/d%20e", "?a=1", "/d?a=1&b=x%26y&a=2", "/d?a=x+y&c", "/d?a=%7B%7D&b=#f"} {
					compare(t, scheme+"://"+user+host+tail)
				}
			}
		}
	}
}

func compare(t *testing.T, s string) {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	d, ok := dsn.Parse(textOf(s), "url")
	if !ok || len(d.Hosts) != 1 {
		t.Errorf("%s: not read", s)
		return
	}
	got := []string{d.Scheme.String(), d.Hosts[0].String(), d.Ports[0].String(), d.Database.String()}
	want := []string{u.Scheme, u.Hostname(), u.Port(), strings.TrimPrefix(u.Path, "/")}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%s: got %q, want %q", s, got, want)
	}
	values := map[string][]string{}
	for _, o := range d.Options {
		values[o.Name.String()] = append(values[o.Name.String()], o.Value.Text.String())
	}
	if a, b := url.Values(values).Encode(), u.Query().Encode(); a != b && !strings.Contains(s, "%7B%7D") {
		t.Errorf("%s: options %s, want %s", s, a, b)
	}
	if password, set := u.User.Password(); set && password != "" && len(d.Secrets) != 1 {
		t.Errorf("%s: %d secrets", s, len(d.Secrets))
	}
}

// TestLayers: a connection string inside a JSON string points at the bytes of the outermost layer.
func TestLayers(t *testing.T) {
	raw := `{"url": "postgres:\/\/u:p\u0077@h\/d?sslmode=ver\u0069fy%2Dca&x=1"}`
	f := source.NewFile("in.json", []byte(raw))
	start, end := strings.Index(raw, "postgres"), strings.LastIndex(raw, `"`)
	in := source.Verbatim(source.Place{File: f, Span: source.Span{Start: start, End: end}}).Decode(func(rest string) (int, string) {
		switch {
		case strings.HasPrefix(rest, `\/`):
			return 2, "/"
		case strings.HasPrefix(rest, `\u0077`):
			return 6, "w"
		case strings.HasPrefix(rest, `\u0069`):
			return 6, "i"
		}
		return 1, rest[:1]
	})
	d, ok := dsn.Parse(in, "")
	if got, want := show(d), `url postgres:// h=h db=d sslmode=verify-ca@ver\u0069fy%2Dca x=1 secret=p\u0077`; !ok || got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestHoles: unknown parts that another layer found are kept, with what they refer to.
func TestHoles(t *testing.T) {
	hole := func(ref string) source.Text {
		return source.UnknownAt(source.Place{File: source.NewFile("b", []byte(ref)), Span: source.Span{End: len(ref)}}, ref)
	}
	in := source.Concat(textOf("postgres://u:"), hole("pw"), textOf("@"), hole("host"), textOf("/d?sslmode="), hole("mode"))
	d, ok := dsn.Parse(in, "")
	if !ok || len(d.Hosts) != 1 || d.Hosts[0].Refs()[0] != "host" || len(d.Options) != 1 {
		t.Fatalf("got %s", show(d))
	}
	if v := d.Options[0].Value; v.Kind != setting.Opaque || v.Known() || v.Text.Refs()[0] != "mode" {
		t.Errorf("sslmode: %v %q", v.Kind, v.Text.Refs())
	}
	if len(d.Secrets) != 1 || d.Secrets[0].File.Path != "b" {
		t.Errorf("secrets: %v", d.Secrets)
	}
}

// TestOffsets: places are exact even where the same words stand twice.
func TestOffsets(t *testing.T) {
	in := textOf("postgres://require:require@require:1/require?sslmode=require&a=require")
	d, _ := dsn.Parse(in, "")
	starts := []int{d.Secrets[0].Span.Start, d.Hosts[0].Place().Span.Start, d.Database.Place().Span.Start, d.Options[0].Place().Span.Start, d.Options[1].Place().Span.Start}
	for i, want := range []int{19, 27, 37, 53, 63} {
		if starts[i] != want+4 {
			t.Errorf("part %d starts at %d, want %d", i, starts[i], want+4)
		}
	}
	if d.Place != in.Place() || d.Shape != setting.DSNURL {
		t.Errorf("place %v, shape %v", d.Place, d.Shape)
	}
}

// TestShapes: every grammar has the shape that facts are labelled with.
func TestShapes(t *testing.T) {
	for in, want := range map[string]setting.Shape{
		"redis://h": setting.DSNURL, "jdbc:mysql://h/d": setting.JDBC, "host=h dbname=d": setting.KeywordDSN,
		"u:pw@tcp(h)/d": setting.KeywordDSN, "mysql:host=h": setting.KeywordDSN, "Server=h;Database=d": setting.ADO,
		"Driver={x};Server=h": setting.ADO, "(ADDRESS=(HOST=h))": setting.TNS, "tcps://h/s": setting.TNS,
	} {
		if d, ok := dsn.Parse(textOf(in), ""); !ok || d.Shape != want {
			t.Errorf("%s: shape %q, want %q", in, d.Shape, want)
		}
	}
}

// TestLimits: size, numbers and nesting end somewhere, and what was read before stays.
func TestLimits(t *testing.T) {
	if _, ok := dsn.Parse(textOf("postgres://h/"+strings.Repeat("a", 65<<10)), ""); ok {
		t.Error("over the limit of bytes")
	}
	d, ok := dsn.Parse(textOf("postgres://h/d?"+strings.Repeat("a=1&", 2000)), "")
	if !ok || len(d.Options) > 1000 || !d.Open {
		t.Errorf("2000 options: %d, open %v", len(d.Options), d.Open)
	}
	d, ok = dsn.Parse(textOf("mongodb://"+strings.Repeat("h,", 2000)+"h/d"), "")
	if !ok || len(d.Hosts) > 1000 || len(d.Hosts) != len(d.Ports) {
		t.Errorf("2000 hosts: %d", len(d.Hosts))
	}
	d, ok = dsn.Parse(textOf("(DESCRIPTION=(ADDRESS=(HOST=h))"+strings.Repeat("(A=", 20000)), "")
	if !ok || len(d.Hosts) != 1 || !d.Open {
		t.Errorf("20000 brackets: %s", show(d))
	}
	deep := strings.Repeat(`{"a":`, 2000) + "1" + strings.Repeat("}", 2000)
	if d, ok = dsn.Parse(textOf("mysql://h/d?ssl="+deep), ""); !ok || len(d.Options) > 20 {
		t.Errorf("2000 objects: %d options", len(d.Options))
	}
}

// TestSecretNames: every spelling of a password stays behind, in every grammar.
func TestSecretNames(t *testing.T) {
	names := []string{
		"password", "Password", "pwd", "PWD", "passwd", "sslpassword", "trustStorePassword", "keyStorePassword",
		"trustCertificateKeyStorePassword", "clientCertificateKeyStorePassword", "tlsCertificateKeyFilePassword",
		"ssl_key_password", "accessToken", "auth_token", "client_secret", "oauth2ClientSecret", "passphrase", "password1",
		"SSL Key Password", "apiKey", "scram_client_key", "javax.net.ssl.trustStorePassword",
	}
	for _, n := range names {
		key := strings.ReplaceAll(n, " ", "+")
		for _, in := range []string{
			"mysql://h/d?" + key + "=CANARY&a=b", "jdbc:mysql://h/d?" + strings.ReplaceAll(n, " ", "") + "=CANARY",
			"jdbc:sqlserver://h;" + n + "=CANARY;a=b", "Server=h;Database=d;" + n + "=CANARY",
			"u@tcp(h)/d?" + key + "=CANARY", "(DESCRIPTION=(ADDRESS=(HOST=h))(" + n + "=CANARY))",
			`mysql://h/d?ssl={"` + n + `":"CANARY"}`,
		} {
			d, ok := dsn.Parse(textOf(in), "")
			if !ok || len(d.Secrets) != 1 || d.Secrets[0].Raw() != "CANARY" {
				t.Errorf("%s: %s", in, show(d))
			}
			noCanary(t, in, d)
		}
	}
}

func noCanary(t *testing.T, in string, d dsn.DSN) {
	t.Helper()
	for _, p := range parts(d) {
		if strings.Contains(p.String(), "CANARY") {
			t.Errorf("%q: the password stands in %q", in, p.String())
		}
	}
}
