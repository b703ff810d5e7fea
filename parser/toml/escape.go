package toml

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// escape reads one character of a basic string: JSON's escapes, \U with eight digits, \x and \e of TOML 1.1, and a
// backslash at the end of a line, which swallows the blanks up to the next character.
func escape(rest string) (int, string) {
	if len(rest) < 2 || rest[0] != '\\' {
		return source.JSONEscape(rest)
	}
	switch rest[1] {
	case 'e':
		return 2, "\x1b"
	case 'x':
		return code(rest, 2)
	case 'U':
		return code(rest, 8)
	case ' ', '\t', '\r', '\n':
		if blanks := len(rest) - 1 - len(strings.TrimLeft(rest[1:], " \t\r\n")); strings.Contains(rest[1:1+blanks], "\n") {
			return 1 + blanks, ""
		}
	}
	return source.JSONEscape(rest)
}

// code reads a character's number of so many digits.
func code(rest string, digits int) (int, string) {
	if len(rest) >= 2+digits {
		if n, err := strconv.ParseUint(rest[2:2+digits], 16, 32); err == nil {
			return 2 + digits, string(rune(n))
		}
	}
	return source.JSONEscape(rest)
}
