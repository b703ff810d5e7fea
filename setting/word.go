package setting

import (
	"strings"
	"unicode/utf8"
)

// FirstWord cuts the first word off a name in camelCase, snake_case or with other separators. What stands in front of it
// is dropped; digits are separators. HTTPServer is HTTP and Server. Letters are those of ASCII and all that is beyond it.
func FirstWord(name string) (word, rest string) {
	start := 0
	for start < len(name) && !isLetter(name[start]) {
		start++
	}
	i := start
	for i < len(name) && isLetter(name[i]) {
		if i > start && isUpper(name[i]) && (!isUpper(name[i-1]) || i+1 < len(name) && isLetter(name[i+1]) && !isUpper(name[i+1])) {
			break
		}
		i++
	}
	return name[start:i], name[i:]
}

// Fold returns the letters and digits of a name, those of ASCII, in lower case: so its spellings compare equal.
func Fold(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		}
		return -1
	}, name)
}

// FoldKey writes a key so that its spellings compare equal: in lower case, without dashes and underscores. Every key of a file
// is folded for many questions: most cost one allocation, those that are folded already none.
func FoldKey(key string) string {
	const usual = 64 // bytes of a key
	var room [usual]byte
	out, same := room[:0], true
	for i := range len(key) {
		c := key[i]
		switch {
		case c >= utf8.RuneSelf || i >= usual:
			return foldAny(key)
		case 'A' <= c && c <= 'Z':
			out, same = append(out, c+('a'-'A')), false
		case c == '-' || c == '_':
			same = false
		default:
			out = append(out, c)
		}
	}
	if same {
		return key
	}
	return string(out)
}

// foldAny is FoldKey for long keys and those of any letters.
func foldAny(key string) string { return unseparated.Replace(strings.ToLower(key)) }

var unseparated = strings.NewReplacer("-", "", "_", "")

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || isUpper(c) || c >= 0x80 }

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
