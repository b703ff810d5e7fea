package sql

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// set reads SET GLOBAL x = v, SET PERSIST x = v and SET @@GLOBAL.x = v, several in one statement.
func (c *cursor) set() {
	for !c.done() {
		if c.scope() && c.is(word) {
			c.assignment()
		}
		for !c.done() && !c.symbol(",") {
			c.at++
		}
	}
}

// scope steps over the scope of a server variable and reports whether it is one for the whole server.
func (c *cursor) scope() bool {
	at := c.symbol("@")
	if at && !c.symbol("@") {
		return false // a user's variable
	}
	switch c.keyword() {
	case "GLOBAL", "PERSIST", "PERSIST_ONLY":
		c.at++
		return !at || c.symbol(".")
	}
	return false
}

func (c *cursor) assignment() {
	name := c.take()
	c.symbol(":")
	if !c.symbol("=") && !c.accept("TO") || c.done() {
		return
	}
	key := c.s[name.start:name.end]
	if !securityVariable(key) {
		return
	}
	c.variable("sql-variable", key, name, c.take())
}

// securityVariable reports whether a server variable is about transport security.
func securityVariable(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "ssl") || strings.Contains(name, "tls") || name == "require_secure_transport"
}

// variable adds a resource with one attribute that is named by the variable.
func (c *cursor) variable(kind, name string, key, value token) {
	v := setting.Value{Text: c.value(value)}
	switch {
	case value.kind == number:
		v.Kind = setting.Number
	case value.kind == word && placeholder(c.s[value.start:value.end]), value.kind == symbol:
		v = setting.OpaqueAt(c.place(value), "template")
	case value.kind == word:
		v.Kind = setting.Symbol
	}
	engine := "mysql"
	if kind == "postgresql.conf" {
		engine = "postgresql"
	}
	c.found.Resources = append(c.found.Resources, setting.Resource{
		Shape: setting.ServerConf, Type: kind, Name: name, Where: c.whole(), Anchor: c.place(key),
		Attributes: []setting.Option{{Name: c.value(key), Value: v, Layer: setting.InCall}},
		Hint:       setting.Hint{Language: "sql", Engine: engine},
	})
}

// alterSystem reads PostgreSQL's ALTER SYSTEM SET x = v.
func (c *cursor) alterSystem() {
	if !c.accept("SET") || !c.is(word) && !c.is(quoted) {
		return
	}
	name := c.take()
	if !c.symbol("=") && !c.accept("TO") || c.done() {
		return
	}
	if key := c.value(name).String(); securityVariable(key) {
		c.variable("postgresql.conf", key, name, c.take())
	}
}
