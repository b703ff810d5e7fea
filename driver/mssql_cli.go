package driver

import "github.com/dsnlint/dsnlint/fact"

const sqlcmdDocs = "https://learn.microsoft.com/en-us/sql/tools/sqlcmd/sqlcmd-utility"

// sqlcmdLevels are the values of -N: the ODBC edition takes one letter, the one in Go words too.
var sqlcmdLevels = map[string]string{
	"m": "mandatory", "true": "mandatory", "yes": "mandatory", "t": "mandatory", "1": "mandatory", "": "mandatory", "default": "default",
	"s": "strict", "o": "optional", "false": "optional", "no": "optional", "f": "optional", "0": "optional",
}

// sqlcmd and bcp come in editions with different defaults, and the command line does not say which one runs: what -N
// leaves out is decided by the edition, what -C trusts is not. bcp has the same options under other letters.
var _ = register(func() *Table {
	return &Table{
		ID: "sqlcmd", Title: "sqlcmd", Engine: "sqlserver", Source: sqlcmdDocs,
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.Loopback,
		Full: "-N strict, or -N without -C",
		Options: []Option{
			{Name: "N", Aliases: []string{"Y", "encrypt-connection"}, Role: Mode, Fold: true, Words: sqlcmdLevels, Values: []string{"mandatory", "strict", "optional", "disable", "default"}},
			{Name: "C", Aliases: []string{"u", "trust-server-certificate"}, Role: Mode},
			{Name: "F", Aliases: []string{"host-name-in-certificate"}},
			{Name: "J", Aliases: []string{"server-certificate"}, Role: CA},
		},
		Rows: []Row{
			{When: "N=strict", Then: Full, CA: "J|system", Ignores: "C", Because: "-N strict starts with TLS and verifies, whatever -C says"},
			{When: "N=disable", Then: Off, CA: "none", Ignores: "C F J", Because: "-N disable never uses TLS"},
			{When: "N=optional", Then: LoginOnly, CA: "none", Ignores: "C F J", Because: "-N optional encrypts the login packet only, unless the server insists on more"},
			{When: "N=mandatory C", Then: Unchecked, CA: "none", By: "C", Ignores: "F J", Because: "-C accepts every certificate"},
			{When: "N=mandatory", Then: Full, CA: "J|system", Because: "-N requires TLS and checks chain and host name"},
			{When: "C", Then: Unchecked, CA: "none", Ignores: "F J", Because: "-C accepts every certificate; before mssql-tools18 there is no TLS but for the login unless -N asks for it"},
			{Then: Undecided, CA: "unknown", By: "-", Because: "without -N mssql-tools18 requires and checks TLS, while older editions encrypt the login only; which one runs is not written here"},
		},
	}
})
