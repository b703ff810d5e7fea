package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// elixirEscapes are those of double quotes.
var elixirEscapes = escapes{simple: "n\nr\rt\ts a\ab\bd\x7fe\x1bf\fv\v0\x00", hex: 2, braced: true}

// elixirForm knows "…", '…', their long forms, :"…" and sigils.
func elixirForm(src string, at int) (form, int) {
	switch c := src[at]; c {
	case '"', '\'':
		f, n := quoted(src, at, form{code: hashCode, braces: 1})
		f.lines, f.block = true, n == 3
		return f, n
	case ':':
		if at+1 < len(src) && quoteByte(src[at+1]) {
			return form{quote: src[at+1], count: 1, lines: true, code: hashCode, braces: 1}, 2
		}
	case '~':
		f, n, _ := sigilForm(src, at)
		return f, n
	}
	return form{}, 0
}

// sigilForm reads the opening of ~s(…) and its kin. kind is the first letter; n is 0 if nothing of the kind stands there.
func sigilForm(src string, at int) (f form, n int, kind byte) {
	i := at + 1
	for i < len(src) && i < at+32 && class[src[i]] <= cDigit {
		i++
	}
	if i == at+1 || i >= len(src) || strings.IndexByte(`"'/|([{<`, src[i]) < 0 {
		return form{}, 0, 0
	}
	kind = src[at+1]
	f = form{quote: src[i], count: 1}
	if quoteByte(src[i]) {
		f, n = quoted(src, i, form{})
		f.block = n == 3
	} else if j := strings.IndexByte("([{<", src[i]); j >= 0 {
		f.quote, n = ")]}>"[j], 1
	} else {
		n = 1
	}
	f.lines = true
	if kind >= 'a' {
		f.code, f.braces = hashCode, 1
	} else {
		f.raw = true
	}
	return f, i + n - at, kind
}

// elixirSigil reads a sigil: a string, a list of words, or something else that is no setting.
func (l *lexer) elixirSigil() bool {
	f, n, kind := sigilForm(l.src, l.pos)
	switch {
	case n == 0:
		return false
	case (kind == 'w' || kind == 'W') && f.count == 1:
		f.code = noCode
		start := l.pos
		end, why := l.elixirScan(f, start+n)
		if why != atQuote {
			l.emit(tRegex, 0, l.ended(f, end, why, lexeme{start: int32(start), end: int32(start + n)}))
			return true
		}
		l.rubyWords(start+n, end)
		l.pos += flags(l.src[l.pos:])
		return true
	}
	l.str(f, n)
	if last := &l.out[len(l.out)-1]; last.kind == tString {
		l.pos += flags(l.src[l.pos:])
		if strings.IndexByte("sScC", kind) < 0 {
			last.kind = tRegex
		}
	}
	return true
}

// elixirModifiers passes the letters behind a sigil with code in it.
func (l *lexer) elixirModifiers(open lexeme) {
	if l.d.elixir && l.src[open.start] == '~' {
		l.pos += flags(l.src[l.pos:])
	}
}

// elixirScan passes string text from i on and says where and why it ends. A long string ends where only blanks stand
// before its quotes.
func (l *lexer) elixirScan(f form, i int) (int, stop) {
	for i < len(l.src) {
		c := l.src[i]
		switch {
		case c == '\\' && (!f.raw || i+1 < len(l.src) && l.src[i+1] == f.quote && f.count == 1):
			i++
		case c == f.quote && f.count == 1:
			return i, atQuote
		case c == f.quote && run(l.src[:min(len(l.src), i+3)], i, c) == 3 && l.elixirAlone(i):
			return i, atQuote
		case c == '#' && f.code == hashCode && i+1 < len(l.src) && l.src[i+1] == '{':
			return i, atCode
		}
		i++
	}
	return len(l.src), atEnd
}

// elixirAlone reports whether only blanks stand before i on its line.
func (l *lexer) elixirAlone(i int) bool {
	for i > 0 && (l.src[i-1] == ' ' || l.src[i-1] == '\t') {
		i--
	}
	return i == 0 || l.src[i-1] == '\n'
}

// elixirLiteral decodes the string, atom or word at index i.
func (p *finder) elixirLiteral(i int) Expr {
	t := p.toks[i]
	place := p.placeOf(i)
	inner := place.Span
	f := form{raw: true}
	switch {
	case t.op == opRubyWord:
	case t.op == opRubySymbol && !quoteByte(p.src[t.start+1]):
		inner.Start++
	default:
		var n int
		f, n = elixirForm(p.src, int(t.start))
		inner.Start = min(inner.Start+n, inner.End)
		if inner.Len() >= f.count && run(p.src[:inner.End], inner.End-f.count, f.quote) == f.count {
			inner.End -= f.count
		}
	}
	text := source.Verbatim(source.Place{File: p.file, Span: inner})
	if f.block {
		text = p.elixirBlock(f, text, true, elixirIndent(p.src, inner.End))
	} else {
		text = p.elixirText(f, text)
	}
	return Expr{Kind: Literal, Place: place, Text: text, Value: setting.String}
}

// elixirIndent is how far the quotes at an offset, which end a long string, are indented.
func elixirIndent(src string, at int) int {
	n := 0
	for n < at && (src[at-n-1] == ' ' || src[at-n-1] == '\t') {
		n++
	}
	return n
}

// elixirPiece decodes the run of text at the cursor. end is the index of the string's end.
func (p *finder) elixirPiece(f form, place source.Place, end int) Expr {
	t := source.Verbatim(place)
	if f.block {
		indent := 0
		if p.toks[end].kind == tUnquote {
			indent = elixirIndent(p.src, int(p.toks[end].start))
		}
		t = p.elixirBlock(f, t, p.toks[p.pos-1].kind == tQuote, indent)
	} else {
		t = p.elixirText(f, t)
	}
	return Expr{Kind: Literal, Place: place, Text: t, Value: setting.String}
}

// elixirBlock takes the indentation of the closing quotes off each line, and off the first one the rest of the line that
// opens the text. start says that the text starts there.
func (p *finder) elixirBlock(f form, t source.Text, start bool, indent int) source.Text {
	var parts []source.Text
	s := t.String()
	at := 0
	if start {
		at = min(len(s), lineLength(s)+1)
	}
	for fresh := start; at < len(s); fresh = true {
		end := min(len(s), at+lineLength(s[at:])+1)
		for n := 0; fresh && n < indent && at < end && (s[at] == ' ' || s[at] == '\t'); n++ {
			at++
		}
		parts = append(parts, p.elixirText(f, t.Slice(at, end)))
		at = end
	}
	if len(parts) == 0 {
		return t.Slice(0, 0)
	}
	return source.Concat(parts...)
}

// elixirText decodes the escapes of a form.
func (p *finder) elixirText(f form, t source.Text) source.Text {
	if !strings.ContainsAny(t.String(), "\\\r") {
		return t
	}
	return t.Decode(func(rest string) (int, string) {
		switch n := strings.IndexAny(rest, "\\\r"); {
		case n < 0:
			return len(rest), rest
		case n > 0:
			return n, rest[:n]
		case rest[0] == '\r' && len(rest) > 1 && rest[1] == '\n':
			return 1, ""
		case rest[0] == '\r':
			return 1, rest[:1]
		case !f.raw:
			return p.d.escapes.sequence(form{bytes: len(rest) > 1 && rest[1] == 'x'}, rest) // \x41 is a byte
		case len(rest) > 1 && rest[1] == f.quote && f.count == 1:
			return 2, rest[1:2]
		}
		return 1, rest[:1]
	})
}
