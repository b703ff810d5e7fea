package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	redisRB      = "redis/redis-rb:lib/redis/connection/ruby.rb"
	redisClient  = "redis-rb/redis-client:lib/redis_client/config.rb"
	redisHiredis = "redis/redis-rb:lib/redis/connection/hiredis.rb"
	redisHired   = "redis-rb/redis-client:hiredis-client/lib/redis_client/hiredis_connection.rb"
	bunnySource  = "ruby-amqp/bunny:lib/bunny/transport.rb"
	amqURI       = "ruby-amqp/amq-protocol:lib/amq/uri.rb"
	mongoRuby    = "mongodb/mongo-ruby-driver:lib/mongo/socket/ssl.rb"
	mongoMapper  = "mongodb/mongo-ruby-driver:lib/mongo/uri/options_mapper.rb"
	tinyTDS      = "rails-sqlserver/tiny_tds:lib/tiny_tds/client.rb"
)

// opensslModes are the spellings of Ruby's verify_mode; OpenSSL reads nil as no check.
var opensslModes = map[string]string{
	"OpenSSL.SSL.VERIFY_NONE": "none", "0": "none", "null": "nil",
	"OpenSSL.SSL.VERIFY_PEER": "peer", "1": "peer",
}

// opensslOptions are the parameters of Ruby's SSLContext below prefix.
func opensslOptions(prefix string) []Option {
	return append([]Option{{Name: prefix}}, members(prefix, []Option{
		{Name: "verify_mode", Role: Mode, Words: opensslModes},
		{Name: "verify_hostname", Role: Mode, Bool: true},
		{Name: "ca_file", Role: CA},
		{Name: "ca_path", Role: CA},
		{Name: "cert_store", Role: CA},
		{Name: "cert"},
		{Name: "key", Role: Private},
		{Name: "min_version", Role: TLSOpt},
		{Name: "ssl_version", Role: TLSOpt},
		{Name: "ciphers", Role: Cipher},
	})...)
}

const opensslAnchors = "%.ca_file|%.ca_path|%.cert_store"

// opensslOff is the one parameter that switches the check off.
var opensslOff = []Row{
	{When: "%.verify_mode=nil", Then: Unchecked, CA: "none", Ignores: "%.ca_file %.ca_path %.cert_store %.verify_hostname", Because: "verify_mode: nil accepts every certificate"},
	{When: "%.verify_mode=none", Then: Unchecked, CA: "none", Ignores: "%.ca_file %.ca_path %.cert_store %.verify_hostname", Because: "verify_mode: OpenSSL::SSL::VERIFY_NONE accepts every certificate"},
}

// opensslChecked are what Ruby's SSLContext checks with its own defaults.
var opensslChecked = []Row{
	{When: "%.verify_mode!=peer", Then: ByCode, CA: opensslAnchors + "|unknown", Because: "what OpenSSL makes of this verify_mode is not known"},
	{When: "%.verify_hostname=false", Then: ChainOnly, CA: opensslAnchors + "|system", Because: "verify_hostname: false leaves the chain check alone"},
	{Then: Full, CA: opensslAnchors + "|system", By: "-", Because: "Ruby's OpenSSL checks chain and host name unless verify_mode or verify_hostname says otherwise"},
}

// opensslUnder repeats rows for the parameters called prefix under each of several conditions.
func opensslUnder(prefix string, rows []Row, conditions ...string) []Row {
	var out []Row
	for _, c := range conditions {
		out = append(out, below(prefix, c, rows)...)
	}
	return out
}

const redisParams = "ssl_params.verify_mode ssl_params.verify_hostname ssl_params.ca_file ssl_params.ca_path ssl_params.cert_store"

// redisCache are the ways in which Rails names a cache that redis-rb serves.
func redisCache() []setting.Opener {
	args := []setting.Arg{{Position: 1, Role: setting.Options}, {Position: -1, Keyword: "url", Role: setting.DSN}, {Position: -1, Keyword: "servers", Role: setting.DSN}}
	out := rubyOpeners(args, "*.cache_store=", "*.cache_store", "*.session_store", "ActiveSupport.Cache.lookup_store")
	for i := range out {
		out[i].Select = []setting.Selector{{Position: 0, Values: []string{"redis_cache_store", "redis_store", "readthis_store"}}}
	}
	return out
}

