package yaml

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/source"
	yaml "gopkg.in/yaml.v3"
)

// aligner reads a scalar's raw bytes again, led by the value that the library decoded: each step must give the next
// bytes of the value, so that a mistake here is noticed instead of shifting everything behind it.
type aligner struct {
	*reader
	at    int // offset in data
	end   int // offset behind the document
	value string
	parts []source.Text
	run   int // start of bytes that pass unchanged; -1 if none
	ok    bool
}

// scalar returns the text of a scalar that starts at the offset, and the offset behind it. Where the bytes cannot be
// told apart, the whole scalar stands for its value.
func (b *builder) scalar(n *yaml.Node, at int) (source.Text, int, int) {
	start := b.skipProperties(at)
	a := &aligner{reader: b.reader, at: start, end: b.end, value: n.Value, run: -1, ok: true}
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		a.block(n.Style&yaml.FoldedStyle != 0)
	case n.Style&yaml.DoubleQuotedStyle != 0:
		a.quoted('"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		a.quoted('\'')
	default:
		a.plain()
	}
	a.flush(a.at)
	if !a.ok || a.value != "" {
		return source.Decoded(b.place(start, max(start, a.at)), n.Value), start, a.at
	}
	if len(a.parts) == 0 {
		return source.Decoded(b.place(start, a.at), ""), start, a.at
	}
	return source.Concat(a.parts...), start, a.at
}

// skipProperties passes anchors and tags, and what may stand between them and the content.
func (b *builder) skipProperties(at int) int {
	for at < b.end {
		switch b.data[at] {
		case '&', '!':
			for at < b.end && !blank(b.data[at]) && lineBreak(b.data[at:]) == 0 {
				at++
			}
			at = b.skipBlanks(at)
		default:
			return at
		}
	}
	return at
}

// skipBlanks passes blanks, line breaks and comments.
func (b *builder) skipBlanks(at int) int {
	for at < b.end {
		switch n := lineBreak(b.data[at:b.end]); {
		case n > 0:
			at += n
		case blank(b.data[at]):
			at++
		case b.data[at] == '#':
			for at < b.end && lineBreak(b.data[at:b.end]) == 0 {
				at++
			}
		default:
			return at
		}
	}
	return at
}

func blank(c byte) bool { return c == ' ' || c == '\t' }

// keep passes n bytes unchanged; they must be the next bytes of the value.
func (a *aligner) keep(n int) {
	n = min(n, a.end-a.at)
	if !strings.HasPrefix(a.value, string(a.data[a.at:a.at+n])) {
		a.ok = false
		return
	}
	if a.run < 0 {
		a.run = a.at
	}
	a.value = a.value[n:]
	a.at += n
}

// emit makes the raw bytes up to end stand for out, which must be the next bytes of the value.
func (a *aligner) emit(end int, out string) {
	if !strings.HasPrefix(a.value, out) {
		a.ok = false
		return
	}
	a.flush(a.at)
	a.value = a.value[len(out):]
	if out != "" {
		a.parts = append(a.parts, source.Decoded(a.place(a.at, end), out))
	}
	a.at = end
}

func (a *aligner) flush(end int) {
	if a.run >= 0 && end > a.run {
		a.parts = append(a.parts, a.text(a.run, end))
	}
	a.run = -1
}

// skip passes bytes that give nothing.
func (a *aligner) skip(n int) {
	a.flush(a.at)
	a.at = min(a.at+n, a.end)
}

// plain reads a plain scalar, which ends where its value does.
func (a *aligner) plain() {
	for a.ok && a.value != "" && a.at < a.end {
		if !a.fold() {
			_, n := utf8.DecodeRune(a.data[a.at:a.end])
			a.keep(n)
		}
	}
}

// fold reads white space that holds a line break: one break is a blank, n breaks are n-1 line feeds. It reports false,
// and reads nothing, where the white space holds no break.
func (a *aligner) fold() bool {
	if c := a.data[a.at]; !blank(c) && lineBreak(a.data[a.at:a.end]) == 0 {
		return false
	}
	end, breaks := a.at, 0
	for end < a.end {
		if n := lineBreak(a.data[end:a.end]); n > 0 {
			end += n
			breaks++
		} else if blank(a.data[end]) {
			end++
		} else {
			break
		}
	}
	if breaks == 0 {
		return false
	}
	out := " "
	if breaks > 1 {
		out = strings.Repeat("\n", breaks-1)
	}
	if !strings.HasPrefix(a.value, out) && breaks > 1 {
		out = a.lineFeeds() // breaks other than LF and CR come out in other numbers
	}
	a.emit(end, out)
	return true
}

