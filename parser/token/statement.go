package token

import (
	"github.com/dsnlint/dsnlint/setting"
)

// statements reads statements up to the lexeme at index end.
func (p *finder) statements(end int) {
	for p.pos < end {
		p.statement()
	}
}

// statement reads one statement, declaration or class member and returns its expression, if it is one. It always moves
// on.
func (p *finder) statement() Expr {
	start := p.pos
	if !p.enter() {
		p.skipGroup()
		return Expr{}
	}
	defer p.exit()
	var e Expr
	switch t := p.cur(); {
	case p.d.php:
		e = p.phpStatement()
	case p.d.rust:
		e = p.rustStatement()
	case t.kind == tIdent:
		e = p.worded()
	case t.kind == tOpen:
		e = p.openStatement()
	case t.kind == tOp:
		if t.op == ';' || t.op == ',' {
			p.pos++
			return Expr{}
		}
		if t.op == '@' && !p.is(p.pos+1, '"') {
			p.annotated()
			return Expr{}
		}
		if t.op == '*' && p.ctx.class && p.d.script {
			p.pos++
			p.declaration()
			return Expr{}
		}
		if t.op == '<' && p.d.typeFirst && p.typed() {
			return Expr{}
		}
		e = p.expr()
	default:
		e = p.expr()
	}
	if p.pos == start {
		p.skipGroup()
	}
	return e
}

// openStatement reads a statement that starts with a bracket: a block, or an expression.
func (p *finder) openStatement() Expr {
	switch {
	case p.at('{'):
		c := p.ctx
		c.class = false
		p.block(c)
		return Expr{}
	case p.at('[') && p.ctx.class && p.d.script:
		start := p.pos
		p.computedKey()
		p.classMember(start)
		return Expr{}
	case p.at('[') && p.d.typeFirst && !p.d.trailing:
		return p.list() // an attribute
	}
	return p.expr()
}

// block reads the statements of the group at the cursor in context c.
func (p *finder) block(c context) {
	open := p.pos
	p.within(c, func() {
		if !p.enter() {
			return
		}
		defer p.exit()
		p.pos++
		p.statements(p.closing(open))
	})
	p.leave(open)
}

// parenGroup reads the parentheses behind a keyword, statements allowed.
func (p *finder) parenGroup() {
	if !p.at('(') {
		return
	}
	open := p.pos
	c := p.ctx
	c.class = false
	p.within(c, func() {
		p.pos++
		p.statements(p.closing(open))
	})
	p.leave(open)
}

// worded reads a statement that starts with a word.
func (p *finder) worded() Expr {
	start := p.pos
	word := p.word(start)
	if len(word) > 1 && !p.is(start+1, '.') && !p.is(start+1, '=') && !p.is(start+1, opArrow) {
		if e, ok := p.keyword(word); ok {
			return e
		}
	}
	p.modifiers()
	if p.pos > start {
		if e, ok := p.keyword(p.word(p.pos)); ok && p.cur().kind == tIdent {
			p.ctx.final = false
			return e
		}
	}
	var e Expr
	if !p.declaration() {
		e = p.expr()
	}
	p.ctx.final = false
	return e
}

// keyword reads the statement that the word at the cursor starts, if it is a keyword.
func (p *finder) keyword(word string) (Expr, bool) {
	start := p.pos
	switch word {
	case "if":
		return p.ifStatement(), true
	case "else", "do", "finally", "init":
		if p.ahead().kind == tOpen || word == "else" || word == "do" {
			p.pos++
			return Expr{}, word != "init" || p.at('{')
		}
		return Expr{}, false
	case "for", "while", "switch", "catch", "try":
		return p.headed(word)
	case "using", "lock", "fixed", "foreach", "when", "synchronized", "with":
		if p.heads(word) {
			return p.headed(word)
		}
	case "return", "throw":
		p.pos++
		if p.d.script && p.cur().first {
			return Expr{}, true
		}
		e := p.expr()
		if word == "return" {
			p.give(start, e)
		}
		return e, true
	case "yield":
		if p.d.typeFirst && (p.word(start+1) == "return" || p.word(start+1) == "break") {
			p.pos += 2
			return p.expr(), true
		}
	case "case":
		if next := p.word(start + 1); next == "class" || next == "object" {
			return Expr{}, false
		}
		if !p.is(start+1, '(') || !p.ctx.class {
			p.caseLabel()
			return Expr{}, true
		}
	case "default":
		if p.is(start+1, ':') || p.is(start+1, opThin) {
			p.pos += 2
			return Expr{}, true
		}
	case "of", "in":
		if start > 0 && p.toks[start-1].kind != tOp { // the rest of for (x of y
			p.pos++
			return p.expr(), true
		}
	case "await":
		if w := p.word(start + 1); w == "using" || w == "foreach" {
			p.pos++
			return p.keyword(w)
		}
	}
	return p.declaring(word)
}

