package cli

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/lint"
	"github.com/spf13/pflag"
)

// gitFlags say what of a repository is looked at.
type gitFlags struct {
	staged   bool
	diffBase string
	index    *lint.Index // of --staged, from when the flags are known
}

func (g *gitFlags) register(fs *pflag.FlagSet) {
	fs.BoolVar(&g.staged, "staged", false, "lint what git would commit, not the work tree; without PATH the files that differ from HEAD")
	fs.StringVar(&g.diffBase, "diff-base", "", "report only what changed since HEAD and this `REV` parted")
}

// open finds the repository that the flags are about.
func (g *gitFlags) open(flags *pflag.FlagSet, paths []string, env Env) error {
	if flags.Changed("diff-base") && (g.diffBase == "" || strings.HasPrefix(g.diffBase, "-")) {
		return usagef("--diff-base takes a revision such as origin/main")
	}
	if (g.staged || g.diffBase != "") && slices.Contains(paths, "-") {
		return usagef("--staged and --diff-base ask git, which knows nothing of standard input (-); leave one of them out")
	}
	if !g.staged {
		return nil
	}
	index, err := lint.OpenIndex(env.WorkDir)
	if err != nil {
		return usageError{err}
	}
	if g.index = index; len(paths) == 0 {
		index.Ahead()
	}
	return nil
}

// findConfig looks for the configuration where the files are read.
func (g *gitFlags) findConfig(env Env) (*lint.Config, error) {
	if g.index != nil {
		return g.index.FindConfig(env.WorkDir)
	}
	return lint.FindConfig(env.WorkDir)
}
