package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
)

const (
	mariadbCLI  = "MariaDB/server:include/sslopt-case.h"
	mariadbAuth = "mariadb-corporation/mariadb-connector-c:plugins/auth/my_auth.c"
	mariadbMDEV = "https://jira.mariadb.org/browse/MDEV-27105"
)

// mariadbOpenRows hold until 11.4: TLS without --ssl-verify-server-cert is never enforced.
var mariadbOpenRows = []Row{
	{When: "ssl=false !ssl:null", Then: Off, CA: "none", Ignores: "ssl-ca ssl-capath ssl-verify-server-cert ssl-fp", Because: "--skip-ssl switches TLS off, also behind a CA"},
	{When: "ssl-fp", Then: Full, CA: "inline", Ignores: "ssl-ca ssl-capath", Source: mariadbAuth, Because: "--ssl-fp pins the server's certificate and requires TLS"},
	{When: "ssl-fplist", Then: Full, CA: "inline", Ignores: "ssl-ca ssl-capath", Source: mariadbAuth, Because: "--ssl-fplist pins the server's certificate and requires TLS"},
	{When: "ssl-verify-server-cert=true", Then: Full, CA: "ssl-ca|ssl-capath|system", Because: "--ssl-verify-server-cert requires TLS and checks chain and host name"},
	{When: "ssl-ca", Then: OpportuneCA, CA: "ssl-ca", By: "ssl ssl-ca", Because: "without --ssl-verify-server-cert a CA is checked only if there is TLS: the client continues in plaintext when the server or an attacker declines it, --ssl or not"},
	{When: "ssl-capath", Then: OpportuneCA, CA: "ssl-capath", By: "ssl ssl-capath", Because: "without --ssl-verify-server-cert a CA is checked only if there is TLS: the client continues in plaintext when the server or an attacker declines it, --ssl or not"},
	{When: "ssl=true", Then: Opportune, CA: "none", Because: "--ssl asks for TLS and does not require it: the client continues in plaintext when the server or an attacker declines it"},
}

// mariadbQuietRows hold until 10.10: nothing written means no TLS.
var mariadbQuietRows = []Row{
	{When: "ssl-cert", Then: Opportune, CA: "none", Because: "a client certificate asks for TLS and does not require it"},
	{When: "ssl-key", Then: Opportune, CA: "none", Because: "a client key asks for TLS and does not require it"},
	{When: "ssl-cipher", Then: Opportune, CA: "none", Because: "--ssl-cipher asks for TLS and does not require it"},
	{When: "ssl-crl", Then: Opportune, CA: "none", Because: "--ssl-crl asks for TLS and does not require it"},
	{Then: Off, CA: "none", Source: mariadbMDEV, Because: "clients before 10.10 use TLS only when asked for it"},
}

var mariadbPreferRow = []Row{
	{Then: Opportune, CA: "none", Source: mariadbMDEV, Because: "clients from 10.10 until 11.3 try TLS and continue in plaintext when the server or an attacker declines it"},
}

// mariadbStrictRows hold since 11.4, whose client verifies unless told otherwise.
var mariadbStrictRows = []Row{
	{When: "ssl=false !ssl:null", Then: Off, CA: "none", Ignores: "ssl-ca ssl-capath ssl-verify-server-cert ssl-fp", Because: "--skip-ssl switches TLS off"},
	{When: "ssl-fp", Then: Full, CA: "inline", Ignores: "ssl-ca ssl-capath", Because: "--ssl-fp pins the server's certificate and requires TLS"},
	{When: "ssl-fplist", Then: Full, CA: "inline", Ignores: "ssl-ca ssl-capath", Because: "--ssl-fplist pins the server's certificate and requires TLS"},
	{When: "MARIADB_TLS_DISABLE_PEER_VERIFICATION", Then: Opportune, CA: "none", Ignores: "ssl-ca ssl-capath ssl-verify-server-cert", Because: "the variable MARIADB_TLS_DISABLE_PEER_VERIFICATION switches verification off, and with it the demand for TLS"},
	{When: "ssl-verify-server-cert=false", Then: Opportune, CA: "none", Ignores: "ssl-ca ssl-capath", Because: "with verification off TLS is not required either: the client continues in plaintext when the server or an attacker declines it"},
	{When: "ssl-ca", Then: Full, CA: "ssl-ca", Because: "clients since 11.4 require TLS and check chain and host name"},
	{When: "ssl-capath", Then: Full, CA: "ssl-capath", Because: "clients since 11.4 require TLS and check chain and host name"},
	{When: "ssl-verify-server-cert=true", Then: Full, CA: "system", Because: "--ssl-verify-server-cert requires TLS and checks chain and host name"},
	{Then: Full, CA: "system", By: "ssl", Because: "clients since 11.4 require TLS and check chain and host name, or a self-signed certificate that the password vouches for"},
}

// mariadb-cli is mariadb, mariadb-dump and the other programs of MariaDB, also under their old names mysql, mysqldump ….
var _ = register(&Table{
	ID: "mariadb-cli", Title: "the MariaDB client", Engine: "mariadb", Source: mariadbCLI,
	// No dates: 10.6, 10.11 and 11.4 are all still released.
	Names: DashScore, Stranger: RejectsStrangers, DefaultHost: fact.Socket, Prepare: mariadbFlags,
	Full: "--ssl-verify-server-cert with --ssl-ca=<CA file>",
	Options: []Option{
		{Name: "ssl", Aliases: []string{"skip-ssl", "disable-ssl", "enable-ssl"}, Role: Mode, Bool: true},
		{Name: "ssl-verify-server-cert", Aliases: []string{"skip-ssl-verify-server-cert", "disable-ssl-verify-server-cert", "enable-ssl-verify-server-cert"}, Role: Mode, Bool: true},
		{Name: "ssl-ca", Role: CA},
		{Name: "ssl-capath", Role: CA},
		{Name: "MARIADB_TLS_DISABLE_PEER_VERIFICATION", Role: Mode},
		{Name: "ssl-fp", Role: Mode},
		{Name: "ssl-fplist", Role: Mode},
		{Name: "tls-version", Role: TLSOpt},
		{Name: "ssl-cipher", Role: Cipher},
		{Name: "ssl-cert"},
		{Name: "ssl-key", Role: Private},
		{Name: "ssl-crl"},
		{Name: "ssl-crlpath"},
	},
	Rows: slices.Concat(
		fromSource("", between("", "10.10", orTakenBack("ssl", slices.Concat(mariadbOpenRows, mariadbQuietRows)))),
		between("10.10", "11.4", orTakenBack("ssl", slices.Concat(mariadbOpenRows, mariadbPreferRow))),
		fromSource(mariadbAuth, between("11.4", "", orTakenBack("ssl", mariadbStrictRows))),
	),
	TLS: []TLSRow{{Option: "tls-version", Form: List}},
})
