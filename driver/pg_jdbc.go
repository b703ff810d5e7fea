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
	pgjdbcDirect  = "42.7.4" // the first version that knows sslNegotiation
	nonValidating = "org.postgresql.ssl.NonValidatingFactory"
	defaultJava   = "org.postgresql.ssl.DefaultJavaSSLFactory"
	singleCert    = "org.postgresql.ssl.SingleCertValidatingFactory"
	libpqFactory  = "org.postgresql.ssl.LibPQFactory|org.postgresql.ssl.jdbc4.LibPQFactory"
)

// pgjdbcFactory says what the modes do with socket factories of one kind: the factory decides on the chain and the anchors,
// the mode on plaintext and the host name.
func pgjdbcFactory(factory string, chain fact.Check, ca, because string) []Row {
	verified := func(host fact.Check) fact.Posture {
		return fact.Posture{Transport: fact.Required, Chain: chain, Host: host}
	}
	open := fact.Posture{Transport: fact.Opportunistic, Chain: chain, Host: fact.Unverified}
	first := open
	first.First = true
	culprit := "sslfactory"
	if chain == fact.Verified {
		culprit = ""
	}
	return []Row{
		{When: "sslmode=allow " + factory, Then: first, CA: ca, Overrides: "ssl", Because: "sslmode=allow tries plaintext first"},
		{When: "sslmode=prefer " + factory, Then: open, CA: ca, Overrides: "ssl", Because: "sslmode=prefer continues in plaintext when the server or an attacker declines TLS"},
		{When: "sslmode=require|verify-ca " + factory, Then: verified(fact.Unverified), CA: ca, Overrides: "ssl", Because: because + "; this sslmode checks no host name"},
		{When: "sslmode=verify-full sslhostnameverifier " + factory, Then: verified(fact.CheckUnknown), CA: ca, By: culprit, Because: because + "; the host name is left to the class that sslhostnameverifier names"},
		{When: "sslmode=verify-full " + factory, Then: verified(fact.Verified), CA: ca, By: culprit, Because: because},
		{When: "ssl=true sslhostnameverifier " + factory, Then: verified(fact.CheckUnknown), CA: ca, By: culprit, Because: because + "; the host name is left to the class that sslhostnameverifier names"},
		{When: "ssl=true " + factory, Then: verified(fact.Verified), CA: ca, By: culprit, Because: because},
		{When: factory, Then: open, CA: ca, By: "-", Because: "without sslmode pgjdbc uses prefer: it continues in plaintext when the server or an attacker declines TLS"},
	}
}

// pgjdbcFactories are the factories that take the place of the driver's own, which reads sslrootcert.
func pgjdbcFactories() []Row {
	rows := slices.Concat(
		pgjdbcFactory("sslfactory="+nonValidating, fact.Unverified, "none", "NonValidatingFactory accepts every certificate that carries the right name, also one that an attacker has made"),
		pgjdbcFactory("sslfactory="+defaultJava, fact.Verified, "system", "DefaultJavaSSLFactory checks the chain against the JVM's store"),
		pgjdbcFactory("sslfactory="+singleCert, fact.Verified, "sslfactoryarg|unknown", "SingleCertValidatingFactory checks against the one certificate that sslfactoryarg names"),
		pgjdbcFactory("sslfactory!="+libpqFactory, fact.CheckUnknown, "unknown", "the chain is left to the class that sslfactory names"),
	)
	for i := range rows {
		rows[i].Ignores, rows[i].Since = "sslrootcert", "42.2.5"
	}
	return rows
}

