package sql

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// account is a user as a statement names it.
type account struct {
	start, end int          // offsets of the whole account: 'u'@'%'
	host       source.Text  // zero if none is written
	mysql      bool         // its spelling alone shows MySQL's dialect
	hostPlace  source.Place // with quotes
}

// clause is what follows the accounts of a statement.
type clause struct {
	identified bool // IDENTIFIED … in MySQL's spelling
	foreign    bool // words of another dialect
	require    []setting.Option
}

// accounts reads the account list of CREATE USER, ALTER USER and GRANT … TO with everything behind it.
func (c *cursor) accounts(statement string) {
	var list []account
	var cl clause
	for {
		a, ok := c.account()
		if !ok {
			break
		}
		list = append(list, a)
		if !c.accountOptions(&cl) {
			break
		}
	}
	c.tail(&cl)
	if statement == "grant" && !cl.identified && len(cl.require) == 0 {
		return
	}
	for _, a := range list {
		if !cl.foreign && (a.mysql || cl.identified || len(cl.require) > 0) {
			c.addAccount(a, cl, statement)
		}
	}
}

func (c *cursor) addAccount(a account, cl clause, statement string) {
	anchor := c.t.Slice(a.start, a.end).Place()
	attrs := append([]setting.Option(nil), cl.require...)
	if !a.host.IsZero() {
		attrs = append(attrs, named(a.hostPlace, "host", a.host, setting.String))
	}
	verb := c.place(c.tokens[0])
	attrs = append(attrs, named(verb, "statement", source.Decoded(verb, statement), setting.Symbol))
	c.found.Resources = append(c.found.Resources, setting.Resource{
		Shape: setting.ServerConf, Type: "sql-account", Name: c.s[a.start:a.end], Where: c.whole(), Anchor: anchor,
		Attributes: attrs, Hint: setting.Hint{Language: "sql", Engine: "mysql"},
	})
}

// account reads user[@host], quoted or not.
func (c *cursor) account() (account, bool) {
	if c.done() || c.tokens[c.at].kind == symbol || c.tokens[c.at].kind == number {
		return account{}, false
	}
	user := c.take()
	a := account{start: user.start, end: user.end, mysql: user.kind == text || user.kind == backquote}
	for user.kind == word && c.is(word) && c.tokens[c.at].start == a.end {
		a.end = c.take().end // a name around a placeholder
	}
	if c.symbol("(") { // CURRENT_USER(), USER(): the session's own account
		return account{}, false
	}
	if !c.symbol("@") || c.done() {
		return a, true
	}
	a.mysql = true
	h := c.take()
	if h.kind == symbol || h.kind == word || h.kind == number {
		for !c.done() && c.tokens[c.at].start == h.end && hostPart(c.raw()) {
			h.end = c.take().end
		}
	}
	a.host, a.hostPlace, a.end = c.value(h), c.place(h), h.end
	return a, true
}

func hostPart(s string) bool {
	return s == "." || s == "-" || s == "%" || s == ":" || s == "/" || wordByte(s[0])
}

// accountOptions steps over what belongs to one account and reports whether another account follows.
func (c *cursor) accountOptions(cl *clause) bool {
	for !c.done() {
		switch c.keyword() {
		case "IDENTIFIED":
			c.at++
			c.identified(cl)
			continue
		case "REQUIRE", "WITH", "DEFAULT", "ACCOUNT", "PASSWORD", "COMMENT", "ATTRIBUTE":
			return false
		}
		if c.symbol(",") {
			return true
		}
		if foreignWord(c.keyword()) {
			cl.foreign = true
		}
		c.at++
	}
	return false
}

// identified reads IDENTIFIED BY …, IDENTIFIED WITH plugin [BY|AS …], MariaDB's IDENTIFIED VIA … USING ….
func (c *cursor) identified(cl *clause) {
	switch c.keyword() {
	case "BY":
		c.at++
		c.accept("PASSWORD")
		if c.is(word) && c.keyword() != "RANDOM" && !placeholder(c.raw()) {
			cl.foreign = true // Oracle's passwords are no strings
			return
		}
	case "WITH", "VIA":
		c.at++
		switch c.keyword() {
		case "PLAINTEXT_PASSWORD", "NO_PASSWORD", "SHA256_HASH", "DOUBLE_SHA1_PASSWORD", "BCRYPT_PASSWORD":
			cl.foreign = true // ClickHouse
		}
		c.at++
	default:
		cl.foreign = true
		return
	}
	cl.identified = true
	c.credentials()
}

