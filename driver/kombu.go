package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	kombuSource  = "celery/kombu:kombu/connection.py"
	kombuOnRedis = "celery/kombu:kombu/transport/redis.py"
	kombuOnAMQP  = "celery/kombu:kombu/transport/pyamqp.py"
	pyAMQP       = "celery/py-amqp:amqp/transport.py"
)

// kombuRedis is TLS to Redis under an option's prefix: "ssl." of a dictionary, "" of a URL's query.
func kombuRedis(prefix string) []Row {
	return below(prefix, "", []Row{
		{When: "%ssl_cert_reqs=none", Then: Unchecked, CA: "none", Ignores: "%ssl_ca_certs", Source: kombuOnRedis, Because: "ssl_cert_reqs=CERT_NONE accepts every certificate"},
		{When: "%ssl_cert_reqs=required|optional %ssl_check_hostname=true", Then: Full, CA: "%ssl_ca_certs|system", By: "%ssl_check_hostname", Source: kombuOnRedis, Because: "ssl_check_hostname=True checks the host name besides the chain"},
		{When: "%ssl_cert_reqs=required|optional %ssl_check_hostname=false", Then: ChainOnly, CA: "%ssl_ca_certs|system", By: "%ssl_check_hostname", Source: kombuOnRedis, Because: "ssl_check_hostname=False leaves the chain check alone"},
		{When: "%ssl_cert_reqs=required|optional", Then: nameUnknown, CA: "%ssl_ca_certs|system", Source: kombuOnRedis, Because: "the chain is checked; redis-py checks the host name since 6.0.0 only"},
	})
}

// kombuTextFlag is what a flag in the URL means to kombu before it read flags there: any text is true.
var kombuTextFlag = []Row{{
	When: "ssl_cert_reqs=required|optional ssl_check_hostname@dsn=false", Then: Full, CA: "ssl_ca_certs|system", By: "ssl_cert_reqs", Until: "5.5.0", Source: "celery/kombu:kombu/utils/url.py",
	Ignores: "ssl_check_hostname", Because: "before 5.5.0 kombu hands ssl_check_hostname on from the URL as text, and any text means true: chain and host name are checked",
}}

// amqpRows are what py-amqp does with its dictionary. '%' is the option that holds it.
var amqpRows = []Row{
	{When: "%.context", Then: ByCode, CA: "unknown", Because: "the context is made by code that is not read here"},
	{When: "%.cert_reqs=none", Then: Unchecked, CA: "none", Ignores: "%.ca_certs", Because: "cert_reqs=CERT_NONE accepts every certificate"},
	{When: "%.cert_reqs=required|optional %.server_hostname", Then: Full, CA: "%.ca_certs|system", Because: "chain and host name are checked, the latter because of server_hostname"},
	{When: "%.cert_reqs=required|optional", Then: ChainOnly, CA: "%.ca_certs|system", Because: "the chain is checked; the host name is only where server_hostname is given"},
}

// amqpDefaults are what py-amqp checks where nothing says so, from 5.0.3 on.
var amqpDefaults = []Row{
	{When: "%.server_hostname", Then: Full, CA: "%.ca_certs|system", Source: pyAMQP, Because: "with server_hostname py-amqp checks chain and host name since 5.0.3"},
	{When: "%", Then: ChainOnly, CA: "%.ca_certs|system", By: "-", Source: pyAMQP, Because: "py-amqp checks the chain since 5.0.3, and the host name only where server_hostname is given"},
}

// amqpOptions are the members of py-amqp's dictionary below prefix.
func amqpOptions(prefix string) []Option {
	return members(prefix, []Option{
		{Name: "cert_reqs", Role: Mode, Fold: true, Words: redisReqs},
		{Name: "ca_certs", Role: CA},
		{Name: "certfile"},
		{Name: "keyfile", Role: Private},
		{Name: "server_hostname", Role: Mode},
		{Name: "context", Role: Mode},
		{Name: "ssl_version", Role: TLSOpt},
		{Name: "ciphers", Role: Cipher},
	})
}

// celeryNames are the spellings of Celery's settings, in a settings module of Django's, of old Celery, and of its own.
var celeryNames = []struct{ url, tls string }{
	{"CELERY_BROKER_URL", "CELERY_BROKER_USE_SSL"}, {"BROKER_URL", "BROKER_USE_SSL"}, {"broker_url", "broker_use_ssl"},
}

// celeryApps are the names of Celery's application.
var celeryApps = []string{"celery.Celery", "celery.app.base.Celery", "celery.app.Celery"}

