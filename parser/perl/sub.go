package perl

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// body is a subroutine while it is read; what stands outside of all is one too.
type body struct {
	name   string
	scope  int
	fn     int // 1 + its index in the Unit's Funcs; 0 outside of all
	depth  int // of subroutines in each other
	open   source.Place
	object bool         // its first argument is the object of a method, or its class
	known  map[int]bool // the arguments that were noted
}

// counter counts the arguments that a subroutine has taken off.
type counter struct {
	taken  int
	blocks int  // that are open in it
	lost   bool // it depends on a condition how many they are
}

// survey notes the names of the subroutines and, of each shift and @_, how many arguments were taken off before.
func (r *reader) survey() {
	type level struct {
		around *counter
		block  bool
	}
	var open []level
	var c *counter
	sub := false
	for i, l := range r.lexemes {
		switch {
		case l.kind == word && l.text == "sub" && !r.isKey(i):
			if sub = true; r.at(i+1).kind == word {
				r.subs[lastName(r.at(i+1).text)] = true
			}
		case l.kind == sign && l.text == ";":
			sub = false
		case l.kind == sign && l.text == "{":
			at := level{around: c}
			r.blocks[i] = sub || r.opensBlock(i)
			if at.block = r.blocks[i]; sub {
				c, sub = &counter{}, false
			} else if c != nil && at.block {
				c.blocks++
			}
			open = append(open, at)
		case l.kind == sign && l.text == "}" && len(open) > 0:
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if r.blocks[i] = last.block; c != nil && c == last.around && last.block {
				c.blocks--
			}
			c = last.around
		case c != nil:
			r.count(c, i)
		}
	}
}

