package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/cli"
)

const commit = "0123456789abcdef0123456789abcdef01234567"

// actions are the variables that a step of GitHub Actions has.
func actions(summary string) map[string]string {
	return map[string]string{
		"GITHUB_STEP_SUMMARY": summary, "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "Shop/app", "GITHUB_SHA": commit,
	}
}

func TestStepSummary(t *testing.T) {
	const link = "(<https://github.com/Shop/app/blob/" + commit + "/bad.env#L1>)"
	config := func(url string) string { return "[remote \"origin\"]\nurl = " + url + "\n" }
	tests := []struct {
		name   string
		args   string
		change func(map[string]string)
		remote string
		want   []string // in the summary; nil is no summary
	}{
		{"annotations and summary", "--format github", nil, "https://github.com/shop/app.git", []string{"## dsnlint: 1 error", link, "tls-disabled"}},
		{"beside a file", "--format text --format github=out.txt", nil, "git@github.com:shop/app", []string{link}},
		{"another format", "--format text", nil, "", nil},
		{"no variable", "--format github", func(e map[string]string) { delete(e, "GITHUB_STEP_SUMMARY") }, "", nil},
		{"another repository", "--format github", nil, "https://github.com/other/app.git", []string{"| bad&#46;env&#58;1 |"}},
		{"a strange server", "--format github", func(e map[string]string) { e["GITHUB_SERVER_URL"] = "javascript:x" }, "", []string{"| bad&#46;env&#58;1 |"}},
		{"a strange repository", "--format github", func(e map[string]string) { e["GITHUB_REPOSITORY"] = "a/b/c>" }, "", []string{"| bad&#46;env&#58;1 |"}},
		{"no commit", "--format github", func(e map[string]string) { delete(e, "GITHUB_SHA") }, "", []string{"| bad&#46;env&#58;1 |"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, map[string]string{"bad.env": badEnv, ".git/HEAD": commit, ".git/config": config(tt.remote)})
			file := filepath.Join(w.dir, "summary")
			if err := os.WriteFile(file, []byte("before\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			w.env = actions(file)
			if tt.change != nil {
				tt.change(w.env)
			}
			if code := w.run(append(strings.Fields(tt.args), "--no-gitignore")...); code != cli.Findings {
				t.Fatalf("ends %d: %s", code, w.stderr.String())
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, kept := strings.CutPrefix(string(data), "before\n")
			if !kept || tt.want == nil && text != "" {
				t.Errorf("got %s", data)
			}
			for _, want := range tt.want {
				if !strings.Contains(text, want) {
					t.Errorf("%q is missing in\n%s", want, text)
				}
			}
		})
	}
}

func TestStepSummaryFileIsNoReasonToFail(t *testing.T) {
	w := newWorld(t, map[string]string{"bad.env": badEnv})
	w.env = actions(filepath.Join(w.dir, "no", "such", "folder"))
	if code := w.run("--format", "github"); code != cli.Findings || !strings.Contains(w.stderr.String(), "check the file that GITHUB_STEP_SUMMARY names") {
		t.Errorf("ends %d: %s", code, w.stderr.String())
	}
}

func TestStepSummaryKeepsToTheLimit(t *testing.T) {
	w := newWorld(t, map[string]string{"bad.env": badEnv})
	file := filepath.Join(w.dir, "summary.md")
	full := strings.Repeat("x", 1<<20-300)
	if err := os.WriteFile(file, []byte(full), 0o600); err != nil {
		t.Fatal(err)
	}
	w.env = actions(file)
	if code := w.run("--format", "github", "bad.env"); code != cli.Findings {
		t.Fatalf("ends %d: %s", code, w.stderr.String())
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 1<<20 || !strings.Contains(string(data[len(full):]), "1 more not listed") {
		t.Errorf("%d bytes: %s", len(data), data[len(full):])
	}
}
