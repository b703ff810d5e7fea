package yaml

import (
	"bytes"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// level is an open mapping or list item of the line scanner.
type level struct {
	indent int
	item   bool
	node   *tree.Node
}

// lineScanner reads a broken document: keys, list items, quoted and plain values on one line, and block scalars.
type lineScanner struct {
	*reader
	end   int
	stack []level
}

// scanLines reads the document in span without regard to what is broken in it.
func (r *reader) scanLines(span source.Span) *tree.Node {
	root := &tree.Node{Place: r.place(span.Start, span.End)}
	s := &lineScanner{reader: r, end: span.End, stack: []level{{indent: -1, node: root}}}
	for at := span.Start; at < span.End; {
		next := min(nextLine(r.data, at), span.End)
		at = s.line(at, next)
	}
	return root
}

// line reads the line [at,next) and returns where to go on.
func (s *lineScanner) line(at, next int) int {
	end := next
	for end > at && (s.data[end-1] == '\n' || s.data[end-1] == '\r' || blank(s.data[end-1])) {
		end--
	}
	col := at
	for col < end && s.data[col] == ' ' {
		col++
	}
	for {
		if col >= end || s.data[col] == '#' || marker(s.data[col:end], "---") {
			return next
		}
		if s.data[col] != '-' || col+1 < end && s.data[col+1] != ' ' {
			break
		}
		s.open(col-at, true, source.Text{}, col, end)
		for col++; col < end && s.data[col] == ' '; col++ {
		}
	}
	return s.entry(at, col, end, next)
}

// entry reads "key: value" or a list item's plain value, which start at col.
func (s *lineScanner) entry(at, col, end, next int) int {
	keyEnd, valueAt := s.key(col, end)
	if keyEnd < 0 {
		if top := s.stack[len(s.stack)-1]; top.item && len(top.node.Children) == 0 {
			s.set(top.node, col, end)
		}
		return next
	}
	n := s.open(col-at, false, s.quotedText(col, keyEnd), col, end)
	for valueAt < end && blank(s.data[valueAt]) {
		valueAt++
	}
	if valueAt < end && (s.data[valueAt] == '|' || s.data[valueAt] == '>') {
		return s.blockText(n, col-at, next)
	}
	s.set(n, valueAt, end)
	return next
}

// open closes the levels that a new entry at indent ends, adds the entry's node and returns it.
func (s *lineScanner) open(indent int, item bool, key source.Text, start, end int) *tree.Node {
	for len(s.stack) > 1 {
		top := s.stack[len(s.stack)-1]
		if top.indent < indent || item && !top.item && top.indent == indent {
			break
		}
		s.stack = s.stack[:len(s.stack)-1]
	}
	parent := s.stack[len(s.stack)-1].node
	n := &tree.Node{Key: key, Place: s.place(start, end)}
	parent.Children = append(parent.Children, n)
	parent.List = item
	s.stack = append(s.stack, level{indent: indent, item: item, node: n})
	return n
}

// key finds the end of the key that starts at col, and where its value starts; -1 if the line holds no key.
func (s *lineScanner) key(col, end int) (keyEnd, valueAt int) {
	i := col
	if c := s.data[col]; c == '"' || c == '\'' {
		close := bytes.IndexByte(s.data[col+1:end], c)
		if close < 0 {
			return -1, 0
		}
		i = col + close + 2
	}
	for ; i < end; i++ {
		if s.data[i] == '#' && i > col && blank(s.data[i-1]) {
			return -1, 0
		}
		if s.data[i] == ':' && i > col && (i+1 == end || blank(s.data[i+1])) {
			return i, i + 1
		}
	}
	return -1, 0
}

// set gives a node the value that stands in [start,end), without the comment behind it.
func (s *lineScanner) set(n *tree.Node, start, end int) {
	for start < end && (s.data[start] == '&' || s.data[start] == '!') {
		for start < end && !blank(s.data[start]) {
			start++
		}
		for start < end && blank(s.data[start]) {
			start++
		}
	}
	if start >= end || s.data[start] == '#' {
		n.Value = setting.Value{Text: source.Decoded(n.Key.Place(), "null"), Kind: setting.Null}
		return
	}
	if s.data[start] == '*' {
		n.Value = setting.OpaqueAt(s.place(start, end), "alias")
		return
	}
	n.Value = setting.Value{Text: s.quotedText(start, s.valueEnd(start, end))}
	if c := s.data[start]; c != '"' && c != '\'' {
		n.Value.Kind = defaultKind(n.Value.Text.String())
	}
}

// valueEnd finds the end of a value on one line: its closing quote, or the comment behind it.
func (s *lineScanner) valueEnd(start, end int) int {
	if c := s.data[start]; c == '"' || c == '\'' {
		for i := start + 1; i < end; i++ {
			switch {
			case s.data[i] == '\\' && c == '"':
				i++
			case s.data[i] == c && c == '\'' && i+1 < end && s.data[i+1] == c:
				i++
			case s.data[i] == c:
				return i + 1
			}
		}
		return end
	}
	if i := bytes.Index(s.data[start:end], []byte(" #")); i >= 0 {
		end = start + i
	}
	for end > start && blank(s.data[end-1]) {
		end--
	}
	return end
}

// quotedText decodes a key or value that stands on one line.
func (s *lineScanner) quotedText(start, end int) source.Text {
	for end > start && blank(s.data[end-1]) {
		end--
	}
	t := s.text(start, end)
	if end-start < 2 || s.data[start] != s.data[end-1] {
		return t
	}
	switch s.data[start] {
	case '"':
		return s.text(start+1, end-1).Decode(source.Backslash("\"\"\\\\//n\nt\t", false))
	case '\'':
		return s.text(start+1, end-1).Decode(source.Doubled('\''))
	}
	return t
}

// blockText gives n the lines behind its own that are indented more, each without that indentation.
func (s *lineScanner) blockText(n *tree.Node, indent, next int) int {
	var parts []source.Text
	inner := -1
	at := next
	for at < s.end {
		end := min(nextLine(s.data, at), s.end)
		col := at
		for col < end && s.data[col] == ' ' {
			col++
		}
		empty := lineBreak(s.data[col:end]) > 0 || col == end
		if !empty && col-at <= indent {
			break
		}
		if inner < 0 && !empty {
			inner = col - at
		}
		parts = append(parts, s.text(min(at+max(inner, 0), col), end))
		at = end
	}
	n.Value = setting.Value{Text: source.Concat(parts...)}
	n.Place.Span = n.Place.Span.Cover(s.place(next, at).Span)
	return at
}
