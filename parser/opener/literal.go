package opener

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// site is a statement or call that a string stands in.
type site struct {
	span  source.Span
	name  string
	scope int
	guard setting.Guard
	talks bool // a log, an error, a comparison: the string is talked about, not used
}

// literals finds connection strings that no known opener was given.
func (f *finder) literals() {
	var sites []site
	ready := false
	claimed := newCover(f.unit.File, f.claimed)
	for _, e := range f.unit.Strings {
		if claimed.holds(e.Place) || !mayBeDSN(e, 0) {
			continue
		}
		if !ready {
			sites, ready = f.sites(), true
		}
		at := enclosing(sites, e.Place.Span)
		r := &run{finder: f}
		t := r.text(e, at.scope)
		if read, ok := f.isConnection(t); ok {
			f.found.Secrets = append(f.found.Secrets, read.Secrets...)
			if !at.talks && !f.explained(e.Place) {
				f.found.Connections = append(f.found.Connections, f.literal(e, t, read, at))
			}
		}
	}
}

// explains matches a name that says of its string that people read it, not programs: CONNECT_URI_HELP = "…",
// placeholder="…", "description": "…".
var explains = source.Pattern(`(?i)(?:\b|_|[a-z])(?:help|usage|examples?|placeholder|hint|tooltip|description|desc|doc|docs|docstring|message|regexp?|pattern|summary)["'\x60]?(?:\s*:\s*[A-Za-z.\[\]]+)?\s*(?:=>|[:=]|\()\s*\{?\(?\s*$`)

// maxName bounds how far before a string its name is looked for.
const maxName = 60

// explained reports whether a string stands under a name that explains things to people.
func (f *finder) explained(p source.Place) bool {
	if p.File != f.unit.File {
		return false
	}
	return explains().Match(p.File.Data[max(0, p.Span.Start-maxName):p.Span.Start])
}

// mayBeDSN looks for what every connection string has, before anything is evaluated.
func mayBeDSN(e token.Expr, depth int) bool {
	if e.Kind == token.Literal {
		s := e.Text.String()
		return strings.Contains(s, "://") || strings.Contains(s, "=") || strings.Contains(s, "@") || strings.Contains(s, "jdbc:")
	}
	return depth < maxFollow && slices.ContainsFunc(e.Items, func(i token.Expr) bool { return mayBeDSN(i, depth+1) })
}

func (f *finder) literal(e token.Expr, t source.Text, read dsn.DSN, at site) setting.Connection {
	c := setting.Connection{
		Shape: read.Shape, Where: e.Place, Anchor: anchorOf(t, read), Scheme: read.Scheme, Grammar: read.Grammar, Slot: read.Slot,
		Hosts: read.Hosts, Ports: read.Ports, Database: read.Database, Options: read.Options, Guard: at.guard,
		Hint: setting.Hint{Language: f.unit.Language, Name: at.name, Engine: f.engine(read.Scheme.String())},
	}
	if read.Open {
		c.Open = []string{""}
	}
	if f.unit.Language == "elixir" && inLibpqWords(&c) {
		c.Hint.Language, c.Hint.Drivers, c.Hint.Source = "", []string{"libpq"}, "assumed"
	}
	return c
}

// anchorOf is the scheme, or the word that tells the grammar of a connection string that has none: the network of
// go-sql-driver, the first keyword of the others.
func anchorOf(t source.Text, read dsn.DSN) source.Place {
	if p := read.Scheme.Place(); !p.IsZero() {
		return p
	}
	if read.Grammar == dsn.GrammarBare && len(read.Hosts) > 0 {
		return read.Hosts[0].Place()
	}
	s := t.String()
	start, end := 0, strings.IndexAny(s, "=(")
	if read.Grammar == "go-sql-driver" && end >= 0 {
		end = max(strings.LastIndex(s, "@tcp("), strings.LastIndex(s, "@unix("))
		start, end = end+1, end+strings.IndexByte(s[max(0, end):], '(')
	}
	for start < end && (s[start] == ' ' || s[start] == '\n' || s[start] == '\t') {
		start++
	}
	if start >= end {
		return read.Place
	}
	return t.Slice(start, end).Place()
}

func (f *finder) engine(scheme string) string {
	s, _ := f.scheme(scheme)
	return s.Engine
}

