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
func mariadbOpenRows(rest []Row) []Row {
	return slices.Concat([]Row{
		{When: "ssl-verify-server-cert=true", Then: Full, CA: "ssl-ca|ssl-capath|system", By: "ssl-verify-server-cert", Overrides: "ssl", Because: "--ssl-verify-server-cert requires TLS and checks chain and host name, before or behind --skip-ssl"},
	}, orTakenBack("ssl", slices.Concat([]Row{
		{When: "ssl=false !ssl:null", Then: Off, CA: "none", Ignores: "ssl-ca ssl-capath ssl-verify-server-cert", Because: "--skip-ssl switches TLS off, also behind a CA"},
	}, mariadbCARows, []Row{
		{When: "ssl=true", Then: Opportune, CA: "none", Because: "--ssl asks for TLS and does not require it: the client continues in plaintext when the server or an attacker declines it"},
	}, rest)))
}

// byBuild is TLS if the server likes, with a CA that the program looks at or not, by the library that it was built with.
var byBuild = fact.Posture{Transport: fact.Opportunistic, Chain: fact.CheckUnknown, Host: fact.Unverified}

// anyAuthority is TLS whose name is checked where the certificate is trusted, and nothing where it is not.
var anyAuthority = fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.CheckUnknown}

var mariadbCARows = []Row{
	{When: "ssl-ca", Then: byBuild, CA: "ssl-ca", By: "ssl ssl-ca", Because: "without --ssl-verify-server-cert a CA is checked by builds with OpenSSL alone, as distributions have them, and not by those with GnuTLS, as MariaDB's own are; all continue in plaintext when the server or an attacker declines TLS, --ssl or not"},
	{When: "ssl-capath", Then: byBuild, CA: "ssl-capath", By: "ssl ssl-capath", Because: "without --ssl-verify-server-cert a CA folder is checked by builds with OpenSSL alone, as distributions have them, and not by those with GnuTLS, as MariaDB's own are; all continue in plaintext when the server or an attacker declines TLS, --ssl or not"},
}

// mariadbQuietRows hold until 10.10: nothing written means no TLS.
var mariadbQuietRows = []Row{
	{When: "ssl-cert", Then: Opportune, CA: "none", Because: "a client certificate asks for TLS and does not require it"},
	{When: "ssl-cipher", Then: Opportune, CA: "none", Because: "--ssl-cipher asks for TLS and does not require it"},
	{When: "ssl-crl", Then: Opportune, CA: "none", Because: "--ssl-crl asks for TLS and does not require it"},
	{When: "ssl-crlpath", Then: Opportune, CA: "none", Because: "--ssl-crlpath asks for TLS and does not require it"},
	{When: "ssl-key", Then: Opportune, CA: "none", Because: "a client key asks for TLS and does not require it"},
	{Then: Off, CA: "none", Source: mariadbMDEV, Because: "clients before 10.10 use TLS only when asked for it"},
}

var mariadbPreferRow = []Row{
	{Then: Opportune, CA: "none", Source: mariadbMDEV, Because: "clients from 10.10 until 11.3 try TLS and continue in plaintext when the server or an attacker declines it"},
}

// mariadbVariable is one that the library reads: the clients set what it stands for themselves, so that it does nothing.
const mariadbVariable = "MARIADB_TLS_DISABLE_PEER_VERIFICATION"

// mariadbTrusting is the first release behind the last one that was seen to refuse an authority that it does not know.
const (
	mariadbTrusting = "11.4.6"
	mariadbTrusts   = "without --ssl-ca clients built with OpenSSL require TLS and take a certificate of any authority: only a self-signed one needs the password to vouch for it"
)

