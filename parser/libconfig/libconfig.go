// Package libconfig reads the format of libconfig, in which proxysql.cnf is written: settings "name = value", groups in
// braces, lists in round brackets and arrays in square ones.
package libconfig

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxDepth is how deep groups and lists may be nested; what lies deeper is passed over.
const maxDepth = 64

// Read returns the file's settings in order. Groups are mappings, lists and arrays are lists.
func Read(f *source.File) (*tree.Node, []source.Problem) {
	return ReadText(f.All())
}

// ReadText reads settings out of a text that another format holds, such as a file in a ConfigMap.
func ReadText(t source.Text) (*tree.Node, []source.Problem) {
	root := &tree.Node{Place: t.Place()}
	r := &reader{t: t, s: t.String(), open: []*tree.Node{root}}
	for r.at < len(r.s) {
		before := r.at
		r.step()
		r.at = max(r.at, before+1)
	}
	return root, r.problems
}

// reader walks the text without recursion.
type reader struct {
	t       source.Text
	s       string
	at      int
	open    []*tree.Node // the groups and lists that are not closed, the root first
	passed  int          // brackets too deep to be followed
	key     source.Text  // of the setting whose value comes next
	keyAt   int
	pending bool // a key was read

	problems []source.Problem
}

// step reads one token.
func (r *reader) step() {
	switch c := r.s[r.at]; {
	case c == '#', strings.HasPrefix(r.s[r.at:], "//"):
		r.skipLine()
	case strings.HasPrefix(r.s[r.at:], "/*"):
		r.skipTo("*/")
	case c == '@':
		r.skipLine()
	case c == '{', c == '(', c == '[':
		r.begin(c != '{')
	case c == '}', c == ')', c == ']':
		r.close()
	case c == '"':
		r.text()
	case strings.IndexByte(" \t\r\n\f=:;,", c) >= 0:
		r.at++
	default:
		r.word()
	}
}

func (r *reader) skipLine() {
	if n := strings.IndexByte(r.s[r.at:], '\n'); n >= 0 {
		r.at += n + 1
		return
	}
	r.at = len(r.s)
}

func (r *reader) skipTo(end string) {
	if n := strings.Index(r.s[r.at+2:], end); n >= 0 {
		r.at += n + 2 + len(end)
		return
	}
	r.at = len(r.s)
}

func (r *reader) top() *tree.Node { return r.open[len(r.open)-1] }

// begin opens a group or a list.
func (r *reader) begin(list bool) {
	r.at++
	if len(r.open) >= maxDepth || r.passed > 0 {
		at := r.t.Slice(r.at-1, r.at).Place()
		r.problems = source.Once(r.problems, source.Problem{File: at.File.Path, Place: at, Code: source.TooDeep, Message: "this libconfig is nested more than 64 levels deep; what is deeper was not read"})
		r.passed++
		return
	}
	n := &tree.Node{List: list}
	r.attach(n, r.at-1)
	r.open = append(r.open, n)
}

func (r *reader) close() {
	r.at++
	switch {
	case r.passed > 0:
		r.passed--
	case len(r.open) > 1:
		n := r.top()
		n.Place.Span = n.Place.Span.Cover(r.t.Slice(r.at-1, r.at).Place().Span)
		r.open = r.open[:len(r.open)-1]
	}
	r.pending = false
}

// attach hangs a node that begins at start into the open group, under the key before it.
func (r *reader) attach(n *tree.Node, start int) {
	if r.pending {
		n.Key, start = r.key, r.keyAt
	}
	r.pending = false
	n.Place = r.t.Slice(start, r.at).Place()
	r.top().Children = append(r.top().Children, n)
}

// text reads a string; strings that follow each other are one.
func (r *reader) text() {
	var parts []source.Text
	start := r.at
	for r.at < len(r.s) && r.s[r.at] == '"' {
		from := r.at + 1
		end := from
		for end < len(r.s) && r.s[end] != '"' {
			if r.s[end] == '\\' {
				end++
			}
			end++
		}
		end = min(end, len(r.s))
		parts = append(parts, r.t.Slice(from, end).Decode(source.Backslash("n\nt\tr\rf\f", true)))
		r.at = min(end+1, len(r.s))
		next := r.at + len(r.s[r.at:]) - len(strings.TrimLeft(r.s[r.at:], " \t\r\n"))
		if next < len(r.s) && r.s[next] == '"' {
			r.at = next
		}
	}
	r.scalar(setting.Value{Text: source.Concat(parts...), Kind: setting.String}, start)
}

// word reads a name, or a number, true or false in the place of a value.
func (r *reader) word() {
	start := r.at
	for r.at < len(r.s) && strings.IndexByte(" \t\r\n\f=:;,(){}[]\"#", r.s[r.at]) < 0 {
		r.at++
	}
	t := r.t.Slice(start, r.at)
	if !r.pending && !r.top().List {
		r.key, r.keyAt, r.pending = t, start, true
		return
	}
	kind := setting.Number
	if w := strings.ToLower(t.String()); w == "true" || w == "false" {
		kind = setting.Bool
	}
	r.scalar(setting.Value{Text: t, Kind: kind}, start)
}

func (r *reader) scalar(v setting.Value, start int) {
	if r.passed == 0 {
		r.attach(&tree.Node{Value: v}, start)
	}
}
