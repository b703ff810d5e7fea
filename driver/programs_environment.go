package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// environmentBlocks are programs that take their database from variables with names of their own. Those of Node.js hand
// an object of TLS options to the driver:
//   - n8n as soon as there is a CA, or certificates are not to be checked (n8n-io/n8n:packages/cli/src/databases/config.ts)
//   - Strapi where DATABASE_SSL is true, by the file that it generates for a project (config/database)
//   - Directus and Ghost put together whatever the names of variables say (directus/directus:api/src/database/index.ts,
//     TryGhost/Ghost:ghost/core/core/shared/config/loader.js)
func environmentBlocks() []setting.Block {
	node := setting.Block{Path: "env:", Engine: "postgresql", Drivers: []string{"node-postgres"}, Layer: setting.InCall}
	n8n, strapi, directus := node, node, node
	n8n.Select = having("DB_TYPE", "postgresdb")
	n8n.Members = append(at("DB_POSTGRESDB_HOST", "DB_POSTGRESDB_PORT"), tlsObject("DB_POSTGRESDB_SSL_REJECT_UNAUTHORIZED", "DB_POSTGRESDB_SSL_CA", "DB_POSTGRESDB_SSL_ENABLED")...)
	n8n.Members[2].Words = map[string]string{"true": "", "1": "", "false": "false", "0": "false"} // checking is the default and asks for nothing
	strapi.Select = append(having("DATABASE_CLIENT", "postgres"), having("DATABASE_SSL", "true", "1")...)
	strapi.Members = append(at("DATABASE_HOST", "DATABASE_PORT"), tlsObject("DATABASE_SSL_REJECT_UNAUTHORIZED", "DATABASE_SSL_CA", "DATABASE_SSL")...)
	directus.Select = append(having("DB_CLIENT", "pg", "postgres"), having("DB_SSL__REJECT_UNAUTHORIZED")...)
	directus.Members = append(at("DB_HOST", "DB_PORT"), tlsObject("DB_SSL__REJECT_UNAUTHORIZED", "DB_SSL__CA", "DB_SSL")...)
	ghost := setting.Block{
		Path: "env:", Select: having("database__client", "mysql", "mysql2"), Engine: "mysql", Drivers: []string{"mysql2"}, Layer: setting.InCall,
		Members: append(at("database__connection__host", "database__connection__port"), tlsObject("database__connection__ssl__rejectUnauthorized", "database__connection__ssl__ca", "database__connection__ssl")...),
	}
	authentik := setting.Block{
		Path: "env:", Select: having("AUTHENTIK_POSTGRESQL__SSLMODE"), Engine: "postgresql", Drivers: []string{"psycopg", "psycopg2"}, Layer: setting.InCall,
		Members: append(at("AUTHENTIK_POSTGRESQL__HOST", "AUTHENTIK_POSTGRESQL__PORT"), with("AUTHENTIK_POSTGRESQL__SSLMODE", "sslmode", "AUTHENTIK_POSTGRESQL__SSLROOTCERT", "sslrootcert")...),
	}
	return slices.Concat([]setting.Block{n8n, strapi, directus, ghost, authentik}, matomoBlocks())
}

// tlsObject are the members of an object ssl under the names of variables, whose values are words of booleans.
func tlsObject(reject, ca, whole string) []setting.Member {
	bools := map[string]string{"true": "true", "1": "true", "false": "false", "0": "false"}
	return []setting.Member{
		{Key: reject, Role: setting.OptionArg, Name: "ssl.rejectUnauthorized", Words: bools},
		{Key: ca, Role: setting.OptionArg, Name: "ssl.ca"},
		{Key: whole, Role: setting.OptionArg, Name: "ssl", Words: bools},
	}
}

// matomoBlocks are Matomo's config.ini.php: with enable_ssl it hands the paths and ssl_no_verify to PDO's attributes
// (matomo-org/matomo:core/Db/Adapter/Pdo/Mysql.php).
func matomoBlocks() []setting.Block {
	return []setting.Block{{
		Path: "database", Select: append(having("adapter", `pdo\mysql`, "pdo_mysql"), append(having("enable_ssl", "1"), having("ssl_ca")...)...), Engine: "mysql", Drivers: []string{"php-pdo-mysql"}, Layer: setting.InCall,
		Members: append(at("host", "port"),
			setting.Member{Key: "ssl_ca", Role: setting.OptionArg, Name: "MYSQL_ATTR_SSL_CA"},
			setting.Member{Key: "ssl_no_verify", Role: setting.OptionArg, Name: "MYSQL_ATTR_SSL_VERIFY_SERVER_CERT", Words: map[string]string{"1": "false", "0": ""}},
		),
	}}
}
