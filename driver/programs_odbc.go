package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// odbcFiles are the names under which the libraries of Microsoft's ODBC drivers are installed, and FreeTDS's.
var odbcFiles = map[string]string{
	"*libmsodbcsql-18*": "ODBC Driver 18 for SQL Server", "*libmsodbcsql-17*": "ODBC Driver 17 for SQL Server",
	"*libmsodbcsql-13*": "ODBC Driver 13 for SQL Server", "*libmsodbcsql-11*": "ODBC Driver 11 for SQL Server", "*libtdsodbc*": "FreeTDS",
}

// odbcBlocks are the data sources of odbc.ini. The driver of PostgreSQL is built on libpq, that of MySQL on the library
// which its command line uses; each has a default of its own.
func odbcBlocks() []setting.Block {
	host := append(at("Server", "Port"), setting.Member{Key: "Servername", Role: setting.Host})
	postgres := setting.Block{
		Select: having("Driver", "postgresql unicode*", "postgresql ansi*", "postgresql odbc*", "psqlodbc*", "*/psqlodbc*"),
		Engine: "postgresql", Drivers: []string{"psql"}, Undecided: true,
		Members: slices.Concat(host, with("SSLmode", "sslmode", "SSLrootcert", "sslrootcert")),
	}
	short := postgres // whose name is another program's word too
	short.Select = append(having("Driver", "postgresql"), having("Servername")...)
	return []setting.Block{
		postgres, short,
		{
			// MariaDB's is built on Connector/C, whose options it sets (mariadb-corporation/mariadb-connector-odbc:ma_connection.c).
			Select: having("Driver", "mariadb*", "*libmaodbc*"), Engine: "mariadb", Drivers: []string{"mariadb-cli"}, Undecided: true,
			Members: slices.Concat(host, []setting.Member{
				{Key: "FORCETLS", Role: setting.OptionArg, Name: "ssl", Words: map[string]string{"1": "true", "0": ""}},
				{Key: "SSLVERIFY", Role: setting.OptionArg, Name: "ssl-verify-server-cert", Words: map[string]string{"1": "true", "0": "false"}},
			}, with("SSLCA", "ssl-ca")),
		},
		{
			Select: having("Driver", "mysql odbc*", "mysql unicode*", "mysql ansi*", "*/libmyodbc*"), Engine: "mysql", Drivers: []string{"mysql-cli"}, Undecided: true,
			Members: slices.Concat(host, with("SSLMODE", "ssl-mode", "SSLCA", "ssl-ca")),
		},
		{
			Select: having("Driver", "odbc driver*", "*libmsodbcsql*", "sql server native client*", "freetds", "tds", "*libtdsodbc*"),
			Engine: "sqlserver", Drivers: []string{"msodbcsql"},
			Members: slices.Concat(host, []setting.Member{{Key: "Driver", Role: setting.OptionArg, Name: "Driver", Words: odbcFiles}}, with(
				"Encrypt", "Encrypt", "TrustServerCertificate", "TrustServerCertificate", "HostnameInCertificate", "HostnameInCertificate",
				"ServerCertificate", "ServerCertificate", "Authentication", "Authentication",
			)),
		},
	}
}

// workbenchBlocks are the connections that MySQL Workbench saves.
func workbenchBlocks() []setting.Block {
	modes := map[string]string{"0": "DISABLED", "1": "PREFERRED", "2": "REQUIRED", "3": "VERIFY_CA", "4": "VERIFY_IDENTITY"}
	return []setting.Block{{
		Path: "parameterValues", Select: having("useSSL"), Engine: "mysql", Drivers: []string{"mysql-cli"},
		Members: slices.Concat(at("hostName", "port"), []setting.Member{{Key: "useSSL", Role: setting.OptionArg, Name: "ssl-mode", Words: modes}}, with("sslCA", "ssl-ca")),
	}}
}
