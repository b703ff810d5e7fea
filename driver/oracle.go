package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	oracleJDBC   = "https://docs.oracle.com/en/database/oracle/oracle-database/26/jjdbc/client-side-security.html"
	pythonOracle = "oracle/python-oracledb:src/oracledb/impl/thin/transport.pyx"
)

// oracleAnchors are where the JDBC driver takes its trust anchors from.
const oracleAnchors = "WALLET_LOCATION|javax.net.ssl.trustStore|system"

// The JDBC thin driver has no fallback: the descriptor's PROTOCOL, or the URL's, decides. In a descriptor the name check
// must be asked for.
var _ = register(func() *Table {
	return &Table{
		ID: "oracle-jdbc-thin", Title: "Oracle JDBC thin", Engine: "oracle", Source: oracleJDBC,
		Packages: []Package{
			{"maven", "com.oracle.database.jdbc:ojdbc8"},
			{"maven", "com.oracle.database.jdbc:ojdbc10"},
			{"maven", "com.oracle.database.jdbc:ojdbc11"},
			{"maven", "com.oracle.database.jdbc:ojdbc17"},
			{"maven", "com.oracle.ojdbc:ojdbc8"},
			{"maven", "com.oracle.jdbc:ojdbc8"},
		},
		Schemes: []setting.Scheme{{Name: "jdbc:oracle:thin", Engine: "oracle", Certain: true}, {Name: "jdbc:oracle", Engine: "oracle", Certain: true}},
		Openers: beans([]string{"oracle.jdbc.pool.OracleDataSource", "oracle.jdbc.datasource.impl.OracleDataSource"}, beanArgs),
		Names:   FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins, Prepare: beanNames,
		Options: []Option{
			{Name: "PROTOCOL", Role: Mode, Fold: true},
			{Name: urlProtocol, Role: Mode, Fold: true},
			{Name: "SSL_SERVER_DN_MATCH", Aliases: []string{"oracle.net.ssl_server_dn_match"}, Role: Mode, Bool: true, Fold: true},
			{Name: "SSL_SERVER_CERT_DN", Aliases: []string{"oracle.net.ssl_server_cert_dn"}, Role: Mode},
			{Name: "WALLET_LOCATION", Aliases: []string{"MY_WALLET_DIRECTORY", "oracle.net.wallet_location"}, Role: CA},
			{Name: "javax.net.ssl.trustStore", Role: CA},
			{Name: "javax.net.ssl.trustStorePassword", Role: Private},
			{Name: "oracle.net.ssl_version", Aliases: []string{"SSL_VERSION", "TLS_VERSION"}, Role: TLSOpt},
		},
		Rows: []Row{
			{When: "PROTOCOL=tcps SSL_SERVER_DN_MATCH=true", Then: Full, CA: oracleAnchors, Because: "TCPS checks the chain, and SSL_SERVER_DN_MATCH the name"},
			{When: "PROTOCOL=tcps SSL_SERVER_DN_MATCH", Then: ChainOnly, CA: oracleAnchors, By: "SSL_SERVER_DN_MATCH", Ignores: "SSL_SERVER_CERT_DN", Because: "TCPS checks the chain; SSL_SERVER_DN_MATCH is off, so the name is not checked"},
			{When: "PROTOCOL=tcps SSL_SERVER_CERT_DN", Then: Full, CA: oracleAnchors, By: "SSL_SERVER_CERT_DN", Since: "21.9", Because: "TCPS checks the chain; since 21.9 the certificate must also bear the name in SSL_SERVER_CERT_DN"},
			{When: "PROTOCOL=tcps", Then: ChainOnly, CA: oracleAnchors, Ignores: "SSL_SERVER_CERT_DN", Because: "TCPS checks the chain; in a descriptor the name is checked only with SSL_SERVER_DN_MATCH=yes"},
			{When: urlProtocol + "=tcps SSL_SERVER_DN_MATCH=true", Then: Full, CA: oracleAnchors, Because: "tcps checks the chain, and ssl_server_dn_match the name"},
			{When: urlProtocol + "=tcps SSL_SERVER_DN_MATCH", Then: ChainOnly, CA: oracleAnchors, By: "SSL_SERVER_DN_MATCH", Ignores: "SSL_SERVER_CERT_DN", Because: "tcps checks the chain; ssl_server_dn_match is off, so the name is not checked"},
			{When: urlProtocol + "=tcps", Then: Full, CA: oracleAnchors, Since: "21.9", Because: "tcps checks the chain, and since 21.9 a URL that begins with tcps:// the name too"},
			{When: urlProtocol + "=tcps", Then: ChainOnly, CA: oracleAnchors, Until: "21.9", Ignores: "SSL_SERVER_CERT_DN", Because: "tcps checks the chain; before 21.9 the name is checked only with ssl_server_dn_match=true"},
			{Then: Off, CA: "none", Ignores: "SSL_SERVER_DN_MATCH SSL_SERVER_CERT_DN WALLET_LOCATION javax.net.ssl.trustStore", Because: "without the protocol tcps the connection never uses TLS"},
		},
		TLS:      []TLSRow{{Option: "oracle.net.ssl_version", Form: List}},
		Releases: []Release{{"21.9", "2023-01-01"}},
		Full:     "PROTOCOL=tcps with SSL_SERVER_DN_MATCH=yes and a wallet or trust store",
	}
})

// urlProtocol is the protocol of an Easy Connect URL, which is written before "://" and not as an option.
const urlProtocol = "url-protocol"

var oracledbArgs = []setting.Arg{
	{Position: 0, Keyword: "dsn", Role: setting.DSN},
	{Position: 1, Role: setting.Secret}, // user, password, dsn is what cx_Oracle takes
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "wallet_password", Role: setting.Secret},
	{Position: -1, Keyword: "user", Role: setting.Skip},
}

