package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	jedisSource     = "redis/jedis:src/main/java/redis/clients/jedis/DefaultJedisSocketFactory.java"
	jedisSslOptions = "redis/jedis:src/main/java/redis/clients/jedis/SslOptions.java"
	springLettue    = "spring-projects/spring-boot:module/spring-boot-data-redis/src/main/java/org/springframework/boot/data/redis/autoconfigure/LettuceConnectionConfiguration.java"
)

// jedisNamed is the version since which Jedis has the JDK compare the host name unless it is given SSLParameters.
const jedisNamed = "7.5.0"

// jedisEncrypted are what Jedis checks where it uses TLS. SSLParameters take the place of those that compare the name; a
// HostnameVerifier only comes on top.
var jedisEncrypted = slices.Concat(
	[]Row{
		{When: "sslSocketFactory.trust=all", Then: Unchecked, CA: "none", Until: jedisNamed, Because: "the socket factory comes from an SSLContext with a trust manager that accepts every certificate"},
		{When: "sslSocketFactory.trust=all", Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.CheckUnknown}, CA: "none", Since: jedisNamed, Because: "the socket factory comes from an SSLContext with a trust manager that accepts every certificate"},
		{When: "sslSocketFactory sslParameters", Then: ByCode, CA: "unknown", Because: "the certificate is left to the socket factory, the host name to the SSLParameters"},
		{When: "sslSocketFactory hostnameVerifier", Then: ByCode, CA: "unknown", Until: jedisNamed, Because: "the certificate is left to the socket factory, the host name to the HostnameVerifier"},
	},
	between("", jedisNamed, jedisFactory(ChainOnly, "before 7.5.0 Jedis checks the chain but not the host name")),
	between(jedisNamed, "", jedisFactory(Full, "the SSLContext checks the chain, and since 7.5.0 Jedis the host name")),
	[]Row{
		{When: "sslSocketFactory", Then: ByCode, CA: "unknown", Because: "the certificate is left to the socket factory"},
		{When: "sslParameters.endpointIdentificationAlgorithm=https", Then: Full, CA: "system", Because: "the SSLParameters have the host name checked"},
		{When: "sslParameters", Then: nameUnknown, CA: "system", Because: "the chain is checked; the host name is if the SSLParameters say so"},
		{When: "hostnameVerifier=" + acceptAll, Then: ChainOnly, CA: "system", Until: jedisNamed, Because: "the chain is checked; the HostnameVerifier accepts every name"},
		{When: "hostnameVerifier", Then: nameUnknown, CA: "system", Until: jedisNamed, Because: "the chain is checked; the host name is left to the HostnameVerifier"},
		{Then: ChainOnly, CA: "system", By: "-", Until: jedisNamed, Because: "before 7.5.0 Jedis checks the chain but not the host name"},
		{Then: Full, CA: "system", By: "-", Since: jedisNamed, Because: "Jedis checks chain and host name since 7.5.0, before a HostnameVerifier is asked"},
	},
)

// jedisFactory are the rows of a socket factory of an SSLContext whose trust can be read.
func jedisFactory(checked fact.Posture, because string) []Row {
	return []Row{
		{When: "sslSocketFactory.trust=default", Then: checked, CA: "system", Because: because},
		{When: "sslSocketFactory.trust=file", Then: checked, CA: "sslSocketFactory.ca|unknown", Because: because},
	}
}

// jedisOptions are what SslOptions do, which switch TLS on by themselves. A constructor that is given a URI takes all else
// from the config beside it, but not them.
var jedisOptions = between("6.0.0", "", []Row{
	{When: "!scheme sslOptions.sslVerifyMode=insecure", Then: Unchecked, CA: "none", Source: jedisSslOptions, Because: "SslVerifyMode.INSECURE accepts every certificate"},
	{When: "!scheme sslOptions.sslVerifyMode=ca", Then: ChainOnly, CA: "sslOptions.truststore|system", Source: jedisSslOptions, Because: "SslVerifyMode.CA checks the chain but not the host name"},
	{When: "!scheme sslOptions:object", Then: Full, CA: "sslOptions.truststore|system", Source: jedisSslOptions, Because: "SslOptions check chain and host name unless their SslVerifyMode says otherwise"},
	{When: "!scheme sslOptions", Then: ByCode, CA: "unknown", Because: "the SslOptions are made by code that is not read here"},
})

