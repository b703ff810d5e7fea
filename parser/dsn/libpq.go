package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// The weights of libpq's keywords when a string is recognised by them.
const (
	otherKeyword = 1 + iota
	whereKeyword // names a server, but also appears in many a log line
	whoKeyword   // says who connects to what
)

var libpqKeywords = map[string]uint8{
	"host": whereKeyword, "hostaddr": whereKeyword, "port": whereKeyword,
	"dbname": whoKeyword, "database": whoKeyword, "user": whoKeyword, "service": whoKeyword, "password": otherKeyword,
	"passfile": otherKeyword, "sslmode": otherKeyword, "sslrootcert": otherKeyword, "sslcert": otherKeyword,
	"sslkey": otherKeyword, "sslpassword": otherKeyword, "sslcrl": otherKeyword, "sslcrldir": otherKeyword,
	"sslsni": otherKeyword, "sslnegotiation": otherKeyword, "sslcompression": otherKeyword, "sslcertmode": otherKeyword,
	"requiressl": otherKeyword, "requirepeer": otherKeyword, "require_auth": otherKeyword, "channel_binding": otherKeyword,
	"connect_timeout": otherKeyword, "client_encoding": otherKeyword, "options": otherKeyword, "krbsrvname": otherKeyword,
	"application_name": otherKeyword, "fallback_application_name": otherKeyword, "keepalives": otherKeyword,
	"keepalives_idle": otherKeyword, "keepalives_interval": otherKeyword, "keepalives_count": otherKeyword,
	"tcp_user_timeout": otherKeyword, "replication": otherKeyword, "gssencmode": otherKeyword, "gsslib": otherKeyword,
	"ssl_min_protocol_version": otherKeyword, "ssl_max_protocol_version": otherKeyword, "gssdelegation": otherKeyword,
	"target_session_attrs": otherKeyword, "load_balance_hosts": otherKeyword, "binary_parameters": otherKeyword,
	"sslinline": otherKeyword, "search_path": otherKeyword, "TimeZone": otherKeyword, "timezone": otherKeyword,
	"statement_timeout": otherKeyword, "default_query_exec_mode": otherKeyword, "pool_max_conns": otherKeyword,
}

// pair is one key and value as offsets into the string that is scanned.
type pair struct {
	k0, k1, v0, v1 int
	next           int  // where the next pair may start
	quote          byte // the closing quote of the value, 0 if it has none
	bare           bool // no '=': [k0,k1) is the item
}

// nextLibpq scans one keyword = value, at i or behind blanks. Its value may be quoted; a backslash protects the next
// character. At the end of s the pair is bare and empty.
func nextLibpq(s string, i int) pair {
	i = skipSpace(s, i)
	p := pair{k0: i, bare: true}
	for i < len(s) && s[i] != '=' && !isSpace(s[i]) {
		i = max(i+1, placeholderEnd(s, i))
	}
	p.k1, p.next = i, i
	j := skipSpace(s, i)
	if j >= len(s) || s[j] != '=' {
		return p
	}
	p.bare = false
	p.scanValue(s, skipSpace(s, j+1))
	return p
}

func (p *pair) scanValue(s string, i int) {
	if i < len(s) && s[i] == '\'' {
		p.quote = '\''
		i++
	}
	p.v0 = i
	for i < len(s) {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			i += 2
			continue
		case p.quote != 0 && c == p.quote:
			p.v1, p.next = i, i+1
			return
		case p.quote == 0 && isSpace(c):
			p.v1, p.next = i, i
			return
		}
		i = max(i+1, placeholderEnd(s, i))
	}
	p.v1, p.next = len(s), len(s)
}

// placeholderEnd returns the offset behind the ${…} or {{…}} at i, in which blanks separate nothing, or 0.
func placeholderEnd(s string, i int) int {
	switch s[i] {
	case '$':
		if i+1 < len(s) && s[i+1] == '{' {
			return closing(s, i+1, '{', '}')
		}
	case '{':
		if i+1 < len(s) && s[i+1] == '{' {
			return closing(s, i, '{', '}')
		}
	}
	return 0
}

func skipSpace(s string, i int) int {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	return i
}

// looksLibpq reports whether s is a string of keywords: nothing but pairs and placeholders, at least two of the
// keywords known, among them the first, and one of them more telling than an address: log lines hold host and port too.
func looksLibpq(s string) bool {
	var weights [4]int // pairs by weight; 0 counts those that are not known
	for i := skipSpace(s, 0); i < len(s); i = skipSpace(s, i) {
		p := nextLibpq(s, i)
		i = p.next
		if p.bare {
			if p.k0 < len(s) && strings.IndexByte("${%<", s[p.k0]) < 0 && !strings.HasPrefix(s[p.k0:], hole) {
				return false
			}
			continue
		}
		if identifier(s[p.k0:p.k1]) != p.k1-p.k0 || p.k0 == p.k1 || p.quote == 0 && p.v1 > p.v0 && strings.IndexByte(",;", s[p.v1-1]) >= 0 {
			return false
		}
		weight := libpqKeywords[s[p.k0:p.k1]]
		if weight == 0 && weights == [4]int{} {
			return false
		}
		weights[weight]++
	}
	other, where, who := weights[otherKeyword], weights[whereKeyword], weights[whoKeyword]
	known := other + where + who
	return known >= 2 && weights[0] <= known && (who > 0 || where > 0 && other > 0)
}

// parseLibpq reads keyword = 'value' strings.
func parseLibpq(t source.Text) (DSN, bool) {
	r := newReader(grammarLibpq, setting.KeywordDSN)
	r.engine = "postgresql"
	ok := r.keywords(t)
	r.settle()
	return r.dsn, ok
}

// keywords reads the pairs, and is false when there is none.
func (r *reader) keywords(t source.Text) bool {
	s := t.String()
	pairs := 0
	for i := skipSpace(s, 0); i < len(s); i = skipSpace(s, i) {
		p := nextLibpq(s, i)
		i = max(p.next, i+1)
		if p.bare {
			if strings.Contains(s[p.k0:p.k1], hole) {
				r.dsn.Open = true
			}
			continue
		}
		name := t.Slice(p.k0, p.k1)
		if identifier(name.String()) != name.Len() && !strings.Contains(name.String(), hole) || name.Len() == 0 {
			r.secretIfPassword(name, t.Slice(p.v0, p.v1))
			continue
		}
		pairs++
		r.add(name, value(t.Slice(p.v0, p.v1).Decode(source.Backslash("", true))))
	}
	return pairs > 0
}

// secretIfPassword masks a value whose pair is otherwise of no use.
func (r *reader) secretIfPassword(name, v source.Text) {
	if setting.NamesSecret(name.String()) {
		r.secret(v)
	}
}
