package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// adoRole is what a key of an ADO.NET or ODBC string means to us.
type adoRole uint8

const (
	adoOther    adoRole = 1 + iota // a known option
	adoHost                        // the server's address
	adoPort                        //
	adoDatabase                    //
	adoDriver                      // ODBC's driver
	adoNested                      // Entity Framework's inner string
)

// adoKeys are the known keys, folded.
var adoKeys = map[string]adoRole{
	"server": adoHost, "datasource": adoHost, "address": adoHost, "addr": adoHost, "networkaddress": adoHost,
	"host": adoHost, "hostname": adoHost, "servername": adoHost, "port": adoPort, "portnumber": adoPort,
	"database": adoDatabase, "initialcatalog": adoDatabase, "dbname": adoDatabase, "db": adoDatabase,
	"driver": adoDriver, "providerconnectionstring": adoNested,
	"userid": adoOther, "uid": adoOther, "user": adoOther, "username": adoOther, "password": adoOther, "pwd": adoOther,
	"encrypt": adoOther, "trustservercertificate": adoOther, "integratedsecurity": adoOther, "sslmode": adoOther,
	"trustedconnection": adoOther, "connectiontimeout": adoOther, "connecttimeout": adoOther, "timeout": adoOther,
	"pooling": adoOther, "maxpoolsize": adoOther, "minpoolsize": adoOther, "multipleactiveresultsets": adoOther,
	"applicationname": adoOther, "app": adoOther, "applicationintent": adoOther, "persistsecurityinfo": adoOther,
	"multisubnetfailover": adoOther, "hostnameincertificate": adoOther, "servercertificate": adoOther,
	"authentication": adoOther, "columnencryptionsetting": adoOther, "attachdbfilename": adoOther, "provider": adoOther,
	"charset": adoOther, "characterset": adoOther, "sslca": adoOther, "sslcert": adoOther, "sslkey": adoOther,
	"certificatefile": adoOther, "rootcertificate": adoOther, "sslcertificate": adoOther, "searchpath": adoOther,
	"allowpublickeyretrieval": adoOther, "convertzerodatetime": adoOther, "allowuservariables": adoOther,
	"useprocedurebodies": adoOther, "usecompression": adoOther, "commandtimeout": adoOther, "keepalive": adoOther,
	"tlsversion": adoOther, "usencryption": adoOther, "useencryption": adoOther, "certificatestorelocation": adoOther,
	"packetsize": adoOther, "workstationid": adoOther, "failoverpartner": adoOther, "enlist": adoOther, "dsn": adoOther,
	"metadata": adoOther, "mars": adoOther, "marsconnection": adoOther, "language": adoOther, "tdsversion": adoOther,
	"asynchronousprocessing": adoOther, "userinstance": adoOther, "networklibrary": adoOther, "trustcert": adoOther,
	"sslverify": adoOther, "sslcapath": adoOther, "ssl": adoOther, "usessl": adoOther, "dbaprivilege": adoOther,
}

// nextADO scans one key=value at i. "==" in a key is a literal sign; a value may be in quotes, in which the doubled
// quote is one, or in braces.
func nextADO(s string, i int) pair {
	for i < len(s) && (isSpace(s[i]) || s[i] == ';') {
		i++
	}
	p := pair{k0: i}
	j := i
	for j < len(s) && s[j] != ';' {
		if s[j] == '=' {
			if j+1 >= len(s) || s[j+1] != '=' || j == i {
				break
			}
			j++
		}
		j++
	}
	p.k1 = trimEnd(s, i, j)
	if j >= len(s) || s[j] == ';' {
		p.bare, p.next = true, min(j+1, len(s))
		return p
	}
	p.adoValue(s, skipSpace(s, j+1))
	return p
}

func trimEnd(s string, from, to int) int {
	for to > from && isSpace(s[to-1]) {
		to--
	}
	return to
}

