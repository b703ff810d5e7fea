package driver

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	pgbouncerConfig = "pgbouncer/pgbouncer:doc/config.md"
	pgbouncerServer = "pgbouncer/pgbouncer:src/server.c"
	pgbouncerTLS    = "pgbouncer/pgbouncer:src/sbuf.c"
	pgpoolSSL       = "pgpool/pgpool2:src/utils/pool_ssl.c"
)

// pgbouncer is a client of the servers in its [databases]; one mode holds for all of them. Sockets never get TLS. The CA
// file is read with every mode, and used with the two that verify.
var _ = register(func() *Table {
	return &Table{
		ID: "pgbouncer", Title: "PgBouncer", Engine: "postgresql", Source: pgbouncerConfig,
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.HostUnknown,
		Full: "server_tls_sslmode = verify-full with server_tls_ca_file = <CA file>",
		Options: []Option{
			{Name: "server_tls_sslmode", Aliases: []string{"SERVER_TLS_SSLMODE", "PGBOUNCER_SERVER_TLS_SSLMODE"}, Role: Mode, Fold: true, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
			{Name: "server_tls_ca_file", Aliases: []string{"SERVER_TLS_CA_FILE", "PGBOUNCER_SERVER_TLS_CA_FILE"}, Role: CA},
			{Name: "server_tls_protocols", Aliases: []string{"SERVER_TLS_PROTOCOLS", "PGBOUNCER_SERVER_TLS_PROTOCOLS"}, Role: TLSOpt},
			{Name: "server_tls_ciphers", Aliases: []string{"SERVER_TLS_CIPHERS"}, Role: Cipher},
			{Name: "server_tls_cert_file"},
			{Name: "server_tls_key_file", Role: Private},
			{Name: "sslmode"}, // in an entry of [databases], where PgBouncer refuses to start
		},
		Rows: []Row{
			{When: "sslmode", Rejects: "an entry of [databases] takes no sslmode: PgBouncer refuses the line; server_tls_sslmode holds for all", Source: "pgbouncer/pgbouncer:src/loader.c"},
			{When: "server_tls_sslmode=disable", Then: Off, CA: "none", Ignores: "server_tls_ca_file", Because: "server_tls_sslmode=disable never asks the server for TLS"},
			{When: "server_tls_sslmode=allow", Then: Opportune, CA: "none", Ignores: "server_tls_ca_file", Source: pgbouncerServer, Because: "server_tls_sslmode=allow does what prefer does: plaintext where the server declines TLS, and no certificate is checked"},
			{When: "server_tls_sslmode=prefer", Then: Opportune, CA: "none", Ignores: "server_tls_ca_file", Source: pgbouncerServer, Because: "server_tls_sslmode=prefer continues in plaintext when the server or an attacker declines TLS, and checks no certificate"},
			{When: "server_tls_sslmode=require", Then: Unchecked, CA: "none", Ignores: "server_tls_ca_file", Source: pgbouncerTLS, Because: "server_tls_sslmode=require encrypts and checks no certificate, even with server_tls_ca_file"},
			{When: "server_tls_sslmode=verify-ca", Then: ChainOnly, CA: "server_tls_ca_file|system", Source: pgbouncerTLS, Because: "server_tls_sslmode=verify-ca checks the chain but not the host name"},
			{When: "server_tls_sslmode=verify-full", Then: Full, CA: "server_tls_ca_file|system", Source: pgbouncerTLS, Because: "server_tls_sslmode=verify-full checks chain and host name"},
			{Then: Off, CA: "none", Until: "1.20.0", Ignores: "server_tls_ca_file", Source: "pgbouncer/pgbouncer:NEWS.md", Because: "before 1.20.0 server_tls_sslmode defaults to disable: PgBouncer never asks the server for TLS"},
			{Then: Opportune, CA: "none", Since: "1.20.0", Ignores: "server_tls_ca_file", Source: "pgbouncer/pgbouncer:NEWS.md", Because: "server_tls_sslmode defaults to prefer since 1.20.0: PgBouncer continues in plaintext when the server or an attacker declines TLS"},
		},
		TLS:      []TLSRow{{Option: "server_tls_protocols", Form: List}},
		Releases: []Release{{"1.20.0", "2023-07-20"}},
		Prepare:  pgbouncerProtocols,
	}
})

// pgbouncerShortcuts are the words that stand for several versions.
var pgbouncerShortcuts = map[string]string{"all": "tlsv1.0,tlsv1.1,tlsv1.2,tlsv1.3", "legacy": "tlsv1.0,tlsv1.1,tlsv1.2,tlsv1.3"}

// pgbouncerProtocols spells the shortcuts out.
func pgbouncerProtocols(options []setting.Option) []setting.Option {
	return spelledOut(options, "server_tls_protocols", pgbouncerShortcuts)
}

// pgpool uses one switch for both of its sides. Towards the servers it goes on in plaintext where they offer no TLS.
var _ = register(func() *Table {
	return &Table{
		ID: "pgpool", Title: "Pgpool-II", Engine: "postgresql", Source: pgpoolSSL,
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.HostUnknown,
		Full: "ssl = on with ssl_ca_cert = <CA file>, on servers that refuse plaintext; Pgpool-II cannot insist on TLS itself",
		Options: []Option{
			{Name: "ssl", Role: Mode, Bool: true, Fold: true},
			{Name: "ssl_ca_cert", Role: CA},
			{Name: "ssl_ca_cert_dir", Role: CA},
			{Name: "ssl_ciphers"}, // of the listener
			{Name: "ssl_cert"},
			{Name: "ssl_key", Role: Private},
		},
		Rows: []Row{
			{When: "ssl=true ssl_ca_cert", Then: OpportuneCA, CA: "ssl_ca_cert", By: "ssl", Because: "with ssl_ca_cert the chain is checked where the server offers TLS; where it offers none, Pgpool-II goes on in plaintext"},
			{When: "ssl=true ssl_ca_cert_dir", Then: OpportuneCA, CA: "ssl_ca_cert_dir", By: "ssl", Because: "with ssl_ca_cert_dir the chain is checked where the server offers TLS; where it offers none, Pgpool-II goes on in plaintext"},
			{When: "ssl=true", Then: Opportune, CA: "none", Because: "Pgpool-II goes on in plaintext where the server offers no TLS, and checks no certificate without ssl_ca_cert"},
			{When: "ssl=false", Then: Off, CA: "none", Ignores: "ssl_ca_cert ssl_ca_cert_dir", Because: "ssl = off: Pgpool-II never asks its servers for TLS"},
			{When: "ssl", Then: Undecided, CA: "unknown", Because: "whether ssl is on is not known here"},
			{Then: Off, CA: "none", Ignores: "ssl_ca_cert ssl_ca_cert_dir", Because: "ssl is off by default: Pgpool-II never asks its servers for TLS"},
		},
	}
})
