package python

import (
	"testing"

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
