package opener_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/golang"
	"github.com/dsnlint/dsnlint/parser/node"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/python"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Values point at the bytes that decide, wherever they stand.
func TestPlaces(t *testing.T) {
	const src = "package x\nimport \"github.com/jackc/pgx/v5\"\nconst dsn = \"postgres://u:p%77@h/d?sslmode=\\x64isable\"\nfunc f() {\n	conn, err := pgx.Connect(ctx, dsn)\n}\n"
	found := findGo(t, src)
	if len(found.Connections) != 1 {
		t.Fatal(showAll(found.Connections))
	}
	c := found.Connections[0]
	checks := map[string][2]string{
		"where":    {c.Where.Raw(), "pgx.Connect(ctx, dsn)"},
		"anchor":   {c.Anchor.Raw(), "Connect"},
		"scheme":   {c.Scheme.Place().Raw(), "postgres"},
		"value":    {c.Options[0].Place().Raw(), `\x64isable`},
		"decoded":  {c.Options[0].Value.Text.String(), "disable"},
		"related":  {c.Related[0].Label, "defined here"},
		"password": {found.Secrets[0].Raw(), "p%77"},
	}
	for name, pair := range checks {
		if pair[0] != pair[1] {
			t.Errorf("%s is %q, want %q", name, pair[0], pair[1])
		}
	}
}

func TestBranchesAreRelated(t *testing.T) {
	f := source.NewFile("x.js", []byte("const { Pool } = require('pg')\nnew Pool({ host: 'h', ssl: isProd ? { rejectUnauthorized: false } : false })"))
	found := opener.Find(node.Read(f), known())
	if len(found.Connections) != 2 {
		t.Fatal(showAll(found.Connections))
	}
	a, b := found.Connections[0], found.Connections[1]
	if a.Where != b.Where || a.Anchor != b.Anchor {
		t.Error("branches of one connection do not share their place")
	}
	if len(a.Related) != 1 || a.Related[0].Place.Raw() != "false" || len(b.Related) != 1 || !strings.HasPrefix(b.Related[0].Place.Raw(), "{") {
		t.Errorf("related: %v and %v", a.Related, b.Related)
	}
}

func TestKinds(t *testing.T) {
	found := findPython(t, "import pymysql, ssl\npymysql.connect(host='h', a=True, b='true', c=1, d=None, e={'f': 1}, g=[1, 'x'], h=ssl.CERT_NONE, i=j, k=lambda: 1)")
	want := map[string]setting.Kind{
		"a": setting.Bool, "b": setting.String, "c": setting.Number, "d": setting.Null, "e": setting.Object, "e.f": setting.Number,
		"g": setting.List, "h": setting.Symbol, "i": setting.Opaque, "k": setting.Opaque,
	}
	got := map[string]setting.Kind{}
	for _, o := range found.Connections[0].Options {
		got[o.Name.String()] = o.Value.Kind
		if o.Layer != setting.InCall {
			t.Errorf("%s is in layer %d", o.Name.String(), o.Layer)
		}
	}
	for name, kind := range want {
		if got[name] != kind {
			t.Errorf("%s has kind %d, want %d", name, got[name], kind)
		}
	}
}

func TestHint(t *testing.T) {
	tests := []struct{ name, src, source, callee string }{
		{"import", "import \"github.com/jackc/pgx/v5\"\nfunc f() { pgx.Connect(ctx, \"postgres://h/d\") }", "import", "github.com/jackc/pgx/v5.Connect"},
		{"selected by an argument", "import \"database/sql\"\nfunc f() { sql.Open(\"mysql\", \"u@tcp(h)/d\") }", "call", "database/sql.Open"},
		{"undecided", "import \"database/sql\"\nfunc f() { sql.Open(x, \"postgres://h/d\") }", "", "database/sql.Open"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			hint := findGo(t, "package x\n"+tt.src).Connections[0].Hint
			if hint.Source != tt.source || hint.Name != tt.callee || hint.Language != "go" {
				t.Errorf("got %+v", hint)
			}
		})
	}
}

// Hostile files end soon, with what can be said.
func TestHostile(t *testing.T) {
	const head = "package x\nimport (\"database/sql\"; \"github.com/jackc/pgx/v5\")\n"
	tests := []struct {
		name, src string
		least     int
		problem   bool
	}{
		{"one name for all", head + "func f(){\n" + strings.Repeat("	a := \"postgres://h/d\"\n	sql.Open(x, a)\n", 3000) + "}", 3000, false},
		{"growing in branches", head + "func f(){\n	a := \"\"\n" + strings.Repeat("	if x {\n		a += \"postgres://h/d\"\n	}\n	sql.Open(y, a)\n", 2000) + "}", 0, true},
		{"doubling", head + "func f(){\n	a0 := \"x\"\n	a1 := a0" + strings.Repeat("+a0", 500) + "\n	a2 := a1" + strings.Repeat("+a1", 500) + "\n	sql.Open(z, a2)\n}", 0, false},
		{"many conditional changes", head + "func f(){\n	c, err := pgx.ParseConfig(\"postgres://h/d\")\n" + strings.Repeat("	if x {\n		c.TLSConfig = nil\n	}\n", 1000) + "}", 1, true},
		{"many literals", head + "var a = []string{\n" + strings.Repeat("	\"postgres://h/d?a=b\",\n", 10000) + "}", 10000, false},
		{"chain of names", head + "func f() {\n	a0 := \"postgres://h/d\"\n" + chain(50) + "	sql.Open(\"pgx\", a50)\n}", 1, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := opener.Find(golang.Read(source.NewFile("x.go", []byte(tt.src))), known())
			if len(found.Connections) < tt.least {
				t.Errorf("%d connections, want at least %d", len(found.Connections), tt.least)
			}
			if (len(found.Problems) > 0) != tt.problem {
				t.Errorf("problems: %v", found.Problems)
			}
		})
	}
}

func chain(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		b.WriteString("	a" + strconv.Itoa(i) + " := a" + strconv.Itoa(i-1) + "\n")
	}
	return b.String()
}

func TestTheSameEveryTime(t *testing.T) {
	src := body("	a, err := pgx.ParseConfig(\"postgres://u:pw@h/d\")\n	if x {\n		a.TLSConfig = &tls.Config{}\n	}\n	sql.Open(d, \"postgres://h/d\")\n	y := \"redis://h\"")
	want := showAll(findGo(t, src).Connections)
	for range 20 {
		if got := showAll(findGo(t, src).Connections); got != want {
			t.Fatalf("got\n%s\nthen\n%s", want, got)
		}
	}
}

func FuzzPython(f *testing.F) {
	f.Add("import psycopg2, os\np = dict(host='h', **rest)\np['sslmode'] = 'x' if y else os.getenv('Z', 'w')\npsycopg2.connect(**p)")
	f.Add("from sqlalchemy import create_engine\ncreate_engine('postgres://{}:{pw}@{0}/%s'.format(a, pw=b) % (c,), connect_args={'ssl': ctx})")
	f.Add("ctx = ssl.create_default_context(cafile='x')\nctx.verify_mode = ssl.CERT_NONE\npymysql.connect(ssl=ctx)")
	f.Fuzz(func(t *testing.T, src string) {
		file := source.NewFile("x.py", []byte(src))
		testkit.CheckFound(t, file, opener.Find(python.Read(file), known()))
	})
}
