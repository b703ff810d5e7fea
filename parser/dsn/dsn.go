// Package dsn reads connection strings: one file per inner grammar. Text goes in, the parts come out, each still
// pointing at the raw bytes it was decoded from. A password is located and left behind: no part holds one.
package dsn

import (
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// DSN is a connection string taken apart. Nothing is judged and nothing is filled in.
type DSN struct {
	Grammar  string        // url | libpq | jdbc | go-sql-driver | ado | odbc | pdo | tns | easy-connect
	Shape    setting.Shape // dsn-url, jdbc, keyword-dsn, ado or tns
	Place    source.Place  // the whole string
	Scheme   source.Text   // "postgresql+psycopg2", "jdbc:mysql", "pgsql" (PDO); zero where the grammar has none
	Hosts    []source.Text // names only; an IPv6 address without its brackets
	Ports    []source.Text // "" text where a host has none
	Database source.Text
	Options  []setting.Option // in order, repeated ones too; Layer is InDSN
	Open     bool             // a part that cannot be known may hold more options
	Secrets  []source.Place   // the raw bytes of passwords and tokens
}
