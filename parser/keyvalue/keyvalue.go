// Package keyvalue reads the formats that are lines of keys and values: .properties, .env, INI with its relatives such as
// my.cnf and systemd units, postgresql.conf, and redis.conf with its relatives. One scanner serves them all; a dialect
// says what differs.
package keyvalue

import (
	"bytes"
	"strings"

	"github.com/dsnlint/dsnlint/parser/template"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Dialect is what differs between the formats.
type Dialect uint8

// The dialects.
const (
	Properties Dialect = iota // Java: '#' and '!' comments, escapes, continued lines, '=', ':' or a blank between key and value
	Dotenv                    // NAME=value with shell-like quotes, "export", values on several lines
	INI                       // [sections], '#' and ';' comments, keys without value
	PostgreSQL                // name = 'value' or name value, '#' comments
	Unit                      // systemd: [sections], '#' and ';' comments on lines of their own, continued lines, values as they are
	Words                     // a name and what follows it, as in redis.conf and pg_hba.conf; '#' comments
)

// Read returns the file's entries in order. The root's children are entries and, with INI, sections, whose children are
// their entries; a section that is opened twice is two nodes. An INI key without "=" has a Bare value.
func Read(f *source.File, d Dialect) (*tree.Node, []source.Problem) {
	whole := source.Span{End: len(f.Data)}
	return ReadText(source.Verbatim(source.Place{File: f, Span: whole}), d)
}

// ReadText reads entries out of a text that another format holds, such as a file in a ConfigMap.
func ReadText(t source.Text, d Dialect) (*tree.Node, []source.Problem) {
	root := &tree.Node{Place: t.Place(), Env: d == Dotenv}
	data := []byte(t.String())
	if source.UTF16(data) {
		return root, []source.Problem{{File: path(t), Place: t.Place(), Code: source.Encoding, Message: "this file is UTF-16; save it as UTF-8"}}
	}
	masked, holes := template.Mask(data)
	s := &scanner{all: t, data: masked, holes: holes, root: root, section: root, at: source.ByteOrderMark(data), dialect: d}
	for s.at < len(s.data) {
		before := s.at
		s.entry()
		s.at = max(s.at, before+1)
	}
	return root, s.problems
}

func path(t source.Text) string {
	if p := t.Place(); !p.IsZero() {
		return p.File.Path
	}
	return ""
}

// scanner walks the masked bytes; offsets in data are offsets in the decoded form of all.
type scanner struct {
	all      source.Text
	data     []byte
	holes    []template.Hole
	root     *tree.Node
	section  *tree.Node
	at       int
	dialect  Dialect
	problems []source.Problem
}

// text returns bytes [start,end) with the actions of templates as holes.
func (s *scanner) text(start, end int) source.Text {
	return template.Slice(s.all, source.Span{Start: start, End: max(start, end)}, s.holes)
}

// lineEnd returns the offset of the line break at or behind at.
func (s *scanner) lineEnd(at int) int {
	for at < len(s.data) && s.data[at] != '\n' && s.data[at] != '\r' {
		at++
	}
	return at
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\f' }

func (s *scanner) skipBlanks(at, end int) int {
	for at < end && blank(s.data[at]) {
		at++
	}
	return at
}

// trimRight returns the offset behind the last byte of [start,end) that is no blank.
func (s *scanner) trimRight(start, end int) int {
	for end > start && blank(s.data[end-1]) {
		end--
	}
	return end
}

// entry reads what starts at s.at and moves behind it.
func (s *scanner) entry() {
	end := s.lineEnd(s.at)
	start := s.skipBlanks(s.at, end)
	if mark := source.ByteOrderMark(s.data[start:end]); mark > 0 { // files were joined: to some libraries it is a blank
		start = s.skipBlanks(start+mark, end)
	}
	if start == end || s.comment(s.data[start]) {
		s.at = end + 1
		return
	}
	switch s.dialect {
	case Properties:
		s.property(start)
	case Dotenv:
		s.variable(start, end)
	case INI:
		s.iniLine(start, end)
	case PostgreSQL:
		s.parameter(start, end)
	case Unit:
		s.unitLine(start, end)
	case Words:
		s.wordLine(start, end)
	}
}

func (s *scanner) comment(c byte) bool {
	switch s.dialect {
	case Properties:
		return c == '#' || c == '!'
	case INI, Unit:
		return c == '#' || c == ';' || c == '!'
	}
	return c == '#'
}

// add puts an entry into the open section.
func (s *scanner) add(key source.Text, value setting.Value, start, end int) {
	if !value.Text.IsZero() && !value.Text.Known() && value.Text.String() == string(source.Hole) {
		value.Kind = setting.Opaque
	}
	place := s.all.Slice(start, end).Place()
	s.section.Children = append(s.section.Children, &tree.Node{Key: key, Value: value, Place: place})
	s.section.Place.Span = s.section.Place.Span.Cover(place.Span)
}

// unquoted returns the value in [start,end) without the quotes around it, if there are any.
func (s *scanner) unquoted(start, end int) source.Text {
	if end-start >= 2 && (s.data[start] == '"' || s.data[start] == '\'') && bytes.IndexByte(s.data[start+1:end], s.data[start]) == end-start-2 {
		return s.text(start+1, end-1)
	}
	return s.text(start, end)
}

// iniLine reads a section header or a key of an INI file.
func (s *scanner) iniLine(start, end int) {
	s.at = end + 1
	if s.data[start] == '[' {
		close := bytes.IndexByte(s.data[start:end], ']')
		if close < 0 {
			return
		}
		s.section = &tree.Node{Key: s.text(start+1, start+close), Place: s.all.Slice(start, start+close+1).Place()}
		s.root.Children = append(s.root.Children, s.section)
		return
	}
	sep := s.separator(start, end)
	if sep < 0 {
		keyEnd := s.trimRight(start, s.inlineComment(start, end))
		s.add(s.text(start, keyEnd), setting.Value{Kind: setting.Bare, Text: s.text(keyEnd, keyEnd)}, start, keyEnd)
		return
	}
	value := s.skipBlanks(sep+1, end)
	valueEnd := s.iniValueEnd(value, end)
	s.add(s.text(start, s.trimRight(start, sep)), setting.Value{Text: s.unquoted(value, valueEnd)}, start, valueEnd)
}

// separator finds the first "=", or the first ":" before a blank; -1 if there is none before a comment.
func (s *scanner) separator(start, end int) int {
	for i := start; i < end; i++ {
		switch s.data[i] {
		case '=':
			return i
		case ':':
			if i+1 == end || blank(s.data[i+1]) {
				return i
			}
		case '#', ';':
			if i > start && blank(s.data[i-1]) {
				return -1
			}
		}
	}
	return -1
}

// iniValueEnd finds the end of a value: behind its closing quote, or before the comment on its line.
func (s *scanner) iniValueEnd(start, end int) int {
	if start < end && (s.data[start] == '"' || s.data[start] == '\'') {
		if close := bytes.IndexByte(s.data[start+1:end], s.data[start]); close >= 0 {
			after := start + close + 2
			if rest := s.skipBlanks(after, end); rest == end || s.data[rest] == '#' || s.data[rest] == ';' {
				return after
			}
		}
	}
	return s.trimRight(start, s.inlineComment(start, end))
}

// inlineComment returns the offset of a comment behind a blank, or end.
func (s *scanner) inlineComment(start, end int) int {
	for i := start; i < end; i++ {
		if c := s.data[i]; (c == '#' || c == ';' && s.dialect == INI) && (i == start || blank(s.data[i-1])) {
			return i
		}
	}
	return end
}

// parameter reads a line of postgresql.conf.
func (s *scanner) parameter(start, end int) {
	s.at = end + 1
	keyEnd := start
	for keyEnd < end && !blank(s.data[keyEnd]) && s.data[keyEnd] != '=' && s.data[keyEnd] != '#' {
		keyEnd++
	}
	value := s.skipBlanks(keyEnd, end)
	if value < end && s.data[value] == '=' {
		value = s.skipBlanks(value+1, end)
	}
	key := s.text(start, keyEnd)
	if value == end || s.data[value] == '#' {
		s.add(key, setting.Value{Kind: setting.Bare, Text: s.text(keyEnd, keyEnd)}, start, keyEnd)
		return
	}
	if s.data[value] == '\'' {
		if close := postgresQuote(s.data[value:end]); close > 0 {
			s.add(key, setting.Value{Text: s.text(value+1, value+close).Decode(postgresEscape)}, start, value+close+1)
			return
		}
	}
	valueEnd := s.trimRight(value, s.inlineComment(value, end))
	s.add(key, setting.Value{Text: s.text(value, valueEnd)}, start, valueEnd)
}

// postgresQuote returns the index of the quote that closes the string at the start of b, or 0.
func postgresQuote(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch {
		case b[i] == '\\':
			i++
		case b[i] == '\'' && i+1 < len(b) && b[i+1] == '\'':
			i++
		case b[i] == '\'':
			return i
		}
	}
	return 0
}

func postgresEscape(rest string) (int, string) {
	if strings.HasPrefix(rest, "''") {
		return 2, "'"
	}
	return source.Backslash("", true)(rest)
}
