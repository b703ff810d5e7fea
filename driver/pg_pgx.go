package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const pgxSource = "jackc/pgx:pgconn/config.go"

// pgx reads libpq's words with its own TLS code: prefer never verifies, and verify modes may use the system's store.
var _ = register(func() *Table {
	return &Table{
		ID: "pgx", Title: "pgx", Engine: "postgresql", Source: pgxSource,
		Packages: []Package{{"go", "github.com/jackc/pgx/v5"}, {"go", "github.com/jackc/pgx/v4"}, {"go", "github.com/jackc/pgx"}},
		Wrappers: []Package{{"go", "gorm.io/driver/postgres"}},
		Schemes: []setting.Scheme{
			{Name: "postgres", Engine: "postgresql"},
			{Name: "postgresql", Engine: "postgresql"},
			{Name: "pgx", Engine: "postgresql", Certain: true},
			{Name: "pgx5", Engine: "postgresql", Certain: true},
			{Name: "pg", Engine: "postgresql"},
			{Name: "pgsql", Engine: "postgresql"},
		},
		Grammars: []string{"libpq"},
		Openers:  pgxOpeners(),
		Stranger: ForwardsStrangers, Repeat: LastWins, RepeatSince: "5.11.0", KeywordsLast: true, ChecksLast: true, Prepare: pgxPrepare,
		Options: append([]Option{
			{Name: "sslmode", Aliases: []string{"PGSSLMODE"}, Role: Mode, Values: []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}, Words: map[string]string{"": "prefer"}},
			{Name: "sslrootcert", Aliases: []string{"PGSSLROOTCERT"}, Role: CA},
			{Name: "sslcert"},
			{Name: "sslkey", Role: Private},
			{Name: "sslsni"},
			{Name: "sslpassword", Role: Private},
			{Name: "sslnegotiation", Aliases: []string{"PGSSLNEGOTIATION"}, Role: Mode},
			{Name: schemeOption, Fold: true},
			{Name: "ssl", Role: Mode, Since: "5.11.0", In: inDSN, Values: []string{"true"}}, // a word of URLs, and no keyword
			{Name: "sslcertmode", Aliases: []string{"PGSSLCERTMODE"}, Since: "5.12.0"},
			{Name: "target_session_attrs"},
			{Name: "service", Aliases: []string{"PGSERVICE"}},
			{Name: "TLSConfig", Role: Mode},
			{Name: "Fallbacks", Role: Mode},
		}, goTLSOptions("TLSConfig")...),
		Rows:     slices.Concat(pgxObjectRows(), pgxMemberRows, pgxRows),
		TLS:      goTLSVersions("TLSConfig"),
		Releases: []Release{{"5.7.0", "2024-09-07"}, {"5.7.5", "2025-05-17"}, {"5.11.0", "2026-09-07"}, {"5.12.0", "2026-10-31"}},
		Full:     "sslmode=verify-full with sslrootcert=<CA file>", DefaultHost: fact.Socket,
	}
})

