package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	tokioPostgres = "sfackler/rust-postgres:tokio-postgres/src/connect_tls.rs"
	tokioConfig   = "sfackler/rust-postgres:tokio-postgres/src/config.rs"
	dieselAsyncPG = "weiznich/diesel_async:src/pg/mod.rs"
	preferGoesOn  = "without sslmode=require the driver continues in plaintext when the server or an attacker declines TLS"
)

// tokioConnector are the names under which the connector is given: the argument of connect, or of a method.
var tokioConnector = map[string]string{"connect": "connector", "create_pool.1": "connector", "builder": "connector", "ssl_mode": "sslmode", "ssl_negotiation": "sslnegotiation"}

func tokioNames(options []setting.Option) []setting.Option {
	return renamedBelow(withoutNull(options), tokioConnector)
}

// tokio-postgres, and its blocking front postgres: the connector decides on what is checked, sslmode on whether TLS is
// required.
var _ = register(func() *Table {
	return &Table{
		ID: "tokio-postgres", Title: "tokio-postgres", Engine: "postgresql", Source: tokioPostgres,
		Packages: []Package{{"cargo", "tokio-postgres"}, {"cargo", "postgres"}},
		Wrappers: []Package{{"cargo", "deadpool-postgres"}, {"cargo", "bb8-postgres"}, {"cargo", "r2d2_postgres"}},
		Schemes:  schemes("postgresql", "postgres", "postgresql"), Grammars: []string{"libpq"}, ByManifest: true, Unversioned: true,
		Openers: tokioOpeners(), Names: Exact, Stranger: RejectsStrangers, Prepare: tokioNames, DefaultHost: fact.Socket,
		Full: "sslmode=require with a connector that checks certificates, such as a native_tls::TlsConnector with add_root_certificate",
		Options: append([]Option{
			{Name: "sslmode", Role: Mode, Values: []string{"disable", "prefer", "require"}, Words: map[string]string{"Disable": "disable", "Prefer": "prefer", "Require": "require"}, Source: tokioConfig},
			{Name: "sslnegotiation", Words: map[string]string{"Postgres": "postgres", "Direct": "direct"}, Values: []string{"postgres", "direct"}, Source: tokioConfig},
			{Name: "channel_binding"},
			{Name: "connector"}, // no mode: who writes one leaves it to a URL whether TLS is required
		}, rustTLSOptions("connector")...),
		Rows: slices.Concat(
			[]Row{
				{When: "sslmode=disable", Then: Off, CA: "none", Because: "sslmode=disable never uses TLS"},
				{When: "connector=NoTls sslmode=require", Rejects: "sslmode=require with NoTls is refused: there is nothing that could speak TLS", By: "sslmode"},
			},
			below("connector", "sslmode=require", rustTLSTable),
			[]Row{
				{When: "sslmode=require connector!=NoTls", Then: ByCode, CA: "unknown", By: "sslmode", Because: "TLS is required; what is checked is up to the connector, which is not read here"},
				{When: "sslmode=require !connector", Then: ByCode, CA: "unknown", By: "sslmode", Because: "TLS is required; what is checked is up to the connector, which is not read here"},
				{When: "connector=NoTls", Then: Off, CA: "none", By: "connector", Because: "NoTls never uses TLS, which sslmode=prefer, the default, accepts"},
			},
			fallingBackBy("sslmode connector.danger_accept_invalid_certs connector.set_verify", preferGoesOn, below("connector", "", rustTLSTable)),
			[]Row{
				{When: "sslmode=prefer", Then: unseenTLS, CA: "unknown", Because: preferGoesOn},
				{Then: unseenTLS, CA: "unknown", By: "-", Because: preferGoesOn + ", and with NoTls it never uses TLS"},
			},
		),
		TLS: rustTLSVersions("connector"),
	}
})

