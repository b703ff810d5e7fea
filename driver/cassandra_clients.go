package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	gocqlSource     = "gocql/gocql:connectionpool.go"
	cassandraNode   = "datastax/nodejs-driver:lib/connection.js"
	cassandraPython = "datastax/python-driver:cassandra/connection.py"
)

// gocql verifies nothing by itself: EnableHostVerification or a tls.Config make it.
var _ = register(func() *Table {
	return &Table{
		ID: "gocql", Title: "gocql", Engine: "cassandra", Source: gocqlSource,
		Packages: []Package{{"go", "github.com/gocql/gocql"}, {"go", "github.com/apache/cassandra-gocql-driver"}, {"go", "github.com/apache/cassandra-gocql-driver/v2"}},
		Openers: []setting.Opener{
			{Language: "go", Callee: "github.com/gocql/gocql.NewCluster", Setters: true, Args: []setting.Arg{{Position: 0, Role: setting.Host}}},
			{Language: "go", Callee: "github.com/apache/cassandra-gocql-driver/v2.NewCluster", Setters: true, Args: []setting.Arg{{Position: 0, Role: setting.Host}}},
		},
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: dropNull,
		Full: "SslOpts = &gocql.SslOptions{CaPath: <CA file>, EnableHostVerification: true}",
		Options: slices.Concat([]Option{
			{Name: "SslOpts", Role: Mode}, {Name: "SslOpts.EnableHostVerification", Role: Mode, Bool: true}, {Name: "SslOpts.CaPath", Role: CA}, {Name: "SslOpts.Config", Role: Mode}, {Name: "SslOpts.CertPath"}, {Name: "SslOpts.KeyPath", Role: Private},
		}, goTLSOptions("SslOpts.Config")),
		Rows: slices.Concat(
			[]Row{{When: "SslOpts.EnableHostVerification=true", Then: Full, CA: "SslOpts.CaPath|SslOpts.Config.RootCAs|system", Ignores: "SslOpts.Config.InsecureSkipVerify", Because: "EnableHostVerification checks chain and host name"}},
			goTLSRows("SslOpts.Config", "SslOpts.Config:object"),
			[]Row{
				{When: "SslOpts.Config", Then: ByCode, CA: "unknown", Because: "the tls.Config is made by code that is not read here"},
				{When: "SslOpts:object", Then: Unchecked, CA: "none", Ignores: "SslOpts.CaPath", Because: "without EnableHostVerification or a Config gocql accepts every certificate, whatever CaPath says"},
				{When: "SslOpts", Then: ByCode, CA: "unknown", Because: "the SslOpts are made by code that is not read here"},
				{Then: Off, CA: "none", Because: "without SslOpts gocql never uses TLS"},
			},
		),
		TLS: goTLSVersions("SslOpts.Config"),
	}
})

// cassandra-driver for Node turns the certificate check off by default.
var _ = register(func() *Table {
	return &Table{
		ID: "cassandra-driver-node", Title: "cassandra-driver (npm)", Engine: "cassandra", Source: cassandraNode,
		Packages: []Package{{"npm", "cassandra-driver"}},
		Openers: []setting.Opener{{Language: "javascript", Callee: "cassandra-driver.Client", Keywords: true, Args: []setting.Arg{
			{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "contactPoints", Role: setting.Host}, {Position: -1, Keyword: "credentials.password", Role: setting.Secret},
		}}},
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "sslOptions: { rejectUnauthorized: true, host: <host name>, ca: [<CA certificate>] }",
		Options: append([]Option{{Name: "sslOptions", Role: Mode}, {Name: "cloud"}}, nodeOptions("sslOptions")...),
		Rows: []Row{
			{When: "sslOptions.rejectUnauthorized:bool=true sslOptions.checkServerIdentity=unchecked", Then: ChainOnly, CA: "sslOptions.ca|bundled", By: "sslOptions.checkServerIdentity", Because: "the checkServerIdentity function objects to no host name; the chain is still checked"},
			{When: "sslOptions.rejectUnauthorized:bool=true sslOptions.checkServerIdentity", Then: nameUnknown, CA: "sslOptions.ca|bundled", By: "sslOptions.checkServerIdentity", Because: "the chain is checked; the host name is left to the checkServerIdentity function"},
			{When: "sslOptions.rejectUnauthorized:bool=true", Then: Full, CA: "sslOptions.ca|bundled", Because: "rejectUnauthorized: true checks the chain and a name: the host among the sslOptions, else the address that the contact point stands for"},
			{When: "sslOptions.rejectUnauthorized:bool=false", Then: Unchecked, CA: "none", Ignores: "sslOptions.ca", Because: "rejectUnauthorized: false accepts every certificate"},
			{When: "sslOptions.rejectUnauthorized", Then: ByCode, CA: "unknown", Because: "what is checked is decided by code that is not read here"},
			{When: "sslOptions:object", Then: Unchecked, CA: "none", Ignores: "sslOptions.ca", Because: "this driver turns rejectUnauthorized off unless it is written as true"},
			{When: "sslOptions", Then: ByCode, CA: "unknown", Because: "the sslOptions are made by code that is not read here"},
			{When: "cloud", Then: Full, CA: "unknown", Because: "an Astra bundle brings its authority, and the driver then checks chain and host name"},
			{Then: Off, CA: "none", Because: "without sslOptions the driver never uses TLS"},
		},
		TLS: nodeTLSRows("sslOptions"),
	}
})

