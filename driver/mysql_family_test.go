package driver

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// readLine reads options as one driver at one version does.
func readLine(t *testing.T, id, spec, version string) fact.Client {
	t.Helper()
	c := &setting.Connection{Options: options(t, spec), Hint: setting.Hint{Drivers: []string{id}}}
	got, ok := Interpret(c, id, Query{AssumeSince: "2021-11-21", Version: func([]Package) Version { return Version{Exact: version} }})
	if !ok {
		t.Fatalf("no driver %s", id)
	}
	return got
}

// interpretOne reads one option whose value may hold blanks.
func interpretOne(t *testing.T, id, name, value string) fact.Client {
	t.Helper()
	c := &setting.Connection{Options: []setting.Option{{Name: text(name), Value: setting.Value{Text: text(value)}, Layer: setting.InCall}}}
	got, ok := Interpret(c, id, Query{AssumeSince: "2021-11-21"})
	if !ok {
		t.Fatalf("no driver %s", id)
	}
	return got
}

// family are the tables of this family.
func family() []*Table {
	var out []*Table
	for _, t := range Tables() {
		if t.Engine == "mysql" || t.Engine == "mariadb" {
			out = append(out, t)
		}
	}
	return out
}

// TestMySQLTablesAreSound checks what no reading would notice: a misspelt name never matches.
func TestMySQLTablesAreSound(t *testing.T) {
	for _, table := range family() {
		t.Run(table.ID, func(t *testing.T) {
			known := map[string]bool{"-": true}
			for _, o := range table.Options {
				known[o.Name] = true
			}
			for _, r := range table.Rows {
				soundRow(t, r, known)
			}
			for _, r := range table.TLS {
				if !known[r.Option] {
					t.Errorf("TLS row for unknown option %q", r.Option)
				}
			}
			if table.Full == "" || table.Title == "" || table.Source == "" {
				t.Error("a table needs a title, a source and the spelling of full verification")
			}
		})
	}
}

func soundRow(t *testing.T, r Row, known map[string]bool) {
	t.Helper()
	for _, term := range mustParseWhen(r.When) {
		if !known[term.name] {
			t.Errorf("row %q: no option %q", r.When, term.name)
		}
	}
	for _, name := range strings.Fields(r.By + " " + r.Ignores + " " + r.Overrides) {
		if !known[name] {
			t.Errorf("row %q: no option %q", r.When, name)
		}
	}
	for _, name := range strings.Split(r.CA, "|") {
		if r.Rejects == "" && !known[name] && !isCASource(fact.CASource(strings.Split(name, ":")[0])) {
			t.Errorf("row %q: CA from unknown %q", r.When, name)
		}
	}
	if r.Because == "" && r.Rejects == "" {
		t.Errorf("row %q says no reason", r.When)
	}
	if r.Then.Mode() == fact.ModeUnknown && r.Rejects == "" && r.CA == "" {
		t.Errorf("row %q says nothing", r.When)
	}
}

// TestMySQLTablesDecideEveryVersion checks that no band of versions ends without an answer.
func TestMySQLTablesDecideEveryVersion(t *testing.T) {
	for _, table := range family() {
		bands := append([]string{"0"}, table.Flips()...)
		for _, version := range bands {
			rows := table.reachable(table.resolve(nil, nil, version), version)
			if len(rows) != 1 || rows[0].When != "" && rows[0].When[0] != '!' {
				t.Errorf("%s %s: nothing written reaches %d rows", table.ID, version, len(rows))
			}
		}
	}
}

func readAs(t *testing.T, c setting.Connection, spec string) fact.Client {
	t.Helper()
	c.Options = options(t, spec)
	return Read(&c, Query{AssumeSince: "2021-11-21"})
}

func TestMySQLCandidates(t *testing.T) {
	for _, tc := range []struct {
		name, options string
		c             setting.Connection
		driver, mode  string
		candidates    int
	}{
		{"both command-line clients", "ssl-ca=F", setting.Connection{Hint: setting.Hint{Drivers: []string{"mysql-cli", "mariadb-cli"}}}, "mariadb-cli", "prefer", 2},
		{"both, a flag that MySQL 8 lacks", "ssl-ca=F ssl", setting.Connection{Hint: setting.Hint{Drivers: []string{"mariadb-cli", "mysql-cli"}}}, "mariadb-cli", "prefer", 2},
		{"both, verifying", "ssl-ca=F ssl-verify-server-cert", setting.Connection{Hint: setting.Hint{Drivers: []string{"mariadb-cli", "mysql-cli"}}}, "mariadb-cli", "verify-full", 2},
		{"MySQL 8 by its image", "ssl-ca=F", setting.Connection{Hint: setting.Hint{Drivers: []string{"mysql-cli"}, Version: "8"}}, "mysql-cli", "verify-ca", 0},
		{"SQLAlchemy's scheme", "dsn:ssl_ca=F", setting.Connection{Scheme: text("mysql+pymysql")}, "pymysql-sqlalchemy", "prefer", 0},
		{"the JDBC scheme", "dsn:useSSL=false", setting.Connection{Scheme: text("jdbc:mysql")}, "mysql-connector-j", "disable", 0},
		{"MariaDB's JDBC scheme", "dsn:sslMode=trust", setting.Connection{Scheme: text("jdbc:mariadb")}, "mariadb-connector-j", "disable", 0},
		{"a plain URL in Go", "dsn:tls=skip-verify", setting.Connection{Scheme: text("mysql"), Hint: setting.Hint{Language: "go"}}, "go-sql-driver", "require", 0},
		{"a plain URL in JavaScript", "dsn:ssl={} dsn:ssl.rejectUnauthorized=false/bool", setting.Connection{Scheme: text("mysql"), Hint: setting.Hint{Language: "javascript"}}, "mysql2", "require", 2},
		{"a plain URL in Python", "", setting.Connection{Scheme: text("mysql"), Hint: setting.Hint{Language: "python"}}, "mysqlclient", "disable", 0},
		{"a DSN without scheme", "dsn:tls=preferred", setting.Connection{Grammar: "go-sql-driver"}, "go-sql-driver", "prefer", 0},
		{"a Go DSN behind a scheme", "", setting.Connection{Scheme: text("mysql"), Grammar: "go-sql-driver"}, "go-sql-driver", "disable", 0},
		{"an engine in JavaScript", "ssl={} ssl.ca=F", setting.Connection{Hint: setting.Hint{Language: "javascript", Engine: "mysql"}}, "mysql2", "verify-ca", 2},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := readAs(t, tc.c, tc.options)
			if got.Driver != tc.driver || string(got.SSLMode) != tc.mode || len(got.Candidates) != tc.candidates {
				t.Errorf("got %s %s of %v", got.Driver, got.SSLMode, got.Candidates)
			}
		})
	}
}
