package opener

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// match is a call of a known opener.
type match struct {
	call   *token.Call
	opener *setting.Opener
	source string // how the driver was decided: import or call
	shape  setting.Shape
	abroad bool // it stands in another file
	anyOf  bool // the library opens it with whichever of its drivers it is told to use
	maybe  bool // which driver it opens, and whether it is one that we know, depends on an argument that is not known

	by []source.Text // what selected the opener, or would have if it were known
}

// match finds the openers among the calls, and objects that are assigned to a name that a framework reads.
func (f *finder) match() {
	for _, c := range f.unit.Calls {
		made(c)
		if m, ok := f.recognise(c); ok {
			f.matched = append(f.matched, m)
			f.matches[c] = true
			f.initialised(m)
		}
		f.besides(c)
		if c.Method == "RegisterTLSConfig" && len(c.Args) == 2 {
			r := &run{finder: f}
			f.tls[r.text(c.Args[0].Value, c.Scope).String()] = target{expr: c.Args[1].Value, scope: c.Scope}
		}
	}
	for i := range f.unit.Assigns {
		f.assigned(&f.unit.Assigns[i])
	}
	if len(f.objects) > 0 {
		for _, a := range f.gathered() {
			f.assigned(&a)
		}
	}
	if f.unit.Language == "elixir" {
		f.elixirMerge()
	}
}

// recognise resolves a callee through the imports and looks it up.
func (f *finder) recognise(c *token.Call) (match, bool) {
	for _, name := range f.resolve(c) {
		var fits []*setting.Opener
		for _, o := range f.openers[lastSegment(name.path)] {
			if callee, isNew := strings.CutPrefix(o.Callee, "new:"); callee == name.path && (!isNew || constructs(c)) && len(o.Schemes) == 0 {
				fits = append(fits, o)
			}
		}
		if m, ok := f.selected(c, fits, name.source); ok {
			return m, true
		}
	}
	if m, ok := f.methodOf(c); ok {
		return m, true
	}
	return f.anyReceiver(c)
}

// besides matches the openers that look for a connection of their own in a call that opens another one. Each gets a call
// of its own, so that the connections are kept apart.
func (f *finder) besides(c *token.Call) {
	for _, name := range f.resolve(c) {
		for _, o := range f.openers[lastSegment(name.path)] {
			if len(o.Schemes) > 0 && o.Callee == name.path {
				own := *c
				f.matched = append(f.matched, match{call: &own, opener: o, source: name.source, shape: setting.Call})
			}
		}
	}
}

// constructs reports whether c makes an object; some languages write that like any other call.
func constructs(c *token.Call) bool {
	first, _ := utf8.DecodeRuneInString(c.Method)
	return c.New || unicode.IsUpper(first)
}

// anyReceiver matches openers that are methods of whatever the receiver is: "*.UseNpgsql".
func (f *finder) anyReceiver(c *token.Call) (match, bool) {
	var fits []*setting.Opener
	for _, o := range f.openers[c.Method] {
		if strings.HasPrefix(o.Callee, "*.") && (c.Receiver != nil || strings.Contains(c.Callee, ".")) {
			fits = append(fits, o)
		}
	}
	return f.selected(c, fits, "call")
}

// candidate is a full name that a callee may have.
type candidate struct {
	path   string
	source string
}

// resolve lists the full names that a callee may have, the surest first.
func (f *finder) resolve(c *token.Call) []candidate {
	if f.unit.Language == "elixir" {
		return f.elixirNames(c)
	}
	if c.Receiver != nil {
		return f.resolveReceiver(c)
	}
	callee := normalPath(c.Callee)
	head, rest, dotted := strings.Cut(callee, ".")
	var out []candidate
	add := func(path, source string) {
		path = strings.ReplaceAll(path, ".default.", ".")
		for _, p := range []string{path, strings.TrimSuffix(path, ".default"), strings.TrimPrefix(path, "node:")} {
			if !slices.ContainsFunc(out, func(c candidate) bool { return c.path == p }) {
				out = append(out, candidate{p, source})
			}
		}
	}
	if full, ok := f.imported(head, c); ok {
		add(joinPath(full, rest, dotted), "import")
		if lastSegment(full) == head && dotted { // import a.b binds a
			add(callee, "import")
		}
		if f.unit.Language == "php" {
			return out // a name that is imported is no global one
		}
	}
	if full, ok := f.handle(callee, c); ok {
		add(full, "import")
	}
	for _, w := range f.unit.Wildcard {
		add(strings.TrimSuffix(w, ".*")+"."+callee, "import")
	}
	add(callee, "call")
	if len(out) == 1 || f.unit.Imports[head] == "" {
		f.simple(c, callee, add)
	}
	return out
}

