package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// op is an operator: a byte below 128 is the operator itself, the rest are the ones of several bytes.
type op uint8

const (
	opArrow     op = 128 + iota // =>
	opThin                      // ->
	opEqual                     // == ===
	opUnequal                   // != !== <>
	opAnd                       // &&
	opOr                        // ||
	opNull                      // ??
	opElvis                     // ?:
	opChain                     // ?.
	opScope                     // ::
	opSpread                    // ...
	opRange                     // ..
	opPower                     // **
	opStep                      // ++ --
	opPlusSet                   // +=
	opOrSet                     // ||= ??=
	opSet                       // any other operator with =
	opWalrus                    // :=
	opCompare                   // <= >=
	opBang                      // !!
	opAttribute                 // of tString: an attribute of an element, without escapes
	opTaken                     // of tString and tQuote: no literal of its own, or a doc string
	opBareKey                   // of tString: a key without quotes
	opVariable                  // of tIdent: a variable without its sign
)

// signs lists the operators of several bytes by their first byte, longest first.
var signs = [128][]struct {
	text string
	op   op
}{
	'=': {{"===", opEqual}, {"==", opEqual}, {"=>", opArrow}},
	'!': {{"!==", opUnequal}, {"!=", opUnequal}, {"!!", opBang}},
	'-': {{"->", opThin}, {"--", opStep}, {"-=", opSet}},
	'+': {{"++", opStep}, {"+=", opPlusSet}},
	'&': {{"&&=", opSet}, {"&&", opAnd}, {"&=", opSet}},
	'|': {{"||=", opOrSet}, {"||", opOr}, {"|=", opSet}},
	'?': {{"?->", opChain}, {"??=", opOrSet}, {"??", opNull}, {"?.", opChain}, {"?:", opElvis}},
	':': {{"::", opScope}, {":=", opWalrus}},
	'.': {{"...", opSpread}, {"..", opRange}, {".=", opPlusSet}},
	'*': {{"**=", opSet}, {"**", opPower}, {"*=", opSet}},
	'<': {{"<=>", opCompare}, {"<=", opCompare}, {"<>", opUnequal}},
	'>': {{">=", opCompare}},
	'%': {{"%=", opSet}},
	'/': {{"/=", opSet}},
	'^': {{"^=", opSet}},
	'@': {{"@=", opSet}},
	'~': {{"~=", opSet}},
}

// sign reads everything that is no name, number, bracket or plain quote.
func (l *lexer) sign(c byte) {
	if l.d.ruby && l.rubySign(c) {
		return
	}
	if l.d.php && l.phpSign(c) {
		return
	}
	if l.d.elixir {
		l.elixirSign(c)
		return
	}
	switch {
	case c == '/' && l.d.slashes:
		l.slash()
		return
	case c == '#':
		l.hash()
		return
	case c == '$' || c == '`' || c == '@':
		l.marked(c)
		return
	case c == '\\':
		l.pos++ // a line that goes on, or a stray backslash
		l.skipLine()
		return
	case c == '.' && l.pos+1 < len(l.src) && class[l.src[l.pos+1]] == cDigit:
		l.number()
		return
	case c == ':' && l.d.format && l.startsSpec():
		l.top().spec = true
		l.pos++
		l.resume()
		return
	case c == '<' && l.d.jsx && l.startsElement():
		l.push(tTag, fTag, l.pos+1)
		l.resume()
		return
	}
	l.operator(c)
}

// skipLine passes one line ending, so that the logical line goes on.
func (l *lexer) skipLine() {
	if strings.HasPrefix(l.src[l.pos:], "\r\n") {
		l.pos += 2
	} else if l.pos < len(l.src) && l.src[l.pos] == '\n' {
		l.pos++
	}
}

func (l *lexer) operator(c byte) {
	if c < 128 {
		rest := l.src[l.pos:]
		for _, s := range signs[c] {
			if strings.HasPrefix(rest, s.text) && l.really(s.op, len(s.text)) {
				o := s.op
				if l.d.c && (o == opThin || o == opScope) {
					o = '.'
				}
				l.emit(tOp, o, l.pos+len(s.text))
				return
			}
		}
	}
	l.emit(tOp, op(c&127), l.pos+1)
}

// really tells look-alikes apart: a ? .5 : b, a ?: in a language with ternaries and optional members, "< >" in generics.
func (l *lexer) really(o op, n int) bool {
	switch o {
	case opChain:
		if l.d.php || n == 3 {
			return l.d.php && n == 3 // ?->
		}
		return l.pos+n >= len(l.src) || class[l.src[l.pos+n]] != cDigit
	case opPlusSet:
		return l.d.php || l.src[l.pos] != '.'
	case opRange:
		return !l.d.php
	case opElvis:
		return !l.d.script && l.d.language != "csharp"
	case opUnequal:
		return l.src[l.pos] == '!' || l.d.lines || l.d.php
	case opBang:
		return l.d.unnew
	}
	return true
}

// startsSpec reports whether a colon here starts the format of an interpolation.
func (l *lexer) startsSpec() bool {
	if len(l.frames) == 0 || l.top().kind != fCode || int(l.base) != len(l.frames)-1 || l.base == 0 {
		return false
	}
	return l.frames[l.base-1].kind != fKids && !strings.HasPrefix(l.src[l.pos:], "::")
}

