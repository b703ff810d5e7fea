package token

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/source"
)

// escapes says what a backslash sequence means in a language.
type escapes struct {
	simple     string // letters and what they become, in pairs
	octal      int    // most octal digits; 0 if there are none
	hex        int    // most digits of \x; 0 if there is none
	exactHex   bool   // \x takes exactly that many
	braced     bool   // \u{…}
	long       bool   // \UXXXXXXXX
	named      bool   // \N{name}
	manyU      bool   // \uuuu0041
	keepOthers bool   // an unknown sequence is the two bytes themselves, not the second one
	indent     bool   // a backslash at the end of a line takes the next line's indentation with it
	php        bool   // what can be escaped depends on the string's quotes
}

var (
	pythonEscapes = escapes{simple: "a\an\nr\rt\tb\bf\fv\v\\\\''\"\"", octal: 3, hex: 2, exactHex: true, long: true, named: true, keepOthers: true}
	javaEscapes   = escapes{simple: "n\nr\rt\tb\bf\fs ", octal: 3, manyU: true}
	scriptEscapes = escapes{simple: "n\nr\rt\tb\bf\fv\v", octal: 3, hex: 2, exactHex: true, braced: true}
	sharpEscapes  = escapes{simple: "n\nr\rt\tb\bf\fv\va\ae\x1b", octal: 1, hex: 4, long: true}
)

// decode returns the text that the bytes of span stand for in a string of form f.
func (p *finder) decode(f form, span source.Span) source.Text {
	t := source.Verbatim(source.Place{File: p.file, Span: span})
	if f.block {
		return p.decodeBlock(f, t)
	}
	return p.decodeRun(f, t)
}

// decodeRun decodes escapes, doubled quotes, doubled braces and line endings.
func (p *finder) decodeRun(f form, t source.Text) source.Text {
	set := ""
	if !f.raw {
		set += "\\"
	}
	if f.twice {
		set += "\""
	}
	if f.code == braceCode && f.braces == 1 && !f.block {
		set += "{}"
	}
	if f.lines {
		set += "\r"
	}
	if set == "" || !strings.ContainsAny(t.String(), set) {
		return t
	}
	return t.Decode(func(rest string) (int, string) {
		n := strings.IndexAny(rest, set)
		if n != 0 {
			if n < 0 {
				n = len(rest)
			}
			return n, rest[:n]
		}
		return p.d.escapes.one(f, rest)
	})
}

// one decodes what stands at the start of rest, which is a byte that the form treats specially.
func (e escapes) one(f form, rest string) (int, string) {
	switch c := rest[0]; {
	case c == '\\' && e.php:
		return e.phpSequence(f, rest)
	case c == '\\':
		return e.sequence(f, rest)
	case c == '\r':
		if strings.HasPrefix(rest, "\r\n") {
			return 2, "\n"
		}
		return 1, "\n"
	case len(rest) > 1 && rest[1] == c:
		return 2, rest[:1]
	}
	return 1, rest[:1]
}

// sequence decodes the backslash sequence at the start of rest.
func (e escapes) sequence(f form, rest string) (int, string) {
	if len(rest) == 1 {
		return 1, rest
	}
	c := rest[1]
	for i := 0; i+1 < len(e.simple); i += 2 {
		if e.simple[i] == c {
			return 2, e.simple[i+1 : i+2]
		}
	}
	switch {
	case e.indent && (c == '\n' || c == '\r'):
		return len(rest) - len(strings.TrimLeft(rest[1:], " \t\r\n")), ""
	case c == '\n':
		return 2, ""
	case c == '\r':
		return 2 + boolInt(strings.HasPrefix(rest[2:], "\n")), ""
	case '0' <= c && c <= '7' && e.octal > 0:
		return number(f, rest, 1, digits(rest[1:], e.octal, 8), 8)
	case c == 'x' && e.hex > 0:
		return e.hexadecimal(f, rest)
	case c == 'u' && !f.bytes:
		return e.unicode(rest)
	case c == 'U' && e.long && !f.bytes && digits(rest[2:], 8, 16) == 8:
		return number(f, rest, 2, 8, 16)
	case c == 'N' && e.named && !f.bytes && strings.HasPrefix(rest[2:], "{"):
		if n := strings.IndexByte(rest, '}'); n > 0 {
			return n + 1, "\uFFFD" // names are not looked up
		}
	}
	return e.other(rest)
}

