package arm

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Limits on hostile input.
const (
	maxDepth = 200      // levels of nesting that are followed
	maxSteps = 200_000  // of evaluation, for one file
	maxText  = 64 << 10 // bytes of one text that is put together
	maxLoop  = 256      // rounds of a loop that are followed
	maxNodes = 20_000   // of one value, in which a name may stand over and over, each time for as much again
)

// scope holds what names stand for. Names are those of the language with the kind in front: "parameters:tlsVersion",
// "variables:x", "local:item".
type scope struct {
	outer *scope
	names map[string]*binding
}

// binding is a name's value, worked out when it is asked for.
type binding struct {
	expr *Expr
	in   *scope
	ref  string // the parameter that the value is the default of; "" if it is none
	node *tree.Node
	busy bool
}

func (s *scope) find(name string) *binding {
	name = strings.ToLower(name)
	for ; s != nil; s = s.outer {
		if b := s.names[name]; b != nil {
			return b
		}
	}
	return nil
}

func (s *scope) set(name string, b *binding) { s.names[strings.ToLower(name)] = b }

func inside(outer *scope) *scope { return &scope{outer: outer, names: map[string]*binding{}} }

// evaluator works out what expressions are worth.
type evaluator struct {
	steps int
	cut   *source.Place      // the first expression that was not worked out for the bounds; nil if all were
	sizes map[*tree.Node]int // of values that have parts
}

// size is how many nodes a value has for one who walks through it: parts that it shares with itself count in each place.
func (e *evaluator) size(n *tree.Node) int {
	if len(n.Children) == 0 {
		return 1
	}
	if size, ok := e.sizes[n]; ok {
		return size
	}
	size := 1
	for _, c := range n.Children {
		if size += e.size(c); size > maxNodes {
			break
		}
	}
	if e.sizes == nil {
		e.sizes = map[*tree.Node]int{}
	}
	e.sizes[n] = size
	return size
}

// whole is a value that is walked through from end to end, which takes its time.
func (e *evaluator) whole(n *tree.Node) *tree.Node {
	e.steps += e.size(n)
	return n
}

// value is what a name stands for.
func (e *evaluator) value(b *binding, ref string, p source.Place, depth int) *tree.Node {
	switch {
	case b == nil, b.busy, b.node == nil && b.expr == nil:
		return unknown(p, ref)
	case b.node == nil:
		b.busy = true
		b.node = e.eval(b.expr, b.in, depth)
		b.busy = false
		if b.ref != "" {
			b.node = fallback(e.whole(b.node), b.ref)
		}
	}
	return b.node
}

func (e *evaluator) eval(x *Expr, s *scope, depth int) *tree.Node {
	if e.steps++; depth > maxDepth || e.steps > maxSteps {
		return e.beyond(x)
	}
	out := e.evaluated(x, s, depth)
	if e.steps += len(out.Children); e.size(out) > maxNodes {
		return e.beyond(x)
	}
	return out
}

// beyond is what an expression is worth that the bounds leave alone.
func (e *evaluator) beyond(x *Expr) *tree.Node {
	if e.cut == nil {
		e.cut = &x.Place
	}
	return unknown(x.Place, "expression")
}

func (e *evaluator) evaluated(x *Expr, s *scope, depth int) *tree.Node {
	switch x.Kind {
	case Literal:
		return &tree.Node{Place: x.Place, Value: x.Value}
	case Text:
		return e.text(x, s, depth)
	case List:
		out := &tree.Node{Place: x.Place, List: true}
		for _, a := range x.Args {
			out.Children = append(out.Children, e.eval(a, s, depth+1))
		}
		return out
	case Object:
		return e.object(x, s, depth)
	case Name:
		return e.named(x, s, depth)
	case Call:
		return e.call(x, s, depth)
	case Dot:
		return get(e.eval(x.Args[0], s, depth+1), x.Value.Text.String(), x.Place)
	case Index:
		if i := e.eval(x.Args[1], s, depth+1); known(i) {
			return get(e.eval(x.Args[0], s, depth+1), i.Value.Text.String(), x.Place)
		}
	case Choice:
		return e.choice(x, s, depth)
	case Loop:
		return e.loop(x, s, depth)
	}
	return unknown(x.Place, "expression")
}

// named is what a name of Bicep stands for: the innermost that has it.
func (e *evaluator) named(x *Expr, s *scope, depth int) *tree.Node {
	name := x.Value.Text.String()
	for _, kind := range []string{"local:", "variables:", "parameters:"} {
		if b := s.find(kind + name); b != nil {
			return e.value(b, reference(kind, name), x.Place, depth+1)
		}
	}
	return unknown(x.Place, "ref:"+name)
}

