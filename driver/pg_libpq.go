package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	libpqSSL     = "https://www.postgresql.org/docs/current/libpq-ssl.html"
	libpqConnect = "postgres/postgres:src/interfaces/libpq/fe-connect.c"
)

// libpqOptions are the keywords of libpq that decide on TLS, with their environment names.
var libpqOptions = []Option{
	{Name: "sslmode", Aliases: []string{"PGSSLMODE"}, Role: Mode, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
	{Name: "requiressl", Aliases: []string{"PGREQUIRESSL"}, Role: Mode},
	{Name: "sslrootcert", Aliases: []string{"PGSSLROOTCERT"}, Role: CA},
	{Name: "sslnegotiation", Aliases: []string{"PGSSLNEGOTIATION"}, Role: Mode, Values: []string{"postgres", "direct"}},
	{Name: "ssl_min_protocol_version", Aliases: []string{"PGSSLMINPROTOCOLVERSION"}, Role: TLSOpt, Values: []string{"TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"}},
	{Name: "ssl_max_protocol_version", Aliases: []string{"PGSSLMAXPROTOCOLVERSION"}, Role: TLSOpt},
	{Name: schemeOption, Fold: true},
	{Name: "ssl", Role: Mode, Values: []string{"true"}, In: inDSN}, // a word of URIs, and no keyword
	{Name: "sslcert", Aliases: []string{"PGSSLCERT"}},
	{Name: "sslkey", Aliases: []string{"PGSSLKEY"}, Role: Private},
	{Name: "sslcrl", Aliases: []string{"PGSSLCRL"}},
	{Name: "sslcrldir"},
	{Name: "sslsni"},
	{Name: "sslpassword", Role: Private},
	{Name: "channel_binding"},
	{Name: "gssencmode"},
	{Name: "service", Aliases: []string{"PGSERVICE"}},
	{Name: "sslcompression"},
	{Name: "sslcertmode"},
}

// libpqRows are what libpq does, and every wrapper that hands its options through.
var libpqRows = []Row{
	{When: "sslnegotiation@dsn", Rejects: "libpq knows sslnegotiation from 17 on", Until: "17", Source: libpqConnect},
	{When: "sslnegotiation@call", Rejects: "libpq knows sslnegotiation from 17 on", Until: "17", Source: libpqConnect},
	{When: "sslnegotiation=direct sslmode=disable|allow|prefer", Rejects: directNeeds, By: "sslnegotiation", Since: "17", Source: libpqConnect},
	{When: "ssl=true !scheme", Rejects: noSSLWord, Source: libpqConnect},
	{When: "ssl=true scheme!=postgres|postgresql", Rejects: noSSLWord, Source: libpqConnect},
	{When: "service sslmode@env", Then: Undecided, CA: "unknown", By: "service", Source: libpqConnect, Because: "the service file outweighs PGSSLMODE, and it is not read here"},
	{When: "sslrootcert=system sslmode=disable", Rejects: "sslrootcert=system is refused together with a weaker sslmode than verify-full", By: "sslmode", Since: "16"},
	{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslrootcert", Because: "sslmode=disable never uses TLS"},
	{When: "sslrootcert=system !sslmode", Then: Full, CA: "system", By: "sslrootcert", Since: "16", Because: "sslrootcert=system raises the default sslmode to verify-full since libpq 16"},
	{When: "sslrootcert=system sslmode=allow|prefer|require|verify-ca", Rejects: "sslrootcert=system is refused together with a weaker sslmode than verify-full", By: "sslmode", Since: "16"},
	{When: "sslrootcert=system sslmode=verify-full", Then: Full, CA: "system", By: "sslmode", Since: "16", Because: "sslmode=verify-full checks chain and host name, with sslrootcert=system against the system's store"},
	{When: "sslrootcert=system sslmode=verify-ca|verify-full", Rejects: "libpq before 16 looks for a file named system and finds none", By: "sslrootcert", Until: "16"},
	{When: "sslrootcert=system !sslmode", Then: Opportune, CA: "none", By: "-", Until: "16", Ignores: "sslrootcert", Because: "libpq before 16 looks for a file named system, finds none and verifies nothing"},
	{When: "sslrootcert=system sslmode=allow", Then: PlainFirst, CA: "none", By: "sslmode", Until: "16", Ignores: "sslrootcert", Because: "libpq before 16 looks for a file named system, finds none and verifies nothing"},
	{When: "sslrootcert=system sslmode=prefer", Then: Opportune, CA: "none", By: "sslmode", Until: "16", Ignores: "sslrootcert", Because: "libpq before 16 looks for a file named system, finds none and verifies nothing"},
	{When: "sslrootcert=system sslmode=require", Then: Unchecked, CA: "none", By: "sslmode", Until: "16", Ignores: "sslrootcert", Because: "libpq before 16 looks for a file named system, finds none and verifies nothing"},
	{When: "sslmode=allow", Then: PlainFirst, CA: "sslrootcert|none", Because: "sslmode=allow tries plaintext first and uses TLS only if the server insists"},
	{When: "sslmode=prefer sslrootcert", Then: OpportuneCA, CA: "sslrootcert", Because: "sslmode=prefer retries in plaintext when the certificate check fails, so the CA file protects nothing"},
	{When: "sslmode=prefer", Then: Opportune, CA: "none", Because: "sslmode=prefer continues in plaintext when the server or an attacker declines TLS"},
	{When: "sslmode=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", Because: "libpq treats sslmode=require with a CA file as verify-ca: the chain is checked, the host name is not; if the file is missing at run time nothing is verified"},
	{When: "sslmode=require", Then: Unchecked, CA: "none", Because: "sslmode=require encrypts and checks no certificate"},
	{When: "sslmode=verify-ca", Then: ChainOnly, CA: "sslrootcert|none", Because: "sslmode=verify-ca checks the chain but not the host name"},
	{When: "sslmode=verify-full", Then: Full, CA: "sslrootcert|none", Because: "sslmode=verify-full checks chain and host name"},
	{When: "service", Then: Undecided, CA: "unknown", Because: "without sslmode the service file decides, which is not read here"},
	{When: "sslnegotiation=direct", Rejects: directNeeds, Since: "17", Source: libpqConnect},
	{When: "sslrootcert", Then: OpportuneCA, CA: "sslrootcert", By: "-", Because: "without sslmode libpq uses prefer: when the certificate check fails it reconnects in plaintext, so the CA file protects nothing"},
	{Then: Opportune, CA: "none", Because: "without sslmode libpq uses prefer: it continues in plaintext when the server or an attacker declines TLS"},
}

// noSSLWord is why libpq refuses ssl outside of its URIs; SQLAlchemy and other layers make a keyword of the URL's word.
const noSSLWord = "libpq knows ssl=true in postgresql:// URIs only, and no keyword of that name"

// directNeeds is why libpq refuses direct negotiation: it must not end in plaintext on a server that does not know it.
const directNeeds = "sslnegotiation=direct is refused without sslmode=require, verify-ca or verify-full"

var libpqTLS = []TLSRow{{Option: "ssl_min_protocol_version", Form: Floor}, {Option: "ssl_max_protocol_version", Form: Only}}

const libpqFull = "sslmode=verify-full with sslrootcert=<CA file>"

var libpqReleases = []Release{{"16", "2023-09-14"}, {"17", "2024-09-26"}}

// psycopg2 hands DSN and keyword arguments to libpq unchanged.
var _ = register(func() *Table {
	return &Table{
		ID: "psycopg2", Title: "psycopg2", Engine: "postgresql", Source: libpqSSL,
		Packages: []Package{{"pypi", "psycopg2"}, {"pypi", "psycopg2-binary"}}, Wrappers: []Package{{"pypi", "aiopg"}},
		Unversioned: true, Releases: libpqReleases, // the wheel brings a libpq with a version of its own
		DefaultOf: []string{"sqlalchemy postgresql", "sqlalchemy postgres", "sqlmodel postgresql", "playhouse postgres", "playhouse postgresql", "playhouse postgres+pool", "playhouse postgresql+pool"},
		Schemes: []setting.Scheme{
			{Name: "postgresql+psycopg2", Engine: "postgresql", Certain: true},
			{Name: "postgres", Engine: "postgresql"},
			{Name: "postgresql", Engine: "postgresql"},
		},
		Grammars: []string{"libpq"},
		Openers: slices.Concat([]setting.Opener{
			{Language: "python", Callee: "psycopg2.connect", Args: psycopgArgs, Keywords: true},
			{Language: "python", Callee: "psycopg2.pool.SimpleConnectionPool", Args: psycopgPoolArgs, Keywords: true},
			{Language: "python", Callee: "psycopg2.pool.ThreadedConnectionPool", Args: psycopgPoolArgs, Keywords: true},
			{Language: "python", Callee: "psycopg2.pool.PersistentConnectionPool", Args: psycopgPoolArgs, Keywords: true},
		}, pythonOpeners(psycopgArgs, "aiopg.connect", "aiopg.create_pool", "aiopg.sa.create_engine", "aiopg.pool.create_pool"), djangoPostgres(), sqlalchemyURLs("postgresql", "postgres", "postgresql+psycopg2")),
		Stranger: RejectsStrangers, Repeat: LastWins, ChecksLast: true, Prepare: psycopgNames,
		Options: libpqOptions, Rows: libpqRows, TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
	}
})

// psycopgNames are those of a SQLAlchemy URL's query, then libpq's.
func psycopgNames(options []setting.Option) []setting.Option { return libpqWords(fromQuery(options)) }

// djangoPostgres are entries of Django's DATABASES on PostgreSQL, which psycopg2 and psycopg 3 both serve.
func djangoPostgres() []setting.Opener {
	out := djangoOpeners("django.db.backends.postgresql", "sentry.db.postgres", "django.db.backends.postgresql_psycopg2", "django.contrib.gis.db.backends.postgis",
		"django_prometheus.db.backends.postgresql", "django_prometheus.db.backends.postgis", "dj_db_conn_pool.backends.postgresql", "django_db_geventpool.backends.postgresql_psycopg2",
		"psqlextra.backend", "django_tenants.postgresql_backend")
	loose := djangoOpeners()[0] // an application's own setting, which becomes an entry of DATABASES later
	loose.Callee, loose.Engine = anyObject, "postgresql"
	loose.Select = holding("NAME", "HOST", "OPTIONS.sslmode")
	out = append(out, loose)
	for i := range out {
		out[i].Drivers = []string{"psycopg2", "psycopg"}
	}
	return out
}

var psycopgArgs = []setting.Arg{
	{Position: 0, Keyword: "dsn", Role: setting.DSN},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
}

var psycopgPoolArgs = []setting.Arg{
	{Position: 2, Keyword: "dsn", Role: setting.DSN},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
}
