package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestWhatSaysNothingKeepsNoBytes holds that a file which is parsed and gives nothing that anybody asks for costs no
// memory afterwards.
func TestWhatSaysNothingKeepsNoBytes(t *testing.T) {
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("d%d/f.py", i)] = "# run psql by hand\nprint('hello')\n"
		files[fmt.Sprintf("d%d/f.go", i)] = "package a\n\n// psql\nvar x = 1\n"
		files[fmt.Sprintf("d%d/f.env", i)] = "# for psql\nCOLOUR=blue\n"
		files[fmt.Sprintf("d%d/f.js", i)] = "const pg = require('./pool'); // \"pg\"\npg.query('select 1')\n"
	}
	files["one.env"] = needle
	files["marked.py"] = "# psql\n# dsnlint:ignore tls-disabled -- for a test\n"
	o := Options{WorkDir: folder(t, files), AsOf: day}
	p, _, tree, err := begin(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	s := scan(t.Context(), o, tree, p, func() {})
	if s.parsed < 152 {
		t.Errorf("%d files were parsed: the test is about those that are", s.parsed)
	}
	var kept []string
	for _, f := range s.files() {
		kept = append(kept, f.Path)
	}
	if got := strings.Join(kept, " "); got != "marked.py one.env" {
		t.Errorf("the bytes of %s are kept", got)
	}
}

// TestWhatIsForgottenIsRemembered holds that a file is read once more where a name leads there.
func TestWhatIsForgottenIsRemembered(t *testing.T) {
	const python = "import os, psycopg2\n"
	for name, files := range map[string]map[string]string{
		"variable": {
			"main.py": python + "psycopg2.connect(host=os.environ['WAREHOUSE_HOST'], sslmode='disable')\n",
			"a.env":   "# psql\nWAREHOUSE_HOST=db.example.com\n",
		},
		"through another variable": {
			"main.py": python + "psycopg2.connect(host=os.environ['WAREHOUSE_HOST'], sslmode='disable')\n",
			"a.env":   "# psql\nWAREHOUSE_HOST=${THE_HOST}\nTHE_HOST=db.example.com\n",
		},
		"import": {
			"main.py": python + "from conf import HOST\npsycopg2.connect(host=HOST, sslmode='disable')\n",
			"conf.py": "# psql\nHOST = 'db.example.com'\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := lintFolder(t, Options{WorkDir: folder(t, files)})
			if len(r.Facts.Clients) != 1 || !strings.HasSuffix(r.Facts.Clients[0].ID, ":psycopg2.connect@db.example.com") {
				t.Errorf("%+v", r.Facts.Clients)
			}
		})
	}
}

// growths are files that are made of one line over and over, with something to read in them.
var growths = []struct{ name, head, line, tail string }{
	{"a.yaml", "url: postgresql://a@db.example.com/a?sslmode=verify-full\n", "key%d: value\n", ""},
	{"a.json", `{"url":"postgresql://a@db.example.com/a?sslmode=verify-full"`, `,"k%d":"value"`, "}"},
	{"a.env", "URL=postgresql://a@db.example.com/a?sslmode=verify-full\n", "NAME_%d=value\n", ""},
	{"a.sh", "psql postgresql://a@db.example.com/a?sslmode=verify-full\n", "echo %d | grep x\n", ""},
	{"a.go", "package a\n\nimport \"database/sql\"\n\nfunc f() { sql.Open(\"postgres\", \"\") }\n", "func f%d(x int) int { return x }\n", ""},
	{"a.py", "import psycopg2\npsycopg2.connect(sslmode='verify-full')\n", "def f%d(x):\n    return x\n", ""},
	{"a.js", "const { Pool } = require('pg');\nnew Pool({ ssl: true });\n", "function f%d(x) { return x; }\n", ""},
	{"a.tf", "resource \"aws_db_instance\" \"a\" {\n  engine = \"postgres\"\n}\n", "variable \"v%d\" {\n  default = 1\n}\n", ""},
	{"a.sql", "CREATE USER 'a'@'%%' REQUIRE SSL;\n", "INSERT INTO t VALUES (%d);\n", ""},
}

// BenchmarkGrowth shows whether time and memory follow the bytes of a file.
func BenchmarkGrowth(b *testing.B) {
	for _, g := range growths {
		for _, size := range []int{1 << 18, 1 << 20, 1 << 22} {
			var text strings.Builder
			text.WriteString(g.head)
			for i := 0; text.Len() < size; i++ {
				fmt.Fprintf(&text, g.line, i)
			}
			text.WriteString(g.tail)
			b.Run(fmt.Sprintf("%s/%dKB", g.name[2:], size>>10), func(b *testing.B) {
				dir := b.TempDir()
				if err := os.WriteFile(filepath.Join(dir, g.name), []byte(text.String()), 0o600); err != nil {
					b.Fatal(err)
				}
				grow(b, Options{WorkDir: dir, AsOf: day, FactsOnly: true}, text.Len())
			})
		}
	}
}

// BenchmarkGrowthFiles shows the same of many small files, which say nothing.
func BenchmarkGrowthFiles(b *testing.B) {
	for _, files := range []int{1_000, 4_000, 16_000} {
		b.Run(fmt.Sprint(files), func(b *testing.B) {
			dir := b.TempDir()
			for i := range files {
				name := filepath.Join(dir, fmt.Sprintf("d%d", i/100), fmt.Sprintf("f%d.py", i))
				if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
					b.Fatal(err)
				}
				if err := os.WriteFile(name, []byte("# psql\nprint(1)\n"), 0o600); err != nil {
					b.Fatal(err)
				}
			}
			grow(b, Options{WorkDir: dir, AsOf: day, FactsOnly: true}, files)
		})
	}
}

// grow runs over a tree and tells what each unit of its size costs.
func grow(b *testing.B, o Options, size int) {
	b.Helper()
	var most uint64
	for b.Loop() {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		before := m.TotalAlloc
		if _, err := Run(b.Context(), o); err != nil {
			b.Fatal(err)
		}
		runtime.ReadMemStats(&m)
		most = max(most, m.TotalAlloc-before)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size), "ns/unit")
	b.ReportMetric(float64(most)/float64(size), "allocated/unit")
}
