package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// rustTypeLimit is how many lexemes of a type or of its arguments are looked at.
const rustTypeLimit = 512

// angle returns the index behind the > that closes the < at index i; 0 if none does.
func (p *finder) angle(i int) int {
	depth := 0
	for n := 0; n < rustTypeLimit; n++ {
		switch t := &p.toks[i]; t.kind {
		case tEnd, tClose, tUncode, tLine:
			return 0
		case tOpen, tQuote:
			i = p.closing(i)
		case tOp:
			switch {
			case t.op == '<':
				depth++
			case t.op == '>', t.op == opCompare && p.src[t.start] == '>':
				if depth--; depth <= 0 {
					return i + 1
				}
			case t.op == ';', t.op == opArrow:
				return 0
			}
		}
		i++
	}
	return 0
}

// rustType passes a type. Bounds joined by + belong to it where plus says so.
func (p *finder) rustType(plus bool) {
	for n := 0; n < rustTypeLimit; n++ {
		p.typePrefixes()
		switch t := p.cur(); {
		case t.kind == tIdent:
			p.typePath()
		case p.at('('), p.at('['):
			p.leave(p.pos)
		case p.at('<'): // <T as Trait>::Item
			end := p.angle(p.pos)
			if end == 0 {
				return
			}
			p.pos = end
			p.typePath()
		default:
			return
		}
		if p.accept(opThin) {
			continue
		}
		if !plus || !p.accept('+') {
			return
		}
	}
}

// typePrefixes passes &, *const, 'a, mut, dyn, impl and their like before a type.
func (p *finder) typePrefixes() {
	for {
		switch {
		case p.at('&'), p.at(opAnd), p.at('*'), p.at('\''), p.at('!'), p.at('?'):
			p.pos++
			if p.at('+') && p.is(p.pos-1, '\'') {
				p.pos++
			}
			continue
		case p.cur().kind == tIdent:
			switch p.word(p.pos) {
			case "mut", "const", "dyn", "impl", "unsafe", "extern", "for":
				p.pos++
				if p.at('<') {
					p.pos = max(p.pos+1, p.angle(p.pos))
				}
				continue
			}
		case p.cur().kind == tString:
			p.cur().op = opTaken
			p.pos++
			continue
		}
		return
	}
}

// typePath passes a::b<c>::d, and the parameters of Fn(a).
func (p *finder) typePath() {
	if p.cur().kind == tIdent {
		p.pos++
	}
	for {
		switch {
		case p.at(opScope):
			p.pos++
			if p.cur().kind == tIdent {
				p.pos++
			}
		case p.at('<'):
			end := p.angle(p.pos)
			if end == 0 {
				return
			}
			p.pos = end
		case p.at('(') && !p.cur().first:
			p.leave(p.pos)
		default:
			return
		}
	}
}

// typeNames are the dotted path of the type at index i and the last name of its first argument's path.
func (p *finder) typeNames(i int) (path string, argument int) {
	for p.is(i, '&') || p.is(i, '\'') || p.word(i) == "mut" {
		i++
	}
	path, i = p.scopedPath(i)
	if path == "" || !p.is(i, '<') {
		return path, 0
	}
	return path, p.argumentName(i)
}

// argumentName is the index of the last name of the first argument's path in the <…> at index i; 0 if there is none.
func (p *finder) argumentName(i int) int {
	for i++; p.is(i, '\'') || p.is(i, ',') || p.is(i, '&'); i++ {
	}
	path, next := p.scopedPath(i)
	if path == "" || path == "_" {
		return 0
	}
	return next - 1
}

// scopedPath is the path a::b at index i with dots, and the index behind it.
func (p *finder) scopedPath(i int) (string, int) {
	if p.toks[i].kind != tIdent {
		return "", i
	}
	path := p.word(i)
	i++
	for p.is(i, opScope) && p.toks[i+1].kind == tIdent && len(path) < pathLimit {
		path += "." + p.word(i+1)
		i += 2
	}
	return path, i
}

// patternEnd is the index of what ends the pattern at the cursor: = : ; => in, if or the end of the group. In an arm
// only => does.
func (p *finder) patternEnd(arm bool) int {
	i := p.pos
	for i < p.end {
		switch t := &p.toks[i]; t.kind {
		case tEnd, tClose, tUncode:
			return i
		case tOpen, tQuote:
			i = p.closing(i)
			if p.toks[i].kind != tClose && p.toks[i].kind != tUnquote {
				return i
			}
		case tIdent:
			if w := p.word(i); !arm && (w == "in" || w == "if" || w == "else") {
				return i
			}
		case tOp:
			switch {
			case t.op == opArrow:
				return i
			case !arm && (t.op == '=' && !p.is(i-1, opRange) || t.op == ':' || t.op == ';' || t.op == ','):
				return i
			}
		}
		i++
	}
	return i
}

