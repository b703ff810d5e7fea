package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/internal/page"
)

// The files that accounts are kept in: the sums of all rounds so far, and the page that shows them.
const (
	ledgerFile = "testdata/fuzzing.tsv"
	pageFile   = "docs/fuzzing.md"
	command    = "make fuzz-fold" // writes both
	module     = "github.com/dsnlint/dsnlint/"
)

type outcome string

const (
	passed outcome = "ok"
	flake  outcome = "deadline" // the fuzzer's own, at the end of a round
	crash  outcome = "found"
)

// account is what one round of a target came to.
type account struct {
	pkg, target string
	cpu         float64 // seconds, of all processes
	execs       int
	outcome     outcome
}

func (a account) String() string {
	return fmt.Sprintf("%s\t%s\t%.1f\t%d\t%s", a.pkg, a.target, a.cpu, a.execs, a.outcome)
}

// sum is what all rounds of a target came to. The number of rounds that found something counts inputs, not defects.
type sum struct {
	pkg, target string
	rounds      int
	cpu         float64
	execs       int
	found       int
}

// parseAccount reads a line of a log. The processor time may be two numbers, the user's and the system's, and the outcome
// an exit code.
func parseAccount(line string) (account, error) {
	f := strings.Split(line, "\t")
	if len(f) != 5 {
		return account{}, fmt.Errorf("a round has five columns, not %d: %q", len(f), line)
	}
	a := account{pkg: strings.TrimPrefix(f[0], module), target: f[1], outcome: outcome(f[4])}
	for _, part := range strings.Fields(f[2]) {
		n, err := strconv.ParseFloat(part, 64)
		if err != nil {
			return a, fmt.Errorf("the processor time %q is no number", f[2])
		}
		a.cpu += n
	}
	var err error
	if a.execs, err = strconv.Atoi(f[3]); err != nil {
		return a, fmt.Errorf("the executions %q are no number", f[3])
	}
	switch f[4] {
	case "0":
		a.outcome = passed
	case "1":
		a.outcome = crash
	}
	return a, nil
}

// foldInto adds logs to the ledger of a checkout and writes the page anew.
func foldInto(root string, logs []string) error {
	sums, err := readLedger(filepath.Join(root, ledgerFile))
	if err != nil {
		return err
	}
	for _, name := range logs {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(data)) {
			a, err := parseAccount(strings.TrimRight(line, "\n"))
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			sums = add(sums, a)
		}
	}
	if err := os.WriteFile(filepath.Join(root, ledgerFile), []byte(ledger(sums)), 0o644); err != nil {
		return err
	}
	if sums, err = readLedger(filepath.Join(root, ledgerFile)); err != nil { // as it is kept: rounded
		return err
	}
	return page.Fill(filepath.Join(root, pageFile), command, table(sums))
}

func add(sums []sum, a account) []sum {
	i := slices.IndexFunc(sums, func(s sum) bool { return s.pkg == a.pkg && s.target == a.target })
	if i < 0 {
		i = len(sums)
		sums = append(sums, sum{pkg: a.pkg, target: a.target})
	}
	s := &sums[i]
	s.rounds, s.cpu, s.execs = s.rounds+1, s.cpu+a.cpu, s.execs+a.execs
	if a.outcome == crash {
		s.found++
	}
	return sums
}

const header = "package\ttarget\trounds\tcpu seconds\texecutions\trounds that found something\n"

func readLedger(name string) ([]sum, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []sum
	for line := range strings.Lines(strings.TrimPrefix(string(data), header)) {
		var s sum
		if _, err := fmt.Sscan(line, &s.pkg, &s.target, &s.rounds, &s.cpu, &s.execs, &s.found); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", name, line, err)
		}
		out = append(out, s)
	}
	return out, nil
}

// ledger is the sums as they are kept, in order.
func ledger(sums []sum) string {
	slices.SortFunc(sums, func(a, b sum) int { return cmp.Or(cmp.Compare(a.pkg, b.pkg), cmp.Compare(a.target, b.target)) })
	var b strings.Builder
	b.WriteString(header)
	for _, s := range sums {
		fmt.Fprintf(&b, "%s\t%s\t%d\t%.1f\t%d\t%d\n", s.pkg, s.target, s.rounds, s.cpu, s.execs, s.found)
	}
	return b.String()
}

// table is the sums for people.
func table(sums []sum) string {
	var b strings.Builder
	total := sum{}
	b.WriteString("\n| target | rounds | CPU seconds | executions | rounds that found something |\n| --- | ---: | ---: | ---: | ---: |\n")
	for _, s := range sums {
		fmt.Fprintf(&b, "| %s `%s` | %d | %.0f | %d | %d |\n", s.pkg, s.target, s.rounds, s.cpu, s.execs, s.found)
		total.rounds, total.cpu, total.execs, total.found = total.rounds+s.rounds, total.cpu+s.cpu, total.execs+s.execs, total.found+s.found
	}
	fmt.Fprintf(&b, "| **%d targets** | %d | %.0f (%.1f hours) | %d | %d |\n\n", len(sums), total.rounds, total.cpu, total.cpu/3600, total.execs, total.found)
	return b.String()
}
