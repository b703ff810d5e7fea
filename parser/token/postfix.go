package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// pathLimit keeps endless chains of names from being copied again and again.
const pathLimit = 512

// operand is what postfix has read so far: an expression, and the member of it that was named last, if any.
type operand struct {
	start    int
	e        Expr
	receiver *Expr // what stands before the dot when it is no plain path
	name     int   // index of the lexeme that names the member, or of a path's last name; -1 if unknown

	before   Expr   // of Rust's methods: the receiver as it was before the name was read
	method   bool   // the name was written behind a dot, not behind ::
	argument int    // index of the lexeme that names the first type argument; 0 if there is none
	parsed   string // the function that .parse::<T>() calls
}

// postfix reads everything that follows an operand: members, arguments, subscripts, type arguments.
func (p *finder) postfix(start int, e Expr) Expr {
	if e.Kind == FuncOf && p.is(p.pos-1, '}') && p.word(start) != "function" {
		return e // nothing can follow an arrow function's body
	}
	o := operand{start: start, e: e, name: -1}
	if e.Kind == Name {
		o.name = p.pos - 1
	}
	for p.follows(&o) {
	}
	return o.e
}

// follows reads one thing that follows o and reports whether there was one.
func (p *finder) follows(o *operand) bool {
	if p.pos == o.start {
		return false
	}
	if p.d.rust {
		return p.rustFollows(o)
	}
	if p.d.php {
		return p.phpFollows(o)
	}
	if p.d.scala() && p.bareMethod(o) {
		return true
	}
	switch t := p.cur(); t.kind {
	case tOp:
		switch t.op {
		case '.', opChain:
			return p.memberAccess(o)
		case '!', opBang:
			return p.d.slashes && !t.first && p.passed()
		case opStep:
			return !t.first && p.passed()
		case opScope:
			return p.methodReference(o)
		case '<':
			return p.generic(o)
		}
	case tOpen:
		return p.bracket(o)
	case tQuote, tString:
		if p.d.script && o.e.Kind == Name && t.start == p.toks[p.pos-1].end && p.src[t.start] == '`' {
			p.tagged(o)
			return true
		}
		if p.d.command && o.e.Kind == Name && !t.first && p.begins(o.start) {
			p.command(o)
			return true
		}
	}
	return false
}

// bareMethod makes a call of a method of strings and lists that is called without brackets.
func (p *finder) bareMethod(o *operand) bool {
	if o.name < 0 || p.at('(') || o.receiver == nil && (o.e.Kind != Name || !strings.Contains(o.e.Path, ".")) {
		return false
	}
	switch p.word(o.name) {
	case "trim", "toLowerCase", "toUpperCase", "stripMargin", "mkString":
	default:
		return false
	}
	c := p.newCall(o)
	c.Place = p.from(o.start)
	o.e = p.rewrite(Expr{Kind: CallOf, Place: c.Place, Call: c})
	o.receiver, o.name = nil, -1
	return true
}

// passed moves behind the current lexeme.
func (p *finder) passed() bool {
	p.pos++
	return true
}

func (p *finder) bracket(o *operand) bool {
	t := p.cur()
	if p.d.softEnd && t.first {
		return false
	}
	switch {
	case t.op == '(':
		p.call(o)
		return true
	case t.op == '[':
		p.subscript(o)
		return true
	case t.op == '{' && p.d.c && o.e.Kind == Name && strings.Contains(o.e.Path, ".") && !p.ctx.class: // mongocxx::uri{…}
		p.call(o)
		return true
	case t.op == '{' && p.d.trailing && (o.e.Kind == CallOf || p.trailingName(o)):
		p.trailingBlock(o)
		return true
	}
	return false
}

// trailingName reports whether a block after a bare name is its argument: run { … }, but not class A { … }.
func (p *finder) trailingName(o *operand) bool {
	return o.e.Kind == Name && !p.ctx.class || o.receiver != nil
}

