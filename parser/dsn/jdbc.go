package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// jdbcHead is the part of a JDBC or R2DBC URL before the address: "jdbc:aws-wrapper:mysql:loadbalance:".
type jdbcHead struct {
	engine string
	name   string // the driver's word: mysql, sqlserver, oracle …; a Hole if it is unknown
	scheme int    // bytes of the scheme without modes such as loadbalance and without the last colon
	length int    // bytes of the whole head
	file   bool   // no connection: an embedded database or a test container
}

// jdbcEngines are the words of drivers that the table of URL schemes has not, or means otherwise.
var jdbcEngines = map[string]string{
	"mysql": "mysql", "mariadb": "mariadb", "postgresql": "postgresql", "postgres": "postgresql", "pgsql": "postgresql",
	"sqlserver": "sqlserver", "mssql": "sqlserver", "microsoft": "sqlserver", "oracle": "oracle", "db2": "db2", "as400": "db2i",
	"redshift": "redshift", "informix-sqli": "informix", "sybase": "sybase", "sap": "saphana", "ch": "clickhouse",
	"opengauss": "postgresql", "kingbase8": "postgresql", "edb": "postgresql", "yugabytedb": "postgresql",
	"dm": "dm", "phoenix": "phoenix", "hive2": "hive", "dremio": "dremio", "exa": "exasol", "netezza": "netezza",
	"cockroachdb": "cockroachdb", "mongodb": "mongodb", "oceanbase": "oceanbase", "gaussdb": "postgresql",
}

// jdbcWrappers stand before the real driver's word and stay in the scheme.
var jdbcWrappers = map[string]bool{
	"aws-wrapper": true, "p6spy": true, "otel": true, "tracing": true, "log4jdbc": true, "pool": true, "jtds": true,
	"proxy": true, "wrap-jdbc": true, "opentelemetry": true,
}

// jdbcFiles are drivers and wrappers behind which there is no server that anyone else could reach.
var jdbcFiles = map[string]bool{
	"tc": true, "h2": true, "hsqldb": true, "sqlite": true, "derby": true, "duckdb": true, "ucanaccess": true,
	"odbc": true, "calcite": true, "relique": true, "firebirdsql": false,
}

// jdbcModes stand behind the driver's word; those that belong to the driver's name stay in the scheme.
var jdbcModes = map[string]bool{
	"loadbalance": false, "replication": false, "sequential": false, "failover": false, "aurora": false,
	"load-balance-read": false, "aws": false, "thin": true, "oci": true, "oci8": true, "kprb": true, "iam": true,
	"sqlserver": true, "sybase": true, "tds": true, "http": true, "https": true, "grpc": true,
}

// isJDBCWord reports whether s is the first word of such a URL.
func isJDBCWord(s string) bool {
	return strings.EqualFold(s, "jdbc") || strings.EqualFold(s, "r2dbc") || strings.EqualFold(s, "r2dbcs") ||
		strings.EqualFold(s, "jdbc-secretsmanager")
}

// jdbcPrefix reads the head of s. It is false when s does not start like a JDBC URL.
func jdbcPrefix(s string) (jdbcHead, bool) {
	var h jdbcHead
	at := strings.IndexByte(s, ':')
	if at < 0 || !isJDBCWord(s[:at]) {
		return h, false
	}
	h.length = at + 1
	for {
		word, ok := jdbcWord(s[h.length:])
		if !ok || !h.take(strings.ToLower(word)) {
			return h, true
		}
		if _, mode := jdbcModes[strings.ToLower(word)]; !mode || h.scheme == 0 || jdbcModes[strings.ToLower(word)] {
			h.scheme = h.length + len(word)
		}
		h.length += len(word) + 1
	}
}

// take fits the next word into the head, and is false when the address has begun.
func (h *jdbcHead) take(word string) bool {
	_, mode := jdbcModes[word]
	switch {
	case h.name == "" && jdbcWrappers[word]:
		return true
	case h.name == "" && (jdbcFiles[word] || strings.HasSuffix(word, "sqlite")):
		h.file = true
		h.name = word
		return true
	case h.name == "":
		base, _, _ := strings.Cut(word, "+")
		h.name = base
		h.engine = jdbcEngines[base]
		if found, ok := lookUp(base); ok && h.engine == "" {
			h.engine, h.file = found.engine, found.file
		}
		return true
	}
	return mode
}

// jdbcWord returns the letters before the next colon.
func jdbcWord(s string) (string, bool) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ':':
			return s[:i], i > 0
		case !isAlnum(c) && strings.IndexByte("+-_", c) < 0 && c < 0x80:
			return "", false
		}
	}
	return "", false
}

