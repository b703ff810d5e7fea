package cli_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/cli"
	"github.com/dsnlint/dsnlint/rules"
)

const badEnv = "DATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable\n"

// world is a call's surroundings with a folder of its own.
type world struct {
	dir            string
	stdin          io.Reader
	stdout, stderr bytes.Buffer
	out            io.Writer // instead of stdout
	terminal       bool
	env            map[string]string
	program        string // what is started to judge custom policies
	limits         rules.Limits
}

func newWorld(t *testing.T, files map[string]string) *world {
	t.Helper()
	w := &world{dir: t.TempDir(), stdin: strings.NewReader("")}
	w.put(t, files)
	return w
}

// put writes files below the folder of the world.
func (w *world) put(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(w.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func (w *world) run(args ...string) int {
	out := w.out
	if out == nil {
		out = &w.stdout
	}
	return cli.Main(args, cli.Env{
		Stdin: w.stdin, Stdout: out, Stderr: &w.stderr, WorkDir: w.dir, Terminal: w.terminal,
		Now:     func() time.Time { return today },
		Getenv:  func(name string) string { return w.env[name] },
		Program: w.program, Called: "dsnlint", Limits: w.limits,
	})
}

// brokenWriter takes some bytes and then fails.
type brokenWriter struct {
	left int
	err  error
}

func (b *brokenWriter) Write(p []byte) (int, error) {
	if len(p) <= b.left {
		b.left -= len(p)
		return len(p), nil
	}
	n := b.left
	b.left = 0
	return n, b.err
}

// TestClosedPipe holds that a reader who has seen enough does not change how the run ends, and that any other trouble
// with the output is a failure.
func TestClosedPipe(t *testing.T) {
	bad := map[string]string{"a.env": badEnv}
	torn := map[string]string{"a.env": badEnv, "b.yaml": "sslmode: [1, \"two\n"}
	tests := []struct {
		name  string
		files map[string]string
		args  []string
		err   error
		want  int
	}{
		{"findings", bad, []string{"check"}, syscall.EPIPE, cli.Findings},
		{"json", bad, []string{"check", "--format", "json"}, syscall.EPIPE, cli.Findings},
		{"sarif", bad, []string{"check", "--format", "sarif"}, syscall.EPIPE, cli.Findings},
		{"github", bad, []string{"check", "--format", "github"}, syscall.EPIPE, cli.Findings},
		{"wrapped", bad, []string{"check"}, &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}, cli.Findings},
		{"nothing fails", bad, []string{"check", "--fail-on", "never"}, syscall.EPIPE, cli.Clean},
		{"strict", torn, []string{"check", "--strict"}, syscall.EPIPE, cli.Unread},
		{"facts", bad, []string{"facts"}, syscall.EPIPE, cli.Clean},
		{"facts strict", torn, []string{"facts", "--strict", "--format", "json"}, syscall.EPIPE, cli.Unread},
		{"rules", nil, []string{"rules"}, syscall.EPIPE, cli.Clean},
		{"drivers", nil, []string{"drivers"}, syscall.EPIPE, cli.Clean},
		{"drivers json", nil, []string{"drivers", "--format", "json"}, syscall.EPIPE, cli.Clean},
		{"explain", nil, []string{"explain", "tls-disabled"}, syscall.EPIPE, cli.Clean},
		{"help", nil, []string{"--help"}, syscall.EPIPE, cli.Clean},
		{"version", nil, []string{"version"}, syscall.EPIPE, cli.Clean},
		{"full disk", bad, []string{"check"}, syscall.ENOSPC, cli.Failure},
		{"full disk, clean", nil, []string{"check"}, syscall.ENOSPC, cli.Failure},
		{"full disk, facts", bad, []string{"facts"}, syscall.ENOSPC, cli.Failure},
		{"full disk, drivers", nil, []string{"drivers"}, syscall.ENOSPC, cli.Failure},
	}
	for _, tt := range tests {
		for _, left := range []int{0, 10} {
			w := newWorld(t, tt.files)
			w.out = &brokenWriter{left: left, err: tt.err}
			if got := w.run(tt.args...); got != tt.want {
				t.Errorf("%s after %d bytes: exit code %d, want %d", tt.name, left, got, tt.want)
			}
		}
	}
}

// TestProblemsAfterClosedPipe holds that problems reach standard error although nobody reads the report.
func TestProblemsAfterClosedPipe(t *testing.T) {
	w := newWorld(t, map[string]string{"b.yaml": "sslmode: [1, \"two\n"})
	w.out = &brokenWriter{err: syscall.EPIPE}
	w.run("check")
	if !strings.Contains(w.stderr.String(), "b.yaml") {
		t.Errorf("stderr: %q", w.stderr.String())
	}
}

// TestStandardInputFails holds that standard input that cannot be read is a failure of the tool.
func TestStandardInputFails(t *testing.T) {
	w := newWorld(t, nil)
	w.stdin = failingReader{}
	if got := w.run("check", "-", "--stdin-filename", "x.env"); got != cli.Failure {
		t.Errorf("exit code %d, want %d", got, cli.Failure)
	}
}

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, errors.New("torn cable") }

// TestPanicIsFailure holds that a panic ends with the code for failures and shows nothing of what it says.
func TestPanicIsFailure(t *testing.T) {
	w := newWorld(t, map[string]string{"a.env": badEnv})
	w.out = panicking{}
	if got := w.run("check"); got != cli.Failure {
		t.Errorf("exit code %d, want %d", got, cli.Failure)
	}
	if got := w.stderr.String(); strings.Contains(got, "db.example.com") || !strings.Contains(got, "report it") || !strings.Contains(got, "main_test.go:") {
		t.Errorf("stderr: %q", got)
	}
}

type panicking struct{}

func (panicking) Write(p []byte) (int, error) { panic(string(p)) }

// TestColour follows the terminal, its kind, and the user's wish.
func TestColour(t *testing.T) {
	tests := []struct {
		name     string
		terminal bool
		env      map[string]string
		args     []string
		want     bool
	}{
		{"a pipe", false, nil, nil, false},
		{"a terminal", true, nil, nil, true},
		{"a dumb one", true, map[string]string{"TERM": "dumb"}, nil, false},
		{"unwanted", true, map[string]string{"NO_COLOR": "1"}, nil, false},
		{"empty NO_COLOR", true, map[string]string{"NO_COLOR": ""}, nil, true},
		{"always", false, map[string]string{"NO_COLOR": "1"}, []string{"--color", "always"}, true},
		{"never", true, nil, []string{"--color=never"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, map[string]string{"a.env": badEnv})
			w.terminal, w.env = tt.terminal, tt.env
			w.run(append([]string{"check"}, tt.args...)...)
			if got := strings.Contains(w.stdout.String(), "\x1b["); got != tt.want {
				t.Errorf("colour %v, want %v", got, tt.want)
			}
		})
	}
}
