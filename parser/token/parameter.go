package token

// blockParameters reads "a, b ->" at the start of a block, if it is there.
func (p *finder) blockParameters(end int) {
	for i := p.pos; i < min(end, p.pos+24); i++ {
		t := &p.toks[i]
		switch {
		case p.is(i, opThin) || p.is(i, opArrow):
			for ; p.pos < i; p.pos++ {
				if p.cur().kind == tIdent {
					p.parameter(p.pos)
				}
			}
			p.pos++
			return
		case t.kind == tIdent, p.is(i, ','), p.is(i, ':'), p.is(i, '<'), p.is(i, '>'), p.is(i, '.'), p.is(i, '?'):
		default:
			return
		}
	}
}

// parameter records a parameter without a default: it hides outer variables of its name.
func (p *finder) parameter(i int) {
	place := p.placeOf(i)
	p.unit.Assigns = append(p.unit.Assigns, Assign{
		Target: p.word(i), TargetPlace: place, Value: Expr{Place: place},
		Place: place, Scope: p.ctx.scope, Guard: p.ctx.guard, Param: true,
	})
}

// parameters reads the group of parameters at the cursor. Defaults are assignments.
func (p *finder) parameters() {
	open := p.pos
	end := p.closing(open)
	p.pos++
	for p.pos < end {
		at := p.pos
		p.oneParameter(end)
		for p.pos < end && !p.at(',') {
			p.skipGroup()
		}
		if !p.accept(',') && p.pos == at {
			p.pos++
		}
	}
	p.leave(open)
}

func (p *finder) oneParameter(end int) {
	for p.at('@') && !p.d.lines {
		p.annotation()
	}
	if p.d.typeFirst && p.at('[') {
		p.list() // a C# attribute
	}
	for p.at('*') || p.at(opPower) || p.at(opSpread) {
		p.pos++
	}
	if p.at('{') || p.at('[') {
		p.patternParameter()
		return
	}
	if p.pos >= end || p.cur().kind != tIdent {
		return
	}
	name := p.parameterName()
	p.mark(name)
	p.pos = name + 1
	p.accept('?')
	if p.accept(':') {
		p.skipAnnotation()
	}
	if !p.accept('=') {
		p.parameter(name)
		return
	}
	value := p.expr()
	p.assign(Assign{Target: p.word(name), TargetPlace: p.placeOf(name), Value: value, Place: p.from(name), Param: true})
}

// skipAnnotation passes the type behind a colon. Python's is an expression.
func (p *finder) skipAnnotation() {
	if p.d.lines {
		p.value()
		return
	}
	p.skipType()
}

// parameterName is the index of the name among the words of a parameter: the last one, behind modifiers and type.
func (p *finder) parameterName() int {
	i := p.pos
	for p.toks[i].kind == tIdent {
		next := i + 1
		if p.d.typeFirst {
			next = p.typeEnd(i)
		}
		if next == 0 || p.toks[next].kind != tIdent {
			break
		}
		i = next
	}
	return i
}

// patternParameter reads {a, b = 1} = {} as a parameter.
func (p *finder) patternParameter() {
	for _, b := range p.bindings() {
		p.parameter(b.local)
	}
	if p.accept(':') {
		p.skipType()
	}
	if p.accept('=') {
		p.expr()
	}
}

func (p *finder) lambdaParameter() {
	if p.cur().kind != tIdent {
		return
	}
	name := p.pos
	p.pos++
	if !p.accept('=') {
		p.parameter(name)
		return
	}
	value := p.value()
	p.assign(Assign{Target: p.word(name), TargetPlace: p.placeOf(name), Value: value, Place: p.from(name), Param: true})
}
