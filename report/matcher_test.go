package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// matcher is a problem matcher as the runner of GitHub Actions reads it.
type matcher struct {
	Owner, Severity string
	Pattern         []struct {
		Regexp                                      string
		File, Line, Column, Severity, Message, Code int
	}
}

func matchers(t *testing.T) []matcher {
	t.Helper()
	data, err := os.ReadFile("../.github/dsnlint-matcher.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ ProblemMatcher []matcher }
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	return doc.ProblemMatcher
}

// annotated is what the matchers make of text, line by line.
func annotated(t *testing.T, text string) []string {
	t.Helper()
	var out []string
	for _, line := range strings.Split(text, "\n") {
		for _, m := range matchers(t) {
			p := m.Pattern[0]
			groups := regexp.MustCompile(p.Regexp).FindStringSubmatch(line)
			if groups == nil {
				continue
			}
			severity := m.Severity
			if p.Severity > 0 {
				severity = groups[p.Severity]
			}
			out = append(out, fmt.Sprintf("%s %s:%s:%s %s [%s]", severity, groups[p.File], groups[p.Line], groups[p.Column], groups[p.Message], groups[p.Code]))
		}
	}
	return out
}

func TestMatcher(t *testing.T) {
	run := sample(t)
	var want []string
	for _, f := range run.listed(false) {
		at := f.Place.File.At(f.Place.Span.Start)
		severity := strings.ReplaceAll(string(f.Severity), "note", "notice")
		want = append(want, fmt.Sprintf("%s %s:%d:%d %s [%s]", severity, f.Place.File.Path, at.Line, at.Column, f.Message, f.Rule))
	}
	if got := annotated(t, string(written(t, run, "text"))); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var problems bytes.Buffer
	if err := WriteProblems(&problems, run); err != nil {
		t.Fatal(err)
	}
	if got := annotated(t, problems.String()); !slices.Equal(got, []string{"warning deploy/application.yaml:4:5 a key has no value [syntax]"}) {
		t.Errorf("got %q", got)
	}
}

// What stands in a linted file, or in its name, never becomes an annotation of another file.
func TestMatcherWithHostileInput(t *testing.T) {
	const lie = "other.py:7:7: error: never [tls-disabled]"
	tests := []struct{ name, path, text, message string }{
		{"a line of source", "a.py", lie + "\nx\n", "m"},
		{"indented source", "a.py", "\t" + lie + "\nx\n", "m"},
		{"a name", lie + ".py", "x\n", "m"},
		{"a name with a line end", "a\n" + lie, "x\n", "m"},
		{"a message with brackets", "a.py", "x\n", "m [x] - y"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile(tt.path, []byte(tt.text))
			run := &Run{Findings: []finding.Finding{{
				Rule: "r", Severity: finding.Warning, Message: tt.message, Why: tt.message + "\n" + lie,
				Place: source.Place{File: f, Span: source.Span{Start: 0, End: 1}}, Fixes: []finding.Fix{{Title: lie}},
				Related: []finding.Location{{Place: source.Place{File: f, Span: source.Span{Start: 0, End: 1}}, Label: lie}},
			}}}
			want := fmt.Sprintf("warning %s:1:1 %s [r]", clean(tt.path), clean(tt.message))
			if got := annotated(t, string(written(t, run, "text"))); !slices.Equal(got, []string{want}) {
				t.Errorf("got %q, want %q", got, want)
			}
			run.Findings[0].Message = "m " + lie // the file of this line is no file at all
			for _, got := range annotated(t, string(written(t, run, "text"))) {
				if strings.Contains(got, " other.py:") && !strings.Contains(got, ":1:1: warning: m other.py:") {
					t.Errorf("got %q", got)
				}
			}
		})
	}
}
