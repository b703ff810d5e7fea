package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// redis reads redis-cli and its kin. Behind the options stands a command of the server.
func (c *command) redis(p program) {
	conn := c.connection(p)
	list := args(c.argv[1:], p.syntax)
	if asksForHelp(list, "") {
		return
	}
	var operands []source.Text
	for _, a := range list {
		switch {
		case a.name.IsZero():
			operands = append(operands, a.word)
		case a.is("h") && !a.bare:
			conn.Hosts = append(conn.Hosts, a.value)
		case a.is("p") && !a.bare:
			conn.Ports = append(conn.Ports, a.value)
		case a.is("a", "pass"):
			c.found.Hide(a.value)
		case a.is("u") && !a.bare:
			c.uri(conn, a.value)
		case a.long && a.bare:
			conn.Options = append(conn.Options, bare(a.name))
		case a.long:
			conn.Options = append(conn.Options, valued(a.name, a.value))
		}
	}
	c.redisOperands(conn, operands)
	for _, v := range lastOf(c.env) {
		if v.Name.String() == "REDISCLI_AUTH" {
			c.found.Hide(v.Value.Text)
		}
	}
	c.add(conn)
}

// uri reads a URI operand; a whole unknown one hides the host and the options.
func (c *command) uri(conn *setting.Connection, t source.Text) {
	if !c.target(conn, t, "url") && t.String() == string(source.Hole) {
		conn.Hosts = append(conn.Hosts, t)
		open(conn)
	}
}

// redisOperands hides passwords in AUTH and CONFIG SET.
func (c *command) redisOperands(conn *setting.Connection, words []source.Text) {
	if len(words) > 0 && mayHoldOptions(words[0]) {
		open(conn)
	}
	for i, w := range words {
		switch strings.ToLower(w.String()) {
		case "auth":
			for _, rest := range words[i+1:] {
				c.found.Hide(rest)
			}
			return
		case "requirepass", "masterauth":
			if i+1 < len(words) {
				c.found.Hide(words[i+1])
			}
		}
	}
}

// mongo reads mongosh, mongo and the database tools.
func (c *command) mongo(p program) {
	conn := c.connection(p)
	if len(p.drivers) == 0 {
		conn.Hint.Source = "unknown"
	}
	list := args(c.argv[1:], p.syntax)
	if asksForHelp(list, "") {
		return
	}
	for _, a := range list {
		switch {
		case a.name.IsZero():
			c.mongoOperand(conn, a.word)
		case a.is("host", "h") && !a.bare:
			c.mongoHosts(conn, a.value)
		case a.is("port") && !a.bare:
			conn.Ports = append(conn.Ports, a.value)
		case a.is("password", "p", "tlsCertificateKeyFilePassword", "sslPEMKeyPassword"):
			c.found.Hide(a.value)
		case a.is("uri") && !a.bare:
			c.uri(conn, a.value)
		case a.is("username", "eval"):
		case a.long && a.bare:
			conn.Options = append(conn.Options, bare(a.name))
		case a.long:
			conn.Options = append(conn.Options, valued(a.name, a.value))
		}
	}
	c.add(conn)
}

// mongoHosts reads rs0/a:27017,b:27017.
func (c *command) mongoHosts(conn *setting.Connection, t source.Text) {
	if _, hosts, ok := t.Cut("/"); ok {
		t = hosts
	}
	for _, h := range t.Split(",") {
		host, port, _ := h.Cut(":")
		conn.Hosts = append(conn.Hosts, host)
		if port.Len() > 0 {
			conn.Ports = append(conn.Ports, port)
		}
	}
}

func (c *command) mongoOperand(conn *setting.Connection, w source.Text) {
	s := w.String()
	switch {
	case namesTarget(w):
		c.uri(conn, w)
	case mayHoldOptions(w):
		open(conn)
	case strings.Contains(s, "://"):
		c.uri(conn, w)
	case strings.HasSuffix(s, ".js") || conn.Scheme.Len() > 0 || c.name != "mongosh" && c.name != "mongo":
	case strings.Contains(s, "/"):
		host, database, _ := w.Cut("/")
		c.mongoHosts(conn, host)
		conn.Database = database
	case strings.Contains(s, ":") || strings.Contains(s, "."):
		c.mongoHosts(conn, w)
	default:
		conn.Database = w
	}
}

// sqlserver reads sqlcmd and bcp. Their one-letter options for encryption differ: -N and -C, and -Y and -u.
func (c *command) sqlserver(p program) {
	conn := c.connection(p)
	security := "NCFJ"
	if c.name == "bcp" {
		security = "Yu"
	}
	list := args(c.argv[1:], p.syntax)
	if asksForHelp(list, "?") {
		return
	}
	for i, a := range list {
		switch {
		case a.name.IsZero():
			if mayHoldOptions(a.word) {
				open(conn)
			}
		case a.is("S", "server") && !a.bare:
			c.sqlserverHost(conn, a.value)
		case a.is("P", "password"):
			c.found.Hide(a.value)
		case a.is("d", "database-name") && !a.bare:
			conn.Database = a.value
		case a.long && !a.is("user-name", "query", "initial-query"), !a.long && strings.Contains(security, a.name.String()):
			conn.Options = append(conn.Options, c.encryption(a, list[i+1:]))
		}
	}
	for _, v := range lastOf(c.env) {
		switch v.Name.String() {
		case "SQLCMDPASSWORD":
			c.found.Hide(v.Value.Text)
		case "SQLCMDSERVER":
			if len(conn.Hosts) == 0 {
				c.sqlserverHost(conn, v.Value.Text)
			}
		}
	}
	c.add(conn)
}

// encryption is the option of a; the Go edition of sqlcmd takes the value of -N as a word of its own.
func (c *command) encryption(a arg, rest []arg) setting.Option {
	if !a.bare {
		return valued(a.name, a.value)
	}
	if a.is("N") && len(rest) > 0 && rest[0].name.IsZero() {
		switch strings.ToLower(rest[0].word.String()) {
		case "true", "false", "t", "f", "1", "0", "strict", "s", "mandatory", "m", "yes", "optional", "o", "no", "disable":
			return valued(a.name, rest[0].word)
		}
	}
	return bare(a.name)
}

// sqlserverHost reads [protocol:]host[\instance][,port].
func (c *command) sqlserverHost(conn *setting.Connection, t source.Text) {
	for _, protocol := range [...]string{"tcp:", "np:", "lpc:", "admin:"} {
		if strings.HasPrefix(strings.ToLower(t.String()), protocol) {
			t = t.Slice(len(protocol), t.Len())
		}
	}
	host, port, has := t.Cut(",")
	if has {
		conn.Ports = append(conn.Ports, port)
	}
	host, _, _ = host.Cut("\\")
	conn.Hosts = append(conn.Hosts, host)
}
