package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	libPQSource = "lib/pq:ssl.go"
	pqDefault   = "lib/pq:connector.go"
)

// lib/pq defaults to require, which verifies nothing unless a CA file is given; 1.12.0 alone defaults to prefer. Before 1.11 it checked host names, where
// they are names and no addresses, in every mode that checks the chain.
var _ = register(func() *Table {
	return &Table{
		ID: "lib-pq", Title: "lib/pq", Engine: "postgresql", Source: libPQSource,
		Packages: []Package{{"go", "github.com/lib/pq"}},
		Schemes:  []setting.Scheme{{Name: "postgres", Engine: "postgresql"}, {Name: "postgresql", Engine: "postgresql"}, {Name: "pq", Engine: "postgresql", Certain: true}},
		Grammars: []string{"libpq"},
		Openers: append(goDriverOpeners("postgres"),
			goOpener("github.com/lib/pq.NewConnector", 0), goOpener("github.com/lib/pq.Open", 0), goOpener("github.com/lib/pq.NewListener", 0),
		),
		Stranger: ForwardsStrangers, Repeat: FirstWins, KeywordsLast: true, ChecksLast: true, Prepare: pqRegistered,
		Options: append([]Option{
			{Name: "sslmode", Aliases: []string{"PGSSLMODE"}, Role: Mode, Unset: true, Values: []string{"disable", "require", "verify-ca", "verify-full"}, Until: "1.11.0"},
			{Name: "sslmode", Aliases: []string{"PGSSLMODE"}, Role: Mode, Unset: true, Values: []string{"disable", "require", "verify-ca", "verify-full", "pqgo"}, Since: "1.11.0", Until: "1.12.0"},
			{Name: "sslmode", Aliases: []string{"PGSSLMODE"}, Role: Mode, Unset: true, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full", "pqgo"}, Since: "1.12.0"},
			{Name: "sslrootcert", Aliases: []string{"PGSSLROOTCERT"}, Role: CA, Unset: true},
			{Name: "sslcert"},
			{Name: "sslkey", Role: Private},
			{Name: "sslinline"},
			{Name: "sslsni"},
			{Name: "ssl_min_protocol_version", Role: TLSOpt, Since: "1.12.0", Values: []string{"TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"}},
			{Name: "tls", Role: Mode},
		}, goTLSOptions("tls")...),
		Rows: slices.Concat(
			below("tls", "sslmode=pqgo", goTLSTable[:3]),
			[]Row{
				{When: "sslmode=pqgo tls.RootCAs", Then: Full, CA: "tls.RootCAs", By: "sslmode", Source: goTLS, Because: "crypto/tls checks chain and host name unless InsecureSkipVerify is set"},
				{When: "sslmode=pqgo tls.ServerName", Then: Full, CA: "system", By: "sslmode", Source: goTLS, Because: "crypto/tls checks chain and host name unless InsecureSkipVerify is set"},
				{When: "sslmode=pqgo", Then: ByCode, CA: "unknown", Because: "sslmode names a tls.Config that code registers and that is not read here"},
				{When: "sslrootcert=system !sslmode", Then: Full, CA: "system", Since: "1.12.0", Because: "sslrootcert=system raises the default sslmode to verify-full"},
				{When: "sslrootcert=system sslmode=verify-full", Then: Full, CA: "system", By: "sslmode", Since: "1.12.0", Because: "sslmode=verify-full checks chain and host name"},
				{When: "sslrootcert=system sslmode", Rejects: "sslrootcert=system is refused together with a weaker sslmode than verify-full", By: "sslmode", Since: "1.12.0"},
				{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslrootcert", Because: "sslmode=disable never uses TLS"},
				{When: "sslrootcert=system sslmode=verify-ca|verify-full", Rejects: "before 1.12.0 lib/pq looks for a file named system and finds none", Until: "1.12.0"},
				{When: "sslrootcert=system", Then: Unchecked, CA: "none", By: "sslmode", Until: "1.12.0", Ignores: "sslrootcert", Because: "before 1.12.0 system is looked up as a file name, not found, and nothing is verified"},
				{When: "sslmode=allow", Then: PlainFirst, CA: "none", Since: "1.12.0", Ignores: "sslrootcert", Because: "sslmode=allow tries plaintext first"},
				{When: "sslmode=prefer sslrootcert", Then: OpportuneCA, CA: "sslrootcert", Since: "1.12.0", Because: "sslmode=prefer reconnects in plaintext when the certificate check fails, so the CA file protects nothing"},
				{When: "sslmode=prefer", Then: Opportune, CA: "none", Since: "1.12.0", Because: "sslmode=prefer continues in plaintext when the server or an attacker declines TLS"},
				{When: "sslmode=verify-full", Then: Full, CA: "sslrootcert|system", Because: "sslmode=verify-full checks chain and host name"},
				{When: "sslmode=verify-ca", Then: Full, CA: "sslrootcert|system", Until: "1.11.0", Because: "before 1.11.0 verify-ca checks DNS host names too"},
				{When: "sslmode=verify-ca", Then: ChainOnly, CA: "sslrootcert|system", Since: "1.11.0", Because: "sslmode=verify-ca checks the chain but not the host name"},
				{When: "sslmode=require sslrootcert", Then: Full, CA: "sslrootcert", Until: "1.11.0", Because: "before 1.11.0 require with a CA file checks chain and DNS host names; if the file is missing nothing is verified"},
				{When: "sslmode=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", Since: "1.11.0", Because: "sslmode=require with a CA file checks the chain but not the host name; if the file is missing nothing is verified"},
				{When: "sslmode=require", Then: Unchecked, CA: "none", Because: "sslmode=require encrypts and checks no certificate unless a CA file is given"},
				{When: "sslrootcert", Then: Full, CA: "sslrootcert", By: "-", Until: "1.11.0", Because: "without sslmode lib/pq uses require; before 1.11.0 it checks chain and DNS host names with a CA file"},
				{When: "sslrootcert", Then: OpportuneCA, CA: "sslrootcert", By: "-", Since: "1.12.0", Until: "1.12.1", Source: pqDefault, Because: "without sslmode lib/pq 1.12.0 uses prefer: it reconnects in plaintext when the certificate check fails, so the CA file protects nothing"},
				{When: "sslrootcert", Then: ChainOnly, CA: "sslrootcert", By: "-", Since: "1.11.0", Because: "without sslmode lib/pq uses require; with a CA file it checks the chain but not the host name"},
				{When: "!sslmode", Then: Opportune, CA: "none", By: "-", Since: "1.12.0", Until: "1.12.1", Source: pqDefault, Because: "without sslmode lib/pq 1.12.0 uses prefer: it continues in plaintext when the server or an attacker declines TLS"},
				{Then: Unchecked, CA: "none", Because: "without sslmode lib/pq uses require, which checks no certificate"},
			},
		),
		TLS: []TLSRow{
			{Option: "ssl_min_protocol_version", Form: Floor, Since: "1.12.0"},
			{Option: "tls.MinVersion", Form: Floor, Until: "1.12.0"}, // later releases write their own over it
		},
		Releases: []Release{{"1.11.0", "2026-01-28"}, {"1.12.0", "2026-03-18"}, {"1.12.1", "2026-03-30"}},
		Full:     "sslmode=verify-full with sslrootcert=<CA file>", DefaultHost: fact.Loopback,
	}
})

// pqRegistered cuts the name off a mode that names a registered tls.Config: pqgo-custom is pqgo.
func pqRegistered(options []setting.Option) []setting.Option {
	const prefix = "pqgo"
	for i := range options {
		if v := &options[i].Value; strings.HasPrefix(v.Text.String(), prefix+"-") && v.Known() {
			v.Text = v.Text.Slice(0, len(prefix))
		}
	}
	return options
}
