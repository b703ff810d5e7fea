package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	pgdriverSource = "uptrace/bun:driver/pgdriver/config.go"
	goPGSource     = "go-pg/pg:options.go"
	// noServerName is what crypto/tls says of a tls.Config that neither names the server nor skips the check.
	noServerName = "the driver sets no ServerName and crypto/tls refuses every handshake without one; set TLSConfig.ServerName"
)

// bareTLSRows are what the tls.Config called prefix does in a driver that does not fill in ServerName.
func bareTLSRows(prefix string) []Row {
	rows := goTLSRows(prefix, prefix+":object")
	last := len(rows) - 1
	named := rows[last]
	named.When += " " + prefix + ".ServerName"
	return append(rows[:last:last], named,
		Row{When: prefix + ":object", Rejects: noServerName},
		Row{When: prefix + ":null", Then: Off, CA: "none", Because: "without a tls.Config the connection is never encrypted"},
		Row{When: prefix, Then: ByCode, CA: "unknown", Because: "the tls.Config is made by code that is not read here"},
	)
}

// pgdriver is bun's own driver. It never falls back to plaintext: prefer and allow are require.
var _ = register(func() *Table {
	return &Table{
		ID: "pgdriver", Title: "bun's pgdriver", Engine: "postgresql", Source: pgdriverSource, ByManifest: true,
		Packages: []Package{{"go", "github.com/uptrace/bun/driver/pgdriver"}},
		Schemes:  schemes("postgresql", "postgres", "postgresql"),
		Openers: append(goDriverOpeners("pg"), setting.Opener{
			Language: "go", Callee: "github.com/uptrace/bun/driver/pgdriver.NewConnector", Args: []setting.Arg{
				{Position: -1, Keyword: "WithDSN()", Role: setting.DSN},
				{Position: -1, Keyword: "WithAddr()", Role: setting.Host},
				{Position: -1, Keyword: "WithPassword()", Role: setting.Secret},
				{Position: -1, Keyword: "WithInsecure()", Role: setting.OptionArg, Name: "WithInsecure"},
				{Position: -1, Keyword: "WithTLSConfig()", Role: setting.Options, Name: "TLSConfig"},
			},
		}),
		Names: Exact, Stranger: ForwardsStrangers, Repeat: LastWins, Prepare: lastDecider, DefaultHost: fact.Loopback,
		Full: "sslmode=verify-full with sslrootcert=<CA file>",
		Options: slices.Concat([]Option{
			{Name: "sslmode", Role: Mode, In: urlOnly, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
			{Name: "sslrootcert", Role: CA, In: urlOnly},
			{Name: "sslcert", In: urlOnly},
			{Name: "sslkey", Role: Private, In: urlOnly},
			{Name: "WithInsecure", Role: Mode, Bool: true},
			{Name: "TLSConfig", Role: Mode},
		}, goTLSOptions("TLSConfig")),
		Rows: slices.Concat(
			[]Row{
				{When: "WithInsecure=true", Then: Off, CA: "none", Because: "WithInsecure(true) never uses TLS"},
				{When: "WithInsecure=false", Then: Unchecked, CA: "none", Because: "WithInsecure(false) encrypts and checks no certificate, in every release up to 1.2.18"},
				{When: "WithInsecure", Then: Undecided, CA: "unknown", Because: "WithInsecure gets a value that is not known here"},
			},
			bareTLSRows("TLSConfig"),
			[]Row{
				{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslrootcert", Because: "sslmode=disable never uses TLS"},
				{When: "sslrootcert=system", Rejects: "pgdriver looks for a file named system and finds none"},
				{When: "sslmode=allow|prefer", Then: Unchecked, CA: "none", Ignores: "sslrootcert", Because: "pgdriver reads allow and prefer alike: it always encrypts and checks no certificate, even with a CA file"},
				{When: "sslmode=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", Because: "sslmode=require with a CA file checks the chain but not the host name"},
				{When: "sslmode=require", Then: Unchecked, CA: "none", Because: "sslmode=require encrypts and checks no certificate unless a CA file is given"},
				{When: "sslmode=verify-ca", Then: ChainOnly, CA: "sslrootcert|system", Because: "sslmode=verify-ca checks the chain but not the host name"},
				{When: "sslmode=verify-full", Then: Full, CA: "sslrootcert|system", Because: "sslmode=verify-full checks chain and host name"},
				{When: "sslrootcert", Then: Unchecked, CA: "none", By: "-", Ignores: "sslrootcert", Because: "without sslmode pgdriver encrypts and checks no certificate, even with a CA file"},
				{Then: Unchecked, CA: "none", Because: "without sslmode pgdriver encrypts and checks no certificate"},
			},
		),
		TLS: goTLSVersions("TLSConfig"),
	}
})

// deciderOf names the argument of NewConnector by which an option replaces the connection's tls.Config; "" for none.
func deciderOf(o setting.Option) string {
	name, _, _ := strings.Cut(o.Name.String(), ".")
	switch {
	case o.Layer == setting.InDSN && (name == "sslmode" || name == "sslrootcert"):
		return "WithDSN"
	case name == "WithInsecure" || name == "TLSConfig":
		return name
	}
	return ""
}

// lastDecider drops what a later argument of NewConnector replaces.
func lastDecider(options []setting.Option) []setting.Option {
	last := ""
	for _, o := range options {
		if d := deciderOf(o); d != "" {
			last = d
		}
	}
	return slices.DeleteFunc(options, func(o setting.Option) bool { return deciderOf(o) != "" && deciderOf(o) != last })
}

// go-pg takes a tls.Config, or makes one of a URL's sslmode, in which verify modes cannot work without help.
var _ = register(func() *Table {
	return &Table{
		ID: "go-pg", Title: "go-pg", Engine: "postgresql", Source: goPGSource, ByManifest: true,
		Packages: []Package{{"go", "github.com/go-pg/pg/v10"}, {"go", "github.com/go-pg/pg/v9"}, {"go", "github.com/go-pg/pg"}},
		Schemes:  schemes("postgresql", "postgres", "postgresql"),
		Openers:  goPGOpeners("github.com/go-pg/pg/v10", "github.com/go-pg/pg/v9", "github.com/go-pg/pg", "gopkg.in/pg.v5"),
		Names:    Exact, Stranger: RejectsStrangers, Repeat: FirstWins, DefaultHost: fact.Loopback,
		Full: "TLSConfig: &tls.Config{ServerName: <host>, RootCAs: <CA pool>}",
		Options: slices.Concat([]Option{
			{Name: schemeOption, Fold: true},
			{Name: "sslmode", Role: Mode, In: urlOnly, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
			{Name: "TLSConfig", Role: Mode},
		}, goTLSOptions("TLSConfig")),
		Rows: slices.Concat(
			outweighing(bareTLSRows("TLSConfig"), "sslmode", ""),
			[]Row{
				{When: "TLSConfig.InsecureSkipVerify=true sslmode=verify-ca|verify-full", Then: Unchecked, CA: "none", Overrides: "sslmode", Ignores: "TLSConfig.RootCAs", Because: "InsecureSkipVerify accepts every certificate, whatever sslmode says"},
				{When: "TLSConfig.InsecureSkipVerify=false TLSConfig.ServerName sslmode!=disable", Then: Full, CA: "TLSConfig.RootCAs|system", Because: "with a ServerName and without InsecureSkipVerify chain and host name are checked"},
				{When: "TLSConfig.ServerName sslmode=verify-ca|verify-full", Then: Full, CA: "TLSConfig.RootCAs|system", By: "sslmode", Because: "go-pg reads verify-ca as verify-full; with a ServerName chain and host name are checked"},
				{When: "sslmode=verify-ca|verify-full", Rejects: noServerName},
				{When: "sslmode=allow|prefer|require", Then: Unchecked, CA: "none", Because: "go-pg reads allow, prefer and require alike: it always encrypts and checks no certificate"},
				{When: "sslmode=disable", Then: Off, CA: "none", Because: "sslmode=disable never uses TLS"},
				{When: "scheme", Then: Unchecked, CA: "none", By: "-", Because: "without sslmode in the URL go-pg encrypts and checks no certificate"},
				{Then: Off, CA: "none", Because: "without TLSConfig go-pg never uses TLS"},
			},
		),
		TLS: goTLSVersions("TLSConfig"),
	}
})

func goPGOpeners(bases ...string) []setting.Opener {
	var out []setting.Opener
	for _, base := range bases {
		out = append(out, goOpener(base+".ParseURL", 0), setting.Opener{
			Language: "go", Callee: base + ".Connect", Keywords: true, Args: []setting.Arg{
				{Position: 0, Role: setting.Options},
				{Position: -1, Keyword: "Addr", Role: setting.Host},
				{Position: -1, Keyword: "Password", Role: setting.Secret},
			},
		})
	}
	return out
}
