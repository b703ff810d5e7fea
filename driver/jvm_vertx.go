package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	vertxPG     = "eclipse-vertx/vertx-sql-client:vertx-pg-client/src/main/java/io/vertx/pgclient/impl/PgConnectionFactory.java"
	vertxPGOpts = "eclipse-vertx/vertx-sql-client:vertx-pg-client/src/main/java/io/vertx/pgclient/PgConnectOptions.java"
	vertxMySQL  = "eclipse-vertx/vertx-sql-client:vertx-mysql-client/src/main/java/io/vertx/mysqlclient/impl/MySQLConnectionFactory.java"
	vertxMSSQL  = "eclipse-vertx/vertx-sql-client:vertx-mssql-client/src/main/java/io/vertx/mssqlclient/impl/MSSQLConnectionFactory.java"

	vertxCA = "pemTrustOptions|trustOptions|trustStoreOptions|pfxTrustOptions|jksTrustOptions|system"
	// vertxInto are the options that say what is checked, if anything is.
	vertxInto = "trustAll hostnameVerificationAlgorithm pemTrustOptions trustOptions trustStoreOptions pfxTrustOptions"
)

// vertxNoAnchors says that nothing names trust anchors, without which the verifying modes are refused.
const vertxNoAnchors = "!pemTrustOptions !trustOptions !trustStoreOptions !pfxTrustOptions !jksTrustOptions"

// vertxChecks are what is checked once TLS is used: the mode has no say in it, trust options and the algorithm have.
func vertxChecks(condition string) []Row {
	return below("", condition, []Row{
		{When: "trustAll=true hostnameVerificationAlgorithm=https", Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}, CA: "none", By: "trustAll", Ignores: "pemTrustOptions trustOptions", Because: "trustAll accepts every certificate that carries the right name, also one that an attacker has made"},
		{When: "trustAll=true", Then: Unchecked, CA: "none", By: "trustAll", Ignores: "pemTrustOptions trustOptions trustStoreOptions pfxTrustOptions", Because: "trustAll accepts every certificate"},
		{When: "hostnameVerificationAlgorithm=https", Then: Full, CA: vertxCA, By: "hostnameVerificationAlgorithm", Because: "the certificate is checked against the trust options or the JVM's store in every mode, and the host name because of hostnameVerificationAlgorithm"},
		{Then: ChainOnly, CA: vertxCA, By: "sslMode", Because: "the certificate is checked against the trust options or the JVM's store in every mode; the host name is not without hostnameVerificationAlgorithm"},
	})
}

// vertxNamed is the mode that is refused where nothing says how the host name is checked.
var vertxNamed = []Row{
	{When: "trustAll=true sslMode=verify-full", Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}, CA: "none", Ignores: "pemTrustOptions trustOptions", Because: "trustAll accepts every certificate that carries the right name, also one that an attacker has made"},
	{When: "sslMode=verify-full", Then: Full, CA: vertxCA, Because: "the certificate is checked against the trust options or the JVM's store, and the host name because of hostnameVerificationAlgorithm"},
}

// vertxOptions are what SqlConnectOptions has for all databases.
func vertxOptions(modes map[string]string, values []string) []Option {
	return []Option{
		{Name: "sslMode", Role: Mode, Fold: true, Words: modes, Values: values},
		{Name: "trustAll", Role: Mode, Bool: true, Fold: true},
		{Name: "hostnameVerificationAlgorithm", Role: Mode, Fold: true, Words: map[string]string{"ldaps": "https", "none": ""}},
		{Name: "pemTrustOptions", Role: CA},
		{Name: "trustOptions", Role: CA},
		{Name: "trustStoreOptions", Role: CA},
		{Name: "jksTrustOptions", Role: CA},
		{Name: "pfxTrustOptions", Role: CA},
		{Name: "enabledSecureTransportProtocols", Role: TLSOpt},
		{Name: "sslOptions"},
		{Name: "tlsConfigurationName"},
	}
}