// credentials hides every string up to the next clause.
func (c *cursor) credentials() {
	for !c.done() && (!c.is(symbol) || c.raw() != ",") {
		switch c.keyword() {
		case "REQUIRE", "DEFAULT", "ACCOUNT", "COMMENT", "ATTRIBUTE", "IDENTIFIED":
			return
		}
		if t := c.take(); t.kind == text || t.kind == quoted || t.kind == word && placeholder(c.s[t.start:t.end]) {
			c.secret(t)
		}
	}
}

// placeholder reports whether a word stands for text that a template or a shell puts there.
func placeholder(s string) bool {
	return strings.HasPrefix(s, "$") || strings.HasPrefix(s, "{{") || strings.HasPrefix(s, "#{") ||
		strings.HasPrefix(s, "%{") || strings.HasPrefix(s, "<%") || strings.HasPrefix(s, string(source.Hole))
}

// tail reads the clauses behind the account list.
func (c *cursor) tail(cl *clause) {
	for !c.done() {
		switch k := c.keyword(); {
		case k == "REQUIRE":
			keyword := c.take()
			c.require(cl, keyword)
			continue
		case k == "PASSWORD":
			c.at++
			if c.is(text) || c.is(quoted) || c.is(symbol) || c.keyword() == "NULL" || c.keyword() == "DISABLE" {
				cl.foreign = true
				c.secretRest()
			}
			continue
		case foreignWord(k):
			cl.foreign = true
		}
		c.at++
	}
}

// secretRest hides the string of another dialect's PASSWORD clause: it is no setting, but a secret all the same.
func (c *cursor) secretRest() {
	c.symbol("=")
	if c.is(text) || c.is(quoted) {
		c.secret(c.take())
	}
}

// require reads the clause behind REQUIRE. The attribute's value is the first requirement's own word.
func (c *cursor) require(cl *clause, keyword token) {
	for c.is(word) {
		k := c.keyword()
		switch k {
		case "NONE", "SSL", "X509":
			cl.add(named(c.place(keyword), "require", c.value(c.take()), setting.Symbol))
		case "ISSUER", "SUBJECT", "CIPHER":
			name := c.take()
			cl.add(named(c.place(keyword), "require", c.value(name), setting.Symbol))
			if c.is(text) || c.is(quoted) {
				cl.require = append(cl.require, named(c.place(name), strings.ToLower(k), c.value(c.take()), setting.String))
			}
		case "AND":
			c.at++
		default:
			if len(cl.require) == 0 && placeholder(c.raw()) {
				t := c.take()
				cl.add(named(c.place(keyword), "require", source.UnknownAt(c.place(t), "template"), setting.Opaque))
			}
			return
		}
	}
}

// add keeps the first "require" attribute of a clause.
func (cl *clause) add(o setting.Option) {
	if len(cl.require) == 0 {
		cl.require = append(cl.require, o)
	}
}

// foreignWord reports whether a keyword of CREATE USER belongs to another dialect only.
func foreignWord(k string) bool {
	switch k {
	case "ENCRYPTED", "UNENCRYPTED", "SUPERUSER", "NOSUPERUSER", "CREATEDB", "NOCREATEDB", "CREATEROLE", "NOCREATEROLE",
		"LOGIN", "NOLOGIN", "INHERIT", "NOINHERIT", "REPLICATION", "NOREPLICATION", "BYPASSRLS", "VALID", "SYSID", // PostgreSQL
		"WITHOUT", "FROM", "DEFAULT_SCHEMA", "DEFAULT_LANGUAGE", "SID", // SQL Server
		"TABLESPACE", "QUOTA", "PROFILE", "EXTERNALLY", "GLOBALLY", // Oracle
		"LOGIN_NAME", "DEFAULT_WAREHOUSE", "MUST_CHANGE_PASSWORD", // Snowflake
		"SETTINGS", "GRANTEES", "RENAME", "SET", "RESET", "UNSET":
		return true
	}
	return false
}

// grant reads GRANT … TO accounts …; only the old spelling with IDENTIFIED or REQUIRE says anything.
func (c *cursor) grant() {
	for !c.done() && !c.accept("TO") {
		c.at++
	}
	c.accounts("grant")
}
