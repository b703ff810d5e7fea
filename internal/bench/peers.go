package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/dsnlint/dsnlint/lint"
)

// scanning compares a run over program text with what reads the same files for the same words.
func scanning(ctx context.Context, o options) (*table, error) {
	const title = "Scanning program text"
	if !o.wants(title) {
		return nil, nil
	}
	t, err := sources(ctx, o.sources)
	if err != nil {
		return nil, err
	}
	words := filepath.Join(o.scratch, "needles")
	var lines strings.Builder
	for _, n := range lint.Needles() {
		lines.WriteString(strings.TrimRight(n, "\r\n") + "\n") // a line each: the end of one in a word cannot be asked for
	}
	if err := put(words, []byte(lines.String())); err != nil {
		return nil, err
	}
	peers := []command{{name: "ripgrep", args: append([]string{"rg", "-uu", "-F", "-i", "-l", "-f", words}, t.paths...), ends: []int{1}}}
	if len(t.paths) == 1 { // it takes one folder, and follows no links to others
		peers = append(peers, command{name: "gitleaks", args: []string{"gitleaks", "dir", "--no-banner", "--exit-code", "0", t.paths[0]}})
	}
	out := &table{title: title, about: t.String() + ". ripgrep is asked for the files that hold one of the words that the prefilter looks for."}
	return out, o.compare(ctx, out, t, peers)
}

// linters compares a run over YAML and HCL with others that judge such files.
func linters(ctx context.Context, o options) (*table, error) {
	const title = "Linting YAML and HCL"
	if !o.wants(title) {
		return nil, nil
	}
	t, err := infrastructure(o)
	if err != nil {
		return nil, err
	}
	policy, rule := filepath.Join(o.scratch, "policy"), filepath.Join(o.scratch, "rule.yml")
	if err := put(filepath.Join(policy, "deny.rego"), []byte("package main\n\ndeny contains \"tls is off\" if input.tls == false\n")); err != nil {
		return nil, err
	}
	if err := put(rule, []byte("rules:\n- id: r\n  message: m\n  severity: ERROR\n  languages: [yaml, hcl]\n  pattern: \"sslmode: disable\"\n")); err != nil {
		return nil, err
	}
	peers := []command{
		{name: "conftest", args: append([]string{"conftest", "test", "--no-fail", "--ignore", `\.j2$`, "-p", policy}, t.paths...), ends: []int{1}},
		{name: "checkov", args: []string{"checkov", "--quiet", "--compact", "--skip-download", "--soft-fail", "-d", t.paths[0]}, ends: []int{1}},
		{name: "semgrep", args: []string{"semgrep", "scan", "--metrics", "off", "--disable-version-check", "--no-git-ignore", "--config", rule, t.paths[0]}, ends: []int{1}},
	}
	if o.queries != "" {
		peers = append(peers, command{name: "KICS", args: []string{
			"console", "scan", "--silent", "--no-progress", "--disable-full-descriptions", "--ignore-on-exit", "all",
			"-q", o.queries, "--libraries-path", filepath.Join(filepath.Dir(o.queries), "libraries"), "-p", t.paths[0], "--output-path", filepath.Join(o.scratch, "kics"),
		}, ends: []int{20, 30, 40, 50, 60}})
	}
	out := &table{title: title, about: t.String() + ". Each tool judges by what it is usually given: conftest by one policy, semgrep by one rule, the others by all of theirs."}
	return out, o.compare(ctx, out, t, peers)
}

// compare runs the program in turn with the peers that this machine has and that can do it, over the same tree.
func (o options) compare(ctx context.Context, out *table, t *tree, peers []command) error {
	out.head = []string{"command", "wall", "CPU", "memory", "takes, of dsnlint's wall"}
	able := []command{{name: "dsnlint check", args: append([]string{o.binary, "check", "--no-gitignore", "--fail-on", "never", "--format", "json"}, t.paths...), ends: []int{4}}}
	var absent [][]string
	for _, p := range peers {
		if _, err := exec.LookPath(p.args[0]); err != nil {
			absent = append(absent, []string{p.name, "not on this machine", "", "", ""})
			continue
		}
		if _, err := p.run(ctx); err != nil {
			fmt.Fprintln(os.Stderr, "bench: left out:", err)
			absent = append(absent, []string{p.name, "did not run", "", "", ""})
			continue
		}
		able = append(able, p)
	}
	runs, err := inTurn(ctx, o.runs, able...)
	if err != nil {
		return err
	}
	for i, c := range able {
		out.add(row(c.name, runs[i], times(ratio(runs[i], runs[0])))...)
	}
	out.rows = append(out.rows, absent...)
	return nil
}

func row(name string, runs []usage, last string) []string {
	return []string{name, seconds(median(of(runs, wall))), seconds(median(of(runs, cpu))), megabytes(median(of(runs, memory))), last}
}