// lineFeeds returns the line feeds at the start of the rest of the value.
func (a *aligner) lineFeeds() string {
	return a.value[:len(a.value)-len(strings.TrimLeft(a.value, "\n"))]
}

// quoted reads a quoted scalar up to its closing quote.
func (a *aligner) quoted(quote byte) {
	if a.at >= a.end || a.data[a.at] != quote {
		a.ok = false
		return
	}
	a.skip(1)
	for a.ok && a.at < a.end {
		c := a.data[a.at]
		switch {
		case c == quote && quote == '\'' && a.at+1 < a.end && a.data[a.at+1] == quote:
			a.emit(a.at+2, "'")
		case c == quote:
			a.skip(1)
			return
		case c == '\\' && quote == '"':
			a.escape()
		case a.fold():
		default:
			_, n := utf8.DecodeRune(a.data[a.at:a.end])
			a.keep(n)
		}
	}
	a.ok = false
}

// escape reads one escape sequence of a double-quoted scalar; it gives one rune, or joins two lines.
func (a *aligner) escape() {
	if a.at+1 >= a.end {
		a.ok = false
		return
	}
	if n := lineBreak(a.data[a.at+1 : a.end]); n > 0 {
		a.skip(1 + n)
		for a.at < a.end && blank(a.data[a.at]) {
			a.skip(1)
		}
		return
	}
	n := 2
	switch a.data[a.at+1] {
	case 'x':
		n = 4
	case 'u':
		n = 6
	case 'U':
		n = 10
	}
	_, size := utf8.DecodeRuneInString(a.value)
	a.emit(min(a.at+n, a.end), a.value[:size])
}

// block reads a literal or folded block scalar behind its header.
func (a *aligner) block(folded bool) {
	a.skip(1)
	for a.at < a.end && lineBreak(a.data[a.at:a.end]) == 0 {
		a.skip(1)
	}
	a.skip(lineBreak(a.data[a.at:a.end]))
	indent := a.indentation()
	for a.ok && a.value != "" && a.at < a.end {
		a.line(indent)
		if folded {
			a.foldBreaks(indent)
		} else if n := lineBreak(a.data[a.at:a.end]); n > 0 && a.value != "" {
			a.lineEnd(n)
		}
	}
	if a.ok && a.at == a.end && a.value == "\n" {
		a.value = "" // the file ends in the block's last line: its line feed stands nowhere
		a.flush(a.at)
		a.parts = append(a.parts, source.Decoded(a.place(a.at, a.at), "\n"))
	}
}

// indentation compares the first line that is not blank with the value's: what the value lacks is indentation.
func (a *aligner) indentation() int {
	raw := a.data[a.at:a.end]
	for len(raw) > 0 {
		n := len(raw) - len(bytes.TrimLeft(raw, " "))
		if n < len(raw) && lineBreak(raw[n:]) == 0 {
			value := strings.TrimLeft(a.value, "\n")
			return max(0, n-(len(value)-len(strings.TrimLeft(value, " "))))
		}
		if n == len(raw) {
			return n
		}
		raw = raw[n+lineBreak(raw[n:]):]
	}
	return 0
}

// line reads one line of a block scalar without its break.
func (a *aligner) line(indent int) {
	for i := 0; i < indent && a.at < a.end && a.data[a.at] == ' '; i++ {
		a.skip(1)
	}
	end := a.at
	for end < a.end && lineBreak(a.data[end:a.end]) == 0 {
		end++
	}
	if end > a.at && a.value != "" {
		a.keep(end - a.at)
	}
}

// lineEnd reads the break behind a line of a literal scalar.
func (a *aligner) lineEnd(n int) {
	switch {
	case n == 1 && a.data[a.at] == '\n', n == 3:
		a.keep(n) // LS and PS stay as they are
	default:
		a.emit(a.at+n, "\n")
	}
}

// foldBreaks reads the breaks behind a line of a folded scalar, with the empty lines that follow.
func (a *aligner) foldBreaks(indent int) {
	end := a.at
	for end < a.end {
		n := lineBreak(a.data[end:a.end])
		if n == 0 {
			break
		}
		end += n
		empty := end
		for i := 0; i < indent && empty < a.end && a.data[empty] == ' '; i++ {
			empty++
		}
		if empty < a.end && lineBreak(a.data[empty:a.end]) == 0 {
			break
		}
		end = empty
	}
	if end == a.at || a.value == "" {
		return
	}
	out := " "
	if a.value[0] == '\n' {
		out = a.lineFeeds()
	}
	a.emit(end, out)
}
