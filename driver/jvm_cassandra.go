package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	cassandraJava     = "apache/cassandra-java-driver:core/src/main/java/com/datastax/oss/driver/internal/core/ssl/DefaultSslEngineFactory.java"
	cassandraProgram  = "apache/cassandra-java-driver:core/src/main/java/com/datastax/oss/driver/api/core/ssl/ProgrammaticSslEngineFactory.java"
	cassandraCloud    = "apache/cassandra-java-driver:core/src/main/java/com/datastax/oss/driver/internal/core/ssl/SniSslEngineFactory.java"
	cassandraJava3    = "apache/cassandra-java-driver:driver-core/src/main/java/com/datastax/driver/core/RemoteEndpointAwareJdkSSLOptions.java"
	springCassandra   = "spring-projects/spring-boot:module/spring-boot-cassandra/src/main/java/org/springframework/boot/cassandra/autoconfigure/CassandraAutoConfiguration.java"
	springContext     = "Spring Boot gives the driver an SSLContext; the chain is checked, and whether the host name is has been seen of newer versions only"
	springNames       = "Spring Boot gives the driver an SSLContext, with which it checks chain and host name"
	cassandraFactory  = "class"
	cassandraOwnClass = "DefaultSslEngineFactory|com.datastax.oss.driver.internal.core.ssl.DefaultSslEngineFactory"
)

// cassandraProgramRows are what a session's builder says about TLS in code, which outweighs the configuration.
var cassandraProgramRows = slices.Concat(
	fromSource(cassandraCloud, []Row{
		{When: "cloudSecureConnectBundle", Then: Full, CA: "unknown", Overrides: "sslContext sslEngineFactory class", Because: "an Astra bundle brings its authority, and the driver then checks chain and host name"},
	}),
	fromSource(cassandraProgram, slices.Concat(
		javaContextRows("sslEngineFactory.context", "sslEngineFactory.hostnameValidation=true", fact.Verified),
		javaContextRows("sslEngineFactory.context", "", fact.Unverified),
		[]Row{{When: "sslEngineFactory", Then: ByCode, CA: "unknown", Because: "the SslEngineFactory is made by code that is not read here"}},
		javaContextRows("sslContext", "", fact.Unverified),
	)),
)

// cassandra-java-driver reads advanced.ssl-engine-factory of its configuration, or is given an SSLContext.
var _ = register(func() *Table {
	return &Table{
		ID: "cassandra-java-driver", Title: "Cassandra Java driver", Engine: "cassandra", Source: cassandraJava,
		Packages: []Package{{"maven", "org.apache.cassandra:java-driver-core"}, {"maven", "com.datastax.oss:java-driver-core"}},
		Wrappers: []Package{{"maven", "org.springframework.boot:spring-boot-starter-data-cassandra"}, {"maven", "org.springframework.boot:spring-boot-starter-data-cassandra-reactive"}},
		Openers: []setting.Opener{{Language: "java", Callee: "com.datastax.oss.driver.api.core.CqlSession.builder", Setters: true, Args: []setting.Arg{
			{Position: -1, Keyword: "addContactPoint", Role: setting.Host},
			{Position: -1, Keyword: "addContactPoints", Role: setting.Host},
			{Position: -1, Keyword: "authCredentials", Role: setting.Skip},
			{Position: -1, Keyword: "localDatacenter", Role: setting.Skip},
		}}},
		Keys:  cassandraKeys(),
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: dropNull,
		Full: "advanced.ssl-engine-factory with class = DefaultSslEngineFactory and truststore-path = <trust store>",
		Options: slices.Concat([]Option{
			{Name: cassandraFactory, Role: Mode},
			{Name: "hostname-validation", Role: Mode, Bool: true, Fold: true},
			{Name: "truststore-path", Role: CA},
			{Name: "truststore-password", Role: Private},
			{Name: "keystore-path"},
			{Name: "keystore-password", Role: Private},
			{Name: "cipher-suites", Role: Cipher},
			{Name: "cloudSecureConnectBundle"},
			{Name: "sslEngineFactory", Role: Mode},
			{Name: "sslEngineFactory.hostnameValidation", Role: Mode, Bool: true},
			{Name: "ssl", Role: Mode, Bool: true, Fold: true},
			{Name: "bundle", Role: CA},
			{Name: "configLoader", Role: Mode},
		}, javaContextOptions("sslEngineFactory.context"), javaContextOptions("sslContext")),
		Rows: slices.Concat(
			cassandraProgramRows,
			[]Row{
				{When: "class=" + cassandraOwnClass + " hostname-validation=false", Then: ChainOnly, CA: "truststore-path|system", By: "hostname-validation", Because: "hostname-validation = false leaves the host name unchecked"},
				{When: "class=" + cassandraOwnClass, Then: Full, CA: "truststore-path|system", Because: "DefaultSslEngineFactory checks chain and host name"},
				{When: "class", Then: ByCode, CA: "unknown", Because: "TLS is left to a class of the program's own"},
				{When: "ssl=true", Then: nameUnknown, CA: "bundle|system", Until: "4.19.3", Source: springCassandra, Because: springContext},
				{When: "ssl=true", Then: Full, CA: "bundle|system", Since: "4.19.3", Source: springCassandra, Because: springNames},
				{When: "bundle !ssl", Then: nameUnknown, CA: "bundle|system", Until: "4.19.3", Source: springCassandra, Because: springContext},
				{When: "bundle !ssl", Then: Full, CA: "bundle|system", Since: "4.19.3", Source: springCassandra, Because: springNames},
				{When: "configLoader", Then: Undecided, CA: "unknown", Because: "the configuration is loaded from elsewhere"},
				{Then: Off, CA: "none", By: "-", Ignores: "hostname-validation truststore-path bundle", Because: "without an ssl-engine-factory or SSLContext the driver never uses TLS"},
			},
		),
		TLS: append(javaContextTLS("sslContext"), javaContextTLS("sslEngineFactory.context")...),
	}
})

