package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/lint"
)

// runBaseline takes out of a baseline what is gone.
func runBaseline(ctx context.Context, args []string, env Env) (int, error) {
	var c checkFlags
	fs := flagSet("baseline", "baseline FILE [PATH…] [FLAGS]", env)
	c.input(fs)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	if fs.NArg() == 0 || fs.Arg(0) == "" {
		return Usage, usagef("baseline needs the FILE to prune; `dsnlint check --write-baseline FILE` makes one")
	}
	name := fs.Arg(0)
	old, err := loadBaseline(name, env)
	if err != nil {
		return Usage, err
	}
	options, err := c.options(fs.Args()[1:], env)
	if err != nil {
		return Usage, err
	}
	result, err := c.lint(ctx, options, env)
	if err != nil {
		return Failure, asUsage(err)
	}
	c.tell(reportRun(result, c, finding.None, env), result, env)
	kept := old.Pruned(result, options)
	if len(kept.Entries) < len(old.Entries) {
		if err := saveBaseline(name, kept, env); err != nil {
			return Failure, err
		}
	}
	_, err = fmt.Fprintf(env.Stdout, "%s: %d removed, %d left\n", spoken(name), len(old.Entries)-len(kept.Entries), len(kept.Entries))
	return exitCode(result, finding.None, c.strict), err
}

// baselines gives the run the baseline that its findings are compared with, and returns the one that is to be written
// anew, if one is. Both are read before the run, so that one that cannot be read costs no time.
func (c *checkFlags) baselines(o *lint.Options, env Env) (renewal *lint.Baseline, err error) {
	for _, name := range []string{"baseline", "write-baseline"} {
		if f := c.flags.Lookup(name); f.Changed && f.Value.String() == "" {
			return nil, usagef("--%s needs a file name", name)
		}
	}
	if name := cmp.Or(c.baseline, o.Config.BaselineFile()); name != "" {
		if info, err := os.Stat(absolute(name, env)); c.baseline == "" && err == nil && !info.Mode().IsRegular() {
			return nil, usagef("%s: the baseline that the config names is no plain file; put a copy there", spoken(name))
		}
		o.Baseline, err = loadBaseline(name, env)
		first := absolute(name, env) == absolute(c.newBaseline, env) && errors.Is(err, lint.ErrNoBaseline)
		if err != nil && !first {
			return nil, err
		}
	}
	if c.newBaseline == "" {
		return nil, nil
	}
	if c.git.staged || c.git.diffBase != "" || c.mending.diff {
		return nil, usagef("--write-baseline is about all that is found; leave out --staged, --diff-base and --diff")
	}
	if info, err := os.Stat(absolute(c.newBaseline, env)); err != nil || !info.Mode().IsRegular() {
		return &lint.Baseline{}, nil //nolint:nilerr // it is new, or will be told when it is written
	}
	return loadBaseline(c.newBaseline, env)
}

func loadBaseline(name string, env Env) (*lint.Baseline, error) {
	b, err := lint.LoadBaseline(absolute(name, env))
	if err != nil {
		return nil, usagef("%s: %w", spoken(name), err)
	}
	return b, nil
}

// accept writes what the run found into the baseline, and says what became of it.
func (c *checkFlags) accept(old *lint.Baseline, r *lint.Result, o lint.Options, shown finding.Severity, env Env) error {
	renewed := old.Renewed(r, o, shown)
	if err := saveBaseline(c.newBaseline, renewed, env); err != nil {
		return err
	}
	if !c.quiet {
		fmt.Fprintf(env.Stderr, "dsnlint: %s accepts %s; there were %d\n", spoken(c.newBaseline), several(len(renewed.Entries), "finding", "findings"), len(old.Entries))
	}
	return nil
}

// saveBaseline writes a baseline.
func saveBaseline(name string, b *lint.Baseline, env Env) error {
	data, err := b.Bytes()
	if err != nil {
		return err
	}
	return save("the baseline", name, data, env)
}
