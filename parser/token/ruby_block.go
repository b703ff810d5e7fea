package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// firstOf is the part of a dotted path before the first dot.
func firstOf(path string) string {
	head, _, _ := strings.Cut(path, ".")
	return head
}

// upperCase is s in capitals, "" for what does not start with a letter.
func upperCase(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return ""
	}
	return strings.ToUpper(s)
}

// rubyUntilEnd reads a body with its rescue and ensure parts, up to and with "end", and returns the body's value.
func (p *finder) rubyUntilEnd() Expr {
	last := p.rubyBody()
	for {
		switch p.word(p.pos) {
		case "end":
			p.pos++
			return last
		case "rescue":
			p.pos++
			for p.cur().kind != tLine && p.word(p.pos) != "then" && !p.rubyStopped() && !p.at(';') {
				p.skipGroup()
			}
			p.rubyThen()
			p.rubyBody()
		case "else", "ensure", "elsif", "when", "in":
			p.pos++
			p.rubyBody()
		default:
			return last
		}
	}
}

// rubyThen passes the word then.
func (p *finder) rubyThen() {
	if p.word(p.pos) == "then" {
		p.pos++
	}
}

// rubyIf reads if and unless with all their branches.
func (p *finder) rubyIf() Expr {
	start := p.pos
	negated := p.word(start) == "unless"
	saved := p.ctx
	defer func() { p.ctx = saved }()
	outer := saved
	var items []Expr
	for {
		p.pos++
		from := p.pos
		p.rubyCondition(false)
		then, other := p.condition(from, p.pos)
		if negated {
			then, other = other, then
		}
		p.rubyThen()
		items = p.rubyBranch(items, outer, then)
		if other != setting.NoGuard {
			outer.guard = other
		}
		if p.word(p.pos) != "elsif" {
			items = p.rubyElse(items, start, outer, other)
			return Expr{Kind: ChoiceOf, Place: p.from(start), Items: items}
		}
		p.ctx = outer
	}
}

// rubyElse reads the last branch, or adds the nil that there is without one, and the end.
func (p *finder) rubyElse(items []Expr, start int, c context, g setting.Guard) []Expr {
	if p.word(p.pos) == "else" {
		p.pos++
		items = p.rubyBranch(items, c, g)
	} else {
		items = append(items, p.rubyNil(p.placeOf(start)))
	}
	p.rubyUntilEnd()
	return items
}

// rubyBranch reads the body of a branch.
func (p *finder) rubyBranch(items []Expr, c context, g setting.Guard) []Expr {
	if g != setting.NoGuard {
		c.guard = g
	}
	at := p.pos
	var e Expr
	p.within(c, func() { e = p.rubyBody() })
	if e.Place.Span.Len() == 0 {
		e = p.rubyNil(p.placeOf(min(at, p.end)))
	}
	e.Guard = g
	return append(items, e)
}

// rubyCondition reads a condition. noDo says that a do behind it opens the body.
func (p *finder) rubyCondition(noDo bool) {
	c := p.ctx
	c.inRuby.noDo, c.inRuby.listed = noDo, false
	p.within(c, func() {
		p.expr()
		for p.word(p.pos) == "and" || p.word(p.pos) == "or" {
			p.pos++
			p.expr()
		}
	})
}

// rubyLoop reads while, until and for.
func (p *finder) rubyLoop() Expr {
	start := p.pos
	p.pos++
	if p.word(start) == "for" {
		for p.word(p.pos) != "in" && !p.stopped() {
			if p.cur().kind == tIdent {
				p.parameter(p.pos)
			}
			p.skipGroup()
		}
		p.pos += boolInt(p.word(p.pos) == "in")
	}
	p.rubyCondition(true)
	p.pos += boolInt(p.word(p.pos) == "do")
	p.rubyUntilEnd()
	return p.unknown(start)
}

// rubyCase reads case with its branches.
func (p *finder) rubyCase() Expr {
	start := p.pos
	p.pos++
	from := p.pos
	if p.cur().kind != tLine {
		p.rubyCondition(false)
	}
	subject := p.clause(from, min(p.pos, from+50))
	for p.cur().kind == tLine || p.at(';') {
		p.pos++
	}
	var items []Expr
	for p.word(p.pos) == "when" || p.word(p.pos) == "in" {
		p.pos++
		at := p.pos
		for p.cur().kind != tLine && p.word(p.pos) != "then" && !p.rubyStopped() && !p.at(';') {
			p.readOrSkip()
		}
		c := p.clause(at, min(p.pos, at+50))
		c.env = subject.env
		c.flag = ""
		then, _ := c.guards()
		p.rubyThen()
		items = p.rubyBranch(items, p.ctx, then)
	}
	items = p.rubyElse(items, start, p.ctx, setting.NoGuard)
	return Expr{Kind: ChoiceOf, Place: p.from(start), Items: items}
}

// rubyDef reads the definition of a method.
func (p *finder) rubyDef() Expr {
	start := p.pos
	p.pos++
	name, own := p.rubyMethodName()
	r := rubyReader{name: name}
	bare := false
	items := p.inFunction(name, func() {
		r.give.Scope, r.give.Guard = p.ctx.scope, p.ctx.guard
		bare = p.rubyParameters()
		if p.accept('=') {
			p.rubyGive(start, p.rubyStatement())
			return
		}
		p.rubyGive(start, p.rubyUntilEnd())
	})
	if bare && name != "" && len(items) == 1 {
		r.give.TargetPlace, r.give.Place, r.give.Value = p.placeOf(start), p.from(start), items[0]
		if own {
			r.space = p.ctx.inRuby.space
		}
		p.readers = append(p.readers, r)
	}
	return p.unknown(start)
}

