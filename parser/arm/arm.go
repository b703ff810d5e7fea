package arm

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxRead is one level more than is followed, so that who follows tells what is left out.
const maxRead = maxDepth + 1

// Read is what a tree declares: a template, a file with the parameters of one, or the artifact of a blueprint that holds
// one. It is nil for any other.
func Read(root *tree.Node, name string) *Template {
	switch {
	case hasSchema(root, "deploymenttemplate.json"):
		return read(root, 0)
	case hasSchema(root, "deploymentparameters.json"):
		return given(root, name)
	case hasSchema(root.Child("properties").Child("template"), "deploymenttemplate.json"):
		return artifact(root)
	}
	return nil
}

// artifact is the deployment that a blueprint holds as a file of its own: a template, and what the blueprint gives it. What
// the blueprint itself is given stands elsewhere.
func artifact(root *tree.Node) *Template {
	if !strings.EqualFold(root.Word("kind"), "template") {
		return nil
	}
	r := &Resource{Where: root.Place}
	r.nested(root.Child("properties"), 0)
	r.Shared = false
	return &Template{Resources: []*Resource{r}}
}

// given is the deployment that a file with parameters is for: azuredeploy.parameters.prod.json is for azuredeploy.
func given(root *tree.Node, name string) *Template {
	template, _, ok := strings.Cut(path.Base(name), ".param")
	if !ok || template == "" {
		return nil
	}
	r := &Resource{Symbol: path.Base(name), Source: template, Where: root.Place, Given: values(root)}
	return &Template{Resources: []*Resource{r}}
}

// hasSchema reports whether a tree says that it follows a schema.
func hasSchema(root *tree.Node, name string) bool {
	schema := root.Child("$schema")
	return schema != nil && strings.Contains(strings.ToLower(schema.Value.Text.String()), name)
}

// read is a template as its tree has it.
func read(root *tree.Node, depth int) *Template {
	t := &Template{Parameters: map[string]*Expr{}, Variables: map[string]*Expr{}}
	if depth > maxRead {
		return t
	}
	for _, p := range children(root, "parameters") {
		name := p.Key.String()
		t.Parameters[name] = nil
		secure := strings.HasPrefix(strings.ToLower(p.Word("type")), "secure")
		if secure {
			t.Secure = append(t.Secure, name)
		}
		if d := p.Child("defaultValue"); d != nil {
			t.Parameters[name] = exprOf(d)
			if secure {
				t.Secrets = append(t.Secrets, scalars(d)...)
			}
		}
	}
	for _, v := range children(root, "variables") {
		if v.Key.String() != "copy" {
			t.Variables[v.Key.String()] = exprOf(v)
		}
	}
	t.Resources = resources(root.Child("resources"), depth)
	return t
}

// children are the members of a member; a nil node has none.
func children(n *tree.Node, key string) []*tree.Node {
	if c := n.Child(key); c != nil && !c.List {
		return c.Children
	}
	return nil
}

// scalars are the texts at and below a node. An expression is one as a whole.
func scalars(n *tree.Node) []source.Text {
	var out []source.Text
	if !n.Value.Text.IsZero() {
		out = append(out, n.Value.Text)
	}
	for _, c := range n.Children {
		out = append(out, scalars(c)...)
	}
	return out
}

// resources reads a list of declarations, or those that have names for each other.
func resources(n *tree.Node, depth int) []*Resource {
	if n == nil || depth > maxRead {
		return nil
	}
	var out []*Resource
	for _, c := range n.Children {
		kind := c.Child("type")
		if kind == nil {
			continue
		}
		r := &Resource{
			Type: kind.Value.Text, Symbol: c.Key.String(), Where: c.Place, Anchor: kind.Value.Text.Place(), Body: exprOf(c),
			Children: resources(c.Child("resources"), depth+1), Loop: copied(c.Child("copy")),
			Existing: c.Word("existing") == "true",
		}
		if condition := c.Child("condition"); condition != nil {
			r.If = exprOf(condition)
		}
		if v := c.Child("apiVersion"); v != nil {
			r.Version = v.Value.Text
		}
		if strings.EqualFold(kind.Value.Text.String(), "Microsoft.Resources/deployments") {
			r.nested(c.Child("properties"), depth)
		}
		out = append(out, r)
	}
	return out
}

// nested takes in the template that a deployment holds.
func (r *Resource) nested(properties *tree.Node, depth int) {
	template := properties.Child("template")
	if template == nil {
		return
	}
	r.Nested = read(template, depth+1)
	r.Shared = !strings.EqualFold(properties.Child("expressionEvaluationOptions").Word("scope"), "inner")
	r.Given = values(properties)
}

// values are what parameters are given; one of a vault cannot be known.
func values(n *tree.Node) map[string]*Expr {
	out := map[string]*Expr{}
	for _, p := range children(n, "parameters") {
		out[p.Key.String()] = &Expr{Kind: Other, Place: p.Place}
		if v := p.Child("value"); v != nil {
			out[p.Key.String()] = exprOf(v)
		}
	}
	return out
}

// copied is the loop of a declaration: over the numbers from zero to a count.
func copied(n *tree.Node) *Expr {
	count := n.Child("count")
	if count == nil {
		return nil
	}
	zero := &Expr{Place: n.Place, Value: setting.Value{Kind: setting.Number, Text: source.Decoded(n.Place, "0")}}
	numbers := &Expr{
		Kind: Call, Place: n.Place, Value: setting.Value{Text: source.Decoded(n.Place, "range")}, Args: []*Expr{zero, exprOf(count)},
	}
	return &Expr{Kind: Loop, Place: n.Place, Args: []*Expr{numbers}, Locals: []string{round}}
}

// exprOf is what a node of a template says. What a loop makes of an object's members cannot be known.
func exprOf(n *tree.Node) *Expr {
	switch {
	case n.List:
		x := &Expr{Kind: List, Place: n.Place}
		for _, c := range n.Children {
			x.Args = append(x.Args, exprOf(c))
		}
		return x
	case len(n.Children) > 0:
		return objectOf(n)
	case n.Value.Kind == setting.String && n.Value.Text.Known() && !n.Value.Text.IsZero():
		return expression(n.Value.Text, n.Value.Text.Place())
	case n.Value.Text.IsZero():
		return &Expr{Kind: Object, Place: n.Place}
	}
	return &Expr{Place: n.Place, Value: n.Value}
}

func objectOf(n *tree.Node) *Expr {
	x := &Expr{Kind: Object, Place: n.Place}
	for _, c := range n.Children {
		switch key := c.Key.String(); {
		case key == "copy" && c.List:
			for _, made := range c.Children {
				if name := made.Child("name"); name != nil {
					x.Members = append(x.Members, Field{Key: name.Value.Text, Value: &Expr{Kind: Other, Place: made.Place}})
				}
			}
		case strings.HasPrefix(key, "[") && strings.HasSuffix(key, "]"):
			x.Members = append(x.Members, Field{Key: source.UnknownAt(c.Key.Place(), "expression"), Value: &Expr{Kind: Other, Place: c.Place}})
		default:
			x.Members = append(x.Members, Field{Key: c.Key, Value: exprOf(c)})
		}
	}
	return x
}
