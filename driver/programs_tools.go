package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// toolBlocks are programs that developers and analysts run: dbt's profiles and the extensions of editors.
func toolBlocks() []setting.Block { return slices.Concat(dbtBlocks(), editorBlocks()) }

// dbtBlocks are the outputs of dbt's profiles. The adapter of SQL Server makes an ODBC connection string, and encrypts
// unless it is told not to; in its latest form it makes a URL for go-mssqldb of the same members
// (dbt-msft/dbt-sqlserver:dbt/adapters/sqlserver/sqlserver_credentials.py).
func dbtBlocks() []setting.Block {
	block := setting.Block{Path: "outputs.*", Layer: setting.InCall}
	postgres, mysql, mssql := block, block, block
	postgres.Select, postgres.Engine, postgres.Drivers = having("type", "postgres"), "postgresql", []string{"psycopg2"}
	postgres.Members = append(at("host", "port"), with("sslmode", "sslmode", "sslrootcert", "sslrootcert")...)
	mysql.Select, mysql.Engine, mysql.Drivers = having("type", "mysql", "mysql5"), "mysql", []string{"mysql-connector-python"}
	mysql.Members = append(at("server", "port"), with("ssl_disabled", "ssl_disabled", "ssl_ca", "ssl_ca")...)
	mssql.Select, mssql.Engine, mssql.Drivers = append(having("type", "sqlserver", "fabric"), having("driver", "odbc driver*")...), "sqlserver", []string{"msodbcsql"}
	mssql.Undecided, mssql.Layer = true, setting.InDSN
	mssql.Members = slices.Concat(at("server", "port"), at("host", ""), with("driver", "Driver"), []setting.Member{
		{Key: "encrypt", Role: setting.OptionArg, Name: "Encrypt", Words: odbcYesNo},
		{Key: "trust_cert", Role: setting.OptionArg, Name: "TrustServerCertificate", Words: odbcYesNo},
		{Key: "TrustServerCertificate", Role: setting.OptionArg, Name: "TrustServerCertificate", Words: odbcYesNo},
	})
	return []setting.Block{postgres, mysql, mssql}
}

// odbcYesNo are the words of ODBC.
var odbcYesNo = map[string]string{"true": "yes", "false": "no"}

// editorBlocks are the connections that extensions of Visual Studio Code keep in its settings: SQLTools with a driver of
// Node.js for each database, and Microsoft's own with SqlClient.
func editorBlocks() []setting.Block {
	block := setting.Block{Path: "sqltools.connections.*", Layer: setting.InCall}
	postgres, mysql, mssql := block, block, block
	postgres.Select, postgres.Engine, postgres.Drivers = having("driver", "PostgreSQL"), "postgresql", []string{"node-postgres"}
	postgres.Members = append(at("server", "port"), with("pgOptions.ssl", "ssl", "pgOptions.ssl.rejectUnauthorized", "ssl.rejectUnauthorized", "pgOptions.ssl.ca", "ssl.ca")...)
	mysql.Select, mysql.Engine, mysql.Drivers = having("driver", "MySQL", "MariaDB"), "mysql", []string{"mysql2"}
	mysql.Members = append(at("server", "port"), with("mysqlOptions.ssl", "ssl", "mysqlOptions.ssl.rejectUnauthorized", "ssl.rejectUnauthorized", "mysqlOptions.ssl.ca", "ssl.ca")...)
	mssql.Select, mssql.Engine, mssql.Drivers = having("driver", "MSSQL"), "sqlserver", []string{"node-mssql"}
	mssql.Members = append(at("server", "port"), with("mssqlOptions.encrypt", "encrypt", "mssqlOptions.trustServerCertificate", "trustServerCertificate", "mssqlOptions.options.encrypt", "encrypt", "mssqlOptions.options.trustServerCertificate", "trustServerCertificate")...)
	return []setting.Block{postgres, mysql, mssql, {
		Path: "mssql.connections.*", Engine: "sqlserver", Drivers: []string{"microsoft-data-sqlclient"},
		Members: append(at("server", ""), with("encrypt", "Encrypt", "trustServerCertificate", "TrustServerCertificate", "hostNameInCertificate", "HostNameInCertificate")...),
	}}
}
