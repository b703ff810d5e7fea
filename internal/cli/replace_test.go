package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// holds wants a folder to hold these files, by name and text, and nothing else.
func holds(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(want) {
		t.Errorf("the folder holds %v", entries)
	}
	for name, text := range want {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(data) != text {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
}

func put(t *testing.T, name, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
}

// TestReplaceFails holds that an old file is as it was, and that nothing is left beside it, when the writing fails after
// some bytes.
func TestReplaceFails(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.json")
	torn := func(w io.Writer) error {
		_, _ = io.WriteString(w, "half of it")
		return &os.PathError{Op: "write", Path: name, Err: syscall.ENOSPC}
	}
	if err := replaceFile(name, torn); !errors.Is(err, errWriting) || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("a new file: %v", err)
	}
	holds(t, dir, nil)
	put(t, name, "old", 0o600)
	if err := replaceFile(name, torn); !errors.Is(err, errWriting) {
		t.Errorf("an old file: %v", err)
	}
	holds(t, dir, map[string]string{"a.json": "old"})
	if err := replaceFile(filepath.Join(dir, "none", "a.json"), text("new")); err == nil || errors.Is(err, errWriting) {
		t.Errorf("no folder: %v", err)
	}
}

func TestReplaceKeepsPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	for _, mode := range []os.FileMode{0o600, 0o640, 0o666, 0o755} {
		dir := t.TempDir()
		name := filepath.Join(dir, "a.json")
		put(t, name, "old", mode)
		if err := replaceFile(name, text("new")); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, map[string]string{"a.json": "new"})
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%o became %o, %v", mode, info.Mode().Perm(), err)
		}
	}
}

func TestReplaceRefusesReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root writes everywhere")
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "a.json")
	put(t, name, "old", 0o400)
	if err := replaceFile(name, text("new")); err == nil || errors.Is(err, errWriting) {
		t.Errorf("a file that nobody may write: %v", err)
	}
	holds(t, dir, map[string]string{"a.json": "old"})
}

// TestReplaceFollowsLinks holds that a link stays one, also where it leads to nothing yet.
func TestReplaceFollowsLinks(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	put(t, filepath.Join(elsewhere, "old.json"), "old", 0o600)
	links := map[string]string{"a.json": filepath.Join(elsewhere, "old.json"), "b.json": filepath.Join(elsewhere, "new.json"), "c.json": "b.json"}
	for from, to := range links {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Skip(err)
		}
	}
	for _, name := range []string{"a.json", "c.json"} {
		if err := replaceFile(filepath.Join(dir, name), text("new")); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, elsewhere, map[string]string{"old.json": "new", "new.json": "new"})
	for from, to := range links {
		if got, err := os.Readlink(filepath.Join(dir, from)); err != nil || got != to {
			t.Errorf("%s leads to %q, %v", from, got, err)
		}
	}
	circle := filepath.Join(dir, "circle")
	if err := os.Symlink("circle", circle); err != nil {
		t.Fatal(err)
	}
	if err := replaceFile(circle, text("new")); err == nil || errors.Is(err, errWriting) {
		t.Errorf("a circle: %v", err)
	}
}

func TestReplaceWritesIntoDevices(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("there is no such device")
	}
	if err := replaceFile("/dev/null", text("new")); err != nil {
		t.Errorf("/dev/null: %v", err)
	}
	if err := replaceFile("/dev/full", text("new")); !errors.Is(err, errWriting) {
		t.Errorf("/dev/full: %v", err)
	}
	if info, err := os.Stat("/dev/null"); err != nil || info.Mode().IsRegular() {
		t.Error("/dev/null is no device any more")
	}
}

// TestReplaceOwnFile holds that a hard link becomes a file of its own: the other name keeps what it had.
func TestReplaceOwnFile(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.json"), "old", 0o600)
	if err := os.Link(filepath.Join(dir, "a.json"), filepath.Join(dir, "b.json")); err != nil {
		t.Skip(err)
	}
	if err := replaceFile(filepath.Join(dir, "a.json"), text("new")); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, map[string]string{"a.json": "new", "b.json": "old"})
}
