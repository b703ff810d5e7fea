package opener

import (
	"slices"
	"strconv"
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
	maxOptions  = 1024    // options of one connection: objects may hold each other over and over
)

// run builds one connection along one combination of branches.
type run struct {
	*finder
	picks   []int
	made    []choice
	related []setting.Related // the branches not taken
	guard   setting.Guard     // of the branch taken
	touched []source.Place    // what was read on the way
	cameBy  []*token.Call     // calls of functions, on the way from their callers to the opener
	depth   int
	handed  int             // functions that an object was given on to
	parts   int             // members inside members that are being followed
	reading int             // paths of files that are being evaluated
	asking  bool            // what is followed is a question to the configuration
	active  []*token.Assign // definitions being evaluated

	selectors []source.Text // values that selectors of openers looked at
}

// choose picks a branch: the one that this run is for, and the same one wherever the same choice comes up again.
func (r *run) choose(key any, places []source.Place) int {
	for _, c := range r.made {
		if c.key == key {
			return min(c.picked, len(places)-1) // where less of it is seen, the last
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
	also  []alias      // further variables that hold the same object
	ref   string       // set when the value is the visible default of a look-up
	taken source.Place // where it is taken from another file

	copied *token.Assign // the definition that takes a copy of what expr is: what is changed later is changed there
	copyOf string        // the variable of that definition
}

// alias is a variable that was passed on the way to an object.
type alias struct {
	base  string
	scope int
	def   *token.Assign
}

// follow goes from names to their definitions and from conditional expressions to a branch, until something else comes.
func (r *run) follow(e token.Expr, scope int) target {
	t := target{expr: e, scope: scope}
	if r.depth >= maxNesting { // members of members of what is followed here
		return t
	}
	r.depth++
	defer func() { r.depth-- }()
	for range maxFollow {
		use := t.expr.Place
		from := alias{t.base, t.scope, t.def}
		var ok bool
		if t, ok = r.hop(t); !ok {
			break
		}
		if from.def != nil && from.def != t.def {
			t.also = append(t.also, from)
		}
		if use.File == r.unit.File && t.def != nil && t.def.Place.File != use.File {
			t.taken = use
		}
	}
	if t.copied != nil {
		t.base, t.def = t.copyOf, t.copied
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
		return r.hopMemberOf(t)
	case token.ChoiceOf:
		if len(e.Items) == 0 {
			return t, false
		}
		if e.Default {
			return r.hopDefault(t)
		}
		if next, ok := r.hopCondition(t); ok {
			return next, true
		}
		places := make([]source.Place, len(e.Items))
		for i, item := range e.Items {
			places[i] = item.Place
		}
		picked := r.choose(conditionOf(e, t.scope), places)
		r.note(e.Items[picked].Guard)
		t.expr = e.Items[picked]
		return t, true
	case token.CallOf:
		if next, ok := r.hopConfig(t); ok {
			return next, true
		}
		return r.hopResult(t)
	case token.PartOf:
		if next, ok := r.hopPart(t); ok {
			return next, true
		}
		t.expr = token.Expr{Kind: token.MemberOf, Place: e.Place, Path: "*", Items: e.Items[:1]} // any of them
		return r.hopMemberOf(t)
	}
	return t, false
}

// condition is what a conditional expression asks; equal questions in one function have one answer.
type condition struct {
	text     string
	scope, n int
}

// conditionOf is all of a conditional expression but its branches.
func conditionOf(e token.Expr, scope int) condition {
	c := condition{scope: scope, n: len(e.Items)}
	at := e.Place.Span.Start
	for _, item := range append(slices.Clone(e.Items), token.Expr{Place: source.Place{Span: source.Span{Start: e.Place.Span.End, End: e.Place.Span.End}}}) {
		if item.Place.Span.Start < at {
			return condition{text: strconv.Itoa(e.Place.Span.Start), scope: scope, n: -1} // not in order: itself alone
		}
		c.text += string(e.Place.File.Data[at:item.Place.Span.Start]) + "|"
		at = item.Place.Span.End
	}
	return c
}

// hopMemberOf goes on to a member of what a call gives.
func (r *run) hopMemberOf(t target) (target, bool) {
	if r.parts >= maxFollow {
		return t, false
	}
	r.parts++
	whole := r.follow(t.expr.Items[0], t.scope)
	r.parts--
	if e, scope, ok := r.memberIn(whole.expr, t.expr.Path, whole.scope); ok {
		t.expr, t.scope, t.def, t.base = e, scope, whole.def, ""
		return t, true
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
	if name, fallback, ok := environmentCall(c); ok {
		if next, given := r.hopGiven(t, reference(t.expr)); given && name.Kind == token.Literal {
			return next, true
		}
		if fallback != nil {
			return t, false // a look-up, whatever its body does
		}
	}
	if into, ok := r.hopInto(t, c); ok {
		return into, true
	}
	if next, ok := r.hopSame(t); ok {
		if t.base != "" && t.copied == nil {
			next.copied, next.copyOf = t.def, t.base
		}
		return next, true
	}
	if next, ok := r.hopAsked(t); ok {
		return next, true
	}
	if isImported(r.unit.Imports, c) {
		return r.hopForeign(t, normalPath(c.Callee)+"()")
	}
	name := c.Method + "()"
	if r.unit.Language == "elixir" {
		name = r.elixirPath(c.Callee) + "()" // the module tells whose function it is
	}
	defs := r.named[name]
	if len(defs) == 0 && len(c.Args) == 1 && c.Receiver == nil && r.unit.Language == "java" { // config("mode") of Scala
		whole := token.Expr{Kind: token.Name, Place: t.expr.Place, Path: c.Callee}
		if key := c.Args[0].Value; key.Kind == token.Literal && r.follow(whole, t.scope).expr.Kind == token.ObjectOf {
			return r.asked(t, whole, key.Text.String())
		}
	}
	if len(defs) == 0 || r.anothers(c) {
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
	path := r.canonical(normalPath(t.expr.Path))
	if name, ok := variable(path); ok {
		t.expr.Path = path
		return r.hopGiven(t, "env:"+name)
	}
	defs := r.before(path, t.scope, t.expr.Place.Span.Start)
	if len(defs) == 0 {
		defs = r.rustInner(path)
	}
	if plain := r.named[path+"()"]; len(defs) == 0 && r.unit.Language == "java" && len(plain) == 1 { // def mode = "…" of Scala
		defs = plain
	}
	if len(defs) == 0 {
		return r.hopMember(t, path)
	}
	return r.settle(t, defs, path)
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

// settle decides between the definitions of a name. A value that can be read beside one that is looked up is its
// visible default: url = getenv("X"); if not url: url = "…".
func (r *run) settle(t target, defs []*token.Assign, path string) (target, bool) {
	defs = r.bound(t, defs)
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
	t.expr, t.base, t.scope, t.def = d.Value, path, r.seen(t.scope, d.Scope), d
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
	case token.Unknown, token.NotOf, token.PartOf, token.MemberOf:
		return true
	case token.Name:
		return isEnvironment(normalPath(e.Path))
	case token.CallOf:
		name, fallback, ok := environmentCall(e.Call)
		return ok && name != nil && fallback == nil
	}
	return false
}
