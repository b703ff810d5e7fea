package bicep

import (
	"github.com/dsnlint/dsnlint/parser/arm"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// other is an expression that cannot be followed.
func (r *reader) other(start int) *arm.Expr {
	return &arm.Expr{Kind: arm.Other, Place: r.place(start, max(start, min(r.at, len(r.data))))}
}

func (r *reader) fail(start int) *arm.Expr {
	r.failed = true
	return r.other(start)
}

// expr reads an expression: a condition with its branches, or one without.
func (r *reader) expr() *arm.Expr {
	if r.depth++; r.depth > maxDepth {
		return r.fail(r.at)
	}
	defer func() { r.depth-- }()
	r.space(true)
	start := r.at
	x := r.binary(0)
	mark := r.at
	if r.space(true); r.peek() != '?' || r.peekAt(r.at+1) == '?' {
		r.at = mark
		return x
	}
	r.at++
	yes := r.expr()
	if r.space(true); r.failed || !r.take(':') {
		return r.fail(start)
	}
	no := r.expr()
	return &arm.Expr{Kind: arm.Choice, Place: r.place(start, r.at), Args: []*arm.Expr{x, yes, no}}
}

// operators by their precedence, the weakest first, with the functions that they are; "" for what is not followed. One
// that begins as another does stands behind it.
var operators = [][][2]string{
	{{"??", "coalesce"}},
	{{"||", "or"}},
	{{"&&", "and"}},
	{{"==", "equals"}, {"!=", "!="}, {"=~", ""}, {"!~", ""}},
	{{"<=", ""}, {">=", ""}, {"<", ""}, {">", ""}},
	{{"+", ""}, {"-", ""}},
	{{"*", ""}, {"/", ""}, {"%", ""}},
}

// binary reads operators of a precedence and those that bind more closely.
func (r *reader) binary(level int) *arm.Expr {
	if level == len(operators) {
		return r.unary()
	}
	start := r.at
	x := r.binary(level + 1)
	for !r.failed {
		function, ok := r.operator(level)
		if !ok {
			break
		}
		r.space(true)
		y := r.binary(level + 1)
		switch p := r.place(start, r.at); function {
		case "":
			x = r.other(start)
		case "!=":
			x = call("not", p, call("equals", p, x, y))
		default:
			x = call(function, p, x, y)
		}
	}
	return x
}

func call(name string, p source.Place, args ...*arm.Expr) *arm.Expr {
	return &arm.Expr{Kind: arm.Call, Place: p, Value: setting.Value{Text: source.Decoded(p, name)}, Args: args}
}

// operator moves behind an operator of a precedence. It may begin a line, save for a minus, which begins an element there.
func (r *reader) operator(level int) (function string, ok bool) {
	mark := r.at
	r.space(false)
	same := r.peek() != '\n'
	r.space(true)
	for _, o := range operators[level] {
		if sign := o[0]; (same || sign != "-") && r.takeAll(sign) {
			return o[1], true
		}
	}
	r.at = mark
	return "", false
}

func (r *reader) unary() *arm.Expr {
	start := r.at
	sign := r.peek()
	if sign != '!' && sign != '-' && sign != '+' {
		return r.postfix()
	}
	if r.depth++; r.depth > maxDepth {
		return r.fail(start)
	}
	defer func() { r.depth-- }()
	r.at++
	r.space(true)
	x := r.unary()
	if sign == '!' {
		return call("not", r.place(start, r.at), x)
	}
	return r.other(start)
}

// postfix reads an expression with its members, elements and calls.
func (r *reader) postfix() *arm.Expr {
	start := r.at
	x := r.primary()
	for n := 0; !r.failed; n++ {
		switch {
		case n > maxDepth:
			return r.fail(start)
		case r.peek() == '.' && inWord(r.peekAt(r.at+1)), r.takeAll(".?"):
			r.take('.')
			name := r.word()
			if r.peek() == '(' {
				x = r.method(x, name, start)
				continue
			}
			x = &arm.Expr{Kind: arm.Dot, Place: r.place(start, r.at), Value: setting.Value{Text: name}, Args: []*arm.Expr{x}}
		case r.takeAll("::"):
			r.word()
			x = r.other(start)
		case r.take('['):
			r.take('?')
			i := r.expr()
			if r.space(true); !r.take(']') {
				return r.fail(start)
			}
			x = &arm.Expr{Kind: arm.Index, Place: r.place(start, r.at), Args: []*arm.Expr{x, i}}
		case r.peek() == '!' && r.peekAt(r.at+1) != '=' && r.peekAt(r.at+1) != '~':
			r.at++
		default:
			return x
		}
	}
	return x
}

// method is a call behind a dot: of a namespace's function, or of one that cannot be followed.
func (r *reader) method(x *arm.Expr, name source.Text, start int) *arm.Expr {
	args := r.arguments()
	if space := x.Value.Text.String(); x.Kind == arm.Name && (space == "sys" || space == "az") {
		return &arm.Expr{Kind: arm.Call, Place: r.place(start, r.at), Value: setting.Value{Text: name}, Args: args}
	}
	return r.other(start)
}

// arguments reads what stands in the parentheses of a call.
func (r *reader) arguments() []*arm.Expr {
	r.at++
	var out []*arm.Expr
	for r.space(true); !r.take(')'); r.space(true) {
		out = append(out, r.expr())
		r.space(true)
		if r.failed || !r.take(',') && r.peek() != ')' {
			r.failed = true
			return nil
		}
	}
	return out
}

func (r *reader) primary() *arm.Expr {
	start := r.at
	switch c := r.peek(); {
	case c == '\'', c == '$':
		if x := r.quoted(); x != nil {
			return x
		}
	case c == '(':
		return r.parenthesis()
	case c == '[':
		return r.list()
	case c == '{':
		return r.object(nil)
	case inWord(c):
		return r.named()
	}
	return r.fail(start)
}

// parenthesis reads an expression in parentheses, or the arguments of a lambda with its body.
func (r *reader) parenthesis() *arm.Expr {
	start := r.at
	if args := r.arguments(); len(args) == 1 {
		mark := r.at
		if r.space(false); !r.takeAll("=>") {
			r.at = mark
			return args[0]
		}
	} else if r.space(false); !r.takeAll("=>") {
		return r.fail(start)
	}
	r.expr()
	return r.other(start)
}

// named reads a literal without quotes, a name, a call or a lambda of one argument.
func (r *reader) named() *arm.Expr {
	start := r.at
	name := r.word()
	p := name.Place()
	switch s := name.String(); {
	case s == "true", s == "false":
		return &arm.Expr{Place: p, Value: setting.Value{Kind: setting.Bool, Text: name}}
	case s == "null":
		return &arm.Expr{Place: p, Value: setting.Value{Kind: setting.Null, Text: name}}
	case '0' <= s[0] && s[0] <= '9':
		return &arm.Expr{Place: p, Value: setting.Value{Kind: setting.Number, Text: name}}
	}
	mark := r.at
	if r.space(false); r.peek() == '(' {
		args := r.arguments()
		return &arm.Expr{Kind: arm.Call, Place: r.place(start, r.at), Value: setting.Value{Text: name}, Args: args}
	}
	if r.takeAll("=>") {
		r.expr()
		return r.other(start)
	}
	r.at = mark
	return &arm.Expr{Kind: arm.Name, Place: p, Value: setting.Value{Text: name}}
}

// list reads elements, separated by commas or lines, or a loop.
func (r *reader) list() *arm.Expr {
	start := r.at
	r.at++
	if loop := r.loopHead(); loop != nil {
		if r.space(true); r.follows("if") { // of which elements there are
			if r.space(true); r.peek() == '(' {
				r.primary()
			}
			r.expr()
			loop = r.other(start)
		} else {
			loop.Args = append(loop.Args, r.expr())
		}
		if r.space(true); !r.take(']') {
			return r.fail(start)
		}
		if loop.Place = r.place(start, r.at); !r.failed {
			return loop
		}
		return r.fail(start)
	}
	out := &arm.Expr{Kind: arm.List}
	for r.space(true); !r.take(']'); r.space(true) {
		if r.takeAll("...") {
			r.expr()
			out.Kind = arm.Other // how many there are depends on what is spread
		} else {
			out.Args = append(out.Args, r.expr())
		}
		if r.space(true); r.failed || r.at >= len(r.data) {
			return r.fail(start)
		}
		r.take(',')
	}
	out.Place = r.place(start, r.at)
	return out
}

// object reads members, separated by commas or lines. In the body of a resource, the resources that stand in it are its
// children.
func (r *reader) object(of *arm.Resource) *arm.Expr {
	if r.depth++; r.depth > maxDepth {
		return r.fail(r.at)
	}
	defer func() { r.depth-- }()
	start := r.at
	out := &arm.Expr{Kind: arm.Object}
	r.at++
	for r.space(true); !r.take('}'); r.space(true) {
		r.decorators()
		mark := r.at
		if of != nil && r.follows("resource") && r.peek() == ' ' {
			if child := r.resource(mark, false); child != nil {
				of.Children = append(of.Children, child)
			}
		} else {
			r.at = mark
			r.field(out)
		}
		if r.failed || r.at >= len(r.data) {
			return r.fail(start)
		}
		r.space(true)
		r.take(',')
	}
	out.Place = r.place(start, r.at)
	return out
}

// field reads one member of an object.
func (r *reader) field(out *arm.Expr) {
	start := r.at
	if r.takeAll("...") {
		out.Members = append(out.Members, arm.Field{Value: r.expr()})
		return
	}
	key := r.word()
	if r.peek() == '\'' || r.peek() == '$' {
		x := r.quoted()
		switch {
		case x == nil:
			return
		case x.Kind == arm.Literal:
			key = x.Value.Text
		default:
			key = source.UnknownAt(x.Place, "expression")
		}
	}
	if r.space(false); r.at == start || !r.take(':') {
		r.failed = true
		return
	}
	value := r.expr()
	out.Members = append(out.Members, arm.Field{Key: key, Value: value})
}
