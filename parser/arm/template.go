// Package arm reads templates of the Azure Resource Manager: what a deployment declares, in the form that ARM templates
// (JSON) and Bicep share. Parameters are worth their defaults, variables what they say; conditions give one value for each
// branch; what is only known in a deployment stays unknown.
package arm

import (
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxLeafs bounds the attributes of one file.
const maxLeafs = 20_000

// Template is what a template declares, whatever language it is written in.
type Template struct {
	Parameters map[string]*Expr // with their defaults; nil for one that has none
	Variables  map[string]*Expr
	Resources  []*Resource
	Secrets    []source.Text // defaults that no output may show
	Secure     []string      // parameters whose values no output may show, wherever they are given
}

// Resource is a declaration of a resource, of as many as a loop makes, or of a deployment of another template.
type Resource struct {
	Type     source.Text // without the type of the resource that it stands in
	Version  source.Text // of the interface
	Symbol   string      // the name that other declarations use; "" if there is none
	Existing bool        // it is only referred to: what it holds by itself is not said here
	Where    source.Place
	Anchor   source.Place // its header
	Body     *Expr        // the object with its name and properties
	If       *Expr        // the condition under which it is made; nil where there is none
	Loop     *Expr        // Args[0] is what the loop goes over, Locals its variables; nil for a single resource
	Children []*Resource

	// Nested is the template that a deployment deploys, with the values that it is given; nil for a resource.
	Nested *Template
	Given  map[string]*Expr
	Shared bool   // the expressions of the nested template are worked out as if they stood outside
	Source string // the path of the file that the nested template stands in; "" where it stands here
}

// Language is what imports of templates are called. Their path begins at the folder of the file that imports; one without
// an extension is that of a template in either language.
const Language = "arm"

// maxCalls bounds how many templates of other files are deployed inside each other.
const maxCalls = 8

// Find returns the resources of the types, in order. Attributes are named by their path; what stands in the properties is
// named as if it stood beside them. A resource is named by the last segment of its name. Templates of other files are
// opened by their paths; those that are not at hand become imports.
func (t *Template) Find(types []string, open func(path string) *Template) setting.Found {
	l := lowering{types: map[string]string{}, left: maxLeafs, open: open, opened: map[string]*Template{}}
	for _, kind := range types {
		l.types[strings.ToLower(kind)] = kind
	}
	l.template(t, inside(nil), nil, 0)
	return l.told()
}

// told is what was found, with the problem of what was not worked out.
func (l *lowering) told() setting.Found {
	if l.cut != nil {
		l.found.Cut(*l.cut, source.TooDeep, "expressions of this template depend on too many others to be followed; some were left unknown")
	}
	return l.found
}

// room reports whether more may be read so deep, and tells where it may not.
func (l *lowering) room(at source.Place, depth int) bool {
	switch {
	case depth > maxDepth:
		l.found.Cut(at, source.TooDeep, "this template is nested more than 200 levels deep; what is deeper was not read")
	case l.left < 0:
		l.found.Cut(at, source.TooLarge, "this template has more than 20,000 attributes; those from here on were not read")
	case l.steps > maxSteps:
		l.found.Cut(at, source.TooLarge, "this template takes more than 200,000 steps to work out; what it declares from here on was not read")
	default:
		return true
	}
	return false
}

// lowering turns declarations into resources.
type lowering struct {
	evaluator
	types map[string]string // in the spelling of those who judge them, by lower case
	left  int               // attributes that may still be listed
	found setting.Found

	open   func(string) *Template
	opened map[string]*Template
	file   string   // the path of the template that is read, from the folder of the first
	called []string // by the names of the calls that lead to it
}

// template reads a template in a scope, with the values that its parameters are given from another.
func (l *lowering) template(t *Template, s *scope, given map[string]*binding, depth int) {
	for _, secret := range t.Secrets {
		l.found.Hide(secret)
	}
	l.declared(t, s)
	for _, name := range t.Secure {
		if b := given[strings.ToLower(name)]; b != nil {
			l.hide(b.expr)
		}
	}
	for name := range t.Parameters {
		if b := given[strings.ToLower(name)]; b != nil {
			s.set("parameters:"+name, b)
		}
	}
	for _, r := range t.Resources {
		l.resource(r, "", s, depth)
	}
}

// hide notes what is given to a parameter that is a secret.
func (l *lowering) hide(x *Expr) {
	for _, text := range x.Texts() {
		l.found.Hide(text)
	}
}

// parameter is what a value refers to that a template is given, in the words of other languages that have modules.
func parameter(name string) string { return "var." + name }

// resource reads a declaration below resources of another type: once for each round of its loop.
func (l *lowering) resource(r *Resource, above string, s *scope, depth int) {
	if l.steps++; !l.room(r.Where, depth) {
		return
	}
	kind := typeBelow(above, r)
	for _, in := range l.roundsOf(r, s) {
		if l.withheld(r, in) {
			continue
		}
		l.declare(r, kind, in)
		for _, c := range r.Children {
			l.resource(c, kind, in, depth+1)
		}
		switch {
		case r.Source != "":
			l.call(r, in, depth)
		case r.Nested != nil:
			l.deployment(r, r.Nested, in, depth)
		}
	}
}

// withheld reports whether a declaration is never made. A condition that rests on the default of a parameter decides
// nothing: whoever deploys the template may give another value.
func (l *lowering) withheld(r *Resource, s *scope) bool {
	if r.If == nil {
		return false
	}
	holds, certain, of := truth(l.eval(r.If, s, 0))
	return certain && !holds && of == ""
}

// typeBelow is a declaration's whole type. One that names no provider stands below another.
func typeBelow(above string, r *Resource) string {
	kind := r.Type.String()
	provider, _, _ := strings.Cut(kind, "/")
	if strings.Contains(provider, ".") {
		return kind
	}
	if above == "" {
		return kind
	}
	return above + "/" + kind
}

// roundsOf are the scopes that a declaration is read in: one, in which nothing is known of the loop's variables, where the
// loop cannot be followed or every round makes the same.
func (l *lowering) roundsOf(r *Resource, s *scope) []*scope {
	if r.Loop == nil {
		return []*scope{s}
	}
	if rounds, ok := l.rounds(r.Loop, s, 0); ok {
		return rounds
	}
	return []*scope{r.unlooped(s)}
}

// call reads the template of another file with what it is given here.
func (l *lowering) call(r *Resource, s *scope, depth int) {
	name := path.Join(path.Dir(l.file), r.Source)
	nested, opened := l.opened[name]
	if !opened {
		nested = l.open(name)
		l.opened[name] = nested
	}
	switch {
	case nested == nil:
		l.found.Imports = append(l.found.Imports, setting.Import{Language: Language, Local: "template", Path: name})
		return
	case len(l.called) >= maxCalls:
		l.found.Cut(r.Where, source.TooDeep, "templates deploy each other more than 8 deep; those from here on were not followed")
		return
	}
	file, called := l.file, l.called
	l.file, l.called = name, append(slices.Clip(called), r.Symbol)
	l.deployment(r, nested, s, depth)
	l.file, l.called = file, called
}

// deployment reads a template that another deploys.
func (l *lowering) deployment(r *Resource, nested *Template, s *scope, depth int) {
	if r.Shared {
		l.template(&Template{Resources: nested.Resources, Secrets: nested.Secrets}, inside(s), nil, depth+1)
		return
	}
	given := map[string]*binding{}
	for name, x := range r.Given {
		given[strings.ToLower(name)] = &binding{expr: x, in: s}
	}
	l.template(nested, inside(nil), given, depth+1)
}

// declare lists one resource, if it is made here and somebody judges its type.
func (l *lowering) declare(r *Resource, kind string, s *scope) {
	kind, ok := l.types[strings.ToLower(kind)]
	if !ok || r.Existing {
		return
	}
	out := setting.Resource{
		Shape: setting.IaC, Type: kind, Name: r.Symbol, Where: r.Where, Anchor: r.Anchor, Hint: setting.Hint{Name: r.Symbol},
		Module: strings.Join(l.called, "."),
	}
	f := flattener{lowering: l}
	if r.Version.Len() > 0 {
		f.emit("apiVersion", r.Version, setting.ValueOf(r.Version))
	}
	body := l.eval(r.Body, s, 0)
	for _, b := range branches(body) {
		f.body(b, r.Anchor)
	}
	if out.Name == "" {
		out.Name = f.name
	}
	out.Attributes = f.out
	l.found.Resources = append(l.found.Resources, out)
}

// flattener lists the attributes of one resource.
type flattener struct {
	*lowering
	name string // of the resource, where it is known
	out  []setting.Option
}

func (f *flattener) emit(name string, key source.Text, v setting.Value) {
	if f.left--; f.left >= 0 || f.room(key.Place(), 0) {
		f.out = append(f.out, setting.Attribute(name, key.Place(), v))
	}
}

// body lists what a resource says about itself.
func (f *flattener) body(n *tree.Node, anchor source.Place) {
	if !isObject(n) {
		f.emit(more, source.Decoded(anchor, more), setting.OpaqueAt(n.Place, "expression"))
		return
	}
	for _, c := range n.Children {
		switch strings.ToLower(c.Key.String()) {
		case "name":
			for _, b := range branches(c) {
				if known(b) || b.Value.Kind == setting.String {
					b = lastSegment(b)
					f.name = strings.ReplaceAll(b.Value.Text.String(), string(source.Hole), "…")
				}
				f.node("name", b, c.Key, 0)
			}
		case "properties":
			for _, b := range branches(c) {
				f.properties(b, c.Key)
			}
		case "resources", "dependson", "tags", "type", "apiversion":
		default:
			f.node(c.Key.String(), c, c.Key, 0)
		}
	}
}

func (f *flattener) properties(n *tree.Node, key source.Text) {
	if !isObject(n) {
		f.emit(more, key, setting.OpaqueAt(n.Place, "expression"))
		return
	}
	for _, c := range n.Children {
		f.node(c.Key.String(), c, c.Key, 0)
	}
}

// lastSegment is a resource's own name: that of a child begins with those of the resources around it.
func lastSegment(n *tree.Node) *tree.Node {
	out := *n
	t := n.Value.Text
	if i := strings.LastIndexByte(t.String(), '/'); i >= 0 {
		out.Value = setting.ValueOf(t.Slice(i+1, t.Len()))
	}
	return &out
}

// node lists n under its path.
func (f *flattener) node(name string, n *tree.Node, key source.Text, depth int) {
	if f.left < 0 || depth > maxDepth {
		f.room(n.Place, depth)
		return
	}
	if !n.Key.IsZero() {
		key = n.Key
	}
	switch {
	case n.Tag == choiceTag:
		for _, c := range n.Children {
			f.node(name, c, key, depth+1)
		}
	case n.List && len(n.Children) == 0:
		f.emit(name, key, setting.Value{Kind: setting.List, Text: source.Decoded(n.Place, "")})
	case len(n.Children) > 0:
		for i, c := range n.Children {
			f.node(tree.Join(name, c.Name(i)), c, key, depth+1)
		}
	case n.Value.Kind == setting.Null, n.Value.Kind == setting.Object, n.Value.Text.IsZero():
	case f.found.Conceal(name, n.Value):
	default:
		f.emit(name, key, n.Value)
	}
}
