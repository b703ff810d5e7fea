package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// rubyString is what a form has to say about Ruby's strings beyond other languages'.
type rubyString struct {
	open   byte  // a bracket that nests inside, 0 if none does; the form's quote is then the closing one
	depth  int32 // how many of them are open
	few    bool  // a backslash only escapes itself and the delimiters
	here   bool  // the text stands on the next lines
	end    int32 // of such a text: where it ends
	back   int32 // where the program goes on behind what announces it
	behind int32 // the first byte behind the line that closes it
}

// rubyEscapes are those of double quotes.
var rubyEscapes = escapes{simple: "n\nr\rt\ts a\ab\be\x1bf\fv\v", octal: 3, hex: 2, braced: true}

// rubyForm knows '…', "…", `…`, :"…", %(…) and its kin, and <<WORD.
func rubyForm(src string, at int) (form, int) {
	switch c := src[at]; c {
	case '"', '`':
		return form{quote: c, count: 1, lines: true, code: hashCode, braces: 1}, 1
	case '\'':
		return form{quote: c, count: 1, lines: true, inRuby: rubyString{few: true}}, 1
	case ':':
		if at+1 < len(src) && quoteByte(src[at+1]) {
			f, n := rubyForm(src, at+1)
			return f, n + 1
		}
	case '%':
		f, n, kind := percentForm(src, at)
		if kind == 'w' || kind == 'i' || kind == 'r' {
			return form{}, 0
		}
		return f, n
	case '<':
		f, n, _ := hereForm(src, at)
		return f, n
	}
	return form{}, 0
}

// percentForm reads the opening of %(…), %q(…), %w[…] and their like. kind is the letter in lower case, 'Q' for the
// forms with code and 0 for none.
func percentForm(src string, at int) (f form, n int, kind byte) {
	i := at + 1
	kind = 'Q'
	if i < len(src) && strings.IndexByte("qQwWiIrsx", src[i]) >= 0 {
		kind = src[i]
		i++
	}
	if i >= len(src) || class[src[i]] <= cLine || src[i] >= 0x80 || kind == 'Q' && src[i-1] == '%' && strings.IndexByte("([{<|!/^~", src[i]) < 0 {
		return form{}, 0, 0
	}
	f = form{quote: src[i], count: 1, lines: true}
	if j := strings.IndexByte("([{<", src[i]); j >= 0 {
		f.quote, f.inRuby.open = ")]}>"[j], src[i]
	}
	switch kind {
	case 'Q', 'x':
		f.code, f.braces = hashCode, 1
	case 'q', 's':
		f.inRuby.few = true
	case 'W', 'I':
		kind |= 0x20
	}
	return f, i + 1 - at, kind
}

// rubyPercent reads what a percent sign starts where an operand stands.
func (l *lexer) rubyPercent() bool {
	f, n, kind := percentForm(l.src, l.pos)
	if n == 0 || !l.rubyOperand() {
		return false
	}
	if kind != 'w' && kind != 'i' && kind != 'r' {
		l.str(f, n)
		return true
	}
	if l.openWords >= maxOpenWords {
		return false
	}
	end, why := l.rubyScan(f, l.pos+n)
	if why != atQuote {
		l.openWords++
		return false
	}
	if kind == 'r' {
		end += 1 + flags(l.src[end+1:])
		l.emit(tRegex, 0, end)
		return true
	}
	l.rubyWords(l.pos+n, end)
	return true
}

// maxOpenWords is how many lists of words without an end a file may begin: each is looked for to the end of the file.
const maxOpenWords = 32

// flags counts the letters behind a regular expression.
func flags(s string) int {
	n := 0
	for n < len(s) && 'a' <= s[n] && s[n] <= 'z' {
		n++
	}
	return n
}

// rubyWords makes a list of the words between from and end, the offset of the closing bracket.
func (l *lexer) rubyWords(from, end int) {
	l.push(tOpen, fSquare, from)
	l.out[len(l.out)-1].op = '['
	for i := from; i < end; {
		if l.src[i] <= ' ' {
			i++
			continue
		}
		n := i
		for n < end && l.src[n] > ' ' {
			n++
		}
		if i > from && l.out[len(l.out)-1].kind == tString {
			l.emit(tOp, ',', l.pos)
		}
		l.pos = i
		l.emit(tString, opRubyWord, n)
		i = n
	}
	l.pos = end
	open := l.top().open
	l.unwind(len(l.frames) - 1)
	l.emit(tClose, ']', end+1)
	l.out[len(l.out)-1].match = open
}

// rubyScan passes string text from i on and says where and why it ends.
func (l *lexer) rubyScan(f form, i int) (int, stop) {
	end, s := len(l.src), &f.inRuby
	if s.here {
		end = int(s.end)
	}
	for i < end {
		c := l.src[i]
		switch {
		case c == '\\' && (!f.raw || !s.here):
			i++
		case s.here:
		case c == f.quote && s.depth == 0:
			return i, atQuote
		case c == f.quote:
			s.depth--
		case c == s.open && c != 0:
			s.depth++
		}
		if c == '#' && f.code == hashCode && i+1 < end && l.src[i+1] == '{' {
			l.inRuby.depth = s.depth
			return i, atCode
		}
		i++
	}
	if s.here {
		return end, atQuote
	}
	return len(l.src), atEnd
}

