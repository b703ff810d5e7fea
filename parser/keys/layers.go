package keys

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
)

// layer is a part of a file of configuration that holds in some environments only: a document of Spring's, the keys behind
// a profile of Quarkus, a section that is called after an environment.
type layer struct {
	profiles []string // "" is in all
	node     *tree.Node
}

// maxProfiles bounds how many environments of one file are told apart.
const maxProfiles = 16

// Profiles lists the environments that a file of configuration names inside, in order, each once: at most maxProfiles, and
// one more by which is told that there are others.
func Profiles(root *tree.Node, kind Kind) []string {
	var out []string
	for _, l := range layers(normal(root, kind)) {
		for _, name := range l.profiles {
			if name != "" && !slices.Contains(out, name) && len(out) <= maxProfiles {
				out = append(out, name)
			}
		}
	}
	return out
}

// In returns what a file of configuration says in one environment, "" for what always holds: one mapping, with keys that
// dots spell taken apart.
func In(root *tree.Node, kind Kind, profile string) *tree.Node {
	root = normal(root, kind)
	if only := root.Child("configuration"); only != nil && len(root.Children) == 1 {
		root = only // .NET's
	}
	out := &tree.Node{Place: root.Place}
	sectioned := profile != "" && isSectioned(root)
	for _, c := range root.Children {
		if sectioned && setting.Shared(c.Key.String()) {
			out = Overlay(out, c)
		}
	}
	for _, l := range layers(root) {
		if slices.Contains(l.profiles, "") && !sectioned {
			out = Overlay(out, l.node)
		}
	}
	for _, l := range layers(root) {
		if profile != "" && slices.Contains(l.profiles, profile) {
			out = Overlay(out, l.node)
		}
	}
	return out
}

// normal is a tree as keys read it.
func normal(root *tree.Node, kind Kind) *tree.Node {
	switch {
	case root == nil:
		return &tree.Node{}
	case kind.isXML():
		return members(root)
	case kind.unflattened(root):
		return unflatten(root)
	}
	return root
}

// layers splits a file into what holds always and what holds in some environments.
func layers(root *tree.Node) []layer {
	var out []layer
	if root.List {
		for _, doc := range root.Children {
			out = append(out, layer{documentProfiles(doc), doc})
		}
		return out
	}
	always := *root
	always.Children = slices.DeleteFunc(slices.Clone(root.Children), func(c *tree.Node) bool { return strings.HasPrefix(c.Key.String(), "%") })
	out = append(out, layer{[]string{""}, &always})
	sectioned := isSectioned(root)
	for _, c := range root.Children {
		name, quarkus := strings.CutPrefix(c.Key.String(), "%")
		switch {
		case quarkus:
			out = append(out, layer{strings.Split(name, ","), c})
		case sectioned && !setting.Shared(c.Key.String()):
			out = append(out, layer{[]string{c.Key.String()}, c})
		}
	}
	return out
}

// documentProfiles are the environments that a document of Spring's is for.
func documentProfiles(doc *tree.Node) []string {
	for _, path := range [][]string{{"spring", "config", "activate", "on-profile"}, {"spring", "profiles"}} {
		n := nodeAt(doc, path)
		switch {
		case n == nil:
		case n.List && len(n.Children) > 0:
			var out []string
			for _, c := range n.Children {
				out = append(out, c.Value.Text.String())
			}
			return out
		case n.Value.Text.Len() > 0:
			return strings.FieldsFunc(n.Value.Text.String(), func(c rune) bool { return strings.ContainsRune(", |&()", c) })
		}
	}
	return []string{""}
}

// nodeAt finds a node by its path, of which keys may spell several segments.
func nodeAt(n *tree.Node, path []string) *tree.Node {
	if len(path) == 0 || n == nil {
		return n
	}
	for _, c := range n.Children {
		for i := 1; i <= len(path); i++ {
			if c.Key.String() == strings.Join(path[:i], ".") {
				if found := nodeAt(c, path[i:]); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// isSectioned reports a file whose keys at the top are the names of environments and nothing else.
func isSectioned(root *tree.Node) bool {
	var names []string
	for _, c := range root.Children {
		if len(c.Children) == 0 && c.Value.Kind != setting.Null {
			return false
		}
		names = append(names, c.Key.String())
	}
	return setting.Sectioned(names)
}

// maxOverlay bounds how deep mappings are laid over each other.
const maxOverlay = 64

// Overlay lays one mapping over another: what both say is as the upper one has it. Neither is changed.
func Overlay(under, over *tree.Node) *tree.Node { return overlay(under, over, 0) }

func overlay(under, over *tree.Node, depth int) *tree.Node {
	if under == nil || len(under.Children) == 0 || under.List || over.List || len(over.Children) == 0 || depth > maxOverlay {
		return over
	}
	out := *over
	out.Children = slices.Clone(under.Children)
	at := map[string]int{}
	for i, c := range out.Children {
		at[setting.Fold(c.Key.String())] = i
	}
	for _, c := range over.Children {
		if i, found := at[setting.Fold(c.Key.String())]; found && !c.Key.IsZero() {
			out.Children[i] = overlay(out.Children[i], c, depth+1)
			continue
		}
		out.Children = append(out.Children, c)
	}
	return &out
}
