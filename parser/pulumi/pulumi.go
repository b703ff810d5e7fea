// Package pulumi finds the resources of Pulumi programs that are written in YAML: Pulumi.yaml and Main.yaml, and the
// components in them. References to the configuration and to variables are followed where the file gives them a value;
// anything else that is interpolated stays unknown.
package pulumi

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Limits on hostile input.
const (
	maxDepth = 100    // levels of nesting, and variables on the way to a value
	maxLeafs = 20_000 // attributes of one file
)

// What is told where a limit was met.
const (
	tooDeep  = "this program is nested more than 100 levels deep; what is deeper was not read"
	tooLarge = "this program has more than 20,000 attributes; those from here on were not read"
)

// Find returns the resources of the types that something is known about, in order.
func Find(f *source.File, root *tree.Node, types []string) setting.Found {
	var found setting.Found
	if root == nil || root.List {
		return found
	}
	p := program{file: f, types: map[string]bool{}, left: maxLeafs, found: &found}
	p.read(root, types)
	if components := root.Child("components"); components != nil {
		for _, c := range components.Children {
			p.read(c, types)
		}
	}
	return found
}

// program is a program, or one of its components.
type program struct {
	file      *source.File
	types     map[string]bool
	resources map[string]bool
	defaults  map[string]source.Text // of the configuration
	variables map[string]*tree.Node
	left      int // attributes that may still be listed
	found     *setting.Found
}

func (p *program) read(n *tree.Node, types []string) {
	resources := n.Child("resources")
	if resources == nil || resources.List {
		return
	}
	for _, t := range types {
		if strings.Count(t, ":") == 2 {
			p.types[t] = true
		}
	}
	p.resources, p.variables, p.defaults = map[string]bool{}, map[string]*tree.Node{}, map[string]source.Text{}
	for _, r := range resources.Children {
		p.resources[r.Key.String()] = true
	}
	if variables := n.Child("variables"); variables != nil {
		for _, v := range variables.Children {
			p.variables[v.Key.String()] = v
		}
	}
	for _, section := range []string{"config", "configuration", "inputs"} {
		p.configuration(n.Child(section))
	}
	for _, r := range resources.Children {
		p.resource(r)
	}
}

// configuration takes in the values that hold where a stack says nothing else, unless they are secret.
func (p *program) configuration(n *tree.Node) {
	if n == nil {
		return
	}
	for _, c := range n.Children {
		name, d := c.Key.String(), c.Child("default")
		if secret := c.Child("secret"); d != nil && secret != nil && secret.Value.Text.String() == "true" {
			p.found.Hide(d.Value.Text)
		} else if d != nil && len(d.Children) == 0 && d.Value.Known() {
			p.defaults[name] = d.Value.Text.AsFallback("config:" + name)
		}
	}
}

// typeOf is a type in the short form: aws:rds/instance:Instance is aws:rds:Instance.
func typeOf(written string) string {
	parts := strings.Split(written, ":")
	if len(parts) != 3 {
		return written
	}
	parts[1], _, _ = strings.Cut(parts[1], "/")
	return strings.Join(parts, ":")
}

func (p *program) resource(n *tree.Node) {
	kind := n.Child("type")
	if kind == nil || n.Child("get") != nil || !p.types[typeOf(kind.Value.Text.String())] {
		return
	}
	r := setting.Resource{
		Shape: setting.IaC, Type: typeOf(kind.Value.Text.String()), Name: n.Key.String(), Where: n.Place, Anchor: n.Key.Place(),
		Hint: setting.Hint{Name: n.Key.String()},
	}
	l := lister{program: p}
	if properties := n.Child("properties"); properties != nil {
		l.node("", properties, properties.Key, 0)
	}
	r.Attributes = l.out
	p.found.Resources = append(p.found.Resources, r)
}

// lister flattens the properties of one resource.
type lister struct {
	*program
	out []setting.Option
}

