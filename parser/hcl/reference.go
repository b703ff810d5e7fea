package hcl

import (
	"strconv"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// traversal resolves a name: an iteration variable, var.x, local.x, or a symbol that exists at run time only.
func (e evaluator) traversal(n *hclsyntax.ScopeTraversalExpr) value {
	p, root := e.place(n), n.Traversal.RootName()
	if v, ok := e.lookup(root); ok {
		return e.follow(v, n.Traversal[1:], p)
	}
	second, ok := attrStep(n.Traversal, 1)
	switch {
	case ok && root == "var":
		return e.follow(e.module.variableValue(second, p), n.Traversal[2:], p)
	case ok && root == "local":
		return e.follow(e.module.local(second, p), n.Traversal[2:], p)
	}
	if v, ok := e.outputs(n.Traversal, p); ok {
		return v
	}
	name := root
	for i := range n.Traversal[1:] {
		if step, ok := attrStep(n.Traversal, i+1); ok {
			name = dotted(name, step)
		}
	}
	switch root {
	case "path", "terraform", "each", "count", "self", "var", "local", "dependency", "inputs":
		return unknown(p, name)
	}
	if !ok {
		return unknown(p, name) // a bare word
	}
	return symbol(p, name)
}

// outputs resolves module.x.y, also with an index behind x.
func (e evaluator) outputs(t hcl.Traversal, p source.Place) (value, bool) {
	call, ok := attrStep(t, 1)
	if t.RootName() != "module" || !ok {
		return value{}, false
	}
	rest := t[2:]
	for len(rest) > 0 {
		if _, index := rest[0].(hcl.TraverseIndex); !index {
			break
		}
		rest = rest[1:]
	}
	name, ok := attrStep(rest, 0)
	if !ok {
		return value{}, false
	}
	v, ok := e.module.output(call, name, p)
	return e.follow(v, rest[1:], p), ok
}

// attrStep returns the i-th step of a traversal when it is an attribute.
func attrStep(t hcl.Traversal, i int) (string, bool) {
	if i >= len(t) {
		return "", false
	}
	a, ok := t[i].(hcl.TraverseAttr)
	return a.Name, ok
}

// follow walks the steps of a traversal below v.
func (e evaluator) follow(v value, steps hcl.Traversal, p source.Place) value {
	for _, step := range steps {
		if v.missing {
			return v
		}
		switch step := step.(type) {
		case hcl.TraverseAttr:
			v = v.get(step.Name, p)
		case hcl.TraverseIndex:
			v = v.index(step.Key, p)
		default:
			return unknown(p, v.ref())
		}
	}
	return v
}

func (v value) index(key cty.Value, p source.Place) value {
	switch {
	case v.kind == setting.Symbol:
		return v
	case key.IsNull() || !key.IsKnown():
		return unknown(p, v.ref())
	case key.Type() == cty.Number:
		i, _ := key.AsBigFloat().Int64()
		return v.at(int(i), p)
	case key.Type() == cty.String:
		return v.get(key.AsString(), p)
	}
	return unknown(p, v.ref())
}

// pair is one element of a collection that is iterated.
type pair struct{ key, val value }

// object is what each, or the iterator of a dynamic block, stands for.
func (el pair) object(p source.Place) value {
	return value{kind: setting.Object, place: p, members: []member{
		{name: source.Decoded(p, "key"), val: el.key}, {name: source.Decoded(p, "value"), val: el.val},
	}}
}

// pairs returns the elements of a known collection, and whether they are known at all.
func pairs(v value) ([]pair, bool) {
	var out []pair
	switch {
	case v.choice || len(v.items) > maxExpand || len(v.members) > maxExpand:
		return nil, false
	case v.kind == setting.List:
		for i, item := range v.items {
			out = append(out, pair{key: str(source.Decoded(item.place, strconv.Itoa(i))), val: item})
		}
	case v.kind == setting.Object:
		for _, m := range v.members {
			out = append(out, pair{key: str(m.name), val: m.val})
		}
	default:
		return nil, false
	}
	return out, true
}

// forEach evaluates [for …] and {for …} over a known collection.
func (e evaluator) forEach(n *hclsyntax.ForExpr, depth int) value {
	coll := e.node(n.CollExpr, depth)
	elements, ok := pairs(coll)
	if !ok || n.Group {
		return unknown(e.place(n), coll.indexRef())
	}
	out := value{kind: setting.List, place: e.place(n), open: coll.open, of: coll.of}
	if n.KeyExpr != nil {
		out.kind = setting.Object
	}
	for _, el := range elements {
		e.module.steps -= nodeSteps
		e.forOne(n, el, &out, depth)
	}
	return out
}

func (e evaluator) forOne(n *hclsyntax.ForExpr, el pair, out *value, depth int) {
	inner := evaluator{scope: e.with(n.ValVar, el.val), base: e.base}
	if n.KeyVar != "" {
		inner.scope = inner.with(n.KeyVar, el.key)
	}
	if n.CondExpr != nil {
		keep, known := inner.node(n.CondExpr, depth).truth()
		if !known {
			out.loosen("")
		}
		if known && !keep {
			return
		}
	}
	val := inner.node(n.ValExpr, depth)
	if n.KeyExpr == nil {
		out.items = append(out.items, val)
		return
	}
	k := inner.node(n.KeyExpr, depth)
	if !k.known() {
		out.loosen("")
		return
	}
	out.members = append(out.members, member{name: k.text, val: val})
}
