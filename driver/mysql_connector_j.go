package driver

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	connectorJ    = "mysql/mysql-connector-j:src/main/core-impl/java/com/mysql/cj/protocol/ExportControlled.java"
	connectorJ51  = "mysql/mysql-connector-j:src/com/mysql/jdbc/MysqlIO.java"
	connectorJTLS = "https://dev.mysql.com/doc/connector-j/en/connector-j-connp-props-security.html"

	onlyOldTLS    = "tlsVersions=TLSv1|TLSv1.1|TLSv1,TLSv1.1|TLSv1.1,TLSv1"
	removedOldTLS = "Connector/J 8.0.28 removed TLS 1.0 and 1.1"

	jTrust  = "trustCertificateKeyStoreUrl"
	jLegacy = "useSSL requireSSL verifyServerCertificate"
)

// connectorJOldRows hold until 8.0.13: three booleans, of which useSSL has to be the first.
var connectorJOldRows = []Row{
	{When: "useSSL=false", Then: Off, CA: "none", Ignores: "requireSSL verifyServerCertificate " + jTrust, Because: "useSSL=false never uses TLS"},
	{When: "useSSL=true verifyServerCertificate=false requireSSL=true", Then: Unchecked, CA: "none", By: "verifyServerCertificate", Ignores: jTrust, Because: "verifyServerCertificate=false accepts every certificate"},
	{When: "useSSL=true requireSSL=true", Then: ChainOnly, CA: "trustCertificateKeyStoreUrl|system", By: "requireSSL", Because: "versions before 8.0.13 check the chain and have no host name check at all"},
	{When: "useSSL=true verifyServerCertificate=false", Then: Opportune, CA: "none", Ignores: jTrust, Because: "without requireSSL the driver continues in plaintext when the server or an attacker declines TLS"},
	{When: "useSSL=true", Then: OpportuneCA, CA: "trustCertificateKeyStoreUrl|system", Because: "before 8.0.13 useSSL=true checks the chain, but without requireSSL the driver continues in plaintext when the server or an attacker declines TLS"},
	{When: "requireSSL=true", Then: Opportune, CA: "none", Ignores: "verifyServerCertificate " + jTrust, Because: "before 8.0.13 requireSSL without useSSL=true holds with servers that announce 5.7 or later, unchecked; with others, MariaDB among them, the driver continues in plaintext"},
	{When: "verifyServerCertificate=true", Then: Opportune, CA: "none", By: "-", Ignores: "verifyServerCertificate " + jTrust, Because: "before 8.0.13 verifyServerCertificate does nothing without useSSL=true: the driver tries TLS with servers since 5.7, checks nothing and continues in plaintext"},
	{Then: Opportune, CA: "none", Ignores: jTrust, Source: connectorJ51, Because: "without useSSL the driver tries TLS with servers since 5.7, checks nothing and continues in plaintext"},
}

// connectorJIdentity is what VERIFY_IDENTITY compares, which changed in 8.0.22.
var connectorJIdentity = []Row{
	{When: "sslMode=VERIFY_IDENTITY", Then: Full, CA: "trustCertificateKeyStoreUrl|system", Overrides: jLegacy, Until: "8.0.22", Because: "VERIFY_IDENTITY checks chain and host name; before 8.0.22 it compares the certificate's common name alone and knows no alternative names"},
	{When: "sslMode=VERIFY_IDENTITY fallbackToSystemTrustStore=false", Then: Full, CA: "trustCertificateKeyStoreUrl|none", Overrides: jLegacy, Since: "8.0.22", Because: "VERIFY_IDENTITY checks chain and host name"},
	{When: "sslMode=VERIFY_IDENTITY", Then: Full, CA: "trustCertificateKeyStoreUrl|system", Overrides: jLegacy, Since: "8.0.22", Because: "VERIFY_IDENTITY checks chain and host name"},
}

