package driver

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const npgsqlSource = "npgsql/npgsql:src/Npgsql/Internal/NpgsqlConnector.cs"

// npgsqlArgs are the properties of the builder beside the connection string.
var npgsqlArgs = []setting.Arg{
	{Position: 0, Keyword: "ConnectionString", Role: setting.DSN},
	{Position: -1, Keyword: "Host", Role: setting.Host},
	{Position: -1, Keyword: "Port", Role: setting.Port},
	{Position: -1, Keyword: "Password", Role: setting.Secret},
	{Position: -1, Keyword: "SslPassword", Role: setting.Secret},
}

// sslModeSymbols are the constants that builders take, folded.
var sslModeSymbols = map[string]string{
	"sslmode.disable": "disable", "sslmode.allow": "allow", "sslmode.prefer": "prefer", "sslmode.require": "require",
	"sslmode.verifyca": "verifyca", "sslmode.verifyfull": "verifyfull", "verify-ca": "verifyca", "verify-full": "verifyfull",
	"npgsql.sslmode.require": "require", "npgsql.sslmode.verifyfull": "verifyfull",
}

func npgsqlOpeners() []setting.Opener {
	out := []setting.Opener{
		{Language: "csharp", Callee: "Npgsql.NpgsqlDataSource.Create", Grammar: "ado", Args: npgsqlArgs},
		{Language: "csharp", Callee: "*.UseNpgsql", Grammar: "ado", Args: npgsqlArgs},
	}
	for _, class := range []string{"NpgsqlConnection", "NpgsqlConnectionStringBuilder", "NpgsqlDataSourceBuilder"} {
		out = append(out, setting.Opener{Language: "csharp", Callee: "Npgsql." + class, Grammar: "ado", Args: npgsqlArgs, Setters: true})
	}
	return out
}

// Npgsql changed what Require means twice: verified, refused without a trust option, unverified.
var _ = register(func() *Table {
	return &Table{
		ID: "npgsql", Title: "Npgsql", Engine: "postgresql", Source: npgsqlSource,
		Packages: []Package{{"nuget", "npgsql"}},
		Wrappers: []Package{{"nuget", "npgsql.entityframeworkcore.postgresql"}},
		Grammars: []string{"ado"},
		Openers:  npgsqlOpeners(),
		Names:    FoldCase | DropBlanks, Stranger: RejectsStrangers, Repeat: LastWins,
		Options: []Option{
			{
				Name: "SslMode", Role: Mode, Fold: true, Until: "6.0",
				Words: sslModeSymbols, Values: []string{"disable", "prefer", "require"},
			},
			{
				Name: "SslMode", Role: Mode, Fold: true, Since: "6.0",
				Words: sslModeSymbols, Values: []string{"disable", "allow", "prefer", "require", "verifyca", "verifyfull"},
			},
			{Name: "TrustServerCertificate", Role: Mode, Bool: true, Fold: true},
			{Name: "RootCertificate", Aliases: []string{"PGSSLROOTCERT"}, Role: CA},
			{Name: "SslNegotiation", Role: Mode, Since: "9.0"},
			{Name: "UserCertificateValidationCallback", Role: Mode},
			{Name: "CheckCertificateRevocation"},
			{Name: "SslCertificate"},
			{Name: "SslKey", Role: Private},
			{Name: "SslPassword", Role: Private},
		},
		Rows: []Row{
			{When: "SslMode=disable", Then: Off, CA: "none", Ignores: "RootCertificate", Because: "SSL Mode=Disable never uses TLS"},
			{When: "SslMode=allow", Then: PlainFirst, CA: "none", Because: "SSL Mode=Allow tries plaintext first"},
			{When: "SslMode=prefer", Then: Opportune, CA: "none", Because: "SSL Mode=Prefer continues in plaintext when the server or an attacker declines TLS"},
			{When: "SslMode=verifyca|verifyfull UserCertificateValidationCallback", Rejects: "a UserCertificateValidationCallback is refused together with a verifying SSL Mode", By: "UserCertificateValidationCallback", Since: "6.0"},
			{When: "SslMode=require UserCertificateValidationCallback=accept-all", Then: Unchecked, CA: "none", By: "UserCertificateValidationCallback", Ignores: "TrustServerCertificate", Because: "the UserCertificateValidationCallback accepts every certificate"},
			{When: "SslMode=require UserCertificateValidationCallback", Then: ByCode, CA: "unknown", By: "UserCertificateValidationCallback", Ignores: "TrustServerCertificate", Because: "the certificate is left to the UserCertificateValidationCallback"},
			{When: "SslMode=require TrustServerCertificate=true", Then: Unchecked, CA: "none", Until: "8.0", By: "TrustServerCertificate", Because: "Trust Server Certificate=true accepts every certificate"},
			{When: "SslMode=require", Then: Full, CA: "RootCertificate|system", Until: "6.0", Because: "before 6.0 SSL Mode=Require checks chain and host name"},
			{When: "SslMode=require", Rejects: "SSL Mode=Require is refused in 6.x and 7.x without Trust Server Certificate=true", Since: "6.0", Until: "8.0"},
			{When: "SslMode=require", Then: Unchecked, CA: "none", Since: "8.0", Ignores: "RootCertificate TrustServerCertificate", Because: "since 8.0 SSL Mode=Require checks no certificate, even with a root certificate"},
			{When: "SslMode=verifyca|verifyfull TrustServerCertificate=true", Rejects: "Trust Server Certificate=true is refused together with a verifying SSL Mode", Since: "6.0", Until: "8.0"},
			{When: "SslMode=verifyca", Then: ChainOnly, CA: "RootCertificate|system", Since: "6.0", Because: "SSL Mode=VerifyCA does not check the host name"},
			{When: "SslMode=verifyfull", Then: Full, CA: "RootCertificate|system", Since: "6.0", Ignores: "TrustServerCertificate", Because: "SSL Mode=VerifyFull checks chain and host name"},
			{Then: Off, CA: "none", Until: "6.0", Because: "before 6.0 SSL Mode defaults to Disable"},
			{Then: Opportune, CA: "none", Since: "6.0", Because: "since 6.0 SSL Mode defaults to Prefer, which continues in plaintext when the server or an attacker declines TLS"},
		},
		Releases: []Release{{"6.0", "2021-11-09"}, {"8.0", "2023-11-21"}, {"9.0", "2024-11-12"}},
		Full:     "SSL Mode=VerifyFull;Root Certificate=<CA file>", DefaultHost: fact.Loopback,
	}
})
