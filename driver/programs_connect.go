package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// connectBlocks are the configurations of connectors that Kafka Connect runs: the class names the driver.
func connectBlocks() []setting.Block {
	debezium := at("database.hostname", "database.port")
	return slices.Concat(
		connector("postgresql", "pgjdbc", true, slices.Concat(debezium, with(
			"database.sslmode", "sslmode", "database.sslrootcert", "sslrootcert", "database.sslfactory", "sslfactory",
		)), "io.debezium.connector.postgresql.*"),
		connector("mysql", "mysql-connector-j", true, slices.Concat(debezium, with(
			"database.ssl.mode", "sslMode", "database.ssl.truststore", "trustCertificateKeyStoreUrl",
		)), "io.debezium.connector.mysql.*", "io.debezium.connector.mariadb.*"),
		connector("sqlserver", "mssql-jdbc", true, slices.Concat(debezium, jdbcProperties("driver."), jdbcProperties("database."), with(
			"database.ssl.truststore", "trustStore",
		)), "io.debezium.connector.sqlserver.*"),
		connector("mongodb", "mongo-java-driver", false, slices.Concat(
			[]setting.Member{{Key: "mongodb.connection.string", Role: setting.DSN}}, at("mongodb.hosts", ""),
			with("mongodb.ssl.enabled", mongoJavaSettings+".enabled", "mongodb.ssl.invalid.hostname.allowed", mongoJavaSettings+".invalidHostNameAllowed"),
		), "io.debezium.connector.mongodb.*"),
	)
}

// jdbcProperties are the properties of Microsoft's driver that Debezium hands on under a prefix.
func jdbcProperties(prefix string) []setting.Member {
	return prefixedBy(prefix, with(
		"encrypt", "encrypt", "trustServerCertificate", "trustServerCertificate", "hostNameInCertificate", "hostNameInCertificate", "trustStore", "trustStore",
	))
}

// connector is one kind of connector in each of the forms that its configuration has: the one that Connect's REST
// interface takes, and the resource of Strimzi.
func connector(engine, driver string, undecided bool, members []setting.Member, classes ...string) []setting.Block {
	block := setting.Block{Engine: engine, Drivers: []string{driver}, Layer: setting.InCall, Undecided: undecided}
	plain, resource := block, block
	plain.Select, plain.Members = having("connector.class", classes...), members
	resource.Path, resource.Select, resource.Members = "spec", having("class", classes...), prefixedBy("config.", members)
	return []setting.Block{plain, resource}
}
