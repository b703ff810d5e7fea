// Command fuzzing runs every fuzz target of the module in turn and keeps account of it: which target, how much processor
// time, how many executions, and whether it found something. `-fold` adds such accounts to testdata/fuzzing.tsv and writes
// the table of docs/fuzzing.md anew.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	log := flag.String("log", "fuzzing.log", "append the account of each round to `FILE`; an empty name keeps none")
	duration := flag.String("time", "60s", "fuzz each target for this `TIME`, or for a number of executions such as 1000x")
	only := flag.String("only", "", "leave out targets whose \"package target\" does not match this `PATTERN`")
	work := flag.String("work", filepath.Join(os.TempDir(), "dsnlint-fuzzing"), "keep binaries and found inputs in `FOLDER`")
	workers := flag.String("parallel", "1", "the `NUMBER` of processes that fuzz at once")
	fold := flag.Bool("fold", false, "add the accounts in the files named to "+ledgerFile+" instead of fuzzing")
	flag.Parse()
	var err error
	if *fold {
		err = foldInto(".", flag.Args())
	} else {
		err = runner{*work, *log, *duration, *workers, map[string]bool{}}.all(*only)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "fuzzing:", err)
		os.Exit(1)
	}
}

// runner fuzzes one target after the other.
type runner struct {
	work, log, duration, workers string
	built                        map[string]bool // the binaries of this run
}

// all fuzzes every target that the pattern leaves. One that finds something does not keep the others from their turn.
func (r runner) all(only string) error {
	pattern, err := regexp.Compile(only)
	if err != nil {
		return fmt.Errorf("-only: %w", err)
	}
	packages, err := targets(".")
	if err != nil {
		return err
	}
	var crashed []string
	for _, t := range packages {
		if !pattern.MatchString(t.pkg + " " + t.name) {
			continue
		}
		a, err := r.round(t)
		if err != nil {
			return err
		}
		fmt.Println(a)
		if r.log != "" {
			if err := appendLine(r.log, a.String()); err != nil {
				return err
			}
		}
		if a.outcome == crash {
			crashed = append(crashed, t.pkg+" "+t.name)
		}
	}
	if len(crashed) > 0 {
		return fmt.Errorf("found by %s: the input is kept below testdata/fuzz of the package; mend it and leave the input there as a seed", strings.Join(crashed, ", "))
	}
	return nil
}

// target is a function that a package is fuzzed with.
type target struct{ pkg, name string }

var targetLine = regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)

// targets lists the fuzz targets of the module below a folder, in the order of their packages.
func targets(root string) ([]target, error) {
	var out []target
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "lab" || strings.HasPrefix(d.Name(), ".") && path != root):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, "_test.go"):
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		pkg, err := filepath.Rel(root, filepath.Dir(path))
		for _, m := range targetLine.FindAllSubmatch(data, -1) {
			out = append(out, target{filepath.ToSlash(pkg), string(m[1])})
		}
		return err
	})
	return out, err
}

// instruments are what makes the fuzzer see which code an input reaches. The standard library and OPA go without them, which
// `go test -fuzz` would not: code of theirs that is new to an input says nothing about ours, and takes most of the time.
var instruments = []string{"-gcflags=all=-d=libfuzzer", "-gcflags=std=", "-gcflags=github.com/open-policy-agent/opa/...="}

// minimizing is how many tries are spent on making an input smaller that reaches new code. A time would be spent in full
// on each of them where a target runs the whole tool.
const minimizing = "50x"

// round builds the package's tests once and fuzzes one target. An error is a failure of the runner, not of the target.
func (r runner) round(t target) (account, error) {
	work, err := filepath.Abs(r.work)
	if err != nil {
		return account{}, err
	}
	binary := filepath.Join(work, "bin", strings.ReplaceAll(t.pkg, "/", "_")+".test")
	if !r.built[binary] {
		build := exec.Command("go", slices.Concat([]string{"-C", filepath.FromSlash(t.pkg), "test", "-c", "-o", binary}, instruments, []string{"."})...) // it may be another module
		if out, err := build.CombinedOutput(); err != nil {
			return account{}, fmt.Errorf("%s cannot be built: %w\n%s", t.pkg, err, out)
		}
		r.built[binary] = true
	}
	cache := filepath.Join(work, "cache", filepath.FromSlash(t.pkg))
	cmd := exec.Command(binary, "-test.run=^$", "-test.fuzz=^"+t.name+"$", "-test.fuzztime="+r.duration, "-test.fuzzminimizetime="+minimizing,
		"-test.parallel="+r.workers, "-test.fuzzcachedir="+cache)
	cmd.Dir = filepath.FromSlash(t.pkg)
	out, err := cmd.CombinedOutput()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		return account{}, err
	}
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	a := account{pkg: t.pkg, target: t.name, cpu: cpu.Seconds(), execs: executions(out), outcome: outcomeOf(out, err)}
	if seed := seedOf(out); a.outcome == crash && seed != "" && hung(out) {
		again := exec.Command(binary, "-test.run=^"+t.name+"$/^"+filepath.Base(seed)+"$", "-test.timeout=60s")
		if again.Dir = cmd.Dir; again.Run() == nil {
			a.outcome = flake // the machine was busy
			if err := os.Remove(filepath.Join(cmd.Dir, filepath.FromSlash(seed))); err != nil {
				return a, err
			}
		}
	}
	if a.outcome != passed {
		err = os.WriteFile(filepath.Join(work, t.name+".failure"), out, 0o600)
	} else {
		err = nil
	}
	return a, err
}

var written = regexp.MustCompile(`Failing input written to (testdata/\S+)`)

// seedOf is the file that a found input was written to; "" if there is none.
func seedOf(out []byte) string {
	if m := written.FindSubmatch(out); m != nil {
		return string(m[1])
	}
	return ""
}

// hung reports whether the fuzzer believes that a process hung: on a busy machine it may only have waited for its turn.
func hung(out []byte) bool { return bytes.Contains(out, []byte("process hung or terminated")) }

var execsSoFar = regexp.MustCompile(`execs: (\d+)`)

// executions is how often the target was called, as the fuzzer last said.
func executions(out []byte) int {
	all := execsSoFar.FindAllSubmatch(out, -1)
	n := 0
	if len(all) > 0 {
		_, _ = fmt.Sscan(string(all[len(all)-1][1]), &n)
	}
	return n
}

// outcomeOf tells a found input from the fuzzer's own trouble: a round that ends while an input is slow says that a
// deadline is exceeded, and one whose seeds take ten seconds on a busy machine that a process hung. Nothing is written then.
func outcomeOf(out []byte, err error) outcome {
	switch {
	case err == nil:
		return passed
	case bytes.Contains(out, []byte("Failing input written")):
		return crash
	case bytes.Contains(out, []byte("context deadline exceeded")) || hung(out):
		return flake
	}
	return crash
}

func appendLine(name, line string) (err error) {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, err = fmt.Fprintln(f, line)
	return err
}
