package driver

import (
	"github.com/dsnlint/dsnlint/setting"
)

const (
	goMSSQL        = "microsoft/go-mssqldb:msdsn/conn_str.go"
	goMSSQLAnchors = "certificate|system"
	goMSSQLPinned  = "serverCertificate"
)

// goBools are the words that Go reads as true and false.
var goBools = map[string]string{"1": "true", "t": "true", "0": "false", "f": "false"}

// go-mssqldb trusts every certificate as long as encrypt is not written at all.
var _ = register(func() *Table {
	return &Table{
		ID: "go-mssqldb", Title: "go-mssqldb", Engine: "sqlserver", Source: goMSSQL,
		Packages: []Package{{"go", "github.com/microsoft/go-mssqldb"}, {"go", "github.com/denisenkom/go-mssqldb"}},
		Wrappers: []Package{{"go", "gorm.io/driver/sqlserver"}},
		Schemes:  []setting.Scheme{{Name: "sqlserver", Engine: "sqlserver"}, {Name: "mssql", Engine: "sqlserver"}, {Name: "azuresql", Engine: "sqlserver", Certain: true}},
		Grammars: []string{"ado"},
		Openers: []setting.Opener{
			withSelect(goOpener("database/sql.Open", 1), "sqlserver", "mssql", "azuresql"), goOpener("github.com/microsoft/go-mssqldb.NewConnector", 0),
			goOpener("github.com/microsoft/go-mssqldb/azuread.NewConnector", 0), goOpener("github.com/denisenkom/go-mssqldb.NewConnector", 0),
			goOpener("gorm.io/driver/sqlserver.Open", 0), sqlxOpen("Open", "sqlserver"), sqlxOpen("Connect", "sqlserver"), sqlxOpen("MustConnect", "sqlserver"),
		},
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins, ChecksLast: true,
		Options: []Option{
			{Name: "encrypt", Role: Mode, Fold: true, Values: []string{"true", "false", "disable"}, Words: goBools, Until: "1.6.0"},
			{Name: "encrypt", Role: Mode, Fold: true, Since: "1.6.0", Values: []string{"true", "false", "strict", "disable"}, Words: map[string]string{
				"yes": "true", "mandatory": "true", "1": "true", "t": "true", "no": "false", "optional": "false", "0": "false", "f": "false",
			}},
			{Name: "TrustServerCertificate", Role: Mode, Fold: true, Values: []string{"true", "false"}, Words: goBools, Until: "1.11.0"},
			{Name: "TrustServerCertificate", Aliases: []string{"trust server certificate"}, Role: Mode, Fold: true, Values: []string{"true", "false"}, Words: goBools, Since: "1.11.0", Until: "1.11.2"},
			{Name: "TrustServerCertificate", Aliases: []string{"trust server certificate"}, Role: Mode, Fold: true, Since: "1.11.2", Values: []string{"true", "false"}, Words: map[string]string{
				"yes": "true", "1": "true", "t": "true", "no": "false", "0": "false", "f": "false",
			}},
			{Name: "certificate", Role: CA},
			{Name: goMSSQLPinned, Role: CA, Since: "1.9.6", Until: "1.11.0"},
			{Name: goMSSQLPinned, Aliases: []string{"server certificate"}, Role: CA, Since: "1.11.0"},
			{Name: "hostNameInCertificate", Role: Mode, Until: "1.11.0"},
			{Name: "hostNameInCertificate", Aliases: []string{"host name in certificate"}, Role: Mode, Since: "1.11.0"},
			{Name: "tlsmin", Role: TLSOpt, Values: []string{"1.0", "1.1", "1.2", "1.3"}, Else: "1.2"},
		},
		Rows: []Row{
			{When: "serverCertificate certificate", Rejects: "serverCertificate takes neither certificate nor hostNameInCertificate beside it"},
			{When: "serverCertificate hostNameInCertificate", Rejects: "serverCertificate takes neither certificate nor hostNameInCertificate beside it"},
			{When: "encrypt=strict serverCertificate", Then: Full, CA: goMSSQLPinned, Ignores: "TrustServerCertificate", Because: "encrypt=strict with serverCertificate accepts that one certificate only"},
			{When: "encrypt=strict", Then: Full, CA: goMSSQLAnchors, Ignores: "TrustServerCertificate", Because: "encrypt=strict starts with TLS and verifies, whatever TrustServerCertificate says"},
			{When: "encrypt=disable", Then: Off, CA: "none", Ignores: "TrustServerCertificate certificate serverCertificate hostNameInCertificate", Because: "encrypt=disable sends the login in plaintext when the server does not insist on TLS"},
			{When: "encrypt=false TrustServerCertificate=true", Then: LoginOnly, CA: "none", Ignores: "certificate serverCertificate hostNameInCertificate", Because: "encrypt=false encrypts the login packet only, here with any certificate, and nothing where the server has no TLS"},
			{When: "encrypt=false", Then: LoginChecked, CA: "serverCertificate|" + goMSSQLAnchors, Because: "encrypt=false encrypts the login packet only, and nothing where the server has no TLS"},
			{When: "encrypt=true TrustServerCertificate=true", Then: Unchecked, CA: "none", By: "TrustServerCertificate", Ignores: "certificate serverCertificate hostNameInCertificate", Because: "TrustServerCertificate=true accepts every certificate"},
			{When: "encrypt=true serverCertificate", Then: Full, CA: goMSSQLPinned, Because: "the server's certificate is compared with the given one"},
			{When: "encrypt=true", Then: Full, CA: goMSSQLAnchors, Because: "encrypt=true requires TLS and checks chain and host name"},
			{When: "TrustServerCertificate=false", Then: LoginChecked, CA: "serverCertificate|" + goMSSQLAnchors, By: "-", Because: "without encrypt only the login packet is encrypted, and nothing where the server has no TLS"},
			{Then: LoginOnly, CA: "none", Ignores: "certificate serverCertificate hostNameInCertificate", Because: "without encrypt only the login packet is encrypted, and every certificate is accepted"},
		},
		TLS:      []TLSRow{{Option: "tlsmin", Form: Floor}},
		Releases: []Release{{"1.6.0", "2023-08-31"}, {"1.9.6", "2026-01-15"}, {"1.11.0", "2026-08-24"}, {"1.11.2", "2026-09-23"}},
		Full:     "encrypt=strict, or encrypt=true&TrustServerCertificate=false with certificate=<CA file>",
	}
})
