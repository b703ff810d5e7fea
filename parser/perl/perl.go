// Package perl reads as much of Perl as it takes to find database connections: method calls on classes such as
// DBI->connect, the strings, hashes, constants and variables that they are given, and where those are set. The rest of
// the language is passed over.
package perl

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads Perl source. It never fails: what it does not know is left out.
//
// Variables keep their sign in the common form: $name, %name. An element of a hash is a member of the hash: $h{k} is
// "%h.k", $h->{k} is "$h.k". What a subroutine returns is assigned to "name()".
func Read(f *source.File) token.Unit {
	r := &reader{lexemes: scan(f), unit: token.Unit{File: f, Language: "perl", Imports: map[string]string{}, Outer: []int{0}}}
	r.walk()
	return r.unit
}

// reader goes through the lexemes once; expressions are read ahead of it.
type reader struct {
	lexemes []lexeme
	unit    token.Unit
	said    int // strings before this lexeme are in the unit already
}

// at is the lexeme at i; the zero one behind the end.
func (r *reader) at(i int) lexeme {
	if i < 0 || i >= len(r.lexemes) {
		return lexeme{}
	}
	return r.lexemes[i]
}

func (r *reader) is(i int, text string) bool { return r.at(i).text == text }

// body is an open brace.
type body struct {
	scope int    // around it
	sub   string // the subroutine whose body it is; "" for other braces
	outer string // the subroutine around it
}

// walk looks at each lexeme for what begins there. Bodies of subroutines are scopes of their own.
func (r *reader) walk() {
	var open []body
	scope, sub, pending, isSub, begin := 0, "", "", false, 0
	for i, l := range r.lexemes {
		switch {
		case l.kind == word && l.text == "sub":
			pending, isSub = "", true
			if r.at(i+1).kind == word {
				pending = r.at(i + 1).text
			}
		case l.text == ";" && l.kind == sign:
			isSub = false
			if !r.is(i+1, "}") {
				begin = i + 1
			}
		case l.text == "{" && l.kind == sign:
			open = append(open, body{scope: scope, outer: sub})
			if isSub {
				open[len(open)-1].sub = pending
				r.unit.Outer = append(r.unit.Outer, scope)
				scope, sub, isSub, begin = len(r.unit.Outer)-1, pending, false, i+1
			}
		case l.text == "}" && l.kind == sign && len(open) > 0:
			last := open[len(open)-1]
			if last.sub != "" {
				r.result(last.sub, begin, i, scope)
			}
			open = open[:len(open)-1]
			scope, sub = last.scope, last.outer
		default:
			r.visit(i, scope, sub)
		}
	}
}

// visit notes what begins at the lexeme i, in the subroutine sub.
func (r *reader) visit(i, scope int, sub string) {
	switch l := r.at(i); {
	case l.kind == variable:
		r.assignment(i, scope)
	case l.kind == word && l.text == "return" && sub != "":
		if value, end := r.expr(i+1, 0); end > i+1 {
			r.assign(sub+"()", i, i+1, value, scope)
		}
	case l.kind == word && r.is(i+1, "->") && r.at(i+2).kind == word && r.is(i+3, "("):
		r.call(i, scope)
	case l.kind == word && l.text == "Readonly" && r.is(i+1, "my"):
		r.readonly(i+2, scope)
	case l.kind == word && l.text == "use" && r.at(i+1).kind == word:
		r.use(i, scope)
	case l.kind == word && (l.text == "my" || l.text == "our" || l.text == "local") && r.is(i+1, "("):
		r.several(i, scope)
	case (l.kind == str || l.kind == word && l.text == "sprintf") && i >= r.said:
		r.say(i)
	}
}