func (p *pair) adoValue(s string, i int) {
	if i < len(s) {
		switch s[i] {
		case '"', '\'':
			p.quote = s[i]
		case '{':
			p.quote = '}'
		}
	}
	if p.quote != 0 {
		if end := quotedEnd(s, i+1, p.quote); end >= 0 {
			p.v0, p.v1 = i+1, end
			p.next = semicolonBehind(s, end+1)
			return
		}
		p.quote = 0
	}
	end := strings.IndexByte(s[i:], ';')
	if end < 0 {
		end = len(s) - i
	}
	p.v0, p.v1, p.next = i, trimEnd(s, i, i+end), min(i+end+1, len(s))
}

// quotedEnd returns the offset of the closing quote, or -1. A quote that is not followed by the end of the pair is
// part of an unquoted value such as {a}{b}.
func quotedEnd(s string, i int, quote byte) int {
	for ; i < len(s); i++ {
		if s[i] != quote {
			continue
		}
		if i+1 < len(s) && s[i+1] == quote {
			i++
			continue
		}
		if k := skipSpace(s, i+1); k < len(s) && s[k] != ';' {
			return -1
		}
		return i
	}
	return -1
}

func semicolonBehind(s string, i int) int { return min(skipSpace(s, i)+1, len(s)) }

// looksADO counts the known keys: at least two, one of them a host or a driver.
func looksADO(s string) string {
	known, unknown, anchors := 0, 0, 0
	grammar := grammarADO
	for i := 0; i < len(s); {
		p := nextADO(s, i)
		i = p.next
		if p.bare {
			if p.k1-p.k0 > 80 {
				return ""
			}
			continue
		}
		var buf [64]byte
		switch role := adoKeys[string(fold(&buf, s[p.k0:p.k1]))]; role {
		case 0:
			if unknown++; strings.IndexByte(s[p.k0:p.k1], '\n') >= 0 {
				return ""
			}
			continue
		case adoHost, adoDriver, adoNested:
			anchors++
			if role == adoDriver {
				grammar = grammarODBC
			}
		}
		known++
	}
	if known < 2 || anchors == 0 || unknown > 2*known {
		return ""
	}
	return grammar
}

// parseADO reads ADO.NET and ODBC strings; a key Driver or DSN makes it ODBC.
func parseADO(t source.Text, grammar string) (DSN, bool) {
	r := newReader(grammar, setting.ADO)
	if hasPrefixFold(t.String(), "odbc:") { // the mark of go-mssqldb and of PDO
		r.dsn.Grammar, r.dsn.Scheme = grammarODBC, t.Slice(0, len("odbc"))
		t = t.Slice(len("odbc:"), t.Len())
	}
	if !r.adoPairs(t) {
		return DSN{}, false
	}
	return r.dsn, true
}

// adoPairs reads the pairs; it is false when there is none that is known, or when the server is a file.
func (r *reader) adoPairs(t source.Text) bool {
	s := t.String()
	known := false
	var port source.Text
	for i := 0; i < len(s); {
		p := nextADO(s, i)
		i = p.next
		name := t.Slice(p.k0, p.k1).Decode(source.Doubled('='))
		if p.bare {
			if strings.Contains(name.String(), hole) {
				r.dsn.Open = true
			}
			continue
		}
		v := t.Slice(p.v0, p.v1).Decode(source.Doubled(p.quote))
		var buf [64]byte
		role := adoKeys[string(fold(&buf, name.String()))]
		known = known || role != 0
		switch {
		case role == adoHost && (isFile(v.String()) || isProse(v.String())):
			return false
		case role == adoHost && p.quote == '}' && identifier(v.String()) == v.Len():
			r.serverHost(t.Slice(p.v0-1, p.v1+1), 0) // {server}: a placeholder rather than quoting
		case role == adoPort:
			port = v
		default:
			r.adoPair(name, v, role)
		}
	}
	r.fillPorts(port)
	return known
}

