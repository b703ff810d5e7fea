package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// psql and the other client programs of PostgreSQL hand their connection string to libpq. Their --set assigns variables
// of psql's own language, which never reach the connection.
var _ = register(func() *Table {
	return &Table{
		ID: "psql", Title: "psql", Engine: "postgresql", Source: libpqSSL,
		Stranger: RejectsStrangers, Repeat: LastWins, ChecksLast: true,
		Options: libpqOptions, Rows: libpqStringRows(), TLS: libpqTLS, Releases: libpqReleases, Full: libpqFull, DefaultHost: fact.Socket,
		Prepare: psqlVariables, Inert: []string{"--set="},
		InertNote: "--set assigns a psql variable; write it into the connection string or set PGSSLMODE",
	}
})

// libpqStringRows are libpq's rows for a program that takes one connection string and no keywords beside it: what is no
// URI of PostgreSQL's is a list of keywords.
func libpqStringRows() []Row {
	return slices.DeleteFunc(libpqOwnSchemes(), func(r Row) bool { return strings.Contains(r.When, "@call") })
}

// libpqOwnSchemes are libpq's rows without those about the URLs of other layers.
func libpqOwnSchemes() []Row {
	return slices.DeleteFunc(slices.Clone(libpqRows), func(r Row) bool { return strings.Contains(r.When, schemeOption+"!=") })
}

// psqlVariables drops the variables that have nothing to do with TLS, and reads libpq's words.
func psqlVariables(options []setting.Option) []setting.Option {
	return libpqWords(slices.DeleteFunc(options, func(o setting.Option) bool {
		name := o.Name.String()
		return strings.HasPrefix(name, "--set=") && !looksLikeSecurity(name)
	}))
}

// psycopg, version 3, is libpq with the same keywords.
var _ = register(func() *Table {
	return &Table{
		ID: "psycopg", Title: "psycopg 3", Engine: "postgresql", Source: libpqSSL, Unversioned: true, Releases: libpqReleases,
		Packages: []Package{{"pypi", "psycopg"}, {"pypi", "psycopg-binary"}, {"pypi", "psycopg-pool"}},
		Schemes: []setting.Scheme{
			{Name: "postgresql+psycopg", Engine: "postgresql", Certain: true},
			{Name: "postgresql+psycopg_async", Engine: "postgresql", Certain: true},
			{Name: "postgres", Engine: "postgresql"},
			{Name: "postgresql", Engine: "postgresql"},
		},
		Grammars: []string{"libpq"},
		Openers: slices.Concat([]setting.Opener{
			{Language: "python", Callee: "psycopg.connect", Args: psycopg3Args, Keywords: true},
			{Language: "python", Callee: "psycopg.Connection.connect", Args: psycopg3Args, Keywords: true},
			{Language: "python", Callee: "psycopg.AsyncConnection.connect", Args: psycopg3Args, Keywords: true},
			{Language: "python", Callee: "psycopg_pool.ConnectionPool", Args: psycopg3PoolArgs},
			{Language: "python", Callee: "psycopg_pool.AsyncConnectionPool", Args: psycopg3PoolArgs},
			{Language: "python", Callee: "psycopg_pool.NullConnectionPool", Args: psycopg3PoolArgs},
			{Language: "python", Callee: "psycopg_pool.AsyncNullConnectionPool", Args: psycopg3PoolArgs},
		}, sqlalchemyURLs("postgresql+psycopg", "postgresql+psycopg_async")),
		Stranger: RejectsStrangers, Repeat: LastWins, ChecksLast: true, Prepare: psycopgNames,
		Options: libpqOptions, Rows: libpqRows, TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
	}
})

var psycopg3Args = []setting.Arg{
	{Position: 0, Keyword: "conninfo", Role: setting.DSN},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
}

var psycopg3PoolArgs = []setting.Arg{
	{Position: 0, Keyword: "conninfo", Role: setting.DSN}, {Position: -1, Keyword: "kwargs", Role: setting.Options},
}