// redisNil is what redis-rb's own connection makes of a verify_mode that is not VERIFY_NONE: it compares the name itself.
var redisNil = []Row{
	{When: "%.verify_mode=nil", Then: anyonesName, CA: "none", Until: "5.0.0", Ignores: "%.ca_file %.ca_path %.cert_store", Source: redisRB, Because: "verify_mode: nil accepts every certificate that bears the right name"},
}

// redis-rb is the redis gem, up to 4 with its own connection and from 5 on redis-client's; Sidekiq and Resque take its
// options.
var _ = register(func() *Table {
	return &Table{
		ID: "redis-rb", Title: "redis-rb", Engine: "redis", Source: redisRB,
		Packages: []Package{{"gem", "redis"}},
		Wrappers: []Package{{"gem", "redis-client"}, {"gem", "sidekiq"}, {"gem", "resque"}},
		Schemes:  schemes("redis", "redis", "rediss"),
		Openers: slices.Concat(
			rubyOpeners([]setting.Arg{
				{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "nodes", Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret},
			}, "Redis.new", "Redis.connect", "Redis.Cluster.new", "Redis.Distributed.new", "RedisClient.new", "RedisClient.config", "RedisClient.cluster",
				"RedisClient.sentinel", "Sidekiq.RedisConnection.create", "Sidekiq.RedisClientAdapter.new", "ActiveSupport.Cache.RedisCacheStore.new", "Redis.Store.new"),
			rubyOpeners([]setting.Arg{{Position: 0, Role: setting.Delegate}, {Position: -1, Keyword: "password", Role: setting.Secret}}, "*.redis="),
			redisCache(),
		),
		Stranger: IgnoresStrangers,
		Full:     "rediss:// or ssl: true, with ssl_params: { ca_file: <CA file> }",
		Options: append([]Option{
			{Name: schemeOption, Fold: true},
			{Name: "ssl", Role: Mode, Bool: true},
			{Name: "driver", Words: map[string]string{"Redis.Connection.Hiredis": "hiredis"}},
		}, opensslOptions("ssl_params")...),
		Rows: slices.Concat(
			[]Row{
				{When: "ssl=false !scheme", Then: Off, CA: "none", Ignores: redisParams, Because: "ssl: false never uses TLS"},
				{When: "ssl=false scheme=redis", Then: Off, CA: "none", Ignores: redisParams, Because: "ssl: false never uses TLS"},
				{When: "ssl=false scheme=rediss", Then: Off, CA: "none", Since: "5.0.0", Ignores: redisParams, Source: redisClient, Because: "ssl: false outweighs rediss:// since redis-rb 5.0.0"},
			},
			below("", "driver=hiredis", []Row{
				{When: "scheme=rediss", Rejects: "before redis-rb 5 the hiredis driver has no TLS", By: "driver", Until: "5.0.0", Source: redisHiredis},
				{When: "ssl=true", Rejects: "before redis-rb 5 the hiredis driver has no TLS", By: "driver", Until: "5.0.0", Source: redisHiredis},
			}),
			opensslUnder("ssl_params", redisNil, "scheme:unknown", "scheme=rediss", "ssl=true"),
			opensslUnder("ssl_params", opensslOff, "scheme:unknown", "scheme:default", "scheme=rediss", "ssl=true"), // a URL that is not known is no plaintext one
			between("5.0.0", "", below("", "driver=hiredis", []Row{
				{When: "scheme=rediss", Then: ChainOnly, CA: "ssl_params.ca_file|ssl_params.ca_path|system", By: "driver", Source: redisHired, Because: "hiredis checks the chain but not the host name"},
				{When: "ssl=true", Then: ChainOnly, CA: "ssl_params.ca_file|ssl_params.ca_path|system", By: "driver", Source: redisHired, Because: "hiredis checks the chain but not the host name"},
			})),
			opensslUnder("ssl_params", opensslChecked, "scheme=rediss", "ssl=true"),
			[]Row{
				{When: "scheme=redis", Then: Off, CA: "none", By: "-", Ignores: redisParams, Because: "redis:// never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: redisParams, Because: "without ssl: true or a rediss URL redis-rb never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
		TLS:      []TLSRow{{Option: "ssl_params.min_version", Form: Floor}, {Option: "ssl_params.ssl_version", Form: Only}},
		Releases: []Release{{"5.0.0", "2022-08-29"}},
	}
})

// bunnyEncrypted are what Bunny checks where it uses TLS. One yes among the three names is enough.
var bunnyEncrypted = []Row{
	{When: "verify_ssl=true", Then: Full, CA: bunnyAnchors, Because: "verify_ssl: true checks chain and host name"},
	{When: "verify_peer=true", Then: Full, CA: bunnyAnchors, Because: "verify_peer: true checks chain and host name"},
	{When: "verify=true", Then: Full, CA: bunnyAnchors, Because: "verify=true checks chain and host name"},
	{When: "verify_peer=false", Then: Unchecked, CA: "none", Ignores: bunnyCAs, Because: "verify_peer: false accepts every certificate"},
	{When: "verify_ssl=false", Then: Unchecked, CA: "none", Ignores: bunnyCAs, Because: "verify_ssl: false accepts every certificate"},
	{When: "verify=false", Then: Unchecked, CA: "none", Ignores: bunnyCAs, Because: "verify=false accepts every certificate"},
	{When: "scheme", Then: Unchecked, CA: "none", By: "-", Ignores: bunnyCAs, Source: amqURI, Because: "a URL sets verify to false unless it says verify=true, which outweighs Bunny's own default: every certificate is accepted"},
	{Then: Full, CA: bunnyAnchors, By: "-", Because: "Bunny checks chain and host name unless it is given a URL or told not to"},
}

// bunnyOwn is the place of Bunny's own default, behind the row about URLs.
const bunnyOwn = 7

const (
	bunnyAnchors = "cacertfile|tls_ca_certificates|ssl_ca_certificates|tls_certificate_store|system"
	bunnyCAs     = "cacertfile tls_ca_certificates ssl_ca_certificates tls_certificate_store"
)

// bunny is RabbitMQ's client for Ruby.
var _ = register(func() *Table {
	return &Table{
		ID: "bunny", Title: "Bunny", Engine: "amqp", Source: bunnySource,
		Packages: []Package{{"gem", "bunny"}}, Wrappers: []Package{{"gem", "sneakers"}, {"gem", "hutch"}, {"gem", "kicks"}},
		Schemes: schemes("amqp", "amqp", "amqps"),
		Openers: rubyOpeners([]setting.Arg{
			{Position: 0, Role: setting.DSN},
			{Position: 1, Role: setting.Options},
			{Position: -1, Keyword: "hosts", Role: setting.Host},
			{Position: -1, Keyword: "addresses", Role: setting.Host},
			{Position: -1, Keyword: "port", Role: setting.OptionArg, Name: "port"},
			{Position: -1, Keyword: "pass", Role: setting.Secret},
			{Position: -1, Keyword: "password", Role: setting.Secret},
		}, "Bunny.new", "Bunny.run", "Bunny.Session.new"),
		Stranger: IgnoresStrangers, Prepare: dropNull,
		Full: "amqps:// with verify_peer: true and tls_ca_certificates: [<CA file>]",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "tls", Role: Mode, Bool: true},
			{Name: "ssl", Role: Mode, Bool: true},
			{Name: "port"},
			{Name: "verify_peer", Role: Mode, Bool: true},
			{Name: "verify_ssl", Role: Mode, Bool: true},
			{Name: "verify", Role: Mode, Bool: true},
			{Name: "fail_if_no_peer_cert"},
			{Name: "cacertfile", Role: CA},
			{Name: "tls_ca_certificates", Role: CA},
			{Name: "ssl_ca_certificates", Role: CA},
			{Name: "tls_certificate_store", Role: CA},
			{Name: "tls_protocol", Role: TLSOpt},
			{Name: "ssl_version", Role: TLSOpt},
			{Name: "tls_version", Note: "Bunny reads tls_protocol"},
			{Name: "tls_cert"},
			{Name: "ssl_cert"},
			{Name: "tls_cert_path"},
			{Name: "ssl_cert_path"},
			{Name: "certfile"},
			{Name: "tls_key", Role: Private},
			{Name: "ssl_key", Role: Private},
			{Name: "tls_key_path"},
			{Name: "ssl_key_path"},
			{Name: "keyfile"},
			{Name: "tls_silence_warnings"},
		},
		Rows: slices.Concat(
			[]Row{
				{When: "tls=false", Then: Off, CA: "none", Ignores: "ssl verify_peer verify_ssl " + bunnyCAs, Because: "tls: false never uses TLS"},
				{When: "!tls ssl=false", Then: Off, CA: "none", Ignores: "verify_peer verify_ssl " + bunnyCAs, Because: "ssl: false never uses TLS"},
			},
			underEach(bunnyEncrypted[3:6], "!tls !ssl scheme:unknown"), // a URL that is not known is no plaintext one
			underEach(bunnyEncrypted, "tls=true", "!tls ssl=true"),
			underEach(bunnyEncrypted[:bunnyOwn], "!tls !ssl scheme=amqps"),
			underEach(slices.Delete(slices.Clone(bunnyEncrypted), bunnyOwn-1, bunnyOwn), "!tls !ssl !scheme port=5671"),
			[]Row{
				{When: "tls", Then: Undecided, CA: "unknown", Because: "whether tls is set is decided by code that is not read here"},
				{When: "ssl", Then: Undecided, CA: "unknown", Because: "whether ssl is set is decided by code that is not read here"},
				{When: "scheme=amqp", Then: Off, CA: "none", By: "-", Ignores: "verify_peer verify_ssl verify " + bunnyCAs, Because: amqpNoCheck},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: "verify_peer verify_ssl verify " + bunnyCAs, Because: "without tls: true, an amqps URL or port 5671 Bunny never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: amqpByURL},
			},
		),
		TLS: []TLSRow{{Option: "tls_protocol", Form: Floor}, {Option: "ssl_version", Form: Floor}},
	}
})

// mongoRubyChecked are what the mongo gem checks where it uses TLS. Since 2.7.0 it means to leave the host name to itself,
// and tells Ruby so with a 0, which is true there: Ruby compares the name wherever it checks the chain.
var mongoRubyChecked = []Row{
	{When: "tlsInsecure=true", Then: Unchecked, CA: "none", Since: "2.7.0", Ignores: "ssl_ca_cert ssl_ca_cert_string", Source: mongoMapper, Because: "tlsInsecure=true accepts every certificate"},
	{When: "tlsAllowInvalidCertificates=true tlsAllowInvalidHostnames=true", Then: Unchecked, CA: "none", Since: "2.7.0", Ignores: "ssl_ca_cert ssl_ca_cert_string", Source: mongoMapper, Because: "tlsAllowInvalidCertificates=true and tlsAllowInvalidHostnames=true accept every certificate together"},
	{When: "tlsAllowInvalidCertificates=true", Then: mongoNameOnly, CA: "none", Since: "2.7.0", Ignores: "ssl_ca_cert ssl_ca_cert_string", Source: mongoMapper, Because: "tlsAllowInvalidCertificates=true accepts a certificate of any authority: the name in it proves nothing"},
	{When: "ssl_verify_certificate=false ssl_verify_hostname=false", Then: Unchecked, CA: "none", Since: "2.7.0", Ignores: "ssl_ca_cert ssl_ca_cert_string", Because: "ssl_verify_certificate: false and ssl_verify_hostname: false accept every certificate together"},
	{When: "ssl_verify_certificate=false", Then: mongoNameOnly, CA: "none", Since: "2.7.0", Ignores: "ssl_ca_cert ssl_ca_cert_string", Because: "ssl_verify_certificate: false accepts a certificate of any authority: the name in it proves nothing"},
	{When: "ssl_verify=false ssl_verify_certificate=true", Then: Full, CA: mongoRubyCA, By: "ssl_verify_certificate", Since: "2.7.0", Ignores: "ssl_verify", Because: "ssl_verify_certificate: true checks the chain whatever ssl_verify says, and Ruby then checks the host name too"},
	{When: "ssl_verify=false ssl_verify_hostname=true", Then: mongoNameOnly, CA: "none", By: "ssl_verify", Since: "2.7.0", Ignores: "ssl_ca_cert ssl_ca_cert_string", Because: "ssl_verify: false accepts a certificate of any authority: the name in it, which ssl_verify_hostname: true checks, proves nothing"},
	{When: "ssl_verify=false", Then: Unchecked, CA: "none", Ignores: "ssl_ca_cert ssl_ca_cert_string", Because: "ssl_verify: false accepts every certificate"},
	{When: "tlsAllowInvalidHostnames=true", Then: Full, CA: mongoRubyCA, By: "-", Since: "2.7.0", Ignores: "tlsAllowInvalidHostnames", Because: "chain and host name are checked: tlsAllowInvalidHostnames=true does not keep Ruby from comparing the name"},
	{When: "ssl_verify_hostname=false", Then: Full, CA: mongoRubyCA, By: "-", Since: "2.7.0", Ignores: "ssl_verify_hostname", Because: "chain and host name are checked: ssl_verify_hostname: false does not keep Ruby from comparing the name"},
	{Then: Full, CA: mongoRubyCA, By: "-", Because: "the driver checks chain and host name unless it is told otherwise"},
}

// mongoNameOnly is TLS whose certificate may come from anyone, although the name in it is compared.
var mongoNameOnly = fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}

