package driver

import (
	"maps"
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	mysqlCAPI   = "mysql/mysql-server:vio/viosslfactories.cc"
	mariadbCAPI = "mariadb-corporation/mariadb-connector-c:plugins/auth/my_auth.c"
)

// cOpeners makes openers of C's and C++'s functions that take the same arguments.
func cOpeners(args []setting.Arg, callees ...string) []setting.Opener {
	var out []setting.Opener
	for _, callee := range callees {
		out = append(out, setting.Opener{Language: "c", Callee: callee, Args: args})
	}
	return out
}

// cMakers makes openers of functions that make a handle, on which others set options.
func cMakers(callees ...string) []setting.Opener {
	out := cOpeners(nil, callees...)
	for i := range out {
		out[i].Setters = true
	}
	return out
}

// cSetter is a function that sets options on a handle, each by a name at position 1 and a value at position 2. names are
// spelled as in the program, each with the driver's own name for it.
func cSetter(callees []string, names map[string]setting.Arg) []setting.Opener {
	var out []setting.Opener
	for _, callee := range callees {
		for _, name := range slices.Sorted(maps.Keys(names)) {
			value := names[name]
			value.Position = 2
			out = append(out, setting.Opener{
				Language: "c", Callee: callee, Args: []setting.Arg{{Position: 0, Role: setting.Delegate}, value},
				Select: []setting.Selector{{Position: 1, Values: []string{name}}},
			})
		}
	}
	return out
}

// libpq is PostgreSQL's own library, called from C or C++, and libpqxx on top of it.
var _ = register(func() *Table {
	return &Table{
		ID: "libpq", Title: "libpq", Engine: "postgresql", Source: libpqSSL, Unversioned: true, Releases: libpqReleases,
		Grammars: []string{"libpq"},
		Openers: slices.Concat(
			cOpeners([]setting.Arg{{Position: 0, Role: setting.DSN}}, "PQconnectdb", "PQconnectStart",
				"new:pqxx.connection", "pqxx.connection", "pqxx.lazyconnection", "pqxx.asyncconnection", "pqxx.nullconnection", "pqxx.connecting"),
			cOpeners([]setting.Arg{{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Port}, {Position: 6, Role: setting.Secret}}, "PQsetdbLogin"),
			cOpeners([]setting.Arg{{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Port}}, "PQsetdb"),
			libpqParams("PQconnectdbParams", "PQconnectStartParams"),
		),
		Stranger: RejectsStrangers, Repeat: LastWins, Prepare: libpqWords,
		Options: libpqOptions, Rows: libpqOwnSchemes(), TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
	}
})

// libpqParams are the functions that take keywords and values in two arrays; dbname may hold a whole connection string.
func libpqParams(callees ...string) []setting.Opener {
	out := cOpeners([]setting.Arg{{Position: 0, Keyword: setting.NamesArray, Role: setting.Skip}, {Position: 1, Keyword: setting.ValuesArray, Role: setting.Skip}}, callees...)
	for i := range out {
		out[i].Keywords = true
	}
	return out
}

