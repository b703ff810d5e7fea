package python

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestRead(t *testing.T) {
	u := Read(source.NewFile("db.py", []byte("from psycopg2 import connect as c\nconn = c(host='h', sslmode='require')\n")))
	if u.Language != "python" || u.Imports["c"] != "psycopg2.connect" {
		t.Errorf("language %q, imports %v", u.Language, u.Imports)
	}
	if len(u.Calls) != 1 || u.Calls[0].AssignedTo != "conn" || u.Calls[0].Args[1].Name.String() != "sslmode" {
		t.Errorf("calls %v", u.Calls)
	}
}

// FuzzRead: nothing panics, and what an opener for any call finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add("from psycopg2 import connect as c\nconn = c(f'postgres://u:pw@{h}/d', sslmode='require' if x else None)\n")
	f.Add("def f(a, *b):\n\treturn g(a=1, **{'b': [r'\\x', u'\\u00e9']}) % (b,)\n")
	f.Add("@d\nclass A(B):\n  url: str = 'redis://h'\n  if DEBUG: connect(\"\"\"a\nb\"\"\"")
	known := setting.Known{Openers: []setting.Opener{{Language: "python", Callee: "psycopg2.connect", Args: []setting.Arg{{Role: setting.DSN}}}}}
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("db.py", []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
