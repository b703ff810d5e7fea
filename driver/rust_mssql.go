package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const tiberius = "prisma/tiberius:src/client/config.rs"

// tiberiusOptions are the keys of ADO.NET and JDBC strings and the methods of Config.
var tiberiusOptions = []Option{
	{Name: "encrypt", Aliases: []string{"encryption"}, Role: Mode, Words: map[string]string{
		"true": "required", "yes": "required", "TRUE": "required", "True": "required", "Yes": "required", "YES": "required",
		"false": "off", "no": "off", "FALSE": "off", "False": "off", "No": "off", "NO": "off",
		"Required": "required", "On": "required", "Off": "off", "NotSupported": "DANGER_PLAINTEXT", "Strict": "strict", "STRICT": "strict",
	}, Values: []string{"required", "off", "DANGER_PLAINTEXT", "strict"}},
	{Name: "TrustServerCertificate", Role: Mode, Bool: true, Aliases: []string{"trust_cert"}},
	{Name: "TrustServerCertificateCA", Role: CA, Aliases: []string{"trust_cert_ca", "trust_cert_ca_bundle"}},
	{Name: "hostname_in_certificate", Aliases: []string{"HostNameInCertificate"}, Since: "0.13.0"},
}

// tiberiusEncrypted are what tiberius checks where all is encrypted.
func tiberiusEncrypted(condition string) []Row {
	return below("", condition, []Row{
		{When: "TrustServerCertificate=true", Then: Unchecked, CA: "none", Because: "trusting the server's certificate accepts every one"},
		{Then: Full, CA: "TrustServerCertificateCA|system", By: "encrypt", Because: "everything is encrypted; chain and host name are checked"},
	})
}

// tiberiusLogin are what tiberius checks where only the login is encrypted.
func tiberiusLogin(condition, because string) []Row {
	return below("", condition, []Row{
		{When: "TrustServerCertificate=true", Then: LoginOnly, CA: "none", By: "encrypt", Because: because + ", here with any certificate"},
		{Then: LoginChecked, CA: "TrustServerCertificateCA|system", By: "encrypt", Because: because},
	})
}

func tiberiusRows(rest []Row) []Row {
	return slices.Concat(
		[]Row{
			{When: "TrustServerCertificate=true TrustServerCertificateCA", Rejects: "trusting every certificate and naming a CA exclude each other: tiberius panics", By: "TrustServerCertificate"},
			{When: "encrypt=DANGER_PLAINTEXT", Then: Off, CA: "none", Ignores: "TrustServerCertificate TrustServerCertificateCA", Because: "the login goes in plaintext unless the server insists on TLS"},
		},
		tiberiusLogin("encrypt=off", "only the login packet is encrypted"),
		tiberiusEncrypted("encrypt=required"),
		between("0.13.0", "", tiberiusEncrypted("encrypt=strict")),
		rest,
	)
}

// tiberius in code requires encryption by default.
var _ = register(func() *Table {
	return &Table{
		ID: "tiberius", Title: "tiberius", Engine: "sqlserver", Source: tiberius,
		Packages: []Package{{"cargo", "tiberius"}}, Wrappers: []Package{{"cargo", "bb8-tiberius"}},
		Openers: rustBuilders([]setting.Arg{
			{Position: -1, Keyword: "host", Role: setting.Host}, {Position: -1, Keyword: "port", Role: setting.Port}, {Position: -1, Keyword: "authentication", Role: setting.Skip},
		}, "tiberius.Config.new", "tiberius.Config.builder", "tiberius.Config.default", "bb8_tiberius.tiberius.Config.new"),
		Names: FoldCase | DropBlanks, Stranger: IgnoresStrangers, Prepare: tiberiusNames,
		Full:    "encryption(EncryptionLevel::Required), with trust_cert_ca(<CA file>) for a private CA",
		Options: tiberiusOptions,
		Rows:    tiberiusRows(tiberiusEncrypted("")),
	}
})

// tiberius-string is tiberius given a connection string: before 0.13 that encrypts the login only, where Encrypt is not
// written.
var _ = register(func() *Table {
	return &Table{
		ID: "tiberius-string", Title: "tiberius connection strings", Engine: "sqlserver", Source: tiberius,
		Packages: []Package{{"cargo", "tiberius"}}, Wrappers: []Package{{"cargo", "bb8-tiberius"}},
		Openers: slices.Concat(
			grammared("ado", rustBuilders(rustURL, "tiberius.Config.from_ado_string", "bb8_tiberius.ConnectionManager.build")),
			grammared("jdbc", rustBuilders(rustURL, "tiberius.Config.from_jdbc_string")),
		),
		Names: FoldCase | DropBlanks, Stranger: IgnoresStrangers, Prepare: tiberiusNames,
		Full:    "Encrypt=true;TrustServerCertificateCA=<CA file>",
		Options: tiberiusOptions,
		Rows: append(
			[]Row{{When: "encrypt=strict", Rejects: "tiberius knows encrypt=strict from 0.13.0 on", Until: "0.13.0"}}, // in code it does not compile
			tiberiusRows(slices.Concat(
				between("0.13.0", "", tiberiusEncrypted("")),
				between("", "0.13.0", tiberiusLogin("", "without Encrypt only the login packet is encrypted")),
			))...,
		),
	}
})

// grammared gives openers a grammar of their own.
func grammared(grammar string, openers []setting.Opener) []setting.Opener {
	for i := range openers {
		openers[i].Grammar = grammar
	}
	return openers
}

// tiberiusNames reads trust_cert() without an argument as true.
func tiberiusNames(options []setting.Option) []setting.Option { return rustVariants(options) }
