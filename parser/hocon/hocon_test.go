package hocon

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"pairs", "a = 1\nb: \"x\"\nc = text here // comment\n", "a=1@1 number\nb=x@x\nc=text here@text here"},
		{"comments", "# a = 1\n// b = 2\nc = 3 # d = 4\n", "c=3@3 number"},
		{"dotted keys", "a.b.c = x\na.b.d = y\n", "a.b.c=x@x\na.b.d=y@y"},
		{"objects", "a {\n  b = true\n  c { d = \"e\" }\n}\n", "a.b=true@true bool\na.c.d=e@e"},
		{"objects are one", "a { b = 1 }\na { c = 2 }\na.d { e = 3 }\n", "a.b=1@1 number\na.c=2@2 number\na.d.e=3@3 number"},
		{"braces around", "{ a = 1, b = 2 }", "a=1@1 number\nb=2@2 number"},
		{"lists", "a = [ \"x\", \"y:1\" ]\nb = [ { c = 1 } ]", "a.0=x@x\na.1=y:1@y:1\nb.0.c=1@1 number"},
		{"strings", "a = \"x\\\"y\"\nb = \"\"\"c\"d\"\"\"\n", "a=x\"y@x\\\"y\nb=c\"d@c\"d"},
		{"quoted keys", "\"a.b\" = 1\n", "a.b=1@1 number"},
		{"include", "include \"other.conf\"\na = 1", "include=other.conf@other.conf include\na=1@1 number"},
		{"value on the next line", "a =\n  \"x\"\n", "a=x@x"},
		{"no value", "a\nb = 1", "b=1@1 number"},
		{"unclosed", "a { b = \"c", "a.b=c@c"},
		{"stray", "} ] a = 1", "a=1@1 number"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := testkit.ShowTree(Read(source.NewFile("application.conf", []byte(tt.in)))); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestSubstitutions(t *testing.T) {
	root, _ := Read(source.NewFile("application.conf", []byte("url = \"jdbc:x\"\nurl = ${?DB_URL}\nhost = ${db.host}\nall = \"a\"${B}\"c\"\n")))
	if n := len(root.Children); n != 3 {
		t.Fatalf("%d settings", n)
	}
	url, host, all := root.Children[0].Value.Text, root.Children[1].Value.Text, root.Children[2].Value.Text
	if url.String() != "jdbc:x" || url.Origin() != source.Fallback || url.Refs()[0] != "env:DB_URL" {
		t.Errorf("url %q of origin %v with %v", url.String(), url.Origin(), url.Refs())
	}
	if host.Known() || host.Refs()[0] != "property:db.host" {
		t.Errorf("host %q with %v", host.String(), host.Refs())
	}
	if all.Known() || !strings.HasPrefix(all.String(), "a") || !strings.HasSuffix(all.String(), "c") {
		t.Errorf("all %q", all.String())
	}
}

func TestDepth(t *testing.T) {
	in := "a = " + strings.Repeat("[ ", 5000) + "1" + strings.Repeat(" ]", 5000) + "\nb = 2"
	root, _ := Read(source.NewFile("application.conf", []byte(in)))
	if n := len(root.Children); n != 2 || root.Children[1].Value.Text.String() != "2" {
		t.Errorf("%d settings", n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.b = \"x\\n\"${?Y} z // c\nd { e = [ 1, { f = \"\"\"g\"\"\" } ] }\ninclude \"h\"\na.b = ${?I}")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("application.conf", []byte(in))
		root, problems := Read(file)
		testkit.CheckTree(t, file, root, problems)
	})
}
