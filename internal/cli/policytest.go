package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
	"github.com/dsnlint/dsnlint/source"
)

// runPolicyTest runs the Rego tests of policies, with coverage, and lints the examples in their METADATA.
func runPolicyTest(ctx context.Context, args []string, env Env) (int, error) {
	var format string
	var least float64
	fs := flagSet("policy test", "policy test [FOLDER|BUNDLE…] [--format text|json] [--min-coverage PERCENT]", env)
	fs.StringVar(&format, "format", "text", "`FORMAT`: text or json")
	fs.Float64Var(&least, "min-coverage", 0, "exit 1 below this `PERCENT` of lines that the tests run")
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	if format != "text" && format != "json" {
		return Usage, usagef("policy test prints text or json, not %q", format)
	}
	if least < 0 || least > 100 {
		return Usage, usagef("--min-coverage takes a percentage from 0 to 100, not %g", least)
	}
	packs, err := namedPolicies(ctx, fs.Args(), env)
	if err != nil {
		return Failure, asUsage(err)
	}
	run, err := testPacks(ctx, packs, env)
	var broken rules.Broken
	switch {
	case errors.As(err, &broken):
		return Usage, usagef("the policies cannot be tested:\n%w", err)
	case err != nil:
		return Failure, asUsage(err)
	case len(run.Tests) == 0:
		return Usage, usagef("there is no test; write rules named test_… into files that end in _test.rego, as `dsnlint policy new NAME` does")
	}
	code := Clean
	if run.Failed() > 0 || run.Percent() < least {
		code = Findings
	}
	if format == "json" {
		return code, writeJSON(env.Stdout, testJSON(run))
	}
	return code, writeTests(env.Stdout, run, least)
}

// testPacks runs the tests, and then the examples as tests too.
func testPacks(ctx context.Context, packs []*rules.Pack, env Env) (*rules.TestRun, error) {
	catalogue, err := rules.Load(policies.Modules())
	if err != nil {
		return nil, err
	}
	described, err := rules.Describe(ctx, env.sandbox(), env.limits(), packs)
	if err != nil {
		return nil, err
	}
	for _, d := range described {
		if err := catalogue.Add(d); err != nil {
			return nil, err
		}
	}
	run, err := rules.Test(ctx, env.sandbox(), env.limits(), packs)
	if err != nil {
		return nil, err
	}
	empty, err := os.MkdirTemp("", "dsnlint-example-")
	if err != nil {
		return nil, errors.New("there is no room for temporary files; set TMPDIR to a folder that can be written")
	}
	defer os.RemoveAll(empty)
	all := catalogue.Rules()
	for i := range all {
		r := &all[i]
		if !r.Custom {
			continue
		}
		for _, e := range []struct {
			name, text string
			fires      bool
		}{{"bad", r.Bad, true}, {"good", r.Good, false}} {
			if rules.ExampleName(e.text) == "" {
				continue
			}
			found, err := finds(ctx, r.ID, e.text, packs, empty, env)
			if err != nil {
				return nil, err
			}
			run.Tests = append(run.Tests, exampleResult(r, e.name, (found != nil) == e.fires, found))
		}
	}
	return run, nil
}

var wordOfMessage = source.Pattern(`\{[A-Za-z_]+\}`)

func exampleResult(r *rules.Rule, name string, passed bool, found *finding.Finding) rules.TestResult {
	out := rules.TestResult{Name: r.ID + ": the example custom." + name, File: r.File, Line: 1, Result: "pass"}
	if !passed {
		out.Result, out.Error = "fail", "linting it reports the rule"
		if name == "bad" {
			out.Error = "linting it does not report the rule; `dsnlint facts` shows what the policy sees of it"
		}
	}
	if passed && found != nil {
		for _, word := range wordOfMessage().FindAllString(r.Message, -1) {
			if strings.Contains(found.Message, word) {
				out.Result, out.Error = "fail", "nobody says what "+word+" in the message is; it is no key of args"
			}
		}
	}
	return out
}

// finds lints an example, in a folder that has nothing else in it, and returns the finding of the rule; nil without one.
func finds(ctx context.Context, id, text string, packs []*rules.Pack, dir string, env Env) (*finding.Finding, error) {
	o := lint.Options{
		WorkDir: dir, AsOf: env.Now(), StdinName: filepath.Base(rules.ExampleName(text)), Stdin: []byte(text + "\n"), Docs: true,
		Sandbox: env.sandbox(), Limits: env.limits(), Packs: packs,
	}
	result, err := lint.Run(ctx, o)
	if err != nil {
		return nil, err
	}
	for i := range result.Findings {
		if result.Findings[i].Rule == id {
			return &result.Findings[i], nil
		}
	}
	return nil, nil //nolint:nilnil // no finding is no mistake
}

func testJSON(run *rules.TestRun) any {
	return map[string]any{
		"schema_version": "1", "tests": run.Tests, "coverage": map[string]any{"percent": run.Percent(), "files": run.Coverage},
		"summary": map[string]int{"tests": len(run.Tests), "failed": run.Failed()},
	}
}

// writeTests lists what did not pass, what was printed, and the lines that no test runs.
func writeTests(w io.Writer, run *rules.TestRun, least float64) error {
	var b strings.Builder
	for _, t := range run.Tests {
		if t.Result != "pass" || t.Output != "" {
			fmt.Fprintf(&b, "%s:%d: %s: %s", t.File, t.Line, t.Result, t.Name)
			if t.Error != "" {
				fmt.Fprintf(&b, ": %s", t.Error)
			} else if t.At > 0 {
				fmt.Fprintf(&b, " (line %d does not hold)", t.At)
			}
			b.WriteString("\n")
		}
		if t.Output != "" {
			fmt.Fprintf(&b, "  | %s\n", strings.ReplaceAll(t.Output, "\n", "\n  | "))
		}
	}
	for _, f := range run.Coverage {
		fmt.Fprintf(&b, "%s: %.1f%% of lines%s\n", f.File, f.Percent, notCovered(f.NotCovered))
	}
	fmt.Fprintf(&b, "%s, %d failed, coverage %.1f%%\n", several(len(run.Tests), "test", "tests"), run.Failed(), run.Percent())
	if run.Percent() < least {
		fmt.Fprintf(&b, "the coverage is below %g%%\n", least)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func notCovered(ranges [][2]int) string {
	var out []string
	for _, r := range ranges {
		if r[0] == r[1] {
			out = append(out, fmt.Sprint(r[0]))
		} else {
			out = append(out, fmt.Sprintf("%d–%d", r[0], r[1]))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return ", not lines " + strings.Join(out, ", ")
}
