package report

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestEscaping holds that JSON shows nothing that a terminal obeys, and says what it said.
func TestEscaping(t *testing.T) {
	for _, text := range []string{"", "a", "\x7f", "a\u009b31mb", "\u202e", "x\u200by\u2028", "\U000E0001z", "été 数 🔒", "\u202e\u2066\x7f"} {
		var out strings.Builder
		if err := encode(&out, map[string]string{text: text}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(out.String(), func(r rune) bool { return r != '\n' && hostile(r) }) {
			t.Errorf("%q: %q", text, out.String())
		}
		got := map[string]string{}
		if err := json.Unmarshal([]byte(out.String()), &got); err != nil || got[text] != text {
			t.Errorf("%q became %q: %v", text, got, err)
		}
	}
}
