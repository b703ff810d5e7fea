package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const kafkaJS = "tulios/kafkajs:src/network/socketFactory.js"

// kafkajs never uses TLS without its ssl option, whatever is said about SASL.
var _ = register(func() *Table {
	return &Table{
		ID: "kafkajs", Title: "KafkaJS", Engine: "kafka", Source: kafkaJS,
		Packages: []Package{{"npm", "kafkajs"}}, Wrappers: []Package{{"npm", "@nestjs/microservices"}},
		Openers: kafkaJSOpeners(), Names: Exact, Stranger: IgnoresStrangers, Prepare: unwrap,
		Full:    "ssl: true, or ssl: { ca: <CA certificate> }",
		Options: slices.Concat([]Option{{Name: "ssl", Role: Mode}, {Name: "sasl"}}, nodeOptions("ssl")),
		Rows:    nodeSwitch("ssl", "without ssl KafkaJS never uses TLS, with SASL neither"),
		TLS:     nodeTLSRows("ssl"),
	}
})

// kafkaJSOpeners are the client, and the member of a NestJS transport that holds its options.
func kafkaJSOpeners() []setting.Opener {
	args := []setting.Arg{
		{Position: 0, Role: setting.Options},
		{Position: -1, Keyword: "brokers", Role: setting.Host},
		{Position: -1, Keyword: "sasl.password", Role: setting.Secret},
		{Position: -1, Keyword: "kafkaJS", Role: setting.Options},
	}
	var out []setting.Opener
	for _, callee := range []string{"kafkajs.Kafka", "@confluentinc/kafka-javascript.KafkaJS.Kafka"} {
		out = append(out, setting.Opener{Language: "javascript", Callee: callee, Args: args, Keywords: true})
	}
	return out
}
