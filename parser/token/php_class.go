package token

import "strings"

// phpClass reads the head and body of a class, interface, trait or enumeration.
func (p *finder) phpClass() {
	p.pos++
	name := p.word(p.pos)
	for !p.stopped() && !p.at('{') && !p.at(';') {
		p.skipGroup()
	}
	p.phpBody(name)
}

// phpBody reads the block of a class, if the cursor is at one.
func (p *finder) phpBody(name string) {
	if p.at('{') {
		p.block(context{scope: p.ctx.scope, guard: p.ctx.guard, class: true, owner: name})
	}
}

// phpMember reads one member of a class.
func (p *finder) phpMember() {
	constant := p.phpModifiers()
	switch word := p.phpLower(p.pos); {
	case word == "const":
		p.pos++
		p.phpConstants()
	case word == "function":
		p.phpFunction()
	case word == "use":
		for !p.stopped() && !p.at(';') && !p.at('{') {
			p.pos++
		}
		p.phpSkipBlock()
	case word == "case" && p.ahead().kind == tIdent:
		p.pos++
		p.phpConstants()
	default:
		p.phpProperties(constant)
	}
}

// phpSkipBlock passes a block that holds nothing of interest.
func (p *finder) phpSkipBlock() {
	if p.at('{') {
		p.leave(p.pos)
	}
}

// phpModifiers passes words such as private static before a member or parameter and reports whether it can never be
// assigned again.
func (p *finder) phpModifiers() (constant bool) {
	for p.cur().kind == tIdent {
		switch p.phpLower(p.pos) {
		case "readonly", "final":
			constant = true
		case "public", "protected", "private", "static", "abstract", "var":
		default:
			return constant
		}
		p.pos++
		if p.at('(') { // private(set)
			p.leave(p.pos)
		}
	}
	return constant
}

// phpType passes a type: ?a\b, int|string, (a&b)|null. Before a constant the last word is its name.
func (p *finder) phpType(beforeName bool) {
	p.accept('?')
	for range typeLimit {
		switch {
		case p.cur().kind == tIdent && !p.phpIsVariable(p.pos):
			if beforeName && p.is(p.pos+1, '=') {
				return
			}
			p.pos++
		case p.at('('):
			p.leave(p.pos)
		default:
			return
		}
		if !p.at('|') && (!p.at('&') || p.phpIsVariable(p.pos+1) || p.is(p.pos+1, opSpread)) {
			return
		}
		p.pos++
	}
}

// phpIsVariable reports whether the lexeme at index i is a variable.
func (p *finder) phpIsVariable(i int) bool { return strings.HasPrefix(p.word(i), "$") }

// phpProperties reads "T $a = 1, $b" with what hooks stand behind it.
func (p *finder) phpProperties(constant bool) {
	p.phpType(false)
	for p.phpIsVariable(p.pos) {
		name := p.pos
		p.pos++
		if p.accept('=') {
			p.phpField(name, strings.TrimPrefix(p.word(name), "$"), p.expr(), constant)
		}
		if p.at('{') {
			p.inFunction("", func() { p.block(p.ctx) })
		}
		if !p.accept(',') {
			return
		}
	}
}

// phpField records a constant or a property with its value, also under the name of its class.
func (p *finder) phpField(name int, target string, value Expr, constant bool) {
	a := Assign{Target: target, TargetPlace: p.placeOf(name), Value: value, Place: p.from(name), Const: constant}
	p.assign(a)
	if p.ctx.class && p.ctx.owner != "" {
		a.Target = p.ctx.owner + "." + target
		p.assign(a)
	}
}

// phpFunction reads function name(…) {…}, function (…) use (…) {…} and fn (…) => e.
func (p *finder) phpFunction() Expr {
	start := p.pos
	p.pos++
	p.accept('&')
	name := ""
	if p.cur().kind == tIdent && p.phpLower(start) == "function" {
		name = p.word(p.pos)
		p.pos++
	}
	items := p.inFunction(name, func() {
		p.phpParameters()
		if p.phpLower(p.pos) == "use" && p.is(p.pos+1, '(') {
			p.pos++
			p.leave(p.pos)
		}
		if p.accept(':') {
			p.phpType(false)
		}
		at := p.pos
		if p.at('{') {
			p.block(p.ctx)
		} else if p.accept(opArrow) {
			p.give(at, p.expr())
		}
	})
	return p.funcOf(start, items)
}

// phpParameters reads the group of parameters at the cursor.
func (p *finder) phpParameters() {
	if !p.at('(') {
		return
	}
	open := p.pos
	end := p.closing(open)
	p.pos++
	for n := 0; p.pos < end; n++ {
		at := p.pos
		before := len(p.unit.Assigns)
		p.phpParameter()
		p.numbered(before, n, "")
		for p.pos < end && !p.at(',') {
			p.skipGroup()
		}
		if !p.accept(',') && p.pos == at {
			p.pos++
		}
	}
	p.leave(open)
}

// phpParameter reads one parameter. A constructor's that has modifiers is a property too.
func (p *finder) phpParameter() {
	for p.at('#') {
		p.phpAttribute()
	}
	at := p.pos
	p.phpModifiers()
	promoted := p.pos > at
	p.phpType(false)
	rest := ""
	for p.at('&') || p.at(opSpread) {
		if p.at(opSpread) {
			rest = "*"
		}
		p.pos++
	}
	if !p.phpIsVariable(p.pos) {
		return
	}
	name := p.pos
	p.pos++
	value := Expr{Place: p.placeOf(name)}
	if p.accept('=') {
		value = p.expr()
	}
	a := Assign{Target: p.word(name), TargetPlace: p.placeOf(name), Value: value, Place: p.from(name), Param: true, Part: rest}
	p.assign(a)
	if promoted {
		a.Target = "this." + strings.TrimPrefix(a.Target, "$")
		p.assign(a)
	}
}
