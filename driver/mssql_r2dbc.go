package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
)

const (
	r2dbcMSSQL     = "r2dbc/r2dbc-mssql:src/main/java/io/r2dbc/mssql/LoginFlow.java"
	r2dbcMSSQLOpts = "r2dbc/r2dbc-mssql:src/main/java/io/r2dbc/mssql/MssqlConnectionFactoryProvider.java"
	r2dbcMSSQLConf = "r2dbc/r2dbc-mssql:src/main/java/io/r2dbc/mssql/MssqlConnectionConfiguration.java"
)

var mssqlR2DBCSchemes = r2dbcSchemes("sqlserver", "sqlserver", "mssql")

// mssqlR2DBCChecks are what the driver checks where it asks for TLS. Where the server declines, it goes on without.
func mssqlR2DBCChecks(condition string) []Row {
	return below("", condition, []Row{
		{When: "trustServerCertificate=true", Then: Opportune, CA: "none", Ignores: "trustStore hostNameInCertificate", Because: "trustServerCertificate=true accepts every certificate, and where the server declines TLS the login goes in plaintext"},
		{When: "sslContextBuilderCustomizer", Then: unseenTLS, CA: "unknown", By: "ssl", Because: "the SslContext is left to the customizer, and where the server declines TLS the login goes in plaintext"},
		{Then: OpportuneAll, CA: "trustStore|system", By: "ssl", Because: "chain and host name are checked, but where the server or an attacker declines TLS the login goes in plaintext"},
	})
}

// r2dbc-mssql encrypts the login only, unless it is asked for more.
var _ = register(func() *Table {
	return &Table{
		ID: "r2dbc-mssql", Title: "r2dbc-mssql", Engine: "sqlserver", Source: r2dbcMSSQL,
		Packages: []Package{{"maven", "io.r2dbc:r2dbc-mssql"}},
		Schemes:  mssqlR2DBCSchemes,
		Openers:  r2dbcBuilders("io.r2dbc.mssql.MssqlConnectionConfiguration.builder"),
		Names:    Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Layers: r2dbcLayers, Prepare: dropNull,
		Full: "none: r2dbc-mssql goes on without TLS where the server declines it; let the server refuse logins without encryption",
		Options: []Option{
			{Name: schemeOption, Fold: true},
			{Name: "ssl", Aliases: []string{"enableSsl"}, Role: Mode, Fold: true, Words: map[string]string{"": "true"}},
			{Name: "trustServerCertificate", Role: Mode, Fold: true, Words: map[string]string{"": "true"}},
			{Name: "hostNameInCertificate", Role: Mode},
			{Name: "trustStore", Role: CA},
			{Name: "trustStoreType"},
			{Name: "trustStorePassword", Role: Private},
			{Name: "sslContextBuilderCustomizer", Role: Mode},
			{Name: "sslContextBuilderCustomizer.trustManager", Role: Mode},
			{Name: "sslTunnel", Aliases: []string{"enableSslTunnel"}, Role: Mode, Fold: true},
		},
		Rows: slices.Concat(
			[]Row{
				{When: "sslTunnel@dsn", Rejects: "a URL can switch no tunnel on: the driver wants a function or a boolean, and finds text", Source: r2dbcMSSQLOpts},
				{When: "sslTunnel", Then: ByCode, CA: "unknown", Because: "all goes through a TLS tunnel; what is checked is up to the function that makes its SslContext", Source: r2dbcMSSQLConf},
			},
			mssqlR2DBCChecks("ssl=true"),
			mssqlR2DBCChecks("!ssl scheme="+r2dbcTLS(mssqlR2DBCSchemes)),
			[]Row{
				{When: "ssl", Then: LoginOnly, CA: "none", Ignores: "trustServerCertificate trustStore hostNameInCertificate", Source: r2dbcMSSQLConf, Because: "ssl=false encrypts the login packet only, with any certificate, and nothing where the server has no TLS"},
				{Then: LoginOnly, CA: "none", By: "-", Ignores: "trustServerCertificate trustStore hostNameInCertificate", Source: r2dbcMSSQLConf, Because: "without ssl=true the driver encrypts the login packet only, with any certificate, and nothing where the server has no TLS"},
			},
		),
	}
})
