package report

import (
	"fmt"
	"io"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// What GitLab reads as a Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/.
type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"` // GitLab tells new from known issues by it
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

var gitlabSeverity = map[finding.Severity]string{finding.Error: "critical", finding.Warning: "major", finding.Note: "minor"}

// writeGitLab writes the findings and, as issues for information, the inputs that could not be read.
func writeGitLab(w io.Writer, run *Run) error {
	out := []gitlabIssue{}
	seen := map[string]int{}
	for _, f := range run.listed(false) {
		out = append(out, gitlabIssue{
			Description: sentence(clean(f.Message)), CheckName: f.Rule, Severity: gitlabSeverity[f.Severity],
			Fingerprint: run.identity(f, seen), Location: run.gitlabLocation(pathOf(f.Place), f.Place),
		})
	}
	for _, p := range run.problems() {
		out = append(out, gitlabIssue{
			Description: sentence(clean(p.Message)), CheckName: string(p.Code), Severity: "info",
			Fingerprint: single(finding.FingerprintOf(string(p.Code), run.fromRoot(p.File), "", ""), seen),
			Location:    run.gitlabLocation(p.File, p.Place),
		})
	}
	return encode(w, out)
}

// identity is the fingerprint of a finding, or one made of what it is about where it has none; never the same twice.
func (r *Run) identity(f finding.Finding, seen map[string]int) string {
	id := f.Fingerprint
	if id == "" {
		id = finding.FingerprintOf(f.Rule, r.fromRoot(pathOf(f.Place)), f.Fact, f.At)
	}
	return single(id, seen)
}

// single returns the name, with a number from the second time on.
func single(name string, seen map[string]int) string {
	seen[name]++
	if n := seen[name]; n > 1 {
		return fmt.Sprintf("%s-%d", name, n)
	}
	return name
}

func (r *Run) gitlabLocation(name string, p source.Place) gitlabLocation {
	out := gitlabLocation{Path: r.artifactPath(name), Lines: gitlabLines{1, 1}}
	if !p.IsZero() {
		out.Lines = gitlabLines{p.File.At(p.Span.Start).Line, p.File.At(p.Span.End).Line}
	}
	return out
}

// artifactPath is a path from the root for formats that want one of everything: what belongs to no file belongs to the
// root.
func (r *Run) artifactPath(name string) string {
	if name == "" {
		return "."
	}
	return r.fromRoot(name)
}
