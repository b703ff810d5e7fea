package json

import (
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/source"
)

// token is a bracket, mark, string or word; kind 's' is a string, 'w' a word, 0 the end.
type token struct {
	kind       byte
	start, end int
}

// looseReader reads what is nearly JSON: JSON5, several values in a row, templates, files that end too early.
type looseReader struct {
	*reader
	at     int
	broken int // offset of the first place that no dialect allows; -1 if none
}

// loose reads the whole input and returns the first broken place, -1 if there is none.
func (r *reader) loose() (*tree.Node, int) {
	s := &looseReader{reader: r, broken: -1}
	root := &tree.Node{List: true}
	for {
		t := s.next()
		if t.kind == 0 {
			break
		}
		if t.kind == ']' || t.kind == '}' || t.kind == ',' || t.kind == ':' {
			s.fault(t.start)
			continue
		}
		root.Children = append(root.Children, s.value(t, 0))
	}
	if len(root.Children) == 1 {
		return root.Children[0], s.broken
	}
	return root, s.broken
}

func (s *looseReader) fault(at int) {
	if s.broken < 0 {
		s.broken = at
	}
}

// next skips blanks and comments and returns the token behind them.
func (s *looseReader) next() token {
	for s.at < len(s.data) {
		c := s.data[s.at]
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			s.at++
			continue
		}
		if n := commentLength(s.data[s.at:]); n > 0 {
			s.at += n
			continue
		}
		start := s.at
		switch c {
		case '{', '}', '[', ']', ',', ':':
			s.at++
			return token{kind: c, start: start, end: s.at}
		case '"', '\'':
			s.at += stringLength(s.data[s.at:])
			if s.at-start < 2 || s.data[s.at-1] != c {
				s.fault(start)
			}
			return token{kind: 's', start: start, end: s.at}
		}
		for s.at < len(s.data) && !delimits(s.data[s.at]) {
			s.at++
		}
		return token{kind: 'w', start: start, end: s.at}
	}
	return token{start: s.at, end: s.at}
}

func delimits(c byte) bool {
	switch c {
	case ' ', '\t', '\n', '\r', '{', '}', '[', ']', ',', ':', '"', '\'':
		return true
	}
	return false
}

// value reads the value that starts with t.
func (s *looseReader) value(t token, depth int) *tree.Node {
	n := &tree.Node{Place: s.place(t.start, t.end)}
	switch {
	case (t.kind == '{' || t.kind == '[') && depth >= maxDepth:
		s.fault(t.start)
	case t.kind == '{':
		s.members(n, depth)
		n.Place = s.place(t.start, s.at)
	case t.kind == '[':
		n.List = true
		s.elements(n, depth)
		n.Place = s.place(t.start, s.at)
	default:
		n.Value = s.reader.value(t.start, t.end)
		if refs := n.Value.Text.Refs(); len(refs) == 1 && refs[0] == notJSON {
			s.fault(t.start)
		}
	}
	return n
}

// members reads an object's members up to its closing bracket.
func (s *looseReader) members(n *tree.Node, depth int) {
	for {
		key := s.next()
		switch key.kind {
		case 0:
			s.fault(key.start)
			return
		case '}':
			return
		case ',':
			continue
		case 's', 'w':
		default:
			s.fault(key.start)
			if key.kind == ']' {
				return
			}
			continue
		}
		before := s.at
		if colon := s.next(); colon.kind != ':' {
			s.fault(key.start)
			s.at = before
			continue
		}
		s.member(n, key, depth)
	}
}

// member reads the value behind a key and its colon.
func (s *looseReader) member(n *tree.Node, key token, depth int) {
	before := s.at
	t := s.next()
	if t.kind == 0 || t.kind == '}' || t.kind == ',' || t.kind == ']' || t.kind == ':' {
		s.fault(key.start)
		s.at = before
		return
	}
	child := s.value(t, depth+1)
	child.Key = s.text(key.start, key.end)
	if child.Key.IsZero() {
		child.Key = source.Decoded(s.place(key.start, key.end), "")
	}
	child.Place = s.place(key.start, s.at)
	n.Children = append(n.Children, child)
}

// elements reads an array's elements up to its closing bracket.
func (s *looseReader) elements(n *tree.Node, depth int) {
	for {
		t := s.next()
		switch t.kind {
		case ',':
		case ']':
			return
		case 0:
			s.fault(t.start)
			return
		case '}', ':':
			s.fault(t.start)
		default:
			n.Children = append(n.Children, s.value(t, depth+1))
		}
	}
}
