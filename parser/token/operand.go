package token

import (
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// unary reads prefix operators and an operand with everything that follows it: members, arguments, subscripts.
func (p *finder) unary() Expr {
	if p.d.ruby {
		return p.rubyUnary()
	}
	if p.d.elixir {
		return p.elixirUnary()
	}
	start := p.pos
	if p.d.rust {
		if e, ok := p.rustPrefix(); ok {
			return e
		}
	}
	if p.d.php {
		if e, ok := p.phpUnary(); ok {
			return e
		}
	}
	switch t := p.cur(); t.kind {
	case tOp:
		switch t.op {
		case '-', '+', '!', '~', '*', '&', opStep, opPower, opSpread, opBang, '^':
			return p.prefixed(start)
		case '@':
			if !p.d.lines {
				p.annotation()
				return p.unknown(start)
			}
		case '<':
			if p.d.script && p.d.generics {
				if end := p.typeArguments(p.pos); end > 0 {
					p.pos = end // <T>x, or the parameters of a generic arrow function
					return p.nested(p.unary)
				}
			}
		}
	case tIdent:
		switch p.word(start) {
		case "await", "typeof", "void", "delete", "throw", "yield", "ref", "out", "checked", "async":
			if p.prefixWord() {
				p.pos++
				return p.nested(p.unary)
			}
		case "not":
			if p.d.lines {
				return p.prefixed(start)
			}
		}
	case tOpen:
		if t.op == '(' && p.d.typeFirst {
			if end := p.cast(); end > 0 {
				p.pos = end
				return p.nested(p.unary)
			}
		}
	}
	e := p.primary()
	if p.d.c {
		e = p.cJoined(start, e)
	}
	return p.postfix(start, e)
}

// prefixWord reports whether the word at the cursor is an operator before an operand on the same line.
func (p *finder) prefixWord() bool {
	next := p.ahead()
	if p.d.lines && p.word(p.pos) != "await" && p.word(p.pos) != "yield" {
		return false // a name like any other in Python: weakref.ref, session.delete
	}
	switch next.kind {
	case tIdent, tString, tNumber, tQuote:
		return !next.first && (p.word(p.pos) != "async" || p.is(p.pos+2, opArrow) || p.word(p.pos+1) == "function")
	case tOpen:
		if p.word(p.pos) == "async" {
			return p.arrowBehind(p.pos + 1)
		}
		return next.op != '{' || p.word(p.pos) != "checked"
	}
	return false
}

// nested calls read one level deeper.
func (p *finder) nested(read func() Expr) Expr {
	if !p.enter() {
		p.skipOperand()
		return Expr{Place: p.from(p.pos)}
	}
	defer p.exit()
	return read()
}

// prefixed reads an operand behind a prefix operator. A signed number stays a number.
func (p *finder) prefixed(start int) Expr {
	sign := p.cur().op
	word := p.cur().kind == tIdent
	p.pos++
	var e Expr
	if word {
		e = p.nested(func() Expr { return p.binary(bindCompare) })
	} else {
		e = p.nested(p.unary)
	}
	switch {
	case word && p.word(start) == "not", sign == '!' && !word:
		return p.negated(start, e)
	case word:
	case sign == '-' && e.Kind == Literal && e.Value == setting.Number:
		e.Place = p.from(start)
		e.Text = source.Verbatim(e.Place)
		return e
	case sign == '*' || p.d.ruby && (sign == '+' || sign == '-') && (e.Kind == Literal || e.Kind == ConcatOf) && e.Value != setting.Number || sign == opPower || sign == opSpread || sign == '&' || sign == '^':
		return e
	}
	return p.unknown(start)
}

// negated is what the negation of e gives; of a word that means true or false it is the other one.
func (p *finder) negated(start int, e Expr) Expr {
	place := p.from(start)
	if e.Kind == Literal {
		for word, other := range map[string]string{"true": "false", "false": "true", "0": "true", "1": "false"} {
			if e.Value != setting.String && e.Text.String() == word {
				return Expr{Kind: Literal, Place: place, Text: source.Decoded(place, other), Value: setting.Bool}
			}
		}
	}
	return Expr{Kind: NotOf, Place: place, Items: []Expr{e}}
}

// cast returns the index behind a cast at the cursor, or 0: a type in parentheses with an operand behind it.
func (p *finder) cast() int {
	end := p.closing(p.pos)
	if end >= p.end || p.toks[p.pos+1].kind != tIdent || p.typeEnd(p.pos+1) != end {
		return 0
	}
	switch next := &p.toks[end+1]; next.kind {
	case tIdent:
		switch p.word(end + 1) {
		case "instanceof", "is", "as", "switch", "with", "and", "or", "in":
			return 0
		}
		return end + 1
	case tString, tChar, tNumber, tQuote:
		return end + 1
	case tOpen:
		if next.op == '(' {
			return end + 1
		}
	case tOp:
		if p.d.c && next.op == '&' && p.is(end-1, '*') { // (void *) &x
			return end + 1
		}
	}
	return 0
}

// primary reads an operand without what follows it. It reads nothing where no operand stands.
func (p *finder) primary() Expr {
	start := p.pos
	switch t := p.cur(); t.kind {
	case tIdent:
		return p.nameOrWord()
	case tNumber:
		p.pos++
		place := p.from(start)
		return Expr{Kind: Literal, Place: place, Text: source.Verbatim(place), Value: setting.Number}
	case tString, tQuote:
		return p.stringOperand()
	case tChar:
		p.pos++
		return p.character(start)
	case tRegex:
		if p.d.php && p.src[t.start] == '`' {
			place := p.placeOf(start)
			place.Span.Start++
			place.Span.End--
			p.pos++
			return p.shellLine(start, Expr{Kind: Literal, Place: place, Text: source.Verbatim(place), Value: setting.String})
		}
		p.pos++
		return p.unknown(start)
	case tOpen:
		return p.nested(p.group)
	case tTag:
		return p.nested(p.element)
	case tClose, tUncode, tUntag, tUnquote, tEnd, tLine:
		return p.unknown(start)
	case tOp:
		switch t.op {
		case ',', ';', ':', '=', opPlusSet, opSet, opOrSet, opWalrus, opArrow, opThin, ')', ']', '}':
			return p.unknown(start)
		}
	}
	p.skipGroup()
	return p.unknown(start)
}

// nameOrWord reads an operand that starts with a word.
func (p *finder) nameOrWord() Expr {
	if p.d.php {
		return p.phpWord()
	}
	start := p.pos
	word := p.word(start)
	if !p.d.rust && p.is(start+1, opArrow) || !p.d.rust && p.is(start+1, opThin) && !p.d.lines {
		return p.nested(p.lambda)
	}
	switch word {
	case "true", "false", "True", "False":
		if (word[0] < 'a') == p.d.lines {
			return p.constant(setting.Bool, lower(word))
		}
	case "null", "undefined", "nil", "None":
		if (word == "None") == (p.d.lines || p.d.rust) {
			return p.constant(setting.Null, "null")
		}
	}
	if p.d.c && (word == "NULL" || word == "nullptr") {
		return p.constant(setting.Null, "null")
	}
	if e, ok := p.operandWord(word); ok {
		return e
	}
	p.pos++
	return Expr{Kind: Name, Place: p.from(start), Path: word}
}

// operandWord reads an operand that a keyword starts, if the word at the cursor is one.
func (p *finder) operandWord(word string) (Expr, bool) {
	start := p.pos
	if p.d.rust {
		return p.rustBlockWord()
	}
	switch word {
	case "lambda":
		if p.d.lines {
			return p.nested(p.pythonLambda), true
		}
	case "new":
		if !p.d.lines && !p.d.unnew {
			return p.nested(p.construct), true
		}
	case "function":
		if p.d.script {
			return p.nested(p.function), true
		}
	case "class":
		if p.d.script {
			p.classDeclaration()
			return p.unknown(start), true
		}
	case "delegate":
		if p.d.typeFirst && (p.is(start+1, '{') || p.is(start+1, '(')) {
			return p.nested(p.delegate), true
		}
	case "if":
		if p.d.unnew || p.d.typeLast && !p.d.script {
			return p.nested(p.choiceWord), true
		}
	case "import":
		if p.d.script && p.is(start+1, '(') {
			return p.requireCall(), true
		}
	case "require":
		if p.d.script && p.is(start+1, '(') {
			return p.requireCall(), true
		}
	case "from":
		if p.d.language == "csharp" && p.toks[start+1].kind == tIdent {
			for !p.stopped() && !p.at(';') && !p.at(',') {
				p.pos++
				p.readOrSkip()
			}
			return p.unknown(start), true
		}
	case "switch", "when", "match", "try", "object":
		return p.blockWord(word)
	}
	return Expr{}, false
}

func lower(word string) string {
	switch word {
	case "True":
		return "true"
	case "False":
		return "false"
	}
	return word
}

func (p *finder) constant(k setting.Kind, text string) Expr {
	start := p.pos
	p.pos++
	place := p.from(start)
	return Expr{Kind: Literal, Place: place, Text: source.Decoded(place, text), Value: k}
}

// readOrSkip reads an expression, or passes one lexeme where none starts.
func (p *finder) readOrSkip() {
	at := p.pos
	p.expr()
	if p.pos == at {
		p.skipGroup()
	}
}

// element reads the code inside a JSX element.
func (p *finder) element() Expr {
	start := p.pos
	end := p.closing(start)
	for p.pos++; p.pos < end; {
		if p.cur().kind != tCode {
			p.readOrSkip()
			continue
		}
		open := p.pos
		p.pos++
		p.rest(p.closing(open))
		p.leave(open)
	}
	p.leave(start)
	return p.unknown(start)
}

// rest reads whatever expressions there are up to the lexeme at index end.
func (p *finder) rest(end int) {
	for p.pos < end {
		p.readOrSkip()
	}
}

// shellLine is the output of a command in back quotes: a call by that name.
func (p *finder) shellLine(start int, line Expr) Expr {
	c := &Call{
		Callee: "`", Method: "`", Args: []Arg{{Value: line}}, Place: p.from(start), CalleePlace: p.placeOf(start),
		Scope: p.ctx.scope, Guard: p.ctx.guard,
	}
	p.unit.Calls = append(p.unit.Calls, c)
	return Expr{Kind: CallOf, Place: c.Place, Call: c}
}
