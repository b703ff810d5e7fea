package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// stop says why a run of string text ended.
type stop uint8

const (
	atEnd   stop = iota // the file ended
	atQuote             // the closing quote
	atLine              // a line end where none may be
	atCode              // code begins
	atName              // $name
)

// quote reads a string that starts with a plain quote.
func (l *lexer) quote() {
	f, n := l.d.form(l.src, l.pos)
	if n == 0 {
		l.emit(tOp, op(l.src[l.pos]), l.pos+1+l.lifetime())
		return
	}
	l.str(f, n)
}

// str reads a string of form f whose opening delimiter is n bytes long. Without code inside it is one lexeme.
func (l *lexer) str(f form, n int) {
	if f.char && !l.character() {
		l.emit(tOp, '\'', l.pos+1)
		return
	}
	i, why := l.scan(f, l.pos+n)
	if why == atCode || why == atName {
		l.push(tQuote, fText, l.pos+n)
		l.top().form = f
		l.resume()
		return
	}
	k := tString
	if f.char {
		k = tChar
	}
	l.emit(k, 0, l.ended(f, i, why, lexeme{start: int32(l.pos), end: int32(l.pos + 1)}))
	l.suffix()
}

// character reports whether a character literal, and not a lone apostrophe, stands at l.pos.
func (l *lexer) character() bool {
	rest := l.src[l.pos+1 : min(len(l.src), l.pos+14)]
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case '\'':
			return i > 0
		case '\n':
			return false
		}
	}
	return false
}

// suffix passes C#'s mark for UTF-8 strings.
func (l *lexer) suffix() {
	if l.d.c {
		l.cSuffix()
		return
	}
	if l.d.directive && strings.HasPrefix(l.src[l.pos:], "u8") {
		l.pos += 2
	}
}

// ended returns where a string whose text ends at i ends, and complains at its opening quotes if nothing closes it.
func (l *lexer) ended(f form, i int, why stop, open lexeme) int {
	if why == atQuote {
		if f.label != "" {
			return i + f.closer(l.src, i)
		}
		return i + f.count + f.hashes
	}
	l.problem(source.Unterminated, open, "a string is never closed")
	return i
}

// text goes on with a string that has code in it, from l.pos to the next code or to its end.
func (l *lexer) text(f form) {
	i, why := l.scan(f, l.pos)
	if i > l.pos {
		l.emit(tText, 0, i)
	}
	if f.code == phpCode && (why == atCode || why == atName) {
		l.phpInterpolation(why)
		return
	}
	switch why {
	case atCode:
		n := f.braces
		if f.code != braceCode {
			n = 2
		}
		l.top().form.inRuby.depth = l.inRuby.depth
		l.push(tCode, fCode, l.pos+n)
	case atName:
		l.bareName()
	default:
		open := l.top().open
		end := l.ended(f, i, why, l.out[open])
		l.unwind(len(l.frames) - 1)
		l.emit(tUnquote, 0, end)
		l.out[len(l.out)-1].match = open
		l.suffix()
		l.rubyHereEnd(f)
		l.elixirModifiers(l.out[open])
	}
}

// bareName reads $name inside a string.
func (l *lexer) bareName() {
	open := int32(len(l.out))
	l.emit(tCode, '$', l.pos+1)
	i := l.pos
	for i < len(l.src) && class[l.src[i]] <= cDigit {
		i++
	}
	l.emit(tIdent, 0, i)
	l.out[open].match = int32(len(l.out))
	l.emit(tUncode, '$', i)
	l.out[len(l.out)-1].match = open
}