// memberAccess reads .name.
func (p *finder) memberAccess(o *operand) bool {
	next := p.pos + 1
	if p.d.script && p.cur().op == opChain && (p.is(next, '(') || p.is(next, '[')) {
		p.pos++
		return true
	}
	if p.d.generics && p.is(next, '<') {
		if end := p.typeArguments(next); end > 0 {
			next = end // Collections.<String>emptyList()
		}
	}
	if p.toks[next].kind != tIdent {
		p.pos++
		return false
	}
	if !p.d.lines && !p.d.script && !p.d.rust && p.word(next) == "new" {
		p.pos = next
		o.e = p.nested(p.construct)
		o.receiver, o.name = nil, -1
		return true
	}
	p.pos = next + 1
	if o.e.Kind == Name && len(o.e.Path) < pathLimit {
		o.e.Path = p.extend(o.e, next)
		o.e.Place = p.from(o.start)
	} else {
		receiver := o.e
		o.receiver = &receiver
		o.e = p.memberOf(o.start, receiver, p.word(next))
	}
	o.name = next
	return true
}

// memberOf is a member of what an expression that starts at a lexeme gives, where that is worth following: a call, or a
// name with a key that is computed.
func (p *finder) memberOf(start int, of Expr, name string) Expr {
	switch {
	case of.Kind == CallOf, of.Kind == MemberOf, of.Kind == Name && name == "*":
		return Expr{Kind: MemberOf, Place: p.from(start), Path: name, Items: []Expr{of}}
	}
	return p.unknown(start)
}

// extend is the path of e with the name at index i; a path written without blanks is not copied.
func (p *finder) extend(e Expr, i int) string {
	from, to := e.Place.Span.Start, int(p.toks[i].end)
	if to-from == len(e.Path)+1+len(p.word(i)) && p.src[from:from+len(e.Path)] == e.Path {
		return p.src[from:to]
	}
	return e.Path + "." + p.word(i)
}

// methodReference reads A::b, a function; elsewhere :: separates names.
func (p *finder) methodReference(o *operand) bool {
	if p.ahead().kind != tIdent {
		p.pos++
		return false
	}
	p.pos += 2
	if p.d.language == "csharp" && o.e.Kind == Name {
		o.e.Path, o.e.Place, o.name = p.word(p.pos-1), p.from(o.start), p.pos-1
		return true
	}
	o.e = Expr{Kind: FuncOf, Place: p.from(o.start)}
	o.receiver, o.name = nil, -1
	return true
}

// generic passes type arguments between a name and its arguments or members.
func (p *finder) generic(o *operand) bool {
	if !p.d.generics || o.name < 0 {
		return false
	}
	end := p.typeArguments(p.pos)
	if end == 0 {
		return false
	}
	if p.d.c {
		p.cMade(o, end)
	}
	switch t := &p.toks[end]; {
	case p.is(end, '('), p.is(end, '.'), p.is(end, opScope), t.kind == tOpen && p.d.trailing, t.kind == tQuote:
		p.pos = end
		return true
	}
	return false
}

// subscript reads x["key"], which is a path, or any other subscript, which is none.
func (p *finder) subscript(o *operand) {
	open := p.pos
	p.pos++
	end := p.closing(open)
	if o.e.Kind == Name && p.toks[open+1].kind == tString && open+2 == end && len(o.e.Path) < pathLimit {
		key := p.literal(open + 1)
		p.leave(open)
		o.e.Path += "." + key.Text.String()
		o.e.Place = p.from(o.start)
		o.name = open + 1
		return
	}
	if (p.d.c || p.d.lines || p.d.script) && o.e.Kind == Name && p.toks[open+1].kind == tNumber && open+2 == end && len(o.e.Path) < pathLimit {
		p.leave(open)
		o.e.Path += "." + p.src[p.toks[open+1].start:p.toks[open+1].end]
		o.e.Place, o.name = p.from(o.start), -1
		return
	}
	key, from := Expr{}, p.pos
	if p.pos < end && !p.at(':') {
		key = p.expr()
	}
	whole := o.e
	single := p.pos == end && p.pos > from
	p.rest(end)
	p.leave(open)
	switch {
	case single && (key.Kind == Name || key.Kind == Literal && key.Value == setting.Number) && isWhole(whole):
		o.e = Expr{Kind: PartOf, Place: p.from(o.start), Items: []Expr{whole, key}}
	case single && key.Kind == Literal && key.Value == setting.String:
		o.e = p.memberOf(o.start, whole, key.Text.String())
	default:
		o.e = p.memberOf(o.start, whole, "*")
	}
	o.receiver, o.name = nil, -1
}

