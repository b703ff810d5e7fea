package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	tediousSource   = "tediousjs/tedious:src/connection.ts"
	nodeMSSQL       = "tediousjs/node-mssql:lib/tedious/connection-pool.js"
	nodeMSSQLString = "tediousjs/node-mssql:lib/base/connection-pool.js"
	tediousCA       = "cryptoCredentialsDetails.ca|bundled"
	tediousNoCheck  = "cryptoCredentialsDetails.ca serverName"
)

// tediousRows say what happens where a condition holds under which tedious asks for TLS. The server may decline it, and
// then the login goes in plaintext.
func tediousRows(condition string) []Row {
	return below("", condition, []Row{
		{When: "trustServerCertificate=true", Then: Opportune, CA: "none", Ignores: tediousNoCheck, Because: "trustServerCertificate: true accepts every certificate, and where the server declines TLS the login goes in plaintext"},
		{When: "trustServerCertificate=false", Then: OpportuneAll, CA: tediousCA, By: "encrypt", Because: "chain and host name are checked, but where the server or an attacker declines TLS the login goes in plaintext; only encrypt: 'strict' forbids that"},
	})
}

// tediousTrust are the versions' defaults of trustServerCertificate under the same condition.
func tediousTrust(condition string) []Row {
	trusting := func(since, until string) []Row {
		return between(since, until, below("", condition, []Row{{Then: Opportune, CA: "none", By: "encrypt", Ignores: tediousNoCheck, Because: "trustServerCertificate defaults to true here, so that every certificate is accepted; where the server declines TLS the login goes in plaintext"}}))
	}
	checking := func(since, until string) []Row {
		return between(since, until, below("", condition, []Row{{Then: OpportuneAll, CA: tediousCA, By: "encrypt", Because: "chain and host name are checked, but where the server or an attacker declines TLS the login goes in plaintext; only encrypt: 'strict' forbids that"}}))
	}
	return slices.Concat(
		trusting("", "9.0.0"), checking("9.0.0", "11.0.9"), trusting("11.0.9", "15.0.0"), checking("15.0.0", tediousInsists),
		insisting(checking(tediousInsists, "")),
	)
}

// tediousInsists is the first version that takes encrypt: true for a demand.
const tediousInsists = "20.3.7"

// insisting turns what a server may decline into what it must grant.
func insisting(rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Since, out[i].Then.Transport = tediousInsists, fact.Required
		out[i].Because = "TLS is required since 20.3.7; every certificate is accepted"
		if out[i].Then.Chain == fact.Verified {
			out[i].Because = "TLS is required since 20.3.7, chain and host name are checked"
		}
	}
	return out
}

// tediousStrict is TDS 8, which starts with TLS.
var tediousStrict = []Row{{When: "encrypt=strict", Then: Full, CA: tediousCA, Ignores: "trustServerCertificate", Because: "encrypt: 'strict' starts with TLS and checks chain and host name, whatever trustServerCertificate says"}}

var tediousArgs = slices.Concat([]setting.Arg{
	{Position: -1, Keyword: "server", Role: setting.Host},
	{Position: -1, Keyword: "options.port", Role: setting.Port},
	{Position: -1, Keyword: "authentication.options.password", Role: setting.Secret},
}, nodeArgs)

// tediousWritten is what encrypt does where it is written. unsaid are the rows of encrypt=true without
// trustServerCertificate.
func tediousWritten(unsaid []Row) []Row {
	return slices.Concat(
		[]Row{{When: "encrypt:string=strict", Rejects: "tedious before 16.4.0 takes true and false only", By: "encrypt", Until: "16.4.0"}},
		[]Row{{When: "encrypt@call:string!=strict", Rejects: "tedious takes true, false and 'strict', and no other text", By: "encrypt"}},
		between("16.4.0", "", tediousStrict),
		[]Row{{When: "encrypt=false", Then: Off, CA: "none", Ignores: "trustServerCertificate cryptoCredentialsDetails.ca", Because: "encrypt: false sends the login in plaintext"}},
		between("", tediousInsists, tediousRows("encrypt=true")),
		insisting(tediousRows("encrypt=true")),
		unsaid,
		[]Row{{When: "encrypt", Then: Undecided, CA: "unknown", Because: "the encrypt option is decided by code that is not read here"}},
	)
}