// reference is what a name of a kind refers to.
func reference(kind, name string) string {
	if kind == "parameters:" {
		return parameter(name)
	}
	return kind + name
}

// text is a text that is put together from what expressions are worth.
func (e *evaluator) text(x *Expr, s *scope, depth int) *tree.Node {
	return e.joined(x, e.all(x.Args, s, depth))
}

// all are the values of the parts of an expression.
func (e *evaluator) all(list []*Expr, s *scope, depth int) []*tree.Node {
	var out []*tree.Node
	for _, a := range list {
		out = append(out, e.eval(a, s, depth+1))
	}
	return out
}

// pieces are what one text is put together from. There may be thousands, so that they are joined once.
type pieces struct {
	list []source.Text
	size int // bytes
}

// and adds a piece; where others begin alike, they keep theirs.
func (p pieces) and(t source.Text, shared bool) pieces {
	if shared {
		p.list = slices.Clip(p.list)
	}
	return pieces{append(p.list, t), p.size + t.Len()}
}

// joined puts the values of an expression's parts together: one text for every combination of what they may be.
func (e *evaluator) joined(x *Expr, parts []*tree.Node) *tree.Node {
	texts := []pieces{{}}
	for i, n := range parts {
		var next []pieces
		ways := branches(n)
		for _, b := range ways {
			part := text(b, x.Args[i].Place)
			for _, t := range texts {
				if next = append(next, t.and(part, len(ways) > 1)); t.size+part.Len() > maxText {
					return e.beyond(x)
				}
			}
		}
		if texts = next; len(texts) > maxBranches {
			return e.beyond(x)
		}
	}
	var out []*tree.Node
	for _, p := range texts {
		t := source.Concat(p.list...)
		e.steps += t.Parts()
		if t.IsZero() {
			t = source.Decoded(x.Place, "")
		}
		n := scalar(setting.String, t, x.Place)
		n.Value = setting.ValueOf(t)
		out = append(out, n)
	}
	return choose(x.Place, out...)
}

func (e *evaluator) object(x *Expr, s *scope, depth int) *tree.Node {
	out := &tree.Node{Place: x.Place, Value: setting.Value{Kind: setting.Object}}
	for _, m := range x.Members {
		n := e.eval(m.Value, s, depth+1)
		switch {
		case m.Key.IsZero():
			for _, b := range branches(n) {
				out.Children = append(out.Children, members(b, x.Place)...)
			}
		case !m.Key.Known():
			out.Children = append(out.Children, withKey(unknown(x.Place, "expression"), source.Decoded(m.Key.Place(), more)))
		default:
			out.Children = append(out.Children, withKey(n, m.Key))
		}
	}
	return out
}

// members are those of an object; one that cannot be known has members that cannot be.
func members(n *tree.Node, p source.Place) []*tree.Node {
	if isObject(n) || known(n) && n.Value.Kind == setting.Null {
		return n.Children
	}
	return []*tree.Node{withKey(unknown(p, "expression"), source.Decoded(p, more))}
}

func (e *evaluator) choice(x *Expr, s *scope, depth int) *tree.Node {
	holds, certain, ref := truth(e.eval(x.Args[0], s, depth+1))
	if !certain {
		return choose(x.Place, e.eval(x.Args[1], s, depth+1), e.eval(x.Args[2], s, depth+1))
	}
	taken := x.Args[2]
	if holds {
		taken = x.Args[1]
	}
	out := e.eval(taken, s, depth+1)
	if ref != "" {
		out = fallback(e.whole(out), ref)
	}
	return out
}

// loop is a list made of another; one that cannot be known makes a list that cannot be.
func (e *evaluator) loop(x *Expr, s *scope, depth int) *tree.Node {
	rounds, ok := e.rounds(x, s, depth)
	if !ok {
		return unknown(x.Place, "expression")
	}
	out := &tree.Node{Place: x.Place, List: true}
	for _, r := range rounds {
		out.Children = append(out.Children, e.eval(x.Args[1], r, depth+1))
	}
	return out
}

// rounds are the scopes in which a loop's body is read; ok is false if they cannot be known.
func (e *evaluator) rounds(x *Expr, s *scope, depth int) (out []*scope, ok bool) {
	over := e.eval(x.Args[0], s, depth+1)
	if !over.List || len(over.Children) > maxLoop {
		return nil, false
	}
	for i, item := range over.Children {
		in := inside(s)
		for n, name := range x.Locals {
			value := item
			if n > 0 {
				value = number(i, x.Place)
			}
			in.set("local:"+name, &binding{node: value})
		}
		out = append(out, in)
	}
	return out, true
}
