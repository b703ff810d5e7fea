package opener

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// reference lists a value that is another resource of the program, or an attribute of one, by its name.
func (l *lister) reference(path string, at source.Place, e token.Expr) bool {
	name := ""
	switch c := e.Call; {
	case e.Kind == token.Name:
		name = normalPath(e.Path)
	case e.Kind != token.CallOf || c == nil:
		return false
	case l.made[c] != nil:
		l.emit(path, at, setting.Value{Text: source.Decoded(e.Place, l.made[c].name), Kind: setting.Symbol})
		return true
	case c.Receiver == nil && len(c.Args) == 0: // a getter
		name = normalPath(c.Callee)
	}
	for base := name; base != ""; base = base[:max(0, strings.LastIndexByte(base, '.'))] {
		for _, c := range slices.Backward(l.taken[base]) {
			if p := l.made[c]; p != nil && c.Place.Span.Start < e.Place.Span.Start {
				l.emit(path, at, setting.Value{Text: source.Decoded(e.Place, p.name+name[len(base):]), Kind: setting.Symbol})
				return true
			}
		}
	}
	return false
}

// named lists a constant of the library by the value behind it. What a function that stands for one is given lies below.
func (l *lister) named(path string, at source.Place, e token.Expr, scope int) bool {
	name := e.Path
	var args []token.Arg
	if c := e.Call; e.Kind == token.CallOf && c != nil && c.Receiver == nil {
		name, args = c.Callee, c.Args
	} else if e.Kind != token.Name {
		return false
	}
	value, ok := l.constant(l.known, name, scope)
	if !ok {
		return false
	}
	if digits, one := strings.CutPrefix(value, "@"); one {
		if n, err := strconv.Atoi(digits); err == nil && n < len(args) {
			l.put(path, at, args[n].Value, scope)
		} else {
			l.open(path, at)
		}
		return true
	}
	l.emit(path, at, setting.Value{Text: source.Decoded(e.Place, value), Kind: setting.String})
	for _, a := range args {
		if a.Name.IsZero() {
			l.whole(path, a.Value.Place, a.Value, scope)
		} else {
			l.put(under(path, a.Name.String()), a.Name.Place(), a.Value, scope)
		}
	}
	return true
}

// unwrapped is what a call wraps that only turns a value into one of the library's.
func (r *run) unwrapped(e token.Expr) token.Expr {
	for range maxFollow {
		if e.Kind != token.CallOf || !r.isWrapper(e.Call) {
			return e
		}
		if len(e.Call.Args) > 1 {
			return token.Expr{Kind: token.ListOf, Place: e.Place, Items: positionals(e.Call.Args)}
		}
		e = e.Call.Args[0].Value
	}
	return e
}

func positionals(args []token.Arg) []token.Expr {
	var out []token.Expr
	for _, a := range args {
		if a.Name.IsZero() {
			out = append(out, a.Value)
		}
	}
	return out
}

// lists are calls that make a list of their arguments.
var lists = map[string]bool{
	"List.of": true, "Arrays.asList": true, "ImmutableList.of": true, "Collections.singletonList": true, "listOf": true, "List": true, "InputList": true,
	"java.util.List.of": true, "java.util.Arrays.asList": true, "Output.all": true,
}

// elements are those of a list, however it is written.
func elements(e token.Expr) ([]token.Expr, bool) {
	c := e.Call
	switch {
	case e.Kind == token.ListOf:
		return e.Items, true
	case c == nil || len(e.Members) > 0:
		return nil, false
	case e.Kind == token.ObjectOf && len(c.Args) > 0: // a slice of Go with a type of its own
		return positionals(c.Args), true
	case e.Kind == token.CallOf && lists[plainCallee(c)]:
		return positionals(c.Args), true
	}
	return nil, false
}

// list lists the elements of a list under their numbers.
func (l *lister) list(path string, at source.Place, t target) bool {
	items, ok := elements(t.expr)
	if !ok {
		return false
	}
	if len(items) == 0 {
		l.emit(path, at, setting.Value{Kind: setting.List, Text: source.Decoded(t.expr.Place, "")})
	}
	for _, item := range items {
		l.element(path, at, item, t.scope)
	}
	return true
}

// element lists an element under its number. One that cannot be seen may be several, or none.
func (l *lister) element(path string, at source.Place, item token.Expr, scope int) {
	numbered := under(path, l.number(path, item.Place))
	if item = l.unwrapped(item); l.reference(numbered, at, item) || l.named(numbered, at, item, scope) {
		return
	}
	switch l.follow(item, scope).expr.Kind {
	case token.Unknown, token.Name, token.FuncOf, token.MemberOf, token.PartOf:
		l.open(path, item.Place)
	default:
		l.put(numbered, at, item, scope)
	}
}

// object lists the members of an object, however it is written: a literal, a call with named arguments, the chain of a
// builder. It reports false for what is none.
func (l *lister) object(path string, t target) bool {
	c := t.expr.Call
	switch {
	case t.expr.Kind == token.ObjectOf:
		l.members(path, t)
	case t.expr.Kind != token.CallOf || c == nil:
		return false
	case l.builder(path, c, t.scope):
	case makers[plainCallee(c)] || strings.HasPrefix(plainCallee(c), "InputMap"):
		l.pairs(path, c, t.scope)
	case c.Receiver == nil && constructs(c) && (len(c.Args) == 0 && c.New || slices.ContainsFunc(c.Args, func(a token.Arg) bool { return !a.Name.IsZero() })):
		l.pairs(path, c, t.scope)
	default:
		return false
	}
	l.mutated(path, t)
	return true
}