// knexSource is where Knex makes tedious's configuration.
const knexSource = "knex/knex:lib/dialects/mssql/index.js"

// knexChecking is encrypt=true with the trustServerCertificate that Knex writes beside it.
var knexChecking = []Row{{When: "encrypt=true", Then: OpportuneAll, CA: tediousCA, Source: knexSource, Because: "Knex sets trustServerCertificate: false: chain and host name are checked, but where the server or an attacker declines TLS the login goes in plaintext; only encrypt: 'strict' forbids that"}}

// knex-mssql is tedious with defaults of Knex's own.
var _ = register(func() *Table {
	return &Table{
		ID: "knex-mssql", Title: "Knex on tedious", Engine: "sqlserver", Source: knexSource,
		Packages: []Package{{"npm", "tedious"}}, Wrappers: []Package{{"npm", "knex"}},
		Names: Exact, Stranger: IgnoresStrangers, Prepare: unwrap,
		Full: "encrypt: 'strict' in options, on tedious 16.4.0 or later",
		Options: slices.Concat([]Option{
			{Name: "encrypt", Role: Mode}, {Name: "trustServerCertificate", Role: Mode, Bool: true}, {Name: "serverName"},
		}, nodeOptions("cryptoCredentialsDetails")),
		Rows: slices.Concat(fromSource(tediousSource, tediousWritten(slices.Concat(between("", tediousInsists, knexChecking), insisting(knexChecking)))), []Row{
			{Then: Off, CA: "none", Ignores: "trustServerCertificate cryptoCredentialsDetails.ca", Because: "Knex sets encrypt: false unless it is written: the login goes in plaintext"},
		}),
		TLS:      nodeTLSRows("cryptoCredentialsDetails"),
		Releases: []Release{{tediousInsists, "2026-10-11"}},
	}
})

// tedious speaks TDS. What it asks for is negotiable unless it is strict.
var _ = register(func() *Table {
	return &Table{
		ID: "tedious", Title: "tedious", Engine: "sqlserver", Source: tediousSource,
		Packages: []Package{{"npm", "tedious"}},
		Schemes:  schemes("sqlserver", "mssql"),
		Openers:  withArgs(nodeOpeners("tedious.Connection"), tediousArgs),
		Names:    Exact, Stranger: IgnoresStrangers, Prepare: unwrap,
		Full: "encrypt: 'strict' in options, on tedious 16.4.0 or later",
		Options: slices.Concat([]Option{
			{Name: "encrypt", Role: Mode}, {Name: "trustServerCertificate", Role: Mode, Bool: true}, {Name: "serverName"},
		}, nodeOptions("cryptoCredentialsDetails")),
		Rows: slices.Concat(
			tediousWritten(tediousTrust("encrypt=true")),
			[]Row{{Then: Off, CA: "none", Until: "6.0.0", Ignores: "trustServerCertificate cryptoCredentialsDetails.ca", Because: "before 6.0.0 encrypt defaults to false: the login goes in plaintext"}},
			between("6.0.0", tediousInsists, tediousRows("")),
			insisting(tediousRows("")),
			tediousTrustDefault(),
		),
		TLS:      nodeTLSRows("cryptoCredentialsDetails"),
		Releases: []Release{{"6.0.0", "2019-03-01"}, {"9.0.0", "2020-10-01"}, {"11.0.9", "2021-06-01"}, {tediousInsists, "2026-10-11"}},
	}
})

// tediousTrustDefault is what happens without any option, from the version on in which encrypt defaults to true.
func tediousTrustDefault() []Row {
	out := tediousTrust("")
	out[0].Since = "6.0.0"
	return out
}

// withArgs gives openers other arguments.
func withArgs(openers []setting.Opener, args []setting.Arg) []setting.Opener {
	for i := range openers {
		openers[i].Args = args
	}
	return openers
}

