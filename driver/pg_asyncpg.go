package driver

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const asyncpgSource = "MagicStack/asyncpg:asyncpg/connect_utils.py"

// asyncpgRows hold for the DSN's sslmode and for the ssl argument, which outweighs it.
var asyncpgRows = append(append([]Row{
	{When: "ssl@call:bool=true", Then: Full, CA: "system", Overrides: "sslmode", Ignores: "sslrootcert", Evidence: fact.FromSource, Because: "ssl=True uses ssl.create_default_context(), which checks chain and host name"},
	{When: "ssl@call:bool=false", Then: Off, CA: "none", Overrides: "sslmode", Ignores: "sslrootcert", Evidence: fact.FromSource, Because: "ssl=False never uses TLS"},
	{When: "ssl@call:string=true|false", Rejects: "the string is no mode; pass True or a mode such as \"verify-full\"", Evidence: fact.Observed},
}, contextRows("ssl", "")...),
	Row{When: "ssl=disable", Then: Off, CA: "none", Overrides: "sslmode", Evidence: fact.Observed, Because: "ssl=\"disable\" never uses TLS"},
	Row{When: "ssl=allow", Then: PlainFirst, CA: "none", Overrides: "sslmode", Ignores: "sslrootcert", Evidence: fact.FromSource, Because: "allow tries plaintext first"},
	Row{When: "ssl=prefer", Then: Opportune, CA: "none", Overrides: "sslmode", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "prefer continues in plaintext when the server or an attacker declines TLS, and reads no CA file"},
	Row{When: "ssl=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", Overrides: "sslmode", Evidence: fact.FromSource, Because: "require with a CA file checks the chain but not the host name"},
	Row{When: "ssl=require", Then: Unchecked, CA: "none", Overrides: "sslmode", Evidence: fact.FromSource, Because: "require encrypts and checks no certificate unless a CA file is given"},
	Row{When: "ssl=verify-ca", Then: ChainOnly, CA: "sslrootcert|none", Overrides: "sslmode", Evidence: fact.FromSource, Because: "verify-ca checks the chain but not the host name"},
	Row{When: "ssl=verify-full", Then: Full, CA: "sslrootcert|none", Overrides: "sslmode", Evidence: fact.FromSource, Because: "verify-full checks chain and host name"},
	Row{When: "ssl@call", Then: ByCode, CA: "unknown", Overrides: "sslmode", Because: "the ssl argument is made by code that is not read here"},
	Row{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "sslmode=disable never uses TLS"},
	Row{When: "sslmode=allow", Then: PlainFirst, CA: "none", Ignores: "sslrootcert", Evidence: fact.FromSource, Because: "sslmode=allow tries plaintext first"},
	Row{When: "sslmode=prefer", Then: Opportune, CA: "none", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "sslmode=prefer continues in plaintext when the server or an attacker declines TLS, and reads no CA file"},
	Row{When: "sslmode=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", Evidence: fact.FromSource, Because: "sslmode=require with a CA file checks the chain but not the host name"},
	Row{When: "sslmode=require", Then: Unchecked, CA: "none", Evidence: fact.FromSource, Because: "sslmode=require encrypts and checks no certificate unless a CA file is given"},
	Row{When: "sslmode=verify-ca", Then: ChainOnly, CA: "sslrootcert|none", Evidence: fact.FromSource, Because: "sslmode=verify-ca checks the chain but not the host name"},
	Row{When: "sslmode=verify-full", Then: Full, CA: "sslrootcert|none", Evidence: fact.FromSource, Because: "sslmode=verify-full checks chain and host name"},
	Row{Then: Opportune, CA: "none", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "without sslmode asyncpg uses prefer: it continues in plaintext when the server or an attacker declines TLS, and reads no CA file"},
)

