package dsn

import (
	"strings"
	"sync"

	"github.com/xo/dburl"
)

// scheme is what a spelling before "://" stands for.
type scheme struct {
	engine    string // postgresql, mysql, mariadb, sqlserver, oracle, redis …; "" if the scheme leaves it open
	canonical string // the spelling that driver tables use
	file      bool   // the database is a file or a library, not a connection
	weak      bool   // a common word or two letters: believed only where a user name stands before an '@'
}

// engines translates dburl's dialects where our word for the engine is another one.
var engines = map[string]string{
	"postgres": "postgresql", "sqlite3": "sqlite", "memsql": "singlestore", "hdb": "saphana",
	"firebirdsql": "firebird", "": "file",
}

// additions are spellings that dburl does not have, or binds to another product's engine: spelling → engine.
var additions = map[string]string{
	"mariadb": "mariadb", "maria": "mariadb", "percona": "mysql", "aurora": "mysql",
	"mysql2": "mysql", "mysqlx": "mysql", "mysqli": "mysql", "mysqlgis": "mysql", "mysql-connector": "mysql",
	"trilogy": "mysql", "pdo-mysql": "mysql", "pdo_mysql": "mysql", "singlestoredb": "singlestore",
	"singlestore": "singlestore", "starrocks": "starrocks", "doris": "doris", "oceanbase": "oceanbase",
	"psql": "postgresql", "asyncpg": "postgresql", "postgis": "postgresql", "timescale": "postgresql", "timescaledb": "postgresql",
	"timescalegis": "postgresql", "pgx4": "postgresql", "pgx5": "postgresql", "pdo-pgsql": "postgresql",
	"pdo_pgsql": "postgresql", "yugabyte": "postgresql", "yugabytedb": "postgresql", "ysql": "postgresql",
	"greenplum": "postgresql", "alloydb": "postgresql", "crdb-postgres": "cockroachdb",
	"sqlsrv": "sqlserver", "mssqlms": "sqlserver", "pdo-sqlsrv": "sqlserver", "pdo_sqlsrv": "sqlserver",
	"oracledb": "oracle", "oraclegis": "oracle", "pdo-oci": "oracle", "pdo_oci": "oracle",
	"mongodb": "mongodb", "mongo": "mongodb",
	"redis": "redis", "rediss": "redis", "redis-socket": "redis", "redis-sentinel": "redis",
	"rediss-sentinel": "redis", "redis-cluster": "redis", "rediss-cluster": "redis", "sentinel": "redis",
	"valkey": "valkey", "valkeys": "valkey", "valkey-sentinel": "valkey", "valkeys-sentinel": "valkey",
	"amqp": "amqp", "amqps": "amqp", "pyamqp": "amqp", "librabbitmq": "amqp", "rabbitmq": "amqp",
	"nats": "nats", "tls": "nats",
	"clickhouses": "clickhouse", "chs": "clickhouse", "clickhousedb": "clickhouse",
	"couchbases": "couchbase", "bolt": "neo4j",
	"db2": "db2", "ibm-db2": "db2", "ibm_db": "db2", "ibm_db_sa": "db2", "informix": "informix",
	"teradata": "teradata", "teradatasql": "teradata", "monetdb": "monetdb",
	"ecto": "", "spatialite": "sqlite", "sqlite2": "sqlite",
}

// canonicalOf are the additions whose driver tables know another spelling.
var canonicalOf = map[string]string{"maria": "mariadb", "percona": "mysql", "aurora": "mysql", "mongo": "mongodb"}

// fileEngines have no server to connect to.
var fileEngines = map[string]bool{"sqlite": true, "duckdb": true, "csvq": true, "chai": true, "file": true}

// commonWords are spellings that mean something else nearly everywhere.
var commonWords = map[string]bool{
	"s3": true, "aws": true, "open": true, "flight": true, "brick": true, "bricks": true, "neo": true, "bend": true,
	"druid": true, "drill": true, "sap": true, "volt": true, "duck": true, "phoenix": true,
	"oci": true, // registries of container images
	"tls": true, // name servers, container engines
}

// schemes is the whole table by lower-case spelling. It is built once and only read afterwards.
var schemes = sync.OnceValue(func() map[string]scheme {
	out := map[string]scheme{}
	for _, base := range dburl.BaseSchemes() {
		engine := base.Dialect
		if e, ok := engines[base.Dialect]; ok {
			engine = e
		}
		for _, alias := range dburl.Protocols(base.Name) {
			weak := commonWords[alias] || len(alias) < 3 && alias != "pg" && alias != "my"
			out[alias] = scheme{engine: engine, canonical: base.Name, file: fileEngines[engine], weak: weak}
		}
	}
	for name, engine := range additions {
		canonical := name
		if c, ok := canonicalOf[name]; ok {
			canonical = c
		}
		out[name] = scheme{engine: engine, canonical: canonical, file: fileEngines[engine], weak: commonWords[name]}
	}
	return out
})

// lookUp finds the scheme that s spells, in any case, with or without a "+driver" behind and a "db+" before it. It
// allocates nothing.
func lookUp(s string) (scheme, bool) {
	var buf [64]byte
	if len(s) == 0 || len(s) > len(buf) {
		return scheme{}, false
	}
	for i := 0; i < len(s); i++ {
		buf[i] = lower(s[i])
	}
	name := buf[:len(s)]
	table := schemes()
	if found, ok := table[string(name)]; ok {
		return found, true
	}
	start := 0
	if strings.HasPrefix(s, "db+") || strings.HasPrefix(s, "sqla+") { // Celery's way to name an SQLAlchemy URL
		start = strings.IndexByte(s, '+') + 1
	}
	end := len(name)
	if plus := strings.IndexByte(s[start:], '+'); plus >= 0 {
		end = start + plus
	}
	found, ok := table[string(name[start:end])]
	return found, ok
}

// Aliases resolves the spelling of a scheme, in any case: engine is our word for the product ("" if the scheme alone
// does not tell, as with ecto), canonical the spelling that driver tables use. A "+driver" behind the dialect and the
// "jdbc:" or "r2dbc:" before it are kept in canonical. File-based databases are known too, although they are no
// connections.
func Aliases(name string) (engine, canonical string, ok bool) {
	name = strings.ToLower(name)
	if strings.HasPrefix(name, "jdbc") || strings.HasPrefix(name, "r2dbc") {
		return jdbcAlias(name)
	}
	found, ok := lookUp(name)
	if !ok {
		return "", "", false
	}
	if base, driver, plus := strings.Cut(name, "+"); plus {
		if base == "postgres" {
			base = "postgresql" // SQLAlchemy dropped the short spelling; the drivers behind it are the same
		}
		return found.engine, base + "+" + driver, true
	}
	return found.engine, found.canonical, true
}

func jdbcAlias(name string) (engine, canonical string, ok bool) {
	p, ok := jdbcPrefix(name + ":")
	if !ok || p.name == "" {
		return "", "", false
	}
	return p.engine, name, true
}

// postgresLike are the engines that speak PostgreSQL's protocol and read its keywords.
var postgresLike = map[string]bool{
	"postgresql": true, "cockroachdb": true, "redshift": true, "cratedb": true, "questdb": true,
}
