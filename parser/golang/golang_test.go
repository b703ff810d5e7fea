package golang

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// show prints an expression in a short form: "text", name, T{k: v}, [a, b], a ~ b for concatenations.
func show(e token.Expr) string {
	switch e.Kind {
	case token.Literal:
		return fmt.Sprintf("%q", e.Text.String())
	case token.Name:
		return e.Path
	case token.CallOf:
		return e.Call.Callee + "()"
	case token.ObjectOf:
		var parts []string
		for _, m := range e.Members {
			parts = append(parts, m.Name.String()+": "+show(m.Value))
		}
		return e.Path + "{" + strings.Join(parts, ", ") + "}"
	case token.ListOf:
		return "[" + showAll(e.Items, ", ") + "]"
	case token.ConcatOf:
		return showAll(e.Items, " ~ ")
	case token.ChoiceOf:
		return showAll(e.Items, " || ")
	case token.FuncOf:
		return "func"
	}
	return "?"
}

func showAll(list []token.Expr, sep string) string {
	var parts []string
	for _, e := range list {
		parts = append(parts, show(e))
	}
	return strings.Join(parts, sep)
}

func read(src string) token.Unit {
	return Read(source.NewFile("x.go", []byte(src)))
}

func TestValues(t *testing.T) {
	tests := []struct{ name, expr, want string }{
		{"string", `"a\tb\x41\u00e9\101"`, `"a\tbAéA"`},
		{"raw string", "`a\\n\"b`", `"a\\n\"b"`},
		{"raw string with carriage return", "`a\r\nb`", `"a\nb"`},
		{"number", `5432`, `"5432"`},
		{"bool", `true`, `"true"`},
		{"nil", `nil`, `"null"`},
		{"name", `cfg.DB.Host`, `cfg.DB.Host`},
		{"index by string", `m["sslmode"]`, `m.sslmode`},
		{"sum", `"a" + b + "c" + d.e`, `"a" ~ b ~ "c" ~ d.e`},
		{"parentheses", `("a" + ("b" + c))`, `"a" ~ "b" ~ c`},
		{"sprintf", `fmt.Sprintf("%s:%d/%v?x=%%20", a, b, c)`, `a ~ ":" ~ b ~ "/" ~ c ~ "?x=" ~ "%" ~ "20"`},
		{"sprintf index", `fmt.Sprintf("%[2]s-%[1]s-%s", a, b)`, `b ~ "-" ~ a ~ "-" ~ b`},
		{"sprintf quoted", `fmt.Sprintf("x=%q", a)`, `"x=" ~ "\"" ~ a ~ "\""`},
		{"sprintf width from argument", `fmt.Sprintf("%*d", w, n)`, `n`},
		{"sprintf too few arguments", `fmt.Sprintf("%s %s", a)`, `a ~ " " ~ ?`},
		{"sprintf broken verb", `fmt.Sprintf("a%", b)`, `"a" ~ "%"`},
		{"sprintf of a variable format", `fmt.Sprintf(format, a)`, `fmt.Sprintf()`},
		{"join host and port", `net.JoinHostPort(h, "5432")`, `h ~ ":" ~ "5432"`},
		{"join list", `strings.Join([]string{"host=h", "sslmode=disable"}, " ")`, `"host=h" ~ " " ~ "sslmode=disable"`},
		{"first of", `cmp.Or(os.Getenv("X"), "d")`, `os.Getenv() || "d"`},
		{"conversion", `[]byte("x")`, `"x"`},
		{"struct", `&tls.Config{InsecureSkipVerify: true}`, `tls.Config{InsecureSkipVerify: "true"}`},
		{"map", `map[string]string{"tls": "x"}`, `{tls: "x"}`},
		{"list of structs", `[]mysql.Config{{Addr: "h"}}`, `[mysql.Config{Addr: "h"}]`},
		{"nested pointer struct", `A{B: &C{D: 1}}`, `A{B: C{D: "1"}}`},
		{"function", `func() string { return "" }`, `func`},
		{"negation", `!x`, `?`},
		{"generic call", `f[int](1)`, `f()`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			u := read("package x\nimport (\"fmt\"; \"net\"; \"strings\"; \"cmp\"; \"os\")\nvar v = " + tt.expr + "\n")
			if len(u.Problems) > 0 {
				t.Fatalf("problems: %v", u.Problems)
			}
			if len(u.Assigns) == 0 || u.Assigns[0].Target != "v" {
				t.Fatalf("no assignment to v: %v", u.Assigns)
			}
			if got := show(u.Assigns[0].Value); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestAssigns(t *testing.T) {
	const src = `package x
const A, B = "a", "b"
type Config struct {
	Mode string ` + "`env:\"DB_SSLMODE\" envDefault:\"disable\"`" + `
}
func f(dsn string) (string, error) {
	dsn += "?x"
	cfg, err := pgx.ParseConfig(dsn)
	cfg.ConnConfig.TLSConfig = nil
	m["k"] = "v"
	for _, h := range hosts { n -= 1 }
	x.y.z = func() string { inner := 1; return "no" }
	return "r", nil
}
`
	want := []string{
		`A="a"/0`, `B="b"/0`, `Mode=?/-1`, `*.Mode="disable"/0`, `dsn=?/1`, `dsn=dsn ~ "?x"/1`, `cfg=pgx.ParseConfig()/1`, `err=?/1`,
		`cfg.ConnConfig.TLSConfig="null"/1`, `m.k="v"/1`, `h=?/1`, `n=?/1`, `x.y.z=func/1`, `inner="1"/2`, `f()="r"/1`,
	}
	u := read(src)
	var got []string
	for _, a := range u.Assigns {
		got = append(got, fmt.Sprintf("%s=%s/%d", a.Target, show(a.Value), a.Scope))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !u.Assigns[0].Const || u.Assigns[4].Const {
		t.Error("constants are not told from variables")
	}
	if refs := u.Assigns[3].Value.Text.Refs(); len(refs) != 1 || refs[0] != "env:DB_SSLMODE" {
		t.Errorf("the tag's default refers to %v", refs)
	}
}

func TestCalls(t *testing.T) {
	const src = `package x
import ("database/sql"; mc "github.com/go-sql-driver/mysql")
func f() {
	db, err := sql.Open("mysql", dsn())
	conn := mc.Config{User: "u", Net: "tcp"}
	options.Client().ApplyURI("mongodb://h").SetTLSConfig(&tls.Config{ServerName: "s"})
	run(opts...)
	go func() { inner() }()
}
`
	want := []string{
		"sql.Open [Open] → db in 1", "dsn [dsn] →  in 1", "new mc.Config [Config] → conn in 1",
		"SetTLSConfig [SetTLSConfig] →  in 1", "ApplyURI [ApplyURI] →  in 1", "options.Client [Client] →  in 1",
		"new tls.Config [Config] →  in 1", "run [run] →  in 1", " [func() { inner() }] →  in 1", "inner [inner] →  in 2",
	}
	u := read(src)
	var got []string
	for _, c := range u.Calls {
		prefix := ""
		if c.New {
			prefix = "new "
		}
		got = append(got, fmt.Sprintf("%s%s [%s] → %s in %d", prefix, c.Callee, c.CalleePlace.Raw(), c.AssignedTo, c.Scope))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if raw := u.Calls[2].Place.Raw(); raw != `mc.Config{User: "u", Net: "tcp"}` {
		t.Errorf("place of the literal: %s", raw)
	}
	if n := len(u.Calls[2].Args); n != 2 || u.Calls[2].Args[1].Name.String() != "Net" {
		t.Errorf("%d arguments", n)
	}
	if !u.Calls[7].Args[0].Spread {
		t.Error("the spread is lost")
	}
	if set := u.Calls[3]; set.Receiver == nil || set.Receiver.Call != u.Calls[4] || u.Calls[4].Receiver.Call != u.Calls[5] {
		t.Error("the chain does not hold together")
	}
}

func TestImports(t *testing.T) {
	u := read(`package x
import (
	"database/sql"
	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"
	"gopkg.in/yaml.v3"
	go_ora "github.com/sijms/go-ora/v2"
	"github.com/microsoft/go-mssqldb"
	_ "github.com/lib/pq"
	. "fmt"
)`)
	want := map[string]string{
		"sql": "database/sql", "pgx": "github.com/jackc/pgx/v5", "redis": "github.com/redis/go-redis/v9", "yaml": "gopkg.in/yaml.v3",
		"go_ora": "github.com/sijms/go-ora/v2", "mssql": "github.com/microsoft/go-mssqldb", "_ github.com/lib/pq": "github.com/lib/pq",
	}
	for name, path := range want {
		if u.Imports[name] != path {
			t.Errorf("%s is %q, want %q", name, u.Imports[name], path)
		}
	}
	if len(u.Wildcard) != 1 || u.Wildcard[0] != "fmt" {
		t.Errorf("wildcards %v", u.Wildcard)
	}
}

func TestStrings(t *testing.T) {
	u := read(`package x
import "fmt"
// "comment"
var a = "one" + x + "two"
func f() error {
	if dsn == "compared" { }
	switch x { case "case": }
	m := map[string]string{"key": "value"}
	return fmt.Errorf("wrap: %w", fmt.Sprintf("f-%s", g("inner")+"!"))
}
`)
	want := []string{`"one" ~ x ~ "two"`, `"value"`, `"wrap: %w"`, `"f-" ~ g() ~ "!"`, `"inner"`}
	var got []string
	for _, e := range u.Strings {
		got = append(got, show(e))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestGuards(t *testing.T) {
	tests := []struct{ cond, then, other string }{
		{`os.Getenv("APP_ENV") == "development"`, "development", ""},
		{`env != "production"`, "development", ""},
		{`cfg.Env == "prod"`, "", "development"},
		{`isDev`, "development", ""},
		{`!isProduction`, "development", ""},
		{`testing.Testing()`, "test", ""},
		{`localhost == x`, "", ""},
		{`err != nil`, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.cond, func(t *testing.T) {
			u := read("package x\nfunc f() { if " + tt.cond + " { a() } else { b() } }")
			got := map[string]string{}
			for _, c := range u.Calls {
				got[c.Callee] = string(c.Guard)
			}
			if got["a"] != tt.then || got["b"] != tt.other {
				t.Errorf("got %q and %q, want %q and %q", got["a"], got["b"], tt.then, tt.other)
			}
		})
	}
}

func TestSecrets(t *testing.T) {
	u := read(`package x
const dbPassword = "one"
var c = Config{Passwd: "two", User: "u", Nested: &N{APIKey: "three"}}
func f() {
	c.Token = getEnv("TOKEN", "four")
	os.Setenv("PGPASSWORD", "five")
	passwordFile := "/run/pw"
	pw := "si" + "x"
}
`)
	var got []string
	for _, s := range u.Secrets {
		got = append(got, s.Raw())
	}
	slices.Sort(got)
	if want := []string{"five", "four", "one", "si", "three", "two", "x"}; !slices.Equal(slices.Compact(got), want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestProblems(t *testing.T) {
	tests := []struct {
		name, src string
		want      source.ProblemCode
		calls     int
	}{
		{"broken function", "package x\nfunc a() { f(1) }\nfunc b( { \nfunc c() { g(2) }\n", source.Syntax, 1},
		{"no package clause", "f(1)\n", source.Syntax, 0},
		{"unterminated string", "package x\nvar a = \"b\nfunc c() { g(2) }\n", source.Syntax, 1},
		{"nested brackets", "package x\nvar a = " + strings.Repeat("(", 2000) + "1" + strings.Repeat(")", 2000), source.TooDeep, 0},
		{"long operator chain", "package x\nvar a = 1" + strings.Repeat("+1", 200_000), source.TooDeep, 0},
		{"else chain", "package x\nfunc f() { if a {}" + strings.Repeat(" else if a {}", 60_000) + "}", source.TooDeep, 0},
		{"binary", "\x00\xff\xfe\x00", source.Syntax, 0},
		{"empty", "", source.Syntax, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			u := read(tt.src)
			if len(u.Problems) != 1 || u.Problems[0].Code != tt.want {
				t.Fatalf("problems %v", u.Problems)
			}
			if len(u.Calls) < tt.calls {
				t.Errorf("%d calls, want at least %d", len(u.Calls), tt.calls)
			}
		})
	}
}

func TestDeepButSafe(t *testing.T) {
	nested := "package x\nvar a = " + strings.Repeat(`fmt.Sprintf("%s", `, 400) + "1" + strings.Repeat(")", 400)
	if u := read("" + strings.Replace(nested, "package x\n", "package x\nimport \"fmt\"\n", 1)); len(u.Calls) != 400 {
		t.Errorf("%d calls", len(u.Calls))
	}
}

func TestByteOrderMarkCounts(t *testing.T) {
	u := read("\xef\xbb\xbfpackage x\nvar a = \"v\"\n")
	if got := u.Strings[0].Place.Raw(); got != `"v"` {
		t.Errorf("the literal is at %q", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("package x\nvar a = \"b\\x41\" + c + fmt.Sprintf(\"%s %[1]d %%\", d)")
	f.Add("package x\nfunc f(a int) { if !isDev { cfg.TLS = &tls.Config{A: []string{\"x\"}, B: map[string]T{\"k\": {1}}} } }")
	f.Add("package x\ntype T struct { A string `env:\"X\" default:\"y\"` }\nfunc (t T) F() string { return t.A }")
	f.Add("package x\nvar a = `r\r\naw` + f[int](g...)\nfunc")
	f.Add("\xef\xbb\xbfpackage x; import . \"a\"; import _ `b`")
	f.Fuzz(func(t *testing.T, src string) {
		u := read(src)
		for _, e := range u.Strings {
			check(t, u.File, e)
		}
		for _, a := range u.Assigns {
			check(t, u.File, a.Value)
			testkit.CheckInside(t, u.File, a.TargetPlace, a.Place)
		}
		for _, c := range u.Calls {
			testkit.CheckInside(t, u.File, c.Place, c.CalleePlace)
			for _, a := range c.Args {
				check(t, u.File, a.Value)
			}
		}
	})
}

func check(t *testing.T, file *source.File, e token.Expr) {
	t.Helper()
	testkit.CheckInside(t, file, e.Place)
	if e.Kind == token.Literal {
		testkit.CheckInside(t, file, e.Text.Place())
		decodesToItself(t, e.Text)
	}
	for _, item := range e.Items {
		check(t, file, item)
	}
	for _, m := range e.Members {
		check(t, file, m.Value)
	}
}

// decodesToItself checks that text without escapes is what stands at its place.
func decodesToItself(t *testing.T, text source.Text) {
	t.Helper()
	raw := text.Place().Raw()
	if len(raw) == text.Len() && !strings.ContainsAny(raw, "\\\r%") && raw != text.String() {
		t.Fatalf("%q stands for %q", raw, text.String())
	}
}
