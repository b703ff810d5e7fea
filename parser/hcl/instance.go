package hcl

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// instance is one of what a block makes: its key, "" of a block that is not repeated, and the scope of its arguments.
type instance struct {
	key   string
	scope *scope
}

// instances are what a block makes: nothing where it is counted zero times or repeated for nothing, one for each element
// that it is repeated for, and one where that cannot be known. A default that leaves nothing holds until a file of
// values, or a call of the module, says otherwise.
func (m *module) instances(b *block) []instance {
	s := m.scope()
	if a, ok := b.body.attr("count"); ok && m.none(s.eval(a.expr, 0), isZero) {
		return nil
	}
	a, ok := b.body.attr("for_each")
	if !ok {
		return []instance{{scope: s}}
	}
	over := s.eval(a.expr, 0)
	if m.none(over, isEmpty) {
		return nil
	}
	elements, known := pairs(over)
	if !known || len(elements) == 0 {
		return []instance{{scope: s}}
	}
	var out []instance
	for _, el := range elements {
		if el.val.isScalar() && over.kind == setting.List {
			el.key = el.val // a set: each.key is the element itself
		}
		out = append(out, instance{`["` + el.key.text.String() + `"]`, s.with("each", el.object(a.expr.place))})
	}
	return out
}

// none reports whether a value leaves nothing to make, in every branch, and asks for the values that may differ from a
// default.
func (m *module) none(v value, nothing func(value) bool) bool {
	if v.choice {
		return len(v.items) > 0 && !slices.ContainsFunc(v.items, func(item value) bool { return !m.none(item, nothing) })
	}
	if !nothing(v) {
		return false
	}
	if v.open || v.isFallback() {
		m.ask(ValueFiles, ".")
	}
	return true
}

// isZero reports a count of nothing.
func isZero(v value) bool { return v.known() && v.text.String() == "0" }

// isEmpty reports a collection that is known to have no elements, if only by a default.
func isEmpty(v value) bool {
	return (v.kind == setting.List || v.kind == setting.Object) && len(v.items)+len(v.members) == 0 && (!v.open || v.of != "")
}
