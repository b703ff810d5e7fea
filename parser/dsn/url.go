package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// urlStyle is how a family of drivers reads what follows the hosts.
type urlStyle struct {
	plus      bool // '+' is a blank in keys and values
	semicolon bool // ';' separates options too
	fragment  bool // '#' ends the query
	rawKeys   bool // keys are taken as they are written
}

// parseURL reads scheme://user:password@host:port,host/database?key=value&key=value#fragment, tolerant of what users
// write: passwords with any character, lists of hosts, socket paths, whole URLs joined by ';' or ','.
func parseURL(t source.Text) (DSN, bool) {
	r := newReader(grammarURL, setting.DSNURL)
	urls := splitURLs(t)
	for i, u := range urls {
		one := &reader{dsn: DSN{Grammar: grammarURL}, depth: r.depth}
		if !one.readURL(u) {
			return DSN{}, false
		}
		if i == 0 {
			r.dsn.Scheme, r.dsn.Grammar, r.engine = one.dsn.Scheme, one.dsn.Grammar, one.engine
		}
		r.join(one.dsn)
	}
	return r.dsn, true
}

// parseWeb reads http://user:password@host/database?option=value.
func parseWeb(t source.Text) (DSN, bool) {
	s := t.String()
	i := strings.Index(s, "://")
	if i < 0 || !strings.EqualFold(s[:i], "http") && !strings.EqualFold(s[:i], "https") || !informative(s[i+3:]) {
		return DSN{}, false
	}
	r := newReader(grammarURL, setting.DSNURL)
	r.dsn.Scheme = t.Slice(0, i)
	ok := r.urlBody(t.Slice(i+3, len(s)), urlStyle{plus: true, fragment: true})
	return r.dsn, ok
}

// parseBare reads user:password@host:port/database?option=value. A name without a dot or a port is an account, not a host.
func parseBare(t source.Text) (DSN, bool) {
	if !informative(t.String()) {
		return DSN{}, false
	}
	r := newReader(GrammarBare, setting.DSNURL)
	if !r.urlBody(t, urlStyle{plus: true}) {
		return DSN{}, false
	}
	if len(r.dsn.Hosts) == 1 && !strings.Contains(r.dsn.Hosts[0].String(), ".") && r.dsn.Ports[0].IsZero() {
		r.dsn.Hosts, r.dsn.Ports = nil, nil
	}
	return r.dsn, true
}

// splitURLs separates the URLs of a list such as amqp://a;amqp://b. Nearly always there is just one.
func splitURLs(t source.Text) []source.Text {
	s := t.String()
	var out []source.Text
	start := 0
	for at := 1; at < len(s); {
		n := strings.IndexAny(s[at:], ";,")
		if n < 0 {
			break
		}
		at += n + 1
		length := schemeLength(s[at:])
		if length == 0 || !strings.HasPrefix(s[at+length:], "://") {
			continue
		}
		if found, ok := lookUp(s[at : at+length]); ok && !found.weak && len(out) <= MaxHosts {
			out = append(out, t.Slice(start, at-1))
			start = at
		}
	}
	return append(out, t.Slice(start, len(s)))
}

func (r *reader) readURL(t source.Text) bool {
	s := t.String()
	i := strings.Index(s, "://")
	if i < 1 {
		return false
	}
	r.dsn.Scheme = t.Slice(0, i)
	found, known := lookUp(s[:i])
	if found.file || !known && !strings.Contains(s[:i], hole) || !informative(s[i+3:]) {
		return false
	}
	r.engine = found.engine
	style := urlStyle{plus: true, semicolon: found.engine == "sqlserver", fragment: true}
	rest := t.Slice(i+3, len(s))
	if inGoStyle(rest.String()) {
		if found.engine == "mysql" {
			r.dsn.Grammar = grammarGo // no other driver has brackets there: golang-migrate, k3s
		}
		return r.goBody(rest)
	}
	if isSocketScheme(s[:i]) {
		return r.socketBody(rest, style)
	}
	return r.urlBody(rest, style)
}

// informative reports whether there is anything behind the scheme: a bare "postgres://" is a prefix that some program
// compares with, and "mysql://..." is prose.
func informative(rest string) bool {
	if len(rest) > 0 && isSpace(rest[0]) {
		return false
	}
	for i := 0; i < len(rest); i++ {
		if isAlnum(rest[i]) || strings.HasPrefix(rest[i:], hole) {
			return true
		}
	}
	return false
}

func isSocketScheme(scheme string) bool {
	scheme = strings.ToLower(scheme)
	return strings.HasSuffix(scheme, "+socket") || strings.HasSuffix(scheme, "-socket") || strings.HasSuffix(scheme, "+unix")
}

// socketBody reads redis+socket:///path/to/sock?db=0: the path is the socket.
func (r *reader) socketBody(t source.Text, style urlStyle) bool {
	at := r.userinfoEnd(t.String(), "/?")
	if at >= 0 {
		r.userinfo(t.Slice(0, at))
	}
	t = t.Slice(at+1, t.Len())
	path, query, found := t.Cut("?")
	r.host(path.Decode(source.PercentDecode(false)), source.Text{})
	if found {
		r.query(query, style)
	}
	return true
}

