package opener

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxProvisioned bounds the attributes of one resource.
const maxProvisioned = 10_000

// provisioned is a resource that a program makes with a library for infrastructure.
type provisioned struct {
	call    *token.Call
	kind    string
	library *library
	name    string // what it is called in the plan; the variable that holds it where that is not known
}

// resources finds the resources that the program makes.
func (f *finder) resources() {
	if !f.provisions() {
		return
	}
	known := f.whatIsOffered()
	made := map[*token.Call]*provisioned{}
	var order []*provisioned
	for _, c := range f.unit.Calls {
		if kind, library := f.resourceOf(c, &known); kind != "" {
			order = append(order, f.provision(c, kind, library, made))
		} else if kind, library = f.resourceBy(c, &known, made); kind != "" {
			order = append(order, f.provision(c, kind, library, made))
		}
	}
	f.makesResources = len(order) > 0
	for _, p := range order {
		f.found.Resources = append(f.found.Resources, f.resource(p, &known, made))
	}
}

// provision notes a call that makes a resource.
func (f *finder) provision(c *token.Call, kind string, library *library, made map[*token.Call]*provisioned) *provisioned {
	p := &provisioned{call: c, kind: kind, library: library}
	p.name = f.resourceName(p)
	for last := c; last != nil; last = f.chained[last] { // the variable takes what ends the chain
		made[last] = p
	}
	return p
}

// byMethod is how what a method makes is given: a name, then the attributes.
var byMethod = &library{front: "cdk", props: 1}

// resourceBy is the type of the resource that a method of another one makes: database.addProxy("proxy", {…}).
func (f *finder) resourceBy(c *token.Call, known *offered, made map[*token.Call]*provisioned) (string, *library) {
	callee := normalPath(c.Callee)
	i := strings.LastIndexByte(callee, '.')
	if c.Receiver != nil || i <= 0 || len(known.methods) == 0 {
		return "", nil
	}
	for _, maker := range slices.Backward(f.taken[callee[:i]]) {
		if p := made[maker]; p != nil {
			return known.methods[sharedKind(p.kind)+setting.Fold(c.Method)], byMethod
		}
	}
	return "", nil
}

// resourceName is the argument before the attributes, or the variable that holds the resource.
func (f *finder) resourceName(p *provisioned) string {
	r := &run{finder: f}
	position := 0
	for _, a := range p.call.Args {
		named := a.Name.String()
		if named == "resource_name" || named == "id" || named == "id_" || named == "" && position == p.library.props-1 {
			if t := r.value(r.unwrapped(a.Value), p.call.Scope); t.Known() && t.Kind == setting.String {
				return t.Text.String()
			}
		}
		if named == "" {
			position++
		}
	}
	if holder := f.holderOf(p.call); holder != "" {
		return holder
	}
	return p.kind
}

// holderOf is the variable that takes a resource.
func (f *finder) holderOf(c *token.Call) string { return normalPath((&run{finder: f}).holder(c)) }

// resource reads a resource once for each combination of the branches that its attributes depend on. All values that an
// attribute may have stand beside each other; one that is not always written may be anything.
func (f *finder) resource(p *provisioned, known *offered, made map[*token.Call]*provisioned) setting.Resource {
	out := setting.Resource{
		Shape: setting.IaC, Type: p.kind, Name: p.name, Where: p.call.Place, Anchor: classOf(p.call),
		Hint: setting.Hint{Language: f.unit.Language, Name: p.name},
	}
	numbers := map[string][]source.Span{}
	var variants [][]setting.Option
	var picks []int
	for len(variants) < maxVariants {
		r := &run{finder: f, picks: picks}
		l := &lister{run: r, known: known, made: made, numbers: numbers}
		l.arguments(p)
		l.later(p)
		variants = append(variants, l.out)
		if picks = next(r.made); picks == nil {
			break
		}
	}
	out.Attributes = joinVariants(variants)
	if picks != nil {
		out.Attributes = append(out.Attributes, setting.More("", out.Anchor))
	}
	return out
}

// classOf is the name of the class that a resource is of; the builder in it says nothing.
func classOf(c *token.Call) source.Place {
	if i := strings.Index(c.Place.Raw(), ".Builder"); i > 0 && strings.HasSuffix(normalPath(c.Callee), ".Builder.create") {
		at := c.Place
		at.Span.End = at.Span.Start + i
		at.Span.Start += strings.LastIndexByte(at.Raw(), '.') + 1
		return at
	}
	return calleeOf(c)
}

// joinVariants lists each attribute with all values that it has in some variant.
func joinVariants(variants [][]setting.Option) []setting.Option {
	type key struct {
		name, value string
		at          source.Span
	}
	var out []setting.Option
	seen, in := map[key]bool{}, map[string]int{}
	for _, variant := range variants {
		here := map[string]bool{}
		for _, o := range variant {
			k := key{o.Name.String(), o.Value.Text.String(), o.Value.Text.Place().Span}
			if !seen[k] {
				seen[k] = true
				out = append(out, o)
			}
			if !here[k.name] {
				here[k.name] = true
				in[k.name]++
			}
		}
	}
	for _, o := range slices.Clone(out) {
		if name := o.Name.String(); in[name] < len(variants) && !strings.HasSuffix(name, "*") {
			in[name] = len(variants)
			out = append(out, setting.Option{Name: o.Name, Value: setting.OpaqueAt(o.Name.Place(), "branch"), Layer: setting.InCall})
		}
	}
	return out
}

