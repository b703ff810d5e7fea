package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/cli"
	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/rules"
)

const policyHead = "# METADATA\n# scope: package\n# title: x\n# custom:\n#   message: m {x}\n#   severity: error\npackage custom.dsnlint.rules[\"mine\"]\n\n"

// withProgram is a world whose program is the one that scripts run, as a process of its own, with limits.
func withProgram(t *testing.T, policy string, limits rules.Limits) *world {
	t.Helper()
	w := newWorld(t, map[string]string{"a.env": badEnv, "own/mine.rego": policyHead + policy + "\n"})
	program, err := exec.LookPath("dsnlint")
	if err != nil {
		t.Fatal(err)
	}
	w.program, w.limits = program, limits
	return w
}

var small = rules.Limits{Time: time.Minute, Memory: 160 << 20}

// TestLimits starts the real child with small limits: a policy that does not end, needs too much, prints or says too much
// ends within them, with a clear error and nothing half reported.
func TestLimits(t *testing.T) {
	const long = `l := [x | some c in split(sprintf("%100000d", [1]), ""); x := c]`
	hurry := rules.Limits{Time: 1500 * time.Millisecond, Memory: 512 << 20}
	if raced {
		t.Skip("the race detector's memory is no policy's")
	}
	tests := []struct {
		name, policy string
		limits       rules.Limits
		want         string
	}{
		{"forever", `deny contains {"rule": "mine", "fact": "x", "at": "", "args": {}} if { ` + long + `; some a in l; some b in l; some c in l; a == "q"; b == c }`, hurry, "did not end within 1.5s"},
		{"more and more", `deny contains {"rule": "mine", "fact": "x", "at": "", "args": {}} if { ` + long + `; m := [[a, b, i, j] | some i, a in l; some j, b in l]; count(m) == 0 }`, small, "the custom policy mine needs more than 160 MB"},
		{"all at once", `deny contains {"rule": "mine", "fact": "x", "at": "", "args": {}} if { a := sprintf("%100000d", [1]); b := replace(a, " ", a); count(b) == 0 }`, small, "the custom policy mine needs more than 160 MB"},
		{"a flood", `deny contains {"rule": "mine", "fact": c.id, "at": "", "args": {"x": x}} if { some c in input.facts.client; a := sprintf("%500000d", [1]); some i in split("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", ""); some j in ["1", "2"]; x := concat("", [a, i, j]) }`, rules.Limits{Time: time.Minute, Memory: 1 << 30}, "the custom policy mine answers with more than 32 MB"},
		{"deeper and deeper", `deny contains {"rule": "mine", "fact": "x", "at": "", "args": {}} if { a := sprintf("%900000d", [1]); x := json.unmarshal(replace(a, " ", "[")); x == 1 }`, small, "mine"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := withProgram(t, tt.policy, tt.limits)
			if code := w.run("check", "--policy", "own", "--format", "json"); code != cli.Usage {
				t.Errorf("exit code %d", code)
			}
			if got := w.stderr.String(); !strings.Contains(got, tt.want) || strings.Contains(got, "goroutine") || w.stdout.Len() > 0 {
				t.Errorf("stderr %.600q, stdout %.200q", got, w.stdout.String())
			}
		})
	}
}

// TestReadingLimits holds that what users wrote is parsed within the limits too, whichever command reads it.
func TestReadingLimits(t *testing.T) {
	if raced {
		t.Skip("the race detector's memory is no policy's")
	}
	aliases := `a: &a "` + strings.Repeat("x", 1_000_000) + "\"\nb: [" + strings.Repeat("*a,", 10_000) + "]\n"
	for name, files := range map[string]map[string]string{
		"templates in templates": {"own/mine.rego": policyHead + `x := $"` + strings.Repeat(`{$"`, 40_000)},
		"aliases":                {"own/mine.rego": policyHead, "own/data.yaml": aliases},
	} {
		t.Run(name, func(t *testing.T) {
			w := withProgram(t, "", small)
			w.put(t, files)
			for _, args := range [][]string{{"check", "--policy", "own"}, {"policy", "check", "own"}, {"policy", "test", "own"}, {"rules", "--policy", "own"}} {
				w.stdout.Reset()
				w.stderr.Reset()
				if code := w.run(args...); code != cli.Usage {
					t.Errorf("%v: exit code %d", args, code)
				}
				if got := w.stderr.String(); !strings.Contains(got, "the policies in own cannot be read within 1m0s and 160 MB") || w.stdout.Len() > 0 {
					t.Errorf("%v: stderr %.600q, stdout %.200q", args, got, w.stdout.String())
				}
			}
		})
	}
}

