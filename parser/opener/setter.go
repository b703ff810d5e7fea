package opener

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func sortChanges(list []change) {
	slices.SortStableFunc(list, func(a, b change) int { return cmp.Compare(a.place.Span.Start, b.place.Span.Start) })
}

// setters applies what is called on, or assigned to, the opener's result: properties of a data source, a builder's
// methods in a chain.
func (r *run) setters(d *draft) {
	if !d.opener.Setters {
		return
	}
	r.chain(d)
	base := normalPath(r.holder(d.call))
	if base == "" {
		return
	}
	changes := r.changes(base, d.call.Place.Span, d.call.Scope, beans)
	r.applyChanges(d, "", changes, d.call.Place.Span, d.call.Scope)
	for i := range d.opener.Args {
		if a := &d.opener.Args[i]; a.Keyword != "" && a.Role == setting.Options {
			r.applyChanges(d, a.Name, r.calls(base+"."+a.Keyword, d.call.Place.Span, d.call.Scope), d.call.Place.Span, d.call.Scope)
		}
	}
}

// holder is the variable that takes the result of a call or of the chain that the call begins.
func (r *run) holder(c *token.Call) string {
	for range maxNesting {
		if c.AssignedTo != "" {
			return c.AssignedTo
		}
		if c = r.chained[c]; c == nil {
			return ""
		}
	}
	return ""
}

// chain applies builder().sslMode(x).host(y).
func (r *run) chain(d *draft) {
	c := d.call
	for range 200 {
		next := r.chained[c]
		if next == nil {
			return
		}
		changes := beans(r, next)
		if inside, ok := r.appliedBy(next); ok {
			changes = inside
		} else if changes == nil && len(next.Args) == 1 {
			changes = []change{{name: source.Verbatim(next.CalleePlace), value: next.Args[0].Value, place: next.Place, scope: next.Scope}}
		}
		for _, ch := range changes {
			r.change(d, "", ch)
		}
		d.conn.Where.Span = d.conn.Where.Span.Cover(next.Place.Span)
		c = next
	}
}

// appliedBy reads the block of apply { jdbcUrl = "…"; setUsername("app") }, whose statements change the object.
func (r *run) appliedBy(c *token.Call) ([]change, bool) {
	switch c.Method {
	case "apply", "also", "run", "with", "tap":
	default:
		return nil, false
	}
	if len(c.Args) == 0 || c.Args[len(c.Args)-1].Value.Kind != token.FuncOf {
		return nil, false
	}
	scope := c.Args[len(c.Args)-1].Value.Scope
	var out []change
	for i := range r.unit.Assigns {
		a := &r.unit.Assigns[i]
		name := strings.TrimPrefix(strings.TrimPrefix(normalPath(a.Target), "this."), "it.")
		if a.Scope == scope && scope != 0 && !a.Param && !strings.HasSuffix(name, "()") && a.Place.Span.Start == a.TargetPlace.Span.Start {
			out = append(out, change{name: source.Decoded(a.TargetPlace, name), value: a.Value, place: a.Place, scope: scope, guard: a.Guard})
		}
	}
	for _, inner := range r.unit.Calls {
		if inner.Scope == scope && inner.Receiver == nil && !strings.Contains(strings.TrimPrefix(strings.TrimPrefix(inner.Callee, "it."), "this."), ".") {
			out = append(out, beans(r, inner)...)
		}
	}
	sortChanges(out)
	return out, true
}

// builtBy finds the opener that made a value: the opener's call itself, a variable that holds its result, or something
// derived from such a variable: cfg.FormatDSN(), builder.ConnectionString, RegisterConnConfig(cfg).
func (r *run) builtBy(e token.Expr, scope, depth int) *token.Call {
	if depth > maxFollow {
		return nil
	}
	if r.steps++; r.steps > maxSteps {
		return nil
	}
	if e.Call != nil {
		if r.matches[e.Call] {
			return e.Call
		}
		return r.derived(e.Call, scope, depth)
	}
	if e.Kind == token.Name {
		path := normalPath(e.Path)
		for p := path; p != ""; p = p[:max(0, strings.LastIndexByte(p, '.'))] {
			if call := r.madeInto(p, e, scope, depth); call != nil {
				return call
			}
		}
	}
	return nil
}

func (r *run) derived(c *token.Call, scope, depth int) *token.Call {
	for _, n := range r.calleesOf(c) {
		for _, d := range r.results(r.functionOf(n)) {
			if call := r.builtBy(d.Value, d.Scope, depth+1); call != nil {
				return call
			}
		}
	}
	if c.Receiver != nil {
		return r.builtBy(*c.Receiver, scope, depth+1)
	}
	callee := normalPath(c.Callee)
	if i := strings.LastIndexByte(callee, '.'); i > 0 && (len(c.Args) == 0 || normalPath(c.AssignedTo) == callee[:i]) {
		name := token.Expr{Kind: token.Name, Place: c.Place, Path: callee[:i]}
		if call := r.builtBy(name, scope, depth+1); call != nil {
			return call
		}
	}
	if len(c.Args) > 0 && c.Args[0].Value.Kind == token.Name && !c.New {
		return r.builtBy(c.Args[0].Value, scope, depth+1)
	}
	return nil
}

// madeInto finds the opener whose result a variable holds at a use.
func (r *run) madeInto(path string, e token.Expr, scope, depth int) *token.Call {
	for _, a := range r.before(path, scope, e.Place.Span.Start) {
		if a.Value.Place != e.Place {
			if call := r.builtBy(a.Value, a.Scope, depth+1); call != nil {
				return call
			}
		}
	}
	for _, c := range r.taken[path] {
		if r.matches[c] && c.Place.Span.End <= e.Place.Span.Start && (c.Scope == r.real(scope) || c.Scope == 0 || strings.Contains(path, ".")) {
			return c
		}
	}
	return nil
}

// registered joins a TLS configuration that is registered under a name with the connection that names it.
func (r *run) registered(d *draft) {
	for _, o := range slices.Clone(d.conn.Options) {
		if o.Value.Kind != setting.String {
			continue
		}
		e, ok := r.tls[strings.TrimPrefix(o.Value.Text.String(), "pqgo-")]
		if !ok {
			continue
		}
		if t := r.follow(e.expr, e.scope); t.expr.Kind == token.ObjectOf {
			r.nested(d, "tls", t)
			d.conn.Related = append(d.conn.Related, setting.Related{Place: t.expr.Place, Label: "registered here"})
		}
		return
	}
}
