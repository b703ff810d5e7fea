package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// hopPart goes on to the part of an object that a key names which is a value itself: config[KEY].
func (r *run) hopPart(t target) (target, bool) {
	if len(t.expr.Items) != 2 || r.depth >= maxNesting {
		return t, false
	}
	r.depth++
	defer func() { r.depth-- }()
	key := r.text(t.expr.Items[1], t.scope)
	if !key.Known() || key.Len() == 0 {
		return t, false
	}
	return r.asked(t, t.expr.Items[0], key.String())
}

// asked goes on to a member of an object in sight.
func (r *run) asked(t target, whole token.Expr, name string) (target, bool) {
	next := t
	if whole.Kind == token.Name {
		next.expr = token.Expr{Kind: token.Name, Place: t.expr.Place, Path: whole.Path + "." + name}
		if found, ok := r.hopName(next); ok {
			return found, true
		}
	}
	object := r.follow(whole, t.scope)
	if e, scope, ok := r.memberIn(object.expr, name, object.scope); ok {
		next.expr, next.scope, next.def, next.base = e, scope, object.def, ""
		return next, true
	}
	return t, false
}

// askers are the methods that ask a map or dictionary for a member by its name; the second argument is the default.
var askers = map[string]bool{
	"get": true, "getOrDefault": true, "fetch": true, "getOrElse": true, "GetValueOrDefault": true, "pop": true, "at": true, "getProperty": true,
	"dig": true, "getValue": true, "apply": true,
}

// hopAsked goes on to the member that a call asks an object in sight for: config.get("mode"). Where the object has none,
// the default counts.
func (r *run) hopAsked(t target) (target, bool) {
	c := t.expr.Call
	if (c.Method == "first" || c.Method == "head" || c.Method == "getFirst") && len(c.Args) == 0 {
		whole := token.Expr{Kind: token.Name, Place: t.expr.Place, Path: parent(c.Callee)}
		if c.Receiver != nil {
			whole = *c.Receiver
		}
		return r.asked(t, whole, "0")
	}
	if !askers[c.Method] || len(c.Args) == 0 || len(c.Args) > 2 || r.depth >= maxNesting {
		return t, false
	}
	r.depth++
	defer func() { r.depth-- }()
	key := r.text(c.Args[0].Value, t.scope)
	if !key.Known() || key.Len() == 0 {
		return t, false
	}
	name := strings.TrimPrefix(key.String(), ":")
	whole := token.Expr{Kind: token.Name, Place: t.expr.Place, Path: parent(c.Callee)}
	if c.Receiver != nil {
		whole = *c.Receiver
	}
	if path := r.environmentObject(whole, t.scope); path != "" {
		t.expr = withDefault(token.Expr{Kind: token.Name, Place: t.expr.Place, Path: path + name}, c.Args[1:])
		return t, true
	}
	object := r.follow(whole, t.scope)
	if !r.isObject(object) && object.expr.Kind != token.ListOf && !token.Unnamed(object.base) {
		return t, false
	}
	if next, ok := r.asked(t, whole, name); ok {
		return next, true
	}
	if len(c.Args) < 2 || object.expr.Kind == token.ListOf {
		return t, false
	}
	t.expr, t.ref = c.Args[1].Value, orElse(t.ref, whole.Path+"."+name)
	return t, true
}

// environmentObject is the beginning of the paths of an environment's variables, where an expression is the object that
// holds them: environ of Python, under any name; "" for anything else.
func (r *run) environmentObject(e token.Expr, scope int) string {
	if e.Kind != token.Name {
		return ""
	}
	if t := r.follow(e, scope); t.expr.Kind == token.Name {
		e = t.expr
	}
	path := r.canonical(normalPath(e.Path)) + "."
	if slices.Contains(environments, path) {
		return path
	}
	return ""
}

// withDefault is a look-up with the default that may stand behind the name.
func withDefault(looked token.Expr, rest []token.Arg) token.Expr {
	if len(rest) == 0 {
		return looked
	}
	return token.Expr{Kind: token.ChoiceOf, Place: looked.Place, Items: []token.Expr{looked, rest[0].Value}, Default: true}
}

// canonical is a path with what its first name is imported as, where that is an object or a function of the environment.
func (f *finder) canonical(path string) string {
	head, rest, dotted := strings.Cut(path, ".")
	full, ok := f.unit.Imports[head]
	if !ok || full != "os" && full != "os.environ" && full != "os.getenv" && full != "process" && full != "process.env" {
		return path
	}
	return joinPath(full, rest, dotted)
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
	"Objects.requireNonNull": true, "Optional.of": true, "Optional.ofNullable": true, "maps.Clone": true,
}

// pointerMaker matches Go's helpers that give a pointer to a copy of their argument: ptr(x), StringPtr(x).
var pointerMaker = source.Pattern(`^(?i:(?:to)?_?(?:str|string|bool|int)?_?(?:ptr|pointer))$`)

// firstOf are calls that give the first of their arguments that is there.
var firstOf = map[string]bool{
	"Objects.requireNonNullElse": true, "MoreObjects.firstNonNull": true, "ObjectUtils.defaultIfNull": true, "ObjectUtils.firstNonNull": true,
	"StringUtils.defaultIfBlank": true, "StringUtils.defaultIfEmpty": true, "StringUtils.defaultString": true, "_.defaultTo": true,
	"defaultTo": true, "coalesce": true, "lo.CoalesceOrEmpty": true,
}

// sameMethods give back their receiver.
var sameMethods = map[string]bool{
	"freeze": true, "dup": true, "clone": true, "copy": true, "to_h": true, "unwrap": true, "orElseThrow": true,
}

// hopSame goes on to what a call gives back unchanged.
func (r *run) hopSame(t target) (target, bool) {
	c := t.expr.Call
	if firstOf[plainCallee(c)] && len(c.Args) > 1 {
		either := token.Expr{Kind: token.ChoiceOf, Place: t.expr.Place, Default: true}
		for _, a := range c.Args {
			either.Items = append(either.Items, a.Value)
		}
		t.expr = either
		return t, true
	}
	if (c.Callee == "lazy" || c.Callee == "run") && len(c.Args) == 1 && c.Args[0].Value.Kind == token.FuncOf && len(c.Args[0].Value.Items) == 1 {
		t.expr = c.Args[0].Value.Items[0]
		return t, true
	}
	if c.Method == "get" && len(c.Args) == 0 && c.Receiver != nil { // Optional.of(x).get()
		t.expr = *c.Receiver
		return t, true
	}
	if len(c.Args) == 1 && (same[plainCallee(c)] || pointerMaker().MatchString(c.Method)) && c.Args[0].Name.IsZero() && !c.Args[0].Spread {
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
