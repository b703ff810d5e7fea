package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	pgjdbcSource  = "pgjdbc/pgjdbc:pgjdbc/src/main/java/org/postgresql/ssl/LibPQFactory.java"
	nonValidating = "org.postgresql.ssl.NonValidatingFactory"
	defaultJava   = "org.postgresql.ssl.DefaultJavaSSLFactory"
)

// pgjdbc reads sslmode as libpq spells it, but require never verifies, and ssl=true is verify-full.
var _ = register(&Table{
	ID: "pgjdbc", Title: "pgjdbc", Engine: "postgresql", Source: pgjdbcSource,
	Packages: []Package{{"maven", "org.postgresql:postgresql"}},
	Schemes: []setting.Scheme{
		{Name: "jdbc:postgresql", Engine: "postgresql", Certain: true}, {Name: "jdbc:pgsql", Engine: "postgresql", Certain: true},
		{Name: "jdbc:aws-wrapper:postgresql", Engine: "postgresql", Certain: true},
	},
	Openers: []setting.Opener{
		{Language: "java", Callee: "org.postgresql.ds.PGSimpleDataSource", Args: pgBeanArgs, Setters: true, Grammar: "jdbc"},
		{Language: "java", Callee: "org.postgresql.ds.PGPoolingDataSource", Args: pgBeanArgs, Setters: true, Grammar: "jdbc"},
		{Language: "java", Callee: "org.postgresql.ds.PGConnectionPoolDataSource", Args: pgBeanArgs, Setters: true, Grammar: "jdbc"},
		{Language: "java", Callee: "org.postgresql.xa.PGXADataSource", Args: pgBeanArgs, Setters: true, Grammar: "jdbc"},
	},
	Stranger: IgnoresStrangers, Repeat: LastWins,
	// A URL's own parameters outweigh the Properties that go with it.
	Layers: []setting.Layer{setting.InDSN, setting.InCall, setting.InFile, setting.InEnv},
	Options: []Option{
		{Name: "sslmode", Role: Mode, Fold: true, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
		{Name: "ssl", Role: Mode, Fold: true, Words: map[string]string{"": "true"}, Bool: true},
		{Name: "sslrootcert", Role: CA}, {Name: "sslfactory", Role: Mode}, {Name: "sslfactoryarg", Role: CA}, {Name: "sslhostnameverifier", Role: Mode},
		{Name: "sslcert"}, {Name: "sslkey", Role: Private}, {Name: "sslpassword", Role: Private}, {Name: "sslNegotiation"}, {Name: "channelBinding"}, {Name: "sslResponseTimeout"},
		{Name: "sslpasswordcallback", Role: Private},
	},
	Rows: []Row{
		{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslrootcert sslfactory", Overrides: "ssl", Evidence: fact.Observed, Because: "sslmode=disable never uses TLS"},
		{When: "sslmode=allow", Then: PlainFirst, CA: "none", Ignores: "sslrootcert", Overrides: "ssl", Evidence: fact.Observed, Because: "sslmode=allow tries plaintext first"},
		{When: "sslmode=prefer", Then: Opportune, CA: "none", Ignores: "sslrootcert", Overrides: "ssl", Evidence: fact.Observed, Because: "sslmode=prefer continues in plaintext when the server or an attacker declines TLS, and reads no CA file"},
		{When: "sslmode=require sslfactory=" + defaultJava, Then: ChainOnly, CA: "system", By: "sslmode", Overrides: "ssl", Evidence: fact.Observed, Because: "sslmode=require with DefaultJavaSSLFactory checks the chain against the JVM's store, but not the host name"},
		{When: "sslmode=require", Then: Unchecked, CA: "none", Ignores: "sslrootcert", Overrides: "ssl", Evidence: fact.Observed, Because: "sslmode=require checks no certificate in pgjdbc, even with sslrootcert"},
		{When: "sslmode=verify-ca|verify-full sslfactory=" + nonValidating, Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}, CA: "none", By: "sslfactory", Ignores: "sslrootcert", Overrides: "ssl", Evidence: fact.Observed, Because: "NonValidatingFactory accepts every certificate that carries the right name, also one that an attacker has made"},
		{When: "sslmode=verify-ca sslfactory=" + defaultJava, Then: ChainOnly, CA: "system", By: "sslmode", Overrides: "ssl", Evidence: fact.Observed, Because: "sslmode=verify-ca checks the chain but not the host name"},
		{When: "sslmode=verify-ca", Then: ChainOnly, CA: "sslrootcert|sslfactoryarg|none", Overrides: "ssl", Evidence: fact.Observed, Because: "sslmode=verify-ca checks the chain but not the host name"},
		{When: "sslmode=verify-full sslhostnameverifier", Then: fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.CheckUnknown}, CA: "sslrootcert|sslfactoryarg|none", By: "sslmode", Overrides: "ssl", Evidence: fact.Observed, Because: "the host name is left to the class that sslhostnameverifier names"},
		{When: "sslmode=verify-full sslfactory=" + defaultJava, Then: Full, CA: "system", By: "sslmode", Overrides: "ssl", Evidence: fact.Observed, Because: "sslmode=verify-full checks chain and host name"},
		{When: "sslmode=verify-full", Then: Full, CA: "sslrootcert|sslfactoryarg|none", Overrides: "ssl", Evidence: fact.Observed, Because: "sslmode=verify-full checks chain and host name"},
		{When: "ssl=true sslfactory=" + nonValidating, Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}, CA: "none", By: "sslfactory", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "NonValidatingFactory accepts every certificate that carries the right name, also one that an attacker has made"},
		{When: "ssl=true sslfactory=" + defaultJava, Then: Full, CA: "system", By: "ssl", Evidence: fact.Observed, Because: "ssl=true is verify-full in pgjdbc"},
		{When: "ssl=true", Then: Full, CA: "sslrootcert|sslfactoryarg|none", Since: "42.2.5", Evidence: fact.Observed, Because: "ssl=true is verify-full in pgjdbc"},
		{When: "ssl=true", Then: Unchecked, CA: "none", Until: "42.2.5", Evidence: fact.Documentation, Because: "before 42.2.5 ssl=true does not verify the host name"},
		{When: "ssl=false", Then: Opportune, CA: "none", Evidence: fact.Observed, Because: "ssl=false is no disable in pgjdbc: the mode stays prefer, which may encrypt and verifies nothing"},
		{When: "sslfactory=" + defaultJava, Then: OpportuneCA, CA: "system", By: "-", Evidence: fact.Observed, Because: "without sslmode pgjdbc uses prefer: it continues in plaintext when the server or an attacker declines TLS"},
		{When: "sslfactory", Then: Opportune, CA: "none", By: "-", Evidence: fact.Observed, Because: "without sslmode pgjdbc uses prefer: it continues in plaintext when the server or an attacker declines TLS"},
		{Then: Opportune, CA: "none", Ignores: "sslrootcert", Evidence: fact.Observed, Because: "without sslmode pgjdbc uses prefer: it continues in plaintext when the server or an attacker declines TLS"},
	},
	Releases: []Release{{"42.2.5", "2018-08-27"}},
	Full:     "sslmode=verify-full with sslrootcert=<CA file>", DefaultHost: fact.Loopback,
	Prepare: pgSetters,
})

var pgBeanArgs = append([]setting.Arg{
	{Position: -1, Keyword: "serverNames", Role: setting.Host}, {Position: -1, Keyword: "databaseName", Role: setting.Skip}, {Position: -1, Keyword: "user", Role: setting.Skip},
}, beanArgs...)

// pgSetters spells what a data source's setters set as the URL does: setSslMode sets sslmode.
func pgSetters(options []setting.Option) []setting.Option {
	options = dropNull(options)
	for i := range options {
		name := options[i].Name.String()
		if options[i].Layer == setting.InCall && slices.Contains(pgSetterNames, name) {
			options[i].Name = source.Decoded(options[i].Name.Place(), strings.ToLower(name))
		}
	}
	return options
}

var pgSetterNames = []string{
	"SslMode", "sslMode", "SslRootCert", "sslRootCert", "Ssl", "Sslmode", "Sslrootcert", "Sslfactory", "SslFactory", "sslFactory",
	"SslHostnameVerifier", "sslHostnameVerifier", "Sslhostnameverifier", "SslCert", "SslKey",
}