// imported finds what a name stands for: an import, or a variable that an imported thing was assigned to.
func (f *finder) imported(head string, c *token.Call) (string, bool) {
	for range maxFollow {
		if full, ok := f.unit.Imports[head]; ok {
			return full, true
		}
		defs := f.visible(head, c.Scope)
		if len(defs) != 1 || defs[0].Value.Kind != token.Name {
			return "", false
		}
		path := normalPath(defs[0].Value.Path)
		first, rest, dotted := strings.Cut(path, ".")
		if full, ok := f.unit.Imports[first]; ok {
			return joinPath(full, rest, dotted), true
		}
		if path == head {
			return "", false
		}
		head = path
	}
	return "", false
}

// handle finds what a call on an object goes to where the object stands for something imported: a field or the result of a
// function that imports late, self.db = load_driver().
func (f *finder) handle(callee string, c *token.Call) (string, bool) {
	object := parent(callee)
	if object == "" || len(f.openers[c.Method]) == 0 || f.unit.Imports[firstSegment(object)] != "" {
		return "", false
	}
	t := (&run{finder: f}).follow(token.Expr{Kind: token.Name, Place: c.Place, Path: object}, c.Scope)
	head, rest, dotted := strings.Cut(normalPath(t.expr.Path), ".")
	full := f.unit.Imports[head]
	if t.expr.Kind != token.Name || full == "" {
		return "", false
	}
	return joinPath(full, rest, dotted) + "." + lastSegment(callee), true
}

func joinPath(a, b string, dotted bool) string {
	if !dotted {
		return a
	}
	return a + "." + b
}

// simple adds openers by the simple name of their class where languages let a name be imported out of sight: a global
// using, the same package.
func (f *finder) simple(c *token.Call, callee string, add func(path, source string)) {
	if f.unit.Language != "java" && f.unit.Language != "csharp" {
		return
	}
	first, _ := utf8.DecodeRuneInString(callee)
	if !unicode.IsUpper(first) || !c.New && !strings.Contains(callee, ".") {
		return
	}
	for _, o := range f.openers[lastSegment(callee)] {
		if name := strings.TrimPrefix(o.Callee, "new:"); strings.HasSuffix(name, "."+callee) {
			add(name, "call")
		}
	}
}

// resolveReceiver handles require('pg').Pool(…) and the like: the receiver is itself a call that imports.
func (f *finder) resolveReceiver(c *token.Call) []candidate {
	inner := c.Receiver.Call
	if inner == nil || inner.Method != "require" && inner.Method != "import" || len(inner.Args) != 1 {
		return nil
	}
	return []candidate{{inner.Args[0].Value.Text.String() + "." + c.Method, "import"}}
}

// selected picks among openers of one name by their selectors. Where none can be decided, because the selecting
// argument is not known, the call is an opener all the same, of no certain driver.
func (f *finder) selected(c *token.Call, fits []*setting.Opener, from string) (match, bool) {
	undecided := false
	var drivers []string
	var by []source.Text
	for _, o := range fits {
		r := &run{finder: f}
		fit, known := r.satisfies(c, o)
		by = append(by, r.selectors...)
		if fit && anyEngine(o) {
			return f.narrow(match{call: c, opener: o, source: "assumed", shape: setting.Call, anyOf: true, by: by}), true
		}
		if fit {
			if len(o.Select) > 0 {
				from = "call"
			}
			return f.narrow(match{call: c, opener: o, source: from, shape: setting.Call, by: r.selectors}), true
		}
		if !known {
			undecided, drivers = true, append(drivers, o.Drivers...)
		}
	}
	if !undecided {
		return match{}, false
	}
	open := *fits[0]
	open.Drivers, open.Engine, open.Grammar, open.Select = unique(drivers), "", "", nil
	return match{call: c, opener: &open, source: "assumed", shape: setting.Call, maybe: true, by: by}, true
}

