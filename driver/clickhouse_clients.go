package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	clickhouseGo      = "ClickHouse/clickhouse-go:clickhouse_options.go"
	clickhouseConnect = "ClickHouse/clickhouse-connect:clickhouse_connect/driver/__init__.py"
	clickhouseDriver  = "mymarilyn/clickhouse-driver:clickhouse_driver/connection.py"

	clickhouseHTTPS = "https:// needs secure=true: the driver refuses to open"
)

// clickhouse-go has one switch in its DSN, secure; the scheme clickhouses is none.
var _ = register(func() *Table {
	return &Table{
		ID: "clickhouse-go", Title: "clickhouse-go", Engine: "clickhouse", Source: clickhouseGo,
		Packages: []Package{{"go", "github.com/ClickHouse/clickhouse-go/v2"}, {"go", "github.com/ClickHouse/clickhouse-go"}},
		Wrappers: []Package{{"go", "gorm.io/driver/clickhouse"}}, Schemes: schemes("clickhouse", "clickhouse", "clickhouses"),
		Openers: clickhouseGoOpeners(), Names: Exact, Stranger: IgnoresStrangers,
		Full: "secure=true, or TLS: &tls.Config{RootCAs: <CA pool>}",
		Options: slices.Concat([]Option{
			{Name: schemeOption, Fold: true}, {Name: "secure", Role: Mode, Bool: true}, {Name: "skip_verify", Role: Mode, Bool: true}, {Name: "tls_server_name"}, {Name: "TLS", Role: Mode},
		}, goTLSOptions("TLS")),
		Rows: slices.Concat(
			overriding("secure skip_verify", goSwitch("TLS")),
			[]Row{
				{When: "scheme=http secure=true", Rejects: "http:// and secure contradict each other: the driver refuses to open", By: "secure"},
				{When: "scheme=https secure=false", Rejects: clickhouseHTTPS, By: "secure"},
				{When: "scheme=https !secure", Rejects: clickhouseHTTPS},
			},
			[]Row{
				{When: "secure=true skip_verify=true", Then: Unchecked, CA: "none", By: "skip_verify", Because: "skip_verify accepts every certificate"},
				{When: "secure=true", Then: Full, CA: "system", Because: "secure=true checks chain and host name"},
				{When: "secure=false", Then: Off, CA: "none", Ignores: "skip_verify", Because: "secure=false never uses TLS"},
				{When: "secure", Then: Undecided, CA: "unknown", Because: "whether secure is set is decided by code that is not read here"},
			},
			[]Row{
				{When: "skip_verify=true", Then: Off, CA: "none", By: "-", Ignores: "skip_verify", Because: "skip_verify without secure=true leaves the connection in plaintext"},
				{When: "scheme=clickhouses", Then: Off, CA: "none", By: "scheme", Because: "the driver does not read clickhouses:// as TLS: secure=true is the only switch"},
			},
			[]Row{{Then: Off, CA: "none", By: "-", Because: "without secure=true or a TLS config the driver never uses TLS"}},
		),
		TLS: goTLSVersions("TLS"),
	}
})

func clickhouseGoOpeners() []setting.Opener {
	var out []setting.Opener
	for _, p := range []string{"github.com/ClickHouse/clickhouse-go/v2", "github.com/ClickHouse/clickhouse-go"} {
		args := []setting.Arg{{Position: 0, Role: setting.DSN}, {Position: -1, Keyword: "Addr", Role: setting.Host}, {Position: -1, Keyword: "Auth", Role: setting.Skip}}
		for _, f := range []string{"Open", "OpenDB"} {
			out = append(out, setting.Opener{Language: "go", Callee: p + "." + f, Args: args, Keywords: true})
		}
		out = append(out, goOpener(p+".ParseDSN", 0))
	}
	out = append(out, withSelect(goOpener("database/sql.Open", 1), "clickhouse"), goOpener("gorm.io/driver/clickhouse.Open", 0), sqlxOpen("Open", "clickhouse"), sqlxOpen("Connect", "clickhouse"))
	return grammared("web", out) // http:// is one of its schemes
}

