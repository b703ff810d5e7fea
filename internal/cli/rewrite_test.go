package cli

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/source"
)

// TestRewriteRefuses holds that a file that changed since it was read is left as it is, which is said, and keeps no other
// from being mended; and that nothing is begun after a signal.
func TestRewriteRefuses(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "changed.env"), "somebody's", 0o600)
	put(t, filepath.Join(dir, "same.env"), "old", 0o600)
	var files []lint.Rewritten
	for _, name := range []string{"changed.env", "same.env"} {
		files = append(files, lint.Rewritten{Path: filepath.Join(dir, name), Old: source.NewFile(name, []byte("old")), New: source.NewFile(name, []byte("new"))})
	}
	env := Env{gate: &gate{}}
	err := rewrite(files, env)
	if err == nil || !strings.Contains(err.Error(), "changed.env has changed since it was read") || !strings.Contains(err.Error(), "the fixes of 1 other file are written") {
		t.Errorf("%v", err)
	}
	holds(t, dir, map[string]string{"changed.env": "somebody's", "same.env": "new"})
	put(t, filepath.Join(dir, "same.env"), "old", 0o600)
	env.gate.close()
	if err := rewrite(files[1:], env); err == nil {
		t.Error("written after a signal")
	}
	holds(t, dir, map[string]string{"changed.env": "somebody's", "same.env": "old"})
}
