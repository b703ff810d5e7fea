package token

// construct reads new T(…), with what C# and Java allow behind it.
func (p *finder) construct() Expr {
	start := p.pos
	p.pos++
	if p.d.script {
		return p.constructScript(start)
	}
	if p.word(p.pos) == "global" && p.is(p.pos+1, opScope) {
		p.pos += 2
	}
	name := p.pos
	if p.cur().kind != tIdent {
		return p.constructBare(start)
	}
	end := p.typeEnd(name)
	if end == 0 {
		end = p.lastOfPath(name) + 1
		if p.is(end, '<') {
			end = max(end, p.typeArguments(end))
		}
	}
	array := p.is(end, '{') && p.toks[end-1].op == ']' || p.is(end, '[')
	p.pos = end
	if array {
		return p.newArray(start)
	}
	last := p.lastOfPath(name)
	return p.constructed(start, p.pathOf(name, last), last)
}

// lastOfPath is the index of the last name of the dotted path that starts at index i.
func (p *finder) lastOfPath(i int) int {
	for p.is(i+1, '.') && p.toks[i+2].kind == tIdent {
		i += 2
	}
	return i
}

// constructBare reads new(…) {…}, new {…} and new[] {…}.
func (p *finder) constructBare(start int) Expr {
	switch {
	case p.at('{'):
		e := p.initialiser()
		e.Kind, e.Place = ObjectOf, p.from(start)
		return e
	case p.at('['):
		return p.newArray(start)
	case p.at('('):
		return p.constructed(start, p.ctx.declared, -1)
	}
	return p.unknown(start)
}

// newArray reads the sizes and elements of an array.
func (p *finder) newArray(start int) Expr {
	for p.at('[') {
		p.list()
	}
	if p.at('{') {
		e := p.initialiser()
		e.Place = p.from(start)
		return e
	}
	return p.unknown(start)
}

// constructed reads the arguments and the initialiser or class body of a constructor call.
func (p *finder) constructed(start int, callee string, last int) Expr {
	c := &Call{Callee: callee, Method: lastName(callee), New: true, Scope: p.ctx.scope, Guard: p.ctx.guard}
	if last >= 0 {
		c.CalleePlace = p.placeOf(last)
	} else {
		c.CalleePlace = p.placeOf(start)
	}
	p.unit.Calls = append(p.unit.Calls, c)
	if p.at('(') && (!p.d.softEnd || !p.cur().first) {
		c.Args = p.arguments(p.pos)
	}
	name := ""
	switch {
	case !p.at('{'):
	case p.d.language == "csharp":
		c.Args = append(c.Args, p.initialisers(p.pos)...)
	default:
		name = p.classBody(Expr{Kind: CallOf, Place: p.from(start), Call: c})
	}
	c.Place = p.from(start)
	p.secretsOf(c)
	if name != "" {
		return Expr{Kind: Name, Path: name, Place: behind(c.Place)}
	}
	return p.rewrite(Expr{Kind: CallOf, Place: c.Place, Call: c})
}

// constructScript reads new a.b(…), whose callee is any operand without arguments.
func (p *finder) constructScript(start int) Expr {
	at := p.pos
	e := p.primary()
	last := p.pos - 1
	for p.at('.') && p.ahead().kind == tIdent {
		last = p.pos + 1
		p.pos += 2
		if e.Kind == Name && len(e.Path) < pathLimit {
			e.Path = p.extend(e, last)
			e.Place = p.from(at)
		} else {
			e = p.unknown(at)
		}
	}
	if p.d.generics && p.at('<') {
		if end := p.typeArguments(p.pos); end > 0 {
			p.pos = end
		}
	}
	if p.pos == at {
		return p.unknown(start)
	}
	c := &Call{Callee: e.Path, Method: lastName(e.Path), New: true, CalleePlace: p.placeOf(last), Scope: p.ctx.scope, Guard: p.ctx.guard}
	p.unit.Calls = append(p.unit.Calls, c)
	if p.at('(') {
		c.Args = p.arguments(p.pos)
	}
	c.Place = p.from(start)
	p.secretsOf(c)
	if e := entriesOf(c.Args); c.Callee == "Map" && e.Kind == ObjectOf {
		e.Place, e.Call = c.Place, c
		return e
	}
	return Expr{Kind: CallOf, Place: c.Place, Call: c}
}

// entriesOf reads [[k, v], …] as the members of an object; of anything else it is unknown.
func entriesOf(args []Arg) Expr {
	e := Expr{Kind: ObjectOf}
	if len(args) != 1 || args[0].Value.Kind != ListOf {
		return Expr{}
	}
	for _, item := range args[0].Value.Items {
		if item.Kind != ListOf || len(item.Items) != 2 || item.Items[0].Kind != Literal {
			return Expr{}
		}
		e.Members = append(e.Members, Member{Name: item.Items[0].Text, Value: item.Items[1]})
	}
	return e
}
