package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Binding powers of operators, weakest first. Those of one language are close enough to those of the others.
const (
	bindChoice  = 2
	bindOr      = 3
	bindAnd     = 4
	bindCompare = 5
	bindBits    = 6
	bindAdd     = 7
	bindMul     = 8
)

// expr reads an expression, assignments included, up to a comma or whatever does not belong to it. It may read nothing.
func (p *finder) expr() Expr {
	if !p.enter() {
		p.skipOperand()
		return Expr{Place: p.from(p.pos)}
	}
	defer p.exit()
	start := p.pos
	left := p.binary(bindChoice)
	if p.d.elixir {
		return p.elixirTail(start, left)
	}
	if p.cur().kind != tOp {
		return left
	}
	switch p.cur().op {
	case '=', opPlusSet, opOrSet, opWalrus, opSet:
		if p.d.ruby {
			return p.rubyAssignment(start, left)
		}
		return p.assignment(start, left)
	}
	return left
}

// value reads an expression that cannot be an assignment.
func (p *finder) value() Expr {
	if !p.enter() {
		p.skipOperand()
		return Expr{Place: p.from(p.pos)}
	}
	defer p.exit()
	return p.binary(bindChoice)
}

// skipOperand passes what is too deep to be read, up to the end of the group or the next comma.
func (p *finder) skipOperand() {
	for !p.stopped() && !p.at(',') && !p.at(';') {
		p.skipGroup()
	}
}

// assignment reads the operator and right-hand side of an assignment to left.
func (p *finder) assignment(start int, left Expr) Expr {
	o := p.cur().op
	p.pos++
	right := p.expr()
	if left.Kind != Name {
		if o == '=' {
			p.unpackPattern(start, left, right)
		}
		return right
	}
	value := right
	switch o {
	case opPlusSet:
		value = Expr{Kind: ConcatOf, Place: p.from(start), Items: []Expr{left, right}}
	case opOrSet:
		value = Expr{Kind: ChoiceOf, Place: p.from(start), Items: []Expr{left, right}, Default: true}
	case opSet:
		value = p.unknown(start)
	}
	p.assign(Assign{Target: left.Path, TargetPlace: left.Place, Value: value, Place: p.from(start)})
	return right
}

// assign records an assignment, tells a call who takes its result, and looks for secrets.
func (p *finder) assign(a Assign) {
	a.Scope, a.Guard = p.ctx.scope, p.ctx.guard
	if p.ctx.class && !a.Param {
		a.Class = p.ctx.owner
	}
	taken(a.Value, a.Target)
	p.unit.Assigns = append(p.unit.Assigns, a)
	p.hideNamed(lastName(a.Target), a.Value)
}

// taken tells the calls that e may be the result of who takes it; the nearest variable wins.
func taken(e Expr, target string) {
	if e.Call != nil && e.Call.AssignedTo == "" {
		e.Call.AssignedTo = target
	}
	if e.Kind == ChoiceOf {
		for _, item := range e.Items {
			taken(item, target)
		}
	}
}

// binary reads operands joined by operators that bind at least as strongly as limit.
func (p *finder) binary(limit int) Expr {
	start := p.pos
	left := p.unary()
	for {
		bind := p.binding()
		if bind < limit || p.pos == start {
			return left
		}
		switch bind {
		case bindChoice:
			left = p.choice(start, left)
		case bindOr:
			left = p.alternative(start, left)
		case bindAnd:
			left = p.both(start, left)
		case bindAdd:
			left = p.sum(start, left)
		case bindMul:
			left = p.product(start, left)
		case bindBits:
			left = p.bits(start, left)
		default:
			left = p.comparison(start, left)
		}
	}
}

// binding says how strongly the operator at the cursor binds; 0 if there is none.
func (p *finder) binding() int {
	if p.d.ruby {
		return p.rubyBinding()
	}
	if p.d.elixir {
		return p.elixirBinding()
	}
	t := p.cur()
	if t.kind == tIdent {
		return p.wordBinding()
	}
	if t.kind != tOp {
		return 0
	}
	switch t.op {
	case '?':
		if p.d.ternary {
			return bindChoice
		}
	case opOr, opNull, opElvis:
		return bindOr
	case opAnd:
		return bindAnd
	case '<', '>', opEqual, opUnequal, opCompare:
		return bindCompare
	case '|', '&', '^', opRange:
		return bindBits
	case '.':
		if p.d.php {
			return bindAdd
		}
	case '+', '-':
		if !p.d.softEnd || !t.first {
			return bindAdd
		}
	case opThin:
		if p.d.scala() {
			return bindBits // "key" -> value
		}
	case '*', '/', '%', opPower, '@':
		if t.op != '@' || p.d.lines {
			return bindMul
		}
	}
	return 0
}

// wordBinding is binding for operators that are words.
func (p *finder) wordBinding() int {
	if p.d.php {
		return boolInt(p.phpLower(p.pos) == "instanceof") * bindCompare
	}
	switch p.word(p.pos) {
	case "if":
		if p.d.lines {
			return bindChoice
		}
	case "or":
		if p.d.lines {
			return bindOr
		}
	case "and":
		if p.d.lines {
			return bindAnd
		}
	case "is", "in", "not":
		if p.d.lines || !p.d.typeFirst || p.d.language == "csharp" {
			return bindCompare
		}
	case "instanceof":
		return bindCompare
	case "switch", "with":
		if p.d.language == "csharp" && p.is(p.pos+1, '{') {
			return bindCompare
		}
	case "as", "satisfies":
		if !p.d.lines && !p.cur().first {
			return bindCompare
		}
	case "to", "until":
		if p.d.unnew {
			return bindBits
		}
	}
	return 0
}

