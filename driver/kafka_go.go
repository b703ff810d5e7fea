package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	saramaSource  = "IBM/sarama:broker.go"
	kafkaGoSource = "segmentio/kafka-go:dialer.go"
	franzGo       = "twmb/franz-go:pkg/kgo/config.go"
)

// saramaConfig is the member of sarama's config that holds the tls.Config.
const saramaConfig = "Net.TLS.Config"

// sarama needs Net.TLS.Enable; a config without it is only logged.
var _ = register(func() *Table {
	return &Table{
		ID: "sarama", Title: "Sarama", Engine: "kafka", Source: saramaSource,
		Packages: []Package{{"go", "github.com/IBM/sarama"}, {"go", "github.com/Shopify/sarama"}},
		Openers:  saramaOpeners(), Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown,
		Full:    "Net.TLS.Enable = true with Net.TLS.Config = &tls.Config{RootCAs: <CA pool>}",
		Options: append([]Option{{Name: "Net.TLS.Enable", Role: Mode, Bool: true}, {Name: saramaConfig, Role: Mode}}, goTLSOptions(saramaConfig)...),
		Rows: slices.Concat(
			[]Row{{When: "Net.TLS.Enable=true " + saramaConfig + ":null", Then: Full, CA: "system", By: "Net.TLS.Enable", Because: "without a config Sarama checks chain and host name"}},
			goTLSRows(saramaConfig, "Net.TLS.Enable=true "+saramaConfig+":object"),
			[]Row{
				{When: "Net.TLS.Enable=true " + saramaConfig, Then: ByCode, CA: "unknown", By: saramaConfig, Because: "the tls.Config is made by code that is not read here"},
				{When: "Net.TLS.Enable=true", Then: Full, CA: "system", Because: "without a config Sarama checks chain and host name"},
				{When: "Net.TLS.Enable=false", Then: Off, CA: "none", Ignores: saramaConfig, Because: "Net.TLS.Enable = false never uses TLS, whatever the config says"},
				{When: "Net.TLS.Enable", Then: Undecided, CA: "unknown", Because: "Net.TLS.Enable is decided by code that is not read here"},
				{Then: Off, CA: "none", Ignores: saramaConfig, Because: "without Net.TLS.Enable Sarama never uses TLS, whatever the config says"},
			},
		),
		TLS: goTLSVersions(saramaConfig),
	}
})

func saramaOpeners() []setting.Opener {
	var out []setting.Opener
	for _, p := range []string{"github.com/IBM/sarama", "github.com/Shopify/sarama"} {
		out = append(out, setting.Opener{Language: "go", Callee: p + ".NewConfig", Setters: true, Args: []setting.Arg{{Position: -1, Keyword: "Net.SASL.Password", Role: setting.Secret}}})
		for _, f := range []string{"NewClient", "NewSyncProducer", "NewAsyncProducer", "NewConsumer", "NewClusterAdmin"} {
			out = append(out, setting.Opener{Language: "go", Callee: p + "." + f, Args: []setting.Arg{{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Delegate}}})
		}
		out = append(out, setting.Opener{Language: "go", Callee: p + ".NewConsumerGroup", Args: []setting.Arg{{Position: 0, Role: setting.Host}, {Position: 2, Role: setting.Delegate}}})
	}
	return out
}

// goTLSField is a driver whose only switch is a tls.Config under a name.
func goTLSField(name, off string) []Row {
	return append(goSwitch(name), Row{Then: Off, CA: "none", Because: off})
}

// kafka-go's Dialer and Transport have a field TLS.
var _ = register(func() *Table {
	return &Table{
		ID: "kafka-go", Title: "kafka-go", Engine: "kafka", Source: kafkaGoSource,
		Packages: []Package{{"go", "github.com/segmentio/kafka-go"}},
		Openers:  kafkaGoOpeners(), Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown,
		Full:    "TLS: &tls.Config{RootCAs: <CA pool>}",
		Options: append([]Option{{Name: "TLS", Role: Mode}}, goTLSOptions("TLS")...),
		Rows:    goTLSField("TLS", "without a TLS field kafka-go never uses TLS"), TLS: goTLSVersions("TLS"),
	}
})

func kafkaGoOpeners() []setting.Opener {
	const p = "github.com/segmentio/kafka-go."
	args := []setting.Arg{
		{Position: 0, Role: setting.Options},
		{Position: -1, Keyword: "Brokers", Role: setting.Host},
		{Position: -1, Keyword: "Dialer", Role: setting.Options},
		{Position: -1, Keyword: "Transport", Role: setting.Options},
		{Position: -1, Keyword: "Addr", Role: setting.Host},
	}
	var out []setting.Opener
	for _, f := range []string{"NewReader", "NewWriter", "Writer", "Client"} {
		out = append(out, setting.Opener{Language: "go", Callee: p + f, Args: args, Keywords: true})
	}
	return out
}

// franz-go takes functional options.
var _ = register(func() *Table {
	return &Table{
		ID: "franz-go", Title: "franz-go", Engine: "kafka", Source: franzGo,
		Packages: []Package{{"go", "github.com/twmb/franz-go"}},
		Openers: []setting.Opener{{Language: "go", Callee: "github.com/twmb/franz-go/pkg/kgo.NewClient", Args: []setting.Arg{
			{Position: -1, Keyword: "SeedBrokers()", Role: setting.Host},
			{Position: -1, Keyword: "DialTLS()", Role: setting.OptionArg, Name: "DialTLS"},
			{Position: -1, Keyword: "DialTLSConfig()", Role: setting.OptionArg, Name: "TLS"},
			{Position: -1, Keyword: "Dialer()", Role: setting.OptionArg, Name: "Dialer"},
		}}},
		Names: Exact, Stranger: IgnoresStrangers,
		Full:    "kgo.DialTLSConfig(&tls.Config{RootCAs: <CA pool>})",
		Options: append([]Option{{Name: "TLS", Role: Mode}, {Name: "DialTLS", Role: Mode}, {Name: "Dialer", Role: Mode}}, goTLSOptions("TLS")...),
		Rows: slices.Concat(
			[]Row{
				{When: "Dialer", Then: Undecided, CA: "unknown", Because: "connections are made by a dialer of the program's own"},
				{When: "DialTLS", Then: Full, CA: "system", Because: "DialTLS() checks chain and host name"},
			},
			goTLSField("TLS", "without DialTLS or DialTLSConfig franz-go never uses TLS"),
		),
		TLS: goTLSVersions("TLS"),
	}
})
