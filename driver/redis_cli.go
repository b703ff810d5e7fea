package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const redisCLI = "redis/redis:src/cli_common.c"

// redisCLIEncrypted are what redis-cli checks where it uses TLS: OpenSSL is asked for the chain, and nobody for the name.
var redisCLIEncrypted = []Row{
	{When: "insecure", Then: Unchecked, CA: "none", Ignores: "cacert cacertdir", Because: "--insecure accepts every certificate"},
	{Then: ChainOnly, CA: "cacert|cacertdir|system", By: "tls scheme", Because: "redis-cli checks the chain; it never checks the host name, and --sni only tells the server which name is meant"},
}

// redis-cli is also redis-benchmark and their twins of Valkey.
var _ = register(func() *Table {
	return &Table{
		ID: "redis-cli", Title: "redis-cli", Engine: "redis", Source: redisCLI,
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins,
		Layers: []setting.Layer{setting.InCall, setting.InDSN, setting.InEnv},
		Full:   "--tls with --cacert <CA file>; redis-cli has no host name check",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "tls", Role: Mode, Since: "6.0"},
			{Name: "insecure", Role: Mode},
			{Name: "cacert", Role: CA},
			{Name: "cacertdir", Role: CA},
			{Name: "sni"},
			{Name: "cert"},
			{Name: "key", Role: Private},
			{Name: "tls-ciphers", Role: Cipher},
			{Name: "tls-ciphersuites", Role: Cipher},
		},
		Rows: slices.Concat(
			[]Row{{When: "insecure", Rejects: "redis-cli knows --insecure from 6.2 on", Until: "6.2"}},
			underEach(redisCLIEncrypted, "tls", "scheme=rediss"),
			[]Row{
				{When: "scheme=redis", Then: Off, CA: "none", By: "-", Ignores: "insecure cacert cacertdir", Because: "redis:// never uses TLS unless --tls is given"},
				{Then: Off, CA: "none", Ignores: "insecure cacert cacertdir", Because: "without --tls or a rediss:// URI redis-cli never uses TLS"},
			},
		),
		Releases: []Release{{"6.0", "2020-04-30"}, {"6.2", "2021-02-22"}},
	}
})