// declaring reads the import or declaration that the word at the cursor starts, if it is a keyword for one.
func (p *finder) declaring(word string) (Expr, bool) {
	start := p.pos
	switch word {
	case "package", "namespace", "module":
		return Expr{}, p.packageClause(word)
	case "import":
		return Expr{}, p.importStatement()
	case "export":
		return Expr{}, p.exportStatement()
	case "class", "interface", "enum", "struct", "record", "object", "trait":
		if p.d.c && !p.is(start+2, '{') && !p.is(start+2, ':') {
			return Expr{}, false // a part of a type
		}
		if word == "enum" && p.d.script && p.enumeration() {
			return Expr{}, true
		}
		return Expr{}, p.class(word)
	case "function":
		if p.d.script {
			e := p.function()
			return e, true
		}
	case "async":
		if p.d.script && p.word(start+1) == "function" {
			p.pos++
			return p.function(), true
		}
	case "fun", "def":
		return Expr{}, p.namedFunction(word)
	case "const", "let", "var", "val":
		return Expr{}, p.variables(word)
	case "type":
		if p.d.typeLast && p.ahead().kind == tIdent {
			return Expr{}, p.typeAlias()
		}
	}
	return Expr{}, false
}

// ifStatement reads if (c) a else b with as many else if as there are.
func (p *finder) ifStatement() Expr {
	outer := p.ctx
	defer func() { p.ctx = outer }()
	var last Expr
	for {
		p.pos++
		if !p.at('(') {
			return last
		}
		open := p.pos
		then, other := p.condition(open+1, p.closing(open))
		p.pos++
		p.rest(p.closing(open))
		p.leave(open)
		p.guarded(outer, then)
		last = p.statement()
		for p.at(';') {
			p.pos++
		}
		if p.word(p.pos) != "else" {
			return last
		}
		p.pos++
		if other != setting.NoGuard {
			outer.guard = other
		}
		p.ctx = outer
		if p.word(p.pos) != "if" {
			return p.statement()
		}
	}
}

// guarded sets the context of a branch.
func (p *finder) guarded(outer context, g setting.Guard) {
	p.ctx = outer
	if g != setting.NoGuard {
		p.ctx.guard = g
	}
}

// heads reports whether the word is a keyword with parentheses in this language, and no method's name.
func (p *finder) heads(word string) bool {
	switch word {
	case "synchronized":
		return p.d.language == "java"
	case "with":
		return p.d.script
	}
	return p.d.language == "csharp"
}

// headed reads keywords that parentheses may follow; the block behind them is the next statement.
func (p *finder) headed(word string) (Expr, bool) {
	start := p.pos
	next := p.ahead()
	if word == "using" && p.d.language == "csharp" && !p.is(start+1, '(') {
		p.usingClause()
		return Expr{}, true
	}
	if next.kind != tOpen && p.word(start+1) != "await" {
		return Expr{}, false
	}
	if p.d.script && p.ctx.class && !p.is(start+1, '{') {
		return Expr{}, false // a member called catch
	}
	p.pos++
	if p.word(p.pos) == "await" {
		p.pos++
	}
	if word == "switch" && p.at('(') {
		open := p.pos
		p.pos++
		p.rest(p.closing(open))
		p.leave(open)
		return Expr{}, true
	}
	p.parenGroup()
	return Expr{}, true
}

// caseLabel reads case x: and case x ->.
func (p *finder) caseLabel() {
	p.pos++
	for !p.stopped() && !p.at(':') && !p.at(opThin) && !p.at(opArrow) && !p.at(';') {
		at := p.pos
		p.binary(bindOr)
		if p.pos == at {
			p.skipGroup()
		}
	}
	if !p.stopped() && !p.at(';') {
		p.pos++
	}
}