// node-mssql is the package called mssql. It hands encrypt and trustServerCertificate to tedious, since 7.0 as true and
// false where they are not written. Its connection strings know no strict.
var _ = register(func() *Table {
	return &Table{
		ID: "node-mssql", Title: "mssql (npm)", Engine: "sqlserver", Source: nodeMSSQL,
		Packages: []Package{{"npm", "mssql"}},
		Schemes:  schemes("sqlserver", "mssql"),
		Openers:  withGrammar("ado", withArgs(nodeOpeners("mssql.connect", "mssql.ConnectionPool", "mssql/tedious.connect", "mssql/tedious.ConnectionPool"), tediousArgs)),
		Names:    Exact, Stranger: IgnoresStrangers, Prepare: unwrap,
		Full: "options: { encrypt: 'strict' } on mssql 10.0.0 or later",
		Options: slices.Concat([]Option{
			{Name: "encrypt", Aliases: []string{"Encrypt"}, Role: Mode, Fold: true, Until: "7.0.0", Words: map[string]string{"yes": "true", "1": "true"}},
			{Name: "encrypt", Aliases: []string{"Encrypt"}, Role: Mode, Fold: true, Since: "7.0.0", Words: map[string]string{
				"yes": "true", "no": "false", "mandatory": "true", "optional": "true", "1": "true", "0": "false",
			}},
			{Name: "trustServerCertificate", Role: Mode, Bool: true, In: []setting.Layer{setting.InCall}, Until: "7.0.0"},
			{Name: "trustServerCertificate", Aliases: []string{"TrustServerCertificate"}, Role: Mode, Bool: true, Fold: true, Since: "7.0.0"},
			{Name: "serverName"},
		}, nodeOptions("cryptoCredentialsDetails")),
		Rows: slices.Concat(
			between("", "7.0.0", []Row{{When: "encrypt@dsn!=true", Then: Off, CA: "none", Ignores: "trustServerCertificate cryptoCredentialsDetails.ca", Source: nodeMSSQLString, Because: "before 7.0 a connection string encrypts only with Encrypt=true, yes or 1"}}),
			between("7.0.0", "", tediousRows("encrypt@dsn=strict")),
			between("7.0.0", "", below("", "encrypt@dsn=strict", tediousChecking)),
			[]Row{
				{When: "encrypt@call:string=strict", Rejects: "the tedious of mssql before 10.0 takes true and false only", By: "encrypt", Until: "10.0.0"},
				{When: "encrypt@call:string!=strict", Rejects: "encrypt takes true, false and 'strict', and no other text", By: "encrypt"},
			},
			between("10.0.0", "", tediousStrict),
			[]Row{{When: "encrypt=false", Then: Off, CA: "none", Ignores: "trustServerCertificate cryptoCredentialsDetails.ca", Because: "encrypt: false sends the login in plaintext"}},
			tediousRows("encrypt=true"),
			between("", "7.0.0", below("", "encrypt=true", tediousTrusting)),
			between("7.0.0", "", below("", "encrypt=true", tediousChecking)),
			[]Row{{When: "encrypt", Then: Undecided, CA: "unknown", Because: "the encrypt option is decided by code that is not read here"}},
			tediousRows(""),
			between("", "7.0.0", tediousTrusting),
			between("7.0.0", "", tediousChecking),
		),
		TLS:      nodeTLSRows("cryptoCredentialsDetails"),
		Releases: []Release{{"7.0.0", "2021-05-01"}},
	}
})

// tediousTrusting is what mssql before 7.0 leaves to its tedious 6.
var tediousTrusting = []Row{{Then: Opportune, CA: "none", By: "encrypt", Ignores: tediousNoCheck, Because: "before 7.0 trustServerCertificate defaults to true, so that every certificate is accepted; where the server declines TLS the login goes in plaintext"}}

var tediousChecking = []Row{{Then: OpportuneAll, CA: tediousCA, By: "encrypt", Source: nodeMSSQLString, Because: "chain and host name are checked, but where the server or an attacker declines TLS the login goes in plaintext; only encrypt: 'strict' forbids that"}}

// withGrammar sets the grammar in which openers read their connection string.
func withGrammar(grammar string, openers []setting.Opener) []setting.Opener {
	for i := range openers {
		openers[i].Grammar = grammar
	}
	return openers
}
