package token

import "github.com/dsnlint/dsnlint/setting"

// annotation reads @Name(…) as a call of "@Name".
func (p *finder) annotation() {
	start := p.pos
	p.pos++
	name := p.pos
	for p.cur().kind == tIdent {
		name = p.pos
		p.pos++
		if p.at(':') && p.d.unnew { // @field:Value
			p.pos++
			continue
		}
		if !p.at('.') {
			break
		}
		p.pos++
	}
	if p.d.script && p.at('<') {
		if end := p.typeArguments(p.pos); end > 0 {
			p.pos = end
		}
	}
	if !p.at('(') || p.pos == start+1 || p.toks[p.pos].start != p.toks[p.pos-1].end {
		return
	}
	c := &Call{
		Callee: "@" + p.pathOf(start+1, name), Method: p.word(name), CalleePlace: p.placeOf(name),
		Scope: p.ctx.scope, Guard: p.ctx.guard,
	}
	p.unit.Calls = append(p.unit.Calls, c)
	if p.d.typeFirst && p.d.language == "java" {
		c.Args = p.initialisers(p.pos)
	} else {
		c.Args = p.arguments(p.pos)
	}
	c.Place = p.from(start)
	p.secretsOf(c)
	p.marked = c
}

// mark tells the annotation before a declaration the name that is declared.
func (p *finder) mark(name int) {
	if p.marked != nil {
		p.marked.AssignedTo = p.word(name)
		p.marked = nil
	}
}

// annotated reads an annotation and lets one that names a profile guard the declaration behind it.
func (p *finder) annotated() {
	if p.word(p.pos+1) == "interface" {
		p.pos++
		return
	}
	before := len(p.unit.Calls)
	p.annotation()
	if len(p.unit.Calls) == before {
		return
	}
	if g := profileGuard(p.unit.Calls[before]); g != setting.NoGuard {
		c := p.ctx
		p.ctx.guard = g
		for p.at('@') {
			p.annotation()
		}
		p.statement()
		p.ctx = c
	}
}

// profileGuard is what Spring's @Profile says about the environment.
func profileGuard(c *Call) setting.Guard {
	if c.Callee != "@Profile" || len(c.Args) != 1 {
		return setting.NoGuard
	}
	v := c.Args[0].Value
	items := v.Items
	if v.Kind == Literal {
		items = []Expr{v}
	}
	g := setting.NoGuard
	for _, item := range items {
		switch kind, ok := environment(item.Text.String()); {
		case item.Text.String() == "!prod" || item.Text.String() == "!production":
			g = setting.Development
		case !ok || kind == isProduction:
			return setting.NoGuard
		case kind == isDevelopment:
			g = setting.Development
		case g == setting.NoGuard:
			g = setting.Test
		}
	}
	return g
}
