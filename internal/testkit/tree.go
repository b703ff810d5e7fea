package testkit

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// WalkTree calls visit for root and every node below it, with its dotted path; elements of lists are numbered.
func WalkTree(root *tree.Node, visit func(path string, n *tree.Node)) { walk(root, "", visit) }

func walk(n *tree.Node, path string, visit func(string, *tree.Node)) {
	visit(path, n)
	for i, c := range n.Children {
		walk(c, tree.Join(path, c.Name(i)), visit)
	}
}

// NodeAt returns the first node at a dotted path; nil if there is none.
func NodeAt(root *tree.Node, path string) *tree.Node {
	var found *tree.Node
	WalkTree(root, func(at string, n *tree.Node) {
		if at == path && found == nil {
			found = n
		}
	})
	return found
}

// ShowTree writes a tree and its problems, a line for each value: path=value@raw bytes, then its kind if it is no string, "fallback",
// what it refers to in angle brackets, and its tag. An attribute's path is element[attribute]; a node without value and
// children is "path empty". Unknown parts are "?". Each problem is a line with its code.
func ShowTree(root *tree.Node, problems []source.Problem) string {
	var out []string
	WalkTree(root, func(path string, n *tree.Node) {
		for _, a := range n.Attrs {
			out = append(out, showNode(path+"["+a.Key.String()+"]", a))
		}
		switch {
		case len(n.Children) > 0:
		case !n.Value.Text.IsZero():
			out = append(out, showNode(path, n))
		case n != root && len(n.Attrs) == 0:
			out = append(out, path+" empty")
		}
	})
	for _, p := range problems {
		out = append(out, "problem "+string(p.Code))
	}
	return strings.Join(out, "\n")
}

func showNode(path string, n *tree.Node) string {
	text := n.Value.Text
	line := path + "=" + strings.ReplaceAll(text.String(), string(source.Hole), "?") + "@" + text.Place().Raw()
	line += map[setting.Kind]string{
		setting.Bool: " bool", setting.Number: " number", setting.Null: " null", setting.Opaque: " opaque", setting.Bare: " bare",
	}[n.Value.Kind]
	if text.Origin() == source.Fallback {
		line += " fallback"
	}
	if refs := text.Refs(); len(refs) > 0 {
		line += " <" + strings.Join(refs, ",") + ">"
	}
	if n.Tag != "" {
		line += " " + n.Tag
	}
	return line
}

// CheckTree fails the test if anything in the tree, or a problem, lies outside the file.
func CheckTree(t *testing.T, file *source.File, root *tree.Node, problems []source.Problem) {
	t.Helper()
	WalkTree(root, func(_ string, n *tree.Node) {
		for _, m := range append([]*tree.Node{n}, n.Attrs...) {
			CheckInside(t, file, m.Place)
			CheckInside(t, file, m.Key.Places()...)
			CheckInside(t, file, m.Value.Text.Places()...)
			if text := m.Value.Text; text.Len() > 0 && text.Place().IsZero() && m.Value.Kind != setting.Null {
				t.Errorf("text from nowhere: %q", text.String())
			}
		}
	})
	for _, p := range problems {
		CheckInside(t, file, p.Place)
	}
}
