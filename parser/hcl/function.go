package hcl

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// call evaluates a function. Those that only move values keep their bytes; others go to the library once all arguments
// are known, and the result stands for the whole call.
func (e evaluator) call(n *hclsyntax.FunctionCallExpr, depth int) value {
	p := e.place(n)
	var args []value
	for i, a := range n.Args {
		v := e.node(a, depth)
		if n.ExpandFinal && i == len(n.Args)-1 {
			if v.kind != setting.List || v.choice {
				return unknown(p, v.indexRef())
			}
			args = append(args, v.items...)
			continue
		}
		args = append(args, v)
	}
	if len(args) > maxExpand {
		return unknown(p, "expression")
	}
	if out, ok := e.reading(n.Name, args, p, depth); ok {
		return out
	}
	if out, ok := e.moving(n.Name, args, p); ok {
		return out
	}
	if out, ok := textual(n.Name, args, p); ok {
		if out.text.Len() > maxText {
			return unknown(p, "expression")
		}
		return out
	}
	if n.Name == "formatlist" && len(args) > 0 && wide(args[0].text.String()) {
		return unknown(p, "expression")
	}
	if f, ok := library(n.Name); ok {
		return apply(p, f, args)
	}
	return unknown(p, "expression")
}

// moving handles functions whose result is made of their arguments, untouched.
func (e evaluator) moving(name string, args []value, p source.Place) (value, bool) {
	switch name {
	case "try", "coalesce", "one", "element", "lookup", "tostring", "tonumber", "tobool", "tolist", "toset", "tomap",
		"sensitive", "nonsensitive", "ephemeralasnull", "jsonencode", "yamlencode", "base64encode", "merge", "concat",
		"flatten", "values", "keys", "coalescelist":
	default:
		return value{}, false
	}
	if len(args) == 0 {
		return unknown(p, "expression"), true
	}
	first := args[0]
	switch name {
	case "try":
		return try(args, p), true
	case "coalesce", "coalescelist":
		return coalesce(args, p), true
	case "lookup", "element", "one":
		return pick(name, args, p), true
	case "jsonencode", "yamlencode", "base64encode":
		inner := first
		return value{kind: setting.Opaque, text: source.UnknownAt(p, "expression"), place: p, inner: &inner}, true
	case "merge", "concat", "flatten":
		return gather(name, args, p), true
	case "values", "keys":
		return halves(name, first, p), true
	}
	return first, true // the conversions, and what only marks a value
}

// try returns the first argument that is no error.
func try(args []value, p source.Place) value {
	for _, a := range args {
		if !a.missing {
			return a
		}
	}
	return unknown(p, "expression")
}

// coalesce returns the first argument that is neither null nor empty. Behind one that cannot be known, any may be meant.
func coalesce(args []value, p source.Place) value {
	var branches []value
	for _, a := range args {
		switch {
		case a.kind == setting.Null && !a.choice, a.known() && a.text.Len() == 0:
			continue
		case a.kind == setting.List && !a.open && len(a.items) == 0:
			continue
		}
		branches = append(branches, a)
		if a.kind != setting.Opaque && !a.choice {
			break
		}
	}
	switch len(branches) {
	case 0:
		return unknown(p, "expression")
	case 1:
		return branches[0]
	}
	return choose(p, branches...)
}

// pick handles functions that take one element out of a collection.
func pick(name string, args []value, p source.Place) value {
	coll := args[0]
	if coll.kind == setting.Symbol || coll.kind == setting.Opaque && !coll.choice {
		return coll
	}
	switch {
	case name == "one" && coll.kind == setting.List && len(coll.items) == 1 && !coll.choice:
		return coll.items[0]
	case name == "one" || len(args) < 2 || !args[1].known():
		return unknown(p, "expression")
	case name == "element" && coll.kind == setting.List && len(coll.items) > 0:
		if i := number(args[1]); i >= 0 {
			return coll.at(i%len(coll.items), p)
		}
		return unknown(p, "expression")
	}
	out := element(coll, args[1], p)
	if out.missing && len(args) == 3 {
		return args[2]
	}
	return out
}

// gather handles functions that make one collection of several.
func gather(name string, args []value, p source.Place) value {
	out := value{kind: setting.List, place: p}
	if name == "merge" {
		out.kind = setting.Object
	}
	if name == "flatten" {
		flattenInto(&out, args[0], 0)
		return out
	}
	for _, a := range args {
		if a.choice || a.kind != out.kind {
			if a.kind != setting.Null || a.choice {
				out.loosen("")
			}
			continue
		}
		out.items = append(out.items, a.items...)
		out.members = append(out.members, a.members...)
		if a.open {
			out.loosen(a.of)
		}
	}
	if len(out.items)+len(out.members) > maxSteps/100 {
		return unknown(p, "expression")
	}
	return out
}

