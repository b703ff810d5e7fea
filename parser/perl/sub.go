package perl

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// body is a subroutine while it is read.
type body struct {
	name   string
	fn     int // 1 + its index in the Unit's Funcs; 0 outside of all
	shifts int // arguments that were taken off so far, without the object of a method
}

// begin enters a subroutine's body.
func (r *reader) begin(scope int) {
	r.unit.Funcs = append(r.unit.Funcs, token.Func{Name: r.pending, Class: r.space, Scope: scope})
	r.bodies[scope] = &body{name: r.pending, fn: len(r.unit.Funcs)}
}

// taken reads my ($self, $a, %b) = @_, whose word my is at i, and reports whether there is one.
func (r *reader) taken(i, scope int) bool {
	in := r.bodies[scope]
	end := i + 1
	if in == nil || !r.is(end, "(") {
		return false
	}
	for end < i+maxItems && r.at(end).kind != 0 && !r.is(end, ")") {
		end++
	}
	if !r.is(end+1, "=") || !r.is(end+2, "@_") {
		return false
	}
	for at := i + 2; at < end; at++ {
		if r.at(at).kind == variable {
			r.parameter(in, at, scope, token.Expr{Place: r.at(at).place})
		}
	}
	return true
}

// parameter records the next parameter, which stands at i.
func (r *reader) parameter(in *body, i, scope int, fallback token.Expr) {
	l := r.at(i)
	a := token.Assign{Target: l.text, TargetPlace: l.place, Value: fallback, Place: l.place, Scope: scope, Param: true, Func: in.fn, Index: in.shifts}
	switch {
	case in.shifts == 0 && r.isObject(in, l.text):
		a.Index = -1
	case strings.HasPrefix(l.text, "%"):
		a.Target, a.Part = "$"+l.text[1:], "**"
	case strings.HasPrefix(l.text, "@"):
		a.Part = "*"
	default:
		in.shifts++
	}
	r.unit.Assigns = append(r.unit.Assigns, a)
}

// isObject reports the names that the object of a method, or its class, has.
func (r *reader) isObject(in *body, name string) bool {
	switch name {
	case "$self", "$class", "$this", "$proto", "$invocant":
		return r.unit.Funcs[in.fn-1].Class != ""
	}
	return false
}

// shifted reads my $x = shift, my $x = shift || 'default' and my $x = $_[0], whose variable is at i.
func (r *reader) shifted(i, scope int) bool {
	in := r.bodies[scope]
	at := i + 2
	switch {
	case in == nil:
		return false
	case r.is(at, "shift") && r.at(at).kind == word:
		at++
		for r.is(at, "(") || r.is(at, ")") || r.is(at, "@_") {
			at++
		}
	case r.is(at, "$_") && r.is(at+1, "[") && r.is(at+3, "]"):
		at += 4
	default:
		return false
	}
	fallback := token.Expr{Place: r.at(i).place}
	if r.is(at, "||") || r.is(at, "//") {
		fallback, _ = r.expr(at+1, 0)
	} else if !r.ends(at) {
		return false
	}
	r.parameter(in, i, scope, fallback)
	return true
}

// member is the path that $x->{key} and $x{key} at i spell, and where it ends; "" if there is something else.
func (r *reader) member(i int) (path string, end int) {
	path = r.at(i).text
	end = i + 1
	for depth := 0; depth < maxNesting; depth++ {
		at := end
		if r.is(at, "->") {
			at++
		}
		key := r.at(at + 1)
		if !r.is(at, "{") || !r.is(at+2, "}") || key.kind != word && key.kind != str {
			break
		}
		name := key.text
		if key.kind == str {
			name = source.Verbatim(key.inner).String()
		}
		path, end = path+"."+name, at+3
	}
	if end == i+1 {
		return "", end
	}
	return path, end
}

// returned reads what return at i gives back.
func (r *reader) returned(i, scope int) {
	in := r.bodies[scope]
	if in == nil || in.name == "" {
		return
	}
	value, end := r.expr(i+1, 0)
	if value.Kind == token.Unknown && r.is(i+1, "bless") {
		value, end = r.operand(i+2, 0)
		if r.is(i+2, "(") {
			value, end = r.operand(i+3, 0)
		}
	}
	place := r.span(i, end)
	r.unit.Assigns = append(r.unit.Assigns, token.Assign{
		Target: in.name + "()", TargetPlace: r.at(i).place, Value: value, Place: place, Scope: scope,
	})
	r.fields(value, scope)
}

// fields records the members of the object that a class makes as its fields.
func (r *reader) fields(value token.Expr, scope int) {
	in := r.bodies[scope]
	if in == nil || r.unit.Funcs[in.fn-1].Class == "" || value.Kind != token.ObjectOf {
		return
	}
	for _, m := range value.Members {
		if !m.Spread {
			r.unit.Assigns = append(r.unit.Assigns, token.Assign{
				Target: "this." + m.Name.String(), TargetPlace: m.Name.Place(), Value: m.Value, Place: m.Value.Place, Scope: scope,
			})
		}
	}
}

// plain reads a call of a function by its name alone, which is at i: name(…), and system with or without brackets.
func (r *reader) plain(i, scope int) bool {
	l, prev := r.at(i), r.at(i-1)
	if prev.text == "->" || prev.text == "sub" || prev.text == "{" && r.is(i+1, "}") || words[l.text] {
		return false
	}
	from := i + 1
	switch {
	case r.is(from, "("):
		from++
	case (l.text == "system" || l.text == "exec") && (r.at(from).kind == str || r.at(from).kind == variable):
	default:
		return false
	}
	c := &token.Call{Callee: dotted(l.text), Method: lastName(l.text), CalleePlace: l.place, Scope: scope, AssignedTo: r.taker(i)}
	r.finish(c, l, from)
	return true
}

