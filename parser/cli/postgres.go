package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/sql"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// postgres reads the client programs that stand on libpq.
func (c *command) postgres(p program) {
	conn := c.connection(p)
	short := "V?"
	list := args(c.argv[1:], p.syntax)
	if asksForHelp(list, short) {
		return
	}
	for _, a := range list {
		c.postgresArg(conn, a)
	}
	c.postgresEnv(conn)
	c.add(conn)
}

func (c *command) postgresArg(conn *setting.Connection, a arg) {
	switch {
	case a.name.IsZero():
		c.postgresOperand(conn, a.word)
	case a.is("host", "h"):
		for _, h := range appendValue(nil, a) {
			conn.Hosts = append(conn.Hosts, h.Split(",")...)
		}
	case a.is("port", "p"):
		for _, h := range appendValue(nil, a) {
			conn.Ports = append(conn.Ports, h.Split(",")...)
		}
	case c.name == "psql" && a.is("set", "variable", "v") && !a.bare:
		postgresVariable(conn, a.value)
	case a.is("dbname", "d", "maintenance-db", "source-server", "dsn") && !a.bare:
		c.postgresTarget(conn, a.value)
	case a.is("command", "c") && !a.bare && c.name == "psql":
		c.found.Add(sql.Find(c.file, a.value))
	case a.is("username", "user", "file"):
	case a.long && a.bare:
		conn.Options = append(conn.Options, bare(a.name))
	case a.long:
		conn.Options = append(conn.Options, valued(a.name, a.value))
	}
}

// postgresVariable keeps psql's own variables apart from libpq's options of the same name: the one of
// `--set sslmode=require`, `--set=sslmode=require` and `-v sslmode=require` is called "--set=sslmode".
func postgresVariable(conn *setting.Connection, v source.Text) {
	name, value, has := v.Cut("=")
	key := source.Decoded(name.Place(), "--set="+name.String())
	if !has {
		conn.Options = append(conn.Options, bare(key))
		return
	}
	conn.Options = append(conn.Options, valued(key, value))
}

// postgresOperand reads what is no option: the database, which may be a URI or a conninfo string, then a user.
func (c *command) postgresOperand(conn *setting.Connection, w source.Text) {
	switch {
	case mayHoldOptions(w) && !namesTarget(w):
		open(conn)
	case conn.Database.IsZero() && len(conn.Scheme.String()) == 0:
		c.postgresTarget(conn, w)
	}
}

// postgresTarget reads a dbname: libpq takes it for a connection string if it has a '=' or a known scheme.
func (c *command) postgresTarget(conn *setting.Connection, w source.Text) {
	s := w.String()
	switch {
	case namesTarget(w):
		open(conn)
		if len(conn.Hosts) == 0 {
			conn.Hosts = append(conn.Hosts, w)
		}
	case strings.Contains(s, "://") && c.target(conn, w, "url"):
	case strings.Contains(s, "=") && c.target(conn, w, "libpq"):
	default:
		conn.Database = w
	}
}

// namesTarget reports whether a word is one unknown value whose name says that it is a connection string.
func namesTarget(w source.Text) bool {
	if w.String() != string(source.Hole) {
		return false
	}
	for _, ref := range w.Refs() {
		name := strings.ToLower(ref)
		for _, part := range [...]string{"url", "uri", "dsn", "conn"} {
			if strings.Contains(name, part) {
				return true
			}
		}
	}
	return false
}

// postgresEnv reads libpq's variables.
func (c *command) postgresEnv(conn *setting.Connection) {
	for _, v := range lastOf(c.env) {
		name := v.Name.String()
		switch {
		case name == "PGPASSWORD":
			c.found.Hide(v.Value.Text)
		case name == "PGHOST", name == "PGHOSTADDR":
			if len(conn.Hosts) == 0 {
				conn.Hosts = append(conn.Hosts, v.Value.Text)
			}
		case name == "PGPORT":
			if len(conn.Ports) == 0 {
				conn.Ports = append(conn.Ports, v.Value.Text)
			}
		case name == "PGDATABASE":
			if conn.Database.IsZero() {
				conn.Database = v.Value.Text
			}
		case name == "PGUSER", name == "PGPASSFILE", name == "PGDATA", name == "PGOPTIONS", name == "PGAPPNAME":
		case strings.HasPrefix(name, "PG"), name == "SSL_CERT_FILE", name == "OPENSSL_CONF":
			conn.Options = append(conn.Options, inEnv(v))
		}
	}
}