// cassandraEmpty is a dictionary in which nothing stands.
const cassandraEmpty = "ssl_options:object !ssl_options.cert_reqs !ssl_options.ca_certs !ssl_options.check_hostname !ssl_options.ssl_version " +
	"!ssl_options.server_hostname !ssl_options.certfile !ssl_options.keyfile !ssl_options.ciphers"

// cassandra-driver for Python takes a context, or a dictionary of which newer versions read cert_reqs no more.
var _ = register(func() *Table {
	return &Table{
		ID: "cassandra-driver-python", Title: "cassandra-driver (PyPI)", Engine: "cassandra", Source: cassandraPython,
		Packages: []Package{{"pypi", "cassandra-driver"}, {"pypi", "scylla-driver"}},
		Openers: pythonOpeners([]setting.Arg{{Position: 0, Keyword: "contact_points", Role: setting.Host}, {Position: -1, Keyword: "auth_provider", Role: setting.Skip}},
			"cassandra.cluster.Cluster"),
		Names: Exact, Stranger: RejectsStrangers, Prepare: dropNull,
		Full: "ssl_context=ssl.create_default_context(cafile=<CA file>) with ssl_options={\"server_hostname\": <host name>}",
		Options: slices.Concat([]Option{
			{Name: "ssl_context", Role: Mode},
			{Name: "ssl_options", Role: Mode},
			{Name: "ssl_options.cert_reqs", Role: Mode, Words: verifyModes},
			{Name: "ssl_options.ca_certs", Role: CA},
			{Name: "ssl_options.check_hostname", Role: Mode, Bool: true},
			{Name: "ssl_options.ssl_version", Role: TLSOpt},
			{Name: "ssl_options.server_hostname"},
			{Name: "ssl_options.certfile"},
			{Name: "ssl_options.keyfile", Role: Private},
			{Name: "ssl_options.ciphers", Role: Cipher},
			{Name: "cloud"},
		}, contextOptions("ssl_context")),
		Rows: slices.Concat(
			contextRows("ssl_context", ""),
			[]Row{
				{When: "ssl_context", Then: ByCode, CA: "unknown", Because: "the context is made by code that is not read here"},
				{When: cassandraEmpty, Then: Off, CA: "none", Because: "an empty dictionary is no ssl_options: the driver never uses TLS"},
				{When: "ssl_options.check_hostname=true", Then: Full, CA: "ssl_options.ca_certs|none", Because: "check_hostname checks the host name besides the chain: server_hostname since 3.29.0, else the address that the host name stands for"},
				{When: "ssl_options.ssl_version=ssl.PROTOCOL_TLS_CLIENT !ssl_options.cert_reqs", Rejects: "before 3.29.0 PROTOCOL_TLS_CLIENT needs cert_reqs beside it: Python raises ValueError", Until: "3.29.0"},
				{When: "ssl_options.ssl_version=ssl.PROTOCOL_TLS_CLIENT", Then: ChainOnly, CA: "ssl_options.ca_certs|none", Since: "3.29.0", Because: "the chain is checked because of PROTOCOL_TLS_CLIENT, the host name only with check_hostname"},
				{When: "ssl_options.ssl_version", Then: Unchecked, CA: "none", Since: "3.29.0", Ignores: "ssl_options.cert_reqs ssl_options.ca_certs", Because: "since 3.29.0 cert_reqs has no effect, and this ssl_version checks no certificate"},
				{When: "ssl_options:object", Then: ChainOnly, CA: "ssl_options.ca_certs|none", Since: "3.29.0", Because: "the chain is checked, the host name only with check_hostname"},
				{When: "ssl_options.cert_reqs=CERT_REQUIRED|CERT_OPTIONAL", Then: ChainOnly, CA: "ssl_options.ca_certs|none", Until: "3.29.0", Because: "cert_reqs checks the chain, the host name is checked only with check_hostname"},
				{When: "ssl_options:object", Then: Unchecked, CA: "none", Until: "3.29.0", Ignores: "ssl_options.ca_certs", Because: "before 3.29.0 no certificate is checked unless cert_reqs asks for it"},
				{When: "ssl_options", Then: ByCode, CA: "unknown", Because: "the ssl_options are made by code that is not read here"},
				{When: "cloud", Then: ByCode, CA: "unknown", Because: "the secure connect bundle decides"},
				{Then: Off, CA: "none", Because: "without ssl_context or ssl_options the driver never uses TLS"},
			},
		),
		TLS:      contextTLS("ssl_context"),
		Releases: []Release{{"3.29.0", "2023-12-19"}},
	}
})
