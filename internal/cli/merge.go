package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/report"
	"github.com/spf13/pflag"
)

// maxReport is the size above which a report is not read: a run over many repositories writes a few megabytes.
const maxReport = 256 << 20

// mergeFlags are the flags of merge.
type mergeFlags struct {
	output, failOn, format string
	strict, quiet          bool
}

func (m *mergeFlags) register(fs *pflag.FlagSet) {
	fs.StringVar(&m.format, "format", "", "refuse files of another `FORMAT`: json or sarif (default: that of the files, which is also written)")
	fs.StringVar(&m.output, "output", "", "write the report to `FILE`")
	fs.StringVar(&m.failOn, "fail-on", "warning", "exit 1 at findings of this `LEVEL`: error, warning, note or never")
	fs.BoolVar(&m.strict, "strict", false, "exit 4 when some input could not be read, or a shard is missing")
	fs.BoolVar(&m.quiet, "quiet", false, "no summary and no problems on stderr")
}

// runMerge joins the reports of several runs.
func runMerge(_ context.Context, args []string, env Env) (int, error) {
	var m mergeFlags
	fs := flagSet("merge", "merge FILE… [FLAGS]", env)
	m.register(fs)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	failOn, err := threshold(m.failOn)
	if err != nil {
		return Usage, err
	}
	if m.format != "" && m.format != "json" && m.format != "sarif" {
		return Usage, usagef("merge writes json or sarif, not %q; the other formats show source code, which a report does not hold", m.format)
	}
	parts, err := reports(fs.Args(), env)
	if err != nil {
		return Usage, err
	}
	merged, err := report.Merge(parts)
	if err != nil {
		return Usage, usageError{err}
	}
	if m.format != "" && (m.format == "sarif") != (merged.Format == "sarif") {
		return Usage, usagef("the files are no %s; leave out --format to merge them as they are", m.format)
	}
	code := Clean
	switch {
	case m.strict && len(merged.Unread) > 0:
		code = Unread
	case failOn != finding.None && merged.Reaches(failOn):
		code = Findings
	}
	if err := m.write(merged, code, env); err != nil {
		return Failure, err
	}
	if !m.quiet {
		for _, line := range merged.Unread {
			fmt.Fprintln(env.Stderr, line)
		}
	}
	return code, nil
}

func (m *mergeFlags) write(merged *report.Merged, code int, env Env) error {
	var b bytes.Buffer
	if err := merged.Write(&b, code); err != nil {
		return err
	}
	if m.output == "" {
		_, err := env.Stdout.Write(b.Bytes())
		return err
	}
	return save("the report", m.output, b.Bytes(), env)
}

// reports reads the files of a merge, each once; - is standard input.
func reports(names []string, env Env) ([]report.Part, error) {
	if len(names) == 0 {
		return nil, usagef("merge needs the FILEs to join, as in `dsnlint merge shard-*.json`; they are written by `dsnlint check --format json` or sarif")
	}
	var out []report.Part
	var seen []string
	for _, name := range names {
		full := name
		if name != "-" {
			full = absolute(name, env)
		}
		if slices.Contains(seen, full) {
			return nil, usagef("%s is named twice; name each file once", spoken(name))
		}
		seen = append(seen, full)
		data, err := readReport(name, env)
		if err != nil {
			return nil, err
		}
		out = append(out, report.Part{Name: spoken(name), Data: data})
	}
	return out, nil
}

func readReport(name string, env Env) ([]byte, error) {
	in := env.Stdin
	if name != "-" {
		f, err := os.Open(absolute(name, env))
		if err != nil {
			return nil, usagef("%s cannot be read; check the path and its permissions, and that the run that should have written it did", spoken(name))
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxReport+1))
	switch {
	case err != nil:
		return nil, usagef("%s cannot be read; is it a folder?", spoken(name))
	case len(data) > maxReport:
		return nil, usagef("%s is larger than %d MiB; merge fewer runs at once, or raise their --min-severity", spoken(name), maxReport>>20)
	}
	return data, nil
}
