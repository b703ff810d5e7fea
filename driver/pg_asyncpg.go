package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const asyncpgSource = "MagicStack/asyncpg:asyncpg/connect_utils.py"

// asyncpgModes say what a mode word in the option called mode does, with the CA file in the option called ca. Before
// 0.25 no CA file was needed: the verify modes used the system's store.
func asyncpgModes(mode, ca string) []Row {
	with := func(words string) string { return mode + "=" + words }
	return []Row{
		{When: with("disable"), Then: Off, CA: "none", Ignores: ca, Because: mode + "=disable never uses TLS"},
		{When: with("allow"), Then: PlainFirst, CA: "none", Ignores: ca, Since: "0.23.0", Because: mode + "=allow tries plaintext first"},
		{When: with("allow"), Then: Opportune, CA: "none", Ignores: ca, Until: "0.23.0", Because: "before 0.23.0 allow is read as prefer, which continues in plaintext when the server or an attacker declines TLS"},
		{When: with("prefer"), Then: Opportune, CA: "none", Ignores: ca, Because: mode + "=prefer continues in plaintext when the server or an attacker declines TLS, and reads no CA file"},
		{When: with("require|verify-ca|verify-full") + " " + ca + "=system", Rejects: "asyncpg looks for a file named system and finds none", By: ca, Since: "0.25.0"},
		{When: with("require") + " " + ca, Then: ChainOnly, CA: ca, Since: "0.25.0", Because: mode + "=require with a CA file checks the chain but not the host name"},
		{When: with("require"), Then: Unchecked, CA: "none", Ignores: ca, Because: mode + "=require encrypts and checks no certificate unless a CA file is given, which counts since 0.25.0"},
		{When: with("verify-ca"), Then: ChainOnly, CA: ca + "|none", Since: "0.25.0", Because: mode + "=verify-ca checks the chain but not the host name"},
		{When: with("verify-ca"), Then: ChainOnly, CA: ca + "|system", Until: "0.25.0", Because: mode + "=verify-ca checks the chain but not the host name"},
		{When: with("verify-full"), Then: Full, CA: ca + "|none", Since: "0.25.0", Because: mode + "=verify-full checks chain and host name"},
		{When: with("verify-full"), Then: Full, CA: ca + "|system", Until: "0.25.0", Because: mode + "=verify-full checks chain and host name"},
	}
}

// asyncpgDirect is direct negotiation with a mode that would let plaintext happen, or with none.
func asyncpgDirect(mode string) []Row {
	const because = "direct TLS leaves no way to plaintext, whatever prefer says, but no certificate is checked"
	return []Row{
		{When: "sslnegotiation=direct " + mode + "=disable|allow|prefer", Rejects: "direct TLS is refused without require, verify-ca or verify-full", By: "sslnegotiation", Since: "0.32.0"},
		{When: "sslnegotiation=direct " + mode + "=prefer", Then: Unchecked, CA: "none", Ignores: "sslrootcert", Since: "0.27.0", Until: "0.32.0", Because: because},
	}
}

// asyncpgDirectAlone is direct negotiation without any mode.
var asyncpgDirectAlone = []Row{
	{When: "sslnegotiation=direct", Rejects: "direct TLS is refused without require, verify-ca or verify-full", Since: "0.32.0"},
	{When: "sslnegotiation=direct", Then: Unchecked, CA: "none", Ignores: "sslrootcert", Since: "0.27.0", Until: "0.32.0", Because: "without a mode asyncpg uses prefer; direct TLS leaves no way to plaintext, but no certificate is checked"},
}

// asyncpgService is a service file, whose mode outweighs the environment's.
var asyncpgService = between("0.31.0", "", []Row{
	{When: "service sslmode@env", Then: Undecided, CA: "unknown", By: "service", Because: "the service file outweighs PGSSLMODE, and it is not read here"},
	{When: "service !sslmode", Then: Undecided, CA: "unknown", Because: "without a mode the service file decides, which is not read here"},
})

// asyncpgFilled drops what asyncpg drops: empty words of the DSN, and an empty variable for the CA file.
func asyncpgFilled(options []setting.Option) []setting.Option {
	return slices.DeleteFunc(dropNull(options), func(o setting.Option) bool {
		if !o.Value.Known() || o.Value.Kind == setting.Bare || o.Value.Text.Len() > 0 {
			return false
		}
		return o.Layer == setting.InDSN || o.Name.String() == "PGSSLROOTCERT"
	})
}

