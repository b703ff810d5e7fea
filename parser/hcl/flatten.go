package hcl

import (
	"strconv"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// flattener lists the leaves of a block as attributes with dotted names. Connection strings become connections and
// secrets are noted; neither is listed.
type flattener struct {
	*reader
	where  source.Place // the block that connections belong to
	name   string       // its address
	unused bool         // what stands here is no argument of a resource
	out    []setting.Option
}

func (f *flattener) emit(path string, key source.Text, v setting.Value) {
	f.out = append(f.out, setting.Option{
		Name: source.Decoded(key.Place(), path), Value: v, Layer: setting.InCall,
	})
}

// body lists attributes, then nested blocks, numbered per type.
func (f *flattener) body(path string, b *body, s *scope, depth int) {
	if depth > maxEval || !s.step() {
		return
	}
	env := f.envName(b, s)
	count := map[string]int{}
	for _, a := range b.attrs {
		v := s.eval(a.expr, 0)
		count[a.name.String()] = len(v.items) // in JSON, blocks of one type may be a list and dynamic ones
		f.leafOrTree(tree.Join(path, a.name.String()), a.name, v, env, depth)
	}
	for _, child := range b.blocks {
		kind := child.kind
		if kind == "dynamic" && len(child.labels) == 1 {
			f.dynamic(path, child, s, count, depth)
			continue
		}
		f.body(tree.Join(path, dotted(kind, strconv.Itoa(count[kind]))), child.body, s, depth+1)
		count[kind]++
	}
}

// envName returns the name in a pair of attributes name and value.
func (f *flattener) envName(b *body, s *scope) source.Text {
	name, ok := b.attr("name")
	if !ok {
		return source.Text{}
	}
	return nameBeside(s.eval(name.expr, 0))
}

// dynamic expands a dynamic block whose elements are known, else notes that there may be any.
func (f *flattener) dynamic(path string, b *block, s *scope, count map[string]int, depth int) {
	kind := b.labels[0]
	each, ok := b.body.attr("for_each")
	if !ok {
		return
	}
	iterator := kind
	if a, ok := b.body.attr("iterator"); ok {
		iterator = a.expr.keyword(iterator)
	}
	coll := s.eval(each.expr, 0)
	elements, known := pairs(coll)
	if !known || coll.open {
		f.emit(tree.Join(path, kind+".*"), each.name, setting.OpaqueAt(each.expr.place, coll.indexRef()))
	}
	for _, el := range elements {
		item := value{kind: setting.Object, place: each.expr.place, members: []member{
			{name: source.Decoded(each.expr.place, "key"), val: el.key},
			{name: source.Decoded(each.expr.place, "value"), val: el.val},
		}}
		for _, content := range b.body.blocks {
			if content.kind == "content" {
				f.body(tree.Join(path, dotted(kind, strconv.Itoa(count[kind]))), content.body, s.with(iterator, item), depth+1)
				count[kind]++
			}
		}
	}
}

// keyword is an expression that is one bare word.
func (e expr) keyword(otherwise string) string {
	if e.node == nil {
		if e.bare {
			return e.base.String()
		}
		return otherwise
	}
	if word := cut(e.base, e.node.Range()).String(); word != "" && word[0] != '"' {
		return word
	}
	return otherwise
}

// value lists v under path.
func (f *flattener) value(path string, key source.Text, v value, depth int) {
	f.leafOrTree(path, key, v, source.Text{}, depth)
}

func (f *flattener) leafOrTree(path string, key source.Text, v value, env source.Text, depth int) {
	f.module.steps--
	if depth > maxEval || f.module.steps <= 0 {
		return
	}
	switch {
	case v.choice:
		for _, item := range v.items {
			f.leafOrTree(path, key, item, env, depth+1)
		}
	case v.inner != nil:
		f.chart(path, *v.inner)
		f.leafOrTree(path, key, *v.inner, env, depth+1)
	case v.kind == setting.Null:
	case v.kind == setting.List:
		f.list(path, key, v, depth)
	case v.kind == setting.Object:
		f.object(path, key, v, depth)
	case v.kind == setting.String:
		f.leaf(path, key, v, env)
	default:
		f.note(path, key, opaque(v), env)
		f.emit(path, key, setting.Value{Kind: v.kind, Text: v.text})
	}
}

func (f *flattener) list(path string, key source.Text, v value, depth int) {
	if len(v.items) == 0 {
		f.emit(path, key, setting.Value{Kind: setting.List, Text: source.Decoded(v.place, "")})
	}
	for i, item := range v.items {
		f.leafOrTree(tree.Join(path, strconv.Itoa(i)), key, item, source.Text{}, depth+1)
	}
	if v.open {
		f.emit(path+".*", key, setting.OpaqueAt(v.place, v.indexRef()))
	}
}

func (f *flattener) object(path string, key source.Text, v value, depth int) {
	if len(v.members) == 0 {
		f.emit(path, key, setting.Value{Kind: setting.Object, Text: source.Decoded(v.place, "")})
	}
	env := nameBeside(v.get("name", v.place))
	for _, m := range v.members {
		f.leafOrTree(tree.Join(path, m.name.String()), m.name, m.val, env, depth+1)
	}
	if v.open {
		f.emit(path+".*", key, setting.OpaqueAt(v.place, v.indexRef()))
	}
}
