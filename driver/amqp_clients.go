package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	pikaSource  = "pika/pika:pika/connection.py"
	amqplib     = "amqp-node/amqplib:lib/connect.js"
	amqp091     = "rabbitmq/amqp091-go:connection.go"
	amqp091URI  = "rabbitmq/amqp091-go:uri.go"
	rabbitJava  = "rabbitmq/rabbitmq-java-client:src/main/java/com/rabbitmq/client/ConnectionFactory.java"
	springRMQ   = "spring-projects/spring-boot:module/spring-boot-rabbitmq/src/main/java/org/springframework/boot/amqp/autoconfigure/RabbitProperties.java"
	amqpByURL   = "the URL's scheme decides, and it is not known here"
	amqpNoCheck = "amqp:// never uses TLS"

	amqp091Schemes = "the client knows amqp:// and amqps:// only"
)

// amqpPlain closes a table whose client goes by the URL's scheme. off is said where there is no URL.
func amqpPlain(off string) []Row {
	return []Row{
		{When: "scheme!=amqps", Then: Off, CA: "none", By: "-", Because: amqpNoCheck},
		{When: "!scheme", Then: Off, CA: "none", By: "-", Because: off},
		{Then: Undecided, CA: "unknown", By: "-", Because: amqpByURL},
	}
}

// pika verifies with a context of its own under amqps; ConnectionParameters take one.
var _ = register(func() *Table {
	return &Table{
		ID: "pika", Title: "Pika", Engine: "amqp", Source: pikaSource,
		Packages: []Package{{"pypi", "pika"}}, Schemes: schemes("amqp", "amqp", "amqps"),
		Openers: slices.Concat(
			pythonOpeners(urlArgs, "pika.URLParameters", "pika.connection.URLParameters"),
			pythonOpeners([]setting.Arg{
				{Position: 0, Keyword: "host", Role: setting.Host}, {Position: 1, Keyword: "port", Role: setting.Port}, {Position: -1, Keyword: "credentials", Role: setting.Skip},
			}, "pika.ConnectionParameters", "pika.connection.ConnectionParameters"),
		),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "amqps://, or ssl_options=pika.SSLOptions(ssl.create_default_context(cafile=<CA file>))",
		Options: append([]Option{{Name: schemeOption, Fold: true}, {Name: "ssl_options", Role: Mode}}, contextOptions("ssl_options")...),
		Rows: slices.Concat(
			[]Row{{When: "ssl_options@dsn", Then: nameUnknown, CA: "unknown", Because: "ssl_options in the URL replaces the context by one that trusts only the authorities it names"}},
			contextRows("ssl_options", ""),
			[]Row{{When: "ssl_options", Then: ByCode, CA: "unknown", Because: "the ssl_options are made by code that is not read here"}},
			[]Row{{When: "scheme=amqps", Then: Full, CA: "system", By: "-", Because: "amqps:// checks chain and host name"}},
			amqpPlain("without ssl_options Pika never uses TLS"),
		),
		TLS: contextTLS("ssl_options"),
	}
})

// amqplib hands its second argument to Node's tls.connect.
var _ = register(func() *Table {
	return &Table{
		ID: "amqplib", Title: "amqplib", Engine: "amqp", Source: amqplib,
		Packages: []Package{{"npm", "amqplib"}, {"npm", "amqp-connection-manager"}}, Schemes: schemes("amqp", "amqp", "amqps"),
		Openers: amqplibOpeners(), Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "amqps:// with { ca: [<CA certificate>] }",
		Options: slices.Concat([]Option{{Name: schemeOption, Aliases: []string{"protocol"}, Fold: true}}, nodeMembers()),
		Rows: slices.Concat(
			underEach([]Row{
				{When: "rejectUnauthorized:bool=false", Then: Unchecked, CA: "none", Ignores: "ca checkServerIdentity", Because: "rejectUnauthorized: false accepts every certificate"},
				{When: "checkServerIdentity=unchecked", Then: ChainOnly, CA: "ca|bundled", Because: "the checkServerIdentity function objects to no host name; the chain is still checked"},
				{When: "checkServerIdentity", Then: nameUnknown, CA: "ca|bundled", Because: "the chain is checked; the host name is left to the checkServerIdentity function"},
				{Then: Full, CA: "ca|bundled", By: "ca", Because: "Node checks chain and host name unless rejectUnauthorized is false"},
			}, "scheme=amqps"),
			[]Row{{When: "scheme=amqp rejectUnauthorized", Then: Off, CA: "none", By: "-", Ignores: "rejectUnauthorized ca", Because: amqpNoCheck}},
			amqpPlain("without an amqps URL amqplib never uses TLS"),
		),
		TLS: []TLSRow{{Option: "minVersion", Form: Floor, Source: nodeTLS}, {Option: "secureProtocol", Form: Only, Source: nodeTLS}},
	}
})

