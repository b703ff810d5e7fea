package cli_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/report"
)

// sampled is every how-many-th folder of fixtures the runs below read: all of them take too long for every day.
const sampled = 4

// TestSameBytes holds that neither the number of jobs and processors nor the order of the paths changes a byte of any
// format.
func TestSameBytes(t *testing.T) {
	folders := fixtureFolders(t, "../../testdata/fixtures")
	shuffled := slices.Clone(folders)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	w := fixtures(t, folders)
	want := everyFormat(t, w, "1", folders)
	for _, tt := range []struct {
		jobs       string
		processors int
	}{{"8", 2}, {"2", 1}} {
		before := runtime.GOMAXPROCS(tt.processors)
		got := everyFormat(t, w, tt.jobs, shuffled)
		runtime.GOMAXPROCS(before)
		for format, text := range want {
			if len(text) < 1000 {
				t.Errorf("%s: %d bytes are no report of all fixtures", format, len(text))
			}
			if !bytes.Equal(got[format], text) {
				t.Errorf("%s differs with %s jobs and %d processors", format, tt.jobs, tt.processors)
			}
		}
	}
}

// TestStrangersChangeNothing holds that what is found in a project does not depend on unrelated ones beside it.
func TestStrangersChangeNothing(t *testing.T) {
	together := map[string]string{}
	var apart []string
	for _, shape := range testkit.Shapes() {
		alone := map[string]string{}
		for name, text := range shape.Tree(20) {
			alone[shape.Name+"/"+name] = text
		}
		maps.Copy(together, alone)
		apart = append(apart, elements(t, alone)...)
	}
	slices.Sort(apart)
	if got := elements(t, together); !slices.Equal(slices.Sorted(slices.Values(got)), apart) {
		t.Errorf("%d facts and findings apart, %d together", len(apart), len(got))
	}
}

func fixtureFolders(t *testing.T, root string) []string {
	t.Helper()
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, e := range entries {
		if e.IsDir() && i%sampled == 0 {
			out = append(out, e.Name())
		}
	}
	return out
}

// fixtures is a world whose working directory holds the sampled folders and no others.
func fixtures(t *testing.T, folders []string) *world {
	t.Helper()
	w := newWorld(t, map[string]string{".git/HEAD": "ref: refs/heads/main\n"})
	for _, name := range folders {
		if err := os.CopyFS(filepath.Join(w.dir, name), os.DirFS(filepath.Join("../../testdata/fixtures", name))); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// everyFormat is what a run writes, by format, and the facts.
func everyFormat(t *testing.T, w *world, jobs string, folders []string) map[string][]byte {
	t.Helper()
	args := []string{"check", "--no-gitignore", "--fail-on", "never", "--min-severity", "note", "--jobs", jobs}
	for _, f := range report.Formats() {
		args = append(args, "--format", f+"="+f+".out")
	}
	if code := w.run(append(args, folders...)...); code != 0 {
		t.Fatalf("exit code %d: %s", code, w.stderr.String())
	}
	out := map[string][]byte{}
	for _, f := range report.Formats() {
		text, err := os.ReadFile(filepath.Join(w.dir, f+".out"))
		if err != nil {
			t.Fatal(err)
		}
		out[f] = text
	}
	w.stdout.Reset()
	w.run(append([]string{"facts", "--no-gitignore", "--format", "json", "--jobs", jobs}, folders...)...)
	out["facts"] = bytes.Clone(w.stdout.Bytes())
	return out
}

// elements are the facts and findings of a tree, one line each.
func elements(t *testing.T, files map[string]string) []string {
	t.Helper()
	w := newWorld(t, files)
	var out []string
	for _, command := range [][]string{{"facts", "facts"}, {"check", "findings"}} {
		for _, e := range list(t, document(t, w, command[0], "--format", "json"), command[1]) {
			text, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, string(text))
		}
	}
	return out
}
