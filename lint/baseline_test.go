package lint

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
)

const print1, print2 = "0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"

// baselineOf is a baseline's file with these entries.
func baselineOf(entries ...string) string {
	return `{"schema_version": "1", "findings": [` + strings.Join(entries, ",") + `]}`
}

func TestParseBaseline(t *testing.T) {
	entry := `{"fingerprint": "` + print1 + `", "rule": "x", "file": "a", "about": "b"}`
	with := func(more string) string { return strings.TrimSuffix(entry, "}") + ", " + more + "}" }
	tests := []struct{ name, in, want string }{
		{"empty list", baselineOf(), ""},
		{"one", baselineOf(entry), ""},
		{"with reason and day", baselineOf(with(`"reason": "r", "until": "2027-01-31"`)), ""},
		{"no words", baselineOf(`{"fingerprint": "` + print1 + `", "rule": "x"}`), ""},
		{"byte order mark", "\ufeff" + baselineOf(entry), ""},
		{"no list", `{"schema_version": "1"}`, "findings must be a list"},
		{"null", "null", "schema_version is not"},
		{"empty", "", "no valid JSON"},
		{"torn", baselineOf(entry)[:40], "no valid JSON"},
		{"two documents", baselineOf() + baselineOf(), "no valid JSON"},
		{"a list", "[]", "no valid JSON"},
		{"conflict", "{\n<<<<<<< ours\n}", "settle what a merge left"},
		{"no version", `{"findings": []}`, "schema_version is not"},
		{"another version", `{"schema_version": "2", "findings": []}`, "write the baseline anew"},
		{"a number as version", `{"schema_version": 1, "findings": []}`, "schema_version is not"},
		{"unknown key", `{"schema_version": "1", "finding": []}`, `unknown key "finding"; did you mean "findings"?`},
		{"a report", `{"schema_version": "1", "findings": [], "summary": {}, "problems": []}`, "is this a baseline?"},
		{"capitals", `{"Schema_Version": "1", "findings": []}`, "unknown key"},
		{"unknown key of an entry", baselineOf(with(`"untli": ""`)), `findings[0]: unknown key "untli"; did you mean "until"?`},
		{"a number", baselineOf(with(`"reason": 1`)), "texts as values"},
		{"a list of texts", baselineOf(`"` + print1 + `"`), "texts as values"},
		{"no fingerprint", baselineOf(`{"rule": "x", "file": "a"}`), "32 hexadecimal digits"},
		{"short fingerprint", baselineOf(`{"fingerprint": "0123", "rule": "x"}`), "32 hexadecimal digits"},
		{"no rule", baselineOf(`{"fingerprint": "` + print1 + `"}`), "needs its rule"},
		{"no day", baselineOf(with(`"until": "31.01.2027"`)), "until must be YYYY-MM-DD"},
		{"no such day", baselineOf(with(`"until": "2027-02-30"`)), "until must be YYYY-MM-DD"},
		{"twice", baselineOf(entry, entry), "findings[1] has the fingerprint of findings[0]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parseBaseline([]byte(tt.in))
			switch {
			case err == nil && tt.want != "":
				t.Errorf("accepted, want %q", tt.want)
			case err != nil && (tt.want == "" || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("got %q, want %q", err, tt.want)
			}
		})
	}
}