// scan passes string text from i on and says where and why it ends.
func (l *lexer) scan(f form, i int) (int, stop) {
	if l.d.ruby {
		return l.rubyScan(f, i)
	}
	if l.d.elixir {
		return l.elixirScan(f, i)
	}
	if f.closes != "" {
		if n := strings.Index(l.src[i:], f.closes); n >= 0 {
			return i + n, atQuote
		}
		return len(l.src), atEnd
	}
	for i < len(l.src) {
		c := l.src[i]
		if plain[c] {
			i++
			continue
		}
		switch {
		case c == '\n' && f.label != "" && f.closer(l.src, i) > 0:
			return i, atQuote
		case c == f.quote:
			n, closed := l.quotes(f, i)
			if closed {
				return i + n, atQuote
			}
			i += n
		case c == '\\' && (!f.raw || f.guard):
			i += l.escape(f, i)
		case c == '\n' && !f.lines:
			return i, atLine
		case c == '{' && f.code == braceCode:
			n, code := braces(f, l.src, i)
			if code {
				return i + n, atCode
			}
			i += n
		case c == '{' && f.code == phpCode:
			if strings.HasPrefix(l.src[i:], "{$") {
				return i, atCode
			}
			i++
		case c == '$' && f.code >= dollarCode:
			if why := l.dollarCode(f, i); why != atEnd {
				return i, why
			}
			i++
		default:
			i++
		}
	}
	return len(l.src), atEnd
}

// quotes looks at a run of quotes at i: how many bytes are text, and whether the closing quotes follow them.
func (l *lexer) quotes(f form, i int) (n int, closed bool) {
	if f.hashes > 0 && run(l.src[:min(len(l.src), i+1+f.hashes)], i+1, '#') < f.hashes {
		return 1, false
	}
	if !f.twice && !f.greedy {
		k := run(l.src[:min(len(l.src), i+f.count)], i, f.quote)
		if k < f.count {
			return k, false
		}
		return 0, true
	}
	k := run(l.src, i, f.quote)
	switch {
	case f.twice:
		return k &^ 1, k&1 == 1
	case k < f.count:
		return k, false
	}
	return k - f.count, true
}

// escape returns how many bytes the backslash at i takes with it.
func (l *lexer) escape(f form, i int) int {
	if f.code == braceCode && l.d.lines && !f.raw {
		rest := l.src[i:]
		if strings.HasPrefix(rest, `\N{`) {
			if n := strings.IndexByte(rest[:min(len(rest), 100)], '}'); n > 0 {
				return n + 1
			}
		}
	}
	if f.code == braceCode && i+1 < len(l.src) && l.src[i+1] == '{' {
		return 1
	}
	if f.label != "" && i+1 < len(l.src) && (l.src[i+1] == '\n' || l.src[i+1] == '\r') {
		return 1 // the line end may be the last one
	}
	if strings.HasPrefix(l.src[i+1:], "\r\n") {
		return 3
	}
	return min(2, len(l.src)-i)
}

// braces looks at a run of opening braces at i: how many bytes are text, and whether code begins behind them.
func braces(f form, src string, i int) (n int, code bool) {
	k := run(src, i, '{')
	if f.block {
		return max(0, k-f.braces) + boolInt(k < f.braces)*k, k >= f.braces
	}
	return k &^ 1, k&1 == 1
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// dollarCode says what the dollar at i starts, atEnd for nothing.
func (l *lexer) dollarCode(f form, i int) stop {
	if i+1 >= len(l.src) {
		return atEnd
	}
	next := l.src[i+1]
	switch {
	case next == '{':
		return atCode
	case f.code >= nameCode && class[next] == cIdent:
		return atName
	}
	return atEnd
}

// spec passes the format behind the colon of an interpolation; in Python it may hold code again.
func (l *lexer) spec() {
	f := l.frames[len(l.frames)-2].form
	i := l.pos
	for ; i < len(l.src); i++ {
		c := l.src[i]
		if c == '{' && l.d.lines {
			l.pos = i
			l.push(tCode, fCode, i+1)
			return
		}
		if c == '}' {
			l.pos = i
			l.endCode()
			return
		}
		if (c == '\n' && !f.lines) || (c == f.quote && run(l.src, i, c) >= f.count) {
			l.pos = i
			l.abandonCode()
			return
		}
	}
	l.pos = i
}

// abandonCode ends an interpolation that its string ends before.
func (l *lexer) abandonCode() {
	open := l.top().open
	l.unwind(len(l.frames) - 1)
	l.emit(tUncode, '}', l.pos)
	l.out[len(l.out)-1].match = open
}
