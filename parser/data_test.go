package parser

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// spell prints an expression: objects in braces, lists in brackets, values with what they refer to.
func spell(e token.Expr) string {
	var parts []string
	switch e.Kind {
	case token.ObjectOf:
		for _, m := range e.Members {
			parts = append(parts, m.Name.String()+":"+spell(m.Value))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case token.ListOf:
		for _, i := range e.Items {
			parts = append(parts, spell(i))
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	if refs := e.Text.Refs(); len(refs) > 0 {
		return "<" + strings.Join(refs, ",") + ">"
	}
	return e.Text.String()
}

func TestData(t *testing.T) {
	tests := []struct{ file, text, profile, want string }{
		{"a.json", `{"db": {"url": "x", "ports": [1, 2]}, "ssl": false}`, "", "{db:{url:x ports:[1 2]} ssl:false}"},
		{"a.yml", "base: &b {x: 1}\none: *b\ntwo: *b\n", "", "{base:{x:1} one:{x:1} two:{x:1}}"},
		{"application.properties", "db.url=${DB_URL}\ndb.mode=${m:require}\n", "", "{db:{url:<env:DB_URL> mode:<property:m>}}"},
		{"a.toml", "[db]\nurl = 'x'\n", "", "{db:{url:x}}"},
		{"a.ini", "[db]\nurl = x\n", "", "{db:{url:x}}"},
		{"a.yml", "shared: {a: 1}\nproduction: {b: 2}\n", "production", "{a:1 b:2}"},
		{"web.config", `<configuration><connectionStrings><add name="Main" connectionString="x"/></connectionStrings></configuration>`, "", "{connectionStrings:{Main:x}}"},
		{"a.yml", "[", "", ""},
	}
	p := New(setting.Known{})
	for _, tt := range tests {
		f := source.NewFile(tt.file, []byte(tt.text))
		unit := p.formatOf(tt.file).data(f, tt.profile)
		if got := spell(unit.Assigns[0].Value); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.file, got, tt.want)
		}
	}
}

func TestProfiles(t *testing.T) {
	p := New(setting.Known{})
	for name, want := range map[string]string{"a.yml": "production", "a.py": "", "a.unknown": ""} {
		f := source.NewFile(name, []byte("production: {a: 1}\n"))
		if got := strings.Join(p.Profiles(f), " "); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// FuzzData holds that any file of keys and values becomes an object whose texts stand in the file.
func FuzzData(f *testing.F) {
	f.Add("a: &x {b: [1, *x]}\n", uint8(0))
	f.Add(`{"a": {"b": "${c:d}"}}`, uint8(1))
	f.Add("a.b=1\n%prod.a.b=2\n", uint8(2))
	f.Add("<a><b c='d'>e</b></a>", uint8(3))
	f.Add("include \"x\"\na { b = ${c} }", uint8(4))
	names := []string{"a.yml", "a.json", "application.properties", "web.config", "application.conf", "a.toml", "a.ini"}
	p := New(setting.Known{})
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		file := source.NewFile(names[int(which)%len(names)], []byte(text))
		for _, profile := range append(p.Profiles(file), "") {
			inside(t, file, p.formatOf(file.Path).data(file, profile).Assigns[0].Value, 0)
		}
	})
}

func inside(t *testing.T, f *source.File, e token.Expr, depth int) {
	t.Helper()
	if depth > 8 {
		return // aliases may repeat a part again and again
	}
	for _, p := range append(e.Text.Places(), e.Place) {
		if p.File != nil && (p.File != f || p.Span.Start < 0 || p.Span.End > len(f.Data)) {
			t.Fatalf("a text stands at %v", p.Span)
		}
	}
	for n, m := range e.Members {
		if n < 50 {
			inside(t, f, m.Value, depth+1)
		}
	}
	for n, i := range e.Items {
		if n < 50 {
			inside(t, f, i, depth+1)
		}
	}
}