// lister lists the attributes of one resource along one combination of branches.
type lister struct {
	*run
	known   *offered
	made    map[*token.Call]*provisioned
	numbers map[string][]source.Span // the elements of lists, by their path: the same in every variant
	out     []setting.Option
}

func (l *lister) emit(path string, at source.Place, v setting.Value) {
	if len(l.out) >= maxProvisioned {
		l.found.Cut(at, source.TooLarge, "a resource has more than 10,000 attributes; those from here on were not read")
		return
	}
	l.out = append(l.out, setting.Attribute(path, at, v))
}

// open notes that there may be more below a path than can be seen.
func (l *lister) open(path string, at source.Place) {
	l.emit(under(path, "*"), at, setting.OpaqueAt(at, "expression"))
}

func under(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// without drops what was said about a path before: what comes later counts.
func (l *lister) without(path string) {
	l.out = slices.DeleteFunc(l.out, func(o setting.Option) bool {
		name := o.Name.String()
		return name == path || strings.HasPrefix(name, path+".")
	})
}

// overwritten makes what was said below a path unknown: something that cannot be seen comes after it.
func (l *lister) overwritten(path string, at source.Place) {
	for i := range l.out {
		if name := l.out[i].Name.String(); path == "" || strings.HasPrefix(name, path+".") {
			l.out[i].Value = setting.OpaqueAt(l.out[i].Value.Text.Place(), "expression")
		}
	}
	l.open(path, at)
}

// arguments lists what the call is given: an object at its place, or arguments by name.
func (l *lister) arguments(p *provisioned) {
	position, scope := 0, p.call.Scope
	for _, a := range p.call.Args {
		name := a.Name.String()
		switch {
		case a.Spread && name == "" && position > p.library.props: // options of the resource, which are no attributes
		case a.Spread && name == "":
			l.spread("", a.Value, scope)
		case name == "args" || name == "props" || name == "" && position == p.library.props:
			l.whole("", a.Value.Place, a.Value, scope)
		case name != "" && name != "opts" && name != "resource_name" && name != "scope":
			l.put(name, a.Name.Place(), a.Value, scope)
		}
		if name == "" {
			position++
		}
	}
}

// whole lists an object that must be one: anything else may hold every attribute.
func (l *lister) whole(path string, at source.Place, e token.Expr, scope int) {
	t := l.follow(l.unwrapped(e), scope)
	if t.expr.Kind == token.Literal && t.expr.Value == setting.Null {
		return
	}
	if !l.begin(t.def) {
		l.open(path, at)
		return
	}
	defer l.end(t.def)
	if !l.object(path, t) {
		l.overwritten(path, at)
	}
}

// put lists an attribute, or what lies below it.
func (l *lister) put(path string, at source.Place, e token.Expr, scope int) {
	if l.depth >= maxNesting || len(l.out) >= maxProvisioned {
		l.open(path, at)
		return
	}
	l.depth++
	defer func() { l.depth-- }()
	l.without(path)
	e = l.unwrapped(e)
	if l.reference(path, at, e) || l.named(path, at, e, scope) {
		return
	}
	t := l.follow(e, scope)
	t.expr = l.unwrapped(t.expr)
	if l.reference(path, at, t.expr) || l.named(path, at, t.expr, t.scope) || l.inside(path, at, t) {
		return
	}
	l.leaf(path, at, e, scope)
}

// inside lists what a value is made of, if it is made of several.
func (l *lister) inside(path string, at source.Place, t target) bool {
	if !l.begin(t.def) {
		l.open(path, at)
		return true
	}
	defer l.end(t.def)
	return l.list(path, at, t) || l.object(path, t)
}

// leaf lists a plain value, unless it is secret.
func (l *lister) leaf(path string, at source.Place, e token.Expr, scope int) {
	v := l.value(e, scope)
	switch {
	case v.Kind == setting.Null:
		return
	case l.found.Conceal(path, v):
		return
	case v.Kind == setting.String:
		if read, ok := dsn.Parse(v.Text, ""); ok && len(read.Secrets) > 0 {
			l.found.Secrets = append(l.found.Secrets, read.Secrets...)
			return
		}
	}
	l.emit(path, at, v)
}

// number is the place of an element in the list of a path: elements of several branches stand beside each other.
func (l *lister) number(path string, at source.Place) string {
	n := slices.Index(l.numbers[path], at.Span)
	if n < 0 {
		n = len(l.numbers[path])
		l.numbers[path] = append(l.numbers[path], at.Span)
	}
	return strconv.Itoa(n)
}
