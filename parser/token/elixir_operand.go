package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// elixirUnary reads prefix operators and an operand with everything that follows it.
func (p *finder) elixirUnary() Expr {
	start := p.pos
	t := p.cur()
	if t.kind == tOp {
		switch t.op {
		case '-', '+', '!', '^':
			return p.prefixed(start)
		case '&':
			p.pos++
			p.nested(p.unary)
			return p.unknown(start)
		case '%':
			if e, ok := p.elixirMap(); ok {
				return p.elixirPostfix(start, e)
			}
		case opElixirOpen:
			return p.elixirBinary()
		}
	}
	if w := p.word(start); (w == "not" || w == "in") && !p.rubyLabel(start) {
		return p.prefixed(start)
	}
	return p.elixirPostfix(start, p.elixirPrimary())
}

// elixirPrimary reads an operand without what follows it.
func (p *finder) elixirPrimary() Expr {
	start := p.pos
	t := p.cur()
	switch t.kind {
	case tIdent:
		word := p.word(start)
		if e, ok := p.elixirKeyword(word); ok {
			return e
		}
		p.pos++
		if word == "__MODULE__" && p.ctx.inElixir.module != "" {
			word = p.ctx.inElixir.module
		}
		return Expr{Kind: Name, Place: p.from(start), Path: word}
	case tString:
		return p.elixirStringOperand()
	case tQuote:
		if p.src[t.start] == '~' && strings.IndexByte("sc", p.src[t.start+1]) < 0 {
			t.op = opTaken
			p.skipGroup()
			return p.unknown(start)
		}
		return p.stringPart()
	case tOpen:
		return p.nested(p.elixirGroup)
	}
	return p.primary()
}

// elixirStringOperand reads a string or an atom; an atom before a dot is a module of Erlang's.
func (p *finder) elixirStringOperand() Expr {
	start := p.pos
	if p.cur().op == opRubySymbol && p.is(start+1, '.') && p.toks[start+2].kind == tIdent && p.toks[start+1].start == p.toks[start].end {
		p.pos++
		return Expr{Kind: Name, Place: p.from(start), Path: strings.Trim(p.src[p.toks[start].start:p.toks[start].end], `:"'`)}
	}
	return p.stringPart()
}

// elixirKeyword reads an operand or statement that a keyword starts, if the word at the cursor is one.
func (p *finder) elixirKeyword(word string) (Expr, bool) {
	start := p.pos
	if p.rubyLabel(start) {
		return Expr{}, false
	}
	if word[0] == '@' {
		return p.elixirAttribute(word)
	}
	switch word {
	case "true", "false":
		return p.constant(setting.Bool, word), true
	case "nil":
		return p.constant(setting.Null, "null"), true
	case "fn":
		return p.nested(p.elixirFn), true
	case "if", "unless":
		if !p.is(start+1, '(') || p.toks[start+1].start > p.toks[start].end {
			return p.nested(p.elixirIf), true
		}
	case "case", "cond":
		return p.nested(p.elixirCase), true
	case "def", "defp", "defmacro", "defmacrop":
		return p.nested(p.elixirDef), true
	case "defmodule":
		return p.nested(p.elixirModule), true
	case "alias", "import", "require":
		return p.elixirImport(), true
	case "do":
		p.pos++
		return p.unknown(start), true
	case "end", "else", "rescue", "catch", "after", "and", "or", "when":
		return p.unknown(start), true
	}
	return Expr{}, false
}

// elixirAttribute reads what sets a module's attribute, if the one at the cursor is set and not read.
func (p *finder) elixirAttribute(word string) (Expr, bool) {
	start := p.pos
	p.pos++
	if p.toks[p.pos].start == p.toks[start].end || !p.elixirStartsArgument() {
		p.pos = start
		return Expr{}, false
	}
	switch word {
	case "@doc", "@moduledoc", "@typedoc", "@shortdoc":
		if k := p.cur().kind; k == tString || k == tQuote {
			p.cur().op = opTaken
			p.skipGroup()
			return p.unknown(start), true
		}
	case "@spec", "@type", "@typep", "@opaque", "@callback", "@macrocallback":
		for !p.stopped() {
			p.skipGroup()
		}
		return p.unknown(start), true
	}
	value := p.elixirCommand()
	if len(value) == 0 {
		return p.unknown(start), true
	}
	e := value[0].Value
	if !value[0].Name.IsZero() {
		e = p.elixirObject(p.from(start+1), value)
	}
	p.assign(Assign{Target: word, TargetPlace: p.placeOf(start), Value: e, Place: p.from(start)})
	return p.unknown(start), true
}

