package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// terraformBlocks are what providers of Terraform connect with, under the addresses of their blocks:
//   - cyrilgdn/postgresql is built on lib/pq; with another scheme it goes through Go Cloud
//     (cyrilgdn/terraform-provider-postgresql:website/docs/index.html.markdown)
//   - petoju/mysql fills mysql.Config; without tls it uses none (petoju/terraform-provider-mysql:mysql/provider.go)
//   - Mongey/kafka sets Net.TLS of Sarama, and asks for TLS by default (Mongey/terraform-provider-kafka:kafka/config.go)
//   - Kaginari/mongodb writes ssl=true into the URI, and takes a certificate for a CA
//     (Kaginari/terraform-provider-mongodb:mongodb/config.go)
func terraformBlocks() []setting.Block {
	return slices.Concat([]setting.Block{{
		Path: "provider.postgresql", Select: having("scheme", "awspostgres", "gcppostgres"), Engine: "postgresql", Drivers: []string{"lib-pq"}, Undecided: true,
		Members: at("host", ""),
	}, {
		Path: "provider.postgresql", Engine: "postgresql", Drivers: []string{"lib-pq"},
		Members: slices.Concat(at("host", "port"), with("sslmode", "sslmode", "sslrootcert", "sslrootcert"), []setting.Member{{Key: "password", Role: setting.Secret}}),
	}, {
		Path: "provider.mysql", Engine: "mysql", Drivers: []string{"go-sql-driver"},
		Members: slices.Concat(at("endpoint", ""), []setting.Member{
			{Key: "custom_tls.ca_cert", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"*": "true"}},
			{Key: "tls", Role: setting.OptionArg, Name: "tls"},
			{Key: "conn_params.tls", Role: setting.OptionArg, Name: "tls"},
			{Key: "password", Role: setting.Secret},
		}),
	}, {
		Path: "provider.kafka", Select: having("tls_enabled"), Engine: "kafka", Drivers: []string{"sarama"}, Layer: setting.InCall,
		Members: append(at("bootstrap_servers.0", ""), with("tls_enabled", "Net.TLS.Enable", "skip_tls_verify", saramaConfig+".InsecureSkipVerify")...),
	}, {
		Path: "provider.mongodb", Select: having("port"), Engine: "mongodb", Drivers: []string{"mongo-go-driver"},
		Members: slices.Concat(at("host", "port"), with("ssl", "tls"), []setting.Member{
			{Key: "certificate", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"*": "true"}}, {Key: "password", Role: setting.Secret},
		}),
	}}, grafanaSources("grafana_data_source.*", "json_data_encoded."), grafanaSources("grafana_data_source.*", "json_data."))
}
