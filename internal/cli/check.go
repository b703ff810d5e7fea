package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/report"
	"github.com/spf13/pflag"
)

// checkFlags are the flags of check and, in part, of facts.
type checkFlags struct {
	formats     []string
	output      string
	failOn      string
	minSeverity string
	only, skip  []string
	config      string
	asOf        string
	strict      bool
	noIgnore    bool
	noGitignore bool
	docs        bool
	showIgnored bool
	jobs        int
	colour      string
	quiet       bool
	stats       bool
	stdinName   string
	filesFrom   string
	book        policyFlags
	git         gitFlags
	baseline    string
	newBaseline string
	mending     fixFlags
	shard       shardFlag
	flags       *pflag.FlagSet
}

func (c *checkFlags) input(fs *pflag.FlagSet) {
	c.flags = fs
	fs.StringVar(&c.config, "config", "", "configuration `FILE` (default: .dsnlint.yaml from here up to the repository root)")
	fs.StringVar(&c.asOf, "as-of", "", "judge dates as of `DATE` (YYYY-MM-DD, default today)")
	fs.BoolVar(&c.strict, "strict", false, "exit 4 when some input could not be read")
	fs.BoolVar(&c.noGitignore, "no-gitignore", false, "walk files that git ignores too")
	fs.BoolVar(&c.docs, "docs", false, "read the code blocks of Markdown documents too")
	fs.StringVar(&c.stdinName, "stdin-filename", "", "the `NAME` that tells the format of standard input (path -)")
	fs.StringVar(&c.filesFrom, "files-from", "", "read paths from `FILE` or -, NUL or newline separated")
	fs.IntVar(&c.jobs, "jobs", 0, "the `NUMBER` of files read at once (default: number of processors)")
	fs.BoolVar(&c.quiet, "quiet", false, "no summary and no problems on stderr")
	fs.BoolVar(&c.stats, "stats", false, "print counts of the run to stderr")
	c.book.add(fs)
}

func (c *checkFlags) judging(fs *pflag.FlagSet) {
	fs.StringArrayVar(&c.formats, "format", nil, "`FORMAT` of the report: "+oneOf(report.Formats())+"; repeatable, FORMAT=FILE writes to a file")
	fs.StringVar(&c.output, "output", "", "write the report to `FILE`")
	fs.StringVar(&c.failOn, "fail-on", "warning", "exit 1 at findings of this `LEVEL`: error, warning, note or never")
	fs.StringVar(&c.minSeverity, "min-severity", "", "show findings from this `LEVEL` on: error, warning or note (default: the lower of warning and --fail-on)")
	fs.StringSliceVar(&c.only, "rule", nil, "judge only this `RULE`; repeatable")
	fs.StringSliceVar(&c.skip, "skip-rule", nil, "leave out this `RULE`; repeatable")
	fs.StringVar(&c.baseline, "baseline", "", "accept the findings of this `FILE`: only others count")
	fs.StringVar(&c.newBaseline, "write-baseline", "", "accept all findings of this run from now on, in `FILE`; exits 0")
	c.mending.register(fs)
	fs.BoolVar(&c.noIgnore, "no-ignore", false, "inline suppressions do not count")
	fs.BoolVar(&c.showIgnored, "show-suppressed", false, "show suppressed findings too")
	fs.StringVar(&c.colour, "color", "auto", "use colours `WHEN`: auto, always or never")
	c.git.register(fs)
	c.shard.register(fs)
}