func (l *lexer) slash() {
	rest := l.src[l.pos:]
	switch {
	case strings.HasPrefix(rest, "//"):
		l.pos += lineLength(rest)
	case strings.HasPrefix(rest, "/*"):
		l.comment()
	case l.d.regex && l.operandHere(true):
		l.regex(rest)
	default:
		l.operator('/')
	}
}

// regex reads a regular expression, or a division where none ends on this line. Looking for the end in vain is limited,
// so that a hostile line is not read again and again.
func (l *lexer) regex(rest string) {
	if l.wasted > len(l.src)+1<<20 {
		l.operator('/')
		return
	}
	n := regexLength(rest)
	if n > 0 {
		l.emit(tRegex, 0, l.pos+n)
		return
	}
	l.wasted += lineLength(rest)
	l.operator('/')
}

func lineLength(s string) int {
	if n := strings.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}

// comment passes a block comment.
func (l *lexer) comment() {
	start, depth := l.pos, 0
	for i := l.pos; i+1 < len(l.src); {
		switch {
		case l.src[i] == '*' && l.src[i+1] == '/':
			depth--
			i += 2
			if depth == 0 || !l.d.nested {
				l.first = l.first || strings.IndexByte(l.src[start:i], '\n') >= 0
				l.pos = i
				return
			}
		case l.src[i] == '/' && l.src[i+1] == '*':
			depth++
			i += 2
		default:
			i++
		}
	}
	l.problem(source.Unterminated, lexeme{start: int32(start), end: int32(min(start+2, len(l.src)))}, "a comment is never closed")
	l.pos = len(l.src)
}

// hash reads what # starts: a comment, a preprocessor line or a private name.
func (l *lexer) hash() {
	switch {
	case l.d.c && l.first:
		l.cDirective()
	case !l.d.slashes, l.pos == 0 && !l.startsAttribute(), l.d.directive && l.first:
		l.pos += lineLength(l.src[l.pos:])
	case l.d.script && l.pos+1 < len(l.src) && (class[l.src[l.pos+1]] == cIdent || l.src[l.pos+1] == '$'):
		l.emit(tIdent, 0, l.dollarName(l.pos+1))
	default:
		l.emit(tOp, '#', l.pos+1)
	}
}

// marked reads what $, @ and ` start: strings, names or operators.
func (l *lexer) marked(c byte) {
	if f, n := l.d.form(l.src, l.pos); n > 0 {
		l.str(f, n)
		return
	}
	next := byte(0)
	if l.pos+1 < len(l.src) {
		next = l.src[l.pos+1]
	}
	switch {
	case c == '$' && l.d.dollar:
		l.emit(tIdent, 0, l.dollarName(l.pos+1))
	case c == '@' && l.d.directive && class[next] == cIdent:
		l.emit(tIdent, 0, l.dollarName(l.pos+1))
	case c == '`' && l.d.ticks:
		n := lineLength(l.src[l.pos:])
		if end := strings.IndexByte(l.src[l.pos+1:l.pos+n], '`'); end >= 0 {
			n = end + 2
		}
		l.emit(tIdent, 0, l.pos+n)
	default:
		l.operator(c)
	}
}

// regexLength measures the regular expression at the start of s, with its flags; 0 if it does not end on its line.
func regexLength(s string) int {
	set := false
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n':
			return 0
		case c == '\\':
			i++
		case c == '[':
			set = true
		case c == ']':
			set = false
		case c == '/' && !set:
			i++
			for i < len(s) && class[s[i]] <= cDigit {
				i++
			}
			return i
		}
	}
	return 0
}

// operandHere looks at the lexemes so far and reports whether an operand, not an operator, must come next. afterBlock
// says whether a closed block counts as the end of a statement.
func (l *lexer) operandHere(afterBlock bool) bool {
	if len(l.out) == 0 {
		return true
	}
	i := len(l.out) - 1
	switch t := l.out[i]; t.kind {
	case tOp:
		return t.op != opStep
	case tOpen, tCode, tLine:
		return true
	case tIdent:
		return l.operandWord(i)
	case tClose:
		return afterBlock && l.statementClosed(t)
	}
	return false
}

// operandWord reports whether the name at index i is a keyword that an operand follows.
func (l *lexer) operandWord(i int) bool {
	t := l.out[i]
	if i > 0 && l.out[i-1].kind == tOp && (l.out[i-1].op == '.' || l.out[i-1].op == opChain) {
		return false
	}
	switch l.src[t.start:t.end] {
	case "return", "typeof", "case", "in", "of", "delete", "void", "instanceof", "new", "do", "else", "throw", "yield",
		"await", "default", "extends":
		return true
	}
	return false
}

// statementClosed reports whether the closing bracket t ends a condition or a block rather than an operand.
func (l *lexer) statementClosed(t lexeme) bool {
	if t.op == ']' {
		return false
	}
	if t.match == 0 {
		return t.op == '}'
	}
	before := l.out[t.match-1]
	if t.op == ')' {
		if before.kind != tIdent {
			return false
		}
		switch l.src[before.start:before.end] {
		case "if", "while", "for", "with":
			return true
		}
		return false
	}
	switch before.kind {
	case tOp:
		return before.op == ';' || before.op == opArrow
	case tOpen:
		return before.op == '{'
	case tIdent:
		word := l.src[before.start:before.end]
		return word != "return" && word != "default"
	}
	return before.kind == tClose
}
