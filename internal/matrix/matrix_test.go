package matrix

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/setting"
)

var (
	every = flag.Int("every", 41, "take each n-th original only")
	only  = flag.String("only", "", "take originals whose name ends in this: .py")
	show  = flag.String("show", "", "print what differs where the way holds this text")
)

const repository = "../.."

// since is the day from which versions count where the linter runs on the day of TestProjects.
const since = "2021-11-22"

// byHand are originals in languages that the lab runs no programs of.
func byHand(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(repository, "internal", "matrix", "testdata", "originals", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no originals: %v", err)
	}
	return files
}

// originals are the programs of the lab, by name, of which the test takes each n-th, and those that stand beside it.
func originals(t *testing.T, linter *Linter, n int) []Original {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(repository, "lab", "cases", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	var out []Original
	for i, file := range append(files, byHand(t)...) {
		if i < len(files) && i%n != 0 || !strings.HasSuffix(file, *only) {
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

// tallies counts spellings by their way.
type tallies map[string]*tally

// tally counts spellings of one way, and keeps the first that differs.
type tally struct {
	same, all int
	first     string
}

// count notes what one spelling gave; details are printed where they are asked for.
func (c tallies) count(key, original, difference string, details ...any) {
	n := c[key]
	if n == nil {
		n = &tally{}
		c[key] = n
	}
	n.all++
	if difference == "" {
		n.same++
		return
	}
	if n.first == "" {
		n.first = original + ": " + difference
	}
	if *show != "" && strings.Contains(key+" "+original, *show) {
		fmt.Println(append([]any{key, original, difference}, details...)...)
	}
}

// report fails for the ways that do not always say the same, but for those that are known to be unread.
func (c tallies) report(t *testing.T) {
	t.Helper()
	sum := tally{}
	for _, key := range slices.Sorted(maps.Keys(c)) {
		n := c[key]
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

// TestSpellings: a program says the same in every spelling.
func TestSpellings(t *testing.T) {
	linter, counts := NewLinter(since), tallies{}
	for _, o := range originals(t, linter, *every) {
		for _, s := range Spellings(&o) {
			counts.count(s.Format+": "+s.Way, s.File, linter.Differs(&o, &s))
		}
	}
	counts.report(t)
}

// TestCarriers: a connection string says the same in every format.
func TestCarriers(t *testing.T) {
	linter, counts, seen := NewLinter(since), tallies{}, map[string]bool{}
	for _, o := range originals(t, linter, *every) {
		dsn, ok := DSN(&o)
		want, read := linter.DSN(dsn)
		if !ok || !read || seen[dsn] || want.Client.Driver == "unknown" {
			continue
		}
		seen[dsn] = true
		for _, s := range Carriers(dsn) {
			counts.count(s.Format+": "+s.Way, dsn, linter.Differs(&want, &s))
		}
	}
	counts.report(t)
}

// TestCalls: every opener of every table is found in each way in which its language imports and calls things.
func TestCalls(t *testing.T) {
	linter, counts := NewLinter(since), tallies{}
	samples := dsns(t, linter)
	for _, table := range driver.Tables() {
		for i := range table.Openers {
			o := &table.Openers[i]
			for _, dsn := range samples[table.ID] {
				want, ok := linter.ReadBy(dsn, table.ID, o.Language)
				if !ok {
					continue
				}
				for _, s := range Calls(o, dsn) {
					counts.count(o.Language+": "+s.Way, table.ID+" "+o.Callee, linter.Differs(&want, &s), dsn)
				}
			}
		}
	}
	counts.report(t)
}

// maxDSNs is how many connection strings each opener is tried with.
const maxDSNs = 2

// dsns are connection strings of each driver's programs in the lab that lead to different modes; where there are none, one
// of each scheme.
func dsns(t *testing.T, linter *Linter) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	modes := map[string]bool{}
	for _, o := range originals(t, linter, max(1, *every/4)) {
		dsn, ok := DSN(&o)
		key := o.Client.Driver + string(o.Client.SSLMode)
		if ok && !modes[key] && len(out[o.Client.Driver]) < maxDSNs && len(besideDSN(&o)) == 0 {
			modes[key] = true
			out[o.Client.Driver] = append(out[o.Client.Driver], dsn)
		}
	}
	for _, table := range driver.Tables() {
		for _, s := range table.Schemes {
			if len(out[table.ID]) == 0 {
				out[table.ID] = append(out[table.ID], s.Name+"://lab:pw@db.lab.internal/lab")
			}
		}
	}
	return out
}

// besideDSN are the options of a program that stand beside its connection string.
func besideDSN(o *Original) []setting.Option {
	return slices.DeleteFunc(slices.Clone(o.Connection.Options), func(o setting.Option) bool { return o.Layer == setting.InDSN })
}

// TestOptions: every row of every table that options of a call can meet says the same in each way of handing them on.
func TestOptions(t *testing.T) {
	linter, counts, n := NewLinter(since), tallies{}, 0
	for _, table := range driver.Tables() {
		for i := range table.Rows {
			for _, options := range Samples(table, &table.Rows[i]) {
				for j := range table.Openers {
					if n++; n%max(1, *every/8) != 0 {
						continue
					}
					o := &table.Openers[j]
					want := linter.ReadOptions(options, table.ID, o.Language)
					for _, s := range slices.Concat(OptionCalls(o, options), SetterCalls(o, options)) {
						counts.count(o.Language+": "+s.Way, table.ID+" "+table.Rows[i].When, linter.Differs(&want, &s), string(s.Data))
					}
				}
			}
		}
	}
	counts.report(t)
}

// TestProjects: a program says the same where a value stands in another file of its project.
func TestProjects(t *testing.T) {
	linter, counts, root := NewLinter(since), tallies{}, t.TempDir()
	type cell struct {
		key  string
		want Original
	}
	cells := map[string]cell{} // by the program's file
	for i, o := range originals(t, linter, *every) {
		if o.Client.SSLMode == fact.ModeUnknown {
			continue // what a driver refuses is no deployment
		}
		for j, p := range Projects(&o) {
			folder := fmt.Sprintf("p%d_%d", i, j)
			p.Files["package.json"] = []byte("{\"dependencies\": {\"left-pad\": \"1.0.0\"}}\n") // a project of its own
			writeAll(t, filepath.Join(root, folder), p.Files)
			cells[folder+"/"+p.Main] = cell{p.Format + ", in another file: " + p.Way, o}
		}
	}
	found := facts(t, root)
	for _, file := range slices.Sorted(maps.Keys(cells)) {
		c := cells[file]
		difference := "no connection"
		for _, got := range found[file] { // one for each environment, and what holds without them
			if difference = Difference(&c.want.Client, &got); difference == "" {
				break
			}
		}
		counts.count(c.key, c.want.File, difference)
	}
	counts.report(t)
}

func writeAll(t *testing.T, folder string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, data, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

// facts are what the whole linter finds below a folder, by file.
func facts(t *testing.T, root string) map[string][]fact.Client {
	t.Helper()
	result, err := lint.Run(context.Background(), lint.Options{WorkDir: root, FactsOnly: true, AsOf: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]fact.Client{}
	for _, c := range result.Facts.Clients {
		found[c.File] = append(found[c.File], c)
	}
	return found
}

// TestUnread: the table names ways that there are.
func TestUnread(t *testing.T) {
	ways := map[string]bool{}
	for _, lang := range languages {
		for _, w := range lang.ways {
			ways[lang.format+": "+w.name] = true
		}
	}
	for key := range unread {
		if !ways[key] && !strings.Contains(key, ", in another file: ") {
			t.Errorf("%s is no way", key)
		}
	}
}
