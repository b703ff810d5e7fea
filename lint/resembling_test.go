package lint

import "testing"

func TestResembling(t *testing.T) {
	known := []string{"check", "facts", "cert-not-verified", "host-not-verified", "--format", "man"}
	for word, want := range map[string]string{
		"chek": "check", "fact": "facts", "check": "check", "cert-not-verifed": "cert-not-verified", "--fromat": "--format", "src": "", "x": "", "": "", "mna": "man", "yaml": "", "ab": "",
		"host-not-verifid": "host-not-verified", "something-else": "",
	} {
		if got := Resembling(word, known); got != want {
			t.Errorf("%q resembles %q, want %q", word, got, want)
		}
	}
}
