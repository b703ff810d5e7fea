package driver

import "slices"

const aioredisSource = "aio-libs-abandoned/aioredis-py:aioredis/connection.py"

// aioredisEncrypted are what aioredis checks where it uses TLS. It never got redis-py's later default for host names.
var aioredisEncrypted = []Row{
	{Then: Full, CA: "system", By: "-", Until: "2.0.0", Because: "before 2.0.0 aioredis leaves TLS to asyncio, which checks chain and host name"},
	{When: "ssl_cert_reqs=none ssl_check_hostname=true", Rejects: "ssl_check_hostname=True needs a certificate check: Python raises ValueError", By: "ssl_check_hostname"},
	{When: "ssl_cert_reqs=none", Then: Unchecked, CA: "none", Ignores: "ssl_ca_certs ssl_check_hostname", Because: "ssl_cert_reqs=none accepts every certificate"},
	{When: "ssl_check_hostname=true", Then: Full, CA: "ssl_ca_certs|system", Because: "ssl_check_hostname=True checks the host name besides the chain"},
	{Then: ChainOnly, CA: "ssl_ca_certs|system", By: "-", Because: "aioredis checks the chain but not the host name unless ssl_check_hostname=True"},
}

// aioredis was merged into redis-py, whose arguments version 2 takes. Version 1 took a context as ssl, or a flag.
var _ = register(func() *Table {
	return &Table{
		ID: "aioredis", Title: "aioredis", Engine: "redis", Source: aioredisSource,
		Packages: []Package{{"pypi", "aioredis"}},
		Openers: slices.Concat(
			pythonOpeners(redisArgs, "aioredis.Redis", "aioredis.StrictRedis", "aioredis.client.Redis"),
			pythonOpeners(urlArgs, "aioredis.from_url", "aioredis.Redis.from_url", "aioredis.ConnectionPool.from_url", "aioredis.BlockingConnectionPool.from_url",
				"aioredis.create_redis_pool", "aioredis.create_redis", "aioredis.create_pool", "aioredis.create_connection"),
			pythonOpeners(redisArgs[:1], "aioredis.ConnectionPool", "aioredis.BlockingConnectionPool"),
		),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull, Layers: redisLayers,
		Full: "rediss:// or ssl=True, with ssl_check_hostname=True and ssl_ca_certs=<CA file>; the package is retired, redis.asyncio took its place",
		Options: slices.Concat([]Option{
			{Name: schemeOption, Fold: true},
			{Name: "ssl", Role: Mode},
			{Name: "ssl_cert_reqs", Role: Mode, Fold: true, Words: redisReqs, Since: "2.0.0"},
			{Name: "ssl_check_hostname", Role: Mode, Bool: true, Fold: true, Since: "2.0.0"},
			{Name: "ssl_ca_certs", Role: CA, Since: "2.0.0"},
			{Name: "ssl_certfile", Since: "2.0.0"},
			{Name: "ssl_keyfile", Role: Private, Since: "2.0.0"},
		}, contextOptions("ssl")),
		Rows: slices.Concat(
			contextRows("ssl", ""),
			underEach(aioredisEncrypted, "scheme=rediss", "ssl:bool=true"),
			[]Row{
				{When: "ssl:bool=false", Then: Off, CA: "none", Ignores: "ssl_cert_reqs ssl_check_hostname ssl_ca_certs", Because: "ssl=False never uses TLS"},
				{When: "ssl", Then: ByCode, CA: "unknown", Because: "the ssl argument is made by code that is not read here"},
				{When: "scheme=redis", Then: Off, CA: "none", By: "-", Ignores: "ssl_cert_reqs ssl_check_hostname ssl_ca_certs", Because: "redis:// never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: "ssl_cert_reqs ssl_check_hostname ssl_ca_certs", Because: "without ssl or a rediss URL aioredis never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
		TLS:      contextTLS("ssl"),
		Releases: []Release{{"2.0.0", "2021-07-30"}},
	}
})
