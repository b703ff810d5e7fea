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
	every = flag.Int("every", 23, "take each n-th original only")
	show  = flag.String("show", "", "print what differs where the way holds this text")
)

const repository = "../.."

// originals are the programs of the lab, by name; of many the test takes each n-th.
func originals(t *testing.T, linter *Linter) []Original {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(repository, "lab", "cases", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	var out []Original
	for i, file := range files {
		if i%*every != 0 {
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

type tally struct{ same, all int }

// TestSpellings: a program says the same in every spelling.
func TestSpellings(t *testing.T) {
	linter := NewLinter("2023-11-22")
	counts := map[string]tally{}
	for _, o := range originals(t, linter) {
		for _, s := range Spellings(&o) {
			key := s.Format + ": " + s.Way
			n := counts[key]
			n.all++
			if difference := linter.Differs(&o, &s); difference == "" {
				n.same++
			} else {
				if *show != "" && strings.Contains(key, *show) {
					fmt.Printf("%s: %s: %s\n", key, s.File, difference)
				}
			}
			counts[key] = n
		}
	}
	report(t, counts)
}

// TestCarriers: a connection string says the same in every format.
func TestCarriers(t *testing.T) {
	linter := NewLinter("2023-11-22")
	counts := map[string]tally{}
	seen := map[string]bool{}
	for _, o := range originals(t, linter) {
		dsn, ok := DSN(&o)
		want, read := linter.DSN(dsn)
		if !ok || !read || seen[dsn] || want.Client.Driver == "unknown" {
			continue
		}
		seen[dsn] = true
		for _, s := range Carriers(dsn) {
			key := s.Format + ": " + s.Way
			n := counts[key]
			n.all++
			if difference := linter.Differs(&want, &s); difference == "" {
				n.same++
			} else {
				t.Errorf("%s: %s: %s", key, dsn, difference)
			}
			counts[key] = n
		}
	}
	report(t, counts)
}

// report logs the ways that do not always say the same.
func report(t *testing.T, counts map[string]tally) {
	t.Helper()
	sum := tally{}
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		n := counts[key]
		sum.same += n.same
		sum.all += n.all
		if n.same < n.all {
			t.Logf("%-50s %d of %d", key, n.same, n.all)
		}
	}
	t.Logf("all: %d of %d", sum.same, sum.all)
}
