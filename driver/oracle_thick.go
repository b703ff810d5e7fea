package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	oracleDNMatch = "https://docs.oracle.com/en/database/oracle/oracle-database/26/dbseg/enabling-distinguished-name-matching.html"
	odpTLSVersion = "https://docs.oracle.com/en/database/oracle/oracle-database/26/odpnt/ConfigurationSSLVersion.html"
)

// oracleThick is what Oracle's own client does, which is closed and configured outside of the program: sqlnet.ora may
// switch the name check on for all connections.
func oracleThick(match, wallet string) []Row {
	rows := []Row{
		{When: "PROTOCOL=tcps %=true", Then: Full, CA: wallet + "|unknown", By: "%", Because: "tcps checks the chain, and SSL_SERVER_DN_MATCH the name"},
		{When: "PROTOCOL=tcps %", Then: ChainOnly, CA: wallet + "|unknown", By: "%", Because: "tcps checks the chain; SSL_SERVER_DN_MATCH is off, so the name is not checked"},
		{When: "PROTOCOL=tcps", Then: nameUnknown, CA: wallet + "|unknown", Because: "tcps checks the chain; whether the name is checked is decided by SSL_SERVER_DN_MATCH in sqlnet.ora, which is off by default"},
	}
	return fromSource(oracleDNMatch, below(match, "", rows))
}

// oracleOptions are the parts of a descriptor that decide on TLS.
func oracleOptions(more ...Option) []Option {
	return append([]Option{
		{Name: "PROTOCOL", Aliases: []string{urlProtocol}, Role: Mode, Fold: true},
		{Name: "SSL_SERVER_DN_MATCH", Aliases: []string{"TLS_SERVER_DN_MATCH", "SSLServerDNMatch"}, Role: Mode, Bool: true, Fold: true},
		{Name: "SSL_SERVER_CERT_DN", Aliases: []string{"TLS_SERVER_CERT_DN", "SSLServerCertDN"}, Role: Mode},
		{Name: "WALLET_LOCATION", Aliases: []string{"MY_WALLET_DIRECTORY", "WalletLocation"}, Role: CA},
		{Name: "SSL_VERSION", Aliases: []string{"TLS_VERSION", "SSLVersion"}, Role: TLSOpt},
	}, more...)
}

// oracle-oci stands for all that load Oracle's client library: cx_Oracle, godror, OCI8 and JDBC's OCI driver.
var _ = register(func() *Table {
	return &Table{
		ID: "oracle-oci", Title: "Oracle's client library", Engine: "oracle", Source: oracleDNMatch,
		Packages: []Package{{"pypi", "cx-oracle"}, {"go", "github.com/godror/godror"}, {"go", "github.com/mattn/go-oci8"}, {"gem", "ruby-oci8"}}, Unversioned: true,
		Schemes: []setting.Scheme{{Name: "jdbc:oracle:oci", Engine: "oracle", Certain: true}, {Name: "jdbc:oracle:oci8", Engine: "oracle", Certain: true}, {Name: "oracle+cx_oracle", Engine: "oracle", Certain: true}, {Name: "tcps", Engine: "oracle"}},
		Openers: slices.Concat([]setting.Opener{
			{Language: "python", Callee: "cx_Oracle.connect", Grammar: "easy-connect", Args: cxOracleArgs, Keywords: true},
			{Language: "python", Callee: "cx_Oracle.Connection", Grammar: "easy-connect", Args: cxOracleArgs, Keywords: true},
			{Language: "python", Callee: "cx_Oracle.SessionPool", Grammar: "easy-connect", Args: cxOracleArgs, Keywords: true},
		}, withGrammar("easy-connect", goDriverOpeners("godror", "goracle", "oci8"))),
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins, Prepare: dropNull,
		Full:    "PROTOCOL=tcps with SSL_SERVER_DN_MATCH=yes and a wallet",
		Options: oracleOptions(),
		Rows: append(oracleThick("SSL_SERVER_DN_MATCH", "WALLET_LOCATION"),
			Row{Then: Off, CA: "none", By: "PROTOCOL", Ignores: "SSL_SERVER_DN_MATCH SSL_SERVER_CERT_DN WALLET_LOCATION", Because: "without the protocol tcps the connection never uses TLS"}),
		TLS: []TLSRow{{Option: "SSL_VERSION", Form: List}},
	}
})

var cxOracleArgs = []setting.Arg{
	{Position: 2, Keyword: "dsn", Role: setting.DSN},
	{Position: 1, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "user", Role: setting.Skip},
}

// odp-net is Oracle's provider for .NET, managed or not. Its properties go before sqlnet.ora.
var _ = register(func() *Table {
	return &Table{
		ID: "odp-net", Title: "ODP.NET", Engine: "oracle", Source: oracleDNMatch,
		Packages: []Package{{"nuget", "oracle.manageddataaccess.core"}, {"nuget", "oracle.manageddataaccess"}},
		Wrappers: []Package{{"nuget", "oracle.entityframeworkcore"}},
		Openers:  odpOpeners(), Names: FoldCase | DropBlanks, Stranger: IgnoresStrangers, Repeat: LastWins, Prepare: dropNull,
		Full:    "Data Source with PROTOCOL=tcps and SSL_SERVER_DN_MATCH=yes, and a wallet",
		Options: oracleOptions(),
		Rows: append(oracleThick("SSL_SERVER_DN_MATCH", "WALLET_LOCATION"),
			Row{Then: Off, CA: "none", By: "PROTOCOL", Ignores: "SSL_SERVER_DN_MATCH SSL_SERVER_CERT_DN WALLET_LOCATION", Because: "without the protocol tcps the connection never uses TLS"}),
		TLS: []TLSRow{{Option: "SSL_VERSION", Form: List, Source: odpTLSVersion}},
	}
})

func odpOpeners() []setting.Opener {
	args := []setting.Arg{{Position: 0, Keyword: "ConnectionString", Role: setting.DSN}, {Position: -1, Keyword: "DataSource", Role: setting.DSN}, {Position: -1, Keyword: "Password", Role: setting.Secret}}
	var out []setting.Opener
	for _, namespace := range []string{"Oracle.ManagedDataAccess.Client", "Oracle.DataAccess.Client"} {
		for _, class := range []string{"OracleConnection", "OracleConnectionStringBuilder"} {
			out = append(out, setting.Opener{Language: "csharp", Callee: namespace + "." + class, Grammar: "ado", Args: args, Setters: true})
		}
	}
	return append(out, setting.Opener{Language: "csharp", Callee: "*.UseOracle", Grammar: "ado", Args: args[:1]})
}
