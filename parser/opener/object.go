package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// makers are calls that make an object from nothing or from their arguments.
var makers = map[string]bool{
	"dict": true, "OrderedDict": true, "Properties": true, "HashMap": true, "LinkedHashMap": true, "Hashtable": true, "TreeMap": true,
	"Map.of": true, "Object.assign": true, "java.util.Properties": true, "mapOf": true, "mutableMapOf": true, "hashMapOf": true,
	"make": true, "Map": true, "Dictionary": true, "new": true,
}

// isObject reports whether a value has members that can be listed.
func (r *run) isObject(t target) bool {
	switch t.expr.Kind {
	case token.ObjectOf:
		return true
	case token.CallOf:
		return t.expr.Call != nil && makers[plainCallee(t.expr.Call)]
	}
	return false
}

// plainCallee is a callee without type arguments: HashMap<String,String>.
func plainCallee(c *token.Call) string {
	name, _, _ := strings.Cut(normalPath(c.Callee), "<")
	return name
}

// object binds the members of an options object, and what is assigned to it later.
func (r *run) object(d *draft, prefix string, t target) {
	if !t.taken.IsZero() {
		d.conn.Related = append(d.conn.Related, setting.Related{Place: t.taken, Label: "read here"})
	}
	if r.depth >= maxNesting {
		d.open(prefix)
		return
	}
	r.depth++
	defer func() { r.depth-- }()
	from := len(d.conn.Options)
	if prefix != "" {
		name := source.Decoded(t.expr.Place, prefix)
		d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Layer: setting.InCall, Value: objectValue(t.expr)})
	}
	r.members(d, prefix, t)
	r.fallback(d, from, t.ref)
	r.mutate(d, prefix, t)
}

func objectValue(e token.Expr) setting.Value {
	return setting.Value{Text: source.Decoded(e.Place, ""), Kind: setting.Object}
}

// fallback marks options that stand in the visible default of a look-up.
func (r *run) fallback(d *draft, from int, ref string) {
	if ref == "" {
		return
	}
	for i := from; i < len(d.conn.Options); i++ {
		v := &d.conn.Options[i].Value
		v.Text = v.Text.AsFallback(ref)
	}
}

func (r *run) members(d *draft, prefix string, t target) {
	for _, m := range t.expr.Members {
		r.member(d, prefix, m, t.scope)
	}
	if t.expr.Kind == token.CallOf {
		r.arguments(d, prefix, t.expr.Call, t.scope)
	}
}

func (r *run) member(d *draft, prefix string, m token.Member, scope int) {
	if m.Spread {
		r.spread(d, prefix, m.Value, scope)
		return
	}
	if name := r.memberName(&m, scope); name != "" && !m.Name.Known() {
		m.Name = source.Decoded(m.Name.Place(), name)
	}
	if len(d.conn.Options) >= maxOptions {
		r.crowded = true
		d.open(prefix)
		return
	}
	r.override(d, dotted(prefix, m.Name).String())
	r.keyword(d, prefix, m.Name, m.Value, scope)
}

// arguments are the members of dict(a=1, **rest), Map.of("a", 1), mapOf("a" to 1) and Object.assign({}, a).
func (r *run) arguments(d *draft, prefix string, c *token.Call, scope int) {
	if plainCallee(c) == "Map.of" {
		for i := 0; i+1 < len(c.Args); i += 2 {
			r.keyword(d, prefix, r.text(c.Args[i].Value, scope), c.Args[i+1].Value, scope)
		}
		return
	}
	for _, a := range c.Args {
		switch {
		case !a.Name.IsZero():
			r.keyword(d, prefix, a.Name, a.Value, scope)
		case a.Spread || plainCallee(c) == "dict" || plainCallee(c) == "Object.assign":
			r.spread(d, prefix, a.Value, scope)
		}
	}
}

// spread binds ...rest and **rest.
func (r *run) spread(d *draft, prefix string, e token.Expr, scope int) {
	t := r.follow(e, scope)
	switch {
	case t.expr.Kind == token.ObjectOf && len(t.expr.Members) == 0 && t.base == "" && len(t.also) == 0:
	case r.isObject(t):
		if !r.begin(t.def) { // a function that spreads what it returns itself
			d.open(prefix)
			return
		}
		defer r.end(t.def)
		from := len(d.conn.Options)
		r.members(d, prefix, t)
		r.fallback(d, from, t.ref)
		r.mutate(d, prefix, t)
	case t.expr.Kind == token.Literal:
	default:
		d.open(prefix)
		r.mutate(d, prefix, t)
	}
}