func (r *reader) adoPair(name, v source.Text, role adoRole) {
	switch {
	case v.Len() == 0:
	case role == adoHost:
		r.serverHost(v, 0)
		return
	case role == adoDatabase:
		r.dsn.Database = v
		return
	case role == adoNested && r.depth == 0:
		inner := &reader{depth: r.depth + 1}
		inner.adoPairs(v)
		r.join(inner.dsn)
		return
	case role == adoDriver:
		r.dsn.Grammar = grammarODBC
	}
	if role == adoNested {
		r.dsn.Open = true // nested too deep to be followed, and it may hold a password
		r.secret(v)
		return
	}
	r.add(name, value(v))
}

// isProse reports whether a server's name is several words; a descriptor and a placeholder may hold blanks.
func isProse(s string) bool {
	return strings.IndexByte(s, ' ') > 0 && !strings.ContainsAny(s, "(<{,")
}

// isFile reports whether a server's name is the path of a file-based database.
func isFile(s string) bool {
	if strings.HasPrefix(s, ":memory:") || strings.HasPrefix(s, "|") {
		return true
	}
	for _, end := range []string{".db", ".sqlite", ".sqlite3", ".db3", ".mdb", ".accdb", ".sdf", ".xls", ".xlsx", ".csv"} {
		if len(s) > len(end) && strings.EqualFold(s[len(s)-len(end):], end) {
			return true
		}
	}
	return false
}

// serverHost reads SQL Server's address: protocol:host\instance,port. portMark is ':' where a colon separates the port
// (JDBC) and 0 where a comma does (ADO.NET).
func (r *reader) serverHost(t source.Text, portMark byte) {
	t = t.Trim()
	s := t.String()
	for _, protocol := range []string{"tcp:", "np:", "lpc:", "admin:"} {
		if hasPrefixFold(s, protocol) && portMark == 0 {
			t = t.Slice(len(protocol), len(s)).Trim()
			s = t.String()
		}
	}
	switch {
	case r.oracleSource(t):
	case portMark == ':' || strings.IndexByte(s, ',') < 0 && colonPort(s):
		r.instanceHost(t)
	default:
		r.commaHosts(t)
	}
}

// oracleSource reads the Data Source of Oracle's provider: a descriptor or Easy Connect.
func (r *reader) oracleSource(t source.Text) bool {
	s := t.String()
	if looksTNS(s) {
		r.descriptor(t)
		return true
	}
	slash := strings.IndexByte(s, '/')
	if slash > 0 && !strings.ContainsAny(s[:slash], "\\") || strings.HasPrefix(s, "//") {
		return r.easyConnect(t)
	}
	return false
}

// colonPort reports whether s is host:port, which no instance name and no IPv6 address is.
func colonPort(s string) bool {
	end, port := splitPort(s)
	return port >= 0 && end > 0 && portLike(s[port:]) && s[port:] != ""
}

// instanceHost reads host\instance:port.
func (r *reader) instanceHost(t source.Text) {
	s := t.String()
	end, port := splitPort(s)
	var p source.Text
	if port >= 0 {
		p = t.Slice(port, len(s))
	}
	name := t.Slice(0, end)
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s[:end], "]") {
		name = t.Slice(1, end-1)
	}
	r.host(cutInstance(name), p)
}

// commaHosts reads host,port, and where what follows the comma is no port, a list of hosts.
func (r *reader) commaHosts(t source.Text) {
	parts := t.Split(",")
	if last := parts[len(parts)-1].Trim(); len(parts) == 2 && portLike(last.String()) && last.Len() > 0 {
		r.host(cutInstance(parts[0].Trim()), last)
		return
	}
	for _, p := range parts {
		if p = p.Trim(); colonPort(p.String()) {
			r.instanceHost(p)
		} else {
			r.host(cutInstance(p), source.Text{})
		}
	}
}

// cutInstance drops the named instance; \\host\pipe keeps the host.
func cutInstance(t source.Text) source.Text {
	s := t.String()
	if strings.HasPrefix(s, `\\`) {
		t = t.Slice(2, len(s))
	}
	before, _, _ := t.Cut(`\`)
	return before
}