// asyncpgUnderscores are other spellings of modes: asyncpg looks them up by the names of its enumeration.
var asyncpgUnderscores = map[string]string{"verify_ca": "verify-ca", "verify_full": "verify-full"}

// asyncpgNothing is what happens without any mode, with the CA file in the option called ca.
func asyncpgNothing(ca string) []Row {
	return []Row{
		{Then: Opportune, CA: "none", Ignores: ca, Since: "0.22.0", Because: "without a mode asyncpg uses prefer: it continues in plaintext when the server or an attacker declines TLS, and reads no CA file"},
		{Then: Off, CA: "none", Until: "0.22.0", Because: "before 0.22.0 asyncpg never uses TLS unless it is asked to"},
	}
}

// asyncpgArgument is what the ssl argument does when it is no mode word: it outweighs all else.
func asyncpgArgument(advice string) []Row {
	return slices.Concat([]Row{
		{When: "ssl:bool=true", Then: Full, CA: "system", Because: "ssl=True uses ssl.create_default_context(), which checks chain and host name"},
		{When: "ssl:bool=false", Then: Off, CA: "none", Because: "ssl=False never uses TLS"},
		{When: "ssl:string=true|false", Rejects: "the string is no mode; " + advice},
	}, contextRows("ssl", ""))
}

// asyncpgOther is what is left of the ssl argument when it is neither a mode word nor a known object.
var asyncpgOther = []Row{
	{When: "ssl:string", Rejects: "it is none of disable, allow, prefer, require, verify-ca and verify-full"},
	{When: "ssl", Then: ByCode, CA: "unknown", Because: "the ssl argument is made by code that is not read here"},
}

// outweighing notes the options that lose where one of the rows holds: those that are outweighed, and those that are
// not read at all.
func outweighing(rows []Row, outweighed, unread string) []Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Overrides += " " + outweighed
		out[i].Ignores += " " + unread
	}
	return out
}

// inDSN and inCall are the layers of options that have no keyword, and of those that are nothing else.
var (
	inDSN  = []setting.Layer{setting.InDSN, setting.InEnv, setting.InFile}
	inCall = []setting.Layer{setting.InCall}
)

var asyncpgArgs = []setting.Arg{
	{Position: 0, Keyword: "dsn", Role: setting.DSN},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
}

// asyncpgDirectly are the values of direct_tls.
var asyncpgDirectly = map[string]string{"true": "direct", "True": "direct", "false": "postgres", "False": "postgres"}

var asyncpgReleases = []Release{{"0.22.0", "2021-02-10"}, {"0.23.0", "2021-05-17"}, {"0.24.0", "2021-08-10"}, {"0.25.0", "2021-11-16"}}

