package driver

import "github.com/dsnlint/dsnlint/setting"

// airflowBlocks are Airflow's connections, as AIRFLOW_CONN_… has them and the files that are imported. What a hook hands
// to the driver stands in "extra".
func airflowBlocks() []setting.Block {
	address := at("host", "port")
	return []setting.Block{{
		Select: having("conn_type", "postgres"), Engine: "postgresql", Drivers: []string{"psycopg2", "psycopg"}, Layer: setting.InCall,
		Members: append(address, with("extra.sslmode", "sslmode", "extra.sslrootcert", "sslrootcert")...),
	}, {
		Select: having("conn_type", "mysql"), Engine: "mysql", Drivers: []string{"mysqlclient"}, Layer: setting.InCall, Undecided: true,
		Members: append(address, with("extra.ssl_mode", "ssl_mode", "extra.ssl.ca", "ssl.ca")...),
	}}
}