// TestPrintingPolicy holds that what a policy prints is no part of the answer.
func TestPrintingPolicy(t *testing.T) {
	if raced {
		t.Skip("the race detector's memory is no policy's")
	}
	w := withProgram(t, `deny contains {"rule": "mine", "fact": c.id, "at": "ssl_mode", "args": {"x": "!"}} if { some c in input.facts.client; print("{\"done\":true}\n", c) }`, small)
	if code := w.run("check", "--policy", "own", "--format", "json", "--rule", "mine"); code != cli.Findings || !strings.Contains(w.stdout.String(), `"rule": "mine"`) {
		t.Errorf("exit code %d: %s %s", code, w.stdout.String(), w.stderr.String())
	}
}

// TestNoProgram holds that custom policies are never judged outside of the sandbox, and that nobody else needs it.
func TestNoProgram(t *testing.T) {
	w := withProgram(t, `deny contains {"rule": "mine", "fact": c.id, "at": "", "args": {}} if some c in input.facts.client`, small)
	for program, want := range map[string]string{"": "cannot be found", filepath.Join(w.dir, "a.env"): "cannot be started"} {
		w.program = program
		w.stderr.Reset()
		if code := w.run("check", "--policy", "own"); code != cli.Failure || !strings.Contains(w.stderr.String(), want) {
			t.Errorf("exit code %d: %s", code, w.stderr.String())
		}
		if code := w.run("check"); code != cli.Findings {
			t.Errorf("without policies: exit code %d", code)
		}
	}
}

// TestChildIsBare looks at the child itself: it has no environment, and it stands in the root of the file system.
func TestChildIsBare(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs /proc")
	}
	w := withProgram(t, "deny contains 1 if false", small)
	seen := filepath.Join(w.dir, "seen")
	spy := filepath.Join(w.dir, "spy")
	script := fmt.Sprintf("#!/bin/sh\n{ tr '\\0' '\\n' </proc/$$/environ; pwd; echo \"$@\"; } >%s\n", seen)
	if err := os.WriteFile(spy, []byte(script), 0o700); err != nil { //nolint:gosec // it is run
		t.Fatal(err)
	}
	t.Setenv("DATABASE_PASSWORD", "pw")
	w.program = spy
	w.run("check", "--policy", "own")
	got, err := os.ReadFile(seen)
	if want := "/\npolicy sandbox 167772160 1m0s\n"; err != nil || string(got) != want {
		t.Errorf("the child saw %q, want %q (%v)", got, want, err)
	}
}

// TestCanaryPolicies plants random passwords and lets policies repeat all that they see: in findings, in errors, in what
// they print.
func TestCanaryPolicies(t *testing.T) {
	for _, body := range []string{
		`deny contains {"rule": "mine", "fact": c.id, "at": "ssl_mode", "args": {"x": json.marshal(c)}} if some c in input.facts.client`,
		`deny contains {"rule": "mine", "fact": json.marshal(input), "at": "", "args": {}}`,
		`deny contains {"rule": "mine", "fact": "", "at": "", "args": {}} if { some c in input.facts.client; to_number(json.marshal(c)) > 1 }`,
	} {
		canary := testkit.NewCanary(false)
		w := withProgram(t, body, rules.Limits{})
		for i, p := range testkit.Plantings() {
			name := filepath.Join(w.dir, "whole", fmt.Sprint(i), filepath.FromSlash(p.File))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(p.Render(canary)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for _, format := range []string{"text", "json", "sarif"} {
			w.stdout.Reset()
			w.stderr.Reset()
			code := w.run("check", "--policy", "own", "--format", format, "whole")
			if code != cli.Findings && code != cli.Usage {
				t.Errorf("exit code %d: %s", code, w.stderr.String())
			}
			if line, leaked := canary.Leak(w.stdout.String() + w.stderr.String()); leaked {
				t.Errorf("%s leaks: %.300s", format, line)
			}
		}
	}
}

// TestSandboxCommand holds that the child's command is of no use to people.
func TestSandboxCommand(t *testing.T) {
	w := newWorld(t, nil)
	for _, args := range [][]string{{"policy", "sandbox"}, {"policy", "sandbox", "x", "1s"}, {"policy", "sandbox", "1", "-1s"}} {
		if code := w.run(args...); code != cli.Usage {
			t.Errorf("%v: exit code %d", args, code)
		}
	}
	w.run("policy", "--help")
	if strings.Contains(w.stdout.String(), "sandbox") {
		t.Error("the help shows it")
	}
}

// TestPolicySchema holds that the schema that is printed is the one that is published.
func TestPolicySchema(t *testing.T) {
	w := newWorld(t, nil)
	if code := w.run("policy", "schema"); code != cli.Clean || !json.Valid(w.stdout.Bytes()) {
		t.Errorf("exit code %d", code)
	}
	published, err := os.ReadFile(filepath.Join("..", "..", "docs", "schema", "policy-input.schema.json"))
	if err != nil || string(published) != w.stdout.String() {
		t.Errorf("docs/schema holds another one; run `make docs` (%v)", err)
	}
}
