package matrix

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var (
	every = flag.Int("every", 41, "take each n-th original only")
	only  = flag.String("only", "", "take originals whose name ends in this: .py")
	show  = flag.String("show", "", "print what differs where the way holds this text")
)

const repository = "../.."

// written are originals in languages that the lab runs no programs of.
func written(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(repository, "internal", "matrix", "testdata", "originals", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no originals: %v", err)
	}
	return files
}

// originals are the programs of the lab, by name, of which the test takes each n-th, and those that stand beside it.
func originals(t *testing.T, linter *Linter) []Original {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(repository, "lab", "cases", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	var out []Original
	for i, file := range append(files, written(t)...) {
		if i < len(files) && i%*every != 0 || !strings.HasSuffix(file, *only) {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		path, _ := filepath.Rel(repository, file)
		if o, ok := linter.Original(filepath.ToSlash(path), data); ok {
			out = append(out, o)
		}
	}
	return out
}

// tally counts spellings of one way, and keeps the first that differs.
type tally struct {
	same, all int
	first     string
}

// TestSpellings: a program says the same in every spelling, but for the ways that are known to be unread.
func TestSpellings(t *testing.T) {
	linter := NewLinter("2023-11-22")
	counts := map[string]*tally{}
	for _, o := range originals(t, linter) {
		for _, s := range Spellings(&o) {
			key := s.Format + ": " + s.Way
			if counts[key] == nil {
				counts[key] = &tally{}
			}
			counts[key].count(key, s.File, linter.Differs(&o, &s))
		}
	}
	sum := tally{}
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		n := counts[key]
		sum.same += n.same
		sum.all += n.all
		switch known := unread[key] != ""; {
		case n.same == n.all && known:
			t.Logf("%s: read in all %d programs", key, n.all)
		case n.same < n.all && known:
			t.Logf("%-50s %d of %d: %s", key, n.same, n.all, unread[key])
		case n.same < n.all:
			t.Errorf("%-50s %d of %d: %s", key, n.same, n.all, n.first)
		}
	}
	t.Logf("all: %d of %d", sum.same, sum.all)
}

func (n *tally) count(key, file, difference string) {
	n.all++
	if difference == "" {
		n.same++
		return
	}
	if n.first == "" {
		n.first = file + ": " + difference
	}
	if *show != "" && strings.Contains(key, *show) {
		fmt.Printf("%s: %s: %s\n", key, file, difference)
	}
}

// TestUnread: the table names ways that there are.
func TestUnread(t *testing.T) {
	ways := map[string]bool{}
	for _, lang := range languages {
		for _, w := range lang.ways {
			key := lang.format + ": " + w.name
			ways[key] = true
		}
	}
	for key := range unread {
		if !ways[key] {
			t.Errorf("%s is no way", key)
		}
	}
}
