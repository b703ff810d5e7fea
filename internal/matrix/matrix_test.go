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
	every = flag.Int("every", 23, "take each n-th original only")
	only  = flag.String("only", "", "take originals whose name ends in this: .py")
	show  = flag.String("show", "", "print what differs where the way holds this text")
)

const repository = "../.."

// since is the day from which versions count where the linter runs on the day of TestProjects.
const since = "2021-11-22"

// originals are the programs of the lab, by name; of many the test takes each n-th.
func originals(t *testing.T, linter *Linter) []Original {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(repository, "lab", "cases", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	var out []Original
	for i, file := range files {
		if i%*every != 0 || !strings.HasSuffix(file, *only) {
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
	linter := NewLinter(since)
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
	linter := NewLinter(since)
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

// TestCalls: every opener of every table is found in each way in which its language imports and calls things.
func TestCalls(t *testing.T) {
	linter := NewLinter(since)
	samples := dsns(t, linter)
	counts := map[string]tally{}
	for _, table := range driver.Tables() {
		for i := range table.Openers {
			o := &table.Openers[i]
			for _, dsn := range samples[table.ID] {
				want, ok := linter.ReadBy(dsn, table.ID, o.Language)
				if !ok {
					continue
				}
				for _, s := range Calls(o, dsn) {
					key := o.Language + ": " + s.Way
					n := counts[key]
					n.all++
					if difference := linter.Differs(&want, &s); difference == "" {
						n.same++
					} else if *show != "" && strings.Contains(key+" "+table.ID, *show) {
						fmt.Printf("%s: %s: %s: %s: %s\n", key, table.ID, o.Callee, dsn, difference)
					}
					counts[key] = n
				}
			}
		}
	}
	report(t, counts)
}

// maxDSNs is how many connection strings each opener is tried with.
const maxDSNs = 3

// dsns are connection strings of each driver's programs in the lab that lead to different modes; where there are none, one of each scheme.
func dsns(t *testing.T, linter *Linter) map[string][]string {
	out := map[string][]string{}
	modes := map[string]bool{}
	for _, o := range originals(t, linter) {
		dsn, ok := DSN(&o)
		key := o.Client.Driver + string(o.Client.SSLMode)
		if ok && !modes[key] && len(out[o.Client.Driver]) < maxDSNs && len(literalsOutside(&o)) == 0 {
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

// literalsOutside are the options of a program that stand beside its connection string.
func literalsOutside(o *Original) []setting.Option {
	return slices.DeleteFunc(slices.Clone(o.Connection.Options), func(o setting.Option) bool { return o.Layer == setting.InDSN })
}

// TestOptions: every row of every table that options of a call can meet says the same in each way of handing them on.
func TestOptions(t *testing.T) {
	linter := NewLinter(since)
	counts := map[string]tally{}
	for _, table := range driver.Tables() {
		for i := range table.Rows {
			for _, options := range Samples(table, &table.Rows[i]) {
				for j := range table.Openers {
					o := &table.Openers[j]
					want := linter.ReadOptions(options, table.ID, o.Language)
					for _, s := range slices.Concat(OptionCalls(o, options), SetterCalls(o, options)) {
						key := o.Language + ": " + s.Way
						n := counts[key]
						n.all++
						if difference := linter.Differs(&want, &s); difference == "" {
							n.same++
						} else if *show != "" && strings.Contains(key+" "+table.ID, *show) {
							fmt.Printf("%s: %s: %s: %s\n%s\n", key, table.ID, table.Rows[i].When, difference, s.Data)
						}
						counts[key] = n
					}
				}
			}
		}
	}
	report(t, counts)
}

// TestProjects: a program says the same where a value stands in another file of its project.
func TestProjects(t *testing.T) {
	linter := NewLinter(since)
	root := t.TempDir()
	type cell struct {
		key  string
		want Original
	}
	cells := map[string]cell{} // by folder
	for i, o := range originals(t, linter) {
		if o.Client.SSLMode == fact.ModeUnknown {
			continue // what a driver refuses is no deployment
		}
		for j, p := range Projects(&o) {
			folder := fmt.Sprintf("p%d_%d", i, j)
			p.Files["package.json"] = []byte("{\"dependencies\": {\"left-pad\": \"1.0.0\"}}\n") // a project of its own
			for _, name := range p.Names() {
				file := filepath.Join(root, folder, filepath.FromSlash(name))
				if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, p.Files[name], 0o644)); err != nil {
					t.Fatal(err)
				}
			}
			cells[folder+"/"+p.Main] = cell{p.Format + ": " + p.Way, o}
		}
	}
	result, err := lint.Run(context.Background(), lint.Options{WorkDir: root, FactsOnly: true, AsOf: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]fact.Client{}
	for _, c := range result.Facts.Clients {
		found[c.File] = append(found[c.File], c)
	}
	counts := map[string]tally{}
	for _, file := range slices.Sorted(maps.Keys(cells)) {
		c := cells[file]
		n := counts[c.key]
		n.all++
		difference := "no connection"
		for _, got := range found[file] { // one for each environment, and what holds without them
			if difference = Difference(&c.want.Client, &got); difference == "" {
				break
			}
		}
		if difference == "" {
			n.same++
		} else if *show != "" && strings.Contains(c.key, *show) {
			fmt.Printf("%s: %s: %s\n", c.key, c.want.File, difference)
		}
		counts[c.key] = n
	}
	report(t, counts)
}
