package setting

import "strings"

// opposites are the words for yes, with those for no.
var opposites = map[string]string{"true": "false", "yes": "no", "on": "off", "1": "0", "t": "f", "y": "n", "enabled": "disabled"}

// Opposite is the other one of a pair of words for yes and no, in the same case; "" for other words.
func Opposite(word string) string {
	lower := strings.ToLower(word)
	for yes, no := range opposites {
		switch lower {
		case yes:
			return inCaseOf(no, word)
		case no:
			return inCaseOf(yes, word)
		}
	}
	return ""
}

// IsYes reports whether a word is one for yes.
func IsYes(word string) bool { return opposites[strings.ToLower(word)] != "" }

func inCaseOf(word, like string) string {
	switch {
	case strings.ToLower(like) == like:
		return word
	case strings.ToUpper(like) == like:
		return strings.ToUpper(word)
	}
	return strings.ToUpper(word[:1]) + word[1:]
}
