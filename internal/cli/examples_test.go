package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/cli"
)

// TestExamplePolicies checks and tests every example, which runs what its METADATA shows too. Each line has to be run.
func TestExamplePolicies(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("..", "..", "examples", "policies", "*"))
	if err != nil || len(folders) < 4 {
		t.Fatal("no examples", err)
	}
	program, err := exec.LookPath("dsnlint")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(filepath.Join("..", "..", "docs", "policies.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		full, err := filepath.Abs(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"policy", "check", full}, {"policy", "test", full, "--min-coverage", "100"}} {
			w := newWorld(t, nil)
			w.program = program
			if code := w.run(args...); code != cli.Clean {
				t.Errorf("%v: exit code %d: %s%s", args, code, w.stdout.String(), w.stderr.String())
			}
		}
		if name := filepath.Base(folder); !strings.Contains(string(readme), "examples/policies/"+name) {
			t.Errorf("docs/policies.md does not mention examples/policies/%s", name)
		}
	}
}

// TestExampleProfile judges by the profile that an example brings.
func TestExampleProfile(t *testing.T) {
	w := newWorld(t, map[string]string{"a.env": "A=postgresql+psycopg2://app@db/app?sslmode=prefer\n"})
	program, err := exec.LookPath("dsnlint")
	if err != nil {
		t.Fatal(err)
	}
	w.program = program
	full, err := filepath.Abs(filepath.Join("..", "..", "examples", "policies", "pci-payments"))
	if err != nil {
		t.Fatal(err)
	}
	if code := w.run("check", "--policy", full, "--profile", "payments", "--fail-on", "error", "--quiet"); code != cli.Findings {
		t.Errorf("exit code %d: %s", code, w.stderr.String())
	}
	if code := w.run("check", "--fail-on", "error", "--quiet"); code != cli.Clean {
		t.Errorf("without it: exit code %d", code)
	}
}
