package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var root = filepath.Join("..", "..")

// TestPageShowsLedger holds that docs/fuzzing.md shows what testdata/fuzzing.tsv says, and that no target of it is gone.
func TestPageShowsLedger(t *testing.T) {
	sums, err := readLedger(filepath.Join(root, ledgerFile))
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(root, pageFile))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), "<!-- begin: "+command+" -->\n"+table(sums)+"<!-- end: "+command+" -->\n") {
		t.Error("docs/fuzzing.md is old; run `make fuzz-fold`")
	}
	data, err := os.ReadFile(filepath.Join(root, ledgerFile))
	if err != nil {
		t.Fatal(err)
	}
	if ledger(sums) != string(data) {
		t.Error("testdata/fuzzing.tsv is not as `make fuzz-fold` writes it")
	}
	there, err := targets(root)
	if err != nil {
		t.Fatal(err)
	}
	known := map[target]bool{}
	for _, x := range there {
		known[x] = true
	}
	for _, s := range sums {
		if !known[target{s.pkg, s.target}] {
			t.Errorf("%s %s is gone: take its line out of testdata/fuzzing.tsv", s.pkg, s.target)
		}
	}
	if len(there) < 84 {
		t.Errorf("only %d fuzz targets are found", len(there))
	}
}

func TestFold(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return full
	}
	name := write(ledgerFile, header+"b\tFuzzX\t1\t10.5\t100\t0\n")
	write(pageFile, "before\n<!-- begin: "+command+" -->\nyesterday\n<!-- end: "+command+" -->\nafter\n")
	log := write("log", "b\tFuzzX\t1.5\t11\tdeadline\n"+module+"a/c\tFuzzY\t2.00 0.50\t7\t1\n")
	if err := foldInto(dir, []string{log}); err != nil {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(name)
	if want := header + "a/c\tFuzzY\t1\t2.5\t7\t1\nb\tFuzzX\t2\t12.0\t111\t0\n"; string(got) != want {
		t.Errorf("got\n%s", got)
	}
	page, _ := os.ReadFile(filepath.Join(dir, pageFile))
	if s := string(page); !strings.HasPrefix(s, "before\n") || !strings.HasSuffix(s, "after\n") || !strings.Contains(s, "| a/c `FuzzY` | 1 | 2 | 7 | 1 |") || strings.Contains(s, "yesterday") {
		t.Errorf("the page is\n%s", page)
	}
	for _, bad := range []string{"x\n", "a\tb\tc\td\te\n", "a\tb\t1\td\tok\n"} {
		if err := foldInto(dir, []string{write("bad", bad)}); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestOutcome(t *testing.T) {
	failed := errors.New("exit status 1")
	tests := []struct {
		out  string
		err  error
		want outcome
	}{
		{"PASS", nil, passed},
		{"--- FAIL: FuzzX (60.01s)\n    context deadline exceeded\n", failed, flake},
		{"context deadline exceeded\n    Failing input written to testdata/fuzz/FuzzX/1\n", failed, crash},
		{"failure while testing seed corpus entry: FuzzX/seed#1\n    fuzzing process hung or terminated unexpectedly: exit status 2\n", failed, flake},
		{"panic: x", failed, crash},
	}
	for _, tt := range tests {
		if got := outcomeOf([]byte(tt.out), tt.err); got != tt.want {
			t.Errorf("%q: %s", tt.out, got)
		}
	}
	if s := seedOf([]byte("x\n    Failing input written to testdata/fuzz/FuzzX/1a\n    To re-run:")); s != "testdata/fuzz/FuzzX/1a" {
		t.Errorf("the seed %q", s)
	}
	if n := executions([]byte("fuzz: execs: 12 (1/sec)\nfuzz: execs: 345 (2/sec), new\n")); n != 345 {
		t.Errorf("%d executions", n)
	}
}

// TestRunner fuzzes one small target of the module for a few executions.
func TestRunner(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a package with the fuzzer's instruments")
	}
	t.Chdir(root)
	work := t.TempDir()
	log := filepath.Join(work, "log")
	if err := (runner{work: work, log: log, duration: "20x", workers: "1", built: map[string]bool{}}).all("^source FuzzDecode$"); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(log)
	if err != nil || !strings.HasPrefix(string(data), "source\tFuzzDecode\t") || !strings.HasSuffix(string(data), "\tok\n") {
		t.Errorf("%v: %s", err, data)
	}
}
