package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// rubyUnary reads prefix operators and an operand with everything that follows it.
func (p *finder) rubyUnary() Expr {
	start := p.pos
	t := p.cur()
	if t.kind == tOp {
		if k := p.ahead().kind; t.op == '+' && (k == tString || k == tQuote) { // a string that may be changed
			p.pos++
			return p.nested(p.rubyUnary)
		}
		switch t.op {
		case '-', '+', '!', '~', '*', '&', opPower, opRange, opSpread, opBang:
			return p.prefixed(start)
		case opScope: // ::A is A
			p.pos++
			start++
			e := p.rubyPrimary()
			return p.rubyPostfix(start, e)
		case opThin:
			e := p.nested(p.rubyLambda)
			return p.rubyPostfix(start, e)
		}
	}
	e := p.rubyPrimary()
	return p.rubyPostfix(start, e)
}

// rubyPrimary reads an operand without what follows it.
func (p *finder) rubyPrimary() Expr {
	start := p.pos
	t := p.cur()
	switch t.kind {
	case tIdent:
		if e, ok := p.rubyKeyword(p.word(start)); ok {
			return e
		}
		p.pos++
		return Expr{Kind: Name, Place: p.from(start), Path: rubyPath(p.word(start))}
	case tString, tQuote:
		if p.src[t.start] == '`' || strings.HasPrefix(p.src[t.start:], "%x") { // the output of a command
			line := p.stringPart()
			p.use(line)
			p.absorb(line)
			return p.shellLine(start, line)
		}
		return p.rubyStringOperand()
	case tOpen:
		return p.nested(p.rubyGroup)
	}
	return p.primary()
}

// rubyStringOperand reads strings that follow each other; a symbol stands alone.
func (p *finder) rubyStringOperand() Expr {
	if p.cur().op != opRubySymbol {
		return p.stringOperand()
	}
	return p.stringPart()
}

// rubyPath is how a name stands in paths: a variable of the object is a field of this.
func rubyPath(word string) string {
	if name := strings.TrimLeft(word, "@$"); name != word && name != "" {
		return "this." + name
	}
	if word == "self" {
		return "this"
	}
	return word
}

// rubyKeyword reads an operand or statement that a keyword starts, if the word at the cursor is one.
func (p *finder) rubyKeyword(word string) (Expr, bool) {
	start := p.pos
	switch word {
	case "true", "false":
		return p.constant(setting.Bool, word), true
	case "nil":
		return p.constant(setting.Null, "null"), true
	case "if", "unless":
		return p.nested(p.rubyIf), true
	case "while", "until", "for":
		return p.nested(p.rubyLoop), true
	case "case":
		return p.nested(p.rubyCase), true
	case "begin":
		p.pos++
		return p.nested(p.rubyUntilEnd), true
	case "def":
		return p.nested(p.rubyDef), true
	case "class", "module":
		return p.nested(p.rubyClass), true
	case "return", "break", "next":
		p.pos++
		e := p.rubyRight()
		if word == "return" {
			p.give(start, e)
		}
		return e, true
	case "not", "defined?":
		p.pos++
		p.expr()
		return p.unknown(start), true
	case "alias", "undef":
		for p.cur().kind != tLine && !p.rubyStopped() {
			p.skipGroup()
		}
		return p.unknown(start), true
	case "then", "do", "redo", "retry":
		p.pos++
		return p.unknown(start), true
	case "end", "else", "elsif", "when", "rescue", "ensure", "and", "or":
		return p.unknown(start), true
	}
	return Expr{}, false
}

// rubyGroup reads (…), […] and {…} as operands.
func (p *finder) rubyGroup() Expr {
	open := p.pos
	switch p.cur().op {
	case '(':
		return p.rubyParenthesised()
	case '[':
		return p.rubyList()
	}
	args := p.rubyArguments(open)
	e := Expr{Kind: ObjectOf, Place: p.from(open)}
	for _, a := range args {
		e.Members = append(e.Members, Member{Name: a.Name, Value: a.Value, Spread: a.Name.IsZero()})
	}
	return e
}

