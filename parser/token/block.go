package token

import (
	"github.com/dsnlint/dsnlint/setting"
)

// blockWord reads expressions that are mostly a block, such as when (x) { … }.
func (p *finder) blockWord(word string) (Expr, bool) {
	start := p.pos
	if p.d.lines || p.d.script || p.d.typeFirst && word != "switch" {
		return Expr{}, false
	}
	next := p.ahead()
	if next.kind != tOpen && word != "object" {
		return Expr{}, false
	}
	if word == "object" && !p.is(p.pos+1, ':') && !p.is(p.pos+1, '{') {
		return Expr{}, false
	}
	p.pos++
	if word != "object" {
		p.parenGroup()
	}
	if word == "when" && p.d.unnew && p.at('{') {
		return p.whenArms(start), true
	}
	for !p.stopped() && !p.at('{') && !p.at(',') && !p.at(';') {
		p.readOrSkip()
	}
	if p.at('{') {
		p.block(p.ctx)
	}
	return p.unknown(start), true
}

// whenArms reads the arms of Kotlin's when as a choice between them. The word has index start.
func (p *finder) whenArms(start int) Expr {
	open := p.pos
	end := p.closing(open)
	e := Expr{Kind: ChoiceOf}
	for p.pos++; p.pos < end; {
		if !p.accept(opThin) {
			p.skipGroup()
			continue
		}
		at := p.pos
		if arm := p.arm(setting.NoGuard); arm.Place.Span.Len() > 0 {
			e.Items = append(e.Items, arm)
		}
		if p.pos == at {
			p.skipGroup()
		}
	}
	p.leave(open)
	e.Place = p.from(start)
	if len(e.Items) == 0 {
		return p.unknown(start)
	}
	return e
}
