// Package xml reads XML into trees whose attributes and texts know their bytes. The library finds the tags; each tag's
// attributes and each text's entities are read again from the file.
package xml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	maxDepth    = 1000 // nesting above which elements are left out
	maxRestarts = 100  // broken tags behind which reading goes on
)

// Read returns the file's elements as a tree: the root's children are the outermost elements. An element's key is its
// name without a name space prefix, its attributes are Attrs, its value is its own text without the blanks around it.
// Broken markup is reported and skipped.
func Read(f *source.File) (*tree.Node, []source.Problem) {
	return ReadPart(f, source.Span{End: len(f.Data)})
}

// ReadPart reads the XML that stands verbatim in one span of a file.
func ReadPart(f *source.File, span source.Span) (*tree.Node, []source.Problem) {
	whole := source.Place{File: f, Span: span}
	root := &tree.Node{Place: whole}
	data := f.Data[:span.End]
	if source.UTF16(data[span.Start:]) {
		return root, []source.Problem{{File: f.Path, Place: whole, Code: source.Encoding, Message: "this XML is UTF-16; save it as UTF-8"}}
	}
	r := &reader{file: f, data: data, stack: []*element{{node: root}}}
	at := span.Start + source.ByteOrderMark(data[span.Start:])
	for restarts := 0; at >= 0; restarts++ {
		if restarts > maxRestarts {
			r.report(r.place(at, at), source.TooLarge, "this XML is broken in more than 100 places; it was not read from here on")
			break
		}
		at = r.run(at)
	}
	for len(r.stack) > 1 {
		r.close(len(data))
	}
	return root, r.problems
}

// element is an open element and the texts read in it so far.
type element struct {
	node  *tree.Node
	texts []source.Text
}

type reader struct {
	file     *source.File
	data     []byte // the file up to the end of the part that is read
	stack    []*element
	skipped  int // open elements that are too deep to be kept
	problems []source.Problem
}

func (r *reader) place(start, end int) source.Place {
	return source.Place{File: r.file, Span: source.Span{Start: start, End: end}}
}

// report notes a problem, the first of its code only: one broken tag makes many.
func (r *reader) report(at source.Place, code source.ProblemCode, message string) {
	for _, p := range r.problems {
		if p.Code == code {
			return
		}
	}
	r.problems = append(r.problems, source.Problem{File: r.file.Path, Place: at, Code: code, Message: message})
}

// run reads from an offset to the end of the file, or to broken markup; it returns where to go on, -1 at the end.
func (r *reader) run(from int) int {
	d := decoder(r.data[from:])
	for {
		start := from + int(d.InputOffset())
		token, err := d.RawToken()
		end := min(from+int(d.InputOffset()), len(r.data))
		if errors.Is(err, io.EOF) {
			return -1
		}
		if err != nil {
			if end, ok := r.comment(start); ok { // the library refuses "--" in comments; people write it
				from, d = end, decoder(r.data[end:])
				continue
			}
			r.report(r.place(start, start), source.Syntax, "this is no well-formed XML from here on; what follows was read as far as it can be told apart")
			return r.behind(start)
		}
		r.token(token, start, end)
	}
}

func decoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	// A declared encoding other than UTF-8 is read as it stands: markup and DSNs are ASCII in all of them.
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return d
}

// comment returns the end of a comment that starts at an offset, and whether one does.
func (r *reader) comment(start int) (end int, ok bool) {
	const open, shut = "<!--", "-->"
	if !bytes.HasPrefix(r.data[min(start, len(r.data)):], []byte(open)) {
		return 0, false
	}
	i := bytes.Index(r.data[start+len(open):], []byte(shut))
	if i < 0 {
		return 0, false
	}
	return start + len(open) + i + len(shut), true
}

// behind returns the next offset at which a tag may start, -1 if there is none.
func (r *reader) behind(broken int) int {
	if broken+1 >= len(r.data) {
		return -1
	}
	if i := bytes.IndexByte(r.data[broken+1:], '<'); i >= 0 {
		return broken + 1 + i
	}
	return -1
}

func (r *reader) token(token xml.Token, start, end int) {
	switch token.(type) {
	case xml.StartElement:
		r.open(start, end)
	case xml.EndElement:
		r.endTag(start, end)
	case xml.CharData:
		top := r.stack[len(r.stack)-1]
		if t := r.charData(start, end); r.skipped == 0 && t.Len() > 0 {
			top.texts = append(top.texts, t)
		}
	}
}

// charData decodes text between tags, or a CDATA section.
func (r *reader) charData(start, end int) source.Text {
	raw := r.data[start:end]
	const open, shut = "<![CDATA[", "]]>"
	if bytes.HasPrefix(raw, []byte(open)) {
		end -= len(shut)
		return source.Verbatim(r.place(start+len(open), max(start+len(open), end)))
	}
	return source.Verbatim(r.place(start, end)).Decode(entity)
}