// nodeMembers are Node's TLS options without an object around them.
func nodeMembers() []Option {
	out := nodeOptions("")
	for i := range out {
		out[i].Name = out[i].Name[1:]
	}
	return out
}

func amqplibOpeners() []setting.Opener {
	args := []setting.Arg{
		{Position: 0, Role: setting.DSN},
		{Position: 1, Role: setting.Options},
		{Position: -1, Keyword: "hostname", Role: setting.Host},
		{Position: -1, Keyword: "password", Role: setting.Secret},
		{Position: -1, Keyword: "connectionOptions", Role: setting.Options},
	}
	var out []setting.Opener
	for _, c := range []string{"amqplib.connect", "amqplib/callback_api.connect", "amqp-connection-manager.connect", "amqplib/callback_api.default.connect"} {
		out = append(out, setting.Opener{Language: "javascript", Callee: c, Args: args, Keywords: true})
	}
	return out
}

// amqp091-go reads no TLS switch from the URL but its scheme; a tls.Config takes the place of what the URL says.
var _ = register(func() *Table {
	return &Table{
		ID: "amqp091-go", Title: "amqp091-go", Engine: "amqp", Source: amqp091,
		Packages: []Package{{"go", "github.com/rabbitmq/amqp091-go"}, {"go", "github.com/streadway/amqp"}}, Schemes: schemes("amqp", "amqp", "amqps"),
		Openers: amqp091Openers(), Names: Exact, Stranger: IgnoresStrangers,
		Full:    "amqps:// with cacertfile=<CA file>",
		Options: slices.Concat([]Option{{Name: schemeOption, Fold: true}, {Name: "TLSClientConfig", Role: Mode}, {Name: "cacertfile", Role: CA}, {Name: "certfile"}, {Name: "keyfile", Role: Private}, {Name: "server_name_indication"}}, goTLSOptions("TLSClientConfig")),
		Rows: slices.Concat(
			[]Row{
				{When: "scheme=amqp", Then: Off, CA: "none", By: "-", Ignores: "TLSClientConfig cacertfile", Because: amqpNoCheck},
				{When: "scheme!=amqp|amqps", Rejects: amqp091Schemes, Source: amqp091URI},
				{When: "!scheme", Rejects: amqp091Schemes, Source: amqp091URI},
			},
			overriding("cacertfile", goTLSRows("TLSClientConfig", "TLSClientConfig:object")),
			[]Row{
				{When: "TLSClientConfig:symbol", Then: ByCode, CA: "unknown", Because: "the TLSClientConfig is made by code that is not read here"},
			},
			[]Row{{When: "scheme=amqps", Then: Full, CA: "cacertfile|system", By: "-", Because: "amqps:// checks chain and host name"}},
			[]Row{{Then: Undecided, CA: "unknown", By: "-", Because: amqpByURL}},
		),
		TLS: goTLSVersions("TLSClientConfig"),
	}
})

// overriding adds options that another one outweighs to rows.
func overriding(names string, rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Overrides = names
	}
	return out
}

func amqp091Openers() []setting.Opener {
	var out []setting.Opener
	for _, p := range []string{"github.com/rabbitmq/amqp091-go", "github.com/streadway/amqp"} {
		url := setting.Arg{Position: 0, Role: setting.DSN}
		out = append(out,
			setting.Opener{Language: "go", Callee: p + ".Dial", Args: []setting.Arg{url}},
			setting.Opener{Language: "go", Callee: p + ".DialTLS", Args: []setting.Arg{url, {Position: 1, Role: setting.OptionArg, Name: "TLSClientConfig"}}},
			setting.Opener{Language: "go", Callee: p + ".DialConfig", Args: []setting.Arg{url, {Position: 1, Role: setting.Options}}, Keywords: true},
		)
	}
	return out
}