var asyncpgOptions = append([]Option{
	{Name: "ssl", Role: Mode}, {Name: "sslmode", Aliases: []string{"PGSSLMODE"}, Role: Mode, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
	{Name: "sslrootcert", Aliases: []string{"PGSSLROOTCERT"}, Role: CA}, {Name: "direct_tls"}, {Name: "sslnegotiation"}, {Name: "sslcert"},
	{Name: "sslkey", Role: Private}, {Name: "sslcrl"}, {Name: "sslpassword", Role: Private},
	{Name: "ssl_min_protocol_version", Aliases: []string{"PGSSLMINPROTOCOLVERSION"}, Role: TLSOpt}, {Name: "ssl_max_protocol_version", Role: TLSOpt},
}, contextOptions("ssl")...)

var asyncpgTLS = append([]TLSRow{{Option: "ssl_min_protocol_version", Form: Floor}}, contextTLS("ssl")...)

var asyncpgArgs = []setting.Arg{
	{Position: 0, Keyword: "dsn", Role: setting.DSN}, {Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port}, {Position: -1, Keyword: "password", Role: setting.Secret},
}

var _ = register(&Table{
	ID: "asyncpg", Title: "asyncpg", Engine: "postgresql", Source: asyncpgSource,
	Packages: []Package{{"pypi", "asyncpg"}},
	Schemes:  []setting.Scheme{{Name: "postgres", Engine: "postgresql"}, {Name: "postgresql", Engine: "postgresql"}},
	Openers: []setting.Opener{
		{Language: "python", Callee: "asyncpg.connect", Args: asyncpgArgs, Keywords: true},
		{Language: "python", Callee: "asyncpg.create_pool", Args: asyncpgArgs, Keywords: true},
	},
	Stranger: ForwardsStrangers, Repeat: LastWins,
	Options: asyncpgOptions, Rows: asyncpgRows, TLS: asyncpgTLS, DefaultHost: fact.Socket,
	Full: "ssl=ssl.create_default_context(cafile=<CA file>), or ?sslmode=verify-full&sslrootcert=<CA file> in the DSN",
})

// sqlalchemyAsyncpg makes keyword arguments of the URL's query, and asyncpg.connect has no sslmode argument.
var _ = register(&Table{
	ID: "asyncpg-sqlalchemy", Title: "SQLAlchemy on asyncpg", Engine: "postgresql",
	Source:   "sqlalchemy/sqlalchemy:lib/sqlalchemy/dialects/postgresql/asyncpg.py",
	Packages: []Package{{"pypi", "asyncpg"}},
	Schemes:  []setting.Scheme{{Name: "postgresql+asyncpg", Engine: "postgresql", Certain: true}, {Name: "postgres+asyncpg", Engine: "postgresql", Certain: true}},
	Stranger: RejectsStrangers, Repeat: LastWins,
	Options: append([]Option{{Name: "ssl", Role: Mode}, {Name: "direct_tls"}}, contextOptions("ssl")...),
	Rows: append(append([]Row{
		{When: "ssl@call:bool=true", Then: Full, CA: "system", Evidence: fact.FromSource, Because: "ssl=True checks chain and host name with the system's authorities"},
		{When: "ssl@call:bool=false", Then: Off, CA: "none", Evidence: fact.FromSource, Because: "ssl=False never uses TLS"},
		{When: "ssl:string=true|false", Rejects: "the string is no mode; write ?ssl=verify-full", Evidence: fact.Observed},
	}, contextRows("ssl", "")...),
		Row{When: "ssl=disable", Then: Off, CA: "none", Evidence: fact.Observed, Because: "ssl=disable never uses TLS"},
		Row{When: "ssl=allow", Then: PlainFirst, CA: "none", Evidence: fact.FromSource, Because: "ssl=allow tries plaintext first"},
		Row{When: "ssl=prefer", Then: Opportune, CA: "none", Evidence: fact.Observed, Because: "ssl=prefer continues in plaintext when the server or an attacker declines TLS"},
		Row{When: "ssl=require", Then: Unchecked, CA: "none", Evidence: fact.Observed, Because: "ssl=require encrypts and checks no certificate"},
		Row{When: "ssl=verify-ca", Then: ChainOnly, CA: "none", Evidence: fact.Observed, Because: "ssl=verify-ca checks the chain but not the host name"},
		Row{When: "ssl=verify-full", Then: Full, CA: "none", Evidence: fact.Observed, Because: "ssl=verify-full checks chain and host name"},
		Row{When: "ssl@call", Then: ByCode, CA: "unknown", Because: "the ssl argument is made by code that is not read here"},
		Row{Then: Opportune, CA: "none", Evidence: fact.Observed, Because: "without ssl asyncpg uses prefer: it continues in plaintext when the server or an attacker declines TLS"},
	),
	TLS: contextTLS("ssl"), Full: "connect_args={\"ssl\": ssl.create_default_context(cafile=<CA file>)}", DefaultHost: fact.Socket,
})
