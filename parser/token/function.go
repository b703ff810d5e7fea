package token

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// inFunction runs read in the scope of a new function body and returns what that body returns.
func (p *finder) inFunction(name string, read func()) []Expr {
	mark := len(p.returns)
	c := p.newFunction(name)
	p.within(c, read)
	out := slices.Clone(p.returns[mark:])
	p.returns = p.returns[:mark]
	p.body = c.scope
	return out
}

// newFunction is the context of a new function's body.
func (p *finder) newFunction(name string) context {
	c := context{scope: p.newScope(), guard: p.ctx.guard, function: name, owner: p.ctx.owner}
	c.fn = p.declareFunc(Func{Name: name, Class: p.ctx.owner, Scope: c.scope})
	return c
}

func (p *finder) declareFunc(f Func) int {
	p.unit.Funcs = append(p.unit.Funcs, f)
	return len(p.unit.Funcs)
}

// funcOf is the function that was read last as an expression. Its first lexeme has index start.
func (p *finder) funcOf(start int, items []Expr) Expr {
	return Expr{Kind: FuncOf, Place: p.from(start), Items: items, Scope: p.body}
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
			before := len(p.unit.Assigns)
			p.parameter(p.pos)
			p.numbered(before, 0, "")
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
	return p.funcOf(start, items)
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
	return p.funcOf(start, items)
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
	return p.funcOf(start, items)
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
	case p.at('{') && p.d.trailing && p.d.typeFirst: // Groovy
		if e := p.lastOf(); !p.returned(e) {
			p.give(at, e)
		}
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

// returned reports whether an expression is what the function was last seen to return.
func (p *finder) returned(e Expr) bool {
	return len(p.returns) > 0 && p.returns[len(p.returns)-1].Place == e.Place
}

// lastOf reads a block and returns its last expression.
func (p *finder) lastOf() Expr {
	open := p.pos
	end := p.closing(open)
	var last Expr
	if !p.enter() {
		p.leave(open)
		return last
	}
	defer p.exit()
	for p.pos++; p.pos < end; {
		if e := p.statement(); e.Place.Span.Len() > 0 {
			last = e
		}
	}
	p.leave(open)
	return last
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
	return p.funcOf(start, items)
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
	return p.funcOf(start, items)
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