// pgxRows are what a DSN and the environment do.
var pgxRows = []Row{
	{When: "sslnegotiation@dsn", Rejects: "before 5.7.5 pgx hands sslnegotiation to the server, which refuses it", Until: "5.7.5"},
	{When: "ssl=true !scheme", Rejects: "pgx reads ssl=true in URLs only; here it hands ssl to the server, which refuses it"},
	{When: "service sslmode@env", Then: Undecided, CA: "unknown", By: "service", Because: "the service file outweighs PGSSLMODE, and it is not read here"},
	{When: "sslrootcert=system sslmode=verify-full", Then: Full, CA: "system", By: "sslmode", Since: "5.7.0", Because: "sslmode=verify-full checks chain and host name"},
	{When: "sslrootcert=system", Then: Full, CA: "system", Since: "5.7.0", Overrides: "sslmode", Because: "sslrootcert=system means verify-full, whatever sslmode says"},
	{When: "sslmode=disable", Then: Off, CA: "none", Ignores: "sslrootcert", Because: "sslmode=disable never uses TLS"},
	{When: "sslrootcert=system", Rejects: "before 5.7.0 pgx looks for a file named system and finds none", Until: "5.7.0"},
	{When: "Fallbacks:null sslmode=allow", Then: Off, CA: "none", By: "sslmode", Ignores: "sslrootcert", Because: "sslmode=allow tries plaintext first, and without Fallbacks nothing else"},
	{When: "sslmode=allow", Then: PlainFirst, CA: "none", Ignores: "sslrootcert", Because: "sslmode=allow tries plaintext first"},
	{When: "sslnegotiation=direct sslmode=prefer sslrootcert", Then: ChainOnly, CA: "sslrootcert", Since: "5.7.5", Because: "direct negotiation raises prefer to require, and with a CA file the chain is checked but not the host name"},
	{When: "sslnegotiation=direct sslmode=prefer", Then: Unchecked, CA: "none", Since: "5.7.5", Because: "direct negotiation raises prefer to require, which checks no certificate"},
	{When: "Fallbacks:null sslmode=prefer", Then: Unchecked, CA: "none", By: "sslmode", Ignores: "sslrootcert", Because: "without Fallbacks there is no plaintext attempt, but sslmode=prefer checks no certificate"},
	{When: "sslmode=prefer", Then: Opportune, CA: "none", Ignores: "sslrootcert", Because: "sslmode=prefer verifies nothing, even with a CA file, and continues in plaintext when TLS is declined or fails"},
	{When: "sslmode=require sslrootcert", Then: ChainOnly, CA: "sslrootcert", Because: "sslmode=require with a CA file checks the chain but not the host name"},
	{When: "sslmode=require", Then: Unchecked, CA: "none", Ignores: "TLSConfig.RootCAs", Because: "sslmode=require encrypts and checks no certificate unless a CA file is given"},
	{When: "sslmode=verify-ca", Then: ChainOnly, CA: "TLSConfig.RootCAs|sslrootcert|system", Because: "sslmode=verify-ca checks the chain but not the host name"},
	{When: "sslmode=verify-full", Then: Full, CA: "TLSConfig.RootCAs|sslrootcert|system", Because: "sslmode=verify-full checks chain and host name"},
	{When: "sslnegotiation=direct sslrootcert", Then: ChainOnly, CA: "sslrootcert", Since: "5.7.5", Because: "direct negotiation raises the default to require, and with a CA file the chain is checked but not the host name"},
	{When: "sslnegotiation=direct", Then: Unchecked, CA: "none", Since: "5.7.5", Because: "direct negotiation raises the default to require, which checks no certificate"},
	{When: "service", Then: Undecided, CA: "unknown", Because: "without sslmode the service file decides, which is not read here"},
	{When: "Fallbacks:null", Then: Unchecked, CA: "none", By: "-", Ignores: "sslrootcert", Because: "without Fallbacks there is no plaintext attempt, but prefer, the default, checks no certificate"},
	{Then: Opportune, CA: "none", Ignores: "sslrootcert", Because: "without sslmode pgx uses prefer: it continues in plaintext when TLS is declined or fails, and verifies nothing, even with a CA file"},
}

// pgxMemberRows are what code does that changes the TLSConfig which sslmode made.
var pgxMemberRows = []Row{
	{When: "TLSConfig.InsecureSkipVerify=true sslrootcert=system", Then: Unchecked, CA: "none", Since: "5.7.0", Overrides: "sslmode sslrootcert", Because: "InsecureSkipVerify accepts every certificate, whatever sslrootcert says"},
	{When: "TLSConfig.InsecureSkipVerify=true sslmode=verify-full", Then: Unchecked, CA: "none", Overrides: "sslmode sslrootcert", Ignores: "TLSConfig.RootCAs", Because: "InsecureSkipVerify accepts every certificate, whatever sslmode says"},
	{When: "TLSConfig.InsecureSkipVerify=false sslmode=require", Then: Full, CA: "TLSConfig.RootCAs|sslrootcert|system", By: "TLSConfig.InsecureSkipVerify", Because: "sslmode=require names the server, so that chain and host name are checked without InsecureSkipVerify"},
	{When: "TLSConfig.InsecureSkipVerify=false sslmode=verify-ca", Then: Full, CA: "TLSConfig.RootCAs|sslrootcert|system", By: "TLSConfig.InsecureSkipVerify", Because: "sslmode=verify-ca names the server, so that the host name is checked too without InsecureSkipVerify"},
	{When: "TLSConfig.InsecureSkipVerify=false sslmode=prefer", Then: OpportuneAll, CA: "TLSConfig.RootCAs|sslrootcert|system", By: "sslmode", Because: "chain and host name are checked, but where that fails the plaintext attempt in Fallbacks follows"},
	{When: "TLSConfig.InsecureSkipVerify=false !sslmode !sslnegotiation !ssl !sslrootcert !service", Then: OpportuneAll, CA: "TLSConfig.RootCAs|system", By: "-", Because: "chain and host name are checked, but where that fails the plaintext attempt in Fallbacks follows"},
}

