package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// hostileRun has the text wherever text of the input can be.
func hostileRun(t testing.TB, text string) *Run {
	run := sample(t)
	f := source.NewFile(text, []byte("x = 1\n"))
	run.Findings = append(run.Findings, finding.Finding{
		Rule: "r", Severity: finding.Error, Message: text, Why: text, Place: source.Place{File: f, Span: source.Span{Start: 0, End: 1}},
		Fixes: []finding.Fix{{Title: text}},
	}, finding.Finding{Rule: "r", Severity: finding.Note, Message: text, Suppressed: &finding.Suppression{Kind: "inline", Reason: text}})
	run.Problems = append(run.Problems, source.Problem{File: text, Code: source.Syntax, Message: text})
	return run
}

// allowed are the attributes of each element, "" the element itself; the required ones are in capitals: those of Jenkins'
// junit-10.xsd, and of what Checkstyle writes.
var allowed = map[string]map[string]string{
	"junit": {
		"testsuites": "name tests failures errors", "testsuite": "NAME TESTS FAILURES ERRORS skipped",
		"testcase": "NAME classname", "failure": "type message", "error": "type message", "skipped": "message type", "system-out": "",
	},
	"checkstyle": {"checkstyle": "VERSION", "file": "NAME", "error": "LINE column SEVERITY MESSAGE SOURCE"},
}

// checkXML reads a report with a strict parser and compares elements and attributes with what readers know.
func checkXML(t testing.TB, format string, output []byte) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(output))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, output)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		words, known := allowed[format][start.Name.Local]
		if !known {
			t.Fatalf("element %s", start.Name.Local)
		}
		var has []string
		for _, a := range start.Attr {
			has = append(has, a.Name.Local)
			if !slices.Contains(strings.Fields(strings.ToLower(words)), a.Name.Local) {
				t.Errorf("%s has %s", start.Name.Local, a.Name.Local)
			}
		}
		for _, w := range strings.Fields(words) {
			if w == strings.ToUpper(w) && !slices.Contains(has, strings.ToLower(w)) {
				t.Errorf("%s lacks %s", start.Name.Local, strings.ToLower(w))
			}
		}
	}
}

var hostileXML = []string{"", "a", "\x00\x01\x0b\x1f", "\ufffe\uffff", "]]>", "<!--", "&amp;<>\"'", "a\nb\rc\td", "\xff\xfe", "\x1b[31m\u202e", "été 数 🔒", "\u2028\u0085", "\U000E0001"}

func TestXMLOfHostileInput(t *testing.T) {
	for _, s := range hostileXML {
		for format := range allowed {
			checkXML(t, format, written(t, hostileRun(t, s), format))
		}
	}
}

// TestXMLLint asks a parser that is not Go's, where there is one.
func TestXMLLint(t *testing.T) {
	tool, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("there is no xmllint")
	}
	for format := range allowed {
		for _, s := range hostileXML {
			cmd := exec.Command(tool, "--noout", "--nonet", "-")
			cmd.Stdin = bytes.NewReader(written(t, hostileRun(t, s), format))
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s with %q: %v\n%s", format, s, err, out)
			}
		}
	}
}

func TestJUnitOutcomes(t *testing.T) {
	tests := []struct {
		failOn                         finding.Severity
		failures, errs, skipped, cases int
	}{
		{"", 5, 2, 1, 8}, {finding.Note, 5, 2, 1, 8}, {finding.Warning, 4, 2, 1, 8}, {finding.Error, 3, 2, 1, 8}, {finding.None, 0, 2, 1, 8},
	}
	for _, tt := range tests {
		run := sample(t)
		run.FailOn = tt.failOn
		suite := junitOf(t, run)
		if suite.Failures != tt.failures || suite.Errors != tt.errs || suite.Skipped != tt.skipped || suite.Tests != tt.cases || len(suite.Cases) != tt.cases {
			t.Errorf("%q: got %+v", tt.failOn, suite.junitCounts)
		}
	}
}

func junitOf(t testing.TB, run *Run) junitSuite {
	t.Helper()
	var doc junitSuites
	if err := xml.Unmarshal(written(t, run, "junit"), &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Suite
}

// A server tells cases apart by class and name, and knows them again by these when lines move.
func TestJUnitNames(t *testing.T) {
	run := sample(t)
	run.Findings = append(run.Findings, run.Findings[0], run.Findings[0])
	seen := map[string]bool{}
	for _, c := range junitOf(t, run).Cases {
		if seen[c.Class+" "+c.Name] {
			t.Errorf("two cases are %s %s", c.Class, c.Name)
		}
		seen[c.Class+" "+c.Name] = true
	}
	before := junitOf(t, sample(t)).Cases[0]
	moved := sample(t)
	for i := range moved.Findings {
		p := &moved.Findings[i].Place
		p.File = source.NewFile(p.File.Path, append([]byte("\n\n"), p.File.Data...))
		p.Span.Start, p.Span.End = p.Span.Start+2, p.Span.End+2
	}
	if after := junitOf(t, moved).Cases[0]; after.Name != before.Name || after.Failure.Text == before.Failure.Text {
		t.Errorf("%s becomes %s", before.Name, after.Name)
	}
}

// gitlabIssues reads a report as GitLab does, and asks for all that GitLab asks for.
func gitlabIssues(t testing.TB, output []byte) []gitlabIssue {
	t.Helper()
	var out []gitlabIssue
	dec := json.NewDecoder(bytes.NewReader(output))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&out); err != nil || out == nil {
		t.Fatalf("%v\n%s", err, output)
	}
	seen := map[string]bool{}
	for _, issue := range out {
		if issue.Description == "" && issue.CheckName == "" || issue.Fingerprint == "" || seen[issue.Fingerprint] ||
			!slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, issue.Severity) {
			t.Errorf("got %+v", issue)
		}
		seen[issue.Fingerprint] = true
		if l := issue.Location; l.Path == "" || strings.HasPrefix(l.Path, "./") || l.Lines.Begin < 1 || l.Lines.End < l.Lines.Begin {
			t.Errorf("got %+v", l)
		}
	}
	return out
}

func TestGitLab(t *testing.T) {
	for name, run := range variants(t) {
		t.Run(name, func(t *testing.T) {
			run.Findings = append(run.Findings, run.Findings...)
			run.Problems = append(run.Problems, run.Problems...)
			if got, want := len(gitlabIssues(t, written(t, run, "gitlab"))), len(run.listed(false))+len(run.Problems); got != want {
				t.Errorf("%d issues, want %d", got, want)
			}
		})
	}
}

func FuzzOtherFormats(f *testing.F) {
	for _, s := range hostileXML {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		run := hostileRun(t, s)
		for format := range allowed {
			out := written(t, run, format)
			if !utf8.Valid(out) {
				t.Fatalf("%s is no UTF-8", format)
			}
			checkXML(t, format, out)
		}
		gitlabIssues(t, written(t, run, "gitlab"))
	})
}
