package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Values that a program looks up by name and has given to that name itself: variables of the environment that it sets,
// the defaults of flags and of a configuration.

// gift is a value that is given to a name.
type gift struct {
	*token.Assign
	softly bool // it only counts where the name has no value yet
}

// softly are the calls that give a variable of the environment its default.
var softly = map[string]bool{"os.environ.setdefault": true, "environ.setdefault": true}

// turn puts the name first in calls of a helper of the file's own that takes the default first.
func (f *finder) turn() {
	last := map[string]bool{}
	for _, c := range f.unit.Calls {
		if len(c.Args) != 2 || c.Receiver != nil || getters[normalPath(c.Callee)] || !ownGetter().MatchString(c.Method) {
			continue
		}
		turned, known := last[c.Method]
		if !known {
			turned = f.takesNameLast(c.Method + "()")
			last[c.Method] = turned
		}
		if turned {
			c.Args[0], c.Args[1] = c.Args[1], c.Args[0]
		}
	}
}

// takesNameLast reports whether a function of two parameters looks up the second one.
func (f *finder) takesNameLast(function string) bool {
	results := f.named[function]
	if len(results) == 0 {
		return false
	}
	scope := results[0].Scope
	var params []string
	for i := range f.unit.Assigns {
		if a := &f.unit.Assigns[i]; a.Param && a.Scope == scope {
			params = append(params, a.Target)
		}
	}
	for _, c := range f.unit.Calls {
		if c.Scope != scope || len(params) != 2 {
			continue
		}
		if name, _, ok := environmentCall(c); ok && name.Kind == token.Name {
			return name.Path == params[1]
		}
	}
	return false
}

// givenTo lists what the file gives to a name that is looked up. Only when a program looks one up all that its names are
// made of is known.
func (f *finder) givenTo(ref string) []gift {
	if f.gifts == nil {
		f.gifts = map[string][]gift{}
		f.collectGifts()
	}
	return f.gifts[ref]
}

func (f *finder) collectGifts() {
	for _, v := range f.setInEnvironment() {
		f.give("env:"+v.name.String(), v.gift)
	}
	for _, c := range f.unit.Calls {
		if name := givenName(c); name != "" && len(c.Args) > 1 && processCalls[normalPath(c.Callee)] == "system-property" {
			f.give("env:"+name, gift{Assign: setBy(c, c.Args[1].Value)})
		}
	}
}

// variableSet is an assignment to a variable of the environment.
type variableSet struct {
	name source.Text
	gift
}

// setInEnvironment lists what the program sets in its environment: by assignments, and by calls with a name and a value or
// with NAME=value.
func (f *finder) setInEnvironment() []variableSet {
	r := &run{finder: f}
	var out []variableSet
	add := func(name source.Text, by gift) {
		if name.Known() && name.Len() > 0 {
			out = append(out, variableSet{name, by})
		}
	}
	for i := range f.unit.Assigns {
		a := &f.unit.Assigns[i]
		if name, ok := variable(normalPath(a.Target)); ok {
			add(nameIn(a.TargetPlace, name), gift{Assign: a})
		}
	}
	for _, c := range f.unit.Calls {
		switch callee := normalPath(c.Callee); {
		case processCalls[callee] == "process-env" && len(c.Args) >= 2:
			add(r.text(c.Args[0].Value, c.Scope), gift{setBy(c, c.Args[1].Value), softly[callee]})
		case (callee == "putenv" || callee == "os.putenv") && len(c.Args) == 1:
			if name, value, ok := r.text(c.Args[0].Value, c.Scope).Cut("="); ok {
				add(name, gift{Assign: setBy(c, token.Expr{Kind: token.Literal, Place: value.Place(), Text: value, Value: setting.String})})
			}
		}
	}
	return out
}

// setBy is the assignment that a call makes.
func setBy(c *token.Call, value token.Expr) *token.Assign {
	return &token.Assign{TargetPlace: c.CalleePlace, Value: value, Place: c.Place, Scope: c.Scope, Guard: c.Guard}
}

func (f *finder) give(ref string, g gift) { f.gifts[ref] = append(f.gifts[ref], g) }

