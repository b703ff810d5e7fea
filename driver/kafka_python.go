package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	kafkaPython = "dpkp/kafka-python:kafka/conn.py"
	librdkafka  = "confluentinc/librdkafka:CONFIGURATION.md"
)

// securityProtocols are Kafka's names, in any case and as enumerations.
var securityProtocols = map[string]string{
	"securityprotocol.plaintext": "plaintext", "securityprotocol.ssl": "ssl", "securityprotocol.sasl_ssl": "sasl_ssl", "securityprotocol.sasl_plaintext": "sasl_plaintext",
}

var kafkaProtocols = []string{"plaintext", "ssl", "sasl_plaintext", "sasl_ssl"}

// kafkaPlain are what a client does whose protocol option is called name, where no TLS is asked for.
func kafkaPlain(name, title string) []Row {
	return []Row{
		{When: name + "=sasl_plaintext", Then: Off, CA: "none", Because: "SASL_PLAINTEXT never uses TLS: the login goes in plaintext too, whatever the mechanism protects of it"},
		{When: name + "=plaintext", Then: Off, CA: "none", Because: "PLAINTEXT never uses TLS"},
		{When: name, Then: Undecided, CA: "unknown", Because: "the protocol is decided by code that is not read here"},
		{Then: Off, CA: "none", Because: "without " + name + " " + title + " uses PLAINTEXT"},
	}
}

// kafka-python checks chain and host name once TLS is asked for.
var _ = register(func() *Table {
	return &Table{
		ID: "kafka-python", Title: "kafka-python", Engine: "kafka", Source: kafkaPython,
		Packages: []Package{{"pypi", "kafka-python"}, {"pypi", "kafka-python-ng"}, {"pypi", "aiokafka"}},
		Openers: pythonOpeners([]setting.Arg{
			{Position: -1, Keyword: "bootstrap_servers", Role: setting.Host}, {Position: -1, Keyword: "sasl_plain_password", Role: setting.Secret},
		}, "kafka.KafkaProducer", "kafka.KafkaConsumer", "kafka.KafkaAdminClient", "kafka.KafkaClient", "kafka.admin.KafkaAdminClient", "kafka.client_async.KafkaClient",
			"kafka.producer.KafkaProducer", "kafka.consumer.KafkaConsumer", "aiokafka.AIOKafkaProducer", "aiokafka.AIOKafkaConsumer"),
		Names: Exact, Stranger: RejectsStrangers, Prepare: dropNull,
		Full: "security_protocol=\"SASL_SSL\" or \"SSL\" with ssl_cafile=<CA file>",
		Options: slices.Concat([]Option{
			{Name: "security_protocol", Role: Mode, Fold: true, Values: kafkaProtocols, Words: securityProtocols},
			{Name: "ssl_check_hostname", Role: Mode, Bool: true},
			{Name: "ssl_cafile", Role: CA},
			{Name: "ssl_certfile"},
			{Name: "ssl_keyfile", Role: Private},
			{Name: "ssl_password", Role: Private},
			{Name: "ssl_crlfile"},
			{Name: "ssl_ciphers", Role: Cipher},
			{Name: "ssl_context", Role: Mode},
		}, contextOptions("ssl_context")),
		Rows: slices.Concat(
			contextRows("ssl_context", "security_protocol=ssl|sasl_ssl"),
			[]Row{{When: "ssl_context security_protocol=ssl|sasl_ssl", Then: ByCode, CA: "unknown", Because: "the context is made by code that is not read here"}},
			[]Row{
				{When: "security_protocol=ssl|sasl_ssl ssl_check_hostname=false", Then: ChainOnly, CA: "ssl_cafile|system", By: "ssl_check_hostname", Because: "ssl_check_hostname=False leaves the chain check alone"},
				{When: "security_protocol=ssl|sasl_ssl", Then: Full, CA: "ssl_cafile|system", Because: "SSL checks chain and host name"},
			},
			ignoring("ssl_cafile ssl_check_hostname ssl_context", kafkaPlain("security_protocol", "kafka-python")),
		),
		TLS: contextTLS("ssl_context"),
	}
})

// ignoring adds options that have no effect to rows without any.
func ignoring(names string, rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		if out[i].Then == Off {
			out[i].Ignores = names
		}
	}
	return out
}

