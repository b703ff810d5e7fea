package lint

import (
	"os"
	"os/exec"
	"strings"
)

// repository is where git is asked about a repository.
type repository struct {
	root string // of its work tree
}

// openRepository finds the repository around a folder; ok is false where there is none, or no git.
func openRepository(dir string) (r repository, ok bool) {
	r.root = repositoryRoot(dir)
	if _, err := os.Stat(r.gitFile()); err == nil {
		_, err = exec.LookPath("git")
		return r, err == nil
	}
	out, err := ask(r.command("rev-parse", "--show-toplevel")) // the environment may name one
	r.root = strings.TrimSuffix(string(out), "\n")
	return r, err == nil && r.root != ""
}

func (r repository) gitFile() string { return r.root + string(os.PathSeparator) + ".git" }

// command is one question to git. It is asked in the root of the work tree, where the variables that git sets for its
// hooks hold. What the repository's settings say must neither run a program nor reach the network: a clone that lacks
// objects would fetch them.
func (r repository) command(args ...string) *exec.Cmd {
	fixed := []string{
		"-c", "core.fsmonitor=false", "-c", "protocol.allow=never", "-c", "diff.relative=false", "-c", "core.quotePath=true",
		"-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false",
	}
	cmd := exec.Command("git", append(fixed, args...)...)
	if cmd.Dir = r.root; cmd.Dir != "" && blocked(cmd.Dir) {
		cmd.Err = errBlocked
	}
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_DIFF_OPTS=")
	return cmd
}

// runs asks git what it only says yes or no to.
func (r repository) runs(args ...string) error {
	_, err := ask(r.command(args...))
	return err
}

// fields splits what git prints with -z.
func fields(out []byte) []string {
	all := strings.Split(string(out), "\x00")
	return all[:len(all)-1]
}
