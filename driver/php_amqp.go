package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	phpAmqpLib   = "php-amqplib/php-amqplib:PhpAmqpLib/Wire/IO/StreamIO.php"
	phpAmqpSetup = "php-amqplib/php-amqplib:PhpAmqpLib/Connection/AMQPConnectionConfig.php"
	phpAmqpExt   = "php-amqp/php-amqp:amqp_connection_resource.c"
)

// amqpLibConfig are what the checks of an AMQPConnectionConfig do where TLS is used.
var amqpLibConfig = []Row{
	{When: "sslVerify=false", Then: Unchecked, CA: "none", Ignores: "sslCaCert sslCaPath sslVerifyName", Since: "3.6.0", Because: "setSslVerify(false) accepts every certificate"},
	{When: "sslVerify=false sslVerifyName=false", Then: Unchecked, CA: "none", Ignores: "sslCaCert sslCaPath", Until: "3.6.0", Because: "setSslVerify(false) and setSslVerifyName(false) accept every certificate"},
	{When: "sslVerify=false", Then: anyonesName, CA: "none", Ignores: "sslCaCert sslCaPath", Until: "3.6.0", Because: "setSslVerify(false) accepts every certificate that bears the right name"},
	{When: "sslVerifyName=false", Then: ChainOnly, CA: "sslCaCert|sslCaPath|system", Because: "setSslVerifyName(false) leaves the chain check alone"},
	{Then: Full, CA: "sslCaCert|sslCaPath|system", By: "isSecure", Because: "PHP checks chain and host name by default"},
}

const amqpLibSet = "sslCaCert sslCaPath sslVerify sslVerifyName"

// amqpLibRows: only options on TLS bring TLS, in a context, in AMQPSSLConnection's array, or since 3.6.0 by setIsSecure.
func amqpLibRows() []Row {
	var byMember []Row
	for _, o := range streamMembers {
		byMember = append(byMember, streamRows("ssl_options", "ssl_options."+o.Name)...)
	}
	return slices.Concat(
		byMember,
		[]Row{
			{When: "ssl_options:object", Then: Off, CA: "none", Because: "an empty array of options asks for no TLS: the class's name alone does not bring it"},
			{When: "ssl_options", Then: Undecided, CA: "unknown", Because: "the options are made by code that is not read here"},
			{When: "context", Then: Undecided, CA: "unknown", Because: "the stream context is made by code that is not read here"},
		},
		between("3.6.0", "", below("", "isSecure=true", unbounded(amqpLibConfig, "3.6.0"))),
		between("", "3.6.0", below("", "isSecure=true networkProtocol=tls|ssl", underMembers(bounded(amqpLibConfig, "3.6.0"), "sslCaCert", "sslCaPath", "sslVerify", "sslVerifyName"))),
		[]Row{
			{When: "isSecure=true", Then: Off, CA: "none", Until: "3.6.0", Ignores: amqpLibSet, Source: phpAmqpSetup, Because: "before 3.6.0 setIsSecure(true) connects in plaintext without setNetworkProtocol('tls') and an option on TLS"},
			{When: "isSecure", Then: Off, CA: "none", Ignores: amqpLibSet, Because: "setIsSecure(false) never uses TLS"},
			{Then: Off, CA: "none", Ignores: amqpLibSet, Because: "without options on TLS php-amqplib never uses it"},
		},
	)
}

// bounded are the rows that hold before a version, unbounded those that hold from it on, without their own bounds.
func bounded(rows []Row, version string) []Row {
	return slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return r.Since == version })
}

func unbounded(rows []Row, version string) []Row {
	return slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return r.Until == version })
}

// underMembers repeats rows under each of several options; one that a row asks for already stands for itself.
func underMembers(rows []Row, names ...string) []Row {
	var out []Row
	for _, name := range names {
		out = append(out, below("", name, rows)...)
	}
	return out
}

var phpAMQPArgs = []setting.Arg{
	{Position: 0, Keyword: "host", Role: setting.Host}, {Position: 1, Keyword: "port", Role: setting.Port}, {Position: 3, Keyword: "password", Role: setting.Secret},
}