// scheme finds what is known about a DSN's scheme: as written, without the driver behind a plus, without a JDBC subname.
func (f *finder) scheme(name string) (setting.Scheme, bool) {
	name = strings.ToLower(name)
	for {
		if s, ok := f.schemes[name]; ok {
			return s, true
		}
		i := strings.LastIndexAny(name, "+:")
		if i <= 0 || name[:i] == "jdbc" {
			return setting.Scheme{}, false
		}
		name = name[:i]
	}
}

// isConnection holds a string that stands anywhere to a stricter measure than one that is given to an opener: prose,
// expressions, prefixes and option names look alike.
func (f *finder) isConnection(t source.Text) (dsn.DSN, bool) {
	s := t.String()
	if s == "" || s != strings.TrimSpace(s) && !strings.Contains(s, "\n") || strings.Trim(s, string(source.Hole)) == "" {
		return dsn.DSN{}, false
	}
	read, ok := dsn.Parse(t, "")
	if !ok || f.unit.Language == "php" && !phpReads(read.Grammar, s) {
		return dsn.DSN{}, false
	}
	switch read.Grammar {
	case "libpq":
		return read, isKeywords(s)
	case "ado", "odbc":
		return read, len(read.Hosts) > 0 && (len(read.Options) > 0 || !read.Database.IsZero()) && !strings.ContainsAny(s, "<>&?")
	case "go-sql-driver":
		return read, (strings.Contains(s, "@tcp(") || strings.Contains(s, "@unix(")) && !strings.Contains(s, " ")
	case "stackexchange-redis":
		return read, len(read.Hosts) > 0 && !strings.Contains(s, " ")
	case "tns", "easy-connect", "pdo":
		return read, len(read.Hosts) > 0 && (read.Grammar != "easy-connect" || strings.HasPrefix(s, "tcps://")) && strings.Count(s, "(") == strings.Count(s, ")")
	}
	return read, f.isAddress(s, read)
}

// isAddress asks of a URL that its scheme is a database's and that something follows it.
func (f *finder) isAddress(s string, read dsn.DSN) bool {
	_, known := f.scheme(read.Scheme.String())
	rest := s
	if i := strings.Index(s, "://"); i >= 0 {
		rest = s[i+len("://"):]
	}
	return known && rest != "" && !strings.ContainsAny(rest, " \t\n\r`|^\"\\") && !strings.ContainsAny(s[:len(s)-len(rest)], "()[]*?^$")
}

// libpqWords are libpq's keywords that make a string recognisable.
var libpqWords = map[string]bool{
	"host": true, "hostaddr": true, "port": true, "dbname": true, "user": true, "password": true, "sslmode": true, "sslrootcert": true,
	"sslcert": true, "sslkey": true, "connect_timeout": true, "application_name": true, "search_path": true, "options": true,
	"target_session_attrs": true, "service": true, "passfile": true, "channel_binding": true, "gssencmode": true, "sslnegotiation": true,
}

// isKeywords asks for two known keywords at least, the host or the database among them, and nothing between the pairs.
func isKeywords(s string) bool {
	words := map[string]bool{}
	for field := range strings.FieldsSeq(strings.NewReplacer(" =", "=", "= ", "=").Replace(s)) {
		word, _, pair := strings.Cut(field, "=")
		if !pair && !strings.HasSuffix(field, "'") && !strings.Contains(field, string(source.Hole)) {
			return false
		}
		if libpqWords[word] && pair {
			words[word] = true
		}
	}
	return len(words) >= 2 && (words["host"] || words["dbname"] || words["hostaddr"])
}