// elixirGroup reads (…), […] and {…} as operands.
func (p *finder) elixirGroup() Expr {
	open := p.pos
	switch p.cur().op {
	case '(':
		return p.elixirParenthesised()
	case '[':
		return p.elixirList()
	}
	args := p.elixirArguments(open)
	e := Expr{Kind: ListOf, Place: p.from(open), Items: elixirItems(p, args)}
	return p.elixirTuple(e)
}

// elixirTuple gives tuples that stand for something their meaning: {:system, "X"} is a variable of the environment, and
// {Module, options} a child of a supervisor.
func (p *finder) elixirTuple(e Expr) Expr {
	if len(e.Items) < 2 || len(e.Items) > 3 {
		return e
	}
	first, second := e.Items[0], e.Items[1]
	switch {
	case first.Kind == Literal && first.Text.String() == "system" && second.Kind == Literal && second.Value == setting.String:
		p.use(second)
		name := Expr{Kind: Name, Place: e.Place, Path: "ENV." + second.Text.String()}
		if len(e.Items) == 3 {
			return Expr{Kind: ChoiceOf, Place: e.Place, Items: []Expr{name, e.Items[2]}, Default: true}
		}
		return name
	case first.Kind == Name && len(e.Items) == 2 && !elixirFunctional(first.Path) && first.Path[0] != '@' && keywordish(second):
		c := &Call{
			Callee: first.Path + ".child_spec", Method: "child_spec", Args: []Arg{{Value: second}}, Place: e.Place, CalleePlace: first.Place,
			Scope: p.ctx.scope, Guard: p.ctx.guard,
		}
		p.unit.Calls = append(p.unit.Calls, c)
	}
	return e
}

