// Package perl reads as much of Perl as it takes to find database connections: method calls on classes such as
// DBI->connect, the strings, hashes and variables that they are given, and where those variables are set. The rest of
// the language is passed over.
package perl

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads Perl source. It never fails: what it does not know is left out.
func Read(f *source.File) token.Unit {
	r := &reader{
		lexemes: scan(f), unit: token.Unit{File: f, Language: "perl", Imports: map[string]string{}, Outer: []int{0}},
		bodies: map[int]*body{},
	}
	r.walk()
	return r.unit
}

// reader goes through the lexemes once; expressions are read ahead of it.
type reader struct {
	lexemes []lexeme
	unit    token.Unit
	said    int    // strings before this lexeme are in the unit already
	space   string // the package, "" for main
	pending string // the name of the subroutine whose body follows
	bodies  map[int]*body
}

// at is the lexeme at i; the zero one behind the end.
func (r *reader) at(i int) lexeme {
	if i < 0 || i >= len(r.lexemes) {
		return lexeme{}
	}
	return r.lexemes[i]
}

func (r *reader) is(i int, text string) bool { return r.at(i).text == text }

// walk looks at each lexeme for what begins there. Bodies of subroutines are scopes of their own.
func (r *reader) walk() {
	scopes := []int{0} // of the open braces
	scope, pending := 0, false
	for i, l := range r.lexemes {
		switch {
		case l.kind == word && l.text == "package" && r.at(i+1).kind == word:
			r.space = lastName(r.at(i + 1).text)
			if r.space == "main" {
				r.space = ""
			}
		case l.kind == word && l.text == "sub":
			pending, r.pending = true, ""
			if r.at(i+1).kind == word {
				r.pending = r.at(i + 1).text
			}
		case l.text == ";":
			pending = false
		case l.text == "{":
			scopes = append(scopes, scope)
			if pending {
				r.unit.Outer = append(r.unit.Outer, scope)
				scope, pending = len(r.unit.Outer)-1, false
				r.begin(scope)
			}
		case l.text == "}" && len(scopes) > 1:
			scope = scopes[len(scopes)-1]
			scopes = scopes[:len(scopes)-1]
		case l.kind == word && l.text == "my" && r.taken(i, scope):
		case l.kind == variable && r.is(i+1, "=") && r.shifted(i, scope):
		case l.kind == variable && r.is(i+1, "="):
			r.assign(l.text, i, i+2, scope)
		case l.kind == variable && r.is(i+1, ".="):
			r.appended(i, scope)
		case isCommand(l):
			r.command(i, scope)
		case l.kind == word && l.text == "return":
			r.returned(i, scope)
		case l.text == "$ENV" && r.is(i+4, "=") && r.environment(i) != "":
			r.assign(r.environment(i), i, i+5, scope)
		case (l.kind == word || l.kind == variable) && r.is(i+1, "->") && r.at(i+2).kind == word && r.is(i+3, "("):
			r.call(i, scope)
		case l.kind == variable && r.sets(i, scope):
		case l.kind == word && l.text == "use" && r.at(i+1).kind == word:
			name := dotted(r.at(i + 1).text)
			r.unit.Imports[name] = name
		case l.kind == word && r.plain(i, scope):
		case l.kind == str && i >= r.said:
			r.say(i)
		}
	}
}

// assign notes what target, which stands at i, is set to.
func (r *reader) assign(target string, i, from, scope int) {
	value, end := r.expr(from, 0)
	r.hide(target, value, from, end)
	if target == "$self" {
		r.fields(value, scope)
	}
	place := r.span(i, from-1)
	r.unit.Assigns = append(r.unit.Assigns, token.Assign{
		Target: target, TargetPlace: place, Value: value, Place: source.Place{File: place.File, Span: place.Span.Cover(value.Place.Span)}, Scope: scope,
	})
}

