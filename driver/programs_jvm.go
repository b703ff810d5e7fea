package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// jvmServerBlocks are servers on the JVM that put a JDBC URL together, or take one without its first word.
func jvmServerBlocks() []setting.Block {
	return slices.Concat(keycloakBlocks(), metabaseBlocks(), wildflyBlocks())
}

// keycloakBlocks are Keycloak's settings, as a file and as variables, and those of the images before version 17.
func keycloakBlocks() []setting.Block {
	var out []setting.Block
	for _, e := range []struct {
		engine, driver string
		vendors        []string
	}{
		{"postgresql", "pgjdbc", []string{"postgres", "postgresql"}},
		{"mysql", "mysql-connector-j", []string{"mysql"}},
		{"mariadb", "mariadb-connector-j", []string{"mariadb"}},
		{"sqlserver", "mssql-jdbc", []string{"mssql"}},
	} {
		block := setting.Block{Engine: e.engine, Drivers: []string{e.driver}}
		file, variables, old := block, block, block
		file.Select, file.Members = having("db", e.vendors...), keycloakMembers("db-url", "db-url-host", "db-url-port", "db-url-properties")
		variables.Path, variables.Select = "env:", having("KC_DB", e.vendors...)
		variables.Members = keycloakMembers("KC_DB_URL", "KC_DB_URL_HOST", "KC_DB_URL_PORT", "KC_DB_URL_PROPERTIES")
		old.Path, old.Select = "env:", having("DB_VENDOR", e.vendors...)
		old.Members = keycloakMembers("", "DB_ADDR", "DB_PORT", "JDBC_PARAMS")
		out = append(out, file, variables, old)
	}
	return out
}

// keycloakMembers are the keys of one generation. A whole URL outweighs its parts.
func keycloakMembers(url, host, port, properties string) []setting.Member {
	var out []setting.Member
	if url != "" {
		out = append(out, setting.Member{Key: url, Role: setting.DSN})
	}
	return append(append(out, at(host, port)...), setting.Member{Key: properties, Role: setting.Options})
}

// metabaseBlocks are the URL of Metabase's own database, which it hands to JDBC.
func metabaseBlocks() []setting.Block {
	members := []setting.Member{{Key: "MB_DB_CONNECTION_URI", Role: setting.DSN}}
	return []setting.Block{
		{Path: "env:", Select: having("MB_DB_CONNECTION_URI", "postgres:*", "postgresql:*"), Engine: "postgresql", Drivers: []string{"pgjdbc"}, Members: members},
		{Path: "env:", Select: having("MB_DB_CONNECTION_URI", "mysql:*"), Engine: "mariadb", Drivers: []string{"mariadb-connector-j"}, Members: members},
	}
}

// wildflyBlocks are the XA data sources of WildFly and JBoss, whose properties are setters of the driver's data source.
func wildflyBlocks() []setting.Block {
	host := append(at("ServerName", "PortNumber"), at("serverName", "portNumber")...)
	block := setting.Block{Path: "xa-datasource", Layer: setting.InCall}
	postgres, mysql, mssql := block, block, block
	postgres.Select, postgres.Engine, postgres.Drivers = having("driver", "postgres*"), "postgresql", []string{"pgjdbc"}
	postgres.Members = slices.Concat(host, with("SslMode", "sslmode", "Ssl", "ssl", "SslRootCert", "sslrootcert", "SslFactory", "sslfactory"))
	mysql.Select, mysql.Engine, mysql.Drivers = having("driver", "mysql*"), "mysql", []string{"mysql-connector-j"}
	mysql.Members = slices.Concat(host, with("SslMode", "sslMode", "UseSSL", "useSSL", "RequireSSL", "requireSSL", "VerifyServerCertificate", "verifyServerCertificate"))
	mssql.Select, mssql.Engine, mssql.Drivers = having("driver", "sqlserver*", "mssql*"), "sqlserver", []string{"mssql-jdbc"}
	mssql.Members = slices.Concat(host, with("Encrypt", "encrypt", "TrustServerCertificate", "trustServerCertificate", "HostNameInCertificate", "hostNameInCertificate"))
	return []setting.Block{postgres, mysql, mssql}
}
