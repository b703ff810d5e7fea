package token

import (
	"github.com/dsnlint/dsnlint/setting"
)

// suite is an indented block that is open.
type suite struct {
	indent int // of the line that heads it
	outer  context
	other  setting.Guard // what an else of it means
	mark   int           // of a function: how many returns there were before it
	def    bool
}

// lines reads a file of logical lines and indented blocks. Blocks are kept on a list, not on the stack.
func (p *finder) lines() {
	var open []suite
	var closed suite // the block that ended directly before this line, at its indentation
	for p.pos < p.end {
		if p.cur().kind == tLine {
			p.pos++
			continue
		}
		indent := p.indent(p.pos)
		closed = suite{indent: -1}
		for len(open) > 0 && indent <= open[len(open)-1].indent {
			closed = open[len(open)-1]
			open = open[:len(open)-1]
			p.closeSuite(closed)
		}
		if s, ok := p.line(indent, closed); ok {
			open = append(open, s)
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		p.closeSuite(open[i])
	}
}

func (p *finder) closeSuite(s suite) {
	p.ctx = s.outer
	if s.def {
		p.returns = p.returns[:s.mark]
	}
}

// indent is the width of the white space before the lexeme at index i; a tab goes to the next multiple of eight.
func (p *finder) indent(i int) int {
	end := int(p.toks[i].start)
	start := end
	for start > 0 && (p.src[start-1] == ' ' || p.src[start-1] == '\t' || p.src[start-1] == '\f') {
		start--
	}
	n := 0
	for _, c := range []byte(p.src[start:end]) {
		if c == '\t' {
			n &^= 7
			n += 7
		}
		n++
	}
	return n
}

// line reads one logical line. A line that heads a block returns it.
func (p *finder) line(indent int, closed suite) (suite, bool) {
	s := suite{indent: indent, outer: p.ctx, mark: len(p.returns)}
	head := p.head(&s, closed)
	if !head {
		p.simple()
		return s, false
	}
	for !p.stopped() && !p.at(':') {
		p.readOrSkip()
	}
	p.accept(':')
	if p.cur().kind != tLine && p.cur().kind != tEnd {
		p.simple() // the block stands on the same line
		p.closeSuite(s)
		return s, false
	}
	return s, true
}

// head reads the start of a line that heads a block and sets the context of that block. It reports whether the line is
// one.
func (p *finder) head(s *suite, closed suite) bool {
	start := p.pos
	word := p.word(start)
	if word == "async" {
		p.pos++
		word = p.word(p.pos)
	}
	switch word {
	case "def":
		p.def(s)
	case "class":
		p.pythonClass()
	case "if", "elif", "while":
		p.pos++
		from := p.pos
		p.expr()
		then, other := p.condition(from, p.pos)
		s.other = other
		if word == "elif" && closed.indent == s.indent && other == setting.NoGuard {
			s.other = closed.other
		}
		p.guarded(p.ctx, then)
	case "else":
		p.pos++
		if closed.indent == s.indent {
			p.guarded(p.ctx, closed.other)
		}
	case "for", "with":
		p.pos++
		p.withItems()
	case "try", "finally", "except":
		p.pos++
	case "match", "case":
		return p.softHead(start)
	default:
		p.pos = start
		return false
	}
	return true
}

// softHead tells match x: from a variable called match.
func (p *finder) softHead(start int) bool {
	next := &p.toks[start+1]
	if next.kind == tOp && next.op != '-' && next.op != '*' || next.kind == tLine {
		return false
	}
	for i := start + 1; i < len(p.toks) && p.toks[i].kind != tLine; i++ {
		if p.is(i, ':') && (p.toks[i+1].kind == tLine || p.word(start) == "case") {
			p.pos++
			return true
		}
		if p.toks[i].kind == tOpen || p.toks[i].kind == tQuote {
			i = p.closing(i)
		}
	}
	return false
}

// def reads the head of a function up to its colon.
func (p *finder) def(s *suite) {
	p.pos++
	name := ""
	if p.cur().kind == tIdent {
		name = p.word(p.pos)
		p.pos++
	}
	s.def = true
	p.ctx = p.newFunction(name)
	if p.at('[') {
		p.skipGroup()
	}
	if p.at('(') {
		p.parameters()
	}
	if p.accept(opThin) {
		p.value()
	}
}

// pythonClass reads the head of a class; its bases are no arguments of a call.
func (p *finder) pythonClass() {
	p.pos++
	if p.cur().kind == tIdent {
		p.ctx.owner = p.word(p.pos)
		p.pos++
	}
	if p.at('[') {
		p.skipGroup()
	}
	p.ctx.class, p.ctx.settings = true, nil
	if p.at('(') && isSettings(p.arguments(p.pos)) {
		p.ctx.settings = new(string)
	}
}

// withItems reads "f() as x, g() as y" and "x in y" up to the colon.
func (p *finder) withItems() {
	for !p.stopped() && !p.at(':') {
		at := p.pos
		e := p.value()
		if p.word(p.pos) == "as" {
			p.pos++
			name := p.pos
			target := p.value()
			if target.Kind == Name {
				p.assign(Assign{Target: target.Path, TargetPlace: p.placeOf(name), Value: e, Place: p.from(at)})
			}
		}
		if p.at('(') || p.pos == at {
			p.skipGroup()
		}
	}
}

// simple reads the statements of a line that heads no block.
func (p *finder) simple() {
	for p.cur().kind != tLine && p.cur().kind != tEnd {
		at := p.pos
		p.small()
		if p.pos == at {
			p.skipGroup()
		}
	}
}

// small reads one statement without a block.
func (p *finder) small() {
	start := p.pos
	switch p.word(start) {
	case "import":
		p.pythonImport()
		return
	case "from":
		p.pythonFrom()
		return
	case "return":
		p.pos++
		p.give(start, p.tuple())
		return
	case "yield", "raise", "assert", "del", "global", "nonlocal", "print", "exec":
		if next := p.ahead(); next.kind == tIdent || next.kind == tString || next.kind == tQuote || next.kind == tNumber ||
			next.kind == tOpen && p.word(start) != "print" && p.word(start) != "exec" {
			p.pos++
		}
	case "":
		if p.docString() {
			return
		}
		if p.accept('@') {
			p.decorator(start)
			return
		}
	}
	p.expressionOrAssignment(start)
}

// docString passes an expression statement that is only a string.
func (p *finder) docString() bool {
	i := p.pos
	for p.toks[i].kind == tString || p.toks[i].kind == tQuote {
		if p.toks[i].kind == tQuote {
			i = p.closing(i)
		}
		i++
	}
	if i == p.pos || i < len(p.toks) && p.toks[i].kind != tLine && p.toks[i].kind != tEnd && !p.is(i, ';') {
		return false
	}
	for ; p.pos < i; p.pos++ {
		p.cur().op = opTaken
	}
	return true
}

// decorator reads what stands behind @ and marks the call.
func (p *finder) decorator(start int) {
	before := len(p.unit.Calls)
	e := p.expr()
	if e.Kind == CallOf && e.Call.Receiver == nil && len(p.unit.Calls) > before {
		e.Call.Callee = "@" + e.Call.Callee
		e.Call.Place.Span.Start = int(p.toks[start].start)
	}
}

// tuple reads an expression, or several with commas as a list.
func (p *finder) tuple() Expr {
	start := p.pos
	e := p.itemOf()
	if !p.at(',') {
		return e
	}
	items := []Expr{e}
	for p.accept(',') {
		if p.stopped() || p.at('=') {
			break
		}
		items = append(items, p.itemOf())
	}
	return Expr{Kind: ListOf, Place: p.from(start), Items: items}
}

// expressionOrAssignment reads a, b = c, a: T = b, a = b = c and plain expressions.
func (p *finder) expressionOrAssignment(start int) {
	left := p.value()
	constant := false
	if p.at(':') && left.Kind == Name {
		p.pos++
		constant = p.word(p.pos) == "Final" || p.is(p.pos+1, '.') && p.word(p.pos+2) == "Final"
		p.value()
		if p.ctx.settings != nil {
			p.settingsField(start, left)
			return
		}
	}
	switch {
	case p.at(','):
		p.unpacked(start, left)
	case p.at('=') && left.Kind == ListOf:
		p.pos++
		p.unpack(start, left.Items, p.tuple())
	case p.at('='):
		p.chained(start, left, constant)
	case p.cur().kind == tOp && (p.cur().op == opPlusSet || p.cur().op == opOrSet || p.cur().op == opSet || p.cur().op == opWalrus):
		p.assignment(start, left)
	case p.at(';'):
		p.pos++
	}
}

// chained reads = b = c behind the target left; every target takes the last value.
func (p *finder) chained(start int, left Expr, constant bool) {
	targets := []Expr{left}
	p.pos++
	value := p.tuple()
	for p.accept('=') {
		targets = append(targets, value)
		value = p.tuple()
	}
	p.settingsConfig(left, value)
	for _, t := range targets {
		if t.Kind == Name {
			p.assign(Assign{Target: t.Path, TargetPlace: t.Place, Value: value, Place: p.from(start), Const: constant})
		}
	}
}

// unpacked reads the rest of a, b = c.
func (p *finder) unpacked(start int, left Expr) {
	targets := []Expr{left}
	for p.accept(',') {
		if p.stopped() || p.at('=') || p.at(';') {
			break
		}
		at := p.pos
		targets = append(targets, p.unpackTarget())
		if p.pos == at {
			p.skipGroup()
		}
	}
	if p.accept('=') {
		p.unpack(start, targets, p.tuple())
	}
	for !p.stopped() && !p.at(';') {
		p.readOrSkip()
	}
}

// unpackTarget reads one of several targets; one with a star is unknown.
func (p *finder) unpackTarget() Expr {
	if p.at('*') {
		start := p.pos
		p.pos++
		p.value()
		return p.unknown(start)
	}
	return p.value()
}
