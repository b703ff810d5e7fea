package arm

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// call is a function's result; one that is not known, or of arguments that are not, cannot be known.
func (e *evaluator) call(x *Expr, s *scope, depth int) *tree.Node {
	name := strings.ToLower(x.Value.Text.String())
	switch { // those that look at what is written, or not at all of it
	case name == "parameters", name == "variables":
		return e.lookup(x, s, depth)
	case name == "if" && len(x.Args) == 3:
		return e.choice(x, s, depth)
	case name == "concat":
		return e.concat(x, s, depth)
	case name == "format":
		return e.format(x, s, depth)
	case name == "copyindex":
		return e.copyIndex(x, s, depth)
	}
	f := functions[name]
	if f == nil {
		return unknown(x.Place, "function:"+name)
	}
	args := make([]*tree.Node, len(x.Args))
	for i, a := range x.Args {
		args[i] = e.eval(a, s, depth+1)
	}
	if out := f(args, x.Place); out != nil {
		return out
	}
	return unknown(x.Place, "function:"+name)
}

// round is the name of the number of a loop's round, in templates whose loops have no variables.
const round = "copyIndex()"

// copyIndex is the number of the round that a resource is made in, where it is asked for without an offset.
func (e *evaluator) copyIndex(x *Expr, s *scope, depth int) *tree.Node {
	if len(x.Args) > 1 || len(x.Args) == 1 && x.Args[0].literal() == "" || len(x.Args) == 1 && x.Args[0].Value.Kind != setting.String {
		return unknown(x.Place, "function:copyIndex")
	}
	return e.value(s.find("local:"+round), "function:copyIndex", x.Place, depth)
}

// lookup is parameters('x') and variables('x').
func (e *evaluator) lookup(x *Expr, s *scope, depth int) *tree.Node {
	name := strings.ToLower(x.Value.Text.String())
	if len(x.Args) != 1 || x.Args[0].literal() == "" {
		return unknown(x.Place, "function:"+name)
	}
	kind, of := name+":", x.Args[0].literal()
	return e.value(s.find(kind+of), reference(kind, of), x.Place, depth+1)
}

// concat joins texts, or lists where the first argument is one.
func (e *evaluator) concat(x *Expr, s *scope, depth int) *tree.Node {
	parts := e.all(x.Args, s, depth)
	if len(parts) > 0 && parts[0].List {
		out := &tree.Node{Place: x.Place, List: true}
		for _, n := range parts {
			if !n.List {
				return unknown(x.Place, "function:concat")
			}
			out.Children = append(out.Children, n.Children...)
		}
		return out
	}
	return e.joined(x, parts)
}

// format puts arguments into a text: {0}, {1}.
func (e *evaluator) format(x *Expr, s *scope, depth int) *tree.Node {
	if len(x.Args) == 0 || x.Args[0].literal() == "" {
		return unknown(x.Place, "function:format")
	}
	joined := &Expr{Kind: Text, Place: x.Place}
	for rest := x.Args[0].Value.Text; ; {
		head, tail, ok := rest.Cut("{")
		joined.Args = append(joined.Args, &Expr{Place: head.Place(), Value: setting.Value{Text: head}})
		if !ok {
			break
		}
		number, after, closed := tail.Cut("}")
		i, err := strconv.Atoi(number.String())
		if !closed || err != nil || i < 0 || i+1 >= len(x.Args) {
			return unknown(x.Place, "function:format")
		}
		joined.Args = append(joined.Args, x.Args[i+1])
		rest = after
	}
	return e.text(joined, s, depth)
}

// functions compute values from values; nil is for what they cannot know.
var functions = map[string]func(args []*tree.Node, p source.Place) *tree.Node{
	"true":  func(_ []*tree.Node, p source.Place) *tree.Node { return answer(true, p) },
	"false": func(_ []*tree.Node, p source.Place) *tree.Node { return answer(false, p) },
	"null": func(_ []*tree.Node, p source.Place) *tree.Node {
		return scalar(setting.Null, source.Decoded(p, "null"), p)
	},
	"any":          same,
	"base64":       same, // what a machine gets and runs is the text again
	"bool":         same,
	"string":       same,
	"int":          same,
	"equals":       equals,
	"not":          not,
	"and":          every,
	"or":           some,
	"empty":        empty,
	"coalesce":     coalesce,
	"union":        union,
	"shallowmerge": func(args []*tree.Node, p source.Place) *tree.Node { return union(one(args).Children, p) },
	"createarray": func(args []*tree.Node, p source.Place) *tree.Node {
		return &tree.Node{Place: p, List: true, Children: args}
	},
	"createobject": createObject,
	"length":       length,
	"range":        numbers,
	"items":        items,
	"tryget":       member,
}

func one(args []*tree.Node) *tree.Node {
	if len(args) != 1 {
		return &tree.Node{}
	}
	return args[0]
}

func number(i int, p source.Place) *tree.Node {
	return scalar(setting.Number, source.Decoded(p, strconv.Itoa(i)), p)
}

