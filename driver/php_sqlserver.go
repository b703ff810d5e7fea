package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	msphpsql = "microsoft/msphpsql:source/shared/core_conn.cpp"
	pdoDblib = "php/php-src:ext/pdo_dblib/dblib_driver.c"
)

// odbcEncrypt are the spellings of Microsoft's ODBC drivers for yes and no.
var odbcEncrypt = map[string]string{"yes": "true", "mandatory": "true", "1": "true", "no": "false", "optional": "false", "0": "false", "": "false"}

// php-sqlsrv is Microsoft's extension, sqlsrv and PDO alike, on top of an ODBC driver whose version decides on defaults.
var _ = register(func() *Table {
	return &Table{
		ID: "php-sqlsrv", Title: "PHP sqlsrv", Engine: "sqlserver", Source: msphpsql,
		Packages: []Package{{"composer", "ext-pdo_sqlsrv"}, {"composer", "ext-sqlsrv"}}, Unversioned: true,
		Schemes: []setting.Scheme{{Name: "sqlsrv", Engine: "sqlserver"}}, Grammars: []string{"pdo"},
		Openers: slices.Concat(
			phpOpeners([]setting.Arg{{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Options}, {Position: -1, Keyword: "PWD", Role: setting.Secret}, {Position: -1, Keyword: "UID", Role: setting.Skip}}, "sqlsrv_connect"),
			ungrammatical(slices.Concat(laravel.named("sqlsrv"), doctrine.named("pdo_sqlsrv", "sqlsrv"))),
		),
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: FirstWins, Prepare: sqlsrvNames,
		Full: "Encrypt=yes;TrustServerCertificate=no",
		Options: []Option{
			{Name: "Driver", Fold: true, Words: odbcDrivers},
			{Name: "Encrypt", Role: Mode, Fold: true, Words: odbcEncrypt, Values: []string{"true", "false", "strict"}},
			{Name: "TrustServerCertificate", Aliases: []string{"trust_server_certificate"}, Role: Mode, Fold: true, Words: odbcEncrypt},
			{Name: "HostnameInCertificate", Role: Mode},
			{Name: "ServerCertificate", Role: CA},
			{Name: "Authentication"},
		},
		Rows: slices.Concat(
			[]Row{{When: "Encrypt=strict", Then: Full, CA: "ServerCertificate|system", Ignores: "TrustServerCertificate", Because: "Encrypt=strict starts with TLS and verifies, whatever TrustServerCertificate says"}},
			odbcVerified("Encrypt=true", "Encrypt=yes requires TLS and checks chain and host name"),
			[]Row{{When: "Encrypt=false", Then: LoginOnly, CA: "none", Ignores: "TrustServerCertificate HostnameInCertificate", Because: "Encrypt=no encrypts the login packet only, unless the server insists on more"}},
			odbcVerified("Driver=18", "Encrypt defaults to yes in ODBC Driver 18: TLS is required, chain and host name are checked"),
			[]Row{
				{When: "Driver=17|13|11", Then: LoginOnly, CA: "none", By: "-", Ignores: "TrustServerCertificate HostnameInCertificate", Because: "before ODBC Driver 18 Encrypt defaults to no: only the login packet is encrypted"},
				{Then: Undecided, CA: "unknown", By: "-", Source: msODBC, Because: "ODBC Driver 17 encrypts the login only by default, and 18 requires and verifies TLS; which one is used is not written here"},
			},
		),
	}
})

// php-dblib is PDO on FreeTDS, whose connection string knows nothing of encryption.
var _ = register(func() *Table {
	return &Table{
		ID: "php-dblib", Title: "PDO dblib", Engine: "sqlserver", Source: freeTDS,
		Packages: []Package{{"composer", "ext-pdo_dblib"}}, Unversioned: true,
		Schemes:  []setting.Scheme{{Name: "dblib", Engine: "sqlserver"}, {Name: "mssql", Engine: "sqlserver"}, {Name: "sybase", Engine: "sqlserver"}},
		Grammars: []string{"pdo"}, Names: FoldCase, Stranger: IgnoresStrangers,
		Full: "encryption = strict in freetds.conf, on FreeTDS 1.5 or later",
		Rows: []Row{{Then: LoginOnly, CA: "none", Because: "by default FreeTDS encrypts the login packet only, with any certificate, and nothing where the server has no TLS; the connection string has no say in it"}},
	}
})

// sqlsrvNames leaves out the name that a framework has for the extension: it is no ODBC driver.
func sqlsrvNames(options []setting.Option) []setting.Option {
	return odbcNames(slices.DeleteFunc(options, func(o setting.Option) bool {
		v := o.Value.Text.String()
		return o.Name.String() == "driver" && (v == "sqlsrv" || v == "pdo_sqlsrv")
	}))
}
