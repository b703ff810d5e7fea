package driver

import "github.com/dsnlint/dsnlint/setting"

const mysqlConnectorNET = "mysql-net/MySqlConnector:docs/content/connection-options.md"

// netModeSymbols are the constants of MySqlSslMode, folded, and the older words for the same.
var netModeSymbols = map[string]string{
	"mysqlsslmode.none": "none", "mysqlsslmode.disabled": "none", "disabled": "none", "mysqlsslmode.preferred": "preferred", "prefered": "preferred",
	"mysqlsslmode.required": "required", "mysqlsslmode.verifyca": "verifyca", "mysqlsslmode.verifyfull": "verifyfull",
}

func mysqlNETOpeners(namespace string) []setting.Opener {
	args := []setting.Arg{
		{Position: 0, Keyword: "ConnectionString", Role: setting.DSN},
		{Position: -1, Keyword: "Server", Role: setting.Host},
		{Position: -1, Keyword: "Port", Role: setting.Port},
		{Position: -1, Keyword: "Password", Role: setting.Secret},
	}
	var out []setting.Opener
	for _, class := range []string{"MySqlConnection", "MySqlConnectionStringBuilder"} {
		out = append(out, setting.Opener{Language: "csharp", Callee: namespace + "." + class, Grammar: "ado", Args: args, Setters: true})
	}
	return out
}

// mysqlNETOptions are the keywords that both .NET drivers of MySQL spell alike.
var mysqlNETOptions = []Option{
	{Name: "SslMode", Aliases: []string{"Ssl-Mode"}, Role: Mode, Fold: true, Words: netModeSymbols, Values: []string{"none", "preferred", "required", "verifyca", "verifyfull"}},
	{Name: "SslCa", Aliases: []string{"CACertificateFile", "Ssl-Ca"}, Role: CA},
	{Name: "SslCert", Aliases: []string{"Ssl-Cert"}},
	{Name: "SslKey", Aliases: []string{"Ssl-Key"}, Role: Private},
	{Name: "TlsVersion", Aliases: []string{"Tls-Version"}, Role: TLSOpt},
	{Name: "CertificateFile"},
	{Name: "CertificatePassword", Role: Private},
}

// MySqlConnector adds the CA file to the system's store, and reads it in the verifying modes only.
var _ = register(func() *Table {
	return &Table{
		ID: "mysqlconnector", Title: "MySqlConnector", Engine: "mysql", Source: mysqlConnectorNET,
		Packages: []Package{{"nuget", "mysqlconnector"}},
		Wrappers: []Package{{"nuget", "pomelo.entityframeworkcore.mysql"}},
		Grammars: []string{"ado"},
		Openers: append(mysqlNETOpeners("MySqlConnector"), setting.Opener{
			Language: "csharp", Callee: "*.UseMySql", Grammar: "ado", Args: []setting.Arg{{Position: 0, Role: setting.DSN}},
		}),
		Names: FoldCase | DropBlanks, Stranger: RejectsStrangers, Repeat: LastWins,
		Options: append([]Option{{Name: "RemoteCertificateValidationCallback", Role: Mode}}, mysqlNETOptions...),
		Rows: fromSource(mysqlConnectorNET, []Row{
			{When: "SslMode=none", Then: Off, CA: "none", Ignores: "SslCa", Because: "SslMode=None never uses TLS"},
			{When: "SslMode=preferred", Then: Opportune, CA: "none", Ignores: "SslCa", Because: "SslMode=Preferred continues in plaintext when the server or an attacker declines TLS"},
			{When: "SslMode=required RemoteCertificateValidationCallback=accept-all", Then: Unchecked, CA: "none", Ignores: "SslCa", Because: "SslMode=Required checks no certificate, and the callback accepts every one"},
			{When: "SslMode=required RemoteCertificateValidationCallback", Then: ByCode, CA: "unknown", By: "RemoteCertificateValidationCallback", Because: "the certificate is left to the RemoteCertificateValidationCallback"},
			{When: "SslMode=required", Then: Unchecked, CA: "none", Ignores: "SslCa", Because: "SslMode=Required checks no certificate, even with a CA file"},
			{When: "SslMode=verifyca", Then: ChainOnly, CA: "SslCa|system", Because: "SslMode=VerifyCA does not check the host name"},
			{When: "SslMode=verifyfull", Then: Full, CA: "SslCa|system", Because: "SslMode=VerifyFull checks chain and host name"},
			{Then: Opportune, CA: "none", Ignores: "SslCa", Because: "SslMode defaults to Preferred, which continues in plaintext when the server or an attacker declines TLS"},
		}),
		TLS:  []TLSRow{{Option: "TlsVersion", Form: List}},
		Full: "SslMode=VerifyFull;SslCa=<CA file>",
	}
})

const mysqlConnectorDotNet = "mysql/mysql-connector-net:MySQL.Data/src/common/SslPemCertificateValidator.cs"

// MySql.Data is Oracle's driver. Its VerifyFull with a PEM file asks for client certificates and lets name errors pass.
var _ = register(func() *Table {
	return &Table{
		ID: "mysql-connector-net", Title: "MySql.Data", Engine: "mysql", Source: mysqlConnectorDotNet,
		Packages: []Package{{"nuget", "mysql.data"}},
		Wrappers: []Package{{"nuget", "mysql.entityframeworkcore"}},
		Grammars: []string{"ado"},
		Openers: append(mysqlNETOpeners("MySql.Data.MySqlClient"), setting.Opener{
			Language: "csharp", Callee: "*.UseMySQL", Grammar: "ado", Args: []setting.Arg{{Position: 0, Role: setting.DSN}},
		}),
		Names: FoldCase | DropBlanks, Stranger: RejectsStrangers, Repeat: LastWins, Options: mysqlNETOptions,
		Rows: fromSource(mysqlConnectorDotNet, []Row{
			{When: "SslMode=none", Then: Off, CA: "none", Ignores: "SslCa", Because: "SslMode=Disabled never uses TLS"},
			{When: "SslMode=preferred", Then: Opportune, CA: "none", Ignores: "SslCa", Because: "SslMode=Preferred continues in plaintext when the server or an attacker declines TLS"},
			{When: "SslMode=required", Then: Unchecked, CA: "none", Ignores: "SslCa", Because: "SslMode=Required checks no certificate"},
			{When: "SslMode=verifyca", Then: ChainOnly, CA: "SslCa|system", Because: "SslMode=VerifyCA does not check the host name"},
			{When: "SslMode=verifyfull SslCa", Then: ChainOnly, CA: "SslCa", By: "SslMode", Because: "SslMode=VerifyFull with a PEM file checks the chain and lets a wrong host name pass"},
			{When: "SslMode=verifyfull", Then: Full, CA: "system", Because: "SslMode=VerifyFull checks chain and host name"},
			{Then: Unchecked, CA: "none", Since: "8.0.8", Until: "8.0.13", Ignores: "SslCa", Because: "from 8.0.8 until 8.0.13 SslMode defaults to Required, which checks no certificate"},
			{Then: Opportune, CA: "none", Until: "8.0.8", Ignores: "SslCa", Because: "SslMode defaults to Preferred, which continues in plaintext when the server or an attacker declines TLS"},
			{Then: Opportune, CA: "none", Since: "8.0.13", Ignores: "SslCa", Because: "SslMode defaults to Preferred, which continues in plaintext when the server or an attacker declines TLS"},
		}),
		TLS:  []TLSRow{{Option: "TlsVersion", Form: List}},
		Full: "SslMode=VerifyFull with certificates from the system store",
	}
})
