package opener_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/parser/node"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/python"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// TestImports holds that names which lead nowhere are told with the import that they come by.
func TestImports(t *testing.T) {
	f := source.NewFile("a.py", []byte("import psycopg2\nimport conf.db as cfg\nfrom conf import URL\npsycopg2.connect(cfg.DSN)\npsycopg2.connect(URL)\npsycopg2.connect(mine)\n"))
	found := opener.Find(python.Read(f), known())
	want := []setting.Import{{Language: "python", Local: "URL", Path: "conf.URL"}, {Language: "python", Local: "cfg", Path: "conf.db"}}
	if len(found.Imports) != len(want) || found.Imports[0] != want[0] || found.Imports[1] != want[1] {
		t.Errorf("got %v, want %v", found.Imports, want)
	}
}

// FuzzBeside holds that a file beside another one breaks nothing, whatever both say, and that all it adds stands in one of
// the two.
func FuzzBeside(f *testing.F) {
	f.Add("import psycopg2\nfrom c import URL, f\npsycopg2.connect(URL)\npsycopg2.connect(f())\n", "A = 'x'\nURL = 'postgresql://h/' + A\ndef f():\n  return g()\ndef g():\n  return f()\n", "URL")
	f.Add("import psycopg2\nimport c\npsycopg2.connect(**c.DB)\n", "DB = {'host': HOST, 'sslmode': 'require', **DB}\nHOST = HOST\n", "")
	f.Add("const c = require('./c'); new (require('pg').Pool)(c.db)", "module.exports = { db: { ssl: false, ...module.exports } }", "db")
	f.Fuzz(func(t *testing.T, here, there, name string) {
		for _, lang := range []struct {
			language, file string
			read           func(*source.File) token.Unit
		}{{"python", "a.py", python.Read}, {"javascript", "a.js", node.Read}} {
			file, other := source.NewFile(lang.file, []byte(here)), source.NewFile("c"+lang.file, []byte(there))
			local := name
			if local == "" {
				local = "c"
			}
			beside := opener.Beside{
				Neighbour: setting.Neighbour{Import: setting.Import{Language: lang.language, Local: local, Path: "c"}, File: other, Name: name},
				Unit:      lang.read(other),
			}
			for _, c := range opener.Find(lang.read(file), known(), beside).Connections {
				if c.Where.File != file {
					t.Errorf("a connection stands in %s", c.Where.File.Path)
				}
				for _, o := range c.Options {
					for _, p := range o.Value.Text.Places() {
						if p.File != file && p.File != other || p.Span.Start < 0 || p.Span.End > len(p.File.Data) {
							t.Errorf("option at %v", p.Span)
						}
					}
				}
			}
		}
	})
}
