package perl

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// called is a call that was read, and where it ends.
type called struct {
	call *token.Call
	end  int
}

// called adds the call that begins at the lexeme i to the unit, if there is one. The calls among its arguments come later.
func (r *reader) called(i int) {
	if words[r.at(i).text] {
		return
	}
	c, _ := r.callAt(i, 0)
	if c == nil {
		return
	}
	if v := r.at(i - 2); r.is(i-1, "=") && v.kind == variable {
		c.AssignedTo = v.text
	}
	for ; c != nil; c = made(c) {
		c.Scope = r.in.scope
		r.unit.Calls = append(r.unit.Calls, c)
	}
}

// made is the call whose result another is made on.
func made(c *token.Call) *token.Call {
	if c.Receiver == nil {
		return nil
	}
	return c.Receiver.Call
}

// words look like calls of functions and are none.
var words = map[string]bool{
	"my": true, "our": true, "local": true, "if": true, "elsif": true, "unless": true, "while": true, "until": true, "for": true, "foreach": true,
	"return": true, "and": true, "or": true, "not": true, "qw": true, "defined": true, "scalar": true, "ref": true, "keys": true, "values": true,
	"print": true, "join": true, "sprintf": true,
}

// callAt reads name(…), Class->method(…), $object->method(…) and what is called on their results, from lexeme i on; nil if
// there is no call.
func (r *reader) callAt(i, depth int) (*token.Call, int) {
	if known, ok := r.calls[i]; ok {
		return known.call, known.end
	}
	c, end := r.firstCall(i, depth)
	for n := 0; c != nil && n < maxItems && r.is(end, "->") && r.at(end+1).kind == word; n++ {
		receiver := token.Expr{Kind: token.CallOf, Call: c, Place: c.Place}
		next := &token.Call{Callee: r.at(end + 1).text, Receiver: &receiver}
		c, end = r.finish(next, i, end+1, depth)
	}
	r.calls[i] = called{c, end}
	return c, end
}

// firstCall reads the first of the calls in a chain.
func (r *reader) firstCall(i, depth int) (*token.Call, int) {
	l := r.at(i)
	if l.kind == variable || l.kind == word && l.text == "shift" {
		path, end := r.element(i)
		if path == "" || !r.is(end, "->") || r.at(end+1).kind != word {
			return nil, i
		}
		return r.finish(&token.Call{Callee: path + "." + r.at(end+1).text}, i, end+1, depth)
	}
	switch {
	case l.kind != word:
	case r.is(i+1, "->") && r.at(i+2).kind == word && (r.is(i+3, "(") || r.is(i+2, "new") || r.subs[r.at(i+2).text]):
		class := dotted(l.text)
		if class == "__PACKAGE__" && r.space != "" {
			class = r.space
		}
		return r.finish(&token.Call{Callee: class + "." + r.at(i+2).text}, i, i+2, depth)
	case r.is(i+1, "(") || r.isBare(i):
		return r.finish(&token.Call{Callee: r.own(l.text)}, i, i, depth)
	}
	return nil, i
}

// isBare reports a function at i that is called without brackets: one of the file, or one that starts a program.
func (r *reader) isBare(i int) bool {
	l, next := r.at(i), r.at(i+1)
	if r.isKey(i) || r.is(i-1, "&") {
		return false
	}
	if l.text == "system" || l.text == "exec" || r.subs[l.text] {
		return next.kind == str || next.kind == variable || r.subs[l.text] && (r.ends(i+1) || r.is(i+1, "."))
	}
	return false
}

// own is the name of a function without the package that is being read.
func (r *reader) own(name string) string {
	if last := lastName(name); last != name && r.subs[last] && (dotted(name) == r.space+"."+last || dotted(name) == "main."+last && r.space == "") {
		return last
	}
	return dotted(name)
}

