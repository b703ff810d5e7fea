package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/sql"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// mysql reads the client programs of MySQL and MariaDB.
func (c *command) mysql(p program) {
	conn := c.connection(p)
	list := args(c.argv[1:], p.syntax)
	if asksForHelp(list, "?VI") {
		return
	}
	for _, a := range list {
		c.mysqlArg(conn, a)
	}
	c.mysqlEnv(conn)
	mysqlFiles(conn)
	c.mysqlDrivers(conn, p)
	c.add(conn)
}

// asksForHelp reports whether the program only prints its version or its options. short are the one-letter options that
// do so.
func asksForHelp(list []arg, short string) bool {
	for _, a := range list {
		switch {
		case a.is("help", "version"):
			return true
		case !a.name.IsZero() && !a.long && a.bare && strings.Contains(short, a.name.String()):
			return true
		}
	}
	return false
}

func (c *command) mysqlArg(conn *setting.Connection, a arg) {
	switch {
	case a.name.IsZero():
		c.mysqlOperand(conn, a.word)
	case a.is("host", "h"):
		conn.Hosts = appendValue(conn.Hosts, a)
	case a.is("port", "P"):
		conn.Ports = appendValue(conn.Ports, a)
	case a.is("password", "password1", "password2", "password3", "pass", "p", "ssl-passphrase"):
		c.found.Hide(a.value)
	case a.is("database", "D") && !a.bare:
		conn.Database = a.value
	case a.is("execute", "e", "init-command") && !a.bare:
		c.found.Add(sql.Find(c.file, a.value))
	case a.is("uri", "dsn") && !a.bare:
		c.target(conn, a.value, "url")
	case a.is("dbname") && !a.bare:
		conn.Database = a.value
	case a.long && a.bare:
		conn.Options = append(conn.Options, bare(a.name))
	case a.long:
		conn.Options = append(conn.Options, valued(a.name, a.value))
	}
}

func appendValue(list []source.Text, a arg) []source.Text {
	if a.bare {
		return list
	}
	return append(list, a.value)
}

// mysqlOperand reads what is no option: a database, a URI for those clients that take one, or options in a variable.
func (c *command) mysqlOperand(conn *setting.Connection, w source.Text) {
	uri := c.name == "mysqlsh" || c.name == "mycli"
	switch {
	case mayHoldOptions(w):
		open(conn)
	case c.name == "mysqladmin" || c.name == "mariadb-admin":
		if c.verb == "password" { // mysqladmin password newpassword
			c.found.Hide(w)
		}
		c.verb = w.String()
	case uri && strings.Contains(w.String(), "://"):
		c.target(conn, w, "url")
	case uri && strings.Contains(w.String(), "@"):
		at := w.Slice(0, 0).Place()
		if c.target(conn, source.Concat(source.Decoded(at, "mysql://"), w), "url") {
			conn.Scheme = source.Text{} // the program adds it; nobody wrote it
		}
	case conn.Database.IsZero():
		conn.Database = w
	}
}

// mysqlEnv reads the variables that the clients know.
func (c *command) mysqlEnv(conn *setting.Connection) {
	for _, v := range lastOf(c.env) {
		switch name := v.Name.String(); {
		case name == "MYSQL_PWD":
			c.found.Hide(v.Value.Text)
		case name == "MYSQL_HOST" && len(conn.Hosts) == 0:
			conn.Hosts = append(conn.Hosts, v.Value.Text)
		case name == "MYSQL_TCP_PORT" && len(conn.Ports) == 0:
			conn.Ports = append(conn.Ports, v.Value.Text)
		case name == "MARIADB_TLS_DISABLE_PEER_VERIFICATION", name == "MYSQL_HOME", name == "LIBMYSQL_ENABLE_CLEARTEXT_PLUGIN":
			conn.Options = append(conn.Options, inEnv(v))
		}
	}
}

