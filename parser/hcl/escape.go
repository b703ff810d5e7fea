package hcl

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// quotedEscape is the Step for a quoted HCL string: backslash escapes and doubled template markers.
func quotedEscape(rest string) (int, string) {
	if rest[0] != '\\' || len(rest) < 2 {
		return markerEscape(rest)
	}
	switch rest[1] {
	case 'n':
		return 2, "\n"
	case 'r':
		return 2, "\r"
	case 't':
		return 2, "\t"
	case '"', '\\':
		return 2, rest[1:2]
	case 'u':
		return codePoint(rest, 4)
	case 'U':
		return codePoint(rest, 8)
	}
	return 1, rest[:1]
}

// markerEscape is the Step for a heredoc or JSON template: only doubled template markers are escapes.
func markerEscape(rest string) (int, string) {
	if strings.HasPrefix(rest, "$${") || strings.HasPrefix(rest, "%%{") {
		return 3, rest[1:3]
	}
	_, n := utf8.DecodeRuneInString(rest)
	return n, rest[:n]
}

// codePoint decodes \u or \U with that many hexadecimal digits.
func codePoint(rest string, digits int) (int, string) {
	if len(rest) < 2+digits {
		return 1, rest[:1]
	}
	n, err := strconv.ParseUint(rest[2:2+digits], 16, 32)
	if err != nil || n > utf8.MaxRune {
		return 1, rest[:1]
	}
	return 2 + digits, string(rune(n))
}
