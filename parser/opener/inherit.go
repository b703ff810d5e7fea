package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
)

// decidesForLibpq reports whether a variable of the environment is one of libpq's that decide on TLS. Drivers that do not
// know them read past them.
func decidesForLibpq(name string) bool {
	role, ok := dsn.LibpqVariable(name)
	return ok && role == setting.OptionArg
}

// inherit hands the connections of PostgreSQL what the program itself writes into libpq's variables before it connects.
func (f *finder) inherit() {
	vars := f.written()
	if len(vars) == 0 {
		return
	}
	for i := range f.found.Connections {
		c := &f.found.Connections[i]
		if c.Hint.Engine != "postgresql" && f.schemes[strings.ToLower(c.Scheme.String())].Engine != "postgresql" {
			continue
		}
		c.Options = append(c.Options, lastBefore(vars, c.Anchor.Span.Start)...)
	}
}

// written are the assignments to libpq's variables that the file's top level always does, in order.
func (f *finder) written() []setting.Option {
	var out []setting.Option
	for i := range f.unit.Assigns {
		a := &f.unit.Assigns[i]
		name, ok := variable(normalPath(a.Target))
		if !ok || !decidesForLibpq(name) || a.Scope != 0 || a.Guard != setting.NoGuard || f.indent(a.Place.Span.Start) > 0 {
			continue
		}
		r := &run{finder: f}
		out = append(out, setting.Option{Name: nameIn(a.TargetPlace, name), Value: r.value(a.Value, a.Scope), Layer: setting.InEnv})
	}
	return out
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
