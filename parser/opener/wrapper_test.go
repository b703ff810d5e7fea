package opener_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/python"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const psycopg = "import os, psycopg2, subprocess\n"

func TestWrappers(t *testing.T) {
	connect := "def connect(dsn):\n    return psycopg2.connect(dsn)\n"
	parts := "def parts(host, mode='allow', *rest, **more):\n    psycopg2.connect(host=host, sslmode=mode, **more)\n"
	for _, tt := range []struct{ name, src, want string }{
		{"a string", connect + "connect('host=h sslmode=require')\n", "host [psycopg2] @h sslmode=require"},
		{"two calls", connect + "connect('host=h sslmode=require')\nconnect(dsn='postgres://u:pw@i/d')\n", "host [psycopg2] @h sslmode=require\npostgres [psycopg2] postgres @i"},
		{"nobody calls", connect, "connect [psycopg2] <expression> @<expression> open()"},
		{"arguments", parts + "parts('h', 'disable')\n", "connect [psycopg2] @h sslmode=disable"},
		{"a default", parts + "parts('h')\n", "connect [psycopg2] @h sslmode=allow"},
		{"a default that nobody leaves out", parts, "connect [psycopg2] @<expression> sslmode=allow? open()"},
		{"further names", parts + "parts('h', sslrootcert='/c')\n", "connect [psycopg2] @h sslmode=allow sslrootcert=/c"},
		{"what is spread", parts + "parts('h', **o)\n", "connect [psycopg2] @h sslmode=<expression> open(sslmode) open()"},
		{"through two", connect + "def outer(mode):\n    connect('host=h sslmode=' + mode)\nouter('disable')\n", "connect [psycopg2] @h sslmode=disable"},
		{"of another number of arguments", connect + "connect('host=h sslmode=require', 1)\n", "connect [psycopg2] <expression> @<expression> open()\nhost [] @h sslmode=require"},
		{"hidden by a parameter", connect + "def f(connect):\n    connect('host=h sslmode=require')\n", "connect [psycopg2] <expression> @<expression> open()\nhost [] @h sslmode=require"},
		{"of itself", "def f(m):\n    f('x' + m)\n    psycopg2.connect(host='h', sslmode=m)\n", "connect [psycopg2] @h sslmode=<expression> open(sslmode)"},
		{
			"a result for each call", "def dsn(m):\n    return 'host=h sslmode=' + m\npsycopg2.connect(dsn('allow'))\npsycopg2.connect(dsn('require'))\n",
			"connect [psycopg2] @h sslmode=allow\nconnect [psycopg2] @h sslmode=require",
		},
		{
			"a method", "class A:\n    def open(self, m):\n        psycopg2.connect(host='h', sslmode=m)\nA().open('allow')\nb.open('disable')\n",
			"connect [psycopg2] @h sslmode=allow",
		},
		{
			"fields of two classes", "class A:\n    def __init__(self, m):\n        self.m = m\n    def f(self):\n        psycopg2.connect(host='h', sslmode=self.m)\nclass B:\n    m = 'disable'\nA('allow')\n",
			"connect [psycopg2] @h sslmode=allow",
		},
		{
			"a member of what is passed", "def f(c):\n    psycopg2.connect(host=c['h'], sslmode=c['m'])\nf({'h': 'h', 'm': 'allow'})\n",
			"connect [psycopg2] @h sslmode=allow",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := showAll(findPython(t, psycopg+tt.src).Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestBranches(t *testing.T) {
	const use = "psycopg2.connect(host='h', sslmode=m)\n"
	for _, tt := range []struct{ name, src, want string }{
		{"else", "m = 'a'\nif x:\n    m = 'b'\nelse:\n    m = 'c'\n" + use, "b c"},
		{"elif alone", "m = 'a'\nif x:\n    m = 'b'\nelif y:\n    m = 'c'\n" + use, "a b c"},
		{"two conditions", "m = 'a'\nif x:\n    m = 'b'\nif y:\n    m = 'c'\n" + use, "a b c"},
		{"on one line", "m = 'a'\nif x: m = 'b'\n" + use, "a b"},
		{"added in each", "m = 'a'\nif x:\n    m += 'b'\nelse:\n    m += 'c'\n" + use, "ab ac"},
		{"in the branch itself", "m = 'a'\nif x:\n    m = 'b'\nelse:\n    " + use, "a"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range findPython(t, psycopg+tt.src).Connections {
				for _, o := range c.Options {
					got = append(got, o.Value.Text.String())
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func TestBuilders(t *testing.T) {
	const head = "package p\nimport (\n\"fmt\"\n\"net/url\"\n\"strings\"\n\"github.com/jackc/pgx/v5\"\n)\nfunc f() {\n"
	for _, tt := range []struct{ name, src, want string }{
		{"a builder", "var b strings.Builder\nb.WriteString(`host=h`)\nfmt.Fprintf(&b, ` sslmode=%s`, `allow`)\npgx.Connect(c, b.String())", "Connect [pgx] @h sslmode=allow"},
		{"a list", "l := []string{`host=h`}\nl = append(l, `sslmode=allow`)\npgx.Connect(c, strings.Join(l, ` `))", "Connect [pgx] @h sslmode=allow"},
		{"a query", "q := url.Values{}\nq.Set(`sslmode`, `allow`)\nu := url.URL{Scheme: `postgres`, Host: `h:1`, RawQuery: q.Encode()}\npgx.Connect(c, u.String())", "Connect [pgx] postgres @h:1 sslmode=allow"},
		{"a query of an address", "u, _ := url.Parse(`postgres://h/d?sslmode=disable`)\nq := u.Query()\nq.Set(`sslmode`, `allow`)\nu.RawQuery = q.Encode()\npgx.Connect(c, u.String())", "Connect [pgx] postgres @h sslmode=allow"},
		{"a value with signs", "q := url.Values{`sslrootcert`: {`/a&b`}}\nu := url.URL{Scheme: `postgres`, Host: `h`, RawQuery: q.Encode()}\npgx.Connect(c, u.String())", "Connect [pgx] postgres @h sslrootcert=/a&b"},
		{"an address that is not known", "u, _ := url.Parse(x)\nu.Host = `h`\npgx.Connect(c, u.String())", "Connect [pgx] <x> @<x> open()"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := showAll(findGo(t, head+tt.src+"\n}\n").Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestCommands(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"words", "subprocess.run(['psql', 'host=h sslmode=allow'])", "psql [psql] @h sslmode=allow"},
		{"a line", "os.system('psql \"host=h sslmode=allow\"')", "psql [psql] @h sslmode=allow"},
		{"an environment", "subprocess.run(['psql', '-h', 'h'], env={'PGSSLMODE': 'allow'})", "psql [psql] @h PGSSLMODE=allow"},
		{"the program's environment", "os.environ['PGSSLMODE'] = 'allow'\nsubprocess.run(['psql', '-h', 'h'])", "psql [psql] @h PGSSLMODE=allow"},
		{"words in a variable", "w = ['psql']\nw.append('host=h sslmode=allow')\nsubprocess.run(w)", "psql [psql] @h sslmode=allow"},
		{"another program", "subprocess.run(['grep', 'psql', 'sslmode=allow'])", ""},
		{"a function of its own", "def system(x): pass\nsystem('psql host=h')", ""},
		{"through a function", "def run(*w):\n    subprocess.run(['psql', *w])\nrun('host=h sslmode=allow')", "psql [psql] open()\nhost [] @h sslmode=allow"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := showAll(findPython(t, psycopg+tt.src+"\n").Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestForeign: the connection that a function of another file opens is its caller's.
func TestForeign(t *testing.T) {
	db := source.NewFile("db.py", []byte("import psycopg2\ndef connect(host, mode='allow'):\n    return psycopg2.connect(host=host, sslmode=mode)\n"))
	main := source.NewFile("main.py", []byte("from db import connect\nconnect('h')\nconnect('i', mode='disable')\n"))
	first := opener.Find(python.Read(main), known())
	if len(first.Imports) != 1 || first.Imports[0].Path != "db.connect" {
		t.Fatalf("imports: %v", first.Imports)
	}
	beside := opener.Beside{Neighbour: setting.Neighbour{Import: first.Imports[0], File: db, Name: "connect"}, Unit: python.Read(db)}
	found := opener.Find(python.Read(main), known(), beside)
	want := "connect [psycopg2] @h sslmode=allow\nconnect [psycopg2] @i sslmode=disable"
	if got := showAll(found.Connections); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, c := range found.Connections {
		if c.Where.File != main || c.Anchor.File != main {
			t.Errorf("%s stands in %s", show(c), c.Where.File.Path)
		}
	}
}
