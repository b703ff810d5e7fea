package dsn_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/source"
)

// TestExpand: the decoded text with holes as "?", and what it refers to.
func TestExpand(t *testing.T) {
	cases := []struct{ name, style, in, want, refs string }{
		{"variable", "shell", "a${X}b", "a?b", "env:X"},
		{"default", "shell", "a${X:-prefer}b", "apreferb", "env:X"},
		{"default if unset", "shell", "${X-d}", "d", "env:X"},
		{"assigning default", "shell", "${X:=d}", "d", "env:X"},
		{"quoted default", "shell", `${X:-"d e"}`, "d e", "env:X"},
		{"nested default", "shell", "${X:-${Y:-d}}", "d", "env:Y"},
		{"partly nested default", "shell", "${X:-a${Y:-d}}", "ad", "env:X env:Y"},
		{"error message", "shell", "${X:?say so}", "?", "env:X"},
		{"alternative", "shell", "${X:+on}", "?", "env:X"},
		{"suffix cut", "shell", "${X%/*}", "?", "env:X"},
		{"length", "shell", "${#X}", "?", "env:X"},
		{"empty default alone", "shell", "h=${X:-}&b", "h=?&b", "env:X"},
		{"empty default inside", "shell", "db${X:-}", "db", "env:X"},
		{"bare name", "shell", "$X_1/$y", "?/?", "env:X_1 env:y"},
		{"positional", "shell", "$1", "?", "env:1"},
		{"dollar sign", "shell", "a$$b", "a$b", ""},
		{"Kubernetes", "shell", "$(X)", "?", "env:X"},
		{"command", "shell", "$(cat /f (x))", "?", "call"},
		{"unclosed", "shell", "${X", "${X", ""},
		{"lone dollar", "shell", "5$", "5$", ""},
		{"actions", "shell", "${{ a.b }}", "?", "template"},
		{"property", "spring", "${a.b}", "?", "property:a.b"},
		{"of the build", "spring", "jdbc:mysql://@db.host@:1/d", "jdbc:mysql://?:1/d", "property:db.host"},
		{"no name of the build", "spring", "postgres://a@b.c@h/d", "postgres://a@b.c@h/d", ""},
		{"property default", "spring", "${a.b:d:1}", "d:1", "property:a.b"},
		{"property nested", "spring", "${a.b:${C:d}}", "d", "env:C"},
		{"property of the environment", "spring", "${DB_HOST:localhost}", "localhost", "env:DB_HOST"},
		{"dashed property", "spring", "${a-b:c}", "c", "property:a-b"},
		{"backticks", "spring", "${a:`x:y`}", "x:y", "property:a"},
		{"name unknown", "spring", "${a.${b}:c}", "?", "template"},
		{"empty property default", "spring", "${a:}", "?", "property:a"},
		{"expression", "spring", "#{1 + {2}}", "?", "template"},
		{"a dollar stays", "spring", "$X $$", "$X $$", ""},
		{"Go template", "template", "a{{ .b }}c", "a?c", "template"},
		{"Helm default", "template", `{{ .b | default "d" }}`, "d", "template"},
		{"Helm default call", "template", `{{ default "d" .b }}`, "d", "template"},
		{"Jinja default", "template", "{{ b | default('d') }}", "d", "template"},
		{"Jinja environment", "template", "{{ env_var('X', 'd') }}", "d", "env:X"},
		{"ERB", "template", "<%= b %>", "?", "template"},
		{"ERB environment", "template", `<%= ENV["X"] %>`, "?", "env:X"},
		{"ERB fetch", "template", `<%= ENV.fetch("X") { 1 } %>`, "?", "env:X"},
		{"ERB fetch default", "template", `<%= ENV.fetch("X", "d") %>`, "d", "env:X"},
		{"ERB or", "template", `<%= ENV['X'] || 'd' %>`, "d", "env:X"},
		{"statement", "template", "{% if x %}", "?", "template"},
		{"unclosed template", "template", "{{ x", "{{ x", ""},
		{"shell is no template", "template", "${X}", "${X}", ""},
		{"verbs", "printf", "%s %d %v %q %05.2f %-3d %[2]s", "? ? ? ? ? ? ?", "template"},
		{"Python verb", "printf", "%(host)s", "?", "template"},
		{"percent sign", "printf", "100%% %40", "100% %40", ""},
		{"escape in no format", "", "a%2Fb%da", "a%2Fb%da", ""},
		{"verb in no format", "", "%s:%d/", "?:?/", "template"},
		{"braces", "braces", "{host}:{0}/{x!r}", "?:?/?", "template"},
		{"escaped braces", "braces", "{{a}} {}", "{a} ?", "template"},
		{"JSON is no brace", "braces", `{"a": 1, "b": 2}`, `{"a": 1, "b": 2}`, ""},
		{"any: number in braces", "", "{0} {a}", "? {a}", "template"},
		{"any: Spring", "", "${a.b:-1}", "-1", "property:a.b"},
		{"any: shell", "", "${A:-1}", "1", "env:A"},
		{"any: upper case", "", "$HOST $external $$", "? $external $$", "env:HOST"},
		{"any: Symfony", "", "%env(resolve:X)%", "?", "env:X"},
		{"any: parameter", "", "%database_host%", "?", "property:database_host"},
		{"any: escapes are no parameter", "", "%40abc%20", "%40abc%20", ""},
		{"any: Concourse", "", "((a/b)) ((ADDRESS=", "? ((ADDRESS=", "template"},
		{"nothing", "", "plain", "plain", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := dsn.Expand(textOf(c.in), c.style)
			s := strings.ReplaceAll(got.String(), string(source.Hole), "?")
			if refs := strings.Join(got.Refs(), " "); s != c.want || refs != c.refs {
				t.Errorf("Expand(%q, %q) = %q %q, want %q %q", c.in, c.style, s, refs, c.want, c.refs)
			}
			if raw := got.Place().Raw(); !strings.Contains(c.in, raw) {
				t.Errorf("placed at %q", raw)
			}
		})
	}
}

