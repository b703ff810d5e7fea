package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	connectorPython    = "mysql/mysql-connector-python:mysql-connector-python/lib/mysql/connector/network.py"
	connectorPythonExt = "mysql/mysql-connector-python:mysql-connector-python/src/mysql_capi.c"
)

// connectorPythonRows give the worse of the driver's two implementations, of which the C extension is the default; the
// pure one is certain with use_pure=True alone.
var connectorPythonRows = []Row{
	{When: "tls_versions=TLSv1|TLSv1.1|TLSv1,TLSv1.1|TLSv1.1,TLSv1", Rejects: "mysql-connector-python 8.0.28 removed TLS 1.0 and 1.1", By: "tls_versions", Since: "8.0.28"},
	{When: "ssl_disabled:bool=true", Then: Off, CA: "none", Ignores: "ssl_ca ssl_verify_cert ssl_verify_identity", Because: "ssl_disabled=True never uses TLS"},
	{When: "ssl_disabled:string!=", Then: Off, CA: "none", Ignores: "ssl_ca ssl_verify_cert ssl_verify_identity", Because: "a string is true in Python whatever it says, so ssl_disabled switches TLS off even as \"false\""},
	{When: "ssl_ca ssl_verify_cert=true ssl_verify_identity=true", Then: Full, CA: "ssl_ca", By: "ssl_verify_identity", Because: "ssl_verify_cert and ssl_verify_identity require TLS and check chain and host name; the system's store is trusted besides ssl_ca"},
	{When: "ssl_verify_cert=true ssl_verify_identity=true", Then: Full, CA: "system", By: "ssl_verify_identity", Because: "ssl_verify_cert and ssl_verify_identity require TLS and check chain and host name"},
	{When: "ssl_ca ssl_verify_cert=true use_pure=true", Then: ChainOnly, CA: "ssl_ca", By: "ssl_verify_cert", Because: "ssl_verify_cert requires TLS and checks the chain; the host name is left to ssl_verify_identity"},
	{When: "ssl_ca ssl_verify_cert=true", Then: OpportuneCA, CA: "ssl_ca", By: "ssl_verify_cert", Source: connectorPythonExt, Because: "the C extension, which is the default, checks the chain but continues in plaintext when the server or an attacker declines TLS; ssl_verify_identity=True besides requires TLS"},
	{When: "ssl_verify_cert=true use_pure=true", Then: ChainOnly, CA: "system", By: "ssl_verify_cert", Because: "ssl_verify_cert requires TLS and checks the chain against the system's store; the host name is left to ssl_verify_identity"},
	{When: "ssl_verify_cert=true", Then: fact.Posture{Transport: fact.Opportunistic, Chain: fact.CheckUnknown, Host: fact.Unverified}, CA: "system", By: "ssl_verify_cert", Source: connectorPythonExt, Because: "the C extension, which is the default, continues in plaintext when the server or an attacker declines TLS; ssl_verify_identity=True besides requires TLS"},
	{When: "ssl_ca ssl_verify_identity=true", Then: OpportuneAll, CA: "ssl_ca", By: "ssl_verify_identity", Because: "without ssl_verify_cert=True the pure driver continues in plaintext when the server or an attacker declines TLS"},
	{When: "ssl_verify_identity=true", Then: Opportune, CA: "none", By: "ssl_verify_identity", Because: "without ssl_verify_cert=True the driver does not require TLS"},
	{When: "ssl_ca", Then: Opportune, CA: "none", By: "ssl_disabled", Because: "ssl_ca alone verifies nothing and ssl_disabled=False requires nothing: ssl_verify_cert=True checks the chain, ssl_verify_identity=True the host name, both together require TLS"},
	{When: "option_files", Then: Undecided, CA: "unknown", Because: "the option files may hold ssl-ca and ssl-verify-cert"},
	{When: "read_default_file", Then: Undecided, CA: "unknown", Because: "the option file may hold ssl-ca and ssl-verify-cert"},
	{Then: Opportune, CA: "none", By: "ssl_disabled ssl_verify_cert", Because: "without ssl_verify_cert and ssl_verify_identity the driver verifies nothing and continues in plaintext when the server or an attacker declines TLS"},
}

var connectorPythonCallees = []string{
	"mysql.connector.connect", "mysql.connector.MySQLConnection", "mysql.connector.connection.MySQLConnection",
	"mysql.connector.CMySQLConnection", "mysql.connector.connection_cext.CMySQLConnection",
	"mysql.connector.pooling.MySQLConnectionPool", "mysql.connector.pooling.connect", "mysql.connector.aio.connect",
	"mysql.connector.aio.MySQLConnection",
}

// mysql-connector-python is Oracle's Python driver.
var _ = register(&Table{
	ID: "mysql-connector-python", Title: "mysql-connector-python", Engine: "mysql", Source: connectorPython,
	Packages: []Package{{"pypi", "mysql-connector-python"}, {"pypi", "mysql-connector"}},
	Releases: []Release{{"8.0.28", "2022-01-18"}},
	Schemes: []setting.Scheme{
		{Name: "mysql+mysqlconnector", Engine: "mysql", Certain: true}, {Name: "mariadb+mysqlconnector", Engine: "mariadb", Certain: true},
	},
	Openers: slices.Concat(
		pythonOpeners([]setting.Arg{
			{Position: -1, Keyword: "host", Role: setting.Host},
			{Position: -1, Keyword: "port", Role: setting.Port},
			{Position: -1, Keyword: "password", Role: setting.Secret},
			{Position: -1, Keyword: "passwd", Role: setting.Secret},
			{Position: -1, Keyword: "password1", Role: setting.Secret},
		}, connectorPythonCallees...),
		djangoOpeners("mysql.connector.django"),
		sqlalchemyURLs("mysql+mysqlconnector", "mariadb+mysqlconnector"),
	),
	Names: Exact, Stranger: RejectsStrangers, Prepare: fromQuery,
	Full: "ssl_ca=<CA file> with ssl_verify_cert=True and ssl_verify_identity=True",
	Options: []Option{
		{Name: "ssl_disabled", Role: Mode},
		{Name: "ssl_ca", Role: CA},
		{Name: "ssl_verify_cert", Role: Mode, Bool: true},
		{Name: "ssl_verify_identity", Role: Mode, Bool: true},
		{Name: "tls_versions", Role: TLSOpt},
		{Name: "tls_ciphersuites", Role: Cipher},
		{Name: "ssl_cipher", Role: Cipher},
		{Name: "ssl_cert"},
		{Name: "ssl_key", Role: Private},
		{Name: "use_pure", Bool: true},
		{Name: "option_files"},
		{Name: "read_default_file"},
	},
	Rows: connectorPythonRows,
	TLS:  []TLSRow{{Option: "tls_versions", Form: List}},
})

// djangoOpeners are entries of Django's DATABASES whose ENGINE is one of the given.
func djangoOpeners(engines ...string) []setting.Opener {
	return []setting.Opener{{
		Language: "python", Callee: "assign:DATABASES.*", Keywords: true,
		Select: []setting.Selector{{Keyword: "ENGINE", Values: engines}},
		Args: []setting.Arg{
			{Position: 0, Role: setting.Options},
			{Position: -1, Keyword: "OPTIONS", Role: setting.Options},
			{Position: -1, Keyword: "HOST", Role: setting.Host},
			{Position: -1, Keyword: "PORT", Role: setting.Port},
			{Position: -1, Keyword: "PASSWORD", Role: setting.Secret},
		},
	}}
}