const (
	mongoRubyCA   = "ssl_ca_cert|ssl_ca_cert_string|ssl_ca_cert_object|system"
	mongoRubyKeys = "ssl_verify ssl_verify_certificate ssl_verify_hostname ssl_ca_cert ssl_ca_cert_string tlsInsecure tlsAllowInvalidCertificates tlsAllowInvalidHostnames"
)

// inURL are the options that only the URI has.
func inURL(options ...Option) []Option {
	for i := range options {
		options[i].In = []setting.Layer{setting.InDSN}
	}
	return options
}

// mongo-ruby is the mongo gem, Mongoid's too.
var _ = register(func() *Table {
	return &Table{
		ID: "mongo-ruby", Title: "the mongo gem", Engine: "mongodb", Source: mongoRuby,
		Packages: []Package{{"gem", "mongo"}}, Wrappers: []Package{{"gem", "mongoid"}},
		Schemes: schemes("mongodb", "mongodb", "mongodb+srv"),
		Openers: rubyOpeners([]setting.Arg{
			{Position: 0, Role: setting.DSN}, {Position: 1, Role: setting.Options}, {Position: -1, Keyword: "password", Role: setting.Secret},
		}, "Mongo.Client.new", "Mongo.MongoClient.new", "Mongo.Connection.new"),
		Names: FoldCase, Stranger: IgnoresStrangers, Prepare: mongoRubyOptions,
		Full: "ssl: true with ssl_ca_cert: <CA file>",
		Options: append([]Option{
			{Name: schemeOption, Fold: true},
			{Name: "ssl", Role: Mode, Bool: true},
			{Name: "ssl_verify", Role: Mode, Bool: true},
			{Name: "ssl_verify_certificate", Role: Mode, Bool: true, Since: "2.7.0"},
			{Name: "ssl_verify_hostname", Role: Mode, Bool: true, Since: "2.7.0"},
			{Name: "ssl_verify_ocsp_endpoint"},
			{Name: "ssl_ca_cert", Aliases: []string{"tlsCAFile"}, Role: CA},
			{Name: "ssl_ca_cert_string", Role: CA},
			{Name: "ssl_ca_cert_object", Role: CA},
			{Name: "ssl_cert", Aliases: []string{"tlsCertificateKeyFile"}},
			{Name: "ssl_cert_string"},
			{Name: "ssl_cert_object"},
			{Name: "ssl_key", Role: Private},
			{Name: "ssl_key_string", Role: Private},
			{Name: "ssl_key_object", Role: Private},
			{Name: "ssl_key_pass_phrase", Role: Private},
		}, inURL(
			Option{Name: "tls", Role: Mode, Bool: true, Since: "2.7.0"},
			Option{Name: "tlsInsecure", Role: Mode, Bool: true, Since: "2.7.0"},
			Option{Name: "tlsAllowInvalidCertificates", Role: Mode, Bool: true, Since: "2.7.0"},
			Option{Name: "tlsAllowInvalidHostnames", Role: Mode, Bool: true, Since: "2.7.0"},
			Option{Name: "tlsDisableOCSPEndpointCheck"},
		)...),
		Rows: slices.Concat(
			underEach(mongoRubyChecked, "ssl=true"),
			[]Row{{When: "ssl=false", Then: Off, CA: "none", Ignores: mongoRubyKeys, Because: "ssl: false never uses TLS"}},
			between("2.7.0", "", underEach(sinceless(mongoRubyChecked), "!ssl tls=true")),
			[]Row{{When: "!ssl tls=false", Then: Off, CA: "none", Since: "2.7.0", Ignores: mongoRubyKeys, Because: "tls=false never uses TLS"}},
			underEach(mongoRubyChecked, "!ssl scheme=mongodb+srv"),
			[]Row{
				{When: "ssl", Then: Undecided, CA: "unknown", Because: "whether ssl is set is decided by code that is not read here"},
				{When: "scheme=mongodb", Then: Off, CA: "none", By: "-", Ignores: mongoRubyKeys, Because: "without ssl: true or mongodb+srv:// the driver never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: mongoRubyKeys, Because: "without ssl: true the driver never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL decides, and it is not known here"},
			},
		),
		Releases: []Release{{"2.7.0", "2019-01-31"}},
	}
})

// sinceless are rows without versions of their own, for a band that between gives.
func sinceless(rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Since, out[i].Until = "", ""
	}
	return out
}

