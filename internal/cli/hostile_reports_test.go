package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
)

// TestHostileReports holds that what is hostile is linked, judged and told as anything else: TestHostile of lint ends with
// the facts. Of their files it takes some, and small ones.
func TestHostileReports(t *testing.T) {
	if testing.Short() {
		t.Skip("it judges hundreds of hostile files")
	}
	dir := t.TempDir()
	for i, h := range testkit.Hostiles(1_000) {
		if i%3 > 0 { // a third: facts take longer than what is hostile
			continue
		}
		name := filepath.Join(dir, fmt.Sprint(i), filepath.FromSlash(h.File))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		put(t, name, h.Text, 0o600)
	}
	said := spoke(dir, nil, "check", "--docs", "--no-gitignore", "--min-severity", "note", "--show-suppressed", "--fail-on", "never",
		"--format", "json=out.json", "--format", "sarif=out.sarif", "--format", "html=out.html", "--format", "junit=out.xml", "--quiet")
	for _, file := range []string{"out.json", "out.sarif"} {
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatalf("%v: %.300s", err, said)
		}
		var whole struct {
			Findings []struct{ Rule string }
			Runs     []struct{ Results []struct{ RuleID string } }
			Problems []struct{ File, Code string }
		}
		if err := json.Unmarshal(data, &whole); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if len(whole.Findings) < 50 && (len(whole.Runs) != 1 || len(whole.Runs[0].Results) < 50) {
			t.Errorf("%s: the connections in front of what is hostile are not judged", file)
		}
		for _, p := range whole.Problems {
			if p.Code == "internal" {
				t.Errorf("%s: the parser gave up", p.File)
			}
		}
	}
}
