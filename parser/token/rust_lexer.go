package token

import (
	"strings"
	"unicode/utf8"
)

var rustEscapes = escapes{simple: "n\nr\rt\t0\x00\\\\''\"\"", hex: 2, exactHex: true, braced: true, indent: true}

// rustForm knows "…", r#"…"# and both with b or c before them, and characters. A quote that opens none of them is a
// lifetime's or a label's.
func rustForm(src string, at int) (form, int) {
	i := at
	f := form{count: 1, lines: true}
	if src[i] == 'b' || src[i] == 'c' {
		f.bytes = src[i] == 'b'
		i++
	}
	if i < len(src) && src[i] == 'r' {
		f.raw = true
		i++
		f.hashes = run(src[:min(len(src), i+255)], i, '#')
		i += f.hashes
	}
	switch {
	case i == len(src) || src[i] != '"' && src[i] != '\'':
		return form{}, 0
	case src[i] == '"':
		f.quote = '"'
		return f, i + 1 - at
	case f.raw:
		return form{}, 0
	case f.bytes: // a byte; as a string it is harmless
		return form{quote: '\'', count: 1, bytes: true}, i + 1 - at
	}
	return rustCharacter(src, at)
}

// rustCharacter tells a character from a lifetime: '\n', 'a' and 'é', but not 'a.
func rustCharacter(src string, at int) (form, int) {
	rest := src[at+1:]
	_, n := utf8.DecodeRuneInString(rest)
	if len(rest) > n && (rest[0] == '\\' || rest[n] == '\'') {
		return form{quote: '\'', count: 1, char: true}, 1
	}
	return form{}, 0
}

// lifetime is how many bytes of a name follow the quote at l.pos.
func (l *lexer) lifetime() int {
	i := l.pos + 1
	for l.d.rust && i < len(l.src) && class[l.src[i]] <= cDigit {
		i++
	}
	return i - l.pos - 1
}

// startsAttribute reports whether the file begins with #[…] or #![…] rather than with a line for the shell.
func (l *lexer) startsAttribute() bool {
	return l.d.rust && (strings.HasPrefix(l.src, "#[") || strings.HasPrefix(l.src, "#!["))
}
