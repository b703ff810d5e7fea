// Package yaml reads YAML into trees whose scalars know their bytes. The library tells only the line and the rune column
// at which a node starts, so each scalar's text is read again from the file; templates are masked before parsing.
package yaml

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/template"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/source"
	yaml "gopkg.in/yaml.v3"
)

// maxDepth is the nesting above which a document is not given to the library.
const maxDepth = 1000

// Read returns the file's content as a tree. For one document the root's children are the document's own; for several
// the root is a list with one child per document. A broken document is read line by line, reported, and hides none of
// the others.
func Read(f *source.File) (*tree.Node, []source.Problem) {
	return ReadIn(f, source.Span{End: len(f.Data)}, template.Scope{})
}

// ReadPart reads the YAML that stands verbatim in one span of a file, such as the front matter of a document.
func ReadPart(f *source.File, span source.Span) (*tree.Node, []source.Problem) {
	return ReadIn(f, span, template.Scope{})
}

// ReadIn is ReadPart for YAML whose templates refer to what is in scope.
func ReadIn(f *source.File, span source.Span, scope template.Scope) (*tree.Node, []source.Problem) {
	whole := source.Place{File: f, Span: span}
	data := f.Data[span.Start:span.End]
	if source.UTF16(data) {
		return &tree.Node{Place: whole}, []source.Problem{{
			File: f.Path, Place: whole, Code: source.Encoding, Message: "this YAML is UTF-16; save it as UTF-8",
		}}
	}
	mark := source.ByteOrderMark(data)
	data, base := data[mark:], span.Start+mark
	masked, holes := template.MaskIn(data, scope)
	r := &reader{file: f, data: masked, base: base, holes: holes, budget: aliasBudget}
	var docs []*tree.Node
	for _, d := range split(masked) {
		if n := r.document(d); n != nil {
			docs = append(docs, n)
		}
	}
	return join(docs, whole), r.problems
}

// join makes the root.
func join(docs []*tree.Node, whole source.Place) *tree.Node {
	if len(docs) == 1 {
		docs[0].Place = whole
		return docs[0]
	}
	return &tree.Node{Children: docs, List: len(docs) > 0, Place: whole}
}

// wide reports UTF-16, by its mark or by its zero bytes.
// reader holds what one file's documents share. Offsets in data are base less than offsets in the file.
type reader struct {
	file     *source.File
	data     []byte // masked
	base     int
	holes    []template.Hole
	problems []source.Problem
	budget   int // nodes that aliases may still stand for
}

// place turns offsets in data into a place in the file.
func (r *reader) place(start, end int) source.Place {
	return source.Place{File: r.file, Span: source.Span{Start: start + r.base, End: end + r.base}}
}

// text returns the bytes [start,end) of data as they stand in the file, with the actions of templates as holes.
func (r *reader) text(start, end int) source.Text {
	return template.Text(r.file, r.place(start, end).Span, r.holes, r.base)
}

func (r *reader) problem(p source.Place, code source.ProblemCode, message string) {
	r.problems = append(r.problems, source.Problem{File: r.file.Path, Place: p, Code: code, Message: message})
}

// split returns the spans of data's documents. "---" and "..." at the start of a line end a document even inside a
// scalar, so that a broken document cannot swallow its neighbours.
func split(data []byte) []source.Span {
	var out []source.Span
	start := 0
	cut := func(end int) {
		if hasContent(data[start:end]) {
			out = append(out, source.Span{Start: start, End: end})
		}
	}
	for at := 0; at < len(data); at = nextLine(data, at) {
		switch {
		case marker(data[at:], "---"):
			cut(at)
			start = at
		case marker(data[at:], "..."):
			cut(at)
			start = nextLine(data, at)
		}
	}
	cut(len(data))
	return out
}

func marker(line []byte, mark string) bool {
	if !bytes.HasPrefix(line, []byte(mark)) {
		return false
	}
	return len(line) == 3 || line[3] == ' ' || line[3] == '\t' || line[3] == '\n' || line[3] == '\r'
}

func nextLine(data []byte, at int) int {
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(data)
}

// hasContent reports whether a span holds more than blanks, comments, directives and a bare marker.
func hasContent(doc []byte) bool {
	for at := 0; at < len(doc); {
		end := nextLine(doc, at)
		line := bytes.TrimSpace(doc[at:end])
		if at == 0 && bytes.HasPrefix(line, []byte("---")) {
			line = bytes.TrimSpace(line[3:])
		}
		if len(line) > 0 && line[0] != '#' && (line[0] != '%' || doc[at] != '%') {
			return true
		}
		at = end
	}
	return false
}

