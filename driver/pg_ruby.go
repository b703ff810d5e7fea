package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// sequelPG says which keys Sequel hands over.
const sequelPG = "jeremyevans/sequel:lib/sequel/adapters/postgres.rb"

// rubyPGConnect is where the gem adds libpq's defaults to what it is given.
const rubyPGConnect = "ged/ruby-pg:lib/pg/connection.rb"

// ruby-pg hands a connection string or a hash to libpq unchanged.
var _ = register(func() *Table {
	return &Table{
		ID: "ruby-pg", Title: "ruby-pg", Engine: "postgresql", Source: libpqSSL, ByManifest: true,
		Packages: []Package{{"gem", "pg"}}, Unversioned: true, Releases: libpqReleases,
		Schemes: schemes("postgresql", "postgres", "postgresql"), Grammars: []string{"libpq"},
		Openers: rubyOpeners(rubyPGArgs, "PG.connect", "PG.async_connect", "PG.Connection.new", "PG.Connection.open", "PG.Connection.connect",
			"PG.Connection.async_connect", "PG.Connection.sync_connect", "PG.Connection.connect_start", "PGconn.new", "PGconn.open", "PGconn.connect", "PG.new"),
		Stranger: RejectsStrangers, Prepare: rubyPGNull,
		Options: libpqOptions, Rows: rubyPGRows(libpqOwnSchemes()), TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
	}
})

// rubyPGNull reads nil as ruby-pg does: as an empty value. libpq takes that for not given, but refuses it as sslmode.
func rubyPGNull(options []setting.Option) []setting.Option {
	for i := range options {
		if o := &options[i]; o.Name.String() == "sslmode" && o.Value.Kind == setting.Null {
			o.Value = setting.Value{Text: respelled(o.Value.Text, ""), Kind: setting.String}
		}
	}
	return libpqWords(options)
}

// rubyPGArgs are a connection string or a hash.
var rubyPGArgs = []setting.Arg{
	{Position: 0, Role: setting.DSN},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "hostaddr", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
	{Position: 6, Role: setting.Secret},
}

// rubyPGRows are libpq's rows below the gem, which hands over the default of sslmode as if it were written.
func rubyPGRows(rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		if r := &out[i]; r.When == "sslrootcert=system !sslmode" && r.Since == "16" {
			*r = Row{When: r.When, Since: r.Since, By: "sslrootcert", Source: rubyPGConnect, Rejects: "sslrootcert=system is refused without sslmode=verify-full: the pg gem hands over libpq's default, prefer, as if it were written"}
		}
	}
	return out
}

// libpqKeywords are libpq's options without ssl, which only its URIs have.
func libpqKeywords() []Option {
	return slices.DeleteFunc(slices.Clone(libpqOptions), func(o Option) bool { return o.Name == "ssl" })
}

// libpqKeywordRows are libpq's rows without those about ssl.
func libpqKeywordRows() []Row {
	return slices.DeleteFunc(slices.Clone(libpqRows), func(r Row) bool {
		return slices.ContainsFunc(mustParseWhen(r.When), func(t term) bool { return t.name == "ssl" })
	})
}

// libpqKnownRows are the rows for such a layer: what is not known is dropped, not refused.
func libpqKnownRows() []Row {
	return slices.DeleteFunc(rubyPGRows(libpqKeywordRows()), func(r Row) bool { return r.Rejects != "" && r.Until == "17" })
}

// libpqKnown are libpq's keywords for a layer that drops those its libpq does not know yet.
func libpqKnown() []Option {
	out := libpqKeywords()
	for i := range out {
		if out[i].Name == "sslnegotiation" {
			out[i].Since, out[i].Source = "17", libpqConnect
		}
	}
	return out
}

