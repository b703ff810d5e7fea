package opener

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// hopMember finds a.b.c as a member of what a or a.b holds, or as a field with a default of its own.
func (r *run) hopMember(t target, path string) (target, bool) {
	for i := strings.LastIndexByte(path, '.'); i > 0; i = strings.LastIndexByte(path[:i], '.') {
		base := r.bound(t, r.before(path[:i], t.scope, t.expr.Place.Span.Start))
		if len(base) != 1 {
			continue
		}
		if len(r.named[path[:i]+".*"]) > 0 {
			break // something is set under a key that is not known
		}
		if next, ok := r.memberOfValue(t, base[0], path, i); ok {
			return next, true
		}
		if !r.begin(base[0]) {
			break
		}
		into, ok := r.hopField(t, base[0], path[:i], path[i+1:])
		if r.end(base[0]); ok {
			return into, true
		}
		break
	}
	if i := strings.LastIndexByte(path, '.'); i > 0 {
		if defs := r.fieldsOf(lastSegment(path[:i]), path[i+1:]); len(defs) > 0 {
			return r.settle(t, defs, path)
		}
	}
	if d := r.field(path); d != nil {
		t.expr, t.base, t.scope, t.def = d.Value, path, d.Scope, d
		return t, true
	}
	r.lacking[path] = true
	return t, false
}

// hopField finds a member of what a definition says that a variable is: another variable, the object of a method, or what
// a constructor or a function of the file makes.
func (r *run) hopField(t target, base *token.Assign, object, field string) (target, bool) {
	switch e := base.Value; e.Kind {
	case token.Name:
		if _, imported := r.unit.Imports[object]; imported || len(e.Path) > maxPath {
			return t, false
		}
		t.scope = r.seen(t.scope, base.Scope)
		t.expr = token.Expr{Kind: token.Name, Place: e.Place, Path: e.Path + "." + field}
		return t, true
	case token.CallOf:
		if e.Call == nil {
			return t, false
		}
		if defs := r.fieldsOf(lastSegment(plainCallee(e.Call)), field); len(defs) > 0 {
			return r.fieldOf(t, e.Call, defs, object+"."+field)
		}
		made := r.follow(e, r.seen(t.scope, base.Scope))
		if m, ok := member(made.expr, field); ok {
			made.expr, made.base, made.also = m, "", nil
			return made, true
		}
	case token.Unknown:
		if fn := r.functionOf(base.Func); fn != nil && base.Param && base.Index < 0 {
			if defs := r.fieldsOf(fn.Class, field); len(defs) > 0 {
				return r.settle(t, defs, object+"."+field)
			}
		}
	}
	return t, false
}

// fieldOf is a field of the object that a call makes: where the constructor sets it from its parameters, by that call.
func (r *run) fieldOf(t target, c *token.Call, defs []*token.Assign, path string) (target, bool) {
	into, ok := r.settle(t, defs, path)
	if fn := r.around(into.scope); ok && fn != nil && fn.isConstructor() && r.goesTo(c, fn) {
		into.scope = r.asCalled(fn, c, t.scope)
	}
	return into, ok
}

// maxPath bounds names that are put together on the way.
const maxPath = 200

// memberOfValue goes on to the member path[i+1:] of what a definition of path[:i] gives: of an object, or of another name
// for it.
func (r *run) memberOfValue(t target, def *token.Assign, path string, i int) (target, bool) {
	if !r.begin(def) {
		return t, false
	}
	in := r.seen(t.scope, def.Scope)
	whole := r.follow(def.Value, in)
	r.end(def)
	if _, imported := r.unit.Imports[firstSegment(path)]; whole.expr.Kind == token.Name && !imported {
		t.expr.Path, t.scope = normalPath(whole.expr.Path)+path[i:], whole.scope
		return t, t.expr.Path != path
	}
	if e, scope, ok := r.laterMember(def, path, i, t.expr.Place); ok {
		t.expr, t.base, t.scope, t.def = e, path, scope, def
		return t, true
	}
	e, scope, ok := r.memberIn(whole.expr, path[i+1:], whole.scope)
	if !ok {
		return t, false
	}
	t.expr, t.base, t.scope, t.def = e, path, scope, def
	if whole.ref != "" && t.ref == "" {
		t.ref = whole.ref
	}
	return t, true
}

// laterMember finds what a call after the object was made gives to its member path[i+1:]: config.update({…}).
func (r *run) laterMember(def *token.Assign, path string, i int, use source.Place) (e token.Expr, scope int, ok bool) {
	base := path[:i]
	if len(r.methods[base]) == 0 || def.Place.File != r.unit.File {
		return e, 0, false
	}
	for _, c := range r.changes(base, def.Place.Span, def.Scope, pairs) {
		certain := r.indent(c.place.Span.Start) <= r.indent(def.Place.Span.Start) && c.scope == def.Scope || token.Unnamed(base)
		if c.name.String() == path[i+1:] && certain && c.place.Span.End <= use.Span.Start {
			e, scope, ok = c.value, c.scope, true
		}
	}
	return e, scope, ok
}

// memberOf finds a member of the object that an expression is or stands for, or one inside it, OPTIONS.sslmode, and the
// scope that it stands in.
func (r *run) memberOf(e token.Expr, path string, scope int) (token.Expr, int, bool) {
	if path == "" || r.depth >= maxNesting {
		return token.Expr{}, scope, false
	}
	r.depth++
	defer func() { r.depth-- }()
	t := r.follow(e, scope)
	return r.memberIn(t.expr, path, t.scope)
}

