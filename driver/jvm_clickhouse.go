package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	clickhouseJDBC   = "ClickHouse/clickhouse-java:clickhouse-client/src/main/java/com/clickhouse/client/config/ClickHouseDefaultSslContextProvider.java"
	clickhouseJDBCv2 = "ClickHouse/clickhouse-java:jdbc-v2/src/main/java/com/clickhouse/jdbc/internal/JdbcConfiguration.java"
	clickhouseHTTP   = "ClickHouse/clickhouse-java:client-v2/src/main/java/com/clickhouse/client/api/internal/HttpAPIClientHelper.java"
	clickhouseProps  = "ClickHouse/clickhouse-java:client-v2/src/main/java/com/clickhouse/client/api/ClientConfigProperties.java"

	clickhouseCA   = "trust_store|sslrootcert|system"
	clickhouseInto = "sslmode ssl_mode sslrootcert trust_store"
	clickhouseOff  = "without ssl=true or an https address the driver never uses TLS"
)

// clickhouseOn are the conditions under which the JDBC driver uses TLS.
var clickhouseOn = []string{"ssl=true", "scheme=jdbc:ch:https|jdbc:clickhouse:https"}

// clickhouseOld hold until 0.8.0, where sslmode takes none and strict.
var clickhouseOld = between("", "0.8.0", underEach([]Row{
	{When: "sslmode=none", Then: Unchecked, CA: "none", Ignores: "sslrootcert trust_store", Because: "sslmode=none accepts every certificate"},
	{Then: Full, CA: clickhouseCA, By: "ssl", Because: "sslmode=strict, the default, checks chain and host name"},
}, clickhouseOn...))

// clickhouseNew hold since 0.8.0, which knew no sslmode for a long time: it was ignored, then refused, and is ssl_mode now.
var clickhouseNew = slices.Concat(
	clickhouseModes,
	between("0.8.0", "", underEach([]Row{
		{When: "ssl_socket_sni", Then: ChainOnly, CA: clickhouseCA, By: "ssl_socket_sni", Ignores: "sslmode", Source: clickhouseHTTP, Because: "ssl_socket_sni switches the check of the host name off"},
		{Then: Full, CA: clickhouseCA, By: "ssl", Ignores: "sslmode", Source: clickhouseHTTP, Because: "the client checks chain and host name"},
	}, clickhouseOn...)),
)

// clickhouseModes are the values of ssl_mode.
var clickhouseModes = between("0.11.0", "", underEach([]Row{
	{When: "ssl_mode=trust", Then: Unchecked, CA: "none", By: "ssl_mode", Ignores: "sslrootcert trust_store", Source: clickhouseProps, Because: "ssl_mode=TRUST, also written none, accepts every certificate"},
	{When: "ssl_mode=verify_ca", Then: ChainOnly, CA: clickhouseCA, By: "ssl_mode", Source: clickhouseProps, Because: "ssl_mode=VERIFY_CA checks the chain but not the host name"},
	{When: "ssl_mode=disabled", Rejects: "ssl_mode=DISABLED and TLS contradict each other: the driver refuses to connect", By: "ssl_mode"},
}, clickhouseOn...))

// clickhouse-jdbc speaks HTTP. Version 0.8.0 is a rewrite that reads other options.
var _ = register(func() *Table {
	return &Table{
		ID: "clickhouse-jdbc", Title: "ClickHouse JDBC", Engine: "clickhouse", Source: clickhouseJDBC,
		Packages: []Package{{"maven", "com.clickhouse:clickhouse-jdbc"}, {"maven", "com.clickhouse:clickhouse-jdbc-all"}, {"maven", "com.clickhouse:jdbc-v2"}, {"maven", "ru.yandex.clickhouse:clickhouse-jdbc"}},
		Schemes:  clickhouseJDBCSchemes(),
		Openers:  clickhouseSources(),
		Names:    Exact, Stranger: IgnoresStrangers, DefaultHost: fact.Loopback, Prepare: dropNull,
		Full: "ssl=true with sslrootcert=<CA file>",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "ssl", Role: Mode, Fold: true, Until: "0.8.0", Words: map[string]string{"1": "true", "yes": "true", "": "true", "0": "false", "no": "false"}},
			{Name: "ssl", Role: Mode, Fold: true, Since: "0.8.0", Values: []string{"true", "false"}, Else: "false"},
			{Name: "sslmode", Role: Mode, Fold: true, Values: []string{"none", "strict"}, Until: "0.8.0"},
			{Name: "sslmode", Role: Mode, Since: "0.8.0", Note: "since 0.8.0 this driver has no sslmode"},
			{Name: "ssl_mode", Role: Mode, Fold: true, Values: []string{"disabled", "trust", "verify_ca", "strict"}, Words: map[string]string{"none": "trust"}, Since: "0.11.0", Source: clickhouseProps},
			{Name: "sslrootcert", Role: CA},
			{Name: "trust_store", Role: CA},
			{Name: "key_store_password", Role: Private},
			{Name: "sslcert"},
			{Name: "sslkey", Role: Private},
			{Name: "ssl_key", Role: Private},
			{Name: "ssl_socket_sni", Role: Mode, Since: "0.9.1"},
		},
		Rows: slices.Concat(
			[]Row{{When: "sslmode", Rejects: "since 0.9.8 the driver refuses options that it does not know, and sslmode is one of them", Since: "0.9.8"}},
			clickhouseOld,
			clickhouseNew,
			[]Row{{Then: Off, CA: "none", By: "ssl", Ignores: clickhouseInto, Source: clickhouseJDBCv2, Because: clickhouseOff}},
		),
	}
})

