package hcl

import (
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// choiceTag marks a node whose children are what it may be: a condition cannot be known.
const choiceTag = tree.Choice

// nodeSteps is what a node costs of the budget: it is walked several times.
const nodeSteps = 10

// builder makes trees of blocks. A nested block is an element of a list under its type; what may hold more than is known
// has a member "*".
type builder struct{ *module }

// body lists a body's attributes, then its nested blocks by type.
func (t builder) body(b *body, s *scope, depth int) []*tree.Node {
	if depth > maxEval || !s.step() {
		return nil
	}
	var out []*tree.Node
	lists := map[string]*tree.Node{} // in JSON, blocks of one type may be a list and dynamic ones
	for _, a := range b.attrs {
		v := s.eval(a.expr, 0)
		if n := t.value(a.name, v, depth); n != nil && (v.kind != setting.Null || v.choice) {
			out = append(out, n)
			if n.List {
				lists[a.name.String()] = n
			}
		}
	}
	under := func(kind string, key source.Text) *tree.Node {
		if lists[kind] == nil {
			lists[kind] = &tree.Node{Key: key, List: true, Place: key.Place(), Tag: blockTag}
			out = append(out, lists[kind])
		}
		return lists[kind]
	}
	for _, child := range b.blocks {
		if child.kind == "dynamic" && len(child.labels) == 1 {
			out = append(out, t.dynamic(child, s, depth, under)...)
			continue
		}
		list := under(child.kind, source.Decoded(child.anchor, child.kind))
		list.Children = append(list.Children, nested(t.body(child.body, s, depth+1), child.anchor, child.where))
	}
	return out
}

// nested is a nested block. One with nothing in it is there all the same.
func nested(members []*tree.Node, key, whole source.Place) *tree.Node {
	n := &tree.Node{Children: members, Place: whole}
	if len(members) == 0 {
		n.Value = setting.Value{Kind: setting.Object, Text: source.Decoded(key, "")}
	}
	return n
}

// blockTag marks the list of the nested blocks of one type.
const blockTag = "block"

// dynamic adds the elements of a dynamic block that are known, and returns a member that says whether there may be more.
func (t builder) dynamic(b *block, s *scope, depth int, under func(string, source.Text) *tree.Node) []*tree.Node {
	kind := b.labels[0]
	each, ok := b.body.attr("for_each")
	if !ok {
		return nil
	}
	iterator := kind
	if a, ok := b.body.attr("iterator"); ok {
		iterator = a.expr.keyword(iterator)
	}
	var out []*tree.Node
	coll := s.eval(each.expr, 0)
	elements, known := pairs(coll)
	if !known || coll.open {
		out = append(out, more(source.Decoded(each.name.Place(), kind+".*"), each.expr.place, coll))
	}
	for _, el := range elements {
		inner := s.with(iterator, el.object(each.expr.place))
		for _, content := range b.body.blocks {
			if content.kind == "content" {
				list := under(kind, source.Decoded(b.anchor, kind))
				list.Children = append(list.Children, nested(t.body(content.body, inner, depth+1), content.anchor, content.where))
			}
		}
	}
	return out
}

// more is the member that stands for what else a list or object may hold.
func more(key source.Text, p source.Place, v value) *tree.Node {
	return &tree.Node{Key: key, Value: setting.OpaqueAt(p, v.indexRef()), Place: p}
}

// value makes a node of a value; nil where there are too many.
func (t builder) value(key source.Text, v value, depth int) *tree.Node {
	t.steps -= nodeSteps
	if depth > maxEval || t.steps <= 0 {
		return nil
	}
	n := &tree.Node{Key: key, Place: covering(key, v.place)}
	switch {
	case v.choice:
		n.Tag = choiceTag
		for _, item := range v.items {
			adopt(n, t.value(key, item, depth+1))
		}
	case v.inner != nil:
		return t.value(key, *v.inner, depth+1)
	case v.kind == setting.List:
		t.list(n, v, depth)
	case v.kind == setting.Object:
		t.object(n, v, depth)
	default:
		n.Value = setting.Value{Kind: v.kind, Text: v.text}
		if v.file != "" {
			n.Tag = tree.FileTag + v.file
		}
	}
	return n
}

func (t builder) list(n *tree.Node, v value, depth int) {
	n.List = true
	n.Value = setting.Value{Kind: setting.List, Text: source.Decoded(v.place, "")}
	for _, item := range v.items {
		adopt(n, t.value(source.Text{}, item, depth+1))
	}
	if v.open {
		adopt(n, more(source.Decoded(n.Key.Place(), "*"), v.place, v))
	}
}

func (t builder) object(n *tree.Node, v value, depth int) {
	n.Value = setting.Value{Kind: setting.Object, Text: source.Decoded(v.place, "")}
	for _, m := range v.members {
		if m.val.kind != setting.Null || m.val.choice {
			adopt(n, t.value(m.name, m.val, depth+1))
		}
	}
	if v.open {
		adopt(n, more(source.Decoded(n.Key.Place(), "*"), v.place, v))
	}
}

func adopt(parent, child *tree.Node) {
	if child != nil {
		parent.Children = append(parent.Children, child)
	}
}

// covering is the place of a key and of its value where that stands behind it, of the key alone where the value stands
// elsewhere.
func covering(key source.Text, value source.Place) source.Place {
	p := key.Place()
	switch {
	case p.File == nil:
		return value
	case p.File == value.File && p.Span.End <= value.Span.Start && value.Span.Start-p.Span.End < maxGap:
		p.Span = p.Span.Cover(value.Span)
	}
	return p
}

// maxGap is how far behind its key a value stands in bytes; what stands farther off is the value of a name.
const maxGap = 200
