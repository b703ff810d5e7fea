package keys

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/keyvalue"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// readConfig reads YAML, or properties where the file is called so.
func readConfig(name, text string) (*source.File, *tree.Node) {
	f := source.NewFile(name, []byte(text))
	if strings.HasSuffix(name, ".properties") {
		root, _ := keyvalue.Read(f, keyvalue.Properties)
		return f, root
	}
	root, _ := yaml.Read(f)
	return f, root
}

// leaves prints the values of a tree by their paths.
func leaves(n *tree.Node) string {
	var out []string
	walkOnce(n, "", map[*tree.Node]bool{}, func(p string, n *tree.Node) bool {
		if len(n.Children) == 0 && !n.Value.Text.IsZero() {
			out = append(out, fmt.Sprintf("%s=%s", p, n.Value.Text.String()))
		}
		return true
	})
	sort.Strings(out)
	return strings.Join(out, " ")
}

func TestIn(t *testing.T) {
	tests := []struct{ name, file, text, profile, profiles, want string }{
		{"plain", "x.yml", "a: 1\nb: {c: 2}\n", "", "", "a=1 b.c=2"},
		{"documents, what always holds", "application.yml", "a: 1\n---\nspring.config.activate.on-profile: prod\na: 2\n", "", "prod", "a=1"},
		{"documents, in one", "application.yml", "a: 1\nb: 1\n---\nspring:\n  config:\n    activate:\n      on-profile: prod\na: 2\n", "prod", "prod", "a=2 b=1 spring.config.activate.on-profile=prod"},
		{"documents, the older key", "application.yml", "a: 1\n---\nspring:\n  profiles: dev, test\na: 2\n", "test", "dev test", "a=2 spring.profiles=dev, test"},
		{"another environment", "application.yml", "a: 1\n---\nspring.profiles: dev\na: 2\n", "prod", "dev", "a=1"},
		{"quarkus", "application.properties", "a.b=1\n%prod.a.b=2\n", "prod", "prod", "a.b=2"},
		{"quarkus, what always holds", "application.properties", "a.b=1\n%prod.a.b=2\n", "", "prod", "a.b=1"},
		{"sections", "cache.yml", "shared:\n  a: 1\ndevelopment:\n  b: 2\nproduction:\n  b: 3\n", "production", "development production", "a=1 b=3"},
		{"sections, all", "cache.yml", "development:\n  b: 2\n", "", "development", "development.b=2"},
		{"no sections", "cache.yml", "production:\n  b: 2\ndatabase:\n  c: 3\n", "", "", "database.c=3 production.b=2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, root := readConfig(tt.file, tt.text)
			kind := KindOf(f.Path, root)
			if got := strings.Join(Profiles(root, kind), " "); got != tt.profiles {
				t.Errorf("profiles: got %q, want %q", got, tt.profiles)
			}
			if got := leaves(In(root, kind, tt.profile)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOverlay(t *testing.T) {
	_, under := readConfig("a.yml", "a: {b: 1, c-d: 2}\nl: [1, 2]\n")
	_, over := readConfig("b.yml", "a: {cD: 3}\nl: [4]\ne: 5\n")
	if got := leaves(Overlay(under, over)); got != "a.b=1 a.cD=3 e=5 l.0=4" {
		t.Errorf("got %q", got)
	}
	if got := leaves(under); got != "a.b=1 a.c-d=2 l.0=1 l.1=2" {
		t.Errorf("the lower one is changed: %q", got)
	}
}

func TestFindWith(t *testing.T) {
	known := setting.Known{Keys: []setting.Key{
		{Pattern: "spring.datasource.url", Role: setting.DSN, Group: "spring.datasource"},
		{Pattern: "spring.datasource.hikari.data-source-properties.*", Role: setting.OptionArg, Group: "spring.datasource"},
	}}
	const url = "spring.datasource.url: jdbc:postgresql://h/d"
	const mode = "spring.datasource.hikari.data-source-properties.sslmode: require"
	tests := []struct{ name, text, under, names, want string }{
		{"alone", url + "\n", "", "", "h sslmode="},
		{"a name in the file", "a.b: require\n" + url + "?sslmode=${a.b:disable}\n", "", "", "h sslmode=require"},
		{"a default where no file has the name", url + "?sslmode=${a.b:disable}\n", "", "", "h sslmode=disable"},
		{"a name beside the file", url + "?sslmode=${a.b}\n", "", "a.b: verify-full\n", "h sslmode=verify-full"},
		{"the file's own outweighs it", "a.b: require\n" + url + "?sslmode=${a.b}\n", "", "a.b: verify-full\n", "h sslmode=require"},
		{"a circle", "a: ${b.c}\nb.c: ${a}\n" + url + "?sslmode=${b.c}\n", "", "", "h sslmode=?"},
		{"laid over a URL", mode + "\n", url + "\n", "", "h sslmode=require"},
		{"laid over options", url + "\n", mode + "\n", "", "h sslmode=require"},
		{"nothing of its own", "other: 1\n", url + "\n", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, root := readConfig("application.yml", tt.text)
			var beside Beside
			if tt.under != "" {
				under, u := readConfig("under.yml", tt.under)
				beside.Under = In(u, KindOf(under.Path, u), "")
			}
			if tt.names != "" {
				_, n := readConfig("names.yml", tt.names)
				beside.Names = []*tree.Node{n}
			}
			var got []string
			for _, c := range FindWith(f, root, Spring, Prepare(known), beside).Connections {
				mode := ""
				for _, o := range c.Options {
					mode = strings.ReplaceAll(o.Value.Text.String(), string(source.Hole), "?")
				}
				got = append(got, c.Hosts[0].String()+" sslmode="+mode)
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// TestUnanswered holds that names which no file gives a value are told with the files that may.
func TestUnanswered(t *testing.T) {
	f, root := readConfig("application.yml", "spring.datasource.url: jdbc:postgresql://${db.host}/d\nspring.config.import: 'optional:classpath:db.properties'\n")
	found := Find(f, root, Spring, Prepare(setting.Known{}))
	want := []setting.Import{{Language: setting.Configuration, Path: "spring"}, {Language: setting.Configuration, Path: "build"}, {Language: setting.Configuration, Path: "file:optional:classpath:db.properties"}}
	if !slices.Equal(found.Imports, want) {
		t.Errorf("got %v", found.Imports)
	}
	f, root = readConfig("application.yml", "message: ${db.host}\n")
	if found := Find(f, root, Spring, Prepare(setting.Known{})); len(found.Imports) != 0 {
		t.Errorf("a message asks for %v", found.Imports)
	}
}
