package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	jtdsSource = "https://jtds.sourceforge.net/faq.html"
	freeTDS    = "FreeTDS/freetds:src/tds/login.c"
	msODBC     = "https://learn.microsoft.com/en-us/sql/connect/odbc/major-version-differences"
)

// freeTDSRequire is what the level require does without a CA.
const freeTDSRequire = "require accepts every certificate, and where the server answers with encryption off, what follows the login goes in plaintext; verification needs a ca file in freetds.conf"

// jtds never checks host names.
var _ = register(func() *Table {
	return &Table{
		ID: "jtds", Title: "jTDS", Engine: "sqlserver", Source: jtdsSource,
		Packages: []Package{{"maven", "net.sourceforge.jtds:jtds"}},
		Schemes:  []setting.Scheme{{Name: "jdbc:jtds:sqlserver", Engine: "sqlserver", Certain: true}, {Name: "jdbc:jtds", Engine: "sqlserver", Certain: true}},
		Openers:  beans([]string{"net.sourceforge.jtds.jdbcx.JtdsDataSource"}, beanArgs),
		Names:    FoldCase, Stranger: IgnoresStrangers,
		Full:    "none: jTDS never checks the host name; use Microsoft's driver with encrypt=true",
		Options: []Option{{Name: "ssl", Role: Mode, Fold: true, Words: map[string]string{"": "off"}}},
		Rows: []Row{
			{When: "ssl=authenticate", Then: ChainOnly, CA: "system", Because: "ssl=authenticate checks the chain; jTDS has no host name check at all"},
			{When: "ssl=require", Then: Unchecked, CA: "none", Because: "ssl=require encrypts and accepts every certificate"},
			{When: "ssl=off", Then: Off, CA: "none", Because: "ssl=off never uses TLS"},
			{When: "ssl", Then: LoginOnly, CA: "none", Because: "ssl=request, as every text that jTDS does not know, encrypts the login packet only unless the server wants more, with any certificate, and nothing where it has no TLS"},
			{Then: Off, CA: "none", Because: "without ssl jTDS never uses TLS"},
		},
	}
})

// freeTDSRows are FreeTDS's encryption levels without a CA, which clients cannot give but in freetds.conf.
func freeTDSRows(name string) []Row {
	return []Row{
		{When: name + "=off", Then: Off, CA: "none", Because: "off uses TLS only if the server insists, with any certificate"},
		{When: name + "=request", Then: LoginOnly, CA: "none", Because: "request encrypts the login packet only unless the server wants more, and nothing where it has no TLS"},
		{When: name + "=require", Then: Opportune, CA: "none", Because: freeTDSRequire},
	}
}

