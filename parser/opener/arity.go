package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
)

// takes reports whether a function can be called with the arguments of a call.
func (f *finder) takes(fn *function, c *token.Call) bool {
	positional, last := 0, -1
	for _, a := range c.Args {
		switch {
		case a.Spread:
			return true
		case a.Name.IsZero():
			positional++
		}
	}
	rest := false
	for _, p := range fn.params {
		if p.Part != ":" && p.Part != "**" {
			last = max(last, p.Index)
		}
		rest = rest || p.Part == "*"
	}
	if positional > last+1 && !rest {
		return false
	}
	return f.unit.Language == "javascript" || f.unit.Language == "perl" || f.complete(fn, c, positional)
}

// complete reports whether all parameters without a default get an argument, and all named arguments find a parameter.
func (f *finder) complete(fn *function, c *token.Call, positional int) bool {
	for _, p := range fn.params {
		if p.Value.Kind != token.Unknown || p.Part == "*" || p.Part == "**" || p.Part != ":" && p.Index < positional {
			continue
		}
		if !slices.ContainsFunc(c.Args, func(a token.Arg) bool { return names(a, p) }) && !f.gathers(fn, p, c) {
			return false
		}
	}
	for _, a := range c.Args {
		if a.Name.IsZero() || slices.ContainsFunc(fn.params, func(p *token.Assign) bool {
			return p.Part == "**" || names(a, p) || f.gathers(fn, p, c)
		}) {
			continue
		}
		return false
	}
	return true
}

// names reports whether an argument is given to a parameter by its name.
func names(a token.Arg, p *token.Assign) bool {
	return !a.Name.IsZero() && a.Name.String() == strings.TrimPrefix(p.Target, "$")
}

// gathers reports whether a parameter takes the keys that a call ends with as one object, as Ruby and Elixir have it.
func (f *finder) gathers(fn *function, p *token.Assign, c *token.Call) bool {
	switch f.unit.Language {
	case "ruby", "elixir", "perl":
	default:
		return false
	}
	positional := 0
	for _, a := range c.Args {
		if a.Name.IsZero() && !a.Spread {
			positional++
		}
	}
	return p.Part == "" && p.Index == positional && p == fn.params[len(fn.params)-1] && positional < len(c.Args)
}
