package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
)

// TestCanary plants a random password in every format and grammar, whole and broken, and looks for it in everything
// that the tool says. Each planted connection must be a fact: what is not found is not tested.
func TestCanary(t *testing.T) {
	for name, sharp := range map[string]bool{"plain": false, "sharp": true} {
		t.Run(name, func(t *testing.T) {
			canary := testkit.NewCanary(sharp)
			w := newWorld(t, canaryFiles(canary))
			everyPlantIsAFact(t, w, sharp)
			for _, args := range canaryRuns {
				noLeak(t, w, canary, args)
			}
		})
	}
}

var canaryRuns = [][]string{
	{"check", "--min-severity", "note", "--show-suppressed", "--stats"},
	{"check", "--min-severity", "note", "--color", "always", "--format", "text"},
	{"check", "--min-severity", "note", "--format", "json", "--stats"},
	{"check", "--min-severity", "note", "--format", "sarif"},
	{"check", "--min-severity", "note", "--format", "github"},
	{"facts", "--stats"},
	{"facts", "--format", "json"},
}

// canaryFiles puts every planting, whole and in each broken form, into a folder of its own.
func canaryFiles(c testkit.Canary) map[string]string {
	files := map[string]string{}
	for i, p := range testkit.Plantings() {
		files[fmt.Sprintf("whole/%03d/%s", i, p.File)] = p.Render(c)
		for how, text := range p.Broken(c) {
			files[fmt.Sprintf("%s/%03d/%s", how, i, p.File)] = text
		}
	}
	return files
}

func everyPlantIsAFact(t *testing.T, w *world, sharp bool) {
	t.Helper()
	w.stdout.Reset()
	w.run("facts", "--format", "json", "whole")
	var doc struct{ Facts []struct{ Kind, File string } }
	if err := json.Unmarshal(w.stdout.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, f := range doc.Facts {
		if f.Kind == "client" {
			found[f.File]++
		}
	}
	for i, p := range testkit.Plantings() {
		file := fmt.Sprintf("whole/%03d/%s", i, p.File)
		if found[file] != p.Facts && (!sharp || !p.Loose) {
			t.Errorf("%s: %d connections found, want %d", file, found[file], p.Facts)
		}
	}
}

func noLeak(t *testing.T, w *world, c testkit.Canary, args []string) {
	t.Helper()
	w.stdout.Reset()
	w.stderr.Reset()
	if code := w.run(args...); code > 1 {
		t.Errorf("%v: exit code %d: %s", args, code, w.stderr.String())
	}
	for stream, text := range map[string]string{"stdout": w.stdout.String(), "stderr": w.stderr.String()} {
		if line, leaked := c.Leak(text); leaked {
			t.Errorf("%v leaks on %s: %s", args, stream, strings.TrimSpace(line))
			tellLeaks(t, w, c, args)
			t.FailNow()
		}
	}
}

// tellLeaks runs file by file to say which ones leak.
func tellLeaks(t *testing.T, w *world, c testkit.Canary, args []string) {
	t.Helper()
	var files []string
	_ = filepath.WalkDir(w.dir, func(p string, d os.DirEntry, _ error) error {
		if !d.IsDir() {
			rel, _ := filepath.Rel(w.dir, p)
			files = append(files, filepath.ToSlash(rel))
		}
		return nil
	})
	sort.Strings(files)
	for _, f := range files {
		w.stdout.Reset()
		w.stderr.Reset()
		w.run(append(append([]string(nil), args...), path.Clean(f))...)
		if line, leaked := c.Leak(w.stdout.String() + w.stderr.String()); leaked {
			t.Errorf("%s: %s", f, strings.TrimSpace(line))
		}
	}
}
