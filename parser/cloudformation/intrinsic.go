package cloudformation

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// intrinsic returns the function that a node calls, without its prefix, and its arguments: !Ref X, {"Ref": "X"},
// !If [c, a, b] and {"Fn::If": […]} alike. The function is "" for a plain value.
func intrinsic(n *tree.Node) (call string, args []*tree.Node) {
	if name, ok := strings.CutPrefix(n.Tag, "!"); ok && !plainTag(n.Tag) && name != "" {
		if n.List {
			return name, n.Children
		}
		inner := *n
		inner.Tag, inner.Key = "", source.Text{}
		return name, []*tree.Node{&inner}
	}
	if n.List || len(n.Children) != 1 {
		return "", nil
	}
	c := n.Children[0]
	name := c.Key.String()
	if name != "Ref" {
		var ok bool
		if name, ok = strings.CutPrefix(name, "Fn::"); !ok {
			return "", nil
		}
	}
	if c.List {
		return name, c.Children
	}
	return name, []*tree.Node{c}
}

// place is where a node stands; a node without a place of its own stands where its value does.
func place(n *tree.Node) source.Place {
	if n.Value.Text.IsZero() || n.List || len(n.Children) > 0 {
		return n.Place
	}
	return n.Value.Text.Place()
}

// evaluate returns the value of an intrinsic function, or of a plain scalar.
func (t *template) evaluate(n *tree.Node, depth int) setting.Value {
	call, args := intrinsic(n)
	p := place(n)
	t.left--
	switch {
	case !t.room(p, depth):
		return setting.OpaqueAt(p, "function")
	case call == "" && !n.List && len(n.Children) == 0:
		return n.Value
	case call == "Ref" && len(args) == 1:
		return t.reference(args[0].Value.Text)
	case call == "GetAtt":
		return t.attribute(args, p)
	case call == "FindInMap" && len(args) >= 3:
		return t.mapped(args[:3], p, depth)
	case call == "Sub" && len(args) > 0 && len(args) <= 2:
		return t.substitute(args, depth)
	case call == "Join" && len(args) == 2 && args[1].List:
		return t.join(args[0], args[1], depth)
	case call == "Base64" && len(args) == 1: // what a machine gets and runs is the text again
		return t.evaluate(args[0], depth+1)
	}
	return setting.OpaqueAt(p, "function:"+call)
}

// reference is !Ref: a parameter's default, another resource, or unknown.
func (t *template) reference(name source.Text) setting.Value {
	id := name.String()
	if d, ok := t.defaults[id]; ok {
		return setting.Value{Kind: setting.String, Text: d.AsFallback("ref:" + id)}
	}
	if t.logical[id] {
		return setting.Value{Kind: setting.Symbol, Text: name}
	}
	return setting.OpaqueAt(name.Place(), "ref:"+id)
}

// mapped is !FindInMap, where all of its keys are known; what is found by a parameter's default is a default too.
func (t *template) mapped(keys []*tree.Node, p source.Place, depth int) setting.Value {
	n, byDefault := t.mappings, ""
	for _, k := range keys {
		v := t.evaluate(k, depth+1)
		if n == nil || !v.Known() || v.Kind == setting.Symbol {
			return setting.OpaqueAt(p, "function:FindInMap")
		}
		if refs := v.Text.Refs(); v.Text.Origin() == source.Fallback && len(refs) > 0 {
			byDefault = refs[0]
		}
		n = n.Child(v.Text.String())
	}
	if n == nil || n.List || len(n.Children) > 0 {
		return setting.OpaqueAt(p, "function:FindInMap")
	}
	v := n.Value
	if byDefault != "" {
		v.Text = v.Text.AsFallback(byDefault)
	}
	return v
}

// attribute is !GetAtt, as "Resource.Attribute" or as a list of both.
func (t *template) attribute(args []*tree.Node, p source.Place) setting.Value {
	parts := make([]string, 0, len(args))
	for _, a := range args {
		parts = append(parts, a.Value.Text.String())
	}
	path := strings.Join(parts, ".")
	id, _, _ := strings.Cut(path, ".")
	if t.logical[id] {
		return setting.Value{Kind: setting.Symbol, Text: source.Decoded(p, path)}
	}
	return setting.OpaqueAt(p, "ref:"+path)
}

// substitute is !Sub: the text between ${…} keeps its bytes.
func (t *template) substitute(args []*tree.Node, depth int) setting.Value {
	whole := args[0].Value.Text
	s := whole.String()
	var parts []source.Text
	run := 0
	for {
		i := strings.Index(s[run:], "${")
		if i < 0 {
			break
		}
		i += run
		end := strings.IndexByte(s[i:], '}')
		if end < 0 {
			break
		}
		end += i
		parts = append(parts, whole.Slice(run, i))
		if literal, ok := strings.CutPrefix(s[i+2:end], "!"); ok {
			parts = append(parts, source.Decoded(whole.Slice(i, end+1).Place(), "${"+literal+"}"))
		} else {
			parts = append(parts, t.variable(whole.Slice(i, end+1), whole.Slice(i+2, end), args, depth))
		}
		run = end + 1
	}
	parts = append(parts, whole.Slice(run, len(s)))
	return setting.Value{Kind: setting.String, Text: source.Concat(parts...)}
}

// variable is one ${Name}: of the function's own map, or a reference. whole is its place with the brackets.
func (t *template) variable(whole, name source.Text, args []*tree.Node, depth int) source.Text {
	if len(args) == 2 {
		if own := args[1].Child(name.String()); own != nil {
			return asText(t.evaluate(own, depth+1), whole.Place())
		}
	}
	return asText(t.reference(name), whole.Place())
}

// asText is a value inside a longer text.
func asText(v setting.Value, p source.Place) source.Text {
	if v.Kind == setting.Symbol {
		return source.UnknownAt(p, "ref:"+v.Text.String())
	}
	return v.Text
}

// join is !Join.
func (t *template) join(separator, list *tree.Node, depth int) setting.Value {
	var parts []source.Text
	for i, c := range list.Children {
		if i > 0 {
			parts = append(parts, separator.Value.Text)
		}
		parts = append(parts, asText(t.evaluate(c, depth+1), place(c)))
	}
	joined := source.Concat(parts...)
	const longest = 64 << 10
	if joined.Len() > longest {
		return setting.OpaqueAt(list.Place, "function:Join")
	}
	return setting.Value{Kind: setting.String, Text: joined}
}
