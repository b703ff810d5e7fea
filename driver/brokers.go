package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// The URL scheme decides for these stores and brokers: TLS is the first byte or it is not there at all. What a client
// checks under the TLS scheme differs by client, so a scheme alone says nothing about that. The tables here speak where
// nothing names a client; those that do have files of their own.

// schemes are those that a client reads, as others do too.
func schemes(engine string, names ...string) []setting.Scheme {
	var out []setting.Scheme
	for _, n := range names {
		out = append(out, setting.Scheme{Name: n, Engine: engine})
	}
	return out
}

var _ = register(func() *Table {
	return &Table{
		ID: "redis", Generic: true, Title: "a Redis client", Engine: "redis", Source: "https://www.iana.org/assignments/uri-schemes/prov/redis",
		Schemes: schemes("redis", "redis", "valkey"), Stranger: IgnoresStrangers,
		Options: []Option{{Name: "ssl", Role: Mode, Bool: true, Fold: true}, {Name: "tls", Role: Mode, Bool: true, Fold: true}},
		Rows: []Row{
			{When: "ssl=true", Then: ByCode, CA: "unknown", Because: "some clients read ssl=true as TLS; what they check differs"},
			{When: "tls=true", Then: ByCode, CA: "unknown", Because: "some clients read tls=true as TLS; what they check differs"},
			{Then: Off, CA: "none", Because: "redis:// never uses TLS"},
		},
		Full: "rediss:// with a CA",
	}
})

// nameUnknown is TLS with a checked chain, whose name check depends on the client.
var nameUnknown = fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.CheckUnknown}

var _ = register(func() *Table {
	return &Table{
		ID: "redis-tls", Generic: true, Title: "a Redis client", Engine: "redis", Source: "redis/redis-py:redis/connection.py",
		Schemes: schemes("redis", "rediss", "valkeys"), Stranger: IgnoresStrangers,
		Options: []Option{
			{Name: "ssl_cert_reqs", Role: Mode, Fold: true, Words: map[string]string{
				"cert_none": "none", "cert_required": "required", "cert_optional": "optional",
				"ssl.cert_none": "none", "ssl.cert_required": "required", "ssl.cert_optional": "optional", "0": "none", "1": "optional", "2": "required",
			}},
			{Name: "ssl_check_hostname", Role: Mode, Bool: true, Fold: true},
			{Name: "ssl_ca_certs", Role: CA},
			{Name: "skip_verify", Role: Mode, Bool: true},
			{Name: "verifyPeer", Role: Mode, Fold: true},
		},
		Rows: []Row{
			{When: "ssl_cert_reqs=none", Then: Unchecked, CA: "none", Ignores: "ssl_ca_certs ssl_check_hostname", Because: "ssl_cert_reqs=none accepts every certificate"},
			{When: "ssl_cert_reqs=required|optional ssl_check_hostname=true", Then: Full, CA: "ssl_ca_certs|system", Because: "ssl_cert_reqs checks the chain, and ssl_check_hostname the name"},
			{When: "ssl_cert_reqs=required|optional ssl_check_hostname=false", Then: ChainOnly, CA: "ssl_ca_certs|system", By: "ssl_check_hostname", Because: "ssl_check_hostname=false leaves the chain check alone"},
			{When: "ssl_cert_reqs=required|optional", Then: nameUnknown, CA: "ssl_ca_certs|system", Because: "the chain is checked; whether the host name is depends on the client: redis-py does since 6.0"},
			{When: "skip_verify=true", Then: Unchecked, CA: "none", Source: "redis/go-redis:options.go", Because: "skip_verify=true accepts every certificate"},
			{When: "verifyPeer=none|false", Then: Unchecked, CA: "none", Source: lettuce, Because: "verifyPeer=NONE accepts every certificate"},
			{When: "verifyPeer=ca", Then: ChainOnly, CA: "system", Source: lettuce, Because: "verifyPeer=CA checks the chain but not the host name"},
			{When: "verifyPeer=full|true", Then: Full, CA: "system", Source: lettuce, Because: "verifyPeer=FULL checks chain and host name"},
			{Then: ByCode, CA: "ssl_ca_certs|unknown", Because: "rediss:// always uses TLS; what is checked depends on the client"},
		},
		Full: "rediss:// with ssl_cert_reqs=required, host name check and a CA",
	}
})

const lettuce = "redis/lettuce:src/main/java/io/lettuce/core/RedisURI.java"

var _ = register(func() *Table {
	return &Table{
		ID: "amqp", Generic: true, Title: "an AMQP client", Engine: "amqp", Source: "https://www.rabbitmq.com/docs/uri-spec",
		Schemes: schemes("amqp", "amqp"), Stranger: IgnoresStrangers,
		Rows: []Row{{Then: Off, CA: "none", Because: "amqp:// never uses TLS"}}, Full: "amqps:// with a CA",
	}
})

