package parser

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/server"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// everything is what a run of the tool knows.
func everything() setting.Known {
	k := driver.Known()
	k.Resources = append(policies.ResourceTypes(), server.Types()...)
	k.Constants = policies.Constants()
	return k
}

// TestEveryLanguageHasAFormat holds that the openers of a language and the format of its programs have one name, by which
// the needles are chosen.
func TestEveryLanguageHasAFormat(t *testing.T) {
	openers := map[string]bool{}
	for _, o := range driver.Known().Openers {
		openers[o.Language] = true
	}
	for i := range formats {
		if f := &formats[i]; f.code != nil && !openers[f.name] {
			t.Errorf("%s: no opener is of this language", f.name)
		}
	}
	for language := range openers {
		if !slices.ContainsFunc(formats, func(f format) bool { return f.code != nil && f.name == language }) {
			t.Errorf("%s: openers of a language that no format of programs is called after", language)
		}
	}
}

// TestEveryOpenerHasANeedle holds that a program with an opener is let through by the needles of its language, whatever
// other drivers there are.
func TestEveryOpenerHasANeedle(t *testing.T) {
	p := New(everything())
	for _, o := range p.known.Openers {
		words := openerNeedles(o)
		if len(words) == 0 {
			t.Errorf("%s %s has none: %v", o.Language, o.Callee, o.Select)
		}
		program := p.filters.of(formatNamed(o.Language))
		for _, word := range words {
			if !program.Match([]byte(word)) {
				t.Errorf("%s %s: %q is dropped", o.Language, o.Callee, word)
			}
			if named(o) && !p.filters.of(nil).Match([]byte(word)) {
				t.Errorf("%s %s: %q is dropped in files that are no programs", o.Language, o.Callee, word)
			}
		}
	}
}

// TestNeedlesOfClassesAreNoWords holds that methods of .NET are known by their class: every file has a Connect or a Parse.
func TestNeedlesOfClassesAreNoWords(t *testing.T) {
	for callee, want := range map[string]string{
		"StackExchange.Redis.ConnectionMultiplexer.Connect": "ConnectionMultiplexer", "Npgsql.NpgsqlDataSource.Create": "NpgsqlDataSource",
		"MySqlConnector.MySqlConnection": "MySqlConnection", "RabbitMQ.Client.SslOption": "SslOption",
	} {
		if got := className(callee); got != want {
			t.Errorf("%s: got %s, want %s", callee, got, want)
		}
	}
}

// TestEverySchemeAndClientPassesEverywhere holds that a connection string and a command line are seen in files of any kind.
func TestEverySchemeAndClientPassesEverywhere(t *testing.T) {
	p := New(everything())
	languages := []*format{nil}
	for i := range formats {
		if formats[i].code != nil {
			languages = append(languages, &formats[i])
		}
	}
	for _, f := range languages {
		filter := p.filters.of(f)
		for _, s := range p.known.Schemes {
			if text := s.Name + "://db.example.com/app"; !strings.Contains(s.Name, ":") && !filter.Match([]byte(text)) {
				t.Errorf("%s: dropped: %s", languageOf(f), text)
			}
		}
		for _, name := range cli.Clients() {
			if text := `"` + name + ` -h db.example.com"`; !filter.Match([]byte(text)) {
				t.Errorf("%s: dropped: %s", languageOf(f), text)
			}
		}
	}
}

