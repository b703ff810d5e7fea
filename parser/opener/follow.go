package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Bounds on how far a value is followed. Beyond them it is unknown.
const (
	maxFollow   = 8       // names on the way to a definition
	maxNesting  = 40      // expressions inside each other
	maxSteps    = 500_000 // expressions looked at in one file
	maxBranches = 8       // definitions of one name
	maxText     = 1 << 16 // bytes of one string
)

// run builds one connection along one combination of branches.
type run struct {
	*finder
	picks   []int
	made    []choice
	related []setting.Related // the branches not taken
	guard   setting.Guard     // of the branch taken
	touched []source.Place    // what was read on the way
	depth   int
	parts   int  // members inside members that are being followed
	reading int  // paths of files that are being evaluated
	asking  bool // what is followed is a question to the configuration

	active []*token.Assign // definitions being evaluated
}

// choose picks a branch: the one that this run is for, and the same one wherever the same choice comes up again.
func (r *run) choose(key any, places []source.Place) int {
	for _, c := range r.made {
		if c.key == key {
			return c.picked
		}
	}
	picked := 0
	if i := len(r.made); i < len(r.picks) {
		picked = min(r.picks[i], len(places)-1)
	}
	r.made = append(r.made, choice{key: key, n: len(places), picked: picked})
	for i, p := range places {
		if i != picked {
			r.related = append(r.related, setting.Related{Place: p, Label: "other branch"})
		}
	}
	return picked
}

// target is what following an expression leads to.
type target struct {
	expr  token.Expr
	base  string // the variable that holds the value; "" if none does
	scope int    // where expr stands
	def   *token.Assign
	ref   string       // set when the value is the visible default of a look-up
	taken source.Place // where it is taken from another file
}

// follow goes from names to their definitions and from conditional expressions to a branch, until something else comes.
func (r *run) follow(e token.Expr, scope int) target {
	t := target{expr: e, scope: scope}
	for range maxFollow {
		use := t.expr.Place
		var ok bool
		if t, ok = r.hop(t); !ok {
			break
		}
		if use.File == r.unit.File && t.def != nil && t.def.Place.File != use.File {
			t.taken = use
		}
	}
	return t
}

func (r *run) hop(t target) (target, bool) {
	if r.steps++; r.steps > maxSteps {
		t.expr = token.Expr{Place: t.expr.Place}
		return t, false
	}
	switch e := t.expr; e.Kind {
	case token.Name:
		if next, ok := r.hopName(t); ok {
			return next, true
		}
		return r.hopConfig(t)
	case token.MemberOf:
		return r.hopPart(t)
	case token.ChoiceOf:
		if len(e.Items) == 0 {
			return t, false
		}
		if e.Default {
			return r.hopDefault(t)
		}
		places := make([]source.Place, len(e.Items))
		for i, item := range e.Items {
			places[i] = item.Place
		}
		picked := r.choose(e.Place.Span, places)
		r.note(e.Items[picked].Guard)
		t.expr = e.Items[picked]
		return t, true
	case token.CallOf:
		if next, ok := r.hopConfig(t); ok {
			return next, true
		}
		return r.hopResult(t)
	}
	return t, false
}

// hopPart goes on to a member of what a call gives.
func (r *run) hopPart(t target) (target, bool) {
	if r.parts >= maxFollow {
		return t, false
	}
	r.parts++
	whole := r.follow(t.expr.Items[0], t.scope)
	r.parts--
	if whole.expr.Kind == token.ObjectOf {
		if e, ok := member(whole.expr, t.expr.Path); ok {
			t.expr, t.scope, t.def = e, whole.scope, whole.def
			return t, true
		}
	}
	return r.hopConfig(t)
}

func (r *run) note(g setting.Guard) {
	if r.guard == setting.NoGuard {
		r.guard = g
	}
}

