package arm

import (
	"strconv"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxVariants bounds how many of the alternatives that conditions leave are told.
const maxVariants = 4

// Arguments is what the declarations of a template say, under their names: a tree for each of the alternatives that
// conditions leave. Loops are read once.
func (t *Template) Arguments() []*tree.Node {
	l := lowering{left: maxLeafs}
	s := inside(nil)
	l.declared(t, s)
	whole := &tree.Node{}
	for i, r := range t.Resources {
		l.arguments(whole, r, strconv.Itoa(i), s, 0)
	}
	var out []*tree.Node
	for n := range maxVariants {
		v := variant{number: n}
		if out = append(out, v.of(whole, 0)); v.most <= n+1 {
			break
		}
	}
	return out
}

// declared makes the names of a template known in a scope.
func (l *lowering) declared(t *Template, s *scope) {
	for name, x := range t.Parameters {
		s.set("parameters:"+name, &binding{expr: x, in: s, ref: parameter(name)})
	}
	for name, x := range t.Variables {
		s.set("variables:"+name, &binding{expr: x, in: s})
	}
}

// arguments adds what a declaration says, and those that stand in it.
func (l *lowering) arguments(whole *tree.Node, r *Resource, name string, s *scope, depth int) {
	if r.Loop != nil {
		s = r.unlooped(s)
	}
	if r.Body != nil {
		body := l.whole(l.eval(r.Body, s, 0))
		if r.Symbol != "" {
			name = r.Symbol
		}
		whole.Children = append(whole.Children, withKey(body, source.Decoded(r.Anchor, name)))
	}
	for i, c := range r.Children {
		if depth < maxDepth {
			l.arguments(whole, c, name+"."+strconv.Itoa(i), s, depth+1)
		}
	}
}

// unlooped is a scope in which nothing is known of the variables of a resource's loop.
func (r *Resource) unlooped(s *scope) *scope {
	in := inside(s)
	for _, name := range r.Loop.Locals {
		in.set("local:"+name, &binding{node: unknown(r.Loop.Place, "expression")})
	}
	return in
}

// variant takes one of the values that conditions leave.
type variant struct {
	number int
	most   int // values that one of them leaves
}

func (v *variant) of(n *tree.Node, depth int) *tree.Node {
	for n.Tag == choiceTag {
		v.most = max(v.most, len(n.Children))
		n = withKey(n.Children[min(v.number, len(n.Children)-1)], n.Key)
	}
	out := *n
	out.Children = nil
	for _, c := range n.Children {
		if depth < maxDepth {
			out.Children = append(out.Children, v.of(c, depth+1))
		}
	}
	if len(out.Children) == 0 && !out.List && out.Value.Kind == setting.Object {
		out.Value = setting.Value{}
	}
	return &out
}

// Resolve returns a template's tree with the values of expressions in their places, as far as they show in it, and what
// bounds kept from it; a tree that is no template is returned as it is.
func Resolve(root *tree.Node) (*tree.Node, []source.Problem) {
	if !hasSchema(root, "deploymenttemplate.json") {
		return root, nil
	}
	l := lowering{left: maxLeafs}
	out := l.resolvedTemplate(root, 0)
	return out, l.told().Problems
}

// resolvedTemplate resolves a template, whose names are its own.
func (l *lowering) resolvedTemplate(root *tree.Node, depth int) *tree.Node {
	s := inside(nil)
	l.declared(read(root, depth), s)
	return l.resolved(root, s, depth)
}

func (l *lowering) resolved(n *tree.Node, s *scope, depth int) *tree.Node {
	if !l.room(n.Place, depth) {
		return n
	}
	if len(n.Children) == 0 {
		return l.resolvedScalar(n, s)
	}
	out := *n
	out.Children = make([]*tree.Node, len(n.Children))
	for i, c := range n.Children {
		if c.Key.String() == "template" && c.Child("resources") != nil {
			out.Children[i] = l.resolvedTemplate(c, depth+1)
		} else {
			out.Children[i] = l.resolved(c, s, depth+1)
		}
	}
	return &out
}

// resolvedScalar is a string with its expression's value; one that may have several is not known.
func (l *lowering) resolvedScalar(n *tree.Node, s *scope) *tree.Node {
	if n.List || n.Value.Kind != setting.String || n.Value.Text.IsZero() {
		return n
	}
	x := exprOf(n)
	if x.Kind == Literal {
		return n
	}
	value := l.eval(x, s, 0)
	out := *n
	out.Value = setting.OpaqueAt(n.Value.Text.Place(), "expression")
	if known(value) || isScalar(value) && value.Value.Kind == setting.String {
		out.Value = value.Value
	}
	return &out
}
