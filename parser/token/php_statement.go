package token

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// phpLower is the word at index i in lower case, as PHP reads its keywords.
func (p *finder) phpLower(i int) string { return strings.ToLower(p.word(i)) }

// phpStatement reads one statement, declaration or class member of PHP.
func (p *finder) phpStatement() Expr {
	switch t := p.cur(); {
	case t.kind == tIdent && p.ctx.class:
		p.phpMember()
		return Expr{}
	case t.kind == tIdent:
		return p.phpWorded()
	case p.at('{'):
		p.block(p.ctx)
		return Expr{}
	case p.at(';'), p.at(','), p.at(':'):
		p.pos++
		return Expr{}
	case p.at('#'):
		p.phpAttribute()
		return Expr{}
	}
	return p.expr()
}

// phpAttribute passes #[…], which speaks to tools.
func (p *finder) phpAttribute() {
	p.pos++
	if !p.at('[') {
		return
	}
	for i := p.pos; i < p.closing(p.pos); i++ {
		if k := p.toks[i].kind; k == tString || k == tQuote {
			p.toks[i].op = opTaken
		}
	}
	p.leave(p.pos)
}

// phpWorded reads a statement that starts with a word.
func (p *finder) phpWorded() Expr {
	start := p.pos
	word := p.phpLower(start)
	if p.is(start+1, ':') && word != "else" {
		p.pos += 2 // a label, or the default of a switch
		return Expr{}
	}
	switch word {
	case "if":
		p.phpIf()
	case "else", "do", "try", "finally", "abstract", "final", "readonly", "endif", "endwhile", "endfor", "endforeach", "endswitch", "goto":
		p.pos++
	case "while", "for", "foreach", "switch", "catch", "elseif", "declare":
		p.phpHeaded()
	case "case":
		p.pos++
		p.binary(bindOr)
		if !p.accept(':') {
			p.accept(';')
		}
	case "return":
		return p.phpReturn()
	case "echo", "print":
		return p.phpEcho()
	case "global", "unset", "break", "continue":
		for !p.stopped() && !p.at(';') {
			p.skipGroup()
		}
	default:
		if !p.phpDeclaring(word) {
			return p.expr()
		}
	}
	return Expr{}
}

// phpDeclaring reads the declaration that the word at the cursor starts, if it does.
func (p *finder) phpDeclaring(word string) bool {
	next := p.ahead()
	named := next.kind == tIdent
	switch word {
	case "namespace":
		p.phpNamespace()
	case "use":
		p.phpUse()
	case "const":
		p.pos++
		p.phpConstants()
	case "function":
		if !named && (!p.is(p.pos+1, '&') || p.toks[p.pos+2].kind != tIdent) {
			return false
		}
		p.phpFunction()
	case "class", "interface", "trait", "enum":
		if !named {
			return false
		}
		p.phpClass()
	case "static":
		if !named || p.src[next.start] != '$' {
			return false
		}
		p.pos++
	default:
		return false
	}
	return true
}

// phpIf reads if (c) a elseif (d) b else e, also with colons and endif.
func (p *finder) phpIf() {
	outer := p.ctx
	defer func() { p.ctx = outer }()
	for {
		p.pos++
		if !p.at('(') {
			return
		}
		open := p.pos
		then, other := p.condition(open+1, p.closing(open))
		p.pos++
		p.rest(p.closing(open))
		p.leave(open)
		p.guarded(outer, then)
		p.phpBranch()
		if other != setting.NoGuard {
			outer.guard = other
		}
		p.ctx = outer
		switch {
		case p.phpLower(p.pos) == "elseif":
		case p.phpLower(p.pos) == "else" && p.phpLower(p.pos+1) == "if":
			p.pos++
		case p.phpLower(p.pos) == "else":
			p.pos++
			p.phpBranch()
			return
		default:
			return
		}
	}
}

// phpBranch reads a statement, or behind a colon all of them up to the word that ends the branch.
func (p *finder) phpBranch() {
	if !p.accept(':') {
		p.statement()
		for p.at(';') {
			p.pos++
		}
		return
	}
	for !p.stopped() && !slices.Contains([]string{"elseif", "else", "endif"}, p.phpLower(p.pos)) {
		p.statement()
	}
}