// memberIn finds a member of an object, or an element of a list by its number, and the scope that it stands in. The last of
// several members of one name counts, also one that another object brings along.
func (r *run) memberIn(e token.Expr, path string, scope int) (token.Expr, int, bool) {
	if c := e.Call; e.Kind == token.CallOf && c != nil && c.New && len(c.Args) == 1 && c.Args[0].Name.IsZero() && makers[plainCallee(c)] {
		return r.memberOf(c.Args[0].Value, path, scope) // a copy
	}
	if c := e.Call; e.Kind == token.CallOf && c != nil && (c.New || constructs(c)) {
		for _, a := range c.Args {
			if name := a.Name.String(); name == path && name != "" {
				return a.Value, scope, true
			}
		}
	}
	if e.Kind != token.ObjectOf {
		e, ok := element(e, path)
		return e, scope, ok
	}
	for i := len(e.Members) - 1; i >= 0; i-- {
		m := &e.Members[i]
		if m.Spread {
			if found, in, ok := r.spreadMember(m.Value, path, scope); ok {
				return found, in, true
			}
			continue
		}
		name := r.memberName(m, scope)
		if path == name {
			return m.Value, scope, true
		}
		rest, ok := strings.CutPrefix(path, name+".")
		if ok && name != "" {
			return r.memberOf(m.Value, rest, scope)
		}
	}
	return r.promoted(e, path, scope)
}

// promoted finds a member of a struct of Go in those that it embeds, which stand under the names of their types.
func (r *run) promoted(e token.Expr, path string, scope int) (token.Expr, int, bool) {
	for _, m := range e.Members {
		if m.Value.Kind == token.ObjectOf && m.Value.Path != "" && lastSegment(m.Value.Path) == m.Name.String() && r.unit.Language == "go" {
			if found, in, ok := r.memberIn(m.Value, path, scope); ok {
				return found, in, true
			}
		}
	}
	return token.Expr{}, scope, false
}

// spreadMember finds a member of an object that is spread in another one.
func (r *run) spreadMember(e token.Expr, path string, scope int) (token.Expr, int, bool) {
	if e.Kind != token.Name {
		return r.memberOf(e, path, scope)
	}
	if r.depth >= maxNesting {
		return token.Expr{}, scope, false
	}
	r.depth++
	defer func() { r.depth-- }()
	return r.valueOfName(e, path, scope) // also what was set on it after it was made
}

// valueOfName finds a member of what a name holds.
func (r *run) valueOfName(e token.Expr, path string, scope int) (token.Expr, int, bool) {
	next := target{scope: scope, expr: token.Expr{Kind: token.Name, Place: e.Place, Path: e.Path + "." + path}}
	found, ok := r.hopName(next)
	return found.expr, found.scope, ok
}

// memberName is a member's name; one that is computed may be a constant's value.
func (r *run) memberName(m *token.Member, scope int) string {
	if m.Name.Known() {
		return m.Name.String()
	}
	for _, ref := range m.Name.Refs() {
		if name, ok := strings.CutPrefix(ref, "var:"); ok && name != "" {
			if t := r.text(token.Expr{Kind: token.Name, Place: m.Name.Place(), Path: name}, scope); t.Known() {
				return t.String()
			}
		}
	}
	return ""
}

// element finds an element of a list by its number.
func element(e token.Expr, path string) (token.Expr, bool) {
	head, rest, deeper := strings.Cut(path, ".")
	if head == "head" || head == "first" {
		head = "0"
	}
	n, err := strconv.Atoi(head)
	if e.Kind != token.ListOf || err != nil || n < 0 || n >= len(e.Items) {
		return token.Expr{}, false
	}
	if deeper {
		return member(e.Items[n], rest)
	}
	return e.Items[n], true
}

// member finds a member that an object itself has.
func member(e token.Expr, path string) (token.Expr, bool) {
	if e.Kind != token.ObjectOf {
		return element(e, path)
	}
	for _, m := range e.Members {
		name := m.Name.String()
		if m.Spread || !strings.HasPrefix(path, name) {
			continue
		}
		if path == name {
			return m.Value, true
		}
		if rest, ok := strings.CutPrefix(path, name+"."); ok {
			return member(m.Value, rest)
		}
	}
	return token.Expr{}, false
}

// hopCondition goes on to the one branch that is no look-up, if only one is none: x ? x : "…" has a visible default.
func (r *run) hopCondition(t target) (target, bool) {
	ref, other, others := "", token.Expr{}, 0
	for _, item := range t.expr.Items {
		if found := r.lookedUp(item, t.scope); found != "" {
			ref = found
		} else {
			other, others = item, others+1
		}
	}
	if ref == "" || others != 1 {
		return t, false
	}
	t.expr, t.ref = other, orElse(t.ref, ref)
	return t, true
}

// lookedUp is what an expression looks up that shows no default, or what the variable looked up that it is; "" for any
// other.
func (r *run) lookedUp(e token.Expr, scope int) string {
	for range 2 {
		if e.Kind != token.Unknown && e.Kind != token.NotOf && isLookup(e) {
			return reference(e)
		}
		if e.Kind != token.Name {
			return ""
		}
		defs := r.before(normalPath(e.Path), scope, e.Place.Span.Start)
		if len(defs) != 1 || defs[0].Param {
			return ""
		}
		e, scope = defs[0].Value, defs[0].Scope
	}
	return ""
}
