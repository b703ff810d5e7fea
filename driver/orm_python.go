package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	djDatabaseURL = "jazzband/dj-database-url:dj_database_url/__init__.py"
	mssqlDjango   = "microsoft/mssql-django:mssql/base.py"
	tortoiseURL   = "tortoise/tortoise-orm:tortoise/backends/base/config_generator.py"
	databasesPG   = "encode/databases:databases/backends/postgres.py"
)

var (
	// requireArg is the argument of dj-database-url that writes over the URL.
	requireArg   = setting.Arg{Position: -1, Keyword: "ssl_require", Role: setting.OptionArg, Name: "ssl_require"}
	tortoiseArgs = []setting.Arg{{Position: -1, Keyword: "db_url", Role: setting.DSN}}
)

// peeweeOpeners are peewee's databases, which hand their keywords to the driver that is installed.
var peeweeOpeners = slices.Concat(
	peewee([]string{"psycopg2", "psycopg"}, "postgresql", "peewee.PostgresqlDatabase", "playhouse.pool.PooledPostgresqlDatabase",
		"playhouse.pool.PooledPostgresqlExtDatabase", "playhouse.postgres_ext.PostgresqlExtDatabase", "playhouse.postgres_ext.PooledPostgresqlExtDatabase"),
	peewee([]string{"pymysql", "mysqlclient"}, "mysql", "peewee.MySQLDatabase", "playhouse.pool.PooledMySQLDatabase"),
	peewee([]string{"psycopg"}, "postgresql", "playhouse.postgres_ext.Psycopg3Database", "playhouse.postgres_ext.PooledPsycopg3Database"),
)

func peewee(drivers []string, engine string, callees ...string) []setting.Opener {
	out := pythonOpeners([]setting.Arg{
		{Position: -1, Keyword: "host", Role: setting.Host},
		{Position: -1, Keyword: "port", Role: setting.Port},
		{Position: -1, Keyword: "password", Role: setting.Secret},
		{Position: -1, Keyword: "passwd", Role: setting.Secret},
	}, callees...)
	for i := range out {
		out[i].Drivers, out[i].Engine = drivers, engine
	}
	return out
}

// djRequire is ssl_require=True: the helper writes sslmode=require over whatever the URL says.
var djRequire = fromSource(djDatabaseURL, []Row{
	{When: "ssl@dsn", Rejects: "outside of its URIs libpq knows no ssl, and the helper makes a keyword of it"},
	{When: "ssl_require:bool=true sslmode=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", By: "sslmode", Because: "sslmode=require with a CA file checks the chain but not the host name"},
	{When: "ssl_require:bool=true sslmode=require", Then: Unchecked, CA: "none", By: "sslmode", Because: "sslmode=require encrypts and checks no certificate"},
	{When: "ssl_require:bool=true sslrootcert", Then: ChainOnly, CA: "sslrootcert", By: "ssl_require", Overrides: "sslmode", Because: "ssl_require=True writes sslmode=require over the URL's: with a CA file the chain is checked, the host name is not"},
	{When: "ssl_require:bool=true", Then: Unchecked, CA: "none", Overrides: "sslmode", Because: "ssl_require=True writes sslmode=require over the URL's, which checks no certificate"},
})

// djRows are libpq's without what no URL can say to Django.
func djRows() []Row {
	return slices.DeleteFunc(libpqKeywordRows(), func(r Row) bool { return strings.Contains(r.When, "@call") })
}

// dj-database-url makes Django's OPTIONS of a URL's query. Its true and false are Python's, so that ssl=true of libpq's
// URIs becomes a keyword that libpq refuses.
var _ = register(func() *Table {
	return &Table{
		ID: "dj-database-url", Title: "dj-database-url", Engine: "postgresql", Source: libpqSSL,
		Unversioned: true, Releases: libpqReleases,
		DefaultOf: defaultOf("dj_database_url", "postgres", "postgresql", "pgsql", "postgis", "redshift", "timescale", "timescalegis", "cockroach"),
		Stranger:  RejectsStrangers, Repeat: LastWins, Prepare: libpqNames,
		Options: append(slices.Clone(libpqOptions), Option{Name: "ssl_require", Role: Mode, In: inCall}),
		Rows:    slices.Concat(djRequire, djRows()), TLS: libpqTLS, Full: "sslmode=verify-full with sslrootcert=<CA file>, without ssl_require",
	}
})

