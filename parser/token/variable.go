package token

// variables reads const, let, var and val with names, patterns, types and values.
func (p *finder) variables(word string) bool {
	if p.d.typeFirst && !p.d.trailing || !p.variableFollows() {
		return false
	}
	start := p.pos
	p.pos++
	for {
		p.variable(start, word == "const" || word == "val")
		if !p.at(',') || p.ahead().kind != tIdent && !p.is(p.pos+1, '{') {
			return true
		}
		p.pos++
		start = p.pos
	}
}

func (p *finder) variableFollows() bool {
	next := p.ahead()
	return next.kind == tIdent || next.kind == tOpen && p.d.script || next.kind == tOpen && next.op == '('
}

// variable reads one name or pattern with its type and value.
func (p *finder) variable(start int, constant bool) {
	if p.word(p.pos) == "enum" || p.word(p.pos) == "val" {
		return // const enum, const val
	}
	if p.cur().kind == tOpen {
		p.destructured(start)
		return
	}
	name := p.pos
	p.mark(name)
	p.pos++
	for p.d.unnew && p.at('.') && p.ahead().kind == tIdent { // an extension property
		name = p.pos + 1
		p.pos += 2
	}
	p.accept('!')
	declared := ""
	if p.d.typeLast && p.accept(':') {
		declared = p.word(p.pos)
		p.skipType()
	}
	if p.d.unnew && p.word(p.pos) == "get" && p.is(p.pos+1, '(') {
		p.getter(start, name)
		return
	}
	if !p.accept('=') && (!p.d.unnew || p.word(p.pos) != "by" || !p.passed()) {
		return
	}
	c := p.ctx
	c.declared, c.class = declared, false
	var value Expr
	p.within(c, func() { value = p.expr() })
	if p.d.script && value.Kind == ObjectOf && value.Path == "" {
		value.Path = declared
	}
	p.assign(Assign{Target: p.word(name), TargetPlace: p.placeOf(name), Value: value, Place: p.from(start), Const: constant})
	if p.d.script {
		p.importsOf(p.word(name), value, constant)
	}
}

// getter reads Kotlin's get() = value behind a property, whose name has index name.
func (p *finder) getter(start, name int) {
	items := p.inFunction(p.word(name), func() {
		p.pos++
		p.signatureAndBody()
	})
	if len(items) == 1 {
		p.assign(Assign{Target: p.word(name), TargetPlace: p.placeOf(name), Value: items[0], Place: p.from(start)})
	}
}

// importsOf notes what a variable stands for that takes a module or a part of one.
func (p *finder) importsOf(name string, value Expr, constant bool) {
	if full, ok := p.imported(value); ok && constant || p.required(value) {
		p.unit.Imports[name] = full
	}
}

// destructured reads {a, b: c} = value and [a, b] = value. From a path, a takes path.a.
func (p *finder) destructured(start int) {
	names := p.bindings()
	if p.d.typeLast && p.accept(':') {
		p.skipType()
	}
	if p.accept('=') {
		p.bind(start, names, p.expr())
	}
}

// typeAlias passes type T = ….
func (p *finder) typeAlias() bool {
	if !p.is(p.pos+2, '=') && !p.is(p.pos+2, '<') {
		return false
	}
	p.pos += 2
	if p.at('<') {
		end := p.typeArguments(p.pos)
		if end == 0 {
			return false
		}
		p.pos = end
	}
	if p.accept('=') {
		p.skipType()
	}
	return true
}
