package driver

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestCompareVersions(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"0", "", 0},
		{"1", "1.0.0", 0},
		{"1.10", "1.9", 1},
		{"8.0.2", "8.0.13", -1},
		{"v1.2", "1.2", 0},
		{"1.2-rc1", "1.2", 0},
		{"1.2+build.7", "1.2", 0},
		{" 1.2", "1.2", 0},
		{"1.x.9", "1", 0},
		{"1..9", "1", 0},
		{"latest", "0", 0},
		{"9999999999", "8", 1},
		{"99999999999999999999", "1", -1},
		{"2.0", "10", -1},
	} {
		if got := CompareVersions(tt.a, tt.b); got != tt.want {
			t.Errorf("%q and %q: got %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := CompareVersions(tt.b, tt.a); got != -tt.want {
			t.Errorf("%q and %q: got %d, want %d", tt.b, tt.a, got, -tt.want)
		}
	}
}

// TestCiphersOfTwoLists holds that of two lists of ciphers always the same one is told.
func TestCiphersOfTwoLists(t *testing.T) {
	table := Lookup("redis-cli")
	c := &setting.Connection{Options: options(t, "call:tls-ciphers=DEFAULT call:tls-ciphersuites=TLS_AES_128_CCM_SHA256")}
	for range 50 {
		if got := table.readAt(c, c.Options, "7.0").client.Ciphers; got != "TLS_AES_128_CCM_SHA256" {
			t.Fatalf("got %q", got)
		}
	}
}
