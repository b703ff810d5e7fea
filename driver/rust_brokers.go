package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	lapinSource = "amqp-rs/amq-protocol:tcp/src/lib.rs"
	rustKafka   = "fede1024/rust-rdkafka:rdkafka-sys/changelog.md"
	mongoRust   = "mongodb/mongo-rust-driver:src/client/options.rs"
)

// lapin goes by the URL's scheme and always checks; a TLS configuration can only add authorities.
var _ = register(func() *Table {
	return &Table{
		ID: "lapin", Title: "lapin", Engine: "amqp", Source: lapinSource,
		Packages: []Package{{"cargo", "lapin"}}, Wrappers: []Package{{"cargo", "deadpool-lapin"}, {"cargo", "bb8-lapin"}, {"cargo", "celery"}},
		Schemes: schemes("amqp", "amqp", "amqps"), ByManifest: true,
		Openers: slices.Concat(
			rustOpeners([]setting.Arg{{Position: 0, Role: setting.DSN}, {Position: 2, Role: setting.OptionArg, Name: "config"}}, "lapin.Connection.connect", "lapin.Connection.connect_uri",
				"lapin.Connection.connect_with_config", "lapin.Connection.connect_uri_with_config", "lapin.Connect.connect", "lapin.Connection.connect_with_runtime"),
			rustOpeners(rustURL, "bb8_lapin.LapinConnectionManager.new", "deadpool_lapin.Manager.new"),
			rustBuilders([]setting.Arg{{Position: -1, Keyword: "url", Role: setting.DSN}}, "deadpool_lapin.Config.default"),
		),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: withoutNull,
		Full:    "amqps://, with OwnedTLSConfig { cert_chain: <CA in PEM> } for a private CA",
		Options: []Option{{Name: schemeOption, Fold: true}, {Name: "config"}, {Name: "config.cert_chain", Role: CA}, {Name: "config.identity", Role: Private}},
		Rows: []Row{
			{When: "scheme=amqp", Then: Off, CA: "none", By: "-", Ignores: "config.cert_chain", Because: amqpNoCheck},
			{When: "scheme=amqps", Then: Full, CA: "config.cert_chain|system", By: "-", Because: "amqps:// checks chain and host name"},
			{When: "scheme!=amqp|amqps", Rejects: "lapin knows amqp:// and amqps:// only", Source: "amqp-rs/amq-protocol:uri/src/lib.rs"},
			{When: "!scheme", Rejects: "lapin takes URLs only, amqp:// and amqps://", Source: "amqp-rs/amq-protocol:uri/src/lib.rs"},
			{Then: Undecided, CA: "unknown", By: "-", Because: amqpByURL},
		},
	}
})

// rdkafka goes by the librdkafka that rdkafka-sys brings along: 2.x, which checks host names by default, since 4.6.0.
var _ = register(func() *Table {
	return &Table{
		ID: "rdkafka", Title: "rust-rdkafka", Engine: "kafka", Source: librdkafka,
		Packages: []Package{{"cargo", "rdkafka-sys"}}, Wrappers: []Package{{"cargo", "rdkafka"}},
		Openers: rustBuilders([]setting.Arg{
			{Position: -1, Keyword: "bootstrap.servers", Role: setting.Host},
			{Position: -1, Keyword: "metadata.broker.list", Role: setting.Host},
			{Position: -1, Keyword: "sasl.password", Role: setting.Secret},
		}, "rdkafka.ClientConfig.new", "rdkafka.config.ClientConfig.new", "rdkafka.ClientConfig.default"),
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins,
		Full: "security.protocol=SSL or SASL_SSL with ssl.ca.location=<CA file>, on rdkafka-sys 4.6.0 or later",
		Options: []Option{
			{Name: "security.protocol", Role: Mode, Fold: true, Values: kafkaProtocols},
			{Name: "enable.ssl.certificate.verification", Role: Mode, Bool: true},
			{Name: "ssl.endpoint.identification.algorithm", Role: Mode, Fold: true},
			{Name: "ssl.ca.location", Role: CA},
			{Name: "ssl.ca.pem", Role: CA},
			{Name: "ssl.cipher.suites", Role: Cipher},
			{Name: "ssl.certificate.location"},
			{Name: "ssl.key.location", Role: Private},
			{Name: "ssl.key.password", Role: Private},
		},
		Rows: rdkafkaRows(), Releases: []Release{{"4.6.0", "2023-08-25"}},
	}
})

// rdkafkaRows are librdkafka's, with the versions of the crate that brings it. Every rdkafka from 0.26 on takes the newest
// of them unless a lock file says otherwise.
func rdkafkaRows() []Row {
	out := slices.Clone(librdkafkaRows)
	for i := range out {
		r := &out[i]
		if r.Since == "2.0.0" {
			r.Since, r.Source, r.Because = "4.6.0", rustKafka, "rdkafka-sys brings librdkafka 2.x since 4.6.0, which checks chain and host name by default"
		}
		if r.Until == "2.0.0" {
			r.Until, r.Source, r.Because = "4.6.0", rustKafka, "rdkafka-sys brings librdkafka 1.x before 4.6.0, which checks the chain but not the host name by default"
		}
	}
	return out
}

