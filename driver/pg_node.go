package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const nodePostgres = "brianc/node-postgres:packages/pg-connection-string/index.js"

// node-postgres never falls back: it is plaintext always or TLS always. TLS keys in the URL outweigh the ssl object, and
// every sslmode but disable and no-verify checks chain and host name.
var _ = register(&Table{
	ID: "node-postgres", Title: "node-postgres", Engine: "postgresql", Source: nodePostgres,
	Packages: []Package{{"npm", "pg"}, {"npm", "pg-pool"}, {"npm", "@types/pg"}, {"npm", "pg-promise"}},
	Schemes:  []setting.Scheme{{Name: "postgres", Engine: "postgresql"}, {Name: "postgresql", Engine: "postgresql"}},
	Openers: []setting.Opener{
		{Language: "javascript", Callee: "pg.Pool", Args: pgNodeArgs}, {Language: "javascript", Callee: "pg.Client", Args: pgNodeArgs},
		{Language: "javascript", Callee: "pg-pool", Args: pgNodeArgs}, {Language: "javascript", Callee: "pg.native.Client", Args: pgNodeArgs},
	},
	Stranger: IgnoresStrangers, Repeat: LastWins,
	Layers: []setting.Layer{setting.InDSN, setting.InCall, setting.InFile, setting.InEnv},
	Options: append([]Option{
		{Name: "ssl", Role: Mode, Words: map[string]string{"1": "true", "0": "false"}},
		{Name: "sslmode", Role: Mode}, {Name: "sslrootcert", Role: CA}, {Name: "uselibpqcompat", Role: Mode}, {Name: "sslcert"}, {Name: "sslkey", Role: Private},
		{Name: "PGSSLMODE", Role: Mode}, {Name: "sslnegotiation"}, {Name: "ssl.require", Role: Mode},
	}, nodeOptions("ssl")...),
	Rows: slices.Concat(
		[]Row{
			{When: "sslmode=disable", Then: Off, CA: "none", Overrides: "ssl ssl.ca ssl.rejectUnauthorized", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "sslmode=disable never uses TLS, and the URL outweighs the ssl object"},
			{When: "sslmode=no-verify", Then: Unchecked, CA: "none", Overrides: "ssl ssl.ca ssl.rejectUnauthorized", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "sslmode=no-verify accepts every certificate"},
			{When: "uselibpqcompat=true sslmode=prefer", Then: Unchecked, CA: "none", By: "sslmode", Overrides: "ssl ssl.ca ssl.rejectUnauthorized", Evidence: fact.Observed, Because: "with uselibpqcompat prefer checks no certificate"},
			{When: "uselibpqcompat=true sslmode=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", By: "sslmode", Overrides: "ssl ssl.ca ssl.rejectUnauthorized", Evidence: fact.Observed, Because: "with uselibpqcompat require and a CA file check the chain but not the host name"},
			{When: "uselibpqcompat=true sslmode=require", Then: Unchecked, CA: "none", By: "sslmode", Overrides: "ssl ssl.ca ssl.rejectUnauthorized", Evidence: fact.Observed, Because: "with uselibpqcompat require checks no certificate"},
			{When: "uselibpqcompat=true sslmode=verify-ca", Then: ChainOnly, CA: "sslrootcert|none", By: "sslmode", Overrides: "ssl ssl.ca ssl.rejectUnauthorized", Evidence: fact.Observed, Because: "with uselibpqcompat verify-ca does not check the host name"},
			{When: "sslmode", Then: Full, CA: "sslrootcert|bundled", Overrides: "ssl ssl.ca ssl.rejectUnauthorized", Evidence: fact.Observed, Because: "node-postgres 8 reads every sslmode but disable and no-verify as full verification"},
			{When: "ssl@dsn:string=no-verify", Then: Unchecked, CA: "none", Overrides: "ssl.ca ssl.rejectUnauthorized", Evidence: fact.Observed, Because: "ssl=no-verify accepts every certificate"},
			{When: "ssl@dsn:string=true", Then: Full, CA: "sslrootcert|bundled", Overrides: "ssl.ca ssl.rejectUnauthorized", Evidence: fact.Observed, Because: "ssl=true checks chain and host name"},
			{When: "ssl@dsn:string=false", Rejects: "the URL's ssl=false is read as a text that is true; write sslmode=disable or leave it out", Evidence: fact.Observed},
			{When: "ssl:bool=false", Then: Off, CA: "none", Evidence: fact.Observed, Because: "ssl: false never uses TLS"},
			{When: "ssl:bool=true", Then: Full, CA: "bundled", Since: "8.0.0", Evidence: fact.Observed, Because: "ssl: true checks chain and host name with Node's authorities"},
			{When: "ssl:bool=true", Then: Unchecked, CA: "none", Until: "8.0.0", Evidence: fact.FromSource, Because: "before pg 8.0 ssl: true accepts every certificate"},
			{When: "ssl:null", Then: Off, CA: "none", Because: "without ssl the driver never uses TLS"},
			{When: "ssl:string=false|disable", Then: Off, CA: "none", Evidence: fact.FromSource, Because: "ssl is off"},
		},
		nodeRows("ssl", ""),
		[]Row{
			{When: "ssl.rejectUnauthorized:bool=false", Then: Unchecked, CA: "none", Because: "rejectUnauthorized: false accepts every certificate"},
			{When: "ssl.ca", Then: Full, CA: "ssl.ca", Because: "Node checks chain and host name unless rejectUnauthorized is false"},
			{When: "ssl:string", Rejects: "the string is no TLS option; pass an object such as {ca}", Evidence: fact.Observed},
			{When: "ssl", Then: ByCode, CA: "unknown", Because: "the ssl option is made by code that is not read here"},
			{When: "sslrootcert", Then: Full, CA: "sslrootcert", Evidence: fact.Observed, Because: "sslrootcert alone switches on TLS with full verification"},
			{When: "PGSSLMODE=disable|allow", Then: Off, CA: "none", Evidence: fact.Observed, Because: "this PGSSLMODE leaves the connection in plaintext"},
			{When: "PGSSLMODE=no-verify", Then: Unchecked, CA: "none", Evidence: fact.Observed, Because: "PGSSLMODE=no-verify accepts every certificate"},
			{When: "PGSSLMODE=prefer|require|verify-ca|verify-full", Then: Full, CA: "bundled", Evidence: fact.Observed, Because: "node-postgres reads this PGSSLMODE as full verification and no PGSSLROOTCERT"},
			{Then: Off, CA: "none", Evidence: fact.Observed, Because: "without ssl node-postgres never uses TLS"},
		},
	),
	TLS:      nodeTLSRows("ssl"),
	Releases: []Release{{"8.0.0", "2020-03-30"}},
	Full:     "ssl: { ca: <CA certificate> }", DefaultHost: fact.Loopback,
})

var pgNodeArgs = []setting.Arg{
	{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "connectionString", Role: setting.DSN},
	{Position: -1, Keyword: "host", Role: setting.Host}, {Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
}