// hopDefault goes on to the default object of config.ssl || {…}; scalars are looked up by value.
func (r *run) hopDefault(t target) (target, bool) {
	items := t.expr.Items
	last := items[len(items)-1]
	if last.Kind != token.ObjectOf && last.Kind != token.CallOf {
		return t, false
	}
	first := r.follow(items[0], t.scope)
	if first.expr.Kind == token.ObjectOf {
		return first, true
	}
	if last.Kind != token.ObjectOf {
		return t, false
	}
	t.expr, t.ref = last, reference(items[0])
	return t, true
}

// hopResult goes on into a function of the same file that returns a value.
func (r *run) hopResult(t target) (target, bool) {
	c := t.expr.Call
	if c == nil || c.New || c.Method == "" {
		return t, false
	}
	if isImported(r.unit.Imports, c) {
		return r.hopForeign(t, normalPath(c.Callee)+"()")
	}
	name := c.Method + "()"
	if r.unit.Language == "elixir" {
		name = r.elixirPath(c.Callee) + "()" // the module tells whose function it is
	}
	defs := r.named[name]
	if len(defs) == 0 {
		return r.hopForeign(t, name)
	}
	if len(defs) > maxBranches {
		return t, false
	}
	return r.settle(t, defs, name)
}

// hopForeign goes on into another file.
func (r *run) hopForeign(t target, path string) (target, bool) {
	defs := r.assigns[slot{path, 0}]
	if len(defs) == 0 {
		r.lacking[strings.TrimSuffix(path, "()")] = true
		return t, false
	}
	return r.settle(t, defs, path)
}

// isImported reports whether a call goes to an imported package, not to something of this file.
func isImported(imports map[string]string, c *token.Call) bool {
	_, ok := imports[firstSegment(c.Callee)]
	return ok
}

func (r *run) hopName(t target) (target, bool) {
	path := normalPath(t.expr.Path)
	if isEnvironment(path) {
		return t, false
	}
	defs := r.before(path, t.scope, t.expr.Place.Span.Start)
	if len(defs) == 0 {
		return r.hopMember(t, path)
	}
	return r.settle(t, defs, path)
}

// hopMember finds a.b.c as a member of the object that a or a.b holds, or as a field with a default of its own.
func (r *run) hopMember(t target, path string) (target, bool) {
	for i := strings.LastIndexByte(path, '.'); i > 0; i = strings.LastIndexByte(path[:i], '.') {
		base := r.before(path[:i], t.scope, t.expr.Place.Span.Start)
		if len(base) != 1 {
			continue
		}
		if len(r.named[path[:i]+".*"]) > 0 {
			break // something is set under a key that is not known
		}
		if e, ok := member(base[0].Value, path[i+1:]); ok {
			t.expr, t.base, t.scope, t.def = e, path, base[0].Scope, base[0]
			return t, true
		}
		break
	}
	if d := r.field(path); d != nil {
		t.expr, t.base, t.scope, t.def = d.Value, path, d.Scope, d
		return t, true
	}
	r.lacking[path] = true
	return t, false
}

// field is a field with a value of its own: the one that the longest end of a path names, if there is only one. In another
// file that end has to say more than the field's name, unless what stands before it is called after a configuration.
func (f *finder) field(path string) *token.Assign {
	head, rest, _ := strings.Cut(path, ".")
	for ; rest != ""; _, rest, _ = strings.Cut(rest, ".") {
		defs := f.named["*."+rest]
		if len(defs) == 1 && (defs[0].Place.File == f.unit.File || strings.Contains(rest, ".") || configurable(head)) {
			return defs[0]
		}
		if len(defs) > 1 {
			return nil
		}
	}
	return nil
}

func member(e token.Expr, path string) (token.Expr, bool) {
	if e.Kind != token.ObjectOf {
		return token.Expr{}, false
	}
	for _, m := range e.Members {
		name := m.Name.String()
		if m.Spread || !strings.HasPrefix(path, name) {
			continue
		}
		if path == name {
			return m.Value, true
		}
		if rest, ok := strings.CutPrefix(path, name+"."); ok {
			return member(m.Value, rest)
		}
	}
	return token.Expr{}, false
}

