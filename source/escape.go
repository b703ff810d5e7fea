package source

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Step is one unit of a decoding: the next n source bytes become out. It is called with at least one byte.
type Step func(rest string) (n int, out string)

// itself is what every Step does with a character that is no escape.
func itself(rest string) (int, string) {
	_, n := utf8.DecodeRuneInString(rest)
	return n, rest[:n]
}

// jsonLetters are JSON's escapes of one letter. A line feed is one of JSON5: the string goes on in the next line.
const jsonLetters = "b\bf\fn\nr\rt\t"

// JSONEscape is the Step for the escapes inside a JSON or JSON5 string: letters, \uXXXX with surrogate pairs, and a
// backslash that takes the line feed behind it away. In front of anything else the backslash is dropped. Half of a
// surrogate pair becomes the replacement character, as other readers do it.
func JSONEscape(rest string) (int, string) {
	switch {
	case strings.HasPrefix(rest, "\\\n"):
		return 2, ""
	case strings.HasPrefix(rest, `\u`):
		if n, out := UTF16Escape(rest[2:]); n > 0 {
			return 2 + n, out
		}
	}
	return letter(rest, jsonLetters, true)
}

// UTF16Escape decodes what stands behind \u: four hexadecimal digits, or those of a surrogate pair with its second \u
// between them. It returns how many bytes of s that is, 0 if s does not start with four digits.
func UTF16Escape(s string) (n int, out string) {
	high := hex4(s)
	if high < 0 {
		return 0, ""
	}
	if utf16.IsSurrogate(high) && strings.HasPrefix(s[4:], `\u`) {
		if pair := utf16.DecodeRune(high, hex4(s[6:])); pair != utf8.RuneError {
			return 10, string(pair)
		}
	}
	return 4, string(high)
}

// Backslash returns the Step for escapes of one character. letters holds them in pairs: what stands behind the
// backslash, and the byte it becomes ("n\nt\t"). In front of any other character the backslash is dropped, or kept if
// drop is false. A backslash at the end stays.
func Backslash(letters string, drop bool) Step {
	return func(rest string) (int, string) { return letter(rest, letters, drop) }
}

func letter(rest, letters string, drop bool) (int, string) {
	if rest[0] != '\\' || len(rest) < 2 {
		return itself(rest)
	}
	for i := 0; i+1 < len(letters); i += 2 {
		if letters[i] == rest[1] {
			return 2, letters[i+1 : i+2]
		}
	}
	if !drop {
		return 1, rest[:1]
	}
	n, out := itself(rest[1:])
	return 1 + n, out
}

// Doubled returns the Step for a grammar in which two of the closing character c, an ASCII one, stand for one.
func Doubled(c byte) Step {
	return func(rest string) (int, string) {
		if len(rest) > 1 && rest[0] == c && rest[1] == c {
			return 2, rest[:1]
		}
		return itself(rest)
	}
}

// PercentDecode is the Step for URL percent escapes; with plus, '+' becomes a blank as in a query.
func PercentDecode(plus bool) Step {
	return func(rest string) (int, string) {
		if rest[0] == '+' && plus {
			return 1, " "
		}
		if rest[0] == '%' && len(rest) >= 3 {
			hi, lo := unhex(rest[1]), unhex(rest[2])
			if hi >= 0 && lo >= 0 {
				return 3, string([]byte{byte(hi<<4 | lo)})
			}
		}
		return itself(rest)
	}
}

// hex4 reads four hexadecimal digits at the start of s; -1 if they are not there.
func hex4(s string) rune {
	if len(s) < 4 {
		return -1
	}
	r := rune(0)
	for i := range 4 {
		d := unhex(s[i])
		if d < 0 {
			return -1
		}
		r = r<<4 | rune(d)
	}
	return r
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
