// Package dsn reads connection strings: one file per inner grammar. Text goes in, the parts come out, each still
// pointing at the raw bytes it was decoded from. A password is located and left behind: no part holds one.
package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// DSN is a connection string taken apart. Nothing is judged and nothing is filled in.
type DSN struct {
	Grammar  string        // url | libpq | jdbc | go-sql-driver | ado | odbc | pdo | dbi | tns | easy-connect | stackexchange-redis | bare-url
	Shape    setting.Shape // dsn-url, jdbc, keyword-dsn, ado or tns
	Place    source.Place  // the whole string
	Scheme   source.Text   // "postgresql+psycopg2", "jdbc:mysql", "pgsql" (PDO); zero where the grammar has none
	Hosts    []source.Text // names only; an IPv6 address without its brackets
	Ports    []source.Text // "" text where a host has none
	Database source.Text
	Options  []setting.Option // in order, repeated ones too; Layer is InDSN
	Slot     setting.Slot     // where it takes another option
	Open     bool             // a part that cannot be known may hold more options
	Secrets  []source.Place   // the raw bytes of passwords and tokens
}

// MaxLength is the most bytes that a connection string has. Longer ones are not read.
const MaxLength = 64 << 10

// The limits of a connection string. Real ones stay far below; the limits keep hostile input cheap. One more is kept of
// what has too many, by which whoever gets it tells so.
const (
	MaxOptions = 512
	MaxHosts   = 128
	maxNesting = 32 // brackets of a TNS descriptor
)

const hole = string(source.Hole)

// The names of the grammars, as they stand in DSN.Grammar and as Looks returns them.
const (
	grammarURL   = "url"
	grammarJDBC  = "jdbc"
	grammarLibpq = "libpq"
	grammarGo    = "go-sql-driver"
	grammarADO   = "ado"
	grammarODBC  = "odbc"
	grammarPDO   = "pdo"
	grammarDBI   = "dbi"
	grammarTNS   = "tns"
	grammarEasy  = "easy-connect"

	grammarStackExchange = "stackexchange-redis"

	// GrammarBare is a URL without a scheme: user:password@host:port/database?key=value. Nothing looks like it by itself.
	GrammarBare = "bare-url"

	// GrammarWeb asks for a URL that may be one of the web's too: only a driver that speaks HTTP reads those.
	GrammarWeb = "web"
)

// Parse takes a connection string apart. grammar is one of the names in DSN.Grammar, or "" to decide by its looks; a
// string that is unmistakably a URL, a JDBC URL or a descriptor is read as such whatever the grammar says, because the
// drivers do so too. Placeholders that are still in t become unknown or fallback parts. The result is false when t is
// no connection string: a bare scheme, prose, a file-based database, a regular expression.
func Parse(t source.Text, grammar string) (DSN, bool) {
	whole := t.Trim()
	if whole.Len() == 0 || whole.Len() > MaxLength {
		return DSN{}, false
	}
	t = Expand(whole, "")
	looks := Looks(t.String())
	for _, g := range candidates(grammar, looks) {
		if d, ok := parseAs(t, g); ok {
			d.Place, d.Slot = whole.Place(), slot(whole, &d)
			return d, true
		}
	}
	return DSN{}, false
}

// candidates orders the grammars to try: an unmistakable look, then what the caller says, then any other look.
func candidates(grammar, looks string) []string {
	switch {
	case grammar == "" && looks == "":
		return nil
	case grammar == "" || grammar == looks:
		return []string{looks}
	case looks == "":
		return []string{grammar}
	case looks == grammarURL || looks == grammarJDBC || looks == grammarDBI || looks == grammarTNS || looks == grammarEasy:
		return []string{looks}
	}
	return []string{grammar, looks}
}

func parseAs(t source.Text, grammar string) (DSN, bool) {
	switch grammar {
	case grammarURL:
		return parseURL(t)
	case GrammarWeb:
		return parseWeb(t)
	case GrammarBare:
		return parseBare(t)
	case grammarJDBC:
		return parseJDBC(t)
	case grammarLibpq:
		return parseLibpq(t)
	case grammarGo:
		return parseGoMySQL(t)
	case grammarADO, grammarODBC:
		return parseADO(t, grammar)
	case grammarPDO:
		return parsePDO(t)
	case grammarDBI:
		return parseDBI(t)
	case grammarTNS, grammarEasy:
		return parseOracle(t)
	case grammarStackExchange:
		return parseStackExchange(t)
	}
	return DSN{}, false
}

// reader collects the parts of one connection string.
type reader struct {
	dsn    DSN
	engine string
	depth  int // how many strings this one is nested in
}

func newReader(grammar string, shape setting.Shape) *reader {
	return &reader{dsn: DSN{Grammar: grammar, Shape: shape}}
}

// secret notes the raw bytes of a password; the text itself goes no further.
func (r *reader) secret(t source.Text) {
	if t.Len() > 0 {
		r.dsn.Secrets = append(r.dsn.Secrets, t.Places()...)
	}
}

// value types a plain value: one Hole is an expression that cannot be followed, everything else is a string.
func value(t source.Text) setting.Value {
	if isBracePlaceholder(t.String()) {
		return setting.OpaqueAt(t.Place(), "template")
	}
	return setting.ValueOf(t)
}

// add keeps an option, unless its name says that the value is a secret.
func (r *reader) add(name source.Text, v setting.Value) {
	switch {
	case strings.Contains(name.String(), hole):
		r.dsn.Open = true
		r.secret(v.Text)
	case setting.NamesSecret(name.String()):
		r.secret(v.Text)
	case len(r.dsn.Options) > MaxOptions:
		r.dsn.Open = true
	default:
		r.dsn.Options = append(r.dsn.Options, setting.Option{Name: name, Value: v, Layer: setting.InDSN})
	}
}

// bare handles an item without '=': a name alone, or a part that may hold any number of options.
func (r *reader) bare(item source.Text) {
	switch {
	case strings.Contains(item.String(), hole):
		r.dsn.Open = true
	case setting.NamesSecret(item.String()):
	default:
		r.add(item, setting.Value{Kind: setting.Bare})
	}
}

func (r *reader) host(name, port source.Text) {
	if name.Len() > 0 && len(r.dsn.Hosts) <= MaxHosts {
		r.dsn.Hosts = append(r.dsn.Hosts, name)
		r.dsn.Ports = append(r.dsn.Ports, port)
	}
}

// fillPorts gives the ports of a list to the hosts that have none; a single port serves all hosts, as in libpq.
func (r *reader) fillPorts(list source.Text) {
	if list.Len() == 0 {
		return
	}
	ports := list.Split(",")
	for i := range r.dsn.Hosts {
		if r.dsn.Ports[i].Len() > 0 {
			continue
		}
		if len(ports) == 1 {
			r.dsn.Ports[i] = ports[0].Trim()
		} else if i < len(ports) {
			r.dsn.Ports[i] = ports[i].Trim()
		}
	}
}

// join takes over what a string nested in this one holds.
func (r *reader) join(inner DSN) {
	for i := range inner.Hosts {
		r.host(inner.Hosts[i], inner.Ports[i])
	}
	for _, o := range inner.Options {
		r.add(o.Name, o.Value)
	}
	if r.dsn.Database.Len() == 0 {
		r.dsn.Database = inner.Database
	}
	r.dsn.Secrets = append(r.dsn.Secrets, inner.Secrets...)
	r.dsn.Open = r.dsn.Open || inner.Open
}