// asyncpg takes libpq's mode words in the DSN, and as the ssl argument; only there it also takes booleans and contexts.
// There is no sslmode argument, and ssl in the DSN is forwarded to the server.
var _ = register(func() *Table {
	return &Table{
		ID: "asyncpg", Title: "asyncpg", Engine: "postgresql", Source: asyncpgSource,
		Packages: []Package{{"pypi", "asyncpg"}},
		Schemes:  []setting.Scheme{{Name: "postgres", Engine: "postgresql"}, {Name: "postgresql", Engine: "postgresql"}},
		Openers: []setting.Opener{
			{Language: "python", Callee: "asyncpg.connect", Args: asyncpgArgs, Keywords: true},
			{Language: "python", Callee: "asyncpg.create_pool", Args: asyncpgArgs, Keywords: true},
		},
		Stranger: ForwardsStrangers, Repeat: LastWins, Prepare: asyncpgFilled,
		Options: append([]Option{
			{Name: "ssl", Role: Mode, In: inCall, Words: asyncpgUnderscores},
			{Name: "sslnegotiation", Aliases: []string{"direct_tls"}, Role: Mode, Words: asyncpgDirectly, Until: "0.30.0"},
			{Name: "sslnegotiation", Aliases: []string{"PGSSLNEGOTIATION", "direct_tls"}, Role: Mode, Values: []string{"postgres", "direct"}, Words: asyncpgDirectly, Since: "0.30.0"},
			{Name: "service", Since: "0.31.0"},
			{Name: "sslmode", Aliases: []string{"PGSSLMODE"}, Role: Mode, In: inDSN, Words: asyncpgUnderscores, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
			{Name: "sslrootcert", Aliases: []string{"PGSSLROOTCERT"}, Role: CA, In: inDSN, Since: "0.24.0"},
			{Name: "sslcert", In: inDSN},
			{Name: "sslkey", Role: Private, In: inDSN},
			{Name: "sslcrl", In: inDSN},
			{Name: "sslpassword", Role: Private, In: inDSN},
			{Name: "ssl_min_protocol_version", Aliases: []string{"PGSSLMINPROTOCOLVERSION"}, Role: TLSOpt, In: inDSN, Since: "0.25.0"},
			{Name: "ssl_max_protocol_version", Aliases: []string{"PGSSLMAXPROTOCOLVERSION"}, Role: TLSOpt, In: inDSN, Since: "0.25.0"},
		}, contextOptions("ssl")...),
		Rows: slices.Concat(
			[]Row{
				{When: "sslnegotiation@dsn", Rejects: "before 0.30.0 asyncpg hands sslnegotiation to the server, which refuses it", Until: "0.30.0"},
				{When: "sslnegotiation@call", Rejects: "asyncpg.connect has direct_tls from 0.27.0 on", Until: "0.27.0"},
			},
			outweighing(asyncpgArgument(`pass True or a mode such as "verify-full"`), "sslmode", "sslrootcert"),
			outweighing(slices.Concat(asyncpgDirect("ssl"), asyncpgModes("ssl", "sslrootcert")), "sslmode", ""),
			outweighing(asyncpgOther, "sslmode", "sslrootcert"),
			asyncpgService,
			asyncpgDirect("sslmode"), asyncpgModes("sslmode", "sslrootcert"),
			asyncpgDirectAlone, asyncpgNothing("sslrootcert"),
		),
		TLS:      append([]TLSRow{{Option: "ssl_min_protocol_version", Form: Floor, Since: "0.25.0"}}, contextTLS("ssl")...),
		Releases: slices.Concat(asyncpgReleases, []Release{{"0.27.0", "2022-10-26"}, {"0.30.0", "2024-10-20"}, {"0.31.0", "2025-11-24"}, {"0.32.0", "2026-10-06"}}), DefaultHost: fact.Socket,
		Full: "ssl=ssl.create_default_context(cafile=<CA file>), or ?sslmode=verify-full&sslrootcert=<CA file> in the DSN",
	}
})

// SQLAlchemy makes keyword arguments of the URL's query, and asyncpg.connect has no sslmode argument. What asyncpg
// reads from the environment still counts.
var _ = register(func() *Table {
	return &Table{
		ID: "asyncpg-sqlalchemy", Title: "SQLAlchemy on asyncpg", Engine: "postgresql",
		Source:   "sqlalchemy/sqlalchemy:lib/sqlalchemy/dialects/postgresql/asyncpg.py",
		Packages: []Package{{"pypi", "asyncpg"}},
		Schemes:  []setting.Scheme{{Name: "postgresql+asyncpg", Engine: "postgresql", Certain: true}, {Name: "postgres+asyncpg", Engine: "postgresql", Certain: true}},
		Openers:  sqlalchemyURLs("postgresql+asyncpg"),
		Stranger: RejectsStrangers, Repeat: LastWins, Prepare: fromQuery,
		Options: append([]Option{
			{Name: "ssl", Role: Mode},
			{Name: "direct_tls"},
			{Name: "PGSSLMODE", Role: Mode, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
			{Name: "PGSSLROOTCERT", Role: CA, Since: "0.24.0"},
			{Name: "PGSSLMINPROTOCOLVERSION", Role: TLSOpt, Since: "0.25.0"},
		}, contextOptions("ssl")...),
		Rows: slices.Concat(
			outweighing(asyncpgArgument("write ?ssl=verify-full"), "PGSSLMODE", "PGSSLROOTCERT"),
			outweighing(asyncpgModes("ssl", "PGSSLROOTCERT"), "PGSSLMODE", ""),
			outweighing(asyncpgOther, "PGSSLMODE", "PGSSLROOTCERT"),
			asyncpgModes("PGSSLMODE", "PGSSLROOTCERT"),
			asyncpgNothing("PGSSLROOTCERT"),
		),
		TLS:      append([]TLSRow{{Option: "PGSSLMINPROTOCOLVERSION", Form: Floor, Since: "0.25.0"}}, contextTLS("ssl")...),
		Releases: asyncpgReleases, DefaultHost: fact.Socket,
		Full: "connect_args={\"ssl\": ssl.create_default_context(cafile=<CA file>)}",
	}
})