// patternNames are the names that the pattern in the lexemes [from, to) binds. It ends with the guard of an arm.
func (p *finder) patternNames(from, to int) []int {
	var out []int
	for i := from; i < to && len(out) < 32; i++ {
		switch w := p.word(i); {
		case w == "", w == "_", w == "mut", w == "ref", w == "box", w == "self":
		case w == "if":
			return out
		case p.is(i+1, opScope), p.is(i-1, opScope), p.is(i+1, '('), p.is(i+1, '{'), p.is(i+1, '!'):
		case p.is(i+1, ':') && i+1 < to: // the field of a struct
		case strings.ToLower(w[:1]) == w[:1] && w != "true" && w != "false":
			out = append(out, i)
		}
	}
	return out
}

// single is the one name that takes all that matters of a value: x, mut x, Ok(x), Some(ref x). It is -1 elsewhere.
func (p *finder) single(from, to int, names []int) int {
	if len(names) != 1 || to-from > 6 {
		return -1
	}
	for i := from; i < to; i++ {
		switch w := p.word(i); {
		case i == names[0], w == "mut", w == "ref", w == "Ok", w == "Some", p.is(i, '('), p.is(i, ')'), p.is(i, '&'):
		default:
			return -1
		}
	}
	return names[0]
}

// attribute is what the attributes before an item say.
type attribute struct {
	guard setting.Guard
	inner bool // #![…], about what surrounds it
	value Expr // the default of a field: clap's default_value = "…"
}

// attributes passes the attributes at the cursor. Their strings are no strings of the program.
func (p *finder) attributes() attribute {
	var out attribute
	for p.at('#') {
		open := p.pos + 1
		inner := p.is(open, '!')
		if inner {
			open++
		}
		if !p.is(open, '[') {
			break
		}
		end := p.closing(open)
		if g := p.attributeGuard(open+1, end); g != setting.NoGuard {
			out.guard, out.inner = g, inner
		}
		if e := p.attributeDefault(open+1, end); e.Kind == Literal {
			out.value = e
		}
		for i := open; i < end; i++ {
			if p.toks[i].kind == tString {
				p.toks[i].op = opTaken
			}
		}
		p.leave(open)
	}
	return out
}

// attributeGuard reads #[test], #[tokio::test], #[cfg(test)] and #[cfg(debug_assertions)].
func (p *finder) attributeGuard(from, end int) setting.Guard {
	path, i := p.scopedPath(from)
	switch lastName(path) {
	case "test", "bench", "rstest", "test_case", "proptest", "quickcheck":
		return setting.Test
	case "cfg":
		return p.configured(i+1, end)
	}
	return setting.NoGuard
}

// configured is what the condition in the lexemes [from, to) of a cfg says about the environment.
func (p *finder) configured(from, to int) setting.Guard {
	g := setting.NoGuard
	for i := from; i < min(to, from+64); i++ {
		switch p.word(i) {
		case "not", "any":
			return setting.NoGuard
		case "test":
			g = setting.Test
		case "debug_assertions":
			if g == setting.NoGuard {
				g = setting.Development
			}
		}
	}
	return g
}

// attributeDefault reads default_value = "…" of clap and structopt and default = "…" of envconfig, with the variable or
// option that goes before it.
func (p *finder) attributeDefault(from, end int) Expr {
	ref, at := "", -1
	for i := from; i < end; i++ {
		if !p.is(i+1, '=') || p.toks[i+2].kind != tString {
			continue
		}
		switch p.word(i) {
		case "default_value", "default":
			at = i + 2
		case "env", "from":
			ref = "env:" + p.literal(i+2).Text.String()
		case "long":
			if ref == "" {
				ref = "flag:" + p.literal(i+2).Text.String()
			}
		}
	}
	if at < 0 || p.word(from) == "serde" || p.word(from) == "doc" {
		return Expr{}
	}
	e := p.literal(at)
	if ref == "" {
		ref = "flag"
	}
	e.Text = e.Text.AsFallback(ref)
	p.wholes = append(p.wholes, whole{expr: e, alive: true})
	return e
}

// nameLiteral is the text of a name as a literal, for what only the type says.
func (p *finder) nameLiteral(i int) Expr {
	place := p.placeOf(i)
	return Expr{Kind: Literal, Place: place, Text: source.Verbatim(place), Value: setting.String}
}