// vertxNames lifts the members of Vert.x 5's setSslOptions, which earlier versions have on the options themselves. setSsl
// sets the mode, and the last of both counts.
func vertxNames(options []setting.Option) []setting.Option {
	options = dropNull(options)
	for i := range options {
		o := &options[i]
		name := strings.TrimPrefix(o.Name.String(), "sslOptions.")
		if name == "ssl" && o.Layer != setting.InDSN {
			name = "sslMode"
		}
		if name != o.Name.String() {
			o.Name = source.Decoded(o.Name.Place(), name)
		}
	}
	return options
}

// vertxPGNames does so for the one client whose URI has a mode, in any case.
func vertxPGNames(options []setting.Option) []setting.Option {
	options = vertxNames(options)
	for i := range options {
		if o := &options[i]; o.Layer == setting.InDSN && strings.EqualFold(o.Name.String(), "sslmode") {
			o.Name = source.Decoded(o.Name.Place(), "sslMode")
		}
	}
	return options
}

// notInDSN are options that no URI has, but for the named ones.
func notInDSN(options []Option, but ...string) []Option {
	out := slices.Clone(options)
	for i := range out {
		if !slices.Contains(but, out[i].Name) {
			out[i].In = []setting.Layer{setting.InCall, setting.InFile, setting.InEnv}
		}
	}
	return out
}

// vertxOpeners are the ways to the options of one client, the class's and its pool's.
func vertxOpeners(pkg, options string, entries ...string) []setting.Opener {
	args := []setting.Arg{{Position: -1, Keyword: "password", Role: setting.Secret}, {Position: -1, Keyword: "user", Role: setting.Skip}}
	out := []setting.Opener{
		{Language: "java", Callee: "new:" + pkg + "." + options, Setters: true, Args: args},
		{Language: "java", Callee: pkg + "." + options + ".fromUri", Setters: true, Args: append([]setting.Arg{{Position: 0, Role: setting.DSN}}, args...)},
	}
	for _, e := range entries {
		out = append(out, setting.Opener{Language: "java", Callee: pkg + "." + e, Args: []setting.Arg{{Position: 0, Role: setting.Delegate}, {Position: 1, Role: setting.Delegate}}})
	}
	return out
}

// vertxPGWords are sslMode's values, and what setSsl means.
func vertxPGWords() map[string]string {
	out := enumWords("io.vertx.pgclient.SslMode", "disable", "allow", "prefer", "require", "verify-ca", "verify-full")
	out["true"], out["false"] = "verify-ca", "disable"
	return out
}

// vertx-pg-client reads libpq's modes in a way of its own: require verifies the chain, verify-ca wants trust options.
var _ = register(func() *Table {
	return &Table{
		ID: "vertx-pg-client", Title: "Vert.x PostgreSQL client", Engine: "postgresql", Source: vertxPG, ByManifest: true,
		Packages: []Package{{"maven", "io.vertx:vertx-pg-client"}}, Wrappers: []Package{{"maven", "io.quarkus:quarkus-reactive-pg-client"}},
		Schemes: schemes("postgresql", "postgresql", "postgres"),
		Openers: vertxOpeners("io.vertx.pgclient", "PgConnectOptions", "PgPool.pool", "PgPool.client", "PgConnection.connect"),
		Keys:    quarkusReactive("vertx-pg-client", "postgresql"),
		Names:   Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: vertxPGNames, Repeat: LastWins,
		Layers:  []setting.Layer{setting.InCall, setting.InFile, setting.InDSN, setting.InEnv},
		Full:    "SslMode.VERIFY_FULL with setPemTrustOptions(<CA file>) and setHostnameVerificationAlgorithm(\"HTTPS\")",
		Options: notInDSN(vertxOptions(vertxPGWords(), []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}), "sslMode"),
		Rows: slices.Concat(
			[]Row{
				{When: "sslMode=disable", Then: Off, CA: "none", Ignores: vertxInto, Because: "SslMode.DISABLE never uses TLS"},
				{When: "sslMode=allow", Then: PlainFirst, CA: "none", Because: "SslMode.ALLOW tries plaintext first"},
			},
			fallingBack(vertxChecks("sslMode=prefer")),
			[]Row{
				{When: "sslMode=verify-ca|verify-full " + vertxNoAnchors + " !sslOptions", Rejects: "a verifying mode needs trust options: the client refuses to connect without"},
				{When: "sslMode=verify-ca|verify-full " + vertxNoAnchors + " sslOptions:object", Rejects: "a verifying mode needs trust options: the client refuses to connect without"},
				{When: "sslMode=verify-full !hostnameVerificationAlgorithm !sslOptions", Rejects: "SslMode.VERIFY_FULL needs hostnameVerificationAlgorithm: the client refuses to connect without"},
				{When: "sslMode=verify-full hostnameVerificationAlgorithm=", Rejects: "SslMode.VERIFY_FULL needs hostnameVerificationAlgorithm: the client refuses to connect with an empty one"},
				{When: "sslMode=verify-full !hostnameVerificationAlgorithm sslOptions:object", Rejects: "SslMode.VERIFY_FULL needs hostnameVerificationAlgorithm: the client refuses to connect without"},
			},
			vertxNamed,
			vertxChecks("sslMode=require|verify-ca"),
			[]Row{{Then: Off, CA: "none", By: "-", Ignores: vertxInto, Source: vertxPGOpts, Because: "without sslMode the client never uses TLS"}},
		),
		TLS: []TLSRow{{Option: "enabledSecureTransportProtocols", Form: List}},
	}
})

