package driver

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const mssqlJDBC = "microsoft/mssql-jdbc:src/main/java/com/microsoft/sqlserver/jdbc/SQLServerDriver.java"

// mssql-jdbc encrypts and verifies by default since 10.2; before, only the login packet was encrypted.
var _ = register(&Table{
	ID: "mssql-jdbc", Title: "Microsoft JDBC Driver for SQL Server", Engine: "sqlserver", Source: mssqlJDBC,
	Packages: []Package{{"maven", "com.microsoft.sqlserver:mssql-jdbc"}},
	Schemes:  []setting.Scheme{{Name: "jdbc:sqlserver", Engine: "sqlserver", Certain: true}},
	Openers:  beans([]string{"com.microsoft.sqlserver.jdbc.SQLServerDataSource", "com.microsoft.sqlserver.jdbc.SQLServerConnectionPoolDataSource"}, beanArgs),
	Names:    FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins,
	Options: []Option{
		{Name: "encrypt", Role: Mode, Fold: true, Words: encryptWords, Values: []string{"true", "false", "strict"}},
		{Name: "trustServerCertificate", Role: Mode, Bool: true, Fold: true}, {Name: "hostNameInCertificate", Role: Mode}, {Name: "serverCertificate", Role: CA},
		{Name: "trustStore", Role: CA}, {Name: "trustStorePassword", Role: Private}, {Name: "trustStoreType"}, {Name: "trustManagerClass", Role: Mode},
		{Name: "sslProtocol", Role: TLSOpt}, {Name: "fips"}, {Name: "authentication"}, {Name: "integratedSecurity"},
	},
	Rows: []Row{
		{When: "encrypt=strict serverCertificate", Then: Full, CA: "serverCertificate", By: "encrypt", Ignores: "trustServerCertificate", Evidence: fact.FromSource, Because: "encrypt=strict with serverCertificate accepts that one certificate only"},
		{When: "encrypt=strict", Then: Full, CA: "trustStore|system", Ignores: "trustServerCertificate", Evidence: fact.FromSource, Because: "encrypt=strict starts with TLS and verifies, whatever trustServerCertificate says"},
		{When: "encrypt=false", Then: LoginOnly, CA: "none", Ignores: "trustServerCertificate hostNameInCertificate", Evidence: fact.FromSource, Because: "encrypt=false encrypts the login packet only, with any certificate"},
		{When: "trustServerCertificate=true encrypt=true", Then: Unchecked, CA: "none", Ignores: "hostNameInCertificate trustStore", Evidence: fact.FromSource, Because: "trustServerCertificate=true accepts every certificate"},
		{When: "trustServerCertificate=true", Then: Unchecked, CA: "none", Since: "10.2", Ignores: "hostNameInCertificate trustStore", Evidence: fact.FromSource, Because: "trustServerCertificate=true accepts every certificate"},
		{When: "encrypt=true trustManagerClass", Then: ByCode, CA: "unknown", By: "encrypt", Because: "the certificate is left to the class that trustManagerClass names"},
		{When: "encrypt=true", Then: Full, CA: "trustStore|system", Evidence: fact.FromSource, Because: "encrypt=true requires TLS and checks chain and host name"},
		{When: "trustServerCertificate", Then: LoginOnly, CA: "none", By: "-", Until: "10.2", Evidence: fact.FromSource, Because: "before 10.2 encrypt defaults to false: only the login packet is encrypted"},
		{Then: Full, CA: "trustStore|system", Since: "10.2", Evidence: fact.FromSource, Because: "encrypt defaults to true since 10.2: TLS is required, chain and host name are checked"},
		{Then: LoginOnly, CA: "none", Until: "10.2", Evidence: fact.FromSource, Because: "before 10.2 encrypt defaults to false: only the login packet is encrypted"},
	},
	TLS:      []TLSRow{{Option: "sslProtocol", Form: Only}},
	Releases: []Release{{"10.2", "2022-01-31"}},
	Full:     "encrypt=strict, or encrypt=true;trustServerCertificate=false with trustStore=<trust store>",
	Prepare:  beanNames,
})

// encryptWords are the synonyms of SQL Server's encrypt keyword.
var encryptWords = map[string]string{
	"yes": "true", "mandatory": "true", "1": "true", "t": "true", "no": "false", "optional": "false", "0": "false", "f": "false",
}

const sqlClientDocs = "https://learn.microsoft.com/en-us/sql/connect/ado-net/encryption-and-certificate-validation"

