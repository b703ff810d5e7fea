package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/report"
	"github.com/dsnlint/dsnlint/source"
	"github.com/spf13/pflag"
)

// fixFlags are those of check that change files.
type fixFlags struct {
	fix  string // "", safe or unsafe
	diff bool
}

func (x *fixFlags) register(fs *pflag.FlagSet) {
	fs.StringVar(&x.fix, "fix", "", "make the fixes: `safe|unsafe`. The safe ones, meant without a value, leave what every connection does as it is")
	fs.Lookup("fix").NoOptDefVal = "safe"
	fs.BoolVar(&x.diff, "diff", false, "print what --fix would change instead of a report, and change nothing")
}

// asked reports whether fixes are wanted, and checks that they can be made.
func (x *fixFlags) asked(o lint.Options) (bool, error) {
	switch x.fix {
	case "":
		if !x.diff {
			return false, nil
		}
		x.fix = "safe"
	case "safe", "unsafe":
	default:
		return false, usagef("--fix takes safe or unsafe, not %q", x.fix)
	}
	if o.StdinName != "" && !x.diff {
		return false, usagef("--fix cannot change standard input; name the file, or use --diff to see what would change")
	}
	if o.Index != nil {
		return false, usagef("--fix and --diff are about the files of the work tree, not about what is staged; leave --staged out")
	}
	return true, nil
}

// meant adds to a mistake about the paths that one of them may be the value of --fix, which takes it behind = only.
func (x *fixFlags) meant(err error, paths []string) error {
	var misuse lint.Misuse
	if x.fix != "" && errors.As(err, &misuse) {
		for _, level := range []string{"safe", "unsafe"} {
			if slices.Contains(paths, level) && strings.Contains(err.Error(), strconv.Quote(level)) {
				return usagef("%w; if you mean the fixes, write --fix=%s", misuse, level)
			}
		}
	}
	return err
}

// run makes the fixes of the findings from a level on. What comes back is the run over the files as they are then, or
// would be.
func (x *fixFlags) run(ctx context.Context, o lint.Options, r *lint.Result, least finding.Severity, quiet bool, env Env) (*lint.Result, error) {
	fixed, err := lint.Fix(ctx, o, r, lint.Fixes{Unsafe: x.fix == "unsafe", Least: least})
	if err != nil {
		return nil, err
	}
	verb := "would mend"
	if x.diff {
		err = x.print(fixed, r, env)
	} else {
		verb, err = "mended", rewrite(fixed.Files, env)
	}
	if err != nil {
		return nil, err
	}
	if !quiet {
		fmt.Fprintf(env.Stderr, "dsnlint: %s %s in %s\n", verb, several(len(fixed.Mended), "finding", "findings"), several(len(fixed.Files), "file", "files"))
		if fixed.Refused > 0 {
			fmt.Fprintf(env.Stderr, "dsnlint: %s left to you: what was tried did not do what it should\n", several(fixed.Refused, "finding", "findings"))
		}
	}
	return fixed.After, nil
}

func (x *fixFlags) print(fixed *lint.Fixed, before *lint.Result, env Env) error {
	secrets := map[*source.File][]source.Span{}
	var changes []report.Change
	for _, f := range fixed.Files {
		secrets[f.Old], secrets[f.New] = before.Secrets[f.Old], fixed.After.Secrets[f.New]
		changes = append(changes, report.Change{Old: f.Old, New: f.New})
	}
	return report.WriteDiff(env.Stdout, changes, secrets)
}

// rewrite writes files that still are as they were read. One that cannot be written keeps no other from it; a signal does.
func rewrite(files []lint.Rewritten, env Env) error {
	var left []error
	for _, f := range files {
		if err := rewriteOne(f, env); err != nil {
			left = append(left, err)
		}
	}
	if len(left) > 0 && len(left) < len(files) {
		left = append(left, fmt.Errorf("the fixes of %s are written", several(len(files)-len(left), "other file", "other files")))
	}
	return errors.Join(left...)
}

func rewriteOne(f lint.Rewritten, env Env) error {
	now, err := os.ReadFile(f.Path)
	if err != nil || !bytes.Equal(now, f.Old.Data) {
		return fmt.Errorf("%s has changed since it was read, and is left as it is; run again", spoken(f.Old.Path))
	}
	if err := env.gate.enter(); err != nil {
		return err
	}
	defer env.gate.leave()
	if err := writeWhole(f.Path, f.New.Data); err != nil {
		return unwritten("the fixes", spoken(f.Old.Path), err)
	}
	return nil
}