// The MongoDB driver knows the options of the specification; tlsAllowInvalidHostnames only where it is built with
// OpenSSL.
var _ = register(func() *Table {
	return &Table{
		ID: "mongodb-rust", Title: "MongoDB Rust driver", Engine: "mongodb", Source: mongoRust,
		Packages: []Package{{"cargo", "mongodb"}}, Schemes: schemes("mongodb", "mongodb", "mongodb+srv"), ByManifest: true,
		Openers: slices.Concat(
			rustOpeners(rustURL, "mongodb.Client.with_uri_str", "mongodb.sync.Client.with_uri_str", "mongodb.Client.with_options", "mongodb.sync.Client.with_options"),
			rustBuilders(rustURL, paths("ClientOptions.parse", "mongodb.options", "mongodb")...),
			rustBuilders(rustURL, "mongodb.options.ClientOptions.parse_async"),
			rustBuilders([]setting.Arg{{Position: -1, Keyword: "hosts", Role: setting.Host}, {Position: -1, Keyword: "credential", Role: setting.Skip}}, paths("ClientOptions.builder", "mongodb.options", "mongodb")...),
		),
		Names: FoldCase, Stranger: IgnoresStrangers, Prepare: mongoRustNames,
		Full:    "tls=true&tlsCAFile=<CA file>",
		Options: mongoClientOptions(Option{Name: "made"}),
		Rows: slices.Concat(
			[]Row{
				{When: "tlsAllowInvalidHostnames@dsn", Rejects: "the URL takes no tlsAllowInvalidHostnames: only TlsOptions in code know it"},
				{When: "tlsInsecure tlsAllowInvalidCertificates", Rejects: "tlsInsecure and tlsAllowInvalidCertificates exclude each other", By: "tlsInsecure"},
				{When: "tls=false tlsCAFile", Rejects: "tlsCAFile cannot be set where tls=false", By: "tls"},
				{When: "tls=false tlsAllowInvalidCertificates", Rejects: "tlsAllowInvalidCertificates cannot be set where tls=false", By: "tls"},
				{When: "tls=false tlsInsecure", Rejects: "tlsInsecure cannot be set where tls=false", By: "tls"},
			},
			underEach([]Row{mongoRustAnyCertificate, mongoRustAnyName, mongoRustFull}, "tls:object"),
			underEach([]Row{mongoRustInsecure, mongoRustAnyCertificate, mongoRustFull}, "tls=true", "!tls scheme=mongodb+srv", "!tls tlsCAFile"),
			underEach([]Row{mongoRustAnyCertificate, mongoRustFull}, "!tls tlsAllowInvalidCertificates"),
			underEach([]Row{mongoRustInsecure, mongoRustFull}, "!tls tlsInsecure"),
			mongoEnd(mongoChecks),
		),
	}
})

// What the Rust driver checks where it uses TLS.
var (
	mongoRustInsecure       = Row{When: "tlsInsecure=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Because: "tlsInsecure=true accepts every certificate"}
	mongoRustAnyCertificate = Row{When: "tlsAllowInvalidCertificates=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile tlsAllowInvalidHostnames", Because: "tlsAllowInvalidCertificates=true accepts every certificate"}
	mongoRustAnyName        = Row{When: "tlsAllowInvalidHostnames=true", Then: ChainOnly, CA: "tlsCAFile|system", Because: "allow_invalid_hostnames(true) leaves the host name unchecked"}
	mongoRustFull           = Row{Then: Full, CA: "tlsCAFile|system", By: "tls", Because: "the driver checks chain and host name"}
)

// mongoRustNames spells the members of TlsOptions as the URI does. What code puts into ClientOptions.tls takes the place of
// all that the URI says about TLS.
func mongoRustNames(options []setting.Option) []setting.Option {
	options = withoutNull(options)
	inCode := func(o setting.Option) bool { return o.Layer == setting.InCall && o.Name.String() == "tls" }
	if slices.ContainsFunc(options, inCode) {
		options = slices.DeleteFunc(options, func(o setting.Option) bool {
			name := strings.ToLower(o.Name.String())
			return o.Layer == setting.InDSN && (strings.HasPrefix(name, "tls") || name == "ssl")
		})
	}
	for i := range options {
		if v := &options[i].Value; inCode(options[i]) && v.Kind == setting.Symbol && v.Text.String() == "Disabled" {
			*v = setting.Value{Text: source.Decoded(v.Text.Place(), "false"), Kind: setting.Bool}
		}
	}
	return renamed(options, map[string]string{
		"tls.allow_invalid_certificates": "tlsAllowInvalidCertificates", "tls.allow_invalid_hostnames": "tlsAllowInvalidHostnames",
		"tls.ca_file_path": "tlsCAFile", "tls.made": "made",
	})
}