// talkers are calls that talk about a string: they log it, compare it, search for it.
var talkers = map[string]bool{
	"print": true, "println": true, "printf": true, "Print": true, "Println": true, "Printf": true, "Fprintf": true, "Fprintln": true,
	"Fprint": true, "log": true, "Log": true, "Logf": true, "info": true, "Info": true, "Infof": true, "warn": true, "Warn": true,
	"warning": true, "Warnf": true, "error": true, "Error": true, "Errorf": true, "debug": true, "Debug": true, "Debugf": true,
	"trace": true, "fatal": true, "Fatal": true, "Fatalf": true, "Fatalln": true, "panic": true, "WriteLine": true, "Write": true, "echo": true,
	"exception": true, "secho": true, "LogInformation": true, "LogError": true, "LogWarning": true, "LogDebug": true, "New": true,
	"replace": true, "Replace": true, "ReplaceAll": true, "replaceAll": true, "startsWith": true, "startswith": true, "HasPrefix": true,
	"TrimPrefix": true, "StartsWith": true, "endswith": true, "endsWith": true, "Contains": true, "contains": true, "includes": true,
	"indexOf": true, "Index": true, "match": true, "search": true, "sub": true, "compile": true, "MustCompile": true, "RegExp": true,
	"assertEqual": true, "assertEquals": true, "Equal": true, "Equals": true, "equals": true, "toBe": true, "toEqual": true, "assertThat": true,
	"isEqualTo": true, "toMatch": true, "toContain": true, "EqualValues": true, "AreEqual": true, "expect": true, "toStrictEqual": true,
	"assertIn": true, "assertNotIn": true, "deepEqual": true, "strictEqual": true, "equal": true, "split": true, "Split": true, "describe": true,
	"assert_eq": true, "assert_ne": true, "assert": true, "debug_assert": true, "debug_assert_eq": true, "eprintln": true, "eprint": true,
	"writeln": true, "bail": true, "anyhow": true, "ensure": true, "eyre": true, "dbg": true, "starts_with": true, "ends_with": true,
	"strip_prefix": true, "is_match": true,
	"raise": true, "puts": true, "abort": true, "pp": true, "start_with?": true, "end_with?": true, "match?": true, "include?": true,
	"gsub": true, "eq": true, "include": true, "context": true, "desc": true, "banner": true, "delete_prefix": true,
	"starts_with?": true, "ends_with?": true, "contains?": true, "refute": true, "flunk": true, "assert_raise": true, "assert_receive": true,
	"it": true, "test": true, "add_argument_group": true, "removeprefix": true, "removesuffix": true, "Usage": true, "usage": true,
}

func talks(c *token.Call) bool {
	return talkers[c.Method] || strings.HasSuffix(c.Method, "Error") || strings.HasSuffix(c.Method, "Exception")
}

// sites lists what strings can stand in, outer ones first.
func (f *finder) sites() []site {
	var out []site
	for i := range f.unit.Assigns {
		a := &f.unit.Assigns[i]
		out = append(out, site{span: a.Place.Span, name: normalPath(a.Target), scope: a.Scope, guard: a.Guard})
	}
	for _, c := range f.unit.Calls {
		out = append(out, site{span: c.Place.Span, name: normalPath(c.Callee), scope: c.Scope, guard: c.Guard, talks: talks(c) || f.unit.Language == "c" && cTalks(c.Method)})
	}
	slices.SortStableFunc(out, func(a, b site) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	return out
}

// maxLookBack bounds the search for the innermost site.
const maxLookBack = 2_000

// enclosing is the innermost site around a span. A call that builds the very string is not the string's site.
func enclosing(sites []site, s source.Span) site {
	i, _ := slices.BinarySearchFunc(sites, s.Start, func(a site, start int) int {
		if a.span.Start <= start {
			return -1
		}
		return 1
	})
	for n := 0; i > 0 && n < maxLookBack; n++ {
		i--
		if sites[i].span.Contains(s) && sites[i].span != s && sites[i].name != "" {
			return sites[i]
		}
	}
	return site{}
}

// cover answers whether a place lies in one of many.
type cover struct {
	starts []source.Span
	reach  []int // the furthest end up to and including this span
}

// newCover covers the places that lie in the file.
func newCover(file *source.File, places []source.Place) cover {
	var c cover
	for _, p := range places {
		if p.File == file {
			c.starts = append(c.starts, p.Span)
		}
	}
	slices.SortFunc(c.starts, func(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) })
	furthest := -1
	for _, s := range c.starts {
		furthest = max(furthest, s.End)
		c.reach = append(c.reach, furthest)
	}
	return c
}

// holds reports whether p lies inside one of the places: among those that begin at or before it, the furthest reach
// tells.
func (c cover) holds(p source.Place) bool {
	i, _ := slices.BinarySearchFunc(c.starts, p.Span.Start+1, func(s source.Span, start int) int { return cmp.Compare(s.Start, start) })
	return i > 0 && c.reach[i-1] >= p.Span.End
}
