package token

import "github.com/dsnlint/dsnlint/setting"

// switched reads C#'s x switch { a => b, _ => c }, a choice between its arms.
func (p *finder) switched(start int) Expr {
	p.pos++
	e := Expr{Kind: ChoiceOf}
	p.elements(p.pos, func(int) {
		arm := p.expr()
		if p.accept(opArrow) {
			arm = p.expr()
		} else if arm.Kind == FuncOf && len(arm.Items) == 1 {
			arm = arm.Items[0] // _ => c looks like a function
		}
		if arm.Place.Span.Len() > 0 {
			e.Items = append(e.Items, arm)
		}
	}, func(int) {})
	e.Place = p.from(start)
	return e
}

// pattern passes the type or pattern behind is and instanceof, with the variable that it declares.
func (p *finder) pattern() {
	for range typeLimit {
		if p.word(p.pos) == "not" {
			p.pos++
		}
		switch {
		case p.cur().kind == tIdent:
			p.skipType()
		case !p.at('{') && !p.at('(') && !p.at('['):
			p.binary(bindBits)
		}
		for p.d.typeFirst && (p.at('{') || p.at('(') || p.at('[')) {
			p.leave(p.pos)
		}
		word := p.word(p.pos)
		if word != "and" && word != "or" {
			break
		}
		p.pos++
	}
	if t := p.cur(); t.kind == tIdent && !t.first && p.wordBinding() == 0 && p.d.typeFirst {
		p.pos++
	}
}

// comparison reads the rest of a == b and of everything that binds like it. What is compared is no setting.
func (p *finder) comparison(start int, left Expr) Expr {
	switch p.word(p.pos) {
	case "as", "satisfies":
		p.pos++
		p.accept('?')
		if p.d.script && left.Kind == ObjectOf && left.Path == "" {
			left.Path = p.word(p.pos)
		}
		p.skipType()
		return left
	case "switch":
		if p.is(p.pos+1, '{') {
			return p.switched(start)
		}
	case "is", "instanceof":
		p.pos++
		if !p.d.lines {
			p.accept('!')
			p.pattern()
			return p.unknown(start)
		}
		p.pos--
	}
	equal := p.at(opEqual) || p.at(opUnequal) || p.at(opRubyMatch)
	p.pos++
	if p.d.lines && (p.word(p.pos) == "not" || p.word(p.pos) == "in") {
		p.pos++
	}
	right := p.binary(bindBits)
	for _, e := range []Expr{left, right} {
		if equal && e.Kind == Literal && e.Value == setting.String {
			p.use(e)
		}
	}
	return p.unknown(start)
}