func (l *lister) emit(path string, key source.Text, v setting.Value) {
	if l.left--; l.left < 0 {
		l.found.Cut(key.Place(), source.TooLarge, tooLarge)
		return
	}
	if path == "" {
		path = "*"
	}
	l.out = append(l.out, setting.Attribute(path, key.Place(), v))
}

// node lists n under path. key is the nearest key, for what has none itself.
func (l *lister) node(path string, n *tree.Node, key source.Text, depth int) {
	if depth > maxDepth {
		l.found.Cut(n.Place, source.TooDeep, tooDeep)
		return
	}
	if !n.Key.IsZero() {
		key = n.Key
	}
	switch {
	case l.function(path, n, key):
	case n.List:
		l.list(path, n, key, depth)
	case len(n.Children) > 0:
		for _, c := range n.Children {
			l.node(tree.Join(path, c.Key.String()), c, key, depth+1)
		}
	default:
		l.leaf(path, key, l.evaluate(n, depth))
	}
}

// function reports whether a node calls one of Pulumi's functions. What it makes is not known, and may be secret.
func (l *lister) function(path string, n *tree.Node, key source.Text) bool {
	if len(n.Children) != 1 || n.List || !strings.HasPrefix(strings.ToLower(n.Children[0].Key.String()), "fn::") {
		return false
	}
	argument := n.Children[0]
	if strings.EqualFold(argument.Key.String(), "fn::secret") {
		l.hide(argument)
	}
	l.emit(path, key, setting.OpaqueAt(n.Place, "function"))
	return true
}

// hide goes as deep as the tree does: where no attribute is listed any more, a secret is one still.
func (l *lister) hide(n *tree.Node) {
	if len(n.Children) == 0 {
		l.found.Hide(n.Value.Text)
	}
	for _, c := range n.Children {
		l.hide(c)
	}
}

func (l *lister) list(path string, n *tree.Node, key source.Text, depth int) {
	if len(n.Children) == 0 {
		l.emit(path, key, setting.Value{Kind: setting.List, Text: source.Decoded(n.Place, "")})
	}
	for i, c := range n.Children {
		if len(c.Children) == 0 && !l.evaluate(c, depth).Known() {
			l.emit(tree.Join(path, "*"), key, setting.OpaqueAt(c.Place, "element"))
			continue
		}
		l.node(tree.Join(path, strconv.Itoa(i)), c, key, depth+1)
	}
}

func (l *lister) leaf(path string, key source.Text, v setting.Value) {
	switch {
	case v.Kind == setting.Null:
	case l.found.Conceal(path, v):
	default:
		l.emit(path, key, v)
	}
}

// evaluate is a scalar with its references followed.
func (p *program) evaluate(n *tree.Node, depth int) setting.Value {
	text := n.Value.Text.String()
	if n.Value.Kind != setting.String || !strings.Contains(text, "${") {
		return n.Value
	}
	at := n.Value.Text.Place()
	end := strings.IndexByte(text, '}')
	if !strings.HasPrefix(text, "${") || end != len(text)-1 {
		return setting.OpaqueAt(at, "expression") // put together from pieces
	}
	ref := text[2:end]
	return p.lookup(ref[:strings.IndexAny(ref+".", ".[")], ref, at, depth)
}

// lookup is what a name stands for: another resource, a value of the configuration, a variable.
func (p *program) lookup(name, ref string, at source.Place, depth int) setting.Value {
	if p.resources[name] {
		return setting.Value{Kind: setting.Symbol, Text: source.Decoded(at, ref)}
	}
	if value, ok := p.defaults[name]; ok && name == ref {
		return setting.ValueOf(value)
	}
	if v := p.variables[name]; v != nil && name == ref && len(v.Children) == 0 && depth < maxDepth {
		return p.evaluate(v, depth+1)
	}
	return setting.OpaqueAt(at, "ref:"+ref)
}