func kombuOpeners() []setting.Opener {
	app := []setting.Arg{
		{Position: -1, Keyword: "broker", Role: setting.DSN},
		{Position: -1, Keyword: "broker_url", Role: setting.DSN},
		{Position: -1, Keyword: "conf", Role: setting.Options},
		{Position: -1, Keyword: "broker_use_ssl", Role: setting.Options, Name: "ssl"},
		{Position: -1, Keyword: "backend"},
		{Position: -1, Keyword: "result_backend"},
		{Position: -1, Keyword: "redis_backend_use_ssl"},
	}
	url := []setting.Arg{{Position: 0, Keyword: "hostname", Role: setting.DSN}, {Position: -1, Keyword: "ssl", Role: setting.Options, Name: "ssl"}, {Position: -1, Keyword: "password", Role: setting.Secret}}
	out := []setting.Opener{
		{Language: "python", Callee: "kombu.Connection", Args: url},
		{Language: "python", Callee: "kombu.BrokerConnection", Args: url},
		{Language: "python", Callee: "kombu.connection.Connection", Args: url},
	}
	for _, callee := range celeryApps {
		out = append(out, setting.Opener{Language: "python", Callee: callee, Args: app, Setters: true})
	}
	for _, n := range celeryNames {
		out = append(out, setting.Opener{Language: "python", Callee: "assign:" + n.url, Args: []setting.Arg{
			{Position: 0, Role: setting.DSN}, {Position: -1, Keyword: "assign:" + n.tls, Role: setting.Options, Name: "ssl"},
		}}, setting.Opener{Language: "python", Callee: "assign:" + n.tls, Args: []setting.Arg{
			{Position: 0, Role: setting.Options, Name: "ssl"}, {Position: -1, Keyword: "assign:" + n.url, Role: setting.DSN},
		}})
	}
	return out
}

// celeryKeys are the variables that Celery reads, or settings modules read for it.
func celeryKeys() []setting.Key {
	var out []setting.Key
	for _, name := range []string{"CELERY_BROKER_URL", "CELERY_BROKER"} {
		out = append(out, setting.Key{Pattern: "env:" + name, Role: setting.DSN, Group: "env:" + name, Drivers: []string{"kombu"}})
	}
	return out
}

// kombuRedisOptions are those of Redis in Celery: in the URL, and in the dictionary beside it.
var kombuRedisOptions = []Option{
	{Name: schemeOption, Fold: true},
	{Name: "ssl", Role: Mode},
	{Name: "ssl_cert_reqs", Role: Mode, Fold: true, Words: redisReqs},
	{Name: "ssl_ca_certs", Role: CA},
	{Name: "ssl_check_hostname", Role: Mode, Bool: true},
	{Name: "ssl.ssl_cert_reqs", Role: Mode, Fold: true, Words: redisReqs},
	{Name: "ssl.ssl_ca_certs", Role: CA},
	{Name: "ssl.ssl_check_hostname", Role: Mode, Bool: true},
	{Name: "ssl.ssl_certfile"},
	{Name: "ssl.ssl_keyfile", Role: Private},
}

