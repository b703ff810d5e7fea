package token

import (
	"slices"
	"strings"
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
	p.unit.Assigns = append(p.unit.Assigns, Assign{Target: target, TargetPlace: p.placeOf(start), Value: e,
		Place: p.from(start), Scope: p.ctx.scope, Guard: p.ctx.guard})
	if secretName(p.ctx.function) {
		p.hide(e)
	}
}

// arrowBehind reports whether the parentheses at index open hold the parameters of an arrow function.
func (p *finder) arrowBehind(open int) bool {
	if p.d.lines || !p.is(open, '(') {
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

// blockParameters reads "a, b ->" at the start of a block, if it is there.
func (p *finder) blockParameters(end int) {
	for i := p.pos; i < min(end, p.pos+24); i++ {
		t := &p.toks[i]
		switch {
		case p.is(i, opThin) || p.is(i, opArrow):
			for ; p.pos < i; p.pos++ {
				if p.cur().kind == tIdent {
					p.parameter(p.pos)
				}
			}
			p.pos++
			return
		case t.kind == tIdent, p.is(i, ','), p.is(i, ':'), p.is(i, '<'), p.is(i, '>'), p.is(i, '.'), p.is(i, '?'):
		default:
			return
		}
	}
}

// parameter records a parameter without a default: it hides outer variables of its name.
func (p *finder) parameter(i int) {
	place := p.placeOf(i)
	p.unit.Assigns = append(p.unit.Assigns, Assign{Target: p.word(i), TargetPlace: place, Value: Expr{Place: place},
		Place: place, Scope: p.ctx.scope, Guard: p.ctx.guard, Param: true})
}

// parameters reads the group of parameters at the cursor. Defaults are assignments.
func (p *finder) parameters() {
	open := p.pos
	end := p.closing(open)
	p.pos++
	for p.pos < end {
		at := p.pos
		p.oneParameter(end)
		for p.pos < end && !p.at(',') {
			p.skipGroup()
		}
		if !p.accept(',') && p.pos == at {
			p.pos++
		}
	}
	p.leave(open)
}

func (p *finder) oneParameter(end int) {
	for p.at('@') && !p.d.lines {
		p.annotation()
	}
	if p.d.typeFirst && p.at('[') {
		p.list() // a C# attribute
	}
	for p.at('*') || p.at(opPower) || p.at(opSpread) {
		p.pos++
	}
	if p.at('{') || p.at('[') {
		p.patternParameter()
		return
	}
	if p.pos >= end || p.cur().kind != tIdent {
		return
	}
	name := p.parameterName()
	p.mark(name)
	p.pos = name + 1
	p.accept('?')
	if p.accept(':') {
		p.skipAnnotation()
	}
	if !p.accept('=') {
		p.parameter(name)
		return
	}
	value := p.expr()
	p.assign(Assign{Target: p.word(name), TargetPlace: p.placeOf(name), Value: value, Place: p.from(name), Param: true})
}

// skipAnnotation passes the type behind a colon. Python's is an expression.
func (p *finder) skipAnnotation() {
	if p.d.lines {
		p.value()
		return
	}
	p.skipType()
}

// parameterName is the index of the name among the words of a parameter: the last one, behind modifiers and type.
func (p *finder) parameterName() int {
	i := p.pos
	for p.toks[i].kind == tIdent {
		next := i + 1
		if p.d.typeFirst {
			next = p.typeEnd(i)
		}
		if next == 0 || p.toks[next].kind != tIdent {
			break
		}
		i = next
	}
	return i
}

// patternParameter reads {a, b = 1} = {} as a parameter.
func (p *finder) patternParameter() {
	for _, b := range p.bindings() {
		p.parameter(b.local)
	}
	if p.accept(':') {
		p.skipType()
	}
	if p.accept('=') {
		p.expr()
	}
}

// binding is a name that a pattern binds, and the key that it takes; key is -1 in lists.
type binding struct{ local, key int }

// bindings reads the pattern {a, b: c, d = 1} or [a, b] at the cursor. Nested patterns bind nothing.
func (p *finder) bindings() []binding {
	open := p.pos
	end := p.closing(open)
	list := p.at('[')
	var out []binding
	p.pos++
	for p.pos < end {
		if p.accept(',') || p.accept(opSpread) {
			continue
		}
		at := p.pos
		if p.cur().kind == tIdent {
			b := binding{local: at, key: at}
			p.pos++
			if p.accept(':') {
				b.local = p.pos
				p.skipGroup()
			}
			if list {
				b.key = -1
			}
			if p.toks[b.local].kind == tIdent {
				out = append(out, b)
			}
		}
		for p.pos < end && !p.at(',') {
			p.readOrSkip()
		}
	}
	p.leave(open)
	return out
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

// method reads the parameters and body of a member named by the lexeme at index name.
func (p *finder) method(name int) {
	text := ""
	if p.toks[name].kind == tIdent {
		text = p.word(name)
	}
	p.marked = nil
	p.inFunction(text, p.signatureAndBody)
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

func (p *finder) lambdaParameter() {
	if p.cur().kind != tIdent {
		return
	}
	name := p.pos
	p.pos++
	if !p.accept('=') {
		p.parameter(name)
		return
	}
	value := p.value()
	p.assign(Assign{Target: p.word(name), TargetPlace: p.placeOf(name), Value: value, Place: p.from(name), Param: true})
}

// requireCall reads require("x") and import("x") as the name of the module.
func (p *finder) requireCall() Expr {
	start := p.pos
	open := start + 1
	if p.toks[open+1].kind == tString && open+2 == p.closing(open) {
		module := p.literal(open + 1).Text.String()
		p.leave(open + 0)
		return Expr{Kind: Name, Place: p.from(start), Path: module}
	}
	p.pos++
	return Expr{Kind: Name, Place: p.from(start), Path: p.word(start)}
}

// required reports whether e is what requireCall or a member of it gives.
func (p *finder) required(e Expr) bool {
	if e.Kind != Name {
		return false
	}
	rest := p.src[e.Place.Span.Start:]
	return !strings.HasPrefix(e.Path, "require(") && (strings.HasPrefix(rest, "require(") || strings.HasPrefix(rest, "import("))
}

// imported is what the path of e means through the file's imports, and whether it comes from one.
func (p *finder) imported(e Expr) (string, bool) {
	if e.Kind != Name {
		return "", false
	}
	if p.required(e) {
		return e.Path, true
	}
	head, rest, _ := strings.Cut(e.Path, ".")
	full, ok := p.unit.Imports[head]
	if !ok {
		return "", false
	}
	if rest != "" {
		full += "." + rest
	}
	return full, true
}

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
	c := &Call{Callee: "@" + p.pathOf(start+1, name), Method: p.word(name), CalleePlace: p.placeOf(name),
		Scope: p.ctx.scope, Guard: p.ctx.guard}
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

// pathOf is the dotted name that the lexemes from index i to index last spell.
func (p *finder) pathOf(i, last int) string {
	whole := p.src[p.toks[i].start:p.toks[last].end]
	if !strings.ContainsAny(whole, " \t\r\n/") {
		return whole[strings.LastIndexByte(whole, ':')+1:]
	}
	var b strings.Builder
	for ; i <= last; i++ {
		b.WriteString(p.src[p.toks[i].start:p.toks[i].end])
	}
	return b.String()
}
