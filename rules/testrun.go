package rules

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/tester"
)

// TestRun is what came of the tests of some packs.
type TestRun struct {
	Tests    []TestResult   `json:"tests"`
	Coverage []FileCoverage `json:"coverage"`
}

// TestResult is one test.
type TestResult struct {
	Name   string `json:"name"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Result string `json:"result"` // pass, fail, error or skip
	At     int    `json:"at"`     // the line of the expression that failed; 0 if none did
	Error  string `json:"error"`  // why it could not be run
	Output string `json:"output"` // what it printed
}

// FileCoverage is how much of a policy its tests have run.
type FileCoverage struct {
	File       string   `json:"file"`
	Percent    float64  `json:"percent"`
	NotCovered [][2]int `json:"not_covered"` // lines, from and to
	Lines      int      `json:"lines"`       // that do something
	Run        int      `json:"run"`         // of these
}

// Failed counts the tests that did not pass; one that is skipped is neither.
func (t *TestRun) Failed() int {
	n := 0
	for _, r := range t.Tests {
		if r.Result == "fail" || r.Result == "error" {
			n++
		}
	}
	return n
}

// Percent is the share of all lines that the tests have run.
func (t *TestRun) Percent() float64 {
	lines, run := 0, 0
	for _, f := range t.Coverage {
		lines, run = lines+f.Lines, run+f.Run
	}
	if lines == 0 {
		return 0
	}
	return float64(run) * 100 / float64(lines)
}

// Test runs the tests of the packs in the sandbox.
func Test(ctx context.Context, run Sandbox, limits Limits, packs []*Pack) (*TestRun, error) {
	a, err := ask(ctx, run, limits, request{Task: toTest, Packs: packs})
	if err != nil {
		return nil, err
	}
	if a.report == nil {
		return nil, errors.New("the process that tests policies gave no report; please report it")
	}
	return a.report, nil
}

// Check compiles the packs in the sandbox, against the schema of the input and as strictly as OPA can.
func Check(ctx context.Context, run Sandbox, limits Limits, packs []*Pack) error {
	_, err := ask(ctx, run, limits, request{Task: toCheck, Packs: packs})
	return err
}

func (r *request) check(_ context.Context, tell func(message) error) error {
	var trouble []error
	for _, p := range r.Packs {
		if err := tell(message{Open: p.Name}); err != nil {
			return err
		}
		c, err := p.open()
		if err == nil {
			_, err = c.compile(true)
		}
		trouble = append(trouble, err)
	}
	return errors.Join(trouble...)
}

func (r *request) test(ctx context.Context, tell func(message) error) error {
	whole := &TestRun{Tests: []TestResult{}, Coverage: []FileCoverage{}}
	for _, p := range r.Packs {
		if err := p.test(ctx, whole, tell); err != nil {
			return err
		}
	}
	return tell(message{Report: whole})
}

// test runs the tests of one pack.
func (p *Pack) test(ctx context.Context, whole *TestRun, tell func(message) error) error {
	if err := tell(message{Open: p.Name}); err != nil {
		return err
	}
	c, err := p.open()
	if err != nil {
		return err
	}
	modules, err := parse(slices.Concat(c.modules, c.tests))
	if err != nil {
		return err
	}
	compiler, err := newCompiler()
	if err != nil {
		return err
	}
	store, err := c.store()
	if err != nil {
		return err
	}
	txn, err := store.NewTransaction(ctx, storage.TransactionParams{})
	if err != nil {
		return fmt.Errorf("%s: its data cannot be used", p.Name)
	}
	defer store.Abort(ctx, txn)
	coverage := cover.New()
	if err := tell(message{Begin: p.Name}); err != nil {
		return err
	}
	results, err := tester.NewRunner().SetCompiler(compiler.WithEnablePrintStatements(true)).SetStore(store).SetModules(modules).
		CapturePrintOutput(true).RaiseBuiltinErrors(true).SetCoverageQueryTracer(coverage).SetParallel(1).RunTests(ctx, txn)
	if err != nil {
		return spoken(err)
	}
	var list []TestResult
	for r := range results {
		list = append(list, resultOf(r))
	}
	slices.SortFunc(list, func(a, b TestResult) int { // a map gave their order
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Name, b.Name))
	})
	whole.Tests = append(whole.Tests, list...)
	whole.Coverage = append(whole.Coverage, coverageOf(coverage.Report(modules))...)
	return nil
}

func resultOf(r *tester.Result) TestResult {
	out := TestResult{Name: strings.TrimPrefix(r.Package, "data.") + "." + r.Name, Output: oneText(string(bytes.TrimSpace(r.Output))), Result: "pass"}
	if r.Location != nil {
		out.File, out.Line = r.Location.File, r.Location.Row
	}
	switch {
	case r.Error != nil:
		out.Result, out.Error = "error", oneLine(spoken(r.Error).Error())
	case r.Skip:
		out.Result = "skip"
	case !r.Pass():
		out.Result = "fail"
	}
	if r.FailedAt != nil && r.FailedAt.Location != nil {
		out.At = r.FailedAt.Location.Row
	}
	return out
}

// coverageOf leaves out the tests themselves.
func coverageOf(report cover.Report) []FileCoverage {
	var out []FileCoverage
	for _, name := range slices.Sorted(maps.Keys(report.Files)) {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		f := report.Files[name]
		one := FileCoverage{File: name, Percent: f.Coverage, NotCovered: [][2]int{}, Lines: f.CoveredLines + f.NotCoveredLines, Run: f.CoveredLines}
		for _, lines := range f.NotCovered {
			one.NotCovered = append(one.NotCovered, [2]int{lines.Start.Row, lines.End.Row})
		}
		out = append(out, one)
	}
	return out
}