func (e escapes) other(rest string) (int, string) {
	if e.keepOthers {
		return 1, rest[:1]
	}
	_, n := utf8.DecodeRuneInString(rest[1:])
	return 1 + n, rest[1 : 1+n]
}

func (e escapes) hexadecimal(f form, rest string) (int, string) {
	n := digits(rest[2:], e.hex, 16)
	if n == 0 || (e.exactHex && n != e.hex) {
		return e.other(rest)
	}
	return number(f, rest, 2, n, 16)
}

// unicode decodes \uXXXX, surrogate pairs too, and \u{…}.
func (e escapes) unicode(rest string) (int, string) {
	if e.braced && strings.HasPrefix(rest, `\u{`) {
		n := digits(rest[3:], 8, 16)
		if n > 0 && strings.HasPrefix(rest[3+n:], "}") {
			_, s := number(form{}, rest, 3, n, 16)
			return 3 + n + 1, s
		}
		return e.other(rest)
	}
	at := 2
	for e.manyU && at < len(rest) && rest[at] == 'u' {
		at++
	}
	n, out := source.UTF16Escape(rest[at:])
	if n == 0 {
		return e.other(rest)
	}
	return at + n, out
}

// number decodes n digits of the given base at rest[at:] as a code point, or as a byte in byte strings.
func number(f form, rest string, at, n, base int) (int, string) {
	v, _ := strconv.ParseUint(rest[at:at+n], base, 32)
	if f.bytes {
		return at + n, string([]byte{byte(v)})
	}
	if v > utf8.MaxRune {
		v = utf8.RuneError
	}
	return at + n, string(rune(v))
}

// digits counts the digits of a base at the start of s, at most limit.
func digits(s string, limit, base int) int {
	n := 0
	for n < len(s) && n < limit {
		c := s[n] | 0x20
		ok := '0' <= s[n] && s[n] <= '7' || base == 16 && ('0' <= s[n] && s[n] <= '9' || 'a' <= c && c <= 'f')
		if !ok {
			break
		}
		n++
	}
	return n
}

// decodeBlock takes the common indentation out of a text block, then decodes its lines.
func (p *finder) decodeBlock(f form, t source.Text) source.Text {
	lines := t.Split("\n")
	if len(lines) == 1 {
		return p.decodeRun(f, t)
	}
	lines = lines[1:]
	indent := blockIndent(lines)
	last := len(lines) - 1
	var parts []source.Text
	for i, line := range lines {
		blank := strings.TrimSpace(line.String()) == ""
		if i == last && f.raw && blank {
			break // C#: the last line end belongs to the delimiter
		}
		if i > 0 {
			parts = append(parts, p.lineBreak(lines[i-1]))
		}
		if !blank {
			parts = append(parts, p.decodeRun(f, trimRight(line.Slice(indent, line.Len()), f.raw)))
		}
	}
	if len(parts) == 0 {
		return t.Slice(0, 0)
	}
	return source.Concat(joinBroken(parts)...)
}

// lineBreak is the line end behind line.
func (p *finder) lineBreak(line source.Text) source.Text {
	end := line.Place().Span.End
	return source.Decoded(source.Place{File: p.file, Span: source.Span{Start: end, End: end + 1}}, "\n")
}

// joinBroken drops the line ends that a backslash takes away: decodeRun leaves a lone backslash at such a line's end.
func joinBroken(parts []source.Text) []source.Text {
	var out []source.Text
	for i, t := range parts {
		if i > 0 && t.String() == "\n" && len(out) > 0 && strings.HasSuffix(out[len(out)-1].String(), "\\") {
			prev := &out[len(out)-1]
			if raw := prev.Slice(prev.Len()-1, prev.Len()); raw.Place().Span.Len() == 1 {
				*prev = prev.Slice(0, prev.Len()-1)
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

// trimRight takes off the white space that a text block does not keep; raw strings keep theirs but for the line ending.
func trimRight(t source.Text, raw bool) source.Text {
	cut := " \t\r"
	if raw {
		cut = "\r"
	}
	return t.Slice(0, len(strings.TrimRight(t.String(), cut)))
}

// blockIndent is the indentation that all lines share; blank lines count only if they are the last.
func blockIndent(lines []source.Text) int {
	indent := -1
	for i, line := range lines {
		s := line.String()
		n := len(s) - len(strings.TrimLeft(s, " \t"))
		if (strings.TrimSpace(s) != "" || i == len(lines)-1) && (indent < 0 || n < indent) {
			indent = n
		}
	}
	return max(0, indent)
}
