package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
)

const (
	mysqlCLI57 = "mysql/mysql-server:include/sslopt-case.h"
	mysqlCLI   = "mysql/mysql-server:client/include/sslopt-case.h"
	mysqlVars  = "mysql/mysql-server:client/include/sslopt-vars.h"
	mysqlWL    = "https://dev.mysql.com/worklog/task/?id=7712"
	mysqlBug   = "https://bugs.mysql.com/bug.php?id=79862"
)

// mysqlDropsCA is why a CA file without a verifying mode does nothing in MySQL's clients.
const mysqlDropsCA = " and the client discards the CA with no more than a warning"

// mysqlOldRows hold until 5.7.7, where TLS was only used when asked for, and never enforced.
var mysqlOldRows = orTakenBack("ssl", []Row{
	{When: "ssl=false !ssl:null", Then: Off, CA: "none", Ignores: "ssl-ca ssl-capath ssl-verify-server-cert", Because: "--skip-ssl switches TLS off"},
	{When: "ssl-ca ssl-verify-server-cert=true", Then: OpportuneAll, CA: "ssl-ca", By: "ssl-verify-server-cert", Source: mysqlBug, Because: "clients before 5.7.7 check chain and name if there is TLS, and continue in plaintext if the server offers none"},
	{When: "ssl-ca", Then: OpportuneCA, CA: "ssl-ca", By: "ssl ssl-ca", Source: mysqlBug, Because: "clients before 5.7.7 permit TLS but do not require it"},
	{When: "ssl-capath", Then: OpportuneCA, CA: "ssl-capath", By: "ssl ssl-capath", Source: mysqlBug, Because: "clients before 5.7.7 permit TLS but do not require it"},
	{When: "ssl=true", Then: Opportune, CA: "none", Source: mysqlBug, Because: "clients before 5.7.7 permit TLS but do not require it"},
	{Then: Off, CA: "none", Source: mysqlWL, Because: "clients before 5.7.7 use TLS only when asked for it"},
})

// mysqlEarlyRows hold for the few releases that prefer TLS but do not know --ssl-mode yet.
var mysqlEarlyRows = orTakenBack("ssl", []Row{
	{When: "ssl=false !ssl:null", Then: Off, CA: "none", Ignores: "ssl-ca ssl-capath ssl-verify-server-cert", Because: "--skip-ssl switches TLS off"},
	{When: "ssl-ca ssl-verify-server-cert=true", Then: OpportuneAll, CA: "ssl-ca", By: "ssl-verify-server-cert", Source: mysqlBug, Because: "chain and name are checked if there is TLS, but plaintext is accepted"},
	{When: "ssl-ca", Then: OpportuneCA, CA: "ssl-ca", By: "ssl ssl-ca", Source: mysqlBug, Because: "a CA file does not require TLS in these releases"},
	{When: "ssl-capath", Then: OpportuneCA, CA: "ssl-capath", By: "ssl ssl-capath", Source: mysqlBug, Because: "a CA folder does not require TLS in these releases"},
	{Then: Opportune, CA: "none", By: "ssl", Source: mysqlWL, Because: "clients since 5.7.7 try TLS and continue in plaintext if the server offers none"},
})

// mysqlModeRows hold since 5.7.11.
var mysqlModeRows = []Row{
	{When: "ssl-mode=DISABLED", Then: Off, CA: "none", Ignores: "ssl-ca ssl-capath", Because: "--ssl-mode=DISABLED never uses TLS"},
	{When: "ssl-mode=PREFERRED", Then: Opportune, CA: "none", Ignores: "ssl-ca ssl-capath", Source: mysqlVars, Because: "--ssl-mode=PREFERRED continues in plaintext when the server or an attacker declines TLS," + mysqlDropsCA},
	{When: "ssl-mode=REQUIRED", Then: Unchecked, CA: "none", Ignores: "ssl-ca ssl-capath", Source: mysqlVars, Because: "--ssl-mode=REQUIRED encrypts without checking the certificate," + mysqlDropsCA},
	{When: "ssl-mode=VERIFY_CA", Then: ChainOnly, CA: "ssl-ca|ssl-capath|none", Because: "--ssl-mode=VERIFY_CA checks the chain but not the host name; it needs a CA and never uses the system's"},
	{When: "ssl-mode=VERIFY_IDENTITY", Then: Full, CA: "ssl-ca|ssl-capath|none", Because: "--ssl-mode=VERIFY_IDENTITY checks chain and host name; it needs a CA and never uses the system's"},
	{When: "ssl-ca", Then: ChainOnly, CA: "ssl-ca", Because: "a CA without --ssl-mode means VERIFY_CA: the chain is checked, the host name is not"},
	{When: "ssl-capath", Then: ChainOnly, CA: "ssl-capath", Because: "a CA folder without --ssl-mode means VERIFY_CA: the chain is checked, the host name is not"},
}

