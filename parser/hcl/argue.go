package hcl

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// argue keeps what a block says as a tree under its address, for those who know what its keys mean. What the arguments of
// a call mean, each by itself, its module knows alone.
func (r *reader) argue(name string, b *block, members []*tree.Node) {
	groups := [][]*tree.Node{members}
	if b.kind == "module" {
		groups = nil
		for _, m := range members {
			groups = append(groups, []*tree.Node{m})
		}
	}
	if b.kind == "resource" && b.labels[0] == "helm_release" {
		groups = [][]*tree.Node{chart(members)}
	}
	for _, g := range groups {
		r.blocks = append(r.blocks, &tree.Node{Key: source.Decoded(b.anchor, name), Children: g, Place: b.where})
	}
}

// chart gives the values of a release the form that they have in a file of values.
func chart(members []*tree.Node) []*tree.Node {
	var out []*tree.Node
	values := &tree.Node{Key: source.Decoded(source.Place{}, "values")}
	for _, n := range members {
		switch key := n.Key.String(); {
		case key == "values" && n.List:
			for _, v := range n.Children {
				if v.Tag == "" && v.Value.Kind == setting.String {
					v.Tag = tree.FileTag + "values.yaml"
				}
			}
		case (key == "set" || key == "set_list") && n.List:
			for _, s := range n.Children {
				if name, value := s.Child("name"), s.Child("value"); name != nil && value != nil && name.Value.Known() {
					under(values, name.Value.Text, value)
				}
			}
			continue
		}
		out = append(out, n)
	}
	return append(out, values)
}

// maxPath is how many parts the name of a value may have.
const maxPath = 16

// under puts a value where its dotted name says.
func under(n *tree.Node, name source.Text, value *tree.Node) {
	for range maxPath {
		first, rest, more := name.Cut(".")
		if !more {
			break
		}
		child := n.Child(first.String())
		if child == nil {
			child = &tree.Node{Key: first, Place: value.Place}
			n.Children = append(n.Children, child)
		}
		n, name = child, rest
	}
	n.Children = append(n.Children, &tree.Node{Key: name, Value: value.Value, Tag: value.Tag, Children: value.Children, Place: value.Place})
}

// maxVariants is how many of the alternatives that conditions leave are looked at.
const maxVariants = 4

// arguments returns the arguments of all blocks as trees, once for each of the alternatives that conditions leave.
// Nested blocks of which there is one are mappings.
func (r *reader) arguments() []*tree.Node {
	arity := 1
	for _, n := range r.blocks {
		arity = max(arity, choices(n))
	}
	var out []*tree.Node
	for k := range min(arity, maxVariants) {
		root := &tree.Node{}
		for _, n := range r.blocks {
			if k == 0 || choices(n) > k {
				root.Children = append(root.Children, variant(n, k))
			}
		}
		out = append(out, root)
	}
	return out
}

// choices is the largest number of alternatives in a tree.
func choices(n *tree.Node) int {
	most := 1
	if n.Tag == choiceTag {
		most = len(n.Children)
	}
	for _, c := range n.Children {
		most = max(most, choices(c))
	}
	return most
}

// variant is a tree in which the k-th alternative of every choice is taken.
func variant(n *tree.Node, k int) *tree.Node {
	for n.Tag == choiceTag && len(n.Children) > 0 {
		n = n.Children[k%len(n.Children)]
	}
	if n.Tag == blockTag && len(n.Children) == 1 && !named(n.Children[0]) {
		n = &tree.Node{Key: n.Key, Children: n.Children[0].Children, Place: n.Place}
	}
	out := &tree.Node{Key: n.Key, Value: n.Value, List: n.List, Place: n.Place}
	if strings.HasPrefix(n.Tag, tree.FileTag) {
		out.Tag = n.Tag
	}
	if len(n.Children) > 0 || n.List || n.Value.Kind == setting.Object {
		out.Value = setting.Value{}
	}
	if n.Value.Kind == setting.Symbol {
		out.Value = setting.OpaqueAt(n.Value.Text.Place(), n.Value.Text.String())
	}
	for _, c := range n.Children {
		out.Children = append(out.Children, variant(c, k))
	}
	return out
}

// named reports a block that is one of several by nature: a variable, a setting.
func named(n *tree.Node) bool { return n.Child("name") != nil }
