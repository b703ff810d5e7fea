package golang

import (
	"go/ast"
	gotoken "go/token"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// path is the dotted name that e spells, or "" if it is none. An index by a string literal is a segment too.
func path(e ast.Expr) string {
	var parts []string
	for {
		switch n := e.(type) {
		case *ast.Ident:
			parts = append(parts, n.Name)
			slices.Reverse(parts)
			return strings.Join(parts, ".")
		case *ast.SelectorExpr:
			parts = append(parts, n.Sel.Name)
			e = n.X
		case *ast.IndexExpr:
			if lit, ok := n.Index.(*ast.BasicLit); ok && (lit.Kind == gotoken.STRING || lit.Kind == gotoken.INT) {
				parts = append(parts, strings.Trim(lit.Value, "\"`"))
			}
			e = n.X
		case *ast.IndexListExpr:
			e = n.X
		case *ast.ParenExpr:
			e = n.X
		case *ast.StarExpr:
			e = n.X
		default:
			return ""
		}
	}
}

// unwrap drops what does not change a value for us: parentheses, &x, *x and type assertions.
func unwrap(e ast.Expr) ast.Expr {
	for {
		switch n := e.(type) {
		case *ast.ParenExpr:
			e = n.X
		case *ast.StarExpr:
			e = n.X
		case *ast.TypeAssertExpr:
			e = n.X
		case *ast.UnaryExpr:
			if n.Op != gotoken.AND {
				return e
			}
			e = n.X
		case *ast.CallExpr:
			if len(n.Args) != 1 || !isConversion(n.Fun) && !isNew(n) {
				return e
			}
			e = n.Args[0]
		default:
			return e
		}
	}
}

// isConversion recognises string(x) and []byte(x).
func isConversion(fun ast.Expr) bool {
	if id, ok := fun.(*ast.Ident); ok {
		return id.Name == "string"
	}
	list, ok := fun.(*ast.ArrayType)
	return ok && list.Len == nil && path(list.Elt) == "byte"
}

// isNew recognises new(x) of a value, not of a type.
func isNew(n *ast.CallExpr) bool {
	id, ok := n.Fun.(*ast.Ident)
	_, literal := n.Args[0].(*ast.BasicLit)
	return ok && id.Name == "new" && literal
}

func (r *reader) expr(e ast.Expr) token.Expr {
	e = unwrap(e)
	switch n := e.(type) {
	case nil:
		return token.Expr{}
	case *ast.BasicLit:
		return r.literal(n)
	case *ast.Ident:
		return r.ident(n)
	case *ast.UnaryExpr:
		if n.Op == gotoken.NOT {
			return r.negated(n)
		}
	case *ast.SelectorExpr, *ast.IndexExpr:
		if part, ok := r.part(n); ok {
			return part
		}
		if p := path(n); p != "" {
			return token.Expr{Kind: token.Name, Place: r.node(n), Path: p}
		}
	case *ast.CallExpr:
		return r.once(n, func() token.Expr { return r.callExpr(n) })
	case *ast.CompositeLit:
		return r.composite(n, nil)
	case *ast.BinaryExpr:
		if n.Op == gotoken.ADD {
			return r.once(n, func() token.Expr { return r.sum(n) })
		}
	case *ast.FuncLit:
		return token.Expr{Kind: token.FuncOf, Place: r.node(n)}
	}
	return token.Expr{Place: r.node(e)}
}

// negated reads !x; of a word that means true or false it is the other one.
func (r *reader) negated(n *ast.UnaryExpr) token.Expr {
	place, in := r.node(n), r.expr(n.X)
	if in.Kind != token.Literal || in.Value != setting.Bool {
		return token.Expr{Kind: token.NotOf, Place: place, Items: []token.Expr{in}}
	}
	other := "true"
	if in.Text.String() == "true" {
		other = "false"
	}
	return token.Expr{Kind: token.Literal, Place: place, Text: source.Decoded(place, other), Value: setting.Bool}
}

// part reads m[KEY], where the key is a name. What looks like it and has a type in brackets is followed by a call, and so
// is read elsewhere.
func (r *reader) part(e ast.Expr) (token.Expr, bool) {
	n, ok := e.(*ast.IndexExpr)
	if !ok {
		return token.Expr{}, false
	}
	key, whole := path(n.Index), path(n.X)
	if _, literal := n.Index.(*ast.BasicLit); literal || key == "" || whole == "" {
		return token.Expr{}, false
	}
	return token.Expr{Kind: token.PartOf, Place: r.node(n), Items: []token.Expr{r.expr(n.X), r.expr(n.Index)}}, true
}

// once keeps what was read: a node is asked for by the walk and by everything that holds it.
func (r *reader) once(n ast.Node, read func() token.Expr) token.Expr {
	if e, ok := r.exprs[n]; ok {
		return e
	}
	e := read()
	r.exprs[n] = e
	return e
}

func (r *reader) ident(n *ast.Ident) token.Expr {
	e := token.Expr{Kind: token.Name, Place: r.node(n), Path: n.Name}
	switch n.Name {
	case "true", "false":
		e.Kind, e.Value, e.Text = token.Literal, setting.Bool, source.Verbatim(e.Place)
	case "nil":
		e.Kind, e.Value, e.Text = token.Literal, setting.Null, source.Decoded(e.Place, "null")
	}
	return e
}

// sum flattens a chain of additions, which leans to the left, without recursion along it.
func (r *reader) sum(n *ast.BinaryExpr) token.Expr {
	items := operands(n)
	out := token.Expr{Kind: token.ConcatOf, Items: make([]token.Expr, len(items))}
	for i, item := range items {
		out.Items[i] = r.expr(item)
	}
	out.Place = out.Items[0].Place
	out.Place.Span = out.Place.Span.Cover(out.Items[len(items)-1].Place.Span)
	return out
}

func operands(n *ast.BinaryExpr) []ast.Expr {
	var reversed []ast.Expr
	var e ast.Expr = n
	for {
		b, ok := e.(*ast.BinaryExpr)
		if !ok || b.Op != gotoken.ADD {
			reversed = append(reversed, e)
			break
		}
		reversed = append(reversed, b.Y)
		e = b.X
	}
	for i, j := 0, len(reversed)-1; i < j; i, j = i+1, j-1 {
		reversed[i], reversed[j] = reversed[j], reversed[i]
	}
	return reversed
}

// callExpr reads a call, and the standard library's ways to build a string as what they build.
func (r *reader) callExpr(n *ast.CallExpr) token.Expr {
	e := token.Expr{Kind: token.CallOf, Place: r.node(n), Call: r.call(n)}
	if len(n.Args) == 1 && r.strings[path(n.Fun)] {
		in := r.expr(n.Args[0])
		in.Call = e.Call
		return in
	}
	if items := r.built(n); items != nil {
		return token.Expr{Kind: token.ConcatOf, Place: e.Place, Items: items, Call: e.Call}
	}
	if r.resolved(n.Fun) == "cmp.Or" && len(n.Args) > 1 {
		return token.Expr{Kind: token.ChoiceOf, Place: e.Place, Items: r.all(n.Args), Default: true, Call: e.Call}
	}
	return e
}

func (r *reader) all(list []ast.Expr) []token.Expr {
	out := make([]token.Expr, len(list))
	for i, e := range list {
		out[i] = r.expr(e)
	}
	return out
}

// resolved is the callee with its package's import path in front.
func (r *reader) resolved(fun ast.Expr) string {
	p := path(fun)
	head, rest, dotted := strings.Cut(p, ".")
	if full, ok := r.unit.Imports[head]; ok && dotted {
		return full + "." + rest
	}
	return p
}

// built gives the pieces of a string that a well-known function puts together, or nil.
func (r *reader) built(n *ast.CallExpr) []token.Expr {
	switch r.resolved(n.Fun) {
	case "fmt.Sprintf":
		if len(n.Args) == 0 {
			return nil
		}
		if lit := r.expr(n.Args[0]); lit.Kind == token.Literal && lit.Value == setting.String {
			return r.format(lit, n.Args[1:])
		}
	case "fmt.Appendf":
		if len(n.Args) > 1 && path(n.Args[0]) == "nil" {
			if lit := r.expr(n.Args[1]); lit.Kind == token.Literal && lit.Value == setting.String {
				return r.format(lit, n.Args[2:])
			}
		}
	case "fmt.Sprint":
		if !spread(n) {
			return r.all(n.Args)
		}
	case "net.JoinHostPort":
		if len(n.Args) == 2 {
			colon := piece(source.Decoded(r.node(n), ":"))
			return []token.Expr{r.expr(n.Args[0]), colon, r.expr(n.Args[1])}
		}
	case "strings.Join":
		return r.joined(n.Args)
	}
	return nil
}

// spread reports whether a call's last argument is a list of arguments.
func spread(n *ast.CallExpr) bool { return n.Ellipsis.IsValid() }

func (r *reader) joined(args []ast.Expr) []token.Expr {
	if len(args) != 2 {
		return nil
	}
	list, sep := r.expr(args[0]), r.expr(args[1])
	if list.Kind != token.ListOf || sep.Kind != token.Literal {
		return nil
	}
	var items []token.Expr
	for i, item := range list.Items {
		if i > 0 {
			items = append(items, sep)
		}
		items = append(items, item)
	}
	return items
}

// call makes the Call of a call expression once; the walk puts it into the Unit when it gets there.
func (r *reader) call(n *ast.CallExpr) *token.Call {
	if c := r.calls[n]; c != nil {
		return c
	}
	c := &token.Call{Place: r.node(n), AssignedTo: r.names[n]}
	r.calls[n] = c
	c.Callee, c.CalleePlace, c.Receiver = r.callee(n.Fun)
	c.Method = c.Callee[strings.LastIndexByte(c.Callee, '.')+1:]
	for i, a := range n.Args {
		spread := n.Ellipsis.IsValid() && i == len(n.Args)-1
		c.Args = append(c.Args, token.Arg{Value: r.expr(a), Spread: spread})
	}
	return c
}

func (r *reader) callee(fun ast.Expr) (string, source.Place, *token.Expr) {
	if p := path(fun); p != "" {
		return p, r.lastName(fun), nil
	}
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		receiver := r.expr(sel.X)
		return sel.Sel.Name, r.node(sel.Sel), &receiver
	}
	return "", r.node(fun), nil
}

func (r *reader) lastName(fun ast.Expr) source.Place {
	for {
		switch n := fun.(type) {
		case *ast.SelectorExpr:
			return r.node(n.Sel)
		case *ast.IndexExpr:
			fun = n.X
		case *ast.IndexListExpr:
			fun = n.X
		case *ast.ParenExpr:
			fun = n.X
		default:
			return r.node(fun)
		}
	}
}
