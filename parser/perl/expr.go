package perl

import (
	"strconv"
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

// crowded tells where a list goes on that is longer than is read.
func (r *reader) crowded(i int) {
	at := r.at(i).place
	r.unit.Problems = source.Once(r.unit.Problems, source.Problem{
		File: at.File.Path, Place: at, Code: source.TooLarge, Message: "a list in this program has more than 256 elements; the others were not read",
	})
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
	for range maxSkipped {
		switch l := r.at(i); l.text {
		case "(", "[", "{":
			i = r.match[i]
		case ")", "]", "}", ",", ";", "=>":
			return i
		case "?":
			if question {
				return i
			}
		case "":
			if l.kind == 0 {
				return min(i, len(r.lexemes))
			}
		}
		i++
	}
	return i
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
	case l.runs:
		return token.Expr{Place: l.place}, i + 1 // what the command prints
	case l.kind == str:
		return r.text(l), i + 1
	case l.kind == number:
		return token.Expr{Kind: token.Literal, Text: source.Verbatim(l.place), Value: setting.Number, Place: l.place}, i + 1
	case l.kind == variable:
		return r.variable(i, depth)
	case l.kind == word && depth < maxNesting:
		return r.worded(i, depth)
	case l.text == "\\" && r.at(i+1).kind == variable:
		return r.variable(i+1, maxNesting)
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
	items, end := r.values(i+1, depth+1)
	if len(items) == 1 && r.is(end, ")") && !r.is(end-1, ",") {
		return items[0], end + 1
	}
	if !r.is(end, ")") && len(items) <= 1 {
		return r.unread(i)
	}
	return r.closed(token.Expr{Kind: token.ListOf, Items: items}, i, i, end)
}

// list reads (a, b) and [a, b].
func (r *reader) list(i, depth int) (token.Expr, int) {
	items, end := r.values(i+1, depth)
	return r.closed(token.Expr{Kind: token.ListOf, Items: items}, i, i, end)
}

// values reads expressions that commas part and says where they end.
func (r *reader) values(i, depth int) ([]token.Expr, int) {
	var items []token.Expr
	end := i
	for r.at(end).kind != 0 && !r.is(end, ")") && !r.is(end, "]") {
		if len(items) == maxItems {
			r.crowded(end)
			break
		}
		var e token.Expr
		e, end = r.expr(end, depth)
		items = append(items, e)
		if !r.is(end, ",") && !r.is(end, "=>") {
			break
		}
		end++
	}
	return items, end
}

// closed passes what could not be read up to the bracket that closes the one at open. What begins at i ends there; where
// nothing closes it, it ends at end.
func (r *reader) closed(e token.Expr, i, open, end int) (token.Expr, int) {
	if at := r.match[open]; at < len(r.lexemes) {
		end = at + 1
	}
	e.Place = r.span(i, end)
	return e, end
}

// worded reads an operand that begins with a word: a call, a constant.
func (r *reader) worded(i, depth int) (token.Expr, int) {
	l := r.at(i)
	switch l.text {
	case "undef":
		return token.Expr{Kind: token.Literal, Text: source.Verbatim(l.place), Value: setting.Null, Place: l.place}, i + 1
	case "shift":
		return r.variable(i, depth)
	case "pop":
		_, end := r.root(i)
		return token.Expr{Place: r.span(i, end)}, end
	case "bless":
		return r.object(i, depth)
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
	if c, end := r.callAt(i, depth); c != nil {
		return token.Expr{Kind: token.CallOf, Call: c, Place: c.Place}, end
	}
	switch {
	case r.is(i+1, "->") && r.at(i+2).kind == word: // __PACKAGE__->NAME
		return token.Expr{Kind: token.Name, Path: r.at(i + 2).text, Place: r.span(i, i+3)}, i + 3
	case r.ends(i + 1), r.is(i+1, "."), r.is(i+1, "||"), r.is(i+1, "//"), r.is(i+1, "?"):
		return token.Expr{Kind: token.Name, Path: lastName(l.text), Place: l.place}, i + 1
	}
	return r.unread(i)
}

// environment is how the common form writes variables of the process.
const environment = "ENV."

// element is the path of the variable or shift at i with the keys behind it, and where it ends: "" where a key is not in
// sight.
func (r *reader) element(i int) (string, int) {
	path, end := r.root(i)
	for n := 0; path != "" && n < maxNesting; n++ {
		at := end
		if r.is(at, "->") {
			if at++; r.at(at).kind == word {
				return path, end // a method
			}
		}
		key := r.at(at + 1)
		switch {
		case r.is(at, "[") && key.kind == number && r.is(at+2, "]"):
		case r.is(at, "{") && (key.kind == word || key.kind == str) && r.is(at+2, "}"):
		case at > end || r.is(at, "[") || r.is(at, "{"):
			return "", at
		default:
			return path, end
		}
		path, end = r.objects(path+"."+r.named(key)), at+3
	}
	return "", end
}

// root is how the path of the variable or shift at i begins, and where its keys follow.
func (r *reader) root(i int) (string, int) {
	l := r.at(i)
	before, given := r.taken[i]
	switch {
	case l.text == "shift":
		end := i + 1
		if r.is(end, "(") {
			end = r.skip(end+1) + 1
		} else if r.is(end, arguments) {
			end++
		}
		if !given {
			return "", end
		}
		return arguments + "." + strconv.Itoa(before), end
	case l.text == "$_" && r.is(i+1, "["):
		n := r.indexed(i)
		if !given || n < 0 {
			return "", i + 1
		}
		return arguments + "." + strconv.Itoa(before+n), i + 4
	case l.text == "$ENV" && r.is(i+1, "{"):
		return environment[:len(environment)-1], i + 1
	case l.text[0] == '$' && r.is(i+1, "{"):
		return "%" + l.text[1:], i + 1 // $h{k} is an element of %h
	case l.text[0] == '$' && r.is(i+1, "["):
		return "@" + l.text[1:], i + 1 // $a[0] is an element of @a
	}
	return l.text, i + 1
}

// objects writes the object of a method as the common form does.
func (r *reader) objects(path string) string {
	object, rest, ok := strings.Cut(path, ".")
	if ok && (object == "$self" || object == "$this") && r.isObject(object) {
		return "this." + rest
	}
	return path
}

// variable reads $name, %name, $ENV{NAME}, elements of hashes and arrays, and calls of methods on them.
func (r *reader) variable(i, depth int) (token.Expr, int) {
	if depth < maxNesting {
		if c, end := r.callAt(i, depth); c != nil {
			return token.Expr{Kind: token.CallOf, Call: c, Place: c.Place}, end
		}
	}
	path, end := r.element(i)
	if path == "" || r.is(end, "->") {
		return r.unread(i)
	}
	return token.Expr{Kind: token.Name, Path: path, Place: r.span(i, end)}, end
}

// pairs reads {key => value, …} and, of a hash, (key => value, …).
func (r *reader) pairs(i, depth int) (token.Expr, int) {
	e := token.Expr{Kind: token.ObjectOf}
	end := i + 1
	for r.at(end).kind != 0 && !r.is(end, "}") && !r.is(end, ")") {
		if len(e.Members) == maxItems {
			r.crowded(end)
			break
		}
		key := r.at(end)
		if key.kind != word && key.kind != str || !r.is(end+1, "=>") && !r.is(end+1, ",") {
			var spread token.Expr
			spread, end = r.expr(end, depth)
			e.Members = append(e.Members, token.Member{Value: spread, Spread: true})
		} else {
			m := token.Member{Name: r.key(end)}
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
	return r.closed(e, i, i, end)
}
