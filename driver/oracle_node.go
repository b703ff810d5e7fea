package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const nodeOracle = "oracle/node-oracledb:lib/thin/sqlnet/ntTcp.js"

// node-oracledb has had a mode without Oracle's client since 6.0, which is the default and checks names. What the connect
// string says goes before the properties.
var _ = register(func() *Table {
	return &Table{
		ID: "node-oracledb", Title: "node-oracledb", Engine: "oracle", Source: nodeOracle,
		Packages: []Package{{"npm", "oracledb"}}, Openers: nodeOracleOpeners(),
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins, Prepare: dropNull,
		Layers: []setting.Layer{setting.InDSN, setting.InCall, setting.InFile, setting.InEnv},
		Full:   "tcps:// or PROTOCOL=tcps with sslServerDNMatch: true and a walletLocation for a private CA",
		Options: []Option{
			{Name: "PROTOCOL", Aliases: []string{urlProtocol}, Role: Mode, Fold: true},
			// Only these three words are true in a connect string; any other text switches the check off.
			{Name: "sslServerDNMatch", Aliases: []string{"SSL_SERVER_DN_MATCH", "TLS_SERVER_DN_MATCH"}, Role: Mode, Fold: true, Words: map[string]string{"on": "true", "yes": "true"}},
			{Name: "sslServerCertDN", Aliases: []string{"SSL_SERVER_CERT_DN", "TLS_SERVER_CERT_DN"}, Role: Mode},
			{Name: "sslAllowWeakDNMatch", Aliases: []string{"SSL_ALLOW_WEAK_DN_MATCH", "TLS_ALLOW_WEAK_DN_MATCH"}, Role: Mode, Bool: true, Fold: true},
			{Name: "walletLocation", Aliases: []string{"WALLET_LOCATION", "MY_WALLET_DIRECTORY"}, Role: CA, Fold: true},
			{Name: "walletContent", Role: CA},
			{Name: "walletPassword", Role: Private},
			{Name: "configDir"},
		},
		Rows: slices.Concat(
			between("6.0.0", "", []Row{
				{When: "PROTOCOL=tcps sslServerDNMatch!=true", Then: ChainOnly, CA: "walletContent|walletLocation|bundled", By: "sslServerDNMatch", Ignores: "sslServerCertDN sslAllowWeakDNMatch", Because: "sslServerDNMatch is off, so the chain is checked and the name is not"},
				{When: "PROTOCOL=tcps sslAllowWeakDNMatch=true", Then: nameUnknown, CA: "walletContent|walletLocation|bundled", By: "sslAllowWeakDNMatch", Because: "sslAllowWeakDNMatch also takes a certificate that names the service, and leaves the first connection unchecked"},
				{When: "PROTOCOL=tcps", Then: Full, CA: "walletContent|walletLocation|bundled", Because: "tcps checks the chain, and the name by default"},
			}),
			between("", "6.0.0", oracleThick("sslServerDNMatch", "walletLocation")),
			[]Row{{Then: Off, CA: "none", By: "PROTOCOL", Ignores: "sslServerDNMatch sslServerCertDN walletLocation walletContent", Because: "without the protocol tcps the connection never uses TLS"}},
		),
		Releases: []Release{{"6.0.0", "2023-05-24"}},
	}
})

func nodeOracleOpeners() []setting.Opener {
	args := []setting.Arg{
		{Position: 0, Role: setting.Options},
		{Position: -1, Keyword: "connectString", Role: setting.DSN},
		{Position: -1, Keyword: "connectionString", Role: setting.DSN},
		{Position: -1, Keyword: "password", Role: setting.Secret},
		{Position: -1, Keyword: "walletPassword", Role: setting.Secret},
		{Position: -1, Keyword: "walletContent", Role: setting.OptionArg, Name: "walletContent"},
	}
	var out []setting.Opener
	for _, c := range []string{"oracledb.getConnection", "oracledb.createPool"} {
		out = append(out, setting.Opener{Language: "javascript", Callee: c, Grammar: "easy-connect", Args: args, Keywords: true})
	}
	return out
}
