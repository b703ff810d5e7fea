package server

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestAlike(t *testing.T) {
	names := []string{"", "-", "force_ssl", "forceSSL", "Force-Ssl", "force", "ssl", "_force_ssl_", "forcé", "FORCÉ", "\u212aey", "key", "k-e_y", "keys"}
	for _, a := range names {
		for _, b := range names {
			if got, want := alike(a, b), setting.FoldKey(a) == setting.FoldKey(b); got != want {
				t.Errorf("alike(%q, %q) = %v, want %v", a, b, got, want)
			}
		}
	}
}