// rubyGive records what the body of a method returns at its end.
func (p *finder) rubyGive(start int, e Expr) {
	if e.Place.Span.Len() > 0 && e.Kind != Unknown {
		p.give(start, e)
	}
}

// rubyMethodName reads the name of a method that is defined; own says that it is the class's, not its objects'. The name
// of an operator is "".
func (p *finder) rubyMethodName() (name string, own bool) {
	own = p.ctx.inRuby.own
	for p.cur().kind == tIdent && (p.is(p.pos+1, '.') || p.is(p.pos+1, opScope)) {
		own = true
		p.pos += 2
	}
	if p.cur().kind == tIdent {
		name = p.word(p.pos)
		p.pos++
		if p.at('=') && p.cur().start == p.toks[p.pos-1].end {
			p.pos++ // a setter
			return "", own
		}
		return name, own
	}
	for !p.stopped() && !p.at('(') && p.cur().kind != tIdent {
		p.skipGroup()
	}
	return "", own
}

// rubyParameters reads the parameters of a method and reports whether there are none.
func (p *finder) rubyParameters() (none bool) {
	if p.at('(') {
		open := p.pos
		none = p.closing(open) == open+1
		p.pos++
		p.rubyParameterList(p.closing(open))
		p.leave(open)
		return none
	}
	if p.at('=') || p.cur().kind == tLine || p.at(';') {
		return true
	}
	end := p.pos
	for p.toks[end].kind != tLine && p.toks[end].kind != tEnd && !p.is(end, ';') {
		end++
	}
	p.rubyParameterList(end)
	return false
}

// rubyParameterList reads a, b = 1, c: 2, *d up to the lexeme at index end.
func (p *finder) rubyParameterList(end int) {
	c := p.ctx
	c.inRuby.listed = true
	p.within(c, func() {
		rest := ""
		for n := 0; p.pos < end; {
			at := p.pos
			switch {
			case p.cur().kind == tIdent:
				before := len(p.unit.Assigns)
				p.rubyParameter(end)
				p.numbered(before, n, rest)
				rest = ""
			case p.at(','):
				n++
				p.pos++
			default:
				rest = p.starsAhead()
				p.pos++ // into a pattern, or over a star
			}
			if p.pos == at {
				p.skipGroup()
			}
		}
	})
}

func (p *finder) rubyParameter(end int) {
	name := p.pos
	p.pos++
	part := ""
	if p.at(':') {
		part = ":"
	}
	if !p.accept('=') && !p.accept(':') || p.pos >= end || p.at(',') || p.cur().kind == tLine {
		p.parameter(name)
		p.unit.Assigns[len(p.unit.Assigns)-1].Part = part
		return
	}
	value := p.expr()
	p.assign(Assign{Target: p.word(name), TargetPlace: p.placeOf(name), Value: value, Place: p.from(name), Param: true, Part: part})
}

// rubyClass reads a class or a module.
func (p *finder) rubyClass() Expr {
	start := p.pos
	p.pos++
	c := p.ctx
	c.class = true
	if p.at(opRubyShift) {
		c.inRuby.own = true
	} else if from := p.pos; p.cur().kind == tIdent {
		last := from
		for p.is(last+1, opScope) && p.toks[last+2].kind == tIdent {
			last += 2
		}
		p.pos = last + 1
		c.owner = p.word(last)
		c.inRuby.space = joined(c.inRuby.space, strings.ReplaceAll(p.src[p.toks[from].start:p.toks[last].end], "::", "."))
		c.inRuby.own = false
	}
	for p.cur().kind != tLine && !p.rubyStopped() && !p.at(';') {
		p.readOrSkip()
	}
	p.within(c, func() { p.rubyUntilEnd() })
	return p.unknown(start)
}

func joined(a, b string) string {
	if a == "" || len(a) > pathLimit {
		return b
	}
	return a + "." + b
}

// rubyBlock reads { |a| … } and do |a| … end, a function that returns its last expression.
func (p *finder) rubyBlock() Expr {
	start := p.pos
	braces := p.cur().kind == tOpen
	space := p.ctx.inRuby.space
	items := p.inFunction("", func() {
		p.ctx.inRuby.space = space
		p.pos++
		p.rubyBlockParameters()
		if !braces {
			p.give(start, p.rubyUntilEnd())
			return
		}
		var last Expr
		for end := p.closing(start); p.pos < end; {
			last = p.rubyBody()
			if p.pos < end {
				p.skipGroup()
			}
		}
		p.give(start, last)
	})
	if braces {
		p.leave(start)
	}
	return p.funcOf(start, items)
}

// rubyBlockParameters reads |a, (b, c)| at the start of a block, if it is there.
func (p *finder) rubyBlockParameters() {
	if p.accept(opOr) || !p.accept('|') {
		return
	}
	end := p.pos
	for ; end < p.pos+60 && !p.is(end, '|'); end++ {
		switch p.toks[end].kind {
		case tLine, tEnd, tUncode:
			return
		}
	}
	if p.is(end, '|') {
		for ; p.pos < end; p.pos++ {
			if p.cur().kind == tIdent {
				p.parameter(p.pos)
			}
		}
		p.pos++
	}
}
