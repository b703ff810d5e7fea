package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	sqlxPG    = "launchbadge/sqlx:sqlx-postgres/src/connection/tls.rs"
	sqlxMySQL = "launchbadge/sqlx:sqlx-mysql/src/connection/tls.rs"
)

// sqlxHost are the methods of sqlx's connect options that name the server.
var sqlxHost = []setting.Arg{
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "username", Role: setting.Skip},
	{Position: -1, Keyword: "password", Role: setting.Secret},
}

// sqlxPool are the methods by which a pool's options open the pool.
var sqlxPool = []setting.Arg{
	{Position: -1, Keyword: "connect", Role: setting.DSN},
	{Position: -1, Keyword: "connect_lazy", Role: setting.DSN},
	{Position: -1, Keyword: "connect_with", Role: setting.DSN},
	{Position: -1, Keyword: "connect_lazy_with", Role: setting.DSN},
}

// sqlxOpeners are the types of sqlx for one database: prefix is Pg or MySql, module where they stand, database the type
// that generic ones are given.
func sqlxOpeners(prefix, module, database string) []setting.Opener {
	from := []string{"sqlx", "sqlx." + module, "sqlx_" + module, "sqlx.prelude"}
	var out []setting.Opener
	for _, name := range []string{"Pool", "Connection"} {
		for _, f := range []string{"connect", "connect_lazy", "connect_with", "connect_lazy_with"} {
			out = append(out, rustOpeners(rustURL, paths(prefix+name+"."+f, from...)...)...)
		}
	}
	for _, f := range []string{"from_str", "from_url", "parse_from_url"} {
		out = append(out, rustBuilders(append(slices.Clone(sqlxHost), rustURL...), paths(prefix+"ConnectOptions."+f, from...)...)...)
	}
	return slices.Concat(out,
		rustBuilders(sqlxHost, slices.Concat(paths(prefix+"ConnectOptions.new", from...), paths(prefix+"ConnectOptions.new_without_pgpass", from...), paths(prefix+"ConnectOptions.default", from...))...),
		rustBuilders(sqlxPool, paths(prefix+"PoolOptions.new", from...)...),
		typed(rustOpeners(rustURL, "sqlx.Pool.connect", "sqlx.Pool.connect_lazy", "sqlx.pool.Pool.connect", "sqlx.Pool.connect_with"), database),
		typed(rustBuilders(sqlxPool, "sqlx.pool.PoolOptions.new", "sqlx.PoolOptions.new"), database),
	)
}

// sqlxAny are the openers that serve whatever database the URL names: sqlx's Any, and SeaORM on sqlx.
func sqlxAny() []setting.Opener {
	drivers := []string{"sqlx-postgres", "sqlx-mysql"}
	return slices.Concat(
		served(rustOpeners(rustURL, "sqlx.AnyPool.connect", "sqlx.any.AnyPool.connect", "sqlx.AnyPool.connect_lazy", "sqlx.AnyConnection.connect", "sqlx.any.AnyConnection.connect"), drivers...),
		served(rustBuilders(sqlxPool, "sqlx.any.AnyPoolOptions.new"), drivers...),
		served(rustOpeners(rustURL, "sea_orm.Database.connect", "sea_orm.database.Database.connect"), drivers...),
		served(rustBuilders(rustURL, "sea_orm.ConnectOptions.new", "sea_orm.ConnectOptions.from"), drivers...),
	)
}

// sqlxSetters are the methods of sqlx's connect options that decide on TLS. In a URL these names mean nothing.
var sqlxSetters = map[string]string{"ssl_mode": "ssl-mode", "ssl_ca": "ssl-ca", "ssl_root_cert": "ssl-ca", "ssl_root_cert_from_pem": "ssl-ca", "ssl_ca_from_pem": "ssl-ca"}

func sqlxNames(options []setting.Option) []setting.Option {
	options = withoutNull(options)
	for i := range options {
		if options[i].Layer == setting.InCall {
			renamed(options[i:i+1], sqlxSetters)
		}
	}
	return options
}

