package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/cli"
)

// shardCounts are the numbers of shards that are tried.
var shardCounts = []int{1, 2, 3, 7}

// TestShardsAreOneRun holds that shards, merged, are what one run tells, byte for byte: over all fixtures, in every format
// that can be merged. A quarter of the folders is divided into each number of parts; make shards tries every number on
// all of them.
func TestShardsAreOneRun(t *testing.T) {
	if raced {
		t.Skip("it lints the fixtures many times")
	}
	root, err := filepath.Abs(filepath.Join("..", "..", "testdata", "fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	all := os.Getenv("DSNLINT_TEST_SHARDS") == "all"
	for i, n := range shardCounts {
		var folders []string
		for j, e := range entries {
			if e.IsDir() && (all || j%len(shardCounts) == i) {
				folders = append(folders, e.Name())
			}
		}
		t.Run(fmt.Sprint(n), func(t *testing.T) { sameAsOne(t, root, n, folders) })
	}
}

// sameAsOne compares the merged shards of some paths with one run over them.
func sameAsOne(t *testing.T, dir string, n int, paths []string) {
	t.Helper()
	out := t.TempDir()
	check := append([]string{"check", "--docs", "--min-severity", "note", "--fail-on", "never", "--show-suppressed", "--quiet"}, paths...)
	facts := append([]string{"facts", "--docs", "--format", "json", "--quiet"}, paths...)
	name := func(format string, part int) string { return filepath.Join(out, fmt.Sprintf("%d.%s", part, format)) }
	w := &world{dir: dir}
	parts := map[string][]string{}
	for part := range n + 1 { // the first is the whole
		var shard []string
		if part > 0 {
			shard = []string{"--shard", fmt.Sprintf("%d/%d", part, n)}
		}
		run := append(append(check, "--format", "json="+name("json", part), "--format", "sarif="+name("sarif", part)), shard...)
		if code := w.run(run...); code != cli.Clean {
			t.Fatalf("%v: exit code %d: %s", run, code, w.stderr.String())
		}
		w.stdout.Reset()
		if code := w.run(append(facts, shard...)...); code != cli.Clean {
			t.Fatalf("facts %v: exit code %d: %s", shard, code, w.stderr.String())
		}
		if err := os.WriteFile(name("facts", part), w.stdout.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, format := range []string{"json", "sarif", "facts"} {
			if part > 0 {
				parts[format] = append(parts[format], name(format, part))
			}
		}
	}
	for format, files := range parts {
		w.stdout.Reset()
		if code := w.run(append([]string{"merge", "--fail-on", "never"}, files...)...); code != cli.Clean {
			t.Fatalf("merge %s: exit code %d: %s", format, code, w.stderr.String())
		}
		want, err := os.ReadFile(name(format, 0))
		if err != nil {
			t.Fatal(err)
		}
		if got := w.stdout.Bytes(); !bytes.Equal(got, want) {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Errorf("%s of %d shards differs from one run at byte %d of %d:\n%.300s\ninstead of\n%.300s", format, n, at, len(want), got[at:], want[at:])
		}
	}
}

// TestShardsOfRepositories does the same for a folder of checkouts, each of which is linted by one shard only.
func TestShardsOfRepositories(t *testing.T) {
	files := map[string]string{"org/loose.env": badEnv}
	for i := range 9 {
		folder := fmt.Sprintf("org/repo%d/", i)
		files[folder+".git/HEAD"] = ""
		for name, text := range sampleFiles {
			files[folder+name] = text
		}
	}
	w := newWorld(t, files)
	sameAsOne(t, w.dir, 4, []string{"."})
	counts, owner := 0, map[string]int{}
	for i := range 4 {
		doc := document(t, w, "check", "--format", "json", "--shard", fmt.Sprintf("%d/4", i+1))
		for _, f := range list(t, doc, "findings") {
			repository := strings.Join(strings.Split(f["file"].(string), "/")[:2], "/")
			if other, ok := owner[repository]; ok && other != i {
				t.Errorf("%s is linted by two shards", repository)
			}
			owner[repository] = i
		}
		counts += int(doc["summary"].(map[string]any)["files"].(float64))
	}
	if whole := document(t, w, "check", "--format", "json"); whole["summary"].(map[string]any)["files"] != float64(counts) {
		t.Errorf("%v, and %d files in the shards", whole["summary"], counts)
	}
}
