// Package sql reads the few SQL statements that decide about transport security: accounts of MySQL and MariaDB with
// their REQUIRE clause, server variables, and statements that hold a connection string. Every other statement, and every
// other dialect's way to make users, gives nothing.
package sql

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Read finds the settings of a whole SQL file.
func Read(f *source.File) setting.Found {
	return Find(f, f.All())
}

// Find finds the settings in SQL text that stands inside another file: a here-document, an argument, a config value.
// The spans of what it finds are the text's own raw bytes.
func Find(f *source.File, t source.Text) setting.Found {
	r := &reader{t: t, s: t.String(), hidden: map[int]bool{}}
	tokens, unclosed := lex(r.s)
	if unclosed >= 0 {
		r.found.Problems = append(r.found.Problems, source.Problem{
			File: f.Path, Place: t.Slice(unclosed, unclosed+1).Place(), Code: source.Unterminated,
			Message: "an SQL string or comment is never closed",
		})
	}
	start := 0
	for i, tok := range tokens {
		if tok.kind == end {
			r.statement(tokens[start:i])
			start = i + 1
		}
	}
	r.shareVariables()
	return r.found
}

// reader collects what the statements of one text hold.
type reader struct {
	t      source.Text
	s      string
	hidden map[int]bool // where the tokens start that are secrets
	found  setting.Found

	proxied []int            // the connections that are servers behind ProxySQL
	shared  []setting.Option // what holds for all of them
}

// bodies bounds how many places of one statement are read as the start of a nested one, so that time stays linear.
const bodies = 32

// statement reads the tokens between two ends. Bodies of procedures put a statement behind BEGIN, THEN and the like.
func (r *reader) statement(tokens []token) {
	for i, read := 0, 0; i < len(tokens) && read < bodies; i++ {
		if tokens[i].kind != word || i > 0 && !r.opensBody(tokens[i-1]) {
			continue
		}
		read++
		c := &cursor{reader: r, tokens: tokens[i:]}
		c.read()
	}
	r.dblinks(tokens)
	r.passwords(tokens)
}

func (r *reader) opensBody(t token) bool {
	switch strings.ToUpper(r.s[t.start:t.end]) {
	case "BEGIN", "THEN", "ELSE", "DO", "LOOP", "AS":
		return t.kind == word
	}
	return false
}

// cursor walks the tokens of one statement.
type cursor struct {
	*reader
	tokens []token
	at     int
}

func (c *cursor) read() {
	switch first := c.keyword(); first {
	case "CREATE", "ALTER":
		c.at++
		c.definition(first)
	case "GRANT":
		c.at++
		c.grant()
	case "SET":
		if !c.proxySet() {
			c.at++
			c.set()
		}
	case "INSERT", "REPLACE":
		c.at++
		c.proxyServers()
	case "UPDATE":
		c.at++
		c.proxyUpdate()
	}
}

func (c *cursor) definition(first string) {
	if first == "CREATE" && c.accept("OR") {
		c.accept("REPLACE")
	}
	switch {
	case c.accept("USER"):
		if c.keyword() == "MAPPING" {
			c.optionList(nil)
			return
		}
		c.ifExists()
		c.accounts(strings.ToLower(first))
	case c.accept("SYSTEM"):
		c.alterSystem()
	case c.accept("SERVER"):
		c.server()
	case c.accept("SUBSCRIPTION"), c.accept("TABLE"):
		c.connectionClause()
	}
}

func (c *cursor) ifExists() {
	if c.accept("IF") {
		c.accept("NOT")
		c.accept("EXISTS")
	}
}

// done reports whether no token is left.
func (c *cursor) done() bool { return c.at >= len(c.tokens) }

// is reports whether the current token has that kind.
func (c *cursor) is(k kind) bool { return !c.done() && c.tokens[c.at].kind == k }

// raw returns the current token as written, "" at the end.
func (c *cursor) raw() string {
	if c.done() {
		return ""
	}
	return c.s[c.tokens[c.at].start:c.tokens[c.at].end]
}

// keyword returns the current token in upper case if it is an unquoted word, else "".
func (c *cursor) keyword() string {
	if !c.is(word) {
		return ""
	}
	return strings.ToUpper(c.raw())
}

// accept steps over the current token if it is that keyword.
func (c *cursor) accept(keyword string) bool {
	if c.keyword() != keyword {
		return false
	}
	c.at++
	return true
}

// symbol steps over the current token if it is that punctuation.
func (c *cursor) symbol(s string) bool {
	if !c.is(symbol) || c.raw() != s {
		return false
	}
	c.at++
	return true
}

// take returns the current token and steps over it.
func (c *cursor) take() token {
	t := c.tokens[c.at]
	c.at++
	return t
}

// place is the raw bytes of a token.
func (r *reader) place(t token) source.Place { return r.t.Slice(t.start, t.end).Place() }

// whole is the raw bytes from the statement's first token to its last.
func (c *cursor) whole() source.Place {
	return c.t.Slice(c.tokens[0].start, c.tokens[len(c.tokens)-1].end).Place()
}

// value returns a token's content: quotes removed and escapes decoded.
func (r *reader) value(t token) source.Text {
	all := r.t.Slice(t.start, t.end)
	switch t.kind {
	case text, quoted, backquote:
		stop := len(all.String())
		quote := all.String()[:1]
		if stop > 1 && strings.HasSuffix(all.String(), quote) {
			stop--
		}
		return all.Slice(1, stop).Decode(unquote(quote))
	}
	return all
}

// unquote is the decoding step inside quotes: a doubled quote, and a backslash except between backquotes.
func unquote(quote string) source.Step {
	escape := source.Backslash("n\nt\t", true)
	return func(rest string) (int, string) {
		switch {
		case strings.HasPrefix(rest, quote+quote):
			return 2, quote
		case quote == "`":
			return 1, rest[:1]
		case strings.HasPrefix(rest, `\%`), strings.HasPrefix(rest, `\_`):
			return 2, rest[:2]
		}
		return escape(rest)
	}
}

// secret remembers a token as something that no output may show.
func (r *reader) secret(t token) {
	if v := r.value(t); !r.hidden[t.start] {
		r.hidden[t.start] = true
		r.found.Hide(v)
	}
}

// named returns an attribute whose canonical name stands for the bytes at p.
func named(p source.Place, name string, value source.Text, k setting.Kind) setting.Option {
	return setting.Option{Name: source.Decoded(p, name), Value: setting.Value{Text: value, Kind: k}, Layer: setting.InCall}
}
