package hcl

import (
	"math/big"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// eval evaluates an expression of either syntax.
func (s *scope) eval(e expr, depth int) value {
	if !s.step() || depth > maxEval {
		return unknown(e.place, "expression")
	}
	switch {
	case e.node != nil && e.bare:
		return evaluator{scope: s, base: e.base}.template(e.node, false, depth)
	case e.node != nil:
		return evaluator{scope: s, base: e.base}.node(e.node, depth)
	case e.shape == jsonList:
		out := value{kind: setting.List, place: e.place}
		for _, item := range e.list {
			out.items = append(out.items, s.eval(item, depth+1))
		}
		return out
	case e.shape == jsonObject:
		out := value{kind: setting.Object, place: e.place}
		for _, m := range e.members {
			out.members = append(out.members, member{name: m.name, val: s.eval(m.expr, depth+1)})
		}
		return out
	case e.bare:
		return str(e.base)
	}
	return jsonLiteral(e.base)
}

func jsonLiteral(t source.Text) value {
	switch t.String() {
	case "true", "false":
		return scalar(setting.Bool, t)
	case "null":
		return scalar(setting.Null, t)
	}
	return scalar(setting.Number, t)
}

// evaluator walks the nodes of one expression, whose ranges count in base.
type evaluator struct {
	*scope
	base source.Text
}

func (e evaluator) place(n hclsyntax.Node) source.Place { return spot(e.base, n.Range()) }

// node evaluates one node. Anything it does not know is unknown, never wrong.
func (e evaluator) node(n hclsyntax.Expression, depth int) value {
	if !e.step() || depth > maxEval {
		return unknown(e.place(n), "expression")
	}
	depth++
	switch n := n.(type) {
	case *hclsyntax.LiteralValueExpr:
		return e.literal(n)
	case *hclsyntax.TemplateExpr:
		return e.template(n, e.quoted(n), depth)
	case *hclsyntax.TemplateJoinExpr:
		return join(str(source.Decoded(e.place(n), "")), e.node(n.Tuple, depth), e.place(n))
	case *hclsyntax.TemplateWrapExpr:
		return e.node(n.Wrapped, depth)
	case *hclsyntax.ParenthesesExpr:
		return e.node(n.Expression, depth)
	case *hclsyntax.ObjectConsExpr:
		return e.object(n, depth)
	case *hclsyntax.ObjectConsKeyExpr:
		return e.key(n, depth)
	case *hclsyntax.TupleConsExpr:
		return e.tuple(n, depth)
	case *hclsyntax.ScopeTraversalExpr:
		return e.traversal(n)
	case *hclsyntax.RelativeTraversalExpr:
		return e.follow(e.node(n.Source, depth), n.Traversal, e.place(n))
	case *hclsyntax.IndexExpr:
		return e.index(n, depth)
	case *hclsyntax.SplatExpr:
		return e.splat(n, depth)
	case *hclsyntax.FunctionCallExpr:
		return e.call(n, depth)
	case *hclsyntax.ConditionalExpr:
		return e.conditional(n, depth)
	case *hclsyntax.ForExpr:
		return e.forEach(n, depth)
	case *hclsyntax.BinaryOpExpr:
		return e.binary(n, depth)
	case *hclsyntax.UnaryOpExpr:
		return e.unary(n, depth)
	case *hclsyntax.AnonSymbolExpr:
		if v, ok := e.lookup("*"); ok {
			return v
		}
	}
	return unknown(e.place(n), "expression")
}

func (e evaluator) literal(n *hclsyntax.LiteralValueExpr) value {
	t := cut(e.base, n.Range())
	switch {
	case n.Val == cty.NilVal:
		return unknown(t.Place(), "expression")
	case n.Val.IsNull():
		return scalar(setting.Null, t)
	case !n.Val.IsKnown():
		return unknown(t.Place(), "expression")
	case n.Val.Type() == cty.Bool:
		return scalar(setting.Bool, t)
	case n.Val.Type() == cty.Number:
		return scalar(setting.Number, t)
	}
	return str(e.templateLiteral(n, false))
}

// quoted reports whether a template stands in quotes, where backslashes escape.
func (e evaluator) quoted(n *hclsyntax.TemplateExpr) bool {
	t := cut(e.base, n.Range()).String()
	return t != "" && t[0] == '"'
}

// template joins the parts of a template. A part that cannot be known leaves a hole; the text behind it stays.
func (e evaluator) template(n hclsyntax.Expression, quoted bool, depth int) value {
	t, ok := n.(*hclsyntax.TemplateExpr)
	if !ok {
		return e.node(n, depth)
	}
	var parts []source.Text
	size := 0
	for _, p := range t.Parts {
		text := e.part(p, quoted, depth)
		if size += text.Len() + pieceBytes*text.Parts(); size > maxText {
			return unknown(e.place(n), "expression")
		}
		parts = append(parts, text)
	}
	return value{kind: setting.String, text: concat(parts, e.place(n)), place: e.place(n)}
}

// pieceBytes is what a piece of a text counts for: names that stand for each other make texts of nothing but pieces.
const pieceBytes = 16

// concat joins texts; an empty one has no place in the result, unless all are empty: then p has.
func concat(parts []source.Text, p source.Place) source.Text {
	var kept []source.Text
	for _, t := range parts {
		if t.Len() > 0 {
			kept = append(kept, t)
		}
	}
	if len(kept) == 0 {
		return source.Decoded(p, "")
	}
	return source.Concat(kept...)
}

func (e evaluator) part(p hclsyntax.Expression, quoted bool, depth int) source.Text {
	if lit, ok := p.(*hclsyntax.LiteralValueExpr); ok && lit.Val != cty.NilVal && lit.Val.Type() == cty.String {
		return e.templateLiteral(lit, quoted)
	}
	return e.node(p, depth).part(e.place(p))
}

// templateLiteral decodes a literal part. The library trims the indentation of <<- heredocs and blanks beside ~
// markers; the same bytes are cut off here, so that the rest keeps its places.
func (e evaluator) templateLiteral(n *hclsyntax.LiteralValueExpr, quoted bool) source.Text {
	raw := cut(e.base, n.Range())
	step := source.Step(markerEscape)
	if quoted {
		step = quotedEscape
	}
	decoded := raw.Decode(step)
	want := n.Val.AsString()
	if decoded.String() == want || want == "" {
		return decoded.Slice(0, len(want))
	}
	return align(decoded, want)
}

// align drops blanks from t until it reads as want. Where it cannot, t is returned whole.
func align(t source.Text, want string) source.Text {
	var parts []source.Text
	s, j, run := t.String(), 0, 0
	for i := 0; i < len(s); i++ {
		if j < len(want) && s[i] == want[j] {
			j++
			continue
		}
		if s[i] != ' ' && s[i] != '\t' && s[i] != '\n' && s[i] != '\r' {
			return t
		}
		if i > run {
			parts = append(parts, t.Slice(run, i))
		}
		run = i + 1
	}
	if j < len(want) {
		return t
	}
	if run < len(s) {
		parts = append(parts, t.Slice(run, len(s)))
	}
	return source.Concat(parts...)
}

func (e evaluator) object(n *hclsyntax.ObjectConsExpr, depth int) value {
	out := value{kind: setting.Object, place: e.place(n)}
	for _, item := range n.Items {
		k := e.node(item.KeyExpr, depth)
		if !k.known() {
			out.open = true
			continue
		}
		out.members = append(out.members, member{name: k.text, val: e.node(item.ValueExpr, depth)})
	}
	return out
}

// key is an object's key: a bare word stands for itself.
func (e evaluator) key(n *hclsyntax.ObjectConsKeyExpr, depth int) value {
	if word := hcl.ExprAsKeyword(n.Wrapped); word != "" && !n.ForceNonLiteral {
		return str(cut(e.base, n.Range()))
	}
	return e.node(n.Wrapped, depth)
}

func (e evaluator) tuple(n *hclsyntax.TupleConsExpr, depth int) value {
	out := value{kind: setting.List, place: e.place(n)}
	for _, item := range n.Exprs {
		out.items = append(out.items, e.node(item, depth))
	}
	return out
}

func (e evaluator) conditional(n *hclsyntax.ConditionalExpr, depth int) value {
	cond := e.node(n.Condition, depth)
	truth, known := cond.truth()
	if !known {
		return choose(e.place(n), e.node(n.TrueResult, depth), e.node(n.FalseResult, depth))
	}
	taken := n.FalseResult
	if truth {
		taken = n.TrueResult
	}
	out := e.node(taken, depth)
	if cond.isFallback() {
		return out.fallback(cond.ref())
	}
	return out
}

// choose joins the branches of a condition that cannot be known.
func choose(p source.Place, branches ...value) value {
	out := value{choice: true, place: p}
	for _, b := range branches {
		if b.choice {
			out.items = append(out.items, b.items...)
		} else {
			out.items = append(out.items, b)
		}
	}
	if len(out.items) > maxExpand {
		return unknown(p, "expression")
	}
	return out
}

func (e evaluator) index(n *hclsyntax.IndexExpr, depth int) value {
	collection, key := e.node(n.Collection, depth), e.node(n.Key, depth)
	if key.missing { // an error, which try catches
		return key
	}
	if collection.kind == setting.Symbol {
		return collection
	}
	if !key.known() {
		return unknown(e.place(n), collection.indexRef())
	}
	return element(collection, key, e.place(n))
}

// indexRef is what an element of v at an unknown index refers to.
func (v value) indexRef() string {
	if v.kind == setting.Opaque {
		return v.ref()
	}
	return "expression"
}

// element is collection[key] for a known key.
func element(collection, key value, p source.Place) value {
	if collection.kind == setting.List {
		return collection.at(number(key), p)
	}
	return collection.get(key.text.String(), p)
}

// number is a known number as an index; -1 if it is none.
func number(v value) int {
	f, _, err := big.ParseFloat(v.text.String(), 10, 64, big.ToNearestEven)
	if err != nil || !f.IsInt() {
		return -1
	}
	n, _ := f.Int64()
	if n < 0 || n > maxSteps {
		return -1
	}
	return int(n)
}

func (e evaluator) splat(n *hclsyntax.SplatExpr, depth int) value {
	src := e.node(n.Source, depth)
	if src.kind != setting.List || src.choice {
		return e.splatOne(n, src, depth)
	}
	out := value{kind: setting.List, place: e.place(n), open: src.open}
	for _, item := range src.items {
		out.items = append(out.items, e.splatOne(n, item, depth))
	}
	return out
}

func (e evaluator) splatOne(n *hclsyntax.SplatExpr, item value, depth int) value {
	inner := evaluator{scope: e.with("*", item), base: e.base}
	out := inner.node(n.Each, depth)
	if out.kind == setting.Symbol {
		return symbol(e.place(n), out.text.String())
	}
	return out
}
