package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	redshiftMode    = "aws/amazon-redshift-jdbc-driver:src/main/java/com/amazon/redshift/jdbc/SslMode.java"
	redshiftConn    = "aws/amazon-redshift-jdbc-driver:src/main/java/com/amazon/redshift/jdbc/RedshiftConnectionImpl.java"
	redshiftFactory = "aws/amazon-redshift-jdbc-driver:src/main/java/com/amazon/redshift/ssl/LibPQFactory.java"

	redshiftNon  = "com.amazon.redshift.ssl.NonValidatingFactory|org.postgresql.ssl.NonValidatingFactory"
	redshiftOwn  = "com.amazon.redshift.ssl.LibPQFactory|com.amazon.redshift.ssl.jdbc4.LibPQFactory"
	redshiftCA   = "ssltruststorepath|sslrootcert|system"
	redshiftWant = "without ssl=false the driver uses verify-ca: it checks the chain but not the host name"
)

// redshiftRefused are the combinations that the driver looks for before it connects. Only verifying modes have a name.
var redshiftRefused = []Row{
	{When: "sslmode!=verify-ca|verify-full", Rejects: "sslmode takes verify-ca and verify-full alone"},
	{When: "sslmode ssl=false", Rejects: "sslmode and ssl=false contradict each other: the driver refuses to connect"},
	{When: "sslmode sslfactory=" + redshiftNon, Rejects: "sslmode and a factory that validates nothing contradict each other: the driver refuses to connect"},
	{When: "scheme=jdbc:redshift:iam ssl=false", Rejects: "IAM authentication needs TLS: the driver refuses ssl=false", By: "ssl"},
}

// redshift-jdbc grew out of pgjdbc and does other things with its options: TLS with a checked chain is its default.
var _ = register(func() *Table {
	return &Table{
		ID: "redshift-jdbc", Title: "Redshift JDBC", Engine: "redshift", Source: redshiftConn,
		Packages: []Package{{"maven", "com.amazon.redshift:redshift-jdbc42"}, {"maven", "com.amazon.redshift:redshift-jdbc42-no-awssdk"}},
		Schemes: []setting.Scheme{
			{Name: "jdbc:redshift", Engine: "redshift", Certain: true},
			{Name: "jdbc:redshift:iam", Engine: "redshift", Certain: true},
		},
		Openers: beans([]string{
			"com.amazon.redshift.jdbc.DataSource", "com.amazon.redshift.jdbc42.DataSource", "com.amazon.redshift.ds.RedshiftSimpleDataSource",
			"com.amazon.redshift.ds.RedshiftPoolingDataSource", "com.amazon.redshift.ds.RedshiftConnectionPoolDataSource", "com.amazon.redshift.xa.RedshiftXADataSource",
		}, pgBeanArgs),
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.Loopback, Prepare: pgSetters,
		Layers: []setting.Layer{setting.InDSN, setting.InCall, setting.InFile, setting.InEnv},
		Full:   "sslmode=verify-full with sslrootcert=<CA file>",
		Options: slices.Concat(
			[]Option{{Name: schemeOption, Fold: true}},
			anyCase("2.1.0.12",
				Option{Name: "sslmode", Aliases: []string{"AuthMech"}, Role: Mode, Fold: true},
				// An empty value is true; of all others only the word is, and the rest is false.
				Option{Name: "ssl", Role: Mode, Fold: true, Values: []string{"true", "false"}, Words: map[string]string{"": "true"}, Else: "false"},
				Option{Name: "sslfactory", Role: Mode},
				Option{Name: "sslhostnameverifier", Role: Mode},
				Option{Name: "sslrootcert", Role: CA},
				Option{Name: "ssltruststorepath", Aliases: []string{"SSLTrustStorePath"}, Role: CA},
				Option{Name: "sslcert"},
				Option{Name: "sslkey", Role: Private},
				Option{Name: "sslpassword", Role: Private},
			),
		),
		Rows: slices.Concat(
			redshiftRefused,
			[]Row{
				{When: "sslmode=verify-full sslhostnameverifier", Then: nameUnknown, CA: redshiftCA, By: "sslhostnameverifier", Source: redshiftFactory, Because: "the host name is left to the class that sslhostnameverifier names"},
				{When: "sslmode=verify-full sslfactory!=" + redshiftOwn, Then: fact.Posture{Transport: fact.Required, Chain: fact.CheckUnknown, Host: fact.Verified}, CA: "unknown", By: "sslfactory", Because: "the chain is left to the class that sslfactory names"},
				{When: "sslmode=verify-full", Then: Full, CA: redshiftCA, Source: redshiftFactory, Because: "sslmode=verify-full checks chain and host name"},
				{When: "ssl=false", Then: PlainFirst, CA: "none", Until: "2.1.0.11", Ignores: "sslrootcert ssltruststorepath sslfactory", Source: redshiftMode, Because: "before 2.1.0.11 ssl=false is sslmode=allow, which tries plaintext first"},
				{When: "ssl=false", Then: Off, CA: "none", Since: "2.1.0.11", Ignores: "sslrootcert ssltruststorepath sslfactory", Source: redshiftMode, Because: "ssl=false never uses TLS"},
				{When: "sslfactory=" + redshiftNon, Then: Unchecked, CA: "none", Ignores: "sslrootcert ssltruststorepath", Because: "NonValidatingFactory accepts every certificate"},
				{When: "sslfactory!=" + redshiftOwn, Then: fact.Posture{Transport: fact.Required, Chain: fact.CheckUnknown, Host: fact.Unverified}, CA: "unknown", Because: "the chain is left to the class that sslfactory names"},
				{When: "sslmode=verify-ca", Then: ChainOnly, CA: redshiftCA, Ignores: "sslhostnameverifier", Source: redshiftFactory, Because: "sslmode=verify-ca checks the chain but not the host name"},
				{When: "ssl=true", Then: ChainOnly, CA: redshiftCA, Ignores: "sslhostnameverifier", Source: redshiftMode, Because: "ssl=true is verify-ca in this driver, not verify-full as in pgjdbc: the host name is not checked"},
				{Then: ChainOnly, CA: redshiftCA, By: "-", Ignores: "sslhostnameverifier", Source: redshiftMode, Because: redshiftWant},
			},
		),
	}
})

// anyCase are options whose names count with their case before a version and without it from then on. Both spellings
// that people use are listed; the version's rule decides which of them is known.
func anyCase(since string, options ...Option) []Option {
	var out []Option
	for _, o := range options {
		exact, folded := o, o
		exact.Until, folded.Since = since, since
		folded.Aliases = append(slices.Clone(o.Aliases), redshiftSpellings[o.Name]...)
		out = append(out, exact, folded)
	}
	return out
}

// redshiftSpellings are the spellings of the documentation, which count since names are read without regard to case.
var redshiftSpellings = map[string][]string{
	"sslmode":             {"sslMode", "SSLMode", "SslMode", "SSLMODE", "authmech", "authMech", "AUTHMECH"},
	"ssl":                 {"SSL", "Ssl"},
	"sslfactory":          {"SSLFactory", "sslFactory", "SslFactory"},
	"sslhostnameverifier": {"sslHostnameVerifier", "SSLHostnameVerifier"},
	"sslrootcert":         {"SSLRootCert", "sslRootCert", "SslRootCert"},
	"ssltruststorepath":   {"SSLTruststorePath", "sslTruststorePath", "sslTrustStorePath"},
	"sslcert":             {"SSLCert", "sslCert"},
	"sslkey":              {"SSLKey", "sslKey"},
	"sslpassword":         {"SSLPassword", "sslPassword"},
}
