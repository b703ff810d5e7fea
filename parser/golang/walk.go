package golang

import (
	"go/ast"
	gotoken "go/token"
	"reflect"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// place in the walk: what holds for everything below a node.
type level struct {
	scope   int
	guard   setting.Guard
	results string // what a return statement assigns to; "" in a function literal
	fn      int    // as in an Assign's Func
	class   string // the type that is being declared
}

// noScope is where the fields of types stand: no name leads there.
const noScope = -1

// walk visits the tree once, in source order, and keeps one level per open node.
func (r *reader) walk(tree *ast.File) {
	levels := []level{{}}
	ast.Inspect(tree, func(n ast.Node) bool {
		if n == nil {
			levels = levels[:len(levels)-1]
			return true
		}
		now := levels[len(levels)-1]
		now = r.enter(n, now)
		levels = append(levels, now)
		r.visit(n, now)
		return true
	})
}

// enter says what changes below n.
func (r *reader) enter(n ast.Node, now level) level {
	if g := r.guards[n]; g != setting.NoGuard {
		now.guard = g
	}
	switch f := n.(type) {
	case *ast.TypeSpec:
		now.class = f.Name.Name
	case *ast.FuncDecl:
		r.unit.Outer = append(r.unit.Outer, now.scope)
		now = level{scope: len(r.unit.Outer) - 1, results: f.Name.Name + "()"}
		now.fn = r.function(token.Func{Name: f.Name.Name, Class: receiverType(f.Recv), Scope: now.scope})
		r.params(f.Recv, -1, now)
		r.params(f.Type.Params, 0, now)
	case *ast.FuncLit:
		r.unit.Outer = append(r.unit.Outer, now.scope)
		now.scope, now.results = len(r.unit.Outer)-1, ""
		now.fn = r.function(token.Func{Scope: now.scope})
		r.params(f.Type.Params, 0, now)
	}
	return now
}

func (r *reader) function(f token.Func) int {
	r.unit.Funcs = append(r.unit.Funcs, f)
	return len(r.unit.Funcs)
}

// receiverType is the name of the type that a method belongs to; "" of a plain function.
func receiverType(list *ast.FieldList) string {
	if list == nil || len(list.List) != 1 {
		return ""
	}
	e := list.List[0].Type
	for range 4 {
		switch t := e.(type) {
		case *ast.StarExpr:
			e = t.X
		case *ast.IndexExpr:
			e = t.X
		case *ast.IndexListExpr:
			e = t.X
		case *ast.Ident:
			return t.Name
		}
	}
	return ""
}

// params records parameters, the first of which takes the argument at a position; the object of a method has -1.
func (r *reader) params(list *ast.FieldList, position int, now level) {
	if list == nil {
		return
	}
	for _, field := range list.List {
		for _, name := range field.Names {
			before := len(r.unit.Assigns)
			r.shadow(name, now, true)
			if len(r.unit.Assigns) > before {
				a := &r.unit.Assigns[before]
				a.Func, a.Index = now.fn, position
				if _, rest := field.Type.(*ast.Ellipsis); rest {
					a.Part = "*"
				}
			}
			position++
		}
		if len(field.Names) == 0 {
			position++
		}
	}
}

// shadow records a name whose value is not known, so that an outer one of the same name is not taken for it.
func (r *reader) shadow(e ast.Expr, now level, param bool) {
	if name, ok := e.(*ast.Ident); ok && name.Name != "_" {
		p := r.node(name)
		r.assign(token.Assign{Target: name.Name, TargetPlace: p, Value: token.Expr{Place: p}, Place: p, Param: param}, now)
	}
}

func (r *reader) assign(a token.Assign, now level) {
	a.Scope, a.Guard = now.scope, now.guard
	r.unit.Assigns = append(r.unit.Assigns, a)
	r.hide(a.Target[strings.LastIndexByte(a.Target, '.')+1:], a.Value)
}

// hide notes where the literals stand that a name declares to be secrets, whether or not anything else is found there.
func (r *reader) hide(name string, e token.Expr) {
	r.unit.Secrets = append(r.unit.Secrets, token.SecretsOf(name, e)...)
}

func (r *reader) visit(n ast.Node, now level) {
	switch n := n.(type) {
	case *ast.IfStmt:
		r.branch(n)
	case *ast.AssignStmt:
		r.assignment(n, now)
	case *ast.ValueSpec:
		r.values(n, now)
	case *ast.GenDecl:
		r.constants(n)
	case *ast.RangeStmt:
		r.shadow(n.Key, now, false)
		r.shadow(n.Value, now, false)
	case *ast.ReturnStmt:
		r.returned(n, now)
	case *ast.Field:
		r.tag(n, now)
	case *ast.CallExpr:
		r.called(n, now)
	case *ast.CompositeLit:
		r.constructed(n, now)
	case *ast.BinaryExpr:
		r.binary(n)
	case *ast.CaseClause:
		r.spend(n.List...)
	case *ast.KeyValueExpr:
		r.spend(n.Key)
	case *ast.IndexExpr:
		r.spend(n.Index)
	case *ast.BasicLit:
		if n.Kind == gotoken.STRING && !r.spent[n] {
			r.unit.Strings = append(r.unit.Strings, r.literal(n))
		}
	}
}

// spend marks expressions that are no string of their own.
func (r *reader) spend(list ...ast.Expr) {
	for _, e := range list {
		if !isNil(e) {
			r.spent[e] = true
		}
	}
}

func isNil(e ast.Expr) bool { return e == nil || reflect.ValueOf(e).IsNil() }

func (r *reader) branch(n *ast.IfStmt) {
	if n.Cond == nil {
		return
	}
	then, other := guards(r.node(n.Cond).Raw())
	r.guards[n.Body] = then
	if n.Else != nil {
		r.guards[n.Else] = other
	}
}

func (r *reader) assignment(n *ast.AssignStmt, now level) {
	for i, left := range n.Lhs {
		target := path(left)
		if target == "" || target == "_" {
			continue
		}
		a := token.Assign{Target: target, TargetPlace: r.node(left), Place: r.node(n), Value: token.Expr{Place: r.node(n)}}
		if right := pick(n.Rhs, i, len(n.Lhs)); right != nil {
			a.Value = r.taken(right, target)
		}
		switch n.Tok {
		case gotoken.ASSIGN, gotoken.DEFINE:
		case gotoken.ADD_ASSIGN:
			old := token.Expr{Kind: token.Name, Place: a.TargetPlace, Path: target}
			a.Value = token.Expr{Kind: token.ConcatOf, Place: r.node(n), Items: []token.Expr{old, a.Value}}
		default:
			a.Value = token.Expr{Place: r.node(n)}
		}
		r.assign(a, now)
		if head, _, _ := strings.Cut(target, "."); r.globals[head] && n.Tok == gotoken.ASSIGN && now.scope != 0 {
			a.Guard = now.guard
			r.unit.Assigns = append(r.unit.Assigns, a) // every function sees it
		}
	}
}

// pick is the value of the i-th of n targets; of a call with several results only the first is followed.
func pick(values []ast.Expr, i, n int) ast.Expr {
	if len(values) == n || len(values) == 1 && i == 0 {
		return values[i]
	}
	return nil
}

// taken reads a right-hand side and notes which variable takes it.
func (r *reader) taken(right ast.Expr, target string) token.Expr {
	inner := unwrap(right)
	r.names[inner] = target
	return r.expr(right)
}

func (r *reader) values(n *ast.ValueSpec, now level) {
	if len(n.Values) == 0 && n.Type != nil {
		r.zero(n, now)
	}
	for i, name := range n.Names {
		if right := pick(n.Values, i, len(n.Names)); right != nil && name.Name != "_" {
			r.assign(token.Assign{
				Target: name.Name, TargetPlace: r.node(name), Place: r.node(n),
				Value: r.taken(right, name.Name), Const: r.spent[name],
			}, now)
		}
	}
}

// constants marks the names that a const declaration declares.
func (r *reader) constants(n *ast.GenDecl) {
	if n.Tok != gotoken.CONST {
		return
	}
	for _, spec := range n.Specs {
		if v, ok := spec.(*ast.ValueSpec); ok {
			for _, name := range v.Names {
				r.spent[name] = true
			}
		}
	}
}

func (r *reader) returned(n *ast.ReturnStmt, now level) {
	if now.results == "" || len(n.Results) == 0 {
		return
	}
	r.assign(token.Assign{
		Target: now.results, TargetPlace: r.place(n.Pos(), n.Pos()+gotoken.Pos(len("return"))), Place: r.node(n),
		Value: r.expr(n.Results[0]),
	}, now)
}

// tag reads the default that a configuration library takes from a struct tag.
func (r *reader) tag(n *ast.Field, now level) {
	if n.Tag == nil {
		return
	}
	r.spent[n.Tag] = true
	text := r.literal(n.Tag).Text
	for _, name := range n.Names { // its value may come from a file or a request
		r.assign(token.Assign{Target: name.Name, TargetPlace: r.node(name), Place: r.node(n), Value: token.Expr{Place: r.node(name)}, Class: now.class}, level{scope: noScope})
	}
	value, ok := tagged(text, "envDefault", "default", "env-default")
	if !ok || len(n.Names) == 0 {
		return
	}
	ref := "field:" + n.Names[0].Name
	if name, ok := tagged(text, "env", "envconfig", "mapstructure"); ok {
		ref = "env:" + strings.SplitN(name.String(), ",", 2)[0]
	}
	value = value.AsFallback(ref)
	for _, name := range n.Names {
		lit := token.Expr{Kind: token.Literal, Place: value.Place(), Text: value, Value: setting.String}
		r.assign(token.Assign{Target: "*." + name.Name, TargetPlace: r.node(name), Place: r.node(n), Value: lit}, level{})
		r.unit.Strings = append(r.unit.Strings, lit)
	}
}

// tagged finds key:"value" in a struct tag.
func tagged(tag source.Text, keys ...string) (source.Text, bool) {
	s := tag.String()
	for _, key := range keys {
		i := strings.Index(" "+s, " "+key+`:"`)
		if i < 0 {
			continue
		}
		start := i + len(key) + 2
		if end := strings.IndexByte(s[start:], '"'); end >= 0 {
			return tag.Slice(start, start+end), true
		}
	}
	return source.Text{}, false
}

func (r *reader) called(n *ast.CallExpr, now level) {
	if isConversion(n.Fun) && len(n.Args) == 1 {
		return
	}
	e := r.once(n, func() token.Expr { return r.callExpr(n) })
	e.Call.Scope, e.Call.Guard = now.scope, now.guard
	r.unit.Calls = append(r.unit.Calls, e.Call)
	if len(e.Call.Args) == 2 && e.Call.Args[0].Value.Kind == token.Literal {
		r.hide(e.Call.Args[0].Value.Text.String(), e.Call.Args[1].Value) // Setenv("PGPASSWORD", "…"), q.Set("password", "…")
	}
	if e.Kind == token.ConcatOf && !r.spent[n] {
		r.whole(e, n.Args)
	}
}

// whole adds a string that is put together from pieces, in place of its pieces.
func (r *reader) whole(e token.Expr, parts []ast.Expr) {
	literal := false
	for _, p := range parts {
		lit, ok := unwrap(p).(*ast.BasicLit)
		literal = literal || ok && lit.Kind == gotoken.STRING
		r.spend(unwrap(p), p)
	}
	if literal {
		r.unit.Strings = append(r.unit.Strings, e)
	}
}

func (r *reader) constructed(n *ast.CompositeLit, now level) {
	if n.Type == nil || path(n.Type) == "" {
		return
	}
	r.composite(n, nil)
	if c := r.calls[n]; c != nil {
		c.Scope, c.Guard = now.scope, now.guard
		r.unit.Calls = append(r.unit.Calls, c)
	}
}

func (r *reader) binary(n *ast.BinaryExpr) {
	switch n.Op {
	case gotoken.EQL, gotoken.NEQ, gotoken.LSS, gotoken.GTR:
		r.spend(unwrap(n.X), unwrap(n.Y))
	case gotoken.ADD:
		if r.spent[n] {
			r.spend(n.X, n.Y)
			return
		}
		r.spend(n.X) // the rest of the chain
		r.whole(r.expr(n), operands(n))
	}
}
