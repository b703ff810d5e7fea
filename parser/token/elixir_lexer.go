package token

import "strings"

// Elixir's own lexemes; symbols and words of lists are marked as Ruby's are.
const (
	opElixirPipe    op = 248 - iota // |>
	opElixirJoin                    // <>
	opElixirAppend                  // ++
	opElixirFrom                    // <-
	opElixirDefault                 // \\
	opElixirOpen                    // <<
	opElixirShut                    // >>
	opElixirOther                   // any other operator of several signs
)

// elixirSigns lists the operators of several bytes, longer ones first.
var elixirSigns = []struct {
	text string
	op   op
}{
	{"===", opEqual},
	{"!==", opUnequal},
	{"&&&", opElixirOther},
	{"|||", opElixirOther},
	{"^^^", opElixirOther},
	{"~~~", opElixirOther},
	{"<<<", opElixirOther},
	{">>>", opElixirOther},
	{"<<~", opElixirOther},
	{"~>>", opElixirOther},
	{"<~>", opElixirOther},
	{"<|>", opElixirOther},
	{"+++", opElixirAppend},
	{"---", opElixirOther},
	{"...", opSpread},
	{"==", opEqual},
	{"=~", opRubyMatch},
	{"=>", opArrow},
	{"!=", opUnequal},
	{"->", opThin},
	{"--", opElixirOther},
	{"++", opElixirAppend},
	{"&&", opAnd},
	{"||", opOr},
	{"|>", opElixirPipe},
	{"<<", opElixirOpen},
	{"<>", opElixirJoin},
	{"<-", opElixirFrom},
	{"<=", opCompare},
	{"<~", opElixirOther},
	{"~>", opElixirOther},
	{">>", opElixirShut},
	{">=", opCompare},
	{"::", opScope},
	{"..", opRange},
	{"**", opPower},
	{"//", opElixirOther},
	{`\\`, opElixirDefault},
}

// elixirLine passes a line end. It ends the statement unless the line or the next one shows that it goes on.
func (l *lexer) elixirLine() {
	at := l.pos
	l.pos++
	l.first = true
	if !l.elixirGoesOn() {
		l.out = append(l.out, lexeme{kind: tLine, start: int32(at), end: int32(at)})
	}
}

// elixirGoesOn reports whether the statement does not end with the line before l.pos.
func (l *lexer) elixirGoesOn() bool {
	if len(l.out) == 0 || l.pos <= l.inRuby.looked {
		return true
	}
	switch last := &l.out[len(l.out)-1]; last.kind {
	case tLine, tOpen, tCode:
		return true
	case tOp:
		return last.op != ';' && last.op != opElixirShut
	case tIdent:
		switch l.src[last.start:last.end] {
		case "and", "or", "not", "in", "when":
			return true
		}
	}
	at := l.rubyNextCode()
	if elixirContinues(l.src[at:min(len(l.src), at+5)]) {
		l.inRuby.looked = at
		return true
	}
	return false
}

// elixirContinues reports whether a line that starts so belongs to the one before: it starts with an operator that has
// something on its left.
func elixirContinues(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case '.', '=', '*', '/', '>', ')', ']', '}', '|':
		return true
	case '<':
		return !strings.HasPrefix(s, "<<") || strings.HasPrefix(s, "<<<") || strings.HasPrefix(s, "<<~")
	case '&', '+', '-', ':', '\\', '^', '~':
		return len(s) > 1 && s[1] == s[0] || strings.HasPrefix(s, "~>")
	case '!':
		return strings.HasPrefix(s, "!=")
	}
	for _, word := range []string{"and", "or", "in", "when"} {
		if rest, ok := strings.CutPrefix(s, word); ok && (rest == "" || class[rest[0]] > cDigit && rest[0] != ':' && rest[0] != '(') {
			return true
		}
	}
	return false
}

// elixirSign reads everything that is no name, number, bracket or plain quote.
func (l *lexer) elixirSign(c byte) {
	next := byte(0)
	if l.pos+1 < len(l.src) {
		next = l.src[l.pos+1]
	}
	switch {
	case c == '#':
		l.pos += lineLength(l.src[l.pos:])
	case c == '@' && class[next] == cIdent:
		l.emit(tIdent, 0, l.elixirWordEnd(l.pos+1))
	case c == ':' && next != ':':
		l.elixirColon(next)
	case c == '?' && next > ' ':
		l.elixirCharacter()
	case c == '~' && class[next] == cIdent && l.elixirSigil():
	case c == '\\' && next != '\\':
		l.pos++ // a line that goes on, or a stray backslash
		l.skipLine()
	default:
		l.elixirOperator(c)
	}
}

// elixirWordEnd is where the name, keyword or atom ends that goes on at i; ? and ! belong to it.
func (l *lexer) elixirWordEnd(i int) int {
	for i < len(l.src) && (class[l.src[i]] <= cDigit || l.src[i] == '@') {
		i++
	}
	if i < len(l.src) && (l.src[i] == '?' || l.src[i] == '!') && !strings.HasPrefix(l.src[i+1:], "=") {
		i++
	}
	return i
}

// elixirColon reads an atom, or the colon behind a key.
func (l *lexer) elixirColon(next byte) {
	switch {
	case l.rubyBehindOperand() || next <= ' ':
		l.emit(tOp, ':', l.pos+1)
	case class[next] == cIdent:
		l.emit(tString, opRubySymbol, l.elixirWordEnd(l.pos+1))
	case quoteByte(next):
		f, n := elixirForm(l.src, l.pos)
		l.str(f, n)
		if last := &l.out[len(l.out)-1]; last.kind == tString {
			last.op = opRubySymbol
		}
	default:
		l.emit(tRegex, 0, l.pos+1+elixirAtomLength(l.src[l.pos+1:]))
	}
}

// elixirAtomLength measures the operator that names an atom: :<<>>, :%{}, :+.
func elixirAtomLength(s string) int {
	for _, name := range []string{"<<>>", "%{}", "{}", "[]", "%"} {
		if strings.HasPrefix(s, name) {
			return len(name)
		}
	}
	for _, sign := range elixirSigns {
		if strings.HasPrefix(s, sign.text) {
			return len(sign.text)
		}
	}
	if strings.IndexByte("+-*/<>=!&|^@.~", s[0]) >= 0 {
		return 1
	}
	return 0
}

// elixirCharacter reads ?a and ?\n.
func (l *lexer) elixirCharacter() {
	i := l.pos + 1
	if l.src[i] == '\\' {
		i++
	}
	for i++; i < len(l.src) && l.src[i]&0xc0 == 0x80; i++ { // the rest of a rune
	}
	l.emit(tRegex, 0, min(i, len(l.src)))
}

func (l *lexer) elixirOperator(c byte) {
	rest := l.src[l.pos:min(len(l.src), l.pos+3)]
	for _, s := range elixirSigns {
		if strings.HasPrefix(rest, s.text) {
			l.emit(tOp, s.op, l.pos+len(s.text))
			return
		}
	}
	l.emit(tOp, op(c&127), l.pos+1)
}
