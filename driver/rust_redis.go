package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	redisRS     = "redis-rs/redis-rs:redis/src/connection.rs"
	redisRSNone = "without rediss:// or TcpTls redis-rs never uses TLS"
)

// redis-rs knows one switch in its URL, the fragment #insecure, and the address TcpTls in code.
var _ = register(func() *Table {
	return &Table{
		ID: "redis-rs", Title: "redis-rs", Engine: "redis", Source: redisRS,
		Packages: []Package{{"cargo", "redis"}}, Wrappers: []Package{{"cargo", "deadpool-redis"}, {"cargo", "bb8-redis"}, {"cargo", "r2d2_redis"}},
		Schemes: schemes("redis", "redis", "rediss", "valkey", "valkeys"), Openers: redisRSOpeners(), ByManifest: true,
		Names: Exact, Stranger: IgnoresStrangers, Prepare: redisRSNames,
		Full: "rediss:// without #insecure",
		Options: []Option{
			{Name: schemeOption, Fold: true, Words: map[string]string{"valkey": "redis", "valkeys": "rediss"}},
			{Name: "#insecure", Role: Mode},
			{Name: "insecure", Role: Mode, Bool: true, In: inCall},
			{Name: "tls", Role: Mode, In: inCall},
			{Name: "danger_accept_invalid_hostnames", Role: Mode, Bool: true, In: inCall},
			{Name: "certs", Role: CA, In: inCall},
		},
		Rows: slices.Concat(
			[]Row{
				{When: "tls=Insecure", Then: Unchecked, CA: "none", Because: "TlsMode::Insecure accepts every certificate"},
				{When: "insecure=true", Then: Unchecked, CA: "none", Because: "insecure: true accepts every certificate"},
				{When: "scheme=rediss #insecure", Then: Unchecked, CA: "none", By: "#insecure", Because: "#insecure accepts every certificate"},
			},
			underEach([]Row{
				{When: "danger_accept_invalid_hostnames=true", Then: ChainOnly, CA: "certs|system", Because: "danger_accept_invalid_hostnames(true) leaves the host name unchecked"},
				{Then: Full, CA: "certs|system", By: "tls insecure", Because: "chain and host name are checked"},
			}, "tls=Secure", "insecure=false", "scheme=rediss"),
			[]Row{
				{When: "tls", Then: Undecided, CA: "unknown", Because: "the TlsMode is decided by code that is not read here"},
				{When: "certs", Then: Full, CA: "certs", Because: "certificates switch TLS on; chain and host name are checked"},
				{When: "scheme=redis", Then: Off, CA: "none", By: "-", Ignores: "#insecure", Because: "redis:// never uses TLS"},
				{When: "!scheme !insecure", Then: Off, CA: "none", By: "-", Because: redisRSNone},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
	}
})

// redisRSNames spells the setters of later releases as the earlier ones.
func redisRSNames(options []setting.Option) []setting.Option {
	return renamed(withoutNull(options), map[string]string{
		"set_tls_mode": "tls", "set_client_to_redis_tls_mode": "tls", "set_danger_accept_invalid_hostnames": "danger_accept_invalid_hostnames", "set_certificates": "certs",
		"addr.insecure": "insecure",
	})
}

// redisRSModules are where redis-rs's addresses are found, also below the pools that hand them on.
var redisRSModules = []string{"redis", "deadpool_redis", "deadpool_redis.redis", "bb8_redis.redis"}

func redisRSOpeners() []setting.Opener {
	nodes := []setting.Arg{{Position: 0, Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret}, {Position: -1, Keyword: "username", Role: setting.Skip}}
	url := append([]setting.Arg{{Position: -1, Keyword: "url", Role: setting.DSN}, {Position: -1, Keyword: "urls", Role: setting.Host}}, rustURL...)
	address := []setting.Arg{{Position: -1, Keyword: "host", Role: setting.Host}, {Position: -1, Keyword: "port", Role: setting.Port}}
	return slices.Concat(
		withMembers(rustOpeners(rustURL, "redis.Client.open", "redis.Client.build_with_tls", "redis.client.Client.open", "deadpool_redis.Config.from_url", "bb8_redis.RedisConnectionManager.new",
			"r2d2_redis.RedisConnectionManager.new", "deadpool_redis.redis.Client.open", "bb8_redis.redis.Client.open", "redis.ConnectionInfo.from_str")),
		rustOpeners(nodes, "redis.cluster.ClusterClient.new", "redis.cluster_async.ClusterClient.new", "deadpool_redis.cluster.Config.from_urls"),
		rustBuilders(nodes, "redis.cluster.ClusterClientBuilder.new", "redis.cluster.ClusterClient.builder"),
		rustBuilders(url, "deadpool_redis.Config.default"),
		rustStructs(address, paths("ConnectionAddr.TcpTls", redisRSModules...)...),
		rustOpeners([]setting.Arg{{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Port}}, paths("ConnectionAddr.Tcp", redisRSModules...)...),
	)
}

// withMembers lets openers take a ConnectionInfo in the place of a URL.
func withMembers(openers []setting.Opener) []setting.Opener {
	address := setting.Arg{Position: -1, Keyword: "addr", Role: setting.OptionArg, Name: "addr"}
	for i := range openers {
		openers[i].Keywords = true
		openers[i].Args = append(slices.Clone(openers[i].Args), address)
	}
	return openers
}
