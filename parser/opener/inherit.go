package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// decidesForLibpq reports whether a variable of the environment is one of libpq's that decide on TLS. Drivers that do not
// know them read past them.
func decidesForLibpq(name string) bool {
	role, ok := dsn.LibpqVariable(name)
	return ok && role == setting.OptionArg
}

// inherit hands the connections of PostgreSQL what the program itself writes into libpq's variables before it connects.
func (f *finder) inherit() {
	if len(f.writes()) == 0 {
		return
	}
	for i := range f.found.Connections {
		c := &f.found.Connections[i]
		if c.Hint.Language == "shell" {
			continue // a command has its environment already
		}
		vars := f.writtenFor(f.scopeAt(c.Anchor))
		if len(vars) == 0 {
			continue
		}
		if c.Hint.Engine != "postgresql" && f.schemes[strings.ToLower(c.Scheme.String())].Engine != "postgresql" {
			continue
		}
		for _, o := range lastBefore(vars, c.Anchor.Span.Start) {
			if decidesForLibpq(o.Name.String()) {
				c.Options = append(c.Options, o)
			}
		}
	}
}

// write is one assignment to a variable of the environment.
type write struct {
	setting.Option
	scope int
	level int // how deep it stands in blocks
}

// writes lists what the program writes into its environment, in order.
func (f *finder) writes() []write {
	if f.wrote != nil {
		return f.wrote
	}
	f.wrote = []write{}
	r := &run{finder: f}
	for _, v := range f.setInEnvironment() {
		if v.Guard == setting.NoGuard && !setting.NamesSecret(v.name.String()) {
			o := setting.Option{Name: v.name, Value: r.value(v.Value, v.Scope), Layer: setting.InEnv}
			f.wrote = append(f.wrote, write{o, v.Scope, f.indent(v.Place.Span.Start)})
		}
	}
	slices.SortStableFunc(f.wrote, func(a, b write) int { return a.Name.Place().Span.Start - b.Name.Place().Span.Start })
	return f.wrote
}

// writtenFor are the variables that are always set when something in a scope runs: by the file's top level, by functions
// that run before all others, and by the function itself. What stands in a block may not be executed.
func (f *finder) writtenFor(scope int) []setting.Option {
	var out []setting.Option
	for _, w := range f.writes() {
		top := w.scope == 0 && w.level == 0
		fn := f.around(w.scope)
		switch {
		case top:
		case fn != nil && w.scope == fn.Scope && (f.within(scope, w.scope) || f.unit.Language == "go" && fn.Name == "init" && fn.Class == "") && w.level <= f.bodyLevel(fn):
		default:
			continue
		}
		out = append(out, w.Option)
	}
	return out
}

// bodyLevel is how deep the statements of a function's body stand.
func (f *finder) bodyLevel(fn *function) int {
	level := -1
	for i := range f.unit.Assigns {
		if a := &f.unit.Assigns[i]; a.Scope == fn.Scope && !a.Param {
			if n := f.indent(a.Place.Span.Start); level < 0 || n < level {
				level = n
			}
		}
	}
	for _, c := range f.unit.Calls {
		if c.Scope == fn.Scope {
			if n := f.indent(c.Place.Span.Start); level < 0 || n < level {
				level = n
			}
		}
	}
	return level
}

// scopeAt is the scope of the call around a place.
func (f *finder) scopeAt(p source.Place) int {
	scope, width := 0, 0
	for _, c := range f.unit.Calls {
		if c.Place.Span.Start > p.Span.Start {
			break
		}
		if n := c.Place.Span.Len(); c.Place.File == p.File && c.Place.Span.Contains(p.Span) && (width == 0 || n < width) {
			scope, width = c.Scope, n
		}
	}
	return scope
}

// lastBefore are the variables as they stand at an offset: the later of two assignments counts.
func lastBefore(vars []setting.Option, at int) []setting.Option {
	var out []setting.Option
	for _, v := range vars {
		if v.Name.Place().Span.Start < at {
			out = slices.DeleteFunc(out, func(o setting.Option) bool { return o.Name.String() == v.Name.String() })
			out = append(out, v)
		}
	}
	return out
}
