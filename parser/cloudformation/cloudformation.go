// Package cloudformation finds the resources of AWS CloudFormation and SAM templates, and of Alibaba's Resource
// Orchestration Service, whose templates are built alike, in YAML or JSON. Intrinsic functions stay unknown, save those
// whose result shows in the template: references to parameters with a default, conditions whose branches are all written,
// joins and substitutions of such values.
package cloudformation

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Limits on hostile input.
const (
	maxDepth = 200     // levels of nesting that are followed
	maxLeafs = 500_000 // values of one file
)

// services are the resource types that say something about transport security.
var services = [...]string{
	"AWS::RDS::", "AWS::DocDB::", "AWS::Neptune::", "AWS::Redshift::", "AWS::RedshiftServerless::", "AWS::ElastiCache::",
	"AWS::MemoryDB::", "AWS::MSK::", "AWS::DMS::", "AWS::OpenSearchService::", "AWS::Elasticsearch::", "AWS::DAX::",
	"AWS::Glue::Connection", "AWS::EMR::SecurityConfiguration",
	"ALIYUN::RDS::", "ALIYUN::REDIS::", "ALIYUN::MONGODB::", "ALIYUN::POLARDB::",
}

// Find returns the resources of a template, in order. A tree that is no template gives nothing. Attributes are named by
// their path below Properties, list elements numbered; a condition gives one attribute of the same name per branch.
func Find(f *source.File, root *tree.Node) setting.Found {
	var out setting.Found
	if root == nil {
		return out
	}
	for _, doc := range documents(root) {
		t := template{file: f, logical: map[string]bool{}, left: maxLeafs}
		t.read(doc)
		out.Add(t.found)
	}
	return out
}

// documents returns the nodes that may be a template: the root, the documents of a stream, and the part of a
// Serverless Framework file that holds one.
func documents(root *tree.Node) []*tree.Node {
	candidates := []*tree.Node{root}
	if root.List {
		candidates = root.Children
	}
	var out []*tree.Node
	for _, n := range candidates {
		switch {
		case n.Child("Resources") != nil:
			out = append(out, n)
		case n.Child("resources") != nil && n.Child("resources").Child("Resources") != nil:
			out = append(out, n.Child("resources"))
		}
	}
	return out
}

// text is a node's known string value.
func text(n *tree.Node) string {
	if n == nil || n.List || len(n.Children) > 0 || n.Tag != "" && strings.HasPrefix(n.Tag, "!") && !plainTag(n.Tag) {
		return ""
	}
	return n.Value.Text.String()
}

// plainTag reports whether a tag is one of YAML's own.
func plainTag(tag string) bool { return strings.HasPrefix(tag, "!!") }

// template is one template being read.
type template struct {
	file     *source.File
	defaults map[string]source.Text // of parameters
	mappings *tree.Node             // what !FindInMap looks up; nil if there is nothing
	logical  map[string]bool        // logical ids of resources
	left     int                    // attributes that may still be listed
	found    setting.Found
}

func (t *template) read(doc *tree.Node) {
	t.defaults, t.mappings = defaults(doc), doc.Child("Mappings")
	resources := doc.Child("Resources")
	for _, r := range resources.Children {
		t.logical[r.Key.String()] = true
	}
	for _, r := range resources.Children {
		t.resource(r)
	}
}

// defaults are those of a template's parameters.
func defaults(doc *tree.Node) map[string]source.Text {
	out := map[string]source.Text{}
	params := doc.Child("Parameters")
	if params == nil {
		return out
	}
	for _, p := range params.Children {
		if d := p.Child("Default"); d != nil && !d.List && len(d.Children) == 0 && d.Value.Known() {
			out[p.Key.String()] = d.Value.Text
		}
	}
	return out
}

