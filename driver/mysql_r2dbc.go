package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	r2dbcMySQL       = "asyncer-io/r2dbc-mysql:r2dbc-mysql/src/main/java/io/asyncer/r2dbc/mysql/client/SslBridgeHandler.java"
	r2dbcMySQLConf   = "asyncer-io/r2dbc-mysql:r2dbc-mysql/src/main/java/io/asyncer/r2dbc/mysql/MySqlConnectionConfiguration.java"
	r2dbcMySQLOpts   = "asyncer-io/r2dbc-mysql:r2dbc-mysql/src/main/java/io/asyncer/r2dbc/mysql/MySqlConnectionFactoryProvider.java"
	r2dbcMariaDB     = "mariadb-corporation/mariadb-connector-r2dbc:src/main/java/org/mariadb/r2dbc/util/SslConfig.java"
	r2dbcMariaDBConf = "mariadb-corporation/mariadb-connector-r2dbc:src/main/java/org/mariadb/r2dbc/MariadbConnectionConfiguration.java"
)

var (
	mysqlR2DBCModes   = []string{"DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY", "TUNNEL"}
	mysqlR2DBCSchemes = r2dbcSchemes("mysql", "mysql")
	mariaR2DBCSchemes = r2dbcSchemes("mariadb", "mariadb")
)

// mysqlR2DBCVerify are the modes that verify; in each of them a customizer has the last word.
var mysqlR2DBCVerify = []Row{
	{When: "sslMode=VERIFY_CA sslContextBuilderCustomizer.trustManager=trust-all", Then: Unchecked, CA: "none", By: "sslContextBuilderCustomizer.trustManager", Ignores: "sslCa", Because: "the customizer puts a trust manager that accepts every certificate in the place of the driver's"},
	{When: "sslMode=TUNNEL sslContextBuilderCustomizer.trustManager=trust-all", Then: Unchecked, CA: "none", By: "sslContextBuilderCustomizer.trustManager", Ignores: "sslCa", Because: "the customizer puts a trust manager that accepts every certificate in the place of the driver's"},
	{When: "sslMode=VERIFY_IDENTITY sslContextBuilderCustomizer.trustManager=trust-all", Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}, CA: "none", By: "sslContextBuilderCustomizer.trustManager", Ignores: "sslCa", Because: "the customizer puts a trust manager that accepts every certificate in the place of the driver's; the driver still compares the host name"},
	{When: "sslMode=VERIFY_CA|VERIFY_IDENTITY|TUNNEL sslContextBuilderCustomizer", Then: ByCode, CA: "unknown", By: "sslContextBuilderCustomizer", Because: "the SslContext is left to the customizer"},
	{When: "sslMode=VERIFY_CA", Then: ChainOnly, CA: "sslCa|system", Overrides: "ssl", Because: "sslMode=VERIFY_CA checks the chain but not the host name"},
	{When: "sslMode=TUNNEL", Then: ChainOnly, CA: "sslCa|system", Overrides: "ssl", Because: "sslMode=TUNNEL begins with TLS and checks the chain but not the host name"},
	{When: "sslMode=VERIFY_IDENTITY sslHostnameVerifier=accept-all", Then: ChainOnly, CA: "sslCa|system", By: "sslHostnameVerifier", Because: "the sslHostnameVerifier accepts every name"},
	{When: "sslMode=VERIFY_IDENTITY sslHostnameVerifier", Then: nameUnknown, CA: "sslCa|system", By: "sslHostnameVerifier", Because: "the host name is left to the sslHostnameVerifier"},
	{When: "sslMode=VERIFY_IDENTITY", Then: Full, CA: "sslCa|system", Overrides: "ssl", Because: "sslMode=VERIFY_IDENTITY checks chain and host name"},
}

