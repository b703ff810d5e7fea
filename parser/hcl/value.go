package hcl

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// value is what an expression evaluates to, with the bytes of every leaf.
type value struct {
	kind    setting.Kind
	text    source.Text // scalars, symbols; a Hole where kind is Opaque
	place   source.Place
	items   []value  // List; also the alternatives of a choice
	members []member // Object
	inner   *value   // what jsonencode and the like encoded
	choice  bool     // items are alternatives: a condition cannot be known
	open    bool     // a list or object that may hold more or other elements: a visible default, an unknown part
	missing bool     // Opaque because a known object or list has no such element
	of      string   // what an open list or object is the visible default of
	file    string   // the name of the file that a string was read from
}

// member is one element of an object.
type member struct {
	name source.Text
	val  value
}

func scalar(kind setting.Kind, t source.Text) value {
	return value{kind: kind, text: t, place: t.Place()}
}

func str(t source.Text) value { return scalar(setting.String, t) }

// unknown is a value that refers to ref and cannot be known.
func unknown(p source.Place, ref string) value {
	return value{kind: setting.Opaque, text: source.UnknownAt(p, ref), place: p}
}

// symbol is a reference to something that exists at run time only, such as another resource's attribute.
func symbol(p source.Place, path string) value {
	return value{kind: setting.Symbol, text: source.Decoded(p, path), place: p}
}

// isScalar reports whether v is a string, number or boolean, known or with holes.
func (v value) isScalar() bool {
	return !v.choice && (v.kind == setting.String || v.kind == setting.Number || v.kind == setting.Bool)
}

// known reports whether v is a scalar without holes.
func (v value) known() bool { return v.isScalar() && v.text.Known() }

// ref is what an unknown value or symbol refers to.
func (v value) ref() string {
	if v.kind == setting.Symbol {
		return v.text.String()
	}
	if refs := v.text.Refs(); len(refs) > 0 {
		return refs[0]
	}
	return "expression"
}

// part is v's text inside a template or a joined string.
func (v value) part(p source.Place) source.Text {
	switch {
	case v.isScalar():
		return v.text
	case v.kind == setting.Null && !v.choice:
		return source.Decoded(v.place, "")
	}
	return source.UnknownAt(p, v.ref())
}

// get returns the member or element of that name.
func (v value) get(name string, p source.Place) value {
	switch {
	case v.choice:
		return v.each(func(item value) value { return item.get(name, p) })
	case v.kind == setting.Symbol:
		return symbol(p, v.text.String()+"."+name)
	case v.kind == setting.Object:
		for i := len(v.members) - 1; i >= 0; i-- {
			if v.members[i].name.String() == name {
				return v.members[i].val
			}
		}
	case v.kind == setting.Opaque:
		return unknown(p, v.ref()+"."+name)
	}
	out := unknown(p, "expression")
	if v.of != "" {
		out = unknown(p, v.of+"."+name)
	}
	out.missing = !v.open
	return out
}

// at returns the element of that number.
func (v value) at(i int, p source.Place) value {
	switch {
	case v.choice:
		return v.each(func(item value) value { return item.at(i, p) })
	case v.kind == setting.Symbol, v.kind == setting.Opaque:
		return v // an index does not change which resource is meant
	case v.kind == setting.List && i >= 0 && i < len(v.items):
		return v.items[i]
	}
	out := unknown(p, "expression")
	out.missing = !v.open
	return out
}

// each maps the alternatives of a choice.
func (v value) each(f func(value) value) value {
	out := value{choice: true, place: v.place}
	for _, item := range v.items {
		out.items = append(out.items, f(item))
	}
	return out
}

// fallback marks v and everything in it as the visible default of ref.
func (v value) fallback(ref string) value {
	out := v
	if v.isScalar() {
		out.text = v.text.AsFallback(ref)
	}
	out.items = nil
	for _, item := range v.items {
		out.items = append(out.items, item.fallback(ref))
	}
	out.members = nil
	for _, m := range v.members {
		out.members = append(out.members, member{name: m.name, val: m.val.fallback(ref)})
	}
	out.open = v.open || v.kind == setting.List || v.kind == setting.Object
	if out.open {
		out.of = ref
	}
	return out
}

// loosen notes that a collection may hold other elements: it is made of the visible default of a name, or, with "", of what
// cannot be known, which outweighs every default.
func (v *value) loosen(of string) {
	if !v.open || of == "" {
		v.of = of
	}
	v.open = true
}

// isFallback reports whether v's scalar rests on a visible default.
func (v value) isFallback() bool { return v.isScalar() && v.text.Origin() == source.Fallback }

// truth returns a known boolean's value.
func (v value) truth() (value, known bool) {
	if !v.known() {
		return false, false
	}
	switch strings.ToLower(v.text.String()) {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	return false, false
}