// givenName is the name that a call's first argument is, if that is a string.
func givenName(c *token.Call) string {
	if len(c.Args) == 0 || c.Args[0].Value.Kind != token.Literal || c.Args[0].Value.Value != setting.String {
		return ""
	}
	return c.Args[0].Value.Text.String()
}

// declareFlags enters the defaults of flags as definitions.
func (f *finder) declareFlags() {
	for _, c := range f.unit.Calls {
		f.flag(c)
	}
}

// flag reads the calls that declare a flag with a default: of Python's argparse it becomes a field of what is parsed, of
// Go's packages the variable whose address is given.
func (f *finder) flag(c *token.Call) {
	name := givenName(c)
	switch {
	case f.unit.Language == "python" && c.Method == "add_argument" && strings.HasPrefix(name, "-"):
		value := argument(c, "default")
		for _, a := range c.Args {
			if s := a.Value.Text.String(); a.Name.IsZero() && strings.HasPrefix(s, "--") {
				name = s
				break
			}
		}
		field := strings.ReplaceAll(strings.TrimLeft(name, "-"), "-", "_")
		if dest := argument(c, "dest"); dest.Kind == token.Literal {
			field = dest.Text.String()
		}
		if value.Kind != token.Unknown {
			f.declare("*."+field, name, value, c)
		}
	case f.unit.Language == "go" && len(c.Args) >= 3 && goFlags[c.Method] && c.Args[0].Value.Kind == token.Name:
		value := c.Args[2].Value
		if strings.HasSuffix(c.Method, "P") && len(c.Args) > 3 {
			value = c.Args[3].Value
		}
		if second := c.Args[1].Value; second.Kind == token.Literal {
			f.declare(c.Args[0].Value.Path, second.Text.String(), value, c)
		}
	}
}

// goFlags are the functions that give a variable the default of a flag.
var goFlags = map[string]bool{
	"StringVar": true, "BoolVar": true, "IntVar": true, "StringVarP": true, "BoolVarP": true, "IntVarP": true,
}

// declare enters a flag's default as the definition of target.
func (f *finder) declare(target, flag string, value token.Expr, c *token.Call) {
	looked := token.Expr{Kind: token.Name, Place: c.CalleePlace, Path: "flag:" + strings.TrimLeft(flag, "-")}
	scope := c.Scope
	if len(f.assigns[slot{firstSegment(target), scope}]) == 0 {
		scope = 0 // a variable of the top level
	}
	a := &token.Assign{
		Target: target, TargetPlace: c.CalleePlace, Place: c.Place, Scope: scope, Guard: c.Guard,
		Value: token.Expr{Kind: token.ChoiceOf, Place: value.Place, Items: []token.Expr{looked, value}, Default: true},
	}
	f.enterDefinition(a)
}

// enterDefinition adds a definition that no assignment of the program makes.
func (f *finder) enterDefinition(a *token.Assign) {
	at := slot{a.Target, a.Scope}
	f.assigns[at] = append(f.assigns[at], a)
	f.named[a.Target] = append(f.named[a.Target], a)
}

// hopGiven goes on to the value that the program gave to the name that it looks up, before that.
func (r *run) hopGiven(t target, ref string) (target, bool) {
	list := r.givenTo(ref)
	for i := len(list) - 1; i >= 0; i-- {
		g := list[i]
		use := t.expr.Place
		if g.Place.File != use.File || !g.softly && g.Place.Span.End > use.Span.Start || g.Guard != setting.NoGuard {
			continue
		}
		if !g.softly && !r.reachesScope(g.Scope, t.scope) {
			continue
		}
		if g.softly || g.Scope == t.scope && r.indent(g.Place.Span.Start) > r.indent(use.Span.Start) {
			t.ref = orElse(t.ref, ref)
		}
		t.expr, t.base, t.scope, t.def = g.Value, "", g.Scope, g.Assign
		return t, true
	}
	return t, false
}

// reachesScope reports whether a scope is that one or lies around it.
func (f *finder) reachesScope(outer, scope int) bool {
	for s := scope; ; s = f.outer(s) {
		switch {
		case s == outer:
			return true
		case s == 0 || f.parents[s] == s:
			return false
		}
	}
}