// pymssql takes an encryption level and nothing else; what is checked is decided in freetds.conf.
var _ = register(func() *Table {
	return &Table{
		ID: "pymssql", Title: "pymssql", Engine: "sqlserver", Source: freeTDS,
		Packages: []Package{{"pypi", "pymssql"}}, Schemes: []setting.Scheme{{Name: "mssql+pymssql", Engine: "sqlserver", Certain: true}},
		Openers: slices.Concat(pythonOpeners([]setting.Arg{
			{Position: 0, Keyword: "server", Role: setting.Host}, {Position: -1, Keyword: "host", Role: setting.Host}, {Position: 2, Keyword: "password", Role: setting.Secret},
		}, "pymssql.connect", "pymssql._mssql.connect", "_mssql.connect"), sqlalchemyURLs("mssql+pymssql")),
		Names: Exact, Stranger: RejectsStrangers, Prepare: fromQuery,
		Full: "encryption = strict in freetds.conf, on pymssql 2.4.2 or later",
		Options: []Option{
			{Name: "encryption", Role: Mode, Until: "2.2.9"},
			{Name: "encryption", Role: Mode, Values: []string{"default", "off", "request", "require"}, Since: "2.2.9", Until: "2.4.3"},
			{Name: "encryption", Role: Mode, Values: []string{"off", "request", "require"}, Since: "2.4.3"},
			{Name: "charset"},
			{Name: "tds_version"},
			{Name: "timeout"},
			{Name: "login_timeout"},
			{Name: "autocommit"},
			{Name: "as_dict"},
			{Name: "appname"},
			{Name: "conn_properties"},
			{Name: "read_only"},
			{Name: "use_datetime2"},
			{Name: "arraysize"},
		},
		Rows: slices.Concat(
			[]Row{
				{When: "encryption", Rejects: "pymssql before 2.2.9 has no argument encryption: it raises TypeError", Until: "2.2.9"},
				{When: "tds_version=4.2", Then: Off, CA: "none", Ignores: "encryption", Because: "TDS before 7.1 knows no encryption: the login goes in plaintext"},
				{When: "tds_version=7.0", Then: Off, CA: "none", Ignores: "encryption", Because: "TDS before 7.1 knows no encryption: the login goes in plaintext"},
				{When: "encryption=require", Then: Opportune, CA: "none", Since: "2.4.3", Because: freeTDSRequire},
				{When: "encryption=off", Then: Off, CA: "none", Since: "2.4.3", Because: "off never asks for TLS: the login goes in plaintext"},
				{When: "encryption=request", Then: LoginOnly, CA: "none", Since: "2.4.3", Because: "request encrypts the login packet only unless the server wants more, and nothing where it has no TLS"},
				{When: "encryption", Then: LoginOnly, CA: "none", By: "-", Ignores: "encryption", Since: "2.2.9", Until: "2.4.3", Source: "https://github.com/pymssql/pymssql/issues/924", Because: "before 2.4.3 encryption never reaches FreeTDS, which encrypts the login packet only, with any certificate"},
			},
			[]Row{{Then: LoginOnly, CA: "none", Because: "by default FreeTDS encrypts the login packet only, with any certificate, and nothing where the server has no TLS"}},
		),
		Releases: []Release{{"2.4.3", "2026-10-06"}},
	}
})

// odbcDrivers are the names under which ODBC drivers are installed.
var odbcDrivers = map[string]string{
	"odbc driver 18 for sql server": "18", "odbc driver 17 for sql server": "17", "odbc driver 13 for sql server": "13",
	"odbc driver 13.1 for sql server": "13", "odbc driver 11 for sql server": "11", "sql server native client 11.0": "11", "freetds": "freetds", "tds": "freetds",
}

// odbcVerified say what Microsoft's ODBC drivers do where a condition holds under which TLS is required.
func odbcVerified(condition, because string) []Row { return odbcVerifiedBy("true", condition, because) }

// odbcVerifiedBy is for tables in which another word stands for true.
func odbcVerifiedBy(yes, condition, because string) []Row {
	return below("", condition, []Row{
		{When: "TrustServerCertificate=" + yes, Then: Unchecked, CA: "none", Ignores: "HostnameInCertificate", Because: "TrustServerCertificate=yes accepts every certificate"},
		{Then: Full, CA: "system", By: "Encrypt", Because: because},
	})
}

// odbcOptions are the keywords that decide. Microsoft's drivers take yes and no, and no other word for them.
var odbcOptions = []Option{
	{Name: "Driver", Fold: true, Words: odbcDrivers},
	{Name: "Encrypt", Role: Mode, Fold: true, Words: map[string]string{"mandatory": "yes", "optional": "no"}},
	{Name: "TrustServerCertificate", Role: Mode, Fold: true},
	{Name: "HostnameInCertificate", Role: Mode},
	{Name: "ServerCertificate", Role: CA},
	{Name: "Authentication"},
}

