package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// perLevel is how many annotations of one level GitHub keeps from one step of a workflow; it drops the rest silently.
const perLevel = 10

// levels are the commands, most severe first.
var levels = []struct {
	severity finding.Severity
	command  string
}{
	{finding.Error, "error"},
	{finding.Warning, "warning"},
	{finding.Note, "notice"},
}

// writeGitHub writes workflow commands, which GitHub Actions turns into annotations of the changed files.
func writeGitHub(w io.Writer, run *Run) error {
	out := bufio.NewWriter(w)
	rest, aims := 0, run.targets()
	for _, level := range levels {
		commands := run.annotations(level.severity, level.command, aims)
		shown := min(len(commands), perLevel)
		for _, c := range commands[:shown] {
			_, _ = out.WriteString(c + "\n")
		}
		rest += len(commands) - shown
	}
	if rest > 0 {
		all := "--format text or --format sarif=FILE has all of them"
		if run.StepSummary {
			all = "the summary of the step lists all of them"
		}
		_, _ = fmt.Fprintf(out, "%d more not annotated: GitHub keeps %d errors, %d warnings and %d notices of a step; %s\n",
			rest, perLevel, perLevel, perLevel, all)
	}
	return out.Flush()
}

// annotations returns the commands of one level: findings, the worst first, then, as warnings, inputs that could not be
// read.
func (r *Run) annotations(severity finding.Severity, command string, aims targets) []string {
	var out []string
	for _, f := range r.bySeverity() {
		if f.Severity == severity {
			out = append(out, annotation(command, r.where(pathOf(f.Place), f.Place), f.Rule, said(f, aims.help(f))))
		}
	}
	if severity == finding.Warning {
		for _, p := range r.problems() {
			out = append(out, annotation(command, r.where(p.File, p.Place), string(p.Code), p.Message))
		}
	}
	return out
}

// said is all that an annotation says: what, why, and what mends it.
func said(f finding.Finding, help []string) string {
	out := f.Message
	if f.Why != "" {
		out += "\nwhy: " + f.Why
	}
	for _, h := range help {
		out += "\nhelp: " + h
	}
	return out
}

// where returns the properties that say which lines an annotation belongs to. Columns are left out over several lines:
// GitHub takes them on one line only.
func (r *Run) where(name string, p source.Place) []string {
	if name == "" {
		return nil
	}
	out := []string{"file=" + escapeProperty(r.fromRoot(name))}
	if p.IsZero() {
		return out
	}
	start, end := p.File.At(p.Span.Start), p.File.At(p.Span.End)
	out = append(out, "line="+strconv.Itoa(start.Line), "endLine="+strconv.Itoa(end.Line))
	if start.Line == end.Line {
		out = append(out, "col="+strconv.Itoa(start.Column), "endColumn="+strconv.Itoa(end.Column))
	}
	return out
}

func annotation(command string, where []string, title, text string) string {
	properties := slices.Concat(where, []string{"title=" + escapeProperty(title)})
	return "::" + command + " " + strings.Join(properties, ",") + "::" + escapeData(text)
}

// escapeData escapes what would end a command, and strips other control characters: the text is printed to a log.
func escapeData(s string) string { return clean(dataEscapes.Replace(s)) }

// escapeProperty escapes what would end a property.
func escapeProperty(s string) string { return clean(propertyEscapes.Replace(s)) }

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
