package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	sequelizeMSSQL = "sequelize/sequelize:src/dialects/mssql/connection-manager.js"
	typeormRoach   = "typeorm/typeorm:src/driver/cockroachdb/CockroachDriver.ts"
	drizzleKit     = "drizzle-team/drizzle-orm:drizzle-kit/src/cli/connections.ts"

	// sequelizeTop is the name of the ssl option beside dialectOptions, which no driver gets to see.
	sequelizeTop  = "sequelize.ssl"
	sequelizeNote = "Sequelize up to 6 hands on dialectOptions.ssl only"
)

var sequelizeInert = []string{sequelizeTop}

// sequelizeArgs are those of Sequelize up to 6: options of the driver stand in dialectOptions.
var sequelizeArgs = append(replaced(ormArgs, "dialectOptions"), setting.Arg{Position: -1, Keyword: "ssl", Role: setting.OptionArg, Name: sequelizeTop})

// typeormArgs are those of TypeORM, whose extra outweighs the options beside it.
var typeormArgs = replaced(ormArgs, "extra")

// replaced names the members of one argument below the argument itself.
func replaced(args []setting.Arg, keyword string) []setting.Arg {
	out := slices.Clone(args)
	for i := range out {
		if out[i].Keyword == keyword {
			out[i].Name = keyword
		}
	}
	return out
}

// ormOrder says which of two places counts: TypeORM's extra comes last and replaces an ssl object as a whole. A false ssl
// beside Sequelize's dialectOptions, or any where dialectOptions.ssl is written too, is not worth a word.
func ormOrder(options []setting.Option) []setting.Option {
	extra, dialect := holdsOption(options, "extra.ssl"), holdsOption(options, "dialectOptions.ssl")
	out := slices.DeleteFunc(options, func(o setting.Option) bool {
		name := o.Name.String()
		idle := dialect || o.Value.Text.String() == "false"
		return name == sequelizeTop && idle || strings.HasPrefix(name, sequelizeTop+".") ||
			extra && strings.HasPrefix(name, "ssl.") && o.Layer == setting.InCall
	})
	if extra {
		slices.SortStableFunc(out, func(a, b setting.Option) int { return boolOrder(inExtra(a), inExtra(b)) })
	}
	return out
}

func holdsOption(options []setting.Option, name string) bool {
	return slices.ContainsFunc(options, func(o setting.Option) bool { return o.Name.String() == name })
}

func inExtra(o setting.Option) bool { return strings.HasPrefix(o.Name.String(), "extra.") }

// boolOrder sorts false before true.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// sequelize-mssql is tedious with one default of Sequelize's own: every certificate is accepted.
var _ = register(func() *Table {
	return &Table{
		ID: "sequelize-mssql", Title: "Sequelize on tedious", Engine: "sqlserver", Source: sequelizeMSSQL,
		Packages: []Package{{"npm", "tedious"}}, Wrappers: []Package{{"npm", "sequelize"}},
		Names: Exact, Stranger: IgnoresStrangers, Prepare: unwrap, Inert: sequelizeInert, InertNote: sequelizeNote,
		Full: "dialectOptions: { options: { encrypt: 'strict' } }, on tedious 16.4.0 or later",
		Options: slices.Concat([]Option{
			{Name: "encrypt", Role: Mode, Words: yesNo}, {Name: "trustServerCertificate", Role: Mode, Bool: true}, {Name: "serverName"},
		}, nodeOptions("cryptoCredentialsDetails")),
		Rows: slices.Concat(
			[]Row{{When: "encrypt:string=strict", Rejects: "tedious before 16.4.0 takes true and false only", By: "encrypt", Until: "16.4.0", Source: tediousSource}},
			between("16.4.0", "", fromSource(tediousSource, tediousStrict)),
			fromSource(tediousSource, []Row{{When: "encrypt=false", Then: Off, CA: "none", Ignores: "trustServerCertificate cryptoCredentialsDetails.ca", Because: "encrypt: false sends the login in plaintext"}}),
			sequelizeTedious("encrypt=true"),
			[]Row{{When: "encrypt", Then: Undecided, CA: "unknown", Because: "the encrypt option is decided by code that is not read here"}},
			sequelizeTedious(""),
		),
		TLS:      nodeTLSRows("cryptoCredentialsDetails"),
		Releases: []Release{{tediousInsists, "2026-10-11"}},
	}
})

// sequelizeTedious say what happens where a condition holds under which Sequelize's tedious asks for TLS.
func sequelizeTedious(condition string) []Row {
	trusting := below("", condition, []Row{{Then: Opportune, CA: "none", By: "encrypt", Ignores: tediousNoCheck, Because: "Sequelize sets trustServerCertificate: true, so that every certificate is accepted; where the server declines TLS the login goes in plaintext"}})
	said := fromSource(tediousSource, tediousRows(condition))
	return slices.Concat(between("", tediousInsists, said), insisting(said), between("", tediousInsists, trusting), insisting(trusting))
}