// clickhouse-connect speaks HTTP. The scheme of its dsn argument says nothing to it.
var _ = register(func() *Table {
	return &Table{
		ID: "clickhouse-connect", Title: "clickhouse-connect", Engine: "clickhouse", Source: clickhouseConnect,
		Packages: []Package{{"pypi", "clickhouse-connect"}}, Schemes: []setting.Scheme{{Name: "clickhousedb", Engine: "clickhouse", Certain: true}, {Name: "clickhousedb+connect", Engine: "clickhouse", Certain: true}},
		Openers: pythonOpeners([]setting.Arg{
			{Position: -1, Keyword: "host", Role: setting.Host},
			{Position: -1, Keyword: "password", Role: setting.Secret},
			{Position: -1, Keyword: "port", Role: setting.OptionArg, Name: "port"},
			{Position: -1, Keyword: "dsn", Role: setting.DSN},
		}, "clickhouse_connect.get_client", "clickhouse_connect.create_client", "clickhouse_connect.get_async_client", "clickhouse_connect.create_async_client"),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full: "secure=True with ca_cert=<CA file>",
		Options: []Option{
			{Name: "secure", Role: Mode, Bool: true, Fold: true},
			{Name: "interface", Role: Mode},
			{Name: "port"},
			{Name: "verify", Role: Mode, Bool: true, Fold: true},
			{Name: "ca_cert", Role: CA},
			{Name: "client_cert"},
			{Name: "client_cert_key", Role: Private},
			{Name: "server_host_name"},
		},
		Rows: slices.Concat(
			[]Row{{When: "secure@dsn", Rejects: "the dsn takes no secure: Python raises TypeError", By: "secure"}},
			underEach([]Row{
				{When: "verify=false", Then: Unchecked, CA: "none", Ignores: "ca_cert", Because: "verify=False accepts every certificate"},
				{Then: Full, CA: "ca_cert|system", By: "secure interface", Because: "chain and host name are checked by default"},
			}, "interface=https", "secure=true", "port=443 !interface", "port=8443 !interface"),
			[]Row{
				{When: "interface=http", Then: Off, CA: "none", Ignores: "verify ca_cert", Because: "the interface http never uses TLS"},
				{When: "secure=false", Then: Off, CA: "none", Ignores: "verify ca_cert", Because: "secure=False never uses TLS"},
				{Then: Off, CA: "none", By: "-", Ignores: "verify ca_cert", Because: "without secure=True, the interface https or one of its ports the client never uses TLS, whatever the dsn's scheme says"},
			},
		),
	}
})

// clickhouse-driver speaks the native protocol.
var _ = register(func() *Table {
	return &Table{
		ID: "clickhouse-driver", Title: "clickhouse-driver", Engine: "clickhouse", Source: clickhouseDriver,
		Packages: []Package{{"pypi", "clickhouse-driver"}, {"pypi", "asynch"}},
		Schemes: slices.Concat(schemes("clickhouse", "clickhouse", "clickhouses"), []setting.Scheme{
			{Name: "clickhouse+native", Engine: "clickhouse", Certain: true},
		}),
		Openers: pythonOpeners([]setting.Arg{
			{Position: 0, Keyword: "host", Role: setting.Host}, {Position: 3, Keyword: "password", Role: setting.Secret}, {Position: -1, Keyword: "dsn", Role: setting.DSN},
		}, "clickhouse_driver.Client", "clickhouse_driver.client.Client", "clickhouse_driver.connect", "clickhouse_driver.dbapi.connect", "clickhouse_driver.Client.from_url", "clickhouse_driver.connection.Connection"),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full: "secure=True with ca_certs=<CA file>",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "secure", Role: Mode, Bool: true, Fold: true},
			{Name: "verify", Role: Mode, Bool: true, Fold: true},
			{Name: "ca_certs", Role: CA},
			{Name: "ssl_version", Role: TLSOpt},
			{Name: "ciphers", Role: Cipher},
			{Name: "certfile"},
			{Name: "keyfile", Role: Private},
			{Name: "server_hostname"},
			{Name: "check_hostname", Role: Mode, Bool: true, Fold: true},
		},
		Rows: slices.Concat(
			[]Row{{When: "check_hostname@call", Rejects: "before 0.2.10 the driver takes no check_hostname: Python raises TypeError", Until: "0.2.10"}},
			underEach([]Row{
				{When: "verify=false", Then: Unchecked, CA: "none", Ignores: "ca_certs", Because: "verify=False accepts every certificate"},
				{Then: Unchecked, CA: "none", By: "secure", Until: "0.2.7", Ignores: "verify ca_certs check_hostname", Because: "before 0.2.7 clickhouse-driver writes its wish to check to the wrong place, and accepts every certificate whatever verify says"},
				{When: "check_hostname=false", Then: Full, CA: "ca_certs|bundled", By: "secure", Since: "0.2.7", Until: "0.2.10", Ignores: "check_hostname", Because: "chain and host name are checked; before 0.2.10 check_hostname in the URL has no effect"},
				{When: "check_hostname=false", Then: ChainOnly, CA: "ca_certs|bundled", Since: "0.2.10", Because: "check_hostname=False leaves the chain check alone"},
				{Then: Full, CA: "ca_certs|bundled", By: "secure", Since: "0.2.7", Because: "chain and host name are checked by default"},
			}, "secure=true", "scheme=clickhouses"),
			[]Row{
				{When: "secure=false", Then: Off, CA: "none", Ignores: "verify ca_certs", Because: "secure=False never uses TLS"},
				{When: "secure", Then: Undecided, CA: "unknown", Because: "whether secure is set is decided by code that is not read here"},
				{When: "scheme!=clickhouses", Then: Off, CA: "none", By: "-", Ignores: "verify ca_certs", Because: "without secure=True or clickhouses:// the driver never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: "verify ca_certs", Because: "without secure=True or clickhouses:// the driver never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL decides, and it is not known here"},
			},
		),
		Releases: []Release{{"0.2.7", "2024-02-20"}, {"0.2.10", "2025-11-10"}},
	}
})
