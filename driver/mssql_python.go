package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	pytdsSource       = "denisenkom/pytds:src/pytds/__init__.py"
	mssqlPythonSource = "microsoft/mssql-python:mssql_python/constants.py"
	freeTDSConf       = "FreeTDS/freetds:src/tds/config.c"
	freeTDSTLS        = "FreeTDS/freetds:src/tds/tls.c"
)

// loginChain protects the login packet only, against anybody without a certificate of the right authority.
var loginChain = fact.Posture{Transport: fact.LoginOnly, Chain: fact.Verified, Host: fact.Unverified}

// python-tds has one switch, the CA file: without it there is no TLS at all.
var _ = register(func() *Table {
	return &Table{
		ID: "python-tds", Title: "python-tds", Engine: "sqlserver", Source: pytdsSource,
		Packages: []Package{{"pypi", "python-tds"}, {"pypi", "sqlalchemy-pytds"}},
		Schemes:  []setting.Scheme{{Name: "mssql+pytds", Engine: "sqlserver", Certain: true}},
		Openers: slices.Concat(pythonOpeners([]setting.Arg{
			{Position: 0, Keyword: "dsn", Role: setting.Host},
			{Position: -1, Keyword: "server", Role: setting.Host},
			{Position: -1, Keyword: "port", Role: setting.Port},
			{Position: 3, Keyword: "password", Role: setting.Secret},
			{Position: -1, Keyword: "access_token_callable", Role: setting.Skip},
		}, "pytds.connect"), sqlalchemyURLs("mssql+pytds")),
		Names: Exact, Stranger: RejectsStrangers, Prepare: fromQuery, DefaultHost: fact.HostUnknown,
		Full: "cafile=<CA file>",
		Options: []Option{
			{Name: "cafile", Role: CA},
			{Name: "validate_host", Role: Mode, Bool: true, Fold: true},
			{Name: "enc_login_only", Role: Mode, Bool: true, Fold: true},
		},
		Rows: []Row{
			{When: "cafile enc_login_only=true validate_host=false", Then: loginChain, CA: "cafile", By: "enc_login_only", Because: "enc_login_only=True encrypts the login packet only, and nothing where the server has no TLS; validate_host=False leaves the host name unchecked"},
			{When: "cafile enc_login_only=true", Then: LoginChecked, CA: "cafile", By: "enc_login_only", Because: "enc_login_only=True encrypts the login packet only, and nothing where the server has no TLS"},
			{When: "cafile validate_host=false", Then: ChainOnly, CA: "cafile", By: "validate_host", Because: "validate_host=False leaves the host name unchecked"},
			{When: "cafile", Then: Full, CA: "cafile", Because: "cafile requires TLS and checks chain and host name"},
			{Then: Off, CA: "none", Ignores: "validate_host enc_login_only", Because: "without cafile python-tds never uses TLS"},
		},
	}
})

// mssql-python brings ODBC Driver 18 along and takes no other.
var _ = register(func() *Table {
	return &Table{
		ID: "mssql-python", Title: "mssql-python", Engine: "sqlserver", Source: mssqlPythonSource,
		Packages: []Package{{"pypi", "mssql-python"}},
		Openers: pythonOpeners([]setting.Arg{
			{Position: 0, Keyword: "connection_str", Role: setting.DSN},
			{Position: -1, Keyword: "server", Role: setting.Host},
			{Position: -1, Keyword: "pwd", Role: setting.Secret},
			{Position: -1, Keyword: "autocommit", Role: setting.Skip},
			{Position: -1, Keyword: "timeout", Role: setting.Skip},
			{Position: -1, Keyword: "token_provider", Role: setting.Skip},
		}, "mssql_python.connect", "mssql_python.db_connection.connect", "mssql_python.Connection"),
		Names: FoldCase | DropBlanks, Stranger: RejectsStrangers, Repeat: LastWins, DefaultHost: fact.HostUnknown,
		Full: "Encrypt=strict, or Encrypt=yes;TrustServerCertificate=no",
		Options: []Option{
			{Name: "Encrypt", Role: Mode, Fold: true, Words: map[string]string{"mandatory": "yes", "optional": "no"}, Values: []string{"yes", "no", "strict"}},
			{Name: "TrustServerCertificate", Aliases: []string{"trust_server_certificate"}, Role: Mode, Fold: true, Values: []string{"yes", "no"}},
			{Name: "HostnameInCertificate", Role: Mode},
			{Name: "ServerCertificate", Role: CA},
			{Name: "Authentication"},
		},
		Rows: slices.Concat(
			[]Row{{When: "Encrypt=strict", Then: Full, CA: "ServerCertificate|system", Ignores: "TrustServerCertificate", Source: msODBC, Because: "Encrypt=strict starts with TLS and verifies, whatever TrustServerCertificate says"}},
			fromSource(msODBC, odbcVerifiedBy("yes", "Encrypt=yes", "Encrypt=yes requires TLS and checks chain and host name")),
			[]Row{{When: "Encrypt=no", Then: LoginOnly, CA: "none", Ignores: "TrustServerCertificate HostnameInCertificate", Source: msODBC, Because: "Encrypt=no encrypts the login packet only, unless the server insists on more"}},
			fromSource(msODBC, odbcVerifiedBy("yes", "", "Encrypt defaults to yes in the ODBC Driver 18 that comes with the package: TLS is required, chain and host name are checked")),
		),
	}
})

