package token

// modifiers passes words such as public static final before a declaration.
func (p *finder) modifiers() {
	for p.cur().kind == tIdent {
		switch p.word(p.pos) {
		case "final", "readonly":
			p.ctx.final = true
		case "const":
			if !p.d.typeFirst {
				return
			}
			p.ctx.final = true
		case "public", "private", "protected", "internal", "static", "abstract", "override", "virtual", "sealed", "partial",
			"extern", "unsafe", "transient", "volatile", "native", "strictfp", "open", "lateinit", "data", "inline", "suspend",
			"operator", "infix", "lazy", "implicit", "case", "declare", "default", "export", "required", "async", "get", "set",
			"accessor", "companion", "inner", "value", "annotation", "file", "global", "non", "scoped", "tailrec":
		default:
			return
		}
		if !p.modifies() {
			return
		}
		p.pos++
	}
}

// modifies reports whether something to modify follows the word at the cursor.
func (p *finder) modifies() bool {
	next := p.ahead()
	if p.d.script && next.first && p.word(p.pos) != "export" {
		return false
	}
	switch next.kind {
	case tIdent:
		return true
	case tOpen:
		return next.op == '[' && p.ctx.class && p.d.script
	case tOp:
		return next.op == '<' && p.d.typeFirst || next.op == '*' && p.ctx.class || next.op == '@'
	case tString:
		return p.ctx.class
	}
	return false
}

// declaration reads "Type name …", a constructor, or a script's class member. It reports whether there is one.
func (p *finder) declaration() bool {
	switch {
	case p.ctx.class && p.d.script:
		start := p.pos
		p.skipMethodWords()
		if p.cur().kind != tIdent && p.cur().kind != tString {
			p.pos = start
		}
		start = p.pos
		p.pos++
		p.classMember(start)
		return true
	case p.d.typeFirst:
		return p.typed()
	case p.d.unnew && p.ctx.class && p.word(p.pos) == "constructor":
		p.method(p.pos + 1 - boolInt(p.passed()))
		return true
	}
	return false
}

// classMember reads what follows the name of a script's class member, whose first lexeme has index start.
func (p *finder) classMember(start int) {
	if p.at('(') || p.at('<') {
		p.method(start)
		return
	}
	p.mark(start)
	final := p.ctx.final
	p.ctx.final = false
	if !p.accept('?') {
		p.accept('!')
	}
	if p.accept(':') {
		p.skipType()
	}
	if p.accept('=') {
		value := p.expr()
		if p.toks[start].kind == tIdent {
			p.assign(Assign{Target: p.word(start), TargetPlace: p.placeOf(start), Value: value, Place: p.from(start), Const: final})
		}
	}
}

// typed reads "Type name" with what follows it, or the constructor "Name(…) {".
func (p *finder) typed() bool {
	start := p.pos
	i := start
	if p.is(i, '<') {
		if i = p.typeArguments(i); i == 0 {
			return false
		}
		start = i
	}
	if p.ctx.class && p.toks[i].kind == tIdent && p.is(i+1, '(') && p.isBody(p.closing(i+1)+1) {
		p.pos = i + 1
		p.method(i)
		return true
	}
	if p.is(i, '(') && p.d.language == "csharp" { // a tuple type
		i = p.closing(i) + 1
	} else {
		i = p.typeEnd(i)
	}
	if i == 0 || i >= len(p.toks) || p.toks[i].kind != tIdent || p.operatorWord(i) {
		return false
	}
	for p.is(i+1, '.') && p.toks[i+2].kind == tIdent { // an explicit interface member
		i += 2
	}
	after := i + 1
	if p.is(after, '<') {
		if after = p.typeArguments(after); after == 0 {
			return false
		}
	}
	t := &p.toks[after]
	switch {
	case p.d.c && (p.is(after, '{') || p.is(after, '(') && !p.cFunction(after)):
		p.cDeclared(start, i, after)
	case p.is(after, '('):
		p.pos = after
		p.method(i)
	case p.is(after, '{'), p.is(after, opArrow):
		p.pos = after
		return p.propertyBody(start, i)
	case p.is(after, '='), p.is(after, ';'), p.is(after, ','), p.is(after, ')'), p.is(after, ':') && p.d.language == "java",
		p.is(after, '['), p.word(after) == "in", t.kind == tClose, t.kind == tEnd, p.d.softEnd && t.first:
		p.declarators(start, i)
	default:
		return false
	}
	return true
}

// operatorWord reports whether the word at index i joins operands, so that no name is declared.
func (p *finder) operatorWord(i int) bool {
	switch p.word(i) {
	case "instanceof", "is", "as", "in", "and", "or", "when", "switch", "with", "where", "new", "not":
		return true
	}
	switch p.word(p.pos) {
	case "return", "throw", "new", "await", "case", "goto", "not", "yield", "else", "from", "select", "where", "let":
		return true
	}
	return false
}

