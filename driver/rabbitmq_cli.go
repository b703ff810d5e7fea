package driver

import "github.com/dsnlint/dsnlint/setting"

const rabbitAdminPy = "rabbitmq/rabbitmq-server:deps/rabbitmq_management/bin/rabbitmqadmin"

// rabbitmqadmin speaks to the broker's HTTP API: the script of the management plugin, and its successor with other names.
var _ = register(&Table{
	ID: "rabbitmqadmin", Title: "rabbitmqadmin", Engine: "amqp", Source: rabbitAdminPy,
	Names: DashScore, Stranger: IgnoresStrangers, Repeat: LastWins, Layers: []setting.Layer{setting.InCall, setting.InEnv},
	Full: "--ssl with --ssl-ca-cert-file=<CA file>, or --use-tls with --tls-ca-cert-file=<CA file>",
	Options: []Option{
		{Name: schemeOption, Fold: true},
		{Name: "ssl", Aliases: []string{"use-tls"}, Role: Mode},
		{Name: "ssl-insecure", Aliases: []string{"insecure"}, Role: Mode},
		{Name: "ssl-disable-hostname-verification", Role: Mode},
		{Name: "ssl-ca-cert-file", Aliases: []string{"tls-ca-cert-file"}, Role: CA},
		{Name: "ssl-cert-file", Aliases: []string{"tls-cert-file"}},
		{Name: "ssl-key-file", Aliases: []string{"tls-key-file"}, Role: Private},
	},
	Rows: append(
		underEach([]Row{
			{When: "ssl-insecure", Then: Unchecked, CA: "none", Ignores: "ssl-ca-cert-file ssl-disable-hostname-verification", Because: "--ssl-insecure accepts every certificate"},
			{When: "ssl-disable-hostname-verification", Then: ChainOnly, CA: "ssl-ca-cert-file|system", Because: "--ssl-disable-hostname-verification leaves the chain check alone"},
			{Then: Full, CA: "ssl-ca-cert-file|system", By: "ssl", Because: "chain and host name are checked"},
		}, "ssl", "scheme=https"),
		Row{Then: Off, CA: "none", By: "scheme", Ignores: "ssl-insecure ssl-ca-cert-file ssl-disable-hostname-verification", Because: "without --ssl or an https:// base URI the password goes over plain HTTP"},
	),
})
