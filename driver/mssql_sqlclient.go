package driver

import (
	"github.com/dsnlint/dsnlint/setting"
)

const sqlClientDocs = "https://learn.microsoft.com/en-us/sql/connect/ado-net/encryption-and-certificate-validation"

// sqlClientLogin are the options that only count when more than the login packet is encrypted.
const sqlClientLogin = "TrustServerCertificate HostNameInCertificate ServerCertificate"

var (
	yesNo = map[string]string{"yes": "true", "no": "false"}
	// sqlClientEncrypt adds the words of 5.0, also as the constants of SqlConnectionEncryptOption.
	sqlClientEncrypt = map[string]string{
		"yes": "true", "no": "false", "mandatory": "true", "optional": "false",
		"sqlconnectionencryptoption.mandatory": "true", "sqlconnectionencryptoption.optional": "false", "sqlconnectionencryptoption.strict": "strict",
	}
)

func sqlClientOpeners(namespace string) []setting.Opener {
	args := []setting.Arg{{Position: 0, Keyword: "ConnectionString", Role: setting.DSN}, {Position: -1, Keyword: "DataSource", Role: setting.Host}, {Position: -1, Keyword: "Password", Role: setting.Secret}}
	return []setting.Opener{
		{Language: "csharp", Callee: namespace + ".SqlConnection", Grammar: "ado", Args: args, Setters: true},
		{Language: "csharp", Callee: namespace + ".SqlConnectionStringBuilder", Grammar: "ado", Args: args, Setters: true},
	}
}

// Microsoft.Data.SqlClient encrypts and verifies by default since 4.0.
var _ = register(func() *Table {
	return &Table{
		ID: "microsoft-data-sqlclient", Title: "Microsoft.Data.SqlClient", Engine: "sqlserver", Source: sqlClientDocs,
		Packages: []Package{{"nuget", "microsoft.data.sqlclient"}},
		Wrappers: []Package{{"nuget", "microsoft.entityframeworkcore.sqlserver"}},
		Grammars: []string{"ado"}, Openers: append(sqlClientOpeners("Microsoft.Data.SqlClient"), setting.Opener{
			Language: "csharp", Callee: "*.UseSqlServer", Grammar: "ado", Args: []setting.Arg{{Position: 0, Keyword: "connectionString", Role: setting.DSN}}, // EF Core
		}),
		Names: FoldCase | DropBlanks, Stranger: RejectsStrangers, Repeat: LastWins,
		Options: []Option{
			{Name: "Encrypt", Role: Mode, Fold: true, Words: yesNo, Values: []string{"true", "false"}, Until: "5.0"},
			{Name: "Encrypt", Role: Mode, Fold: true, Words: sqlClientEncrypt, Values: []string{"true", "false", "strict"}, Since: "5.0"},
			{Name: "TrustServerCertificate", Role: Mode, Fold: true, Words: yesNo, Values: []string{"true", "false"}},
			{Name: "HostNameInCertificate", Role: Mode, Since: "5.0"},
			{Name: "ServerCertificate", Role: CA, Since: "5.1"},
			{Name: "Authentication"},
			{Name: "Integrated Security", Aliases: []string{"Trusted_Connection"}},
		},
		Rows: []Row{
			{When: "Encrypt=strict", Then: Full, CA: "ServerCertificate|system", Ignores: "TrustServerCertificate", Source: "dotnet/SqlClient:release-notes/5.0/5.0.0.md", Because: "Encrypt=Strict starts with TLS and verifies, whatever TrustServerCertificate says"},
			{When: "Encrypt=false", Then: LoginOnly, CA: "none", Ignores: sqlClientLogin, Because: "Encrypt=False encrypts the login packet only, unless the server insists on more"},
			{When: "TrustServerCertificate=true Encrypt=true", Then: Unchecked, CA: "none", Ignores: "HostNameInCertificate ServerCertificate", Because: "TrustServerCertificate=True accepts every certificate"},
			{When: "TrustServerCertificate=true", Then: Unchecked, CA: "none", Since: "4.0", Ignores: "HostNameInCertificate ServerCertificate", Because: "TrustServerCertificate=True accepts every certificate"},
			{When: "Encrypt=true", Then: Full, CA: "ServerCertificate|system", Because: "Encrypt=True requires TLS and checks chain and host name"},
			{Then: Full, CA: "ServerCertificate|system", Since: "4.0", Source: "dotnet/SqlClient:release-notes/4.0/4.0.0.md", Because: "Encrypt defaults to True since 4.0: TLS is required, chain and host name are checked"},
			{Then: LoginOnly, CA: "none", Until: "4.0", Ignores: sqlClientLogin, Source: "dotnet/SqlClient:porting-cheat-sheet.md", Because: "before 4.0 Encrypt defaults to False: only the login packet is encrypted"},
		},
		Releases: []Release{{"4.0", "2021-11-18"}, {"5.0", "2022-10-05"}, {"5.1", "2023-01-19"}},
		Full:     "Encrypt=Strict, or Encrypt=True;TrustServerCertificate=False",
	}
})

// System.Data.SqlClient never changed its default: without Encrypt only the login is protected. It takes no blanks in
// TrustServerCertificate.
var _ = register(func() *Table {
	return &Table{
		ID: "system-data-sqlclient", Title: "System.Data.SqlClient", Engine: "sqlserver", Source: sqlClientDocs,
		Packages: []Package{{"nuget", "system.data.sqlclient"}},
		Grammars: []string{"ado"}, Openers: sqlClientOpeners("System.Data.SqlClient"),
		Names: FoldCase, Stranger: RejectsStrangers, Repeat: LastWins,
		Options: []Option{
			{Name: "Encrypt", Role: Mode, Fold: true, Words: yesNo, Values: []string{"true", "false"}},
			{Name: "TrustServerCertificate", Role: Mode, Fold: true, Words: yesNo, Values: []string{"true", "false"}},
			{Name: "Integrated Security", Aliases: []string{"IntegratedSecurity", "Trusted_Connection"}},
		},
		Rows: []Row{
			{When: "Encrypt=false", Then: LoginOnly, CA: "none", Ignores: "TrustServerCertificate", Because: "Encrypt=False encrypts the login packet only, with any certificate"},
			{When: "TrustServerCertificate=true Encrypt=true", Then: Unchecked, CA: "none", Because: "TrustServerCertificate=True accepts every certificate"},
			{When: "Encrypt=true", Then: Full, CA: "system", Because: "Encrypt=True requires TLS and checks chain and host name"},
			{Then: LoginOnly, CA: "none", Ignores: "TrustServerCertificate", Source: "dotnet/SqlClient:porting-cheat-sheet.md", Because: "Encrypt defaults to False: only the login packet is encrypted, with any certificate"},
		},
		Full: "Encrypt=True;TrustServerCertificate=False",
	}
})
