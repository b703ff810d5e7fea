// Package json reads JSON, with comments and trailing commas, into trees whose values know their bytes. What the grammar
// refuses is read again by a loose reader that also takes single quotes, bare keys and missing brackets.
package json

import (
	"bytes"

	"github.com/dsnlint/dsnlint/parser/template"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
	"github.com/tailscale/hujson"
)

// maxDepth is the nesting above which a file is not read.
const maxDepth = 1000

// Read returns the file's content as a tree. An object's members are the root's children; of an array or of several
// values in a row they are a list. A broken file is reported and still gives every value that can be told apart.
func Read(f *source.File) (*tree.Node, []source.Problem) {
	return ReadPart(f, source.Span{End: len(f.Data)})
}

// ReadPart reads the JSON that stands verbatim in one span of a file.
func ReadPart(f *source.File, span source.Span) (*tree.Node, []source.Problem) {
	whole := source.Place{File: f, Span: span}
	data := f.Data[span.Start:span.End]
	fail := func(code source.ProblemCode, at source.Place, message string) []source.Problem {
		return []source.Problem{{File: f.Path, Place: at, Code: code, Message: message}}
	}
	if source.UTF16(data) {
		return &tree.Node{Place: whole}, fail(source.Encoding, whole, "this JSON is UTF-16; save it as UTF-8")
	}
	mark := source.ByteOrderMark(data)
	data, base := data[mark:], span.Start+mark
	if deep(data) {
		return &tree.Node{Place: whole}, fail(source.TooDeep, whole, "this JSON is nested more than 1,000 levels deep; it was not read")
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return &tree.Node{Place: whole}, nil
	}
	masked, holes := template.Mask(data)
	r := &reader{file: f, data: masked, base: base, holes: holes}
	value, err := hujson.Parse(masked)
	if err == nil {
		root := r.node(&value)
		root.Place = whole
		return root, nil
	}
	root, broken := r.loose()
	root.Place = whole
	if broken < 0 {
		return root, nil
	}
	return root, fail(source.Syntax, r.place(broken, broken), "this is no valid JSON from here on; what follows was read as far as it can be told apart")
}

// deep counts brackets outside of strings and comments, as the grammar does.
func deep(data []byte) bool {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '[', '{':
			if depth++; depth > maxDepth {
				return true
			}
		case ']', '}':
			depth--
		case '"':
			i += stringLength(data[i:]) - 1
		case '/':
			i += max(commentLength(data[i:]), 1) - 1
		}
	}
	return false
}

// stringLength returns the length of the string literal at the start of b, quotes included. A string that is not closed
// on its line ends with the line.
func stringLength(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case b[0]:
			return i + 1
		case '\n':
			return i
		}
	}
	return len(b)
}

// commentLength returns the length of the comment at the start of b, or 0.
func commentLength(b []byte) int {
	end, extra := []byte("\n"), 0
	switch {
	case bytes.HasPrefix(b, []byte("//")):
	case bytes.HasPrefix(b, []byte("/*")):
		end, extra = []byte("*/"), 2
	default:
		return 0
	}
	if i := bytes.Index(b[2:], end); i >= 0 {
		return 2 + i + extra
	}
	return len(b)
}

// reader turns offsets in the masked data, which are base less than offsets in the file, into trees.
type reader struct {
	file  *source.File
	data  []byte
	base  int
	holes []template.Hole
}

func (r *reader) place(start, end int) source.Place {
	return source.Place{File: r.file, Span: source.Span{Start: start + r.base, End: end + r.base}}
}

func (r *reader) node(v *hujson.Value) *tree.Node {
	n := &tree.Node{Place: r.place(v.StartOffset, v.EndOffset)}
	switch x := v.Value.(type) {
	case *hujson.Object:
		for i := range x.Members {
			m := &x.Members[i]
			child := r.node(&m.Value)
			child.Key = r.text(m.Name.StartOffset, m.Name.EndOffset)
			child.Place.Span = r.place(m.Name.StartOffset, m.Value.EndOffset).Span
			n.Children = append(n.Children, child)
		}
	case *hujson.Array:
		n.List = true
		for i := range x.Elements {
			n.Children = append(n.Children, r.node(&x.Elements[i]))
		}
	default:
		n.Value = r.value(v.StartOffset, v.EndOffset)
	}
	return n
}

// notJSON is what a bare word refers to that is no literal.
const notJSON = "expression"

// value reads the literal or the template action in [start,end).
func (r *reader) value(start, end int) setting.Value {
	t := r.text(start, end)
	switch c := r.data[start]; {
	case c == '"' || c == '\'':
		return setting.Value{Text: t}
	case !t.Known():
		return setting.Value{Text: t, Kind: setting.Opaque}
	case t.String() == "true" || t.String() == "false":
		return setting.Value{Text: t, Kind: setting.Bool}
	case t.String() == "null":
		return setting.Value{Text: t, Kind: setting.Null}
	case t.Origin() == source.Fallback:
		return setting.Value{Text: t}
	case c == '-' || c == '+' || c == '.' || '0' <= c && c <= '9':
		return setting.Value{Text: t, Kind: setting.Number}
	}
	return setting.OpaqueAt(r.place(start, end), notJSON)
}

// text decodes the string in [start,end), or returns the bytes of what is no string.
func (r *reader) text(start, end int) source.Text {
	c := r.data[start]
	if c != '"' && c != '\'' {
		return template.Text(r.file, r.place(start, end).Span, r.holes, r.base)
	}
	if end-start > 1 && r.data[end-1] == c {
		end--
	}
	inner := r.place(start+1, max(start+1, end))
	return template.Text(r.file, inner.Span, r.holes, r.base).Decode(source.JSONEscape)
}
