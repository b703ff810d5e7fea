package driver

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const pgxSource = "jackc/pgx:pgconn/config.go"

// pgx reads libpq's words with its own TLS code: prefer never verifies, and verify modes may use the system's store.
var _ = register(&Table{
	ID: "pgx", Title: "pgx", Engine: "postgresql", Source: pgxSource,
	Packages: []Package{{"go", "github.com/jackc/pgx/v5"}, {"go", "github.com/jackc/pgx/v4"}, {"go", "github.com/jackc/pgx"}, {"go", "gorm.io/driver/postgres"}},
	Schemes: []setting.Scheme{
		{Name: "postgres", Engine: "postgresql"}, {Name: "postgresql", Engine: "postgresql"}, {Name: "pgx", Engine: "postgresql", Certain: true},
		{Name: "pgx5", Engine: "postgresql", Certain: true}, {Name: "pg", Engine: "postgresql"}, {Name: "pgsql", Engine: "postgresql"},
	},
	Grammars: []string{"libpq"},
	Openers:  pgxOpeners(),
	Stranger: ForwardsStrangers, Repeat: LastWins,
	Options: append([]Option{
		{Name: "sslmode", Aliases: []string{"PGSSLMODE"}, Role: Mode, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
		{Name: "sslrootcert", Aliases: []string{"PGSSLROOTCERT"}, Role: CA}, {Name: "sslcert"}, {Name: "sslkey", Role: Private}, {Name: "sslsni"},
		{Name: "sslpassword", Role: Private}, {Name: "sslnegotiation", Role: Mode, Since: "5.7.5"}, {Name: "ssl", Role: Mode, Bool: true, Since: "5.11.0"},
		{Name: "TLSConfig", Role: Mode}, {Name: "target_session_attrs"}, {Name: "sslcertmode", Since: "5.12.0"},
	}, goTLSOptions("TLSConfig")...),
	Rows: append(goTLSRows("TLSConfig", "TLSConfig:object"),
		Row{When: "TLSConfig:null", Then: Off, CA: "none", Overrides: "sslmode", Because: "a nil TLSConfig never uses TLS, unless Fallbacks do"},
		Row{When: "TLSConfig", Then: ByCode, CA: "unknown", Overrides: "sslmode", Because: "the TLSConfig is made by code that is not read here"},
		Row{When: "sslrootcert=system", Then: Full, CA: "system", Since: "5.7.0", Overrides: "sslmode", Evidence: fact.Observed, Because: "sslrootcert=system means verify-full, whatever sslmode says"},
		Row{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "sslmode=disable never uses TLS"},
		Row{When: "sslmode=allow", Then: PlainFirst, CA: "none", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "sslmode=allow tries plaintext first"},
		Row{When: "sslmode=prefer", Then: Opportune, CA: "none", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "sslmode=prefer verifies nothing, even with a CA file, and continues in plaintext when TLS is declined or fails"},
		Row{When: "sslmode=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", Evidence: fact.Observed, Because: "sslmode=require with a CA file checks the chain but not the host name"},
		Row{When: "sslmode=require", Then: Unchecked, CA: "none", Evidence: fact.Observed, Because: "sslmode=require encrypts and checks no certificate unless a CA file is given"},
		Row{When: "sslmode=verify-ca", Then: ChainOnly, CA: "sslrootcert|system", Evidence: fact.Observed, Because: "sslmode=verify-ca checks the chain but not the host name"},
		Row{When: "sslmode=verify-full", Then: Full, CA: "sslrootcert|system", Evidence: fact.Observed, Because: "sslmode=verify-full checks chain and host name"},
		Row{When: "sslnegotiation=direct", Then: Unchecked, CA: "none", Evidence: fact.FromSource, Because: "direct negotiation raises the default to require, which checks no certificate"},
		Row{When: "ssl=true", Then: Unchecked, CA: "none", Evidence: fact.Observed, Because: "ssl=true is sslmode=require, which checks no certificate"},
		Row{Then: Opportune, CA: "none", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "without sslmode pgx uses prefer: it continues in plaintext when TLS is declined or fails"},
	),
	TLS:      goTLSVersions("TLSConfig"),
	Releases: []Release{{"5.7.0", "2024-09-07"}, {"5.7.5", "2025-05-17"}},
	Full:     "sslmode=verify-full with sslrootcert=<CA file>", DefaultHost: fact.Socket,
})

func pgxOpeners() []setting.Opener {
	var out []setting.Opener
	for _, base := range []string{"github.com/jackc/pgx/v5", "github.com/jackc/pgx/v4", "github.com/jackc/pgx"} {
		out = append(out,
			goOpener(base+".Connect", 1), goOpener(base+".ParseConfig", 0), goOpener(base+".ConnectConfig", -1),
			goOpener(base+"/pgxpool.New", 1), goOpener(base+"/pgxpool.Connect", 1), goOpener(base+"/pgxpool.ParseConfig", 0),
			goOpener(base+"/pgconn.Connect", 1), goOpener(base+"/pgconn.ParseConfig", 0), goOpener(base+"/stdlib.Open", 0),
		)
	}
	open := goOpener("database/sql.Open", 1)
	open.Select = []setting.Selector{{Position: 0, Values: []string{"pgx", "pgx/v5"}}}
	gorm := goOpener("gorm.io/driver/postgres.Open", 0)
	config := setting.Opener{Language: "go", Callee: "gorm.io/driver/postgres.Config", Grammar: "libpq", Args: []setting.Arg{{Position: -1, Keyword: "DSN", Role: setting.DSN}}}
	return append(out, open, gorm, config, sqlxOpen("Open", "pgx"), sqlxOpen("Connect", "pgx"))
}

// goOpener is a Go function that takes a DSN at a position; -1 is a config object that another opener made.
func goOpener(callee string, position int) setting.Opener {
	role := setting.DSN
	if position < 0 {
		position, role = 1, setting.Delegate
	}
	return setting.Opener{Language: "go", Callee: callee, Args: []setting.Arg{{Position: position, Role: role}}, Setters: true}
}

func sqlxOpen(name, driver string) setting.Opener {
	o := goOpener("github.com/jmoiron/sqlx."+name, 1)
	o.Select = []setting.Selector{{Position: 0, Values: []string{driver}}}
	return o
}

const libPQSource = "lib/pq:ssl.go"

// lib/pq defaults to require, which verifies nothing unless a CA file is given.
var _ = register(&Table{
	ID: "lib-pq", Title: "lib/pq", Engine: "postgresql", Source: libPQSource,
	Packages: []Package{{"go", "github.com/lib/pq"}},
	Schemes:  []setting.Scheme{{Name: "postgres", Engine: "postgresql"}, {Name: "postgresql", Engine: "postgresql"}, {Name: "pq", Engine: "postgresql", Certain: true}},
	Grammars: []string{"libpq"},
	Openers: []setting.Opener{
		withSelect(goOpener("database/sql.Open", 1), "postgres"), goOpener("github.com/lib/pq.NewConnector", 0), goOpener("github.com/lib/pq.Open", 0),
		sqlxOpen("Open", "postgres"), sqlxOpen("Connect", "postgres"), sqlxOpen("MustConnect", "postgres"), goOpener("github.com/lib/pq.NewListener", 0),
	},
	Stranger: ForwardsStrangers, Repeat: FirstWins,
	Options: []Option{
		{Name: "sslmode", Aliases: []string{"PGSSLMODE"}, Role: Mode, Values: []string{"disable", "require", "verify-ca", "verify-full"}, Until: "1.12.0"},
		{Name: "sslmode", Aliases: []string{"PGSSLMODE"}, Role: Mode, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}, Since: "1.12.0"},
		{Name: "sslrootcert", Aliases: []string{"PGSSLROOTCERT"}, Role: CA}, {Name: "sslcert"}, {Name: "sslkey", Role: Private}, {Name: "sslinline"}, {Name: "sslsni"},
		{Name: "ssl_min_protocol_version", Role: TLSOpt, Since: "1.12.0", Values: []string{"TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"}},
	},
	Rows: []Row{
		{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "sslmode=disable never uses TLS"},
		{When: "sslrootcert=system !sslmode", Then: Full, CA: "system", Since: "1.12.0", Evidence: fact.Observed, Because: "sslrootcert=system means verify-full"},
		{When: "sslmode=allow", Then: PlainFirst, CA: "none", Since: "1.12.0", Evidence: fact.Observed, Because: "sslmode=allow tries plaintext first"},
		{When: "sslmode=prefer sslrootcert", Then: OpportuneCA, CA: "sslrootcert", Since: "1.12.0", Evidence: fact.Observed, Because: "sslmode=prefer reconnects in plaintext when the certificate check fails"},
		{When: "sslmode=prefer", Then: Opportune, CA: "none", Since: "1.12.0", Evidence: fact.Observed, Because: "sslmode=prefer continues in plaintext when the server or an attacker declines TLS"},
		{When: "sslmode=verify-full", Then: Full, CA: "sslrootcert|system", Evidence: fact.Observed, Because: "sslmode=verify-full checks chain and host name"},
		{When: "sslmode=verify-ca", Then: Full, CA: "sslrootcert|system", Until: "1.11.0", Evidence: fact.Observed, Because: "before 1.11.0 verify-ca checks DNS host names too"},
		{When: "sslmode=verify-ca", Then: ChainOnly, CA: "sslrootcert|system", Since: "1.11.0", Evidence: fact.Observed, Because: "sslmode=verify-ca checks the chain but not the host name"},
		{When: "sslmode=require sslrootcert=system", Then: Unchecked, CA: "none", Until: "1.12.0", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "before 1.12.0 system is looked up as a file name, not found, and nothing is verified"},
		{When: "sslmode=require sslrootcert", Then: Full, CA: "sslrootcert", Until: "1.11.0", Evidence: fact.Observed, Because: "before 1.11.0 require with a CA file checks chain and DNS host names"},
		{When: "sslmode=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", Since: "1.11.0", Evidence: fact.Observed, Because: "sslmode=require with a CA file checks the chain but not the host name; if the file is missing nothing is verified"},
		{When: "sslmode=require", Then: Unchecked, CA: "none", Evidence: fact.Observed, Because: "sslmode=require encrypts and checks no certificate unless a CA file is given"},
		{When: "sslrootcert", Then: ChainOnly, CA: "sslrootcert", By: "-", Evidence: fact.FromSource, Because: "without sslmode lib/pq uses require; with a CA file it checks the chain but not the host name"},
		{Then: Unchecked, CA: "none", Evidence: fact.Observed, Because: "without sslmode lib/pq uses require, which checks no certificate"},
	},
	TLS:  []TLSRow{{Option: "ssl_min_protocol_version", Form: Floor, Since: "1.12.0"}},
	Full: "sslmode=verify-full with sslrootcert=<CA file>", DefaultHost: fact.Loopback,
})

func withSelect(o setting.Opener, values ...string) setting.Opener {
	o.Select = []setting.Selector{{Position: 0, Values: values}}
	return o
}
