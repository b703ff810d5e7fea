package report

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// sarifOf is the one run of the SARIF output, read back.
func sarifOf(t *testing.T, run *Run) sarifRun {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal(written(t, run, "sarif"), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

func TestSARIFColumns(t *testing.T) {
	tests := []struct {
		name, in                    string
		line, column, endLine, end  int // lines and UTF-16 columns
		offset, length, jsonColumns int // bytes; columns in code points
	}{
		{"ascii", "a=«off»", 1, 3, 1, 6, 2, 3, 3},
		{"two-byte characters", "é=«off»", 1, 3, 1, 6, 3, 3, 3},
		{"characters beyond 16 bits", "🔒=«off»", 1, 4, 1, 7, 5, 3, 3},
		{"byte order mark", "\xef\xbb\xbfa=«off»", 1, 3, 1, 6, 5, 3, 3},
		{"over lines", "a=«o\r\nff»", 1, 3, 2, 3, 2, 5, 3},
		{"empty", "a=«»", 1, 3, 1, 3, 2, 0, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := marked(t, tt.in)
			r := plainRegion(p)
			got := []int{r.StartLine, r.StartColumn, r.EndLine, r.EndColumn, *r.ByteOffset, *r.ByteLength, regionOf(p).Start.Column}
			if want := []int{tt.line, tt.column, tt.endLine, tt.end, tt.offset, tt.length, tt.jsonColumns}; !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestSARIFArtifacts(t *testing.T) {
	tests := []struct{ name, root, work, path, uri, base string }{
		{"inside", "/srv", "/srv/a", "b c.py", "a/b%20c.py", sourceRoot},
		{"not ascii", "/srv", "/srv", "été#1?.py", "%C3%A9t%C3%A9%231%3F.py", sourceRoot},
		{"percent sign", "/srv", "/srv", "100%.py", "100%25.py", sourceRoot},
		{"colon in the first part", "/srv", "/srv", "a:b.py", "./a:b.py", sourceRoot},
		{"outside", "/srv", "/srv", "/etc/my.cnf", "file:///etc/my.cnf", ""},
		{"windows", "C:/srv", "C:/srv", "D:/a b.cs", "file:///D:/a%20b.cs", ""},
		{"no repository", "", "/srv", "a.py", "a.py", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := sarif{run: &Run{Root: tt.root, WorkDir: tt.work}}.artifact(tt.path)
			if got.URI != tt.uri || got.URIBaseID != tt.base {
				t.Errorf("got %+v", got)
			}
		})
	}
	if got := folderURI("C:/srv"); got != "file:///C:/srv/" {
		t.Errorf("got %s", got)
	}
}

func TestSARIFSuppressions(t *testing.T) {
	run := sample(t)
	run.Findings = run.Findings[:3]
	for _, r := range sarifOf(t, run).Results {
		if r.Suppressions != nil {
			t.Error("suppressions where nothing is suppressed")
		}
	}
	tests := []struct {
		in   finding.Suppression
		want sarifSuppression
	}{
		{finding.Suppression{Kind: "inline", Reason: "why"}, sarifSuppression{"inSource", "accepted", "why"}},
		{finding.Suppression{Kind: "config", Reason: "why", Until: "2027-01-31"}, sarifSuppression{"external", "accepted", "why (until 2027-01-31)"}},
		{finding.Suppression{Kind: "baseline"}, sarifSuppression{"external", "accepted", ""}},
	}
	for _, tt := range tests {
		run.Findings[0].Suppressed = &tt.in
		marked := 0
		for _, r := range sarifOf(t, run).Results {
			switch {
			case r.Suppressions == nil:
				t.Error("a result without the property beside one that has it")
			case len(*r.Suppressions) == 1 && (*r.Suppressions)[0] == tt.want:
				marked++
			case len(*r.Suppressions) != 0:
				t.Errorf("got %+v, want %+v", *r.Suppressions, tt.want)
			}
		}
		if marked != 1 {
			t.Errorf("%d results are suppressed", marked)
		}
	}
}

func TestSARIFFlow(t *testing.T) {
	f := source.NewFile("a", []byte("one two three"))
	find := finding.Finding{Rule: "r", Message: "m", Place: at(t, f, "three"), Related: []finding.Location{
		{Place: at(t, f, "two"), Label: "passed on", Step: true}, {Label: "nowhere", Step: true}, {Place: at(t, f, "one two"), Label: "the call"}, {Place: at(t, f, "one"), Label: "opened", Step: true},
	}}
	flows := sarif{run: &Run{}}.flows(find)
	var got []string
	for _, st := range flows[0].ThreadFlows[0].Locations {
		got = append(got, st.Location.Physical.Region.Snippet.Text+": "+st.Location.Message.Text)
	}
	if want := []string{"three: m.", "two: passed on.", "one: opened."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	find.Related = find.Related[2:3]
	if (sarif{run: &Run{}}).flows(find) != nil {
		t.Error("a flow without steps")
	}
}

func TestSARIFFixes(t *testing.T) {
	f, g := source.NewFile("a", []byte("one two")), source.NewFile("b", []byte("three"))
	got := sarif{run: &Run{}}.fixes(finding.Finding{Fixes: []finding.Fix{
		{Title: "only words"},
		{Title: "three edits", Edits: []source.Edit{{Place: at(t, f, "one"), Text: "1"}, {Place: at(t, g, "three"), Text: "3"}, {Place: at(t, f, "two")}}},
		{Title: "nowhere", Edits: []source.Edit{{Text: "x"}}},
	}})
	if len(got) != 1 || len(got[0].Changes) != 2 || len(got[0].Changes[0].Replacements) != 2 {
		t.Fatalf("got %+v", got)
	}
	if r := got[0].Changes[0].Replacements[1]; r.Deleted.StartColumn != 5 || r.Inserted.Text != "" {
		t.Errorf("got %+v", r)
	}
}

func TestSARIFLongLinesHaveNoSnippet(t *testing.T) {
	p := marked(t, strings.Repeat("x ", contextBytes)+"«off»")
	got := sarif{run: &Run{}}.physical(p, true)
	if got.Context != nil || got.Region.Snippet != nil || got.Region.StartColumn != 2*contextBytes+1 {
		t.Errorf("got %+v", got)
	}
}

// A context region must be larger than its region.
func TestSARIFContext(t *testing.T) {
	for in, want := range map[string]bool{"a=«off»\nb": true, "«off»\nb": false, "«a\nb»c\n": true, "«off\n»b": true, "«off\n»": false} {
		if got := (sarif{run: &Run{}}).physical(marked(t, in), true); (got.Context != nil) != want {
			t.Errorf("%q: context %+v", in, got.Context)
		}
	}
}

func TestSARIFRules(t *testing.T) {
	run := sarifOf(t, sample(t))
	for _, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("%s has the index of %s", r.RuleID, run.Tool.Driver.Rules[r.RuleIndex].ID)
		}
		if r.PartialFingerprints["dsnlint/v1"] == "" {
			t.Errorf("%s has no fingerprint", r.RuleID)
		}
	}
	for _, n := range run.Invocations[0].Notifications {
		if run.Tool.Driver.Notifications[n.Descriptor.Index].ID != n.Descriptor.ID {
			t.Errorf("%s has another index", n.Descriptor.ID)
		}
	}
	got := descriptor(RuleInfo{ID: "my-own.rule_x", Tags: []string{"CWE-295", "cwe-295", "tls"}, SecuritySeverity: "5.0"})
	if want := []string{"security", "external/cwe/cwe-295", "tls"}; !slices.Equal(got.Properties.Tags, want) || got.Name != "MyOwnRuleX" {
		t.Errorf("got %+v", got)
	}
}

func TestSARIFVersions(t *testing.T) {
	for version, want := range map[string]string{"1.2.3": "1.2.3", "1.2.3-rc.1+x": "1.2.3-rc.1+x", "devel": "", "v1.2.3": "", "": ""} {
		run := sarifOf(t, &Run{Tool: Tool{Name: "dsnlint", Version: version}})
		if got := run.Tool.Driver.SemanticVersion; got != want {
			t.Errorf("%q gives %q", version, got)
		}
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{"": "", "a": "a.", "a.": "a.", "a?": "a?", " a \n": "a."} {
		if got := sentence(in); got != want {
			t.Errorf("sentence(%q) is %q", in, got)
		}
	}
}