// FuzzBaseline holds that what is read is written back as it was meant, whatever it is.
func FuzzBaseline(f *testing.F) {
	f.Add([]byte(baselineOf()))
	f.Add([]byte(baselineOf(`{"fingerprint": "` + print1 + `", "rule": "x", "file": "a", "about": "\u0000<&>", "reason": "r", "until": "2027-01-31"}`)))
	f.Add([]byte(`{"schema_version": "1", "findings": [{"fingerprint": null}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := parseBaseline(data)
		if err != nil {
			return
		}
		once, err := b.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, err := parseBaseline(once)
		if err != nil {
			t.Fatalf("%v: %s", err, once)
		}
		if twice, err := again.Bytes(); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%v: %s\n%s", err, once, twice)
		}
	})
}

func TestLoadBaseline(t *testing.T) {
	dir := t.TempDir()
	if _, err := LoadBaseline(filepath.Join(dir, "none.json")); !errors.Is(err, ErrNoBaseline) {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := LoadBaseline(dir); err == nil || !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("a folder: %v", err)
	}
	// what it holds may be anything, a secret too
	name := filepath.Join(dir, "a.json")
	if err := os.WriteFile(name, []byte(`{"schema_version": "hush1", "findings": []}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadBaseline(name); err == nil || strings.Contains(err.Error(), "hush1") {
		t.Errorf("an error repeats a value: %v", err)
	}
}

func TestAccept(t *testing.T) {
	b := &Baseline{Entries: []Accepted{{Fingerprint: print1, Reason: "r", Until: "2026-11-21"}, {Fingerprint: print2, Until: "2026-11-20"}}}
	inline := finding.Suppression{Kind: "inline", Reason: "comment"}
	findings := []finding.Finding{{Fingerprint: print1}, {Fingerprint: print2}, {Fingerprint: "x"}, {Fingerprint: print1, Suppressed: &inline}}
	b.accept(findings, day)
	var got []string
	for _, f := range findings {
		word := f.BaselineState
		if f.Suppressed != nil {
			word += fmt.Sprint(*f.Suppressed)
		}
		got = append(got, word)
	}
	if s := strings.Join(got, "; "); s != "unchanged{baseline r 2026-11-21}; new; new; unchanged{inline comment }" {
		t.Error(s)
	}
	fresh := []finding.Finding{{Fingerprint: print1}}
	(*Baseline)(nil).accept(fresh, day)
	if fresh[0].BaselineState != "" || fresh[0].Suppressed != nil {
		t.Errorf("without a baseline: %+v", fresh[0])
	}
}

// accepted writes the baseline of a folder and reads it back.
func accepted(t *testing.T, o Options) *Baseline {
	t.Helper()
	r := lintFolder(t, o)
	data, err := (&Baseline{}).Renewed(r, o, finding.Note).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	b, err := parseBaseline(data)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// news are the findings that a baseline does not hold, as rule and line.
func news(t *testing.T, b *Baseline, o Options) []string {
	t.Helper()
	o.Baseline = b
	var out []string
	for _, f := range lintFolder(t, o).Findings {
		if f.Suppressed == nil {
			out = append(out, fmt.Sprintf("%s@%d", f.Rule, f.Place.File.At(f.Place.Span.Start).Line))
		}
	}
	return out
}

// program is a file of connections, written in one of many ways that mean the same.
func program(hosts []string, chance *rand.Rand) string {
	secret := fmt.Sprintf("secret%d", chance.IntN(100))
	lines := []string{"import os, psycopg2", secret + " = os.environ['" + strings.ToUpper(secret) + "']"}
	for _, host := range hosts {
		options := []string{"host='" + host + "'", "sslmode='disable'", "user='app'", []string{"password=" + secret, "password='pw'"}[chance.IntN(2)]}
		chance.Shuffle(len(options), func(i, j int) { options[i], options[j] = options[j], options[i] })
		for range chance.IntN(3) {
			lines = append(lines, "# nothing", "")
		}
		lines = append(lines, "psycopg2.connect("+strings.Join(options, []string{", ", ",\n    "}[chance.IntN(2)])+")")
	}
	return strings.Join(lines, "\n") + "\n"
}

// TestBaselineSurvives holds that a baseline holds whatever moves, changes its order or its secrets, and that one more is
// always one new finding.
func TestBaselineSurvives(t *testing.T) {
	for seed := range uint64(10) {
		chance := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // a test that can be run again
		hosts := []string{"a.example.com", "b.example.com", "a.example.com", "c.example.com"}
		b := accepted(t, Options{WorkDir: folder(t, map[string]string{"a.py": program(hosts, chance)})})
		if len(b.Entries) != len(hosts) {
			t.Fatalf("%d entries", len(b.Entries))
		}
		text := program(hosts, chance)
		if got := news(t, b, Options{WorkDir: folder(t, map[string]string{"a.py": text})}); len(got) > 0 {
			t.Errorf("seed %d: %v in\n%s", seed, got, text)
		}
		more := append([]string{"d.example.com"}, hosts...)
		if got := news(t, b, Options{WorkDir: folder(t, map[string]string{"a.py": program(more, chance)})}); len(got) != 1 {
			t.Errorf("seed %d: one more: %v", seed, got)
		}
		more[0] = "a.example.com"
		if got := news(t, b, Options{WorkDir: folder(t, map[string]string{"a.py": program(more, chance)})}); len(got) != 1 {
			t.Errorf("seed %d: one more of the same: %v", seed, got)
		}
	}
}

// TestBaselineHoldsForAnyRun holds that a finding is the same one whatever else a run reads: all of the repository, a
// folder from within, or the file alone.
func TestBaselineHoldsForAnyRun(t *testing.T) {
	files := map[string]string{
		".git/HEAD":        "",
		"app/.env":         "DATABASE_URL=postgresql://app:pw@db.example.com/app?sslmode=disable\nCACHE_URL=redis://cache.example.com/0\n",
		"app/db.py":        "import os, psycopg2\npsycopg2.connect(os.environ['DATABASE_URL'])\n",
		"app/compose.yaml": "services:\n  api:\n    image: api\n    environment:\n      ORDERS_URL: postgresql://orders.example.com/orders?sslmode=disable\n",
		"app/orders.js":    "const { Client } = require('pg')\nnew Client({ connectionString: process.env.ORDERS_URL })\n",
		"app/run.sh":       "export REPORT_URL='postgresql://report.example.com/app?sslmode=disable'\npython report.py\n",
		"app/report.py":    "import os, psycopg2\npsycopg2.connect(os.environ['REPORT_URL'])\n",
	}
	dir := folder(t, files)
	whole := accepted(t, Options{WorkDir: dir})
	if len(whole.Entries) < 3 {
		t.Fatalf("entries: %+v", whole.Entries)
	}
	alone := []Options{{WorkDir: filepath.Join(dir, "app")}, {WorkDir: dir, Paths: []string{"app"}}}
	for name := range files {
		if strings.HasPrefix(name, "app/") {
			alone = append(alone, Options{WorkDir: dir, Paths: []string{name}}, Options{WorkDir: filepath.Join(dir, "app"), Paths: []string{filepath.Base(name)}})
		}
	}
	for _, o := range alone {
		if got := news(t, whole, o); len(got) > 0 {
			t.Errorf("%s %v: %v", o.WorkDir[len(dir):], o.Paths, got)
		}
	}
	if got := news(t, accepted(t, alone[0]), Options{WorkDir: dir}); len(got) > 0 {
		t.Errorf("made in a folder: %v", got)
	}
}
