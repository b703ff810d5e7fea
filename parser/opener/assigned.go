package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// assigned matches openers that are no call but an object under a name that a framework reads: "assign:DATABASES.*".
func (f *finder) assigned(a *token.Assign) {
	for _, o := range f.objects {
		if !f.subordinate(o, a.Scope) {
			f.spread(a, o, strings.Split(strings.TrimPrefix(o.Callee, "assign:"), "."))
		}
	}
}

func (f *finder) spread(a *token.Assign, o *setting.Opener, pattern []string) {
	target := strings.Split(normalPath(a.Target), ".")
	if len(target) > len(pattern) {
		return
	}
	for i, segment := range target {
		if pattern[i] != "*" && pattern[i] != segment {
			return
		}
	}
	rest := pattern[len(target):]
	switch {
	case len(rest) == 0 && isText(o) && (a.Value.Kind != token.FuncOf && a.Value.Kind != token.Name || !exports(a.Target)):
		if (a.Scope == 0 || strings.HasSuffix(a.Target, "()")) && a.Value.Kind != token.Unknown && a.Value.Kind != token.MemberOf {
			f.settle(a, o, a.Value, a.TargetPlace)
		}
	case a.Value.Kind == token.FuncOf && exports(a.Target): // called with helpers
		for _, returned := range a.Value.Items {
			f.descend(a, o, rest, returned, a.TargetPlace)
		}
	case a.Value.Kind == token.Name && exports(a.Target):
		if defs := f.visible(a.Value.Path, a.Scope); len(defs) == 1 && defs[0] != a && !defs[0].Param {
			f.descend(a, o, rest, defs[0].Value, a.TargetPlace)
		}
	case a.Value.Kind == token.ChoiceOf: // {…} if secure else None: the other branch sets nothing
		for _, branch := range a.Value.Items {
			f.descend(a, o, rest, branch, a.TargetPlace)
		}
	default:
		f.descend(a, o, rest, a.Value, a.TargetPlace)
	}
}

// exports reports a name under which a JavaScript module hands out what it makes.
func exports(target string) bool { return target == "module.exports" || target == "export.default" }

// isText reports whether a setting's value is a connection string or a host.
func isText(o *setting.Opener) bool {
	return slices.ContainsFunc(o.Args, func(a setting.Arg) bool { return a.Position == 0 && (a.Role == setting.DSN || a.Role == setting.Host) })
}

// subordinate reports whether another setting of the file takes this one along: the one with the connection string.
func (f *finder) subordinate(o *setting.Opener, scope int) bool {
	return slices.ContainsFunc(o.Args, func(a setting.Arg) bool {
		name, ok := strings.CutPrefix(a.Keyword, "assign:")
		return ok && a.Role == setting.DSN && len(f.visible(name, scope)) > 0
	})
}

// descend walks the rest of a pattern into an object and treats what it finds as a call with that object.
func (f *finder) descend(a *token.Assign, o *setting.Opener, pattern []string, e token.Expr, anchor source.Place) {
	if e.Kind == token.FuncOf { // module.exports = ({ env }) => ({…})
		for _, item := range e.Items {
			f.descend(a, o, pattern, item, anchor)
		}
		return
	}
	if e.Kind != token.ObjectOf {
		return
	}
	if len(pattern) > 0 {
		for _, m := range e.Members {
			if !m.Spread && (pattern[0] == "*" || pattern[0] == m.Name.String()) {
				f.descend(a, o, pattern[1:], m.Value, m.Name.Place())
			}
		}
		return
	}
	f.settle(a, o, e, anchor)
}

// says reports whether an object writes down what an opener is selected by.
func says(e token.Expr, selectors []setting.Selector) bool {
	return len(selectors) > 0 && !slices.ContainsFunc(selectors, func(s setting.Selector) bool {
		return s.Keyword != "" && !slices.ContainsFunc(e.Members, func(m token.Member) bool { return m.Name.String() == s.Keyword && m.Value.Kind == token.Literal })
	})
}

// settle makes a match of a setting and its value.
func (f *finder) settle(a *token.Assign, o *setting.Opener, e token.Expr, anchor source.Place) {
	if a.Target == "export.default" && !says(e, o.Select) {
		return // any module may export an object with a client
	}
	call := &token.Call{
		Callee: a.Target, Args: []token.Arg{{Value: e}}, Place: e.Place, CalleePlace: anchor, Scope: a.Scope, Guard: a.Guard,
	}
	if m, ok := f.selected(call, []*setting.Opener{o}, "key"); ok {
		m.shape = setting.ConfigKey
		f.matched = append(f.matched, m)
		f.matches[call] = true
	}
}
