package dsn_test

import "testing"

import "github.com/dsnlint/dsnlint/parser/dsn"

// TestAliases: the spellings of dburl's table, ours, and those with a driver behind them. The first part fails without
// dburl: nothing else knows these aliases.
func TestAliases(t *testing.T) {
	cases := []struct{ in, engine, canonical string }{
		{"pgsql", "postgresql", "postgres"},
		{"pg", "postgresql", "postgres"},
		{"pgx", "postgresql", "pgx"},
		{"px", "postgresql", "pgx"},
		{"libpq", "postgresql", "pq"},
		{"my", "mysql", "mysql"},
		{"ms", "sqlserver", "sqlserver"},
		{"azuresql", "sqlserver", "sqlserver"},
		{"or", "oracle", "oracle"},
		{"oci8", "oracle", "oracle"},
		{"cr", "cockroachdb", "cockroachdb"},
		{"cdb", "cockroachdb", "cockroachdb"},
		{"rs", "redshift", "redshift"},
		{"vt", "vitess", "vitess"},
		{"ch", "clickhouse", "clickhouse"},
		{"scylla", "cassandra", "cassandra"},
		{"hana", "saphana", "hdb"},
		{"n4j", "neo4j", "neo4j"},
		{"ots", "tablestore", "tablestore"},
		{"sqlite", "sqlite", "sqlite3"},

		{"maria", "mariadb", "mariadb"},
		{"mariadb", "mariadb", "mariadb"},
		{"percona", "mysql", "mysql"},
		{"mysql2", "mysql", "mysql2"},
		{"POSTGIS", "postgresql", "postgis"},
		{"timescale", "postgresql", "timescale"},
		{"mongodb", "mongodb", "mongodb"},
		{"rediss", "redis", "rediss"},
		{"valkeys", "valkey", "valkeys"},
		{"amqps", "amqp", "amqps"},
		{"ecto", "", "ecto"},

		{"mysql+pymysql", "mysql", "mysql+pymysql"},
		{"postgresql+asyncpg", "postgresql", "postgresql+asyncpg"},
		{"postgres+psycopg2", "postgresql", "postgresql+psycopg2"},
		{"mssql+pyodbc", "sqlserver", "mssql+pyodbc"},
		{"mariadb+mariadbconnector", "mariadb", "mariadb+mariadbconnector"},
		{"mongodb+srv", "mongodb", "mongodb+srv"},

		{"jdbc:mysql", "mysql", "jdbc:mysql"},
		{"jdbc:aws-wrapper:postgresql", "postgresql", "jdbc:aws-wrapper:postgresql"},
		{"jdbc:oracle:thin", "oracle", "jdbc:oracle:thin"},
		{"jdbc:jtds:sqlserver", "sqlserver", "jdbc:jtds:sqlserver"},
		{"r2dbc:pool:postgresql", "postgresql", "r2dbc:pool:postgresql"},
	}
	for _, c := range cases {
		engine, canonical, ok := dsn.Aliases(c.in)
		if !ok || engine != c.engine || canonical != c.canonical {
			t.Errorf("Aliases(%q) = %q, %q, %v, want %q, %q", c.in, engine, canonical, ok, c.engine, c.canonical)
		}
	}
}

func TestAliasesUnknown(t *testing.T) {
	for _, in := range []string{"", "http", "https", "ftp", "ssh", "git", "ws", "ldap", "kafka", "jdbc", "jdbc:", "foo+bar", "+", "postgres://"} {
		if engine, canonical, ok := dsn.Aliases(in); ok {
			t.Errorf("Aliases(%q) = %q, %q", in, engine, canonical)
		}
	}
}

func TestLooks(t *testing.T) {
	cases := map[string]string{
		"postgres://h/d":                        "url",
		" postgres://h/d\n":                     "url",
		"${X:-postgres://h/d}":                  "url",
		"%s://%s/%s?sslmode=%s":                 "url",
		"JDBC:mysql://h/d":                      "jdbc",
		"r2dbc:mysql://h/d":                     "jdbc",
		"host=h dbname=d":                       "libpq",
		"u:pw@tcp(h:1)/d":                       "go-sql-driver",
		"u:pw@(h:1)/d":                          "go-sql-driver",
		"Server=h;Database=d":                   "ado",
		"Driver={x};Server=h":                   "odbc",
		"odbc:server=h;database=d":              "odbc",
		"mysql:host=h;dbname=d":                 "pdo",
		"(DESCRIPTION=(ADDRESS=(HOST=h)))":      "tns",
		" ( address_list = (ADDRESS=(HOST=h)))": "tns",
		"tcps://h:1/s":                          "easy-connect",
		"":                                      "",
		"x":                                     "",
		"postgres":                              "",
		"postgresql://":                         "",
		"https://h/d?sslmode=x":                 "",
		"${PROTO}://u@h/d":                      "",
		"mysql: not found":                      "",
		"SELECT * FROM t WHERE host=1 AND user=2": "",
		"user@example.com":                        "",
		"a=b;c=d":                                 "",
	}
	for in, want := range cases {
		if got := dsn.Looks(in); got != want {
			t.Errorf("Looks(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLooksAllocatesNothing(t *testing.T) {
	inputs := []string{
		"postgresql+asyncpg://u:pw@h/d?x=1", "host=h dbname=d sslmode=require", "u:pw@tcp(h:1)/d", "Server=h;Database=d;Encrypt=no",
		"mysql:host=h;dbname=d", "(DESCRIPTION=(ADDRESS=(HOST=h)))", "jdbc:mysql://h/d", "some words that are nothing of all this",
		"${X:-postgres://h/d}",
	}
	for _, in := range inputs {
		if n := testing.AllocsPerRun(100, func() { dsn.Looks(in) }); n > 0 {
			t.Errorf("Looks(%q) allocates %v times", in, n)
		}
	}
}
