package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// looksGoMySQL recognises user:password@tcp(host)/db by the network in front of the bracket, and user:password@/db.
func looksGoMySQL(s string) bool {
	if strings.ContainsAny(s, "\n\r") {
		return false
	}
	if inGoStyle(s) {
		return true
	}
	at := strings.Index(s, "@/")
	if at < 1 || strings.IndexByte(s[:at], ':') < 1 || strings.ContainsAny(s[:at], " /") {
		return false
	}
	name := s[at+2:]
	if n := strings.IndexByte(name, '?'); n >= 0 {
		name = name[:n]
	}
	return !strings.ContainsAny(name, "/ :@")
}

// maxAddress is the longest address in brackets.
const maxAddress = 300

// inGoStyle reports whether s holds a network with an address in brackets, followed by the slash of the database: at
// the start or behind an '@'.
func inGoStyle(s string) bool {
	for i := 0; i < len(s); i++ {
		open := strings.IndexByte(s[i:], '(')
		if open < 0 {
			return false
		}
		i += open
		if behind := strings.IndexByte(s[i:min(i+maxAddress, len(s))], ')'); behind > 0 && goAt(s, i, i+behind+1) {
			return true
		}
	}
	return false
}

// goAt judges the bracket that opens at open and ends before end. A network that somebody registered under a name of
// their own is believed behind a user name only.
func goAt(s string, open, end int) bool {
	start := open
	for start > 0 && open-start < 32 && (isAlnum(s[start-1]) || strings.IndexByte("+-_", s[start-1]) >= 0) {
		start--
	}
	word, slash := s[start:open], end < len(s) && s[end] == '/'
	if start == 0 {
		return slash && goNetwork(word)
	}
	if s[start-1] != '@' || !slash && end != len(s) {
		return false
	}
	user := s[:start-1]
	own := slash && user != "" && (word == "" || isLetter(word[0])) && !strings.ContainsAny(user, " \t\"'`/")
	return goNetwork(word) || own
}

func goNetwork(word string) bool {
	switch word {
	case "":
		return false
	case "cloudsql", "cloudsqlconn", "mysql+tcp":
		return true
	}
	return driverNetwork(word)
}

// parseGoMySQL reads [user[:password]@][network[(address)]]/database[?key=value&…].
func parseGoMySQL(t source.Text) (DSN, bool) {
	r := newReader(grammarGo, setting.KeywordDSN)
	r.engine = "mysql"
	ok := r.goBody(t)
	return r.dsn, ok
}

func (r *reader) goBody(t source.Text) bool {
	s := t.String()
	slash := goSlash(s)
	if slash < 0 || strings.ContainsAny(s[:slash], "\n\r") {
		return false
	}
	if !r.goAddress(t.Slice(0, slash)) {
		return false
	}
	name, query, found := t.Slice(slash+1, len(s)).Cut("?")
	if !r.path(name) {
		return false
	}
	if found {
		r.query(query, urlStyle{plus: true})
	}
	return true
}

// goSlash finds the slash before the database's name. The driver takes the last one; a value of the query that was
// left unescaped must not count, nor one in a password.
func goSlash(s string) int {
	if n := strings.LastIndex(s, ")/"); n >= 0 {
		return n + 1
	}
	if strings.HasSuffix(s, ")") {
		return len(s)
	}
	if n := strings.LastIndex(s, "@/"); n >= 0 {
		return n + 1
	}
	from := strings.LastIndexByte(s, '@') + 1
	end := len(s)
	if n := strings.IndexByte(s[from:], '?'); n >= 0 {
		end = from + n
	}
	if n := strings.LastIndexByte(s[from:end], '/'); n >= 0 {
		return from + n
	}
	return -1 // one in front of the '@' belongs to the password
}

// goAddress reads user:password@network(address).
func (r *reader) goAddress(t source.Text) bool {
	s := t.String()
	open := len(s)
	if strings.HasSuffix(s, ")") {
		open = max(strings.LastIndexByte(s, '('), 0)
	}
	at := strings.LastIndexByte(s[:open], '@')
	if at >= 0 {
		r.userinfo(t.Slice(0, at))
	}
	network := t.Slice(at+1, open)
	if open == len(s) {
		// Without brackets only the network is named; a host in its place is a mistake that still tells the host.
		if strings.ContainsAny(network.String(), ".:"+hole) {
			return r.hostList(network)
		}
		return identifier(network.String()) == network.Len()
	}
	address := t.Slice(open+1, len(s)-1)
	switch name := network.String(); {
	case name == "unix" && strings.HasPrefix(address.String(), hole):
		return true // a socket somewhere on this machine, as where no host is written
	case name == "unix", strings.HasPrefix(address.String(), "/"), strings.HasPrefix(address.String(), "@"):
		r.host(address, source.Text{})
		return true
	case identifier(name) == len(name) && !driverNetwork(name):
		r.dsn.Open = true // the program's own dialer, which may encrypt by itself
	}
	return r.hostList(address)
}

// driverNetwork reports whether the driver dials a network by itself; any other is registered by the program.
func driverNetwork(name string) bool {
	switch name {
	case "", "tcp", "tcp4", "tcp6", "unix", "protocol": // the last stands for one in documentation
		return true
	}
	return false
}
