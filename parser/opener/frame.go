package opener

import (
	"slices"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// frame is a function's body as one of its calls sees it: its parameters hold what that call passes. It has a scope of its
// own that stands for the body's.
type frame struct {
	call  *token.Call
	scope int // that the call's arguments are read in
	body  int // the function's real scope
}

// frameKey tells frames apart.
type frameKey struct {
	call  *token.Call
	scope int
	body  int
}

// firstFrame is above the scopes of all files.
const firstFrame = 1 << 24

// maxFrames bounds how many calls are looked into in one file.
const maxFrames = 20_000

// asCalled is the scope in which a function's body is read for one call.
func (f *finder) asCalled(fn *function, c *token.Call, scope int) int {
	key := frameKey{c, scope, fn.Scope}
	if s, ok := f.entered[key]; ok {
		return s
	}
	if len(f.frames) >= maxFrames {
		f.crowded = true
		return fn.Scope
	}
	s := firstFrame + len(f.frames)
	f.entered[key] = s
	f.frames[s] = frame{call: c, scope: scope, body: fn.Scope}
	f.parents[s] = f.outer(fn.Scope)
	return s
}

// real is the scope of the file that a scope stands for.
func (f *finder) real(scope int) int {
	if fr, ok := f.frames[scope]; ok {
		return fr.body
	}
	return scope
}

// seen is the scope that stands for a real one where it is looked at from inside another: the frame itself, if that is
// what the real one is read in.
func (f *finder) seen(from, real int) int {
	for s := from; s != 0; s = f.outer(s) {
		if f.real(s) == real {
			return s
		}
		if f.outer(s) == s {
			break
		}
	}
	return real
}

// boundKey tells what a parameter holds for one call.
type boundKey struct {
	param *token.Assign
	call  *token.Call
	scope int
}

// bound puts what callers pass in place of parameters. Inside a frame that is one call; elsewhere each call of the function
// is a branch of its own, the same one for all its parameters. A parameter that nobody passes stays as it is.
func (r *run) bound(t target, defs []*token.Assign) []*token.Assign {
	if !slices.ContainsFunc(defs, func(d *token.Assign) bool { return d.Param && d.Func > 0 }) {
		return defs
	}
	out := make([]*token.Assign, 0, len(defs))
	for _, d := range defs {
		if b := r.passed(t, d); b != nil {
			d = b
		}
		out = append(out, d)
	}
	return out
}

// passed is what a parameter holds, as a definition; nil if nobody is seen to call its function.
func (r *run) passed(t target, p *token.Assign) *token.Assign {
	fn := r.functionOf(p.Func)
	if fn == nil || !p.Param || p.Index < 0 {
		return nil
	}
	if fr, ok := r.frames[r.seen(t.scope, fn.Scope)]; ok && !fn.Head {
		return r.passedBy(fn, p, fr.call, fr.scope)
	}
	callers := r.callersOf(p.Func)
	if len(callers) == 0 {
		return nil
	}
	c := callers[r.caller(p.Func, callers)]
	return r.passedBy(fn, p, c, c.Scope)
}

// calledFunction is the key of the choice between the calls of a function.
type calledFunction int

// caller picks one of the calls of a function.
func (r *run) caller(n int, callers []*token.Call) int {
	if len(callers) == 1 {
		r.came(callers[0])
		return 0
	}
	for _, c := range r.made {
		if c.key == calledFunction(n) {
			return min(c.picked, len(callers)-1)
		}
	}
	picked := 0
	if i := len(r.made); i < len(r.picks) {
		picked = min(r.picks[i], len(callers)-1)
	}
	r.made = append(r.made, choice{key: calledFunction(n), n: len(callers), picked: picked})
	r.came(callers[picked])
	return picked
}

// manyCallers tells of what is opened in a function that has more callers than are told apart.
func (r *run) manyCallers() {
	for _, c := range r.made {
		if n, ok := c.key.(calledFunction); ok && r.functionOf(int(n)).crowded {
			r.found.Cut(r.callersOf(int(n))[0].Place, source.TooLarge, "something is opened in a function with more than 64 callers; what the others give it was not looked at")
		}
	}
}

// came notes a call on the way to the opener.
func (r *run) came(c *token.Call) {
	if slices.Contains(r.cameBy, c) {
		return
	}
	r.cameBy = append(r.cameBy, c)
	r.note(c.Guard)
	r.related = append(r.related, setting.Related{Place: c.Place, Label: "called here"})
}

// passedBy is what a call gives to a parameter. Where it gives nothing, the default holds.
func (r *run) passedBy(fn *function, p *token.Assign, c *token.Call, scope int) *token.Assign {
	key := boundKey{p, c, scope}
	if b, ok := r.given[key]; ok {
		return b
	}
	b := *p
	b.Func = 0
	e, ok, omitted := r.argument(fn, p, c)
	switch {
	case ok:
		b.Value, b.Scope, b.Param, b.Guard = e, scope, false, c.Guard
	case omitted && p.Value.Kind != token.Unknown:
		b.Param = false
	default:
		b.Value = token.Expr{Place: c.Place}
	}
	r.given[key] = &b
	return &b
}

// argument finds what a call passes for a parameter. omitted says that it passes nothing.
func (f *finder) argument(fn *function, p *token.Assign, c *token.Call) (e token.Expr, ok, omitted bool) {
	switch p.Part {
	case "*":
		return f.furtherArguments(p, c), true, false
	case "**":
		return namedArguments(c, func(a token.Arg) bool {
			return slices.ContainsFunc(fn.params, func(other *token.Assign) bool { return other != p && names(a, other) })
		}), true, false
	}
	position, spread := 0, false
	for _, a := range c.Args {
		switch {
		case a.Spread:
			spread = true
		case names(a, p):
			return a.Value, true, false
		case a.Name.IsZero():
			if position == p.Index && p.Part != ":" && !spread {
				return partOf(a.Value, p.Part)
			}
			position++
		}
	}
	if f.gathers(fn, p, c) {
		return namedArguments(c, func(token.Arg) bool { return false }), true, false
	}
	return token.Expr{}, false, !spread
}

// partOf is the member of an argument that a pattern takes.
func partOf(e token.Expr, part string) (token.Expr, bool, bool) {
	switch {
	case part == "":
		return e, true, false
	case part == "[]":
	case e.Kind == token.ObjectOf:
		open := false
		for i := len(e.Members) - 1; i >= 0; i-- {
			m := e.Members[i]
			if m.Name.String() == part && !m.Spread {
				return m.Value, true, false
			}
			open = open || m.Spread
		}
		return token.Expr{}, false, !open
	case e.Kind == token.Name:
		return token.Expr{Kind: token.Name, Place: e.Place, Path: e.Path + "." + part}, true, false
	}
	return token.Expr{}, false, false
}

// furtherArguments is the list that *args is.
func (f *finder) furtherArguments(p *token.Assign, c *token.Call) token.Expr {
	e := token.Expr{Kind: token.ListOf, Place: c.Place}
	position := 0
	for _, a := range c.Args {
		if !a.Name.IsZero() {
			continue
		}
		if position >= p.Index {
			if a.Spread {
				return a.Value
			}
			e.Items = append(e.Items, a.Value)
		}
		position++
	}
	return e
}

// namedArguments is the object that **kwargs is: the named arguments that no other parameter takes, and what is spread.
func namedArguments(c *token.Call, taken func(token.Arg) bool) token.Expr {
	e := token.Expr{Kind: token.ObjectOf, Place: c.Place}
	for _, a := range c.Args {
		if a.Spread || !a.Name.IsZero() && !taken(a) {
			e.Members = append(e.Members, token.Member(a))
		}
	}
	return e
}

// hopInto goes on into a function of the file that the call is known to go to, as that call sees it.
func (r *run) hopInto(t target, c *token.Call) (target, bool) {
	var defs []*token.Assign
	var whose []*function
	for _, n := range r.calleesOf(c) {
		fn := r.functionOf(n)
		for _, d := range r.results(fn) {
			defs, whose = append(defs, d), append(whose, fn)
		}
	}
	if len(defs) == 0 || len(defs) > maxBranches {
		return t, false
	}
	at := t
	into, ok := r.settle(t, defs, c.Callee+"()")
	for i, d := range defs {
		if ok && d == into.def {
			into.scope = r.asCalled(whose[i], c, at.scope)
		}
	}
	return into, ok
}

// results lists what a function returns.
func (r *run) results(fn *function) []*token.Assign {
	if defs := r.assigns[slot{fn.Name + "()", fn.Scope}]; len(defs) > 0 {
		return defs
	}
	if fn.returns == nil {
		for _, a := range r.named[fn.Name] {
			if a.Value.Kind == token.FuncOf && a.Value.Scope == fn.Scope {
				for _, item := range a.Value.Items {
					fn.returns = append(fn.returns, &token.Assign{
						Target: fn.Name + "()", TargetPlace: item.Place, Value: item, Place: item.Place, Scope: fn.Scope, Guard: item.Guard,
					})
				}
			}
		}
	}
	return fn.returns
}

// callSite is the call that wrote what was read at a place: of those on the way to the opener the one around it.
func (r *run) callSite(p source.Place) *token.Call {
	for _, c := range r.cameBy {
		if c.Place.File == p.File && c.Place.Span.Contains(p.Span) {
			return c
		}
	}
	return nil
}

// writtenAt moves a connection to the call that passes its connection string: there stands what it is blamed for.
func (r *run) writtenAt(d *draft, t source.Text, read dsn.DSN) {
	if c := r.callSite(read.Place); c != nil && d.dsns == 1 {
		d.conn.Related = append(d.conn.Related, setting.Related{Place: d.conn.Where, Label: "opened here"})
		d.conn.Where, d.conn.Anchor = c.Place, anchorOf(t, read)
	}
}

// otherCallers is how many more calls than one lead to the opener: each is a connection of its own.
func (r *run) otherCallers() int {
	n := 0
	for _, c := range r.made {
		if _, ok := c.key.(calledFunction); ok {
			n += c.n - 1
		}
	}
	return min(n, maxCallers)
}

// broughtBy makes a connection to which a call contributes one of that call's own: each call gives another.
func (r *run) broughtBy(d *draft) {
	for _, c := range r.cameBy {
		if d.conn.Where.File == c.Place.File && c.Place.Span.Contains(d.conn.Where.Span) {
			return
		}
		if contributes(c, &d.conn) {
			d.conn.Related = append(d.conn.Related, setting.Related{Place: d.conn.Where, Label: "opened here"})
			d.conn.Where = c.Place
			return
		}
	}
}

// contributes reports whether anything that tells about a connection stands in a call.
func contributes(c *token.Call, conn *setting.Connection) bool {
	holds := func(p source.Place) bool { return p.File == c.Place.File && c.Place.Span.Contains(p.Span) }
	return slices.ContainsFunc(conn.Hosts, func(t source.Text) bool { return slices.ContainsFunc(t.Places(), holds) }) ||
		slices.ContainsFunc(conn.Options, func(o setting.Option) bool { return slices.ContainsFunc(o.Value.Text.Places(), holds) })
}
