package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// keyOfPair is the name of a variable where it is called otherwise: {key: X, value: y} of Render, {option_name: X, value: y}
// of Elastic Beanstalk.
func keyOfPair(n *tree.Node) *tree.Node {
	if member(n, "value") == nil && member(n, "fromdatabase") == nil && member(n, "fromservice") == nil {
		return nil
	}
	for _, name := range []string{"key", "option_name", "optionname"} {
		if key := member(n, name); key != nil {
			return key
		}
	}
	return nil
}

// assignments reads "A=b C=d", as Travis has it.
func (s *scope) assignments(n *tree.Node) []variable {
	if s.kind == Compose || len(n.Children) > 0 || strings.Count(n.Value.Text.String(), "=") < 2 || strings.Contains(n.Value.Text.String(), ";") {
		return nil
	}
	var out []variable
	for _, w := range shellWords(n.Value.Text) {
		v, ok := s.word(&tree.Node{Value: setting.Value{Text: w}, Place: w.Place()})
		if !ok {
			return nil
		}
		out = append(out, v)
	}
	if len(out) > 1 {
		s.settle(n)
	}
	return out
}

// patched is what an operation of a JSON patch sets: {op: add, path: …/env/-, value: {name: X, value: y}} or
// {op: replace, path: /data/X, value: y}. Anything else is itself.
func patched(n *tree.Node) *tree.Node {
	at, value := n.Child("path"), n.Child("value")
	if n.Child("op") == nil || at == nil || value == nil {
		return n
	}
	if len(value.Children) > 0 {
		return value
	}
	i := strings.LastIndexByte(at.Value.Text.String(), '/')
	name := &tree.Node{Key: source.Decoded(at.Place, "name"), Value: setting.Value{Text: at.Value.Text.Slice(i+1, at.Value.Text.Len())}}
	return &tree.Node{Children: []*tree.Node{name, value}, Place: n.Place}
}