// oracledbContext is what a context decides since 3.0: the chain. The driver switches the context's name check off and
// does its own.
var oracledbContext = []Row{
	{When: "PROTOCOL=tcps ssl_context.verify_mode=CERT_NONE ssl_context.context SSL_SERVER_DN_MATCH!=true", Then: Unchecked, CA: "none", By: "ssl_context.verify_mode", Because: "CERT_NONE switches the certificate check off, and ssl_server_dn_match the name check"},
	{When: "PROTOCOL=tcps ssl_context.verify_mode=CERT_NONE ssl_context.context", Then: nameAlone, CA: "none", By: "ssl_context.verify_mode", Ignores: "ssl_context.check_hostname", Because: "CERT_NONE switches the certificate check off; the driver still wants the host's name in it, which anybody can write into one"},
	{When: "PROTOCOL=tcps ssl_context.context=create_default_context SSL_SERVER_DN_MATCH!=true", Then: ChainOnly, CA: oracledbAnchors, By: "SSL_SERVER_DN_MATCH", Ignores: "ssl_context.check_hostname", Because: "create_default_context() checks the chain; ssl_server_dn_match is off, so the name is not checked"},
	{When: "PROTOCOL=tcps ssl_context.context=create_default_context", Then: Full, CA: oracledbAnchors, By: "ssl_context", Ignores: "ssl_context.check_hostname", Because: "create_default_context() checks the chain, and the driver the name, whatever check_hostname says"},
}

const oracledbAnchors = "ssl_context.cafile|ssl_context.capath|ssl_context.cadata|system"

// nameAlone is TLS with a certificate that only has to bear the right name.
var nameAlone = fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}

// python-oracledb's thin mode checks names by default, unlike the thick clients.
var _ = register(func() *Table {
	return &Table{
		ID: "python-oracledb", Title: "python-oracledb", Engine: "oracle", Source: pythonOracle,
		Packages: []Package{{"pypi", "oracledb"}},
		Schemes:  []setting.Scheme{{Name: "oracle+oracledb", Engine: "oracle", Certain: true}, {Name: "oracle", Engine: "oracle"}, {Name: "tcps", Engine: "oracle"}},
		Grammars: []string{"tns", "easy-connect"},
		Openers: []setting.Opener{
			{Language: "python", Callee: "oracledb.connect", Grammar: "easy-connect", Args: oracledbArgs, Keywords: true},
			{Language: "python", Callee: "oracledb.create_pool", Grammar: "easy-connect", Args: oracledbArgs, Keywords: true},
			{Language: "python", Callee: "oracledb.connect_async", Grammar: "easy-connect", Args: oracledbArgs, Keywords: true},
			{Language: "python", Callee: "oracledb.ConnectParams", Args: oracledbArgs, Keywords: true},
		},
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins, Prepare: dropNull,
		Options: append([]Option{
			{Name: "PROTOCOL", Aliases: []string{urlProtocol}, Role: Mode, Fold: true},
			// Only these three words are true to this driver; any other text switches the check off.
			{Name: "SSL_SERVER_DN_MATCH", Role: Mode, Fold: true, Words: map[string]string{"on": "true", "yes": "true"}},
			{Name: "SSL_SERVER_CERT_DN", Role: Mode},
			{Name: "WALLET_LOCATION", Aliases: []string{"MY_WALLET_DIRECTORY"}, Role: CA, Fold: true},
			{Name: "ssl_context", Role: Mode},
			{Name: "ssl_version", Role: TLSOpt},
			{Name: "config_dir"},
		}, contextOptions("ssl_context")...),
		Rows: slices.Concat(
			[]Row{{When: "PROTOCOL=tcps WALLET_LOCATION=system", Rejects: "before 26.1 SYSTEM is a folder like any other, and connecting fails without it", By: "WALLET_LOCATION", Until: "26.1.0"}},
			between("", "3.0.0", contextRows("ssl_context", "PROTOCOL=tcps")),
			between("3.0.0", "", oracledbContext),
			[]Row{
				{When: "PROTOCOL=tcps ssl_context", Then: ByCode, CA: "unknown", By: "ssl_context", Because: "the certificate is left to the context that code makes"},
				{When: "PROTOCOL=tcps SSL_SERVER_DN_MATCH!=true WALLET_LOCATION=system", Then: ChainOnly, CA: "system", By: "SSL_SERVER_DN_MATCH", Ignores: "SSL_SERVER_CERT_DN", Because: "ssl_server_dn_match is off, so the chain is checked and the name is not"},
				{When: "PROTOCOL=tcps SSL_SERVER_DN_MATCH!=true", Then: ChainOnly, CA: "WALLET_LOCATION|system", By: "SSL_SERVER_DN_MATCH", Ignores: "SSL_SERVER_CERT_DN", Because: "ssl_server_dn_match is off, so the chain is checked and the name is not"},
				{When: "PROTOCOL=tcps WALLET_LOCATION=system", Then: Full, CA: "system", Because: "tcps checks the chain, and the name by default"},
				{When: "PROTOCOL=tcps", Then: Full, CA: "WALLET_LOCATION|system", Because: "tcps checks the chain, and the name by default"},
				{Then: Off, CA: "none", Ignores: "SSL_SERVER_DN_MATCH SSL_SERVER_CERT_DN WALLET_LOCATION ssl_context", Because: "without the protocol tcps the connection never uses TLS"},
			}),
		TLS:  []TLSRow{{Option: "ssl_version", Form: Only}},
		Full: "protocol=\"tcps\" with ssl_server_dn_match=True",
	}
})