// phpHeaded reads a keyword with parentheses; the block behind them is the next statement.
func (p *finder) phpHeaded() {
	loop := p.phpLower(p.pos) == "foreach"
	p.pos++
	if !p.at('(') {
		return
	}
	open := p.pos
	end := p.closing(open)
	p.pos++
	for p.pos < end {
		if loop && p.phpLower(p.pos) == "as" {
			p.phpLoopVariables(end)
		}
		p.readOrSkip()
	}
	p.leave(open)
	p.accept(':')
}

// phpLoopVariables records the variables of a loop, whose values are not followed.
func (p *finder) phpLoopVariables(end int) {
	for i := p.pos + 1; i < end; i++ {
		if word := p.word(i); strings.HasPrefix(word, "$") {
			place := p.placeOf(i)
			p.assign(Assign{Target: word, TargetPlace: place, Value: Expr{Place: place}, Place: place})
		}
	}
}

// phpReturn reads return e. What a file returns is assigned to "return": PHP's config files do that.
func (p *finder) phpReturn() Expr {
	start := p.pos
	p.pos++
	e := p.expr()
	p.give(start, e)
	if p.ctx.scope == 0 && p.ctx.function == "" && e.Kind != Unknown {
		p.assign(Assign{Target: "return", TargetPlace: p.placeOf(start), Value: e, Place: p.from(start), Const: true})
	}
	return e
}

// phpEcho reads what is printed as the arguments of a call.
func (p *finder) phpEcho() Expr {
	start := p.pos
	c := &Call{Callee: "echo", Method: "echo", CalleePlace: p.placeOf(start), Scope: p.ctx.scope, Guard: p.ctx.guard}
	p.unit.Calls = append(p.unit.Calls, c)
	for p.pos++; !p.stopped() && !p.at(';'); {
		at := p.pos
		c.Args = append(c.Args, Arg{Value: p.expr()})
		if !p.accept(',') && p.pos == at {
			p.skipGroup()
		}
	}
	c.Place = p.from(start)
	return Expr{Kind: CallOf, Place: c.Place, Call: c}
}

// phpNamespace reads namespace a\b; and namespace a { … }.
func (p *finder) phpNamespace() {
	p.pos++
	if p.cur().kind == tIdent {
		if p.unit.Package == "" {
			p.unit.Package = p.phpPath(p.pos)
		}
		p.pos++
	}
}

// phpUse reads use a\b as c, d\{e, f as g}; words that say what kind of name follows do not matter.
func (p *finder) phpUse() {
	p.pos++
	if w := p.phpLower(p.pos); (w == "function" || w == "const") && p.ahead().kind == tIdent {
		p.pos++
	}
	for p.cur().kind == tIdent {
		path := p.phpPath(p.pos)
		p.pos++
		if p.at('{') {
			open := p.pos
			for p.pos++; p.pos < p.closing(open); {
				if p.cur().kind != tIdent {
					p.pos++
					continue
				}
				inner := path + "." + p.phpPath(p.pos)
				p.pos++
				p.phpImport(inner)
			}
			p.leave(open)
		} else {
			p.phpImport(path)
		}
		if !p.accept(',') {
			return
		}
	}
}

// phpImport binds a name to the path before the cursor, under the name behind "as" if there is one.
func (p *finder) phpImport(path string) {
	local := lastName(path)
	if p.phpLower(p.pos) == "as" && p.ahead().kind == tIdent {
		local = p.word(p.pos + 1)
		p.pos += 2
	}
	p.unit.Imports[local] = path
}

// phpConstants reads "A = 1, B = 2" behind the word const.
func (p *finder) phpConstants() {
	if p.cur().kind == tIdent && !p.is(p.pos+1, '=') || p.at('?') {
		p.phpType(true)
	}
	for p.cur().kind == tIdent {
		name := p.pos
		p.pos++
		if !p.accept('=') {
			return
		}
		p.phpField(name, p.word(name), p.expr(), true)
		if !p.accept(',') {
			return
		}
	}
}