// mysqlFiles leaves open what an option file that the command names may hold: the host, and the options about TLS where
// the command itself has none.
func mysqlFiles(conn *setting.Connection) {
	speaks := false
	var file source.Place
	for _, o := range conn.Options {
		switch name := strings.ReplaceAll(o.Name.String(), "_", "-"); {
		case name == "defaults-file", name == "defaults-extra-file", name == "login-path", name == "defaults-group-suffix":
			file = o.Place()
		case strings.Contains(name, "ssl"), strings.HasPrefix(name, "tls"):
			speaks = true
		}
	}
	switch {
	case file.IsZero():
		return
	case !speaks:
		open(conn)
	}
	if len(conn.Hosts) == 0 {
		conn.Hosts = append(conn.Hosts, source.UnknownAt(file, "option-file"))
	}
}

// mysqlDrivers decides which of the two products runs.
func (c *command) mysqlDrivers(conn *setting.Connection, p program) {
	both, undecided := false, len(p.drivers) == 0
	for _, o := range conn.Options {
		if !undecided || o.Layer != setting.InCall {
			continue
		}
		switch strings.ReplaceAll(o.Name.String(), "_", "-") {
		case "ssl-mode", "ssl-fips-mode", "tls-ciphersuites", "tls-sni-servername", "login-path", "get-server-public-key", "server-public-key-path":
			conn.Hint.Drivers, undecided = []string{"mysql-cli"}, false
		case "ssl-fp", "ssl-fplist", "ssl-fp-list":
			conn.Hint.Drivers, undecided = []string{"mariadb-cli"}, false
		case "ssl", "skip-ssl", "ssl-verify-server-cert", "disable-ssl-verify-server-cert", "skip-ssl-verify-server-cert", "disable-ssl":
			both = true
		}
	}
	if undecided {
		c.mysqlGuess(conn, both)
	}
	if d := conn.Hint.Drivers; len(d) == 1 && len(c.hint.Drivers) > 0 && c.hint.Drivers[0] == d[0] {
		conn.Hint.Version = c.hint.Version
	}
	if len(conn.Hint.Drivers) == 1 && conn.Hint.Drivers[0] == "mariadb-cli" {
		conn.Hint.Engine = "mariadb"
	}
}

// mysqlGuess decides by the surroundings; both is set where the options exist in MariaDB's client and in MySQL's up to
// 5.7, so that a surrounding newer MySQL cannot be what runs.
func (c *command) mysqlGuess(conn *setting.Connection, both bool) {
	hint := ""
	for _, d := range c.hint.Drivers {
		if d != "mysql-cli" && d != "mariadb-cli" {
			continue
		}
		if hint != "" && hint != d {
			hint = ""
			break
		}
		hint = d
	}
	switch {
	case hint != "":
		conn.Hint.Drivers, conn.Hint.Source = []string{hint}, c.hint.Source
		if conn.Hint.Source == "" {
			conn.Hint.Source = "manifest"
		}
	case both:
		conn.Hint.Drivers, conn.Hint.Source = []string{"mariadb-cli", "mysql-cli"}, "call"
	default:
		conn.Hint.Drivers, conn.Hint.Source = []string{"mysql-cli", "mariadb-cli"}, "assumed"
	}
}

// target reads a URI or conninfo operand into the connection and reports whether it was one.
func (c *command) target(conn *setting.Connection, t source.Text, grammar string) bool {
	d, ok := dsn.Parse(t, grammar)
	if !ok {
		return false
	}
	c.found.Secrets = append(c.found.Secrets, d.Secrets...)
	conn.Scheme, conn.Grammar, conn.Slot = d.Scheme, d.Grammar, d.Slot
	conn.Hosts, conn.Ports = append(conn.Hosts, d.Hosts...), append(conn.Ports, d.Ports...)
	if d.Database.Len() > 0 {
		conn.Database = d.Database
	}
	conn.Options = append(conn.Options, d.Options...)
	if d.Open {
		open(conn)
	}
	return true
}

// lastOf keeps the last value of each variable, in order.
func lastOf(env []setting.Option) []setting.Option {
	last := map[string]int{}
	for i, v := range env {
		last[v.Name.String()] = i
	}
	var out []setting.Option
	for i, v := range env {
		if last[v.Name.String()] == i {
			out = append(out, v)
		}
	}
	return out
}

// inEnv is the variable as an option of the connection.
func inEnv(v setting.Option) setting.Option {
	v.Layer = setting.InEnv
	if v.Value.Text.String() == string(source.Hole) {
		v.Value.Kind = setting.Opaque
	}
	return v
}
