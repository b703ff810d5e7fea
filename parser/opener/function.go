package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// function is a function of the program, with what it is called with.
type function struct {
	token.Func
	params  []*token.Assign // in order, without the object of a method
	home    int             // the scope that the function stands in
	callers []*token.Call
	sought  bool            // callers are known
	crowded bool            // it has more of them than are told apart
	returns []*token.Assign // of one that has no name of its own
	level   int             // 1 + how deep its statements stand in blocks; 0 until it is asked for
	foreign bool            // of another file
	file    *source.File    // of one of another file
	locals  []string        // what one of another file is called here
}

// indexFunctions lists the functions and gives each its parameters. A function that is the value of a name has that name.
func (f *finder) indexFunctions() {
	for i := range f.unit.Funcs {
		f.addFunction(f.unit.Funcs[i])
	}
	for i := range f.unit.Assigns {
		a := &f.unit.Assigns[i]
		f.fielded = f.fielded || a.Class != ""
		if fn := f.functionOf(a.Func); fn != nil && a.Param && a.Index >= 0 && (a.Target != "void" || f.unit.Language != "c") {
			fn.params = append(fn.params, a)
		}
		if a.Value.Kind == token.FuncOf && !a.Param {
			f.name(a)
		}
	}
}

func (f *finder) addFunction(fn token.Func) {
	f.fielded = f.fielded || fn.Head
	f.functions = append(f.functions, &function{Func: fn, home: f.outer(fn.Scope)})
	n := len(f.functions)
	if fn.Head {
		f.functions[n-1].home = fn.Scope
	}
	if _, taken := f.bodies[fn.Scope]; !taken && fn.Scope != 0 {
		f.bodies[fn.Scope] = n
	}
	if fn.Name != "" {
		f.functionsNamed[fn.Name] = append(f.functionsNamed[fn.Name], n)
	}
}

// name gives the function that is the value of a name that name: const connect = (dsn) => …
func (f *finder) name(a *token.Assign) {
	n := f.bodies[a.Value.Scope]
	fn := f.functionOf(n)
	if fn == nil || fn.Name != "" || a.Value.Scope == 0 {
		return
	}
	fn.Name = lastSegment(normalPath(a.Target))
	f.functionsNamed[fn.Name] = append(f.functionsNamed[fn.Name], n)
}

// functionOf is the function with a number, as an Assign's Func has it; nil if there is none.
func (f *finder) functionOf(n int) *function {
	if n <= 0 || n > len(f.functions) {
		return nil
	}
	return f.functions[n-1]
}

// around is the innermost function around a scope; nil outside of all.
func (f *finder) around(scope int) *function {
	for s := f.real(scope); s != 0; s = f.outer(s) {
		if n := f.bodies[s]; n > 0 {
			return f.functionOf(n)
		}
		if f.outer(s) == s {
			break
		}
	}
	return nil
}

// classAround is the class in whose methods a scope lies; "" outside of classes.
func (f *finder) classAround(scope int) string {
	if fn := f.around(scope); fn != nil {
		return fn.Class
	}
	return ""
}

// within reports whether a scope is another one or lies in it.
func (f *finder) within(scope, outer int) bool {
	for s := f.real(scope); ; s = f.outer(s) {
		if s == outer {
			return true
		}
		if s == 0 || f.outer(s) == s {
			return false
		}
	}
}

// constructorNames are what languages call the function that makes an object.
var constructorNames = map[string]bool{"__init__": true, "constructor": true, "initialize": true, "__construct": true, "init": true}

func (fn *function) isConstructor() bool {
	return fn.Class != "" && (fn.Name == fn.Class || constructorNames[fn.Name])
}