// pair finds the bracket that closes each, of whatever kind it is; the number of lexemes where none does.
func (r *reader) pair() {
	var open []int
	for i, l := range r.lexemes {
		if l.kind != sign {
			continue
		}
		switch l.text {
		case "(", "[", "{":
			r.match[i] = len(r.lexemes)
			open = append(open, i)
		case ")", "]", "}":
			if n := len(open); n > 0 {
				r.match[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
}

// count notes how many arguments are gone at i, and takes off the one that a shift does.
func (r *reader) count(c *counter, i int) {
	l := r.at(i)
	switch {
	case l.kind == variable && (l.text == "@_" || l.text == "$_"):
		if word := r.at(i - 1).text; word == "splice" || word == "unshift" || r.is(i-1, "(") && (r.is(i-2, "splice") || r.is(i-2, "unshift")) {
			c.lost = true
		}
		if !c.lost {
			r.taken[i] = c.taken
		}
	case l.kind == word && l.text == "shift" && !r.isKey(i) && r.shiftsArguments(i):
		if c.lost = c.lost || c.blocks > 0; !c.lost {
			r.taken[i] = c.taken
			c.taken++
		}
	}
}

// shiftsArguments reports whether the shift at i is not of an array of its own.
func (r *reader) shiftsArguments(i int) bool {
	if r.is(i+1, "(") {
		i++
	}
	next := r.at(i + 1)
	return (next.kind != variable || next.text == "@_") && next.text != "@"
}

// enter begins a subroutine, whose word sub is at i and whose brace is at open.
func (r *reader) enter(i, open int) {
	in := &body{scope: len(r.unit.Outer), fn: len(r.unit.Funcs) + 1, depth: r.in.depth + 1, open: r.at(open).place, known: map[int]bool{}}
	if r.at(i+1).kind == word {
		in.name = lastName(r.at(i + 1).text)
		i++
	}
	r.unit.Outer = append(r.unit.Outer, r.in.scope)
	r.unit.Funcs = append(r.unit.Funcs, token.Func{Name: in.name, Scope: in.scope})
	r.in, r.begin = in, open+1
	if r.is(i+1, "(") {
		r.signature(i+2, open)
	}
}

// signature reads ($self, $a, $b = 'default'), which stands between the lexemes from and end.
func (r *reader) signature(from, end int) {
	n := 0
	for i := from; i < end; i++ {
		if r.at(i).kind != variable {
			continue
		}
		fallback := token.Expr{Place: r.at(i).place}
		if r.is(i+1, "=") || r.is(i+1, "//=") || r.is(i+1, "||=") {
			fallback, _ = r.expr(i+2, 0)
		}
		r.parameter(i, n, fallback)
		if i = r.skip(i); r.is(i, ")") {
			return
		}
		n++
	}
}

// parameter notes that the variable at i takes the argument n and those behind it, if it takes several.
func (r *reader) parameter(i, n int, fallback token.Expr) {
	l := r.at(i)
	if n == 0 && r.isObject(l.text) {
		r.method()
	}
	r.argument(l.text, l.place, n, fallback)
	r.hide(l.text, fallback, i+1)
}

// argument notes that a target takes the argument n.
func (r *reader) argument(target string, place source.Place, n int, fallback token.Expr) {
	in := r.in
	a := token.Assign{Target: target, TargetPlace: place, Value: fallback, Place: place, Scope: in.scope, Param: true, Func: in.fn, Index: n}
	if in.object {
		a.Index--
	}
	switch {
	case strings.Contains(target, "."):
	case target[0] == '%' || target == "@_":
		a.Part = "**"
	case target[0] == '@':
		a.Part = "*"
	}
	r.put(a)
}

// arguments is how the common form writes what a subroutine is given.
const arguments = "@_"

// argued notes the argument that the lexeme at i asks for, if it is shift, $_[n] or @_: it is a parameter without a variable.
func (r *reader) argued(i int) {
	before, ok := r.taken[i]
	if !ok || r.in.fn == 0 {
		return
	}
	n, target := before, arguments
	switch {
	case r.is(i, arguments):
		n = -1
	case r.is(i, "$_"):
		at := r.indexed(i)
		if at < 0 {
			return
		}
		n += at
	}
	if r.in.known[n] {
		return
	}
	r.in.known[n] = true
	if n >= 0 {
		target += "." + strconv.Itoa(n)
	}
	if n == 0 && r.is(i+1, "->") && r.space != "" {
		r.method()
	}
	r.argument(target, r.in.open, max(n, before), token.Expr{Place: r.at(i).place})
}

// indexed is the number in the brackets behind the variable at i; -1 if there is none.
func (r *reader) indexed(i int) int {
	if !r.is(i+1, "[") || r.at(i+2).kind != number || !r.is(i+3, "]") {
		return -1
	}
	n, err := strconv.Atoi(r.at(i + 2).text)
	if err != nil || n > maxItems {
		return -1
	}
	return n
}

// isObject reports the names that the object of a method, or its class, has.
func (r *reader) isObject(name string) bool {
	switch name {
	case "$self", "$class", "$this", "$proto", "$invocant":
		return r.space != "" && r.in.fn > 0
	}
	return false
}

// method notes that the subroutine is a method of the package.
func (r *reader) method() {
	r.in.object = true
	r.unit.Funcs[r.in.fn-1].Class = r.space
}

// parameters reads ($self, $a, %b) = @_, whose first bracket is at i, and reports whether there is one.
func (r *reader) parameters(i int) bool {
	end := i + 1
	for end < i+maxItems && r.at(end).kind != 0 && !r.is(end, ")") {
		end++
	}
	before, ok := r.taken[end+2]
	if !ok || !r.is(end+1, "=") || !r.is(end+2, arguments) || !r.ends(end+3) {
		return false
	}
	n := before
	for at := i + 1; at < end; at++ {
		switch {
		case r.at(at).kind == variable:
			r.parameter(at, n, token.Expr{Place: r.at(at).place})
		case r.is(at, "undef"):
			if n == 0 && r.space != "" {
				r.method()
			}
		default:
			continue
		}
		n++
	}
	delete(r.taken, end+2)
	return true
}

// takes reads $x = shift, $x = shift || 'default', $x = $_[0] and %x = @_, whose variable is at i, and reports whether
// there is one.
func (r *reader) takes(i int) bool {
	n, ok := r.taken[i+2]
	if !ok || r.in.fn == 0 || r.is(i+2, arguments) == (r.at(i).text[0] == '$') {
		return false
	}
	path, at := r.root(i + 2)
	if r.is(i+2, "$_") {
		n += max(r.indexed(i+2), 0)
	}
	fallback := token.Expr{Place: r.at(i).place}
	if r.is(at, "||") || r.is(at, "//") {
		fallback, at = r.expr(at+1, 0)
	}
	if path == "" || !r.ends(at) {
		return false
	}
	r.parameter(i, n, fallback)
	delete(r.taken, i+2)
	return true
}

// returned reads what return at i gives back.
func (r *reader) returned(i int) {
	if r.in.name == "" {
		return
	}
	if value, end := r.expr(i+1, 0); end > i+1 {
		r.assign(r.in.name+"()", i, i+1, value)
	}
}

// result notes the value of the last statement of a subroutine that ends at end: it returns that. A statement that begins
// with a word does something else, or says return.
func (r *reader) result(end int) {
	first := r.at(r.begin)
	if r.in.name == "" || r.begin >= end || first.kind == word && statements[first.text] || first.kind == sign && first.text == "{" {
		return
	}
	if value, stop := r.expr(r.begin, 0); (stop == end || r.is(stop, ";") && stop+1 == end) && value.Kind != token.Unknown {
		r.assign(r.in.name+"()", r.begin, r.begin, value)
	}
}

// statements are words that a statement without a value begins with.
var statements = map[string]bool{
	"return": true, "my": true, "our": true, "local": true, "if": true, "unless": true, "for": true, "foreach": true, "while": true, "die": true,
	"print": true, "package": true, "use": true, "require": true,
}

// blessed reads bless {…}, $class at i: the members of the hash are the fields of the object.
func (r *reader) blessed(i int) {
	value, _ := r.object(i, 0)
	if r.space != "" && r.in.fn > 0 {
		r.unit.Funcs[r.in.fn-1].Class = r.space
		r.fields(value)
	}
}

// object reads bless … at i as the object that it makes.
func (r *reader) object(i, depth int) (token.Expr, int) {
	bracket := r.is(i+1, "(")
	from := i + 1
	if bracket {
		from++
	}
	value, end := r.expr(from, depth+1)
	if r.is(end, ",") {
		_, end = r.expr(end+1, depth+1)
	}
	if bracket {
		_, end = r.closed(token.Expr{}, i, i+1, end)
	}
	if value.Kind == token.ObjectOf {
		value.Path = r.space
	}
	return value, end
}

// fields records the members of the object that a class makes as its fields.
func (r *reader) fields(value token.Expr) {
	if value.Kind != token.ObjectOf {
		return
	}
	for _, m := range value.Members {
		if !m.Spread {
			r.put(token.Assign{Target: "this." + m.Name.String(), TargetPlace: m.Name.Place(), Value: m.Value, Place: m.Value.Place, Scope: r.in.scope})
		}
	}
}