// pgjdbcOld hold before ssl=true became verify-full and prefer became the default.
var pgjdbcOld = between("", "42.2.5", []Row{
	{When: "!sslmode ssl=true sslfactory=" + nonValidating, Then: Unchecked, CA: "none", By: "sslfactory", Ignores: "sslrootcert", Because: "NonValidatingFactory accepts every certificate, and before 42.2.5 ssl=true does not verify the host name"},
	{When: "!sslmode ssl=true sslfactory=" + defaultJava, Rejects: "DefaultJavaSSLFactory came with 42.2.5; before, it is what ssl=true uses without sslfactory", By: "sslfactory"},
	{When: "!sslmode ssl=true sslfactory=" + singleCert, Then: ChainOnly, CA: "sslfactoryarg|unknown", Ignores: "sslrootcert", Because: "SingleCertValidatingFactory checks against the one certificate that sslfactoryarg names, and before 42.2.5 ssl=true does not verify the host name"},
	{When: "!sslmode ssl=true sslfactory", Then: fact.Posture{Transport: fact.Required, Chain: fact.CheckUnknown, Host: fact.Unverified}, CA: "unknown", By: "sslfactory", Ignores: "sslrootcert", Because: "the chain is left to the class that sslfactory names, and before 42.2.5 ssl=true does not verify the host name"},
	{When: "!sslmode ssl=true", Then: ChainOnly, CA: "system", By: "ssl", Ignores: "sslrootcert", Source: "pgjdbc/pgjdbc:CHANGELOG.md", Because: "before 42.2.5 ssl=true checks the chain against the JVM's store, whatever sslrootcert says, and does not verify the host name"},
	{When: "!sslmode", Then: Off, CA: "none", By: "-", Ignores: "sslrootcert sslfactory", Source: "pgjdbc/pgjdbc:CHANGELOG.md", Because: "before 42.2.5 there is no prefer: without ssl the connection is never encrypted"},
})

// pgjdbcRows are what the driver's own factory does.
var pgjdbcRows = []Row{
	{When: "sslmode=allow", Then: PlainFirst, CA: "none", Ignores: "sslrootcert", Overrides: "ssl", Because: "sslmode=allow tries plaintext first"},
	{When: "sslNegotiation=direct sslmode=prefer", Then: Unchecked, CA: "none", Ignores: "sslrootcert", Overrides: "ssl", Since: pgjdbcDirect, Because: "direct negotiation leaves no way to plaintext, whatever prefer says, but no certificate is checked"},
	{When: "sslmode=prefer", Then: Opportune, CA: "none", Ignores: "sslrootcert", Overrides: "ssl", Because: "sslmode=prefer continues in plaintext when the server or an attacker declines TLS, and reads no CA file"},
	{When: "sslmode=require", Then: Unchecked, CA: "none", Ignores: "sslrootcert", Overrides: "ssl", Because: "sslmode=require checks no certificate in pgjdbc, even with sslrootcert"},
	{When: "sslrootcert= sslmode=verify-ca|verify-full", Rejects: "pgjdbc looks for a file without a name", By: "sslrootcert"},
	{When: "sslrootcert=system sslmode=verify-ca|verify-full", Rejects: "pgjdbc looks for a file named system; DefaultJavaSSLFactory uses the JVM's store", By: "sslrootcert"},
	{When: "sslmode=verify-ca", Then: ChainOnly, CA: "sslrootcert|none", Overrides: "ssl", Because: "sslmode=verify-ca checks the chain but not the host name"},
	{When: "sslmode=verify-full sslhostnameverifier", Then: fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.CheckUnknown}, CA: "sslrootcert|none", By: "sslmode", Because: "the host name is left to the class that sslhostnameverifier names"},
	{When: "sslmode=verify-full", Then: Full, CA: "sslrootcert|none", Because: "sslmode=verify-full checks chain and host name"},
	{When: "ssl=true sslrootcert=system", Rejects: "pgjdbc looks for a file named system; DefaultJavaSSLFactory uses the JVM's store", By: "sslrootcert"},
	{When: "ssl=true sslhostnameverifier", Then: fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.CheckUnknown}, CA: "sslrootcert|none", By: "ssl", Because: "the host name is left to the class that sslhostnameverifier names"},
	{When: "ssl=true", Then: Full, CA: "sslrootcert|none", Because: "ssl=true is verify-full in pgjdbc"},
	{When: "sslNegotiation=direct", Then: Unchecked, CA: "none", Ignores: "sslrootcert", Since: pgjdbcDirect, Because: "without sslmode pgjdbc uses prefer; direct negotiation leaves no way to plaintext, but no certificate is checked"},
	{When: "ssl", Then: Opportune, CA: "none", Ignores: "sslrootcert", Because: "ssl=false is no disable in pgjdbc: the mode stays prefer, which may encrypt and verifies nothing"},
	{Then: Opportune, CA: "none", Ignores: "sslrootcert", Because: "without sslmode pgjdbc uses prefer: it continues in plaintext when the server or an attacker declines TLS, and reads no CA file"},
}

// pgjdbc reads sslmode as libpq spells it, but require never verifies, and ssl=true is verify-full.
var _ = register(func() *Table {
	return &Table{
		ID: "pgjdbc", Title: "pgjdbc", Engine: "postgresql", Source: pgjdbcSource,
		Packages: []Package{{"maven", "org.postgresql:postgresql"}, {"maven", "postgresql:postgresql"}},
		Schemes: []setting.Scheme{
			{Name: "jdbc:postgresql", Engine: "postgresql", Certain: true},
			{Name: "jdbc:pgsql", Engine: "postgresql", Certain: true},
			{Name: "jdbc:aws-wrapper:postgresql", Engine: "postgresql", Certain: true},
		},
		Openers: beans([]string{
			"org.postgresql.ds.PGSimpleDataSource", "org.postgresql.ds.PGPoolingDataSource", "org.postgresql.ds.PGConnectionPoolDataSource",
			"org.postgresql.xa.PGXADataSource",
		}, pgBeanArgs),
		Stranger: IgnoresStrangers, Repeat: LastWins,
		// A URL's own parameters outweigh the Properties that go with it.
		Layers: []setting.Layer{setting.InDSN, setting.InCall, setting.InFile, setting.InEnv},
		Options: []Option{
			{Name: "sslmode", Role: Mode, Fold: true, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
			// An empty value is true; of all others only the word is.
			{Name: "ssl", Role: Mode, Fold: true, Words: map[string]string{"": "true"}},
			{Name: "sslrootcert", Role: CA},
			{Name: "sslfactory", Role: Mode},
			{Name: "sslfactoryarg", Role: CA},
			{Name: "sslhostnameverifier", Role: Mode},
			{Name: "sslcert"},
			{Name: "sslkey", Role: Private},
			{Name: "sslpassword", Role: Private},
			{Name: "sslpasswordcallback", Role: Private},
			{Name: "sslNegotiation", Role: Mode, Fold: true, Since: pgjdbcDirect},
			{Name: "channelBinding"},
			{Name: "sslResponseTimeout"},
		},
		Rows: slices.Concat(
			[]Row{{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslrootcert sslfactory sslfactoryarg sslhostnameverifier", Overrides: "ssl", Because: "sslmode=disable never uses TLS"}},
			pgjdbcOld, pgjdbcFactories(), pgjdbcRows,
		),
		Releases: []Release{{"42.2.5", "2018-08-27"}},
		Full:     "sslmode=verify-full with sslrootcert=<CA file>", DefaultHost: fact.Loopback,
		Prepare: pgSetters,
	}
})

var pgBeanArgs = append([]setting.Arg{
	{Position: -1, Keyword: "serverNames", Role: setting.Host}, {Position: -1, Keyword: "databaseName", Role: setting.Skip}, {Position: -1, Keyword: "user", Role: setting.Skip},
}, beanArgs...)

// pgSetterNames are the options of a data source whose setters have capitals where the URL has none.
var pgSetterNames = []string{
	"sslMode", "sslFactory", "sslFactoryArg", "sslHostnameVerifier", "sslRootCert", "sslCert", "sslKey", "sslPassword",
}

// pgSetters spells what setters set as the URL does: setSslMode sets sslmode. A name that is written out, as in
// setProperty("sslMode", …), is left alone, for the driver ignores it in that case; but a pool that is given the data
// source's class calls the setter of that name.
func pgSetters(options []setting.Option) []setting.Option {
	options = dropNull(options)
	bean := slices.ContainsFunc(options, func(o setting.Option) bool { return o.Name.String() == dataSourceClass })
	for i := range options {
		place, name := options[i].Name.Place(), options[i].Name.String()
		if options[i].Layer == setting.InCall && (bean || place.Raw() != name) && slices.Contains(pgSetterNames, name) {
			options[i].Name = source.Decoded(place, strings.ToLower(name))
		}
	}
	return options
}