// pgxObjectRows are what a TLSConfig does that code puts into a parsed config. It takes the place of the first attempt
// only: the plaintext attempt that prefer, the default, keeps in Fallbacks stays there. pgx does not fill in ServerName.
func pgxObjectRows() []Row {
	const firm, stale = "sslmode=disable|require|verify-ca|verify-full", "sslmode=verify-ca|verify-full"
	out := below("TLSConfig", "TLSConfig:object "+firm, goTLSTable[:2])
	out = append(out,
		Row{When: "TLSConfig:object TLSConfig.InsecureSkipVerify=true " + stale, Then: Unchecked, CA: "none", By: "TLSConfig.InsecureSkipVerify", Overrides: "sslmode sslrootcert", Source: goTLS, Because: "InsecureSkipVerify accepts every certificate, whatever sslmode says"},
		Row{When: "TLSConfig:object TLSConfig.InsecureSkipVerify=true sslmode=disable|require", Then: Unchecked, CA: "none", By: "TLSConfig.InsecureSkipVerify", Ignores: "TLSConfig.RootCAs", Source: goTLS, Because: "InsecureSkipVerify accepts every certificate"},
	)
	out = append(out, withServerName(goTLSTable[3:], firm)...)
	out = append(out, withServerName(goTLSTable, "Fallbacks:null")...)
	out = append(out, Row{When: "TLSConfig:object sslmode=allow", Then: Unchecked, CA: "none", By: "sslmode", Because: "sslmode=allow leaves an attempt in Fallbacks that accepts every certificate"})
	out = append(out, between("5.7.5", "", withServerName(goTLSTable, "sslnegotiation=direct"))...)
	return slices.Concat(out, pgxUnread, pgxFallingBack(), []Row{
		{When: "TLSConfig:null sslmode=allow", Then: PlainFirst, CA: "none", By: "sslmode", Ignores: "sslrootcert", Because: "sslmode=allow tries plaintext first"},
		{When: "TLSConfig:null", Then: Off, CA: "none", Overrides: "sslmode sslrootcert", Because: "a nil TLSConfig never uses TLS, whatever sslmode says"},
		{When: "TLSConfig " + firm, Then: ByCode, CA: "unknown", Because: "the TLSConfig is made by code that is not read here"},
		{When: "TLSConfig Fallbacks:null", Then: ByCode, CA: "unknown", Because: "the TLSConfig is made by code that is not read here"},
		{When: "TLSConfig", Then: Undecided, CA: "unknown", By: "sslmode", Because: "the TLSConfig is made by code that is not read here"},
	})
}

// pgxUnread are the rows of a TLSConfig that is made by code which is not read here: plaintext stays possible whatever it
// holds, nil included.
var pgxUnread = []Row{
	{When: "TLSConfig:unknown !sslmode !ssl !sslnegotiation !service !Fallbacks", Then: opportuneByCode, CA: "unknown", By: "-", Because: pgxLeft},
	{When: "TLSConfig:unknown sslmode=prefer !sslnegotiation !Fallbacks", Then: opportuneByCode, CA: "unknown", By: "sslmode", Because: pgxLeft},
}

var opportuneByCode = fact.Posture{Transport: fact.Opportunistic, Chain: fact.CheckUnknown, Host: fact.CheckUnknown}

const pgxLeft = "without a firm sslmode ParseConfig leaves a plaintext attempt in Fallbacks, which a new TLSConfig does not remove"

// withServerName narrows rows of a tls.Config to one that holds ServerName where the certificate is checked: crypto/tls refuses
// every handshake that has none.
func withServerName(rows []Row, condition string) []Row {
	out := below("TLSConfig", "TLSConfig:object "+condition, rows)
	last := &out[len(out)-1]
	refused := Row{When: last.When, Rejects: noServerName}
	last.When += " TLSConfig.ServerName"
	return append(out, refused)
}