func flattenInto(out *value, v value, depth int) {
	if v.kind != setting.List || v.choice || depth > maxEval {
		out.loosen("")
		return
	}
	if v.open {
		out.loosen(v.of)
	}
	for _, item := range v.items {
		if item.kind == setting.List && !item.choice {
			flattenInto(out, item, depth+1)
		} else if len(out.items) < maxExpand*16 {
			out.items = append(out.items, item)
		}
	}
}

// halves handles keys and values.
func halves(name string, v value, p source.Place) value {
	if v.kind != setting.Object || v.choice {
		return unknown(p, v.indexRef())
	}
	out := value{kind: setting.List, place: p, open: v.open, of: v.of}
	for _, m := range v.members {
		if name == "keys" {
			out.items = append(out.items, str(m.name))
		} else {
			out.items = append(out.items, m.val)
		}
	}
	return out
}

// textual handles functions on strings that keep the bytes of what passes through, around holes too.
func textual(name string, args []value, p source.Place) (value, bool) {
	switch {
	case name == "format" && len(args) > 0:
		return format(args, p), true
	case name == "join" && len(args) == 2:
		return join(args[0], args[1], p), true
	case len(args) == 0 || !args[0].isScalar():
		return value{}, false
	}
	t := args[0].text
	switch {
	case name == "trimspace":
		return str(t.Trim()), true
	case name == "lower":
		return str(t.Decode(runeStep(strings.ToLower))), true
	case name == "upper":
		return str(t.Decode(runeStep(strings.ToUpper))), true
	case name == "urlencode":
		return str(t.Decode(encodeStep)), true
	case name == "replace" && len(args) == 3 && args[1].known() && args[2].known():
		return replace(t, args[1].text.String(), args[2].text.String(), p), true
	}
	return value{}, false
}

func runeStep(f func(string) string) source.Step {
	return func(rest string) (int, string) {
		_, n := utf8.DecodeRuneInString(rest)
		return n, f(rest[:n])
	}
}

func encodeStep(rest string) (int, string) {
	r, n := utf8.DecodeRuneInString(rest)
	if r == source.Hole {
		return n, rest[:n]
	}
	return n, url.QueryEscape(rest[:n])
}

// replace handles plain substrings; a pattern between slashes is left unknown.
func replace(t source.Text, old, with string, p source.Place) value {
	if old == "" || len(old) > 1 && old[0] == '/' && old[len(old)-1] == '/' || len(with) > 100 {
		return unknown(p, "expression")
	}
	return str(t.Decode(func(rest string) (int, string) {
		if strings.HasPrefix(rest, old) {
			return len(old), with
		}
		_, n := utf8.DecodeRuneInString(rest)
		return n, rest[:n]
	}))
}

// join puts a separator between the elements of a list.
func join(sep, list value, p source.Place) value {
	if list.kind == setting.Symbol {
		return list // join("", aws_x.y.*.name): the one element of a splat
	}
	if list.kind != setting.List || list.choice || list.open && len(list.items) == 0 {
		return unknown(p, list.indexRef())
	}
	var parts []source.Text
	size := 0
	for i, item := range list.items {
		if i > 0 {
			parts = append(parts, sep.part(p))
		}
		parts = append(parts, item.part(item.place))
		if size += parts[len(parts)-1].Len() + sep.text.Len(); size > maxText {
			return unknown(p, "expression")
		}
	}
	return value{kind: setting.String, text: concat(parts, p), place: p}
}

// library returns the functions whose results are computed. All are pure and take bounded time.
func library(name string) (function.Function, bool) {
	f, ok := map[string]function.Function{
		"abs": stdlib.AbsoluteFunc, "ceil": stdlib.CeilFunc, "floor": stdlib.FloorFunc, "max": stdlib.MaxFunc,
		"min": stdlib.MinFunc, "chomp": stdlib.ChompFunc, "compact": stdlib.CompactFunc,
		"contains": stdlib.ContainsFunc, "distinct": stdlib.DistinctFunc, "jsondecode": stdlib.JSONDecodeFunc,
		"length": stdlib.LengthFunc, "regex": stdlib.RegexFunc, "replace": stdlib.ReplaceFunc,
		"reverse": stdlib.ReverseListFunc, "setunion": stdlib.SetUnionFunc, "slice": stdlib.SliceFunc,
		"sort": stdlib.SortFunc, "split": stdlib.SplitFunc, "strrev": stdlib.ReverseFunc,
		"substr": stdlib.SubstrFunc, "title": stdlib.TitleFunc, "trim": stdlib.TrimFunc,
		"trimprefix": stdlib.TrimPrefixFunc, "trimsuffix": stdlib.TrimSuffixFunc, "zipmap": stdlib.ZipmapFunc,
		"formatlist": stdlib.FormatListFunc, "strlen": stdlib.StrlenFunc,
	}[name]
	return f, ok
}
