package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

func TestEscape(t *testing.T) {
	tests := []struct{ name, in, data, property string }{
		{"plain", "a b", "a b", "a b"},
		{"percent", "100%", "100%25", "100%25"},
		{"an escape is escaped once", "%0A", "%250A", "%250A"},
		{"line feed", "a\nb", "a%0Ab", "a%0Ab"},
		{"crlf", "a\r\nb", "a%0D%0Ab", "a%0D%0Ab"},
		{"colon and comma", "C:/a,b", "C:/a,b", "C%3A/a%2Cb"},
		{"a command inside", "\n::error::x", "%0A::error::x", "%0A%3A%3Aerror%3A%3Ax"},
		{"control characters", "a\x1b[31m\u202eb", "a[31mb", "a[31mb"},
		{"unicode", "été 数", "été 数", "été 数"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := escapeData(tt.in); got != tt.data {
				t.Errorf("data: got %q, want %q", got, tt.data)
			}
			if got := escapeProperty(tt.in); got != tt.property {
				t.Errorf("property: got %q, want %q", got, tt.property)
			}
		})
	}
}

func TestGitHubLimits(t *testing.T) {
	f := source.NewFile("a.py", []byte(strings.Repeat("x\n", 60)))
	run := &Run{}
	for i := range 60 {
		severity := []finding.Severity{finding.Note, finding.Warning, finding.Error}[i%3]
		run.Findings = append(run.Findings, finding.Finding{
			Rule: "r", Severity: severity, Message: "m",
			Place: source.Place{File: f, Span: source.Span{Start: 2 * i, End: 2*i + 1}},
		})
	}
	run.Problems = []source.Problem{{File: "b.py", Code: source.Syntax, Message: "p"}}
	out := strings.Split(strings.TrimSpace(string(written(t, run, "github"))), "\n")
	if len(out) != 31 {
		t.Fatalf("%d lines", len(out))
	}
	for i, command := range []string{"::error ", "::warning ", "::notice "} {
		for j := range perLevel {
			if !strings.HasPrefix(out[10*i+j], command) {
				t.Errorf("line %d is %s", 10*i+j, out[10*i+j])
			}
		}
	}
	const counted = "31 more not annotated: GitHub keeps 10 errors, 10 warnings and 10 notices of a step; "
	if want := counted + "--format text or --format sarif=FILE has all of them"; out[30] != want {
		t.Errorf("got  %s\nwant %s", out[30], want)
	}
	run.StepSummary = true
	if out := string(written(t, run, "github")); !strings.HasSuffix(out, counted+"the summary of the step lists all of them\n") {
		t.Errorf("got %s", out)
	}
}

// The worst rules come first, since only ten of a level are kept.
func TestGitHubOrder(t *testing.T) {
	run := &Run{Rules: []RuleInfo{{ID: "mild", SecuritySeverity: "3.1"}, {ID: "bad", SecuritySeverity: "10.0"}, {ID: "worse-than-mild", SecuritySeverity: "7.4"}}}
	for _, rule := range []string{"own", "mild", "worse-than-mild", "bad"} {
		run.Findings = append(run.Findings, finding.Finding{Rule: rule, Severity: finding.Error})
	}
	run.Findings = append(run.Findings, finding.Finding{Rule: "bad", Severity: finding.Note})
	var got []string
	for _, f := range run.bySeverity() {
		got = append(got, f.Rule+" "+string(f.Severity))
	}
	if want := []string{"bad error", "worse-than-mild error", "mild error", "own error", "bad note"}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestGitHubPlaces(t *testing.T) {
	f := source.NewFile("x y/a,b.py", []byte("ab\ncd\n"))
	run := &Run{Root: "/srv", WorkDir: "/srv/sub"}
	tests := []struct {
		name  string
		place source.Place
		want  string
	}{
		{"one line", at(t, f, "b"), "file=sub/x y/a%2Cb.py,line=1,endLine=1,col=2,endColumn=3"},
		{"several lines have no columns", at(t, f, "b\nc"), "file=sub/x y/a%2Cb.py,line=1,endLine=2"},
		{"nowhere", source.Place{}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(run.where(pathOf(tt.place), tt.place), ","); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestGitHubLeavesSuppressedOut(t *testing.T) {
	run := &Run{ShowSuppressed: true, Findings: []finding.Finding{{Severity: finding.Error, Suppressed: &finding.Suppression{Kind: "inline"}}}}
	if out := written(t, run, "github"); len(out) != 0 {
		t.Errorf("got %s", out)
	}
}

// unescape reads an annotation back as the runner of GitHub Actions does.
func unescape(s string, property bool) string {
	pairs := []string{"%0D", "\r", "%0A", "\n"}
	if property {
		pairs = append(pairs, "%3A", ":", "%2C", ",")
	}
	return strings.NewReplacer(append(pairs, "%25", "%")...).Replace(s)
}

func FuzzGitHubEscaping(f *testing.F) {
	for _, s := range []string{"", "a", "%", "%25", "a:b,c", "::error file=x::y", "\r\n::stop-commands::x", "\x1b[0m", "\xff", "\u2028", "é:数"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, title, text string) {
		out := annotation("error", nil, title, text)
		if strings.ContainsAny(out, "\r\n") || !utf8.ValidString(out) {
			t.Fatalf("%q breaks out of its line", out)
		}
		rest, ok := strings.CutPrefix(out, "::error title=")
		if !ok {
			t.Fatalf("%q is another command", out)
		}
		gotTitle, gotText, _ := strings.Cut(rest, "::")
		if strings.ContainsAny(gotTitle, ":,") {
			t.Errorf("%q ends its property", gotTitle)
		}
		if got, want := unescape(gotTitle, true), readable(title); got != want {
			t.Errorf("the title %q comes back as %q", want, got)
		}
		if got, want := unescape(gotText, false), readable(text); got != want {
			t.Errorf("the text %q comes back as %q", want, got)
		}
	})
}

// readable is s without what is never printed; its line ends stay.
func readable(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, replacement) {
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case r == '\n' || r == '\r' || !hostile(r):
			fmt.Fprintf(&b, "%c", r)
		}
	}
	return b.String()
}
