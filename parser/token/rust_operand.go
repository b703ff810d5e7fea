package token

import "strings"

// rustPrefix reads operands that begin with a sign or word of Rust's own.
func (p *finder) rustPrefix() (Expr, bool) {
	start := p.pos
	switch t := p.cur(); t.kind {
	case tOp:
		return p.rustSign(t.op)
	case tIdent:
		switch p.word(start) {
		case "mut", "raw", "move", "static", "box":
			if p.ahead().kind == tIdent || p.is(start+1, '|') || p.is(start+1, opOr) || p.is(start+1, '{') && p.word(start) == "move" {
				p.pos++
				return p.nested(p.unary), true
			}
		case "async":
			if next := p.word(start + 1); next == "move" || p.is(start+1, '{') || p.is(start+1, '|') || p.is(start+1, opOr) {
				p.pos++
				if next == "move" {
					p.pos++
				}
				return p.nested(p.unary), true
			}
		case "return", "break", "continue", "yield":
			return p.nested(p.rustLeave), true
		case "let":
			p.letCondition()
			return p.unknown(start), true
		}
	}
	return Expr{}, false
}

func (p *finder) rustSign(o op) (Expr, bool) {
	start := p.pos
	switch o {
	case '|', opOr:
		return p.nested(p.rustClosure), true
	case opAnd: // two references
		p.pos++
		return p.nested(p.unary), true
	case opScope:
		p.pos++
		return p.nested(p.unary), true
	case opRange:
		p.pos++
		p.accept('=')
		p.nested(func() Expr { return p.binary(bindAdd) })
		return p.unknown(start), true
	case '\'': // a label
		p.pos++
		p.accept(':')
		return p.nested(p.unary), true
	case '#':
		p.attributes()
		if p.pos > start {
			return p.nested(p.unary), true
		}
	case '<':
		return p.qualified()
	}
	return Expr{}, false
}

// qualified reads <T as Trait>::name as T.name.
func (p *finder) qualified() (Expr, bool) {
	start := p.pos
	end := p.angle(start)
	if end == 0 || !p.is(end, opScope) {
		return Expr{}, false
	}
	path, last := p.scopedPath(start + 1)
	p.pos = end
	if path == "" {
		return p.postfix(start, p.unknown(start)), true
	}
	p.crateOf(path)
	e := Expr{Kind: Name, Place: p.placeOf(last - 1), Path: path}
	return p.postfix(start, e), true
}

// crateOf notes the first name of a path of several.
func (p *finder) crateOf(path string) {
	if head, _, dotted := strings.Cut(path, "."); dotted {
		p.crate(head)
	}
}

// rustLeave reads return, break and continue with what they give. They have no value themselves.
func (p *finder) rustLeave() Expr {
	start := p.pos
	word := p.word(start)
	p.pos++
	if p.at('\'') {
		p.pos++
	}
	if p.stopped() || p.at(';') || p.at(',') || p.at('}') {
		return Expr{}
	}
	e := p.expr()
	if word == "return" {
		p.give(start, e)
	}
	return Expr{}
}

// letCondition reads let pattern = value in a condition.
func (p *finder) letCondition() {
	start := p.pos
	p.pos++
	end := p.patternEnd(false)
	names := p.patternNames(p.pos, end)
	i := p.single(p.pos, end, names)
	p.pos = end
	if !p.accept('=') {
		return
	}
	at := p.pos
	value := p.placed(at, p.binary(bindCompare))
	p.bindNames(start, i, names, value)
}

// bindNames gives the name at index i a value. Where there is no such name, a pattern only hides outer ones.
func (p *finder) bindNames(start, i int, names []int, value Expr) {
	p.rust.bound, p.rust.value = i, value
	if i < 0 {
		for _, n := range names {
			p.parameter(n)
		}
		return
	}
	p.assign(Assign{Target: p.word(i), TargetPlace: p.placeOf(i), Value: value, Place: p.from(start)})
}

// rustClosure reads |a, b: T| e and || { … }.
func (p *finder) rustClosure() Expr {
	start := p.pos
	items := p.inFunction("", func() {
		if !p.accept(opOr) {
			p.pos++
			p.closureParameters()
		}
		if p.accept(opThin) {
			p.rustType(true)
		}
		at := p.pos
		if p.at('{') {
			p.give(at, p.rustBlock())
			return
		}
		p.give(at, p.expr())
	})
	return p.funcOf(start, items)
}

func (p *finder) closureParameters() {
	for !p.stopped() && !p.at('|') && !p.at(';') {
		at := p.pos
		end := p.closureParameter()
		for _, i := range p.patternNames(at, end) {
			p.parameter(i)
		}
		p.pos = end
		if p.accept(':') {
			p.rustType(true)
		}
		p.accept(',')
		if p.pos == at {
			p.skipGroup()
		}
	}
	p.accept('|')
}

// closureParameter is the index of what ends the parameter at the cursor.
func (p *finder) closureParameter() int {
	i := p.pos
	for i < p.end && p.toks[i].kind != tClose && !p.is(i, '|') && !p.is(i, ',') && !p.is(i, ':') && !p.is(i, ';') {
		if p.toks[i].kind == tOpen || p.toks[i].kind == tQuote {
			i = p.closing(i)
			if i >= p.end {
				return p.end
			}
		}
		i++
	}
	return i
}

// rustBlock reads { … }, which stands for its last expression where no semicolon follows that.
func (p *finder) rustBlock() Expr {
	open := p.pos
	end := p.closing(open)
	c := p.ctx
	c.class, c.bare, c.declared, c.argument = false, false, "", 0
	var last Expr
	p.within(c, func() {
		if !p.enter() {
			return
		}
		defer p.exit()
		for p.pos++; p.pos < end; {
			last = p.statement()
		}
		if p.is(end-1, ';') {
			last = Expr{}
		}
	})
	p.leave(open)
	return last
}

// rustBlockWord reads the expression that the word at the cursor starts, if it is a keyword before a block.
func (p *finder) rustBlockWord() (Expr, bool) {
	start := p.pos
	switch p.word(start) {
	case "if":
		return p.nested(p.rustIf), true
	case "match":
		if p.ahead().kind != tOp || p.is(start+1, '&') || p.is(start+1, '*') || p.is(start+1, '!') || p.is(start+1, '(') {
			return p.nested(p.rustMatch), true
		}
	case "loop", "unsafe", "try", "const", "async":
		if p.is(start+1, '{') {
			p.pos++
			e := p.nested(p.rustBlock)
			if p.word(start) == "loop" {
				e = Expr{}
			}
			return e, true
		}
	case "while", "for":
		p.nested(p.rustLoop)
		return Expr{}, true
	}
	return Expr{}, false
}

// rustLoop reads while c { … } and for pattern in e { … }.
func (p *finder) rustLoop() Expr {
	c := p.ctx
	c.bare = true
	p.within(c, func() {
		if p.word(p.pos) == "for" {
			p.pos++
			end := p.patternEnd(false)
			for _, i := range p.patternNames(p.pos, end) {
				p.parameter(i)
			}
			p.pos = end
		}
		p.pos++ // while, in
		p.untilBlock()
	})
	if p.at('{') {
		p.rustBlock()
	}
	return Expr{}
}

// untilBlock reads a condition up to the block behind it.
func (p *finder) untilBlock() {
	for !p.stopped() && !p.at('{') && !p.at(';') {
		p.readOrSkip()
	}
}

// placed gives an expression without a value, such as a block that ends with a semicolon, the place where it stands.
func (p *finder) placed(start int, e Expr) Expr {
	if e.Place.File == nil {
		return p.unknown(start)
	}
	return e
}
