package driver

import "github.com/dsnlint/dsnlint/setting"

const (
	prismaPG    = "prisma/prisma-engines:quaint/src/connector/postgres/url.rs"
	prismaMySQL = "prisma/prisma-engines:quaint/src/connector/mysql/url.rs"
	prismaMSSQL = "prisma/prisma-engines:quaint/src/connector/mssql/url.rs"
	tiberiusURL = "prisma/tiberius:src/client/config.rs"
)

// prismaPackages bring the engines along. Up to Prisma 6 they serve the client and the migrations, since Prisma 7 the
// migrations alone: the client then needs an adapter, which reads the URL by the rules of its own driver.
var prismaPackages = []Package{{"npm", "prisma"}, {"npm", "@prisma/client"}}

// prisma-postgresql is Prisma's engine, which knows three words for sslmode and reads sslcert as the CA.
var _ = register(func() *Table {
	return &Table{
		ID: "prisma-postgresql", Title: "Prisma's engine", Engine: "postgresql", Source: prismaPG, ByManifest: true,
		Packages: prismaPackages, Schemes: schemes("postgresql", "postgres", "postgresql"),
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins,
		Full: "sslmode=require&sslaccept=strict&sslcert=<CA file>",
		Options: []Option{
			{Name: "sslmode", Role: Mode, Values: []string{"disable", "prefer", "require"}, Else: "prefer"},
			{Name: "sslaccept", Role: Mode, Values: []string{"strict", "accept_invalid_certs"}, Else: "strict"},
			{Name: "sslcert", Role: CA},
			{Name: "sslidentity"},
			{Name: "sslpassword", Role: Private},
		},
		Rows: []Row{
			{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslaccept sslcert", Because: "sslmode=disable never uses TLS"},
			{When: "sslmode=require sslaccept=strict", Then: Full, CA: "sslcert|system", By: "sslaccept", Because: "sslaccept=strict checks chain and host name, with sslcert as one more CA"},
			{When: "sslmode=require", Then: Unchecked, CA: "none", Ignores: "sslcert", Because: "sslmode=require encrypts and checks no certificate, even with sslcert, unless sslaccept=strict"},
			{When: "sslaccept=strict", Then: OpportuneAll, CA: "sslcert|system", By: "sslmode", Because: "chain and host name are checked if there is TLS; without sslmode=require the engine continues in plaintext when the server or an attacker declines it"},
			{When: "sslmode", Then: Opportune, CA: "none", Ignores: "sslcert", Because: "the engine knows disable, prefer and require only and reads every other sslmode as prefer, which checks nothing and continues in plaintext when the server or an attacker declines TLS"},
			{Then: Opportune, CA: "none", Ignores: "sslcert", Because: "without sslmode the engine uses prefer: it checks nothing and continues in plaintext when the server or an attacker declines TLS"},
		},
	}
})

// prisma-mysql is switched on by any of its TLS keys and knows no sslmode.
var _ = register(func() *Table {
	return &Table{
		ID: "prisma-mysql", Title: "Prisma's engine", Engine: "mysql", Source: prismaMySQL, ByManifest: true,
		Packages: prismaPackages, Schemes: schemes("mysql", "mysql"),
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins,
		Full: "sslaccept=strict&sslcert=<CA file>",
		Options: []Option{
			{Name: "sslaccept", Role: Mode, Values: []string{"strict", "accept_invalid_certs"}, Else: "accept_invalid_certs"},
			{Name: "sslcert", Role: CA},
			{Name: "sslidentity", Role: Mode},
			{Name: "sslpassword", Role: Private},
		},
		Rows: []Row{
			{When: "sslaccept=strict", Then: Full, CA: "sslcert|system", Because: "sslaccept=strict requires TLS and checks chain and host name, with sslcert as one more CA"},
			{When: "sslaccept", Then: Unchecked, CA: "none", Ignores: "sslcert", Because: "every sslaccept but strict requires TLS and checks no certificate"},
			{When: "sslcert", Then: Unchecked, CA: "none", Because: "sslcert requires TLS, but without sslaccept=strict no certificate is checked"},
			{When: "sslidentity", Then: Unchecked, CA: "none", Because: "sslidentity requires TLS, but without sslaccept=strict no certificate is checked"},
			{When: "sslpassword", Then: Unchecked, CA: "none", Because: "sslpassword requires TLS, but without sslaccept=strict no certificate is checked"},
			{Then: Off, CA: "none", Because: "without sslaccept, sslcert or sslidentity the engine never uses TLS on MySQL, whatever sslmode says"},
		},
	}
})

// prisma-sqlserver hands its string to tiberius, whose default without encrypt is not the one that Prisma documents.
var _ = register(func() *Table {
	return &Table{
		ID: "prisma-sqlserver", Title: "Prisma's engine", Engine: "sqlserver", Source: tiberiusURL, ByManifest: true,
		Packages: prismaPackages, Schemes: schemes("sqlserver", "sqlserver", "jdbc:sqlserver"),
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins,
		Full: "encrypt=true with trustServerCertificateCA=<CA file>",
		Options: []Option{
			{Name: "encrypt", Role: Mode, Values: []string{"true", "false", "DANGER_PLAINTEXT"}, Words: map[string]string{
				"yes": "true", "no": "false", "True": "true", "False": "false", "TRUE": "true", "FALSE": "false",
			}},
			{Name: "trustServerCertificate", Role: Mode, Values: []string{"true", "false"}, Source: prismaMSSQL},
			{Name: "trustServerCertificateCA", Role: CA},
		},
		Rows: []Row{
			{When: "trustServerCertificate=true trustServerCertificateCA", Rejects: "trustServerCertificate=true and trustServerCertificateCA exclude each other: the engine panics"},
			{When: "encrypt=DANGER_PLAINTEXT", Then: Off, CA: "none", Ignores: "trustServerCertificate trustServerCertificateCA", Because: "encrypt=DANGER_PLAINTEXT never uses TLS"},
			{When: "encrypt=true trustServerCertificate=true", Then: Unchecked, CA: "none", By: "trustServerCertificate", Because: "trustServerCertificate=true accepts every certificate"},
			{When: "encrypt=true", Then: Full, CA: "trustServerCertificateCA|system", Because: "encrypt=true requires TLS and checks chain and host name"},
			{When: "encrypt=false trustServerCertificate=true", Then: LoginOnly, CA: "none", Because: "encrypt=false encrypts the login packet only, here with any certificate"},
			{When: "encrypt=false", Then: LoginChecked, CA: "trustServerCertificateCA|system", Because: "encrypt=false encrypts the login packet only"},
			{When: "trustServerCertificate=true", Then: LoginOnly, CA: "none", By: "encrypt", Because: "without encrypt only the login packet is encrypted, here with any certificate"},
			{Then: LoginChecked, CA: "trustServerCertificateCA|system", Because: "without encrypt only the login packet is encrypted"},
		},
	}
})

// prismaAdapters are the constructors of Prisma's adapters. They hand what they get to their driver.
var prismaAdapters = []setting.Opener{
	{Language: "javascript", Callee: "@prisma/adapter-pg.PrismaPg", Drivers: []string{"node-postgres"}, Engine: "postgresql", Args: pgNodeArgs},
	{Language: "javascript", Callee: "@prisma/adapter-mariadb.PrismaMariaDb", Drivers: []string{"mariadb-nodejs"}, Engine: "mysql", Args: nodeArgs, Keywords: true},
	{Language: "javascript", Callee: "@prisma/adapter-mssql.PrismaMssql", Drivers: []string{"node-mssql"}, Engine: "sqlserver", Args: tediousArgs, Keywords: true},
}