var _ = register(func() *Table {
	return &Table{
		ID: "amqp-tls", Generic: true, Title: "an AMQP client", Engine: "amqp", Source: "https://www.rabbitmq.com/docs/uri-query-parameters",
		Schemes: schemes("amqp", "amqps"), Stranger: IgnoresStrangers,
		Options: []Option{{Name: "verify", Role: Mode, Fold: true}, {Name: "cacertfile", Role: CA}},
		Rows: []Row{
			{When: "verify=verify_none", Then: Unchecked, CA: "none", Ignores: "cacertfile", Because: "verify=verify_none accepts every certificate"},
			{When: "verify=verify_peer", Then: nameUnknown, CA: "cacertfile|unknown", Because: "verify=verify_peer checks the chain; the host name is checked only by some clients"},
			{Then: ByCode, CA: "cacertfile|unknown", Because: "amqps:// always uses TLS; what is checked depends on the client"},
		},
		Full: "amqps:// with verify=verify_peer and a CA",
	}
})

const mongoURIOptions = "mongodb/specifications:source/uri-options/uri-options.md"

var _ = register(func() *Table {
	return &Table{
		ID: "mongodb", Generic: true, Title: "a MongoDB driver", Engine: "mongodb", Source: mongoURIOptions,
		Schemes: schemes("mongodb", "mongodb"), Names: FoldCase, Stranger: IgnoresStrangers, Options: mongoOptions,
		Rows: slices.Concat(mongoContradictions, mongoRows("tls=true", "tls=true checks chain and host name"), []Row{
			{When: "tlsCAFile", Then: Undecided, CA: "unknown", Because: "without tls=true a tlsCAFile switches TLS on in PyMongo and the Go driver, and does nothing in the drivers for Node and Java"},
			{Then: Off, CA: "none", Ignores: "tlsInsecure tlsAllowInvalidCertificates tlsAllowInvalidHostnames ssl_cert_reqs", Because: "mongodb:// without tls=true never uses TLS"},
		}),
		Full: "tls=true with tlsCAFile=<CA file>",
	}
})

var _ = register(func() *Table {
	return &Table{
		ID: "mongodb-srv", Generic: true, Title: "a MongoDB driver", Engine: "mongodb", Source: mongoURIOptions,
		Schemes: schemes("mongodb", "mongodb+srv"), Names: FoldCase, Stranger: IgnoresStrangers, Options: mongoOptions,
		Rows: slices.Concat(mongoContradictions, mongoRows("", "mongodb+srv:// uses TLS and checks chain and host name unless an option says otherwise")),
		Full: "mongodb+srv:// with tlsCAFile=<CA file>",
	}
})

var mongoOptions = []Option{
	{Name: "tls", Aliases: []string{"ssl"}, Role: Mode, Bool: true, Fold: true},
	{Name: "tlsInsecure", Role: Mode, Bool: true, Fold: true},
	{Name: "tlsAllowInvalidCertificates", Role: Mode, Bool: true, Fold: true},
	{Name: "tlsAllowInvalidHostnames", Aliases: []string{"sslInvalidHostNameAllowed"}, Role: Mode, Bool: true, Fold: true},
	{Name: "ssl_cert_reqs", Role: Mode, Fold: true, Words: map[string]string{"none": "cert_none", "ssl.cert_none": "cert_none"}},
	{Name: "tlsCAFile", Aliases: []string{"ssl_ca_certs"}, Role: CA},
	{Name: "tlsCertificateKeyFile"},
	{Name: "tlsCertificateKeyFilePassword", Role: Private},
}

var mongoContradictions = []Row{
	{When: "tlsInsecure tlsAllowInvalidCertificates", Rejects: "tlsInsecure takes no tlsAllowInvalidCertificates beside it"},
	{When: "tlsInsecure tlsAllowInvalidHostnames", Rejects: "tlsInsecure takes no tlsAllowInvalidHostnames beside it"},
	{When: "tls=false", Then: Off, CA: "none", Ignores: "tlsInsecure tlsAllowInvalidCertificates tlsAllowInvalidHostnames ssl_cert_reqs", Because: "tls=false never uses TLS"},
}

// mongoRows say what is checked where a condition holds under which TLS is used. Drivers differ in which of the
// weakening options they know; the worst of them counts.
func mongoRows(condition, full string) []Row {
	rows := []Row{
		{When: "tlsInsecure=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Because: "tlsInsecure=true accepts every certificate in most drivers"},
		{When: "tlsAllowInvalidCertificates=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Because: "tlsAllowInvalidCertificates=true accepts every certificate in the drivers that know it"},
		{When: "ssl_cert_reqs=cert_none", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Source: "https://pymongo.readthedocs.io/en/3.13.0/examples/tls.html", Because: "ssl_cert_reqs=CERT_NONE accepts every certificate in PyMongo 3"},
		{When: "tlsAllowInvalidHostnames=true", Then: ChainOnly, CA: "tlsCAFile|system", Because: "tlsAllowInvalidHostnames=true leaves the host name unchecked"},
		{When: "", Then: Full, CA: "tlsCAFile|system", Because: full},
	}
	for i := range rows {
		rows[i].When = strings.TrimSpace(rows[i].When + " " + condition)
	}
	return rows
}