// completed reads what a program sets in an object that it got from elsewhere, and reports whether it sets anything.
func (r *run) completed(d *draft, prefix string, t target) bool {
	options, hosts := len(d.conn.Options), len(d.conn.Hosts)
	r.mutate(d, prefix, t)
	if len(d.conn.Options) == options && len(d.conn.Hosts) == hosts {
		return false
	}
	d.open(prefix)
	return true
}

// option adds an option, or an object's members under its name.
func (r *run) option(d *draft, name source.Text, e token.Expr, scope int) {
	if r.tlsObject(d, name, e, scope) || r.openedInside(d, e, scope) || r.javaObject(d, name, e, scope) {
		return
	}
	t := r.held(r.follow(e, scope))
	full := name.String()
	if r.isContext(t) {
		r.context(d, name, t)
		return
	}
	if t.expr.Kind == token.ObjectOf {
		from := len(d.conn.Options)
		value := objectValue(t.expr)
		d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Value: value, Layer: setting.InCall})
		r.nested(d, full, t)
		r.fallback(d, from, t.ref)
		return
	}
	v := r.value(e, scope)
	if r.embedded(d, v) {
		return
	}
	switch {
	case r.unit.Language == "javascript" && r.acceptsAnyHost(full, t):
		v = setting.Value{Text: source.Decoded(e.Place, "unchecked"), Kind: setting.Symbol}
	case r.unit.Language == "csharp" && isValidation(full) && returnsTrue(t.expr):
		v = setting.Value{Text: source.Decoded(e.Place, "accept-all"), Kind: setting.Symbol}
	}
	d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Value: v, Layer: setting.InCall})
	if v.Kind == setting.Opaque {
		d.open(full)
	}
	r.mutate(d, full, t)
}

func (r *run) nested(d *draft, prefix string, t target) {
	if r.depth >= maxNesting {
		d.open(prefix)
		return
	}
	r.depth++
	defer func() { r.depth-- }()
	r.members(d, prefix, t)
	r.mutate(d, prefix, t)
}

// override drops what an earlier statement said about an option: objects hold each member once.
func (r *run) override(d *draft, name string) {
	for i := range d.opener.Args {
		if a := &d.opener.Args[i]; a.Keyword == name && a.Role == setting.OptionArg && a.Name != "" {
			name = a.Name // what the argument is called among the options
			break
		}
	}
	kept := d.conn.Options[:0]
	for _, o := range d.conn.Options {
		n := o.Name.String()
		if o.Layer == setting.InCall && (n == name || strings.HasPrefix(n, name+".")) {
			continue
		}
		kept = append(kept, o)
	}
	d.conn.Options = kept
}

// change is a statement that sets a member of an object after it was made.
type change struct {
	name  source.Text
	value token.Expr
	place source.Place
	scope int
	guard setting.Guard
	bare  bool // a switch without a value: enableSsl()
}

// mutate applies what happens to the variables that hold an object, from where it was made to where it is used. Changes
// that stand in a block are branches.
func (r *run) mutate(d *draft, prefix string, t target) {
	held := t.also
	if t.def != nil && t.base != "" {
		scope := t.scope
		if t.copied != nil {
			scope = t.copied.Scope
		}
		held = append(slices.Clip(held), alias{t.base, scope, t.def})
	}
	for i := len(held) - 1; i >= 0; i-- {
		h := held[i]
		if h.def.Place.File != r.unit.File || h.base == "" {
			continue
		}
		changes := r.changes(h.base, h.def.Place.Span, h.scope, pairs)
		r.applyChanges(d, prefix, changes, h.def.Place.Span, h.scope)
		if r.loaded(h) {
			d.open(prefix)
		}
	}
}

// loaded reports whether an object is filled with what cannot be seen: the contents of a file, another object.
func (r *run) loaded(h alias) bool {
	return slices.ContainsFunc(r.methods[h.base], func(c *token.Call) bool {
		switch c.Method {
		case "load", "loadFromXML", "putAll", "update":
			return r.reaches(c.Scope, c.Place, h.def.Place.Span, h.scope, len(r.unit.File.Data)+1) && len(updates(r, c)) == 0
		}
		return false
	})
}