// sum reads the rest of a + b.
func (p *finder) sum(start int, left Expr) Expr {
	if p.d.php {
		return p.phpSum(start, left)
	}
	if p.d.elixir {
		return p.elixirSum(start, left)
	}
	if !p.at('+') {
		p.pos++
		p.binary(bindMul)
		return p.unknown(start)
	}
	items := p.pieces(nil, left)
	for p.at('+') && p.binding() == bindAdd {
		p.pos++
		items = p.pieces(items, p.binary(bindMul))
	}
	return p.concat(p.from(start), items)
}

// maxPieces is the most parts that a text hands on to a larger one: it stays a part of its own where there are more, so
// that texts inside each other are not copied at every level.
const maxPieces = 256

// pieces appends the parts of e to items: e itself, or what it is put together from.
func (p *finder) pieces(items []Expr, e Expr) []Expr {
	switch {
	case e.Kind == ConcatOf && len(e.Items) > maxPieces:
		p.absorb(e)
	case e.Kind == ConcatOf:
		p.absorb(e)
		return append(items, e.Items...)
	case e.Kind == Literal && e.Value == setting.String:
		p.use(e)
	}
	return append(items, e)
}

// use marks a string literal as part of something larger.
func (p *finder) use(e Expr) {
	if p.used == nil {
		p.used = map[int]bool{}
	}
	p.used[e.Place.Span.Start] = true
}

// absorb takes a whole off the list of strings because a larger one holds it.
func (p *finder) absorb(e Expr) {
	if i, ok := p.whole[e.Place.Span]; ok {
		p.wholes[i].alive = false
		delete(p.whole, e.Place.Span)
	}
}

// concat makes a string of pieces, or a list of lists joined by +. Without any string among the pieces it is a sum.
func (p *finder) concat(place source.Place, items []Expr) Expr {
	e := Expr{Kind: ConcatOf, Place: place, Items: items}
	text, number := false, false
	for _, item := range items {
		text = text || item.Kind == Literal && item.Value == setting.String
		number = number || item.Kind == Literal && item.Value == setting.Number || item.Kind == ListOf
	}
	if !text {
		if number {
			return Expr{Kind: Unknown, Place: place}
		}
		return e
	}
	if p.whole == nil {
		p.whole = map[source.Span]int{}
	}
	p.whole[place.Span] = len(p.wholes)
	p.wholes = append(p.wholes, whole{expr: e, alive: true})
	return e
}

// product reads the rest of a * b, a / b or a % b; in Python the last one formats strings.
func (p *finder) product(start int, left Expr) Expr {
	if p.d.ruby {
		return p.rubyProduct(start, left)
	}
	percent := p.at('%') && p.d.lines
	p.pos++
	right := p.unary()
	if percent && left.Kind == Literal && left.Value == setting.String {
		return p.percentFormat(p.from(start), left, right)
	}
	if percent && left.Kind == ConcatOf && onlyText(left.Items) {
		return p.percentFormat(p.from(start), p.flatten(left), right)
	}
	if percent && left.Kind == Name {
		return p.namedFormat(start, left, right)
	}
	return p.unknown(start)
}

// namedFormat reads FORMAT % right, where the name may stand for a string, as a call of a format function.
func (p *finder) namedFormat(start int, format, right Expr) Expr {
	c := &Call{Callee: "%", Method: "%", Receiver: &format, Place: p.from(start), CalleePlace: format.Place, Scope: p.ctx.scope, Guard: p.ctx.guard}
	switch {
	case right.Kind == ListOf && p.src[right.Place.Span.Start] == '(':
		for _, item := range right.Items {
			c.Args = append(c.Args, Arg{Value: item})
		}
	case right.Kind == ObjectOf:
		for _, m := range right.Members {
			c.Args = append(c.Args, Arg(m))
		}
	default:
		c.Args = []Arg{{Value: right}}
	}
	return Expr{Kind: CallOf, Place: c.Place, Call: c}
}

// bits reads the rest of a | b: a set of flags is a list.
func (p *finder) bits(start int, left Expr) Expr {
	if p.d.elixir {
		return p.elixirPipe(start, left)
	}
	shift := p.pos
	flags := p.at('|')
	pair := p.cur().kind == tIdent && p.d.unnew || p.at(opThin)
	p.pos++
	right := p.binary(bindAdd)
	switch {
	case p.d.ruby && p.is(shift, opRubyShift) && left.Kind == Name && (right.Kind != Literal || right.Value == setting.String):
		p.unit.Calls = append(p.unit.Calls, &Call{
			Callee: left.Path + ".<<", Method: "<<", Args: []Arg{{Value: right}}, Place: p.from(start), CalleePlace: p.placeOf(shift),
			Scope: p.ctx.scope, Guard: p.ctx.guard,
		})
		return left
	case flags && p.d.lines && (left.Kind == ObjectOf || right.Kind == ObjectOf): // two dicts
		return Expr{Kind: ObjectOf, Place: p.from(start), Members: append(spreadOf(left), spreadOf(right)...)}
	case flags && (left.Kind == Name || left.Kind == ListOf) && right.Kind == Name:
		items := []Expr{left}
		if left.Kind == ListOf {
			items = left.Items
		}
		return Expr{Kind: ListOf, Place: p.from(start), Items: append(items, right)}
	case pair && left.Kind == Literal:
		m := Member{Name: left.Text, Value: right}
		p.hideNamed(m.Name.String(), m.Value)
		return Expr{Kind: ObjectOf, Place: p.from(start), Members: []Member{m}}
	}
	return p.unknown(start)
}

// lastName is the part of a dotted path after the last dot.
func lastName(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }
