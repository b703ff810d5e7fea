package observed

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/lint"
)

var update = flag.Bool("update", false, "write driver/observed.json anew")

const repository = "../.."

// asOf is the day on which the newest versions that were run had all come out.
var asOf = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func load(t *testing.T) []Recording {
	t.Helper()
	all, err := Load(repository)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestTablesAgreeWithTheDrivers: what a table says about a case at the version that was run is what the six servers saw.
func TestTablesAgreeWithTheDrivers(t *testing.T) {
	replay := NewReplay(repository)
	for _, rec := range load(t) {
		t.Run(rec.Driver, func(t *testing.T) {
			for i := range rec.Cases {
				c := &rec.Cases[i]
				conn, err := replay.Connection(c)
				if err != nil {
					t.Errorf("%s: %v", c.Case, err)
					continue
				}
				at := *conn
				at.Hint.Version = c.Version
				client, ok := driver.Interpret(&at, rec.Driver, driver.Query{Version: func([]driver.Package) driver.Version { return driver.Version{Exact: c.Version} }})
				if !ok {
					t.Fatalf("there is no table %q", rec.Driver)
				}
				for _, difference := range c.Servers.Compare(&client) {
					t.Errorf("%s at %s: %s", c.Case, c.Version, difference)
				}
			}
		})
	}
}

// TestTheLinterAgreesWithTheDrivers lints the cases themselves, beside a manifest with the version that was run: the
// driver must be found too.
func TestTheLinterAgreesWithTheDrivers(t *testing.T) {
	for _, rec := range load(t) {
		table := driver.Lookup(rec.Driver)
		if table == nil || table.Unversioned || len(table.Packages) == 0 {
			continue // no manifest tells the version of the library
		}
		t.Run(rec.Driver, func(t *testing.T) {
			for version, cases := range byVersion(rec.Cases) {
				clients := lintCases(t, cases, packageAt(table, version), version)
				for _, c := range cases {
					compareFound(t, rec.Driver, c, clients[c.Case])
				}
			}
		})
	}
}

// packageAt is the package of a driver that has a version: the major version is a part of a Go module's name.
func packageAt(table *driver.Table, version string) driver.Package {
	major, _, _ := strings.Cut(version, ".")
	for _, p := range table.Packages {
		if p.Ecosystem == "go" && strings.HasSuffix(p.Name, "/v"+major) {
			return p
		}
	}
	return table.Packages[0]
}

func compareFound(t *testing.T, id string, c *Case, found []fact.Client) {
	t.Helper()
	if len(found) != 1 {
		t.Errorf("%s at %s: %d facts, not one", c.Case, c.Version, len(found))
		return
	}
	if got := found[0].Driver; got != id {
		t.Errorf("%s at %s: read as %s", c.Case, c.Version, got)
		return
	}
	for _, difference := range c.Servers.Compare(&found[0]) {
		t.Errorf("%s at %s, linted: %s", c.Case, c.Version, difference)
	}
}

// TestWithoutAVersion: where no manifest tells the version, the verdict is never stronger than the weakest version that
// still counts.
func TestWithoutAVersion(t *testing.T) {
	since := asOf.AddDate(-3, 0, 0).Format(time.DateOnly)
	for _, rec := range load(t) {
		t.Run(rec.Driver, func(t *testing.T) {
			var all []*Case
			for i := range rec.Cases {
				all = append(all, &rec.Cases[i])
			}
			clients := lintCases(t, all, driver.Package{}, "")
			for _, c := range all {
				if n := len(clients[c.Case]); n != 1 {
					t.Errorf("%s: %d facts, not one", c.Case, n)
				}
				if !driver.Considered(rec.Driver, c.Version, since) {
					continue
				}
				for _, client := range clients[c.Case] {
					if mode := c.Servers.Mode(); client.SSLMode != fact.ModeUnknown && mode.Weaker(client.SSLMode) && client.CA.Source != fact.CANone {
						t.Errorf("%s: %s without a version, %s at %s", c.Case, client.SSLMode, mode, c.Version)
					}
				}
			}
		})
	}
}

// TestEveryCaseIsRecorded: a case that was never run proves nothing.
func TestEveryCaseIsRecorded(t *testing.T) {
	recorded := map[string]bool{}
	for _, rec := range load(t) {
		for _, c := range rec.Cases {
			recorded[c.Case] = true
		}
	}
	files, err := filepath.Glob(filepath.Join(repository, "lab", "cases", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		path, _ := filepath.Rel(repository, file)
		if name != "lab.yaml" && !strings.HasPrefix(name, "_") && !recorded[filepath.ToSlash(path)] {
			t.Errorf("%s has no recording; run `make lab`", path)
		}
	}
}

// TestIndex: nobody marks a row as observed by hand.
func TestIndex(t *testing.T) {
	want, err := Index(repository)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(repository, "driver", "observed.json")
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if have, err := os.ReadFile(file); err != nil || !bytes.Equal(have, want) {
		t.Error("driver/observed.json is not what the recordings say; run `make docs`")
	}
}

// TestErrorsAreTheDrivers: a program that could not work at all shows nothing, and a recording names no machine's folders.
func TestErrorsAreTheDrivers(t *testing.T) {
	broken := regexp.MustCompile(`cannot open .*_run|ImportError|ModuleNotFoundError|SyntaxError|Cannot find module|ClassNotFoundException|/(root|home|work|tmp)/\S+/`)
	for _, rec := range load(t) {
		for _, c := range rec.Cases {
			if broken.MatchString(c.Error) {
				t.Errorf("%s at %s: %s", c.Case, c.Version, c.Error)
			}
		}
	}
}

// TestCoverage prints how much of each table was seen running, and fails only if a key of the index names no row.
func TestCoverage(t *testing.T) {
	allSeen, all, bothSides, flips := 0, 0, 0, 0
	var without []string
	for _, table := range driver.Tables() {
		o := table.Observed()
		var keys, unseen []string
		for i := range table.Rows {
			key := table.Rows[i].Key()
			keys = append(keys, key)
			if table.Rows[i].Decides() && !slices.Contains(o.Rows, key) {
				unseen = append(unseen, key)
			}
		}
		for _, key := range o.Rows {
			if !slices.Contains(keys, key) {
				t.Errorf("%s has no row %q", table.ID, key)
			}
		}
		if o.Runs == 0 {
			without = append(without, table.ID)
			continue
		}
		seen, deciding := table.Coverage()
		allSeen, all = allSeen+seen, all+deciding
		t.Logf("%s: %d of %d rows in %d runs", table.ID, seen, deciding, o.Runs)
		for _, flip := range table.Flips() {
			flips++
			if slices.ContainsFunc(o.Versions, func(v string) bool { return driver.CompareVersions(v, flip) < 0 }) && slices.ContainsFunc(o.Versions, func(v string) bool { return driver.CompareVersions(v, flip) >= 0 }) {
				bothSides++
				continue
			}
			t.Logf("%s: flip not seen on both sides: %s", table.ID, flip)
		}
		for _, key := range unseen {
			t.Logf("%s: not seen: %q", table.ID, key)
		}
	}
	t.Logf("%d of %d rows that decide, of the drivers that were run", allSeen, all)
	t.Logf("%d of %d version flips seen on both sides", bothSides, flips)
	t.Logf("known from source or documentation only: %s", strings.Join(without, " "))
}

func byVersion(cases []Case) map[string][]*Case {
	out := map[string][]*Case{}
	for i := range cases {
		out[cases[i].Version] = append(out[cases[i].Version], &cases[i])
	}
	return out
}

// lintCases lints copies of the cases in a folder of their own, with a manifest that names a package at a version, and
// returns the client facts by file name.
func lintCases(t *testing.T, cases []*Case, p driver.Package, version string) map[string][]fact.Client {
	t.Helper()
	dir, taken := t.TempDir(), map[string]string{}
	for _, c := range cases {
		if other := taken[filepath.Base(c.Case)]; other != "" && other != c.Case {
			t.Fatalf("%s and %s record for one driver: give them names of their own", other, c.Case)
		}
		taken[filepath.Base(c.Case)] = c.Case
		data, err := os.ReadFile(filepath.Join(repository, filepath.FromSlash(c.Case)))
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, c.Case, string(data))
	}
	if p.Name != "" {
		make, ok := manifests[p.Ecosystem]
		if !ok {
			t.Fatalf("no manifest of ecosystem %q can be written", p.Ecosystem)
		}
		file, text := make(p.Name, version)
		write(t, dir, file, text)
	}
	result, err := lint.Run(context.Background(), lint.Options{WorkDir: dir, AsOf: asOf, FactsOnly: true, NoGitignore: true})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]fact.Client{}
	for _, c := range result.Facts.Clients {
		out[c.File] = append(out[c.File], c)
	}
	return out
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
