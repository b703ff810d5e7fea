package opener

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// What is special about C: functions that work on a handle which another one made, options in two arrays, and constants
// that stand in headers which nobody reads.

// cPrefixes are how the constants of client libraries begin. Any other name may hold anything.
var cPrefixes = []string{"MYSQL_OPT_", "MYSQL_READ_", "MARIADB_OPT_", "SSL_MODE_", "CLIENT_SSL", "MONGOC_URI_", "REDIS_SSL_"}

// cConstant recognises constants of client libraries.
func cConstant(path string) bool {
	return slices.ContainsFunc(cPrefixes, func(prefix string) bool { return strings.HasPrefix(lastSegment(path), prefix) })
}

// initialised notes that a function which makes a handle was given the variable to make it in: mysql_init(&mysql).
func (f *finder) initialised(m match) {
	if f.unit.Language != "c" || !m.opener.Setters || len(m.call.Args) == 0 || m.call.AssignedTo != "" {
		return
	}
	if e := m.call.Args[0].Value; e.Kind == token.Name {
		m.call.AssignedTo = normalPath(e.Path)
		f.taken[m.call.AssignedTo] = append(f.taken[m.call.AssignedTo], m.call)
	}
}

// cUnseen notes that a handle comes from elsewhere, where more may be set on it.
func (r *run) cUnseen(d *draft) {
	if r.unit.Language == "c" {
		d.open("")
	}
}

// connects reports whether something in C opens a connection over a network: a handle that nobody connects, and one that
// is connected without a host, does not.
func (d *draft) connects() bool {
	c := &d.conn
	if d.maybe || !d.opener.Setters && !slices.ContainsFunc(d.opener.Args, opening) || len(c.Hosts) == 0 && d.dsns == 0 && len(c.Options) == 0 {
		return false
	}
	if len(c.Hosts) == 0 && d.dsns == 0 {
		c.Hosts = []source.Text{source.UnknownAt(c.Anchor, "call")}
	}
	return true
}

// opening reports whether an argument tells where to connect to: what has none sets an option on a handle that is not seen.
func opening(a setting.Arg) bool {
	return a.Role == setting.DSN || a.Role == setting.Host || a.Keyword == setting.NamesArray
}

// cPairs binds options that stand in two arrays, as PQconnectdbParams takes them. The arrays may be filled element by
// element; one that cannot be seen leaves all open.
func (r *run) cPairs(d *draft) {
	var names, values *token.Expr
	position := func(keyword string) *token.Expr {
		for i := range d.opener.Args {
			if a := &d.opener.Args[i]; a.Keyword == keyword && a.Position >= 0 && a.Position < len(d.call.Args) {
				return &d.call.Args[a.Position].Value
			}
		}
		return nil
	}
	if names, values = position(setting.NamesArray), position(setting.ValuesArray); names == nil || values == nil {
		return
	}
	keys, vals := r.elements(*names, d.call.Scope), r.elements(*values, d.call.Scope)
	if len(keys) == 0 || len(vals) == 0 {
		d.open("")
		return
	}
	for i, key := range keys {
		v := r.value(key, d.call.Scope)
		if v.Kind == setting.Null || i >= len(vals) {
			return
		}
		if !v.Known() || v.Kind != setting.String {
			d.open("")
			continue
		}
		r.keyword(d, "", v.Text, vals[i], d.call.Scope)
	}
}

// elements are those of an array: of its initialiser, or as they are assigned one by one.
func (r *run) elements(e token.Expr, scope int) []token.Expr {
	t := r.follow(e, scope)
	if t.expr.Kind == token.ListOf {
		return t.expr.Items
	}
	if e.Kind != token.Name {
		return nil
	}
	var out []token.Expr
	for len(out) < maxBranches*maxNesting {
		defs := r.assigns[slot{normalPath(e.Path) + "." + strconv.Itoa(len(out)), scope}]
		if len(defs) == 0 {
			break
		}
		out = append(out, defs[len(defs)-1].Value)
	}
	return out
}

// cMacroBetween reports whether a part of a connection string that is not known stands where a name may stand, not in the
// place of a value: a macro among the strings may hold any number of options.
func cMacroBetween(s string) bool {
	for i, c := range s {
		if c == source.Hole && (i == 0 || !strings.ContainsRune("=@/:?&,'", rune(s[i-1]))) {
			return true
		}
	}
	return false
}

// cTalks reports calls of C that talk about a string: they write it to a log or compare it in a test.
func cTalks(method string) bool {
	for _, prefix := range []string{"EXPECT_", "ASSERT_", "g_assert", "ck_assert", "cr_assert", "pg_log_", "LOG", "strcmp", "strncmp", "strcasecmp", "strstr", "err"} {
		if strings.HasPrefix(method, prefix) {
			return true
		}
	}
	return strings.HasSuffix(method, "_error") || method == "fprintf" || method == "elog" || method == "syslog" || method == "perror" || method == "fputs"
}