// Active Record keeps the keys that libpq knows and drops the rest without a word, also those of the URL, which it takes
// apart itself.
var _ = register(func() *Table {
	return &Table{
		ID: "activerecord-postgresql", Title: "Active Record on PostgreSQL", Engine: "postgresql", Source: libpqSSL, ByManifest: true,
		Packages: []Package{{"gem", "activerecord"}, {"gem", "rails"}}, Unversioned: true, Releases: libpqReleases,
		Schemes:  append(schemes("postgresql", "postgres", "postgresql"), setting.Scheme{Name: "postgis", Engine: "postgresql"}),
		Openers:  append(activeRecord("postgresql", "postgis", "makara_postgresql"), omnibus),
		Stranger: IgnoresStrangers, Prepare: libpqNames,
		Inert: []string{"ssl", "use_ssl", "tls", "verify", "encrypt"}, InertNote: "Active Record drops keys that libpq does not know, without a word",
		Options: libpqKnown(), Rows: libpqKnownRows(), TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
	}
})

// Sequel hands over sslmode and sslrootcert by name, and whatever stands in driver_options; libpq's variables count too.
var _ = register(func() *Table {
	return &Table{
		ID: "sequel-postgres", Title: "Sequel on PostgreSQL", Engine: "postgresql", Source: libpqSSL, ByManifest: true,
		Packages: []Package{{"gem", "sequel"}}, Unversioned: true, Releases: libpqReleases,
		Schemes:  schemes("postgresql", "postgres", "postgresql"),
		Openers:  sequel("postgres"),
		Stranger: IgnoresStrangers, Prepare: sequelDriverOptions,
		Layers:  []setting.Layer{setting.InFile, setting.InCall, setting.InDSN, setting.InEnv}, // driver_options are merged over the rest
		Options: sequelKeywords(), Rows: sequelRows(), TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
	}
})

// sequelKeywords are libpq's options; of those that are no variables of the environment Sequel reads two where it is
// not told that they are the driver's.
func sequelKeywords() []Option {
	var out []Option
	for _, o := range libpqKeywords() {
		if o.Name != "sslmode" && o.Name != "sslrootcert" {
			o.In = []setting.Layer{setting.InEnv, setting.InFile}
			o.Source = sequelPG
		}
		out = append(out, o)
	}
	return out
}

// sequelRows: what an older libpq does not know it refuses where it stands in driver_options.
func sequelRows() []Row {
	refused := Row{When: "sslnegotiation@file", Rejects: "libpq knows sslnegotiation from 17 on", Until: "17", Source: libpqConnect}
	return append([]Row{refused}, libpqKnownRows()...)
}

// sequelBlank reports an option of Sequel's own that is left out because it is blank.
func sequelBlank(o setting.Option) bool {
	return (o.Layer == setting.InCall || o.Layer == setting.InDSN) && o.Value.Known() && strings.TrimSpace(o.Value.Text.String()) == ""
}

// sequelDriverOptions gives the members of driver_options, which reach libpq as they are, the layer in which every
// keyword counts.
func sequelDriverOptions(options []setting.Option) []setting.Option {
	for i := range options {
		if name, ok := strings.CutPrefix(options[i].Name.String(), "driver_options."); ok {
			options[i].Name, options[i].Layer = source.Decoded(options[i].Name.Place(), name), setting.InFile
		}
	}
	idle := func(o setting.Option) bool { return o.Layer == setting.InCall && o.Name.String() == "requiressl" }
	out := libpqNames(slices.DeleteFunc(slices.Clone(options), func(o setting.Option) bool { return idle(o) || sequelBlank(o) }))
	for _, o := range options {
		if idle(o) { // Sequel does not hand it over
			out = append(out, o)
		}
	}
	return out
}

// omnibus are the settings of GitLab's package, which become its database.yml.
var omnibus = setting.Opener{
	Language: "ruby", Callee: "assign:gitlab_rails", Select: []setting.Selector{{Keyword: "db_host"}}, Args: []setting.Arg{
		{Position: -1, Keyword: "db_host", Role: setting.Host},
		{Position: -1, Keyword: "db_password", Role: setting.Secret},
		{Position: -1, Keyword: "db_sslmode", Role: setting.OptionArg, Name: "sslmode"},
		{Position: -1, Keyword: "db_sslrootcert", Role: setting.OptionArg, Name: "sslrootcert"},
	},
}
