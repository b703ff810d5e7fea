package server

import (
	"sort"
	"strings"
)

// weakCiphers says in words what a cipher list switches off, or "" if nothing. Names after an exclamation mark or a
// minus are excluded and do no harm.
func weakCiphers(list string) string {
	var weak []string
	level := false
	excluded := exclusions(list)
	for _, item := range items(list) {
		word := strings.ToUpper(item)
		if rest, ok := strings.CutSuffix(word, "@SECLEVEL=0"); ok {
			level = true
			word = rest
		}
		if word == "" || word[0] == '!' || word[0] == '-' {
			continue
		}
		if class := weakClass(strings.TrimLeft(word, "+")); class != "" && !excluded[class] {
			weak = append(weak, class)
		}
	}
	return cipherWords(weak, level)
}

// items splits an OpenSSL list or a list of suite names.
func items(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(":, ;\t\n\"'", r) })
}

// exclusions are the classes that !NAME removes for good.
func exclusions(list string) map[string]bool {
	out := map[string]bool{}
	for _, item := range items(list) {
		if rest, ok := strings.CutPrefix(strings.ToUpper(item), "!"); ok {
			if class := weakClass(rest); class != "" {
				out[class] = true
			}
		}
	}
	return out
}

// weakClass names the weakness of one suite or alias, "" if it has none.
func weakClass(word string) string {
	switch word {
	case "NULL", "ENULL", "COMPLEMENTOFALL":
		return "NULL suites (no encryption)"
	case "ANULL", "ADH", "AECDH", "ANON":
		return "anonymous suites (no certificate)"
	case "EXP", "EXPORT", "EXPORT40", "EXPORT56", "LOW":
		return "export-grade suites"
	case "RC4", "RC2", "DES", "MD5":
		return word
	}
	for _, part := range strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '_' }) {
		switch part {
		case "NULL":
			return "NULL suites (no encryption)"
		case "ADH", "AECDH", "ANON":
			return "anonymous suites (no certificate)"
		case "EXP", "EXPORT", "EXP1024", "DES40":
			return "export-grade suites"
		case "RC4":
			return "RC4"
		}
	}
	return ""
}

// cipherWords is the predicate of a sentence about the list.
func cipherWords(weak []string, level bool) string {
	var parts []string
	if level {
		parts = append(parts, "lowers OpenSSL's security level to 0, which switches its floor under keys, hashes and protocol versions off")
	}
	if len(weak) > 0 {
		parts = append(parts, "allows "+sentence(weak))
	}
	return strings.Join(parts, " and ")
}

// sentence joins words, each once, in alphabetical order.
func sentence(words []string) string {
	seen := map[string]bool{}
	var out []string
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	sort.Strings(out)
	return enumerate(out)
}

// enumerate joins words in their order: "a, b and c".
func enumerate(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
