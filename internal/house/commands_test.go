package house

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/dsnlint/dsnlint/internal/cli"
)

// TestMain lets the test binary act as the program, so that the commands of the pages run in a real shell.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dsnlint": func() {
			env := cli.System()
			env.Now = func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) }
			os.Exit(cli.Main(os.Args[1:], env))
		},
	})
}

// TestGettingStarted does what docs/getting-started.md says, in its order: blocks that name a file are written, lines
// that begin with $ are run, and what is shown below them must come out.
func TestGettingStarted(t *testing.T) {
	needShell(t)
	folder := t.TempDir()
	for _, b := range named(t, "docs/getting-started.md").blocks {
		language, file, _ := strings.Cut(b.info, " ")
		switch {
		case file != "":
			write(t, filepath.Join(folder, file), b.text)
		case language == "console":
			console(t, folder, b.text)
		}
	}
}

// TestProof does in the repository what docs/proof.md says.
func TestProof(t *testing.T) {
	needShell(t)
	for _, b := range named(t, "docs/proof.md").blocks {
		if b.info == "console" {
			console(t, repository(t), b.text)
		}
	}
}

// console runs the commands of a block and looks for the lines below each.
func console(t *testing.T, folder, text string) {
	t.Helper()
	for _, part := range strings.Split("\n"+text, "\n$ ")[1:] {
		line, shown, _ := strings.Cut(strings.TrimRight(part, "\n"), "\n")
		if strings.HasPrefix(line, "go install ") {
			continue // TestBuild does it
		}
		out := shell(t, folder, line)
		rest := out
		for _, want := range strings.Split(shown, "\n") {
			at := strings.Index(rest, want)
			if at < 0 {
				t.Fatalf("$ %s\ndoes not print (or not in this order)\n%s\nbut\n%s", line, want, out)
			}
			rest = rest[at+len(want):]
		}
	}
}

// TestCommands runs the commands of dsnlint in the blocks of shell of every page, those of a block in one
// project. They may find something, and must not complain about how they are called.
func TestCommands(t *testing.T) {
	needShell(t)
	for _, d := range documents(t) {
		for _, b := range d.blocks {
			if b.info != "sh" {
				continue
			}
			folder := project(t)
			for _, line := range strings.Split(b.text, "\n") {
				line = strings.Replace(line, "go run ./cmd/dsnlint", "dsnlint", 1)
				completion := strings.HasPrefix(line, "dsnlint completion ") // for other shells
				if line == "dsnlint" || strings.HasPrefix(line, "dsnlint ") && !completion {
					t.Run(d.path+"/"+line, func(t *testing.T) { shell(t, folder, line) })
				}
			}
		}
	}
}

// TestBuild builds the program as the pages say.
func TestBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds")
	}
	cmd := exec.Command("go", "install", "./cmd/dsnlint")
	cmd.Dir, cmd.Env = repository(t), append(os.Environ(), "GOBIN="+t.TempDir())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// project is a copy of the demo under the names that the pages use.
func project(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	demo := os.DirFS(filepath.Join(repository(t), "testdata", "demo"))
	for _, name := range []string{".", "src", filepath.Join("testdata", "demo")} {
		if err := os.CopyFS(filepath.Join(folder, name), demo); err != nil {
			t.Fatal(err)
		}
	}
	shell(t, folder, "git init -q && git add . && git -c user.name=a -c user.email=a@example.com commit -qm a && git update-ref refs/remotes/origin/main HEAD")
	return folder
}

// shell runs a line and returns what it prints. More than findings is a failure.
func shell(t *testing.T, folder, line string) string {
	t.Helper()
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "GIT_CONFIG_NOSYSTEM=1", "HOME="+folder, "GIT_CEILING_DIRECTORIES="+filepath.Dir(folder))
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState.ExitCode() != cli.Findings {
		t.Fatalf("$ %s\n%v\n%s", line, err, out)
	}
	return string(out)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func needShell(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there is no shell")
	}
}
