package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
)

// fieldKey is a field of a class.
type fieldKey struct{ class, name string }

// selves are what languages call the object whose method is running.
var selves = []string{"this.", "self.", "cls.", "Self.", "static."}

// fieldsOf lists what a field of a class may hold: what its methods assign, what its body declares, and what stands in the
// literals of its objects. A value from the body is passed over where the constructor always sets the field.
func (f *finder) fieldsOf(class, name string) []*token.Assign {
	key := fieldKey{class, name}
	if defs, ok := f.fieldsKnown[key]; ok {
		return defs
	}
	var body, set []*token.Assign
	constructed := false
	for _, a := range f.fieldsNamed(name) {
		switch {
		case a.Class == class && a.Target == name:
			body = append(body, a)
		case f.setsField(a, class, name):
			set = append(set, a)
			fn := f.around(a.Scope)
			constructed = constructed || fn != nil && fn.isConstructor()
		}
	}
	if constructed {
		body = nil
	}
	out := slices.Concat(body, set, f.primary(class, name))
	if len(set) == 0 {
		out = append(out, f.literalFields(class, name)...)
	}
	f.fieldsKnown[key] = out
	return out
}

// fieldsNamed lists the assignments to anything that ends with a name.
func (f *finder) fieldsNamed(name string) []*token.Assign {
	if f.lastNames == nil {
		f.lastNames = map[string][]*token.Assign{}
		for i := range f.unit.Assigns {
			a := &f.unit.Assigns[i]
			if !a.Param || strings.Contains(a.Target, ".") {
				last := lastSegment(normalPath(a.Target))
				f.lastNames[last] = append(f.lastNames[last], a)
			}
		}
	}
	return f.lastNames[name]
}

// setsField reports whether an assignment sets a field of the object whose method it stands in.
func (f *finder) setsField(a *token.Assign, class, name string) bool {
	target := normalPath(a.Target)
	if target == name {
		return f.setsBare(a, class)
	}
	object, ok := strings.CutSuffix(target, "."+name)
	if !ok || strings.Contains(object, ".") {
		return false
	}
	if isSelf(object) {
		return f.classAround(a.Scope) == class
	}
	defs := f.assigns[slot{object, a.Scope}]
	return len(defs) > 0 && f.madeBy(token.Expr{Kind: token.Name, Path: object, Place: a.Place}, a.Scope, class, 0)
}

// setsBare reports whether an assignment to a plain name sets a field: where a language needs no word for the object, what
// is not declared in the function is one.
func (f *finder) setsBare(a *token.Assign, class string) bool {
	if f.unit.Language != "java" && f.unit.Language != "csharp" || a.Param || a.Class != "" || a.Place.Span.Start != a.TargetPlace.Span.Start {
		return false
	}
	fn := f.around(a.Scope)
	if fn == nil || fn.Class != class || !fn.isConstructor() {
		return false
	}
	for _, other := range f.assigns[slot{a.Target, a.Scope}] {
		if other.Param || other.Place.Span.Start < other.TargetPlace.Span.Start {
			return false
		}
	}
	return true
}

func isSelf(name string) bool {
	for _, self := range selves {
		if name+"." == self {
			return true
		}
	}
	return false
}

// primary are the parameters in the head of a class, which are fields too.
func (f *finder) primary(class, name string) []*token.Assign {
	var out []*token.Assign
	for _, n := range f.functionsNamed[class] {
		fn := f.functionOf(n)
		for _, p := range fn.params {
			if fn.Class == class && p.Target == name && fn.Head {
				out = append(out, p)
			}
		}
	}
	return out
}

// literalFields are the members called name of the object literals of a class: Store{dsn: "…"}, new A { Host = "…" }.
func (f *finder) literalFields(class, name string) []*token.Assign {
	var out []*token.Assign
	for _, c := range append(f.callsNamed(class), f.callsNamed("Self")...) {
		self := c.Method == "Self" && f.classAround(c.Scope) == class
		if !self && (!f.makes(c, normalPath(c.Callee), class) || f.named[class+"()"] != nil) {
			continue
		}
		for _, a := range c.Args {
			if a.Name.String() == name && !a.Spread {
				out = append(out, &token.Assign{
					Target: class + "." + name, TargetPlace: a.Name.Place(), Value: a.Value, Place: c.Place, Scope: c.Scope, Guard: c.Guard,
				})
			}
		}
	}
	return out
}

// ownClass keeps, of the definitions of a name that several classes have, those of the class in which it is used.
func (f *finder) ownClass(defs []*token.Assign, path string, scope int) []*token.Assign {
	if !f.fielded || !slices.ContainsFunc(defs, func(d *token.Assign) bool { return f.classOf(d) != "" }) {
		return defs
	}
	if class := f.classAround(scope); class != "" {
		if own := f.fieldsOf(class, path); len(own) > 0 {
			return own
		}
	}
	return defs
}

// classOf is the class whose field a definition is; "" of none.
func (f *finder) classOf(d *token.Assign) string {
	if fn := f.functionOf(d.Func); d.Param && fn != nil && fn.Head {
		return fn.Class
	}
	return d.Class
}
