package driver

import "github.com/dsnlint/dsnlint/setting"

const (
	etcdctlSource = "etcd-io/etcd:client/v3/config.go"
	etcdctlGlobal = "etcd-io/etcd:etcdctl/ctlv3/command/global.go"
	skipVerify    = "insecure-skip-tls-verify"

	etcdctlDrops    = "an http:// or unix:// endpoint drops the certificates silently and never uses TLS"
	etcdctlByScheme = etcdByScheme + "; before 3.6.0 --insecure-skip-tls-verify needs a certificate file or --insecure-transport=false beside it"
)

// etcdctl is the Go client with options: any certificate file switches TLS on, and since 3.6.0 so does
// --insecure-skip-tls-verify, which before has no effect without one.
var _ = register(func() *Table {
	return &Table{
		ID: "etcdctl", Title: "etcdctl", Engine: "etcd", Source: etcdctlSource,
		Names: DashScore, Stranger: IgnoresStrangers, Repeat: LastWins, Layers: []setting.Layer{setting.InCall, setting.InEnv},
		Full: "--endpoints=https://… with --cacert=<CA file>",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "insecure-skip-tls-verify", Role: Mode, Bool: true},
			{Name: "insecure-transport", Role: Mode, Bool: true},
			{Name: "cacert", Aliases: []string{"ca-file"}, Role: CA},
			{Name: "cert", Aliases: []string{"cert-file"}},
			{Name: "key", Aliases: []string{"key-file"}, Role: Private},
		},
		Rows: []Row{
			{When: "scheme=http", Then: Off, CA: "none", By: "scheme", Ignores: "cacert insecure-skip-tls-verify insecure-transport", Source: etcdHTTP, Because: etcdctlDrops},
			{When: "scheme=unix", Then: Off, CA: "none", By: "scheme", Ignores: "cacert insecure-skip-tls-verify insecure-transport", Source: etcdHTTP, Because: etcdctlDrops},
			{When: "insecure-skip-tls-verify=true", Then: Unchecked, CA: "none", Ignores: "cacert", Since: "3.6.0", Because: "--insecure-skip-tls-verify requires TLS and accepts every certificate since 3.6.0"},
			{When: "insecure-skip-tls-verify=true cacert", Then: Unchecked, CA: "none", Ignores: "cacert", Until: "3.6.0", Source: etcdctlGlobal, Because: "--insecure-skip-tls-verify accepts every certificate"},
			{When: "insecure-skip-tls-verify=true cert", Then: Unchecked, CA: "none", Until: "3.6.0", Source: etcdctlGlobal, Because: "--insecure-skip-tls-verify accepts every certificate"},
			{When: "insecure-skip-tls-verify=true insecure-transport=false", Then: Unchecked, CA: "none", Until: "3.6.0", Source: etcdctlGlobal, Because: "--insecure-skip-tls-verify accepts every certificate"},
			{When: "cacert", Then: Full, CA: "cacert", Because: "--cacert switches TLS on; chain and host name are checked"},
			{When: "cert", Then: Full, CA: "system", Because: "a client certificate switches TLS on; chain and host name are checked with the system's authorities"},
			{When: "insecure-transport=false", Then: Full, CA: "system", Because: "--insecure-transport=false requires TLS and checks chain and host name"},
			{When: "scheme=https", Then: Full, CA: "system", By: "-", Ignores: skipVerify, Source: etcdHTTP, Because: etcdctlByScheme},
			{When: "scheme=unixs", Then: Full, CA: "system", By: "-", Ignores: skipVerify, Source: etcdHTTP, Because: etcdctlByScheme},
			{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: skipVerify, Because: "without https:// or a certificate file etcdctl never uses TLS"},
			{Then: Undecided, CA: "unknown", By: "-", Because: "the endpoints' scheme decides, and it is not known here"},
		},
		Releases: []Release{{"3.6.0", "2025-05-15"}},
	}
})
