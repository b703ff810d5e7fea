package perl

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	maxItems   = 256  // arguments of a call, members of a hash
	maxNesting = 16   // expressions within each other
	maxSkipped = 2048 // lexemes of an expression that is not read
)

// expr reads the expression at i and says where it ends: at a comma, a closing bracket or the statement's end. One that
// is more than operands joined, or chosen by ||, // and ?:, is unknown.
func (r *reader) expr(i, depth int) (token.Expr, int) {
	first, end := r.joined(i, depth)
	items := []token.Expr{first}
	for (r.is(end, "||") || r.is(end, "//")) && len(items) < maxItems {
		var next token.Expr
		next, end = r.joined(end+1, depth)
		items = append(items, next)
	}
	if !r.ends(end) {
		return r.choice(i, r.skipTo(end, true), depth)
	}
	if len(items) == 1 {
		return first, end
	}
	return token.Expr{Kind: token.ChoiceOf, Items: items, Default: true, Place: r.span(i, end)}, end
}

// choice reads the rest of a condition that begins at i, whose question mark stands at end; without one the expression is
// not read.
func (r *reader) choice(i, end, depth int) (token.Expr, int) {
	if !r.is(end, "?") || depth >= maxNesting {
		stop := r.skip(end)
		return token.Expr{Place: r.span(i, stop)}, stop
	}
	a, mid := r.expr(end+1, depth+1)
	if !r.is(mid, ":") {
		stop := r.skip(mid)
		return token.Expr{Place: r.span(i, stop)}, stop
	}
	b, stop := r.expr(mid+1, depth+1)
	return token.Expr{Kind: token.ChoiceOf, Items: []token.Expr{a, b}, Place: r.span(i, stop)}, stop
}

// ends reports whether an expression ends at i.
func (r *reader) ends(i int) bool {
	switch l := r.at(i); l.text {
	case "":
		return l.kind == 0
	case ",", ";", ")", "}", "]", "=>", ":":
		return true
	case "or", "and", "if", "unless", "for", "foreach", "while":
		return l.kind == word
	}
	return false
}

// skip finds the end of an expression that is not read.
func (r *reader) skip(i int) int { return r.skipTo(i, false) }

// skipTo finds the end of an expression that is not read, or the question mark in it.
func (r *reader) skipTo(i int, question bool) int {
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
		case "?":
			if open == 0 && question {
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
	case l.kind == str:
		return r.text(l), i + 1
	case l.kind == number:
		return token.Expr{Kind: token.Literal, Text: source.Verbatim(l.place), Value: setting.Number, Place: l.place}, i + 1
	case l.kind == variable:
		return r.variable(i)
	case l.kind == word && depth < maxNesting:
		return r.worded(i, depth)
	case l.text == "\\" && r.at(i+1).kind == variable:
		return r.variable(i + 1)
	case l.text == "&" && r.at(i+1).kind == word && r.is(i+2, "(") && depth < maxNesting:
		return r.worded(i+1, depth)
	case l.text == "{" && depth < maxNesting:
		return r.pairs(i, depth+1)
	case l.text == "[" && depth < maxNesting:
		return r.list(i, depth+1)
	case l.text == "(" && depth < maxNesting:
		return r.parenthesised(i, depth)
	}
	return r.unread(i)
}

// unread is an expression that is not read.
func (r *reader) unread(i int) (token.Expr, int) {
	end := r.skip(i)
	return token.Expr{Place: r.span(i, end)}, end
}

// parenthesised reads (x), and (x, y) as a list.
func (r *reader) parenthesised(i, depth int) (token.Expr, int) {
	e, end := r.expr(i+1, depth+1)
	if r.is(end, ")") {
		return e, end + 1
	}
	if !r.is(end, ",") && !r.is(end, "=>") {
		return r.unread(i)
	}
	return r.list(i, depth+1)
}

// list reads (a, b) and [a, b].
func (r *reader) list(i, depth int) (token.Expr, int) {
	args, end := r.arguments(i+1, depth)
	e := token.Expr{Kind: token.ListOf}
	for _, a := range args {
		e.Items = append(e.Items, a.Value)
	}
	return r.closed(e, i, end)
}

// closed passes what could not be read up to the bracket that closes the one at i.
func (r *reader) closed(e token.Expr, i, end int) (token.Expr, int) {
	for range maxItems {
		if l := r.at(end); l.kind == 0 || l.text == "}" || l.text == ")" || l.text == "]" {
			break
		}
		if end = r.skip(end); r.is(end, ",") || r.is(end, "=>") || r.is(end, ";") {
			end++
		}
	}
	e.Place = r.span(i, end+1)
	return e, min(end+1, len(r.lexemes))
}

