package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// objectOf begins the callee of an opener that is an options object by itself, wherever it goes: of a declared type, or
// of any, told by its members.
const objectOf = "object:"

// shaped makes connections of options objects that no opener of the file is given: what a function of another file takes,
// what a settings library hands on, what is exported. Only one that says something about TLS is a connection.
func (f *finder) shaped() {
	if len(f.shapes) == 0 {
		return
	}
	s := shapes{finder: f, read: f.optionPlaces()}
	for i := range f.unit.Assigns {
		a := &f.unit.Assigns[i]
		s.visit(a, a.Value, a.TargetPlace, 0)
	}
	for _, c := range f.unit.Calls {
		if f.matches[c] {
			continue
		}
		for _, arg := range c.Args {
			s.visit(&token.Assign{Target: c.Callee, Scope: c.Scope, Guard: c.Guard}, arg.Value, c.CalleePlace, 0)
		}
	}
}

// optionPlaces are the places of all options that a connection has, in order.
func (f *finder) optionPlaces() []int {
	var out []int
	for _, m := range f.matched {
		for _, d := range f.drafts[m.call] {
			for i := range d.conn.Options {
				if p := d.conn.Options[i].Name.Place(); p.File == f.unit.File {
					out = append(out, p.Span.Start)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// shapes looks for objects; read are the offsets of options that are some connection's already.
type shapes struct {
	*finder
	read []int
}

// visit goes through an expression. under is what the object is assigned to or given to, anchor its name.
func (s *shapes) visit(under *token.Assign, e token.Expr, anchor source.Place, depth int) {
	if s.steps++; depth > maxNesting || s.steps > maxSteps {
		return
	}
	switch e.Kind {
	case token.ObjectOf:
		if s.object(under, e, anchor) {
			return
		}
		for _, m := range e.Members {
			name := anchor
			if p := m.Name.Place(); !m.Spread && !p.IsZero() {
				name = p
			}
			s.visit(under, m.Value, name, depth+1)
		}
	case token.ChoiceOf, token.FuncOf, token.ListOf:
		for _, item := range e.Items {
			s.visit(under, item, anchor, depth+1)
		}
	}
}

// object makes a connection of an object that fits an opener and reports whether nothing more is to be found in it.
func (s *shapes) object(under *token.Assign, e token.Expr, anchor source.Place) bool {
	if i, _ := slices.BinarySearch(s.read, e.Place.Span.Start); i < len(s.read) && s.read[i] < e.Place.Span.End {
		return false // but another object inside it may be nobody's
	}
	call := &token.Call{
		Callee: under.Target, Args: []token.Arg{{Value: e}}, Place: e.Place, CalleePlace: anchor, Scope: under.Scope, Guard: under.Guard,
	}
	for _, o := range s.shapes {
		if !s.fits(call, o, e) {
			continue
		}
		m := s.narrow(match{call: call, opener: o, source: "call", shape: setting.ConfigKey})
		if o.Engine == "" && len(m.opener.Drivers) > 1 {
			m.source, m.anyOf = "assumed", true
		}
		drafts := s.variants(m)
		if !slices.ContainsFunc(drafts, secures) {
			return false
		}
		for _, d := range drafts {
			s.keep(d)
		}
		return true
	}
	return false
}

// fits reports whether an object is of the opener's type, if it names one, and has the members that it asks for.
func (s *shapes) fits(c *token.Call, o *setting.Opener, e token.Expr) bool {
	if want := strings.TrimPrefix(o.Callee, objectOf); want != "*" && s.declaredType(e.Path) != want {
		return false
	}
	r := &run{finder: s.finder}
	fit, _ := r.satisfies(c, o)
	return fit
}

// declaredType is the full name of a type as the file writes it.
func (f *finder) declaredType(name string) string {
	first, rest, dotted := strings.Cut(normalPath(name), ".")
	if full, ok := f.unit.Imports[first]; ok {
		return joinPath(full, rest, dotted)
	}
	return name
}

// secures reports whether a connection says anything about TLS.
func secures(d *draft) bool {
	return slices.ContainsFunc(d.conn.Options, func(o setting.Option) bool {
		name := strings.ToLower(o.Name.String())
		return strings.Contains(name, "ssl") || strings.Contains(name, "tls") || strings.Contains(name, "encrypt") || strings.Contains(name, "trustserver")
	})
}
