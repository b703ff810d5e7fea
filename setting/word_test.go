package setting

import (
	"slices"
	"strings"
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

func TestFoldKey(t *testing.T) {
	long := strings.Repeat("Long_key-", 20)
	for _, key := range []string{"", "host", "Host", "db_HOST-name", "-_", "Schlüssel", "SCHLÜSSEL", "SCHLÜSSEL_a", "K", "a\u212aA", long, strings.ToLower(long), long[:64], long[:65]} {
		if got, want := FoldKey(key), foldAny(key); got != want {
			t.Errorf("FoldKey(%q) = %q, want %q", key, got, want)
		}
	}
}
