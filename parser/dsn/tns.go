package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// looksTNS reports whether s starts an Oracle Net descriptor.
func looksTNS(s string) bool {
	if len(s) == 0 || s[0] != '(' {
		return false
	}
	i := skipSpace(s, 1)
	for _, word := range []string{"description_list", "description", "address_list", "address"} {
		if hasPrefixFold(s[i:], word) {
			j := skipSpace(s, i+len(word))
			return j < len(s) && s[j] == '='
		}
	}
	return false
}

// parseOracle reads a descriptor or an Easy Connect string, with or without user/password@ before it.
func parseOracle(t source.Text) (DSN, bool) {
	r := newReader(grammarEasy, setting.TNS)
	r.engine = "oracle"
	if looksTNS(t.String()) {
		r.dsn.Grammar = grammarTNS
	}
	ok := r.oracleLogin(t)
	return r.dsn, ok
}

// oracleJDBC reads what follows "jdbc:oracle:thin:".
func (r *reader) oracleJDBC(t source.Text) bool {
	if !strings.Contains(t.String(), "@") {
		return false
	}
	return r.oracleLogin(t)
}

// oracleLogin reads user/password@address; the user part may be missing.
func (r *reader) oracleLogin(t source.Text) bool {
	s := t.String()
	at := loginEnd(s)
	if at >= 0 {
		if _, password, found := t.Slice(0, at).Cut("/"); found {
			r.secret(password)
		}
	}
	return r.oracleAddress(t.Slice(at+1, len(s)).Trim())
}

// loginEnd returns the offset of the '@' behind user/password, or -1: the last one before a descriptor or a query, or
// the first one further on where a query would hold no key, since a password may hold a '?'.
func loginEnd(s string) int {
	if n := strings.Index(s, "@("); n >= 0 {
		return n
	}
	end := len(s)
	if n := strings.IndexAny(s, "(?"); n >= 0 {
		end = n
	}
	at := strings.LastIndexByte(s[:end], '@')
	slash := strings.IndexByte(s[:end], '/')
	if at >= 0 || slash < 1 || strings.HasPrefix(s[slash:], "//") {
		return at
	}
	if n := strings.IndexByte(s[end:], '@'); n >= 0 && !strings.Contains(s[end:end+n], "=") {
		return end + n
	}
	return -1
}

// oracleAddress reads a descriptor, an Easy Connect string or an alias of tnsnames.ora.
func (r *reader) oracleAddress(t source.Text) bool {
	s := t.String()
	if looksTNS(s) {
		return r.descriptor(t)
	}
	address, query, found := t.Cut("?")
	switch name := address.String(); {
	case name == "" || strings.HasPrefix(s, "("):
		return false
	case strings.ContainsAny(name, "/:."):
		return r.easyConnect(t)
	case name == hole:
		r.dsn.Open = true
	case identifier(name) != len(name):
		return false
	}
	r.dsn.Database = address
	return !found || r.query(query, urlStyle{})
}

// easyConnect reads [protocol:]//host:port,host:port/service:server/instance?key=value&key=value, and JDBC's
// host:port:sid.
func (r *reader) easyConnect(t source.Text) bool {
	rest, query, found := t.Cut("?")
	s := rest.String()
	if i := strings.Index(s, "//"); i >= 0 && (i == 0 || s[i-1] == ':') {
		if i > 1 {
			r.protocol(rest.Slice(0, i-1))
		}
		rest = rest.Slice(i+2, len(s))
	}
	hosts, service, _ := rest.Cut("/")
	if !r.easyHosts(hosts) {
		return false
	}
	service, _, _ = service.Cut(":")
	if service.Len() > 0 {
		r.dsn.Database, _, _ = service.Cut("/")
	}
	return !found || r.query(query, urlStyle{})
}

// protocol notes tcp or tcps. It is no option of a descriptor, whose protocol some drivers take another way.
func (r *reader) protocol(t source.Text) {
	if r.dsn.Grammar == grammarEasy {
		r.dsn.Scheme = t
	}
	r.add(source.Decoded(t.Place(), "url-protocol"), value(t))
}