// connectorJRows hold since 8.0.13. sslMode outweighs the three booleans.
var connectorJRows = []Row{
	{When: "sslMode=DISABLED", Then: Off, CA: "none", Overrides: jLegacy, Ignores: jTrust, Because: "sslMode=DISABLED never uses TLS, whatever useSSL and requireSSL say"},
	{When: "sslMode=PREFERRED", Then: Opportune, CA: "none", Overrides: jLegacy, Ignores: jTrust, Because: "sslMode=PREFERRED continues in plaintext when the server or an attacker declines TLS"},
	{When: "sslMode=REQUIRED", Then: Unchecked, CA: "none", Overrides: jLegacy, Ignores: jTrust, Because: "sslMode=REQUIRED encrypts without checking the certificate; a trust store has no effect"},
	{When: "sslMode=VERIFY_CA fallbackToSystemTrustStore=false", Then: ChainOnly, CA: "trustCertificateKeyStoreUrl|none", Overrides: jLegacy, Because: "sslMode=VERIFY_CA checks the chain but not the host name"},
	{When: "sslMode=VERIFY_CA", Then: ChainOnly, CA: "trustCertificateKeyStoreUrl|system", Overrides: jLegacy, Because: "sslMode=VERIFY_CA checks the chain but not the host name"},
	{When: "useSSL=false", Then: Off, CA: "none", Ignores: "requireSSL verifyServerCertificate " + jTrust, Because: "useSSL=false is sslMode=DISABLED"},
	{When: "verifyServerCertificate=true", Then: ChainOnly, CA: "trustCertificateKeyStoreUrl|system", Because: "verifyServerCertificate=true is sslMode=VERIFY_CA: the host name is not checked"},
	{When: "requireSSL=true", Then: Unchecked, CA: "none", Ignores: jTrust, Because: "requireSSL=true is sslMode=REQUIRED: since 8.0.13 no certificate is checked unless verifyServerCertificate=true"},
	{When: "useSSL=true", Then: Opportune, CA: "none", Ignores: jTrust, Because: "since 8.0.13 useSSL=true neither requires TLS nor checks the certificate"},
	{Then: Opportune, CA: "none", Ignores: jTrust, Because: "without sslMode the driver uses PREFERRED: it continues in plaintext when the server or an attacker declines TLS"},
}

// connectorJOldTLS is what becomes of lists that hold nothing but what 8.0.28 removed.
var connectorJOldTLS = []Row{
	{When: onlyOldTLS + " sslMode=REQUIRED|VERIFY_CA|VERIFY_IDENTITY", By: "tlsVersions", Rejects: removedOldTLS, Since: "8.0.28"},
	{When: onlyOldTLS + " sslMode=PREFERRED", Then: Off, CA: "none", By: "tlsVersions", Since: "8.0.28", Because: removedOldTLS + ": only plaintext is left"},
	{When: onlyOldTLS + " !sslMode", Then: Off, CA: "none", By: "tlsVersions", Since: "8.0.28", Because: removedOldTLS + ": only plaintext is left"},
}

var mysqlDataSources = []string{
	"com.mysql.cj.jdbc.MysqlDataSource", "com.mysql.cj.jdbc.MysqlConnectionPoolDataSource", "com.mysql.cj.jdbc.MysqlXADataSource",
	"com.mysql.jdbc.jdbc2.optional.MysqlDataSource", "com.mysql.jdbc.jdbc2.optional.MysqlConnectionPoolDataSource",
	"com.mysql.jdbc.jdbc2.optional.MysqlXADataSource",
}

// beanArgs are the properties of a JDBC data source that are no options, in every spelling that setters and bean files
// have for them.
var beanArgs = []setting.Arg{
	{Position: -1, Keyword: "url", Role: setting.DSN},
	{Position: -1, Keyword: "URL", Role: setting.DSN},
	{Position: -1, Keyword: "Url", Role: setting.DSN},
	{Position: -1, Keyword: "serverName", Role: setting.Host},
	{Position: -1, Keyword: "ServerName", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "Port", Role: setting.Port},
	{Position: -1, Keyword: "portNumber", Role: setting.Port},
	{Position: -1, Keyword: "PortNumber", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "Password", Role: setting.Secret},
}

// beans makes an opener of each data source class.
func beans(classes []string, args []setting.Arg) []setting.Opener {
	var out []setting.Opener
	for _, c := range classes {
		out = append(out, setting.Opener{Language: "java", Callee: c, Args: args, Setters: true, Grammar: "jdbc"})
	}
	return out
}

// beanNames spells the options of setters as the URL does: setSslMode sets sslMode.
func beanNames(options []setting.Option) []setting.Option {
	options = dropNull(options)
	for i := range options {
		name := options[i].Name
		first, size := utf8.DecodeRuneInString(name.String())
		if options[i].Layer != setting.InCall || !unicode.IsUpper(first) {
			continue
		}
		lower := source.Decoded(name.Slice(0, size).Place(), string(unicode.ToLower(first)))
		options[i].Name = source.Concat(lower, name.Slice(size, name.Len()))
	}
	return options
}

