package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	r2dbcPG     = "pgjdbc/r2dbc-postgresql:src/main/java/io/r2dbc/postgresql/PostgresqlConnectionConfiguration.java"
	r2dbcPGMode = "pgjdbc/r2dbc-postgresql:src/main/java/io/r2dbc/postgresql/client/SSLMode.java"
	r2dbcPGFall = "pgjdbc/r2dbc-postgresql:src/main/java/io/r2dbc/postgresql/SslFallbackConnectionFunction.java"
	r2dbcPGOpts = "pgjdbc/r2dbc-postgresql:src/main/java/io/r2dbc/postgresql/PostgresqlConnectionFactoryProvider.java"
)

// enumWords lists the spellings that a constant of an enumeration has in source text, in lower case: Type.CONSTANT and
// the same behind its package. Values are words of the driver; its constant has '_' for '-'.
func enumWords(full string, values ...string) map[string]string {
	out := map[string]string{}
	simple := strings.ToLower(full[strings.LastIndexByte(full, '.')+1:])
	for _, v := range values {
		constant := strings.ToLower(strings.ReplaceAll(v, "-", "_"))
		out[constant], out[simple+"."+constant], out[strings.ToLower(full)+"."+constant] = v, v, v
	}
	return out
}

// r2dbcSchemes are the URLs of an R2DBC driver, with TLS in the scheme or not, behind the pool and the proxy or not.
func r2dbcSchemes(engine string, words ...string) []setting.Scheme {
	var out []setting.Scheme
	for _, word := range words {
		for _, tls := range []string{"r2dbc", "r2dbcs"} {
			for _, wrapper := range []string{":", ":pool:", ":proxy:", ":pool:proxy:", ":proxy:pool:"} {
				out = append(out, setting.Scheme{Name: tls + wrapper + word, Engine: engine, Certain: true})
			}
		}
	}
	return out
}

// r2dbcTLS lists the schemes that ask for TLS, as a condition's values.
func r2dbcTLS(schemes []setting.Scheme) string {
	var out []string
	for _, s := range schemes {
		if strings.HasPrefix(s.Name, "r2dbcs:") {
			out = append(out, s.Name)
		}
	}
	return strings.Join(out, "|")
}

// r2dbcLayers: options that Spring Boot has beside the URL outweigh those in it.
var r2dbcLayers = []setting.Layer{setting.InCall, setting.InFile, setting.InDSN, setting.InEnv}

var (
	pgR2DBCModes   = []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full", "tunnel"}
	pgR2DBCSchemes = r2dbcSchemes("postgresql", "postgresql", "postgres")
)

// pgR2DBCChecks are what the mode means once an SslContext has been made: a customizer may change anything in it, but the
// driver compares the host name by itself where host says so.
func pgR2DBCChecks(condition string, host fact.Check) []Row {
	return below("", condition, []Row{
		{When: "sslContextBuilderCustomizer.trustManager=trust-all", Then: fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: host}, CA: "none", By: "sslContextBuilderCustomizer.trustManager", Ignores: "sslRootCert", Because: "the customizer puts a trust manager that accepts every certificate in the place of the driver's"},
		{When: "sslContextBuilderCustomizer", Then: ByCode, CA: "unknown", By: "sslContextBuilderCustomizer", Because: "the SslContext is left to the customizer"},
	})
}

// pgR2DBCVerify are the modes that verify. In builders a customizer comes last and has the last word.
var pgR2DBCVerify = slices.Concat(
	pgR2DBCChecks("sslMode=verify-ca", fact.Unverified), pgR2DBCChecks("sslMode=verify-full", fact.Verified), pgR2DBCChecks("!sslMode ssl=true", fact.Verified),
	[]Row{
		{When: "sslMode=verify-ca", Then: ChainOnly, CA: "sslRootCert|system", Overrides: "ssl", Because: "sslMode=verify-ca checks the chain but not the host name"},
		{When: "sslMode=verify-full sslHostnameVerifier=accept-all", Then: ChainOnly, CA: "sslRootCert|system", By: "sslHostnameVerifier", Because: "the sslHostnameVerifier accepts every name"},
		{When: "sslMode=verify-full sslHostnameVerifier", Then: nameUnknown, CA: "sslRootCert|system", By: "sslHostnameVerifier", Because: "the host name is left to the sslHostnameVerifier"},
		{When: "sslMode=verify-full", Then: Full, CA: "sslRootCert|system", Overrides: "ssl", Because: "sslMode=verify-full checks chain and host name"},
		{When: "!sslMode ssl=true sslHostnameVerifier=accept-all", Then: ChainOnly, CA: "sslRootCert|system", By: "sslHostnameVerifier", Because: "the sslHostnameVerifier accepts every name"},
		{When: "!sslMode ssl=true sslHostnameVerifier", Then: nameUnknown, CA: "sslRootCert|system", By: "sslHostnameVerifier", Because: "the host name is left to the sslHostnameVerifier"},
		{When: "!sslMode ssl=true", Then: Full, CA: "sslRootCert|system", Source: r2dbcPGOpts, Because: "ssl=true is verify-full in this driver: chain and host name are checked"},
	},
)

