package tnsnames

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

func read(in string) string {
	return testkit.ShowFound(Read(source.NewFile("tnsnames.ora", []byte(in))))
}

// clients are lines of connections, each behind the clients that read the file.
func clients(lines ...string) string {
	for i, l := range lines {
		lines[i] = "tns " + strings.Join(readers, ",") + "/assumed " + l
	}
	return strings.Join(lines, "\n")
}

func TestRead(t *testing.T) {
	testkit.Run(t, read, []testkit.Case{
		{"two aliases", "# comment = (DESCRIPTION=(ADDRESS=(HOST=x)))\nORDERS =\n  (DESCRIPTION =\n    (ADDRESS = (PROTOCOL = TCP)(HOST = a.example.com)(PORT = 1521))\n    (CONNECT_DATA = (SERVICE_NAME = orders))\n  )\n\nstock.example.com=(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=b.example.com)(PORT=2484))(SECURITY=(SSL_SERVER_DN_MATCH=yes)))\n", clients("@ORDERS host:a.example.com port:1521 db:orders PROTOCOL=TCP", "@stock.example.com host:b.example.com port:2484 PROTOCOL=tcps SSL_SERVER_DN_MATCH=yes")},
		{"comment inside", "A = (DESCRIPTION =\n# (ADDRESS = (HOST = x)\n (ADDRESS = (PROTOCOL = tcp)(HOST = a.example.com)(PORT = 1521)))", clients("@A host:a.example.com port:1521 PROTOCOL=tcp")},
		{"unclosed", "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = tcp)(HOST = a.example.com)", "tns oracle-oci,oracle-jdbc-thin,python-oracledb,node-oracledb,odp-net/assumed @A host:a.example.com PROTOCOL=tcp"},
		{"no descriptor", "A = b\nIFILE = /etc/other.ora\nwords (x) = (y)", ""},
	})
}

func TestLongInput(t *testing.T) {
	if got := read(strings.Repeat("A = (", 20000)); got != "" {
		t.Errorf("got %.80s", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("A, B =\n (DESCRIPTION = (ADDRESS = (PROTOCOL = tcps)(HOST = h)(PORT = 1)) # x\n (SECURITY = (SSL_SERVER_DN_MATCH = yes)))\n# C = (D)\n")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("tnsnames.ora", []byte(in))
		testkit.CheckFound(t, file, Read(file))
	})
}
