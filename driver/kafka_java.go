package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	kafkaJava     = "apache/kafka:clients/src/main/java/org/apache/kafka/clients/CommonClientConfigs.java"
	kafkaJavaSSL  = "apache/kafka:clients/src/main/java/org/apache/kafka/common/config/SslConfigs.java"
	kafkaEndpoint = "ssl.endpoint.identification.algorithm"
	kafkaAnchors  = "ssl.truststore.location|ssl.truststore.certificates|system"
)

// kafkaConstants are the names of Kafka's properties as constants of its classes.
var kafkaConstants = map[string]string{
	"SECURITY_PROTOCOL_CONFIG": "security.protocol", "SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG": kafkaEndpoint,
	"SSL_TRUSTSTORE_LOCATION_CONFIG": "ssl.truststore.location", "SSL_TRUSTSTORE_CERTIFICATES_CONFIG": "ssl.truststore.certificates",
	"SSL_ENABLED_PROTOCOLS_CONFIG": "ssl.enabled.protocols", "SSL_PROTOCOL_CONFIG": "ssl.protocol", "SSL_CIPHER_SUITES_CONFIG": "ssl.cipher.suites",
}

// kafka-clients is Kafka's own client for the JVM, also behind Spring and Kafka Connect.
var _ = register(func() *Table {
	return &Table{
		ID: "kafka-clients", Title: "Kafka's Java client", Engine: "kafka", Source: kafkaJava,
		Packages: []Package{{"maven", "org.apache.kafka:kafka-clients"}}, Wrappers: []Package{{"maven", "org.springframework.kafka:spring-kafka"}, {"maven", "org.apache.kafka:kafka-streams"}},
		Openers: kafkaJavaOpeners(), Keys: kafkaKeys(), Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: kafkaProperties,
		Full: "security.protocol=SASL_SSL or SSL with ssl.truststore.location=<trust store>",
		Options: []Option{
			{Name: "security.protocol", Role: Mode, Fold: true, Values: kafkaProtocols, Words: securityProtocols},
			{Name: kafkaEndpoint, Role: Mode, Fold: true},
			{Name: "ssl.truststore.location", Role: CA},
			{Name: "ssl.truststore.certificates", Role: CA},
			{Name: "ssl.truststore.password", Role: Private},
			{Name: "ssl.truststore.type"},
			{Name: "ssl.keystore.location"},
			{Name: "ssl.keystore.password", Role: Private},
			{Name: "ssl.key.password", Role: Private},
			{Name: "ssl.enabled.protocols", Role: TLSOpt},
			{Name: "ssl.protocol", Role: TLSOpt},
			{Name: "ssl.cipher.suites", Role: Cipher},
			{Name: "ssl.engine.factory.class", Role: Mode},
			{Name: "sasl.mechanism"},
		},
		Rows: slices.Concat(
			underEach([]Row{
				{When: "ssl.engine.factory.class", Then: ByCode, CA: "unknown", Because: "TLS is made by a class of the program's own"},
				{When: kafkaEndpoint + "=https", Then: Full, CA: kafkaAnchors, By: kafkaEndpoint, Source: kafkaJavaSSL, Because: "chain and host name are checked"},
				{When: kafkaEndpoint, Then: ChainOnly, CA: kafkaAnchors, By: kafkaEndpoint, Source: kafkaJavaSSL, Because: "an empty ssl.endpoint.identification.algorithm leaves the host name unchecked"},
				{When: "", Then: ChainOnly, CA: kafkaAnchors, By: "security.protocol", Until: "2.0.0", Source: kafkaJavaSSL, Because: "before 2.0.0 the client checks the chain but not the host name by default"},
				{When: "", Then: Full, CA: kafkaAnchors, By: "security.protocol", Since: "2.0.0", Source: kafkaJavaSSL, Because: "SSL checks chain and host name by default since 2.0.0"},
			}, "security.protocol=ssl|sasl_ssl"),
			ignoring(kafkaEndpoint+" ssl.truststore.location", kafkaPlain("security.protocol", "the client")),
		),
		TLS:      []TLSRow{{Option: "ssl.enabled.protocols", Form: List}},
		Releases: []Release{{"2.0.0", "2018-07-28"}},
	}
})

// kafkaProperties spells constants and Spring's keys as properties.
func kafkaProperties(options []setting.Option) []setting.Option {
	options = dropNull(options)
	names := map[string]string{}
	for _, o := range options {
		name := o.Name.String()
		if property, ok := kafkaConstants[name[strings.LastIndexByte(name, '.')+1:]]; ok {
			names[name] = property
		}
	}
	return renamed(options, names)
}

func kafkaJavaOpeners() []setting.Opener {
	args := []setting.Arg{{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "bootstrap.servers", Role: setting.Host}}
	for _, class := range []string{"ProducerConfig", "ConsumerConfig", "AdminClientConfig", "CommonClientConfigs", "StreamsConfig"} {
		args = append(args, setting.Arg{Position: -1, Keyword: class + ".BOOTSTRAP_SERVERS_CONFIG", Role: setting.Host})
	}
	var out []setting.Opener
	for _, c := range []string{
		"org.apache.kafka.clients.producer.KafkaProducer", "org.apache.kafka.clients.consumer.KafkaConsumer", "org.apache.kafka.clients.admin.AdminClient.create",
		"org.apache.kafka.clients.admin.Admin.create", "org.springframework.kafka.core.DefaultKafkaProducerFactory", "org.springframework.kafka.core.DefaultKafkaConsumerFactory",
		"org.springframework.kafka.core.KafkaAdmin",
	} {
		out = append(out, setting.Opener{Language: "java", Callee: c, Args: args})
	}
	return out
}

// kafkaKeys are the properties in files of their own, and Spring's.
func kafkaKeys() []setting.Key {
	var out []setting.Key
	add := func(group, pattern, name string, role setting.Role) {
		out = append(out, setting.Key{Pattern: pattern, Role: role, Name: name, Group: group, Engine: "kafka", Drivers: []string{"kafka-clients"}})
	}
	add("spring.kafka", "spring.kafka.bootstrap-servers", "", setting.Host)
	add("spring.kafka", "spring.kafka.security.protocol", "security.protocol", setting.OptionArg)
	for _, p := range []string{"security.protocol", kafkaEndpoint, "ssl.truststore.location", "ssl.enabled.protocols"} {
		add("spring.kafka", "spring.kafka.properties."+p, p, setting.OptionArg)
	}
	add("spring.kafka", "spring.kafka.ssl.trust-store-location", "ssl.truststore.location", setting.OptionArg)
	return out
}