// anyEngine reports whether an opener is of a library of Node's for several engines and nothing selects one of them: what
// the call is told at run time does. Other languages name the engine or import its driver.
func anyEngine(o *setting.Opener) bool {
	return o.Language == "javascript" && o.Engine == "" && len(o.Drivers) > 1 && len(o.Select) == 0
}

func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// narrow decides between an opener's drivers by what else the file imports: the package that registers the driver.
func (f *finder) narrow(m match) match {
	if len(m.opener.Drivers) < 2 || f.unit.Language == "rust" { // use registers nothing
		return m
	}
	if f.unit.Language == "elixir" {
		return f.narrowElixir(m)
	}
	only := f.importedDrivers(m.opener.Drivers, true)
	if len(only) == 0 {
		only = f.importedDrivers(m.opener.Drivers, false)
	}
	if len(only) != 1 {
		return m
	}
	narrowed := *m.opener
	narrowed.Drivers = only
	m.opener, m.source = &narrowed, "import"
	return m
}

// importedDrivers lists those of some drivers whose package the file imports; blank imports serve no other purpose than
// to register a driver.
func (f *finder) importedDrivers(drivers []string, blank bool) []string {
	var out []string
	for name, path := range f.unit.Imports {
		if blank && !strings.HasPrefix(name, "_ ") {
			continue
		}
		for _, d := range drivers {
			if f.belongs(path, d) && !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

// belongs reports whether a package is one that has an opener of that driver alone.
func (f *finder) belongs(path, driver string) bool {
	for _, list := range f.openers {
		for _, o := range list {
			if len(o.Select) == 0 && len(o.Drivers) == 1 && o.Drivers[0] == driver && strings.HasPrefix(o.Callee, path+".") {
				return true
			}
		}
	}
	return false
}

// satisfies reports whether a call passes an opener's selectors, and whether that is known.
func (r *run) satisfies(c *token.Call, o *setting.Opener) (fit, known bool) {
	for _, s := range o.Select {
		e, scope, found := r.selecting(c, s)
		if !found {
			return false, !r.mayHold(c)
		}
		if len(s.Values) == 0 {
			continue
		}
		v := r.value(e, scope)
		r.selectors = append(r.selectors, v.Text)
		if !v.Known() {
			return false, false
		}
		if !slices.Contains(s.Values, v.Text.String()) {
			return false, true
		}
	}
	return true, true
}

// mayHold reports whether a call has arguments that may hold more than can be seen.
func (r *run) mayHold(c *token.Call) bool {
	return slices.ContainsFunc(c.Args, func(a token.Arg) bool { return a.Spread })
}

// selecting finds the argument, keyword or object member that a selector looks at, and the scope that it stands in.
func (r *run) selecting(c *token.Call, s setting.Selector) (token.Expr, int, bool) {
	if name, ok := strings.CutPrefix(s.Keyword, "assign:"); ok {
		e, ok := r.beside(name, c.Scope)
		return e, c.Scope, ok
	}
	position := 0
	for _, a := range c.Args {
		if !a.Name.IsZero() {
			if s.Keyword != "" && a.Name.String() == s.Keyword {
				return a.Value, c.Scope, true
			}
			continue
		}
		if s.Keyword == "" && position == s.Position {
			return a.Value, c.Scope, true
		}
		if e, scope, ok := r.saidMember(a.Value, s.Keyword, c.Scope); ok {
			return e, scope, true
		}
		position++
	}
	return token.Expr{}, c.Scope, false
}

// saidMember finds a member that an object says itself or in what it spreads, or one inside it: OPTIONS.sslmode. Unlike
// memberOf it passes over spreads of what is not known: what they may hold selects no opener.
func (r *run) saidMember(e token.Expr, path string, scope int) (token.Expr, int, bool) {
	if path == "" || r.depth >= maxNesting {
		return token.Expr{}, scope, false
	}
	r.depth++
	defer func() { r.depth-- }()
	first, rest, nested := strings.Cut(path, ".")
	t := r.follow(e, scope)
	for _, m := range slices.Backward(t.expr.Members) { // the last one counts
		switch {
		case m.Spread:
			if said, in, ok := r.saidMember(m.Value, path, t.scope); ok {
				return said, in, true
			}
		case m.Name.String() == first && nested:
			return r.saidMember(m.Value, rest, t.scope)
		case m.Name.String() == first:
			return m.Value, t.scope, true
		}
	}
	return token.Expr{}, scope, false
}
