package keys

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
)

// selectedBy reports whether a mapping has members with the values that are asked for.
func selectedBy(n *tree.Node, selectors []setting.Selector) bool {
	for _, sel := range selectors {
		m := below(n, sel.Keyword)
		if m == nil || len(sel.Values) > 0 && !slices.ContainsFunc(sel.Values, func(v string) bool { return globbed(v, m.Value.Text.String()) }) {
			return false
		}
	}
	return true
}

// below returns the value under a dotted key, which may be one key or a path of nested ones; nil if there is none.
func below(n *tree.Node, key string) *tree.Node { return belowFolded(n, setting.FoldKey(key)) }

func belowFolded(n *tree.Node, want string) *tree.Node {
	for i, c := range n.Children {
		key := setting.FoldKey(c.Key.String())
		if n.List {
			key = c.Name(i)
		}
		switch {
		case key == "":
		case key == want && c.Tag == tree.Choice:
			return &tree.Node{Key: c.Key, Place: c.Place, Value: setting.OpaqueAt(c.Place, "condition")}
		case key == want && len(c.Children) == 0 && !c.Value.Text.IsZero() && c.Value.Kind != setting.Null:
			return c
		case len(c.Children) > 0 && strings.HasPrefix(want, key+"."):
			if m := belowFolded(c, want[len(key)+1:]); m != nil {
				return m
			}
		}
	}
	return nil
}

// spelledAt is the member at a path of keys as they are spelled, whatever it holds; nil if there is none.
func spelledAt(n *tree.Node, path string) *tree.Node {
	for key := range strings.SplitSeq(path, ".") {
		n = n.Child(key)
	}
	return n
}

// globbed compares a value with a word that may have a '*' at either end, without regard to case.
func globbed(word, value string) bool {
	word, value = strings.ToLower(word), strings.ToLower(value)
	head, open := strings.CutPrefix(word, "*")
	middle, more := strings.CutSuffix(head, "*")
	switch {
	case open && more:
		return strings.Contains(value, middle)
	case open:
		return strings.HasSuffix(value, middle)
	case more:
		return strings.HasPrefix(value, middle)
	}
	return word == value
}
