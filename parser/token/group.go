package token

import (
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// group reads an operand in brackets: (x), a list, an object, or a lambda that starts with its parameters.
func (p *finder) group() Expr {
	if p.d.rust && !p.at('{') {
		var e Expr
		p.within(p.plainContext(), func() { e = p.bracketed() })
		return e
	}
	return p.bracketed()
}

func (p *finder) bracketed() Expr {
	switch p.cur().op {
	case '(':
		if p.arrowBehind(p.pos) {
			return p.lambda()
		}
		return p.parenthesised()
	case '[':
		if p.d.php {
			return p.phpArray(p.pos)
		}
		return p.list()
	}
	switch {
	case p.d.rust:
		return p.rustBlock()
	case p.d.script:
		return p.object()
	case p.d.lines:
		return p.dict()
	case p.d.trailing:
		return p.lambdaBlock()
	}
	return p.initialiser()
}

// parenthesised reads (x); several expressions are a tuple.
func (p *finder) parenthesised() Expr {
	open := p.pos
	var items []Expr
	var members []Member
	p.elements(open,
		func(at int) {
			if p.d.language == "csharp" && p.cur().kind == tIdent && p.is(at+1, ':') { // (Name: value)
				p.pos += 2
				members = append(members, Member{Name: source.Verbatim(p.placeOf(at)), Value: p.expr()})
				return
			}
			items = append(items, p.placed(at, p.itemOf()))
		},
		func(at int) {
			if len(items) > 0 {
				items[len(items)-1] = p.unknown(at)
			}
		})
	if len(members) > 0 {
		return Expr{Kind: ObjectOf, Place: p.from(open), Members: members}
	}
	if len(items) == 1 && !p.is(p.closing(open)-1, ',') {
		return items[0]
	}
	if !p.d.lines && len(items) > 0 && p.d.script {
		return items[len(items)-1] // the comma operator
	}
	return Expr{Kind: ListOf, Place: p.from(open), Items: items}
}

// elements reads the group at index open, whose elements commas part, and moves behind it. read reads the element at
// index at; surplus is told of it each time that something more was passed in front of the next comma.
func (p *finder) elements(open int, read, surplus func(at int)) {
	end := p.closing(open)
	p.pos = open + 1
	for p.pos < end {
		if p.accept(',') {
			continue
		}
		at := p.pos
		read(at)
		for p.pos < end && !p.at(',') {
			if p.pos == at || !p.comprehension() {
				p.readOrSkip()
			}
			surplus(at)
		}
	}
	p.leave(open)
}

// itemOf reads an element of a list, without its spread.
func (p *finder) itemOf() Expr {
	if t := p.cur(); t.kind == tOp && (t.op == opSpread || t.op == '*' || t.op == opRange) {
		start := p.pos
		p.pos++
		p.expr()
		return p.unknown(start)
	}
	return p.expr()
}

// list reads [a, b]; with a comprehension its elements are not known. Where lists have pairs, it is an object.
func (p *finder) list() Expr {
	open := p.pos
	var items []Expr
	var members []Member
	unknown := false
	p.elements(open, func(at int) {
		items = append(items, p.placed(at, p.itemOf()))
		if p.d.trailing && p.at(':') {
			members = append(members, p.pair(items[len(items)-1]))
		}
	}, func(int) { unknown = true })
	switch {
	case len(members) > 0:
		return Expr{Kind: ObjectOf, Place: p.from(open), Members: members}
	case unknown:
		return p.unknown(open)
	}
	return Expr{Kind: ListOf, Place: p.from(open), Items: items}
}

// pair reads ": value" behind a key.
func (p *finder) pair(key Expr) Member {
	p.pos++
	m := Member{Name: p.keyOf(key), Value: p.expr()}
	p.hideNamed(m.Name.String(), m.Value)
	return m
}

// keyOf is the name that a key expression gives; of a computed one it is a hole.
func (p *finder) keyOf(key Expr) source.Text {
	switch {
	case key.Kind == Literal:
		return key.Text
	case key.Kind == Name && p.d.trailing:
		return source.Verbatim(key.Place)
	case key.Kind == Name:
		return source.UnknownAt(key.Place, "var:"+key.Path)
	}
	return source.UnknownAt(key.Place, "")
}

// dict reads Python's {k: v} and {a, b}.
func (p *finder) dict() Expr {
	open := p.pos
	e := Expr{Kind: ObjectOf}
	unknown := false
	p.elements(open, func(int) {
		if p.accept(opPower) {
			e.Members = append(e.Members, Member{Value: p.value(), Spread: true})
			return
		}
		key := p.itemOf()
		if p.at(':') {
			e.Members = append(e.Members, p.pair(key))
		} else {
			e.Items = append(e.Items, key)
		}
	}, func(int) { unknown = true })
	e.Place = p.from(open)
	switch {
	case unknown:
		return Expr{Kind: Unknown, Place: e.Place}
	case len(e.Items) > 0:
		e.Kind, e.Members = ListOf, nil
	}
	return e
}

// object reads a script's {k: v, k, ...rest, m() {}}.
func (p *finder) object() Expr {
	open := p.pos
	end := p.closing(open)
	p.pos++
	e := Expr{Kind: ObjectOf}
	for p.pos < end {
		if p.accept(',') {
			continue
		}
		at := p.pos
		if m, ok := p.property(); ok {
			p.hideNamed(m.Name.String(), m.Value)
			e.Members = append(e.Members, m)
		}
		for p.pos < end && !p.at(',') {
			if p.pos == at {
				p.skipGroup()
				continue
			}
			p.readOrSkip()
		}
	}
	p.leave(open)
	e.Place = p.from(open)
	return e
}

// property reads one entry of a script's object. A method is a member like any function; what get, set and async stand
// before is read, but is none.
func (p *finder) property() (Member, bool) {
	if p.accept(opSpread) {
		return Member{Value: p.expr(), Spread: true}, true
	}
	first := p.pos
	p.skipMethodWords()
	start := p.pos
	var name source.Text
	switch t := p.cur(); {
	case t.kind == tIdent, t.kind == tNumber:
		name = source.Verbatim(p.placeOf(p.pos))
		p.pos++
	case t.kind == tString:
		name = p.literal(p.pos).Text
		p.pos++
	case p.at('['):
		name = p.computedKey()
	default:
		return Member{}, false
	}
	switch {
	case p.accept(':'):
		return Member{Name: name, Value: p.expr()}, true
	case p.at('('), p.at('<'):
		items := p.method(start)
		if p.word(first) == "get" && start == first+1 && len(items) == 1 {
			return Member{Name: name, Value: items[0]}, true
		}
		return Member{Name: name, Value: Expr{Kind: FuncOf, Place: p.from(start), Items: items}}, start == first
	}
	place := p.placeOf(start)
	return Member{Name: name, Value: Expr{Kind: Name, Place: place, Path: p.word(start)}}, p.toks[start].kind == tIdent
}

// computedKey reads [k] before a colon.
func (p *finder) computedKey() source.Text {
	open := p.pos
	p.pos++
	key := p.expr()
	p.rest(p.closing(open))
	p.leave(open)
	return p.keyOf(key)
}

// skipMethodWords passes get, set, async, static and * before a member's name.
func (p *finder) skipMethodWords() {
	for {
		switch p.word(p.pos) {
		case "get", "set", "async", "static":
			next := p.ahead()
			if next.kind != tIdent && next.kind != tString && !p.is(p.pos+1, '[') && !p.is(p.pos+1, '*') {
				return
			}
			p.pos++
		default:
			if !p.accept('*') {
				return
			}
		}
	}
}

// initialiser reads {a, b} of Java and C# arrays and collections; {{k, v}, …} and {[k] = v} are objects.
func (p *finder) initialiser() Expr {
	open := p.pos
	args := p.initialisers(open)
	e := Expr{Kind: ListOf, Place: p.from(open)}
	for _, a := range args {
		if !a.Name.IsZero() {
			e.Members = append(e.Members, Member{Name: a.Name, Value: a.Value})
			continue
		}
		e.Items = append(e.Items, a.Value)
	}
	if len(e.Members) > 0 {
		e.Kind, e.Items = ObjectOf, nil
	}
	return e
}

// initialisers reads the entries of {…} behind a constructor: X = v, [k] = v and {k, v} are named.
func (p *finder) initialisers(open int) []Arg {
	var args []Arg
	p.elements(open, func(at int) {
		if a := p.entry(); p.pos > at {
			args = append(args, a)
		}
	}, func(int) {})
	return args
}

func (p *finder) entry() Arg {
	var a Arg
	switch {
	case p.d.c && p.at('.') && p.is(p.pos+2, '='): // .name = value
		p.pos++
		a.Name = source.Verbatim(p.placeOf(p.pos))
		p.pos += 2
		a.Value = p.expr()
	case p.cur().kind == tIdent && p.is(p.pos+1, '='):
		a.Name = source.Verbatim(p.placeOf(p.pos))
		p.pos += 2
		a.Value = p.expr()
	case p.at('[') && p.is(p.closing(p.pos)+1, '='):
		a.Name = p.computedKey()
		p.pos++
		a.Value = p.expr()
	default:
		a.Value = p.expr()
		if v := a.Value; p.d.language == "csharp" && v.Kind == ListOf && len(v.Items) == 2 && v.Items[0].Kind == Literal && v.Items[0].Value == setting.String && p.braced(v) {
			a.Name, a.Value = v.Items[0].Text, v.Items[1]
		}
	}
	p.hideNamed(a.Name.String(), a.Value)
	return a
}

// braced reports whether e was written in braces.
func (p *finder) braced(e Expr) bool {
	return p.src[e.Place.Span.Start] == '{'
}