// newCall records the call of o before its arguments are read, so that what holds comes before what is held.
func (p *finder) newCall(o *operand) *Call {
	c := &Call{Scope: p.ctx.scope, Guard: p.ctx.guard}
	switch {
	case o.e.Kind == Name:
		c.Callee = o.e.Path
		c.Method = lastName(c.Callee)
	case o.receiver != nil:
		c.Receiver = o.receiver
		c.Callee = p.word(o.name)
		c.Method = c.Callee
	default:
		receiver := o.e
		c.Receiver = &receiver
	}
	if o.name >= 0 {
		c.CalleePlace = p.placeOf(o.name)
		if p.toks[o.name].kind == tIdent {
			c.Method = p.word(o.name)
		}
	} else {
		c.CalleePlace = o.e.Place
	}
	if p.d.php && o.name >= 0 {
		c.CalleePlace, c.Method = p.phpPlace(o.name), lastName(c.Callee)
	}
	c.New = p.d.unnew && c.Receiver == nil && capital(c.Method)
	p.unit.Calls = append(p.unit.Calls, c)
	return c
}

// capital reports whether s starts like a type's name and is no constant's.
func capital(s string) bool {
	return len(s) > 0 && 'A' <= s[0] && s[0] <= 'Z' && strings.ToUpper(s) != s
}

// call reads the arguments of o.
func (p *finder) call(o *operand) {
	open := p.pos
	c := p.newCall(o)
	c.Args = p.arguments(open)
	c.Place = p.from(o.start)
	p.secretsOf(c)
	if p.d.c {
		p.cWritten(c)
	}
	o.e = p.rewrite(Expr{Kind: CallOf, Place: c.Place, Call: c})
	o.receiver, o.name = nil, -1
}

// begins reports whether the lexeme at index i is the first of a statement.
func (p *finder) begins(i int) bool {
	return i == 0 || p.toks[i].first || p.is(i-1, '{') || p.is(i-1, ';') || p.is(i-1, opThin)
}

// command reads a call whose arguments stand behind its name without brackets: sh 'make'.
func (p *finder) command(o *operand) {
	c := p.newCall(o)
	for {
		c.Args = append(c.Args, p.argument())
		if !p.at(',') || p.ahead().first {
			break
		}
		p.pos++
	}
	c.Place = p.from(o.start)
	p.secretsOf(c)
	o.e = Expr{Kind: CallOf, Place: c.Place, Call: c}
	o.receiver, o.name = nil, -1
}

// tagged reads a template behind a tag.
func (p *finder) tagged(o *operand) {
	switch o.e.Path {
	case "String.raw", "dedent", "outdent": // what they give is the template, but for escapes and indentation
		o.e = p.stringPart()
		o.receiver, o.name = nil, -1
		return
	}
	c := p.newCall(o)
	c.Args = []Arg{{Value: p.stringPart()}}
	c.Place = p.from(o.start)
	o.e = Expr{Kind: CallOf, Place: c.Place, Call: c}
	o.receiver, o.name = nil, -1
}

// trailingBlock reads f(x) { … }, f { … } and x.f { … }, whose block is the last argument.
func (p *finder) trailingBlock(o *operand) {
	if p.scopeFunction(o) {
		return
	}
	var c *Call
	if o.e.Kind == CallOf {
		c = o.e.Call
	} else {
		c = p.newCall(o)
		c.Place = p.from(o.start)
	}
	f := p.nested(p.lambdaBlock)
	c.Args = append(c.Args, Arg{Value: f})
	c.Place = p.from(o.start)
	o.e = Expr{Kind: CallOf, Place: c.Place, Call: c}
	o.receiver, o.name = nil, -1
}

// isWhole reports whether an expression may have parts that can be found.
func isWhole(e Expr) bool {
	switch e.Kind {
	case Name, CallOf, ObjectOf, ListOf, PartOf, MemberOf:
		return true
	}
	return false
}
