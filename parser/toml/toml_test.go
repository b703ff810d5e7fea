package toml

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/source"
	"github.com/pelletier/go-toml/v2"
)

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"pairs", "a = 1\nb = \"x\" # c = 2\nc = true\nd = 2020-01-01\n", "a=1@1 number\nb=x@x\nc=true@true bool\nd=2020-01-01@2020-01-01"},
		{"tables", "a = 1\n[b]\nc = 2\n[b.d]\ne = 3\n", "a=1@1 number\nb.c=2@2 number\nb.d.e=3@3 number"},
		{"table after its child", "[a.b]\nc = 1\n[a]\nd = 2\n", "a.b.c=1@1 number\na.d=2@2 number"},
		{"dotted keys", "a.b.c = 'x'\na.'d.e' = 'y'\n", "a.b.c=x@x\na.d.e=y@y"},
		{"arrays", "a = ['x', ['y'],\n  'z', # more\n]\n", "a.0=x@x\na.1.0=y@y\na.2=z@z"},
		{"inline tables", "a = { b = 'x', c.d = 1 }\n", "a.b=x@x\na.c.d=1@1 number"},
		{"arrays of tables", "[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]\nb = 3\n", "a.0.b=1@1 number\na.0.c.d=2@2 number\na.1.b=3@3 number"},
		{"basic strings", `a = "x\"y\u00e9\U0001F600\\z"`, "a=x\"yé😀\\z@x\\\"y\\u00e9\\U0001F600\\\\z"},
		{"literal strings", `a = 'x\ny'`, `a=x\ny@x\ny`},
		{"three quotes", "a = \"\"\"\nx \"y\"\\\n   z\"\"\"\nb = '''\nq'''\n", "a=x \"y\"z@x \"y\"\\\n   z\nb=q@q"},
		{"line ends", "a = 'x'\r\nb = \"\"\"\r\ny\"\"\"\r\n", "a=x@x\nb=y@y"},
		{"a byte order mark", "\ufeffa = 'x'\n", "a=x@x"},
		{"nothing", "\n# nothing\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := testkit.ShowTree(Read(source.NewFile("settings.toml", []byte(tt.in)))); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestBrokenLinesAreLeftOut(t *testing.T) {
	root, problems := Read(source.NewFile("settings.toml", []byte("[a]\nb = 'x'\nc = \nd = 'y'\n= 1\n[e\nf = 'z'\n")))
	if got, want := testkit.ShowTree(root, nil), "a.b=x@x\na.d=y@y\na.f=z@z"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(problems) != 1 || problems[0].Code != source.Syntax || problems[0].Place.File.At(problems[0].Place.Span.Start).Line != 3 {
		t.Errorf("%+v", problems)
	}
}

func TestTemplates(t *testing.T) {
	root, problems := Read(source.NewFile("settings.toml.j2", []byte("url = \"postgres://{{ host }}/x\"\nport = {{ port }}\nlast = 'x'\n")))
	if len(root.Children) == 0 {
		t.Fatalf("nothing was read: %+v", problems)
	}
	url := root.Children[0].Value.Text
	if url.Known() || !strings.HasPrefix(url.String(), "postgres://") || !strings.HasSuffix(url.String(), "/x") {
		t.Errorf("url %q", url.String())
	}
	if last := root.Children[len(root.Children)-1]; last.Key.String() != "last" || last.Value.Text.String() != "x" {
		t.Errorf("last %q = %q", last.Key.String(), last.Value.Text.String())
	}
}

func TestDepth(t *testing.T) {
	_, problems := Read(source.NewFile("settings.toml", []byte("a = "+strings.Repeat("[", 2_000_000))))
	if len(problems) != 1 || problems[0].Code != source.TooDeep {
		t.Errorf("%+v", problems)
	}
	if _, problems = Read(source.NewFile("settings.toml", []byte(strings.Repeat("[a]\n", 5000)))); len(problems) > 0 && problems[0].Code == source.TooDeep {
		t.Error("table headers are no nesting")
	}
}

// BenchmarkTables: the time of a table must not grow with their number.
func BenchmarkTables(b *testing.B) {
	for _, tables := range []int{1_000, 10_000, 100_000} {
		var in strings.Builder
		for i := range tables {
			fmt.Fprintf(&in, "[t%d]\nk = 1\n", i)
		}
		b.Run(strconv.Itoa(tables), func(b *testing.B) {
			for b.Loop() {
				Read(source.NewFile("settings.toml", []byte(in.String())))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*tables), "ns/table")
		})
	}
}

// FuzzRead also compares the strings of valid documents with what the library's decoder makes of them.
func FuzzRead(f *testing.F) {
	f.Add("a.b = \"x\\n\\u00e9\"\n[c.\"d\"]\ne = [1, {f = '''g'''}]\n[[h]]\ni = \"\"\"\n\\\n  j\"\"\" # k\n[[h]]\nl = {{ m }}\n")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("settings.toml", []byte(in))
		root, problems := Read(file)
		testkit.CheckTree(t, file, root, problems)
		var want map[string]any
		if !strings.Contains(in, "{{") && !strings.Contains(in, "{%") && !strings.Contains(in, "<%") && toml.Unmarshal([]byte(in), &want) == nil && len(problems) == 0 {
			compare(t, "", root, want)
		}
	})
}

func compare(t *testing.T, path string, n *tree.Node, want any) {
	t.Helper()
	switch want := want.(type) {
	case string:
		if got := n.Value.Text.String(); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	case []any:
		if len(n.Children) != len(want) {
			t.Fatalf("%s: %d elements, want %d", path, len(n.Children), len(want))
		}
		for i := range want {
			compare(t, path+".#", n.Children[i], want[i])
		}
	case map[string]any:
		if len(n.Children) != len(want) {
			t.Fatalf("%s: %d members, want %d", path, len(n.Children), len(want))
		}
		for _, c := range n.Children {
			value, ok := want[c.Key.String()]
			if !ok {
				t.Fatalf("%s has no member %q", path, c.Key.String())
			}
			compare(t, tree.Join(path, c.Key.String()), c, value)
		}
	}
}