func (l *lister) members(path string, t target) {
	for i := range t.expr.Members {
		m := &t.expr.Members[i]
		if m.Spread {
			l.spread(path, m.Value, t.scope)
			continue
		}
		name := l.memberName(m, t.scope)
		if name == "" {
			l.open(path, m.Value.Place)
			continue
		}
		l.put(under(path, name), m.Name.Place(), m.Value, t.scope)
	}
}

// pairs lists arguments by name, and those of Map.of("a", 1).
func (l *lister) pairs(path string, c *token.Call, scope int) {
	if plainCallee(c) == "Map.of" {
		for i := 0; i+1 < len(c.Args); i += 2 {
			key := l.text(c.Args[i].Value, scope)
			if !key.Known() {
				l.open(path, c.Args[i].Value.Place)
				continue
			}
			l.put(under(path, key.String()), key.Place(), c.Args[i+1].Value, scope)
		}
		return
	}
	for _, a := range c.Args {
		switch {
		case !a.Name.IsZero():
			l.put(under(path, a.Name.String()), a.Name.Place(), a.Value, scope)
		default:
			l.spread(path, a.Value, scope)
		}
	}
}

// spread lists the members of an object inside another one.
func (l *lister) spread(path string, e token.Expr, scope int) { l.whole(path, e.Place, e, scope) }

// builder lists what the chain of a builder sets: T.builder().a(x).b(y).build().
func (l *lister) builder(path string, c *token.Call, scope int) bool {
	if c.Method != "build" || c.Receiver == nil {
		return false
	}
	var set []*token.Call
	for inner := c.Receiver.Call; ; inner = inner.Receiver.Call {
		if inner == nil {
			return false
		}
		if inner.Method == "builder" || inner.New && strings.HasSuffix(plainCallee(inner), "Builder") {
			break
		}
		if set = append(set, inner); inner.Receiver == nil {
			return false
		}
	}
	for _, s := range slices.Backward(set) {
		l.set(path, s, scope)
	}
	return true
}

// set lists what one call of a builder sets; several arguments are a list.
func (l *lister) set(path string, c *token.Call, scope int) {
	switch len(c.Args) {
	case 0:
	case 1:
		l.put(under(path, c.Method), c.CalleePlace, c.Args[0].Value, scope)
	default:
		l.put(under(path, c.Method), c.CalleePlace, token.Expr{Kind: token.ListOf, Place: c.Place, Items: positionals(c.Args)}, scope)
	}
}

// mutated lists what is set on an object after it was made.
func (l *lister) mutated(path string, t target) {
	if t.def == nil || t.base == "" || t.def.Place.File != l.unit.File {
		return
	}
	for _, c := range l.changes(t.base, t.def.Place.Span, t.scope, pairs) {
		if name := c.name.String(); name == "*" {
			l.overwritten(path, c.place)
		} else {
			l.changed(under(path, name), c, t.def.Place)
		}
	}
}

// changed lists a change; one that stands in a block may not happen, and leaves what was there as another value.
func (l *lister) changed(path string, c change, made source.Place) {
	var before []setting.Option
	if l.indent(c.place.Span.Start) > l.indent(made.Span.Start) {
		for _, o := range l.out {
			if name := o.Name.String(); name == path || strings.HasPrefix(name, path+".") {
				before = append(before, o)
			}
		}
		if len(before) == 0 {
			before = []setting.Option{{Name: source.Decoded(c.place, path), Value: setting.OpaqueAt(c.place, "branch"), Layer: setting.InCall}}
		}
	}
	l.put(path, c.name.Place(), c.value, c.scope)
	l.out = append(l.out, before...)
}

// later lists what a chain of calls or statements behind the call say about the resource.
func (l *lister) later(p *provisioned) {
	for c := l.chained[p.call]; c != nil && c.Method != "build"; c = l.chained[c] {
		l.set("", c, p.call.Scope)
	}
	base := l.holderOf(p.call)
	if base == "" {
		return
	}
	for _, c := range l.changes(base, p.call.Place.Span, p.call.Scope, overrides) {
		l.changed(c.name.String(), c, p.call.Place)
	}
	for _, hatch := range []string{".node.default", ".Node.Default", ".Node().Default", ".getNode().getDefault"} {
		if bytes.Contains(l.unit.File.Data, []byte(base+hatch)) { // what is below it may be changed by hand
			l.overwritten("", p.call.Place)
			return
		}
	}
}

// overrides reads the calls by which a construct of CDK takes one more parameter or property.
func overrides(r *run, c *token.Call) []change {
	if len(c.Args) != 2 {
		return nil
	}
	key := r.text(r.unwrapped(c.Args[0].Value), c.Scope)
	prefix := ""
	switch setting.Fold(c.Method) {
	case "addparameter":
		prefix = "parameters."
	case "addpropertyoverride":
	default:
		return nil
	}
	name := source.Decoded(key.Place(), prefix+"*")
	if key.Known() {
		name = source.Decoded(key.Place(), prefix+key.String())
	}
	return []change{{name: name, value: c.Args[1].Value, place: c.Place, scope: c.Scope, guard: c.Guard}}
}
