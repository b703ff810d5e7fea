package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	phpAmqpLib   = "php-amqplib/php-amqplib:PhpAmqpLib/Wire/IO/StreamIO.php"
	phpAmqpSetup = "php-amqplib/php-amqplib:PhpAmqpLib/Connection/AMQPConnectionConfig.php"
	phpAmqpExt   = "php-amqp/php-amqp:amqp_connection_resource.c"
)

// amqpLibConfig are what the checks of an AMQPConnectionConfig do since 3.6.0, where setIsSecure(true) brings TLS.
var amqpLibConfig = []Row{
	{When: "sslVerify=false", Then: Unchecked, CA: "none", Ignores: "sslCaCert sslCaPath sslVerifyName", Because: "setSslVerify(false) accepts every certificate"},
	{When: "sslVerifyName=false", Then: ChainOnly, CA: amqpLibAnchors, Because: "setSslVerifyName(false) leaves the chain check alone"},
	{Then: Full, CA: amqpLibAnchors, By: "isSecure", Because: "PHP checks chain and host name by default"},
}

// amqpLibEarly are what they do before, where it takes one of them beside the protocol to bring TLS.
var amqpLibEarly = []Row{
	{When: "sslVerify=false sslVerifyName=false", Then: Unchecked, CA: "none", Ignores: "sslCaCert sslCaPath", Because: "setSslVerify(false) and setSslVerifyName(false) accept every certificate"},
	{When: "sslVerify=false", Then: anyonesName, CA: "none", Ignores: "sslCaCert sslCaPath", Because: "setSslVerify(false) accepts every certificate that bears the right name"},
	{When: "sslVerifyName=false", Then: ChainOnly, CA: amqpLibAnchors, Because: "setSslVerifyName(false) leaves the chain check alone"},
	{When: "sslCaCert", Then: Full, CA: amqpLibAnchors, Because: "setSslCaCert() brings TLS, and PHP checks chain and host name"},
	{When: "sslCaPath", Then: Full, CA: amqpLibAnchors, Because: "setSslCaPath() brings TLS, and PHP checks chain and host name"},
	{When: "sslVerify", Then: Full, CA: amqpLibAnchors, Because: "setSslVerify() brings TLS, and PHP checks chain and host name"},
	{When: "sslVerifyName", Then: Full, CA: amqpLibAnchors, Because: "setSslVerifyName() brings TLS, and PHP checks chain and host name"},
}

const amqpLibAnchors = "sslCaCert|sslCaPath|system"

const amqpLibSet = "sslCaCert sslCaPath sslVerify sslVerifyName"

// amqpLibRows: only options on TLS bring TLS, in a context, in AMQPSSLConnection's array, or since 3.6.0 by setIsSecure.
func amqpLibRows() []Row {
	return slices.Concat(
		streamRows("ssl_options", "ssl_options:object"),
		[]Row{
			{When: "ssl_options=false", Then: Off, CA: "none", Because: "an empty array of options asks for no TLS: the class's name alone does not bring it"},
			{When: "ssl_options", Then: Undecided, CA: "unknown", Because: "the options are made by code that is not read here"},
			{When: "context", Then: Undecided, CA: "unknown", Because: "the stream context is made by code that is not read here"},
		},
		between("3.6.0", "", below("", "isSecure=true", amqpLibConfig)),
		between("", "3.6.0", below("", "isSecure=true networkProtocol=tls|ssl", amqpLibEarly)),
		[]Row{
			{When: "isSecure=true", Then: Off, CA: "none", Until: "3.6.0", Ignores: amqpLibSet, Source: phpAmqpSetup, Because: "before 3.6.0 setIsSecure(true) connects in plaintext without setNetworkProtocol('tls') and an option on TLS"},
			{When: "isSecure", Then: Off, CA: "none", Ignores: amqpLibSet, Because: "setIsSecure(false) never uses TLS"},
			{Then: Off, CA: "none", Ignores: amqpLibSet, Because: "without options on TLS php-amqplib never uses it"},
		},
	)
}

// amqpStream takes a context's options for those of AMQPSSLConnection, which has an array of them, and reads an empty
// array as PHP does: as false.
func amqpStream(options []setting.Option) []setting.Option {
	options = renamedBelow(options, map[string]string{"context.ssl": "ssl_options"})
	given := slices.ContainsFunc(options, func(o setting.Option) bool { return strings.HasPrefix(o.Name.String(), "ssl_options.") })
	for i := range options {
		if o := &options[i]; o.Name.String() == "ssl_options" && o.Value.Kind == setting.Object && !given {
			o.Value = setting.Value{Text: respelled(o.Value.Text, "false"), Kind: setting.Bool}
		}
	}
	return streamTruth(options)
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
var _ = register(func() *Table {
	return &Table{
		ID: "php-amqplib", Title: "php-amqplib", Engine: "amqp", Source: phpAmqpLib,
		Packages: []Package{{"composer", "php-amqplib/php-amqplib"}},
		Wrappers: []Package{{"composer", "php-amqplib/rabbitmq-bundle"}, {"composer", "vladimir-yuldashev/laravel-queue-rabbitmq"}},
		Openers:  phpAMQPOpeners(), Names: Exact, Stranger: IgnoresStrangers, Prepare: amqpStream,
		Full: "AMQPSSLConnection with ['cafile' => <CA file>], or setIsSecure(true) on 3.6.0 or later",
		Options: slices.Concat([]Option{
			{Name: "ssl_options", Role: Mode},
			{Name: "context", Role: Mode},
			{Name: "isSecure", Role: Mode, Bool: true},
			{Name: "networkProtocol", Role: Mode},
			{Name: "sslVerify", Role: Mode, Bool: true},
			{Name: "sslVerifyName", Role: Mode, Bool: true},
			{Name: "sslCaCert", Role: CA},
			{Name: "sslCaPath", Role: CA},
			{Name: "sslCiphers", Role: Cipher},
			{Name: "sslCryptoMethod", Role: TLSOpt, Words: cryptoMethods},
		}, streamOptions("ssl_options")),
		Rows: amqpLibRows(), TLS: append(streamTLS("ssl_options"), TLSRow{Option: "sslCryptoMethod", Form: Only}),
		Releases: []Release{{"3.6.0", "2023-10-22"}},
	}
})

// php-amqp is the extension: a CA file asks for TLS, and verify for the checks.
var _ = register(func() *Table {
	return &Table{
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
	}
})
