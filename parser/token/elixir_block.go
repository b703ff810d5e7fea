package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// elixirSections reads do … else … rescue … end and returns the values that it can have.
func (p *finder) elixirSections(subject clause) []Expr {
	var items []Expr
	for {
		word := p.word(p.pos)
		switch word {
		case "do", "else", "rescue", "catch", "after":
		case "end":
			p.pos++
			return items
		default:
			return items
		}
		p.pos++
		last, arms := p.elixirBody(subject)
		switch {
		case word == "after":
		case len(arms) > 0:
			items = append(items, arms...)
		case last.Place.Span.Len() > 0:
			items = append(items, last)
		}
	}
}

// elixirScoped reads sections in a scope of their own: what is assigned in them is not seen outside.
func (p *finder) elixirScoped(c context) {
	c.scope = p.newScope()
	p.within(c, func() { p.elixirSections(clause{}) })
}

// elixirFn reads fn a, b -> … end.
func (p *finder) elixirFn() Expr {
	start := p.pos
	c := p.ctx.inElixir
	items := p.inFunction("", func() {
		p.ctx.inElixir = c
		p.pos++
		_, arms := p.elixirBody(clause{})
		for _, e := range arms {
			p.give(start, e)
		}
	})
	p.elixirEnd()
	return p.funcOf(start, items)
}

// elixirEnd passes the word end.
func (p *finder) elixirEnd() {
	if p.word(p.pos) == "end" {
		p.pos++
	}
}

// elixirIf reads if and unless with their branches, in both forms.
func (p *finder) elixirIf() Expr {
	start := p.pos
	p.pos++
	from := p.pos
	p.elixirHead()
	then, other := p.condition(from, p.pos)
	if p.word(start) == "unless" {
		then, other = other, then
	}
	var items []Expr
	if p.at(',') {
		items = p.elixirInlineBranches(then, other)
	} else if p.word(p.pos) == "do" && !p.ctx.inElixir.noDo {
		p.pos++
		items = p.elixirBranch(items, then)
		if p.word(p.pos) == "else" {
			p.pos++
			items = p.elixirBranch(items, other)
		}
		p.elixirEnd()
	}
	switch len(items) {
	case 0:
		return p.unknown(start)
	case 1:
		items = append(items, guarded(elixirNil(p.placeOf(start)), other))
	}
	if p.word(start) == "unless" {
		items[0], items[1] = items[1], items[0]
	}
	return Expr{Kind: ChoiceOf, Place: p.from(start), Items: items}
}

// elixirHead reads what stands between a keyword and its do.
func (p *finder) elixirHead() {
	c := p.ctx
	c.inElixir.noDo = true
	p.within(c, func() { p.expr() })
}

// elixirBranch reads the body of a branch.
func (p *finder) elixirBranch(items []Expr, g setting.Guard) []Expr {
	c := p.ctx
	if g != setting.NoGuard {
		c.guard = g
	}
	at := p.pos
	var e Expr
	p.within(c, func() { e, _ = p.elixirBody(clause{}) })
	if e.Place.Span.Len() == 0 {
		e = elixirNil(p.placeOf(min(at, p.end)))
	}
	return append(items, guarded(e, g))
}

// elixirInlineBranches reads the rest of if c, do: a, else: b.
func (p *finder) elixirInlineBranches(then, other setting.Guard) []Expr {
	var items []Expr
	for p.at(',') {
		i := p.pos + 1
		for p.toks[i].kind == tLine {
			i++
		}
		word := p.word(i)
		if word != "do" && word != "else" || !p.rubyLabel(i) {
			break
		}
		p.pos = i + 2
		g := then
		if word == "else" {
			g = other
		}
		c := p.ctx
		if g != setting.NoGuard {
			c.guard = g
		}
		p.within(c, func() { items = append(items, guarded(p.expr(), g)) })
	}
	if len(items) > 2 {
		items = items[:2]
	}
	return items
}

// elixirCase reads case and cond with their arms.
func (p *finder) elixirCase() Expr {
	start := p.pos
	p.pos++
	from := p.pos
	if p.word(p.pos) != "do" && !p.stopped() {
		p.elixirHead()
	}
	subject := p.clause(from, min(p.pos, from+50))
	if p.word(p.pos) != "do" || p.ctx.inElixir.noDo {
		return p.unknown(start)
	}
	items := p.elixirSections(subject)
	if len(items) == 0 {
		return p.unknown(start)
	}
	return Expr{Kind: ChoiceOf, Place: p.from(start), Items: items}
}

// elixirModule reads a module: its attributes and functions are a scope of their own.
func (p *finder) elixirModule() Expr {
	start := p.pos
	p.pos++
	from := p.pos
	for p.toks[p.pos].kind == tIdent && p.word(p.pos) != "do" || p.at('.') {
		p.pos++
	}
	c := p.ctx
	c.class = true
	if p.pos > from {
		c.inElixir.module = joined(c.inElixir.module, p.src[p.toks[from].start:p.toks[p.pos-1].end])
	}
	c.inElixir.repo = false
	for p.word(p.pos) != "do" && !p.stopped() {
		p.skipGroup()
	}
	p.elixirScoped(c)
	return p.unknown(start)
}