// r2dbc-mysql is the driver of asyncer, and of mirromutt before it. Its names count with their case, its modes do not.
var _ = register(func() *Table {
	return &Table{
		ID: "r2dbc-mysql", Title: "r2dbc-mysql", Engine: "mysql", Source: r2dbcMySQL,
		Packages: []Package{{"maven", "io.asyncer:r2dbc-mysql"}, {"maven", "dev.miku:r2dbc-mysql"}},
		Schemes:  mysqlR2DBCSchemes,
		Openers:  r2dbcBuilders("io.asyncer.r2dbc.mysql.MySqlConnectionConfiguration.builder", "dev.miku.r2dbc.mysql.MySqlConnectionConfiguration.builder"),
		Names:    Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Layers: r2dbcLayers, Prepare: dropNull,
		Full: "sslMode=VERIFY_IDENTITY with sslCa=<CA file>",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "sslMode", Role: Mode, Fold: true, Values: mysqlR2DBCModes, Words: enumWords("io.asyncer.r2dbc.mysql.constant.SslMode", mysqlR2DBCModes...)},
			{Name: "ssl", Role: Mode, Fold: true},
			{Name: "sslCa", Role: CA},
			{Name: "sslCert"},
			{Name: "sslKey", Role: Private},
			{Name: "sslKeyPassword", Role: Private},
			{Name: "sslHostnameVerifier", Role: Mode},
			{Name: "sslContextBuilderCustomizer", Role: Mode},
			{Name: "sslContextBuilderCustomizer.trustManager", Role: Mode},
			{Name: "tlsVersion", Role: TLSOpt},
			{Name: "unixSocket"},
		},
		Rows: slices.Concat(
			[]Row{
				{When: "unixSocket", Then: Off, CA: "none", By: "-", Ignores: "sslMode ssl sslCa", Source: r2dbcMySQLConf, Because: "a Unix-domain socket never uses TLS"},
				{When: "sslMode=DISABLED", Then: Off, CA: "none", Overrides: "ssl", Ignores: "sslCa sslHostnameVerifier tlsVersion", Because: "sslMode=DISABLED never uses TLS"},
				{When: "sslMode=PREFERRED", Then: Opportune, CA: "none", Overrides: "ssl", Ignores: "sslCa sslHostnameVerifier", Because: "sslMode=PREFERRED continues in plaintext when the server or an attacker declines TLS"},
				{When: "sslMode=REQUIRED", Then: Unchecked, CA: "none", Overrides: "ssl", Ignores: "sslCa sslHostnameVerifier", Because: "sslMode=REQUIRED accepts every certificate; sslCa is read in the verify modes alone"},
			},
			mysqlR2DBCVerify,
			[]Row{
				{When: "ssl=true", Then: Unchecked, CA: "none", Ignores: "sslCa sslHostnameVerifier", Source: r2dbcMySQLOpts, Because: "ssl=true is sslMode=REQUIRED, which accepts every certificate"},
				{When: "!ssl scheme=" + r2dbcTLS(mysqlR2DBCSchemes), Then: Unchecked, CA: "none", Ignores: "sslCa sslHostnameVerifier", Source: r2dbcMySQLOpts, Because: "r2dbcs: is ssl=true, which is sslMode=REQUIRED and accepts every certificate"},
				{When: "ssl", Then: Off, CA: "none", Ignores: "sslCa sslHostnameVerifier tlsVersion", Source: r2dbcMySQLOpts, Because: "every value of ssl but true is sslMode=DISABLED"},
				{Then: Opportune, CA: "none", By: "-", Ignores: "sslCa sslHostnameVerifier", Source: r2dbcMySQLConf, Because: "without sslMode the driver uses PREFERRED: it continues in plaintext when the server or an attacker declines TLS"},
			},
		),
		TLS: []TLSRow{{Option: "tlsVersion", Form: List}},
	}
})

// r2dbcBuilders are the builders of an R2DBC driver's configuration.
func r2dbcBuilders(callees ...string) []setting.Opener {
	var out []setting.Opener
	for _, c := range callees {
		out = append(out, setting.Opener{Language: "java", Callee: c, Setters: true, Args: []setting.Arg{
			{Position: -1, Keyword: "password", Role: setting.Secret}, {Position: -1, Keyword: "username", Role: setting.Skip}, {Position: -1, Keyword: "user", Role: setting.Skip},
		}})
	}
	return out
}

// mariaR2DBCWords are the other spellings of sslMode's values, in lower case.
func mariaR2DBCWords() map[string]string {
	out := enumWords("org.mariadb.r2dbc.SslMode", "disable", "trust", "verify-ca", "verify-full", "tunnel")
	for word, value := range map[string]string{
		"disabled": "disable", "0": "disable", "false": "disable", "required": "trust", "enable_trust": "trust", "sslmode.enable_trust": "trust",
		"enable_without_hostname_verification": "verify-ca", "sslmode.enable_without_hostname_verification": "verify-ca",
		"verify_identity": "verify-full", "1": "verify-full", "true": "verify-full", "enable": "verify-full", "sslmode.enable": "verify-full",
	} {
		out[word] = value
	}
	return out
}

const (
	mariaNoCert = "a verifying mode needs serverSslCert: the driver refuses to go on without one"
	mariaNoFall = "a verifying mode needs serverSslCert or fallbackToSystemTrustStore=true: the driver refuses to go on without"
)

