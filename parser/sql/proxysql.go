package sql

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// ProxySQL is configured in SQL: its servers are rows of a table, and what holds for all of them are variables.

// proxyServers reads INSERT INTO mysql_servers (columns) VALUES (…), (…).
func (c *cursor) proxyServers() {
	for c.accept("OR") || c.accept("REPLACE") || c.accept("IGNORE") || c.accept("INTO") {
	}
	if c.keyword() != "MYSQL_SERVERS" {
		return
	}
	c.at++
	columns := c.list()
	if len(columns) == 0 || !c.accept("VALUES") {
		return
	}
	for {
		row := c.list()
		if len(row) == 0 {
			return
		}
		if len(row) == len(columns) {
			c.proxyServer(columns, row)
		}
		c.symbol(",")
	}
}

// list reads (a, b, c); of an element of several tokens only the first counts.
func (c *cursor) list() []token {
	if !c.symbol("(") {
		return nil
	}
	var out []token
	for first := true; !c.done() && !c.symbol(")"); {
		if c.symbol(",") {
			first = true
			continue
		}
		t := c.take()
		if first {
			out = append(out, t)
		}
		first = false
	}
	return out
}

func (c *cursor) proxyServer(columns, row []token) {
	conn := setting.Connection{
		Shape: setting.ConfigKey, Where: c.whole(),
		Hint: setting.Hint{Language: "sql", Engine: "mysql", Drivers: []string{"proxysql"}, Source: "key", Name: "mysql_servers"},
	}
	for i, t := range columns {
		value := c.value(row[i])
		switch strings.ToLower(c.value(t).String()) {
		case "hostname":
			conn.Hosts, conn.Anchor = []source.Text{value}, c.place(row[i])
		case "port":
			conn.Ports = []source.Text{value}
		case "use_ssl":
			conn.Options = append(conn.Options, named(c.place(row[i]), "use_ssl", value, setting.String))
		}
	}
	if len(conn.Hosts) == 0 || strings.HasPrefix(conn.Hosts[0].String(), "/") {
		return
	}
	c.proxied = append(c.proxied, len(c.found.Connections))
	c.found.Connections = append(c.found.Connections, conn)
}

// proxyUpdate reads UPDATE mysql_servers SET use_ssl=1, which holds for all servers so far unless a WHERE narrows it, and
// UPDATE global_variables SET variable_value='F' WHERE variable_name='mysql-ssl_p2s_ca'.
func (c *cursor) proxyUpdate() {
	switch c.keyword() {
	case "MYSQL_SERVERS":
		c.at++
		c.updateServers()
	case "GLOBAL_VARIABLES":
		c.at++
		c.updateVariable()
	}
}

func (c *cursor) updateServers() {
	if !c.accept("SET") {
		return
	}
	var option setting.Option
	where := false
	for ; !c.done(); c.at++ {
		where = where || c.keyword() == "WHERE"
		if !where && strings.EqualFold(c.raw(), "use_ssl") && c.at+2 < len(c.tokens) {
			v := c.tokens[c.at+2]
			option = named(c.place(v), "use_ssl", c.value(v), setting.String)
		}
	}
	for _, i := range c.proxied {
		conn := &c.found.Connections[i]
		switch {
		case option.Name.IsZero():
		case where:
			conn.Options = append(conn.Options, setting.Option{Name: option.Name, Value: setting.OpaqueAt(option.Name.Place(), "where"), Layer: setting.InCall})
		default:
			conn.Options = append(conn.Options, option)
		}
	}
}

// updateVariable reads the two strings of the statement, whichever comes first.
func (c *cursor) updateVariable() {
	var name, value token
	for ; c.at+2 < len(c.tokens); c.at++ {
		switch strings.ToLower(c.raw()) {
		case "variable_value":
			value = c.tokens[c.at+2]
		case "variable_name":
			name = c.tokens[c.at+2]
		}
	}
	if name.end > 0 && value.end > 0 {
		c.proxyVariable(strings.ToLower(c.value(name).String()), value)
	}
}

// proxySet reads SET mysql-ssl_p2s_ca='F', and reports whether the statement is ProxySQL's.
func (c *cursor) proxySet() bool {
	if len(c.tokens) < 6 || !strings.EqualFold(c.s[c.tokens[1].start:c.tokens[1].end], "mysql") {
		return false
	}
	name := c.s[c.tokens[1].start:c.tokens[3].end]
	if c.s[c.tokens[2].start:c.tokens[2].end] != "-" {
		return false
	}
	c.proxyVariable(strings.ToLower(name), c.tokens[5])
	return true
}

// proxyVariable is a variable that holds for all servers.
func (c *cursor) proxyVariable(name string, value token) {
	if name, ok := strings.CutPrefix(name, "mysql-ssl_p2s_"); ok {
		c.shared = append(c.shared, named(c.place(value), "ssl_p2s_"+name, c.value(value), setting.String))
	}
}

// shareVariables gives the servers what holds for all of them.
func (r *reader) shareVariables() {
	for _, i := range r.proxied {
		r.found.Connections[i].Options = append(r.found.Connections[i].Options, r.shared...)
	}
}
