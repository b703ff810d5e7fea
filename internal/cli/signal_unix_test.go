//go:build unix

package cli_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
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
