package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	phpRedis = "phpredis/phpredis:library.c"
	predis   = "predis/predis:src/Connection/Resource/StreamFactory.php"
)

// laravelRedis are the connections of Laravel's redis section, whose client is named elsewhere.
var laravelRedis = func() []setting.Opener {
	args := []setting.Arg{
		{Position: -1, Keyword: "url", Role: setting.Delegate},
		{Position: -1, Keyword: "host", Role: setting.Host},
		{Position: -1, Keyword: "password", Role: setting.Secret},
		{Position: -1, Keyword: "options", Role: setting.Options, Name: "options"},
	}
	var out []setting.Opener
	for _, callee := range []string{"assign:return.redis.*", "assign:return.database.redis.*"} {
		out = append(out, setting.Opener{
			Language: "php", Callee: callee, Args: args, Keywords: true, Drivers: []string{"phpredis", "predis"}, Engine: "redis",
			Select: []setting.Selector{{Keyword: "host"}},
		})
	}
	return out
}()

// redisTransports are PHP's names of transports with TLS, and those that URLs and frameworks use for them.
var redisTransports = map[string]string{
	"rediss": "tls", "ssl": "tls", "tlsv1.0": "tls", "tlsv1.1": "tls", "tlsv1.2": "tls", "tlsv1.3": "tls", "redis": "tcp", "": "tcp",
}

// phpRedisRows say what a client does by its scheme, or under other conditions that bring TLS. Without it the checks
// below prefix have no effect.
func phpRedisRows(prefix string, others ...string) []Row {
	ignored := streamIgnored(prefix)
	var encrypted []Row
	for _, condition := range append([]string{"scheme=tls"}, others...) {
		encrypted = append(encrypted, streamRows(prefix, condition)...)
	}
	return slices.Concat(
		encrypted,
		[]Row{
			{When: "scheme=unix", Then: Off, CA: "none", By: "-", Because: "a Unix socket needs no TLS"},
			{When: "scheme=tcp", Then: Off, CA: "none", By: "-", Ignores: ignored, Because: "without the scheme tls the client never uses TLS"},
			{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: ignored, Because: "without the scheme tls or a stream context the client never uses TLS"},
			{Then: Undecided, CA: "unknown", By: "-", Because: "the scheme decides, and it is not known here"},
		},
	)
}

// phpredis takes TLS from the host's scheme, or without one from a stream context beside it. Laravel writes the scheme as
// a key.
var _ = register(func() *Table {
	return &Table{
		ID: "phpredis", Title: "phpredis", Engine: "redis", Source: phpRedis,
		Packages: []Package{{"composer", "ext-redis"}}, Unversioned: true, Schemes: schemes("redis", "tls"),
		Openers: slices.Concat(phpRedisOpeners(), laravelRedis),
		Names:   Exact, Stranger: IgnoresStrangers, Prepare: streamTruth,
		Full:    "'tls://<host>' with ['stream' => ['cafile' => <CA file>]]",
		Options: slices.Concat([]Option{{Name: schemeOption, Fold: true, Words: redisTransports}, {Name: "context"}, {Name: "context.stream"}}, streamOptions("context.stream")),
		Rows:    phpRedisRows("context.stream", "!scheme context.stream"), TLS: streamTLS("context.stream"),
	}
})

// phpRedisOpeners: the constructor takes the address in an array, or nothing; then a method does.
func phpRedisOpeners() []setting.Opener {
	host, port := setting.Arg{Position: 0, Keyword: "host", Role: setting.Host}, setting.Arg{Position: 1, Keyword: "port", Role: setting.Port}
	on := setting.Arg{Position: -1, Keyword: ".", Role: setting.Delegate}
	context := setting.Arg{Position: 6, Keyword: "context", Role: setting.Options, Name: "context"}
	auth := setting.Arg{Position: -1, Keyword: "auth", Role: setting.Secret}
	out := phpOpeners([]setting.Arg{{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "host", Role: setting.Host}, auth, {Position: -1, Keyword: "ssl", Role: setting.Options, Name: "context.stream"}}, "new:Redis")
	cluster := []setting.Arg{{Position: 1, Keyword: "seeds", Role: setting.Host}, {Position: 5, Keyword: "auth", Role: setting.Secret}, {Position: 6, Keyword: "context", Role: setting.Options, Name: "context.stream"}}
	sentinel := []setting.Arg{host, port, auth, {Position: -1, Keyword: "ssl", Role: setting.Options, Name: "context.stream"}}
	out = append(out, phpOpeners(cluster, "new:RedisCluster")...)
	out = append(out, phpOpeners(sentinel, "new:RedisSentinel")...)
	for i := range out {
		out[i].Keywords = true
	}
	for _, method := range []string{"connect", "pconnect", "open", "popen"} {
		out = append(out, setting.Opener{Language: "php", Callee: "Redis." + method, Args: []setting.Arg{on, host, port, context}})
	}
	return out
}

// predis takes TLS from the scheme of its parameters, and the stream's options as ssl.
var _ = register(func() *Table {
	return &Table{
		ID: "predis", Title: "Predis", Engine: "redis", Source: predis,
		Packages: []Package{{"composer", "predis/predis"}}, Unversioned: true,
		Wrappers: []Package{{"composer", "snc/redis-bundle"}}, Schemes: schemes("redis", "redis", "rediss", "tls", "tcp"),
		Openers: ungrammatical(phpOpeners([]setting.Arg{
			{Position: 0, Keyword: "parameters", Role: setting.DSN},
			{Position: 1, Keyword: "options", Role: setting.Options, Name: "options"},
			{Position: -1, Keyword: "host", Role: setting.Host},
			{Position: -1, Keyword: "password", Role: setting.Secret},
		}, "Predis.Client")),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: predisNames,
		Full:    "'scheme' => 'tls' with 'ssl' => ['cafile' => <CA file>]",
		Options: slices.Concat([]Option{{Name: schemeOption, Fold: true, Words: redisTransports}, {Name: "ssl"}}, streamOptions("ssl", "ssl[")),
		Rows:    phpRedisRows("ssl"), TLS: streamTLS("ssl"),
	}
})

// predisNames takes the parameters that all connections share for the connection's own.
func predisNames(options []setting.Option) []setting.Option {
	for i := range options {
		if name, ok := strings.CutPrefix(options[i].Name.String(), "options.parameters."); ok {
			options[i].Name = source.Decoded(options[i].Name.Place(), name)
		}
	}
	return streamTruth(options)
}