func runCheck(ctx context.Context, args []string, env Env) (int, error) {
	var c checkFlags
	fs := flagSet("check", "[check] [PATH…] [FLAGS]", env)
	c.judging(fs)
	c.input(fs)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	failOn, shown, err := c.thresholds()
	if err != nil {
		return Usage, err
	}
	outputs, err := c.outputs(env)
	if err != nil {
		return Usage, err
	}
	options, err := c.options(fs.Args(), env)
	if err != nil {
		return Usage, err
	}
	if err := c.alone(options); err != nil {
		return Usage, err
	}
	renewal, err := c.baselines(&options, env)
	if err != nil {
		return Usage, err
	}
	mend, err := c.mending.asked(options)
	if err != nil {
		return Usage, err
	}
	result, err := c.lint(ctx, options, env)
	if err != nil {
		return Failure, asUsage(c.mending.meant(meantCommand(err, fs.Args()), fs.Args()))
	}
	if mend {
		if result, err = c.mending.run(ctx, options, result, shown, c.quiet, env); err != nil {
			return Failure, err
		}
	}
	run := reportRun(result, c, shown, env)
	run.AsOf = options.AsOf
	if renewal != nil {
		failOn = finding.None
	}
	code := exitCode(result, failOn, c.strict)
	run.ExitCode, run.FailOn = &code, failOn
	onGitHub(run, outputs, env)
	var written error
	if !c.mending.diff {
		written = c.write(run, outputs, env)
	}
	summarise(run, env)
	c.tell(run, result, env)
	if renewal != nil {
		if err := c.accept(renewal, result, options, shown, env); err != nil {
			return Failure, err
		}
	}
	return code, written
}

// asUsage tells what the caller can mend from failures of the tool.
func asUsage(err error) error {
	var misuse lint.Misuse
	if errors.As(err, &misuse) {
		return usageError{err}
	}
	return err
}

func exitCode(r *lint.Result, failOn finding.Severity, strict bool) int {
	if strict && len(r.Problems) > 0 {
		return Unread
	}
	for i := range r.Findings {
		if r.Findings[i].Suppressed == nil && failOn != finding.None && r.Findings[i].Severity.AtLeast(failOn) {
			return Findings
		}
	}
	return Clean
}

// output is one report: a format and the file it goes to, "" for standard output.
type output struct{ format, file string }

func (c *checkFlags) outputs(env Env) ([]output, error) {
	var out []output
	for _, f := range c.formats {
		name, file, named := strings.Cut(f, "=")
		if !slices.Contains(report.Formats(), name) {
			return nil, usagef("there is no format %q%s; known are %s", name, didYouMean(name, report.Formats()), strings.Join(report.Formats(), ", "))
		}
		if named && file == "" {
			return nil, usagef("--format %s= needs a file name, as in --format sarif=out.sarif", name)
		}
		out = append(out, output{name, file})
	}
	if len(out) == 0 {
		out = []output{{format: report.Formats()[0]}}
	}
	if err := c.place(out); err != nil {
		return nil, err
	}
	return out, c.placed(out, env)
}

// place sends the formats without a file to --output, or to standard output; either takes one.
func (c *checkFlags) place(out []output) error {
	open := 0
	for i := range out {
		if out[i].file == "" {
			out[i].file = c.output
			open++
		}
	}
	switch {
	case open > 1 && c.output != "":
		return usagef("--output takes one report; give the others a file, as in --format sarif=out.sarif")
	case open > 1:
		return usagef("only one --format can go to standard output; give the others a file, as in --format sarif=out.sarif")
	}
	return nil
}

var colours = []string{"auto", "always", "never"}

// options turns flags and paths into what lint wants.
func (c *checkFlags) options(paths []string, env Env) (lint.Options, error) {
	o := lint.Options{
		WorkDir: env.WorkDir, AsOf: env.Now(), NoGitignore: c.noGitignore, Docs: c.docs, NoIgnore: c.noIgnore,
		Only: c.only, Skip: c.skip, Jobs: c.jobs,
	}
	if c.jobs < 0 {
		return o, usagef("--jobs takes a number of files, not %d", c.jobs)
	}
	if c.colour != "" && !slices.Contains(colours, c.colour) {
		return o, usagef("--color takes auto, always or never, not %q", c.colour)
	}
	if c.dated() {
		day, err := time.Parse(time.DateOnly, c.asOf)
		if err != nil {
			return o, usagef("--as-of takes a date such as 2026-11-21, not %q", c.asOf)
		}
		o.AsOf = day
	}
	if err := c.git.open(c.flags, paths, env); err != nil {
		return o, err
	}
	o.Index, o.DiffBase = c.git.index, c.git.diffBase
	config, err := c.loadConfig(env)
	if err != nil {
		return o, usageError{err}
	}
	o.Config = config
	if o.Shard, err = c.shard.parse(); err != nil {
		return o, err
	}
	c.book.apply(&o, env)
	return o, c.inputs(&o, paths, env)
}

