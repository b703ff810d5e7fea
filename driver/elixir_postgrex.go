package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	postgrexSource = "elixir-ecto/postgrex:lib/postgrex/protocol.ex"
	myxqlSource    = "elixir-ecto/myxql:lib/myxql/client.ex"
	ectoURL        = "elixir-ecto/ecto:lib/ecto/repo/supervisor.ex"
	erlangSSL      = "https://www.erlang.org/doc/apps/ssl/ssl.html"
)

// erlangAnchors are the options of Erlang's ssl that name authorities.
const erlangAnchors = "%.cacertfile|%.cacerts"

// erlangWords are atoms as they are written.
var erlangWords = map[string]string{
	":verify_none": "verify_none", ":verify_peer": "verify_peer", ":disable": "disable",
}

// erlangOptions are the members of the keyword list of Erlang's ssl below prefix.
func erlangOptions(prefix string) []Option {
	return members(prefix, []Option{
		{Name: "verify", Role: Mode, Words: erlangWords},
		{Name: "server_name_indication", Role: Mode, Words: erlangWords},
		{Name: "customize_hostname_check"},
		{Name: "verify_fun", Role: Mode},
		{Name: "cacertfile", Role: CA},
		{Name: "cacerts", Role: CA},
		{Name: "versions", Role: TLSOpt},
		{Name: "ciphers", Role: Cipher},
		{Name: "certfile"},
		{Name: "keyfile", Role: Private},
	})
}

// erlangWritten are what a keyword list says by itself; the driver sets the server's name.
func erlangWritten(prefix string) []Row {
	return below(prefix, "", []Row{
		{When: "%.verify=verify_none", Then: Unchecked, CA: "none", Ignores: "%.cacertfile %.cacerts %.server_name_indication", Source: erlangSSL, Because: "verify: :verify_none accepts every certificate"},
		{When: "%.verify_fun", Then: ByCode, CA: erlangAnchors + "|unknown", Source: erlangSSL, Because: "the certificate is left to verify_fun"},
		{When: "%.verify=verify_peer %.server_name_indication=disable", Then: ChainOnly, CA: erlangAnchors + "|none", By: "%.server_name_indication", Source: erlangSSL, Because: "server_name_indication: :disable leaves the host name unchecked"},
		{When: "%.verify=verify_peer", Then: Full, CA: erlangAnchors + "|none", Source: erlangSSL, Because: "verify: :verify_peer checks chain and host name"},
		{When: "%.verify", Then: ByCode, CA: "unknown", Source: erlangSSL, Because: "what is checked is not known here"},
	})
}

// erlangMerged are what a keyword list says that the driver merges over defaults of its own which verify.
func erlangMerged() []Row {
	return slices.Concat(erlangWritten("ssl"), below("ssl", "", []Row{
		{When: "%:object %.server_name_indication=disable", Then: ChainOnly, CA: erlangAnchors + "|none", By: "%.server_name_indication", Because: "server_name_indication: :disable leaves the host name unchecked"},
		{When: "%:object", Then: Full, CA: erlangAnchors + "|none", Because: "a list is merged over verify: :verify_peer and a check of the host name; it needs a CA"},
	}))
}

// erlangRaw are what ssl: true does where the list in ssl_opts is handed on as it is.
func erlangRaw(because string) []Row {
	return slices.Concat(
		below("", "ssl=true", erlangWritten("ssl_opts")),
		[]Row{
			{When: "ssl=true ssl_opts:symbol", Then: ByCode, CA: "unknown", By: "ssl_opts", Because: "the ssl_opts are made by code that is not read here"},
			{When: "ssl=true", Then: Unchecked, CA: "none", Ignores: "ssl_opts.cacertfile ssl_opts.cacerts", Because: because},
			{When: "ssl=false", Then: Off, CA: "none", Ignores: "ssl_opts.verify ssl_opts.cacertfile ssl_opts.cacerts", Because: "ssl: false never uses TLS"},
		},
	)
}

// ectoLayers: Ecto merges the URL over the config, except that a list of TLS options beats ssl=true in the URL.
var ectoLayers = []setting.Layer{setting.InDSN, setting.InCall, setting.InFile, setting.InEnv}

// listBeatsURL drops ssl=true of the URL where the config holds a list.
func listBeatsURL(options []setting.Option) []setting.Option {
	listed := slices.ContainsFunc(options, func(o setting.Option) bool {
		return o.Name.String() == "ssl" && o.Layer != setting.InDSN && o.Value.Kind == setting.Object
	})
	return slices.DeleteFunc(dropNull(options), func(o setting.Option) bool {
		return listed && o.Name.String() == "ssl" && o.Layer == setting.InDSN && o.Value.Text.String() == "true"
	})
}

const noVerifyInOTP = "ssl: true hands ssl_opts to Erlang as they are, which before OTP 26 checks no certificate unless verify: :verify_peer is given"