// r2dbc-postgresql reads libpq's modes, but without one it never uses TLS.
var _ = register(func() *Table {
	return &Table{
		ID: "r2dbc-postgresql", Title: "r2dbc-postgresql", Engine: "postgresql", Source: r2dbcPG,
		Packages: []Package{{"maven", "org.postgresql:r2dbc-postgresql"}, {"maven", "io.r2dbc:r2dbc-postgresql"}},
		Schemes:  pgR2DBCSchemes,
		Openers: []setting.Opener{{Language: "java", Callee: "io.r2dbc.postgresql.PostgresqlConnectionConfiguration.builder", Setters: true, Args: []setting.Arg{
			{Position: -1, Keyword: "password", Role: setting.Secret}, {Position: -1, Keyword: "addHost", Role: setting.Host}, {Position: -1, Keyword: "username", Role: setting.Skip},
		}}},
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Layers: r2dbcLayers, Prepare: dropNull,
		Full: "sslMode=verify-full with sslRootCert=<CA file>",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "sslMode", Aliases: []string{"sslmode"}, Role: Mode, Fold: true, Values: pgR2DBCModes, Words: enumWords("io.r2dbc.postgresql.client.SSLMode", pgR2DBCModes...)},
			{Name: "ssl", Aliases: []string{"enableSsl"}, Role: Mode, Fold: true, Words: map[string]string{"": "true"}},
			{Name: "sslRootCert", Role: CA},
			{Name: "sslCert"},
			{Name: "sslKey", Role: Private},
			{Name: "sslPassword", Role: Private},
			{Name: "sslHostnameVerifier", Role: Mode},
			{Name: "sslContextBuilderCustomizer", Role: Mode},
			{Name: "sslContextBuilderCustomizer.trustManager", Role: Mode},
			{Name: "sslContextBuilderCustomizer.protocols", Role: TLSOpt},
			{Name: "sslNegotiation", Aliases: []string{"sslnegotiation"}, Role: Mode, Fold: true, Since: "1.1.0"},
			{Name: "sslSni", Since: "1.0.5"},
			{Name: "socket"},
		},
		Rows: slices.Concat(
			[]Row{
				{When: "socket", Then: Off, CA: "none", By: "-", Ignores: "sslMode ssl sslRootCert", Because: "a Unix-domain socket never uses TLS"},
				{When: "sslMode=disable", Then: Off, CA: "none", Overrides: "ssl", Ignores: "sslRootCert sslHostnameVerifier", Source: r2dbcPGMode, Because: "sslMode=disable never uses TLS"},
				{When: "sslMode=allow", Then: PlainFirst, CA: "none", Overrides: "ssl", Ignores: "sslRootCert sslHostnameVerifier", Source: r2dbcPGFall, Because: "sslMode=allow tries plaintext first"},
				{When: "sslMode=prefer sslNegotiation=direct", Then: Unchecked, CA: "none", Overrides: "ssl", Ignores: "sslRootCert sslHostnameVerifier", Since: "1.1.0", Because: "direct negotiation leaves no way to plaintext, whatever prefer says, but no certificate is checked"},
				{When: "sslMode=prefer", Then: Opportune, CA: "none", Overrides: "ssl", Ignores: "sslRootCert sslHostnameVerifier", Source: r2dbcPGFall, Because: "sslMode=prefer continues in plaintext when the server or an attacker declines TLS, and checks no certificate"},
				{When: "sslMode=require", Then: Unchecked, CA: "none", Overrides: "ssl", Ignores: "sslRootCert sslHostnameVerifier", Because: "sslMode=require accepts every certificate; sslRootCert is read in the verify modes alone"},
				{When: "sslMode=tunnel", Then: Unchecked, CA: "none", Overrides: "ssl", Ignores: "sslRootCert sslHostnameVerifier", Because: "sslMode=tunnel begins with TLS and accepts every certificate"},
			},
			pgR2DBCVerify,
			[]Row{
				{When: "!sslMode !ssl scheme=" + r2dbcTLS(pgR2DBCSchemes), Then: Full, CA: "sslRootCert|system", Because: "r2dbcs: is ssl=true, which is verify-full in this driver"},
				{When: "ssl=false", Then: Off, CA: "none", Ignores: "sslRootCert sslHostnameVerifier", Because: "ssl=false leaves sslMode at disable"},
				{When: "ssl", Then: Off, CA: "none", Ignores: "sslRootCert sslHostnameVerifier", Because: "of all values of ssl only true switches TLS on"},
				{Then: Off, CA: "none", By: "-", Ignores: "sslRootCert sslHostnameVerifier", Because: "without sslMode or ssl=true this driver never uses TLS, unlike pgjdbc, which prefers it"},
			},
		),
		TLS: []TLSRow{{Option: "sslContextBuilderCustomizer.protocols", Form: List}},
	}
})
