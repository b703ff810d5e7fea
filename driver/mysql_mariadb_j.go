package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	mariadbJ     = "mariadb-corporation/mariadb-connector-j:src/main/java/org/mariadb/jdbc/export/SslMode.java"
	mariadbJConf = "mariadb-corporation/mariadb-connector-j:src/main/java/org/mariadb/jdbc/Configuration.java"
	mariadbJOld  = "mariadb-corporation/mariadb-connector-j:src/main/java/org/mariadb/jdbc/internal/util/DefaultOptions.java"

	mariadbJTrust = "serverSslCert|trustStore|system"
)

// mariadbJOldRows hold for 2.x, where useSsl is the one switch and everything else depends on it.
var mariadbJOldRows = []Row{
	{When: "useSsl=true trustServerCertificate=true", Then: Unchecked, CA: "none", By: "trustServerCertificate", Ignores: "serverSslCert trustStore disableSslHostnameVerification", Because: "trustServerCertificate=true accepts every certificate"},
	{When: "useSsl=true disableSslHostnameVerification=true", Then: ChainOnly, CA: mariadbJTrust, By: "disableSslHostnameVerification", Because: "disableSslHostnameVerification=true leaves the host name unchecked"},
	{When: "useSsl=true", Then: Full, CA: mariadbJTrust, Because: "useSsl=true requires TLS and checks chain and host name"},
	{When: "useSsl=false", Then: Off, CA: "none", Ignores: "trustServerCertificate disableSslHostnameVerification serverSslCert trustStore", Because: "useSsl=false never uses TLS"},
	{Then: Off, CA: "none", Ignores: "trustServerCertificate disableSslHostnameVerification serverSslCert trustStore", Because: "without useSsl=true version 2 never uses TLS; every other TLS option is inert"},
}

// mariadbJRows hold since 3.0. The old booleans are translated and then count more than sslMode.
var mariadbJRows = []Row{
	{When: "useSsl=true trustServerCertificate=true", Then: Unchecked, CA: "none", By: "trustServerCertificate", Ignores: "serverSslCert trustStore", Overrides: "sslMode", Source: mariadbJConf, Because: "useSsl with trustServerCertificate is sslMode=trust, which accepts every certificate"},
	{When: "useSsl=true disableSslHostnameVerification=true", Then: ChainOnly, CA: mariadbJTrust, By: "disableSslHostnameVerification", Overrides: "sslMode", Source: mariadbJConf, Because: "useSsl with disableSslHostnameVerification is sslMode=verify-ca"},
	{When: "useSsl=true", Then: Full, CA: mariadbJTrust, Overrides: "sslMode", Source: mariadbJConf, Because: "useSsl=true is sslMode=verify-full"},
	{When: "sslMode=disable", Then: Off, CA: "none", Ignores: "serverSslCert trustStore trustServerCertificate disableSslHostnameVerification", Because: "sslMode=disable never uses TLS"},
	{When: "sslMode=trust", Then: Unchecked, CA: "none", Ignores: "serverSslCert trustStore", Because: "sslMode=trust, also written REQUIRED, accepts every certificate"},
	{When: "sslMode=verify-ca fallbackToSystemTrustStore=false", Then: ChainOnly, CA: "serverSslCert|trustStore|none", Because: "sslMode=verify-ca checks the chain but not the host name"},
	{When: "sslMode=verify-ca", Then: ChainOnly, CA: mariadbJTrust, Because: "sslMode=verify-ca checks the chain but not the host name"},
	{When: "sslMode=verify-full fallbackToSystemTrustStore=false", Then: Full, CA: "serverSslCert|trustStore|none", Because: "sslMode=verify-full checks chain and host name"},
	{When: "sslMode=verify-full", Then: Full, CA: mariadbJTrust, Because: "sslMode=verify-full checks chain and host name"},
	{Then: Off, CA: "none", Ignores: "useSsl trustServerCertificate disableSslHostnameVerification serverSslCert trustStore", Because: "without sslMode the driver never uses TLS; it does not even ask the server for it"},
}

// mariadbJModes are the spellings of sslMode's values, in lower case.
var mariadbJModes = map[string]string{
	"disabled": "disable", "0": "disable", "false": "disable", "required": "trust", "verify_ca": "verify-ca",
	"verify_identity": "verify-full", "1": "verify-full", "true": "verify-full",
}

// mariadb-connector-j is MariaDB's JDBC driver.
var _ = register(func() *Table {
	return &Table{
		ID: "mariadb-connector-j", Title: "MariaDB Connector/J", Engine: "mariadb", Source: mariadbJ,
		Packages: []Package{{"maven", "org.mariadb.jdbc:mariadb-java-client"}},
		Schemes: []setting.Scheme{
			{Name: "jdbc:mariadb", Engine: "mariadb", Certain: true},
			{Name: "jdbc:aws-wrapper:mariadb", Engine: "mariadb", Certain: true},
			{Name: "jdbc:otel:mariadb", Engine: "mariadb", Certain: true},
			{Name: "jdbc:p6spy:mariadb", Engine: "mariadb", Certain: true},
		},
		Openers: beans([]string{"org.mariadb.jdbc.MariaDbDataSource", "org.mariadb.jdbc.MariaDbPoolDataSource", "org.mariadb.jdbc.MySQLDataSource"}, beanArgs),
		Names:   FoldCase, Stranger: IgnoresStrangers, Prepare: beanNames,
		Full: "sslMode=verify-full with serverSslCert=<CA file>",
		Options: []Option{
			{Name: "sslMode", Role: Mode, Fold: true, Words: mariadbJModes, Values: []string{"disable", "trust", "verify-ca", "verify-full"}, Since: "3.0"},
			{Name: "useSsl", Role: Mode, Bool: true},
			{Name: "trustServerCertificate", Role: Mode, Bool: true},
			{Name: "disableSslHostnameVerification", Role: Mode, Bool: true},
			{Name: "serverSslCert", Role: CA},
			{Name: "trustStore", Aliases: []string{"trustCertificateKeyStoreUrl"}, Role: CA},
			{Name: "trustStorePassword", Aliases: []string{"trustCertificateKeyStorePassword"}, Role: Private},
			{Name: "trustStoreType", Aliases: []string{"trustCertificateKeyStoreType"}},
			{Name: "fallbackToSystemTrustStore", Role: Mode, Bool: true, Since: "3.0"},
			{Name: "enabledSslProtocolSuites", Aliases: []string{"enabledTLSProtocols"}, Role: TLSOpt},
			{Name: "enabledSslCipherSuites", Role: Cipher},
			{Name: "keyStore"},
			{Name: "keyStorePassword", Role: Private},
		},
		Rows: slices.Concat(
			between("", "3.0", fromSource(mariadbJOld, mariadbJOldRows)),
			[]Row{{When: "!sslMode !useSsl", Then: Full, CA: mariadbJTrust, Since: "4.0.0", Source: mariadbJConf, Because: "without sslMode version 4 requires TLS and checks chain and host name"}},
			between("3.0", "", fromSource(mariadbJ, mariadbJRows)),
		),
		TLS: []TLSRow{{Option: "enabledSslProtocolSuites", Form: List}},
	}
})