// vertxMySQLWords are sslMode's values, and what setSsl means.
func vertxMySQLWords() map[string]string {
	out := enumWords("io.vertx.mysqlclient.SslMode", mysqlModes...)
	for _, m := range mysqlModes { // Quarkus writes them with a dash
		out[strings.ToLower(strings.ReplaceAll(m, "_", "-"))] = m
	}
	out["true"], out["false"] = "VERIFY_CA", "DISABLED"
	return out
}

// vertx-mysql-client reads no TLS option from its URI.
var _ = register(func() *Table {
	return &Table{
		ID: "vertx-mysql-client", Title: "Vert.x MySQL client", Engine: "mysql", Source: vertxMySQL, ByManifest: true,
		Packages: []Package{{"maven", "io.vertx:vertx-mysql-client"}}, Wrappers: []Package{{"maven", "io.quarkus:quarkus-reactive-mysql-client"}},
		Schemes: schemes("mysql", "mysql", "mariadb"),
		Openers: vertxOpeners("io.vertx.mysqlclient", "MySQLConnectOptions", "MySQLPool.pool", "MySQLPool.client", "MySQLConnection.connect"),
		Keys:    quarkusReactive("vertx-mysql-client", "mysql"),
		Names:   Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: vertxNames, Repeat: LastWins,
		Full:    "SslMode.VERIFY_IDENTITY with setPemTrustOptions(<CA file>) and setHostnameVerificationAlgorithm(\"HTTPS\")",
		Options: notInDSN(vertxOptions(vertxMySQLWords(), mysqlModes)),
		Rows: slices.Concat(
			[]Row{{When: "sslMode=DISABLED", Then: Off, CA: "none", Ignores: vertxInto, Because: "SslMode.DISABLED never uses TLS"}},
			fallingBack(vertxChecks("sslMode=PREFERRED")),
			[]Row{
				{When: "sslMode=VERIFY_CA " + vertxNoAnchors + " !sslOptions", Rejects: "SslMode.VERIFY_CA needs trust options: the client refuses to connect without"},
				{When: "sslMode=VERIFY_CA " + vertxNoAnchors + " sslOptions:object", Rejects: "SslMode.VERIFY_CA needs trust options: the client refuses to connect without"},
				{When: "sslMode=VERIFY_IDENTITY !hostnameVerificationAlgorithm !sslOptions", Rejects: "SslMode.VERIFY_IDENTITY needs hostnameVerificationAlgorithm: the client refuses to connect without"},
				{When: "sslMode=VERIFY_IDENTITY !hostnameVerificationAlgorithm sslOptions:object", Rejects: "SslMode.VERIFY_IDENTITY needs hostnameVerificationAlgorithm: the client refuses to connect without"},
			},
			[]Row{
				{When: "sslMode=VERIFY_IDENTITY hostnameVerificationAlgorithm=", Rejects: "SslMode.VERIFY_IDENTITY needs hostnameVerificationAlgorithm: the client refuses to connect with an empty one"},
				{When: "trustAll=true sslMode=VERIFY_IDENTITY", Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}, CA: "none", Ignores: "pemTrustOptions trustOptions", Because: "trustAll accepts every certificate that carries the right name, also one that an attacker has made"},
				{When: "sslMode=VERIFY_IDENTITY", Then: Full, CA: vertxCA, Because: "the certificate is checked against the trust options or the JVM's store, and the host name because of hostnameVerificationAlgorithm"},
			},
			vertxChecks("sslMode=REQUIRED|VERIFY_CA"),
			[]Row{{Then: Off, CA: "none", By: "-", Ignores: vertxInto, Because: "without sslMode the client never uses TLS, and its URI knows no option for it"}},
		),
		TLS: []TLSRow{{Option: "enabledSecureTransportProtocols", Form: List}},
	}
})