// freeTDSChecked are the levels with a CA file, under which FreeTDS checks what it is shown.
func freeTDSChecked(ca string) []Row {
	return []Row{
		{When: "encryption=off", Then: Off, CA: "none", Ignores: "cafile checkcertificatehostname", Because: "off uses TLS only if the server insists"},
		{When: "encryption=request checkcertificatehostname=false", Then: loginChain, CA: ca, By: "encryption", Because: "request encrypts the login packet only unless the server wants more, and nothing where it has no TLS"},
		{When: "encryption=request", Then: LoginChecked, CA: ca, Because: "request encrypts the login packet only unless the server wants more, and nothing where it has no TLS"},
		{When: "encryption=require checkcertificatehostname=false", Then: OpportuneCA, CA: ca, By: "checkcertificatehostname", Because: "the chain is checked and the host name is not; where the server answers with encryption off, what follows the login goes in plaintext"},
		{When: "encryption=require", Then: OpportuneAll, CA: ca, Because: "ca file makes FreeTDS check chain and host name; where the server answers with encryption off, what follows the login goes in plaintext"},
		{When: "!encryption checkcertificatehostname=false", Then: loginChain, CA: ca, By: "-", Because: "by default FreeTDS encrypts the login packet only, and nothing where the server has no TLS"},
		{When: "!encryption", Then: LoginChecked, CA: ca, By: "-", Because: "by default FreeTDS encrypts the login packet only, and nothing where the server has no TLS"},
	}
}

// freeTDSStrict is TDS 8, which FreeTDS speaks since 1.5.
var freeTDSStrict = []Row{
	{When: "encryption=strict checkcertificatehostname=false cafile=system", Then: ChainOnly, CA: "system", By: "checkcertificatehostname", Because: "strict starts with TLS and checks the chain; check certificate hostname = no leaves the host name unchecked"},
	{When: "encryption=strict checkcertificatehostname=false", Then: ChainOnly, CA: "cafile|system", By: "checkcertificatehostname", Because: "strict starts with TLS and checks the chain; check certificate hostname = no leaves the host name unchecked"},
	{When: "encryption=strict cafile=system", Then: Full, CA: "system", By: "encryption", Because: "strict starts with TLS and checks chain and host name"},
	{When: "encryption=strict", Then: Full, CA: "cafile|system", Because: "strict starts with TLS and checks chain and host name"},
}

// freetds is a server's section of freetds.conf, which tsql, pymssql, PHP's dblib and the ODBC driver read.
var _ = register(func() *Table {
	return &Table{
		ID: "freetds", Title: "FreeTDS", Engine: "sqlserver", Source: freeTDSConf,
		Names: FoldCase | DropBlanks, Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.HostUnknown,
		Full: "encryption = strict, on FreeTDS 1.5 or later",
		Options: []Option{
			{Name: "encryption", Role: Mode, Fold: true, Values: []string{"off", "request", "require"}, Until: "1.5"},
			{Name: "encryption", Role: Mode, Fold: true, Values: []string{"off", "request", "require", "strict"}, Since: "1.5"},
			{Name: "cafile", Role: CA},
			{Name: "checkcertificatehostname", Role: Mode, Bool: true, Fold: true},
			{Name: "certificatehostname"},
			{Name: "enabletlsv1", Role: TLSOpt, Fold: true, Words: map[string]string{"yes": "1.0", "on": "1.0", "true": "1.0", "1": "1.0"}},
			{Name: "enabletlsv1.1", Role: TLSOpt, Fold: true, Words: map[string]string{"yes": "1.1", "on": "1.1", "true": "1.1", "1": "1.1"}},
			{Name: "opensslciphers", Role: Cipher},
		},
		Rows: slices.Concat(
			fromSource(freeTDSTLS, freeTDSStrict),
			fromSource(freeTDSTLS, below("", "cafile=system", freeTDSChecked("system"))),
			fromSource(freeTDSTLS, below("", "cafile", freeTDSChecked("cafile"))),
			freeTDSRows("encryption"),
			[]Row{{Then: LoginOnly, CA: "none", Ignores: "checkcertificatehostname", Because: "by default FreeTDS encrypts the login packet only, with any certificate, and nothing where the server has no TLS"}},
		),
		TLS: []TLSRow{{Option: "enabletlsv1.1", Form: Floor}, {Option: "enabletlsv1", Form: Floor}},
	}
})
