package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// logBlocks are programs that send logs to Elasticsearch and OpenSearch, and those that show them.
func logBlocks() []setting.Block {
	return slices.Concat(elasticBlocks(), dashboardBlocks(), fluentBlocks(), []setting.Block{{
		// vectordotdev/vector:src/sinks/elasticsearch/config.rs
		Path: "sinks.*", Select: having("type", "elasticsearch"), Engine: "elasticsearch", Drivers: []string{"vector-elasticsearch"}, Web: true,
		Members: append(slices.Concat(at("endpoints.0", ""), at("endpoint", "")), tlsBelow("verify_certificate", "verify_hostname", "ca_file")...),
	}})
}

// tlsBelow are members of a mapping tls that the program knows by the same names.
func tlsBelow(names ...string) []setting.Member {
	var out []setting.Member
	for _, n := range names {
		out = append(out, setting.Member{Key: "tls." + n, Role: setting.OptionArg, Name: "tls." + n})
	}
	return out
}

// elasticBlocks are outputs of Beats, of Elastic's agent and of Logstash.
func elasticBlocks() []setting.Block {
	hosts := slices.Concat(at("hosts.0", ""), at("hosts", ""))
	beats := setting.Block{
		Path: "output.elasticsearch", Engine: "elasticsearch", Drivers: []string{"beats"}, Web: true,
		Members: append(slices.Clone(hosts), with(
			"protocol", "protocol", "ssl.verification_mode", "ssl.verification_mode", "ssl.certificate_authorities.0", "ssl.certificate_authorities", "ssl.certificate_authorities", "ssl.certificate_authorities",
		)...),
	}
	flat := beats // keys with dots at the top of the file
	flat.Path, flat.Select, flat.Members = "", having("output.elasticsearch.ssl.verification_mode"), prefixedBy("output.elasticsearch.", beats.Members)
	agent, plain := beats, beats
	plain.Drivers, plain.Members = []string{"logstash-elasticsearch", "beats"}, hosts // without a word of either
	agent.Path, agent.Select = "outputs.*", having("type", "elasticsearch")
	logstash := setting.Block{
		// Until version 12 verification was a switch and the CA had another name.
		Path: "output.elasticsearch", Engine: "elasticsearch", Drivers: []string{"logstash-elasticsearch"}, Web: true,
		Members: append(slices.Clone(hosts), append(with(
			"ssl_enabled", "ssl_enabled", "ssl", "ssl_enabled", "ssl_verification_mode", "ssl_verification_mode", "ssl_certificate_authorities", "ssl_certificate_authorities", "cacert", "ssl_certificate_authorities",
			"ssl_truststore_path", "ssl_truststore_path", "truststore", "ssl_truststore_path",
		), setting.Member{Key: "ssl_certificate_verification", Role: setting.OptionArg, Name: "ssl_verification_mode", Words: map[string]string{"false": "none", "true": "full"}})...),
	}
	var out []setting.Block
	for _, own := range []string{"ssl_enabled", "ssl", "ssl_verification_mode", "ssl_certificate_verification", "cacert", "ssl_certificate_authorities"} {
		b := logstash
		b.Select = having(own)
		out = append(out, b)
	}
	for _, own := range []string{"protocol", "ssl.verification_mode", "ssl.certificate_authorities.0", "ssl.certificate_authorities"} {
		b := beats
		b.Select = having(own)
		out = append(out, b)
	}
	return append(out, plain, agent, flat)
}

// dashboardBlocks are Kibana (elastic/kibana:src/core/server/elasticsearch/client/client_config.ts) and OpenSearch's fork of
// it, in their file and as the variables of their images. They hand Node's TLS options to the client.
func dashboardBlocks() []setting.Block {
	var out []setting.Block
	for _, p := range []struct{ engine, driver, object, file, variables string }{
		{"elasticsearch", "elasticsearch-js", "tls", "elasticsearch", "ELASTICSEARCH_"},
		{"opensearch", "opensearch-js", "ssl", "opensearch", "OPENSEARCH_"},
	} {
		members := func(hosts, mode string) []setting.Member {
			return append(slices.Concat(at(hosts+".0", ""), at(hosts, "")),
				setting.Member{Key: mode, Role: setting.OptionArg, Name: p.object + ".rejectUnauthorized", Words: map[string]string{"none": "false", "certificate": "true", "full": "true"}},
				setting.Member{Key: mode, Role: setting.OptionArg, Name: p.object + ".checkServerIdentity", Words: map[string]string{"certificate": "unchecked", "none": "", "full": ""}})
		}
		block := setting.Block{Engine: p.engine, Drivers: []string{p.driver}, Layer: setting.InCall, Web: true}
		file, variables := block, block
		file.Select, file.Members = having(p.file+".ssl.verificationMode"), members(p.file+".hosts", p.file+".ssl.verificationMode")
		variables.Path, variables.Select = "env:", having(p.variables+"SSL_VERIFICATIONMODE")
		variables.Members = members(p.variables+"HOSTS", p.variables+"SSL_VERIFICATIONMODE")
		out = append(out, file, variables)
	}
	return out
}

// fluentBlocks are outputs of Fluent Bit in its form of YAML.
func fluentBlocks() []setting.Block {
	var out []setting.Block
	for _, path := range []string{"pipeline.outputs.*", "outputs.*"} {
		out = append(out, setting.Block{
			Path: path, Select: having("name", "es", "opensearch"), Engine: "elasticsearch", Drivers: []string{"fluent-bit"},
			Members: append(at("host", "port"), with(
				"tls", "tls", "tls.verify", "tls.verify", "tls.verify_hostname", "tls.verify_hostname", "tls.ca_file", "tls.ca_file", "tls.ca_path", "tls.ca_path",
			)...),
		})
	}
	return out
}