// typeorm-cockroachdb is node-postgres without the URL's options: for CockroachDB TypeORM takes host, port, user and
// database out of the URL and drops the rest.
var _ = register(func() *Table {
	return &Table{
		ID: "typeorm-cockroachdb", Title: "TypeORM for CockroachDB", Engine: "postgresql", Source: typeormRoach,
		Packages: []Package{{"npm", "pg"}}, Wrappers: []Package{{"npm", "typeorm"}}, Releases: []Release{{"8.0.0", "2020-03-30"}},
		Names: Exact, Stranger: IgnoresStrangers, Prepare: unwrap, DefaultHost: fact.Loopback,
		Full: "ssl: { ca: <CA certificate> }",
		Options: append([]Option{
			{Name: "ssl", Role: Mode, In: inCall},
			{Name: "ssl.require", Role: Mode},
			{Name: "PGSSLMODE", Role: Mode},
			{Name: "PGSSLROOTCERT", Role: CA},
		}, nodeOptions("ssl")...),
		Rows: slices.Concat(nodePostgresSwitch, nodePostgresObject(), nodePostgresFallback),
		TLS:  nodeTLSRows("ssl"),
	}
})

// drizzleKitRows are what drizzle-kit makes of dbCredentials: with a URL the rest is dropped, without one TLS is on.
func drizzleKitRows() []Row {
	url := slices.Concat(nodePostgresURL, below("", "ssl@dsn", from8(nodePostgresWords)), []Row{
		{When: "scheme PGSSLMODE=no-verify", Then: Unchecked, CA: "none", By: "PGSSLMODE", Source: nodePostgresEnv, Because: "PGSSLMODE=no-verify accepts every certificate"},
		{When: "scheme PGSSLMODE=prefer|require|verify-ca|verify-full", Then: Full, CA: "bundled", By: "PGSSLMODE", Source: nodePostgresEnv, Because: "node-postgres reads this PGSSLMODE as full verification with Node's authorities"},
		{When: "scheme", Then: Off, CA: "none", By: "-", Ignores: "ssl ssl.ca", Because: "with a URL drizzle-kit drops the ssl beside it, and without sslmode there node-postgres never uses TLS"},
	})
	return slices.Concat(url, fromSource(drizzleKit, []Row{
		{When: "ssl:string=require|allow|prefer", Then: Unchecked, CA: "none", Because: "drizzle-kit reads require, allow and prefer as rejectUnauthorized: false, which accepts every certificate"},
		{When: "ssl:string=verify-full", Then: Full, CA: "bundled", Because: "ssl: 'verify-full' checks chain and host name with Node's authorities"},
		{When: "ssl:bool=false", Then: Off, CA: "none", Because: "ssl: false never uses TLS"},
		{When: "ssl:bool=true", Then: Full, CA: "bundled", Because: "ssl: true checks chain and host name with Node's authorities"},
	}), nodeRows("ssl", ""), fromSource(drizzleKit, []Row{
		{When: "ssl:string", Rejects: "ssl takes a boolean, an object, or one of require, allow, prefer and verify-full"},
		{When: "ssl", Then: ByCode, CA: "unknown", Because: "the ssl option is made by code that is not read here"},
		{Then: Full, CA: "bundled", Because: "without ssl drizzle-kit passes an empty object, with which Node checks chain and host name"},
	}))
}

// from8 are the rows that hold from pg 8.0 on. Older ones wait for ever on every Node that drizzle-kit runs on.
func from8(rows []Row) []Row {
	out := slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return r.Until == "8.0.0" })
	for i := range out {
		out[i].Since = ""
	}
	return out
}

// drizzle-kit opens connections of its own for migrations, by pg where that is installed.
var _ = register(func() *Table {
	return &Table{
		ID: "drizzle-kit", Title: "drizzle-kit on pg", Engine: "postgresql", Source: nodePostgres,
		Packages: []Package{{"npm", "pg"}},
		Layers:   []setting.Layer{setting.InDSN, setting.InCall, setting.InFile, setting.InEnv},
		Names:    Exact, Stranger: IgnoresStrangers, Repeat: LastWins, Prepare: dropNull, DefaultHost: fact.Loopback,
		Full: "ssl: { ca: <CA certificate> } without a url, or ?sslmode=verify-full&sslrootcert=<CA file> in the URL",
		Options: append([]Option{
			{Name: schemeOption, Fold: true},
			{Name: "ssl", Role: Mode, Words: map[string]string{"1": "true"}},
			{Name: "sslmode", Role: Mode, In: urlOnly},
			{Name: "sslrootcert", Role: CA, In: urlOnly},
			{Name: "uselibpqcompat", Role: Mode, In: urlOnly},
			{Name: "PGSSLMODE", Role: Mode},
		}, nodeOptions("ssl")...),
		Rows: drizzleKitRows(),
		TLS:  nodeTLSRows("ssl"),
	}
})

// drizzleOpeners are drizzle on node-postgres, and drizzle-kit's config file.
var drizzleOpeners = []setting.Opener{
	{Language: "javascript", Callee: "drizzle-orm/node-postgres.drizzle", Drivers: []string{"node-postgres"}, Engine: "postgresql", Keywords: true, Args: []setting.Arg{
		{Position: 0, Role: setting.DSN},
		{Position: -1, Keyword: "connection", Role: setting.DSN},
		{Position: -1, Keyword: "client", Role: setting.Delegate},
		{Position: -1, Keyword: "password", Role: setting.Secret},
	}},
	drizzleKitOpener("postgresql", "drizzle-kit", "postgres-js"),
	drizzleKitOpener("mysql", "mysql2"),
}

func drizzleKitOpener(dialect string, drivers ...string) setting.Opener {
	return setting.Opener{
		Language: "javascript", Callee: "drizzle-kit.defineConfig", Drivers: drivers, Engine: dialect, Args: []setting.Arg{
			{Position: 0, Role: setting.Options},
			{Position: -1, Keyword: "dbCredentials", Role: setting.Options},
		},
		Select: []setting.Selector{{Keyword: "dialect", Values: []string{dialect}}},
	}
}
