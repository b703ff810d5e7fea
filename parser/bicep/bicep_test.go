package bicep_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/arm"
	"github.com/dsnlint/dsnlint/parser/bicep"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var types = []string{"Microsoft.Sql/servers", "Microsoft.DBforMySQL/flexibleServers/configurations"}

func find(f *source.File) setting.Found {
	t, problems := bicep.Read(f)
	found := t.Find(types, func(string) *arm.Template { return nil })
	found.Problems = problems
	return found
}

// values shows the attributes of all servers, without their names' bytes.
func values(src string) string {
	var out []string
	found := find(source.NewFile("t.bicep", []byte(src)))
	for _, r := range found.Resources {
		for _, a := range r.Attributes {
			if name := a.Name.String(); name != "apiVersion" && name != "name" {
				out = append(out, name+"="+shown(a.Value.Text))
			}
		}
	}
	for _, s := range found.Secrets {
		out = append(out, "secret:"+s.Raw())
	}
	if len(found.Problems) > 0 {
		out = append(out, "problem@"+strings.TrimSpace(firstLine(src[found.Problems[0].Place.Span.Start:])))
	}
	return strings.Join(out, " ")
}

// shown is a text as it decodes: what is not known is "?", a visible default ends in "~".
func shown(t source.Text) string {
	s := strings.ReplaceAll(t.String(), string(source.Hole), "?")
	if t.Origin() == source.Fallback {
		s += "~"
	}
	return s
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// server is a server with one property.
func server(head, value string) string {
	return head + "\nresource s 'Microsoft.Sql/servers@2021-11-01' = {\n  name: 's'\n  properties: {\n    p: " + value + "\n  }\n}\n"
}

func TestExpressions(t *testing.T) {
	head := `
@description('''
of several
lines''')
param a string = 'x' // with a comment
param b bool
param n string?
@minValue(1)
param i int = 5
@secure()
param pw string = 'hidden'
param literal 'one' | 'two' = 'one'
param typed {
  inner: string?
} = { inner: 'y' }
var o = { k: 'z', 'other key': 'w' }
var l = [
  'first'
  'second' /* inside */
]
`
	tests := []struct{ name, value, want string }{
		{"string", `'1.2'`, "p=1.2"},
		{"escapes", `'a\'b\u{41}'`, `p=a'bA`},
		{"text of several lines", "'''\na'b'''", "p=a'b"},
		{"more quotes than needed", "''''a''''", "p='a'"},
		{"parameter", "a", "p=x~"},
		{"parameter without default", "b", "p=?"},
		{"parameter of a type of literals", "literal", "p=one~"},
		{"member of a typed parameter", "typed.inner", "p=y~"},
		{"safe member", "typed.?inner", "p=y~"},
		{"interpolation", "'${a}-${o.k}'", "p=x-z~"},
		{"interpolation of what is not known", "'a${b}'", "p=a?"},
		{"nested interpolation", "'${'${o.k}'}'", "p=z"},
		{"element", "l[1]", "p=second"},
		{"key in quotes", "o['other key']", "p=w"},
		{"ternary", "b ? 'on' : 'off'", "p=on p=off"},
		{"ternary over lines", "b\n      ? 'on'\n      : 'off'", "p=on p=off"},
		{"ternary of a default", "a == 'x' ? 'on' : 'off'", "p=on~"},
		{"not equal", "a != 'x' ? 'on' : 'off'", "p=off~"},
		{"ternary in parentheses", "(b ? 'on' : (b ? 'two' : 'three'))", "p=on p=two p=three"},
		{"coalesce", "n ?? 'x'", "p=x~"},
		{"coalesce with a ternary", "n ?? (b ? 'x' : 'y')", "p=x~ p=y~"},
		{"conjunction", "(b && false) ? 'on' : 'off'", "p=off"},
		{"negation", "!true ? 'on' : 'off'", "p=off"},
		{"assertion", "o!.k!", "p=z"},
		{"namespace", "sys.concat('a', 'b')", "p=ab"},
		{"arithmetic is not followed", "i + 1", "p=?"},
		{"method", "stg.listKeys().keys[0].value", "p=?"},
		{"nested resource", "parent::child.id", "p=?"},
		{"lambda", "map(l, x => x)", "p=?"},
		{"lambda of two", "reduce(l, 0, (cur, next) => cur)", "p=?"},
		{"blank in front of arguments", "concat ('a', 'b')", "p=ab"},
		{"loop", "[for x in l: x]", "p.0=first p.1=second"},
		{"loop with numbers", "[for (x, i) in l: '${x}${i}']", "p.0=first0 p.1=second1"},
		{"filtered loop", "[for x in l: if (x == 'first') { n: x }]", "p=?"},
		{"object", "{ a: 1, b: true }", "p.a=1 p.b=true"},
		{"spread", "{ ...o, more: 'x' }", "p.k=z p.other key=w p.more=x"},
		{"spread of what is not known", "{ ...b }", "p.*=?"},
		{"union", "union(o, { k: 'later' })", "p.k=later p.other key=w"},
		{"null", "null", ""},
		{"conditional null", "b ? '1.0' : null", "p=1.0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := values(server(head, tt.value))
			got = strings.TrimSpace(strings.TrimSuffix(got, "secret:hidden"))
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestStatements(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"broken in the middle", "var a = \n)\n\nvar b = 'x'\n" + server("", "b"), "p=x problem@var a ="},
		{"broken resource", "resource x 'Microsoft.Sql/servers@1' = {\n  name: (\n}\n" + server("", "'x'"), "p=x problem@resource x 'Microsoft.Sql/servers@1' = {"},
		{"types over lines", "type t =\n  | 'a'\n  | 'b'\n" + server("", "'x'"), "p=x"},
		{"functions", "func f(a string) string =>\n  '${a}('\n" + server("", "f('x')"), "p=?"},
		{"output over lines", "output x string = true\n  ? 'a'\n  : 'b'\n" + server("", "'x'"), "p=x"},
		{"imports", "import { a } from 'x.bicep'\nusing none\nmetadata m = {\n  a: 1\n}\n" + server("", "'x'"), "p=x"},
		{"condition that never holds", "resource s 'Microsoft.Sql/servers@1' = if (false) {\n  properties: { p: 'x' }\n}", ""},
		{"condition by a default", "param on bool = false\nresource s 'Microsoft.Sql/servers@1' = if (on) {\n  properties: { p: 'x' }\n}", "p=x"},
		{"condition", "resource s 'Microsoft.Sql/servers@1' = if (a == {b: 1}.b) {\n  properties: { p: 'x' }\n}", "p=x"},
		{"loop", "resource s 'Microsoft.Sql/servers@1' = [for x in ['1', '2']: {\n  properties: { p: x }\n}]", "p=1 p=2"},
		{"loop over what is not known", "param l array\nresource s 'Microsoft.Sql/servers@1' = [for (x, i) in l: {\n  properties: { p: x.tls }\n}]", "p=?"},
		{"existing", "resource s 'Microsoft.Sql/servers@1' existing = {\n  name: 's'\n}", ""},
		{"child of one that exists", "resource s 'Microsoft.DBforMySQL/flexibleServers@1' existing = {\n  name: 's'\n  resource c 'configurations' = {\n    name: 'n'\n    properties: { p: 'x' }\n  }\n}", "p=x"},
		{"a member called resource", "resource s 'Microsoft.Sql/servers@1' = {\n  resource: 'x'\n}", "resource=x"},
		{"decorated child", "resource s 'Microsoft.DBforMySQL/flexibleServers@1' = {\n  name: 's'\n  @description('x')\n  resource c 'configurations' = { name: 'n', properties: { p: 'x' } }\n}", "p=x"},
		{"not closed", "resource s 'Microsoft.Sql/servers@1' = {\n  name: 's'\n", "problem@resource s 'Microsoft.Sql/servers@1' = {"},
		{"a secret object", "@secure()\nparam a object = {\n  b: 'pw'\n  on: true\n}\n" + server("", "a.b"), "p=pw~ secret:pw"},
		{"a secret of pieces", "@secure()\nparam a string = 'pw${x}'\n" + server("", "'x'"), "p=x secret:pw"},
		{"conditions without end", "resource s 'Microsoft.Sql/servers@1' = " + strings.Repeat("if (a) ", 1000) + "{}\n" + server("", "'x'"), "p=x problem@resource s 'Microsoft.Sql/servers@1' = " + strings.TrimSpace(strings.Repeat("if (a) ", 1000)+"{}")},
		{"directives and comments", "#disable-next-line x\n/* param a */ // b\n" + server("", "'x' // y"), "p=x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := values(tt.src); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestPlaces: every value knows its bytes.
func TestPlaces(t *testing.T) {
	src := "var v = 'a\\'b'\nresource s 'Microsoft.Sql/servers@2021' = {\n  properties: { p: v, 'q': 'c' }\n}"
	r := find(source.NewFile("t.bicep", []byte(src))).Resources[0]
	var got []string
	for _, a := range r.Attributes {
		got = append(got, a.Name.Place().Raw()+":"+a.Value.Text.Place().Raw())
	}
	if want := `2021:2021 p:a\'b q:c`; strings.Join(got, " ") != want || r.Anchor.Raw() != "resource s 'Microsoft.Sql/servers@2021'" {
		t.Errorf("got %s at %s", got, r.Anchor.Raw())
	}
}

func TestCalls(t *testing.T) {
	src := "module a './modules/x.bicep' = {\n  params: { tls: '1.0' }\n}\nmodule b 'br/public:x:1' = {}\n"
	found := find(source.NewFile("t.bicep", []byte(src)))
	want := setting.Import{Language: "arm", Local: "template", Path: "modules/x.bicep"}
	if len(found.Imports) != 1 || found.Imports[0] != want {
		t.Errorf("got %v", found.Imports)
	}
	found = find(source.NewFile("t.bicepparam", []byte("using '../x.bicep'\nparam tls = '1.0'\n")))
	if want.Path = "../x.bicep"; len(found.Imports) != 1 || found.Imports[0] != want {
		t.Errorf("got %v", found.Imports)
	}
}

func TestLinearTime(t *testing.T) {
	read := func(in string) { find(source.NewFile("t.bicep", []byte("var x = "+in))) }
	units := []string{"(", "[", "{\n", "'${", "a ? ", "!", "a.b", "a + ", "\n", "/*", "'''", "[for x in ", "{a:", "x => ", "@a()\n", "var a = (\n", "type t =\n", "\n\n|", "a\n\n\n"}
	testkit.InTime(t, units, testkit.Sized(50_000, 200_000), 5*time.Second, read)
}

// FuzzRead asserts that no file makes the reader panic and that every place lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add(server("param a string = 'x'\n@secure()\nparam b string = 'pw'", "a == 'x' ? '${b}' : null ?? [for (x, i) in y: x]"))
	f.Add("resource s 'Microsoft.Sql/servers@1' = [for x in [{a: 1}]: if (true) {\n  name: x.a\n  resource c 'd@1' = {...x}\n}]")
	f.Add("using 'x.bicep'\nparam a = '''x'''\nmodule m 'y.bicep' = { params: {a: {...b}}}")
	f.Fuzz(func(t *testing.T, src string) {
		file := source.NewFile("t.bicep", []byte(src))
		testkit.CheckFound(t, file, find(file))
	})
}

// A name that stands twice in each of a row of values would double them over and over.
func TestValuesThatDouble(t *testing.T) {
	for name, next := range map[string]string{
		"spread":     "var v%[1]d = {...v%[2]d\n ...v%[2]d\n}\n",
		"shared":     "var v%[1]d = {x: v%[2]d\n y: v%[2]d\n}\n",
		"parameters": "param v%[1]d object = {x: v%[2]d\n y: v%[2]d\n}\n",
		"lists":      "var v%[1]d = concat([v%[2]d], [v%[2]d])\n",
	} {
		src := strings.Builder{}
		src.WriteString("var v0 = {a: 1\n b: 2}\n")
		for i := 1; i < 40; i++ {
			fmt.Fprintf(&src, next, i, i-1)
		}
		for i := range 50 {
			fmt.Fprintf(&src, "resource r%d 'Microsoft.Sql/servers@2020' = {\n properties: v%d\n}\n", i, i%40)
		}
		start := time.Now()
		template, _ := bicep.Read(source.NewFile("t.bicep", []byte(src.String())))
		template.Find(types, func(string) *arm.Template { return nil })
		template.Arguments()
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}