var mysqlDefaultRow = []Row{
	{Then: Opportune, CA: "none", Because: "without --ssl-mode the client prefers TLS and continues in plaintext when the server or an attacker declines it"},
}

// mysql57Rows are the deprecated flags of 5.7, which act in order on the same mode.
var mysql57Rows = orTakenBack("ssl", orTakenBack("ssl-verify-server-cert", slices.Concat([]Row{
	{When: "ssl=false !ssl:null", Then: Off, CA: "none", Ignores: "ssl-ca ssl-capath ssl-verify-server-cert", Overrides: "ssl-mode", Because: "--skip-ssl sets the mode to DISABLED"},
	{When: "ssl-mode=VERIFY_IDENTITY ssl-verify-server-cert=true", Then: Full, CA: "ssl-ca|ssl-capath|none", Because: "--ssl-mode=VERIFY_IDENTITY checks chain and host name"},
	{When: "ssl-mode=VERIFY_IDENTITY ssl-verify-server-cert=false", Then: ChainOnly, CA: "ssl-ca|ssl-capath|none", By: "ssl-verify-server-cert", Overrides: "ssl-mode", Because: "--ssl-verify-server-cert=0 lowers VERIFY_IDENTITY to VERIFY_CA"},
	{When: "ssl-verify-server-cert=true !ssl-verify-server-cert:null", Then: Full, CA: "ssl-ca|ssl-capath|none", Overrides: "ssl-mode", Because: "--ssl-verify-server-cert sets the mode to VERIFY_IDENTITY"},
}, mysqlModeRows, []Row{
	{When: "ssl=true", Then: Unchecked, CA: "none", Because: "--ssl in 5.7 requires TLS and checks no certificate"},
}, mysqlDefaultRow)))

var mysql8Rows = slices.Concat([]Row{
	{When: "ssl", Rejects: "MySQL 8.0 removed --ssl and --skip-ssl in favour of --ssl-mode", By: "ssl"},
	{When: "ssl-verify-server-cert", Rejects: "MySQL 8.0 removed --ssl-verify-server-cert in favour of --ssl-mode=VERIFY_IDENTITY", By: "ssl-verify-server-cert"},
}, mysqlModeRows, mysqlDefaultRow)

// fromSource marks rows as read in the driver's source.
func fromSource(url string, rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		if out[i].Source == "" {
			out[i].Source = url
		}
	}
	return out
}

// mysql-cli is mysql, mysqldump, mysqladmin and the other programs that read MySQL's client options.
var _ = register(func() *Table {
	return &Table{
		ID: "mysql-cli", Title: "the MySQL client", Engine: "mysql", Source: "https://dev.mysql.com/doc/refman/8.0/en/connection-options.html",
		// Dates are those up to which the line below was mended: 5.6 ended with 5.6.51. 5.7 had releases until October 2023,
		// so it has no date here and always counts.
		Releases: []Release{{"5.7.7", "2021-01-20"}, {"5.7.11", "2016-02-05"}},
		Names:    DashScore, Stranger: RejectsStrangers, DefaultHost: fact.Socket, Prepare: mysqlFlags,
		Full: "--ssl-mode=VERIFY_IDENTITY with --ssl-ca=<CA file>",
		Options: []Option{
			{Name: "ssl-mode", Role: Mode, Fold: true, Words: upperWords(mysqlModes...), Values: mysqlModes, Since: "5.7.11"},
			{Name: "ssl", Aliases: []string{"skip-ssl", "disable-ssl", "enable-ssl"}, Role: Mode, Bool: true},
			{Name: "ssl-verify-server-cert", Aliases: []string{"skip-ssl-verify-server-cert", "disable-ssl-verify-server-cert", "enable-ssl-verify-server-cert"}, Role: Mode, Bool: true},
			{Name: "ssl-ca", Role: CA},
			{Name: "ssl-capath", Role: CA},
			{Name: "tls-version", Role: TLSOpt},
			{Name: "ssl-cipher", Role: Cipher},
			{Name: "tls-ciphersuites", Role: Cipher},
			{Name: "ssl-cert"},
			{Name: "ssl-key", Role: Private},
			{Name: "ssl-crl"},
			{Name: "ssl-crlpath"},
			{Name: "ssl-fips-mode"},
			{Name: "tls-sni-servername"},
		},
		Rows: slices.Concat(
			between("", "5.7.7", mysqlOldRows),
			between("5.7.7", "5.7.11", mysqlEarlyRows),
			fromSource(mysqlCLI57, between("5.7.11", "8.0", mysql57Rows)),
			fromSource(mysqlCLI, between("8.0", "", mysql8Rows)),
		),
		TLS: []TLSRow{
			{Option: "tls-version", Form: List, Until: "8.0.28"},
			{Option: "tls-version", Form: List, Drops: "1.2", Since: "8.0.28"},
		},
	}
})