// erlangDrivers is what the two drivers share.
func erlangDriver(t Table, off string) *Table {
	t.Names, t.Stranger, t.Layers, t.Prepare, t.ByManifest = Exact, IgnoresStrangers, ectoLayers, listBeatsURL, true
	t.Options = slices.Concat([]Option{{Name: "ssl", Role: Mode, Bool: true, Words: map[string]string{":true": "true"}}, {Name: "ssl_opts"}}, erlangOptions("ssl"), erlangOptions("ssl_opts"))
	t.TLS = []TLSRow{{Option: "ssl.versions", Form: List, Source: erlangSSL}, {Option: "ssl_opts.versions", Form: List, Source: erlangSSL}}
	t.Rows = append([]Row{{When: "ssl:unknown ssl_opts.verify=verify_none", Then: Unchecked, CA: "none", By: "ssl_opts.verify", Ignores: "ssl_opts.cacertfile ssl_opts.cacerts", Source: erlangSSL, Because: "where ssl is true, verify: :verify_none accepts every certificate"}}, t.Rows...)
	t.Rows = append(t.Rows, Row{When: "ssl", Then: ByCode, CA: "unknown", Because: "the ssl option is made by code that is not read here"}, Row{Then: Off, CA: "none", By: "-", Ignores: "ssl_opts ssl_opts.verify ssl_opts.cacertfile", Because: off})
	t.Full = "ssl: [cacertfile: <CA file>]"
	return &t
}

// erlangSince are the rows from the version on that verifies with ssl: true.
var erlangSince = slices.Concat(
	[]Row{{When: "ssl@dsn=false", Then: Off, CA: "none", Source: ectoURL, Because: "ssl=false in the URL never uses TLS"}},
	below("", "ssl=true", erlangWritten("ssl_opts")),
	[]Row{
		{When: "ssl=true ssl_opts:symbol", Then: ByCode, CA: "unknown", By: "ssl_opts", Because: "the ssl_opts are made by code that is not read here"},
		{When: "ssl=true ssl_opts", Then: Unchecked, CA: "none", Ignores: "ssl_opts.cacertfile ssl_opts.cacerts", Because: "the deprecated ssl_opts take the place of the defaults that verify: Erlang before OTP 26 checks no certificate unless verify: :verify_peer is given"},
		{When: "ssl=true", Then: Full, CA: "system", Because: "ssl: true checks chain and host name with the system's authorities"},
		{When: "ssl=false", Then: Off, CA: "none", Ignores: "ssl_opts.verify ssl_opts.cacertfile", Because: "ssl: false never uses TLS"},
	},
)

// postgrex is Ecto's driver for PostgreSQL. It never falls back to plaintext, and reads nothing of libpq's: sslmode in an
// Ecto URL means nothing.
var _ = register(func() *Table {
	return erlangDriver(Table{
		ID: "postgrex", Title: "Postgrex (Ecto)", Engine: "postgresql", Source: postgrexSource,
		Packages: []Package{{"hex", "postgrex"}},
		Openers: slices.Concat(
			elixirOpeners(0, "Postgrex.start_link", "Postgrex.child_spec", "Postgrex.Notifications.start_link", "Postgrex.Notifications.child_spec"),
			elixirOpeners(2, "Postgrex.SimpleConnection.start_link", "Postgrex.ReplicationConnection.start_link"),
			ecto("Ecto.Adapters.Postgres"),
		),
		Schemes: []setting.Scheme{
			{Name: "ecto", Engine: "postgresql"},
			{Name: "ecto+postgres", Engine: "postgresql", Certain: true},
			{Name: "postgres", Engine: "postgresql"},
			{Name: "postgresql", Engine: "postgresql"},
		},
		Rows: slices.Concat(
			between("", "0.18.0", slices.Concat([]Row{
				{When: "ssl:object", Rejects: "before 0.18 a list belongs into ssl_opts: Postgrex crashes", By: "ssl"},
			}, erlangRaw(noVerifyInOTP))),
			between("0.18.0", "0.21.0", slices.Concat(erlangMerged(), erlangRaw("ssl: true checks no certificate, as Postgrex warns, unless ssl_opts say so"))),
			between("0.21.0", "", erlangMerged()),
			between("0.21.0", "0.21.1", []Row{{When: "ssl=true !ssl_opts", Rejects: "Postgrex 0.21.0 fails to start with ssl: true; 0.21.1 mended it", By: "ssl"}}),
			between("0.21.0", "", erlangSince),
		),
		Releases: []Release{{"0.18.0", "2024-05-18"}, {"0.21.0", "2025-07-31"}, {"0.21.1", "2025-08-03"}},
	}, "without ssl Postgrex never uses TLS; sslmode in the URL means nothing to it")
})

// myxql is Ecto's driver for MySQL, and does the same some versions later.
var _ = register(func() *Table {
	return erlangDriver(Table{
		ID: "myxql", Title: "MyXQL (Ecto)", Engine: "mysql", Source: myxqlSource,
		Packages: []Package{{"hex", "myxql"}},
		Openers:  slices.Concat(elixirOpeners(0, "MyXQL.start_link", "MyXQL.child_spec"), ecto("Ecto.Adapters.MyXQL")),
		Schemes: []setting.Scheme{
			{Name: "ecto", Engine: "mysql"}, {Name: "ecto+mysql", Engine: "mysql", Certain: true}, {Name: "mysql", Engine: "mysql"},
		},
		Rows: slices.Concat(
			between("", "0.7.0", erlangRaw(noVerifyInOTP)),
			between("0.7.0", "0.8.0", slices.Concat(erlangMerged(), erlangRaw("ssl: true checks no certificate, as MyXQL warns, unless ssl_opts say so"))),
			between("0.8.0", "", erlangMerged()),
			between("0.8.0", "0.8.1", []Row{{When: "ssl=true !ssl_opts", Rejects: "MyXQL 0.8.0 fails to start with ssl: true; give a list with cacertfile", By: "ssl"}}),
			between("0.8.0", "", erlangSince),
		),
		Releases: []Release{{"0.7.0", "2024-05-20"}, {"0.8.0", "2025-07-21"}},
	}, "without ssl MyXQL never uses TLS")
})
