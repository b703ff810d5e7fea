package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/report"
)

// TestCanary plants a random password in every language, format and grammar, whole and broken, and looks for it in everything
// that the tool says. Each planted connection must be a fact: what is not found is not tested.
func TestCanary(t *testing.T) {
	for name, sharp := range map[string]bool{"plain": false, "sharp": true} {
		t.Run(name, func(t *testing.T) {
			canary := testkit.NewCanary(sharp)
			w := newWorld(t, canaryFiles(canary))
			w.env = actions(filepath.Join(t.TempDir(), "summary.md"))
			everyPlantIsAFact(t, w, sharp)
			for _, args := range canaryRuns() {
				noLeak(t, w, canary, args)
			}
			noLeakInBaseline(t, w, canary)
		})
	}
}

// canaryRuns are all formats that there are, so that a new one is searched too, and what else prints parts of files.
func canaryRuns() [][]string {
	all := []string{"check", "--docs", "--min-severity", "note", "--show-suppressed"}
	with := func(more ...string) []string { return append(slices.Clone(all), more...) }
	runs := [][]string{
		with("--color", "always", "--stats"),
		with("--fix=unsafe", "--diff", "whole"),
		{"facts", "--docs", "--stats"},
		{"facts", "--docs", "--format", "json"},
	}
	for _, format := range report.Formats() {
		runs = append(runs, with("--format", format))
	}
	return runs
}

// canaryFiles puts every planting, whole and in each broken form, into a folder of its own.
func canaryFiles(c testkit.Canary) map[string]string {
	files := map[string]string{}
	for i, p := range testkit.Plantings() {
		files[fmt.Sprintf("whole/%03d/%s", i, p.File)] = p.Render(c)
		for how, text := range p.Broken(c) {
			files[fmt.Sprintf("%s/%03d/%s", how, i, p.File)] = text
		}
	}
	return files
}

