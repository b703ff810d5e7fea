package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	mssqlJDBC       = "microsoft/mssql-jdbc:src/main/java/com/microsoft/sqlserver/jdbc/SQLServerDriver.java"
	mssqlConnection = "microsoft/mssql-jdbc:src/main/java/com/microsoft/sqlserver/jdbc/SQLServerConnection.java"
	mssqlAnchors    = "trustStore|system"
	// mssqlLogin are the options that only count when more than the login packet is encrypted.
	mssqlLogin = "trustServerCertificate hostNameInCertificate serverCertificate trustStore trustManagerClass"
)

// mssqlEncrypted says what is checked where a condition holds under which the driver requires TLS.
func mssqlEncrypted(condition, because string) []Row {
	rows := []Row{
		{When: condition + " trustServerCertificate=true", Then: Unchecked, CA: "none", By: "trustServerCertificate", Ignores: "hostNameInCertificate trustStore serverCertificate", Because: "trustServerCertificate=true accepts every certificate"},
		{When: condition + " trustManagerClass", Then: ByCode, CA: "unknown", By: "trustManagerClass", Ignores: "trustStore serverCertificate", Because: "the certificate is left to the class that trustManagerClass names"},
		{When: condition + " fips=true", Then: ChainOnly, CA: mssqlAnchors, By: "fips", Ignores: "hostNameInCertificate serverCertificate", Because: "with fips=true the driver checks the chain but not the host name"},
		{When: condition, Then: Full, CA: mssqlAnchors, Ignores: "serverCertificate", Because: because},
	}
	for i := range rows {
		rows[i].When = strings.TrimSpace(rows[i].When)
	}
	return rows
}

// mssqlFederated are the rows for logins with a token, which demand TLS whatever encrypt says.
func mssqlFederated(condition string) []Row {
	rows := mssqlEncrypted(condition+" authentication!=notspecified", "an authentication of this kind requires TLS, and chain and host name are checked")
	rows[len(rows)-1].By = "authentication"
	for i := range rows {
		rows[i].Source, rows[i].Overrides = mssqlConnection, "encrypt"
	}
	return rows
}

// mssql-jdbc encrypts and verifies by default since 10.2; before, only the login packet was encrypted.
var _ = register(func() *Table {
	return &Table{
		ID: "mssql-jdbc", Title: "Microsoft JDBC Driver for SQL Server", Engine: "sqlserver", Source: mssqlJDBC,
		Packages: []Package{{"maven", "com.microsoft.sqlserver:mssql-jdbc"}},
		Schemes:  []setting.Scheme{{Name: "jdbc:sqlserver", Engine: "sqlserver", Certain: true}},
		Openers: beans([]string{
			"com.microsoft.sqlserver.jdbc.SQLServerDataSource", "com.microsoft.sqlserver.jdbc.SQLServerConnectionPoolDataSource",
			"com.microsoft.sqlserver.jdbc.SQLServerXADataSource",
		}, beanArgs),
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins,
		Options: []Option{
			{Name: "encrypt", Role: Mode, Fold: true, Values: []string{"true", "false"}, Until: "11.2"},
			{Name: "encrypt", Role: Mode, Fold: true, Words: map[string]string{"mandatory": "true", "optional": "false", "no": "false"}, Values: []string{"true", "false", "strict"}, Since: "11.2"},
			{Name: "trustServerCertificate", Role: Mode, Fold: true, Values: []string{"true", "false"}},
			{Name: "hostNameInCertificate", Role: Mode},
			{Name: "serverCertificate", Role: CA, Since: "11.2"},
			{Name: "trustStore", Role: CA},
			{Name: "trustStorePassword", Role: Private},
			{Name: "trustStoreType"},
			{Name: "trustManagerClass", Role: Mode},
			// The newer two only bound the version from above: the JVM says what is too old.
			{Name: "sslProtocol", Role: TLSOpt, Words: map[string]string{"TLSv1.2": "TLS", "TLSv1.3": "TLS"}},
			{Name: "fips", Role: Mode, Fold: true},
			{Name: "authentication", Fold: true},
			{Name: "integratedSecurity"},
		},
		Rows: slices.Concat(
			[]Row{
				{When: "encrypt=strict serverCertificate", Then: Full, CA: "serverCertificate", Ignores: "trustServerCertificate", Because: "encrypt=strict with serverCertificate accepts that one certificate only"},
				{When: "encrypt=strict", Then: nameAlone, CA: "none", Until: "12.4", Ignores: "trustServerCertificate trustStore", Source: "https://github.com/microsoft/mssql-jdbc/pull/2174", Because: "before 12.4 encrypt=strict compares the host name with the certificate's and never checks who signed it"},
				{When: "encrypt=strict", Then: Full, CA: mssqlAnchors, Since: "12.4", Ignores: "trustServerCertificate", Because: "encrypt=strict starts with TLS and verifies, whatever trustServerCertificate says"},
			},
			mssqlFederated("encrypt=false"),
			[]Row{{When: "encrypt=false", Then: LoginOnly, CA: "none", Ignores: mssqlLogin, Because: "encrypt=false encrypts the login packet only, with any certificate"}},
			mssqlEncrypted("encrypt=true", "encrypt=true requires TLS and checks chain and host name"),
			between("", "10.2", mssqlFederated("!encrypt")),
			between("", "10.2", []Row{{Then: LoginOnly, CA: "none", Ignores: mssqlLogin, Because: "before 10.2 encrypt defaults to false: only the login packet is encrypted, with any certificate"}}),
			between("10.2", "", mssqlEncrypted("", "encrypt defaults to true since 10.2: TLS is required, chain and host name are checked")),
		),
		TLS:      []TLSRow{{Option: "sslProtocol", Form: Only}},
		Releases: []Release{{"10.2", "2022-01-31"}, {"11.2", "2022-08-08"}, {"12.4", "2023-07-31"}},
		Full:     "encrypt=strict on 12.4 or later, or encrypt=true;trustServerCertificate=false with trustStore=<trust store>",
		Prepare:  beanNames,
	}
})
