package opener

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
)

// hopMember finds a.b.c as a member of what a or a.b holds, or as a field with a default of its own.
func (r *run) hopMember(t target, path string) (target, bool) {
	for i := strings.LastIndexByte(path, '.'); i > 0; i = strings.LastIndexByte(path[:i], '.') {
		base := r.before(path[:i], t.scope, t.expr.Place.Span.Start)
		if len(base) != 1 {
			continue
		}
		if len(r.named[path[:i]+".*"]) > 0 {
			break // something is set under a key that is not known
		}
		if next, ok := r.memberOfValue(t, base[0], path, i); ok {
			return next, true
		}
		break
	}
	if defs := r.named["*."+lastSegment(path)]; len(defs) == 1 && strings.Contains(path, ".") {
		t.expr, t.base, t.scope, t.def = defs[0].Value, path, defs[0].Scope, defs[0]
		return t, true
	}
	r.lacking[path] = true
	return t, false
}

// memberOfValue goes on to the member path[i+1:] of what a definition of path[:i] gives: of an object, or of another name
// for it.
func (r *run) memberOfValue(t target, def *token.Assign, path string, i int) (target, bool) {
	if !r.begin(def) {
		return t, false
	}
	whole := r.follow(def.Value, def.Scope)
	r.end(def)
	if _, imported := r.unit.Imports[firstSegment(path)]; whole.expr.Kind == token.Name && !imported {
		t.expr.Path, t.scope = normalPath(whole.expr.Path)+path[i:], whole.scope
		return t, t.expr.Path != path
	}
	e, ok := member(whole.expr, path[i+1:])
	if !ok {
		return t, false
	}
	t.expr, t.base, t.scope, t.def = e, path, whole.scope, def
	if whole.ref != "" && t.ref == "" {
		t.ref = whole.ref
	}
	return t, true
}

// member finds a member of an object, or an element of a list by its number.
func member(e token.Expr, path string) (token.Expr, bool) {
	switch e.Kind {
	case token.ObjectOf:
	case token.ListOf:
		head, rest, deeper := strings.Cut(path, ".")
		n, err := strconv.Atoi(head)
		if err != nil || n < 0 || n >= len(e.Items) {
			return token.Expr{}, false
		}
		if deeper {
			return member(e.Items[n], rest)
		}
		return e.Items[n], true
	default:
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

// askers are the methods that ask a map or dictionary for a member by its name; the second argument is the default.
var askers = map[string]bool{
	"get": true, "getOrDefault": true, "fetch": true, "getOrElse": true, "GetValueOrDefault": true, "pop": true, "at": true, "getProperty": true,
	"dig": true,
}

// hopAsked goes on to the member that a call asks an object in sight for: config.get("mode"). Where the object has none,
// the default counts.
func (r *run) hopAsked(t target) (target, bool) {
	c := t.expr.Call
	if !askers[c.Method] || len(c.Args) == 0 || len(c.Args) > 2 || r.depth >= maxNesting {
		return t, false
	}
	key := c.Args[0].Value
	if key.Kind != token.Literal {
		return t, false
	}
	name := strings.TrimPrefix(key.Text.String(), ":")
	whole := token.Expr{Kind: token.Name, Place: t.expr.Place, Path: parent(c.Callee)}
	if c.Receiver != nil {
		whole = *c.Receiver
	}
	r.depth++
	object := r.follow(whole, t.scope)
	r.depth--
	if object.expr.Kind != token.ObjectOf {
		return t, false
	}
	next := t
	next.expr = token.Expr{Kind: token.Name, Place: t.expr.Place, Path: whole.Path + "." + name}
	if whole.Kind == token.Name {
		if found, ok := r.hopName(next); ok {
			return found, true
		}
	}
	if e, ok := member(object.expr, name); ok {
		next.expr, next.scope, next.def, next.base = e, object.scope, object.def, ""
		return next, true
	}
	if len(c.Args) < 2 || len(object.expr.Items) > 0 {
		return t, false
	}
	next.expr, next.ref = c.Args[1].Value, orElse(t.ref, whole.Path+"."+name)
	return next, true
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// same are calls that give back their only argument, an object or anything else, as it is or as a copy.
var same = map[string]bool{
	"Object.freeze": true, "Object.seal": true, "structuredClone": true, "copy.copy": true, "copy.deepcopy": true, "deepcopy": true,
	"MappingProxyType": true, "types.MappingProxyType": true, "Map.copyOf": true, "Collections.unmodifiableMap": true, "dict": true,
	"Promise.resolve": true, "aws.String": true, "proto.String": true, "pointer.String": true, "pointer.To": true, "ptr.To": true,
	"Optional.of": true, "Optional.ofNullable": true, "maps.Clone": true,
}

// sameMethods give back their receiver.
var sameMethods = map[string]bool{
	"freeze": true, "dup": true, "clone": true, "copy": true, "to_h": true, "unwrap": true, "orElseThrow": true,
}

// hopSame goes on to what a call gives back unchanged.
func (r *run) hopSame(t target) (target, bool) {
	c := t.expr.Call
	if len(c.Args) == 1 && same[plainCallee(c)] && c.Args[0].Name.IsZero() && !c.Args[0].Spread {
		t.expr = c.Args[0].Value
		return t, true
	}
	if len(c.Args) == 0 && sameMethods[c.Method] {
		if c.Receiver != nil {
			t.expr = *c.Receiver
			return t, true
		}
		if path := parent(normalPath(c.Callee)); path != "" {
			t.expr = token.Expr{Kind: token.Name, Place: t.expr.Place, Path: path}
			return t, true
		}
	}
	return t, false
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
