package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
)

// The JUnit format has no specification; these are elements and attributes that Jenkins, GitLab, CircleCI, Azure Pipelines
// and Buildkite agree about, and that the schema of Jenkins' xUnit plugin (junit-10.xsd), the strictest of them, allows.
type (
	junitSuites struct {
		XMLName xml.Name `xml:"testsuites"`
		junitCounts
		Suite junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		junitCounts
		Skipped int         `xml:"skipped,attr"`
		Cases   []junitCase `xml:"testcase"`
	}
	junitCounts struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Errors   int    `xml:"errors,attr"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *junitOutcome `xml:"failure"`
		Error   *junitOutcome `xml:"error"`
		Skipped *junitOutcome `xml:"skipped"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitOutcome struct {
		Type    string `xml:"type,attr,omitempty"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes each finding as a test case: it fails at or above the level at which the run does, is skipped if it
// is suppressed, and passes, with its words as output, below. What could not be read is an error. Names hold no line
// numbers, so that a server sees the same case again when lines move. A run that finds nothing is one case that passes:
// servers take a report without cases for a mistake.
func writeJUnit(w io.Writer, run *Run) error {
	suite := junitSuite{}
	seen, aims := map[string]int{}, run.targets()
	for _, f := range run.listed(true) {
		suite.Cases = append(suite.Cases, run.junitFinding(f, aims.help(f), seen))
	}
	for _, p := range run.problems() {
		text := run.artifactPath(p.File) + ": " + p.Message
		if !p.Place.IsZero() {
			at := p.Place.File.At(p.Place.Span.Start)
			text = fmt.Sprintf("%s:%d:%d: %s", run.artifactPath(p.File), at.Line, at.Column, p.Message)
		}
		suite.Cases = append(suite.Cases, junitCase{
			Class: "dsnlint.not-read", Name: single(run.artifactPath(p.File)+" "+string(p.Code), seen),
			Error: &junitOutcome{Type: string(p.Code), Message: clean(p.Message), Text: clean(text)},
		})
	}
	if len(suite.Cases) == 0 {
		suite.Cases = []junitCase{{Class: "dsnlint", Name: "no findings in " + plural(run.Summary.Files, "file")}}
	}
	suite.count()
	return encodeXML(w, junitSuites{junitCounts: suite.junitCounts, Suite: suite})
}

func (r *Run) junitFinding(f finding.Finding, help []string, seen map[string]int) junitCase {
	id := r.identity(f, map[string]int{})
	c := junitCase{
		Class: "dsnlint." + f.Rule, Name: single(fmt.Sprintf("%s (%s)", r.artifactPath(pathOf(f.Place)), id[:min(8, len(id))]), seen),
	}
	said := &junitOutcome{Type: string(f.Severity), Message: clean(f.Message), Text: r.junitText(f, help)}
	switch {
	case f.Suppressed != nil:
		c.Skipped = &junitOutcome{Message: clean(f.Suppressed.Kind + ": " + reasonOf(*f.Suppressed))}
	case r.fails(f):
		c.Failure = said
	default:
		c.Out = said.Text
	}
	return c
}

// fails reports whether a finding makes the run fail; where it is not known at which level it does, every finding does.
func (r *Run) fails(f finding.Finding) bool {
	return r.FailOn == "" || r.FailOn != finding.None && f.Severity.AtLeast(r.FailOn)
}

// junitText is a finding as the text report says it, without its frame.
func (r *Run) junitText(f finding.Finding, help []string) string {
	head := fmt.Sprintf("%s: %s: %s", r.artifactPath(pathOf(f.Place)), f.Severity, f.Message)
	if !f.Place.IsZero() {
		at := f.Place.File.At(f.Place.Span.Start)
		head = fmt.Sprintf("%s:%d:%d: %s: %s", r.artifactPath(pathOf(f.Place)), at.Line, at.Column, f.Severity, f.Message)
	}
	lines := []string{clean(head)}
	if f.Why != "" {
		lines = append(lines, "why: "+clean(f.Why))
	}
	for _, h := range help {
		lines = append(lines, "help: "+clean(h))
	}
	return strings.Join(lines, "\n")
}

func (s *junitSuite) count() {
	s.junitCounts = junitCounts{Name: "dsnlint", Tests: len(s.Cases)}
	for _, c := range s.Cases {
		switch {
		case c.Failure != nil:
			s.Failures++
		case c.Error != nil:
			s.Errors++
		case c.Skipped != nil:
			s.Skipped++
		}
	}
}

// encodeXML writes a document. Characters that XML 1.0 does not have become U+FFFD.
func encodeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