// jedisByURI are the rows of a constructor that is given a URI.
func jedisByURI(rows []Row) []Row {
	for i := range rows {
		rows[i].Ignores = "sslOptions"
	}
	return rows
}

// jedis takes a URL, a builder's config, or host, port and a boolean.
var _ = register(func() *Table {
	return &Table{
		ID: "jedis", Title: "Jedis", Engine: "redis", Source: jedisSource,
		Packages: []Package{{"maven", "redis.clients:jedis"}},
		Schemes:  schemes("redis", "redis", "rediss"),
		Openers: slices.Concat(
			jedisOpeners("Jedis", "JedisPool", "JedisPooled", "UnifiedJedis", "JedisCluster", "JedisSentinelPool"),
			[]setting.Opener{{Language: "java", Callee: "redis.clients.jedis.DefaultJedisClientConfig.builder", Setters: true, Args: []setting.Arg{{Position: -1, Keyword: "password", Role: setting.Secret}}}},
		),
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown,
		Full: "rediss:// or ssl(true), with Jedis 7.5.0 or later",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "ssl", Role: Mode, Bool: true},
			{Name: "sslSocketFactory", Role: Mode},
			{Name: "sslSocketFactory.trust", Role: Mode},
			{Name: "sslSocketFactory.ca", Role: CA},
			{Name: "sslParameters", Role: Mode},
			{Name: "sslParameters.endpointIdentificationAlgorithm", Role: Mode, Fold: true},
			{Name: "hostnameVerifier", Role: Mode},
			{Name: "sslOptions", Role: Mode, Since: "6.0.0"},
			{Name: "sslOptions.sslVerifyMode", Role: Mode, Since: "6.0.0", Fold: true, Words: map[string]string{
				"sslverifymode.insecure": "insecure", "sslverifymode.ca": "ca", "sslverifymode.full": "full",
			}},
			{Name: "sslOptions.truststore", Role: CA, Since: "6.0.0"},
		},
		Rows: slices.Concat(
			jedisOptions,
			jedisByURI(underEach(jedisEncrypted, "scheme=rediss")),
			underEach(jedisEncrypted, "ssl=true"),
			[]Row{
				{When: "ssl=false", Then: Off, CA: "none", Ignores: "sslSocketFactory sslParameters hostnameVerifier", Because: "ssl(false) never uses TLS"},
				{When: "scheme!=rediss", Then: Off, CA: "none", By: "-", Because: "redis:// never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Because: "without rediss:// or ssl(true) Jedis never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
	}
})

// jedisOpeners make openers of classes that take a URL, or host, port, password and whether to use TLS, in dozens of
// orders. A config that a builder made may follow, or one of a pool come before.
func jedisOpeners(classes ...string) []setting.Opener {
	var out []setting.Opener
	for _, c := range classes {
		o := setting.Opener{Language: "java", Callee: "redis.clients.jedis." + c}
		for i := range 8 {
			o.Args = append(o.Args, setting.Arg{Position: i, Role: setting.Overload, Name: "ssl"})
		}
		out = append(out, o)
	}
	return out
}

// lettuceEncrypted are what Lettuce checks where it uses TLS.
var lettuceEncrypted = []Row{
	{When: "verifyPeer=none", Then: Unchecked, CA: "none", Because: "verifyPeer=NONE accepts every certificate"},
	{When: "verifyPeer=ca", Then: ChainOnly, CA: "system", Because: "verifyPeer=CA checks the chain but not the host name"},
	{When: "verifyPeer=full", Then: Full, CA: "system", Because: "verifyPeer=FULL checks chain and host name"},
	{Then: Full, CA: "system", By: "ssl", Because: "Lettuce checks chain and host name by default"},
}

// lettuce is also what Spring Boot takes for Redis unless another client is named.
var _ = register(func() *Table {
	return &Table{
		ID: "lettuce", Title: "Lettuce", Engine: "redis", Source: lettuce,
		Packages: []Package{{"maven", "io.lettuce:lettuce-core"}},
		Wrappers: []Package{{"maven", "org.springframework.boot:spring-boot-starter-data-redis"}, {"maven", "org.springframework.boot:spring-boot-starter-data-redis-reactive"}},
		Schemes:  append(schemes("redis", "redis", "rediss"), setting.Scheme{Name: "redis-sentinel", Engine: "redis", Certain: true}, setting.Scheme{Name: "rediss-sentinel", Engine: "redis", Certain: true}),
		Openers:  lettuceOpeners(), Keys: springRedis(),
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown,
		Full: "rediss:// with verifyPeer=FULL",
		Options: []Option{
			{Name: schemeOption, Fold: true, Words: map[string]string{"rediss-sentinel": "rediss", "redis-sentinel": "redis"}},
			{Name: "ssl", Role: Mode, Bool: true, Fold: true},
			{Name: "startTls", Role: Mode, Bool: true, Note: "startTls means nothing without ssl"},
			{Name: "verifyPeer", Role: Mode, Fold: true, Values: []string{"none", "ca", "full"}, Words: map[string]string{
				"false": "none", "true": "full", "sslverifymode.none": "none", "sslverifymode.ca": "ca", "sslverifymode.full": "full",
				"io.lettuce.core.sslverifymode.none": "none", "io.lettuce.core.sslverifymode.ca": "ca", "io.lettuce.core.sslverifymode.full": "full",
			}},
			{Name: "disablePeerVerification", Role: Mode},
			{Name: "bundle", Role: CA},
		},
		Rows: slices.Concat(
			[]Row{{When: "ssl=true disablePeerVerification", Then: Unchecked, CA: "none", By: "disablePeerVerification", Because: "disablePeerVerification() accepts every certificate"}},
			underEach(lettuceEncrypted, "scheme=rediss", "ssl=true"),
			[]Row{
				{When: "bundle", Then: Full, CA: "bundle", By: "-", Source: springLettue, Because: "an SSL bundle switches TLS on, and Lettuce checks chain and host name"},
				{When: "ssl=false", Then: Off, CA: "none", Ignores: "verifyPeer", Because: "ssl=false never uses TLS"},
				{When: "scheme!=rediss", Then: Off, CA: "none", By: "-", Ignores: "verifyPeer", Because: "redis:// never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: "verifyPeer", Because: "without rediss:// or ssl Lettuce never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
	}
})

func lettuceOpeners() []setting.Opener {
	url := []setting.Arg{{Position: 0, Role: setting.DSN}, {Position: -1, Keyword: "password", Role: setting.Secret}}
	out := []setting.Opener{
		{Language: "java", Callee: "io.lettuce.core.RedisURI.create", Args: url, Setters: true},
		{Language: "java", Callee: "new:io.lettuce.core.RedisURI", Args: []setting.Arg{{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Port}, {Position: -1, Keyword: "password", Role: setting.Secret}}, Setters: true},
		{Language: "java", Callee: "io.lettuce.core.RedisURI.Builder.redis", Args: []setting.Arg{{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Port}}, Setters: true},
		{Language: "java", Callee: "io.lettuce.core.RedisURI.builder", Args: []setting.Arg{{Position: -1, Keyword: "password", Role: setting.Secret}}, Setters: true},
		{Language: "java", Callee: "org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.builder", Setters: true},
	}
	for _, c := range []string{"io.lettuce.core.RedisClient.create", "io.lettuce.core.cluster.RedisClusterClient.create"} {
		out = append(out, setting.Opener{Language: "java", Callee: c, Args: []setting.Arg{{Position: 0, Role: setting.Delegate}, {Position: 1, Role: setting.Delegate}}})
	}
	return out
}

// springRedis are Spring Boot's keys, those of version 2 too.
func springRedis() []setting.Key {
	var out []setting.Key
	for _, p := range []string{"spring.data.redis", "spring.redis"} {
		key := func(name string, role setting.Role, option string) {
			out = append(out, setting.Key{Pattern: p + "." + name, Role: role, Name: option, Group: p, Engine: "redis", Drivers: []string{"lettuce"}})
		}
		key("url", setting.DSN, "")
		key("host", setting.Host, "")
		key("port", setting.Port, "")
		key("password", setting.Secret, "")
		key("ssl.enabled", setting.OptionArg, "ssl")
		key("ssl.bundle", setting.OptionArg, "bundle")
		key("ssl", setting.OptionArg, "ssl")
	}
	return out
}
