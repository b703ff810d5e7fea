package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	pg8000Source   = "tlocke/pg8000:src/pg8000/core.py"
	sqlalchemy8000 = "sqlalchemy/sqlalchemy:lib/sqlalchemy/dialects/postgresql/pg8000.py"
	pg8000Renamed  = "1.14.0" // ssl became ssl_context
	pg8000Weakened = "1.31.0"
)

// pg8000Rows are what ssl_context does, and what ssl did before it.
var pg8000Rows = slices.Concat(
	[]Row{
		{When: "ssl_context", Rejects: "before 1.14.0 the argument is called ssl", Until: pg8000Renamed},
		{When: "ssl_context:bool=true", Then: Unchecked, CA: "none", Since: pg8000Weakened, Because: "since 1.31.0 ssl_context=True accepts every certificate; before, it checked chain and host name"},
		{When: "ssl_context:bool=true", Then: Full, CA: "system", Since: pg8000Renamed, Until: pg8000Weakened, Because: "before 1.31.0 ssl_context=True uses ssl.create_default_context(), which checks chain and host name"},
		{When: "ssl_context:bool=false", Then: Off, CA: "none", Since: pg8000Weakened, Because: "ssl_context=False never uses TLS"},
		{When: "ssl_context:bool=false", Rejects: "before 1.31.0 False is taken for a context and raises AttributeError; leave ssl_context out", Since: pg8000Renamed, Until: pg8000Weakened},
	},
	between(pg8000Renamed, "", contextRows("ssl_context", "")),
	[]Row{
		{When: "ssl_context:string", Rejects: "ssl_context takes an SSLContext: a string raises AttributeError", Since: pg8000Renamed},
		{When: "ssl_context", Then: ByCode, CA: "unknown", Since: pg8000Renamed, Because: "the context is made by code that is not read here"},
		{When: "ssl:bool=false", Then: Off, CA: "none", Until: pg8000Renamed, Because: "ssl=False never uses TLS"},
		{When: "ssl.ca_certs", Then: ChainOnly, CA: "ssl.ca_certs", Until: pg8000Renamed, Because: "ca_certs checks the chain; the host name is never checked"},
		{When: "ssl:object !ssl.certfile !ssl.keyfile", Then: Off, CA: "none", Until: pg8000Renamed, Because: "an empty dictionary is false to pg8000, which then never uses TLS"},
		{When: "ssl", Then: Unchecked, CA: "none", Until: pg8000Renamed, Because: "ssl encrypts and checks no certificate unless it holds ca_certs"},
		{Then: Opportune, CA: "none", Since: pg8000Weakened, Because: "since 1.31.0 pg8000 tries TLS by itself, checks no certificate and continues in plaintext when the server or an attacker declines it"},
		{Then: Off, CA: "none", Until: pg8000Weakened, Because: "before 1.31.0 pg8000 uses TLS only when asked for it"},
	},
)

// pg8000Options are the arguments of connect() that decide on TLS. The list is closed: any other keyword is a TypeError.
var pg8000Options = slices.Concat([]Option{
	{Name: "ssl_context", Role: Mode},
	{Name: "ssl", Role: Mode, Until: pg8000Renamed},
	{Name: "ssl.ca_certs", Role: CA, Until: pg8000Renamed},
	{Name: "ssl.certfile", Until: pg8000Renamed},
	{Name: "ssl.keyfile", Role: Private, Until: pg8000Renamed},
}, contextOptions("ssl_context"))

var pg8000Releases = []Release{{pg8000Renamed, "2020-03-21"}, {pg8000Weakened, "2024-03-31"}}

var pg8000Args = []setting.Arg{
	{Position: 1, Keyword: "host", Role: setting.Host},
	{Position: 3, Keyword: "port", Role: setting.Port},
	{Position: 4, Keyword: "password", Role: setting.Secret},
}

const pg8000Full = "ssl_context=ssl.create_default_context(cafile=<CA file>)"

// pg8000 is written in Python alone: no libpq words, no URL, no variables of the environment.
var _ = register(func() *Table {
	return &Table{
		ID: "pg8000", Title: "pg8000", Engine: "postgresql", Source: pg8000Source,
		Packages: []Package{{"pypi", "pg8000"}}, Releases: pg8000Releases,
		Openers: pythonOpeners(pg8000Args, "pg8000.connect", "pg8000.Connection", "pg8000.dbapi.connect", "pg8000.dbapi.Connection",
			"pg8000.native.Connection", "pg8000.legacy.connect", "pg8000.legacy.Connection", "pg8000.core.CoreConnection"),
		Names: Exact, Stranger: RejectsStrangers, Prepare: dropNull,
		Full: pg8000Full, Options: pg8000Options, Rows: pg8000Rows, TLS: contextTLS("ssl_context"),
	}
})

// SQLAlchemy makes keyword arguments of the URL's query. They are texts, so that TLS is set up in connect_args only.
var _ = register(func() *Table {
	return &Table{
		ID: "pg8000-sqlalchemy", Title: "SQLAlchemy on pg8000", Engine: "postgresql", Source: sqlalchemy8000,
		Packages: []Package{{"pypi", "pg8000"}}, Releases: pg8000Releases,
		Schemes: []setting.Scheme{{Name: "postgresql+pg8000", Engine: "postgresql", Certain: true}, {Name: "postgres+pg8000", Engine: "postgresql", Certain: true}},
		Openers: sqlalchemyURLs("postgresql+pg8000"),
		Names:   Exact, Stranger: RejectsStrangers, Prepare: fromQuery,
		Full: `connect_args={"ssl_context": ssl.create_default_context(cafile=<CA file>)}`, Options: pg8000Options,
		Rows: fromSource(pg8000Source, pg8000Rows), TLS: contextTLS("ssl_context"),
	}
})
