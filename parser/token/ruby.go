package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// rubyContext is what surrounds a place in a Ruby program.
type rubyContext struct {
	space  string // the modules and classes around, dotted
	own    bool   // inside class << self
	listed bool   // a comma ends the expression
	noDo   bool   // a "do" belongs to something further out
}

// rubyReader is a method without parameters, which is called like a variable is read.
type rubyReader struct {
	name  string
	space string // the modules and classes around, of a method of their own
	give  Assign
}

// rubyFile reads a whole file.
func (p *finder) rubyFile() {
	for p.pos < p.end {
		p.rubyBody()
		if p.pos < p.end {
			p.skipGroup() // an "end" or a bracket too many
		}
	}
	p.rubyReaders()
}

// qualified are the names under which what is defined in a module can be found from outside: A::B::x, and B::x from
// inside A. Of very deep modules only the last few count.
func qualified(space, name string) []string {
	var out []string
	for i := len(space); i > 0 && len(out) < 4; {
		i = strings.LastIndexByte(space[:i], '.')
		out = append(out, space[i+1:]+"."+name)
	}
	return out
}

// rubyReaders lets the methods without parameters be found where their names stand alone. Names that several classes
// share say too little.
func (p *finder) rubyReaders() {
	count := map[string]int{}
	for _, r := range p.readers {
		count[r.name]++
	}
	taken := map[string]bool{}
	for _, a := range p.unit.Assigns {
		taken[a.Target] = true
	}
	for _, r := range p.readers {
		a := r.give
		if a.Target = "this." + r.name; count[r.name] == 1 && !taken[a.Target] {
			p.unit.Assigns = append(p.unit.Assigns, a)
		}
		for _, target := range qualified(r.space, r.name) {
			a.Target, a.Scope = target, 0 // found from anywhere
			if count[r.name] == 1 {
				p.unit.Assigns = append(p.unit.Assigns, a)
			}
		}
	}
}

// rubyBody reads statements up to what ends a body and returns the last one's value.
func (p *finder) rubyBody() (last Expr) {
	for !p.rubyStopped() {
		at := p.pos
		if e := p.rubyStatement(); e.Place.Span.Len() > 0 {
			last = e
		}
		if p.pos == at {
			p.skipGroup()
		}
	}
	return last
}

// rubyStopped reports whether a body ends at the cursor.
func (p *finder) rubyStopped() bool {
	switch p.cur().kind {
	case tClose, tUncode, tUntag, tUnquote, tEnd:
		return true
	case tIdent:
		switch p.word(p.pos) {
		case "end", "else", "elsif", "when", "rescue", "ensure":
			return !p.rubyLabel(p.pos)
		case "in":
			return p.cur().first
		}
	}
	return false
}

// rubyLabel reports whether the name or string that ends at index i is a key: a colon follows without a blank.
func (p *finder) rubyLabel(i int) bool {
	return p.is(i+1, ':') && p.toks[i+1].start == p.toks[i].end
}

// rubyStatement reads one statement with the conditions behind it.
func (p *finder) rubyStatement() Expr {
	start := p.pos
	if p.cur().kind == tLine || p.at(';') {
		p.pos++
		return Expr{}
	}
	if !p.enter() {
		p.skipGroup()
		return Expr{}
	}
	defer p.exit()
	c := p.ctx
	c.inRuby.listed, c.inRuby.noDo = false, false
	var e Expr
	p.within(c, func() {
		e = p.expr()
		if p.at(',') && p.pos > start {
			p.rubyTargets(start, e)
		}
		e = p.rubyModifiers(start, e)
	})
	return e
}

// rubyModifiers reads if, unless, while, until, rescue, and, or behind a statement.
func (p *finder) rubyModifiers(start int, e Expr) Expr {
	for p.cur().kind == tIdent && p.pos > start {
		word := p.word(p.pos)
		switch word {
		case "if", "unless":
			end := p.pos
			p.pos++
			p.expr()
			then, other := p.condition(end+1, p.pos)
			if word == "unless" {
				then = other
			}
			p.rubyGuard(start, end, then)
		case "while", "until", "rescue", "and", "or":
			p.pos++
			p.expr()
		default:
			return e
		}
	}
	return e
}

// rubyGuard puts what stands in the lexemes [start, end) under a condition: calls get its guard, and a variable may keep
// the value that it had.
func (p *finder) rubyGuard(start, end int, g setting.Guard) {
	span := source.Span{Start: int(p.toks[start].start), End: int(p.toks[end].start)}
	p.guardCalls(span, g)
	for i := len(p.unit.Assigns) - 1; i >= 0 && p.unit.Assigns[i].Place.Span.Start >= span.Start; i-- {
		a := &p.unit.Assigns[i]
		if g != setting.NoGuard {
			a.Guard = g
		}
		if a.Place.Span.Start != span.Start || a.Param || strings.HasSuffix(a.Target, "()") {
			continue
		}
		before := Expr{Kind: Name, Place: a.TargetPlace, Path: a.Target}
		if p.src[a.TargetPlace.Span.End-1] == ']' { // a key that was not set is nil
			before = p.rubyNil(a.TargetPlace)
		}
		a.Value.Guard = g
		a.Value = Expr{Kind: ChoiceOf, Place: a.Value.Place, Items: []Expr{a.Value, before}}
	}
}