// same is a conversion: the value stays as it is written.
func same(args []*tree.Node, _ source.Place) *tree.Node {
	if len(args) != 1 {
		return nil
	}
	return args[0]
}

func equals(args []*tree.Node, p source.Place) *tree.Node {
	if len(args) != 2 || !known(args[0]) || !known(args[1]) {
		return nil
	}
	a, b := args[0].Value, args[1].Value
	return answer(a.Text.String() == b.Text.String() && (a.Kind == setting.Null) == (b.Kind == setting.Null), p, args...)
}

func not(args []*tree.Node, p source.Place) *tree.Node {
	holds, certain, _ := truth(one(args))
	if !certain {
		return nil
	}
	return answer(!holds, p, args...)
}

// every is a conjunction, which one part that is false decides.
func every(args []*tree.Node, p source.Place) *tree.Node { return junction(args, p, false) }

// some is a disjunction, which one part that is true decides.
func some(args []*tree.Node, p source.Place) *tree.Node { return junction(args, p, true) }

func junction(args []*tree.Node, p source.Place, deciding bool) *tree.Node {
	all := true
	for _, a := range args {
		holds, certain, _ := truth(a)
		if certain && holds == deciding {
			return answer(deciding, p, a)
		}
		all = all && certain
	}
	if !all {
		return nil
	}
	return answer(!deciding, p, args...)
}

func empty(args []*tree.Node, p source.Place) *tree.Node {
	switch n := one(args); {
	case n.Tag == choiceTag, n.Value.Kind == setting.Opaque && isScalar(n):
		return nil
	case n.List, isObject(n):
		return answer(len(n.Children) == 0, p)
	case known(n):
		return answer(n.Value.Kind == setting.Null || n.Value.Text.Len() == 0, p, n)
	}
	return nil
}

// coalesce is the first of its arguments that is not null. Behind one that cannot be known, the next is a visible default.
func coalesce(args []*tree.Node, p source.Place) *tree.Node {
	ref := ""
	for _, a := range args {
		switch {
		case known(a) && a.Value.Kind == setting.Null:
		case isScalar(a) && a.Value.Kind == setting.Opaque:
			ref = "expression"
			if refs := a.Value.Text.Refs(); len(refs) > 0 {
				ref = refs[0]
			}
		case ref != "":
			return fallback(a, ref)
		default:
			return a
		}
	}
	return nil
}

// union lays objects over each other, or joins lists.
func union(args []*tree.Node, p source.Place) *tree.Node {
	if len(args) > 0 && args[0].List {
		return nil
	}
	out := &tree.Node{Place: p, Value: setting.Value{Kind: setting.Object}}
	at := map[string]int{}
	for _, a := range args {
		for _, b := range branches(a) {
			for _, c := range members(b, p) {
				key := strings.ToLower(c.Key.String())
				if i, ok := at[key]; ok && a.Tag == "" {
					out.Children[i] = c
					continue
				}
				at[key] = len(out.Children)
				out.Children = append(out.Children, c)
			}
		}
	}
	return out
}

func createObject(args []*tree.Node, p source.Place) *tree.Node {
	out := &tree.Node{Place: p, Value: setting.Value{Kind: setting.Object}}
	for i := 0; i+1 < len(args); i += 2 {
		if !known(args[i]) {
			return nil
		}
		out.Children = append(out.Children, withKey(args[i+1], args[i].Value.Text))
	}
	return out
}

func length(args []*tree.Node, p source.Place) *tree.Node {
	if n := one(args); n.List || isObject(n) {
		return number(len(n.Children), p)
	}
	return nil
}

func numbers(args []*tree.Node, p source.Place) *tree.Node {
	if len(args) != 2 || !known(args[0]) || !known(args[1]) {
		return nil
	}
	from, err1 := strconv.Atoi(args[0].Value.Text.String())
	count, err2 := strconv.Atoi(args[1].Value.Text.String())
	if err1 != nil || err2 != nil || count > maxLoop {
		return nil
	}
	out := &tree.Node{Place: p, List: true}
	for i := range max(0, count) {
		out.Children = append(out.Children, number(from+i, p))
	}
	return out
}

// items makes a list of an object's members: their keys and values.
func items(args []*tree.Node, p source.Place) *tree.Node {
	n := one(args)
	if !isObject(n) {
		return nil
	}
	out := &tree.Node{Place: p, List: true}
	for _, c := range n.Children {
		if c.Key.String() == more {
			return nil
		}
		key := scalar(setting.String, c.Key, c.Key.Place())
		out.Children = append(out.Children, &tree.Node{Place: c.Place, Children: []*tree.Node{
			withKey(key, source.Decoded(c.Key.Place(), "key")), withKey(c, source.Decoded(c.Key.Place(), "value")),
		}})
	}
	return out
}

func member(args []*tree.Node, p source.Place) *tree.Node {
	if len(args) != 2 || !known(args[1]) {
		return nil
	}
	return get(args[0], args[1].Value.Text.String(), p)
}