// scope is what the run is about: the paths of the command line, or the whole repository where they come as a list.
func (c *checkFlags) scope() []string {
	if c.filesFrom != "" {
		return nil
	}
	var out []string
	for _, p := range c.flags.Args() {
		if p == "-" {
			p = c.stdinName
		}
		out = append(out, filepath.ToSlash(p))
	}
	return out
}

// dated reports whether --as-of was given; an empty date is a mistake, such as a variable that is not set.
func (c *checkFlags) dated() bool { return c.flags.Changed("as-of") }

func (c *checkFlags) loadConfig(env Env) (*lint.Config, error) {
	if c.config == "" {
		return c.git.findConfig(env)
	}
	return lint.LoadConfig(absolute(c.config, env))
}

// inputs adds standard input and --files-from to the paths.
func (c *checkFlags) inputs(o *lint.Options, paths []string, env Env) error {
	if c.filesFrom == "-" && slices.Contains(paths, "-") {
		return usagef("standard input cannot be both a file (-) and the list of --files-from")
	}
	for _, p := range paths {
		if p != "-" {
			o.Paths = append(o.Paths, p)
			continue
		}
		if c.stdinName == "" {
			return usagef("standard input needs --stdin-filename NAME to tell its format")
		}
		data, err := io.ReadAll(env.Stdin)
		if err != nil {
			return errors.New("standard input cannot be read")
		}
		o.StdinName, o.Stdin = c.stdinName, data
	}
	if c.filesFrom == "" {
		return nil
	}
	listed, err := c.listed(env)
	if err != nil {
		return err
	}
	o.Paths, o.Listed = append(o.Paths, listed...), true
	return nil
}

// write gives every report its destination. A file is written whole or not at all.
func (c *checkFlags) write(run *report.Run, outputs []output, env Env) error {
	for _, o := range outputs {
		if o.file == "" {
			w := bufio.NewWriter(env.Stdout)
			if err := report.Write(w, o.format, run); err != nil {
				return err
			}
			if err := w.Flush(); err != nil {
				return err
			}
			continue
		}
		var b bytes.Buffer
		plain := *run
		plain.Colour, plain.Columns = false, 0
		if err := report.Write(&b, o.format, &plain); err != nil {
			return err
		}
		if err := save("the report", o.file, b.Bytes(), env); err != nil {
			return err
		}
	}
	return nil
}

// tell prints what is no part of the report: problems and counts.
func (c *checkFlags) tell(run *report.Run, r *lint.Result, env Env) {
	if !c.quiet {
		spoken := *run
		spoken.Colour = colour(c.colour, env.Talking, env)
		_ = report.WriteProblems(env.Stderr, &spoken) // a closed stderr is no reason to fail
		tellUnread(env, r.Unread)
	}
	if c.stats {
		fmt.Fprintf(env.Stderr, "dsnlint: %d files walked, %d parsed, %d facts, %d connections judged, %d undecidable\n",
			r.Files, r.Parsed, r.Facts.Len(), r.Judged, r.Undecided)
		tellDoubts(env, r.Doubts)
	}
}

// tellDoubts prints why connections are undecidable, the commonest reason first.
func tellDoubts(env Env, doubts map[fact.Doubt]int) {
	reasons := slices.SortedFunc(maps.Keys(doubts), func(a, b fact.Doubt) int {
		return cmp.Or(cmp.Compare(doubts[b], doubts[a]), cmp.Compare(a, b))
	})
	for _, reason := range reasons {
		fmt.Fprintf(env.Stderr, "dsnlint: undecidable: %d because of %s\n", doubts[reason], reason)
	}
}
