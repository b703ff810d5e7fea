package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	aiormqSource = "mosquito/aiormq:aiormq/connection.py"
	rabbitDotNet = "rabbitmq/rabbitmq-dotnet-client:projects/RabbitMQ.Client/ConnectionFactory.cs"
	rabbitSSLNet = "rabbitmq/rabbitmq-dotnet-client:projects/RabbitMQ.Client/Impl/SslHelper.cs"
)

// aiormqEncrypted are what aiormq checks where it uses TLS. no_verify_ssl is off only as 0.
var aiormqEncrypted = slices.Concat(
	overriding("no_verify_ssl cafile capath", contextRows("ssl_context", "")),
	[]Row{
		{When: "ssl_context:symbol", Then: ByCode, CA: "unknown", Overrides: "no_verify_ssl cafile capath", Because: "the context is made by code that is not read here"},
		{When: "no_verify_ssl!=0", Then: Unchecked, CA: "none", Ignores: "cafile capath", Because: "no_verify_ssl accepts every certificate, whatever its value is but 0"},
		{Then: Full, CA: "cafile|capath|cadata|system", By: "ssl scheme", Because: "aiormq checks chain and host name by default"},
	},
)

// aio-pika and aiormq beneath it read their TLS options from the URL's query; arguments are put there too.
var _ = register(func() *Table {
	return &Table{
		ID: "aio-pika", Title: "aio-pika", Engine: "amqp", Source: aiormqSource,
		Packages: []Package{{"pypi", "aio-pika"}, {"pypi", "aiormq"}}, Schemes: schemes("amqp", "amqp", "amqps"),
		Openers: slices.Concat(
			pythonOpeners([]setting.Arg{
				{Position: 0, Keyword: "url", Role: setting.DSN},
				{Position: -1, Keyword: "host", Role: setting.Host},
				{Position: -1, Keyword: "port", Role: setting.Port},
				{Position: -1, Keyword: "password", Role: setting.Secret},
				{Position: -1, Keyword: "ssl_options", Role: setting.Options},
			}, "aio_pika.connect", "aio_pika.connect_robust", "aio_pika.connection.connect", "aio_pika.robust_connection.connect_robust"),
			pythonOpeners([]setting.Arg{{Position: 0, Keyword: "url", Role: setting.DSN}, {Position: -1, Keyword: "context", Role: setting.OptionArg, Name: "ssl_context"}}, "aiormq.connect", "aiormq.Connection"),
		),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: boolsAsNumbers,
		Full: "amqps:// with cafile=<CA file>, or ssl_context=ssl.create_default_context(cafile=<CA file>)",
		Options: slices.Concat([]Option{
			{Name: schemeOption, Fold: true},
			{Name: "ssl", Role: Mode, Bool: true},
			{Name: "no_verify_ssl", Role: Mode},
			{Name: "cafile", Role: CA},
			{Name: "capath", Role: CA},
			{Name: "cadata", Role: CA},
			{Name: "certfile"},
			{Name: "keyfile", Role: Private},
			{Name: "ssl_context", Role: Mode},
		}, contextOptions("ssl_context")),
		Rows: slices.Concat(
			underEach(aiormqEncrypted, "scheme=amqps", "!scheme ssl=true"),
			[]Row{
				{When: "scheme=amqp", Then: Off, CA: "none", By: "-", Ignores: "no_verify_ssl cafile capath ssl_context ssl", Because: amqpNoCheck},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: "no_verify_ssl cafile capath ssl_context", Because: "without amqps:// or ssl=True aio-pika never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: amqpByURL},
			},
		),
		TLS: contextTLS("ssl_context"),
	}
})

// boolsAsNumbers writes Python's booleans as aio-pika puts them into the URL.
func boolsAsNumbers(options []setting.Option) []setting.Option {
	for i := range options {
		o := &options[i]
		if o.Name.String() != "no_verify_ssl" || o.Value.Kind != setting.Bool {
			continue
		}
		o.Value = numbered(o.Value)
	}
	return dropNull(options)
}

// rabbitNETChecked are what RabbitMQ.Client checks where it uses TLS, by the errors that it is told to accept.
var rabbitNETChecked = []Row{
	{When: "CertificateValidationCallback=accept-all", Then: Unchecked, CA: "none", Because: "the CertificateValidationCallback accepts every certificate"},
	{When: "CertificateValidationCallback", Then: ByCode, CA: "unknown", Because: "the certificate is left to the CertificateValidationCallback"},
	{When: "AcceptablePolicyErrors=chain", Then: Unchecked, CA: "none", Because: "AcceptablePolicyErrors takes a certificate of any authority"},
	{When: "AcceptablePolicyErrors=name", Then: ChainOnly, CA: "system", Because: "AcceptablePolicyErrors leaves the host name unchecked"},
	{When: "AcceptablePolicyErrors=none", Then: Full, CA: "system", Because: "chain and host name are checked"},
	{When: "AcceptablePolicyErrors", Then: ByCode, CA: "unknown", Because: "which errors are accepted is decided by code that is not read here"},
}