// hide notes the strings that a name declares to be secrets; of an expression that is not read, those in no brackets.
func (r *reader) hide(name string, e token.Expr, from, end int) {
	r.unit.Secrets = append(r.unit.Secrets, token.SecretsOf(name, e)...)
	if e.Kind != token.Unknown || !setting.MentionsSecret(name) {
		return
	}
	open := 0
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
	r.unit.Strings = append(r.unit.Strings, e)
	r.said = end
}

// call reads Class->method(…), whose first lexeme is i.
func (r *reader) call(i, scope int) {
	name, method := r.at(i), r.at(i+2)
	c := &token.Call{Callee: dotted(name.text) + "." + method.text, Method: method.text, CalleePlace: method.place, Scope: scope}
	c.AssignedTo = r.taker(i)
	r.finish(c, name, i+4)
}

// sets reads $x->{key} = value, whose variable is at i, and reports whether there is one.
func (r *reader) sets(i, scope int) bool {
	path, end := r.member(i)
	if path == "" || !r.is(end, "=") || strings.HasPrefix(path, "$ENV.") {
		return false
	}
	path = strings.Replace(path, "$self.", "this.", 1)
	r.assign(path, i, end+1, scope)
	return true
}

// appended reads $x .= value, whose variable is at i.
func (r *reader) appended(i, scope int) {
	value, end := r.expr(i+2, 0)
	l := r.at(i)
	r.hide(l.text, value, i+2, end)
	old := token.Expr{Kind: token.Name, Path: l.text, Place: l.place}
	place := r.span(i, end)
	r.unit.Assigns = append(r.unit.Assigns, token.Assign{
		Target: l.text, TargetPlace: l.place, Value: token.Expr{Kind: token.ConcatOf, Items: []token.Expr{old, value}, Place: place}, Place: place, Scope: scope,
	})
}

const (
	maxItems   = 256  // arguments of a call, members of a hash
	maxNesting = 16   // expressions within each other
	maxSkipped = 2048 // lexemes of an expression that is not read
)