// mariaR2DBCVerify are the modes that verify.
var mariaR2DBCVerify = []Row{
	{When: "sslMode=verify-ca|verify-full sslContextBuilderCustomizer.trustManager=trust-all", Then: Unchecked, CA: "none", By: "sslContextBuilderCustomizer.trustManager", Ignores: "serverSslCert", Because: "the customizer puts a trust manager that accepts every certificate in the place of the driver's"},
	{When: "sslMode=verify-ca|verify-full sslContextBuilderCustomizer", Then: ByCode, CA: "unknown", By: "sslContextBuilderCustomizer", Because: "the SslContext is left to the customizer"},
	{When: "sslMode=verify-ca|verify-full !serverSslCert", Rejects: mariaNoCert, Until: "1.4.0"},
	{When: "sslMode=verify-ca|verify-full !serverSslCert fallbackToSystemTrustStore!=true", Rejects: mariaNoFall, Since: "1.4.0"},
	{When: "sslMode=verify-ca|verify-full !serverSslCert !fallbackToSystemTrustStore", Rejects: mariaNoFall, Since: "1.4.0"},
	{When: "sslMode=verify-ca", Then: ChainOnly, CA: "serverSslCert|system", Ignores: "ssl", Because: "sslMode=verify-ca checks the chain but not the host name"},
	{When: "sslMode=verify-full", Then: Full, CA: "serverSslCert|system", Ignores: "ssl", Because: "sslMode=verify-full checks chain and host name"},
}

// r2dbc-mariadb has one switch, sslMode; ssl=true and r2dbcs: are read by nobody.
var _ = register(func() *Table {
	return &Table{
		ID: "r2dbc-mariadb", Title: "r2dbc-mariadb", Engine: "mariadb", Source: r2dbcMariaDB,
		Packages: []Package{{"maven", "org.mariadb:r2dbc-mariadb"}},
		Schemes:  mariaR2DBCSchemes,
		Openers:  r2dbcBuilders("org.mariadb.r2dbc.MariadbConnectionConfiguration.builder"),
		Names:    Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Layers: r2dbcLayers, Prepare: dropNull,
		Full: "sslMode=verify-full with serverSslCert=<CA file>",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "sslMode", Role: Mode, Fold: true, Words: mariaR2DBCWords(), Values: []string{"disable", "trust", "verify-ca", "verify-full", "tunnel"}},
			{Name: "ssl", Role: Mode, Note: "this driver reads sslMode alone"},
			{Name: "serverSslCert", Role: CA},
			{Name: "clientSslCert"},
			{Name: "clientSslKey", Role: Private},
			{Name: "clientSslPassword", Role: Private},
			{Name: "tlsProtocol", Role: TLSOpt},
			{Name: "sslContextBuilderCustomizer", Role: Mode, Since: "1.1.3"},
			{Name: "sslContextBuilderCustomizer.trustManager", Role: Mode, Since: "1.1.3"},
			{Name: "sslTunnelDisableHostVerification", Role: Mode, Since: "1.1.3"},
			{Name: "fallbackToSystemTrustStore", Role: Mode, Bool: true, Since: "1.4.0"},
			{Name: "socket"},
		},
		Rows: slices.Concat(
			[]Row{
				{When: "sslMode=disable", Then: Off, CA: "none", Ignores: "ssl serverSslCert tlsProtocol", Because: "sslMode=disable never uses TLS"},
				{When: "sslMode=trust", Then: Unchecked, CA: "none", Ignores: "ssl serverSslCert", Because: "sslMode=trust, also written REQUIRED, accepts every certificate"},
				{When: "sslMode=tunnel", Then: Unchecked, CA: "none", Since: "1.1.3", Ignores: "ssl serverSslCert sslTunnelDisableHostVerification", Because: "sslMode=tunnel begins with TLS and accepts every certificate, whatever is said about host names"},
				{When: "sslMode=tunnel", Rejects: "r2dbc-mariadb knows the tunnel from 1.1.3 on", Until: "1.1.3"},
			},
			mariaR2DBCVerify,
			[]Row{{Then: Off, CA: "none", By: "-", Ignores: "ssl serverSslCert tlsProtocol", Source: r2dbcMariaDBConf, Because: "without sslMode the driver never uses TLS: it reads neither ssl=true nor r2dbcs:"}},
		),
		TLS:      []TLSRow{{Option: "tlsProtocol", Form: List}},
		Releases: []Release{{"1.1.3", "2022-12-21"}},
	}
})
