package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	redisPy      = "redis/redis-py:redis/connection.py"
	redisAnchors = "ssl_ca_certs|ssl_ca_path|ssl_ca_data|system"

	redisNameless = "before 6.1.0 ssl_cert_reqs=none needs ssl_check_hostname=False: Python raises ValueError"
)

// redisReqs are the spellings of ssl_cert_reqs: words in URLs, Python's constants, and what is false.
var redisReqs = map[string]string{
	"cert_none": "none", "cert_optional": "optional", "cert_required": "required",
	"ssl.cert_none": "none", "ssl.cert_optional": "optional", "ssl.cert_required": "required",
	"ssl.verifymode.cert_none": "none", "ssl.verifymode.cert_optional": "optional", "ssl.verifymode.cert_required": "required",
	"verifymode.cert_none": "none", "verifymode.cert_optional": "optional", "verifymode.cert_required": "required",
	"0": "none", "1": "optional", "2": "required", "false": "none", "null": "none",
}

// underEach repeats rows under each of several conditions.
func underEach(rows []Row, conditions ...string) []Row {
	var out []Row
	for _, c := range conditions {
		out = append(out, below("", c, rows)...)
	}
	return out
}

// redisEncrypted are what redis-py checks where it uses TLS.
var redisEncrypted = slices.Concat(redisNoName, []Row{
	{When: "ssl_cert_reqs=none", Then: Unchecked, CA: "none", Ignores: "ssl_ca_certs ssl_ca_path ssl_ca_data ssl_check_hostname", Because: "ssl_cert_reqs=none accepts every certificate"},
	{When: "ssl_check_hostname=false", Then: ChainOnly, CA: redisAnchors, Because: "ssl_check_hostname=False leaves the chain check alone"},
	{When: "ssl_check_hostname=true", Then: Full, CA: redisAnchors, Because: "chain and host name are checked"},
	{Then: ChainOnly, CA: redisAnchors, By: "-", Until: "6.0.0", Because: "before 6.0.0 redis-py checks the chain but not the host name unless ssl_check_hostname=True"},
	{Then: Full, CA: redisAnchors, By: "-", Since: "6.0.0", Because: "redis-py checks chain and host name by default since 6.0.0"},
})

// redisNoName are what redis-py tried before 6.1.0: to check the name on a certificate that it does not check.
var redisNoName = []Row{
	{When: "ssl_cert_reqs=none ssl_check_hostname=true", Rejects: redisNameless, By: "ssl_check_hostname", Until: "6.1.0"},
	{When: "ssl_cert_reqs=none !ssl_check_hostname", Rejects: redisNameless, By: "ssl_cert_reqs", Since: "6.0.0", Until: "6.1.0"},
}

// redisLayers is what outweighs what: from_url lets the URL's options take the place of its keyword arguments.
var redisLayers = []setting.Layer{setting.InDSN, setting.InCall, setting.InFile, setting.InEnv}

// redisArgs are the positional arguments of redis-py's clients.
var redisArgs = []setting.Arg{
	{Position: 0, Keyword: "host", Role: setting.Host},
	{Position: 1, Keyword: "port", Role: setting.Port},
	{Position: 3, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "connection_pool", Role: setting.Delegate},
}

var urlArgs = []setting.Arg{{Position: 0, Keyword: "url", Role: setting.DSN}, {Position: -1, Keyword: "password", Role: setting.Secret}}

// redisOpeners are redis-py's clients and pools, blocking and not.
func redisOpeners() []setting.Opener {
	var out []setting.Opener
	for _, module := range []string{"redis", "redis.asyncio", "redis.client", "redis.asyncio.client"} {
		for _, class := range []string{"Redis", "StrictRedis"} {
			out = append(out, pythonOpeners(redisArgs, module+"."+class)...)
			out = append(out, pythonOpeners(urlArgs, module+"."+class+".from_url")...)
		}
	}
	for _, module := range []string{"redis", "redis.asyncio", "redis.cluster", "redis.asyncio.cluster"} {
		out = append(out, pythonOpeners(redisArgs[:2], module+".RedisCluster")...)
		out = append(out, pythonOpeners(urlArgs, module+".RedisCluster.from_url")...)
	}
	pools := []setting.Arg{{Position: -1, Keyword: "host", Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret}}
	for _, module := range []string{"redis", "redis.asyncio", "redis.connection", "redis.asyncio.connection"} {
		for _, class := range []string{"ConnectionPool", "BlockingConnectionPool"} {
			out = append(out, pythonOpeners(pools, module+"."+class)...)
			out = append(out, pythonOpeners(urlArgs, module+"."+class+".from_url")...)
		}
	}
	out = append(out, pythonOpeners(urlArgs, "redis.from_url", "redis.asyncio.from_url", "redis.utils.from_url")...)
	return append(out, pythonOpeners(nil, "redis.sentinel.Sentinel", "redis.asyncio.sentinel.Sentinel", "redis.Sentinel")...)
}