// TestWhatIsDroppedHoldsNothing holds that the needles lose no connection of any fixture: what is not wanted has none, even
// where the files around it are what a run judges.
func TestWhatIsDroppedHoldsNothing(t *testing.T) {
	p := New(everything())
	err := filepath.WalkDir(filepath.Join("..", "testdata", "fixtures"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		f := source.NewFile(filepath.ToSlash(name), data)
		format := p.formatOf(f.Path)
		if format == nil || format.docs || p.Wants(f) {
			return nil
		}
		for _, c := range p.Parse([]*source.File{f}).Connections {
			t.Errorf("%s: dropped, but holds %s", name, c.Where.Raw())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestBundlesCountBesideADownload holds that the name of a certificate alone is no reason to read a program.
func TestBundlesCountBesideADownload(t *testing.T) {
	p := New(everything())
	program := p.filters.of(formatNamed("python"))
	for text, want := range map[string]bool{
		"open('a.pem')": false, "open('a.pem'), 'b.pem'": false, "run('curl -kO https://example.com/a.pem')": true,
		"open('a.pem'); run('WGET x')": true, "run('curl x')": false, "'a.pem' psycopg2": true,
	} {
		if got := program.Match([]byte(text)); got != want {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
	if !p.filters.of(nil).Match([]byte("ca: a.pem")) {
		t.Error("a certificate in a file of keys was dropped")
	}
}

func languageOf(f *format) string {
	if f == nil {
		return "files that are no programs"
	}
	return f.name
}

func formatNamed(name string) *format {
	for i := range formats {
		if formats[i].name == name {
			return &formats[i]
		}
	}
	return nil
}

// BenchmarkFilter is the search for needles in programs that hold none: what most files of a tree are.
func BenchmarkFilter(b *testing.B) {
	text := bytes.Repeat([]byte("func (s *server) handle(w http.ResponseWriter, r *http.Request) error {\n\tif err := s.check(r.Context(), \"name\"); err != nil {\n\t\treturn fmt.Errorf(\"handle: %w\", err)\n\t}\n\treturn nil\n}\n"), 5000)
	for _, name := range []string{"go", "python", "yaml"} {
		b.Run(name, func(b *testing.B) {
			filter := New(everything()).filters.of(formatNamed(name))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if filter.Match(text) {
					b.Fatal("a needle stands in it")
				}
			}
		})
	}
}

// BenchmarkFormatOf is what every file of a tree costs before it is read.
func BenchmarkFormatOf(b *testing.B) {
	p := New(everything())
	for b.Loop() {
		p.formatOf("internal/store/connection_test.go")
	}
}

// TestEveryKeyHasANeedle holds that a file with one of the keys of the drivers is let through, whatever its value.
func TestEveryKeyHasANeedle(t *testing.T) {
	p := New(everything())
	for _, k := range p.known.Keys {
		if !p.filters.of(nil).Match([]byte(strings.TrimPrefix(k.Pattern, "env:"))) {
			t.Errorf("%s is dropped", k.Pattern)
		}
	}
}

// TestFilesOfOneWord holds that a setting is found in a file in which nothing else speaks of databases.
func TestFilesOfOneWord(t *testing.T) {
	p := New(everything())
	for _, tt := range []struct{ name, data string }{
		{"a.yaml", "spring:\n  rabbitmq:\n    host: mq.example.com\n"},
		{"a.yaml", "spring:\n  r2dbc:\n    url: ${URL}\n"},
		{"a.yaml", "receivers:\n  postgresql:\n    endpoint: db.example.com:5432\n"},
		{"a.yaml", "database:\n  host: db.example.com\n  dialect: postgres\n  ssl: false\n"},
		{"a.yaml", "db:\n  client: pg\n  connection:\n    host: db.example.com\n    ssl: false\n"},
		{"a.yaml", "etcd:\n  external:\n    endpoints:\n    - http://etcd.example.com:2379\n"},
		{"a.json", `{"type":"pg","host":"db.example.com","ssl":false}`},
		{"a.properties", "hibernate.connection.url=${URL}\n"},
		{"a.sql", "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example.com');\n"},
		{"a.sql", "CREATE SUBSCRIPTION s CONNECTION 'hostaddr=10.1.2.3 dbname=d' PUBLICATION p;\n"},
		{"a.sql", "CREATE  USER 'u'@'%' IDENTIFIED BY 'pw';\n"},
	} {
		f := source.NewFile(tt.name, []byte(tt.data))
		if !p.Wants(f) {
			t.Errorf("dropped: %s", tt.data)
		}
		if found := p.Parse([]*source.File{f}); len(found.Connections)+len(found.Resources) == 0 {
			t.Errorf("nothing is found in: %s", tt.data)
		}
	}
}
