package logstash

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/source"
)

func show(path string, n *tree.Node, out *[]string) {
	if len(n.Children) == 0 && !n.Value.Text.IsZero() {
		*out = append(*out, path+" = "+n.Value.Text.String())
	}
	for i, c := range n.Children {
		show(tree.Join(path, c.Name(i)), c, out)
	}
}

func TestRead(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plugins", "input {\n  jdbc {\n    url => \"jdbc:mysql://h/x?useSSL=false\" # tail\n    size => 5\n    on => true\n  }\n}\n", "input.jdbc.url = jdbc:mysql://h/x?useSSL=false|input.jdbc.size = 5|input.jdbc.on = true"},
		{"lists and hashes", "output { es { hosts => [\"a\", 'b'] h => { \"k\" => v, 'l' => \"w\" } } }", "output.es.hosts.0 = a|output.es.hosts.1 = b|output.es.h.k = v|output.es.h.l = w"},
		{"conditions", "output { if [type] == \"x\" and \"y\" in [tags] { kafka { a => b } } else if [z] { stdout {} } else { c { d => e } } }", "output.kafka.a = b|output.c.d = e"},
		{"comments", "# input { a { b => c } }\nfilter { }", ""},
		{"escaped quote", `a { b { c => "d\"e" } }`, `a.b.c = d\"e`},
		{"open ends", "a { b { c => \"d", "a.b.c = d"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root, problems := Read(source.NewFile("a.conf", []byte(tt.in)))
			var out []string
			show("", root, &out)
			if got := strings.Join(out, "|"); got != tt.want || len(problems) > 0 {
				t.Errorf("got  %s\nwant %s\n%v", got, tt.want, problems)
			}
		})
	}
}

func TestHostile(t *testing.T) {
	n := testkit.Sized(10_000, 1_000_000)
	for _, in := range []string{strings.Repeat("a {", n), strings.Repeat("a => [", n), strings.Repeat("{", n), strings.Repeat("a => {", n)} {
		_, problems := Read(source.NewFile("a.conf", []byte(in)))
		if len(problems) != 1 || problems[0].Code != source.TooDeep {
			t.Errorf("%.10s: %v", in, problems)
		}
	}
}

// FuzzRead asserts that no input makes the reader panic or loop and that values are what their bytes say.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"input { jdbc { url => \"x\" list => [1, \"b\", {k => v}] } }\n", "output { if [a] == 'b' { c { } } else { d { e => f } } } # g", "a { \"b\\", "a => ", "[{}]",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("a.conf", []byte(in))
		root, _ := Read(file)
		check(t, file, root)
	})
}

func check(t *testing.T, file *source.File, n *tree.Node) {
	t.Helper()
	for _, text := range []source.Text{n.Key, n.Value.Text} {
		if p := text.Place(); p.File != nil && (p.File != file || p.Span.End > len(file.Data) || p.Raw() != text.String()) {
			t.Fatalf("%q is not what stands at %v", text.String(), p.Span)
		}
	}
	for _, c := range n.Children {
		check(t, file, c)
	}
}
