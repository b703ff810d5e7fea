package hcl

import (
	"sort"
	"strings"

	"github.com/dsnlint/dsnlint/source"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"
)

// parseJSON reads the JSON syntax into the same blocks.
func parseJSON(f *source.File, base source.Text) (*body, []source.Problem) {
	out := &body{file: f}
	parsed, diags := json.Parse([]byte(base.String()), f.Path)
	if parsed == nil || parsed.Body == nil {
		return out, []source.Problem{syntaxProblem(f, base, diags)}
	}
	c := jsonConverter{file: f, base: base}
	attrs, _ := parsed.Body.JustAttributes()
	for _, a := range attrs {
		top := attr{name: c.key(a.NameRange), expr: c.expr(a.Expr)}
		if levels, ok := labelsOf(top.name.String()); ok {
			out.blocks = append(out.blocks, c.blocks(top.name.String(), top.name, top.expr, levels, nil)...)
		} else {
			out.attrs = append(out.attrs, top)
		}
	}
	sort.SliceStable(out.blocks, func(i, j int) bool {
		return out.blocks[i].where.Span.Start < out.blocks[j].where.Span.Start
	})
	sortAttrs(out.attrs)
	if diags.HasErrors() {
		return out, []source.Problem{syntaxProblem(f, base, diags)}
	}
	return out, nil
}

func sortAttrs(attrs []attr) {
	sort.SliceStable(attrs, func(i, j int) bool {
		return attrs[i].name.Place().Span.Start < attrs[j].name.Place().Span.Start
	})
}

// labelsOf returns how many labels a top-level block type has.
func labelsOf(kind string) (int, bool) {
	switch kind {
	case "resource", "data":
		return 2, true
	case "module", "variable", "output", "provider":
		return 1, true
	case "locals", "terraform":
		return 0, true
	}
	return 0, false
}

type jsonConverter struct {
	file *source.File
	base source.Text
}

// key is the text of an object's key without its quotes.
func (c jsonConverter) key(r hcl.Range) source.Text { return unquote(cut(c.base, r)) }

// unquote decodes a JSON string; anything else is returned as it is.
func unquote(t source.Text) source.Text {
	s := t.String()
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return t
	}
	if len(s) == 2 {
		return source.Decoded(t.Place(), "")
	}
	return t.Slice(1, len(s)-1).Decode(source.JSONEscape)
}

// expr converts one JSON value. The library says what is a list or an object; a scalar is read from its own bytes.
func (c jsonConverter) expr(e hcl.Expression) expr {
	text := cut(c.base, e.Range())
	out := expr{base: text, place: text.Place(), shape: jsonScalar}
	raw := text.String()
	switch {
	case strings.HasPrefix(raw, "{"):
		out.shape = jsonObject
		pairs, _ := hcl.ExprMap(e)
		for _, kv := range pairs {
			out.members = append(out.members, attr{name: c.key(kv.Key.Range()), expr: c.expr(kv.Value)})
		}
		sortAttrs(out.members)
	case strings.HasPrefix(raw, "["):
		out.shape = jsonList
		items, _ := hcl.ExprList(e)
		for _, item := range items {
			out.list = append(out.list, c.expr(item))
		}
	case strings.HasPrefix(raw, `"`):
		return template(unquote(text))
	}
	return out
}

// template parses a JSON string as the template that it is. One that does not parse is plain text.
func template(t source.Text) expr {
	out := expr{base: t, place: t.Place(), shape: jsonScalar, bare: true}
	s := t.String()
	if !strings.Contains(s, "${") && !strings.Contains(s, "%{") || tooDeepTemplate(s) {
		return out
	}
	node, diags := hclsyntax.ParseTemplate([]byte(s), "", hcl.InitialPos)
	if diags.HasErrors() {
		return out
	}
	return expr{node: node, base: t, place: t.Place(), bare: true}
}

// tooDeepTemplate is tooDeep for a string that is about to be parsed as a template.
func tooDeepTemplate(s string) bool {
	return strings.Count(s, "{")+strings.Count(s, "(")+strings.Count(s, "[")+strings.Count(s, "!")+
		strings.Count(s, "-")+strings.Count(s, "?")+strings.Count(s, `"`) > maxDepth
}

// blocks descends through the label levels; an array at any level means several.
func (c jsonConverter) blocks(kind string, key source.Text, e expr, levels int, labels []string) []*block {
	var out []*block
	if e.shape == jsonList && e.node == nil {
		for _, item := range e.list {
			if item.shape == jsonObject {
				out = append(out, c.blocks(kind, key, item, levels, labels)...)
			}
		}
		return out
	}
	if e.shape != jsonObject {
		return nil
	}
	if levels == 0 {
		where := key.Place()
		where.Span = where.Span.Cover(e.place.Span)
		return []*block{{kind: kind, labels: labels, where: where, anchor: key.Place(), body: c.body(e)}}
	}
	for _, m := range e.members {
		next := append(append([]string(nil), labels...), m.name.String())
		out = append(out, c.blocks(kind, m.name, m.expr, levels-1, next)...)
	}
	return out
}

// body is an object's members as a body; dynamic blocks are the only blocks in it.
func (c jsonConverter) body(e expr) *body {
	out := &body{file: c.file}
	for _, m := range e.members {
		if m.name.String() == "dynamic" && m.expr.shape == jsonObject {
			out.blocks = append(out.blocks, c.dynamic(m)...)
			continue
		}
		out.attrs = append(out.attrs, m)
	}
	return out
}

func (c jsonConverter) dynamic(m attr) []*block {
	blocks := c.blocks("dynamic", m.name, m.expr, 1, nil)
	for _, b := range blocks {
		var kept []attr
		for _, a := range b.body.attrs {
			if a.name.String() == "content" && a.expr.shape == jsonObject {
				b.body.blocks = append(b.body.blocks, &block{
					kind: "content", where: a.expr.place, anchor: a.name.Place(), body: c.body(a.expr),
				})
				continue
			}
			kept = append(kept, a)
		}
		b.body.attrs = kept
	}
	return blocks
}