// mysql-connector-j is MySQL's JDBC driver. Keys are case-sensitive, values are not.
var _ = register(func() *Table {
	return &Table{
		ID: "mysql-connector-j", Title: "MySQL Connector/J", Engine: "mysql", Source: connectorJ,
		Packages: []Package{{"maven", "com.mysql:mysql-connector-j"}, {"maven", "mysql:mysql-connector-java"}},
		// The date of 8.0.13 is that of 5.1.49, the last release of the line before it.
		Releases: []Release{{"8.0.13", "2020-04-20"}, {"8.0.22", "2020-10-19"}, {"8.0.28", "2022-01-18"}},
		Schemes: []setting.Scheme{
			{Name: "jdbc:mysql", Engine: "mysql", Certain: true},
			{Name: "jdbc:mysql+srv", Engine: "mysql", Certain: true},
			{Name: "jdbc:aws-wrapper:mysql", Engine: "mysql", Certain: true},
			{Name: "jdbc:otel:mysql", Engine: "mysql", Certain: true},
			{Name: "jdbc:p6spy:mysql", Engine: "mysql", Certain: true},
			{Name: "jdbc-secretsmanager:mysql", Engine: "mysql", Certain: true},
			{Name: "jdbc:tracing:mysql", Engine: "mysql", Certain: true},
			{Name: "jdbc:log4jdbc:mysql", Engine: "mysql", Certain: true},
		},
		Openers: beans(mysqlDataSources, beanArgs),
		Names:   Exact, Stranger: IgnoresStrangers, Prepare: beanNames,
		Full: "sslMode=VERIFY_IDENTITY with trustCertificateKeyStoreUrl=<trust store>",
		Options: []Option{
			{Name: "sslMode", Role: Mode, Fold: true, Words: upperWords(mysqlModes...), Values: mysqlModes, Since: "8.0.13"},
			{Name: "useSSL", Aliases: []string{"useSsl"}, Role: Mode, Bool: true, Values: []string{"true", "false"}},
			{Name: "requireSSL", Aliases: []string{"requireSsl"}, Role: Mode, Bool: true, Values: []string{"true", "false"}},
			{Name: "verifyServerCertificate", Role: Mode, Bool: true, Values: []string{"true", "false"}},
			{Name: "trustCertificateKeyStoreUrl", Role: CA},
			{Name: "trustCertificateKeyStoreType"},
			{Name: "trustCertificateKeyStorePassword", Role: Private},
			{Name: "clientCertificateKeyStoreUrl"},
			{Name: "clientCertificateKeyStoreType"},
			{Name: "clientCertificateKeyStorePassword", Role: Private},
			{Name: "fallbackToSystemTrustStore", Role: Mode, Bool: true, Since: "8.0.22"},
			{Name: "tlsVersions", Aliases: []string{"enabledTLSProtocols"}, Role: TLSOpt, Since: "8.0.28", Source: connectorJTLS},
			{Name: "enabledTLSProtocols", Role: TLSOpt, Until: "8.0.28", Source: connectorJTLS},
			{Name: "tlsCiphersuites", Aliases: []string{"enabledSSLCipherSuites"}, Role: Cipher, Since: "8.0.28"},
			{Name: "enabledSSLCipherSuites", Role: Cipher, Until: "8.0.28"},
			{Name: "allowPublicKeyRetrieval"},
		},
		Rows: slices.Concat(
			connectorJOldTLS,
			between("", "8.0.13", connectorJOldRows),
			sinceAtLeast("8.0.13", connectorJIdentity),
			between("8.0.13", "", connectorJRows),
		),
		TLS: []TLSRow{
			{Option: "enabledTLSProtocols", Form: List, Until: "8.0.28", Source: connectorJTLS},
			{Option: "tlsVersions", Form: List, Drops: "1.2", Since: "8.0.28", Source: connectorJTLS},
		},
	}
})

// sinceAtLeast returns rows that hold from a version on, unless they begin later by themselves.
func sinceAtLeast(since string, rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		if out[i].Since == "" {
			out[i].Since = since
		}
	}
	return out
}
