package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// rustIf reads if c { a } else if … else { b }. Without the last else it has no value.
func (p *finder) rustIf() Expr {
	start, outer := p.pos, p.ctx
	defer func() { p.ctx = outer }()
	around := outer
	var arms arms
	for {
		p.pos++
		from := p.pos
		c := around
		c.bare = true
		p.rust.bound = -1
		p.within(c, p.untilBlock)
		bound, value := p.rust.bound, p.rust.value
		then, other := p.rustGuards(from, p.pos)
		if !p.at('{') {
			return Expr{}
		}
		arms.add(p, p.guardedBlock(around, then), bound, value)
		if p.word(p.pos) != "else" {
			return Expr{}
		}
		p.pos++
		if other != setting.NoGuard {
			around.guard = other
		}
		if p.word(p.pos) != "if" {
			break
		}
	}
	if p.at('{') {
		arms.add(p, p.guardedBlock(around, around.guard), -1, Expr{})
	}
	return arms.choice(p, start)
}

// guardedBlock reads a block under a guard.
func (p *finder) guardedBlock(c context, g setting.Guard) Expr {
	if g != setting.NoGuard {
		c.guard = g
	}
	var e Expr
	p.within(c, func() { e = p.rustBlock() })
	if e.Place.File != nil {
		e.Guard = g
	}
	return e
}

// rustGuards is condition, and knows cfg!(debug_assertions) too.
func (p *finder) rustGuards(from, to int) (then, other setting.Guard) {
	for i := from; i < to && i < from+64; i++ {
		if p.word(i) == "cfg" && p.is(i+1, '!') && p.is(i+2, '(') {
			g := p.configured(i+3, p.closing(i+2))
			if p.is(i-1, '!') {
				return setting.NoGuard, g
			}
			return g, setting.NoGuard
		}
	}
	return p.condition(from, to)
}

// arms are the values of the branches of an if or match, without those that leave.
type arms struct {
	items  []Expr
	passed bool // the first item is the value that is looked at: Ok(v) => v
}

// add appends the value of a branch whose condition bound the name at index bound to value.
func (a *arms) add(p *finder, e Expr, bound int, value Expr) {
	switch {
	case e.Place.File == nil:
	case bound >= 0 && e.Kind == Name && e.Path == p.word(bound):
		a.items = append([]Expr{value}, a.items...)
		a.passed = true
	default:
		a.items = append(a.items, e)
	}
}

// choice is what the branches make together: a look-up with a default where one passes on what is looked at.
func (a *arms) choice(p *finder, start int) Expr {
	switch len(a.items) {
	case 0:
		return Expr{}
	case 1:
		return a.items[0]
	}
	return Expr{Kind: ChoiceOf, Place: p.from(start), Items: a.items, Default: a.passed && len(a.items) == 2}
}

// rustMatch reads match e { pattern if guard => value, … }.
func (p *finder) rustMatch() Expr {
	start := p.pos
	p.pos++
	from := p.pos
	c := p.ctx
	c.bare = true
	var value Expr
	p.within(c, func() { value = p.placed(from, p.expr()); p.untilBlock() })
	env := p.clause(from, min(p.pos, from+64)).env
	if !p.at('{') {
		return Expr{}
	}
	open := p.pos
	end := p.closing(open)
	var arms arms
	for p.pos++; p.pos < end; {
		at := p.pos
		p.rustArm(&arms, value, env)
		p.accept(',')
		if p.pos == at {
			p.skipGroup()
		}
	}
	p.leave(open)
	return arms.choice(p, start)
}

// rustArm reads one arm. env says that the value looked at names the environment.
func (p *finder) rustArm(arms *arms, value Expr, env bool) {
	p.attributes()
	start := p.pos
	arrow := p.patternEnd(true)
	names := p.patternNames(start, arrow)
	i := p.single(start, arrow, names)
	g := p.armGuard(start, arrow, env)
	for k := start; k < arrow; k++ {
		if p.toks[k].kind == tString {
			p.use(p.literal(k)) // what is compared is no setting
		}
	}
	p.pos = arrow
	p.bindNames(start, i, names, value)
	if !p.accept(opArrow) {
		return
	}
	c := p.ctx
	c.declared, c.argument, c.bare = "", 0, false
	if g != setting.NoGuard {
		c.guard = g
	}
	var e Expr
	p.within(c, func() {
		if p.at('{') {
			e = p.rustBlock()
			return
		}
		e = p.expr()
	})
	e.Guard = g
	arms.add(p, e, i, value)
}

// armGuard is the guard of an arm whose pattern is the name of an environment.
func (p *finder) armGuard(from, to int, env bool) setting.Guard {
	if !env || p.toks[from].kind != tString || to-from > 8 {
		return setting.NoGuard
	}
	kind, ok := environment(strings.ToLower(p.literal(from).Text.String()))
	switch {
	case ok && kind == isDevelopment:
		return setting.Development
	case ok && kind == isTest:
		return setting.Test
	}
	return setting.NoGuard
}
