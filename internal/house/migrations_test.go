package house

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/cli"
	"github.com/dsnlint/dsnlint/policies"
)

// TestMigrations lints every block of docs/migrations that names a file, each by itself or with the others of its fold.
// What is marked `before` is reported; everything else is clean, and not because nothing was understood: each holds a
// fact, clients verify in full and servers enforce.
func TestMigrations(t *testing.T) {
	for _, d := range documents(t) {
		if !strings.HasPrefix(d.path, "docs/migrations/") {
			continue
		}
		units := map[int][]block{}
		for i, b := range d.blocks {
			if !strings.Contains(b.info, " ") {
				continue
			}
			unit := b.unit
			if len(units[unit]) > 0 && !isManifest(b.info) {
				unit = -i // two examples below one heading
			}
			units[unit] = append(units[unit], b)
		}
		for _, blocks := range units {
			t.Run(d.path+"/"+blocks[0].info, func(t *testing.T) { migration(t, blocks) })
		}
	}
}

// TestMigrationDates holds the days of the pages against policies/data/ca.json: an authority that a page names ends on the
// day that the data says, a current one at least in that year.
func TestMigrationDates(t *testing.T) {
	table := policies.AuthorityTable()
	for _, d := range documents(t) {
		if !strings.HasPrefix(d.path, "docs/migrations/") {
			continue
		}
		for _, span := range d.spans {
			for i := range table.Identifiers {
				row := &table.Identifiers[i]
				end := row.NotAfter
				if row.Successor == "" {
					end = end[:len("2061")]
				}
				if row.Identifier == span && !strings.Contains(d.text, end) {
					t.Errorf("%s: %s ends %s", d.path, span, row.NotAfter)
				}
			}
			for i := range table.Bundles {
				row := &table.Bundles[i]
				if _, ok := row.Match(strings.ToLower(span)); ok && !row.Legacy && !strings.Contains(d.text, row.NotAfter) {
					t.Errorf("%s: %s ends %s", d.path, span, row.NotAfter)
				}
			}
		}
	}
}

// isManifest tells a file that says no more than which driver in which version is used.
func isManifest(info string) bool {
	for _, name := range []string{" requirements.txt", " package.json", " Gemfile"} {
		if strings.HasSuffix(info, name) {
			return true
		}
	}
	return false
}

func migration(t *testing.T, blocks []block) {
	folder := t.TempDir()
	before := false
	for _, b := range blocks {
		words := strings.Fields(b.info)
		before = before || words[len(words)-1] == "before"
		write(t, filepath.Join(folder, words[1]), b.text)
	}
	var report struct {
		Findings []struct{ Rule, Message string }
		Problems []struct{ Message string }
	}
	ask(t, folder, &report, "check", "--min-severity", "note", "--format", "json")
	if before != (len(report.Findings) > 0) || len(report.Problems) > 0 {
		t.Errorf("findings %v, problems %v", report.Findings, report.Problems)
	}
	if before {
		return
	}
	var known struct {
		Facts []struct {
			Kind     string
			SSLMode  string `json:"ssl_mode"`
			Enforced string
		}
	}
	ask(t, folder, &known, "facts", "--format", "json")
	if len(known.Facts) == 0 {
		t.Error("dsnlint sees nothing here")
	}
	for _, f := range known.Facts {
		if f.Kind == "client" && f.SSLMode != "verify-full" || f.Kind == "server" && f.Enforced == "no" {
			t.Errorf("not what the page promises: %+v", f)
		}
	}
}

// ask calls dsnlint in a folder and reads its JSON.
func ask(t *testing.T, folder string, answer any, args ...string) {
	t.Helper()
	var out, problems bytes.Buffer
	env := surroundings(folder, &out)
	env.Stderr = &problems
	if code := cli.Main(args, env); code > cli.Findings {
		t.Fatalf("exit code %d: %s", code, problems.String())
	}
	if err := json.Unmarshal(out.Bytes(), answer); err != nil {
		t.Fatal(err)
	}
}