// cassandraKeys are the driver's own configuration, and Spring Boot's.
func cassandraKeys() []setting.Key {
	var out []setting.Key
	add := func(pattern string, role setting.Role, name, group string) {
		out = append(out, setting.Key{Pattern: pattern, Role: role, Name: name, Group: group, Engine: "cassandra", Drivers: []string{"cassandra-java-driver"}})
	}
	const root = "datastax-java-driver"
	add(root+".basic.contact-points", setting.Host, "", root)
	add(root+".basic.contact-points.*", setting.Host, "", root)
	for _, name := range []string{"class", "hostname-validation", "truststore-path", "keystore-path", "cipher-suites"} {
		add(root+".advanced.ssl-engine-factory."+name, setting.OptionArg, name, root)
	}
	for _, name := range []string{"truststore-password", "keystore-password"} {
		add(root+".advanced.ssl-engine-factory."+name, setting.Secret, "", root)
	}
	for _, p := range []string{"spring.cassandra", "spring.data.cassandra"} {
		add(p+".contact-points", setting.Host, "", p)
		add(p+".contact-points.*", setting.Host, "", p)
		add(p+".port", setting.Port, "", p)
		add(p+".password", setting.Secret, "", p)
		add(p+".ssl", setting.OptionArg, "ssl", p)
		add(p+".ssl.enabled", setting.OptionArg, "ssl", p)
		add(p+".ssl.bundle", setting.OptionArg, "bundle", p)
	}
	return out
}

// cassandra-java-driver-3 is the line before: no version of it checks a host name.
var _ = register(func() *Table {
	return &Table{
		ID: "cassandra-java-driver-3", Title: "Cassandra Java driver 3", Engine: "cassandra", Source: cassandraJava3,
		Packages: []Package{{"maven", "com.datastax.cassandra:cassandra-driver-core"}},
		Openers: []setting.Opener{{Language: "java", Callee: "com.datastax.driver.core.Cluster.builder", Setters: true, Args: []setting.Arg{
			{Position: -1, Keyword: "addContactPoint", Role: setting.Host}, {Position: -1, Keyword: "addContactPoints", Role: setting.Host}, {Position: -1, Keyword: "credentials", Role: setting.Skip},
		}}},
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: dropNull,
		Full:    "withSSL(options) whose SSLEngine checks the host name, or version 4 of the driver",
		Options: append([]Option{{Name: "ssl", Role: Mode}, {Name: "cloudSecureConnectBundle"}}, javaContextOptions("ssl.sslContext")...),
		Rows: slices.Concat(
			[]Row{{When: "cloudSecureConnectBundle", Then: Full, CA: "unknown", Because: "an Astra bundle brings its authority, and the driver then checks chain and host name"}},
			javaContextRows("ssl.sslContext", "", fact.Unverified),
			[]Row{
				{When: "ssl:bare", Then: ChainOnly, CA: "system", Because: "withSSL() checks the chain; version 3 has no check of the host name"},
				{When: "ssl:object", Then: ChainOnly, CA: "system", Because: "JdkSSLOptions check the chain; version 3 has no check of the host name"},
				{When: "ssl", Then: ByCode, CA: "unknown", Because: "the SSLOptions are made by code that is not read here"},
				{Then: Off, CA: "none", Because: "without withSSL() the driver never uses TLS"},
			},
		),
	}
})
