// Package hocon reads the configuration format of the JVM's Typesafe Config: application.conf of Play, Akka and the
// Cassandra driver. It is JSON with fewer signs: keys with dots, values without quotes, substitutions.
package hocon

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxDepth is how deep objects and lists may be nested; what lies deeper is passed over.
const maxDepth = 64

// Read returns the file's settings in order. Keys with dots are spelled out as objects, and objects of one name are one.
// An include is an entry with the tag tree.Include. A value that an optional substitution may replace, as in url = "…"
// followed by url = ${?URL}, is its visible default.
func Read(f *source.File) (*tree.Node, []source.Problem) {
	t := f.All()
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
	t      source.Text
	s      string
	at     int
	open   []*tree.Node // the objects and lists that are not closed, the root first
	passed int          // brackets too deep to be followed
	key    []source.Text

	problems []source.Problem
}

func (r *reader) top() *tree.Node { return r.open[len(r.open)-1] }

// step reads one entry, or one bracket.
func (r *reader) step() {
	switch c := r.s[r.at]; {
	case r.comment():
	case c == '}' || c == ']':
		r.close()
	case strings.IndexByte(" \t\r\n\f,", c) >= 0:
		r.at++
	case r.top().List || r.passed > 0:
		r.value()
	case c == '{' || c == '[':
		r.value()
	case strings.HasPrefix(r.s[r.at:], "include "), strings.HasPrefix(r.s[r.at:], "include("):
		r.include()
	default:
		r.entry()
	}
}

// comment passes a comment; it is false where there is none.
func (r *reader) comment() bool {
	if r.s[r.at] != '#' && !strings.HasPrefix(r.s[r.at:], "//") {
		return false
	}
	r.skipLine()
	return true
}

func (r *reader) skipLine() {
	if n := strings.IndexByte(r.s[r.at:], '\n'); n >= 0 {
		r.at += n + 1
		return
	}
	r.at = len(r.s)
}

// include reads include "file", include file("file") and the like, as an entry with a tag of its own.
func (r *reader) include() {
	start := r.at
	r.skipLine()
	line := r.t.Slice(start, r.at)
	_, rest, found := line.Cut(`"`)
	name, _, closed := rest.Cut(`"`)
	if !found || !closed || name.Len() == 0 || r.top().List || r.passed > 0 {
		return
	}
	key := r.t.Slice(start, start+len(tree.Include))
	r.top().Children = append(r.top().Children, &tree.Node{Key: key, Value: setting.Value{Text: name}, Tag: tree.Include, Place: line.Trim().Place()})
}

func (r *reader) blanks() {
	for r.at < len(r.s) && strings.IndexByte(" \t\r\f", r.s[r.at]) >= 0 {
		r.at++
	}
}

// entry reads a key and what follows it.
func (r *reader) entry() {
	r.key = r.path()
	r.blanks()
	if strings.HasPrefix(r.s[r.at:], "+=") {
		r.at++
	}
	if r.at < len(r.s) && (r.s[r.at] == '=' || r.s[r.at] == ':') {
		r.at++
		for r.at < len(r.s) && strings.IndexByte(" \t\r\f\n", r.s[r.at]) >= 0 {
			r.at++
		}
	} else if r.at < len(r.s) && r.s[r.at] != '{' {
		r.key = nil
		r.skipLine()
		return
	}
	r.value()
	r.key = nil
}

// maxSegments bounds how many objects one key stands for.
const maxSegments = 20

// path reads a key: segments with dots between, each quoted or not.
func (r *reader) path() []source.Text {
	var out []source.Text
	for r.at < len(r.s) && len(out) < maxSegments {
		var part source.Text
		if r.s[r.at] == '"' {
			part = r.quoted()
		} else {
			start := r.at
			for r.at < len(r.s) && strings.IndexByte(" \t\r\n\f=:{}[],.\"#+", r.s[r.at]) < 0 {
				r.at++
			}
			part = r.t.Slice(start, r.at)
		}
		if part.Len() > 0 {
			out = append(out, part)
		}
		if r.at >= len(r.s) || r.s[r.at] != '.' {
			break
		}
		r.at++
	}
	return out
}

// value reads what an entry or a list holds: a bracket that opens, or text up to the end of the line.
func (r *reader) value() {
	r.blanks()
	if r.at < len(r.s) && (r.s[r.at] == '{' || r.s[r.at] == '[') {
		r.begin(r.s[r.at] == '[')
		return
	}
	start := r.at
	v, optional := r.scalar()
	if v.Text.IsZero() || r.passed > 0 || !r.top().List && len(r.key) == 0 {
		return
	}
	if old := r.earlier(); old != nil && optional {
		old.Value.Text = old.Value.Text.AsFallback(v.Text.Refs()[0])
		return
	}
	r.attach(&tree.Node{Value: v}, start)
}

// earlier is the value that the key already has; nil if there is none.
func (r *reader) earlier() *tree.Node {
	n := r.top()
	for _, part := range r.key {
		if n = child(n, part.String()); n == nil {
			return nil
		}
	}
	if n == r.top() || n.List || len(n.Children) > 0 || n.Value.Text.IsZero() {
		return nil
	}
	return n
}

func child(n *tree.Node, name string) *tree.Node {
	for i := len(n.Children) - 1; i >= max(0, len(n.Children)-maxLook); i-- {
		if c := n.Children[i]; !c.Key.IsZero() && c.Key.String() == name {
			return c
		}
	}
	return nil
}

// maxLook bounds how far an object's earlier part is looked for.
const maxLook = 200

// begin opens an object or a list.
func (r *reader) begin(list bool) {
	r.at++
	if len(r.open) >= maxDepth || r.passed > 0 {
		at := r.t.Slice(r.at-1, r.at).Place()
		r.problems = source.Once(r.problems, source.Problem{File: at.File.Path, Place: at, Code: source.TooDeep, Message: "this HOCON is nested more than 64 levels deep; what is deeper was not read"})
		r.passed++
		return
	}
	if len(r.key) == 0 && !r.top().List && !list { // braces around the whole file
		r.open = append(r.open, r.top())
		return
	}
	r.open = append(r.open, r.attach(&tree.Node{List: list}, r.at-1))
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
}

// attach hangs a node that begins at start below the key before it, in objects of the key's earlier segments. An object
// that is there already is gone on with.
func (r *reader) attach(n *tree.Node, start int) *tree.Node {
	parent := r.top()
	for i, part := range r.key {
		start = min(start, r.offset(part))
		place := r.t.Slice(r.offset(part), r.at).Place()
		found := child(parent, part.String())
		last := i == len(r.key)-1
		mergeable := found != nil && !found.List && found.Value.Text.IsZero()
		switch {
		case last && (n.List || !n.Value.Text.IsZero() || !mergeable):
			n.Key, n.Place = part, place
			parent.Children = append(parent.Children, n)
			return n
		case mergeable:
			parent = found
		default:
			parent.Children = append(parent.Children, &tree.Node{Key: part, Place: place})
			parent = parent.Children[len(parent.Children)-1]
		}
	}
	if len(r.key) > 0 {
		return parent
	}
	n.Place = r.t.Slice(start, r.at).Place()
	parent.Children = append(parent.Children, n)
	return n
}

// offset is where a part of the text begins.
func (r *reader) offset(part source.Text) int {
	return part.Place().Span.Start - r.t.Place().Span.Start
}