var sqlClientOptions = []Option{
	{Name: "Encrypt", Role: Mode, Fold: true, Words: encryptWords, Values: []string{"true", "false", "strict"}},
	{Name: "TrustServerCertificate", Aliases: []string{"Trust Server Certificate"}, Role: Mode, Bool: true, Fold: true},
	{Name: "HostNameInCertificate", Aliases: []string{"Host Name In Certificate"}, Role: Mode, Since: "5.0"},
	{Name: "ServerCertificate", Aliases: []string{"Server Certificate"}, Role: CA, Since: "5.1"},
	{Name: "Authentication"}, {Name: "Integrated Security"}, {Name: "Trusted_Connection"},
}

func sqlClientOpeners(namespace string) []setting.Opener {
	args := []setting.Arg{{Position: 0, Keyword: "ConnectionString", Role: setting.DSN}, {Position: -1, Keyword: "DataSource", Role: setting.Host}, {Position: -1, Keyword: "Password", Role: setting.Secret}}
	return []setting.Opener{
		{Language: "csharp", Callee: namespace + ".SqlConnection", Grammar: "ado", Args: args, Setters: true},
		{Language: "csharp", Callee: namespace + ".SqlConnectionStringBuilder", Grammar: "ado", Args: args, Setters: true},
	}
}

// Microsoft.Data.SqlClient encrypts and verifies by default since 4.0.
var _ = register(&Table{
	ID: "microsoft-data-sqlclient", Title: "Microsoft.Data.SqlClient", Engine: "sqlserver", Source: sqlClientDocs,
	Packages: []Package{{"nuget", "Microsoft.Data.SqlClient"}, {"nuget", "Microsoft.EntityFrameworkCore.SqlServer"}},
	Grammars: []string{"ado"}, Openers: sqlClientOpeners("Microsoft.Data.SqlClient"),
	Names: FoldCase | DropBlanks, Stranger: RejectsStrangers, Repeat: LastWins, Options: sqlClientOptions,
	Rows: []Row{
		{When: "Encrypt=strict", Then: Full, CA: "ServerCertificate|system", Since: "5.0", Ignores: "TrustServerCertificate", Because: "Encrypt=Strict starts with TLS and verifies, whatever TrustServerCertificate says"},
		{When: "Encrypt=false", Then: LoginOnly, CA: "none", Because: "Encrypt=False encrypts the login packet only"},
		{When: "TrustServerCertificate=true Encrypt=true", Then: Unchecked, CA: "none", Because: "TrustServerCertificate=True accepts every certificate"},
		{When: "TrustServerCertificate=true", Then: Unchecked, CA: "none", Since: "4.0", Because: "TrustServerCertificate=True accepts every certificate"},
		{When: "Encrypt=true", Then: Full, CA: "ServerCertificate|system", Because: "Encrypt=True requires TLS and checks chain and host name"},
		{Then: Full, CA: "system", Since: "4.0", Because: "Encrypt defaults to True since 4.0: TLS is required, chain and host name are checked"},
		{Then: LoginOnly, CA: "none", Until: "4.0", Because: "before 4.0 Encrypt defaults to False: only the login packet is encrypted"},
	},
	Releases: []Release{{"4.0", "2021-11-18"}, {"5.0", "2022-10-05"}, {"5.1", "2023-01-19"}},
	Full:     "Encrypt=Strict, or Encrypt=True;TrustServerCertificate=False",
})

// System.Data.SqlClient never changed its default: without Encrypt only the login is protected.
var _ = register(&Table{
	ID: "system-data-sqlclient", Title: "System.Data.SqlClient", Engine: "sqlserver", Source: sqlClientDocs,
	Packages: []Package{{"nuget", "System.Data.SqlClient"}},
	Grammars: []string{"ado"}, Openers: sqlClientOpeners("System.Data.SqlClient"),
	Names: FoldCase | DropBlanks, Stranger: RejectsStrangers, Repeat: LastWins,
	Options: []Option{
		{Name: "Encrypt", Role: Mode, Fold: true, Words: map[string]string{"yes": "true", "no": "false"}, Values: []string{"true", "false"}},
		{Name: "TrustServerCertificate", Role: Mode, Bool: true, Fold: true}, {Name: "Integrated Security"}, {Name: "Trusted_Connection"},
	},
	Rows: []Row{
		{When: "Encrypt=false", Then: LoginOnly, CA: "none", Because: "Encrypt=False encrypts the login packet only, with any certificate"},
		{When: "TrustServerCertificate=true Encrypt=true", Then: Unchecked, CA: "none", Because: "TrustServerCertificate=True accepts every certificate"},
		{When: "Encrypt=true", Then: Full, CA: "system", Because: "Encrypt=True requires TLS and checks chain and host name"},
		{Then: LoginOnly, CA: "none", Because: "Encrypt defaults to False: only the login packet is encrypted, with any certificate"},
	},
	Full: "Encrypt=True;TrustServerCertificate=False",
})

