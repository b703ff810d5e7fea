// Package toml reads TOML into trees whose values know their bytes.
package toml

import (
	"bytes"
	"errors"
	"slices"

	"github.com/dsnlint/dsnlint/parser/template"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
	"github.com/pelletier/go-toml/v2/unstable"
)

// maxDepth is the nesting of arrays and inline tables above which a file is not read.
const maxDepth = 1000

// Read returns the file's content as a tree: tables are mappings, arrays and arrays of tables are lists. Lines that are
// no TOML are reported, the first of them, and left out.
func Read(f *source.File) (*tree.Node, []source.Problem) {
	root := &tree.Node{Place: source.Place{File: f, Span: source.Span{End: len(f.Data)}}}
	if deep(f.Data) {
		return root, []source.Problem{{File: f.Path, Place: root.Place, Code: source.TooDeep, Message: "this TOML is nested more than 1,000 levels deep; it was not read"}}
	}
	mark := source.ByteOrderMark(f.Data)
	masked, holes := template.Mask(f.Data[mark:])
	r := &reader{file: f, data: masked, base: mark, holes: holes, root: root, table: root, tables: map[*tree.Node]map[string]*tree.Node{}}
	r.read()
	return root, r.problems
}

// reader turns expressions into nodes. Offsets of the parser are start less than offsets in data, and base+start less
// than offsets in the file.
type reader struct {
	file     *source.File
	data     []byte // without the byte order mark; templates are masked
	base     int
	start    int
	holes    []template.Hole
	parser   unstable.Parser
	root     *tree.Node
	table    *tree.Node                           // that the next keys belong to
	tables   map[*tree.Node]map[string]*tree.Node // by name: a file may have any number of them
	problems []source.Problem
	depth    int // tables that the keys around the present value stand for
}

// read goes on behind a line that is no TOML.
func (r *reader) read() {
	for r.start < len(r.data) {
		r.parser.Reset(r.data[r.start:])
		for r.parser.NextExpression() {
			r.expression(r.parser.Expression())
		}
		var broken *unstable.ParserError
		if !errors.As(r.parser.Error(), &broken) {
			return
		}
		at := r.start
		if len(broken.Highlight) > 0 {
			at += int(r.parser.Range(broken.Highlight).Offset)
		}
		if len(r.problems) == 0 {
			r.problems = []source.Problem{{
				File: r.file.Path, Place: r.place(at, at), Code: source.Syntax,
				Message: "this is no valid TOML; the line was left out, and what follows was read",
			}}
		}
		next := bytes.IndexByte(r.data[at:], '\n')
		if next < 0 {
			return
		}
		r.start = at + next + 1
	}
}

// place is where [from,to) of data stands in the file.
func (r *reader) place(from, to int) source.Place {
	return source.Place{File: r.file, Span: source.Span{Start: from + r.base, End: to + r.base}}
}

func (r *reader) raw(n *unstable.Node) (from, to int) {
	from = r.start + int(n.Raw.Offset)
	return from, from + int(n.Raw.Length)
}

func (r *reader) expression(n *unstable.Node) {
	if n.Kind != unstable.KeyValue && n.Kind != unstable.Comment && r.tooDeep(n) {
		r.table = &tree.Node{} // what follows belongs to nothing
		return
	}
	switch n.Kind {
	case unstable.KeyValue:
		r.keyValue(n, r.table)
	case unstable.Table:
		r.table = r.descend(r.root, n.Key(), false)
	case unstable.ArrayTable:
		r.table = r.descend(r.root, n.Key(), true)
	}
}

// tooDeep reports whether the key of an entry or a table makes so many tables inside each other that it is left out.
func (r *reader) tooDeep(n *unstable.Node) bool {
	if r.depth+countKeys(n) <= maxDepth {
		return false
	}
	const message = "this key is nested more than 1,000 tables deep; it was not read"
	if !slices.ContainsFunc(r.problems, func(p source.Problem) bool { return p.Code == source.TooDeep }) {
		keys := n.Key()
		keys.Next()
		r.problems = append(r.problems, source.Problem{File: r.file.Path, Place: r.place(r.raw(keys.Node())), Code: source.TooDeep, Message: message})
	}
	return true
}

func countKeys(n *unstable.Node) int {
	count := 0
	for keys := n.Key(); keys.Next(); {
		count++
	}
	return count
}

