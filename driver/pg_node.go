package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	nodePostgres    = "brianc/node-postgres:packages/pg-connection-string/index.js"
	nodePostgresEnv = "brianc/node-postgres:packages/pg/lib/connection-parameters.js"
	// pgObject are the members that lose when the URL decides.
	pgObject = "ssl ssl.ca ssl.rejectUnauthorized ssl.checkServerIdentity PGSSLMODE"
)

// nodePostgresURL is what the URL's own TLS keys do, which outweigh the ssl object as a whole.
var nodePostgresURL = outweighing([]Row{
	{When: "sslrootcert=system", Rejects: "the driver opens a file named system"},
	{When: "uselibpqcompat=true sslmode=disable", Then: Off, CA: "none", By: "sslmode", Because: "sslmode=disable never uses TLS"},
	{When: "uselibpqcompat=true sslmode=prefer", Then: Unchecked, CA: "none", By: "sslmode", Ignores: "sslrootcert", Because: "with uselibpqcompat prefer always encrypts and checks no certificate"},
	{When: "uselibpqcompat=true sslmode=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", By: "sslmode", Because: "with uselibpqcompat require and a CA file check the chain but not the host name"},
	{When: "uselibpqcompat=true sslmode=require", Then: Unchecked, CA: "none", By: "sslmode", Because: "with uselibpqcompat require checks no certificate unless a CA file is given"},
	{When: "uselibpqcompat=true sslmode=verify-ca", Then: ChainOnly, CA: "sslrootcert|none", By: "sslmode", Because: "with uselibpqcompat verify-ca does not check the host name"},
	{When: "uselibpqcompat=true sslmode=allow|no-verify", Then: Full, CA: "sslrootcert|bundled", By: "sslmode", Because: "with uselibpqcompat allow and no-verify stand for nothing: the driver checks chain and host name"},
	{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslrootcert", Because: "sslmode=disable never uses TLS, and the URL outweighs the ssl object"},
	{When: "sslmode=no-verify", Then: Unchecked, CA: "none", Ignores: "sslrootcert", Because: "sslmode=no-verify accepts every certificate"},
	{When: "sslmode", Then: Full, CA: "sslrootcert|bundled", Because: "node-postgres 8 reads every sslmode but disable and no-verify as full verification"},
	{When: "sslrootcert", Then: Full, CA: "sslrootcert", Because: "sslrootcert alone switches TLS on, with full verification"},
}, pgObject, "")

// directRefused is direct negotiation where nothing switches TLS on.
func directRefused(when string) []Row {
	return []Row{{When: when, Rejects: "sslnegotiation=direct is refused without TLS", By: "sslnegotiation", Since: "8.22.0", Source: nodePostgresEnv}}
}

// nodePostgresMore are the keys of the URL that switch TLS on besides the modes and the CA.
var nodePostgresMore = outweighing([]Row{
	{When: "sslcert", Then: Full, CA: "bundled", Since: "8.0.0", Because: "sslcert alone switches TLS on, with full verification"},
	{When: "sslnegotiation@dsn=direct !ssl@dsn", Then: Full, CA: "bundled", Since: "8.22.0", Because: "sslnegotiation=direct in the URL switches TLS on, with full verification"},
}, pgObject, "")

// leftToNode is what pg did before it wrote rejectUnauthorized itself.
const leftToNode = "before pg 8.0 the check is left to Node, which verifies chain and host name since 12.22.5, 14.17.5 and 16.6.2; older ones accepted every certificate"

// nodePostgresWords is what the ssl option does as a text: in the URL, or as a value of its own.
var nodePostgresWords = []Row{
	{When: "ssl:string@dsn!=true", Then: Off, CA: "none", By: "-", Ignores: "ssl", Until: "8.0.0", Because: "before pg 8.0 every ssl in the URL but true and 1 is read past"},
	{When: "ssl:string=no-verify", Then: Unchecked, CA: "none", Overrides: "ssl.ca ssl.rejectUnauthorized PGSSLMODE", Because: "ssl=no-verify accepts every certificate"},
	{When: "ssl:string@dsn=0", Then: Off, CA: "none", Overrides: "ssl.ca ssl.rejectUnauthorized PGSSLMODE", Because: "ssl=0 never uses TLS"},
	{When: "ssl:string=true", Then: Full, CA: "bundled", Overrides: "ssl.ca ssl.rejectUnauthorized PGSSLMODE", Since: "8.0.0", Because: "ssl=true checks chain and host name"},
	{When: "ssl:string=true", Then: Full, CA: "bundled", Overrides: "ssl.ca ssl.rejectUnauthorized PGSSLMODE", Until: "8.0.0", Because: leftToNode},
	{When: "ssl:string@dsn=false", Rejects: "ssl=false is a text in the URL, and every text is true; write sslmode=disable or leave it out"},
	{When: "ssl:string=", Then: Off, CA: "none", Overrides: "ssl.ca ssl.rejectUnauthorized PGSSLMODE", Because: "an empty ssl is false: the connection is never encrypted"},
	{When: "ssl:bare", Then: Off, CA: "none", Because: "an ssl without a value is empty, which is false"},
}

// nodePostgresSwitch is ssl as a boolean.
var nodePostgresSwitch = []Row{
	{When: "ssl:number=0", Then: Off, CA: "none", Overrides: "PGSSLMODE", Because: "0 is false: TLS is never used"},
	{When: "ssl:number", Rejects: "a number is no TLS option; pass true or an object such as {ca}"},
	{When: "ssl:bool=false", Then: Off, CA: "none", Overrides: "PGSSLMODE", Because: "ssl: false never uses TLS"},
	{When: "ssl:bool=true", Then: Full, CA: "bundled", Overrides: "PGSSLMODE", Since: "8.0.0", Because: "ssl: true checks chain and host name with Node's authorities"},
	{When: "ssl:bool=true", Then: Full, CA: "bundled", Overrides: "PGSSLMODE", Until: "8.0.0", Because: leftToNode},
}

// nodePostgresObject is what the ssl object does. Its require is no option of Node's.
func nodePostgresObject() []Row {
	return outweighing(slices.Concat(nodeRows("ssl", ""), []Row{
		{When: "ssl:string", Rejects: "the string is no TLS option; pass an object such as {ca}"},
		{When: "ssl", Then: ByCode, CA: "unknown", Because: "the ssl option is made by code that is not read here"},
	}), "PGSSLMODE", "ssl.require")
}

// nodePostgresFallback is what decides when nothing else does.
var nodePostgresFallback = []Row{
	{When: "PGSSLMODE=no-verify", Then: Unchecked, CA: "none", Since: "8.0.0", Source: nodePostgresEnv, Because: "PGSSLMODE=no-verify accepts every certificate"},
	{When: "PGSSLMODE=prefer|require|verify-ca|verify-full", Then: Full, CA: "bundled", Since: "8.0.0", Ignores: "PGSSLROOTCERT", Source: nodePostgresEnv, Because: "node-postgres reads this PGSSLMODE as full verification with Node's authorities, and no PGSSLROOTCERT"},
	{When: "PGSSLMODE=prefer|require|verify-ca|verify-full", Then: Full, CA: "bundled", Until: "8.0.0", Ignores: "PGSSLROOTCERT", Source: nodePostgresEnv, Because: leftToNode},
	{When: "PGSSLMODE", Then: Off, CA: "none", Ignores: "PGSSLROOTCERT", Source: nodePostgresEnv, Because: "this PGSSLMODE leaves the connection in plaintext"},
	{Then: Off, CA: "none", Ignores: "PGSSLROOTCERT", Because: "without ssl node-postgres never uses TLS"},
}

// node-postgres never falls back: it is plaintext always or TLS always. TLS keys in the URL outweigh the ssl object, and
// every sslmode but disable and no-verify checks chain and host name. The URL's keys mean nothing in the object.
var _ = register(func() *Table {
	return &Table{
		ID: "node-postgres", Title: "node-postgres", Engine: "postgresql", Source: nodePostgres,
		Packages: []Package{{"npm", "pg"}},
		Wrappers: []Package{{"npm", "@types/pg"}, {"npm", "pg-pool"}, {"npm", "pg-promise"}, {"npm", "@prisma/adapter-pg"}},
		Schemes:  []setting.Scheme{{Name: "postgres", Engine: "postgresql"}, {Name: "postgresql", Engine: "postgresql"}},
		Openers: []setting.Opener{
			{Language: "javascript", Callee: "pg.Pool", Args: pgNodeArgs},
			{Language: "javascript", Callee: "pg.Client", Args: pgNodeArgs},
			{Language: "javascript", Callee: "assign:pg.defaults.ssl", Args: []setting.Arg{{Position: 0, Role: setting.Options, Name: "ssl"}}}, // for every client
			{Language: "javascript", Callee: "pg-pool", Args: pgNodeArgs},
		},
		Stranger: IgnoresStrangers, Repeat: LastWins,
		Layers: []setting.Layer{setting.InDSN, setting.InCall, setting.InFile, setting.InEnv},
		Options: append([]Option{
			{Name: "ssl", Role: Mode, Words: map[string]string{"1": "true"}},
			{Name: "sslmode", Role: Mode, In: urlOnly, Since: "8.0.0"},
			{Name: "sslrootcert", Role: CA, In: urlOnly, Since: "8.0.0"},
			{Name: "uselibpqcompat", Role: Mode, In: urlOnly, Since: "8.0.0"},
			{Name: "sslcert", Role: Mode, In: urlOnly},
			{Name: "sslkey", Role: Private, In: urlOnly},
			{Name: "sslnegotiation", Aliases: []string{"PGSSLNEGOTIATION"}, Role: Mode, Since: "8.22.0", Values: []string{"postgres", "direct"}, Source: nodePostgresEnv},
			{Name: "ssl.require", Role: Mode},
			{Name: "PGSSLMODE", Role: Mode},
			{Name: "PGSSLROOTCERT", Role: CA},
		}, nodeOptions("ssl")...),
		Rows: slices.Concat(
			directRefused("sslnegotiation=direct sslmode=disable"), nodePostgresURL, nodePostgresMore, nodePostgresWords, nodePostgresSwitch,
			nodePostgresObject(), nodePostgresFallback[:3], directRefused("sslnegotiation=direct"), nodePostgresFallback[3:],
		),
		TLS:      nodeTLSRows("ssl"),
		Releases: []Release{{"8.0.0", "2020-03-30"}, {"8.22.0", "2026-06-19"}},
		Prepare:  pgNodeFilled,
		Inert:    sequelizeInert, InertNote: sequelizeNote,
		Full: "ssl: { ca: <CA certificate> }, or ?sslmode=verify-full&sslrootcert=<CA file> in the URL", DefaultHost: fact.Loopback,
	}
})

// pgNodeFilled drops what is empty in the URL, which pg reads past. A null ssl is false; an undefined one leaves it to the
// environment.
func pgNodeFilled(options []setting.Option) []setting.Option {
	for i := range options {
		if o := &options[i]; o.Name.String() == "ssl" && o.Value.Kind == setting.Null && o.Value.Text.Place().Raw() == "null" {
			o.Value = setting.Value{Text: respelled(o.Value.Text, "false"), Kind: setting.Bool}
		}
	}
	return slices.DeleteFunc(unwrap(options), func(o setting.Option) bool {
		name := o.Name.String()
		return o.Layer == setting.InDSN && strings.HasPrefix(name, "ssl") && name != "ssl" && o.Value.Known() && o.Value.Text.Len() == 0
	})
}

var urlOnly = []setting.Layer{setting.InDSN}

var pgNodeArgs = []setting.Arg{
	{Position: 0, Role: setting.Options},
	{Position: -1, Keyword: "connectionString", Role: setting.DSN},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
}
