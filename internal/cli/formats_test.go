package cli_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
)

// TestEveryFormatTellsEverything holds that no format is silent about a finding or about input that could not be read.
func TestEveryFormatTellsEverything(t *testing.T) {
	w := newWorld(t, sampleFiles)
	doc := document(t, w, "check", "--format", "json", "--min-severity", "note", "--show-suppressed")
	problems, open, suppressed := len(list(t, doc, "problems")), 0, 0
	for _, f := range list(t, doc, "findings") {
		if f["suppressed"] == nil {
			open++
		} else {
			suppressed++
		}
	}
	tests := []struct {
		format string
		count  func(string) int
		want   int
	}{
		{"gitlab", func(s string) int { return strings.Count(s, `"fingerprint"`) }, open + problems},
		{"junit", func(s string) int { return strings.Count(s, "<testcase ") }, open + problems + suppressed},
		{"checkstyle", func(s string) int { return strings.Count(s, "<error ") }, open + problems},
		{"sarif", func(s string) int { return strings.Count(s, `"ruleIndex"`) }, open + suppressed},
	}
	for _, tt := range tests {
		w.stdout.Reset()
		w.run("check", "--format", tt.format, "--min-severity", "note")
		if got := tt.count(w.stdout.String()); got != tt.want {
			t.Errorf("%s tells %d things, want %d", tt.format, got, tt.want)
		}
	}
}

// TestSARIFRun holds what a report says of the run: the commit, the category of the paths, how the program ends; and that
// what is secret in the address of the repository stays there.
func TestSARIFRun(t *testing.T) {
	canary := testkit.NewCanary(false)
	files := map[string]string{
		".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": commit + "\n",
		".git/config":        fmt.Sprintf("[remote \"origin\"]\n\turl = https://me:%s@example.com/shop/app.git?x=%s\n", canary.Secret(""), canary.Secret("")),
		"services/a/bad.env": badEnv, "services/b/torn.yaml": "sslmode: [1, \"two\n",
	}
	tests := []struct {
		args     []string
		category string
		code     float64
		success  bool
	}{
		{nil, "dsnlint/", 1, true},
		{[]string{"services/a"}, "dsnlint/services/a/", 1, true},
		{[]string{"services/b"}, "dsnlint/services/b/", 0, true},
		{[]string{"services/b", "--strict"}, "dsnlint/services/b/", 4, false},
		{[]string{"--files-from", "list"}, "dsnlint/", 1, true},
	}
	files["list"] = "services/a/bad.env\n"
	for _, tt := range tests {
		w := newWorld(t, maps.Clone(files))
		doc := document(t, w, append([]string{"check", "--no-gitignore", "--format", "sarif"}, tt.args...)...)
		run := list(t, doc, "runs")[0]
		got := run["versionControlProvenance"].([]any)[0].(map[string]any)
		if got["repositoryUri"] != "https://example.com/shop/app.git" || got["revisionId"] != commit || got["branch"] != "main" {
			t.Errorf("%v: the version is %v", tt.args, got)
		}
		invocation := list(t, run, "invocations")[0]
		if id := run["automationDetails"].(map[string]any)["id"]; id != tt.category || invocation["exitCode"] != tt.code || invocation["executionSuccessful"] != tt.success {
			t.Errorf("%v: got %v, %v", tt.args, id, invocation)
		}
		text, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		if line, leaked := canary.Leak(string(text)); leaked {
			t.Errorf("%v leaks: %.200s", tt.args, line)
		}
	}
}
