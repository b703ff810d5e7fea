package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	ioredisSource   = "redis/ioredis:lib/Redis.ts"
	nodeRedisSource = "redis/node-redis:packages/client/lib/client/socket.ts"
)

// nodeSwitch says what a driver does whose option called prefix is true, false or Node's TLS options; off is said of the
// last row, in which nothing is written.
func nodeSwitch(prefix, off string) []Row {
	return slices.Concat(
		nodeRows(prefix, ""),
		below(prefix, "", []Row{
			{When: "%:bool=true", Then: Full, CA: "bundled", Because: "%: true checks chain and host name with Node's authorities"},
			{When: "%:bool=false", Then: Off, CA: "none", Because: "%: false never uses TLS"},
			{When: "%", Then: ByCode, CA: "unknown", Because: "the % option is made by code that is not read here"},
		}),
		[]Row{{Then: Off, CA: "none", Because: off}},
	)
}

// ioredis verifies unless it is told not to. An object beside a rediss URL takes the place of the scheme's tls: true.
var _ = register(func() *Table {
	return &Table{
		ID: "ioredis", Title: "ioredis", Engine: "redis", Source: ioredisSource,
		Packages: []Package{{"npm", "ioredis"}},
		Wrappers: []Package{{"npm", "bullmq"}, {"npm", "bull"}, {"npm", "@nestjs-modules/ioredis"}},
		Schemes:  schemes("redis", "redis", "rediss"),
		Openers: slices.Concat(
			ioredisOpeners("ioredis", "ioredis.Redis", "ioredis.IORedis"),
			[]setting.Opener{
				{Language: "javascript", Callee: "ioredis.Cluster", Args: ioredisCluster, Keywords: true},
				{Language: "javascript", Callee: "ioredis.Redis.Cluster", Args: ioredisCluster, Keywords: true},
				{Language: "javascript", Callee: "bullmq.Queue", Args: queueArgs},
				{Language: "javascript", Callee: "bullmq.Worker", Args: workerArgs},
				{Language: "javascript", Callee: "bull", Args: queueArgs},
			},
		),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "rediss://, or tls: { ca: <CA certificate> }",
		Options: append([]Option{{Name: schemeOption, Fold: true}, {Name: "tls", Role: Mode}}, nodeOptions("tls")...),
		Rows: slices.Concat(
			[]Row{
				{When: "tls@dsn=false", Then: Full, CA: "bundled", Because: "ioredis takes any text of tls in the URL for true, false too: TLS that checks chain and host name"},
				{When: "tls@dsn=true", Then: Full, CA: "bundled", Because: "tls=true in the URL is TLS that checks chain and host name"},
				{When: "tls:string=RedisCloudFixed|RedisCloudFlexible", Then: Full, CA: "bundled", Source: "redis/ioredis:lib/constants/TLSProfiles.ts", Because: "the profile checks chain and host name with an authority of the package's own"},
			},
			nodeRows("tls", ""),
			[]Row{
				{When: "tls:bool=true", Then: Full, CA: "bundled", Because: "tls: true checks chain and host name with Node's authorities"},
				{When: "tls:bool=false scheme=rediss", Then: Off, CA: "none", Because: "tls: false takes the place of what the scheme says"},
				{When: "tls:bool=false", Then: Off, CA: "none", Because: "tls: false never uses TLS"},
				{When: "tls", Then: ByCode, CA: "unknown", Because: "the tls option is made by code that is not read here"},
			},
			[]Row{{When: "scheme=rediss", Then: Full, CA: "bundled", By: "-", Because: "rediss:// checks chain and host name with Node's authorities"}},
			[]Row{
				{When: "scheme!=rediss", Then: Off, CA: "none", By: "-", Because: "without rediss:// or a tls option ioredis never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Because: "without rediss:// or a tls option ioredis never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
		TLS: nodeTLSRows("tls"),
	}
})

var (
	ioredisCluster = []setting.Arg{
		{Position: 0, Role: setting.Host},
		{Position: 1, Role: setting.Options},
		{Position: -1, Keyword: "redisOptions", Role: setting.Options},
		{Position: -1, Keyword: "password", Role: setting.Secret},
	}
	// The queues hand on what stands under connection or redis; their other options are their own.
	queueArgs = []setting.Arg{
		{Position: 1, Role: setting.DSN},
		{Position: 2, Role: setting.DSN},
		{Position: -1, Keyword: "connection", Role: setting.DSN},
		{Position: -1, Keyword: "redis", Role: setting.DSN},
		{Position: -1, Keyword: "password", Role: setting.Secret},
	}
	workerArgs = []setting.Arg{
		{Position: 2, Role: setting.DSN}, {Position: -1, Keyword: "connection", Role: setting.DSN}, {Position: -1, Keyword: "password", Role: setting.Secret},
	}
)

// ioredisOpeners make openers of a constructor that takes a URL, an object, or port, host and an object.
func ioredisOpeners(callees ...string) []setting.Opener {
	out := nodeOpeners(callees...)
	for i := range out {
		out[i].Args = slices.Concat(out[i].Args, []setting.Arg{{Position: 1, Role: setting.Delegate}, {Position: 2, Role: setting.Options}, {Position: -1, Keyword: "sentinels", Role: setting.Host}})
	}
	return out
}

// nodeRedisEncrypted are what node-redis checks where it uses TLS.
var nodeRedisEncrypted = []Row{
	{When: "socket.rejectUnauthorized:bool=false", Then: Unchecked, CA: "none", Ignores: "socket.ca socket.checkServerIdentity", Because: "rejectUnauthorized: false accepts every certificate"},
	{When: "socket.checkServerIdentity=unchecked", Then: ChainOnly, CA: "socket.ca|bundled", Because: "the checkServerIdentity function objects to no host name; the chain is still checked"},
	{When: "socket.checkServerIdentity", Then: nameUnknown, CA: "socket.ca|bundled", Because: "the chain is checked; the host name is left to the checkServerIdentity function"},
	{Then: Full, CA: "socket.ca|bundled", By: "socket.tls", Because: "Node checks chain and host name unless rejectUnauthorized is false"},
}

// node-redis is the package called redis, since 4.0, before which its options were others.
var _ = register(func() *Table {
	return &Table{
		ID: "node-redis", Title: "node-redis", Engine: "redis", Source: nodeRedisSource,
		Packages: []Package{{"npm", "redis"}, {"npm", "@redis/client"}},
		Wrappers: []Package{{"npm", "@keyv/redis"}, {"npm", "cache-manager-redis-yet"}},
		Schemes:  schemes("redis", "redis", "rediss"),
		Openers:  nodeRedisOpeners("redis.createClient", "@redis/client.createClient", "redis.createCluster", "redis.createClientPool"),
		Names:    Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full: "rediss:// with socket: { ca: <CA certificate> }",
		Options: slices.Concat(
			[]Option{{Name: schemeOption, Fold: true}, {Name: "socket"}, {Name: "socket.tls", Role: Mode}},
			nodeOptions("socket"),
		),
		Rows: slices.Concat(
			[]Row{
				{When: "scheme=redis socket.tls:bool=true", Rejects: "socket.tls contradicts redis://: createClient throws", By: "socket.tls", Since: "5.8.0"},
				{When: "scheme=rediss socket.tls:bool=false", Rejects: "socket.tls contradicts rediss://: createClient throws", By: "socket.tls", Since: "5.8.0"},
			},
			underEach(nodeRedisEncrypted[:1], "scheme:unknown", "scheme:default", "scheme=rediss", "socket.tls:bool=true"), // on plaintext sockets the option would mean nothing
			underEach(nodeRedisEncrypted[1:], "scheme=rediss", "socket.tls:bool=true"),
			[]Row{
				{When: "socket.tls:bool=false", Then: Off, CA: "none", Because: "socket.tls: false never uses TLS"},
				{When: "socket.tls", Then: Undecided, CA: "unknown", Because: "whether socket.tls is set is decided by code that is not read here"},
				{When: "scheme!=rediss", Then: Off, CA: "none", By: "-", Ignores: "socket.rejectUnauthorized socket.ca", Because: "without rediss:// or socket.tls node-redis never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: "socket.rejectUnauthorized socket.ca", Because: "without rediss:// or socket.tls node-redis never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
		TLS:      nodeTLSRows("socket"),
		Releases: []Release{{"5.8.0", "2025-08-05"}},
	}
})

// nodeRedisOpeners make openers of functions that take an object, or a URL in old versions.
func nodeRedisOpeners(callees ...string) []setting.Opener {
	out := nodeOpeners(callees...)
	for i := range out {
		out[i].Args = slices.Concat([]setting.Arg{
			{Position: 1, Role: setting.Options},
			{Position: -1, Keyword: "url", Role: setting.DSN},
			{Position: -1, Keyword: "rootNodes", Role: setting.Skip},
			{Position: -1, Keyword: "socket.host", Role: setting.Host},
			{Position: -1, Keyword: "socket.port", Role: setting.Port},
			{Position: -1, Keyword: "defaults", Role: setting.Options},
		}, out[i].Args)
	}
	return out
}
