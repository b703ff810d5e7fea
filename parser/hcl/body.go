package hcl

import (
	"sort"

	"github.com/dsnlint/dsnlint/source"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// body is a list of attributes and blocks, in either syntax.
type body struct {
	file   *source.File
	attrs  []attr
	blocks []*block
}

// attr is one attribute with its unevaluated value.
type attr struct {
	name source.Text
	expr expr
}

// block is a block with its labels. In JSON, where no schema tells blocks from objects, only the top level and dynamic
// blocks are blocks.
type block struct {
	kind   string
	labels []string
	where  source.Place // the whole block
	anchor source.Place // type and labels
	body   *body
}

// expr is an expression and the text that its byte ranges count in. JSON lists and objects have no node.
type expr struct {
	node    hclsyntax.Expression
	base    source.Text
	bare    bool // a template without quotes: a JSON string
	list    []expr
	members []attr
	shape   exprShape
	place   source.Place
}

type exprShape uint8

const (
	nativeExpr exprShape = iota
	jsonList
	jsonObject
	jsonScalar // a number, true, false or null: the text is all of base
)

// attr returns the attribute of that name.
func (b *body) attr(name string) (attr, bool) {
	for _, a := range b.attrs {
		if a.name.String() == name {
			return a, true
		}
	}
	return attr{}, false
}

// parseNative reads the native syntax. A broken corner gives one problem; the library keeps the rest.
func parseNative(f *source.File, base source.Text) (*body, []source.Problem) {
	parsed, diags := hclsyntax.ParseConfig([]byte(base.String()), f.Path, hcl.InitialPos)
	out := &body{file: f}
	if parsed != nil {
		if native, ok := parsed.Body.(*hclsyntax.Body); ok {
			out = fromNative(f, base, native, 0)
		}
	}
	if !diags.HasErrors() {
		return out, nil
	}
	hoist(out)
	problem := syntaxProblem(f, base, diags)
	recoverBlocks(f, base, out, problem.Place.Span.Start)
	return out, []source.Problem{problem}
}

func syntaxProblem(f *source.File, base source.Text, diags hcl.Diagnostics) source.Problem {
	p := source.Problem{
		File: f.Path, Code: source.Syntax,
		Message: "this is no valid HCL here; what else the file holds was read",
	}
	for _, d := range diags {
		if d.Severity == hcl.DiagError && d.Subject != nil {
			p.Place = spot(base, *d.Subject)
			break
		}
	}
	return p
}

// spot is where a range lies in the file.
func spot(base source.Text, r hcl.Range) source.Place { return cut(base, r).Place() }

// cut is the text of a range.
func cut(base source.Text, r hcl.Range) source.Text { return base.Slice(r.Start.Byte, r.End.Byte) }

func fromNative(f *source.File, base source.Text, native *hclsyntax.Body, depth int) *body {
	out := &body{file: f}
	if depth > maxEval {
		return out
	}
	for _, a := range native.Attributes {
		out.attrs = append(out.attrs, attr{
			name: cut(base, a.NameRange),
			expr: expr{node: a.Expr, base: base, place: spot(base, a.Expr.Range())},
		})
	}
	sort.Slice(out.attrs, func(i, j int) bool {
		return out.attrs[i].name.Place().Span.Start < out.attrs[j].name.Place().Span.Start
	})
	for _, b := range native.Blocks {
		out.blocks = append(out.blocks, &block{
			kind:   b.Type,
			labels: b.Labels,
			where:  spot(base, hcl.RangeBetween(b.TypeRange, b.CloseBraceRange)),
			anchor: spot(base, b.DefRange()),
			body:   fromNative(f, base, b.Body, depth+1),
		})
	}
	return out
}

// hoist lifts top-level blocks out of a block whose closing brace is missing.
func hoist(b *body) {
	out := make([]*block, 0, len(b.blocks))
	for _, child := range b.blocks {
		out = append(out, child)
		out = append(out, lift(child.body)...)
	}
	b.blocks = out
}

func lift(b *body) []*block {
	var kept, lifted []*block
	for _, child := range b.blocks {
		inner := lift(child.body)
		if topLevel(child) {
			lifted = append(lifted, child)
		} else {
			kept = append(kept, child)
		}
		lifted = append(lifted, inner...)
	}
	b.blocks = kept
	return lifted
}

// topLevel reports whether a block can stand at the top of a file only.
func topLevel(b *block) bool {
	switch b.kind {
	case "resource", "data":
		return len(b.labels) == 2
	case "module", "variable", "output", "provider":
		return len(b.labels) == 1
	case "locals", "terraform":
		return len(b.labels) == 0
	}
	return false
}