// odbcRows are what the drivers do where the string says which one it is, or what to encrypt.
var odbcRows = slices.Concat(
	[]Row{
		{When: "Driver=freetds Encrypt=yes", Then: LoginOnly, CA: "none", Ignores: "TrustServerCertificate", Source: "FreeTDS/freetds:src/odbc/connectparams.c", Because: "FreeTDS 1.3 does not read Encrypt and encrypts the login packet only; newer ones read it as require, which accepts every certificate"},
		{When: "Driver=freetds", Then: LoginOnly, CA: "none", Ignores: "TrustServerCertificate", Source: freeTDS, Because: "by default FreeTDS encrypts the login packet only, with any certificate"},
		{When: "Driver=18 Encrypt!=yes|no|strict", Rejects: "Encrypt takes yes, no, Mandatory, Optional and Strict", By: "Encrypt"},
		{When: "Driver=17|13|11 Encrypt!=yes|no|strict", Rejects: "Encrypt takes yes and no", By: "Encrypt"},
		{When: "Driver=18 TrustServerCertificate!=yes|no", Rejects: "TrustServerCertificate takes yes and no", By: "TrustServerCertificate"},
		{When: "Driver=17|13|11 TrustServerCertificate!=yes|no", Rejects: "TrustServerCertificate takes yes and no", By: "TrustServerCertificate"},
		{When: "Encrypt=strict Driver=17|13|11", Rejects: "Encrypt=strict needs ODBC Driver 18", By: "Encrypt"},
		{When: "Encrypt=strict", Then: Full, CA: "ServerCertificate|system", Ignores: "TrustServerCertificate", Because: "Encrypt=strict starts with TLS and verifies, whatever TrustServerCertificate says"},
	},
	odbcVerifiedBy("yes", "Encrypt=yes", "Encrypt=yes requires TLS and checks chain and host name"),
	[]Row{{When: "Encrypt=no", Then: LoginOnly, CA: "none", Ignores: "TrustServerCertificate HostnameInCertificate", Because: "Encrypt=no encrypts the login packet only, unless the server insists on more"}},
	odbcVerifiedBy("yes", "Driver=18", "Encrypt defaults to yes in ODBC Driver 18: TLS is required, chain and host name are checked"),
	[]Row{
		{When: "Driver=17|13|11 Authentication", Then: Unchecked, CA: "none", By: "Authentication", Because: "Authentication switches encryption on before ODBC Driver 18; the certificate is checked only with Encrypt=yes and TrustServerCertificate=no"},
		{When: "Driver=17|13|11", Then: LoginOnly, CA: "none", By: "-", Ignores: "TrustServerCertificate HostnameInCertificate", Because: "before ODBC Driver 18 Encrypt defaults to no: only the login packet is encrypted"},
	},
)

// msodbcsql is Microsoft's ODBC driver, in several versions; the connection string names the one that decides on the
// defaults.
var _ = register(func() *Table {
	return &Table{
		ID: "msodbcsql", Title: "ODBC Driver for SQL Server", Engine: "sqlserver", Source: msODBC,
		Packages: []Package{{"pypi", "pyodbc"}}, Unversioned: true, DefaultOf: []string{"sqlalchemy mssql", "sqlmodel mssql"},
		Schemes: []setting.Scheme{{Name: "mssql+pyodbc", Engine: "sqlserver", Certain: true}}, Grammars: []string{"odbc"},
		Openers: slices.Concat(pythonOpeners([]setting.Arg{
			{Position: 0, Role: setting.DSN}, {Position: -1, Keyword: "server", Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret},
		}, "pyodbc.connect", "aioodbc.connect"), sqlalchemyURLs("mssql+pyodbc")),
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: FirstWins, Prepare: odbcNames,
		Full:    "Driver={ODBC Driver 18 for SQL Server};Encrypt=strict, or Encrypt=yes;TrustServerCertificate=no",
		Options: odbcOptions,
		Rows: append(slices.Clone(odbcRows), Row{
			Then: Undecided, CA: "unknown", By: "-", Because: "ODBC Driver 17 encrypts the login only by default, and 18 requires and verifies TLS; which one is used is not written here",
		}),
	}
})

// odbcNames takes the braces off the driver's name and joins the query of SQLAlchemy's URL to the options.
func odbcNames(options []setting.Option) []setting.Option {
	options = fromQuery(options)
	for i := range options {
		v := options[i].Value.Text
		if s := v.String(); strings.EqualFold(options[i].Name.String(), "driver") && strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") {
			options[i].Value.Text = v.Slice(1, len(s)-1)
		}
	}
	return options
}
