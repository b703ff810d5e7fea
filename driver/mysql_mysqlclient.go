package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const mysqlclientSource = "PyMySQL/mysqlclient:src/MySQLdb/_mysql.c"

// The versions at which mysqlclient changed what ssl alone does.
const (
	mysqlclientModes = "2.0.0" // ssl_mode; linked with MariaDB's library it is refused until 2.2.0
	mysqlclientQuiet = "2.2.2" // ssl without members no longer switches TLS on
	mysqlclientTrue  = "2.2.4" // ssl=True does
)

// mysqlclientRows give the worse of the two C libraries that the module may be linked with: on Debian and most images
// that is libmariadb, which knows no "required but unverified" and uses no TLS by itself.
var mysqlclientRows = []Row{
	{When: "ssl_mode=DISABLED", Then: Off, CA: "none", Ignores: "ssl.ca ssl.capath", Because: "ssl_mode=DISABLED never uses TLS with MySQL's library; MariaDB's turns it on again for a CA"},
	{When: "ssl_mode=PREFERRED|REQUIRED ssl.ca", Then: byBuild, CA: "ssl.ca", Because: "a CA is checked by MariaDB's library before 3.4 and not since, and linked with MariaDB's library neither mode requires TLS: the driver continues in plaintext when the server or an attacker declines it"},
	{When: "ssl_mode=PREFERRED|REQUIRED ssl.capath", Then: byBuild, CA: "ssl.capath", Because: "a CA folder is checked by MariaDB's library before 3.4 and not since, and linked with MariaDB's library neither mode requires TLS: the driver continues in plaintext when the server or an attacker declines it"},
	{When: "ssl_mode=PREFERRED ssl.cert", Then: Opportune, CA: "none", Because: "a client certificate asks for TLS at most"},
	{When: "ssl_mode=PREFERRED ssl.cipher", Then: Opportune, CA: "none", Because: "a list of ciphers asks for TLS at most"},
	{When: "ssl_mode=PREFERRED", Then: Off, CA: "none", Because: "linked with MariaDB's library, ssl_mode=PREFERRED uses no TLS; MySQL's library would try it, check nothing and continue in plaintext"},
	{When: "ssl_mode=REQUIRED", Then: Opportune, CA: "none", Because: "linked with MariaDB's library, ssl_mode=REQUIRED does not require TLS: the driver continues in plaintext when the server or an attacker declines it"},
	{When: "ssl_mode=VERIFY_CA", Then: ChainOnly, CA: "ssl.ca|ssl.capath|unknown", Because: "ssl_mode=VERIFY_CA requires TLS and checks the chain; only MariaDB's library checks the host name too"},
	{When: "ssl_mode=VERIFY_IDENTITY", Then: Full, CA: "ssl.ca|ssl.capath|system", Because: "ssl_mode=VERIFY_IDENTITY requires TLS and checks chain and host name; without a CA MariaDB's library takes the system's store and MySQL's refuses"},
	{When: "ssl.ca", Then: byBuild, CA: "ssl.ca", By: "ssl ssl.ca", Because: "a CA without ssl_mode is checked by MariaDB's library before 3.4 and not since, and the driver continues in plaintext when the server or an attacker declines it"},
	{When: "ssl.capath", Then: byBuild, CA: "ssl.capath", By: "ssl ssl.capath", Because: "a CA folder without ssl_mode is checked by MariaDB's library before 3.4 and not since, and the driver continues in plaintext when the server or an attacker declines it"},
	{When: "ssl.key !ssl.cert", Then: Off, CA: "none", Because: "a client key without its certificate fails against a server with TLS and goes on in plaintext against one without"},
	{When: "ssl:bool=true", Then: Opportune, CA: "none", Since: mysqlclientTrue, Because: "linked with MariaDB's library, ssl=True asks for TLS and does not require it"},
	{When: "ssl:bool=false", Then: Off, CA: "none", Since: mysqlclientTrue, Because: "ssl=False uses no TLS"},
	{When: "ssl:bool", Then: Off, CA: "none", Since: mysqlclientQuiet, Until: mysqlclientTrue, Because: "ssl takes a dictionary until 2.2.4: linked with MariaDB's library a boolean uses no TLS"},
	{When: "ssl:bool", Then: Opportune, CA: "none", Until: mysqlclientQuiet, Because: "ssl of any value, even False, asks for TLS until 2.2.2: nothing is required, nothing is verified"},
	{When: "ssl:object", Then: Opportune, CA: "none", Until: mysqlclientQuiet, Because: "ssl without a CA asks for TLS at most: nothing is required, nothing is verified"},
	{When: "ssl.cert", Then: Opportune, CA: "none", Because: "a client certificate asks for TLS at most"},
	{When: "ssl.cipher", Then: Opportune, CA: "none", Because: "a list of ciphers asks for TLS at most"},
	{When: "read_default_file", Then: Undecided, CA: "unknown", Because: "the option file may hold ssl-ca and ssl-mode"},
	{Then: Off, CA: "none", Because: "linked with MariaDB's library the driver uses no TLS by itself; MySQL's library would try it, check nothing and continue in plaintext"},
}

