package lint

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// patience is how long git may take for one answer. It is a last guard: it ends a run that would wait for ever, and no
// answer is ever that long in coming otherwise.
const patience = 5 * time.Minute

// ask waits for what git answers.
func ask(cmd *exec.Cmd) ([]byte, error) {
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	guard := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	err := cmd.Wait()
	guard.Stop()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		exit.Stderr = complaint.Bytes()
	}
	return out.Bytes(), err
}

var errBlocked = errors.New("git would wait for a pipe or a device")

// blocked reports whether git would wait for ever for an answer about a folder: it opens its own files, and those of what
// is ignored, whatever they are, and nobody writes into a pipe that a repository holds.
func blocked(folder string) bool {
	root := repositoryRoot(folder)
	own := gitFolder(root)
	if own == "" {
		return isBlocking(filepath.Join(folder, ".gitignore"))
	}
	for _, at := range []string{own, under(own, gitLine(filepath.Join(own, "commondir")))} {
		for _, name := range []string{"HEAD", "config", "config.worktree", "index", "packed-refs", "shallow", "commondir", "info/exclude", "info/attributes"} {
			if isBlocking(filepath.Join(at, name)) {
				return true
			}
		}
	}
	for at := folder; ; at = filepath.Dir(at) {
		if isBlocking(filepath.Join(at, ".gitignore")) || isBlocking(filepath.Join(at, ".gitattributes")) {
			return true
		}
		if at == root || at == filepath.Dir(at) {
			return false
		}
	}
}

func isBlocking(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}
