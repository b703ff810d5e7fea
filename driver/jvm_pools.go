package driver

import "github.com/dsnlint/dsnlint/setting"

// dataSourceClass is the setting of a pool that names a data source, whose setters the pool then calls.
const dataSourceClass = "dataSourceClassName"

// jvmClasses are the classes that pools and frameworks name drivers by, where the URL is out of sight. Data sources are
// known as openers already.
var jvmClasses = map[string]string{
	"com.mysql.cj.jdbc.Driver": "mysql-connector-j", "com.mysql.jdbc.Driver": "mysql-connector-j",
	"software.aws.rds.jdbc.mysql.Driver": "mysql-connector-j",
	"org.mariadb.jdbc.Driver":            "mariadb-connector-j",
	"org.postgresql.Driver":              "pgjdbc",
	"com.amazon.redshift.Driver":         "redshift-jdbc", "com.amazon.redshift.jdbc.Driver": "redshift-jdbc", "com.amazon.redshift.jdbc42.Driver": "redshift-jdbc",
	"com.microsoft.sqlserver.jdbc.SQLServerDriver": "mssql-jdbc", "net.sourceforge.jtds.jdbc.Driver": "jtds",
	"com.clickhouse.jdbc.ClickHouseDriver": "clickhouse-jdbc", "com.clickhouse.jdbc.Driver": "clickhouse-jdbc", "ru.yandex.clickhouse.ClickHouseDriver": "clickhouse-jdbc",
}

// jvmPools are what pools share besides a URL: classes by name, and R2DBC's options.
var jvmPools = append(jvmClassOpeners(), setting.Opener{
	Language: "java", Callee: "io.r2dbc.spi.ConnectionFactoryOptions.builder", Setters: true,
	Args: []setting.Arg{{Position: -1, Keyword: "password", Role: setting.Secret}, {Position: -1, Keyword: "user", Role: setting.Skip}},
}, setting.Opener{
	Language: "java", Callee: "io.r2dbc.spi.ConnectionFactoryOptions.parse", Setters: true, Args: []setting.Arg{{Position: 0, Role: setting.DSN}},
}, setting.Opener{
	Language: "java", Callee: "io.r2dbc.spi.ConnectionFactories.find", Args: []setting.Arg{{Position: 0, Role: setting.Delegate}},
})

func jvmClassOpeners() []setting.Opener {
	engines := map[string]string{
		"mysql-connector-j": "mysql", "mariadb-connector-j": "mariadb", "pgjdbc": "postgresql", "redshift-jdbc": "redshift",
		"mssql-jdbc": "sqlserver", "jtds": "sqlserver", "clickhouse-jdbc": "clickhouse",
	}
	var out []setting.Opener
	for class, id := range jvmClasses {
		out = append(out, setting.Opener{Language: "java", Callee: "class:" + class, Drivers: []string{id}, Engine: engines[id]})
	}
	return out
}