func (r *reader) easyHosts(t source.Text) bool {
	parts := strings.Split(t.String(), ":")
	if len(parts) == 3 && !strings.ContainsAny(t.String(), "[],;") {
		r.dsn.Database = t.Slice(len(parts[0])+len(parts[1])+2, t.Len())
		return r.hostList(t.Slice(0, len(parts[0])+len(parts[1])+1))
	}
	for {
		before, after, found := cutAny(t, ";")
		if !r.hostList(before) {
			return false
		}
		if !found {
			return len(r.dsn.Hosts) > 0 || r.dsn.Database.Len() > 0 || t.Len() == 0
		}
		t = after
	}
}

// descriptor reads nested (NAME=value) brackets. Names and values stay as they are written; addresses and the service
// go to their places. It stops at the nesting limit and keeps what it has.
func (r *reader) descriptor(t source.Text) bool {
	d := tnsReader{r: r, t: t, s: t.String()}
	for d.i < len(d.s) && d.step() {
	}
	return d.leaves > 0
}

// tnsReader walks a descriptor without recursion.
type tnsReader struct {
	r       *reader
	t       source.Text
	s       string
	i       int
	names   []string    // the open brackets
	port    source.Text // written before its host
	leaves  int
	pending bool
}

// step reads up to the next bracket or value, and is false when the descriptor is broken or too deep.
func (d *tnsReader) step() bool {
	d.i = skipSpace(d.s, d.i)
	if d.i >= len(d.s) {
		return false
	}
	switch {
	case d.s[d.i] == '(':
		return d.open()
	case d.s[d.i] == ')':
		if len(d.names) > 0 {
			d.names = d.names[:len(d.names)-1]
		}
		d.i++
	case strings.HasPrefix(d.s[d.i:], hole):
		d.r.dsn.Open = true
		d.i += len(hole)
	default:
		d.i++ // stray text between brackets
	}
	return true
}

// open reads "(NAME=" and, if no bracket follows, the value.
func (d *tnsReader) open() bool {
	if len(d.names) >= maxNesting {
		d.r.dsn.Open = true
		return false
	}
	start := skipSpace(d.s, d.i+1)
	n := strings.IndexAny(d.s[start:], "=()")
	if n < 0 {
		return false
	}
	end := start + n
	if d.s[end] != '=' {
		d.opaque(start, end)
		d.i = end
		if d.s[end] == '(' {
			d.names = append(d.names, "")
		} else {
			d.i++
		}
		return true
	}
	name := d.t.Slice(start, trimEnd(d.s, start, end))
	d.i = skipSpace(d.s, end+1)
	if d.i < len(d.s) && d.s[d.i] == '(' {
		d.names = append(d.names, name.String())
		return true
	}
	d.value(name)
	return true
}

func (d *tnsReader) opaque(start, end int) {
	if strings.Contains(d.s[start:end], hole) {
		d.r.dsn.Open = true
	}
}

// value reads up to the closing bracket; quotes protect brackets.
func (d *tnsReader) value(name source.Text) {
	start := d.i
	if start < len(d.s) && d.s[start] == '"' {
		if n := strings.IndexByte(d.s[start+1:], '"'); n >= 0 {
			d.leaf(name, d.t.Slice(start+1, start+1+n))
			d.i = start + n + 2
			d.close()
			return
		}
	}
	d.i = len(d.s)
	if n := strings.IndexByte(d.s[start:], ')'); n >= 0 {
		d.i = start + n
	}
	d.leaf(name, d.t.Slice(start, trimEnd(d.s, start, d.i)))
	d.close()
}

// close moves behind the bracket of a leaf.
func (d *tnsReader) close() {
	if n := strings.IndexByte(d.s[d.i:], ')'); n >= 0 {
		d.i += n + 1
		return
	}
	d.i = len(d.s)
}

// leaf gives a name and value their place. The client's own host, below CID, is none of ours.
func (d *tnsReader) leaf(name, v source.Text) {
	d.leaves++
	r := d.r
	switch {
	case isOneOf(name.String(), "HOST") && !d.below("CID"):
		port := d.port
		d.port = source.Text{}
		if v.Len() > 0 {
			r.host(v, port)
			d.pending = port.Len() == 0
		}
	case isOneOf(name.String(), "PORT"):
		if n := len(r.dsn.Ports); d.pending && n > 0 {
			r.dsn.Ports[n-1] = v
			d.pending = false
			return
		}
		d.port = v
	case isOneOf(name.String(), "SERVICE_NAME", "SID") && r.dsn.Database.Len() == 0:
		r.dsn.Database = v
	case d.below("CID"):
	default:
		r.add(name, value(v))
	}
}

func (d *tnsReader) below(name string) bool {
	for _, n := range d.names {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}
