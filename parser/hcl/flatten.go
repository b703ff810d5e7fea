package hcl

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// flattener lists the leaves of a tree as attributes with dotted names. Connection strings and secrets are not listed.
type flattener struct {
	*reader
	where  source.Place // the block that connections belong to
	name   string       // its address
	unused bool         // what stands here is no argument of a resource
	out    []setting.Option
}

func (f *flattener) emit(path string, key source.Text, v setting.Value) {
	f.out = append(f.out, setting.Attribute(path, key.Place(), v))
}

// members lists the members of a mapping. Beside a name, a value is that of a variable of the environment.
func (f *flattener) members(path string, members []*tree.Node) {
	env := ""
	for _, n := range members {
		if n.Key.String() == "name" && len(n.Children) == 0 && n.Value.Known() {
			env = n.Value.Text.String()
		}
	}
	for _, n := range members {
		f.node(tree.Join(path, n.Key.String()), n.Key, n, env)
	}
}

// node lists one member or element.
func (f *flattener) node(path string, key source.Text, n *tree.Node, env string) {
	switch {
	case n.Tag == choiceTag:
		for _, c := range n.Children {
			if c.Value.Kind == setting.Null {
				f.emit(path, key, c.Value) // one of the branches writes nothing
			}
			f.node(path, key, c, env)
		}
	case n.List && len(n.Children) > 0:
		for i, c := range n.Children {
			if c.Key.IsZero() {
				f.node(tree.Join(path, strconv.Itoa(i)), key, c, "")
			} else {
				f.node(tree.Join(path, c.Key.String()), key, c, "") // what else it may hold
			}
		}
	case len(n.Children) > 0:
		f.members(path, n.Children)
	case n.Value.Kind == setting.Null, n.Value.Text.IsZero():
	case n.Value.Kind == setting.String:
		f.leaf(path, key, n.Value.Text, env)
	default:
		f.emit(path, key, n.Value)
	}
}

// leaf lists a string, unless it is a connection string, a secret, or a text of several lines. env is the name beside
// it, when the string is the value of a pair of name and value.
func (f *flattener) leaf(path string, key, t source.Text, env string) {
	name := path[strings.LastIndexByte(path, '.')+1:]
	if env != "" && name == "value" {
		name = env
	}
	switch {
	case f.connect(t, f.label(path, name), true):
		return
	case setting.NamesSecret(name), setting.PathNamesSecret(path):
		f.found.Hide(t)
		return
	case strings.ContainsRune(t.String(), '\n'), strings.Contains(t.String(), "://"):
		f.embedded(t, f.label(path, name))
	}
	f.document(path, key, t)
	if strings.ContainsRune(t.String(), '\n') || credentials(t.String()) {
		return
	}
	f.emit(path, key, setting.Value{Kind: setting.String, Text: t})
}

// document lists the switches in a text of JSON, which some resources are described by. What connects in it was found in
// the text. Where an expression stands among its brackets, it may say anything.
func (f *flattener) document(path string, key, t source.Text) {
	if !strings.HasPrefix(strings.TrimSpace(t.String()), "{") {
		return
	}
	e := evaluator{scope: f.module.scope()}
	v, ok := e.decoded(str(t), 0)
	if !ok && !t.Known() {
		f.out = append(f.out, setting.More(path, key.Place()))
	}
	if n := (builder{f.module}).value(key, v, 0); ok && n != nil {
		f.switches(path, n)
	}
}

// switches lists the switches below a node.
func (f *flattener) switches(path string, n *tree.Node) {
	for i, c := range n.Children {
		at := tree.Join(path, c.Key.String())
		if n.List {
			at = tree.Join(path, strconv.Itoa(i))
		}
		if c.Value.Kind == setting.Bool {
			f.emit(at, c.Key, c.Value)
		}
		f.switches(at, c)
	}
}

// label is what a person calls the place: the variable of the environment, or the address and path.
func (f *flattener) label(path, name string) string {
	if name != "" && name == strings.ToUpper(name) && !strings.ContainsAny(name, ".*") {
		return name
	}
	return tree.Join(f.name, path)
}

// keyword is an expression that is one bare word.
func (e expr) keyword(otherwise string) string {
	if e.node == nil {
		if e.bare {
			return e.base.String()
		}
		return otherwise
	}
	if word := cut(e.base, e.node.Range()).String(); word != "" && word[0] != '"' {
		return word
	}
	return otherwise
}
