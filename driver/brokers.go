package driver

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// The URL scheme decides for these stores and brokers: TLS is the first byte or it is not there at all. What a client
// checks under the TLS scheme differs by client, so a scheme alone says nothing about that.

func schemes(engine string, names ...string) []setting.Scheme {
	var out []setting.Scheme
	for _, n := range names {
		out = append(out, setting.Scheme{Name: n, Engine: engine, Certain: true})
	}
	return out
}

var _ = register(&Table{
	ID: "redis", Title: "a Redis client", Engine: "redis", Source: "https://www.iana.org/assignments/uri-schemes/prov/redis",
	Schemes: schemes("redis", "redis", "valkey"), Stranger: IgnoresStrangers,
	Options: []Option{{Name: "ssl", Role: Mode, Bool: true, Fold: true}, {Name: "tls", Role: Mode, Bool: true, Fold: true}},
	Rows: []Row{
		{When: "ssl=true", Then: ByCode, CA: "unknown", Because: "some clients read ssl=true as TLS; what they check differs"},
		{When: "tls=true", Then: ByCode, CA: "unknown", Because: "some clients read tls=true as TLS; what they check differs"},
		{Then: Off, CA: "none", Because: "redis:// never uses TLS"},
	},
	Full: "rediss:// with a CA",
})

var _ = register(&Table{
	ID: "redis-tls", Title: "a Redis client", Engine: "redis", Source: "redis/redis-py:redis/connection.py",
	Schemes: schemes("redis", "rediss", "valkeys"), Stranger: IgnoresStrangers,
	Options: []Option{
		{Name: "ssl_cert_reqs", Role: Mode, Fold: true, Words: map[string]string{"cert_none": "none", "cert_required": "required", "cert_optional": "optional"}},
		{Name: "ssl_check_hostname", Role: Mode, Bool: true, Fold: true}, {Name: "ssl_ca_certs", Role: CA}, {Name: "skip_verify", Role: Mode, Bool: true},
		{Name: "verifyPeer", Role: Mode, Fold: true},
	},
	Rows: []Row{
		{When: "ssl_cert_reqs=none", Then: Unchecked, CA: "none", Evidence: fact.FromSource, Because: "ssl_cert_reqs=none accepts every certificate"},
		{When: "skip_verify=true", Then: Unchecked, CA: "none", Evidence: fact.FromSource, Because: "skip_verify=true accepts every certificate"},
		{When: "verifyPeer=none|false", Then: Unchecked, CA: "none", Evidence: fact.FromSource, Because: "verifyPeer=NONE accepts every certificate"},
		{Then: ByCode, CA: "ssl_ca_certs|unknown", Because: "rediss:// always uses TLS; what is checked depends on the client"},
	},
	Full: "rediss:// with ssl_cert_reqs=required, host name check and a CA",
})

var _ = register(&Table{
	ID: "amqp", Title: "an AMQP client", Engine: "amqp", Source: "https://www.rabbitmq.com/docs/uri-spec",
	Schemes: schemes("amqp", "amqp"), Stranger: IgnoresStrangers,
	Rows: []Row{{Then: Off, CA: "none", Because: "amqp:// never uses TLS"}}, Full: "amqps:// with a CA",
})

var _ = register(&Table{
	ID: "amqp-tls", Title: "an AMQP client", Engine: "amqp", Source: "https://www.rabbitmq.com/docs/uri-query-parameters",
	Schemes: schemes("amqp", "amqps"), Stranger: IgnoresStrangers,
	Options: []Option{{Name: "verify", Role: Mode, Fold: true}, {Name: "cacertfile", Role: CA}},
	Rows: []Row{
		{When: "verify=verify_none", Then: Unchecked, CA: "none", Because: "verify=verify_none accepts every certificate"},
		{Then: ByCode, CA: "cacertfile|unknown", Because: "amqps:// always uses TLS; what is checked depends on the client"},
	},
	Full: "amqps:// with verify=verify_peer and a CA",
})

var _ = register(&Table{
	ID: "mongodb", Title: "a MongoDB driver", Engine: "mongodb", Source: "mongodb/specifications:source/uri-options/uri-options.md",
	Schemes: schemes("mongodb", "mongodb"), Names: FoldCase, Stranger: IgnoresStrangers,
	Options: mongoOptions, Rows: append(mongoRows, Row{Then: Off, CA: "none", Because: "mongodb:// without tls=true never uses TLS"}),
	Full: "tls=true with tlsCAFile=<CA file>",
})

var _ = register(&Table{
	ID: "mongodb-srv", Title: "a MongoDB driver", Engine: "mongodb", Source: "mongodb/specifications:source/uri-options/uri-options.md",
	Schemes: schemes("mongodb", "mongodb+srv"), Names: FoldCase, Stranger: IgnoresStrangers,
	Options: mongoOptions, Rows: append(mongoRows, Row{Then: Full, CA: "tlsCAFile|system", Because: "mongodb+srv:// uses TLS and checks chain and host name unless an option says otherwise"}),
	Full: "tls=true with tlsCAFile=<CA file>",
})

var mongoOptions = []Option{
	{Name: "tls", Aliases: []string{"ssl"}, Role: Mode, Bool: true, Fold: true}, {Name: "tlsInsecure", Role: Mode, Bool: true, Fold: true},
	{Name: "tlsAllowInvalidCertificates", Role: Mode, Bool: true, Fold: true}, {Name: "tlsAllowInvalidHostnames", Role: Mode, Bool: true, Fold: true},
	{Name: "tlsCAFile", Role: CA}, {Name: "tlsCertificateKeyFile"}, {Name: "tlsCertificateKeyFilePassword", Role: Private},
}

var mongoRows = []Row{
	{When: "tls=false", Then: Off, CA: "none", Because: "tls=false never uses TLS"},
	{When: "tls=true tlsInsecure=true", Then: Unchecked, CA: "none", By: "tlsInsecure", Because: "tlsInsecure=true accepts every certificate in most drivers"},
	{When: "tls=true tlsAllowInvalidCertificates=true", Then: Unchecked, CA: "none", By: "tlsAllowInvalidCertificates", Because: "tlsAllowInvalidCertificates=true accepts every certificate"},
	{When: "tls=true tlsAllowInvalidHostnames=true", Then: ChainOnly, CA: "tlsCAFile|system", By: "tlsAllowInvalidHostnames", Because: "tlsAllowInvalidHostnames=true leaves the host name unchecked"},
	{When: "tls=true", Then: Full, CA: "tlsCAFile|system", Because: "tls=true checks chain and host name"},
}
