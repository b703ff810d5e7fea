package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	rabbitAdminPy = "rabbitmq/rabbitmq-server:deps/rabbitmq_management/bin/rabbitmqadmin"
	rabbitAdminRS = "rabbitmq/rabbitmqadmin-ng:src/config.rs"
)

// rabbitAdminChecks are what both programs of the name check where they use TLS.
var rabbitAdminChecks = []Row{
	{When: "ssl-insecure", Then: Unchecked, CA: "none", Ignores: "ssl-ca-cert-file ssl-disable-hostname-verification", Because: "--ssl-insecure, or --insecure, accepts every certificate"},
	{When: "ssl-disable-hostname-verification", Then: ChainOnly, CA: "ssl-ca-cert-file|system", Because: "--ssl-disable-hostname-verification leaves the chain check alone"},
	{Then: Full, CA: "ssl-ca-cert-file|system", By: "ssl scheme", Because: "chain and host name are checked"},
}

// rabbitmqadmin speaks to the broker's HTTP API: the script of the management plugin, which has the broker's version, and
// its successor with other names, whose versions begin at 2. Only the successor reads the scheme of a base URI.
var _ = register(func() *Table {
	return &Table{
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
		Rows: slices.Concat(
			underEach(rabbitAdminChecks, "ssl"),
			between("", "3.0.0", fromSource(rabbitAdminRS, below("", "scheme=https", slices.Delete(slices.Clone(rabbitAdminChecks), 1, 2)))),
			[]Row{{Then: Off, CA: "none", By: "scheme", Ignores: "ssl-insecure ssl-ca-cert-file ssl-disable-hostname-verification", Because: "without --ssl, or --use-tls, the password goes over plain HTTP; the script does so with an https:// base URI too"}},
		),
		Releases: []Release{{"3.0.0", "2012-11-19"}},
	}
})