// elixirParenthesised reads statements in parentheses: the value is that of the last one.
func (p *finder) elixirParenthesised() Expr {
	open := p.pos
	var last Expr
	p.pos++
	for end := p.closing(open); p.pos < end; {
		last, _ = p.elixirBody(clause{})
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

// elixirList reads [a, b] and keyword lists; of a list with both, the pairs are one object at its end.
func (p *finder) elixirList() Expr {
	open := p.pos
	args := p.elixirArguments(open)
	place := p.from(open)
	pairs := true
	for i := range args {
		pairs = pairs && elixirPair(&args[i])
	}
	if pairs {
		return p.elixirObject(place, args)
	}
	return Expr{Kind: ListOf, Place: place, Items: elixirItems(p, args)}
}

// elixirPair reports whether an element of a list is a pair, and makes one of {:key, value}.
func elixirPair(a *Arg) bool {
	if !a.Name.IsZero() || a.Spread {
		return true
	}
	v := a.Value
	if v.Kind != ListOf || len(v.Items) != 2 || v.Items[0].Kind != Literal || v.Items[0].Value != setting.String || v.Place.Raw()[0] != '{' {
		return false
	}
	a.Name, a.Value = v.Items[0].Text, v.Items[1]
	return true
}

// elixirObject makes an object of pairs.
func (p *finder) elixirObject(place source.Place, args []Arg) Expr {
	e := Expr{Kind: ObjectOf, Place: place}
	for _, a := range args {
		m := Member{Name: a.Name, Value: a.Value, Spread: a.Name.IsZero()}
		p.hideNamed(m.Name.String(), m.Value)
		e.Members = append(e.Members, m)
	}
	return e
}

// elixirItems are the elements of a list or tuple; what is spread is unknown.
func elixirItems(p *finder, args []Arg) []Expr {
	var items []Expr
	var named []Arg
	for _, a := range args {
		switch {
		case !a.Name.IsZero():
			named = append(named, a)
		case a.Spread:
			items = append(items, Expr{Place: a.Value.Place})
		default:
			items = append(items, a.Value)
		}
	}
	if len(named) > 0 {
		place := named[0].Value.Place
		if n := named[0].Name.Place(); !n.IsZero() {
			place.Span.Start = min(place.Span.Start, n.Span.Start)
		}
		place.Span.End = max(place.Span.End, named[len(named)-1].Value.Place.Span.End)
		items = append(items, p.elixirObject(place, named))
	}
	return items
}

// elixirMap reads %{…}, %Name{…} and %{m | …} at a percent sign.
func (p *finder) elixirMap() (Expr, bool) {
	start := p.pos
	i := start + 1
	for p.toks[i].kind == tIdent && (p.is(i+1, '.') || p.is(i+1, '{')) {
		i += 1 + boolInt(p.is(i+1, '.'))
	}
	if !p.is(i, '{') || p.toks[i].kind != tOpen {
		return Expr{}, false
	}
	path := p.src[p.toks[start+1].start:p.toks[i].start]
	p.pos = i
	var args []Arg
	e := p.nested(func() Expr {
		args = p.elixirArguments(i)
		return p.elixirObject(p.from(start), args)
	})
	e.Path, e.Place = strings.TrimSpace(path), p.from(start)
	return e, true
}

// elixirBinary passes <<…>>. It holds nothing but bytes.
func (p *finder) elixirBinary() Expr {
	start := p.pos
	depth := 0
	for p.cur().kind != tEnd {
		switch {
		case p.at(opElixirOpen):
			depth++
		case p.at(opElixirShut):
			depth--
		case p.stopped() && p.cur().kind != tLine:
			return p.unknown(start)
		}
		p.skipGroup()
		if depth == 0 {
			break
		}
	}
	return p.unknown(start)
}

// elixirArguments reads the elements of the group at index open and moves behind it.
func (p *finder) elixirArguments(open int) []Arg {
	var args []Arg
	c := p.ctx
	c.inElixir.noDo = false
	end := p.closing(open)
	p.within(c, func() {
		for p.pos = open + 1; p.pos < end; {
			if p.cur().kind == tLine || p.at(',') || p.at(';') {
				p.pos++
				continue
			}
			args = p.elixirElement(open, end, args)
		}
	})
	p.leave(open)
	return args
}

// elixirElement reads one element of a group that ends at index end, and what goes with it.
func (p *finder) elixirElement(open, end int, args []Arg) []Arg {
	at := p.pos
	args = append(args, p.elixirArgument())
	last := &args[len(args)-1]
	for p.pos < end && !p.at(',') && p.cur().kind != tLine {
		switch {
		case p.at('|') && p.toks[open].op == '{':
			last.Spread = true // %{map | key: value}
			p.pos++
			return args
		case p.at('|') && p.pos > at:
			p.pos++ // [head | tail]
			return append(args, Arg{Value: p.expr(), Spread: true})
		case p.pos == at:
			p.skipGroup()
		default:
			p.readOrSkip()
		}
		last.Value = p.unknown(at)
	}
	return args
}

// elixirArgument reads one element: a value, or a key with its value.
func (p *finder) elixirArgument() Arg {
	a := p.elixirNamed()
	p.hideNamed(a.Name.String(), a.Value)
	return a
}

func (p *finder) elixirNamed() Arg {
	start := p.pos
	switch t := p.cur(); {
	case t.kind == tIdent && p.rubyLabel(start):
		p.pos += 2
		return Arg{Name: source.Verbatim(p.placeOf(start)), Value: p.expr()}
	case t.kind == tString && t.op == 0 && p.rubyLabel(start):
		p.pos += 2
		name := p.literal(start)
		p.use(name)
		return Arg{Name: name.Text, Value: p.expr()}
	case t.kind == tQuote && p.rubyLabel(p.closing(start)):
		p.leave(start)
		p.pos++
		return Arg{Name: source.UnknownAt(p.placeOf(start), ""), Value: p.expr()}
	}
	e := p.expr()
	if p.pos > start && p.accept(opArrow) {
		return Arg{Name: p.keyOf(e), Value: p.expr()}
	}
	return Arg{Value: e}
}
