package sql

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// connectionClause reads CREATE and ALTER SUBSCRIPTION … CONNECTION 'conninfo' and the FEDERATED engine's
// CONNECTION='mysql://…'.
func (c *cursor) connectionClause() {
	for ; !c.done(); c.at++ {
		if c.keyword() != "CONNECTION" {
			continue
		}
		anchor := c.take()
		c.symbol("=")
		if c.is(text) || c.is(quoted) {
			c.connect(c.value(c.take()), c.place(anchor), c.whole())
		}
	}
}

// connect adds the connection that a string describes, if it is a connection string at all.
func (r *reader) connect(t source.Text, anchor, where source.Place) {
	grammar, hint := "libpq", setting.Hint{Language: "sql", Engine: "postgresql", Drivers: []string{"psql"}, Source: "assumed"}
	switch s := t.String(); {
	case strings.HasPrefix(s, "mysql://"):
		grammar, hint = "url", setting.Hint{Language: "sql", Engine: "mysql", Source: "scheme"}
	case strings.HasPrefix(s, "postgres://"), strings.HasPrefix(s, "postgresql://"):
		grammar = "url"
	case !strings.Contains(s, "="):
		return
	}
	hint.Name = anchor.Raw()
	d, ok := dsn.Parse(t, grammar)
	if !ok {
		return
	}
	r.found.Secrets = append(r.found.Secrets, d.Secrets...)
	conn := setting.Connection{
		Shape: d.Shape, Where: where, Anchor: anchor, Hint: hint, Scheme: d.Scheme, Grammar: d.Grammar, Slot: d.Slot,
		Hosts: d.Hosts, Ports: d.Ports, Database: d.Database, Options: d.Options,
	}
	if d.Open {
		conn.Open = []string{""}
	}
	r.found.Connections = append(r.found.Connections, conn)
}

// dblinks finds the conninfo arguments of dblink(), dblink_connect() and their kin anywhere in a statement.
func (r *reader) dblinks(tokens []token) {
	for i := 0; i+2 < len(tokens); i++ {
		name := strings.ToLower(r.s[tokens[i].start:tokens[i].end])
		if tokens[i].kind != word || !strings.HasPrefix(name, "dblink") || r.s[tokens[i+1].start:tokens[i+1].end] != "(" {
			continue
		}
		for j := i + 2; j < len(tokens) && j < i+5; j++ { // dblink_connect takes a name first
			t := tokens[j]
			if t.kind == symbol && r.s[t.start:t.end] != "," {
				break
			}
			if v := r.value(t); t.kind == text && strings.Contains(v.String(), "=") && !strings.Contains(strings.ToLower(v.String()), "select ") {
				last := tokens[len(tokens)-1]
				r.connect(v, r.place(tokens[i]), r.t.Slice(tokens[i].start, last.end).Place())
				break
			}
		}
	}
}

// server reads CREATE SERVER … FOREIGN DATA WRAPPER w OPTIONS (host '…', sslmode '…').
func (c *cursor) server() {
	header := c.tokens[0]
	for !c.done() && c.keyword() != "WRAPPER" && c.keyword() != "OPTIONS" {
		c.at++
	}
	hint := setting.Hint{Language: "sql", Source: "call"}
	if c.accept("WRAPPER") && !c.done() {
		name := c.value(c.take())
		hint.Name = name.String()
		switch strings.ToLower(hint.Name) {
		case "postgres_fdw", "dblink_fdw", "postgresql_fdw":
			hint.Engine, hint.Drivers, hint.Source = "postgresql", []string{"psql"}, "assumed"
		}
	}
	conn := &setting.Connection{Shape: setting.Call, Where: c.whole(), Anchor: c.place(header), Hint: hint}
	c.optionList(conn)
	if hint.Engine != "" && len(conn.Options)+len(conn.Hosts) > 0 {
		c.found.Connections = append(c.found.Connections, *conn)
	}
}

// optionList reads OPTIONS (name 'value', …) into conn; without a connection only its secrets count.
func (c *cursor) optionList(conn *setting.Connection) {
	for !c.done() && !c.accept("OPTIONS") {
		c.at++
	}
	c.symbol("(")
	for !c.done() {
		if c.keyword() == "ADD" || c.keyword() == "SET" || c.keyword() == "DROP" {
			c.at++
		}
		if c.done() {
			return
		}
		name := c.take()
		if (name.kind == word || name.kind == quoted) && c.is(text) {
			c.option(conn, name, c.take())
		}
		for !c.done() && !c.symbol(",") {
			c.at++
		}
	}
}

func (c *cursor) option(conn *setting.Connection, name, value token) {
	key := strings.ToLower(c.value(name).String())
	v := c.value(value)
	switch {
	case strings.Contains(key, "password"):
		c.secret(value)
	case conn == nil:
	case key == "host":
		conn.Hosts = append(conn.Hosts, v)
	case key == "port":
		conn.Ports = append(conn.Ports, v)
	case key == "dbname", key == "database":
		conn.Database = v
	default:
		conn.Options = append(conn.Options, setting.Option{Name: c.value(name), Value: setting.Value{Text: v}, Layer: setting.InCall})
	}
}
