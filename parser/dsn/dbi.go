package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// dbiEngine returns the engine of a driver of Perl's DBI, "" for any other word. File-based drivers are left out.
func dbiEngine(name string) string {
	switch name {
	case "Pg", "PgPP":
		return "postgresql"
	case "mysql", "mysqlPP":
		return "mysql"
	case "MariaDB":
		return "mariadb"
	}
	return ""
}

// dbiDriver measures "dbi:Driver" at the start of s and names the driver, if there is one; attributes in brackets may
// follow it.
func dbiDriver(s string) (n int, name string) {
	if !hasPrefixFold(s, "dbi:") {
		return 0, ""
	}
	n = len("dbi:")
	from := n
	for n < len(s) && isAlnum(s[n]) {
		n++
	}
	return n, s[from:n]
}

func looksDBI(s string) string {
	if n, name := dbiDriver(s); dbiEngine(name) != "" && n < len(s) && (s[n] == ':' || s[n] == '(') {
		return grammarDBI
	}
	return ""
}

// parseDBI reads dbi:Driver:key=value;key=value. A first part without '=' is the database, with the host and the port
// behind colons.
func parseDBI(t source.Text) (DSN, bool) {
	n, name := dbiDriver(t.String())
	rest := t.Slice(n, t.Len())
	if strings.HasPrefix(rest.String(), "(") {
		_, rest, _ = rest.Cut(")")
	}
	if dbiEngine(name) == "" || !strings.HasPrefix(rest.String(), ":") {
		return DSN{}, false
	}
	r := newReader(grammarDBI, setting.KeywordDSN)
	r.dsn.Scheme, r.engine = t.Slice(0, n), dbiEngine(name)
	rest = rest.Slice(1, rest.Len())
	if r.engine == "postgresql" && !strings.Contains(rest.String(), ";") {
		ok := r.keywords(rest)
		r.settle()
		return r.dsn, ok
	}
	if first, others, _ := rest.Cut(";"); !strings.Contains(first.String(), "=") {
		r.dbiAddress(first)
		rest = others
	}
	ok := rest.Len() > 0 && r.adoPairs(rest)
	r.pdoSocket()
	return r.dsn, ok || len(r.dsn.Hosts) > 0
}

// dbiAddress reads database:host:port.
func (r *reader) dbiAddress(t source.Text) {
	parts := t.Split(":")
	r.dsn.Database = parts[0]
	switch len(parts) {
	case 1:
	case 2:
		r.host(parts[1], source.Text{})
	default:
		r.host(parts[1], parts[2])
	}
}
