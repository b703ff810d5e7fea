package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
)

// hopMember finds a.b.c as a member of the object that a or a.b holds, or as a field with a default of its own.
func (r *run) hopMember(t target, path string) (target, bool) {
	for i := strings.LastIndexByte(path, '.'); i > 0; i = strings.LastIndexByte(path[:i], '.') {
		base := r.bound(t, r.before(path[:i], t.scope, t.expr.Place.Span.Start))
		if len(base) != 1 {
			continue
		}
		if len(r.named[path[:i]+".*"]) > 0 {
			break // something is set under a key that is not known
		}
		if e, ok := member(base[0].Value, path[i+1:]); ok {
			t.expr, t.base, t.scope, t.def = e, path, r.seen(t.scope, base[0].Scope), base[0]
			return t, true
		}
		if into, ok := r.hopField(t, base[0], path[:i], path[i+1:]); ok {
			return into, true
		}
		break
	}
	if i := strings.LastIndexByte(path, '.'); i > 0 {
		if defs := r.fieldsOf(lastSegment(path[:i]), path[i+1:]); len(defs) > 0 {
			return r.settle(t, defs, path)
		}
	}
	if defs := r.named["*."+lastSegment(path)]; len(defs) == 1 && strings.Contains(path, ".") {
		t.expr, t.base, t.scope, t.def = defs[0].Value, path, defs[0].Scope, defs[0]
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

func member(e token.Expr, path string) (token.Expr, bool) {
	if e.Kind != token.ObjectOf {
		return token.Expr{}, false
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