func tokioOpeners() []setting.Opener {
	connector := setting.Arg{Position: 1, Role: setting.OptionArg, Name: "connector"}
	opened := []setting.Arg{{Position: 0, Role: setting.DSN}, connector}
	host := []setting.Arg{
		{Position: -1, Keyword: "host", Role: setting.Host},
		{Position: -1, Keyword: "port", Role: setting.Port},
		{Position: -1, Keyword: "user", Role: setting.Skip},
		{Position: -1, Keyword: "password", Role: setting.Secret},
	}
	pool := append(slices.Clone(host), setting.Arg{Position: -1, Keyword: "url", Role: setting.DSN})
	configs := []string{"tokio_postgres", "postgres", "tokio_postgres.config", "postgres.config", "r2d2_postgres.postgres", "bb8_postgres.tokio_postgres", "deadpool_postgres.tokio_postgres"}
	return slices.Concat(
		rustOpeners(opened, "tokio_postgres.connect", "postgres.Client.connect", "deadpool_postgres.tokio_postgres.connect",
			"r2d2_postgres.PostgresConnectionManager.new", "bb8_postgres.PostgresConnectionManager.new", "bb8_postgres.PostgresConnectionManager.new_from_stringlike",
			"deadpool_postgres.Manager.new", "deadpool_postgres.Manager.from_config"),
		rustBuilders(append(slices.Clone(host), setting.Arg{Position: 0, Role: setting.DSN}), paths("Config.from_str", configs...)...),
		rustBuilders(host, paths("Config.new", configs...)...),
		rustBuilders(pool, "deadpool_postgres.Config.new", "deadpool_postgres.Config.default"),
		rustStructs(pool, "deadpool_postgres.Config"),
	)
}

// Diesel hands its URL to libpq.
var _ = register(func() *Table {
	return &Table{
		ID: "diesel-postgres", Title: "Diesel on PostgreSQL", Engine: "postgresql", Source: libpqSSL,
		Packages: []Package{{"cargo", "diesel"}}, Unversioned: true, Releases: libpqReleases, // libpq has a version of its own
		Schemes: schemes("postgresql", "postgres", "postgresql"), Grammars: []string{"libpq"}, ByManifest: true,
		Openers: slices.Concat(
			rustOpeners(rustURL, paths("PgConnection.establish", "diesel", "diesel.pg", "diesel.prelude")...),
			typed(rustOpeners(rustURL, dieselManagers...), "PgConnection"),
		),
		Stranger: RejectsStrangers, Repeat: LastWins, Prepare: libpqWords,
		Options: libpqOptions, Rows: withoutCalls(libpqRows), TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
	}
})

// withoutCalls leaves out what only a driver can meet that takes options outside of its connection string.
func withoutCalls(rows []Row) []Row {
	return slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return strings.Contains(r.When, "@call") })
}

// dieselManagers open connections for pools; their type argument tells the database.
var dieselManagers = []string{"diesel.r2d2.ConnectionManager.new", "r2d2_diesel.ConnectionManager.new"}

// diesel-async connects with NoTls unless the program makes the connection itself.
var _ = register(func() *Table {
	return &Table{
		ID: "diesel-async-postgres", Title: "diesel-async on PostgreSQL", Engine: "postgresql", Source: dieselAsyncPG,
		Packages: []Package{{"cargo", "diesel-async"}}, Unversioned: true,
		Schemes: schemes("postgresql", "postgres", "postgresql"), Grammars: []string{"libpq"}, ByManifest: true,
		Openers: slices.Concat(
			rustOpeners(rustURL, paths("AsyncPgConnection.establish", "diesel_async", "diesel_async.pg")...),
			typed(rustOpeners(rustURL, dieselAsyncManagers...), "AsyncPgConnection"),
		),
		Names: Exact, Stranger: RejectsStrangers, DefaultHost: fact.Socket,
		Full: "a custom_setup that connects with a tokio-postgres connector and sslmode=require",
		Options: []Option{
			{Name: "sslmode", Role: Mode, Values: []string{"disable", "prefer", "require"}, Source: tokioConfig},
			{Name: "sslnegotiation", Values: []string{"postgres", "direct"}, Source: tokioConfig},
			{Name: "channel_binding"},
		},
		Rows: []Row{
			{When: "sslmode=require", Rejects: "diesel-async connects with NoTls, which refuses sslmode=require"},
			{When: "sslmode=disable", Then: Off, CA: "none", Because: "sslmode=disable never uses TLS"},
			{When: "sslmode=prefer", Then: Off, CA: "none", Because: "diesel-async connects with NoTls, so that sslmode=prefer never uses TLS"},
			{Then: Off, CA: "none", Because: "diesel-async connects with NoTls unless a custom_setup does otherwise"},
		},
	}
})

var dieselAsyncManagers = []string{
	"diesel_async.pooled_connection.AsyncDieselConnectionManager.new", "diesel_async.AsyncDieselConnectionManager.new",
}