func (r *run) applyChanges(d *draft, prefix string, changes []change, def source.Span, scope int) {
	level := r.indent(def.Start)
	groups := map[string][]change{}
	for _, c := range changes {
		name := c.name.String()
		if c.scope == scope && r.indent(c.place.Span.Start) <= level || c.scope != scope {
			r.change(d, prefix, c)
			continue
		}
		groups[name] = append(groups[name], c)
	}
	for _, c := range changes {
		name := c.name.String()
		if group := groups[name]; len(group) > 0 {
			r.branches(d, prefix, group, def)
			delete(groups, name)
		}
	}
}

// branches chooses among conditional changes of one member. Two or more of them look like if and else; where nothing
// was set before, one of them holds.
func (r *run) branches(d *draft, prefix string, group []change, def source.Span) {
	var places []source.Place
	for _, c := range group {
		places = append(places, c.place)
	}
	if len(group) < 2 {
		places = append(places, source.Place{File: r.unit.File, Span: def})
	}
	i := r.choose(slot{prefix + "." + group[0].name.String(), group[0].place.Span.Start}, places)
	if i < len(group) {
		r.note(group[i].guard)
		r.change(d, prefix, group[i])
	}
}

// inside takes the argument's name off a member that is set through it: cfg.connection.ssl is option ssl where
// connection is the argument that holds the driver's own options.
func inside(o *setting.Opener, prefix string, name source.Text) (string, source.Text) {
	s := name.String()
	for i := range o.Args {
		a := &o.Args[i]
		if a.Keyword == "" || a.Role != setting.Options && a.Role != setting.DSN || prefix != "" || !strings.HasPrefix(s, a.Keyword+".") {
			continue
		}
		return a.Name, source.Decoded(name.Place(), s[len(a.Keyword)+1:])
	}
	return prefix, name
}

func (r *run) change(d *draft, prefix string, c change) {
	prefix, c.name = inside(d.opener, prefix, c.name)
	if c.name.String() == "*" {
		d.overwritten(prefix)
		return
	}
	full := dotted(prefix, c.name)
	r.override(d, full.String())
	if c.bare {
		d.conn.Options = append(d.conn.Options, setting.Option{Name: full, Value: setting.Value{Kind: setting.Bare}, Layer: setting.InCall})
		return
	}
	r.keyword(d, prefix, c.name, c.value, c.scope)
}

// namer says which member a method call sets, if it sets any.
type namer func(r *run, c *token.Call) []change

// changes lists assignments to members of a variable and calls on it, in order, up to the variable's next definition.
func (r *run) changes(base string, def source.Span, scope int, read namer) []change {
	end := r.redefined(base, def, scope)
	var out []change
	for _, a := range r.fields[base] {
		if r.reaches(a.Scope, a.Place, def, scope, end) {
			name := strings.TrimPrefix(normalPath(a.Target), base+".")
			out = append(out, change{name: source.Decoded(a.TargetPlace, name), value: a.Value, place: a.Place, scope: a.Scope, guard: a.Guard})
		}
	}
	for _, c := range r.methods[base] {
		if r.reaches(c.Scope, c.Place, def, scope, end) {
			out = append(out, read(r, c)...)
			out = append(out, r.chainedChanges(c, read)...)
		}
	}
	for i := range out {
		out[i].scope = r.seen(scope, out[i].scope)
	}
	out = append(out, r.handovers(base, def, scope, read)...)
	sortChanges(out)
	return out
}

// calls are the changes that calls on a member of a variable make: app.conf.update(…).
func (r *run) calls(base string, def source.Span, scope int) []change {
	var out []change
	for _, c := range r.methods[base] {
		if r.reaches(c.Scope, c.Place, def, scope, len(r.unit.File.Data)+1) {
			out = append(out, pairs(r, c)...)
		}
	}
	sortChanges(out)
	return out
}

// redefined is where a variable gets another object.
func (r *run) redefined(base string, def source.Span, scope int) int {
	for _, a := range r.assigns[slot{base, r.real(scope)}] {
		if a.Place.Span.Start >= def.End && r.indent(a.Place.Span.Start) <= r.indent(def.Start) && !r.passesOn(a, base) {
			return a.Place.Span.Start
		}
	}
	return len(r.unit.File.Data) + 1
}

func (r *run) reaches(scope int, p source.Place, def source.Span, home, end int) bool {
	home = r.real(home)
	if scope == home {
		return p.Span.Start >= def.End && p.Span.Start < end
	}
	for s := scope; s != 0; s = r.outer(s) {
		if s == home {
			return true
		}
	}
	return home == 0
}
