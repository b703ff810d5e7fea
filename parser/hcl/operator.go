package hcl

import (
	"strconv"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

func (e evaluator) binary(n *hclsyntax.BinaryOpExpr, depth int) value {
	p := e.place(n)
	left := e.node(n.LHS, depth)
	right := e.node(n.RHS, depth)
	if n.Op == hclsyntax.OpEqual || n.Op == hclsyntax.OpNotEqual {
		if out, ok := compareNull(p, left, right, n.Op == hclsyntax.OpEqual); ok {
			return out
		}
	}
	if out, ok := shortCircuit(n.Op, left, right); ok {
		return out
	}
	return apply(p, n.Op.Impl, []value{left, right})
}

// compareNull decides x == null where one side is null and the other is not a mystery.
func compareNull(p source.Place, left, right value, equal bool) (value, bool) {
	if left.kind != setting.Null && right.kind != setting.Null || left.choice || right.choice {
		return value{}, false
	}
	other := left
	if left.kind == setting.Null {
		other = right
	}
	if other.kind == setting.Opaque || other.kind == setting.Symbol {
		return value{}, false
	}
	out := str(source.Decoded(p, strconv.FormatBool((other.kind == setting.Null) == equal)))
	out.kind = setting.Bool
	if other.isFallback() || other.open {
		out.text = out.text.AsFallback("expression")
	}
	return out, true
}

// shortCircuit decides && and || by one known side.
func shortCircuit(op *hclsyntax.Operation, left, right value) (value, bool) {
	decisive := op == hclsyntax.OpLogicalOr
	if !decisive && op != hclsyntax.OpLogicalAnd {
		return value{}, false
	}
	for _, side := range []value{left, right} {
		if truth, known := side.truth(); known && truth == decisive && !side.isFallback() {
			return side, true
		}
	}
	return value{}, false
}

func (e evaluator) unary(n *hclsyntax.UnaryOpExpr, depth int) value {
	v := e.node(n.Val, depth)
	if n.Op == hclsyntax.OpNegate && v.kind == setting.Number && v.known() {
		out := scalar(setting.Number, source.Decoded(e.place(n), "-"+v.text.String()))
		return weaken(out, []value{v})
	}
	return apply(e.place(n), n.Op.Impl, []value{v})
}

// apply calls a library function. The result stands for the whole expression and is as weak as its weakest argument.
func apply(p source.Place, f function.Function, args []value) (out value) {
	defer func() {
		if recover() != nil { // a library function that cannot take this input
			out = unknown(p, "expression")
		}
	}()
	plain := make([]cty.Value, len(args))
	budget := maxExpand * 16
	for i, a := range args {
		v, ok := toCty(a, &budget)
		if !ok {
			return unknown(p, firstRef(args))
		}
		plain[i] = fit(v, f, i)
	}
	result, err := f.Call(plain)
	if err != nil {
		failed := unknown(p, "expression")
		failed.missing = true
		return failed
	}
	return weaken(fromCty(result, p), args)
}

// fit converts an argument to what the parameter wants, as Terraform does.
func fit(v cty.Value, f function.Function, i int) cty.Value {
	params := f.Params()
	want := cty.DynamicPseudoType
	switch {
	case i < len(params):
		want = params[i].Type
	case f.VarParam() != nil:
		want = f.VarParam().Type
	}
	if out, err := convert.Convert(v, want); err == nil {
		return out
	}
	return v
}

// firstRef is what the first unknown argument refers to.
func firstRef(args []value) string {
	for _, a := range args {
		if a.kind == setting.Opaque || a.kind == setting.Symbol {
			return a.ref()
		}
		if refs := a.text.Refs(); len(refs) > 0 {
			return refs[0]
		}
	}
	return "expression"
}

// weaken marks v as a visible default when any argument is one.
func weaken(v value, args []value) value {
	for _, a := range args {
		if ref, ok := fallbackRef(a, maxEval); ok {
			return v.fallback(ref)
		}
	}
	return v
}

func fallbackRef(v value, depth int) (string, bool) {
	if v.isFallback() {
		return v.ref(), true
	}
	if depth == 0 {
		return "", false
	}
	for _, item := range v.items {
		if ref, ok := fallbackRef(item, depth-1); ok {
			return ref, true
		}
	}
	for _, m := range v.members {
		if ref, ok := fallbackRef(m.val, depth-1); ok {
			return ref, true
		}
	}
	return "", false
}

// toCty converts a value that is known all through. budget bounds the number of leaves.
func toCty(v value, budget *int) (cty.Value, bool) {
	*budget--
	if *budget < 0 || v.choice {
		return cty.NilVal, false
	}
	switch v.kind {
	case setting.Null:
		return cty.NullVal(cty.DynamicPseudoType), true
	case setting.String:
		return cty.StringVal(v.text.String()), v.known()
	case setting.Bool:
		return cty.BoolVal(v.text.String() == "true"), v.known()
	case setting.Number:
		n, err := cty.ParseNumberVal(v.text.String())
		return n, err == nil && v.known() && ordinary(n)
	case setting.List:
		return listToCty(v, budget)
	case setting.Object:
		return objectToCty(v, budget)
	}
	return cty.NilVal, false
}

// ordinary reports whether a number has no more digits than a person writes: 1e999999999 would be a text of a gigabyte.
func ordinary(n cty.Value) bool {
	const most = 4096 // binary digits
	exponent := n.AsBigFloat().MantExp(nil)
	return exponent < most && exponent > -most
}

func listToCty(v value, budget *int) (cty.Value, bool) {
	items := make([]cty.Value, len(v.items))
	for i, item := range v.items {
		c, ok := toCty(item, budget)
		if !ok {
			return cty.NilVal, false
		}
		items[i] = c
	}
	return cty.TupleVal(items), true
}

func objectToCty(v value, budget *int) (cty.Value, bool) {
	members := map[string]cty.Value{}
	for _, m := range v.members {
		c, ok := toCty(m.val, budget)
		if !ok {
			return cty.NilVal, false
		}
		members[m.name.String()] = c
	}
	return cty.ObjectVal(members), true
}

// fromCty converts a library's result; all of it stands for the expression at p.
func fromCty(v cty.Value, p source.Place) value {
	switch {
	case v == cty.NilVal || !v.IsWhollyKnown():
		return unknown(p, "expression")
	case v.IsNull():
		return scalar(setting.Null, source.Decoded(p, "null"))
	case v.Type() == cty.String:
		if len(v.AsString()) > maxText {
			return unknown(p, "expression")
		}
		return str(source.Decoded(p, v.AsString()))
	case v.Type() == cty.Bool:
		return scalar(setting.Bool, source.Decoded(p, strconv.FormatBool(v.True())))
	case v.Type() == cty.Number && !ordinary(v):
		return unknown(p, "expression")
	case v.Type() == cty.Number:
		return scalar(setting.Number, source.Decoded(p, v.AsBigFloat().Text('f', -1)))
	case v.CanIterateElements():
		return collectionFromCty(v, p)
	}
	return unknown(p, "expression")
}

func collectionFromCty(v cty.Value, p source.Place) value {
	out := value{kind: setting.List, place: p}
	if v.Type().IsObjectType() || v.Type().IsMapType() {
		out.kind = setting.Object
	}
	for it := v.ElementIterator(); it.Next(); {
		k, el := it.Element()
		if out.kind == setting.Object {
			out.members = append(out.members, member{name: source.Decoded(p, k.AsString()), val: fromCty(el, p)})
		} else {
			out.items = append(out.items, fromCty(el, p))
		}
	}
	return out
}