// settle decides between the definitions of a name. A value that can be read beside one that is looked up is its
// visible default: url = getenv("X"); if not url: url = "…".
func (r *run) settle(t target, defs []*token.Assign, path string) (target, bool) {
	solid, ref := readable(defs)
	if len(solid) == 0 {
		solid = defs[len(defs)-1:]
	}
	i := 0
	if len(solid) > 1 {
		places := make([]source.Place, len(solid))
		for i, d := range solid {
			places[i] = d.Value.Place
		}
		i = r.choose(slot{path, solid[0].Place.Span.Start}, places)
	}
	d := solid[i]
	r.note(d.Guard)
	if d.Param {
		ref = path
	}
	if (d.Param || len(solid) < len(defs)) && t.ref == "" {
		t.ref = ref
	}
	t.expr, t.base, t.scope, t.def = d.Value, path, d.Scope, d
	return t, true
}

// readable drops definitions that say nothing: empty initial values, and values that are only known at run time.
func readable(defs []*token.Assign) (solid []*token.Assign, ref string) {
	for _, d := range defs {
		switch {
		case isLookup(d.Value):
			ref = reference(d.Value)
		case len(defs) > 1 && isEmpty(d.Value):
		default:
			solid = append(solid, d)
		}
	}
	return solid, ref
}

func isEmpty(e token.Expr) bool {
	return e.Kind == token.Literal && (e.Value == setting.Null || e.Value == setting.String && e.Text.Len() == 0)
}

// isLookup reports whether an expression has a value that only the run time knows, without any visible default.
func isLookup(e token.Expr) bool {
	switch e.Kind {
	case token.Unknown, token.MemberOf:
		return true
	case token.Name:
		return isEnvironment(normalPath(e.Path))
	case token.CallOf:
		name, fallback, ok := environmentCall(e.Call)
		return ok && name != nil && fallback == nil
	}
	return false
}

// visible lists a name's definitions in the innermost scope around that has any.
func (f *finder) visible(path string, scope int) []*token.Assign {
	for s := scope; ; s = f.outer(s) {
		if defs := f.assigns[slot{path, s}]; len(defs) > 0 {
			return defs
		}
		switch {
		case s == 0:
			return f.ownField(path)
		case f.parents[s] == s:
			return nil // the top level of another file
		}
	}
}

// ownField finds fields of the object itself, which any of its methods may set.
func (f *finder) ownField(path string) []*token.Assign {
	for _, self := range []string{"this.", "self.", "cls."} {
		if bare, ok := strings.CutPrefix(path, self); ok {
			if defs := f.named[path]; len(defs) > 0 {
				return defs
			}
			return f.assigns[slot{bare, 0}]
		}
	}
	if !strings.Contains(path, ".") {
		return f.named["this."+path]
	}
	return nil
}

// before lists the definitions that may hold where a name is used: the last one that is always executed, and those in
// blocks after it.
func (f *finder) before(path string, scope, at int) []*token.Assign {
	defs := f.visible(path, scope)
	if len(defs) == 0 {
		return nil
	}
	if defs[0].Place.File != f.unit.File {
		return defs[len(defs)-1:]
	}
	level := f.indent(at)
	if defs[0].Scope == scope {
		defs = upTo(defs, at)
		if len(defs) == 0 && scope != 0 && f.unit.Language == "elixir" { // x = f(x) in a block: the outer x
			return f.before(path, f.outer(scope), at)
		}
	} else {
		level = f.indent(defs[0].Place.Span.Start)
	}
	for i := len(defs) - 1; i >= 0; i-- {
		if f.indent(defs[i].Place.Span.Start) <= level || defs[i].Const {
			defs = defs[i:]
			break
		}
	}
	if len(defs) > maxBranches {
		defs = defs[len(defs)-maxBranches:]
	}
	return defs
}

// upTo keeps what ends before an offset; if nothing does (a loop, a field), all may hold.
func upTo(defs []*token.Assign, at int) []*token.Assign {
	n := 0
	for n < len(defs) && defs[n].Place.Span.End <= at {
		n++
	}
	if n == 0 && len(defs) > 0 && defs[0].Place.Span.Start > at {
		return defs
	}
	return defs[:n]
}
