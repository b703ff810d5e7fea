package driver

import "github.com/dsnlint/dsnlint/setting"

const clickhouseCLI = "https://clickhouse.com/docs/interfaces/cli"

// clickhouse-client leaves the checks to the openSSL section of its own config file; its packaged one rejects what does
// not verify.
var _ = register(func() *Table {
	return &Table{
		ID: "clickhouse-client", Title: "clickhouse-client", Engine: "clickhouse", Source: clickhouseCLI,
		Names: DashScore, Stranger: IgnoresStrangers, Repeat: LastWins, Layers: []setting.Layer{setting.InCall, setting.InDSN, setting.InEnv},
		Releases: []Release{{"19.1", "2019-01-24"}},
		Full:     "--secure, with the CA in the openSSL section of the client's config.xml",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "secure", Role: Mode, Bool: true},
			{Name: "no-secure", Role: Mode, Bool: true},
			{Name: "accept-invalid-certificate", Role: Mode, Bool: true},
			{Name: "config-file", Aliases: []string{"config"}},
		},
		Rows: append(
			underEach([]Row{
				{When: "accept-invalid-certificate=true", Then: Unchecked, CA: "none", Because: "--accept-invalid-certificate accepts every certificate"},
				{When: "config-file", Then: ByCode, CA: "unknown", By: "-", Because: "--secure uses TLS; what is checked stands in the config file"},
				{Then: ChainOnly, CA: "system", By: "secure", Until: "19.1", Because: "before 19 --secure checks the chain but not the host name"},
				{Then: Full, CA: "system", By: "secure", Since: "19.1", Because: "--secure uses TLS; the packaged config checks chain and host name"},
			}, "secure=true", "scheme=clickhouses"),
			Row{When: "no-secure=true", Then: Off, CA: "none", Ignores: "accept-invalid-certificate", Because: "--no-secure never uses TLS"},
			Row{Then: Off, CA: "none", By: "secure", Ignores: "accept-invalid-certificate", Because: "without --secure the client never uses TLS, whatever the port is"},
		),
	}
})
