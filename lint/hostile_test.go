package lint

import (
	"fmt"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

// hostileBytes is how much of what is hostile stands in a file, and hostileStack the stack within which it must be read: a
// reader that goes down with every bracket needs more.
const (
	hostileBytes = 200_000
	hostileStack = 256 << 20
)

// TestHostile holds that a folder of hostile files is read to its end: each of them gives its connection or a problem that
// says why not, none an internal one, and the file among them that is not hostile is read as ever.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("it tries every format with hundreds of hostile texts")
	}
	defer debug.SetMaxStack(debug.SetMaxStack(hostileStack))
	byFile := map[string][]testkit.Hostile{}
	for _, h := range testkit.Hostiles(hostileBytes) {
		byFile[h.File] = append(byFile[h.File], h)
	}
	for file, cases := range byFile {
		t.Run(file, func(t *testing.T) { hostile(t, cases) })
	}
}

func hostile(t *testing.T, cases []testkit.Hostile) {
	t.Helper()
	const healthy = "healthy/app.env"
	files := map[string]string{healthy: "DATABASE_URL=postgres://app@db.example.com/app?sslmode=disable\n"}
	for i, h := range cases {
		files[fmt.Sprintf("%d/%s", i, h.File)] = h.Text
	}
	r := lintFolder(t, Options{WorkDir: folder(t, files), NoGitignore: true, Docs: true, FactsOnly: true})
	told := map[string][]source.ProblemCode{}
	for _, p := range r.Problems {
		told[p.File] = append(told[p.File], p.Code)
	}
	facts := map[string]int{}
	for _, f := range r.Facts.Clients {
		facts[f.Place.File.Path]++
	}
	for _, f := range r.Facts.Servers {
		facts[f.Place.File.Path]++
	}
	if facts[healthy] != 1 {
		t.Errorf("the file among them that is not hostile has %d facts", facts[healthy])
	}
	for i, h := range cases {
		shown := path.Join(fmt.Sprint(i), h.File)
		switch {
		case slices.Contains(told[shown], source.Internal):
			t.Errorf("%s: the parser gave up", h.Name)
		case facts[shown] == 0 && len(told[shown]) == 0:
			t.Errorf("%s: neither a fact nor a problem: %.80q", h.Name, strings.TrimSpace(h.Text))
		}
	}
}
