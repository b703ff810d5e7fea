package cli_test

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/cli"
	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected outputs in testdata/script")

// today is the day on which every script runs.
var today = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// TestMain lets the test binary act as the program, so that scripts see real processes with real exit codes.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dsnlint": func() {
			env := cli.System()
			env.Now = func() time.Time { return today }
			os.Exit(cli.Main(os.Args[1:], env))
		},
	})
}

func TestScripts(t *testing.T) {
	all := testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"ends": ends, "rules": firedRules, "json": jsonPath, "steady": steady, "bytes": writeBytes, "fifo": makeFIFO, "samefield": sameField,
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition")
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
			e.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
			e.Setenv("GIT_CEILING_DIRECTORIES", e.WorkDir)
			return nil
		},
	}
	if raced { // a process takes seconds then: the scripts that use most of the program
		all.Dir = ""
		for _, name := range []string{"formats", "fix", "staged", "baseline"} {
			all.Files = append(all.Files, filepath.Join("testdata", "script", name+".txtar"))
		}
	}
	testscript.Run(t, all)
}

// ends CODE ARGS… runs dsnlint and compares its exit code.
func ends(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: ends CODE ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := run(ts, args[1:]); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func run(ts *testscript.TestScript, args []string) int {
	err := ts.Exec("dsnlint", args...)
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	ts.Fatalf("dsnlint did not run: %v", err)
	return -1
}

// rules [RULE@LINE…] compares the rules and lines in the JSON report on stdout, in their order.
func firedRules(ts *testscript.TestScript, neg bool, args []string) {
	var doc struct {
		Findings []struct {
			Rule  string
			Start struct{ Line int }
		}
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &doc))
	got := []string{}
	for _, f := range doc.Findings {
		got = append(got, f.Rule+"@"+strconv.Itoa(f.Start.Line))
	}
	if same := strings.Join(got, " ") == strings.Join(args, " "); same == neg {
		ts.Fatalf("rules: %s", strings.Join(got, " "))
	}
}

// json FILE PATH VALUE compares one value of a JSON document; PATH is dotted, "len" is the length of a list.
func jsonPath(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: json FILE PATH VALUE")
	}
	var doc any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &doc))
	got := "nothing"
	if v, ok := follow(doc, strings.Split(args[1], ".")); ok {
		raw, err := json.Marshal(v)
		ts.Check(err)
		got = strings.Trim(string(raw), `"`)
	}
	if (got == args[2]) == neg {
		ts.Fatalf("%s is %s", args[1], got)
	}
}

// samefield FILE FILE PATH wants one value to be the same in two JSON documents.
func sameField(ts *testscript.TestScript, _ bool, args []string) {
	var values []any
	for _, file := range args[:2] {
		var doc any
		ts.Check(json.Unmarshal([]byte(ts.ReadFile(file)), &doc))
		v, ok := follow(doc, strings.Split(args[2], "."))
		if !ok {
			ts.Fatalf("%s has no %s", file, args[2])
		}
		values = append(values, v)
	}
	if values[0] != values[1] {
		ts.Fatalf("%v is not %v", values[0], values[1])
	}
}

func follow(v any, path []string) (any, bool) {
	if len(path) == 0 {
		return v, true
	}
	switch x := v.(type) {
	case map[string]any:
		inner, ok := x[path[0]]
		if !ok {
			return nil, false
		}
		return follow(inner, path[1:])
	case []any:
		if path[0] == "len" {
			return len(x), true
		}
		i, err := strconv.Atoi(path[0])
		if err != nil || i < 0 || i >= len(x) {
			return nil, false
		}
		return follow(x[i], path[1:])
	}
	return nil, false
}

// steady ARGS… runs dsnlint several times, with one worker and with many, and wants the same bytes.
func steady(ts *testscript.TestScript, _ bool, args []string) {
	var first string
	for i, jobs := range []string{"1", "1", "8", "8"} {
		code := run(ts, append([]string{"check", "--jobs", jobs}, args...))
		if code > 1 {
			ts.Fatalf("exit code %d", code)
		}
		got := strconv.Itoa(code) + "\n" + ts.ReadFile("stdout") + "\n" + ts.ReadFile("stderr")
		if i > 0 && got != first {
			ts.Fatalf("run %d with --jobs %s differs:\n%s\n--- from\n%s", i+1, jobs, got, first)
		}
		first = got
	}
}

// bytes FILE TEXT writes TEXT to FILE; both may hold Go escapes such as \x00.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	name, err := strconv.Unquote(`"` + args[0] + `"`)
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o600))
}
