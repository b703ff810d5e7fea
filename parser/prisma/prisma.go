// Package prisma reads Prisma's schema, as far as connections are concerned: its datasource blocks.
package prisma

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads a schema. Every key of a datasource block that holds a URL is a call of "datasource.KEY" with the arguments
// "provider" and KEY, so that openers find it as they find calls of programs: the engine connects to each of them. It
// never fails: what is no datasource block is passed over.
func Read(f *source.File) token.Unit {
	r := &reader{file: f, src: string(f.Data), pos: source.ByteOrderMark(f.Data)}
	r.unit = token.Unit{File: f, Language: "prisma", Imports: map[string]string{}, Outer: []int{0}}
	for r.next(); r.kind != end; {
		if r.word("datasource") {
			r.datasource()
			continue
		}
		r.next()
	}
	return r.unit
}

// urls are the keys of a datasource that hold a connection string: of the client, of its migrations, and of the database
// that migrations are tried on.
var urls = map[string]bool{"url": true, "directUrl": true, "shadowDatabaseUrl": true}

type kind uint8

const (
	end kind = iota
	name
	text // a string in quotes
	sign // any other byte
)

// reader cuts a schema into lexemes, one at a time. It never goes back.
type reader struct {
	file *source.File
	src  string
	pos  int // behind the current lexeme
	kind kind
	span source.Span // of the current lexeme
	line bool        // it is the first on its line
	unit token.Unit
}

// next moves to the next lexeme, past white space and comments.
func (r *reader) next() {
	r.line = r.kind == end
	for r.pos < len(r.src) {
		c := r.src[r.pos]
		switch {
		case c == '\n':
			r.line = true
			r.pos++
		case c == ' ', c == '\t', c == '\r':
			r.pos++
		case strings.HasPrefix(r.src[r.pos:], "//"):
			r.pos = r.after("\n", 0) // the line end stays
		case strings.HasPrefix(r.src[r.pos:], "/*"):
			r.pos = r.after("*/", 2)
		default:
			r.lexeme(c)
			return
		}
	}
	r.kind, r.span = end, source.Span{Start: r.pos, End: r.pos}
}

// after is the offset of stop, with so many bytes of it passed, or the end of the file.
func (r *reader) after(stop string, passed int) int {
	if i := strings.Index(r.src[r.pos:], stop); i >= 0 {
		return r.pos + i + passed
	}
	return len(r.src)
}

func (r *reader) lexeme(c byte) {
	start := r.pos
	r.pos++
	switch {
	case isName(c):
		r.kind = name
		for r.pos < len(r.src) && isName(r.src[r.pos]) {
			r.pos++
		}
	case c == '"':
		r.kind = text
		r.quoted()
	default:
		r.kind = sign
	}
	r.span = source.Span{Start: start, End: r.pos}
}

// quoted passes a string. One that is not closed ends with its line.
func (r *reader) quoted() {
	for r.pos < len(r.src) && r.src[r.pos] != '\n' {
		switch r.src[r.pos] {
		case '\\':
			r.pos++
		case '"':
			r.pos++
			return
		}
		r.pos++
	}
	r.pos = min(r.pos, len(r.src))
}

func isName(c byte) bool {
	return c == '_' || c == '-' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func (r *reader) word(s string) bool { return r.kind == name && r.raw() == s && r.line }

func (r *reader) at(s string) bool { return r.kind == sign && r.raw() == s }

func (r *reader) raw() string { return r.src[r.span.Start:r.span.End] }

func (r *reader) place() source.Place { return source.Place{File: r.file, Span: r.span} }

// datasource reads a block: "datasource", its name, and the keys in braces.
func (r *reader) datasource() {
	if r.next(); r.kind != name {
		return
	}
	if r.next(); !r.at("{") {
		return
	}
	var keys []token.Arg
	r.next()
	for r.kind != end && !r.at("}") {
		if a, ok := r.key(); ok {
			keys = append(keys, a)
		}
	}
	r.calls(keys)
}

// key reads one key and its value, and moves behind them.
func (r *reader) key() (token.Arg, bool) {
	if r.kind != name || !r.line {
		r.next()
		return token.Arg{}, false
	}
	key := source.Verbatim(r.place())
	if r.next(); !r.at("=") {
		return token.Arg{}, false
	}
	r.next()
	return token.Arg{Name: key, Value: r.value()}, true
}

// value reads a string, or env("NAME") whose value other files tell. Anything else is unknown.
func (r *reader) value() token.Expr {
	place := r.place()
	switch {
	case r.kind == text:
		t := r.decoded()
		r.next()
		return token.Expr{Kind: token.Literal, Place: place, Text: t}
	case r.kind != name || r.raw() != "env":
		return token.Expr{Kind: token.Unknown, Place: place}
	}
	ref := "env"
	if r.next(); r.at("(") {
		r.next()
	}
	if r.kind == text {
		ref += ":" + r.decoded().String()
		place.Span.End = r.span.End
		r.next()
	}
	if r.at(")") {
		place.Span.End = r.span.End
		r.next()
	}
	return token.Expr{Kind: token.Literal, Place: place, Text: source.UnknownAt(place, ref), Value: setting.Opaque}
}

// decoded is the text of the current string.
func (r *reader) decoded() source.Text {
	p := r.place()
	p.Span.Start++
	if p.Span.Len() > 0 && r.src[p.Span.End-1] == '"' {
		p.Span.End--
	}
	return source.Verbatim(p).Decode(source.JSONEscape)
}

// calls makes a call of every URL among the keys of a block.
func (r *reader) calls(keys []token.Arg) {
	var provider []token.Arg
	for _, k := range keys {
		if k.Name.String() == "provider" {
			provider = []token.Arg{k}
		}
	}
	for _, k := range keys {
		if key := k.Name.String(); urls[key] {
			place := k.Name.Place()
			where := source.Place{File: r.file, Span: place.Span.Cover(k.Value.Place.Span)}
			r.unit.Calls = append(r.unit.Calls, &token.Call{
				Callee: "datasource." + key, Method: key, Args: append(provider[:len(provider):len(provider)], k), Place: where, CalleePlace: place,
			})
		}
	}
}