// callersOf lists the calls of a function that stand outside of it, in the order of the file.
func (f *finder) callersOf(n int) []*token.Call {
	fn := f.functionOf(n)
	if fn == nil || fn.Name == "" {
		return nil
	}
	if fn.sought {
		return fn.callers
	}
	fn.sought = true
	names := []string{fn.Name}
	for _, local := range fn.locals {
		names = append(names, lastSegment(local))
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if fn.isConstructor() {
		names = []string{fn.Class, "new"}
	}
	for _, name := range names {
		for _, c := range f.callsNamed(name) {
			if !f.goesTo(c, fn) {
				continue
			}
			if len(fn.callers) == maxCallers {
				fn.crowded = true
				break
			}
			fn.callers = append(fn.callers, c)
		}
	}
	return fn.callers
}

// maxCallers bounds how many calls of one function are told apart.
const maxCallers = 64

// callsNamed lists the calls whose last name is given.
func (f *finder) callsNamed(name string) []*token.Call {
	if f.called == nil {
		f.called = map[string][]*token.Call{}
		for _, c := range f.unit.Calls {
			method := lastSegment(normalPath(c.Method))
			f.called[method] = append(f.called[method], c)
		}
	}
	return f.called[name]
}

// calleesOf lists the functions that a call may go to.
func (f *finder) calleesOf(c *token.Call) []int {
	var out []int
	for _, n := range f.functionsNamed[lastSegment(normalPath(c.Method))] {
		if fn := f.functionOf(n); !fn.isConstructor() && f.goesTo(c, fn) {
			out = append(out, n)
		}
	}
	return out
}

// goesTo reports whether a call goes to a function, as far as names and the number of arguments tell.
func (f *finder) goesTo(c *token.Call, fn *function) bool {
	callee := normalPath(c.Callee)
	if c.Place.File != f.unit.File { // of another file, to a function beside it
		return fn.file == c.Place.File && fn.Class == "" && c.Receiver == nil && !c.New && callee == fn.Name && f.takes(fn, c)
	}
	if !fn.Head && f.within(c.Scope, fn.Scope) || !f.takes(fn, c) {
		return false
	}
	if fn.foreign {
		return c.Receiver == nil && !c.New && slices.Contains(fn.locals, callee) && !f.hidden(lastSegment(callee), c.Scope, 0)
	}
	if f.unit.Language == "elixir" {
		return callee == fn.Name && f.within(c.Scope, fn.home) || len(f.assigns[slot{f.elixirPath(callee) + "()", fn.Scope}]) > 0
	}
	if fn.isConstructor() {
		return f.makes(c, callee, fn.Class)
	}
	object, dotted := "", c.Receiver != nil
	if !dotted {
		if object = parent(callee); object != "" {
			dotted = true
		}
	}
	if !dotted {
		return !c.New && f.callsPlain(c, fn)
	}
	if c.New {
		return false
	}
	return f.callsOn(c, object, fn)
}

// callsPlain decides about name(…).
func (f *finder) callsPlain(c *token.Call, fn *function) bool {
	if f.hidden(fn.Name, c.Scope, fn.home) {
		return false
	}
	if fn.Class == "" || f.classAround(fn.home) == fn.Class {
		return f.within(c.Scope, fn.home)
	}
	switch f.unit.Language {
	case "java", "csharp", "ruby", "c":
		return f.classAround(c.Scope) == fn.Class || f.unit.Language == "java" && f.only(fn)
	}
	return false
}

// anothers reports whether a call by the name of a function of this file surely goes to another one: it stands in another
// file, has other arguments, or is a method of Go, whose objects have types.
func (f *finder) anothers(c *token.Call) bool {
	if c.Place.File != f.unit.File {
		return true
	}
	known := f.functionsNamed[lastSegment(normalPath(c.Method))]
	if f.ownFunctions(lastSegment(normalPath(c.Method))) == 0 {
		return false
	}
	return f.unit.Language == "go" || !slices.ContainsFunc(known, func(n int) bool { return f.takes(f.functionOf(n), c) })
}

// only reports whether no other function has the name of this one.
func (f *finder) only(fn *function) bool { return f.ownFunctions(fn.Name) == 1 }

// ownFunctions is how many functions of this file have a name.
func (f *finder) ownFunctions(name string) int {
	own := 0
	for _, n := range f.functionsNamed[name] {
		own += boolInt(!f.functionOf(n).foreign)
	}
	return own
}

// hidden reports whether a name means something else than a function in a scope inside that function's home.
func (f *finder) hidden(name string, scope, home int) bool {
	for s := f.real(scope); s != home && s != 0; s = f.outer(s) {
		for _, a := range f.assigns[slot{name, s}] {
			if a.Value.Kind != token.FuncOf {
				return true
			}
		}
		if f.outer(s) == s {
			break
		}
	}
	return false
}

// callsOn decides about object.name(…): the object must be one of the function's class, or the class itself.
func (f *finder) callsOn(c *token.Call, object string, fn *function) bool {
	if fn.Class == "" {
		return object != "" && f.holdsFunctions(object, c.Scope)
	}
	if c.Receiver != nil {
		return c.Receiver.Call != nil && f.madeBy(token.Expr{Kind: token.CallOf, Call: c.Receiver.Call, Place: c.Receiver.Place}, c.Scope, fn.Class, 0)
	}
	switch object {
	case "this", "self", "cls", "super", "Self", "static", "$this", "parent":
		return f.classAround(c.Scope) == fn.Class
	}
	if lastSegment(object) == fn.Class {
		return true
	}
	return f.madeBy(token.Expr{Kind: token.Name, Path: object, Place: c.Place}, c.Scope, fn.Class, 0)
}

// holdsFunctions reports an object that stands for the file's own functions: exports.connect(…).
func (f *finder) holdsFunctions(object string, scope int) bool {
	if object == "exports" || object == "module.exports" {
		return true
	}
	defs := f.visible(object, scope)
	return len(defs) == 1 && defs[0].Value.Kind == token.ObjectOf && f.unit.Language == "javascript"
}

// madeBy reports whether an expression is an object of a class of the file: what its constructor made, what a function
// returns that makes one, the object of one of its methods.
func (f *finder) madeBy(e token.Expr, scope int, class string, depth int) bool {
	if depth > maxMade {
		return false
	}
	switch e.Kind {
	case token.CallOf:
		return e.Call != nil && f.callMakes(e.Call, class, depth)
	case token.ObjectOf:
		return lastSegment(normalPath(e.Path)) == class
	case token.Name:
		key := madeKey{path: normalPath(e.Path), scope: f.real(scope), class: class}
		made, known := f.made[key]
		if !known {
			f.made[key] = false // until it is known, and in a circle
			made = f.nameHolds(key, scope, depth)
			f.made[key] = made
		}
		return made
	}
	return false
}

// maxMade bounds how far it is followed who made an object.
const maxMade = 4

// madeKey is the question whether a name, or a call, gives an object of a class.
type madeKey struct {
	path  string
	scope int
	call  *token.Call
	class string
}

func (f *finder) nameHolds(key madeKey, scope, depth int) bool {
	defs := f.visible(key.path, scope)
	for _, d := range defs[:min(len(defs), maxBranches)] {
		if d.Param && d.Index < 0 {
			if fn := f.functionOf(d.Func); fn != nil && fn.Class == key.class {
				return true
			}
		}
		if f.madeBy(d.Value, d.Scope, key.class, depth+1) {
			return true
		}
	}
	return false
}

func (f *finder) callMakes(c *token.Call, class string, depth int) bool {
	key := madeKey{call: c, class: class}
	made, known := f.made[key]
	if !known {
		f.made[key] = false
		made = f.makes(c, normalPath(c.Callee), class) || f.returnsMade(c, class, depth)
		f.made[key] = made
	}
	return made
}

func (f *finder) returnsMade(c *token.Call, class string, depth int) bool {
	for _, n := range f.calleesOf(c) {
		fn := f.functionOf(n)
		for _, d := range f.assigns[slot{fn.Name + "()", fn.Scope}] {
			if d.Value.Kind == token.ObjectOf && lastSegment(normalPath(d.Value.Path)) == "Self" && fn.Class == class ||
				f.madeBy(d.Value, d.Scope, class, depth+1) {
				return true
			}
		}
	}
	return false
}

// makes reports whether a call constructs an object of a class.
func (f *finder) makes(c *token.Call, callee, class string) bool {
	if c.Receiver != nil {
		return false
	}
	if name, ok := strings.CutSuffix(callee, ".new"); ok {
		return lastSegment(name) == class && f.unit.Language != "rust"
	}
	plain := plainCallee(c)
	switch f.unit.Language {
	case "go":
		return c.New && plain == class
	case "python":
		return plain == class
	}
	return lastSegment(plain) == class && (c.New || f.unit.Language == "java")
}
