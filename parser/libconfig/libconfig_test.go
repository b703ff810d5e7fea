package libconfig

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"settings", "datadir=\"/var/lib/x\"\nthreads = 4;\nx: true\n", "datadir=/var/lib/x@/var/lib/x\nthreads=4@4 number\nx=true@true bool"},
		{"comments", "# a=1\n// b=2\n/* c=3\n d=4 */\ne=5 # f=6\n@include \"g\"\n", "e=5@5 number"},
		{"group", "v=\n{\n a=\"x\"\n b=1\n}\n", "v.a=x@x\nv.b=1@1 number"},
		{"list of groups", "s = ( { address=\"h\" , port=3306 , use_ssl=1 }, { address=\"g\" } )", "s.0.address=h@h\ns.0.port=3306@3306 number\ns.0.use_ssl=1@1 number\ns.1.address=g@g"},
		{"array", "a = [ 1, 2 ];", "a.0=1@1 number\na.1=2@2 number"},
		{"strings", `a="x\"y" "z"`, `a=x"yz@x\"y" "z`},
		{"unclosed", "a = ( { b = \"c", "a.0.b=c@c"},
		{"stray", "} ) a = 1", "a=1@1 number"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := testkit.ShowTree(Read(source.NewFile("f", []byte(tt.in)))); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestDepth(t *testing.T) {
	in := "a = " + strings.Repeat("( ", 5000) + "1" + strings.Repeat(" )", 5000) + "\nb = 2"
	root, _ := Read(source.NewFile("f", []byte(in)))
	if n := len(root.Children); n != 2 || root.Children[1].Value.Text.String() != "2" {
		t.Errorf("%d settings", n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a=\"x\\n\" \"y\"; b = ( { c = 1 }, [ true ] ) # d\n/* e */ @include \"f\"")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("f", []byte(in))
		root, problems := Read(file)
		testkit.CheckTree(t, file, root, problems)
	})
}