// elixirDef reads the definition of a function.
func (p *finder) elixirDef() Expr {
	start := p.pos
	c := p.ctx.inElixir
	name := p.word(start + 1)
	inner := p.ctx
	items := p.inFunction(name, func() {
		p.ctx.inElixir = c
		inner = p.ctx
		p.pos += 1 + boolInt(name != "")
		p.elixirParameters()
		switch {
		case p.at(',') && p.word(p.pos+1) == "do" && p.rubyLabel(p.pos+1):
			p.pos += 3
			p.elixirGive(start, p.expr())
		case p.word(p.pos) == "do":
			for _, e := range p.elixirSections(clause{}) {
				p.elixirGive(start, e)
			}
		}
	})
	if c.repo && name == "init" {
		p.within(inner, func() { p.elixirInit(start, items) })
	}
	return p.unknown(start)
}

// elixirGive records what a function returns, under the full name of its module too.
func (p *finder) elixirGive(start int, e Expr) {
	p.give(start, e)
	if n := len(p.unit.Assigns) - 1; p.ctx.inElixir.module != "" && p.ctx.function != "" && e.Place.Span.Len() > 0 {
		full := p.unit.Assigns[n]
		full.Target = joined(p.ctx.inElixir.module, full.Target)
		p.unit.Assigns = append(p.unit.Assigns, full)
	}
}

// elixirInit records what a repository's init gives back as a call of "Ecto.Repo.init": its configuration at run time.
func (p *finder) elixirInit(start int, items []Expr) {
	for _, e := range items {
		if e.Kind != ListOf || len(e.Items) != 2 || e.Items[0].Text.String() != "ok" || !keywordish(e.Items[1]) {
			continue
		}
		p.unit.Calls = append(p.unit.Calls, &Call{
			Callee: "Ecto.Repo.init", Method: "init", Args: []Arg{{Value: e.Items[1]}}, Place: e.Place, CalleePlace: p.placeOf(start + 1),
			Scope: p.ctx.scope, Guard: p.ctx.guard,
		})
	}
}

// elixirParameters reads the parameters and the conditions of a function's head.
func (p *finder) elixirParameters() {
	c := p.ctx
	c.inElixir.noDo = true
	p.within(c, func() {
		if p.at('(') {
			before := len(p.unit.Assigns)
			for n, a := range p.elixirArguments(p.pos) {
				p.elixirDeclare(a.Value)
				p.numberedWithin(before, n, a.Value.Place)
			}
		}
		for !p.stopped() && !p.at(',') && p.word(p.pos) != "do" {
			if w := p.word(p.pos); w == "when" {
				p.pos++
			}
			p.readOrSkip()
		}
	})
}

// elixirImport reads alias, import and require: alias A.B binds B, alias A.{B, C} both, and as: gives another name.
func (p *finder) elixirImport() Expr {
	start := p.pos
	p.pos++
	path := p.elixirModulePath()
	switch {
	case path == "" || p.word(start) == "import":
	case p.at('{'):
		p.elixirAliases(path)
	default:
		local := lastName(path)
		if p.at(',') && p.word(p.pos+1) == "as" {
			p.pos += 3
			local = p.elixirModulePath()
		}
		if local != path && local != "" {
			p.unit.Imports[local] = path
		}
	}
	for !p.stopped() && !p.elixirStopped() && !p.at(';') {
		p.skipGroup()
	}
	return p.unknown(start)
}

// elixirModulePath reads A.B.C; a dot in front of a group is passed.
func (p *finder) elixirModulePath() string {
	var b strings.Builder
	for p.cur().kind == tIdent && b.Len() < pathLimit {
		word := p.word(p.pos)
		if word == "__MODULE__" && p.ctx.inElixir.module != "" {
			word = p.ctx.inElixir.module
		}
		b.WriteString(word)
		p.pos++
		if !p.accept('.') {
			break
		}
		if p.cur().kind == tIdent {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// elixirAliases reads {B, C.D} behind a path.
func (p *finder) elixirAliases(path string) {
	open := p.pos
	end := p.closing(open)
	for p.pos++; p.pos < end; {
		if p.cur().kind != tIdent {
			p.skipGroup()
			continue
		}
		if name := p.elixirModulePath(); name != "" {
			p.unit.Imports[lastName(name)] = path + "." + name
		}
	}
	p.leave(open)
}

// numberedWithin says of the parameters that stand at a place, among those from index before on, which argument they take.
func (p *finder) numberedWithin(before, n int, place source.Place) {
	for i := before; i < len(p.unit.Assigns); i++ {
		if a := &p.unit.Assigns[i]; a.Param && a.Func == 0 && a.Scope == p.ctx.scope && place.Span.Contains(a.TargetPlace.Span) {
			a.Func, a.Index = p.ctx.fn, n
			if place.Span != a.Place.Span {
				a.Part = "[]"
			}
		}
	}
}