// urlBody reads everything behind "//".
func (r *reader) urlBody(t source.Text, style urlStyle) bool {
	s := t.String()
	ends := "/?#"
	if style.semicolon {
		ends += ";"
	}
	at := r.userinfoEnd(s, ends)
	if at >= 0 {
		r.userinfo(t.Slice(0, at))
	}
	end := len(s)
	if n := strings.IndexAny(s[at+1:], ends); n >= 0 {
		end = at + 1 + n
	}
	if !r.hostList(t.Slice(at+1, end)) {
		return false
	}
	r.openAuthority(t, at, end)
	return r.pathAndQuery(t.Slice(end, len(s)), style)
}

// openAuthority: where one unknown part stands for all behind the scheme, it may hold options too, unless it is named
// like a host.
func (r *reader) openAuthority(t source.Text, at, end int) {
	if at >= 0 || end != t.Len() || t.String() != hole {
		return
	}
	for _, ref := range t.Refs() {
		ref = strings.ToLower(ref)
		for _, word := range []string{"host", "addr", "server", "endpoint", "ip"} {
			if strings.Contains(ref, word) {
				return
			}
		}
	}
	r.dsn.Open = true
}

// userinfoEnd returns the offset of the '@' that ends the user and password, or -1. Correctly it is the last one
// before the first of ends; but passwords are pasted unescaped, so where that part cannot be host and port, or where
// the path would hold an '@', the '@' further on decides.
func (r *reader) userinfoEnd(s, ends string) int {
	at, from := -1, 0
	for {
		end := len(s)
		if n := strings.IndexAny(s[from:], ends); n >= 0 {
			end = from + n
		}
		if n := strings.LastIndexByte(s[from:end], '@'); n >= 0 {
			at = from + n
		}
		further := strings.IndexByte(s[end:], '@')
		if further < 0 || !passwordBroken(s, at, end, end+further, r.takesToken()) {
			return at
		}
		from = end + further
	}
}

// passwordBroken reports whether s[:further] must be user and password although a separator stands at end, and perhaps
// an '@' at. With token, it may be a password alone.
func passwordBroken(s string, at, end, further int, token bool) bool {
	before := s[:end]
	if at >= 0 {
		before = s[:at]
	}
	between := s[end:further]
	if !token && !strings.Contains(before, ":") || at >= 0 && strings.ContainsAny(between, " \t\r\n\"'<>`") {
		return false
	}
	if !strings.Contains(between, "?") && s[end] != ';' || !strings.Contains(between, "=") {
		return true
	}
	for _, host := range strings.Split(s[at+1:end], ",") {
		if _, port := splitPort(host); port >= 0 && !portLike(host[port:]) {
			return true
		}
	}
	return false
}

// userinfo notes the password. Where a scheme takes a token in the place of a user, that is one too.
func (r *reader) userinfo(t source.Text) {
	_, password, found := t.Cut(":")
	switch {
	case found:
		r.secret(password)
	case r.takesToken():
		r.secret(t)
	}
}

// takesToken reports whether what stands alone before the '@' may be a secret.
func (r *reader) takesToken() bool {
	return r.engine == "redis" || r.engine == "valkey" || r.engine == "nats"
}

// pathAndQuery reads "/database?query#fragment"; any part may be missing.
func (r *reader) pathAndQuery(t source.Text, style urlStyle) bool {
	s := t.String()
	end := len(s)
	ends := "?#"
	if style.semicolon {
		ends += ";"
	}
	if n := strings.IndexAny(s, ends); n >= 0 {
		end = n
	}
	if !r.path(t.Slice(0, end)) {
		return false
	}
	if end < len(s) && s[end] != '#' && !r.query(t.Slice(end+1, len(s)), style) {
		return false
	}
	r.fragment(t)
	r.settle()
	return true
}

// fragment takes the one fragment that decides on anything: redis-rs reads rediss://host#insecure as an option.
func (r *reader) fragment(t source.Text) {
	const insecure = "#insecure"
	if s := t.String(); strings.HasSuffix(s, insecure) && (r.engine == "redis" || r.engine == "valkey") {
		r.bare(t.Slice(len(s)-len(insecure), len(s)))
	}
}

// path takes the database. Known text with an unknown end, or two unknown parts in a row, may go on with "?key=value".
func (r *reader) path(t source.Text) bool {
	name := strings.TrimPrefix(t.String(), "/")
	if strings.ContainsAny(strings.TrimSpace(name), " \t\r\n") && !strings.ContainsAny(name, "<{") {
		return false
	}
	if strings.HasSuffix(name, hole) && name != hole {
		r.dsn.Open = true
	}
	if name != "" {
		r.dsn.Database = t.Slice(t.Len()-len(name), t.Len()).Decode(source.PercentDecode(false))
	}
	return true
}
