package token

import "github.com/dsnlint/dsnlint/setting"

// Rust's statements and items. Imports stand in rust_import.go, operands in rust_operand.go and rust_branch.go, calls and
// macros in rust_call.go, types and patterns in rust_type.go.

// rustState is what the finder remembers of a Rust file.
type rustState struct {
	crates map[string]bool // first names of paths such as redis::Client
	mods   map[string]bool // modules that the file declares
	bound  int             // index of the name that the last "let pattern = value" bound; -1 if none
	value  Expr            // that value
}

// rustStatement reads one item or statement and returns its value. A zero Expr is none.
func (p *finder) rustStatement() Expr {
	switch {
	case p.accept(';'), p.accept(','):
		return Expr{}
	case p.at('#'):
		return p.attributedItem()
	case p.at('\''): // a label
		p.pos++
		p.accept(':')
		return Expr{}
	case p.at('{'):
		return p.rustContinued(p.pos, p.rustBlock())
	}
	start := p.pos
	p.rustModifiers()
	if p.rustItem() {
		return Expr{}
	}
	if p.pos > start && !p.at('{') {
		p.pos = start // the modifiers were none
	}
	if e, ok := p.rustBlockWord(); ok {
		return p.rustContinued(start, e)
	}
	return p.expr()
}

// rustContinued reads what follows a statement that ends with a block: .await, ?, a method.
func (p *finder) rustContinued(start int, e Expr) Expr {
	if p.at('.') || p.at(opChain) || p.at('?') {
		return p.postfix(start, e)
	}
	return e
}

// attributedItem reads attributes and what they stand before. Only what is compiled for tests or debugging is guarded.
func (p *finder) attributedItem() Expr {
	start := p.pos
	a := p.attributes()
	if p.pos == start {
		p.pos++
		return Expr{}
	}
	c := p.ctx
	if a.guard != setting.NoGuard {
		c.guard = a.guard
	}
	var e Expr
	p.within(c, func() {
		if !p.stopped() {
			e = p.statement()
		}
	})
	if a.inner && a.guard != setting.NoGuard {
		p.ctx.guard = a.guard
	}
	return e
}

// rustModifiers passes pub, pub(crate), async, unsafe, extern "C", default and the const of a function.
func (p *finder) rustModifiers() {
	for p.cur().kind == tIdent {
		next := p.ahead()
		switch p.word(p.pos) {
		case "pub":
			p.pos++
			if p.at('(') {
				p.leave(p.pos)
			}
			continue
		case "async", "unsafe", "default", "const":
			if next.kind != tIdent || p.word(p.pos) == "const" && !rustFunctionWord(p.word(p.pos+1)) {
				return
			}
		case "extern":
			if next.kind == tString {
				p.toks[p.pos+1].op = opTaken
				p.pos++
			} else if p.word(p.pos+1) != "fn" {
				return
			}
		default:
			return
		}
		p.pos++
	}
}

func rustFunctionWord(word string) bool {
	return word == "fn" || word == "unsafe" || word == "async" || word == "extern"
}

// rustItem reads the item or declaration that the word at the cursor starts, if it is a keyword for one.
func (p *finder) rustItem() bool {
	next := p.ahead()
	named := next.kind == tIdent
	switch p.word(p.pos) {
	case "use":
		if !named && !p.is(p.pos+1, '{') && !p.is(p.pos+1, opScope) {
			return false
		}
		p.pos++
		p.useTree("", 0)
	case "extern":
		return p.externCrate()
	case "fn":
		if named {
			p.rustFunction()
		}
		return named
	case "mod":
		if named {
			p.rustModule()
		}
		return named
	case "impl", "trait":
		if named || p.is(p.pos+1, '<') {
			p.rustBody()
			return true
		}
		return false
	case "struct", "enum", "union":
		if named {
			p.rustData()
		}
		return named
	case "type":
		if named {
			p.rustUntil(';')
		}
		return named
	case "const", "static":
		return p.rustConstant()
	case "let":
		p.rustLet()
	case "macro_rules":
		if !p.is(p.pos+1, '!') {
			return false
		}
		p.pos += 2
		if p.cur().kind == tIdent {
			p.pos++
		}
		if p.cur().kind == tOpen {
			p.leave(p.pos)
		}
	default:
		return false
	}
	return true
}

// rustUntil passes everything up to the operator o, or the end of the group.
func (p *finder) rustUntil(o op) {
	for !p.stopped() && !p.at(o) {
		p.skipGroup()
	}
}

// rustBody reads impl and trait: their items stand in the scope around.
func (p *finder) rustBody() {
	p.pos++
	owner := ""
	for !p.stopped() && !p.at(';') {
		switch {
		case p.at('{'):
			c := p.ctx
			c.owner = owner
			p.within(c, func() { p.rustBlock() })
			return
		case p.word(p.pos) == "where":
			p.pos++
			for !p.stopped() && !p.at('{') && !p.at(';') {
				p.skipGroup()
			}
		case p.cur().kind == tIdent:
			if w := p.word(p.pos); w != "for" && w != "dyn" && w != "mut" {
				owner = w
			}
			p.pos++
		case p.at('<'):
			p.pos = max(p.pos+1, p.angle(p.pos))
		default:
			p.skipGroup()
		}
	}
}

