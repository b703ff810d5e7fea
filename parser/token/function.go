package token

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// inFunction runs read in the scope of a new function body and returns what that body returns.
func (p *finder) inFunction(name string, read func()) []Expr {
	mark := len(p.returns)
	p.within(context{scope: p.newScope(), guard: p.ctx.guard, function: name}, read)
	out := slices.Clone(p.returns[mark:])
	p.returns = p.returns[:mark]
	return out
}

// give records that the current function returns e; start is the index of the word or arrow before it.
func (p *finder) give(start int, e Expr) {
	if e.Place.Span.Len() == 0 {
		return
	}
	p.returns = append(p.returns, e)
	if p.ctx.function == "" {
		return
	}
	target := p.ctx.function + "()"
	p.unit.Assigns = append(p.unit.Assigns, Assign{
		Target: target, TargetPlace: p.placeOf(start), Value: e,
		Place: p.from(start), Scope: p.ctx.scope, Guard: p.ctx.guard,
	})
	p.hideNamed(p.ctx.function, e)
}

// arrowBehind reports whether the parentheses at index open hold the parameters of an arrow function.
func (p *finder) arrowBehind(open int) bool {
	if p.d.lines || p.d.php || p.d.rust || !p.is(open, '(') {
		return false
	}
	after := p.closing(open) + 1
	if p.is(after, opArrow) || p.is(after, opThin) {
		return true
	}
	if !p.d.script || !p.d.typeLast || !p.is(after, ':') || p.ctx.choice {
		return false
	}
	saved := p.pos
	defer func() { p.pos = saved }()
	p.pos = after + 1
	p.skipType()
	return p.at(opArrow)
}

// lambda reads x => e, (x) => { … } and their like with ->.
func (p *finder) lambda() Expr {
	start := p.pos
	items := p.inFunction("", func() {
		if p.at('(') {
			p.parameters()
		} else {
			p.parameter(p.pos)
			p.pos++
		}
		if p.accept(':') {
			p.skipType()
		}
		arrow := p.pos
		p.pos++
		if p.at('{') {
			p.block(p.ctx)
			return
		}
		p.give(arrow, p.expr())
	})
	return Expr{Kind: FuncOf, Place: p.from(start), Items: items}
}

// lambdaBlock reads { a, b -> … }, which returns its last expression.
func (p *finder) lambdaBlock() Expr {
	start := p.pos
	end := p.closing(start)
	items := p.inFunction("", func() {
		p.pos++
		p.blockParameters(end)
		var last Expr
		for p.pos < end {
			last = p.statement()
		}
		p.give(start, last)
	})
	p.leave(start)
	return Expr{Kind: FuncOf, Place: p.from(start), Items: items}
}

// function reads function name(…) { … }.
func (p *finder) function() Expr {
	start := p.pos
	p.pos++
	p.accept('*')
	name := ""
	if p.cur().kind == tIdent {
		name = p.word(p.pos)
		p.pos++
	}
	items := p.inFunction(name, p.signatureAndBody)
	return Expr{Kind: FuncOf, Place: p.from(start), Items: items}
}

// signatureAndBody reads parameters and whatever stands between them and the body, then the body.
func (p *finder) signatureAndBody() {
	if p.at('<') {
		if end := p.typeArguments(p.pos); end > 0 {
			p.pos = end
		}
	}
	for p.at('(') { // Scala has several
		p.parameters()
	}
	if p.d.typeLast && p.accept(':') {
		p.skipType()
	}
	p.untilBody()
	at := p.pos
	switch {
	case p.at('{'):
		p.block(p.ctx)
	case p.at(opArrow), p.at('='):
		p.pos++
		if p.d.scala() && p.at('{') {
			p.give(at, p.arm(setting.NoGuard))
			return
		}
		p.give(at, p.expr())
	}
}

// untilBody passes throws clauses, constraints and base constructor calls.
func (p *finder) untilBody() {
	for p.d.typeFirst || p.d.unnew {
		switch {
		case p.cur().kind == tIdent && p.cur().first && !p.headWord(), p.stopped(), p.at('{'), p.at(';'), p.at(opArrow), p.at('='):
			return
		}
		if w := p.word(p.pos); w == "base" || w == "this" || w == "super" {
			p.expr()
			continue
		}
		p.skipGroup()
	}
}

// headWord reports whether the word at the cursor goes on with a function's head on a new line.
func (p *finder) headWord() bool {
	switch p.word(p.pos) {
	case "throws", "where", "base", "this":
		return true
	}
	prev := &p.toks[p.pos-1]
	return prev.kind == tOp
}

// method reads the parameters and body of a member named by the lexeme at index name, and returns what that returns.
func (p *finder) method(name int) []Expr {
	text := ""
	if p.toks[name].kind == tIdent {
		text = p.word(name)
	}
	p.marked = nil
	return p.inFunction(text, p.signatureAndBody)
}

// delegate reads C#'s delegate (x) { … }.
func (p *finder) delegate() Expr {
	start := p.pos
	p.pos++
	items := p.inFunction("", p.signatureAndBody)
	return Expr{Kind: FuncOf, Place: p.from(start), Items: items}
}

// pythonLambda reads lambda a, b=1: e.
func (p *finder) pythonLambda() Expr {
	start := p.pos
	p.pos++
	items := p.inFunction("", func() {
		for !p.stopped() && !p.at(':') {
			at := p.pos
			p.lambdaParameter()
			if p.pos == at {
				p.skipGroup()
			}
		}
		at := p.pos
		if p.accept(':') {
			p.give(at, p.value())
		}
	})
	return Expr{Kind: FuncOf, Place: p.from(start), Items: items}
}

// pathOf is the dotted name that the lexemes from index i to index last spell.
func (p *finder) pathOf(i, last int) string {
	whole := p.src[p.toks[i].start:p.toks[last].end]
	if !p.d.c && !strings.ContainsAny(whole, " \t\r\n/") {
		return whole[strings.LastIndexByte(whole, ':')+1:]
	}
	var b strings.Builder
	for ; i <= last; i++ {
		if p.d.c && p.toks[i].kind == tOp {
			b.WriteByte('.')
			continue
		}
		b.WriteString(p.src[p.toks[i].start:p.toks[i].end])
	}
	return b.String()
}
