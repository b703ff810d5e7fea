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
//   - services of Aiven connect to servers elsewhere by the words of libpq and of Kafka's clients, verify-full where
//     nothing is said; what they trust is Aiven's business, so that only words count that verify nothing
//     (aiven/terraform-provider-aiven:docs/resources/service_integration_endpoint.md)
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
	}, {
		Path: "aiven_service_integration_endpoint.*.external_postgresql", Select: having("ssl_mode", "disable", "allow", "prefer", "require"),
		Engine: "postgresql", Drivers: []string{"libpq"},
		Members: slices.Concat(at("host", "port"), with("ssl_mode", "sslmode"), []setting.Member{{Key: "password", Role: setting.Secret}}),
	}, {
		Path: "aiven_service_integration_endpoint.*.external_kafka_user_config", Select: having("security_protocol", "PLAINTEXT", "SASL_PLAINTEXT"),
		Engine: "kafka", Drivers: []string{"kafka-clients"},
		Members: slices.Concat(at("bootstrap_servers", ""), with("security_protocol", "security.protocol"), []setting.Member{{Key: "sasl_plain_password", Role: setting.Secret}}),
	}}, grafanaSources("grafana_data_source.*", "json_data_encoded."), grafanaSources("grafana_data_source.*", "json_data."))
}
