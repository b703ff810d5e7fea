package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	connectorPython    = "mysql/mysql-connector-python:mysql-connector-python/lib/mysql/connector/network.py"
	connectorPythonExt = "mysql/mysql-connector-python:mysql-connector-python/src/mysql_capi.c"
)

// connectorPythonPure is the driver without its C extension, which use_pure=True alone makes certain.
var connectorPythonPure = below("", "use_pure=true", []Row{
	{When: "ssl_ca ssl_verify_cert=true ssl_verify_identity=true", Then: Full, CA: "ssl_ca", By: "ssl_verify_identity", Because: "ssl_verify_cert and ssl_verify_identity require TLS and check chain and host name; the system's store is trusted besides ssl_ca"},
	{When: "ssl_verify_cert=true ssl_verify_identity=true", Then: Full, CA: "system", By: "ssl_verify_identity", Because: "ssl_verify_cert and ssl_verify_identity require TLS and check chain and host name"},
	{When: "ssl_ca ssl_verify_cert=true", Then: ChainOnly, CA: "ssl_ca", By: "ssl_verify_cert", Because: "ssl_verify_cert requires TLS and checks the chain; the host name is left to ssl_verify_identity"},
	{When: "ssl_verify_cert=true", Then: ChainOnly, CA: "system", By: "ssl_verify_cert", Because: "ssl_verify_cert requires TLS and checks the chain against the system's store; the host name is left to ssl_verify_identity"},
	{When: "ssl_ca ssl_verify_identity=true", Then: OpportuneAll, CA: "ssl_ca", By: "ssl_verify_identity", Because: "ssl_verify_identity checks chain and host name, but without ssl_verify_cert=True the pure driver continues in plaintext when the server or an attacker declines TLS"},
	{When: "ssl_verify_identity=true", Then: OpportuneAll, CA: "system", By: "ssl_verify_identity", Because: "ssl_verify_identity checks chain and host name, but without ssl_verify_cert=True the pure driver continues in plaintext when the server or an attacker declines TLS"},
})

// connectorPythonExtension is the C extension, which use_pure=False makes certain: it knows no store but ssl_ca.
var connectorPythonExtension = below("", "use_pure=false", fromSource(connectorPythonExt, []Row{
	{When: "ssl_verify_identity:string", Rejects: "the C extension takes no text for ssl_verify_identity, as which SQLAlchemy hands on what its URL says: Python raises TypeError; write it into connect_args", By: "ssl_verify_identity"},
	{When: "ssl_ca ssl_verify_identity=true", Then: Full, CA: "ssl_ca", By: "ssl_verify_identity", Because: "ssl_verify_identity makes the C extension require TLS and check chain and host name"},
	{When: "ssl_verify_identity=true", Rejects: "the C extension refuses ssl_verify_identity without ssl_ca: it knows no other store", By: "ssl_verify_identity"},
}))

// connectorPythonRows give the worse of the driver's two implementations: the C extension is the default, and the pure
// one takes its place without a word where the extension cannot be loaded.
var connectorPythonRows = slices.Concat([]Row{
	{When: "tls_versions=TLSv1|TLSv1.1|TLSv1,TLSv1.1|TLSv1.1,TLSv1", Rejects: "mysql-connector-python 8.0.28 removed TLS 1.0 and 1.1", By: "tls_versions", Since: "8.0.28"},
	{When: "ssl_disabled:bool=true", Then: Off, CA: "none", Ignores: "ssl_ca ssl_verify_cert ssl_verify_identity", Because: "ssl_disabled=True never uses TLS"},
	{When: "ssl_disabled:string!=", Then: Off, CA: "none", Ignores: "ssl_ca ssl_verify_cert ssl_verify_identity", Because: "a string is true in Python whatever it says, so ssl_disabled switches TLS off even as \"false\""},
}, connectorPythonPure, connectorPythonExtension, []Row{
	{When: "ssl_ca ssl_verify_cert=true ssl_verify_identity=true", Then: Full, CA: "ssl_ca", By: "ssl_verify_identity", Because: "ssl_verify_cert and ssl_verify_identity require TLS and check chain and host name"},
	{When: "ssl_verify_cert=true ssl_verify_identity=true", Then: Full, CA: "system", By: "ssl_verify_identity", Because: "ssl_verify_cert and ssl_verify_identity require TLS and check chain and host name; the C extension, which is the default, refuses them without ssl_ca"},
	{When: "ssl_ca ssl_verify_cert=true", Then: OpportuneCA, CA: "ssl_ca", By: "ssl_verify_cert", Source: connectorPythonExt, Because: "the C extension, which is the default, checks the chain but continues in plaintext when the server or an attacker declines TLS; ssl_verify_identity=True besides requires TLS"},
	{When: "ssl_verify_cert=true", Then: OpportuneCA, CA: "none", By: "ssl_verify_cert", Source: connectorPythonExt, Because: "the C extension, which is the default, knows no store without ssl_ca, so that every certificate fails, and continues in plaintext when the server or an attacker declines TLS"},
	{When: "ssl_ca ssl_verify_identity=true", Then: OpportuneAll, CA: "ssl_ca", By: "ssl_verify_identity", Because: "without ssl_verify_cert=True the pure driver continues in plaintext when the server or an attacker declines TLS; only the C extension requires it"},
	{When: "ssl_verify_identity=true", Then: OpportuneAll, CA: "system", By: "ssl_verify_identity", Because: "without ssl_verify_cert=True the pure driver continues in plaintext when the server or an attacker declines TLS; the C extension refuses ssl_verify_identity without ssl_ca"},
	{When: "ssl_ca", Then: Opportune, CA: "none", By: "ssl_disabled", Because: "ssl_ca alone verifies nothing and ssl_disabled=False requires nothing: ssl_verify_cert=True checks the chain, ssl_verify_identity=True the host name, both together require TLS"},
	{When: "option_files", Then: Undecided, CA: "unknown", Because: "the option files may hold ssl-ca and ssl-verify-cert"},
	{When: "read_default_file", Then: Undecided, CA: "unknown", Because: "the option file may hold ssl-ca and ssl-verify-cert"},
	{Then: Opportune, CA: "none", By: "ssl_disabled ssl_verify_cert", Because: "without ssl_verify_cert and ssl_verify_identity the driver verifies nothing and continues in plaintext when the server or an attacker declines TLS"},
})

var connectorPythonCallees = []string{
	"mysql.connector.connect", "mysql.connector.MySQLConnection", "mysql.connector.connection.MySQLConnection",
	"mysql.connector.CMySQLConnection", "mysql.connector.connection_cext.CMySQLConnection",
	"mysql.connector.pooling.MySQLConnectionPool", "mysql.connector.pooling.connect", "mysql.connector.aio.connect",
	"mysql.connector.aio.MySQLConnection",
}

// mysql-connector-python is Oracle's Python driver.
var _ = register(func() *Table {
	return &Table{
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
	}
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