// rabbitEncrypted are what RabbitMQ's Java client checks where it uses TLS.
var rabbitEncrypted = []Row{
	{When: "enableHostnameVerification", Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Verified}, CA: "none", Until: "5.33.0", Because: "the host name is checked, but before 5.33.0 a certificate of any authority is accepted unless the client is given a TrustManager"},
	{Then: Unchecked, CA: "none", By: "useSslProtocol", Until: "5.33.0", Because: "before 5.33.0 the client accepts every certificate unless it is given a TrustManager"},
	{Then: Full, CA: "system", By: "useSslProtocol", Since: "5.33.0", Because: "the client checks chain and host name by default since 5.33.0"},
}

// rabbitContext are the rows of a client that is given an SSLContext, which 5.33.0 checks the host name with by itself.
func rabbitContext(host fact.Check, condition string) []Row {
	rows := javaContextRows("useSslProtocol", condition, host)
	last := &rows[len(rows)-1]
	last.When = strings.Replace(last.When, "useSslProtocol", "useSslProtocol:object", 1) // bare and with a name it means another thing
	return rows
}

// rabbitmq-java is RabbitMQ's own client, and Spring's.
var _ = register(func() *Table {
	return &Table{
		ID: "rabbitmq-java", Title: "RabbitMQ Java client", Engine: "amqp", Source: rabbitJava,
		Packages: []Package{{"maven", "com.rabbitmq:amqp-client"}}, Schemes: schemes("amqp", "amqp", "amqps"),
		Openers: []setting.Opener{{Language: "java", Callee: "com.rabbitmq.client.ConnectionFactory", Setters: true, Args: []setting.Arg{
			{Position: -1, Keyword: "uri", Role: setting.DSN}, {Position: -1, Keyword: "host", Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret},
		}}},
		Names: Exact, Stranger: IgnoresStrangers, Prepare: rabbitSetters,
		Full: "amqps:// or useSslProtocol() on 5.33.0 or later",
		Options: slices.Concat([]Option{
			{Name: schemeOption, Fold: true},
			{Name: "useTlsWithNoVerification", Role: Mode, Since: "5.33.0"},
			{Name: "enableHostnameVerification", Role: Mode},
			{Name: "trustManager", Role: Mode},
			{Name: "sslContextFactory", Role: Mode},
		}, javaContextOptions("useSslProtocol")),
		Rows: slices.Concat(
			[]Row{
				{When: "useTlsWithNoVerification", Then: Unchecked, CA: "none", Because: "useTlsWithNoVerification() accepts every certificate"},
				{When: "trustManager=" + trustAll, Then: Unchecked, CA: "none", Until: "5.33.0", Source: javaTrust, Because: "the TrustManager accepts every certificate"},
				{When: "trustManager=" + trustAll, Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.CheckUnknown}, CA: "none", Since: "5.33.0", Source: javaTrust, Because: "the TrustManager accepts every certificate"},
				{When: "trustManager", Then: ByCode, CA: "unknown", Because: "the certificate is left to the TrustManager"},
				{When: "sslContextFactory", Then: ByCode, CA: "unknown", Because: "the SSLContext is made by code that is not read here"},
				{When: "useSslProtocol:symbol", Then: ByCode, CA: "unknown", Because: "the SSLContext is made by code that is not read here"},
			},
			between("5.33.0", "", rabbitContext(fact.Verified, "")),
			between("", "5.33.0", rabbitContext(fact.Verified, "enableHostnameVerification")),
			between("", "5.33.0", rabbitContext(fact.Unverified, "")),
			underEach(rabbitEncrypted, "useSslProtocol", "scheme=amqps"),
			amqpPlain("without an amqps URL or useSslProtocol() the client never uses TLS"),
		),
	}
})

