package cli

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestReplaceKeepsOwner holds that a file of somebody else stays theirs when root mends it, with all that is said about it.
func TestReplaceKeepsOwner(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.env")
	put(t, name, "old", 0o640)
	if os.Geteuid() == 0 {
		if err := os.Chown(name, 1234, 4321); err != nil {
			t.Skip(err)
		}
	}
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	attributes := syscall.Setxattr(name, "user.note", []byte("mine"), 0) == nil // not every file system has them
	if err := replaceFile(name, text("new")); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	was, is := before.Sys().(*syscall.Stat_t), after.Sys().(*syscall.Stat_t)
	if was.Uid != is.Uid || was.Gid != is.Gid || before.Mode() != after.Mode() {
		t.Errorf("%d:%d %v became %d:%d %v", was.Uid, was.Gid, before.Mode(), is.Uid, is.Gid, after.Mode())
	}
	value := make([]byte, 16)
	if n, err := syscall.Getxattr(name, "user.note", value); attributes && (err != nil || string(value[:n]) != "mine") {
		t.Errorf("the attribute is %q, %v", value, err)
	}
}