// words look like calls of functions and are none.
var words = map[string]bool{
	"my": true, "our": true, "local": true, "if": true, "unless": true, "while": true, "until": true, "for": true, "foreach": true, "return": true,
	"and": true, "or": true, "not": true, "qw": true, "defined": true, "scalar": true, "ref": true, "keys": true, "values": true, "print": true,
}

func lastName(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// taker is the variable that takes what stands at i.
func (r *reader) taker(i int) string {
	if v := r.at(i - 2); r.is(i-1, "=") && v.kind == variable {
		return v.text
	}
	return ""
}

// finish reads the arguments of a call, the first of which is at from, and adds it to the unit.
func (r *reader) finish(c *token.Call, first lexeme, from int) {
	args, end := r.arguments(from, maxNesting-inner)
	c.Args = args
	last := r.at(end)
	if last.kind == 0 {
		last = r.lexemes[len(r.lexemes)-1]
	}
	c.Place = source.Place{File: r.unit.File, Span: first.place.Span.Cover(last.place.Span)}
	r.unit.Calls = append(r.unit.Calls, c)
}

// arguments reads what a function is given from lexeme end on, and says where that ends.
func (r *reader) arguments(end, depth int) ([]token.Arg, int) {
	var out []token.Arg
	for range maxItems {
		if r.at(end).kind == 0 || r.is(end, ")") || r.is(end, ";") {
			break
		}
		var a token.Arg
		if key := r.at(end); r.is(end+1, "=>") && (key.kind == word || key.kind == str) {
			a.Name = source.Verbatim(key.place)
			if key.kind == str {
				a.Name = source.Verbatim(key.inner)
			}
			end += 2
		}
		a.Value, end = r.expr(end, depth)
		out = append(out, a)
		if !r.is(end, ",") && !r.is(end, "=>") {
			break
		}
		end++
	}
	return out, end
}

// isCommand reports a string whose value is what a command prints: `…` and qx(…).
func isCommand(l lexeme) bool {
	if l.kind != str {
		return false
	}
	raw := l.place.File.Data[l.place.Span.Start:l.place.Span.End]
	return raw[0] == '`' || len(raw) > 1 && raw[0] == 'q' && raw[1] == 'x'
}

// command reads the command in the string at i.
func (r *reader) command(i, scope int) {
	l := r.at(i)
	r.unit.Calls = append(r.unit.Calls, &token.Call{
		Callee: "`", Method: "`", Args: []token.Arg{{Value: r.text(l)}}, Place: l.place, CalleePlace: l.place, Scope: scope,
	})
}

// built reads the functions that put strings together: sprintf and join.
func (r *reader) built(i, depth int) (token.Expr, int, bool) {
	l := r.at(i)
	from := i + 1
	bracket := r.is(from, "(")
	if bracket {
		from++
	}
	var items []token.Expr
	end := from
	for len(items) < maxItems && r.at(end).kind != 0 && !r.is(end, ")") && !r.is(end, ";") {
		var e token.Expr
		e, end = r.expr(end, depth+1)
		items = append(items, e)
		if !r.is(end, ",") && !r.is(end, "=>") {
			break
		}
		end++
	}
	if bracket && r.is(end, ")") {
		end++
	}
	if len(items) < 2 || items[0].Kind != token.Literal || items[0].Value != setting.String {
		return token.Expr{}, end, false
	}
	e := token.Expr{Kind: token.ConcatOf, Place: r.span(i, end)}
	if l.text == "join" {
		for n, item := range items[1:] {
			if n > 0 {
				e.Items = append(e.Items, items[0])
			}
			e.Items = append(e.Items, item)
		}
		return e, end, true
	}
	e.Items = format(items[0], items[1:])
	return e, end, true
}

// format puts arguments in the places of a format's verbs.
func format(lit token.Expr, args []token.Expr) []token.Expr {
	text := lit.Text
	s := text.String()
	var out []token.Expr
	piece := func(t source.Text) {
		if t.Len() > 0 {
			out = append(out, token.Expr{Kind: token.Literal, Text: t, Value: setting.String, Place: t.Place()})
		}
	}
	from, next := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		end := i + 1
		for end < len(s) && strings.IndexByte("0123456789-+ #.", s[end]) >= 0 {
			end++
		}
		if end == len(s) {
			break
		}
		piece(text.Slice(from, i))
		switch {
		case s[end] == '%':
			piece(text.Slice(end, end+1))
		case next < len(args):
			out = append(out, args[next])
			next++
		default:
			out = append(out, token.Expr{Place: text.Slice(i, end+1).Place()})
		}
		from, i = end+1, end
	}
	piece(text.Slice(from, len(s)))
	return out
}

// called is a function's call as an expression. The walk, which comes there later, adds the call to the unit.
func (r *reader) called(i, depth int) (token.Expr, int) {
	args, end := r.arguments(i+2, depth)
	if r.is(end, ")") {
		end++
	}
	l := r.at(i)
	c := &token.Call{Callee: dotted(l.text), Method: lastName(l.text), CalleePlace: l.place, Args: args, Place: r.span(i, end)}
	return token.Expr{Kind: token.CallOf, Call: c, Place: r.span(i, end)}, end
}

// inner is how deep the arguments of a call are read: the calls among them are read once more when the walk gets there.
const inner = 5
