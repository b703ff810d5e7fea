package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// phpEscapes are those of double-quoted strings and here-documents; \x and octal numbers are bytes.
var phpEscapes = escapes{simple: "n\nr\rt\tv\ve\x1bf\f\\\\$$", octal: 3, hex: 2, braced: true, keepOthers: true, php: true}

// phpSequence decodes the backslash sequence at the start of rest.
func (e escapes) phpSequence(f form, rest string) (int, string) {
	if len(rest) == 1 {
		return 1, rest
	}
	c := rest[1]
	if f.plain {
		if c == '\\' || c == f.quote {
			return 2, rest[1:2]
		}
		return 1, rest[:1]
	}
	for i := 0; i+1 < len(e.simple); i += 2 {
		if e.simple[i] == c {
			return 2, e.simple[i+1 : i+2]
		}
	}
	switch {
	case c == '"' && f.quote == '"':
		return 2, rest[1:2]
	case '0' <= c && c <= '7':
		return number(form{bytes: true}, rest, 1, digits(rest[1:], e.octal, 8), 8)
	case c == 'x' || c == 'X':
		if n := digits(rest[2:], e.hex, 16); n > 0 {
			return number(form{bytes: true}, rest, 2, n, 16)
		}
	case c == 'u':
		return e.unicode(rest)
	}
	return 1, rest[:1]
}

// hereText is the text of a here-document without code in it, whose bytes are those behind the opening word.
func (p *finder) hereText(f form, span source.Span) source.Text {
	raw := p.src[span.Start:span.End]
	end := strings.LastIndexByte(raw, '\n')
	if end < 0 || f.closer(raw, end) != len(raw)-end {
		return p.hereLines(f, source.Verbatim(source.Place{File: p.file, Span: span}), 0, true, true) // never closed
	}
	indent := hereIndent(raw[end:])
	span.End = span.Start + end
	return p.hereLines(f, source.Verbatim(source.Place{File: p.file, Span: span}), indent, true, true)
}

// hereIndent measures the blanks before the closing word, whose line starts with the line end at the start of s.
func hereIndent(s string) int {
	return len(s) - 1 - len(strings.TrimLeft(s[1:], " \t"))
}

// herePiece decodes the run of text at the cursor, inside the here-document that ends at index end.
func (p *finder) herePiece(f form, end int) source.Text {
	t := source.Verbatim(p.placeOf(p.pos))
	indent := 0
	if closing := p.toks[end]; closing.kind == tUnquote {
		if s := p.src[closing.start:closing.end]; s != "" && s[0] == '\n' {
			indent = hereIndent(s)
		}
	}
	return p.hereLines(f, t, indent, p.toks[p.pos-1].kind == tQuote, p.pos+1 == end)
}

// hereLines takes the indentation off every line and decodes what is left. The first run starts with the line end behind
// the opening word; the last one may end with the first half of the line end before the closing word.
func (p *finder) hereLines(f form, t source.Text, indent int, first, last bool) source.Text {
	if last && strings.HasSuffix(t.String(), "\r") {
		t = t.Slice(0, t.Len()-1)
	}
	if first {
		t = t.Slice(lineStart(t.String(), indent), t.Len())
	}
	set := "\r\n"
	if !f.raw {
		set += "\\"
	}
	return t.Decode(func(rest string) (int, string) {
		n := strings.IndexAny(rest, set)
		switch {
		case n < 0:
			return len(rest), rest
		case n > 0:
			return n, rest[:n]
		case rest[0] == '\\':
			return p.d.escapes.phpSequence(f, rest)
		}
		if n := lineStart(rest, indent); n > 0 {
			return n, "\n"
		}
		return 1, rest[:1]
	})
}

// lineStart measures the line end at the start of s with the indentation behind it; 0 if there is none.
func lineStart(s string, indent int) int {
	n := 0
	if strings.HasPrefix(s, "\r\n") {
		n = 2
	} else if strings.HasPrefix(s, "\n") {
		n = 1
	}
	for i := 0; n > 0 && i < indent && n < len(s) && (s[n] == ' ' || s[n] == '\t'); i++ {
		n++
	}
	return n
}
