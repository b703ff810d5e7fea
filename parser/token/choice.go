package token

import (
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// choice reads the rest of c ? a : b, or of a if c else b.
func (p *finder) choice(start int, left Expr) Expr {
	if p.d.lines {
		return p.choiceAfter(start, left)
	}
	if !p.enter() {
		p.skipOperand()
		return p.unknown(start)
	}
	defer p.exit()
	mark := p.pos
	then, other := p.condition(start, mark)
	p.pos++
	inner := p.ctx
	inner.choice = true
	a := p.branch(inner, then)
	if !p.accept(':') {
		return p.unknown(start)
	}
	b := p.branch(p.ctx, other)
	e := Expr{Kind: ChoiceOf, Place: p.from(start), Items: []Expr{a, b}}
	if p.d.php {
		return p.phpChoice(e, start, mark)
	}
	return e
}

// branch reads one branch of a choice under its guard.
func (p *finder) branch(c context, g setting.Guard) Expr {
	var e Expr
	if g != setting.NoGuard {
		c.guard = g
	}
	p.within(c, func() { e = p.expr() })
	e.Guard = g
	return e
}

// choiceAfter reads Python's choice, whose condition comes second: calls of the first branch are already recorded.
func (p *finder) choiceAfter(start int, a Expr) Expr {
	p.pos++
	from := p.pos
	p.binary(bindOr)
	then, other := p.condition(from, p.pos)
	a.Guard = then
	p.guardCalls(a.Place.Span, then)
	if p.word(p.pos) != "else" {
		return a // the filter of a comprehension
	}
	p.pos++
	b := p.branch(p.ctx, other)
	return Expr{Kind: ChoiceOf, Place: p.from(start), Items: []Expr{a, b}}
}

// guardCalls puts the calls inside span under a guard.
func (p *finder) guardCalls(span source.Span, g setting.Guard) {
	if g == setting.NoGuard {
		return
	}
	for i := len(p.unit.Calls) - 1; i >= 0 && p.unit.Calls[i].Place.Span.Start >= span.Start; i-- {
		p.unit.Calls[i].Guard = g
	}
}

// alternative reads the rest of a || b.
func (p *finder) alternative(start int, left Expr) Expr {
	if p.d.php {
		return p.phpAlternative(start, left)
	}
	if p.d.elixir {
		return p.elixirAlternative(start, left)
	}
	items := []Expr{left}
	for p.binding() == bindOr {
		p.pos++
		if p.word(p.pos) == "throw" {
			p.pos++
			p.binary(bindAnd)
			break
		}
		items = append(items, p.binary(bindAnd))
	}
	if len(items) == 1 {
		return left
	}
	return Expr{Kind: ChoiceOf, Place: p.from(start), Items: items, Default: true}
}

// both reads the rest of a && b. In scripts b is a value or there is none.
func (p *finder) both(start int, left Expr) Expr {
	then, _ := p.condition(start, p.pos)
	p.pos++
	c := p.ctx
	if then != setting.NoGuard {
		c.guard = then
	}
	var right Expr
	p.within(c, func() { right = p.binary(bindCompare) })
	place := p.from(start)
	if p.d.script && (right.Kind == ObjectOf || right.Kind == Literal && right.Value == setting.String) {
		right.Guard = then
		not := Expr{Kind: Literal, Place: left.Place, Text: source.Decoded(left.Place, "false"), Value: setting.Bool}
		return Expr{Kind: ChoiceOf, Place: place, Items: []Expr{right, not}}
	}
	return Expr{Kind: Unknown, Place: place}
}

// choiceWord reads if (c) a else b where that is an expression.
func (p *finder) choiceWord() Expr {
	start := p.pos
	p.pos++
	if !p.at('(') {
		return p.unknown(start)
	}
	open := p.pos
	then, other := p.condition(open+1, p.closing(open))
	p.pos++
	p.expr()
	p.leave(open)
	a := p.arm(then)
	if p.word(p.pos) != "else" {
		return p.unknown(start)
	}
	p.pos++
	b := p.arm(other)
	return Expr{Kind: ChoiceOf, Place: p.from(start), Items: []Expr{a, b}}
}

// arm reads an expression or a block that stands for its last expression.
func (p *finder) arm(g setting.Guard) Expr {
	if !p.at('{') {
		return p.branch(p.ctx, g)
	}
	c := p.ctx
	if g != setting.NoGuard {
		c.guard = g
	}
	start := p.pos
	var last Expr
	p.within(c, func() {
		p.pos++
		for end := p.closing(start); p.pos < end; {
			last = p.statement()
		}
	})
	p.leave(start)
	last.Guard = g
	return last
}
