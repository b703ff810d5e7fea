package opener

import (
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Objects that a function of the file changes for its caller: configure(config, url).

// handovers are the changes that functions of the file make to an object which a variable holds and which they are given,
// as the calls see them. A call that stands in a block may not be executed: it says nothing.
func (r *run) handovers(base string, def source.Span, scope int, read namer) []change {
	if r.handed >= maxHandovers {
		return nil
	}
	r.handed++
	defer func() { r.handed-- }()
	var out []change
	for _, c := range r.callsWith(base) {
		if c.Scope != r.real(scope) || c.Place.Span.Start < def.End || r.indent(c.Place.Span.Start) > r.indent(def.Start) || r.matches[c] {
			continue
		}
		for _, n := range r.calleesOf(c) {
			out = append(out, r.changedBy(r.functionOf(n), c, base, scope, read)...)
		}
	}
	return out
}

// maxHandovers bounds through how many functions an object is followed.
const maxHandovers = 2

// changedBy are the changes that one function makes to what a call gives it from a variable.
func (r *run) changedBy(fn *function, c *token.Call, base string, scope int, read namer) []change {
	var out []change
	for _, p := range fn.params {
		e, ok, _ := r.argument(fn, p, c)
		if !ok || e.Kind != token.Name || normalPath(e.Path) != base || p.Place.File != r.unit.File || p.Part != "" {
			continue
		}
		for _, ch := range r.changes(normalPath(p.Target), p.Place.Span, r.asCalled(fn, c, scope), read) {
			if r.indent(ch.place.Span.Start) <= r.bodyLevelOf(fn) {
				ch.place = c.Place
				out = append(out, ch)
			}
		}
	}
	return out
}

// bodyLevelOf is bodyLevel, found once.
func (f *finder) bodyLevelOf(fn *function) int {
	if fn.level == 0 {
		fn.level = f.bodyLevel(fn) + 1
	}
	return fn.level - 1
}

// callsWith lists the calls that are given a variable as an argument.
func (f *finder) callsWith(name string) []*token.Call {
	if f.passedOn == nil {
		f.passedOn = map[string][]*token.Call{}
		for _, c := range f.unit.Calls {
			for _, a := range c.Args {
				if a.Value.Kind == token.Name {
					path := normalPath(a.Value.Path)
					f.passedOn[path] = append(f.passedOn[path], c)
				}
			}
		}
	}
	return f.passedOn[name]
}
