package cloudformation

import (
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Resolve returns a template's tree with the values of intrinsic functions in their places, as far as they show in it,
// and what bounds kept from it; a tree that is no template is returned as it is.
func Resolve(root *tree.Node) (*tree.Node, []source.Problem) {
	if root == nil {
		return nil, nil
	}
	docs := documents(root)
	if len(docs) == 0 {
		return root, nil
	}
	out := root
	var all setting.Found
	for _, doc := range docs {
		t := template{defaults: defaults(doc), mappings: doc.Child("Mappings"), logical: map[string]bool{}, left: maxLeafs}
		resolved := t.resolved(doc, 0)
		if all.Add(t.found); doc == root {
			return resolved, all.Problems
		}
		out = replaced(out, doc, resolved)
	}
	return out, all.Problems
}

// replaced is a tree with another node in the place of one of its children or of theirs.
func replaced(root, old, node *tree.Node) *tree.Node {
	out := *root
	out.Children = make([]*tree.Node, len(root.Children))
	for i, c := range root.Children {
		out.Children[i] = c
		if c == old {
			out.Children[i] = node
		}
	}
	return &out
}

func (t *template) resolved(n *tree.Node, depth int) *tree.Node {
	if t.left--; !t.room(n.Place, depth) {
		return n
	}
	call, _ := intrinsic(n)
	if call != "" && call != "If" && call != "Transform" {
		out := &tree.Node{Key: n.Key, Place: n.Place, Value: t.evaluate(n, depth)}
		if out.Value.Kind == setting.Symbol {
			out.Value = setting.OpaqueAt(place(n), "ref:"+out.Value.Text.String())
		}
		if out.Value.Kind == setting.String && out.Value.Text.String() == string(source.Hole) {
			out.Value.Kind = setting.Opaque
		}
		return out
	}
	if len(n.Children) == 0 {
		return n
	}
	out := *n
	if call == "If" {
		out.Tag = tree.Choice
	}
	out.Children = make([]*tree.Node, len(n.Children))
	for i, c := range n.Children {
		out.Children[i] = t.resolved(c, depth+1)
	}
	return &out
}
