package token

import "github.com/dsnlint/dsnlint/source"

// arguments reads the arguments in the group at index open and moves behind it.
func (p *finder) arguments(open int) []Arg {
	var args []Arg
	p.elements(open, func(int) { args = append(args, p.argument()) }, func(int) {})
	return args
}

// argument reads one argument, named or not.
func (p *finder) argument() Arg {
	var a Arg
	switch t := p.cur(); {
	case t.kind == tOp && !p.d.rust && (t.op == opSpread || t.op == '*' || t.op == opPower):
		a.Spread = true
		p.pos++
	case t.kind == tIdent && p.named(p.pos):
		a.Name = source.Verbatim(p.placeOf(p.pos))
		p.pos += 2
	case t.kind == tIdent && p.d.typeFirst:
		p.declaredArgument()
	}
	at := p.pos
	a.Value = p.placed(at, p.expr())
	p.hideNamed(a.Name.String(), a.Value)
	return a
}

// named reports whether the name at index i names an argument.
func (p *finder) named(i int) bool {
	switch {
	case p.d.script, p.d.c:
		return false
	case p.d.lines, p.d.unnew, p.d.typeLast:
		return p.is(i+1, '=')
	}
	return p.d.language != "java" && p.is(i+1, ':') || p.d.trailing && p.is(i+1, ':')
}

// declaredArgument passes out T x, where a variable is declared, not read.
func (p *finder) declaredArgument() {
	switch p.word(p.pos) {
	case "out", "ref", "in":
		if p.ahead().kind != tIdent {
			return
		}
		p.pos++
		if end := p.typeEnd(p.pos); end > 0 && p.toks[end].kind == tIdent {
			p.pos = end
		}
	}
}

// comprehension reads the rest of x for y in z.
func (p *finder) comprehension() bool {
	word := p.word(p.pos)
	if !p.d.lines || word != "for" && word != "async" && word != "if" {
		return false
	}
	p.pos++
	p.value()
	return true
}
