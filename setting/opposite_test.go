package setting

import "testing"

func TestOpposite(t *testing.T) {
	for word, want := range map[string]string{
		"true": "false", "False": "True", "OFF": "ON", "0": "1", "Y": "N", "Disabled": "Enabled", "maybe": "", "": "",
	} {
		if got := Opposite(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
		if want != "" && IsYes(word) == IsYes(want) {
			t.Errorf("%q and %q are the same", word, want)
		}
	}
}