// vertx-mssql-client never checks a host name: it empties hostnameVerificationAlgorithm.
var _ = register(func() *Table {
	return &Table{
		ID: "vertx-mssql-client", Title: "Vert.x SQL Server client", Engine: "sqlserver", Source: vertxMSSQL, ByManifest: true,
		Packages: []Package{{"maven", "io.vertx:vertx-mssql-client"}}, Wrappers: []Package{{"maven", "io.quarkus:quarkus-reactive-mssql-client"}},
		Schemes: schemes("sqlserver", "sqlserver"),
		Openers: vertxOpeners("io.vertx.mssqlclient", "MSSQLConnectOptions", "MSSQLPool.pool", "MSSQLPool.client", "MSSQLConnection.connect"),
		Keys:    quarkusReactive("vertx-mssql-client", "mssql"),
		Names:   Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: vertxNames, Repeat: LastWins,
		Full:    "setSsl(true) with setPemTrustOptions(<CA file>); this client has no check of the host name",
		Options: notInDSN(vertxOptions(map[string]string{}, []string{"true", "false"})),
		Rows: []Row{
			{When: "sslMode=true trustAll=true", Then: Unchecked, CA: "none", By: "trustAll", Ignores: "hostnameVerificationAlgorithm pemTrustOptions", Because: "trustAll accepts every certificate"},
			{When: "sslMode=true", Then: ChainOnly, CA: vertxCA, Ignores: "hostnameVerificationAlgorithm", Because: "ssl requires TLS and checks the chain; this client never checks the host name"},
			{When: "sslMode=false", Then: LoginOnly, CA: "none", Ignores: vertxInto, Because: "without ssl only the login is encrypted unless the server insists, and nothing is checked"},
			{Then: LoginOnly, CA: "none", By: "-", Ignores: vertxInto, Because: "without ssl only the login is encrypted unless the server insists, and nothing is checked"},
		},
	}
})

// quarkusReactive are Quarkus's keys for one of the clients, of the default data source and of named ones.
func quarkusReactive(id, word string) []setting.Key {
	var out []setting.Key
	for _, group := range []string{"quarkus.datasource.reactive", "quarkus.datasource.*.reactive"} {
		add := func(name, option string) {
			out = append(out, setting.Key{Pattern: group + "." + name, Role: setting.OptionArg, Name: option, Group: quarkusGroup(group), Drivers: vertxClients})
		}
		add(word+".ssl-mode", "sslMode")
		add(word+".ssl", "sslMode")
		if id != vertxClients[0] {
			continue // the rest is the same for all of them
		}
		add("trust-all", "trustAll")
		add("hostname-verification-algorithm", "hostnameVerificationAlgorithm")
		add("trust-certificate-pem.certs", "pemTrustOptions")
		add("trust-certificate-jks.path", "jksTrustOptions")
		add("trust-certificate-pfx.path", "pfxTrustOptions")
		add("tls-configuration-name", "tlsConfigurationName")
	}
	return out
}

// vertxClients are the drivers behind Quarkus's reactive keys. The URL's scheme decides between them.
var vertxClients = []string{"vertx-pg-client", "vertx-mysql-client", "vertx-mssql-client"}

// quarkusGroup is the group that the URL of the same data source has.
func quarkusGroup(pattern string) string {
	if pattern == "quarkus.datasource.reactive" {
		return pattern
	}
	return "quarkus.datasource.named.reactive"
}
