package keys

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const hole = string(source.Hole)

// isProse reports keys whose values speak to people or describe values.
func isProse(key string) bool {
	switch setting.FoldKey(key) {
	case "description", "comment", "comments", "$comment", "summary", "title", "help", "helptext", "message", "notes",
		"note", "doc", "docs", "documentation", "longdescription", "shortdescription", "hint", "usage",
		"pattern", "regex", "regexp", "regularexpression", "$schema", "$id", "$ref", "placeholder", "changelog",
		"xdescription", "externaldocs", "homepage", "license", "author":
		return true
	}
	return false
}

// isExample reports keys of a schema whose values are no settings.
func isExample(key string) bool {
	switch setting.FoldKey(key) {
	case "example", "examples", "default", "enum", "const":
		return true
	}
	return false
}

// isHost reports keys that hold a host name.
func isHost(key string) bool {
	switch k := setting.FoldKey(key); k {
	case "host", "hostname", "server", "servername", "serverhost", "dbhost", "dbhostname", "dbserver", "databasehost", "endpoint", "addr",
		"address", "hosts", "dbaddr", "dbaddress", "mysqlhost", "postgreshost", "postgresqlhost", "pghost", "redishost", "mongohost":
		return true
	}
	return false
}

func isPort(key string) bool {
	k := setting.FoldKey(key)
	return k == "port" || k == "dbport" || k == "databaseport" || k == "portnumber"
}

func isDatabase(key string) bool {
	switch setting.FoldKey(key) {
	case "database", "dbname", "databasename", "db", "schema", "initialcatalog", "name":
		return true
	}
	return false
}

func isUser(key string) bool {
	switch setting.FoldKey(key) {
	case "user", "username", "dbuser", "dbusername", "databaseuser", "databaseusername", "login":
		return true
	}
	return false
}

// isType reports keys that name a kind of database or its driver.
func isType(key string) bool {
	switch setting.FoldKey(key) {
	case "type", "dialect", "driver", "adapter", "client", "engine", "dbtype", "databasetype", "connection", "provider",
		"dbdriver", "dbengine", "dbconnection", "dbdialect", "databaseengine", "backend", "driverclassname", "dbadapter", "drivername", "platform":
		return true
	}
	return false
}

// isURL reports keys that hold a whole connection string next to other keys of the same connection.
func isURL(key string) bool {
	switch setting.FoldKey(key) {
	case "url", "uri", "dsn", "jdbcurl", "connectionstring", "connection", "connectionurl", "connectionuri", "connstr",
		"connstring", "conninfo", "databaseurl", "dburl", "dburi", "dbdsn", "driverurl":
		return true
	}
	return false
}

// isTLS reports keys that speak of encryption or certificates.
func isTLS(key string) bool {
	k := setting.FoldKey(key)
	if strings.Contains(k, "ssl") || strings.Contains(k, "tls") {
		return true
	}
	switch k {
	case "encrypt", "trustservercertificate", "hostnameincertificate", "rejectunauthorized", "verifyservercertificate",
		"gssencmode", "channelbinding", "requiressl", "cacert", "cafile", "cacertificate", "rootcert", "securityprotocol",
		"truststore", "truststorelocation", "verifypeer", "serverrsapublickeyfile", "allowpublickeyretrieval":
		return true
	}
	return false
}

// engines are the words by which type keys name a database.
var engines = map[string]string{
	"postgres": "postgresql", "postgresql": "postgresql", "pg": "postgresql", "pgsql": "postgresql", "postgis": "postgresql",
	"psycopg2": "postgresql", "asyncpg": "postgresql", "npgsql": "postgresql", "pdopgsql": "postgresql", "pgx": "postgresql",
	"timescaledb": "postgresql", "auroraposgresql": "postgresql", "aurorapostgres": "postgresql", "cockroachdb": "postgresql",
	"org.postgresql.driver": "postgresql", "django.db.backends.postgresql": "postgresql", "pgnative": "postgresql",
	"mysql": "mysql", "mysql2": "mysql", "mysqli": "mysql", "pymysql": "mysql", "pdomysql": "mysql", "trilogy": "mysql",
	"auroramysql": "mysql", "tidb": "mysql", "com.mysql.jdbc.driver": "mysql", "com.mysql.cj.jdbc.driver": "mysql",
	"django.db.backends.mysql": "mysql",
	"mariadb":                  "mariadb", "org.mariadb.jdbc.driver": "mariadb",
	"mssql": "sqlserver", "sqlserver": "sqlserver", "sqlsrv": "sqlserver", "tedious": "sqlserver", "azuresql": "sqlserver",
	"com.microsoft.sqlserver.jdbc.sqlserverdriver": "sqlserver",
	"oracle": "oracle", "oracledb": "oracle", "oci8": "oracle", "godror": "oracle", "oracle.jdbc.oracledriver": "oracle",
	"oracle.jdbc.driver.oracledriver": "oracle",
	"mongodb":                         "mongodb", "mongo": "mongodb", "redis": "redis", "rediss": "redis", "rabbitmq": "amqp", "amqp": "amqp", "clickhouse": "clickhouse",
}

// Engines are the words of at least so many bytes by which files of keys and values name a database.
func Engines(least int) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(engines)), func(word string) bool { return len(word) < least })
}

// engineOf returns the database that the value of a type key names, or "".
func engineOf(value string) string {
	if len(value) > 60 {
		return ""
	}
	e := engines[setting.FoldKey(value)]
	if e == "" {
		base, _, _ := strings.Cut(value, "+")
		e = engines[setting.FoldKey(base)]
	}
	return e
}

// isVariable reports names spelled as variables of the environment are.
func isVariable(name string) bool {
	if len(name) < 2 || name[0] < 'A' || name[0] > 'Z' {
		return false
	}
	// .NET and Airflow names keep the case of keys behind their double underscores: ConnectionStrings__Db
	mixed := strings.Contains(name, "__")
	for _, c := range []byte(name) {
		if c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (!mixed || c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// contents are the values that are written to files, by the mappings that name both: {path: /etc/odbc.ini, content: …}.
func contents(nodes []entry) map[*tree.Node]string {
	out := map[*tree.Node]string{}
	for _, e := range nodes {
		var name string
		for _, c := range e.node.Children {
			switch setting.FoldKey(c.Key.String()) {
			case "path", "dest", "filename", "destination", "key", "name":
				if t := c.Value.Text.String(); len(c.Children) == 0 && strings.ContainsAny(t, "./") {
					name = path.Base(t)
				}
			}
		}
		for _, c := range e.node.Children {
			switch setting.FoldKey(c.Key.String()) {
			case "content", "contents", "data", "body", "text", "inline":
				if name != "" && strings.Contains(c.Value.Text.String(), "\n") {
					out[c] = name
				}
			}
		}
	}
	return out
}