// result notes the value of a subroutine's last statement, which it returns. A statement that begins with a word does
// something else, or says return.
func (r *reader) result(sub string, begin, end, scope int) {
	if first := r.at(begin); begin >= end || first.kind == word && statements[first.text] || first.kind == sign && first.text == "{" {
		return
	}
	if value, stop := r.expr(begin, 0); (stop == end || r.is(stop, ";") && stop+1 == end) && value.Kind != token.Unknown {
		r.assign(sub+"()", begin, begin, value, scope)
	}
}

// statements are words that a statement without a value begins with.
var statements = map[string]bool{
	"return": true, "my": true, "our": true, "local": true, "if": true, "unless": true, "for": true, "foreach": true, "while": true, "die": true,
	"print": true, "package": true, "use": true, "require": true,
}

// use reads what a module is asked for: the names that it brings along, and constants.
func (r *reader) use(i, scope int) {
	if name := dotted(r.at(i + 1).text); name != "constant" {
		r.unit.Imports[name] = name
		return
	}
	if !r.is(i+2, "{") {
		if name := r.at(i + 2); (name.kind == word || name.kind == str) && (r.is(i+3, "=>") || r.is(i+3, ",")) {
			value, _ := r.expr(i+4, 0)
			r.assign(r.named(name), i+2, i+4, value, scope)
		}
		return
	}
	group, _ := r.pairs(i+2, 0)
	for _, m := range group.Members {
		if !m.Spread {
			r.put(token.Assign{Target: m.Name.String(), TargetPlace: m.Name.Place(), Value: m.Value, Place: m.Name.Place(), Scope: scope, Const: true})
		}
	}
}

// readonly reads Readonly my $x => …, whose variable stands at i.
func (r *reader) readonly(i, scope int) {
	if r.at(i).kind == variable && (r.is(i+1, "=>") || r.is(i+1, "=")) {
		value, _ := r.assigned(r.at(i).text, i+2)
		r.assign(r.at(i).text, i, i+2, value, scope)
	}
}

// named is the name that a word or a string gives.
func (r *reader) named(l lexeme) string {
	if l.kind == str {
		return source.Verbatim(l.inner).String()
	}
	return l.text
}

// assignment reads $x = …, $h{k} = … and $h->{k} = …, with the operators that add or give a default.
func (r *reader) assignment(i, scope int) {
	target, end := r.element(i)
	if target == "" {
		return
	}
	place := r.span(i, end)
	old := token.Expr{Kind: token.Name, Path: target, Place: place}
	switch r.at(end).text {
	case "=":
		value, _ := r.assigned(target, end+1)
		r.assign(target, i, end+1, value, scope)
	case ".=":
		value, stop := r.expr(end+1, 0)
		r.assign(target, i, end+1, token.Expr{Kind: token.ConcatOf, Items: []token.Expr{old, value}, Place: r.span(i, stop)}, scope)
	case "||=", "//=":
		value, stop := r.expr(end+1, 0)
		r.assign(target, i, end+1, token.Expr{Kind: token.ChoiceOf, Items: []token.Expr{old, value}, Default: true, Place: r.span(i, stop)}, scope)
	}
}

// assigned reads what stands behind the sign of an assignment: of a hash its pairs, of an array its list.
func (r *reader) assigned(target string, i int) (token.Expr, int) {
	switch {
	case target[0] == '%' && !strings.Contains(target, ".") && r.is(i, "("):
		return r.pairs(i, 0)
	case target[0] == '@' && r.is(i, "("):
		return r.list(i, 0)
	}
	return r.expr(i, 0)
}

// several reads my ($a, $b) = (…). What is not told apart is unknown.
func (r *reader) several(i, scope int) {
	var targets []int
	end := i + 2
	for ; len(targets) < maxItems && r.at(end).kind == variable || r.is(end, ","); end++ {
		if r.at(end).kind == variable {
			targets = append(targets, end)
		}
	}
	if !r.is(end, ")") || !r.is(end+1, "=") {
		return
	}
	value, _ := r.expr(end+2, 0)
	if value.Kind != token.ListOf && r.is(end+2, "(") {
		value = token.Expr{Kind: token.ListOf, Items: []token.Expr{value}, Place: value.Place}
	}
	for n, at := range targets {
		part := token.Expr{Place: r.at(at).place}
		if value.Kind == token.ListOf && n < len(value.Items) && r.at(at).text[0] == '$' {
			part = value.Items[n]
		}
		r.assign(r.at(at).text, at, at+1, part, scope)
	}
}