// mysqlCRows: MYSQL_OPT_SSL_MODE is MySQL's alone, so that its library is meant where it stands. Without it either may be,
// and the worse of both counts.
var mysqlCRows = []Row{
	{When: "ssl_mode=DISABLED", Then: Off, CA: "none", Ignores: "ssl_ca ssl_capath", Because: "SSL_MODE_DISABLED never uses TLS"},
	{When: "ssl_mode=PREFERRED ssl_ca", Then: OpportuneCA, CA: "ssl_ca", Because: "SSL_MODE_PREFERRED continues in plaintext when the server or an attacker declines TLS, so the CA file protects nothing"},
	{When: "ssl_mode=PREFERRED ssl_capath", Then: OpportuneCA, CA: "ssl_capath", Because: "SSL_MODE_PREFERRED continues in plaintext when the server or an attacker declines TLS, so the CA folder protects nothing"},
	{When: "ssl_mode=PREFERRED", Then: Opportune, CA: "none", Because: "SSL_MODE_PREFERRED continues in plaintext when the server or an attacker declines TLS"},
	{When: "ssl_mode=REQUIRED ssl_ca", Then: ChainOnly, CA: "ssl_ca", Because: "SSL_MODE_REQUIRED with a CA checks the chain but not the host name"},
	{When: "ssl_mode=REQUIRED ssl_capath", Then: ChainOnly, CA: "ssl_capath", Because: "SSL_MODE_REQUIRED with a CA folder checks the chain but not the host name"},
	{When: "ssl_mode=REQUIRED", Then: Unchecked, CA: "none", Because: "SSL_MODE_REQUIRED encrypts and checks no certificate"},
	{When: "ssl_mode=VERIFY_CA", Then: ChainOnly, CA: "ssl_ca|ssl_capath|unknown", Because: "SSL_MODE_VERIFY_CA checks the chain but not the host name"},
	{When: "ssl_mode=VERIFY_IDENTITY", Then: Full, CA: "ssl_ca|ssl_capath|unknown", Because: "SSL_MODE_VERIFY_IDENTITY checks chain and host name"},
	{When: "default_file", Then: Undecided, CA: "unknown", Because: "the option file may hold ssl-ca and ssl-mode"},
	{When: "ssl_verify=true", Then: Full, CA: "ssl_ca|ssl_capath|system", Source: mariadbCAPI, Because: "MYSQL_OPT_SSL_VERIFY_SERVER_CERT requires TLS and checks chain and host name"},
	{When: "ssl_verify=false ssl_ca", Then: Opportune, CA: "none", By: "ssl_verify", Source: mariadbCAPI, Because: "without MYSQL_OPT_SSL_VERIFY_SERVER_CERT a CA asks for TLS at most: MariaDB's library continues in plaintext and since 3.4.2 checks nothing"},
	{When: "ssl_ca", Then: byBuild, CA: "ssl_ca", Source: mariadbCAPI, Because: "a CA without a mode asks for TLS; MariaDB's library before 3.4 and MySQL's continue in plaintext when the server or an attacker declines it"},
	{When: "ssl_capath", Then: byBuild, CA: "ssl_capath", Source: mariadbCAPI, Because: "a CA folder without a mode asks for TLS; MariaDB's library before 3.4 and MySQL's continue in plaintext when the server or an attacker declines it"},
	{When: "ssl_enforce=true", Then: Opportune, CA: "none", Source: mariadbCAPI, Because: "MYSQL_OPT_SSL_ENFORCE asks for TLS and checks nothing; MariaDB's library does not insist on it"},
	{When: "ssl_cert", Then: Opportune, CA: "none", Source: mariadbCAPI, Because: "a client certificate asks for TLS at most"},
	{When: "ssl_key", Then: Opportune, CA: "none", Source: mariadbCAPI, Because: "a client key asks for TLS at most"},
	{When: "ssl_cipher", Then: Opportune, CA: "none", Source: mariadbCAPI, Because: "a list of ciphers asks for TLS at most"},
	{When: "ssl_enforce=false ssl_verify=false", Then: Off, CA: "none", Source: mariadbCAPI, Because: "with MYSQL_OPT_SSL_ENFORCE and MYSQL_OPT_SSL_VERIFY_SERVER_CERT off MariaDB's library uses no TLS"},
	{Then: Off, CA: "none", Source: mariadbCAPI, Because: "MariaDB's library before 3.4 uses no TLS by itself; MySQL's would try it, check nothing and continue in plaintext"},
}

func mysqlCOpeners() []setting.Opener {
	option := func(name string) setting.Arg { return setting.Arg{Role: setting.OptionArg, Name: name} }
	handle := setting.Arg{Position: 0, Role: setting.Delegate}
	paths := []setting.Arg{handle}
	for i, name := range []string{"ssl_key", "ssl_cert", "ssl_ca", "ssl_capath", "ssl_cipher"} {
		paths = append(paths, setting.Arg{Position: i + 1, Role: setting.OptionArg, Name: name})
	}
	return slices.Concat(
		cMakers("mysql_init"),
		cOpeners([]setting.Arg{handle, {Position: 1, Role: setting.Host}, {Position: 3, Role: setting.Secret}, {Position: 5, Role: setting.Port}},
			"mysql_real_connect", "mysql_real_connect_nonblocking"),
		cOpeners(paths, "mysql_ssl_set"),
		cSetter([]string{"mysql_options", "mysql_optionsv", "mysql_options4"}, map[string]setting.Arg{
			"MYSQL_OPT_SSL_MODE": option("ssl_mode"), "MYSQL_OPT_SSL_CA": option("ssl_ca"), "MYSQL_OPT_SSL_CAPATH": option("ssl_capath"),
			"MYSQL_OPT_SSL_CERT": option("ssl_cert"), "MYSQL_OPT_SSL_KEY": option("ssl_key"), "MYSQL_OPT_SSL_CIPHER": option("ssl_cipher"),
			"MYSQL_OPT_SSL_VERIFY_SERVER_CERT": option("ssl_verify"), "MYSQL_OPT_SSL_ENFORCE": option("ssl_enforce"),
			"MYSQL_OPT_TLS_VERSION": option("tls_version"), "MARIADB_OPT_TLS_VERSION": option("tls_version"),
			"MYSQL_READ_DEFAULT_FILE": option("default_file"), "MYSQL_READ_DEFAULT_GROUP": option("default_file"),
		}),
	)
}