// sqlx on PostgreSQL has libpq's words with meanings of its own.
var _ = register(func() *Table {
	return &Table{
		ID: "sqlx-postgres", Title: "sqlx on PostgreSQL", Engine: "postgresql", Source: sqlxPG,
		Packages: []Package{{"cargo", "sqlx"}, {"cargo", "sqlx-postgres"}}, Wrappers: []Package{{"cargo", "sea-orm"}, {"cargo", "sea-orm-migration"}},
		Schemes: schemes("postgresql", "postgres", "postgresql"), ByManifest: true,
		Openers: slices.Concat(sqlxOpeners("Pg", "postgres", "Postgres"), sqlxAny()),
		Names:   Exact, Stranger: IgnoresStrangers, Prepare: sqlxNames,
		Full: "sslmode=verify-full with sslrootcert=<CA file>",
		Options: []Option{
			{Name: "ssl-mode", Aliases: []string{"sslmode", "PGSSLMODE"}, Role: Mode, Fold: true, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}, Words: map[string]string{
				"verifyca": "verify-ca", "verifyfull": "verify-full",
			}},
			{Name: "ssl-ca", Aliases: []string{"sslrootcert", "ssl-root-cert", "PGSSLROOTCERT"}, Role: CA},
			{Name: "ssl-cert", Aliases: []string{"sslcert"}},
			{Name: "ssl-key", Aliases: []string{"sslkey"}, Role: Private},
		},
		Rows: []Row{
			{When: "ssl-mode=disable", Then: Off, CA: "none", Ignores: "ssl-ca", Because: "sslmode=disable never uses TLS"},
			{When: "ssl-mode=allow", Then: Off, CA: "none", Ignores: "ssl-ca", Because: "sqlx does not implement sslmode=allow: it never uses TLS"},
			{When: "ssl-mode=prefer", Then: Opportune, CA: "none", Ignores: "ssl-ca", Because: "sslmode=prefer checks nothing and continues in plaintext when the server or an attacker declines TLS"},
			{When: "ssl-mode=require", Then: Unchecked, CA: "none", Ignores: "ssl-ca", Because: "sslmode=require checks no certificate in sqlx, also where a root certificate is given"},
			{When: "ssl-mode=verify-ca", Then: ChainOnly, CA: "ssl-ca|system", Because: "sslmode=verify-ca checks the chain but not the host name"},
			{When: "ssl-mode=verify-full", Then: Full, CA: "ssl-ca|system", Because: "sslmode=verify-full checks chain and host name"},
			{Then: Opportune, CA: "none", Ignores: "ssl-ca", Because: "without sslmode sqlx uses prefer: it checks nothing and continues in plaintext when the server or an attacker declines TLS"},
		},
	}
})

// sqlx on MySQL has the words of MySQL's own client, with the same meanings but for the CA: it is added to the roots that
// sqlx brings or the system has.
var _ = register(func() *Table {
	return &Table{
		ID: "sqlx-mysql", Title: "sqlx on MySQL", Engine: "mysql", Source: sqlxMySQL,
		Packages: []Package{{"cargo", "sqlx"}, {"cargo", "sqlx-mysql"}}, Wrappers: []Package{{"cargo", "sea-orm"}, {"cargo", "sea-orm-migration"}},
		Schemes: schemes("mysql", "mysql", "mariadb"), ByManifest: true,
		Openers: sqlxOpeners("MySql", "mysql", "MySql"), Names: Exact, Stranger: IgnoresStrangers, Prepare: sqlxNames,
		Full: "ssl-mode=VERIFY_IDENTITY with ssl-ca=<CA file>",
		Options: []Option{
			{Name: "ssl-mode", Aliases: []string{"sslmode"}, Role: Mode, Fold: true, Values: []string{"disabled", "preferred", "required", "verify_ca", "verify_identity"}, Words: map[string]string{
				"verifyca": "verify_ca", "verifyidentity": "verify_identity",
			}},
			{Name: "ssl-ca", Aliases: []string{"sslca"}, Role: CA},
			{Name: "ssl-cert", Aliases: []string{"sslcert"}},
			{Name: "ssl-key", Aliases: []string{"sslkey"}, Role: Private},
		},
		Rows: []Row{
			{When: "ssl-mode=disabled", Then: Off, CA: "none", Ignores: "ssl-ca", Because: "ssl-mode=DISABLED never uses TLS"},
			{When: "ssl-mode=preferred", Then: Opportune, CA: "none", Ignores: "ssl-ca", Because: "ssl-mode=PREFERRED checks nothing and continues in plaintext when the server or an attacker declines TLS"},
			{When: "ssl-mode=required", Then: Unchecked, CA: "none", Ignores: "ssl-ca", Because: "ssl-mode=REQUIRED checks no certificate, also where a CA is given"},
			{When: "ssl-mode=verify_ca", Then: ChainOnly, CA: "ssl-ca|system", Because: "ssl-mode=VERIFY_CA checks the chain but not the host name"},
			{When: "ssl-mode=verify_identity", Then: Full, CA: "ssl-ca|system", Because: "ssl-mode=VERIFY_IDENTITY checks chain and host name"},
			{Then: Opportune, CA: "none", Ignores: "ssl-ca", Because: "without ssl-mode sqlx uses PREFERRED: it checks nothing and continues in plaintext when the server or an attacker declines TLS"},
		},
	}
})
