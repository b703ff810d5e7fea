package page

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFill holds that only what stands between the marks is replaced, and that a page without them stays as it is.
func TestFill(t *testing.T) {
	name := filepath.Join(t.TempDir(), "page.md")
	for _, tt := range []struct {
		in, want string
		fails    bool
	}{
		{"before\n<!-- begin: make it -->\nold\n<!-- end: make it -->\nafter\n", "before\n<!-- begin: make it -->\nnew\n<!-- end: make it -->\nafter\n", false},
		{"<!-- begin: make that -->\nold\n<!-- end: make that -->\n", "<!-- begin: make that -->\nold\n<!-- end: make that -->\n", true},
		{"<!-- begin: make it -->\nold\n", "<!-- begin: make it -->\nold\n", true},
	} {
		if err := os.WriteFile(name, []byte(tt.in), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Fill(name, "make it", "new\n"); (err != nil) != tt.fails {
			t.Errorf("of %q: %v", tt.in, err)
		}
		if got, _ := os.ReadFile(name); string(got) != tt.want {
			t.Errorf("of %q: %q", tt.in, got)
		}
	}
	if Fill(filepath.Join(t.TempDir(), "none.md"), "make it", "") == nil {
		t.Error("a page that is not there was written")
	}
}