// keyValue adds an entry below a table; dotted keys make the tables between.
func (r *reader) keyValue(n *unstable.Node, table *tree.Node) {
	if r.tooDeep(n) {
		return
	}
	segments := countKeys(n)
	r.depth += segments
	defer func() { r.depth -= segments }()
	from, to := r.raw(n)
	keys := n.Key()
	for keys.Next() && !keys.IsLast() {
		table = r.member(table, keys.Node())
	}
	child := r.value(n.Value())
	child.Key = r.key(keys.Node())
	child.Place = r.place(from, to)
	r.add(table, child)
}

// descend follows the names of a table's header. With list set the last of them gets a new element.
func (r *reader) descend(n *tree.Node, keys unstable.Iterator, list bool) *tree.Node {
	for keys.Next() {
		n = r.member(n, keys.Node())
		last := keys.IsLast()
		switch {
		case list && last:
			n.List = true
			n.Children = append(n.Children, &tree.Node{Place: n.Place})
			n = n.Children[len(n.Children)-1]
		case n.List && len(n.Children) > 0: // a table below the last element of an array of tables
			n = n.Children[len(n.Children)-1]
		}
	}
	return n
}

// member finds the table of that name, or makes it.
func (r *reader) member(n *tree.Node, key *unstable.Node) *tree.Node {
	name := r.key(key)
	if c := r.tables[n][name.String()]; c != nil {
		return c
	}
	child := &tree.Node{Key: name, Place: r.place(r.raw(key))}
	r.add(n, child)
	return child
}

// add makes a node the last child of a table. Of two with one name the first counts.
func (r *reader) add(table, child *tree.Node) {
	table.Children = append(table.Children, child)
	if r.tables[table] == nil {
		r.tables[table] = map[string]*tree.Node{}
	}
	if name := child.Key.String(); r.tables[table][name] == nil {
		r.tables[table][name] = child
	}
}

func (r *reader) key(n *unstable.Node) source.Text {
	from, to := r.raw(n)
	return r.text(from, to)
}

func (r *reader) value(n *unstable.Node) *tree.Node {
	from, to := r.raw(n)
	out := &tree.Node{Place: r.place(from, to)}
	items := n.Children()
	switch n.Kind {
	case unstable.Array:
		out.List = true
		for items.Next() {
			out.Children = append(out.Children, r.value(items.Node()))
		}
	case unstable.InlineTable:
		for items.Next() {
			r.keyValue(items.Node(), out)
		}
	case unstable.Bool:
		out.Value = setting.Value{Text: r.text(from, to), Kind: setting.Bool}
	case unstable.Integer, unstable.Float:
		out.Value = setting.Value{Text: r.text(from, to), Kind: setting.Number}
	default:
		out.Value = setting.Value{Text: r.text(from, to)}
	}
	return out
}

// text decodes a string in any of its four forms, or returns the bytes of what is no string.
func (r *reader) text(from, to int) source.Text {
	quote := byte(0)
	if c := r.data[from]; c == '"' || c == '\'' {
		quote = c
	}
	if quote == 0 {
		return template.Text(r.file, r.place(from, to).Span, r.holes, r.base)
	}
	three := bytes.Repeat([]byte{quote}, 3)
	if to-from >= 6 && bytes.HasPrefix(r.data[from:to], three) {
		from, to = from+3, to-3
		from += lineBreak(r.data[from:to])
	} else {
		from, to = from+1, to-1
	}
	t := template.Text(r.file, r.place(from, to).Span, r.holes, r.base)
	if quote == '"' {
		t = t.Decode(escape)
	}
	return t
}

// lineBreak is the length of the line break at the start of b.
func lineBreak(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("\r\n")):
		return 2
	case bytes.HasPrefix(b, []byte("\n")):
		return 1
	}
	return 0
}

// deep reports nesting above maxDepth outside of strings and comments. The brackets of table headers close again.
func deep(data []byte) bool {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '[', '{':
			if depth++; depth > maxDepth {
				return true
			}
		case ']', '}':
			depth--
		case '#':
			i += lineLength(data[i:]) - 1
		case '"', '\'':
			i += stringLength(data[i:]) - 1
		}
	}
	return false
}

func lineLength(b []byte) int {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return i
	}
	return len(b)
}

// stringLength is the length of the string at the start of b, quotes included. One that is not closed ends with its
// line, or with the file if it has three quotes.
func stringLength(b []byte) int {
	quote := b[0]
	if three := b[:min(3, len(b))]; len(three) == 3 && three[1] == quote && three[2] == quote {
		if end := bytes.Index(b[3:], three); end >= 0 {
			return end + 6
		}
		return len(b)
	}
	for i := 1; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\' && quote == '"':
			i++
		case c == quote:
			return i + 1
		case c == '\n':
			return i
		}
	}
	return len(b)
}