func (t *template) resource(n *tree.Node) {
	kind := text(n.Child("Type"))
	if !relevant(kind) {
		return
	}
	r := setting.Resource{
		Shape: setting.IaC, Type: kind, Name: n.Key.String(), Where: n.Place, Anchor: n.Key.Place(),
		Hint: setting.Hint{Name: n.Key.String()},
	}
	l := lister{template: t}
	if properties := n.Child("Properties"); properties != nil {
		l.node("", properties, properties.Key, 0)
	}
	r.Attributes = l.out
	t.found.Resources = append(t.found.Resources, r)
}

func relevant(kind string) bool {
	for _, s := range services {
		if strings.HasPrefix(kind, s) {
			return true
		}
	}
	return false
}

// spend takes one attribute from those that may still be listed, and reports whether there was one.
func (t *template) spend(at source.Place) bool {
	t.left--
	return t.room(at, 0)
}

// room reports whether more may be read so deep, and tells where it may not.
func (t *template) room(at source.Place, depth int) bool {
	switch {
	case depth > maxDepth:
		t.found.Cut(at, source.TooDeep, "this template is nested more than 200 levels deep; what is deeper was not read")
	case t.left < 0:
		t.found.Cut(at, source.TooLarge, "this template has more than 500,000 values; those from here on were not read")
	default:
		return true
	}
	return false
}

// lister flattens the properties of one resource.
type lister struct {
	*template
	out []setting.Option
}

func (l *lister) emit(path string, key source.Text, v setting.Value) {
	if path == "" || !l.spend(key.Place()) {
		return
	}
	l.out = append(l.out, setting.Attribute(path, key.Place(), v))
}

// node lists n under path. key is the nearest key, for what has none itself.
func (l *lister) node(path string, n *tree.Node, key source.Text, depth int) {
	if !l.room(n.Place, depth) {
		return
	}
	if !n.Key.IsZero() {
		key = n.Key
	}
	call, args := intrinsic(n)
	switch {
	case call == "If" && len(args) == 3:
		for _, branch := range args[1:] {
			if nothing(branch) {
				l.emit(path, key, setting.Value{Kind: setting.Null, Text: source.Decoded(place(branch), "null")})
			}
			l.node(path, bare(branch), key, depth+1)
		}
	case nothing(n):
	case call != "":
		l.leaf(path, key, l.evaluate(n, depth))
	case n.List:
		l.list(path, n, key, depth)
	case len(n.Children) > 0:
		for _, c := range n.Children {
			if c.Key.IsZero() {
				continue
			}
			l.node(tree.Join(path, c.Key.String()), c, c.Key, depth+1)
		}
	default:
		l.leaf(path, key, n.Value)
	}
}

// nothing reports whether a node takes the property away that it is the value of.
func nothing(n *tree.Node) bool {
	call, args := intrinsic(n)
	return call == "Ref" && len(args) == 1 && args[0].Value.Text.String() == "AWS::NoValue"
}

// bare is a node without its key, so that a branch keeps the key of the whole condition.
func bare(n *tree.Node) *tree.Node {
	out := *n
	out.Key = source.Text{}
	return &out
}

func (l *lister) list(path string, n *tree.Node, key source.Text, depth int) {
	if len(n.Children) == 0 {
		l.emit(path, key, setting.Value{Kind: setting.List, Text: source.Decoded(n.Place, "")})
	}
	for i, c := range n.Children {
		l.node(tree.Join(path, strconv.Itoa(i)), c, key, depth+1)
	}
}

func (l *lister) leaf(path string, key source.Text, v setting.Value) {
	if v.Kind == setting.Null {
		return
	}
	if setting.PathNamesSecret(path) {
		l.secret(v.Text)
		return
	}
	l.emit(path, key, v)
}

// secret notes the bytes of a password. A resolved dynamic reference is none, and neither is what cannot be known.
func (l *lister) secret(t source.Text) {
	if strings.HasPrefix(t.String(), "{{resolve:") || !t.Known() {
		return
	}
	l.found.Hide(t)
}
