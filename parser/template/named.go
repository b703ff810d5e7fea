package template

import (
	"maps"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// Named is {{ define "name" }} … {{ end }}: a template that others include by its name.
type Named struct {
	Name source.Text
	File *source.File
	Body source.Span
	asks collector // what its own actions depend on
}

// maxInclude is how many templates may include each other.
const maxInclude = 4

// include is what a template prints that is named and given all there is.
func (a action) include(x expr) source.Text {
	if len(x.args) == 0 || x.args[0].kind != constant || a.depth >= maxInclude {
		return a.unknown(x)
	}
	named, ok := a.scope.Named[a.constant(x.args[0]).String()]
	if !ok {
		return a.unknown(x)
	}
	dot := "?"
	if len(x.args) > 1 {
		if x.args[1].name == "$" {
			dot = ""
		} else if p := a.path(x.args[1]); p != "" || x.args[1].name == "." {
			dot = p
		}
	}
	if *a.steps -= maxSteps/20 + named.Body.Len()/16; *a.steps < 0 {
		return a.unknown(x)
	}
	t := named.text(&frame{scope: a.scope, dot: dot, depth: a.depth + 1})
	if at := a.place(x.span); at.File != named.File {
		return t.Passing(at)
	}
	return t
}

// text is what the body of a named template prints, without the blanks around it.
func (n Named) text(f *frame) source.Text {
	data := n.File.Data[n.Body.Start:n.Body.End]
	_, holes := mask(data, f)
	s := slicer{raw: verbatim(n.File, n.Body.Start), holes: holes, trim: true}
	return s.slice(source.Span{End: len(data)}).Trim()
}

// Defined returns the templates that a file defines, in order.
func Defined(f *source.File) []Named {
	var out []Named
	_, holes := Mask(f.Data)
	for i, h := range holes {
		if h.Role != Opener || h.say.keyword != "define" || h.say.expr.kind != constant {
			continue
		}
		name := newAction(verbatim(f, 0), h.Span.Start, h.frame).constant(h.say.expr)
		if last := closer(holes, i, len(f.Data)); last > i {
			n := Named{Name: name, File: f, Body: source.Span{Start: h.Span.End, End: holes[last].Span.Start}}
			n.asks.actions(f.Data[n.Body.Start:n.Body.End])
			out = append(out, n)
		}
	}
	return out
}

// References lists the refs of the values that the actions of data depend on, conditions too, and those of the templates
// that they may include; includes reports whether there are such.
func References(data []byte, scope Scope) (refs []string, includes bool) {
	var c collector
	c.actions(data)
	if c.includes {
		for _, name := range slices.Sorted(maps.Keys(scope.Named)) {
			for _, ref := range scope.Named[name].asks.refs {
				c.add(ref)
			}
		}
	}
	return c.refs, c.includes
}

// collector gathers names from expressions.
type collector struct {
	refs     []string
	seen     map[string]bool
	includes bool
}

func (c *collector) add(ref string) {
	if c.seen == nil {
		c.seen = map[string]bool{}
	}
	if !c.seen[ref] {
		c.seen[ref] = true
		c.refs = append(c.refs, ref)
	}
}

func (c *collector) actions(data []byte) {
	_, holes := Mask(data)
	for _, h := range holes {
		if h.frame != nil {
			c.expr(newAction(nil, 0, h.frame), h.say.expr)
		}
	}
}

func (c *collector) expr(a action, x expr) {
	if p, ok := strings.CutPrefix(a.path(x), "Values."); ok {
		c.add("values:" + p)
	}
	c.includes = c.includes || x.kind == call && (x.name == "include" || x.name == "template")
	for _, arg := range x.args {
		c.expr(a, arg)
	}
}

// Body returns what a template that a file defines prints, as far as it is known.
func Body(f *source.File, body source.Span, scope Scope) source.Text {
	return Named{File: f, Body: body}.text(&frame{scope: &scope})
}
