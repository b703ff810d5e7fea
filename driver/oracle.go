package driver

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	oracleJDBC   = "https://docs.oracle.com/en/database/oracle/oracle-database/26/jjdbc/client-side-security.html"
	pythonOracle = "oracle/python-oracledb:src/oracledb/impl/thin/transport.pyx"
)

// The JDBC thin driver has no fallback: the descriptor's PROTOCOL decides, and the name check must be asked for.
var _ = register(&Table{
	ID: "oracle-jdbc-thin", Title: "Oracle JDBC thin", Engine: "oracle", Source: oracleJDBC,
	Packages: []Package{{"maven", "com.oracle.database.jdbc:ojdbc8"}, {"maven", "com.oracle.database.jdbc:ojdbc11"}, {"maven", "com.oracle.database.jdbc:ojdbc17"}, {"maven", "com.oracle.ojdbc:ojdbc8"}, {"maven", "com.oracle.jdbc:ojdbc8"}},
	Schemes:  []setting.Scheme{{Name: "jdbc:oracle:thin", Engine: "oracle", Certain: true}, {Name: "jdbc:oracle", Engine: "oracle", Certain: true}},
	Names:    FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins,
	Options: []Option{
		{Name: "PROTOCOL", Role: Mode, Fold: true},
		{Name: "SSL_SERVER_DN_MATCH", Aliases: []string{"oracle.net.ssl_server_dn_match", "TLS_SERVER_DN_MATCH"}, Role: Mode, Bool: true, Fold: true},
		{Name: "SSL_SERVER_CERT_DN", Aliases: []string{"oracle.net.ssl_server_cert_dn", "TLS_SERVER_CERT_DN"}, Role: Mode},
		{Name: "WALLET_LOCATION", Aliases: []string{"MY_WALLET_DIRECTORY", "oracle.net.wallet_location"}, Role: CA},
		{Name: "javax.net.ssl.trustStore", Role: CA}, {Name: "javax.net.ssl.trustStorePassword", Role: Private},
		{Name: "oracle.net.ssl_version", Aliases: []string{"SSL_VERSION", "TLS_VERSION"}, Role: TLSOpt},
	},
	Rows: []Row{
		{When: "PROTOCOL=tcps SSL_SERVER_DN_MATCH=true", Then: Full, CA: "WALLET_LOCATION|javax.net.ssl.trustStore|system", By: "PROTOCOL", Because: "TCPS checks the chain, and SSL_SERVER_DN_MATCH the name"},
		{When: "PROTOCOL=tcps SSL_SERVER_DN_MATCH", Then: ChainOnly, CA: "WALLET_LOCATION|javax.net.ssl.trustStore|system", By: "SSL_SERVER_DN_MATCH", Because: "TCPS checks the chain; SSL_SERVER_DN_MATCH is off, so the name is not checked"},
		{When: "PROTOCOL=tcps SSL_SERVER_CERT_DN", Then: ChainOnly, CA: "WALLET_LOCATION|javax.net.ssl.trustStore|system", By: "PROTOCOL", Ignores: "SSL_SERVER_CERT_DN", Because: "SSL_SERVER_CERT_DN has no effect unless SSL_SERVER_DN_MATCH is on"},
		{When: "PROTOCOL=tcps", Then: ChainOnly, CA: "WALLET_LOCATION|javax.net.ssl.trustStore|system", Because: "TCPS checks the chain; the name is checked only with SSL_SERVER_DN_MATCH=yes"},
		{When: "PROTOCOL", Then: Off, CA: "none", Ignores: "SSL_SERVER_DN_MATCH SSL_SERVER_CERT_DN", Because: "PROTOCOL=tcp never uses TLS"},
		{Then: Off, CA: "none", Ignores: "SSL_SERVER_DN_MATCH SSL_SERVER_CERT_DN", Because: "without PROTOCOL=tcps the connection never uses TLS"},
	},
	TLS:  []TLSRow{{Option: "oracle.net.ssl_version", Form: List}},
	Full: "PROTOCOL=tcps with SSL_SERVER_DN_MATCH=yes and a wallet or trust store",
})

var oracledbArgs = []setting.Arg{
	{Position: -1, Keyword: "dsn", Role: setting.DSN}, {Position: -1, Keyword: "host", Role: setting.Host}, {Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret}, {Position: -1, Keyword: "wallet_password", Role: setting.Secret}, {Position: -1, Keyword: "user", Role: setting.Skip},
}

// python-oracledb's thin mode checks names by default, unlike the thick clients.
var _ = register(&Table{
	ID: "python-oracledb", Title: "python-oracledb", Engine: "oracle", Source: pythonOracle,
	Packages: []Package{{"pypi", "oracledb"}},
	Schemes:  []setting.Scheme{{Name: "oracle+oracledb", Engine: "oracle", Certain: true}, {Name: "oracle", Engine: "oracle"}},
	Grammars: []string{"tns", "easy-connect"},
	Openers: []setting.Opener{
		{Language: "python", Callee: "oracledb.connect", Args: oracledbArgs, Keywords: true}, {Language: "python", Callee: "oracledb.create_pool", Args: oracledbArgs, Keywords: true},
		{Language: "python", Callee: "oracledb.connect_async", Args: oracledbArgs, Keywords: true}, {Language: "python", Callee: "oracledb.ConnectParams", Args: oracledbArgs, Keywords: true},
	},
	Names: FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins,
	Options: []Option{
		{Name: "PROTOCOL", Role: Mode, Fold: true},
		// Only these three words are true to this driver; any other text switches the check off.
		{Name: "SSL_SERVER_DN_MATCH", Role: Mode, Fold: true, Words: map[string]string{"on": "true", "yes": "true"}},
		{Name: "SSL_SERVER_CERT_DN", Role: Mode}, {Name: "WALLET_LOCATION", Aliases: []string{"MY_WALLET_DIRECTORY"}, Role: CA}, {Name: "ssl_context", Role: Mode},
		{Name: "ssl_version", Role: TLSOpt}, {Name: "config_dir"},
	},
	Rows: []Row{
		{When: "PROTOCOL=tcps SSL_SERVER_DN_MATCH!=true", Then: ChainOnly, CA: "WALLET_LOCATION|system", By: "SSL_SERVER_DN_MATCH", Evidence: fact.FromSource, Because: "ssl_server_dn_match is off, so the chain is checked and the name is not"},
		{When: "PROTOCOL=tcps", Then: Full, CA: "WALLET_LOCATION|system", Evidence: fact.FromSource, Because: "tcps checks the chain, and the name by default"},
		{When: "PROTOCOL", Then: Off, CA: "none", Evidence: fact.FromSource, Because: "protocol tcp never uses TLS"},
		{Then: Off, CA: "none", Evidence: fact.FromSource, Because: "without protocol tcps the connection never uses TLS"},
	},
	TLS:  []TLSRow{{Option: "ssl_version", Form: Only}},
	Full: "protocol=\"tcps\" with ssl_server_dn_match=True",
})