const goMSSQL = "microsoft/go-mssqldb:msdsn/conn_str.go"

// go-mssqldb trusts every certificate as long as encrypt is not written at all.
var _ = register(&Table{
	ID: "go-mssqldb", Title: "go-mssqldb", Engine: "sqlserver", Source: goMSSQL,
	Packages: []Package{{"go", "github.com/microsoft/go-mssqldb"}, {"go", "github.com/denisenkom/go-mssqldb"}, {"go", "gorm.io/driver/sqlserver"}},
	Schemes:  []setting.Scheme{{Name: "sqlserver", Engine: "sqlserver"}, {Name: "mssql", Engine: "sqlserver"}, {Name: "azuresql", Engine: "sqlserver", Certain: true}},
	Grammars: []string{"ado"},
	Openers: []setting.Opener{
		withSelect(goOpener("database/sql.Open", 1), "sqlserver", "mssql", "azuresql"), goOpener("github.com/microsoft/go-mssqldb.NewConnector", 0),
		goOpener("github.com/denisenkom/go-mssqldb.NewConnector", 0), goOpener("gorm.io/driver/sqlserver.Open", 0), sqlxOpen("Open", "sqlserver"), sqlxOpen("Connect", "sqlserver"),
	},
	Names: FoldCase | DropBlanks, Stranger: IgnoresStrangers, Repeat: LastWins,
	Options: []Option{
		{Name: "encrypt", Role: Mode, Fold: true, Words: encryptWords, Values: []string{"true", "false", "strict", "disable"}},
		{Name: "TrustServerCertificate", Role: Mode, Bool: true, Fold: true}, {Name: "certificate", Role: CA}, {Name: "serverCertificate", Role: CA},
		{Name: "hostNameInCertificate", Role: Mode}, {Name: "tlsmin", Role: TLSOpt},
	},
	Rows: []Row{
		{When: "encrypt=strict", Then: Full, CA: "serverCertificate|certificate|system", Ignores: "TrustServerCertificate", Evidence: fact.Observed, Because: "encrypt=strict starts with TLS and verifies, whatever TrustServerCertificate says"},
		{When: "encrypt=disable", Then: Off, CA: "none", Evidence: fact.Observed, Because: "encrypt=disable sends the login in plaintext when the server does not insist on TLS"},
		{When: "encrypt=false TrustServerCertificate=true", Then: LoginOnly, CA: "none", Evidence: fact.Observed, Because: "encrypt=false encrypts the login packet only"},
		{When: "encrypt=false", Then: LoginChecked, CA: "certificate|system", Evidence: fact.Observed, Because: "encrypt=false encrypts the login packet only"},
		{When: "encrypt=true TrustServerCertificate=true", Then: Unchecked, CA: "none", By: "TrustServerCertificate", Ignores: "certificate hostNameInCertificate", Evidence: fact.Observed, Because: "TrustServerCertificate=true accepts every certificate"},
		{When: "encrypt=true serverCertificate", Then: Full, CA: "serverCertificate", By: "encrypt", Evidence: fact.FromSource, Because: "the server's certificate is compared with the given one"},
		{When: "encrypt=true", Then: Full, CA: "certificate|system", Evidence: fact.Observed, Because: "encrypt=true requires TLS and checks chain and host name"},
		{When: "TrustServerCertificate=false", Then: LoginChecked, CA: "certificate|system", By: "-", Evidence: fact.Observed, Because: "without encrypt only the login packet is encrypted"},
		{Then: LoginOnly, CA: "none", Evidence: fact.Observed, Because: "without encrypt only the login packet is encrypted, and every certificate is accepted"},
	},
	TLS:  []TLSRow{{Option: "tlsmin", Form: Floor}},
	Full: "encrypt=strict, or encrypt=true&TrustServerCertificate=false with certificate=<CA file>",
})