func everyPlantIsAFact(t *testing.T, w *world, sharp bool) {
	t.Helper()
	w.stdout.Reset()
	w.run("facts", "--docs", "--format", "json", "whole")
	var doc struct{ Facts []struct{ Kind, File string } }
	if err := json.Unmarshal(w.stdout.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, f := range doc.Facts {
		if f.Kind == "client" {
			found[f.File]++
		}
	}
	for i, p := range testkit.Plantings() {
		file := fmt.Sprintf("whole/%03d/%s", i, p.File)
		if found[file] != p.Facts && (!sharp || !p.Loose) {
			t.Errorf("%s: %d connections found, want %d", file, found[file], p.Facts)
		}
	}
}

func noLeak(t *testing.T, w *world, c testkit.Canary, args []string) {
	t.Helper()
	w.stdout.Reset()
	w.stderr.Reset()
	if code := w.run(args...); code > 1 {
		t.Errorf("%v: exit code %d: %s", args, code, w.stderr.String())
	}
	summary, _ := os.ReadFile(w.env["GITHUB_STEP_SUMMARY"])
	if written := len(summary) > 0; written != slices.Contains(args, "github") {
		t.Errorf("%v: a summary of %d bytes", args, len(summary))
	}
	_ = os.Remove(w.env["GITHUB_STEP_SUMMARY"])
	for stream, text := range map[string]string{"stdout": w.stdout.String(), "stderr": w.stderr.String(), "the summary": string(summary)} {
		if line, leaked := c.Leak(text); leaked {
			t.Errorf("%v leaks on %s: %s", args, stream, strings.TrimSpace(line))
			tellLeaks(t, w, c, args)
			t.FailNow()
		}
	}
}

// noLeakInBaseline holds that no password comes into a file that is meant to be committed.
func noLeakInBaseline(t *testing.T, w *world, c testkit.Canary) {
	t.Helper()
	noLeak(t, w, c, []string{"check", "--docs", "--min-severity", "note", "--write-baseline", "accepted.json"})
	data, err := os.ReadFile(filepath.Join(w.dir, "accepted.json"))
	if err != nil {
		t.Fatal(err)
	}
	if line, leaked := c.Leak(string(data)); leaked || !strings.Contains(string(data), "fingerprint") {
		t.Errorf("the baseline leaks: %s", strings.TrimSpace(line))
	}
}

// tellLeaks runs file by file to say which ones leak.
func tellLeaks(t *testing.T, w *world, c testkit.Canary, args []string) {
	t.Helper()
	var files []string
	_ = filepath.WalkDir(w.dir, func(p string, d os.DirEntry, _ error) error {
		if !d.IsDir() {
			rel, _ := filepath.Rel(w.dir, p)
			files = append(files, filepath.ToSlash(rel))
		}
		return nil
	})
	sort.Strings(files)
	for _, f := range files {
		w.stdout.Reset()
		w.stderr.Reset()
		w.run(append(append([]string(nil), args...), path.Clean(f))...)
		if line, leaked := c.Leak(w.stdout.String() + w.stderr.String()); leaked {
			t.Errorf("%s: %s", f, strings.TrimSpace(line))
		}
	}
}

// TestCanaryExplain gives connection strings with a password to every command that might repeat them: explain, with and
// without a driver, check and facts, which take them for paths, and flags that take no such value.
func TestCanaryExplain(t *testing.T) {
	templates := []testkit.Planting{
		{Text: "postgresql://app:{P}@db.example.com:5432/app?sslmode=require"},
		{Text: "postgresql://app:{X}@db.example.com:5432/app?sslmode=require", Signs: testkit.InURL, Loose: true},
		{Text: "postgresql://db.example.com/app?user=app&password={P}&sslmode={P}"},
		{Text: "jdbc:postgresql://db.example.com/app?user=app&password={P}&sslMode=require"},
		{Text: "jdbc:mysql://app:{P}@db.example.com/app?useSSL=true&trustCertificateKeyStorePassword={P}"},
		{Text: "jdbc:mysql://address=(host=db.example.com)(password={X})/app", Signs: "@:#%?&=;,+!*<>|~^"},
		{Text: "jdbc:sqlserver://db.example.com;user=app;password={X};encrypt=false", Signs: testkit.InADO},
		{Text: "jdbc:oracle:thin:app/{X}@//db.example.com:1521/app", Signs: testkit.InOracle},
		{Text: "app:{X}@tcp(db.example.com:3306)/app?tls=skip-verify", Signs: "@:#%=;,+!*<>[]{}|~^"},
		{Text: "host=db.example.com user=app password={X} sslmode=prefer", Signs: testkit.InShell},
		{Text: "host=db.example.com user=app password='{X}' sslmode=prefer", Loose: true},
		{Text: "Server=db.example.com;User Id=app;Password={X};Encrypt=False", Signs: testkit.InADO},
		{Text: "Data Source=db.example.com;Initial Catalog=app;Uid=app;Pwd={X};Encrypt=no", Signs: testkit.InADO},
		{Text: "mysql:host=db.example.com;dbname=app;password={X}", Signs: testkit.InADO},
		{Text: "redis://:{P}@cache.example.com:6379/0"},
		{Text: "redis://{P}@cache.example.com:6379/0"},
		{Text: "amqp://app:{P}@mq.example.com//"},
		{Text: "mongodb://app:{P}@a.example.com,b.example.com/app?tlsCertificateKeyFilePassword={P}"},
	}
	for _, sharp := range []bool{false, true} {
		c := testkit.NewCanary(sharp)
		w := newWorld(t, nil)
		for _, p := range templates {
			texts := p.Broken(c)
			texts["whole"] = p.Render(c)
			for how, dsn := range texts {
				for _, args := range [][]string{
					{"explain", dsn},
					{"explain", dsn, "--driver", "psycopg2"},
					{dsn},
					{"check", dsn},
					{"facts", "--", dsn},
					{"check", "--config", "x", dsn},
					{"check", "--baseline", dsn},
					{"baseline", dsn},
					{"explain", dsn, dsn},
				} {
					w.stdout.Reset()
					w.stderr.Reset()
					w.run(args...)
					if line, leaked := c.Leak(w.stdout.String() + w.stderr.String()); leaked {
						t.Errorf("%s %s: %s", how, args, line)
					}
				}
			}
			w.stdout.Reset()
			if code := w.run("explain", p.Render(c)); code != 0 && (!sharp || !p.Loose) {
				t.Errorf("%s is not explained: exit code %d", p.Text, code)
			}
		}
	}
}
