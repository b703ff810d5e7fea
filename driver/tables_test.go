package driver

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// interpret reads options as one driver at a version.
func interpret(t *testing.T, id, spec, version string) fact.Client {
	t.Helper()
	list := options(t, spec)
	for i := range list {
		if name := list[i].Name.String(); name == "Trust_Server_Certificate" { // specs are split at blanks
			list[i].Name = text("Trust Server Certificate")
		}
	}
	got, ok := Interpret(&setting.Connection{Options: list}, id, Query{AssumeSince: "2021-11-21", Version: func([]Package) Version { return Version{Exact: version} }})
	if !ok {
		t.Fatalf("no driver %s", id)
	}
	return got
}

func TestTablesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, table := range Tables() {
		t.Run(table.ID, func(t *testing.T) {
			if seen[table.ID] {
				t.Error("the id is taken")
			}
			seen[table.ID] = true
			if table.Title == "" || table.Source == "" || table.Engine == "" || table.Full == "" {
				t.Errorf("no title, source, engine or target: %q %q %q %q", table.Title, table.Source, table.Engine, table.Full)
			}
			for i := range table.Rows {
				checkRow(t, table, &table.Rows[i])
			}
			for _, row := range table.TLS {
				if !known(table, row.Option) {
					t.Errorf("TLS row of unknown option %q", row.Option)
				}
			}
			checkBands(t, table)
			checkNames(t, table)
		})
	}
}

// checkRow wants a reason and no names that the table does not know.
func checkRow(t *testing.T, table *Table, r *Row) {
	t.Helper()
	if (r.Because == "") == (r.Rejects == "") {
		t.Errorf("row %q: wants either Because or Rejects", r.When)
	}
	if r.Rejects == "" && r.Then.Transport == "" {
		t.Errorf("row %q: no posture", r.When)
	}
	var names []string
	for _, term := range mustParseWhen(r.When) {
		names = append(names, term.name)
	}
	names = slices.Concat(names, strings.Fields(r.Ignores), strings.Fields(r.Overrides))
	if r.By != "-" {
		names = append(names, strings.Fields(r.By)...)
	}
	for _, word := range strings.Split(r.CA, "|") {
		if word, _, _ = strings.Cut(word, ":"); !isCASource(fact.CASource(word)) && word != "" {
			names = append(names, word)
		}
	}
	for _, name := range names {
		if !known(table, name) {
			t.Errorf("row %q: no option %q", r.When, name)
		}
	}
}

// known reports whether the table has an option of that canonical name at any version.
func known(table *Table, name string) bool {
	return slices.ContainsFunc(table.Options, func(o Option) bool { return o.Name == name })
}

// checkBands wants every version to end with a row that always holds, and no row after one.
func checkBands(t *testing.T, table *Table) {
	t.Helper()
	for _, version := range append([]string{"0"}, table.Flips()...) {
		end := -1
		for i := range table.Rows {
			r := &table.Rows[i]
			if !within(version, r.Since, r.Until) {
				continue
			}
			if end >= 0 {
				t.Errorf("version %s: row %q is never reached, row %d always holds", version, r.When, end)
			}
			if r.When == "" {
				end = i
			}
		}
		if end < 0 {
			t.Errorf("version %s: no row always holds", version)
		}
	}
	for _, r := range table.Releases {
		if !regexp.MustCompile(`^20\d\d-\d\d-\d\d$`).MatchString(r.Date) {
			t.Errorf("release %s of %s: no date", r.Version, r.Date)
		}
	}
}

// checkNames wants package and scheme names in the form that manifests and DSNs are read in.
func checkNames(t *testing.T, table *Table) {
	t.Helper()
	forms := map[string]string{
		"pypi": `^[a-z0-9]+(-[a-z0-9]+)*$`, "npm": `^(@[a-z0-9-]+/)?[a-z0-9.-]+$`, "nuget": `^[a-z0-9.]+$`, "maven": `^[\w.-]+:[\w.-]+$`,
		"go": `^[a-z0-9.]+/\S+$`, "gem": `^[\w-]+$`, "composer": `^([a-z0-9-]+/|ext-)[a-z0-9_-]+$`, "cargo": `^[\w-]+$`, "hex": `^\w+$`,
	}
	for _, p := range slices.Concat(table.Packages, table.Wrappers) {
		if form := forms[p.Ecosystem]; form == "" || !regexp.MustCompile(form).MatchString(p.Name) {
			t.Errorf("package %s %q is not in the registry's normal form", p.Ecosystem, p.Name)
		}
	}
	for _, s := range table.Schemes {
		if s.Name != strings.ToLower(s.Name) || strings.Contains(s.Name, "://") || s.Engine == "" {
			t.Errorf("scheme %q of engine %q", s.Name, s.Engine)
		}
	}
}

// Options that are known twice must not overlap: the first would hide the second.
func TestOptionsDoNotOverlap(t *testing.T) {
	for _, table := range Tables() {
		for i := range table.Options {
			for j := range table.Options[:i] {
				a, b := &table.Options[j], &table.Options[i]
				if table.spells(a, b.Name) && !before(a.Until, b.Since) && !before(b.Until, a.Since) {
					t.Errorf("%s: option %q is there twice", table.ID, b.Name)
				}
			}
		}
	}
}

// before reports whether a span that ends at until is over when another begins at since.
func before(until, since string) bool {
	return until != "" && since != "" && CompareVersions(until, since) <= 0
}

func TestOptionReadInOnePlaceOnly(t *testing.T) {
	table := &Table{
		Title: "a driver", Stranger: RejectsStrangers,
		Options: []Option{{Name: "sslmode", Role: Mode, In: []setting.Layer{setting.InDSN}}},
		Rows:    []Row{{When: "sslmode=require", Then: Unchecked, CA: "none", Because: "x"}, {Then: Off, CA: "none", Because: "x"}},
	}
	for spec, want := range map[string]string{
		"dsn:sslmode=require":                      "require ",
		"call:sslmode=require":                     "unknown sslmode=invalid",
		"dsn:sslmode=require call:sslmode=disable": "unknown sslmode=invalid",
	} {
		got := table.read(&setting.Connection{Options: options(t, spec)}, Query{})
		if line := string(got.SSLMode) + " " + effects(got); line != want {
			t.Errorf("%s: got %q, want %q", spec, line, want)
		}
		if strings.Contains(want, "invalid") && !strings.Contains(got.Options[len(got.Options)-1].Note, "does not read this option here") {
			t.Errorf("%s: note %q", spec, got.Options[len(got.Options)-1].Note)
		}
	}
}

func TestWrappersNameTheDriver(t *testing.T) {
	has := func(p []Package) bool { return slices.Contains(p, Package{"go", "gorm.io/driver/postgres"}) }
	got := inManifest([]*Table{Lookup("lib-pq"), Lookup("pgx")}, false, Query{Has: has})
	if len(got) != 1 || got[0].ID != "pgx" {
		t.Errorf("got %v", got)
	}
}