func clickhouseJDBCSchemes() []setting.Scheme {
	var out []setting.Scheme
	for _, word := range []string{"jdbc:clickhouse", "jdbc:ch"} {
		for _, protocol := range []string{"", ":http", ":https", ":grpc", ":tcp"} {
			out = append(out, setting.Scheme{Name: word + protocol, Engine: "clickhouse", Certain: true})
		}
	}
	return out
}

// clickhouseSources are the data sources, which are given their URL, and Properties behind it, when they are made.
func clickhouseSources() []setting.Opener {
	var out []setting.Opener
	for _, c := range []string{"com.clickhouse.jdbc.ClickHouseDataSource", "com.clickhouse.jdbc.DataSourceImpl", "com.clickhouse.jdbc.DataSourceV1", "ru.yandex.clickhouse.ClickHouseDataSource"} {
		out = append(out, setting.Opener{Language: "java", Callee: "new:" + c, Grammar: "jdbc", Setters: true, Args: []setting.Arg{
			{Position: 0, Role: setting.DSN}, {Position: 1, Role: setting.Delegate}, {Position: -1, Keyword: "password", Role: setting.Secret},
		}})
	}
	return out
}

// clickhouse-java is the client without JDBC: new Client.Builder().addEndpoint("https://…").
var _ = register(func() *Table {
	return &Table{
		ID: "clickhouse-java", Title: "ClickHouse Java client", Engine: "clickhouse", Source: clickhouseHTTP,
		Packages: []Package{{"maven", "com.clickhouse:client-v2"}},
		Openers: []setting.Opener{{Language: "java", Callee: "com.clickhouse.client.api.Client.Builder", Setters: true, Args: []setting.Arg{
			{Position: -1, Keyword: "addEndpoint", Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret}, {Position: -1, Keyword: "username", Role: setting.Skip},
		}}},
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: dropNull,
		Full: "addEndpoint(\"https://…\") with setRootCertificate(<CA file>)",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "sslMode", Aliases: []string{"ssl_mode"}, Role: Mode, Fold: true, Since: "0.11.0", Source: clickhouseProps, Words: enumWords("com.clickhouse.client.api.enums.SSLMode", "disabled", "trust", "verify_ca", "strict")},
			{Name: "rootCertificate", Aliases: []string{"sslrootcert"}, Role: CA},
			{Name: "sslTrustStore", Aliases: []string{"trust_store"}, Role: CA},
			{Name: "sslTrustStorePassword", Aliases: []string{"key_store_password"}, Role: Private},
			{Name: "sslSocketSNI", Aliases: []string{"ssl_socket_sni"}, Role: Mode, Since: "0.9.1"},
		},
		Rows: []Row{
			{When: "scheme=https sslMode=trust", Then: Unchecked, CA: "none", By: "sslMode", Ignores: "rootCertificate sslTrustStore", Since: "0.11.0", Source: clickhouseProps, Because: "SSLMode.TRUST accepts every certificate"},
			{When: "scheme=https sslMode=verify_ca", Then: ChainOnly, CA: "sslTrustStore|rootCertificate|system", By: "sslMode", Since: "0.11.0", Source: clickhouseProps, Because: "SSLMode.VERIFY_CA checks the chain but not the host name"},
			{When: "scheme=https sslSocketSNI", Then: ChainOnly, CA: "sslTrustStore|rootCertificate|system", By: "sslSocketSNI", Because: "a server name of one's own switches the check of the host name off"},
			{When: "scheme=https", Then: Full, CA: "sslTrustStore|rootCertificate|system", By: "-", Because: "the client checks chain and host name"},
			{When: "scheme=http", Then: Off, CA: "none", By: "-", Ignores: "sslMode rootCertificate sslTrustStore", Because: elasticPlain},
			{Then: Undecided, CA: "unknown", By: "-", Because: "the scheme of the endpoint decides, and it is not known here"},
		},
	}
})
