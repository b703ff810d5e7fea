package arm

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// choiceTag marks a node whose children are what a value may be: the branches of a condition that cannot be known.
const choiceTag = "choice"

// more is the key of a member that stands for others that cannot be known.
const more = "*"

// maxBranches bounds how many values one expression may have.
const maxBranches = 16

func unknown(p source.Place, ref string) *tree.Node {
	return &tree.Node{Place: p, Value: setting.OpaqueAt(p, ref)}
}

func scalar(kind setting.Kind, t source.Text, p source.Place) *tree.Node {
	return &tree.Node{Place: p, Value: setting.Value{Kind: kind, Text: t}}
}

func isObject(n *tree.Node) bool {
	return n.Tag == "" && !n.List && (len(n.Children) > 0 || n.Value.Kind == setting.Object)
}

// isScalar reports whether a node is one value, known or not.
func isScalar(n *tree.Node) bool { return n.Tag == "" && !n.List && len(n.Children) == 0 }

// known reports whether a node is one value that is known.
func known(n *tree.Node) bool {
	return isScalar(n) && n.Value.Kind != setting.Object && n.Value.Known()
}

// branches are what a value may be: itself, or each of its branches.
func branches(n *tree.Node) []*tree.Node {
	if n.Tag == choiceTag {
		return n.Children
	}
	return []*tree.Node{n}
}

// choose joins values of which one holds.
func choose(p source.Place, nodes ...*tree.Node) *tree.Node {
	out := &tree.Node{Tag: choiceTag, Place: p}
	for _, n := range nodes {
		out.Children = append(out.Children, branches(n)...)
	}
	switch {
	case len(out.Children) == 1:
		return out.Children[0]
	case len(out.Children) > maxBranches:
		return unknown(p, "expression")
	}
	return out
}

// each maps what a value may be.
func each(n *tree.Node, f func(*tree.Node) *tree.Node) *tree.Node {
	if n.Tag != choiceTag {
		return f(n)
	}
	var out []*tree.Node
	for _, b := range n.Children {
		out = append(out, f(b))
	}
	return choose(n.Place, out...)
}

// get is a member of an object or an element of a list.
func get(n *tree.Node, key string, p source.Place) *tree.Node {
	return each(n, func(n *tree.Node) *tree.Node {
		if i, err := strconv.Atoi(key); n.List && err == nil && i >= 0 && i < len(n.Children) {
			return n.Children[i]
		}
		if !n.List {
			for i := len(n.Children) - 1; i >= 0; i-- {
				if c := n.Children[i]; strings.EqualFold(c.Key.String(), key) {
					return withoutKey(c)
				}
			}
		}
		return unknown(p, "expression")
	})
}

func withoutKey(n *tree.Node) *tree.Node {
	out := *n
	out.Key = source.Text{}
	return &out
}

func withKey(n *tree.Node, key source.Text) *tree.Node {
	out := *n
	out.Key = key
	return &out
}

// fallback marks what stands in a value as the visible default of ref.
func fallback(n *tree.Node, ref string) *tree.Node {
	out := *n
	if isScalar(n) && n.Value.Kind != setting.Opaque {
		out.Value.Text = n.Value.Text.AsFallback(ref)
	}
	out.Children = nil
	for _, c := range n.Children {
		out.Children = append(out.Children, fallback(c, ref))
	}
	return &out
}

// text is a value inside a longer text.
func text(n *tree.Node, p source.Place) source.Text {
	switch {
	case known(n) && n.Value.Kind == setting.Null:
		return source.Decoded(p, "")
	case isScalar(n) && n.Value.Kind != setting.Object && !n.Value.Text.IsZero():
		return n.Value.Text
	}
	return source.UnknownAt(p, "expression")
}

// truth is what a known condition says, and the default that it rests on, "" if on none.
func truth(n *tree.Node) (holds, certain bool, ref string) {
	if !known(n) {
		return false, false, ""
	}
	if t := n.Value.Text; t.Origin() == source.Fallback {
		ref = t.Refs()[0]
	}
	switch strings.ToLower(n.Value.Text.String()) {
	case "true":
		return true, true, ref
	case "false":
		return false, true, ref
	}
	return false, false, ""
}

// answer is a boolean that was computed from values. It rests on the defaults that they rest on.
func answer(holds bool, p source.Place, of ...*tree.Node) *tree.Node {
	t := source.Decoded(p, strconv.FormatBool(holds))
	for _, n := range of {
		if n.Value.Text.Origin() == source.Fallback {
			t = t.AsFallback(n.Value.Text.Refs()[0])
		}
	}
	return scalar(setting.Bool, t, p)
}
