package lint

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/finding"
)

var day = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// wants are the expectations of a line: `want: RULE at "text", RULE at "text"`; `want below:` is about the next line that
// holds no expectation. A level may follow the rule: `want: RULE (note) at "text"`.
var (
	wantComment = regexp.MustCompile(`want( below)?: (.*)`)
	wantItem    = regexp.MustCompile(`([a-z][a-z-]+)(?: \((error|warning|note)\))? at ("(?:[^"\\]|\\.)*")`)
)

// expected is what the comments of a folder say.
type expected struct {
	count  map[string]int    // by key
	levels map[string]string // by key, where a level is given
}

// TestFixtures lints every folder of testdata/fixtures by itself and compares each finding, its rule and the exact text
// under it, with the comments beside the bytes.
func TestFixtures(t *testing.T) {
	for _, folder := range fixtureFolders(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) { checkFolder(t, folder) })
	}
}

// fixtureFolders are the folders of testdata/fixtures.
func fixtureFolders(t *testing.T) []string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", "testdata", "fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() {
			out = append(out, filepath.Join(root, e.Name()))
		}
	}
	return out
}

// runs are the results of the fixtures' folders, each linted once for all tests.
var runs sync.Map

// fixtureRun lints a folder of fixtures by itself.
func fixtureRun(t *testing.T, folder string) (*Result, Options) {
	t.Helper()
	o := Options{Paths: []string{"."}, WorkDir: folder, AsOf: day, NoGitignore: true, Docs: true}
	once, _ := runs.LoadOrStore(folder, sync.OnceValues(func() (*Result, error) { return Run(context.Background(), o) }))
	r, err := once.(func() (*Result, error))()
	if err != nil {
		t.Fatal(err)
	}
	return r, o
}

func checkFolder(t *testing.T, folder string) {
	t.Helper()
	r, _ := fixtureRun(t, folder)
	for _, p := range r.Problems {
		t.Errorf("problem: %s %s %s", p.File, p.Code, p.Message)
	}
	want := wanted(t, folder)
	got := map[string]int{}
	for i := range r.Findings {
		f := &r.Findings[i]
		got[key(f)]++
		if level := want.levels[key(f)]; level != "" && level != string(f.Severity) {
			t.Errorf("wanted %s, got %s: %s", level, f.Severity, key(f))
		}
	}
	report(t, want.count, got)
}

func key(f *finding.Finding) string {
	return fmt.Sprintf("%s:%d: %s at %q", f.Place.File.Path, f.Place.File.At(f.Place.Span.Start).Line, f.Rule, f.Place.Raw())
}

func report(t *testing.T, want, got map[string]int) {
	t.Helper()
	all := map[string]bool{}
	for k := range want {
		all[k] = true
	}
	for k := range got {
		all[k] = true
	}
	keys := make([]string, 0, len(all))
	for k := range all {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		if want[k] != got[k] {
			t.Errorf("wanted %d, got %d: %s", want[k], got[k], k)
		}
	}
}

// wanted reads the expectations below a folder. A file F.want holds those of F, whose format has no comments, one
// `LINE: RULE at "text"` a line.
func wanted(t *testing.T, folder string) expected {
	t.Helper()
	out := expected{count: map[string]int{}, levels: map[string]string{}}
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(folder, path)
		rel = filepath.ToSlash(rel)
		if name, ok := strings.CutSuffix(rel, ".want"); ok {
			out.sibling(name, string(data))
			return nil
		}
		out.inline(rel, string(data))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (e expected) inline(file, text string) {
	pending := ""
	for i, line := range strings.Split(text, "\n") {
		m := wantComment.FindStringSubmatch(line)
		switch {
		case m != nil && m[1] != "":
			pending += ", " + m[2]
		case m != nil:
			e.add(file, i+1, m[2])
		case pending != "":
			e.add(file, i+1, pending)
			pending = ""
		}
	}
}

func (e expected) sibling(file, text string) {
	for _, line := range strings.Split(text, "\n") {
		number, items, ok := strings.Cut(line, ":")
		var n int
		if _, err := fmt.Sscan(number, &n); ok && err == nil {
			e.add(file, n, items)
		}
	}
}

func (e expected) add(file string, line int, items string) {
	for _, m := range wantItem.FindAllStringSubmatch(items, -1) {
		key := fmt.Sprintf("%s:%d: %s at %s", file, line, m[1], m[3])
		e.count[key]++
		if m[2] != "" {
			e.levels[key] = m[2]
		}
	}
}