// isBody reports whether the lexeme at index i can follow the parameters of a method that is declared.
func (p *finder) isBody(i int) bool {
	return p.is(i, '{') || p.word(i) == "throws" || p.is(i, opArrow) || p.is(i, ':')
}

// declarators reads "name = value, name = value". The first name has index i.
func (p *finder) declarators(start, i int) {
	final := p.ctx.final
	p.mark(i)
	declared := ""
	if p.toks[start].kind == tIdent {
		declared = p.pathOf(start, p.lastOfPath(start))
	}
	for {
		p.pos = i + 1
		for p.at('[') {
			p.leave(p.pos)
		}
		if p.accept('=') {
			c := p.ctx
			c.declared = declared
			var value Expr
			p.within(c, func() { value = p.expr() })
			p.assign(Assign{Target: p.word(i), TargetPlace: p.placeOf(i), Value: value, Place: p.from(start), Const: final})
		} else {
			p.accept(':')
		}
		if !p.at(',') || p.ahead().kind != tIdent {
			return
		}
		i = p.pos + 1
		start = i
	}
}

// propertyBody reads a C# property: { get; set; } = value, or => value. Its name has index i.
func (p *finder) propertyBody(start, i int) bool {
	at := p.pos
	if p.accept(opArrow) {
		value := p.expr()
		p.assign(Assign{Target: p.word(i), TargetPlace: p.placeOf(i), Value: value, Place: p.from(start)})
		return true
	}
	if p.d.language != "csharp" {
		return false
	}
	items := p.inFunction(p.word(i), func() { p.block(p.ctx) })
	if len(items) == 1 && !p.at('=') {
		p.assign(Assign{Target: p.word(i), TargetPlace: p.placeOf(i), Value: items[0], Place: p.from(start)})
	}
	if p.toks[at].kind == tOpen && p.accept('=') {
		value := p.expr()
		p.assign(Assign{Target: p.word(i), TargetPlace: p.placeOf(i), Value: value, Place: p.from(start)})
	}
	return true
}

// class reads the head and body of a class or its like.
func (p *finder) class(word string) bool {
	if p.ahead().kind != tIdent && (!p.is(p.pos+1, '{') || word != "class" && word != "object") {
		return false
	}
	switch word {
	case "object", "trait":
		if !p.d.trailing || p.d.typeFirst {
			return false
		}
	case "record":
		if next := &p.toks[p.pos+2]; next.kind == tOp && next.op != '<' && next.op != ':' && next.op != ';' {
			return false
		}
	}
	p.classDeclaration()
	return true
}

// classDeclaration reads from the class word to the end of the body.
func (p *finder) classDeclaration() {
	p.pos++
	c := context{scope: p.ctx.scope, guard: p.ctx.guard, class: true, owner: p.word(p.pos)}
	if c.owner == "" {
		c.owner = p.ctx.owner // a companion object
	}
	p.marked = nil
	bases := false
	for !p.stopped() && !p.at(';') {
		bases = bases || p.at(':')
		switch {
		case p.at('{'):
			p.block(c)
			return
		case p.at('(') && bases:
			p.arguments(p.pos)
		case p.at('('):
			c.fn = p.declareFunc(Func{Name: c.owner, Class: c.owner, Scope: c.scope, Head: true})
			p.within(c, p.parameters)
			c.fn = 0
		case p.at('@'):
			p.annotation()
		case p.d.softEnd && p.cur().first && p.statementWord():
			return // a class without a body
		default:
			p.skipGroup()
		}
	}
}

// statementWord reports whether the word at the cursor starts a declaration of its own.
func (p *finder) statementWord() bool {
	switch p.word(p.pos) {
	case "class", "object", "interface", "fun", "def", "val", "var", "data", "sealed", "enum", "private", "internal", "open",
		"abstract", "override", "public", "protected", "trait", "case", "import":
		return true
	}
	return p.at('@')
}

// namedFunction reads Kotlin's fun and Scala's and Groovy's def.
func (p *finder) namedFunction(word string) bool {
	if word == "def" && !p.d.trailing || word == "fun" && !p.d.unnew {
		return false
	}
	i := p.pos + 1
	if p.is(i, '<') {
		if i = p.typeArguments(i); i == 0 {
			return false
		}
	}
	for p.toks[i].kind == tIdent && p.is(i+1, '.') {
		i += 2
	}
	if p.toks[i].kind != tIdent {
		p.pos++
		return true
	}
	if p.d.typeFirst && !p.is(i+1, '(') { // Groovy: def name = value
		p.declarators(p.pos, i)
		return true
	}
	p.pos = i + 1
	p.method(i)
	return true
}
