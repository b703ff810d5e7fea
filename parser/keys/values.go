package keys

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// IsValues reports the files that hold the values of a Helm chart, by their name.
func IsValues(file string) bool {
	return kindByName(strings.ToLower(path.Base(file)), strings.ToLower(file)) == HelmValues
}

// isBase reports the file of a chart's own values, which others may override.
func isBase(file string) bool { return strings.HasPrefix(strings.ToLower(path.Base(file)), "values.y") }

// Values are the definitions that a file of a chart's values makes: what templates call .Values.db.host is
// "values:db.host". A chart's own values are defaults. An empty one is defined too: templates ask for it.
func Values(f *source.File, root *tree.Node) []setting.Definition {
	var out []setting.Definition
	var block source.Place
	walkOnce(root, "", map[*tree.Node]bool{}, func(p string, n *tree.Node) bool {
		if len(n.Children) > 0 || p == "" || n.Value.Text.IsZero() {
			return !n.List
		}
		if block.IsZero() {
			block = n.Place
		}
		value := n.Value.Text
		if n.Value.Kind == setting.Null {
			value = source.Decoded(n.Value.Text.Place(), "")
		}
		if isBase(f.Path) {
			value = value.AsFallback("values")
		}
		out = append(out, setting.Definition{Ref: "values:" + p, Value: value, Block: block})
		return true
	})
	return out
}

// parameters reads what a deployment of a chart sets value by value, as Argo CD has it: a list of dotted names and values.
func (s *scope) parameters() {
	if s.kind != Kubernetes {
		return
	}
	for _, e := range s.nodes {
		if list := e.node.Child("parameters"); list != nil && list.List && e.node.Key.String() == "helm" {
			s.run(unflatten(pairs(list)), HelmValues, s.depth+1)
		}
	}
}

// pairs makes members of the elements of a list that have a name and a value.
func pairs(list *tree.Node) *tree.Node {
	out := &tree.Node{Place: list.Place}
	for _, c := range list.Children {
		if name, value := member(c, "name"), member(c, "value"); name != nil && value != nil && name.Value.Text.Len() > 0 {
			out.Children = append(out.Children, &tree.Node{Key: name.Value.Text, Value: value.Value, Place: c.Place})
		}
	}
	return out
}