// parseJDBC reads the URLs of Java's drivers, each in its own dialect behind a common head.
func parseJDBC(t source.Text) (DSN, bool) {
	s := t.String()
	h, ok := jdbcPrefix(s)
	if !ok || h.name == "" || h.file || h.engine == "" && !strings.Contains(h.name, hole) {
		return DSN{}, false
	}
	r := newReader(grammarJDBC, setting.JDBC)
	r.dsn.Scheme, r.engine = t.Slice(0, h.scheme), h.engine
	rest := t.Slice(h.length, len(s))
	if !informative(rest.String()) {
		return DSN{}, false
	}
	ok = r.jdbcBody(rest, h)
	return r.dsn, ok
}

func (r *reader) jdbcBody(t source.Text, h jdbcHead) bool {
	s := t.String()
	slashes := strings.HasPrefix(s, "//")
	if slashes {
		t = t.Slice(2, len(s))
	}
	switch {
	case h.engine == "oracle" && !strings.HasPrefix(strings.ToLower(r.dsn.Scheme.String()), "r2dbc"):
		return r.oracleJDBC(t)
	case h.engine == "sqlserver" && slashes && strings.ContainsAny(t.String(), ";\\"):
		return r.sqlServer(t)
	case h.engine == "db2" || h.engine == "db2i" || h.engine == "informix":
		return r.db2(t, slashes)
	case slashes && hasHostBlock(t.String()):
		return r.hostBlocks(t)
	case slashes:
		return r.urlBody(t, r.jdbcStyle(h))
	case strings.HasPrefix(s, "/"):
		return r.pathAndQuery(t, r.jdbcStyle(h))
	}
	return postgresLike[h.engine] && r.bareDatabase(t, h)
}

// bareDatabase reads what stands behind "jdbc:postgresql:": a database on the local host, or an unknown part that may be
// anything, an address with options too.
func (r *reader) bareDatabase(t source.Text, h jdbcHead) bool {
	name, _, _ := t.Cut("?")
	if strings.HasPrefix(name.String(), hole) {
		r.dsn.Hosts, r.dsn.Ports = append(r.dsn.Hosts, name.Slice(0, len(hole))), append(r.dsn.Ports, source.Text{})
		r.dsn.Open = true
	}
	return !strings.ContainsAny(name.String(), " :;=*()") && r.pathAndQuery(t, r.jdbcStyle(h))
}

func (r *reader) jdbcStyle(h jdbcHead) urlStyle {
	switch h.engine {
	case "mysql", "mariadb":
		return urlStyle{}
	case "postgresql", "cockroachdb":
		return urlStyle{plus: true, rawKeys: strings.HasPrefix(strings.ToLower(r.dsn.Scheme.String()), "jdbc:")}
	}
	return urlStyle{semicolon: true}
}

// sqlServer reads host\instance:port/database;key=value;key={value}, for Microsoft's driver and jTDS.
func (r *reader) sqlServer(t source.Text) bool {
	address, props, _ := t.Cut(";")
	address, path, _ := address.Cut("/")
	if at := strings.LastIndexByte(address.String(), '@'); at >= 0 {
		r.userinfo(address.Slice(0, at))
		address = address.Slice(at+1, address.Len())
	}
	if address.Len() > 0 {
		r.serverHost(address, ':')
	}
	r.dsn.Database = path
	r.properties(props)
	return true
}

// properties reads key=value;key={value}; and moves the address among them into its place.
func (r *reader) properties(t source.Text) {
	var port source.Text
	s := t.String()
	for i := 0; i < len(s); {
		p := nextADO(s, i)
		i = p.next
		name, v := t.Slice(p.k0, p.k1), t.Slice(p.v0, p.v1).Decode(source.Doubled(p.quote))
		switch {
		case p.bare:
			if name.Len() > 0 {
				r.bare(name)
			}
			continue
		case v.Len() == 0:
		case isOneOf(name.String(), "servername", "server"):
			r.serverHost(v, ':')
			continue
		case isOneOf(name.String(), "databasename", "database"):
			r.dsn.Database = v
			continue
		case isOneOf(name.String(), "portnumber", "port"):
			port = v
			continue
		}
		r.add(name, value(v))
	}
	r.fillPorts(port)
}

func isOneOf(name string, words ...string) bool {
	for _, w := range words {
		if strings.EqualFold(name, w) {
			return true
		}
	}
	return false
}

// db2 reads //host:port/database:key=value;key=value; which Informix uses too.
func (r *reader) db2(t source.Text, slashes bool) bool {
	if !slashes {
		name, props, _ := t.Cut(":")
		r.dsn.Database = name
		r.properties(props)
		return name.Len() > 0
	}
	address, rest, found := t.Cut("/")
	if !found {
		address, rest, _ = t.Cut(";")
		r.properties(rest)
		return r.hostList(address)
	}
	name, props, _ := cutAny(rest, ":;")
	r.dsn.Database = name
	r.properties(props)
	return r.hostList(address)
}

// cutAny is Cut at the first of several one-byte separators.
func cutAny(t source.Text, seps string) (before, after source.Text, found bool) {
	i := strings.IndexAny(t.String(), seps)
	if i < 0 {
		return t, source.Text{}, false
	}
	return t.Slice(0, i), t.Slice(i+1, t.Len()), true
}
