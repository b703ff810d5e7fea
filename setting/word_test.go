package setting

import (
	"slices"
	"testing"
)

func TestFirstWord(t *testing.T) {
	for name, want := range map[string][]string{
		"":                    nil,
		"_9":                  {""},
		"dbPassword2":         {"db", "Password", ""},
		"HTTPServerURL":       {"HTTP", "Server", "URL"},
		"--db.max_pool-größe": {"db", "max", "pool", "größe"},
		"A1b":                 {"A", "b"},
	} {
		var got []string
		for rest := name; rest != ""; {
			var word string
			word, rest = FirstWord(rest)
			got = append(got, word)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
