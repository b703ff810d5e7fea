package house

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/cli"
)

// TestREADME runs the command that the README shows and looks for every line of its output.
func TestREADME(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, block, ok := strings.Cut(string(data), "```console\n$ dsnlint ")
	block, _, closed := strings.Cut(block, "```")
	if !ok || !closed {
		t.Fatal("the README shows no run")
	}
	command, lines, _ := strings.Cut(block, "\n")
	var out, problems bytes.Buffer
	code := cli.Main(strings.Fields(command), cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &problems, WorkDir: root,
		Now:    func() time.Time { return time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC) },
		Getenv: func(string) string { return "" },
	})
	if code != cli.Findings {
		t.Errorf("exit code %d: %s", code, problems.String())
	}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		if !strings.Contains(out.String(), line+"\n") {
			t.Errorf("the run no longer says: %s", line)
		}
	}
}