// TestExpandOrigin: a default is a fallback, a hole unknown, and both know their raw bytes.
func TestExpandOrigin(t *testing.T) {
	in := textOf("a=${X:-prefer}&b=${Y}&c=d")
	out := dsn.Expand(in, "shell")
	at := func(part string) source.Text {
		i := strings.Index(out.String(), part)
		return out.Slice(i, i+len(part))
	}
	if p := at("prefer"); p.Origin() != source.Fallback || p.Place().Raw() != "prefer" {
		t.Errorf("default: origin %v at %q", p.Origin(), p.Place().Raw())
	}
	if p := at(string(source.Hole)); p.Origin() != source.Unknown || p.Place().Raw() != "${Y}" {
		t.Errorf("hole: origin %v at %q", p.Origin(), p.Place().Raw())
	}
	if p := at("c=d"); p.Origin() != source.Written || p.Place().Raw() != "c=d" {
		t.Errorf("rest: origin %v at %q", p.Origin(), p.Place().Raw())
	}
}

// TestExpandDepth: defaults inside defaults end somewhere, and long or hostile input costs little.
func TestExpandDepth(t *testing.T) {
	deep := strings.Repeat("${A:-", 40) + "x" + strings.Repeat("}", 40)
	if got := dsn.Expand(textOf(deep), "shell"); got.Known() {
		t.Errorf("40 levels became %q", got.String())
	}
	for _, open := range []string{"${", "{{", "<%", "$(", "%(", "#{", "${a:", "(("} {
		in := strings.Repeat(open, 30000/len(open))
		if got := dsn.Expand(textOf(in), ""); got.Len() > len(in)*2 {
			t.Errorf("%q grew", open)
		}
	}
	long := strings.Repeat("a", 70<<10) + "${X}"
	if got := dsn.Expand(textOf(long), "shell"); got.String() != long {
		t.Error("a text over the limit was changed")
	}
}