// On MySQL the helper knows one option, ssl-ca, and its ssl_require sets one that no driver for MySQL has.
var _ = register(func() *Table {
	return &Table{
		ID: "dj-database-url-mysql", Title: "dj-database-url", Engine: "mysql", Source: mysqlclientSource,
		Packages:  []Package{{"pypi", "mysqlclient"}},
		DefaultOf: defaultOf("dj_database_url", "mysql", "mysql2", "mysqlgis"),
		Names:     Exact, Stranger: RejectsStrangers, Prepare: djMySQL,
		Full: "ssl_mode=VERIFY_IDENTITY with ssl-ca=<CA file> in the URL",
		Options: []Option{
			{Name: "ssl_mode", Role: Mode, Values: mysqlModes},
			{Name: "ssl", Role: Mode},
			{Name: "ssl.ca", Role: CA},
			{Name: "read_default_file"},
			{Name: "ssl_require", Role: Mode, In: inCall},
			{Name: schemeOption, Fold: true},
		},
		Rows: append([]Row{
			{When: "scheme=mysql2 ssl.ca", Rejects: "for mysql2:// ssl-ca is handed on under that name, which mysqlclient does not know", By: "ssl.ca", Source: djDatabaseURL},
			{When: "ssl:string", Then: Opportune, CA: "none", Until: mysqlclientQuiet, Because: "ssl of any value asks for TLS until 2.2.2: nothing is required, nothing is verified"},
			{When: "ssl_require:bool=true", Rejects: "ssl_require=True sets sslmode, an option that mysqlclient does not know", Source: djDatabaseURL},
		}, djMySQLRows()...),
	}
})

// djMySQLRows are mysqlclient's with no more of its dictionary than the CA: no URL fills the rest.
func djMySQLRows() []Row {
	out := slices.DeleteFunc(slices.Clone(mysqlclientRows), func(r Row) bool {
		return slices.ContainsFunc(mustParseWhen(r.When), func(t term) bool {
			return t.kind == "object" || strings.HasPrefix(t.name, "ssl.") && t.name != "ssl.ca"
		})
	})
	for i := range out {
		out[i].CA = strings.Replace(out[i].CA, "|ssl.capath", "", 1)
		out[i].Ignores = strings.Replace(out[i].Ignores, " ssl.capath", "", 1)
	}
	return out
}

// defaultOf pairs a library with the schemes that it takes for one driver.
func defaultOf(library string, schemes ...string) []string {
	var out []string
	for _, s := range schemes {
		out = append(out, library+" "+s)
	}
	return out
}

// djMySQL makes the member ssl.ca of ssl-ca, and Python's True and False of the words.
func djMySQL(options []setting.Option) []setting.Option {
	options = dropNull(options)
	for i := range options {
		o := &options[i]
		if o.Layer != setting.InDSN {
			continue
		}
		word := strings.ToLower(o.Value.Text.String())
		switch {
		case o.Name.String() == "ssl-ca":
			o.Name = source.Decoded(o.Name.Place(), "ssl.ca")
		case o.Name.String() == "ssl" && (word == "true" || word == "false"):
			o.Value = setting.Value{Text: source.Decoded(o.Value.Text.Place(), word), Kind: setting.Bool}
		}
	}
	return options
}

// mssql-django builds an ODBC string: the driver from its own option, the rest from extra_params.
var _ = register(func() *Table {
	return &Table{
		ID: "mssql-django", Title: "mssql-django", Engine: "sqlserver", Source: mssqlDjango,
		Packages: []Package{{"pypi", "mssql-django"}}, Grammars: []string{"odbc"},
		Releases: []Release{{"1.7", "2026-03-06"}},
		Openers:  djangoODBC("mssql"),
		Names:    FoldCase, Stranger: IgnoresStrangers, Repeat: FirstWins, Prepare: odbcNames,
		Full:    `OPTIONS: {"driver": "ODBC Driver 18 for SQL Server", "extra_params": "Encrypt=strict"}`,
		Options: append(slices.Clone(odbcOptions), Option{Name: "dsn"}),
		Rows: slices.Concat(fromSource(msODBC, odbcRows), []Row{
			{When: "dsn", Then: Undecided, CA: "unknown", Because: "the data source of odbc.ini decides, which is not read here"},
			{When: "Driver", Then: Undecided, CA: "unknown", Because: "what this ODBC driver does is not known here"},
			{When: "Authentication", Then: Unchecked, CA: "none", Until: "1.7", Because: "before 1.7 mssql-django takes ODBC Driver 17, in which Authentication switches encryption on and nothing is checked"},
			{Then: LoginOnly, CA: "none", Until: "1.7", Ignores: "TrustServerCertificate HostnameInCertificate", Because: "before 1.7 mssql-django takes ODBC Driver 17, which encrypts the login packet only"},
			{Then: Undecided, CA: "unknown", Since: "1.7", Because: "mssql-django takes ODBC Driver 18, which requires and checks TLS, and where that is not installed 17, which encrypts the login packet only"},
		}),
	}
})

// oldDjangoODBC is the backend that mssql-django began as.
var oldDjangoODBC = func() []setting.Opener {
	out := djangoODBC("sql_server.pyodbc")
	for i := range out {
		out[i].Drivers, out[i].Engine, out[i].Grammar = []string{"msodbcsql"}, "sqlserver", "odbc"
	}
	return out
}()

// djangoODBC are entries of Django's DATABASES on SQL Server, whose extra_params are part of an ODBC string.
func djangoODBC(engines ...string) []setting.Opener {
	out := djangoOpeners(engines...)
	for i := range out {
		out[i].Args = append(slices.Clone(out[i].Args), setting.Arg{Position: -1, Keyword: "extra_params", Role: setting.DSN})
	}
	return out
}

