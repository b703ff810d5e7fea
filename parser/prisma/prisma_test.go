package prisma

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var known = setting.Known{Openers: []setting.Opener{
	datasource("url", "prisma-postgresql", "postgresql", "postgres"), datasource("directUrl", "prisma-postgresql", "postgresql", "postgres"),
	datasource("url", "prisma-mysql", "mysql"),
}}

func datasource(key, driver string, providers ...string) setting.Opener {
	return setting.Opener{
		Language: "prisma", Callee: "datasource." + key, Drivers: []string{driver}, Args: []setting.Arg{{Position: -1, Keyword: key, Role: setting.DSN}},
		Select: []setting.Selector{{Keyword: "provider", Values: providers}},
	}
}

// show renders what is found: driver, anchor, scheme, hosts, options.
func show(in string) string {
	var out []string
	for _, c := range opener.Find(Read(source.NewFile("schema.prisma", []byte(in))), known).Connections {
		line := strings.Join(c.Hint.Drivers, ",") + " " + c.Anchor.Raw() + " " + testkit.ShowText(c.Scheme)
		for _, h := range c.Hosts {
			line += " " + testkit.ShowText(h)
		}
		for _, o := range c.Options {
			line += " " + o.Name.String() + "=" + testkit.ShowText(o.Value.Text)
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

func TestConnections(t *testing.T) {
	const db = "datasource db {\n  provider = \"postgresql\"\n  "
	for _, tt := range []struct{ name, in, want string }{
		{"a literal", db + "url = \"postgres://u:pw@h/x?sslmode=require\"\n}", "prisma-postgresql url postgres h sslmode=require"},
		{"the environment", db + "url = env(\"X\")\n}", "prisma-postgresql url ?@env(\"X\") ?@env(\"X\")"},
		{"several", db + "url=env( \"X\" )\n  directUrl = \"postgres://h\"\n}", "prisma-postgresql url ?@env( \"X\" ) ?@env( \"X\" ); prisma-postgresql directUrl postgres h"},
		{"the provider below", "datasource db {\n url = \"mysql://h/x?sslaccept=strict\"\n provider = \"mysql\"\n}", "prisma-mysql url mysql h sslaccept=strict"},
		{"comments", "// datasource a { }\n/* datasource b {\n*/\n" + db + "/// url = \"postgres://no\"\n url = \"postgres://h/x\" // \"postgres://no\"\n}", "prisma-postgresql url postgres h"},
		{"slashes in the URL are none", db + "url = \"postgres://h//x\"\n}", "prisma-postgresql url postgres h"},
		{"escapes", db + `url = "postgres:\/\/h\u002ecom/x?sslmode=\u0064isable"` + "\n}", "prisma-postgresql url postgres h.com@h\\u002ecom sslmode=disable@\\u0064isable"},
		{"a file", "datasource db {\n provider = \"sqlite\"\n url = \"file:./dev.db\"\n}", ""},
		{"a proxy", db + "url = \"prisma://accelerate.io/?api_key=pw\"\n}", ""},
		{"the newer proxy", db + "url = \"prisma+postgres://accelerate.io/?api_key=pw\"\n}", ""},
		{"other keys", db + "relationMode = \"prisma\"\n extensions = [pgcrypto, postgis(version: \"2.1\")]\n url = \"postgres://h\"\n}", "prisma-postgresql url postgres h"},
		{"models", "model Datasource {\n id Int @id\n url String @default(\"postgres://h/x?sslmode=disable\")\n datasource String\n}", ""},
		{"behind a broken block", "datasource\ndatasource db =\n" + db + "url = \"postgres://h\"\n}", "prisma-postgresql url postgres h"},
		{"an open string", db + "url = \"postgres://h/x\n}\nmodel A {}", "prisma-postgresql url postgres h"},
		{"an open block", db + "url = \"postgres://h/x\"", "prisma-postgresql url postgres h"},
		{"an open call", db + "url = env(\"X\"", "prisma-postgresql url ?@env(\"X\" ?@env(\"X\""},
		{"a byte order mark", "\xef\xbb\xbf" + db + "url = \"postgres://h\"\n}", "prisma-postgresql url postgres h"},
		{"nothing", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestSecrets(t *testing.T) {
	in := "datasource db {\n provider = \"mysql\"\n url = \"mysql://u:pw@h/x\"\n}"
	found := opener.Find(Read(source.NewFile("a.prisma", []byte(in))), known)
	if len(found.Secrets) != 1 || found.Secrets[0].Raw() != "pw" {
		t.Errorf("secrets %v", found.Secrets)
	}
}

// TestValues: what a .env file says is put in with its own place.
func TestValues(t *testing.T) {
	env := source.NewFile(".env", []byte("X=postgres://h/x?sslmode=require"))
	with := known
	with.Values = map[string]source.Text{"env:X": source.Verbatim(source.Place{File: env, Span: source.Span{Start: 2, End: len(env.Data)}})}
	in := "datasource db {\n provider = \"postgresql\"\n url = env(\"X\")\n}"
	found := opener.Find(Read(source.NewFile("a.prisma", []byte(in))), with)
	if len(found.Connections) != 1 || len(found.Connections[0].Options) != 1 {
		t.Fatalf("found %v", found.Connections)
	}
	c := found.Connections[0]
	if p := c.Options[0].Place(); p.File != env || p.Raw() != "require" {
		t.Errorf("the option stands at %q", p.Raw())
	}
	if len(c.Related) == 0 {
		t.Error("nothing tells where the variable is read")
	}
}

func TestTime(t *testing.T) {
	testkit.InTime(t, []string{"datasource a {\n", "url = env(", "/*", "\"", "\\", "datasource a { url = \"x\"\n}\n"}, testkit.Sized(20_000, 200_000), 5*time.Second, func(in string) {
		Read(source.NewFile("a.prisma", []byte(in)))
	})
}

// FuzzRead: nothing panics, and what an opener finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add("datasource db {\n  provider = \"postgresql\"\n  url = env(\"X\") // y\n directUrl = \"postgres://u:pw@h/x?a=\\u0041\"\n}")
	f.Add("/* */ datasource db { provider = \"mysql\"\nurl=\"mysql://h\\")
	f.Add("datasource db {\nurl = env(\n\"X\"\n) }")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("a.prisma", []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