// finish reads the arguments of a call that begins at i and whose method is at the lexeme method.
func (r *reader) finish(c *token.Call, i, method, depth int) (*token.Call, int) {
	c.Method, c.CalleePlace, c.Scope = lastName(r.at(method).text), r.at(method).place, r.in.scope
	end := method + 1
	switch {
	case depth >= maxNesting:
		return nil, i
	case r.is(end, "("):
		open := end
		c.Args, end = r.given(open+1, depth+1)
		_, end = r.closed(token.Expr{}, i, open, end)
	case i == method && !r.ends(end) && !r.is(end, "."):
		c.Args, end = r.given(end, depth+1)
	}
	c.Place = r.span(i, end)
	return c, end
}

// given reads the arguments of a call, which commas part, and says where they end.
func (r *reader) given(i, depth int) ([]token.Arg, int) {
	var args []token.Arg
	end := i
	for r.at(end).kind != 0 && !r.is(end, ")") && !r.is(end, "]") && !r.is(end, ";") {
		if len(args) == maxItems {
			r.crowded(end)
			break
		}
		var a token.Arg
		if key := r.at(end); r.is(end+1, "=>") && (key.kind == word || key.kind == str) {
			a.Name = r.key(end)
			end += 2
		}
		from := end
		a.Value, end = r.expr(end, depth)
		a.Spread = a.Value.Kind == token.Name && end == from+1 && strings.IndexByte("@%", a.Value.Path[0]) >= 0 && r.at(from).text[0] == a.Value.Path[0]
		r.hide(a.Name.String(), a.Value, from)
		args = append(args, a)
		if !r.is(end, ",") && !r.is(end, "=>") {
			break
		}
		end++
	}
	return args, end
}

// key is the name that stands at i before an arrow.
func (r *reader) key(i int) source.Text {
	if l := r.at(i); l.kind == str {
		return source.Verbatim(l.inner)
	}
	return source.Verbatim(r.at(i).place)
}

// command adds the command in the string at i to the unit.
func (r *reader) command(i int) {
	l := r.at(i)
	r.unit.Calls = append(r.unit.Calls, &token.Call{
		Callee: "`", Method: "`", Args: []token.Arg{{Value: r.text(l)}}, Place: l.place, CalleePlace: l.place, Scope: r.in.scope,
	})
}

// builtin reads sprintf(…) and join(…), also without brackets.
func (r *reader) builtin(i, depth int) (token.Expr, int) {
	from := i + 1
	bare := !r.is(from, "(")
	if !bare {
		from++
	}
	args, end := r.values(from, depth)
	if !bare {
		_, end = r.closed(token.Expr{}, i, i+1, end)
	}
	place := r.span(i, end)
	if len(args) == 0 || args[0].Kind != token.Literal {
		return token.Expr{Place: place}, end
	}
	for _, a := range args[1:] {
		if strings.HasPrefix(a.Path, "@") && !strings.HasPrefix(a.Path, arguments+".") { // a list that stands elsewhere
			c := &token.Call{Callee: r.at(i).text, Method: r.at(i).text, CalleePlace: r.at(i).place, Place: place, Scope: r.in.scope}
			for _, a := range args {
				c.Args = append(c.Args, token.Arg{Value: a})
			}
			return token.Expr{Kind: token.CallOf, Call: c, Place: place}, end
		}
	}
	items := formatted(args[0], args[1:])
	if r.is(i, "join") {
		items = between(args[0], args[1:])
	}
	return token.Expr{Kind: token.ConcatOf, Items: items, Place: place}, end
}

// between puts the separator of a join between what is joined.
func between(sep token.Expr, args []token.Expr) []token.Expr {
	var items []token.Expr
	add := func(e token.Expr) {
		if len(items) > 0 {
			items = append(items, sep)
		}
		items = append(items, e)
	}
	for _, a := range args {
		if a.Kind != token.ListOf {
			add(a)
			continue
		}
		for _, e := range a.Items {
			add(e)
		}
	}
	return items
}

// dotted is a package's name in the common form.
func dotted(name string) string { return strings.ReplaceAll(name, "::", ".") }

// lastName is a name without its package.
func lastName(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }
