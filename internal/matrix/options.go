package matrix

import (
	"maps"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Written is one option of a sample: a name, its segments dotted, and what it is set to.
type Written struct {
	name  string
	value setting.Value
}

// Samples are options that meet the condition of a row of a table, one list for each of the values that its first term
// allows. It is empty for a row that asks for what no keyword can say: a scheme, a variable of the environment, an object.
func Samples(t *driver.Table, row *driver.Row) [][]Written {
	var first [][]Written
	var rest []Written
	for i, word := range strings.Fields(row.When) {
		if strings.HasPrefix(word, "!") {
			continue
		}
		choices, ok := termSamples(t, word)
		if !ok {
			return nil
		}
		if i == 0 || first == nil {
			for _, c := range choices {
				first = append(first, []Written{c})
			}
			continue
		}
		rest = append(rest, choices[0])
	}
	for i := range first {
		first[i] = append(first[i], rest...)
	}
	return first
}

// termSamples are the options that meet one term of a condition.
func termSamples(t *driver.Table, word string) (out []Written, ok bool) {
	name, list, valued := strings.Cut(word, "=")
	name, kind, typed := strings.Cut(name, ":")
	option := optionOf(t, name)
	if option == nil || strings.ContainsAny(name, "@!") || typed && kind != "bool" && kind != "string" || name == "scheme" || name == "port" {
		return nil, false
	}
	values := strings.Split(list, "|")
	if !valued {
		values = []string{sampleValue(option)}
	}
	for _, v := range values {
		value, ok := spelled(option, v, kind)
		if !ok {
			return nil, false
		}
		out = append(out, Written{name: name, value: value})
	}
	return out, true
}

// optionOf is the table's option of that name where a call can set it; nil if there is none.
func optionOf(t *driver.Table, name string) *driver.Option {
	i := slices.IndexFunc(t.Options, func(o driver.Option) bool {
		return o.Name == name && (len(o.In) == 0 || slices.Contains(o.In, setting.InCall))
	})
	if i < 0 {
		return nil
	}
	return &t.Options[i]
}

func sampleValue(o *driver.Option) string {
	switch {
	case len(o.Values) > 0:
		return o.Values[0]
	case o.Bool:
		return "true"
	}
	return "/etc/ssl/ca.pem"
}

// spelled is how a program writes a value that the rows know by one word.
func spelled(o *driver.Option, word, kind string) (setting.Value, bool) {
	text := func(s string) source.Text { return source.Decoded(source.Place{}, s) }
	if kind == "bool" && word != "true" && word != "false" {
		return setting.Value{}, false
	}
	if kind == "bool" || kind == "" && o.Bool && (word == "true" || word == "false") {
		return setting.Value{Text: text(word), Kind: setting.Bool}, true
	}
	for _, spelling := range slices.Sorted(maps.Keys(o.Words)) {
		if o.Words[spelling] == word && strings.Contains(spelling, ".") {
			return setting.Value{Text: text(spelling), Kind: setting.Symbol}, true
		}
	}
	if len(o.Words) > 0 && o.Words[word] == "" && !slices.Contains(o.Values, word) && word == strings.ToUpper(word) {
		return setting.Value{}, false // the word stands for what an object is made by
	}
	return setting.Value{Text: text(word)}, word != ""
}
