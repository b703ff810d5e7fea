package driver

import "github.com/dsnlint/dsnlint/setting"

const stackExchange = "StackExchange/StackExchange.Redis:src/StackExchange.Redis/ConfigurationOptions.cs"

// stackExchangeIdle are the options that mean nothing without ssl: sslHost names the certificate's host and switches
// nothing on.
const stackExchangeIdle = "sslHost sslProtocols CertificateValidation TrustIssuer checkCertificateRevocation"

// stackexchange-redis is .NET's usual client, also under IDistributedCache, SignalR and the session stores.
var _ = register(func() *Table {
	return &Table{
		ID: "stackexchange-redis", Title: "StackExchange.Redis", Engine: "redis", Source: stackExchange,
		Packages: []Package{{"nuget", "stackexchange.redis"}},
		Wrappers: []Package{{"nuget", "microsoft.extensions.caching.stackexchangeredis"}, {"nuget", "microsoft.aspnetcore.signalr.stackexchangeredis"}, {"nuget", "aspire.stackexchange.redis"}},
		Grammars: []string{"stackexchange-redis"}, Openers: stackExchangeOpeners(),
		Names: FoldCase, Stranger: RejectsStrangers, Repeat: LastWins,
		Full: "ssl=true, with sslHost where the certificate names another host",
		Options: []Option{
			{Name: "ssl", Aliases: []string{"UseSsl"}, Role: Mode, Bool: true, Fold: true, Values: []string{"true", "false"}},
			{Name: "sslHost"},
			{Name: "sslProtocols", Role: TLSOpt},
			{Name: "checkCertificateRevocation"},
			{Name: "CertificateValidation", Role: Mode},
			{Name: "TrustIssuer", Role: CA},
			{Name: "SslClientAuthenticationOptions", Role: Mode},
		},
		Rows: []Row{
			{When: "ssl=true SslClientAuthenticationOptions", Then: ByCode, CA: "unknown", By: "SslClientAuthenticationOptions", Because: "the TLS options are made by code that is not read here"},
			{When: "ssl=true CertificateValidation=accept-all", Then: Unchecked, CA: "none", By: "CertificateValidation", Because: "the CertificateValidation callback accepts every certificate"},
			{When: "ssl=true CertificateValidation", Then: ByCode, CA: "unknown", By: "CertificateValidation", Because: "the certificate is left to the CertificateValidation callback"},
			{When: "ssl=true", Then: Full, CA: "TrustIssuer|system", Because: "ssl=true checks chain and host name with .NET's defaults"},
			{When: "ssl=false", Then: Off, CA: "none", Ignores: stackExchangeIdle, Because: "ssl=false never uses TLS"},
			{Then: Off, CA: "none", By: "-", Ignores: stackExchangeIdle, Because: "without ssl=true the client never uses TLS: sslHost does not switch it on"},
		},
		TLS: []TLSRow{{Option: "sslProtocols", Form: List}},
	}
})

func stackExchangeOpeners() []setting.Opener {
	args := []setting.Arg{
		{Position: 0, Keyword: "configuration", Role: setting.DSN},
		{Position: -1, Keyword: "EndPoints", Role: setting.Host},
		{Position: -1, Keyword: "endPoints", Role: setting.Host},
		{Position: -1, Keyword: "Password", Role: setting.Secret},
		{Position: -1, Keyword: "password", Role: setting.Secret},
	}
	var out []setting.Opener
	for _, c := range []string{"ConnectionMultiplexer.Connect", "ConnectionMultiplexer.ConnectAsync", "ConnectionMultiplexer.SentinelConnect", "ConfigurationOptions.Parse", "ConfigurationOptions"} {
		out = append(out, setting.Opener{Language: "csharp", Callee: "StackExchange.Redis." + c, Args: args, Setters: true, Keywords: true})
	}
	return out
}