// rustFunction reads fn name<…>(…) -> T where … { … }.
func (p *finder) rustFunction() {
	name := p.word(p.pos + 1)
	p.pos += 2
	p.inFunction(name, func() {
		if p.at('<') {
			p.pos = max(p.pos+1, p.angle(p.pos))
		}
		if p.at('(') {
			p.rustParameters()
		}
		for !p.stopped() && !p.at('{') && !p.at(';') {
			if p.at('<') {
				p.pos = max(p.pos+1, p.angle(p.pos))
				continue
			}
			p.skipGroup()
		}
		if at := p.pos; p.at('{') {
			p.give(at, p.rustBlock())
		}
	})
}

// rustParameters reads the parameters of a function: they hide outer names.
func (p *finder) rustParameters() {
	open := p.pos
	n := 0
	p.elements(open, func(at int) {
		p.attributes()
		before := len(p.unit.Assigns)
		end := p.patternEnd(false)
		for _, i := range p.patternNames(p.pos, end) {
			p.parameter(i)
		}
		if p.selfBetween(p.pos, end) {
			n--
		}
		p.numbered(before, n, "")
		n++
		p.pos = max(end, at)
		if p.accept(':') {
			p.rustType(true)
		}
	}, func(int) {})
}

// selfBetween reports whether the lexemes [from, to) are the object of a method.
func (p *finder) selfBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if p.word(i) == "self" {
			return true
		}
	}
	return false
}

// rustConstant reads const X: T = v and static X: T = v, also lazy_static's static ref.
func (p *finder) rustConstant() bool {
	start := p.pos
	i := start + 1
	if w := p.word(i); w == "mut" || w == "ref" {
		i++
	}
	if p.toks[i].kind != tIdent || !p.is(i+1, ':') {
		return false
	}
	p.pos = i + 2
	p.rustAssign(start, i, true)
	return true
}

// rustLet reads let pattern: T = value else { … }.
func (p *finder) rustLet() {
	start := p.pos
	p.pos++
	end := p.patternEnd(false)
	names := p.patternNames(p.pos, end)
	single := p.single(p.pos, end, names)
	p.pos = end
	typed := p.accept(':')
	if single < 0 {
		for _, i := range names {
			p.parameter(i)
		}
	}
	if typed {
		p.rustAssign(start, single, false)
	} else {
		p.rustValue(start, single, context{}, false)
	}
	if p.word(p.pos) == "else" && p.is(p.pos+1, '{') {
		p.pos++
		p.rustBlock()
	}
}

// rustAssign reads "T = value" for the name at index i; below 0 there is none.
func (p *finder) rustAssign(start, i int, constant bool) {
	var c context
	c.declared, c.argument = p.typeNames(p.pos)
	p.rustType(true)
	p.rustValue(start, i, c, constant)
}

// rustValue reads "= value"; declared says which type the name has.
func (p *finder) rustValue(start, i int, declared context, constant bool) {
	if !p.accept('=') {
		return // what is assigned later counts
	}
	c := p.ctx
	c.declared, c.argument, c.bare = declared.declared, declared.argument, false
	var value Expr
	at := p.pos
	p.within(c, func() { value = p.placed(at, p.expr()) })
	if i >= 0 {
		p.assign(Assign{Target: p.word(i), TargetPlace: p.placeOf(i), Value: value, Place: p.from(start), Const: constant})
	}
}

// rustData reads struct, enum and union. Fields may have defaults in attributes; other strings in there are no values.
func (p *finder) rustData() {
	p.pos += 2
	for !p.stopped() && !p.at(';') {
		switch {
		case p.at('{'):
			p.rustFields()
			return
		case p.at('('):
			p.leave(p.pos)
		case p.at('<'):
			p.pos = max(p.pos+1, p.angle(p.pos))
		default:
			p.skipGroup()
		}
	}
}

// rustFields reads the fields of a struct: one with a default in its attribute is an assignment to "*.field".
func (p *finder) rustFields() {
	open := p.pos
	end := p.closing(open)
	p.pos++
	for p.pos < end {
		at := p.pos
		a := p.attributes()
		p.rustModifiers()
		if p.cur().kind == tIdent && p.is(p.pos+1, ':') {
			if a.value.Kind == Literal {
				name := p.word(p.pos)
				p.assign(Assign{Target: "*." + name, TargetPlace: p.placeOf(p.pos), Value: a.value, Place: a.value.Place})
				p.hideNamed(name, a.value)
			}
			p.pos += 2
			p.rustType(true)
		}
		if !p.accept(',') && p.pos == at {
			p.skipGroup()
		}
	}
	p.leave(open)
}
