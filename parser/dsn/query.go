package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// query reads key=value pairs joined by '&', by "&amp;" where markup was left undecoded, and by ';' where the style
// says so. It is false when a value shows that all this is prose.
func (r *reader) query(t source.Text, style urlStyle) bool {
	s := t.String()
	for start := 0; start <= len(s); {
		end := style.pairEnd(s, start)
		item := t.Slice(start, end)
		last := end == len(s)
		if !r.queryItem(item, style, last) {
			return false
		}
		start = end + 1
		if end < len(s) && s[end] == '&' && strings.HasPrefix(s[start:], "amp;") {
			start += len("amp;")
		}
	}
	return true
}

// pairEnd finds the separator behind the pair at start. Braces and quotes of a JSON value protect nothing: drivers
// split before they decode; only the braces of SQL Server's grammar do.
func (style urlStyle) pairEnd(s string, start int) int {
	if !style.semicolon {
		if n := strings.IndexByte(s[start:], '&'); n >= 0 {
			return start + n
		}
		return len(s)
	}
	eq := strings.IndexByte(s[start:], '=')
	from := start
	if eq >= 0 && strings.HasPrefix(s[start+eq+1:], "{") {
		from = bracedEnd(s, start+eq+1)
	}
	if n := strings.IndexAny(s[from:], "&;"); n >= 0 {
		return from + n
	}
	return len(s)
}

// bracedEnd returns the offset behind {…} at i, in which "}}" is one brace; without a closing one it returns i.
func bracedEnd(s string, i int) int {
	for j := i + 1; j < len(s); j++ {
		if s[j] != '}' {
			continue
		}
		if j+1 < len(s) && s[j+1] == '}' {
			j++
			continue
		}
		return j + 1
	}
	return i
}

// queryItem takes one pair. Only the last one may end in a fragment, which goes with the value if that is secret.
func (r *reader) queryItem(item source.Text, style urlStyle, last bool) bool {
	name, v, pair := item.Cut("=")
	decode := source.PercentDecode(style.plus)
	name = name.Trim()
	decoded := name.Decode(decode)
	if pair && setting.NamesSecret(decoded.String()) {
		r.secret(v)
		return true
	}
	if !style.rawKeys {
		name = decoded
	}
	if last && style.fragment {
		v = cutFragment(v)
		name = cutFragment(name)
	}
	switch {
	case name.Len() == 0 && !pair:
	case !pair:
		r.bare(name)
	case proseValue(name.String(), v.Trim().String()):
		return false
	default:
		r.queryPair(name, v, decode, last)
	}
	return true
}

func cutFragment(t source.Text) source.Text {
	before, _, _ := t.Cut("#")
	return before
}

func (r *reader) queryPair(name, v source.Text, decode source.Step, last bool) {
	s := v.String()
	if last && strings.HasSuffix(s, hole) && s != hole && !strings.ContainsAny(s, "/\\") {
		r.dsn.Open = true // sslmode=require${EXTRA} may go on with another pair
	}
	if strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") && r.braced(name, v) {
		return
	}
	v = v.Decode(decode)
	switch {
	case name.String() == "odbc_connect":
		r.nested(v)
	case r.json(name, v):
	default:
		r.add(name, value(v))
	}
}

// braced reads SQL Server's {value}; JSON and placeholders also start with a brace.
func (r *reader) braced(name, v source.Text) bool {
	if r.engine != "sqlserver" || isBracePlaceholder(v.String()) {
		return false
	}
	r.add(name, value(v.Slice(1, v.Len()-1).Decode(source.Doubled('}'))))
	return true
}

// nested reads the ODBC string that SQLAlchemy carries in one option.
func (r *reader) nested(v source.Text) {
	if r.depth > 0 {
		return
	}
	inner := &reader{dsn: DSN{Grammar: grammarODBC}, depth: r.depth + 1}
	inner.adoPairs(v)
	r.join(inner.dsn)
	if strings.Contains(v.String(), hole) && len(inner.dsn.Hosts) == 0 {
		r.dsn.Open = true
	}
}

// proseValue reports whether a TLS option is followed by more words: "…?sslmode=disable is not safe".
func proseValue(name, v string) bool {
	if strings.IndexByte(v, ' ') < 0 || strings.ContainsAny(v, "/\\") || strings.HasPrefix(v, "{") || strings.HasPrefix(v, "<") {
		return false
	}
	return hasPrefixFold(name, "ssl") || hasPrefixFold(name, "tls") || hasPrefixFold(name, "usessl")
}
