package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// pdoEngine returns the engine of a PDO driver's name, "" for any other word. File-based drivers are left out.
func pdoEngine(name string) string {
	switch name {
	case "mysql", "mysqli":
		return "mysql"
	case "pgsql":
		return "postgresql"
	case "sqlsrv", "dblib", "mssql", "sybase":
		return "sqlserver"
	case "oci":
		return "oracle"
	case "odbc", "ibm", "informix", "cubrid":
		return name
	}
	return ""
}

// looksPDO asks for a key that the driver knows as the first one behind the colon.
func looksPDO(s string, n int) bool {
	if n+1 >= len(s) || isSpace(s[n+1]) {
		return false
	}
	p := nextADO(s, n+1)
	var buf [64]byte
	switch string(fold(&buf, s[p.k0:p.k1])) {
	case "host", "port", "dbname", "unixsocket", "charset", "server", "database", "sslmode", "user", "password":
		return !p.bare
	}
	return false
}

// parsePDO reads driver:key=value;key=value.
func parsePDO(t source.Text) (DSN, bool) {
	n := strings.IndexByte(t.String(), ':')
	if n < 1 || pdoEngine(t.String()[:n]) == "" {
		return DSN{}, false
	}
	r := newReader(grammarPDO, setting.KeywordDSN)
	r.dsn.Scheme, r.engine = t.Slice(0, n), pdoEngine(t.String()[:n])
	rest := t.Slice(n+1, t.Len())
	var ok bool
	switch {
	case r.engine == "postgresql" && !strings.Contains(rest.String(), ";"):
		ok = r.keywords(rest)
		r.settle()
	case r.engine == "oracle":
		ok = r.oraclePDO(rest)
	default:
		ok = r.adoPairs(rest)
		r.pdoSocket()
	}
	return r.dsn, ok
}

// pdoSocket: MySQL's driver goes to the socket when no host is written.
func (r *reader) pdoSocket() {
	if len(r.dsn.Hosts) > 0 {
		return
	}
	for _, o := range r.dsn.Options {
		if isSocketOption(o.Name.String()) && o.Value.Text.Len() > 0 {
			r.host(o.Value.Text, source.Text{})
			return
		}
	}
}

// oraclePDO reads oci:dbname=//host:port/service;charset=….
func (r *reader) oraclePDO(t source.Text) bool {
	before, name, found := t.Cut("dbname=")
	if !found {
		return false
	}
	r.properties(before)
	address := name
	if !looksTNS(name.String()) {
		var rest source.Text
		address, rest, _ = name.Cut(";")
		r.properties(rest)
	}
	return r.oracleAddress(address)
}