// hereForm reads <<WORD, <<~WORD, <<-"WORD" and their like, without looking for the text. n is 0 if nothing of the kind
// stands there.
func hereForm(src string, at int) (f form, n int, word string) {
	i := at + 2
	if !strings.HasPrefix(src[at:], "<<") || i >= len(src) {
		return form{}, 0, ""
	}
	f = form{lines: true, code: hashCode, braces: 1, inRuby: rubyString{here: true}}
	if src[i] == '~' || src[i] == '-' {
		f.block = src[i] == '~'
		f.inRuby.open = '-'
		i++
	}
	from := i
	if i < len(src) && (quoteByte(src[i]) || src[i] == '`') {
		f.raw = src[i] == '\''
		close := strings.IndexByte(src[i+1:min(len(src), i+100)], src[i])
		if close <= 0 || strings.Contains(src[i+1:i+1+close], "\n") {
			return form{}, 0, ""
		}
		if f.raw {
			f.code = noCode
		}
		return f, i + 2 + close - at, src[i+1 : i+1+close]
	}
	for i < len(src) && class[src[i]] <= cDigit {
		i++
	}
	if i == from || class[src[from]] != cIdent {
		return form{}, 0, ""
	}
	return f, i - at, src[from:i]
}

// rubyHere reads the announcement of a text and the text itself, which starts on the next line or behind the text that
// was announced before on this line.
func (l *lexer) rubyHere() bool {
	f, n, word := hereForm(l.src, l.pos)
	if n == 0 || l.base >= 0 || !l.rubyAnnounces(f, word) || l.wasted > len(l.src)+1<<20 {
		return false
	}
	from := l.inRuby.behind
	if from <= l.pos {
		from = l.pos + lineLength(l.src[l.pos:]) + 1
	}
	end, behind := hereEnd(l.src, from, word, f.inRuby.open != 0)
	if behind == 0 {
		l.wasted += len(l.src) - l.pos
		return false
	}
	f.inRuby.open = 0
	f.inRuby.end, f.inRuby.back, f.inRuby.behind = int32(end), int32(l.pos+n), int32(behind)
	l.push(tQuote, fText, l.pos+n)
	l.top().form = f
	l.pos = from
	l.resume()
	return true
}

// rubyAnnounces tells a text from a shift: a << B, class << self.
func (l *lexer) rubyAnnounces(f form, word string) bool {
	if f.inRuby.open != 0 {
		return true
	}
	if len(l.out) > 0 {
		last := &l.out[len(l.out)-1]
		if last.kind != tIdent {
			return l.rubyOperand()
		}
		if l.src[last.start:last.end] == "class" {
			return false
		}
	}
	return word == strings.ToUpper(word) && (l.rubyOperand() || l.pos > 0 && l.src[l.pos-1] == ' ')
}

// hereEnd finds the line that is only word at or behind from. end is where the text before it ends, without its last
// line end; behind is the first byte of the line after it, or 0 if there is none such.
func hereEnd(src string, from int, word string, indented bool) (end, behind int) {
	for at := from; at < len(src); {
		n := lineLength(src[at:])
		line := strings.TrimSuffix(src[at:at+n], "\r")
		if indented {
			line = strings.TrimLeft(line, " \t")
		}
		if line == word {
			return max(from, at-1), min(len(src), at+n+1)
		}
		at += n + 1
	}
	return 0, 0
}

// rubyHereEnd goes back to the line that announced a text.
func (l *lexer) rubyHereEnd(f form) {
	if f.inRuby.here {
		l.pos, l.inRuby.behind = int(f.inRuby.back), int(f.inRuby.behind)
	}
}

// rubyLiteral decodes the string, symbol or word at index i.
func (p *finder) rubyLiteral(i int) Expr {
	t := p.toks[i]
	place := p.placeOf(i)
	inner := place.Span
	var f form
	switch {
	case t.op == opRubyWord:
		f = form{raw: true}
	case t.op == opRubySymbol && !quoteByte(p.src[t.start+1]):
		f = form{raw: true}
		inner.Start++
	default:
		var n int
		f, n = rubyForm(p.src, int(t.start))
		inner.Start = min(inner.Start+n, inner.End)
		if inner.Len() > 0 && p.src[inner.End-1] == f.quote {
			inner.End--
		}
	}
	text := p.rubyText(f, source.Verbatim(source.Place{File: p.file, Span: inner}))
	return Expr{Kind: Literal, Place: place, Text: text, Value: setting.String}
}

// rubyPiece decodes a run of text between two pieces of code, of an indented text without its indentation.
func (p *finder) rubyPiece(f form, place source.Place) Expr {
	t := source.Verbatim(place)
	if !f.block {
		return Expr{Kind: Literal, Place: place, Text: p.rubyText(f, t), Value: setting.String}
	}
	var parts []source.Text
	s := t.String()
	start := p.toks[p.pos-1].kind == tQuote
	for at := 0; at < len(s); start = true {
		end := min(len(s), at+lineLength(s[at:])+1)
		if start {
			at += len(s[at:end]) - len(strings.TrimLeft(s[at:end], " \t"))
		}
		parts = append(parts, p.rubyText(f, t.Slice(at, end)))
		at = end
	}
	return Expr{Kind: Literal, Place: place, Text: source.Concat(parts...), Value: setting.String}
}

// rubyText decodes the escapes of a form.
func (p *finder) rubyText(f form, t source.Text) source.Text {
	set := "\\\r"
	if f.raw {
		set = "\r"
	}
	if !strings.ContainsAny(t.String(), set) {
		return t
	}
	return t.Decode(func(rest string) (int, string) {
		switch n := strings.IndexAny(rest, set); {
		case n < 0:
			return len(rest), rest
		case n > 0:
			return n, rest[:n]
		case rest[0] == '\r':
			return 1, ""
		case !f.inRuby.few:
			return p.d.escapes.sequence(form{}, rest)
		case len(rest) > 1 && (rest[1] == '\\' || rest[1] == f.quote || rest[1] == f.inRuby.open):
			return 2, rest[1:2]
		}
		return 1, rest[:1]
	})
}
