package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// startsElement reports whether the < at l.pos starts a JSX element rather than a comparison or type parameters.
func (l *lexer) startsElement() bool {
	if l.noJSX || l.pos+1 >= len(l.src) || !l.operandHere(false) {
		return false
	}
	next := l.src[l.pos+1]
	if next == '>' {
		return true
	}
	if class[next] != cIdent {
		return false
	}
	return !l.d.generics || !l.typeParameters()
}

// typeParameters reports whether <T, …> or <T extends …> stands at l.pos.
func (l *lexer) typeParameters() bool {
	i := l.pos + 1
	for i < len(l.src) && class[l.src[i]] <= cDigit {
		i++
	}
	rest := strings.TrimLeft(l.src[i:min(len(l.src), i+20)], " \t")
	return strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "extends ") ||
		strings.HasPrefix(rest, ">(")
}

// tag goes on inside <a …>. Attribute strings and {…} become lexemes, names do not.
func (l *lexer) tag() {
	for l.pos < len(l.src) {
		switch c := l.src[l.pos]; {
		case c == '>':
			l.pos++
			l.top().kind = fKids
			return
		case c == '/' && strings.HasPrefix(l.src[l.pos:], "/>"):
			l.pos++
			l.endElement()
			return
		case c == '/' && strings.HasPrefix(l.src[l.pos:], "//"):
			l.pos += lineLength(l.src[l.pos:])
		case c == '/' && strings.HasPrefix(l.src[l.pos:], "/*"):
			l.comment()
		case c == '<':
			l.tagArguments()
		case c == '"' || c == '\'':
			l.attribute(c)
		case c == '{':
			l.push(tCode, fCode, l.pos+1)
			return
		default:
			l.pos++
		}
	}
	l.giveUpElements()
}

// tagArguments passes the type arguments of <a<T> …>.
func (l *lexer) tagArguments() {
	depth := 0
	for i, c := range []byte(l.src[l.pos:min(len(l.src), l.pos+200)]) {
		switch c {
		case '<':
			depth++
		case '>':
			depth--
		}
		if depth == 0 {
			l.pos += i + 1
			return
		}
	}
	l.pos++
}

// attribute reads a quoted attribute; it has no escapes and may span lines.
func (l *lexer) attribute(quote byte) {
	n := strings.IndexByte(l.src[l.pos+1:], quote)
	if n < 0 {
		l.problem(source.Unterminated, lexeme{start: int32(l.pos), end: int32(l.pos + 1)}, "a string is never closed")
		l.pos = len(l.src)
		return
	}
	l.emit(tString, opAttribute, l.pos+n+2)
}

// kids goes on between <a> and </a>.
func (l *lexer) kids() {
	i := strings.IndexAny(l.src[l.pos:], "<{")
	if i < 0 {
		l.giveUpElements()
		return
	}
	l.pos += i
	switch {
	case l.src[l.pos] == '{':
		l.push(tCode, fCode, l.pos+1)
	case strings.HasPrefix(l.src[l.pos:], "</"):
		n := strings.IndexByte(l.src[l.pos:], '>')
		if n < 0 {
			n = len(l.src) - l.pos - 1
		}
		l.pos += n
		l.endElement()
	default:
		l.push(tTag, fTag, l.pos+1)
	}
}

// endElement ends the innermost element with the byte at l.pos.
func (l *lexer) endElement() {
	open := l.top().open
	l.unwind(len(l.frames) - 1)
	l.emit(tUntag, '>', l.pos+1)
	l.out[len(l.out)-1].match = open
}

// giveUpElements is for an element that the file's end cuts off: it was a type or a comparison. The file is read again
// from there, once, with < as an operator.
func (l *lexer) giveUpElements() {
	if l.noJSX {
		l.pos = len(l.src)
		return
	}
	l.noJSX = true
	n := 0
	for l.frames[n].kind != fTag && l.frames[n].kind != fKids {
		n++
	}
	at := l.frames[n].open
	l.pos = int(l.out[at].start)
	l.unwind(n)
	l.out = l.out[:at]
	l.emit(tOp, '<', l.pos+1)
}
