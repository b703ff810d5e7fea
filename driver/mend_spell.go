package driver

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var fullWord = source.Pattern(`([A-Za-z][\w.-]*)=([\w.-]*)`)

// fullWords are the options that are named in how a table spells full verification, with their values, "" of what only a
// person can supply.
func fullWords(full string) map[string]string {
	out := map[string]string{}
	for _, m := range fullWord().FindAllStringSubmatch(full, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// unnamed counts the changes that are not in the words in which the table spells full verification.
func (m *mender) unnamed(changes []setting.Change) int {
	n := 0
	for _, c := range changes {
		if name := cmp.Or(c.Name, c.Option.Name.String()); m.words[name] != c.Value.Text.String() {
			n++
		}
	}
	return n
}

// nameOf is the name of an option in the words in which the table spells full verification, else its own.
func (m *mender) nameOf(rule *Option) string {
	for _, name := range append([]string{rule.Name}, rule.Aliases...) {
		if _, ok := m.words[name]; ok {
			return name
		}
	}
	return rule.Name
}

// spell finds the spelling of a canonical value that fits the one that is written: of its kind, in its case, below its
// module.
func spell(rule *Option, old setting.Value, want string) (setting.Value, bool) {
	if want == "" {
		return setting.Value{}, false
	}
	candidates := []string{likeCase(want, old.Text.String()), want}
	for _, word := range slices.Sorted(maps.Keys(rule.Words)) {
		if rule.Words[word] == want {
			candidates = append(candidates, likeCase(word, old.Text.String()), word)
		}
	}
	if rule.Bool {
		candidates = append(candidates, setting.Opposite(old.Text.String()))
	}
	for _, text := range candidates {
		v := setting.Value{Text: source.Decoded(source.Place{}, text), Kind: old.Kind}
		if fits(old, text) && rule.reads(v) == want {
			return v, true
		}
	}
	return setting.Value{}, false
}

// fits reports whether a text can stand for a value of the same kind as another.
func fits(old setting.Value, text string) bool {
	switch old.Kind {
	case setting.String, setting.Bare:
		return text != "" && !strings.ContainsAny(text, " ()")
	case setting.Bool:
		return text == "true" || text == "false"
	case setting.Number:
		return strings.Trim(text, "0123456789") == ""
	case setting.Symbol:
		was := old.Text.String()
		i, j := strings.LastIndexByte(was, '.'), strings.LastIndexByte(text, '.')
		return was[:i+1] == text[:j+1]
	}
	return false
}

// reads is the canonical value that the option reads of v; "" where it refuses it.
func (o *Option) reads(v setting.Value) string {
	occ := &occurrence{option: setting.Option{Value: v}, rule: o}
	occ.read()
	if occ.effect == fact.Invalid || occ.note != "" {
		return ""
	}
	return occ.value
}

// likeCase writes a word in the case of another.
func likeCase(word, like string) string {
	last := like[strings.LastIndexByte(like, '.')+1:]
	head := word[:strings.LastIndexByte(word, '.')+1]
	if i := strings.LastIndexByte(like, '.'); i >= 0 && strings.EqualFold(head, like[:i+1]) {
		head = like[:i+1]
	}
	tail := word[strings.LastIndexByte(word, '.')+1:]
	switch {
	case last == "", tail == "": // a value that is mended by being empty
		return word
	case strings.ToUpper(last) == last && strings.ToLower(last) != last:
		return head + strings.ToUpper(tail)
	case strings.ToLower(last) == last && strings.ToUpper(last) != last:
		return head + strings.ToLower(tail)
	case strings.ToUpper(last[:1])+strings.ToLower(last[1:]) == last:
		return head + strings.ToUpper(tail[:1]) + strings.ToLower(tail[1:])
	}
	return word
}
