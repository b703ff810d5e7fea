package golang

import (
	"go/ast"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// composite reads T{…}. An element that leaves its type out takes elided, the type that the list or map around it says.
func (r *reader) composite(n *ast.CompositeLit, elided ast.Expr) token.Expr {
	return r.once(n, func() token.Expr { return r.readComposite(n, elided) })
}

func (r *reader) readComposite(n *ast.CompositeLit, elided ast.Expr) token.Expr {
	typ := n.Type
	if typ == nil {
		typ = elided
	}
	switch t := typ.(type) {
	case *ast.ArrayType:
		out := token.Expr{Kind: token.ListOf, Place: r.node(n)}
		for _, e := range n.Elts {
			out.Items = append(out.Items, r.element(e, t.Elt))
		}
		return out
	case *ast.MapType:
		return token.Expr{Kind: token.ObjectOf, Place: r.node(n), Members: r.members(n, t.Value, true)}
	}
	out := token.Expr{Kind: token.ObjectOf, Place: r.node(n), Members: r.members(n, nil, false)}
	if typ == nil && len(n.Elts) > 0 && len(out.Members) == 0 { // of a named type of lists: url.Values{"k": {"v"}}
		out.Kind, out.Items = token.ListOf, r.all(n.Elts)
		return out
	}
	if typ != nil {
		out.Path = path(typ)
	}
	if n.Type != nil && out.Path != "" {
		out.Call = r.construct(n, out)
	}
	return out
}

func (r *reader) element(e, elided ast.Expr) token.Expr {
	if pair, ok := e.(*ast.KeyValueExpr); ok {
		e = pair.Value
	}
	if lit, ok := unwrap(e).(*ast.CompositeLit); ok {
		return r.composite(lit, unwrap(elided))
	}
	return r.expr(e)
}

// members reads the entries of a map or the fields of a struct. Fields without names have those of their type, if that is
// in sight.
func (r *reader) members(n *ast.CompositeLit, elided ast.Expr, entries bool) []token.Member {
	var out []token.Member
	for i, e := range n.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			if fields := r.fieldsOf(n.Type); i < len(fields) {
				out = append(out, token.Member{Name: source.Decoded(r.node(e), fields[i]), Value: r.element(e, nil)})
			}
			continue
		}
		if name, ok := r.key(pair.Key, entries); ok {
			value := r.element(pair.Value, elided)
			r.hide(name.String(), value)
			out = append(out, token.Member{Name: name, Value: value})
		}
	}
	return out
}

// key is a field name or a map's key: a literal, or a constant to be looked up. Anything else cannot be named.
func (r *reader) key(e ast.Expr, entry bool) (source.Text, bool) {
	switch k := e.(type) {
	case *ast.Ident:
		if entry {
			return source.UnknownAt(r.node(k), "var:"+k.Name), true
		}
		return source.Verbatim(r.node(k)), true
	case *ast.BasicLit:
		return r.literal(k).Text, true
	}
	return source.Text{}, false
}

// construct is the Call that a struct literal counts as.
func (r *reader) construct(n *ast.CompositeLit, object token.Expr) *token.Call {
	if c := r.calls[n]; c != nil {
		return c
	}
	c := &token.Call{
		Callee: object.Path, New: true, Method: object.Path[strings.LastIndexByte(object.Path, '.')+1:],
		Place: object.Place, CalleePlace: r.lastName(n.Type), AssignedTo: r.names[n],
	}
	r.calls[n] = c
	if len(n.Elts) == 0 {
		return c
	}
	if _, keyed := n.Elts[0].(*ast.KeyValueExpr); keyed {
		for _, m := range object.Members {
			c.Args = append(c.Args, token.Arg{Name: m.Name, Value: m.Value})
		}
		return c
	}
	for _, e := range n.Elts {
		if _, keyed := e.(*ast.KeyValueExpr); !keyed {
			c.Args = append(c.Args, token.Arg{Value: r.expr(e)})
		}
	}
	return c
}