// djangoCaches are entries of Django's CACHES that redis-py serves.
func djangoCaches() []setting.Opener {
	return []setting.Opener{{Language: "python", Callee: "assign:CACHES.*", Args: []setting.Arg{
		{Position: -1, Keyword: "LOCATION", Role: setting.DSN},
		{Position: -1, Keyword: "OPTIONS", Role: setting.Options},
		{Position: -1, Keyword: "CONNECTION_POOL_KWARGS", Role: setting.Options},
		{Position: -1, Keyword: "REDIS_CLIENT_KWARGS", Role: setting.Options},
		{Position: -1, Keyword: "PASSWORD", Role: setting.Secret},
	}, Select: []setting.Selector{{Keyword: "BACKEND", Values: []string{
		"django_redis.cache.RedisCache", "django.core.cache.backends.redis.RedisCache", "redis_cache.RedisCache", "redis_cache.cache.RedisCache",
	}}}}}
}

// redis-py uses TLS with a rediss URL, ssl=True or an SSL connection class. Its plain connections take no TLS options
// at all; only the client's own constructor drops them.
var _ = register(func() *Table {
	return &Table{
		ID: "redis-py", Title: "redis-py", Engine: "redis", Source: redisPy,
		Packages: []Package{{"pypi", "redis"}},
		Wrappers: []Package{{"pypi", "django-redis"}, {"pypi", "channels-redis"}},
		Schemes:  schemes("redis", "redis", "rediss"),
		Openers:  slices.Concat(redisOpeners(), djangoCaches()),
		Names:    Exact, Stranger: IgnoresStrangers, Repeat: LastWins, Layers: redisLayers,
		Full: "rediss:// or ssl=True, with ssl_check_hostname=True and ssl_ca_certs=<CA file>",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "ssl", Role: Mode, Bool: true},
			{Name: "connection_class", Role: Mode, Words: map[string]string{
				"redis.SSLConnection": "tls", "redis.connection.SSLConnection": "tls", "SSLConnection": "tls",
				"redis.asyncio.SSLConnection": "tls", "redis.asyncio.connection.SSLConnection": "tls",
			}},
			{Name: "ssl_cert_reqs", Role: Mode, Fold: true, Words: redisReqs, Values: []string{"none", "optional", "required"}},
			{Name: "ssl_check_hostname", Role: Mode, Bool: true},
			{Name: "ssl_ca_certs", Role: CA},
			{Name: "ssl_ca_path", Role: CA},
			{Name: "ssl_ca_data", Role: CA},
			{Name: "ssl_certfile"},
			{Name: "ssl_keyfile", Role: Private},
			{Name: "ssl_min_version", Role: TLSOpt, Since: "5.0.8"},
			{Name: "ssl_ciphers", Role: Cipher},
		},
		Rows: slices.Concat(
			[]Row{{When: "ssl_check_hostname", Rejects: "redis-py knows ssl_check_hostname from 3.4.0 on: Python raises TypeError", Until: "3.4.0"}},
			[]Row{
				{When: "scheme=redis ssl_cert_reqs", Rejects: "a plaintext connection takes no ssl_cert_reqs: Python raises TypeError", By: "ssl_cert_reqs"},
			},
			underEach(redisEncrypted[:3], "scheme", "ssl=true", "connection_class=tls"), // where the URL is not known, it is no plaintext one
			underEach(redisEncrypted[3:], "scheme=rediss", "ssl=true", "connection_class=tls"),
			[]Row{
				{When: "scheme=redis ssl_ca_certs", Rejects: "a plaintext connection takes no ssl_ca_certs: Python raises TypeError", By: "ssl_ca_certs"},
				{When: "scheme=redis", Then: Off, CA: "none", By: "-", Because: "redis:// never uses TLS"},
				{When: "ssl=false", Then: Off, CA: "none", Ignores: "ssl_cert_reqs ssl_check_hostname ssl_ca_certs ssl_ca_path ssl_ca_data", Because: "ssl=False never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: "ssl_cert_reqs ssl_check_hostname ssl_ca_certs ssl_ca_path ssl_ca_data", Because: "without ssl=True or a rediss URL redis-py never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
		TLS:      []TLSRow{{Option: "ssl_min_version", Form: Floor, Since: "5.0.8"}},
		Releases: []Release{{"3.4.0", "2020-02-01"}, {"5.0.8", "2024-07-30"}, {"6.0.0", "2025-04-30"}, {"6.1.0", "2025-05-13"}},
	}
})
