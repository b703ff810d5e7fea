package token

// typeLimit is how many lexemes of a type are looked at before it is taken for something else.
const typeLimit = 96

// typeEnd returns the index behind the type that starts at index i, as in "Type name"; 0 if none does.
func (p *finder) typeEnd(i int) int {
	if p.d.c {
		return p.cTypeEnd(i)
	}
	if p.toks[i].kind != tIdent {
		return 0
	}
	i++
	for range typeLimit {
		switch {
		case (p.is(i, '.') || p.is(i, opScope)) && p.toks[i+1].kind == tIdent:
			i += 2
		case p.is(i, '<'):
			if i = p.typeArguments(i); i == 0 {
				return 0
			}
		case p.is(i, '['):
			if i = p.emptyBrackets(i); i == 0 {
				return 0
			}
		case p.is(i, '?') && p.d.language == "csharp", p.is(i, opSpread):
			i++
		default:
			return i
		}
	}
	return 0
}

// emptyBrackets returns the index behind [] or [,] at index i, or 0.
func (p *finder) emptyBrackets(i int) int {
	end := p.closing(i)
	for j := i + 1; j < end; j++ {
		if !p.is(j, ',') {
			return 0
		}
	}
	return min(end+1, p.end)
}

// typeArguments returns the index behind the type arguments <…> that start at index i; 0 if they are a comparison.
func (p *finder) typeArguments(i int) int {
	depth := 0
	for range typeLimit {
		switch t := &p.toks[i]; t.kind {
		case tIdent:
		case tString, tNumber:
			if !p.d.script {
				return 0
			}
		case tOpen:
			if t.op == '{' && !p.d.script {
				return 0
			}
			i = p.closing(i)
			if p.toks[i].kind != tClose {
				return 0
			}
		case tOp:
			switch t.op {
			case '<':
				depth++
			case '>':
				if depth--; depth == 0 {
					return i + 1
				}
			case ',', '.', '&', '|', '*', '@', opScope, opSpread, opChain:
			case '?', opElvis:
				if p.d.script {
					return 0
				}
			case opArrow, '=', ':':
				if !p.d.script {
					return 0
				}
			case opThin:
			default:
				return 0
			}
		default:
			return 0
		}
		i++
	}
	return 0
}

// skipType passes a type of a language that writes it behind the name.
func (p *finder) skipType() {
	if p.d.rust {
		p.rustType(false)
		return
	}
	for p.at('|') || p.at('&') {
		p.pos++
	}
	for range typeLimit {
		arrow := p.at('(')
		if !p.typeOperand() || !p.typeOperator(arrow) {
			return
		}
	}
}

// typeOperand passes one part of a type and reports whether there was one.
func (p *finder) typeOperand() bool {
	switch t := p.cur(); t.kind {
	case tIdent:
		switch p.word(p.pos) {
		case "keyof", "typeof", "readonly", "infer", "unique", "asserts", "new", "abstract", "suspend":
			if next := p.ahead(); next.kind == tIdent || next.kind == tOpen && next.op != '{' {
				p.pos++
				return p.nested(func() Expr { p.skipType(); return Expr{} }).Kind == Unknown
			}
		}
		p.pos++
	case tString, tNumber:
		p.pos++
	case tOpen, tQuote:
		p.leave(p.pos)
	case tOp:
		if t.op != '-' && t.op != '*' {
			return false
		}
		p.pos++
		return p.typeOperand()
	default:
		return false
	}
	for p.typeSuffix() {
	}
	return true
}

// typeSuffix passes type arguments, members, [] and ? behind a type.
func (p *finder) typeSuffix() bool {
	switch {
	case p.at('<'):
		end := p.typeArguments(p.pos)
		if end == 0 {
			return false
		}
		p.pos = end
		return true
	case p.at('.') && p.ahead().kind == tIdent:
		p.pos += 2
		return true
	case p.at('[') && (!p.cur().first || !p.d.script):
		p.leave(p.pos)
		return true
	case (p.at('?') || p.at(opBang)) && p.d.typeLast && !p.d.script:
		p.pos++
		return true
	}
	return false
}

// typeOperator passes what joins two parts of a type and reports whether another part must follow.
func (p *finder) typeOperator(arrow bool) bool {
	switch {
	case p.at('|'), p.at('&'), p.at(opThin), arrow && p.at(opArrow):
		p.pos++
		return true
	case p.d.script && !p.cur().first && (p.word(p.pos) == "is" || p.word(p.pos) == "extends"):
		p.pos++
		return true
	case p.d.script && !p.d.lines && p.at('?') && p.word(p.pos-2) == "extends":
		p.pos++
		p.nested(func() Expr { p.skipType(); return Expr{} })
		return p.accept(':')
	}
	return false
}
