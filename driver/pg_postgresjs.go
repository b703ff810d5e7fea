package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	postgresJS     = "porsager/postgres:src/index.js"
	postgresJSWire = "porsager/postgres:src/connection.js"
	// pgJSBelow are the places that an ssl option of the call outweighs.
	pgJSBelow = "sslmode PGSSL"
)

// postgresJSWords say what a word in the option called % does. Every word that is not among them is true, and Node then
// checks everything.
var postgresJSWords = []Row{
	{When: "%:string=require|allow", Then: Unchecked, CA: "none", Because: "postgres.js reads require and allow alike: the connection is encrypted and no certificate is checked"},
	{When: "%:string=prefer", Then: Opportune, CA: "none", Because: "prefer checks no certificate and continues in plaintext when the server or an attacker declines TLS"},
	{When: "%:string=", Then: Off, CA: "none", Because: "an empty text is false: the connection is never encrypted"},
	{When: "%:string", Then: Full, CA: "bundled", Because: "every other text is only true to postgres.js, which then checks chain and host name with Node's authorities"},
}

// postgresJSRows put the call's ssl before the URL, and sslmode before ssl there. The variable PGSSL is last.
func postgresJSRows() []Row {
	call := slices.Concat([]Row{
		{When: "%:null", Then: Off, CA: "none", Because: "an ssl that is written and null or undefined is false, and outweighs the URL"},
		{When: "%:bool=false", Then: Off, CA: "none", Because: "ssl: false never uses TLS"},
		{When: "%:bool=true", Then: Full, CA: "bundled", Because: "ssl: true checks chain and host name with Node's authorities"},
	}, nodeTable)
	url := []Row{
		{When: "%@dsn=disable|false", Then: Off, CA: "none", Because: "disable and false in the URL never use TLS"},
		{When: "%:bare", Then: Off, CA: "none", Because: "an option without a value is empty, which is false"},
	}
	return slices.Concat(
		[]Row{
			{When: "sslrootcert", Rejects: "postgres.js hands sslrootcert to the server, which refuses it; pass ssl: { ca }"},
			{When: "sslaccept", Rejects: "postgres.js hands sslaccept to the server, which refuses it"},
			{When: "ssl_min_protocol_version", Rejects: "postgres.js hands it to the server, which refuses it; pass ssl: { minVersion }"},
		},
		outweighing(below("ssl", "ssl@call", slices.Concat(call, postgresJSWords)), pgJSBelow, ""),
		[]Row{{When: "ssl@call", Then: ByCode, CA: "unknown", Overrides: pgJSBelow, Because: "the ssl option is made by code that is not read here"}},
		outweighing(below("sslmode", "", slices.Concat(url, postgresJSWords)), "ssl PGSSL", ""),
		outweighing(below("ssl", "ssl@dsn", slices.Concat(url, postgresJSWords)), "PGSSL", ""),
		below("PGSSL", "", postgresJSWords),
		[]Row{{Then: Off, CA: "none", Because: "without ssl postgres.js never uses TLS"}},
	)
}

var postgresJSArgs = []setting.Arg{
	{Position: 0, Role: setting.DSN},
	{Position: 1, Role: setting.Options},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "hostname", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "pass", Role: setting.Secret},
}

// postgres.js is the package called postgres. Its call outweighs the URL, and PGSSL is the only variable it reads.
var _ = register(func() *Table {
	return &Table{
		ID: "postgres-js", Title: "postgres.js", Engine: "postgresql", Source: postgresJS, ByManifest: true,
		Packages: []Package{{"npm", "postgres"}},
		Schemes:  schemes("postgresql", "postgres", "postgresql"),
		Openers: []setting.Opener{
			{Language: "javascript", Callee: "postgres", Args: postgresJSArgs, Keywords: true},
			{Language: "javascript", Callee: "drizzle-orm/postgres-js.drizzle", Keywords: true, Args: slices.Concat(postgresJSArgs[:1], postgresJSArgs[2:], []setting.Arg{
				{Position: -1, Keyword: "connection", Role: setting.DSN},
				{Position: -1, Keyword: "client", Role: setting.Delegate},
			})},
		},
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.Loopback,
		Full: "ssl: { ca: <CA certificate> }",
		Options: slices.Concat([]Option{
			{Name: "ssl", Role: Mode, In: []setting.Layer{setting.InCall, setting.InDSN, setting.InFile}},
			{Name: "sslmode", Role: Mode, In: urlOnly},
			{Name: "sslrootcert", Role: CA, In: urlOnly},
			{Name: "sslaccept", Role: Mode, In: urlOnly},
			{Name: "ssl_min_protocol_version", Role: TLSOpt, In: urlOnly},
			{Name: "sslnegotiation"},
			{Name: "PGSSL", Role: Mode},
		}, nodeOptions("ssl")),
		Rows: fromSource(postgresJSWire, postgresJSRows()),
		TLS:  nodeTLSRows("ssl"),
	}
})
