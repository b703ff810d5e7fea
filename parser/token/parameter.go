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
	for n := p.parameterBase(); p.pos < end; n++ {
		at := p.pos
		before := len(p.unit.Assigns)
		rest := p.starsAhead()
		object := p.objectAhead(n)
		p.oneParameter(end)
		if object {
			n = -1
		}
		p.numbered(before, n, rest)
		for p.pos < end && !p.at(',') {
			p.skipGroup()
		}
		if !p.accept(',') && p.pos == at {
			p.pos++
		}
	}
	p.leave(open)
}

// parameterBase is the position of the next group's first parameter: behind those of the groups before it.
func (p *finder) parameterBase() int {
	n := 0
	for i := len(p.unit.Assigns) - 1; i >= 0 && p.unit.Assigns[i].Param && p.unit.Assigns[i].Func == p.ctx.fn && p.ctx.fn != 0; i-- {
		n = max(n, p.unit.Assigns[i].Index+1)
	}
	return n
}

// starsAhead is "*" or "**" before a parameter that takes all further arguments.
func (p *finder) starsAhead() string {
	switch {
	case p.at(opPower):
		return "**"
	case p.at(opSpread), p.at('*') && !p.d.c:
		return "*"
	}
	return ""
}

// objectAhead reports whether the n-th parameter is the object of a method: self of Python, this of an extension method.
func (p *finder) objectAhead(n int) bool {
	if n != 0 {
		return false
	}
	switch p.word(p.pos) {
	case "self", "cls", "mcs":
		return p.d.lines
	case "this":
		return p.ahead().kind == tIdent
	}
	return false
}

// numbered says of the parameters that were just read, those from index before on, which arguments they take.
func (p *finder) numbered(before, n int, rest string) {
	for i := before; i < len(p.unit.Assigns); i++ {
		a := &p.unit.Assigns[i]
		if !a.Param || a.Scope != p.ctx.scope || a.Func != 0 {
			continue
		}
		a.Func, a.Index = p.ctx.fn, n
		if a.Part == "" {
			a.Part = rest
		}
	}
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
		a := &p.unit.Assigns[len(p.unit.Assigns)-1]
		if a.Part = "[]"; b.key >= 0 && b.path != "" {
			a.Part = b.path
		}
		if !b.fallback.Place.IsZero() {
			a.Value = b.fallback
		}
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
