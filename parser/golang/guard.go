package golang

import (
	"strings"
	"unicode"

	"github.com/dsnlint/dsnlint/setting"
)

// guards says which environment a condition's two branches belong to, when the condition names one.
func guards(condition string) (then, other setting.Guard) {
	words := wordsOf(condition)
	if !words["env"] && !words["environment"] && !words["mode"] && !words["stage"] && !words["profile"] && !words["is"] &&
		!words["debug"] && !words["testing"] {
		return setting.NoGuard, setting.NoGuard
	}
	then, other = named(words)
	if strings.Contains(condition, "!=") != strings.HasPrefix(strings.TrimSpace(condition), "!") {
		return other, then
	}
	return then, other
}

func named(words map[string]bool) (then, other setting.Guard) {
	switch {
	case words["production"] || words["prod"]:
		return setting.NoGuard, setting.Development
	case words["test"] || words["testing"]:
		return setting.Test, setting.NoGuard
	case words["development"] || words["dev"] || words["local"] || words["debug"]:
		return setting.Development, setting.NoGuard
	}
	return setting.NoGuard, setting.NoGuard
}

// wordsOf splits identifiers and strings into lower-case words: isDev, APP_ENV and "dev-mode" have two each.
func wordsOf(s string) map[string]bool {
	words := map[string]bool{}
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			words[strings.ToLower(word.String())] = true
			word.Reset()
		}
	}
	lower := false
	for _, c := range s {
		if !unicode.IsLetter(c) || lower && unicode.IsUpper(c) {
			flush()
		}
		if unicode.IsLetter(c) {
			word.WriteRune(c)
		}
		lower = unicode.IsLower(c)
	}
	flush()
	return words
}