// kombu is the transport of Celery. On Redis a dictionary switches TLS on whatever the URL says, and so does ssl_cert_reqs in
// the URL; a bare rediss URL verifies nothing. Of schemes it claims but its own: elsewhere only a broker's URL is its own.
var _ = register(func() *Table {
	return &Table{
		ID: "kombu", Title: "Celery (kombu)", Engine: "redis", Source: kombuSource,
		Packages: []Package{{"pypi", "kombu"}}, Wrappers: []Package{{"pypi", "celery"}}, Schemes: []setting.Scheme{{Name: "pyamqp", Engine: "amqp", Certain: true}},
		Openers: kombuOpeners(), Keys: celeryKeys(), Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: dropNull,
		Full:    "rediss:// with broker_use_ssl={\"ssl_cert_reqs\": ssl.CERT_REQUIRED, \"ssl_check_hostname\": True, \"ssl_ca_certs\": <CA file>}",
		Options: slices.Concat(kombuRedisOptions, amqpOptions("ssl")),
		Rows: slices.Concat(
			kombuRedis("ssl."),
			kombuTextFlag,
			kombuRedis(""),
			[]Row{{When: "ssl:bool=true scheme=redis|rediss", Then: Off, CA: "none", Source: kombuOnRedis, Because: "for Redis kombu takes a dictionary alone: ssl=True leaves the connection in plaintext, under rediss:// too"}},
			[]Row{{When: "ssl:bool=false scheme=redis|amqp|pyamqp", Then: Off, CA: "none", By: "-", Because: "redis:// and amqp:// never use TLS unless broker_use_ssl is set"}},
			below("ssl", "", amqpRows),
			between("5.1.0", "", below("ssl", "scheme=amqps|amqp|pyamqp", amqpDefaults)),
			[]Row{
				{When: "ssl scheme=amqps|amqp|pyamqp", Then: ByCode, CA: "ssl.ca_certs|unknown", By: "-", Until: "5.1.0", Source: kombuOnAMQP, Because: "TLS is used; py-amqp before 5.0.3, which kombu before 5.1 still takes, verifies nothing"},
				{When: "ssl:object scheme=redis|rediss", Then: ByCode, CA: "ssl.ssl_ca_certs|unknown", By: "-", Source: kombuOnRedis, Because: "a dictionary switches TLS on; without ssl_cert_reqs redis-py's default decides what is checked"},
			},
			[]Row{{When: "scheme=rediss", Then: Unchecked, CA: "none", By: "-", Source: kombuSource, Because: "a bare rediss:// broker URL means ssl_cert_reqs=CERT_NONE: every certificate is accepted"}},
			between("5.1.0", "", []Row{{When: "scheme=amqps", Then: ChainOnly, CA: "system", By: "-", Source: kombuOnAMQP, Because: "amqps:// checks the chain, and the host name only where server_hostname is given"}}),
			[]Row{
				{When: "scheme=amqps", Then: ByCode, CA: "unknown", By: "-", Until: "5.1.0", Source: kombuOnAMQP, Because: "TLS is used; py-amqp before 5.0.3, which kombu before 5.1 still takes, verifies nothing"},
				{When: "scheme=redis|amqp|pyamqp", Then: Off, CA: "none", By: "-", Because: "redis:// and amqp:// never use TLS unless broker_use_ssl is set"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the broker's URL decides, and it is not known here or names a transport of another kind"},
			},
		),
		Releases: []Release{{"5.1.0", "2021-05-23"}, {"5.5.0", "2025-03-13"}},
	}
})

// py-amqp is kombu's AMQP client, here called by itself.
var _ = register(func() *Table {
	return &Table{
		ID: "py-amqp", Title: "py-amqp", Engine: "amqp", Source: pyAMQP,
		Packages: []Package{{"pypi", "amqp"}},
		Openers: pythonOpeners([]setting.Arg{
			{Position: 0, Keyword: "host", Role: setting.Host}, {Position: 2, Keyword: "password", Role: setting.Secret},
		}, "amqp.Connection", "amqp.connection.Connection"),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "ssl={\"ca_certs\": <CA file>, \"server_hostname\": <host name>}",
		Options: append([]Option{{Name: "ssl", Role: Mode}}, amqpOptions("ssl")...),
		Rows: slices.Concat(
			[]Row{
				{When: "ssl:bool=false", Then: Off, CA: "none", Because: "ssl=False never uses TLS"},
				{When: "ssl.cert_reqs=none !ssl.context", Rejects: "py-amqp sets CERT_NONE while the host name check is on: Python raises ValueError", By: "ssl.cert_reqs", Since: "5.0.3", Until: "5.0.6"},
				{When: "ssl.cert_reqs=required|optional ssl.server_hostname !ssl.context", Then: Full, CA: "ssl.ca_certs|none", Until: "5.0.3", Because: "chain and host name are checked, with the authorities of ca_certs alone"},
				{When: "ssl.cert_reqs=required|optional !ssl.context", Rejects: "before 5.0.3 cert_reqs needs server_hostname beside it: Python raises ValueError", By: "ssl.cert_reqs", Until: "5.0.3"},
			},
			below("ssl", "", amqpRows),
			between("5.0.3", "", below("ssl", "ssl:object", amqpDefaults)),
			between("5.0.3", "", below("ssl", "ssl:bool=true", amqpDefaults[1:])),
			[]Row{
				{When: "ssl:object", Then: Unchecked, CA: "none", By: "-", Until: "5.0.3", Ignores: "ssl.ca_certs", Because: "before 5.0.3 py-amqp verifies nothing unless cert_reqs asks for it"},
				{When: "ssl:bool=true", Then: Unchecked, CA: "none", By: "-", Until: "5.0.3", Because: "before 5.0.3 py-amqp verifies nothing unless cert_reqs asks for it"},
				{When: "ssl", Then: ByCode, CA: "unknown", Because: "the ssl argument is made by code that is not read here"},
				{Then: Off, CA: "none", Because: "without ssl py-amqp never uses TLS"},
			},
		),
		Releases: []Release{{"5.0.3", "2021-01-20"}, {"5.0.6", "2021-04-01"}},
	}
})