// tortoise-asyncpg is asyncpg behind Tortoise's URL, in which ssl is Python's bool() of a text: true for all but an empty
// one.
var _ = register(func() *Table {
	return &Table{
		ID: "tortoise-asyncpg", Title: "Tortoise ORM on asyncpg", Engine: "postgresql", Source: tortoiseURL,
		Packages:  []Package{{"pypi", "tortoise-orm"}},
		Schemes:   []setting.Scheme{{Name: "asyncpg", Engine: "postgresql", Certain: true}},
		DefaultOf: defaultOf("tortoise", "postgres", "postgresql", "asyncpg"),
		Names:     Exact, Stranger: RejectsStrangers, Repeat: LastWins,
		Full: `"ssl": ssl.create_default_context(cafile=<CA file>) in the credentials of a config dictionary`,
		Options: []Option{
			{Name: "ssl", Role: Mode},
			{Name: "PGSSLMODE", Role: Mode, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
			{Name: "PGSSLROOTCERT", Role: CA},
			{Name: "direct_tls"},
		},
		Rows: slices.Concat([]Row{
			{When: "ssl:string=", Then: Opportune, CA: "none", Because: "an empty ssl is dropped: asyncpg uses prefer, checks nothing and continues in plaintext when the server or an attacker declines TLS"},
			{When: "ssl:bare", Then: Opportune, CA: "none", Because: "an empty ssl is dropped: asyncpg uses prefer, checks nothing and continues in plaintext when the server or an attacker declines TLS"},
			{When: "ssl", Then: Full, CA: "system", Overrides: "PGSSLMODE", Ignores: "PGSSLROOTCERT", Because: "Tortoise reads every text in ssl as True, even false, and asyncpg then checks chain and host name with the system's store"},
		}, fromSource(asyncpgSource, since(asyncpgModes("PGSSLMODE", "PGSSLROOTCERT"), "0.25.0")), fromSource(asyncpgSource, since(asyncpgNothing("PGSSLROOTCERT"), "0.25.0"))),
	}
})

// since keeps the rows that hold from a version on, and drops their bounds: for layers with versions of their own.
func since(rows []Row, version string) []Row {
	out := slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return !within(version, r.Since, r.Until) })
	return between("", "", out)
}

// databases-asyncpg is asyncpg behind encode/databases, which hands on the URL's ssl and no other word of it.
var _ = register(func() *Table {
	return &Table{
		ID: "databases-asyncpg", Title: "databases on asyncpg", Engine: "postgresql", Source: databasesPG,
		Packages: []Package{{"pypi", "asyncpg"}}, Wrappers: []Package{{"pypi", "databases"}},
		DefaultOf: defaultOf("databases", "postgres", "postgresql", "postgresql+asyncpg", "postgres+asyncpg"),
		Names:     Exact, Stranger: IgnoresStrangers, Repeat: LastWins, Prepare: databasesWords, Releases: asyncpgReleases,
		Full: `Database(url, ssl=ssl.create_default_context(cafile=<CA file>)), or ?ssl=verify-full with PGSSLROOTCERT`,
		Options: append([]Option{
			{Name: "ssl", Role: Mode},
			{Name: "PGSSLMODE", Role: Mode, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
			{Name: "PGSSLROOTCERT", Role: CA, Since: "0.24.0"},
		}, contextOptions("ssl")...),
		Rows: slices.Concat(
			outweighing([]Row{
				{When: "ssl@dsn=true", Then: Full, CA: "system", Because: "ssl=true uses ssl.create_default_context(), which checks chain and host name"},
				{When: "ssl@dsn=false", Then: Off, CA: "none", Because: "ssl=false never uses TLS"},
			}, "PGSSLMODE", "PGSSLROOTCERT"),
			fromSource(asyncpgSource, slices.Concat(
				outweighing(asyncpgArgument("write ?ssl=verify-full"), "PGSSLMODE", "PGSSLROOTCERT"),
				outweighing(asyncpgModes("ssl", "PGSSLROOTCERT"), "PGSSLMODE", ""),
				outweighing(asyncpgOther, "PGSSLMODE", "PGSSLROOTCERT"),
				asyncpgModes("PGSSLMODE", "PGSSLROOTCERT"),
				asyncpgNothing("PGSSLROOTCERT"),
			)),
		),
		TLS: contextTLS("ssl"),
	}
})

// databasesWords reads the URL's ssl as the library does, without regard to case.
func databasesWords(options []setting.Option) []setting.Option {
	options = dropNull(options)
	for i := range options {
		o := &options[i]
		if s := o.Value.Text.String(); o.Layer == setting.InDSN && o.Name.String() == "ssl" && o.Value.Known() && s != strings.ToLower(s) {
			o.Value.Text = source.Decoded(o.Value.Text.Place(), strings.ToLower(s))
		}
	}
	return options
}
