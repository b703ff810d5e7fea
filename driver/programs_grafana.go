package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// Grafana's PostgreSQL data source is built on lib/pq, and on pgx behind a feature toggle. Its MySQL data source asks for
// TLS only where a CA or a client certificate is given (grafana/grafana:pkg/tsdb/mysql/mysql.go).
var grafanaPostgres = []string{"lib-pq", "pgx"}

// grafanaBlocks are the data sources of provisioning files, and the server's own database.
func grafanaBlocks() []setting.Block {
	var out []setting.Block
	// A provisioning file; the values of kube-prometheus-stack; Grafana's Ansible role; its operator.
	for _, path := range []string{"datasources.*", "additionalDataSources.*", "grafana_datasources.*", "spec.datasource"} {
		out = append(out, grafanaSources(path, "jsonData.")...)
	}
	return slices.Concat(out, grafanaServer("env:", "GF_DATABASE_"), goServerMySQL(), giteaServer("env:", "GITEA__database__"), giteaServer("env:", "FORGEJO__database__"), grafanaModule())
}

// grafanaSources are the data sources at a path, whose settings of their own stand under a prefix.
func grafanaSources(path, data string) []setting.Block {
	postgres := slices.Concat(at("url", ""), prefixedBy(data, with("sslmode", "sslmode", "sslRootCertFile", "sslrootcert")),
		[]setting.Member{{Key: "secureJsonData.tlsCACert", Role: setting.OptionArg, Name: "sslrootcert", Content: true}})
	mysql := append(at("url", ""), prefixedBy(data, []setting.Member{
		{Key: "tlsSkipVerify", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"true": "skip-verify", "false": ""}},
		{Key: "tlsAuthWithCACert", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"false": ""}},
		{Key: "tlsAuth", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"false": ""}},
	})...)
	mssql := append(at("url", ""), prefixedBy(data, with(
		"encrypt", "encrypt", "tlsSkipVerify", "TrustServerCertificate", "sslRootCertFile", "certificate", "serverName", "hostNameInCertificate",
	))...)
	return []setting.Block{
		{Path: path, Select: having("type", "postgres", "grafana-postgresql-datasource"), Engine: "postgresql", Drivers: grafanaPostgres, Undecided: true, Members: postgres},
		{Path: path, Select: having("type", "mysql"), Engine: "mysql", Drivers: []string{"go-sql-driver"}, Members: mysql},
		{Path: path, Select: having("type", "mssql"), Engine: "sqlserver", Drivers: []string{"go-mssqldb"}, Members: mssql},
	}
}

// grafanaServer are the settings of the database in which Grafana keeps its own data.
func grafanaServer(path, prefix string) []setting.Block {
	return []setting.Block{{
		Path: path, Select: having(prefix+"TYPE", "postgres"), Engine: "postgresql", Drivers: grafanaPostgres, Undecided: true,
		Members: prefixedBy(prefix, slices.Concat(at("HOST", ""), with("SSL_MODE", "sslmode", "CA_CERT_PATH", "sslrootcert"))),
	}, {
		Path: path, Select: append(having(prefix+"TYPE", "mysql"), having(prefix+"SSL_MODE", "true", "false", "skip-verify")...), Engine: "mysql", Drivers: []string{"go-sql-driver"},
		Members: prefixedBy(prefix, slices.Concat(at("HOST", ""), with("SSL_MODE", "tls"))),
	}}
}

// goServerMySQL are the databases of Grafana and Gitea in their INI files, where a word of go-sql-driver's tells them from
// other programs'.
func goServerMySQL() []setting.Block {
	var out []setting.Block
	for _, kind := range []string{"type", "DB_TYPE"} {
		out = append(out, setting.Block{
			Path: "database", Select: append(having(kind, "mysql"), having("ssl_mode", "skip-verify")...), Engine: "mysql", Drivers: []string{"go-sql-driver"},
			Members: append(at("host", ""), with("ssl_mode", "tls")...),
		})
	}
	return out
}

// giteaServer are the settings of the database of Gitea, Gogs and Forgejo, which hand them to lib/pq and go-sql-driver.
func giteaServer(path, prefix string) []setting.Block {
	return []setting.Block{{
		Path: path, Select: having(prefix+"DB_TYPE", "postgres"), Engine: "postgresql", Drivers: []string{"lib-pq"}, Undecided: true,
		Members: prefixedBy(prefix, slices.Concat(at("HOST", ""), with("SSL_MODE", "sslmode"))),
	}, {
		Path: path, Select: append(having(prefix+"DB_TYPE", "mysql"), having(prefix+"SSL_MODE")...), Engine: "mysql", Drivers: []string{"go-sql-driver"},
		Members: prefixedBy(prefix, append(at("HOST", ""), setting.Member{Key: "SSL_MODE", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"disable": "false", "prefer": "preferred"}})),
	}}
}

// grafanaModule are the data sources that Ansible's module makes.
func grafanaModule() []setting.Block {
	return []setting.Block{{
		Path: "grafana_datasource", Select: having("ds_type", "postgres", "grafana-postgresql-datasource"), Engine: "postgresql", Drivers: grafanaPostgres, Undecided: true,
		Members: append(at("ds_url", ""), with("sslmode", "sslmode")...),
	}, {
		Path: "grafana_datasource", Select: having("ds_type", "mysql"), Engine: "mysql", Drivers: []string{"go-sql-driver"},
		Members: append(at("ds_url", ""),
			setting.Member{Key: "tls_skip_verify", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"true": "skip-verify", "yes": "skip-verify", "false": "", "no": ""}},
			setting.Member{Key: "tls_ca_cert", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"*": "true"}}),
	}}
}