// mysql-c-api is the C API of MySQL and MariaDB.
var _ = register(func() *Table {
	return &Table{
		ID: "mysql-c-api", Title: "the MySQL C API", Engine: "mysql", Source: mysqlCAPI, Unversioned: true,
		Openers: mysqlCOpeners(), Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull, DefaultHost: fact.Socket,
		Full: "MYSQL_OPT_SSL_MODE of SSL_MODE_VERIFY_IDENTITY with MYSQL_OPT_SSL_CA, or MYSQL_OPT_SSL_VERIFY_SERVER_CERT with a CA on MariaDB's library",
		Options: []Option{
			{Name: "ssl_mode", Role: Mode, Values: mysqlModes, Words: map[string]string{
				"SSL_MODE_DISABLED": "DISABLED", "SSL_MODE_PREFERRED": "PREFERRED", "SSL_MODE_REQUIRED": "REQUIRED",
				"SSL_MODE_VERIFY_CA": "VERIFY_CA", "SSL_MODE_VERIFY_IDENTITY": "VERIFY_IDENTITY",
				"1": "DISABLED", "2": "PREFERRED", "3": "REQUIRED", "4": "VERIFY_CA", "5": "VERIFY_IDENTITY",
			}},
			{Name: "ssl_ca", Role: CA},
			{Name: "ssl_capath", Role: CA},
			{Name: "ssl_cert"},
			{Name: "ssl_key", Role: Private},
			{Name: "ssl_cipher", Role: Cipher},
			{Name: "ssl_verify", Role: Mode, Bool: true, Words: map[string]string{"0": "false", "1": "true"}},
			{Name: "ssl_enforce", Role: Mode, Bool: true, Words: map[string]string{"0": "false", "1": "true"}},
			{Name: "tls_version", Role: TLSOpt},
			{Name: "default_file"},
		},
		Rows: mysqlCRows, TLS: []TLSRow{{Option: "tls_version", Form: List}},
	}
})

// libmongoc is MongoDB's C driver, also below mongocxx.
var _ = register(func() *Table {
	return &Table{
		ID: "libmongoc", Title: "libmongoc", Engine: "mongodb", Source: libmongoc, Unversioned: true,
		Openers: cOpeners([]setting.Arg{{Position: 0, Role: setting.DSN}}, "mongoc_client_new", "mongoc_uri_new", "mongoc_uri_new_with_error",
			"mongocxx.uri", "new:mongocxx.uri"),
		Names: FoldCase, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "tls=true with tlsCAFile=<CA file>",
		Options: mongoClientOptions(Option{Name: "tlsCADir", Role: CA}),
		Rows:    slices.Concat(underEach(mongocChecked, mongoOn...), below("", "!tls", mongocImplied()), mongoEnd(phpMongoIn)),
	}
})

// hiredis is Redis's C client. What its TLS checks is told to a context, and no function of it looks at the host's name.
var _ = register(func() *Table {
	return &Table{
		ID: "hiredis", Title: "hiredis", Engine: "redis", Source: "redis/hiredis:README.md", Unversioned: true,
		Openers: slices.Concat(hiredisMakers("redisConnect", "redisConnectWithTimeout", "redisConnectNonBlock", "redisAsyncConnect"),
			cOpeners([]setting.Arg{{Position: 0, Role: setting.Delegate}, {Position: 1, Role: setting.OptionArg, Name: "tls"}}, "redisInitiateSSLWithContext", "redisInitiateSSL", "redisSecureConnection"),
		),
		Names: Exact, Stranger: IgnoresStrangers,
		Full:    "redisInitiateSSLWithContext with a context of a CA file",
		Options: []Option{{Name: "tls", Role: Mode}},
		Rows: []Row{
			{When: "tls", Then: Undecided, CA: "unknown", Because: "the TLS context decides, which is not read here"},
			{Then: Off, CA: "none", Because: "without redisInitiateSSLWithContext hiredis never uses TLS"},
		},
	}
})

func hiredisMakers(callees ...string) []setting.Opener {
	out := cMakers(callees...)
	for i := range out {
		out[i].Args = []setting.Arg{{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Port}}
	}
	return out
}

// rdKafkaC are librdkafka's own functions, and its classes for C++.
func rdKafkaC() []setting.Opener {
	names := map[string]setting.Arg{"bootstrap.servers": {Role: setting.Host}, "metadata.broker.list": {Role: setting.Host}, "sasl.password": {Role: setting.Secret}}
	for _, name := range []string{
		"security.protocol", "enable.ssl.certificate.verification", "ssl.endpoint.identification.algorithm", "ssl.ca.location", "ssl.ca.pem",
		"ssl.cipher.suites", "ssl.certificate.location", "ssl.key.location", "sasl.mechanism", "sasl.mechanisms",
	} {
		names[name] = setting.Arg{Role: setting.OptionArg, Name: name}
	}
	classes := cMakers("RdKafka.Conf.create")
	for i := range classes {
		classes[i].Args = []setting.Arg{
			{Position: -1, Keyword: "bootstrap.servers", Role: setting.Host},
			{Position: -1, Keyword: "metadata.broker.list", Role: setting.Host},
			{Position: -1, Keyword: "sasl.password", Role: setting.Secret},
		}
	}
	return slices.Concat(cMakers("rd_kafka_conf_new"), cSetter([]string{"rd_kafka_conf_set"}, names), classes)
}