// foldedNames are the names in a URL that SQLAlchemy makes members of ssl={…}.
var foldedNames = map[string]bool{
	"ssl_ca": true, "ssl_key": true, "ssl_cert": true, "ssl_capath": true, "ssl_cipher": true, "ssl_check_hostname": true,
}

// fromQuery puts the members of URL.create(query={…}) where they belong: into the URL.
func fromQuery(options []setting.Option) []setting.Option {
	for i := range options {
		if name, ok := strings.CutPrefix(options[i].Name.String(), "query."); ok {
			options[i].Name, options[i].Layer = source.Decoded(options[i].Name.Place(), name), setting.InDSN
		}
	}
	return dropNull(options)
}

// foldURL names the options of a SQLAlchemy URL as the driver gets them: ssl_ca becomes the member ssl.ca.
func foldURL(options []setting.Option) []setting.Option {
	options = fromQuery(options)
	for i := range options {
		o := &options[i]
		if o.Layer == setting.InDSN && foldedNames[o.Name.String()] {
			o.Name = source.Decoded(o.Name.Place(), "ssl."+strings.TrimPrefix(o.Name.String(), "ssl_"))
		}
	}
	return options
}

// mysqlclient is MySQLdb, Django's and SQLAlchemy's default for MySQL.
var _ = register(func() *Table {
	return &Table{
		ID: "mysqlclient", Title: "mysqlclient", Engine: "mysql", Source: mysqlclientSource,
		Packages: []Package{{"pypi", "mysqlclient"}, {"pypi", "mysql-python"}},
		Schemes: []setting.Scheme{
			{Name: "mysql+mysqldb", Engine: "mysql", Certain: true},
			{Name: "mariadb+mysqldb", Engine: "mariadb", Certain: true},
			{Name: "mysql", Engine: "mysql"},
			{Name: "mysqlgis", Engine: "mysql", Certain: true},
		},
		DefaultOf: []string{"sqlalchemy mysql", "sqlalchemy mariadb", "sqlmodel mysql"},
		Openers: slices.Concat(
			pythonOpeners(mysqlPythonArgs, "MySQLdb.connect", "MySQLdb.Connect", "MySQLdb.Connection", "MySQLdb.connections.Connection"),
			djangoOpeners("django.db.backends.mysql", "django.contrib.gis.db.backends.mysql", "django_prometheus.db.backends.mysql", "dj_db_conn_pool.backends.mysql", "django_mysql_geventpool.backends.mysql"),
			sqlalchemyURLs("mysql", "mysql+mysqldb", "mariadb+mysqldb"),
		),
		Names: Exact, Stranger: RejectsStrangers, Prepare: foldURL, DefaultHost: fact.Socket,
		Full: "ssl_mode=\"VERIFY_IDENTITY\" with ssl={\"ca\": <CA file>}",
		Options: slices.Concat([]Option{
			{Name: "ssl_mode", Role: Mode, Values: mysqlModes, Since: mysqlclientModes},
			{Name: "ssl", Role: Mode},
			{Name: "read_default_file"},
		}, members("ssl", []Option{
			{Name: "ca", Role: CA}, {Name: "capath", Role: CA}, {Name: "cert"}, {Name: "key", Role: Private}, {Name: "cipher", Role: Cipher},
		})),
		Rows: mysqlclientRows,
	}
})
