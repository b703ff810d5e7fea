//go:build unix

package cli_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/cli"
)

// TestSignals interrupts a process that waits for the rest of its input. The input that it has taken by then is more
// than a pipe holds, so that it is surely reading, and its handlers are in place.
func TestSignals(t *testing.T) {
	for _, tt := range []struct {
		sig  os.Signal
		want int
	}{{os.Interrupt, 130}, {syscall.SIGTERM, 143}} {
		t.Run(tt.sig.String(), func(t *testing.T) {
			cmd := exec.Command("dsnlint", "check", "-", "--stdin-filename", "x.env")
			cmd.Dir = t.TempDir()
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			late := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
			defer late.Stop()
			if _, err := io.WriteString(in, strings.Repeat("# filling\n", 100_000)); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Process.Signal(tt.sig); err != nil {
				t.Fatal(err)
			}
			var exit *exec.ExitError
			if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != tt.want {
				t.Errorf("ended with %v, want %d", err, tt.want)
			}
		})
	}
}

// TestHead runs a real process whose reader has gone, as in dsnlint | head.
func TestHead(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.env"), []byte(badEnv), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"text", "json", "sarif"} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Close()
		cmd := exec.Command("dsnlint", "check", "--format", format)
		cmd.Dir, cmd.Stdout = dir, w
		err = cmd.Run()
		_ = w.Close()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != cli.Findings {
			t.Errorf("%s: ended with %v, want exit code %d", format, err, cli.Findings)
		}
	}
}

// manyEnv is enough for a report that no pipe holds.
func manyEnv(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.env"), []byte(strings.Repeat(badEnv, 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// begun starts a report to a pipe and returns when its first byte is there.
func begun(t *testing.T, dir string) (cmd *exec.Cmd, out io.Reader) {
	t.Helper()
	cmd = exec.Command("dsnlint", "check", "--format", "json")
	cmd.Dir = dir
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	t.Cleanup(func() { late.Stop() })
	if _, err := io.ReadFull(out, make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	return cmd, out
}

// TestSignalWhileWriting holds that a report that has begun ends whole, however slowly it is read.
func TestSignalWhileWriting(t *testing.T) {
	cmd, out := begun(t, manyEnv(t))
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	time.Sleep(800 * time.Millisecond) // longer than a run gets that writes nothing
	rest, err := io.ReadAll(out)
	if !json.Valid(append([]byte("{"), rest...)) {
		t.Errorf("%d bytes are no JSON (%v)", len(rest), err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 143 {
		t.Errorf("ended with %v", err)
	}
}

// TestSecondSignal holds that nobody has to wait for a reader that reads nothing.
func TestSecondSignal(t *testing.T) {
	cmd, _ := begun(t, manyEnv(t))
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} { // two of a kind could become one
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
	}
	state, err := cmd.Process.Wait()
	if err != nil || state.ExitCode() != 130 && state.ExitCode() != 143 {
		t.Errorf("ended with %v, %v", state, err)
	}
}

// TestNoOrphan holds that the process that judges custom policies ends with the one that asked it, however that ends.
func TestNoOrphan(t *testing.T) {
	if runtime.GOOS != "linux" || raced {
		t.Skip("needs /proc, and a process that starts at once")
	}
	const forever = `deny contains {"rule": "mine", "fact": "x", "at": "", "args": {}} if { l := split(sprintf("%100000d", [1]), ""); some a in l; some b in l; some c in l; a == "q"; b == c }`
	for _, sig := range []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM} {
		w := newWorld(t, map[string]string{"a.env": badEnv, "own/mine.rego": policyHead + forever + "\n"})
		cmd := exec.Command("dsnlint", "check", "--policy", "own")
		cmd.Dir = w.dir
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var child string
		eventually(t, "the child judges", func() bool {
			for _, c := range children(cmd.Process.Pid) {
				child = c
			}
			return child != "" && processorTime(child) > 50
		})
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		eventually(t, "the child ends", func() bool { return processorTime(child) < 0 })
	}
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(25 * time.Second); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("in vain: %s", what)
		}
	}
}

// children lists the processes that a process has started.
func children(pid int) []string {
	var out []string
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, name := range tasks {
		data, _ := os.ReadFile(name)
		out = append(out, strings.Fields(string(data))...)
	}
	return out
}

// processorTime is how many ticks a process has run; -1 when it has ended.
func processorTime(pid string) int {
	data, err := os.ReadFile("/proc/" + pid + "/stat")
	_, rest, _ := strings.Cut(string(data), ") ")
	parts := strings.Fields(rest)
	if err != nil || len(parts) < 12 || parts[0] == "Z" || parts[0] == "X" {
		return -1
	}
	ticks, err := strconv.Atoi(parts[11])
	if err != nil {
		return -1
	}
	return ticks
}
