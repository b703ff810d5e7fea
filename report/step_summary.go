package report

import (
	"cmp"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// StepSummaryLimit is how many bytes GitHub keeps of what all commands of one step write to its summary; it drops a
// longer summary as a whole.
const StepSummaryLimit = 1 << 20

// WriteStepSummary writes the run as Markdown for the summary of a step of GitHub Actions, the most severe findings
// first, in at most limit bytes. What comes from input is written so that none of it is Markdown or HTML.
func WriteStepSummary(w io.Writer, run *Run, limit int) error {
	s := summary{run: run, left: limit - reserve}
	s.add("## " + plainMarkdown(cmp.Or(run.Tool.Name, "dsnlint")) + ": " + run.counted() + "\n\n")
	s.findings()
	s.problems()
	s.add(run.totals())
	if s.lost > 0 {
		s.left += reserve
		s.add(fmt.Sprintf("\n%d more not listed: the summary of a step holds %d bytes. `--format text` prints all of them.\n", s.lost, StepSummaryLimit))
	}
	_, err := io.WriteString(w, s.text.String())
	return err
}

// reserve is kept for the sentence about what did not fit.
const reserve = 256

type summary struct {
	run  *Run
	text strings.Builder
	left int // bytes
	lost int // findings and problems that did not fit
}

// add writes the text if it fits.
func (s *summary) add(text string) bool {
	if len(text) > s.left {
		return false
	}
	s.left -= len(text)
	s.text.WriteString(text)
	return true
}

func (s *summary) findings() {
	found := s.run.bySeverity()
	if len(found) == 0 {
		return
	}
	s.table("| level | where | rule | what |\n| --- | --- | --- | --- |\n", len(found), func(i int) string {
		f := found[i]
		return fmt.Sprintf("| %s | %s | %s | %s |\n", f.Severity, s.run.linked(pathOf(f.Place), f.Place), link(f.Rule, f.HelpURI), plainMarkdown(f.Message))
	})
}

func (s *summary) problems() {
	problems := s.run.problems()
	if len(problems) == 0 {
		return
	}
	s.table("### Not read\n\n| where | what |\n| --- | --- |\n", len(problems), func(i int) string {
		p := problems[i]
		return fmt.Sprintf("| %s | %s |\n", s.run.linked(p.File, p.Place), plainMarkdown(p.Message))
	})
}

// table writes as many of the rows as fit, and the head if there is room for it.
func (s *summary) table(head string, rows int, row func(int) string) {
	if !s.add(head) {
		s.lost += rows
		return
	}
	for i := range rows {
		if !s.add(row(i)) {
			s.lost += rows - i
			break
		}
	}
	s.add("\n")
}

// counted is the headline: "3 errors, 1 warning".
func (r *Run) counted() string {
	counts := map[finding.Severity]int{}
	for _, f := range r.listed(false) {
		counts[f.Severity]++
	}
	var out []string
	for _, level := range levels {
		if n := counts[level.severity]; n > 0 {
			out = append(out, plural(n, string(level.severity)))
		}
	}
	return cmp.Or(strings.Join(out, ", "), "no findings")
}

func (r *Run) totals() string {
	s := r.Summary
	out := fmt.Sprintf("%s: %s judged, %d undecidable", plural(s.Files, "file"), plural(s.Judged, "connection"), s.Undecidable)
	if s.Suppressed > 0 {
		out += fmt.Sprintf(", %s suppressed", plural(s.Suppressed, "finding"))
	}
	return out + ".\n"
}

// bySeverity returns the findings that are not suppressed, the most severe first: by their level, then by how bad their
// rule is, then in the order of the report.
func (r *Run) bySeverity() []finding.Finding {
	score := map[string]float64{}
	for _, info := range r.Rules {
		if n, err := strconv.ParseFloat(info.SecuritySeverity, 64); err == nil {
			score[info.ID] = n
		}
	}
	out := r.listed(false)
	slices.SortStableFunc(out, func(a, b finding.Finding) int {
		switch {
		case a.Severity == b.Severity:
			return cmp.Compare(score[b.Rule], score[a.Rule])
		case a.Severity.AtLeast(b.Severity):
			return -1
		}
		return 1
	})
	return out
}

// linked is a place as Markdown, with a link to it where it is known where the files can be looked at.
func (r *Run) linked(name string, p source.Place) string {
	if name == "" {
		return ""
	}
	name = r.fromRoot(name)
	text, fragment := name, ""
	if !p.IsZero() {
		start, end := p.File.At(p.Span.Start).Line, p.File.At(p.Span.End).Line
		text += ":" + strconv.Itoa(start)
		fragment = "L" + strconv.Itoa(start)
		if end > start {
			fragment += "-L" + strconv.Itoa(end)
		}
	}
	if r.SourceURL == "" || isAbsolute(name) || strings.HasPrefix(name, "../") {
		return plainMarkdown(text)
	}
	return link(text, r.SourceURL+strings.TrimPrefix((&url.URL{Path: "/" + name, Fragment: fragment}).String(), "/"))
}

// link is a link with the text as it is, and the text alone where the address would end it too early.
func link(text, address string) string {
	if address == "" || strings.ContainsFunc(address, func(r rune) bool { return r == '<' || r == '>' || r == '|' || r == '\\' || r <= ' ' }) {
		return plainMarkdown(text)
	}
	return "[" + plainMarkdown(text) + "](<" + address + ">)"
}

// plainMarkdown writes text so that nothing in it is Markdown, HTML or the end of a table's cell: every sign that could
// be stands as a character reference, dots and colons too, of which links are made.
func plainMarkdown(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		if strings.ContainsRune("\\`*_{}[]<>()#!|~&@:.$^", r) {
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