// rabbitSetters gives the setters their own names again: useSslProtocol() is no property sslProtocol.
func rabbitSetters(options []setting.Option) []setting.Option {
	return renamed(options, map[string]string{"sslProtocol": "useSslProtocol", "sslProtocol.trust": "useSslProtocol.trust", "sslProtocol.ca": "useSslProtocol.ca", "sslProtocol.protocol": "useSslProtocol.protocol", "tlsWithNoVerification": "useTlsWithNoVerification"})
}

// springRabbitChecked are what is checked where Spring has the client use TLS. The scheme of the first address decides on
// that; without one ssl.enabled does, or a bundle.
var springRabbitChecked = []Row{
	{When: "validate-server-certificate=false", Then: Unchecked, CA: "none", Ignores: "trust-store verify-hostname", Because: "validate-server-certificate=false accepts every certificate"},
	{When: "verify-hostname=false", Then: ChainOnly, CA: "trust-store|system", Because: "verify-hostname=false leaves the chain check alone"},
	{Then: Full, CA: "trust-store|system", By: "enabled", Because: "Spring checks chain and host name by default"},
}

// springRabbitBundled are what is checked with an SSL bundle, which takes the place of the other options but the host's.
var springRabbitBundled = []Row{
	{When: "verify-hostname=false", Then: ChainOnly, CA: "bundle", Ignores: "validate-server-certificate trust-store", Because: "verify-hostname=false leaves the chain check alone"},
	{Then: Full, CA: "bundle", By: "bundle", Ignores: "validate-server-certificate trust-store", Because: "with a bundle Spring checks chain and host name, whatever validate-server-certificate says"},
}

// spring-rabbit is the same client under Spring Boot's keys, with defaults of its own.
var _ = register(func() *Table {
	return &Table{
		ID: "spring-rabbitmq", Title: "Spring AMQP", Engine: "amqp", Source: springRMQ,
		Wrappers: []Package{{"maven", "org.springframework.boot:spring-boot-starter-amqp"}}, Packages: []Package{{"maven", "org.springframework.amqp:spring-rabbit"}},
		Keys: springRabbit(), Names: FoldCase, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown,
		Full: "spring.rabbitmq.ssl.enabled=true",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "enabled", Role: Mode, Bool: true},
			{Name: "validate-server-certificate", Role: Mode, Bool: true},
			{Name: "verify-hostname", Role: Mode, Bool: true},
			{Name: "bundle", Role: CA},
			{Name: "trust-store", Role: CA},
			{Name: "algorithm", Role: TLSOpt},
		},
		Rows: slices.Concat(
			underEach(springRabbitBundled, "scheme=amqps bundle", "!scheme bundle"),
			underEach(springRabbitChecked, "scheme=amqps"),
			[]Row{{When: "scheme!=amqps", Then: Off, CA: "none", By: "-", Ignores: "enabled bundle validate-server-certificate verify-hostname trust-store", Because: "an address with amqp:// never uses TLS, whatever ssl.enabled says"}},
			underEach(springRabbitChecked, "!scheme enabled=true"),
			[]Row{
				{When: "!scheme enabled=false", Then: Off, CA: "none", Ignores: "validate-server-certificate verify-hostname trust-store", Because: "ssl.enabled=false never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Because: "without ssl.enabled Spring never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: amqpByURL},
			},
		),
		TLS: []TLSRow{{Option: "algorithm", Form: Only}},
	}
})

func springRabbit() []setting.Key {
	var out []setting.Key
	for _, k := range []struct {
		name, option string
		role         setting.Role
	}{
		{"host", "", setting.Host},
		{"addresses", "", setting.Host},
		{"port", "", setting.Port},
		{"password", "", setting.Secret},
		{"ssl.enabled", "enabled", setting.OptionArg},
		{"ssl.validate-server-certificate", "validate-server-certificate", setting.OptionArg},
		{"ssl.verify-hostname", "verify-hostname", setting.OptionArg},
		{"ssl.bundle", "bundle", setting.OptionArg},
		{"ssl.trust-store", "trust-store", setting.OptionArg},
		{"ssl.algorithm", "algorithm", setting.OptionArg},
	} {
		out = append(out, setting.Key{Pattern: "spring.rabbitmq." + k.name, Role: k.role, Name: k.option, Group: "spring.rabbitmq", Engine: "amqp", Drivers: []string{"spring-rabbitmq"}})
	}
	return out
}
