package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// monitoringBlocks are agents that connect to what they watch, and shippers with their sinks:
//   - the OpenTelemetry Collector's receivers for PostgreSQL and MySQL are built on lib/pq and go-sql-driver
//     (open-telemetry/opentelemetry-collector-contrib:receiver/postgresqlreceiver/README.md, receiver/mysqlreceiver/README.md)
//   - Datadog's check of PostgreSQL takes libpq's modes under ssl
//     (DataDog/integrations-core:postgres/datadog_checks/postgres/data/conf.yaml.example)
//   - Beats send to Kafka with Sarama (elastic/beats:libbeat/outputs/kafka/config.go), Vector with librdkafka
//     (vectordotdev/vector:src/kafka.rs)
func monitoringBlocks() []setting.Block {
	return slices.Concat(otelBlocks(), beatsBlocks(), []setting.Block{{
		Path: "instances.*", Select: append(having("ssl", "disable", "allow", "prefer", "require", "verify-ca", "verify-full"), having("username")...),
		Engine: "postgresql", Drivers: []string{"psycopg2", "psycopg"}, Layer: setting.InCall,
		Members: append(at("host", "port"), with("ssl", "sslmode", "ssl_root_cert", "sslrootcert")...),
	}, {
		Path: "instances.*", Select: having("ssl.check_hostname"), Engine: "mysql", Drivers: []string{"pymysql"}, Layer: setting.InCall,
		Members: append(at("host", "port"), with("ssl.ca", "ssl.ca", "ssl.check_hostname", "ssl.check_hostname")...),
	}, {
		Path: "sinks.*", Select: append(having("type", "kafka"), having("tls.enabled")...), Engine: "kafka", Drivers: []string{"librdkafka"}, Layer: setting.InCall,
		Members: append(at("bootstrap_servers", ""),
			setting.Member{Key: "tls.enabled", Role: setting.OptionArg, Name: "security.protocol", Words: map[string]string{"true": "ssl", "false": "plaintext"}},
			setting.Member{Key: "tls.verify_certificate", Role: setting.OptionArg, Name: "enable.ssl.certificate.verification"},
			setting.Member{Key: "tls.verify_hostname", Role: setting.OptionArg, Name: "ssl.endpoint.identification.algorithm", Words: map[string]string{"false": "none", "true": "https"}},
			setting.Member{Key: "tls.ca_file", Role: setting.OptionArg, Name: "ssl.ca.location"},
		),
	}, {
		Path: "clusters.*", Select: having("properties.security.protocol"), Engine: "kafka", Drivers: []string{"kafka-clients"}, Layer: setting.InCall,
		Members: append(at("bootstrapServers", ""), prefixedBy("properties.", kafkaProps)...),
	}, {
		Select: append(having("bootstrap.servers"), having("security.protocol")...), Engine: "kafka", Drivers: []string{"kafka-clients"}, Layer: setting.InCall,
		Members: append(at("bootstrap.servers", ""), kafkaProps...),
	}, {
		Path: "kafka", Select: append(having("bootstrap_servers"), having("security_protocol")...), Engine: "kafka", Drivers: []string{"kafka-clients"}, Layer: setting.InCall,
		Members: append(at("bootstrap_servers", ""), append(with("security_protocol", "security.protocol", "ssl_truststore_location", "ssl.truststore.location"),
			setting.Member{Key: "ssl_endpoint_identification_algorithm", Role: setting.OptionArg, Name: kafkaEndpoint, Empty: true})...),
	}})
}

// kafkaProps are the properties of Kafka's client for Java that decide on TLS.
var kafkaProps = append(with("security.protocol", "security.protocol", "ssl.truststore.location", "ssl.truststore.location"),
	setting.Member{Key: kafkaEndpoint, Role: setting.OptionArg, Name: kafkaEndpoint, Empty: true})

// otelBlocks are receivers of the OpenTelemetry Collector. PostgreSQL's encrypts by default, MySQL's does not.
func otelBlocks() []setting.Block {
	return []setting.Block{{
		Path: "receivers.postgresql", Engine: "postgresql", Drivers: []string{"lib-pq"}, Undecided: true,
		Members: append(at("endpoint", ""),
			setting.Member{Key: "tls.insecure", Role: setting.OptionArg, Name: "sslmode", Words: map[string]string{"true": "disable", "false": ""}},
			setting.Member{Key: "tls.insecure_skip_verify", Role: setting.OptionArg, Name: "sslmode", Words: map[string]string{"true": "require", "false": "verify-full"}},
			setting.Member{Key: "tls.ca_file", Role: setting.OptionArg, Name: "sslrootcert"},
		),
	}, {
		Path: "receivers.mysql", Engine: "mysql", Drivers: []string{"go-sql-driver"},
		Members: append(at("endpoint", ""),
			setting.Member{Key: "tls.insecure", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"true": "false", "false": ""}},
			setting.Member{Key: "tls.insecure_skip_verify", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"true": "skip-verify", "false": "true"}},
			setting.Member{Key: "tls.ca_file", Role: setting.OptionArg, Name: "tls", Words: map[string]string{"*": "true"}},
		),
	}}
}

// beatsBlocks are Kafka as an output of Beats and of Elastic's agent. Any setting below ssl turns TLS on.
func beatsBlocks() []setting.Block {
	on := map[string]string{"*": "true"}
	beats := setting.Block{
		Path: "output.kafka", Engine: "kafka", Drivers: []string{"sarama"}, Layer: setting.InCall,
		Members: append(at("hosts.0", ""),
			setting.Member{Key: "ssl.enabled", Role: setting.OptionArg, Name: "Net.TLS.Enable"},
			setting.Member{Key: "ssl.verification_mode", Role: setting.OptionArg, Name: "Net.TLS.Enable", Words: on},
			setting.Member{Key: "ssl.certificate_authorities.0", Role: setting.OptionArg, Name: "Net.TLS.Enable", Words: on},
			setting.Member{Key: "ssl.verification_mode", Role: setting.OptionArg, Name: saramaConfig + ".InsecureSkipVerify", Words: map[string]string{"none": "true", "full": "false", "strict": "false"}},
			setting.Member{Key: "ssl.certificate_authorities.0", Role: setting.OptionArg, Name: saramaConfig + ".RootCAs"},
		),
	}
	agent := beats
	agent.Path, agent.Select = "outputs.*", having("type", "kafka")
	return []setting.Block{beats, agent}
}