// expr reads the expression at i and says where it ends: at a comma, a closing bracket or the statement's end. One that
// is more than strings, variables and hashes joined or chosen by || and // is unknown.
func (r *reader) expr(i, depth int) (token.Expr, int) {
	first, end := r.joined(i, depth)
	items := []token.Expr{first}
	for r.is(end, "||") || r.is(end, "//") {
		var next token.Expr
		next, end = r.joined(end+1, depth)
		items = append(items, next)
	}
	if !r.ends(end) {
		stop := r.skip(end)
		return token.Expr{Place: r.span(i, stop)}, stop
	}
	if len(items) == 1 {
		return first, end
	}
	return token.Expr{Kind: token.ChoiceOf, Items: items, Default: true, Place: r.span(i, end)}, end
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

// ends reports whether an expression ends at i.
func (r *reader) ends(i int) bool {
	switch l := r.at(i); l.text {
	case "":
		return l.kind == 0
	case ",", ";", ")", "}", "]", "=>":
		return true
	case "or", "and", "if", "unless", "for", "foreach", "while":
		return l.kind == word
	}
	return false
}

// skip finds the end of an expression that is not read.
func (r *reader) skip(i int) int {
	open := 0
	for n := range maxSkipped {
		switch l := r.at(i + n); l.text {
		case "(", "[", "{":
			open++
		case ")", "]", "}":
			if open--; open < 0 {
				return i + n
			}
		case ",", ";", "=>":
			if open == 0 {
				return i + n
			}
		case "":
			if l.kind == 0 {
				return i + n
			}
		}
	}
	return i + maxSkipped
}

// joined reads operands that are joined by dots.
func (r *reader) joined(i, depth int) (token.Expr, int) {
	first, end := r.operand(i, depth)
	items := []token.Expr{first}
	for r.is(end, ".") && len(items) < maxItems {
		var next token.Expr
		next, end = r.operand(end+1, depth)
		items = append(items, next)
	}
	if len(items) == 1 {
		return first, end
	}
	return token.Expr{Kind: token.ConcatOf, Items: items, Place: r.span(i, end)}, end
}

func (r *reader) operand(i, depth int) (token.Expr, int) {
	l := r.at(i)
	switch {
	case isCommand(l):
		return token.Expr{Place: l.place}, i + 1
	case l.kind == str:
		return r.text(l), i + 1
	case l.kind == word && (l.text == "sprintf" || l.text == "join") && depth < maxNesting:
		if e, end, ok := r.built(i, depth); ok {
			return e, end
		}
	case l.kind == word && r.is(i+1, "(") && depth < maxNesting && !words[l.text]:
		return r.called(i, depth+1)
	case l.kind == number:
		return token.Expr{Kind: token.Literal, Text: source.Verbatim(l.place), Value: setting.Number, Place: l.place}, i + 1
	case l.kind == word && l.text == "undef":
		return token.Expr{Kind: token.Literal, Text: source.Verbatim(l.place), Value: setting.Null, Place: l.place}, i + 1
	case l.kind == variable:
		return r.variable(i)
	case l.text == "{" && depth < maxNesting:
		return r.hash(i, depth+1)
	case l.text == "(" && depth < maxNesting:
		if e, end := r.expr(i+1, depth+1); r.is(end, ")") {
			return e, end + 1
		}
	}
	end := r.skip(i)
	return token.Expr{Place: r.span(i, end)}, end
}

// environment names the variable that $ENV{NAME} at i stands for; "" if there is something else.
func (r *reader) environment(i int) string {
	key := r.at(i + 2)
	switch {
	case !r.is(i, "$ENV") || !r.is(i+1, "{") || !r.is(i+3, "}"):
		return ""
	case key.kind == str:
		return environment + source.Verbatim(key.inner).String()
	case key.kind == word:
		return environment + key.text
	}
	return ""
}

// environment is how the common form writes variables of the process.
const environment = "ENV."

// variable reads $name, and $ENV{NAME}. What stands in other hashes and arrays is unknown.
func (r *reader) variable(i int) (token.Expr, int) {
	l := r.at(i)
	if name := r.environment(i); name != "" {
		return token.Expr{Kind: token.Name, Path: name, Place: r.span(i, i+4)}, i + 4
	}
	if path, end := r.member(i); path != "" {
		path = strings.Replace(path, "$self.", "this.", 1)
		return token.Expr{Kind: token.Name, Path: path, Place: r.span(i, end)}, end
	}
	if next := r.at(i + 1); next.text == "->" || next.text == "[" || next.text == "{" {
		end := r.skip(i)
		return token.Expr{Place: r.span(i, end)}, end
	}
	return token.Expr{Kind: token.Name, Path: l.text, Place: l.place}, i + 1
}

// hash reads {key => value, …}.
func (r *reader) hash(i, depth int) (token.Expr, int) {
	e := token.Expr{Kind: token.ObjectOf}
	end := i + 1
	for len(e.Members) < maxItems && r.at(end).kind != 0 && !r.is(end, "}") {
		key := r.at(end)
		if key.kind != word && key.kind != str || !r.is(end+1, "=>") && !r.is(end+1, ",") {
			var spread token.Expr
			spread, end = r.expr(end, depth)
			e.Members = append(e.Members, token.Member{Value: spread, Spread: true})
		} else {
			m := token.Member{Name: source.Verbatim(key.place)}
			if key.kind == str {
				m.Name = source.Verbatim(key.inner)
			}
			at := end + 2
			m.Value, end = r.expr(at, depth)
			r.hide(m.Name.String(), m.Value, at, end)
			e.Members = append(e.Members, m)
		}
		if !r.is(end, ",") && !r.is(end, "=>") {
			break
		}
		end++
	}
	for range maxItems { // what could not be read is passed over
		if r.at(end).kind == 0 || r.is(end, "}") {
			break
		}
		if end = r.skip(end); !r.is(end, "}") {
			end++
		}
	}
	e.Place = r.span(i, end+1)
	return e, min(end+1, len(r.lexemes))
}