// rubyParenthesised reads statements in parentheses: the value is that of the last one.
func (p *finder) rubyParenthesised() Expr {
	open := p.pos
	var last Expr
	p.pos++
	for end := p.closing(open); p.pos < end; {
		last = p.rubyBody()
		if p.pos < end {
			p.skipGroup()
			last = p.unknown(open)
		}
	}
	p.leave(open)
	if last.Place.Span.Len() == 0 {
		return p.unknown(open)
	}
	return last
}

// rubyList reads [a, b]; pairs in it are one object at its end.
func (p *finder) rubyList() Expr {
	open := p.pos
	e := Expr{Kind: ListOf}
	var members []Member
	unknown := false
	for _, a := range p.rubyArguments(open) {
		switch {
		case !a.Name.IsZero():
			members = append(members, Member{Name: a.Name, Value: a.Value})
		case a.Spread:
			unknown = true
		default:
			e.Items = append(e.Items, a.Value)
		}
	}
	e.Place = p.from(open)
	if unknown {
		return Expr{Kind: Unknown, Place: e.Place}
	}
	if len(members) > 0 {
		e.Items = append(e.Items, Expr{Kind: ObjectOf, Place: e.Place, Members: members})
	}
	return e
}

// rubyArguments reads the elements of the group at index open and moves behind it.
func (p *finder) rubyArguments(open int) []Arg {
	var args []Arg
	c := p.ctx
	c.inRuby.noDo = false
	p.within(c, func() {
		p.elements(open, func(int) {
			if a, ok := p.rubyArgument(); ok {
				args = append(args, a)
			}
		}, func(at int) {
			if p.toks[p.pos-1].kind != tLine && len(args) > 0 {
				last := &args[len(args)-1]
				last.Value = p.unknown(at) // something follows that is not understood
			}
		})
	})
	return args
}

// rubyArgument reads one element: a value, a key with its value, *a, **a; not what hands over a block.
func (p *finder) rubyArgument() (Arg, bool) {
	c := p.ctx
	c.inRuby.listed = true
	var a Arg
	ok := true
	p.within(c, func() { a, ok = p.rubyElement() })
	p.hideNamed(a.Name.String(), a.Value)
	return a, ok
}

func (p *finder) rubyElement() (Arg, bool) {
	start := p.pos
	switch t := p.cur(); {
	case t.kind == tLine:
		p.pos++
		return Arg{}, false
	case t.kind == tOp && t.op == '&':
		p.pos++
		p.expr()
		return Arg{}, false
	case t.kind == tOp && (t.op == '*' || t.op == opPower || t.op == opSpread):
		p.pos++
		return Arg{Value: p.expr(), Spread: true}, true
	case t.kind == tIdent && p.rubyLabel(start):
		p.pos += 2
		return Arg{Name: source.Verbatim(p.placeOf(start)), Value: p.rubyLabelled(start)}, true
	case t.kind == tString && t.op == 0 && p.rubyLabel(start):
		p.pos += 2
		return Arg{Name: p.literal(start).Text, Value: p.expr()}, true
	case t.kind == tQuote && p.rubyLabel(p.closing(start)):
		p.leave(start)
		p.pos++
		return Arg{Name: source.UnknownAt(p.placeOf(start), ""), Value: p.expr()}, true
	}
	e := p.expr()
	if p.pos == start {
		return Arg{}, false
	}
	if p.accept(opArrow) {
		return Arg{Name: p.keyOf(e), Value: p.expr()}, true
	}
	return Arg{Value: e}, true
}

// rubyLabelled reads the value behind a key; without one it is the variable of that name.
func (p *finder) rubyLabelled(name int) Expr {
	for p.cur().kind == tLine && !p.at(',') {
		p.pos++
	}
	if p.stopped() || p.at(',') {
		return Expr{Kind: Name, Place: p.placeOf(name), Path: p.word(name)}
	}
	return p.expr()
}

// rubyLambda reads ->(a) { … } and -> do … end.
func (p *finder) rubyLambda() Expr {
	start := p.pos
	p.pos++
	if p.at('(') {
		p.leave(p.pos)
	}
	for p.cur().kind == tIdent && p.word(p.pos) != "do" {
		p.pos++
		p.accept(',')
	}
	if p.at('{') || p.word(p.pos) == "do" {
		return p.rubyBlock()
	}
	return p.unknown(start)
}