// worded reads an operand that begins with a word: a call, a constant.
func (r *reader) worded(i, depth int) (token.Expr, int) {
	l := r.at(i)
	switch l.text {
	case "undef":
		return token.Expr{Kind: token.Literal, Text: source.Verbatim(l.place), Value: setting.Null, Place: l.place}, i + 1
	case "shift", "pop":
		if !r.is(i+1, "(") {
			return token.Expr{Place: l.place}, i + 1
		}
		_, end := r.list(i+1, depth+1)
		return token.Expr{Place: r.span(i, end)}, end
	case "sprintf", "join":
		return r.builtin(i, depth+1)
	case "defined", "exists", "scalar": // what a condition asks
		if !r.is(i+1, "(") {
			_, end := r.operand(i+1, depth+1)
			return token.Expr{Place: r.span(i, end)}, end
		}
	case "do":
		if r.is(i+1, "{") {
			e, end := r.expr(i+2, depth+1)
			if r.is(end, ";") {
				end++
			}
			if r.is(end, "}") {
				return e, end + 1
			}
		}
	case "lc", "uc", "lcfirst", "ucfirst":
		if !r.is(i+1, "(") {
			e, end := r.operand(i+1, depth+1)
			c := &token.Call{Callee: l.text, Method: l.text, Args: []token.Arg{{Value: e}}, CalleePlace: l.place, Place: r.span(i, end)}
			return token.Expr{Kind: token.CallOf, Call: c, Place: c.Place}, end
		}
	}
	switch {
	case r.is(i+1, "("):
		args, end := r.arguments(i+2, depth+1)
		_, end = r.closed(token.Expr{}, i, end)
		name := l.text[strings.LastIndexByte(l.text, ':')+1:]
		c := &token.Call{Callee: name, Method: name, Args: args, CalleePlace: l.place, Place: r.span(i, end)}
		return token.Expr{Kind: token.CallOf, Call: c, Place: c.Place}, end
	case r.is(i+1, "->") && r.at(i+2).kind == word && !r.is(i+3, "("): // __PACKAGE__->NAME
		return token.Expr{Kind: token.Name, Path: r.at(i + 2).text, Place: r.span(i, i+3)}, i + 3
	case r.ends(i + 1), r.is(i+1, "."), r.is(i+1, "||"), r.is(i+1, "//"), r.is(i+1, "?"):
		return token.Expr{Kind: token.Name, Path: l.text[strings.LastIndexByte(l.text, ':')+1:], Place: l.place}, i + 1
	}
	return r.unread(i)
}

// builtin reads sprintf(…) and join(…), also without brackets.
func (r *reader) builtin(i, depth int) (token.Expr, int) {
	from := i + 1
	bare := !r.is(from, "(")
	if !bare {
		from++
	}
	args, end := r.arguments(from, depth)
	if !bare {
		_, end = r.closed(token.Expr{}, i, end)
	}
	place := r.span(i, end)
	if len(args) == 0 || args[0].Value.Kind != token.Literal {
		return token.Expr{Place: place}, end
	}
	for _, a := range args[1:] {
		if strings.HasPrefix(a.Value.Path, "@") { // a list that stands elsewhere
			c := &token.Call{Callee: r.at(i).text, Method: r.at(i).text, Args: args, CalleePlace: r.at(i).place, Place: place}
			return token.Expr{Kind: token.CallOf, Call: c, Place: place}, end
		}
	}
	items := formatted(args[0].Value, args[1:])
	if r.is(i, "join") {
		items = between(args[0].Value, args[1:])
	}
	return token.Expr{Kind: token.ConcatOf, Items: items, Place: place}, end
}

// between puts the separator of a join between what is joined.
func between(sep token.Expr, args []token.Arg) []token.Expr {
	var items []token.Expr
	add := func(e token.Expr) {
		if len(items) > 0 {
			items = append(items, sep)
		}
		items = append(items, e)
	}
	for _, a := range args {
		if a.Value.Kind != token.ListOf {
			add(a.Value)
			continue
		}
		for _, e := range a.Value.Items {
			add(e)
		}
	}
	return items
}

// environment is how the common form writes variables of the process.
const environment = "ENV."

// element is the path of the variable at i with the keys behind it, and where it ends: "" where a key is not in sight.
func (r *reader) element(i int) (string, int) {
	path, end := r.at(i).text, i+1
	for n := range maxNesting {
		at := end
		if r.is(at, "->") && r.is(at+1, "{") {
			at++
		} else if n == 0 && r.is(at, "{") && path[0] == '$' {
			path = "%" + path[1:] // $h{k} is an element of %h
			if path == "%ENV" {
				path = environment[:len(environment)-1]
			}
		}
		key := r.at(at + 1)
		switch {
		case r.is(at, "[") || r.is(at, "->") && r.is(at+1, "["):
			if r.is(at, "->") {
				at++
			} else if n == 0 && path[0] == '$' {
				path = "@" + path[1:] // $a[0] is an element of @a
			}
			if r.at(at+1).kind != number || !r.is(at+2, "]") {
				return "", at
			}
			path += "." + r.at(at+1).text
			end = at + 3
			continue
		case !r.is(at, "{"):
			if r.is(at, "->") {
				return "", at
			}
			return path, end
		case key.kind != word && key.kind != str || !r.is(at+2, "}"):
			return "", at
		}
		path += "." + r.named(key)
		end = at + 3
	}
	return "", end
}

// variable reads $name, %name, $ENV{NAME} and elements of hashes. What stands in arrays is unknown.
func (r *reader) variable(i int) (token.Expr, int) {
	path, end := r.element(i)
	if path == "" {
		return r.unread(i)
	}
	return token.Expr{Kind: token.Name, Path: path, Place: r.span(i, end)}, end
}

// pairs reads {key => value, …} and, of a hash, (key => value, …).
func (r *reader) pairs(i, depth int) (token.Expr, int) {
	e := token.Expr{Kind: token.ObjectOf}
	end := i + 1
	for len(e.Members) < maxItems && r.at(end).kind != 0 && !r.is(end, "}") && !r.is(end, ")") {
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
			r.hide(m.Name.String(), m.Value, at)
			e.Members = append(e.Members, m)
		}
		if !r.is(end, ",") && !r.is(end, "=>") {
			break
		}
		end++
	}
	return r.closed(e, i, end)
}