// librdkafkaRows are what librdkafka does, and every client that hands its properties through. Before 2.0 it checked no
// host names by default.
var librdkafkaRows = slices.Concat(
	underEach([]Row{
		{When: "enable.ssl.certificate.verification=false", Then: Unchecked, CA: "none", Ignores: "ssl.ca.location ssl.ca.pem ssl.endpoint.identification.algorithm", Source: "confluentinc/librdkafka:src/rdkafka_ssl.c", Because: "enable.ssl.certificate.verification=false accepts every certificate"},
		{When: "ssl.endpoint.identification.algorithm=none", Then: ChainOnly, CA: "ssl.ca.location|ssl.ca.pem|system", Because: "ssl.endpoint.identification.algorithm=none leaves the host name unchecked"},
		{When: "ssl.endpoint.identification.algorithm=https", Then: Full, CA: "ssl.ca.location|ssl.ca.pem|system", Because: "ssl.endpoint.identification.algorithm=https checks the host name besides the chain"},
		{When: "", Then: ChainOnly, CA: "ssl.ca.location|ssl.ca.pem|system", Until: "2.0.0", By: "security.protocol", Source: "confluentinc/librdkafka:CHANGELOG.md", Because: "before 2.0.0 librdkafka checks the chain but not the host name by default"},
		{When: "", Then: Full, CA: "ssl.ca.location|ssl.ca.pem|system", Since: "2.0.0", By: "security.protocol", Source: "confluentinc/librdkafka:CHANGELOG.md", Because: "librdkafka checks chain and host name by default since 2.0.0"},
	}, "security.protocol=ssl|sasl_ssl"),
	ignoring("enable.ssl.certificate.verification ssl.ca.location ssl.endpoint.identification.algorithm", kafkaPlain("security.protocol", "librdkafka")),
)

// confluent-kafka wraps librdkafka in several languages, with versions that follow its own.
var _ = register(func() *Table {
	return &Table{
		ID: "librdkafka", Title: "librdkafka", Engine: "kafka", Source: librdkafka,
		Packages: []Package{{"pypi", "confluent-kafka"}, {"go", "github.com/confluentinc/confluent-kafka-go/v2"}, {"go", "github.com/confluentinc/confluent-kafka-go"}, {"nuget", "confluent.kafka"}},
		Openers:  slices.Concat(confluentOpeners(), rdKafkaC()), Names: Exact, Stranger: RejectsStrangers, Repeat: LastWins, Prepare: confluentNames,
		Full: "security.protocol=SASL_SSL or SSL with ssl.ca.location=<CA file>, on librdkafka 2.0 or later",
		Options: []Option{
			{Name: "security.protocol", Role: Mode, Fold: true, Values: kafkaProtocols, Words: map[string]string{
				"securityprotocol.plaintext": "plaintext", "securityprotocol.ssl": "ssl", "securityprotocol.saslssl": "sasl_ssl", "securityprotocol.saslplaintext": "sasl_plaintext",
			}},
			{Name: "enable.ssl.certificate.verification", Role: Mode, Bool: true},
			{Name: "ssl.endpoint.identification.algorithm", Role: Mode, Fold: true, Words: map[string]string{
				"sslendpointidentificationalgorithm.none": "none", "sslendpointidentificationalgorithm.https": "https",
			}},
			{Name: "ssl.ca.location", Role: CA},
			{Name: "ssl.ca.pem", Role: CA},
			{Name: "ssl.cipher.suites", Role: Cipher},
			{Name: "ssl.certificate.location"},
			{Name: "ssl.key.location", Role: Private},
			{Name: "ssl.key.password", Role: Private},
			{Name: "sasl.mechanism"},
			{Name: "sasl.mechanisms"},
		},
		Rows: librdkafkaRows, Releases: []Release{{"2.0.0", "2023-01-01"}},
	}
})

// confluentOpeners take a dictionary or a map with dotted keys, and classes with properties in C#.
func confluentOpeners() []setting.Opener {
	args := []setting.Arg{
		{Position: 0, Role: setting.Options},
		{Position: -1, Keyword: "bootstrap.servers", Role: setting.Host},
		{Position: -1, Keyword: "metadata.broker.list", Role: setting.Host},
		{Position: -1, Keyword: "sasl.password", Role: setting.Secret},
		{Position: -1, Keyword: "BootstrapServers", Role: setting.Host},
		{Position: -1, Keyword: "SaslPassword", Role: setting.Secret},
	}
	var out []setting.Opener
	for _, class := range []string{"Producer", "Consumer", "SerializingProducer", "DeserializingConsumer", "admin.AdminClient", "aio.AIOProducer"} {
		out = append(out, setting.Opener{Language: "python", Callee: "confluent_kafka." + class, Args: args, Keywords: true})
	}
	for _, path := range []string{"github.com/confluentinc/confluent-kafka-go/v2/kafka", "github.com/confluentinc/confluent-kafka-go/kafka"} {
		for _, f := range []string{"NewProducer", "NewConsumer", "NewAdminClient"} {
			out = append(out, setting.Opener{Language: "go", Callee: path + "." + f, Args: args, Keywords: true})
		}
	}
	for _, class := range []string{"ProducerConfig", "ConsumerConfig", "AdminClientConfig", "ClientConfig"} {
		out = append(out, setting.Opener{Language: "csharp", Callee: "Confluent.Kafka." + class, Args: args, Keywords: true, Setters: true})
	}
	return out
}