// assign notes what target, which stands from lexeme i to before from, is set to.
func (r *reader) assign(target string, i, from int, value token.Expr, scope int) {
	place := r.span(i, from)
	whole := source.Place{File: place.File, Span: place.Span.Cover(value.Place.Span)}
	r.put(token.Assign{Target: target, TargetPlace: place, Value: value, Place: whole, Scope: scope})
	r.hide(target, value, from)
}

func (r *reader) put(a token.Assign) { r.unit.Assigns = append(r.unit.Assigns, a) }

// hide notes the strings that a name declares to be secrets; of an expression that is not read, those in no brackets. The
// expression begins at the lexeme from.
func (r *reader) hide(name string, e token.Expr, from int) {
	r.unit.Secrets = append(r.unit.Secrets, token.SecretsOf(name[strings.LastIndexByte(name, '.')+1:], e)...)
	if e.Kind != token.Unknown || !setting.MentionsSecret(name) {
		return
	}
	open, end := 0, r.skip(from)
	for i := from; i < end; i++ {
		switch l := r.at(i); {
		case l.text == "(", l.text == "[", l.text == "{":
			open++
		case l.text == ")", l.text == "]", l.text == "}":
			open--
		case l.kind == str && open == 0:
			r.unit.Secrets = append(r.unit.Secrets, l.inner)
		}
	}
}

// dotted is a package's name in the common form.
func dotted(name string) string { return strings.ReplaceAll(name, "::", ".") }

// say adds the string at i, with what is joined to it, to the unit.
func (r *reader) say(i int) {
	e, end := r.joined(i, 0)
	if e.Kind == token.Literal || e.Kind == token.ConcatOf {
		r.unit.Strings = append(r.unit.Strings, e)
		r.said = end
	}
}

// call reads Class->method(…), whose first lexeme is i.
func (r *reader) call(i, scope int) {
	name, method := r.at(i), r.at(i+2)
	c := &token.Call{Callee: dotted(name.text) + "." + method.text, Method: method.text, CalleePlace: method.place, Scope: scope}
	if v := r.at(i - 2); r.is(i-1, "=") && v.kind == variable {
		c.AssignedTo = v.text
	}
	var end int
	c.Args, end = r.arguments(i+4, 0)
	last := r.at(end)
	if last.kind == 0 {
		last = r.lexemes[len(r.lexemes)-1]
	}
	c.Place = source.Place{File: r.unit.File, Span: name.place.Span.Cover(last.place.Span)}
	r.unit.Calls = append(r.unit.Calls, c)
}

// arguments reads expressions that commas part and says where they end.
func (r *reader) arguments(i, depth int) ([]token.Arg, int) {
	var args []token.Arg
	end := i
	for range maxItems {
		if r.at(end).kind == 0 || r.is(end, ")") || r.is(end, "]") {
			break
		}
		var e token.Expr
		e, end = r.expr(end, depth)
		args = append(args, token.Arg{Value: e})
		if !r.is(end, ",") && !r.is(end, "=>") {
			break
		}
		end++
	}
	return args, end
}

// span is the place of the lexemes from i until before end.
func (r *reader) span(i, end int) source.Place {
	first, last := r.at(i), r.at(max(end-1, i))
	if first.kind == 0 {
		return source.Place{File: r.unit.File, Span: source.Span{Start: len(r.unit.File.Data), End: len(r.unit.File.Data)}}
	}
	if last.kind == 0 {
		last = first
	}
	return source.Place{File: r.unit.File, Span: first.place.Span.Cover(last.place.Span)}
}