// policyErrors are .NET's flags; what lets the chain pass is worst.
var policyErrors = map[string]string{
	"sslpolicyerrors.none": "none", "sslpolicyerrors.remotecertificatenamemismatch": "name", "sslpolicyerrors.remotecertificatechainerrors": "chain",
	"sslpolicyerrors.remotecertificatenotavailable":                                              "chain",
	"sslpolicyerrors.remotecertificatechainerrors,sslpolicyerrors.remotecertificatenamemismatch": "chain",
	"sslpolicyerrors.remotecertificatenamemismatch,sslpolicyerrors.remotecertificatechainerrors": "chain",
}

// rabbitmq-dotnet forgives a wrong name when it is given an amqps URI, and not when SslOption is filled in by hand.
var _ = register(func() *Table {
	return &Table{
		ID: "rabbitmq-dotnet", Title: "RabbitMQ.Client (.NET)", Engine: "amqp", Source: rabbitDotNet,
		Packages: []Package{{"nuget", "rabbitmq.client"}}, Wrappers: []Package{{"nuget", "masstransit.rabbitmq"}, {"nuget", "easynetq"}, {"nuget", "rebus.rabbitmq"}},
		Schemes: schemes("amqp", "amqp", "amqps"),
		Openers: []setting.Opener{{Language: "csharp", Callee: "RabbitMQ.Client.ConnectionFactory", Setters: true, Args: []setting.Arg{
			{Position: -1, Keyword: "Uri", Role: setting.DSN},
			{Position: -1, Keyword: "uri", Role: setting.DSN},
			{Position: -1, Keyword: "HostName", Role: setting.Host},
			{Position: -1, Keyword: "hostName", Role: setting.Host},
			{Position: -1, Keyword: "Password", Role: setting.Secret},
			{Position: -1, Keyword: "password", Role: setting.Secret},
			{Position: -1, Keyword: "Ssl", Role: setting.Delegate},
			{Position: -1, Keyword: "ssl", Role: setting.Delegate},
		}}, {Language: "csharp", Callee: "RabbitMQ.Client.SslOption", Setters: true, Args: []setting.Arg{
			{Position: 0, Role: setting.Skip}, {Position: -1, Keyword: "CertPassphrase", Role: setting.Secret},
		}}},
		Names: FoldCase, Stranger: IgnoresStrangers, Prepare: sslMembers,
		Full: "Ssl = new SslOption { Enabled = true, ServerName = <host name> }",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "Enabled", Role: Mode, Bool: true, Fold: true},
			{Name: "ServerName"},
			{Name: "AcceptablePolicyErrors", Role: Mode, Fold: true, Words: policyErrors},
			{Name: "CertificateValidationCallback", Role: Mode},
			{Name: "Version", Role: TLSOpt},
			{Name: "CertPath"},
			{Name: "CertPassphrase", Role: Private},
		},
		Rows: slices.Concat(
			fromSource(rabbitSSLNet, underEach(rabbitNETChecked, "Enabled=true", "!Enabled scheme=amqps")),
			[]Row{
				{When: "Enabled=false", Then: Off, CA: "none", Ignores: "AcceptablePolicyErrors CertificateValidationCallback", Because: "Enabled = false never uses TLS"},
				{When: "scheme=amqps", Then: ChainOnly, CA: "system", By: "-", Because: "an amqps URI sets AcceptablePolicyErrors to RemoteCertificateNameMismatch: the chain is checked, the host name is not"},
				{When: "Enabled=true", Then: Full, CA: "system", Because: "Enabled = true checks the chain, and the name against ServerName"},
				{When: "Enabled", Then: Undecided, CA: "unknown", Because: "whether TLS is used is decided by code that is not read here"},
			},
			amqpPlain("without an amqps URI or Ssl.Enabled the client never uses TLS"),
		),
		TLS: []TLSRow{{Option: "Version", Form: List}},
	}
})

// numbered writes a boolean as 1 or 0.
func numbered(v setting.Value) setting.Value {
	number := "0"
	if v.Text.String() == "true" {
		number = "1"
	}
	return setting.Value{Text: source.Decoded(v.Text.Place(), number), Kind: setting.String}
}

// sslMembers names the members of ConnectionFactory.Ssl without the property that holds them.
func sslMembers(options []setting.Option) []setting.Option {
	for i := range options {
		o := &options[i]
		if _, rest, ok := strings.Cut(o.Name.String(), "."); ok && strings.EqualFold(o.Name.String()[:len(o.Name.String())-len(rest)-1], "ssl") {
			o.Name = source.Decoded(o.Name.Place(), rest)
		}
	}
	return dropNull(options)
}