// mongoRubyOptions drops nil and takes the name of the group off options that Mongoid nests.
func mongoRubyOptions(options []setting.Option) []setting.Option {
	for i := range options {
		if name, nested := strings.CutPrefix(options[i].Name.String(), "options."); nested {
			options[i].Name = source.Decoded(options[i].Name.Place(), name)
		}
	}
	return dropNull(options)
}

// tiny-tds takes no option about encryption: FreeTDS reads its own files.
var _ = register(func() *Table {
	return &Table{
		ID: "tiny-tds", Title: "TinyTDS", Engine: "sqlserver", Source: freeTDS, ByManifest: true,
		Packages: []Package{{"gem", "tiny_tds"}}, Wrappers: []Package{{"gem", "activerecord-sqlserver-adapter"}}, Unversioned: true,
		Schemes: []setting.Scheme{{Name: "tinytds", Engine: "sqlserver", Certain: true}, {Name: "sqlserver", Engine: "sqlserver"}},
		Openers: slices.Concat(
			rubyOpeners(append([]setting.Arg{{Position: -1, Keyword: "dataserver", Role: setting.Host}}, rubyHash...), "TinyTds.Client.new"),
			activeRecord("sqlserver"), sequel("tinytds"),
		),
		Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "encryption = strict in freetds.conf, on FreeTDS 1.5 or later: TinyTDS itself has no such options",
		Options: []Option{{Name: schemeOption, Fold: true}, {Name: "azure"}, {Name: "tds_version"}, {Name: "contained"}},
		Rows: []Row{
			{When: "scheme:unknown", Then: Undecided, CA: "unknown", By: "-", Because: "the URL decides which database it is, and it is not known here"},
			{Then: LoginOnly, CA: "none", Because: "TinyTDS has no option for encryption, and by default FreeTDS encrypts the login packet only, with any certificate"},
		},
	}
})
