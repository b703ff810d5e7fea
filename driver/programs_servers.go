package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// goServerBlocks are servers in Go with settings of their own for lib/pq.
func goServerBlocks() []setting.Block {
	return []setting.Block{{
		// Dex writes ssl.mode as sslmode, and verify-full without it (dexidp/dex:storage/sql/config.go).
		Path: "storage", Select: having("type", "postgres"), Engine: "postgresql", Drivers: []string{"lib-pq"},
		Members: append(at("config.host", "config.port"), setting.Member{Key: "config.ssl.mode", Role: setting.OptionArg, Name: "sslmode", Absent: "verify-full"},
			setting.Member{Key: "config.ssl.caFile", Role: setting.OptionArg, Name: "sslrootcert"}),
	}, {
		// Temporal turns two switches into a mode, and writes disable without TLS
		// (temporalio/temporal:common/persistence/sql/sqlplugin/postgresql/session/session.go).
		Path: "sql", Select: append(having("pluginName", "postgres*"), having("tls.enabled")...), Engine: "postgresql", Drivers: []string{"lib-pq", "pgx"},
		Members: append(at("connectAddr", ""),
			setting.Member{Key: "connectAttributes.sslmode", Role: setting.OptionArg, Name: "sslmode"},
			setting.Member{Key: "tls.enabled", Role: setting.OptionArg, Name: "sslmode", Words: map[string]string{"false": "disable", "true": ""}},
			setting.Member{Key: "tls.enableHostVerification", Role: setting.OptionArg, Name: "sslmode", Words: map[string]string{"true": "verify-full", "false": "require"}},
			setting.Member{Key: "tls.caFile", Role: setting.OptionArg, Name: "sslrootcert"},
		),
	}}
}

// jvmDataSources are data sources whose members are properties of a JDBC driver: Liberty's, by the name of their element,
// and Mule's.
func jvmDataSources() []setting.Block {
	host := at("serverName", "portNumber")
	block := setting.Block{Layer: setting.InCall}
	postgres, mssql, mule := block, block, block
	postgres.Path, postgres.Engine, postgres.Drivers = "properties.postgresql", "postgresql", []string{"pgjdbc"}
	postgres.Members = slices.Concat(host, with("ssl", "ssl", "sslMode", "sslmode", "sslRootCert", "sslrootcert", "sslFactory", "sslfactory"))
	mssql.Path, mssql.Engine, mssql.Drivers = "properties.microsoft.sqlserver", "sqlserver", []string{"mssql-jdbc"}
	mssql.Members = slices.Concat(host, with("encrypt", "encrypt", "trustServerCertificate", "trustServerCertificate", "hostNameInCertificate", "hostNameInCertificate"))
	mule.Path, mule.Engine, mule.Drivers = "my-sql-connection", "mysql", []string{"mysql-connector-j"}
	mule.Members = slices.Concat(at("host", "port"), prefixedBy("connection-properties.", with("useSSL", "useSSL", "sslMode", "sslMode", "requireSSL", "requireSSL", "verifyServerCertificate", "verifyServerCertificate")))
	return slices.Concat([]setting.Block{postgres, mssql, mule}, kettleBlocks())
}

// kettleBlocks are the connections of Pentaho's transformations, whose extra options are properties of the JDBC driver.
func kettleBlocks() []setting.Block {
	host := at("server", "port")
	block := setting.Block{Path: "connection", Layer: setting.InCall}
	postgres, mysql, mssql := block, block, block
	postgres.Select, postgres.Engine, postgres.Drivers = having("type", "POSTGRESQL"), "postgresql", []string{"pgjdbc"}
	postgres.Members = slices.Concat(host, prefixedBy("attributes.EXTRA_OPTION_POSTGRESQL.", with("ssl", "ssl", "sslmode", "sslmode", "sslrootcert", "sslrootcert", "sslfactory", "sslfactory")))
	mysql.Select, mysql.Engine, mysql.Drivers = having("type", "MYSQL"), "mysql", []string{"mysql-connector-j"}
	mysql.Members = slices.Concat(host, prefixedBy("attributes.EXTRA_OPTION_MYSQL.", with("useSSL", "useSSL", "sslMode", "sslMode", "requireSSL", "requireSSL", "verifyServerCertificate", "verifyServerCertificate")))
	mssql.Select, mssql.Engine, mssql.Drivers = having("type", "MSSQLNATIVE"), "sqlserver", []string{"mssql-jdbc"}
	mssql.Members = slices.Concat(host, prefixedBy("attributes.EXTRA_OPTION_MSSQLNATIVE.", with("encrypt", "encrypt", "trustServerCertificate", "trustServerCertificate")))
	return []setting.Block{postgres, mysql, mssql}
}