func phpAMQPOpeners() []setting.Opener {
	const home = "PhpAmqpLib.Connection."
	context := setting.Arg{Position: 11, Keyword: "context", Role: setting.Options, Name: "context"}
	ssl := setting.Arg{Position: 5, Keyword: "ssl_options", Role: setting.Options, Name: "ssl_options"}
	out := slices.Concat(
		phpOpeners(append(slices.Clone(phpAMQPArgs), context), home+"AMQPStreamConnection", home+"AMQPLazyConnection", home+"AMQPConnection"),
		phpOpeners(append(slices.Clone(phpAMQPArgs), ssl), home+"AMQPSSLConnection", home+"AMQPLazySSLConnection"),
		phpOpeners(phpAMQPArgs, home+"AMQPSocketConnection", home+"AMQPLazySocketConnection"),
		phpOpeners(nil, home+"AMQPConnectionConfig"),
	)
	out[len(out)-1].Setters = true
	return append(out, phpOpeners([]setting.Arg{{Position: 0, Role: setting.Delegate}}, home+"AMQPConnectionFactory.create")...)
}

// php-amqplib uses TLS where its stream context has options on it.
var _ = register(&Table{
	ID: "php-amqplib", Title: "php-amqplib", Engine: "amqp", Source: phpAmqpLib,
	Packages: []Package{{"composer", "php-amqplib/php-amqplib"}},
	Wrappers: []Package{{"composer", "php-amqplib/rabbitmq-bundle"}, {"composer", "vladimir-yuldashev/laravel-queue-rabbitmq"}},
	Openers:  phpAMQPOpeners(), Names: Exact, Stranger: IgnoresStrangers, Prepare: streamTruth,
	Full: "AMQPSSLConnection with ['cafile' => <CA file>], or setIsSecure(true) on 3.6.0 or later",
	Options: slices.Concat([]Option{
		{Name: "ssl_options", Role: Mode},
		{Name: "context", Role: Mode},
		{Name: "context.ssl"},
		{Name: "isSecure", Role: Mode, Bool: true},
		{Name: "networkProtocol", Role: Mode},
		{Name: "sslVerify", Role: Mode, Bool: true},
		{Name: "sslVerifyName", Role: Mode, Bool: true},
		{Name: "sslCaCert", Role: CA},
		{Name: "sslCaPath", Role: CA},
		{Name: "sslCiphers", Role: Cipher},
		{Name: "sslCryptoMethod", Role: TLSOpt, Words: cryptoMethods},
	}, streamOptions("ssl_options", "context.ssl")),
	Rows: amqpLibRows(), TLS: append(streamTLS("ssl_options"), TLSRow{Option: "sslCryptoMethod", Form: Only}),
	Releases: []Release{{"3.6.0", "2023-10-22"}},
})

// php-amqp is the extension: a CA file asks for TLS, and verify for the checks.
var _ = register(&Table{
	ID: "php-amqp", Title: "PHP's amqp extension", Engine: "amqp", Source: phpAmqpExt,
	Packages: []Package{{"composer", "ext-amqp"}}, Unversioned: true,
	Openers: []setting.Opener{{Language: "php", Callee: "new:AMQPConnection", Setters: true, Keywords: true, Args: []setting.Arg{
		{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "host", Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret},
	}}},
	Names: Exact, Stranger: IgnoresStrangers, Prepare: func(options []setting.Option) []setting.Option {
		return phpTruth(notGiven(options, "cacert", "caCert"), "verify")
	},
	Full: "'cacert' => <CA file>",
	Options: []Option{
		{Name: "cacert", Aliases: []string{"caCert", "cACert"}, Role: CA}, {Name: "verify", Role: Mode, Words: phpFalse}, {Name: "cert"}, {Name: "key", Role: Private},
	},
	Rows: []Row{
		{When: "cacert verify=false", Then: Unchecked, CA: "none", By: "verify", Because: "verify => false accepts every certificate, though a CA is given"},
		{When: "cacert", Then: Full, CA: "cacert", Because: "cacert asks for TLS, and chain and host name are checked"},
		{When: "verify", Then: Off, CA: "none", By: "-", Ignores: "verify", Because: "without cacert the extension never uses TLS"},
		{Then: Off, CA: "none", Because: "without cacert the extension never uses TLS"},
	},
})
