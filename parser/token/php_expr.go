package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// phpPath is the path that the name at index i spells: variables keep their sign, namespaces are parted by dots, and the
// object itself is called as in other languages.
func (p *finder) phpPath(i int) string {
	word := p.word(i)
	switch {
	case p.toks[i].op == opVariable:
		return "$" + word
	case word == "$this":
		return "this"
	case strings.EqualFold(word, "static"), strings.EqualFold(word, "self"):
		return "self"
	case strings.Contains(word, `\`):
		return strings.ReplaceAll(strings.TrimPrefix(word, `\`), `\`, ".")
	}
	return word
}

// phpPlace is the place of the name at index i without its namespace.
func (p *finder) phpPlace(i int) source.Place {
	place := p.placeOf(i)
	if n := strings.LastIndexByte(p.word(i), '\\'); n >= 0 {
		place.Span.Start += n + 1
	}
	return place
}

// phpUnary reads prefix operators that other languages do not have, if one is at the cursor.
func (p *finder) phpUnary() (Expr, bool) {
	start := p.pos
	switch {
	case p.at('@'), p.at('&'):
		p.pos++
		return p.nested(p.unary), true
	case p.at('#'):
		p.phpAttribute()
		return p.nested(p.unary), true
	case p.at('*'), p.at('^'), p.at(opPower):
		return p.unknown(start), true
	case p.at('('):
		if e, ok := p.phpCast(); ok {
			return e, true
		}
	}
	switch p.phpLower(start) {
	case "include", "include_once", "require", "require_once":
		return p.phpInclude(), true
	case "throw", "yield", "print":
		p.pos++
		if p.phpLower(p.pos) == "from" {
			p.pos++
		}
		p.nested(p.value)
		return p.unknown(start), true
	case "clone":
		p.pos++
		return p.nested(p.unary), true
	}
	return Expr{}, false
}

// phpInclude reads require 'file', which runs another file and gives what that one returns.
func (p *finder) phpInclude() Expr {
	start := p.pos
	c := &Call{Callee: "require", Method: "require", CalleePlace: p.placeOf(start), Scope: p.ctx.scope, Guard: p.ctx.guard}
	p.unit.Calls = append(p.unit.Calls, c)
	p.pos++
	c.Args = []Arg{{Value: p.nested(p.value)}}
	c.Place = p.from(start)
	return Expr{Kind: CallOf, Place: c.Place, Call: c}
}

// phpCast reads (type) x. What is cast stays what it is.
func (p *finder) phpCast() (Expr, bool) {
	open := p.pos
	if p.closing(open) != open+2 || !p.is(open+2, ')') {
		return Expr{}, false
	}
	switch p.phpLower(open + 1) {
	case "string", "int", "integer", "bool", "boolean", "float", "double", "array", "object", "binary":
		p.pos = open + 3
		return p.nested(p.unary), true
	}
	return Expr{}, false
}

// phpWord reads an operand that starts with a word.
func (p *finder) phpWord() Expr {
	start := p.pos
	call := p.is(start+1, '(')
	switch word := p.phpLower(start); word {
	case "true", "false":
		return p.constant(setting.Bool, word)
	case "null":
		return p.constant(setting.Null, word)
	case "new":
		return p.nested(p.phpNew)
	case "function", "fn":
		if call || p.is(start+1, '&') {
			return p.nested(p.phpFunction)
		}
	case "static":
		if w := p.phpLower(start + 1); w == "function" || w == "fn" {
			p.pos++
			return p.nested(p.phpFunction)
		}
	case "array":
		if call {
			p.pos++
			return p.nested(func() Expr { return p.phpArray(start) })
		}
	case "match":
		if call && p.is(p.closing(start+1)+1, '{') {
			return p.nested(p.phpMatch)
		}
	case "$": // a variable whose name is computed
		p.pos++
		if p.at('{') {
			p.leave(p.pos)
		}
		return p.unknown(start)
	}
	p.pos++
	return Expr{Kind: Name, Place: p.from(start), Path: p.phpPath(start)}
}

// phpNew reads new a\b(…), new class(…) {…} and new ($x)(…).
func (p *finder) phpNew() Expr {
	start := p.pos
	for p.pos++; p.at('#'); {
		p.phpAttribute()
	}
	for p.phpLower(p.pos) == "readonly" {
		p.pos++
	}
	if p.phpLower(p.pos) == "class" {
		return p.phpAnonymous(start)
	}
	c := &Call{New: true, CalleePlace: p.placeOf(p.pos), Scope: p.ctx.scope, Guard: p.ctx.guard}
	p.unit.Calls = append(p.unit.Calls, c)
	switch {
	case p.cur().kind == tIdent:
		c.Callee, c.CalleePlace = p.phpPath(p.pos), p.phpPlace(p.pos)
		p.pos++
		for (p.at(opThin) || p.at(opScope)) && p.ahead().kind == tIdent || p.at('[') {
			c.Callee = "" // a class whose name is computed
			p.pos++
			p.skipGroup()
		}
	case p.at('('):
		p.leave(p.pos)
	}
	c.Method = lastName(c.Callee)
	if p.at('(') {
		c.Args = p.arguments(p.pos)
	}
	c.Place = p.from(start)
	p.secretsOf(c)
	return Expr{Kind: CallOf, Place: c.Place, Call: c}
}

// phpAnonymous reads a class without a name.
func (p *finder) phpAnonymous(start int) Expr {
	p.pos++
	if p.at('(') {
		p.arguments(p.pos)
	}
	for !p.stopped() && !p.at('{') && !p.at(';') {
		p.pos++
	}
	p.phpBody("")
	return p.unknown(start)
}

// phpMatch reads match (x) { a, b => c, default => d }, a choice between its arms.
func (p *finder) phpMatch() Expr {
	start := p.pos
	open := start + 1
	p.pos = open + 1
	p.rest(p.closing(open))
	p.leave(open)
	e := Expr{Kind: ChoiceOf}
	p.elements(p.pos, func(int) {
		p.expr()
		if p.accept(opArrow) {
			thrown := p.phpLower(p.pos) == "throw"
			if arm := p.expr(); !thrown {
				e.Items = append(e.Items, arm)
			}
		}
	}, func(int) {})
	e.Place = p.from(start)
	return e
}

// phpFollows reads one thing that follows an operand and reports whether there was one.
func (p *finder) phpFollows(o *operand) bool {
	switch {
	case p.at(opThin), p.at(opChain), p.at(opScope):
		return p.phpMemberAccess(o)
	case p.at(opStep):
		p.pos++
	case p.at('('):
		p.call(o)
	case p.at('['):
		p.phpSubscript(o)
	default:
		return false
	}
	return true
}

// phpMemberAccess reads ->name, ?->name, ::name, ::$name and ::class.
func (p *finder) phpMemberAccess(o *operand) bool {
	static := p.at(opScope)
	next := p.pos + 1
	p.pos = next
	if p.toks[next].kind != tIdent || !static && p.phpIsVariable(next) {
		o.e, o.receiver, o.name = p.unknown(o.start), nil, -1
		if p.toks[next].kind != tIdent && !p.at('{') {
			return false
		}
		p.skipGroup()
		return true
	}
	p.pos++
	name := strings.TrimPrefix(p.word(next), "$")
	switch {
	case static && o.e.Kind == Name && strings.EqualFold(name, "class"):
		p.phpClassName(o)
		return true
	case o.e.Kind == Name && len(o.e.Path) < pathLimit:
		o.e.Path += "." + name
		o.e.Place = p.from(o.start)
	default:
		receiver := o.e
		o.receiver = &receiver
		o.e = p.memberOf(o.start, receiver, name)
	}
	o.name = next
	return true
}

// phpClassName turns A::class into the full name of the class.
func (p *finder) phpClassName(o *operand) {
	path := o.e.Path
	if strings.HasPrefix(path, "$") || path == "self" || path == "this" || path == "parent" {
		o.e, o.receiver, o.name = p.unknown(o.start), nil, -1
		return
	}
	head, rest, dotted := strings.Cut(path, ".")
	if full, ok := p.unit.Imports[head]; ok && p.src[o.e.Place.Span.Start] != '\\' {
		path = full
		if dotted {
			path += "." + rest
		}
	}
	place := p.from(o.start)
	text := source.Decoded(place, strings.ReplaceAll(path, ".", `\`))
	o.e = Expr{Kind: Literal, Place: place, Text: text, Value: setting.String}
	o.receiver, o.name = nil, -1
}

// phpSubscript reads x['key'] and x[A::B], which are paths. Any other key may be every key, which a star stands for.
func (p *finder) phpSubscript(o *operand) {
	open := p.pos
	end := p.closing(open)
	p.pos++
	empty := p.pos == end
	key := p.expr()
	whole := p.pos == end
	p.rest(end)
	p.leave(open)
	name := "*"
	if key.Kind == Literal && key.Value == setting.Number && whole && key.Text.Len() < 3 { // larger ones are the numbers of constants
		name = key.Text.String()
	}
	if text := p.phpKey(key); whole && text.Known() && (key.Kind != Literal || key.Value == setting.String) {
		name = text.String()
	}
	if o.e.Kind != Name || empty || len(o.e.Path) >= pathLimit {
		o.e = p.memberOf(o.start, o.e, name)
		o.receiver, o.name = nil, -1
		return
	}
	if key.Kind == Literal {
		p.use(key)
	}
	o.e.Path += "." + name
	o.e.Place = p.from(o.start)
	o.name = open + 1
}

// phpSum reads the rest of a . b, and of a + b, which joins arrays: what the left one has counts.
func (p *finder) phpSum(start int, left Expr) Expr {
	if p.at('.') {
		items := p.pieces(nil, left)
		for p.accept('.') {
			items = p.pieces(items, p.binary(bindMul))
		}
		return p.templateOf(p.from(start), items)
	}
	plus := p.at('+')
	p.pos++
	right := p.binary(bindMul)
	if plus && (left.Kind == ObjectOf || right.Kind == ObjectOf) {
		return Expr{Kind: ObjectOf, Place: p.from(start), Members: []Member{{Value: right, Spread: true}, {Value: left, Spread: true}}}
	}
	return p.unknown(start)
}

// phpAlternative reads the rest of a ?? b and a ?: b; a || b is true or false.
func (p *finder) phpAlternative(start int, left Expr) Expr {
	items := []Expr{left}
	logical := false
	for p.binding() == bindOr {
		logical = logical || p.at(opOr)
		p.pos++
		right := p.binary(bindAnd)
		if right.Kind != Unknown || !strings.HasPrefix(right.Place.Raw(), "throw") {
			items = append(items, right)
		}
	}
	switch {
	case logical:
		return p.unknown(start)
	case len(items) == 1:
		return left
	}
	return Expr{Kind: ChoiceOf, Place: p.from(start), Items: items, Default: true}
}

// phpChoice settles choices whose condition, in the lexemes [from, to), only asks whether something is there: of a
// look-up and a literal the literal is the visible default, and what an extension is needed for is there.
func (p *finder) phpChoice(e Expr, from, to int) Expr {
	a, b := e.Items[0], e.Items[1]
	there, looked, negated := false, false, false
	for i := from; i < min(to, from+200); i++ {
		switch p.phpLower(i) {
		case "extension_loaded", "class_exists", "function_exists":
			there = true
		case "isset", "defined", "getenv", "env", "array_key_exists":
			looked = true
		case "empty":
			looked, negated = true, !negated
		}
		if p.is(i, '!') {
			negated = !negated
		}
	}
	if negated {
		a, b = b, a
	}
	switch {
	case there:
		return a
	case looked && (a.Kind == Name || a.Kind == CallOf || a.Kind == ChoiceOf && a.Default) && b.Kind == Literal:
		e.Items, e.Default = []Expr{a, b}, true
	}
	return e
}