// document reads one document, by the library if it can.
func (r *reader) document(span source.Span) *tree.Node {
	whole := r.place(span.Start, span.End)
	doc := r.data[span.Start:span.End]
	if deep(doc) {
		r.problem(whole, source.TooDeep, "this YAML is nested more than 1,000 levels deep; it was not read")
		return nil
	}
	root, bad := parse(doc)
	if bad != nil {
		at := r.brokenLine(span, bad.line)
		r.problem(at, bad.code, bad.message)
		return r.scanLines(span)
	}
	if len(root.Content) == 0 {
		return nil
	}
	b := &builder{reader: r, lines: lineStarts(doc, span.Start), end: span.End, done: map[*yaml.Node]*tree.Node{}, sizes: map[*tree.Node]int{}}
	n := b.node(root.Content[0], 0)
	n.Place = whole
	return n
}

// failure is why the library refused a document.
type failure struct {
	line    int // 1-based line in the document; 0 if not known
	code    source.ProblemCode
	message string
}

// parse calls the library. Its error text echoes input, so that only the line number is taken from it.
func parse(doc []byte) (root yaml.Node, bad *failure) {
	defer func() {
		if recover() != nil {
			bad = &failure{code: source.Internal, message: "the YAML parser gave up; the document was read line by line"}
		}
	}()
	if !utf8.Valid(doc) {
		return root, &failure{code: source.Encoding, message: "this YAML is not valid UTF-8; it was read line by line"}
	}
	if err := yaml.Unmarshal(doc, &root); err != nil {
		return root, &failure{line: lineIn(err.Error()), code: source.Syntax, message: "this is no valid YAML; the document was read line by line"}
	}
	return root, nil
}

// lineIn finds the number behind "line " in an error text.
func lineIn(text string) int {
	_, rest, ok := strings.Cut(text, "line ")
	if !ok {
		return 0
	}
	digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// brokenLine is the place of a document's n-th line, or of the whole document.
func (r *reader) brokenLine(doc source.Span, n int) source.Place {
	lines := lineStarts(r.data[doc.Start:doc.End], doc.Start)
	if n < 1 || n > len(lines) {
		return r.place(doc.Start, doc.End)
	}
	start, end := lines[n-1], doc.End
	if n < len(lines) {
		end = lines[n]
	}
	for end > start && (r.data[end-1] == '\n' || r.data[end-1] == '\r') {
		end--
	}
	return r.place(start, end)
}

// lineStarts returns the offset of each line, counting the line breaks that the library counts.
func lineStarts(doc []byte, base int) []int {
	lines := []int{base}
	for i := 0; i < len(doc); i++ {
		if n := lineBreak(doc[i:]); n > 0 {
			i += n - 1
			lines = append(lines, base+i+1)
		}
	}
	return lines
}

// lineBreak returns the length of the line break at the start of b, or 0.
func lineBreak(b []byte) int {
	switch {
	case len(b) == 0:
		return 0
	case b[0] == '\n':
		return 1
	case b[0] == '\r':
		if len(b) > 1 && b[1] == '\n' {
			return 2
		}
		return 1
	case b[0] == 0xC2 && len(b) > 1 && b[1] == 0x85:
		return 2
	case b[0] == 0xE2 && len(b) > 2 && b[1] == 0x80 && (b[2] == 0xA8 || b[2] == 0xA9):
		return 3
	}
	return 0
}

// deep reports nesting above maxDepth, from indentation, list marks and brackets. Quotes and comments are not looked
// at: a document that is no tree but is this deep in brackets is not worth the risk.
func deep(doc []byte) bool {
	var indents []int
	brackets := 0
	for at := 0; at < len(doc); {
		end := nextLine(doc, at)
		line := doc[at:end]
		indent, marks := prefix(line)
		if indent < len(line) && line[indent] != '\n' && line[indent] != '\r' {
			for len(indents) > 0 && indents[len(indents)-1] >= indent {
				indents = indents[:len(indents)-1]
			}
			indents = append(indents, indent)
		}
		for _, c := range line {
			switch c {
			case '[', '{':
				brackets++
			case ']', '}':
				brackets = max(0, brackets-1)
			}
			if brackets > maxDepth {
				return true
			}
		}
		if len(indents)+marks > maxDepth {
			return true
		}
		at = end
	}
	return false
}

// prefix returns a line's indentation and how many list and key marks follow it.
func prefix(line []byte) (indent, marks int) {
	for indent < len(line) && line[indent] == ' ' {
		indent++
	}
	for i := indent; i+1 < len(line) && (line[i] == '-' || line[i] == '?' || line[i] == ':' || line[i] == ' '); i++ {
		if line[i] != ' ' && line[i+1] == ' ' {
			marks++
		}
	}
	return indent, marks
}
