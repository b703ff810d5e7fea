package opener

import (
	"slices"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Functions of other files that open a connection with what they are given: connect("postgres://…") where connect is
// imported. The connection is the caller's.

// adoptFunctions enters the functions of another file, whose scopes begin at top. It returns what to add to the numbers that
// the file's own definitions have for them.
func (f *finder) adoptFunctions(u *token.Unit, top int) int {
	base := len(f.functions)
	for _, fn := range u.Funcs {
		fn.Scope += top
		f.functions = append(f.functions, &function{Func: fn, home: top, foreign: true, file: u.File})
		if fn.Scope != top && !fn.Head {
			f.bodies[fn.Scope] = len(f.functions)
			f.parents[fn.Scope] = top
		}
		if fn.Name != "" {
			f.functionsNamed[fn.Name] = append(f.functionsNamed[fn.Name], len(f.functions))
		}
	}
	return base
}

// adoptDefinition enters what another file's definition says about its functions.
func (f *finder) adoptDefinition(a *token.Assign, base, top int) {
	if a.Value.Kind == token.FuncOf && a.Value.Scope > 0 {
		a.Value.Scope += top
		if fn := f.functionOf(f.bodies[a.Value.Scope]); fn != nil && fn.Name == "" && !a.Param {
			fn.Name = lastSegment(normalPath(a.Target))
		}
	}
	if a.Func == 0 {
		return
	}
	a.Func += base
	if fn := f.functionOf(a.Func); fn != nil && a.Param && a.Index >= 0 {
		fn.params = append(fn.params, a)
	}
}

// callable lets calls in this file go to the functions of another file, under the names that they have here.
func (f *finder) callable(b *Beside) {
	for n, fn := range f.functions {
		if !fn.foreign || fn.Name == "" || fn.file != b.File {
			continue
		}
		name := fn.Name
		switch {
		case name == "default" && b.Language == "javascript":
			name = "export.default"
		case fn.Class != "":
			name = fn.Class + "." + fn.Name
		}
		local, ok := b.local(name)
		if !ok || slices.Contains(fn.locals, local) {
			continue
		}
		fn.locals = append(fn.locals, local)
		if last := lastSegment(local); !slices.Contains(f.functionsNamed[last], n+1) {
			f.functionsNamed[last] = append(f.functionsNamed[last], n+1)
		}
	}
}

// openedFor takes over the openers in those functions of another file, whose scopes begin at top, that this one calls. What
// is set on their results stands in that file too, and is not read from here.
func (f *finder) openedFor(u *token.Unit, top int) {
	used := map[int]bool{}
	for n, fn := range f.functions {
		if fn.file == u.File && len(f.callersOf(n+1)) > 0 {
			used[fn.Scope-top] = true
		}
	}
	if len(used) == 0 {
		return
	}
	other := newFinder(f.catalog, *u, f.known)
	other.match()
	for _, m := range other.matched {
		fn := other.around(m.call.Scope)
		if fn == nil || !used[fn.Scope] || m.opener.Setters {
			continue
		}
		if len(f.matched) > maxForeign {
			f.found.Cut(source.Place{File: f.unit.File}, source.TooLarge, "functions of other files open more than 200 connections for this one; the others were not looked at")
			break
		}
		c := *m.call
		c.Scope += top
		m.call, m.abroad = &c, true
		f.matched = append(f.matched, m)
		f.matches[&c] = true
	}
}

// maxForeign bounds how many openers of other files are looked at.
const maxForeign = 200

// called settles a connection that another file opens: it stands where this file calls for it.
func (d *draft) called(r *run) {
	if !d.abroad {
		return
	}
	d.aside = true
	for _, c := range r.cameBy {
		if c.Place.File != r.unit.File {
			continue
		}
		d.aside = false
		d.conn.Where = c.Place
		if d.conn.Anchor.File != c.Place.File {
			d.conn.Related = append(d.conn.Related, setting.Related{Place: d.conn.Anchor, Label: "opened here"})
			d.conn.Anchor = calleeOf(c)
		}
		return
	}
}

// opensFor matches the names of functions that may open a connection for their caller.
var opensFor = source.Pattern(`(?i)connect|conn$|open|pool|client|engine|session|database|^(new|get|make|create|init|setup)_?db|dsn`)

// handed notes calls of functions in other files that may open a connection with what they are given.
func (f *finder) handed() {
	opens := map[string]bool{}
	for _, c := range f.unit.Calls {
		if c.Receiver != nil || len(c.Args) == 0 || f.matches[c] || !f.mayBeForeign(c) {
			continue
		}
		may, known := opens[c.Method]
		if !known {
			may = opensFor().MatchString(c.Method)
			opens[c.Method] = may
		}
		if r := (&run{finder: f}); may && len(f.calleesOf(c)) == 0 && r.hands(c) {
			f.lacking[normalPath(c.Callee)], f.handing = true, true
		}
	}
}

// mayBeForeign reports whether a call may go to another file of the program, by its name.
func (f *finder) mayBeForeign(c *token.Call) bool {
	_, imported := f.unit.Imports[firstSegment(c.Callee)]
	switch f.unit.Language {
	case "go":
		return imported || c.Callee == c.Method
	case "java":
		return imported || isClass(c.Callee)
	}
	return imported
}

// hands reports whether a call passes anything that a connection is made of: a string, or an object.
func (r *run) hands(c *token.Call) bool {
	return slices.ContainsFunc(c.Args, func(a token.Arg) bool {
		t := r.follow(a.Value, c.Scope)
		return t.expr.Kind == token.ObjectOf || t.expr.Kind == token.ConcatOf || t.expr.Kind == token.Literal && t.expr.Value == setting.String
	})
}
