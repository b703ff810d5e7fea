package driver

import "github.com/dsnlint/dsnlint/setting"

// nats is the command line of nats.go: it upgrades where the server demands it.
var _ = register(func() *Table {
	return &Table{
		ID: "nats-cli", Title: "the nats command", Engine: "nats", Source: "nats-io/natscli:nats/main.go",
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins, Layers: []setting.Layer{setting.InCall, setting.InEnv},
		Full: "--server tls://… with --tlsca <CA file>",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "tlsca", Role: CA},
			{Name: "tlsfirst", Role: Mode, Bool: true},
			{Name: "tlscert"},
			{Name: "tlskey", Role: Private},
			{Name: "context"},
		},
		Rows: plainUnlessAsked([]Row{
			{When: "tlsca", Then: Full, CA: "tlsca", Source: natsGo, Because: "--tlsca requires TLS and checks chain and host name"},
			{When: "context", Then: Undecided, CA: "unknown", Because: "what the context says is not read here"},
			{When: "tlsfirst=true", Then: Full, CA: "system", Source: natsGo, Because: "--tlsfirst starts with TLS and checks chain and host name"},
			{When: "tlscert", Then: Full, CA: "system", Source: natsGo, Because: "a client certificate requires TLS; chain and host name are checked"},
			{When: "scheme=tls", Then: Full, CA: "system", By: "-", Source: natsGo, Because: "tls:// requires TLS and checks chain and host name"},
			{Then: OpportuneAll, CA: "system", By: "-", Source: natsGo, Because: "without tls:// or --tlsca TLS is used only where the server demands it"},
		}),
	}
})