// mariadbStrictRows hold since 11.4, whose client verifies unless told otherwise. bare are the rows without a CA.
func mariadbStrictRows(bare []Row) []Row {
	return orTakenBack("ssl", slices.Concat([]Row{
		{When: "ssl=false !ssl:null", Then: Off, CA: "none", Ignores: "ssl-ca ssl-capath ssl-verify-server-cert ssl-fp " + mariadbVariable, Because: "--skip-ssl switches TLS off"},
		{When: "ssl-fp", Then: Full, CA: "inline", Ignores: "ssl-ca ssl-capath", Because: "--ssl-fp pins the server's certificate and requires TLS"},
		{When: "ssl-fplist", Then: Full, CA: "inline", Ignores: "ssl-ca ssl-capath", Because: "--ssl-fplist pins the server's certificate and requires TLS"},
		{When: "ssl-verify-server-cert=false", Then: Opportune, CA: "none", Ignores: "ssl-ca ssl-capath " + mariadbVariable, Because: "with verification off TLS is not required either: the client continues in plaintext when the server or an attacker declines it"},
		{When: "ssl-ca", Then: Full, CA: "ssl-ca", Ignores: mariadbVariable, Because: "clients since 11.4 require TLS and check chain and host name"},
		{When: "ssl-capath", Then: Full, CA: "ssl-capath", Ignores: mariadbVariable, Because: "clients since 11.4 require TLS and check chain and host name"},
	}, bare))
}

// mariadbCheckingRows and mariadbTrustingRows are what is checked where no CA is named.
var (
	mariadbCheckingRows = []Row{
		{When: "ssl-verify-server-cert=true", Then: Full, CA: "system", Ignores: mariadbVariable, Because: "--ssl-verify-server-cert requires TLS and checks chain and host name"},
		{Then: Full, CA: "system", By: "ssl", Ignores: mariadbVariable, Because: "clients since 11.4 require TLS and check chain and host name, or a self-signed certificate that the password vouches for"},
	}
	mariadbTrustingRows = []Row{
		{When: "ssl-verify-server-cert=true", Then: anyAuthority, CA: "none", Ignores: mariadbVariable, Because: mariadbTrusts},
		{Then: anyAuthority, CA: "none", By: "ssl", Ignores: mariadbVariable, Because: mariadbTrusts},
	}
)

// mariadb-cli is mariadb, mariadb-dump and the other programs of MariaDB, also under their old names mysql, mysqldump ….
var _ = register(func() *Table {
	return &Table{
		ID: "mariadb-cli", Title: "the MariaDB client", Engine: "mariadb", Source: mariadbCLI,
		// No dates: 10.6, 10.11 and 11.4 are all still released.
		Names: DashScore, Stranger: RejectsStrangers, DefaultHost: fact.Socket, Prepare: mariadbFlags,
		Full: "--ssl-verify-server-cert with --ssl-ca=<CA file>",
		Options: []Option{
			{Name: "ssl", Aliases: []string{"skip-ssl", "disable-ssl", "enable-ssl"}, Role: Mode, Bool: true},
			{Name: "ssl-verify-server-cert", Aliases: []string{"skip-ssl-verify-server-cert", "disable-ssl-verify-server-cert", "enable-ssl-verify-server-cert"}, Role: Mode, Bool: true},
			{Name: "ssl-ca", Role: CA},
			{Name: "ssl-capath", Role: CA},
			{Name: mariadbVariable, Role: Mode},
			{Name: "ssl-fp", Role: Mode},
			{Name: "ssl-fplist", Role: Mode},
			{Name: "tls-version", Role: TLSOpt, Since: "10.4.6"},
			{Name: "ssl-cipher", Role: Cipher},
			{Name: "ssl-cert"},
			{Name: "ssl-key", Role: Private},
			{Name: "ssl-crl"},
			{Name: "ssl-crlpath"},
		},
		Rows: slices.Concat(
			between("", "11.4", []Row{
				{When: "ssl-fp", Rejects: "clients before 11.4 do not know --ssl-fp"},
				{When: "ssl-fplist", Rejects: "clients before 11.4 do not know --ssl-fplist"},
			}),
			between("", "10.10", slices.DeleteFunc(mariadbOpenRows(mariadbQuietRows), func(r Row) bool {
				return r.When == "ssl:null" // what takes --skip-ssl back asks for TLS itself
			})),
			between("10.10", "11.4", mariadbOpenRows(mariadbPreferRow)),
			fromSource(mariadbAuth, between("11.4", mariadbTrusting, mariadbStrictRows(mariadbCheckingRows))),
			fromSource(mariadbAuth, between(mariadbTrusting, "", mariadbStrictRows(mariadbTrustingRows))),
		),
		TLS: []TLSRow{{Option: "tls-version", Form: List}},
	}
})