func (p *finder) rubyNil(at source.Place) Expr {
	return Expr{Kind: Literal, Place: at, Text: source.Decoded(at, "null"), Value: setting.Null}
}

// rubyTargets reads the rest of a, b = c, d.
func (p *finder) rubyTargets(start int, first Expr) {
	targets := []Expr{first}
	for p.accept(',') {
		targets = append(targets, p.value())
	}
	if !p.accept('=') {
		return
	}
	values := []Expr{p.value()}
	for p.accept(',') {
		values = append(values, p.value())
	}
	if len(values) == 1 {
		p.unpack(start, targets, values[0])
		return
	}
	for i, t := range targets {
		if t.Kind != Name {
			continue
		}
		v := Expr{Place: t.Place}
		if len(values) == len(targets) {
			v = values[i]
		}
		p.assign(Assign{Target: t.Path, TargetPlace: t.Place, Value: v, Place: p.from(start)})
	}
}

// rubyBinding says how strongly the operator at the cursor binds; words never do.
func (p *finder) rubyBinding() int {
	t := p.cur()
	if t.kind != tOp {
		return 0
	}
	switch t.op {
	case '?':
		return bindChoice
	case opOr:
		return bindOr
	case opAnd:
		return bindAnd
	case '<', '>', opEqual, opUnequal, opCompare, opRubyMatch:
		return bindCompare
	case '|', '&', '^', opRange, opSpread, opRubyShift:
		return bindBits
	case '+', '-':
		return bindAdd
	case '*', '/', '%', opPower:
		return bindMul
	}
	return 0
}

// rubyAssignment reads the operator and right-hand side of an assignment to left. One to an attribute is a call too, of
// the method that Ruby calls for it: config.redis = x calls "config.redis=".
func (p *finder) rubyAssignment(start int, left Expr) Expr {
	o := p.cur().op
	target := p.pos - 1
	p.pos++
	right := p.rubyRight()
	if left.Kind != Name {
		return right
	}
	value := right
	switch o {
	case opPlusSet:
		value = Expr{Kind: ConcatOf, Place: p.from(start), Items: []Expr{left, right}}
	case opOrSet:
		value = Expr{Kind: ChoiceOf, Place: p.from(start), Items: []Expr{left, right}, Default: true}
	case opSet, opWalrus:
		value = p.unknown(start)
	}
	place := p.from(start)
	head, constant := firstOf(left.Path), capital(left.Path) || left.Path == upperCase(left.Path)
	a := Assign{Target: left.Path, TargetPlace: left.Place, Value: value, Place: place, Const: constant && head == left.Path}
	p.assign(a)
	switch {
	case a.Const:
		for _, target := range qualified(p.ctx.inRuby.space, left.Path) {
			a.Target = target
			p.assign(a)
		}
	case o == '=' && head != left.Path && head != "ENV" && head != "this" && p.toks[target].kind == tIdent:
		p.rubyAttribute(left, target, right, place)
	}
	return right
}

// rubyAttribute records the call that an assignment to an attribute is. target is the index of the attribute's name.
func (p *finder) rubyAttribute(left Expr, target int, right Expr, place source.Place) {
	c := &Call{
		Callee: left.Path + "=", Method: p.word(target) + "=", CalleePlace: p.placeOf(target), Place: place,
		Scope: p.ctx.scope, Guard: p.ctx.guard,
	}
	values := []Expr{right}
	if right.Kind == ListOf && p.src[right.Place.Span.Start] != '[' && p.src[right.Place.Span.Start] != '%' {
		values = right.Items
	}
	for _, v := range values {
		c.Args = append(c.Args, Arg{Value: v})
	}
	p.unit.Calls = append(p.unit.Calls, c)
}

// rubyRight reads the right-hand side of an assignment; several values are a list, the last of them may be keys without
// braces.
func (p *finder) rubyRight() Expr {
	start := p.pos
	e := p.expr()
	if p.ctx.inRuby.listed || !p.at(',') {
		return e
	}
	items := []Expr{e}
	var members []Member
	for p.accept(',') {
		a, ok := p.rubyArgument()
		switch {
		case !ok:
		case !a.Name.IsZero() || a.Spread:
			members = append(members, Member(a))
		default:
			items = append(items, a.Value)
		}
	}
	if len(members) > 0 {
		place := members[0].Value.Place
		if p := members[0].Name.Place(); !p.IsZero() {
			place.Span = place.Span.Cover(p.Span)
		}
		place.Span.End = p.from(start).Span.End
		items = append(items, Expr{Kind: ObjectOf, Place: place, Members: members})
	}
	return Expr{Kind: ListOf, Place: p.from(start), Items: items}
}