// open reads the start tag in [start,end). The library reports a self-closing tag's end as a token of no bytes.
func (r *reader) open(start, end int) {
	if len(r.stack) > maxDepth {
		r.skipped++
		r.report(r.place(start, end), source.TooDeep, "this XML is nested more than 1,000 levels deep; deeper elements were not read")
		return
	}
	name := r.name(start + 1)
	n := &tree.Node{Key: source.Verbatim(name), Place: r.place(start, end)}
	n.Attrs = r.attributes(name.Span.End, end)
	parent := r.stack[len(r.stack)-1].node
	parent.Children = append(parent.Children, n)
	r.stack = append(r.stack, &element{node: n})
}

// name returns the place of the name at an offset, without its prefix.
func (r *reader) name(at int) source.Place {
	start, end := at, at
	for end < len(r.data) && !ends(r.data[end]) {
		if r.data[end] == ':' {
			start = end + 1
		}
		end++
	}
	return r.place(start, end)
}

func ends(c byte) bool {
	switch c {
	case ' ', '\t', '\r', '\n', '=', '>', '/', '<', '"', '\'':
		return true
	}
	return false
}

// attributes reads a start tag's attributes behind its name.
func (r *reader) attributes(at, end int) []*tree.Node {
	var out []*tree.Node
	data := r.data
	for at < end {
		if ends(data[at]) {
			at++
			continue
		}
		name := r.name(at)
		attr := &tree.Node{Key: source.Verbatim(name), Value: setting.Value{Kind: setting.Bare, Text: source.Verbatim(r.place(name.Span.End, name.Span.End))}}
		next := r.blanks(name.Span.End, end)
		if next < end && data[next] == '=' {
			var value source.Place
			value, next = r.attributeValue(r.blanks(next+1, end), end)
			attr.Value = setting.Value{Text: source.Verbatim(value).Decode(entity)}
		} else {
			next = name.Span.End
		}
		attr.Place = r.place(at, max(at, next))
		out = append(out, attr)
		at = max(next, at+1)
	}
	return out
}

func (r *reader) blanks(at, end int) int {
	for at < end && strings.IndexByte(" \t\r\n", r.data[at]) >= 0 {
		at++
	}
	return at
}

// attributeValue returns the place of a value, without quotes, and the offset behind it.
func (r *reader) attributeValue(at, end int) (source.Place, int) {
	data := r.data
	if at < end && (data[at] == '"' || data[at] == '\'') {
		close := bytes.IndexByte(data[at+1:end], data[at])
		if close < 0 {
			return r.place(at+1, end), end
		}
		return r.place(at+1, at+1+close), at + close + 2
	}
	start := at
	for at < end && !ends(data[at]) {
		at++
	}
	return r.place(start, at), at
}

// endTag closes the innermost element of that name; a tag that closes nothing is skipped.
func (r *reader) endTag(start, end int) {
	if r.skipped > 0 {
		r.skipped--
		return
	}
	if start == end {
		r.close(end)
		return
	}
	name := r.name(start + 2).Raw()
	for i := len(r.stack) - 1; i > 0; i-- {
		if r.stack[i].node.Key.String() == name {
			for len(r.stack) > i {
				r.close(end)
			}
			return
		}
		if len(r.stack)-i > 50 {
			return // so that many stray end tags stay cheap
		}
	}
}

// close ends the innermost element at an offset.
func (r *reader) close(end int) {
	top := r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	top.node.Place.Span.End = max(top.node.Place.Span.End, end)
	if text := source.Concat(top.texts...).Trim(); text.Len() > 0 {
		top.node.Value = setting.Value{Text: text}
	}
}

// entity is the decoding step for the five entities and for character references; others stay as they are.
func entity(rest string) (int, string) {
	if rest[0] == '\r' && len(rest) > 1 && rest[1] == '\n' {
		return 2, "\n"
	}
	if rest[0] != '&' {
		_, n := utf8.DecodeRuneInString(rest)
		return n, rest[:n]
	}
	end := strings.IndexByte(rest[:min(len(rest), 12)], ';')
	if end < 0 {
		return 1, "&"
	}
	switch name := rest[1:end]; name {
	case "amp":
		return end + 1, "&"
	case "lt":
		return end + 1, "<"
	case "gt":
		return end + 1, ">"
	case "quot":
		return end + 1, `"`
	case "apos":
		return end + 1, "'"
	default:
		if c, ok := character(name); ok {
			return end + 1, c
		}
	}
	return 1, "&"
}

// character reads #38 and #x26.
func character(name string) (string, bool) {
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return "", false
	}
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) || n > utf8.MaxRune {
		return "", false
	}
	return string(rune(n)), true
}