// pgxFallingBack are the rows of a TLSConfig without a firm sslmode.
func pgxFallingBack() []Row {
	out := fallingBack(withServerName(goTLSTable, ""))
	for i := range out {
		out[i].By, out[i].Source = "sslmode", pgxSource
		out[i].Because = pgxLeft
	}
	last := &out[len(out)-1]
	last.Then, last.CA, last.Rejects, last.Ignores = Off, "none", "", "TLSConfig.RootCAs"
	last.Because = "crypto/tls refuses every handshake without TLSConfig.ServerName, and the plaintext attempt that ParseConfig leaves in Fallbacks is the one that connects"
	return out
}

// pgxPrepare names members of a pool's config as those of a connection's, drops what is empty, and says with sslmode what
// URLs say with ssl=true.
func pgxPrepare(options []setting.Option) []setting.Option {
	var out []setting.Option
	for _, o := range pgxFilled(pgxMembers(options)) {
		out = append(out, o)
		if o.Layer == setting.InDSN && o.Name.String() == "ssl" && o.Value.Text.String() == "true" {
			out = append(out, asMode(o, "require"))
		}
	}
	return out
}

// pgxFilled drops empty options, which pgx takes for the default. One in the connection string still outweighs the
// variable of the environment, and an empty sslmode the one that is written before it; an empty variable is none.
func pgxFilled(options []setting.Option) []setting.Option {
	empty, modes := map[string]bool{}, 0
	blank := func(o setting.Option) bool {
		return pgxVariables[o.Name.String()] != "" && o.Value.Known() && o.Value.Text.Len() == 0
	}
	for _, o := range options {
		if blank(o) && o.Layer != setting.InEnv {
			empty[pgxVariables[o.Name.String()]] = true
		}
		if o.Layer == setting.InDSN && (o.Name.String() == "sslmode" || o.Name.String() == "ssl") {
			modes++
		}
	}
	return slices.DeleteFunc(options, func(o setting.Option) bool {
		if modes > 1 && o.Layer == setting.InDSN && o.Name.String() == "sslmode" {
			return false
		}
		return blank(o) || o.Layer == setting.InEnv && empty[pgxVariables[o.Name.String()]]
	})
}

// pgxVariables are the options that may be empty, and their names in the environment.
var pgxVariables = map[string]string{
	"sslmode": "sslmode", "PGSSLMODE": "sslmode", "sslrootcert": "sslrootcert", "PGSSLROOTCERT": "sslrootcert",
	"sslnegotiation": "sslnegotiation", "PGSSLNEGOTIATION": "sslnegotiation",
}

// pgxMembers takes the way to a member of a pool's config off its name: cfg.ConnConfig.TLSConfig is TLSConfig.
func pgxMembers(options []setting.Option) []setting.Option {
	for i := range options {
		name := options[i].Name.String()
		short := strings.TrimPrefix(strings.TrimPrefix(name, "ConnConfig."), "Config.")
		if short != name {
			options[i].Name = source.Decoded(options[i].Name.Place(), short)
		}
	}
	return options
}

func pgxOpeners() []setting.Opener {
	var out []setting.Opener
	for _, base := range []string{"github.com/jackc/pgx/v5", "github.com/jackc/pgx/v4", "github.com/jackc/pgx"} {
		out = append(out,
			goOpener(base+".Connect", 1), goOpener(base+".ParseConfig", 0), goOpener(base+".ConnectConfig", -1),
			goOpener(base+"/pgxpool.New", 1), goOpener(base+"/pgxpool.Connect", 1), goOpener(base+"/pgxpool.ParseConfig", 0),
			goOpener(base+"/pgxpool.NewWithConfig", -1), goOpener(base+"/pgxpool.ConnectConfig", -1),
			goOpener(base+"/pgconn.Connect", 1), goOpener(base+"/pgconn.ParseConfig", 0), goOpener(base+"/pgconn.ConnectConfig", -1), goOpener(base+"/stdlib.Open", 0),
		)
	}
	gorm := goOpener("gorm.io/driver/postgres.Open", 0)
	config := setting.Opener{Language: "go", Callee: "gorm.io/driver/postgres.Config", Grammar: "libpq", Args: []setting.Arg{{Position: -1, Keyword: "DSN", Role: setting.DSN}}}
	return append(append(out, gorm, config), goDriverOpeners("pgx", "pgx/v5")...)
}
