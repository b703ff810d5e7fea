package report

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// sarifRead is the one run of the SARIF output, read back.
func sarifRead(t *testing.T, run *Run) sarifRun {
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
	for _, r := range sarifRead(t, run).Results {
		if r.Suppressions != nil {
			t.Error("suppressions where nothing is suppressed")
		}
	}
	tests := []struct {
		in   finding.Suppression
		want sarifSuppression
	}{
		{finding.Suppression{Kind: "inline", Reason: "why"}, sarifSuppression{"inSource", "accepted", "why", sarifSuppressionExtra{"inline", ""}}},
		{finding.Suppression{Kind: "config", Reason: "why", Until: "2027-01-31"}, sarifSuppression{"external", "accepted", "why (until 2027-01-31)", sarifSuppressionExtra{"config", "2027-01-31"}}},
		{finding.Suppression{Kind: "baseline"}, sarifSuppression{"external", "accepted", "", sarifSuppressionExtra{"baseline", ""}}},
	}
	for _, tt := range tests {
		run.Findings[0].Suppressed = &tt.in
		marked := 0
		for _, r := range sarifRead(t, run).Results {
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

// What surrounds a place must be more than the place, and never a whole file of one line.
func TestSARIFContext(t *testing.T) {
	long := strings.Repeat("é ", contextBytes)
	tests := []struct{ name, in, want string }{
		{"its line", "a=«off»\nb", "a=off"},
		{"the lines around a full one", "a\n«off»\nb", "a\noff\nb"},
		{"the line below", "«off»\nb", "off\nb"},
		{"the line above", "a\r\n«off»", "a\r\noff"},
		{"the mark of the byte order is no context", "\xef\xbb\xbf«off»", ""},
		{"nothing", "«off»", ""},
		{"its lines", "«a\nb»c\nd", "a\nbc"},
		{"with the end of the line", "«off\n»b", "off\nb"},
		{"a line around that is too long", long + "\n«off»\n" + long, ""},
		{"a long place", "«" + long + "»\nb", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := marked(t, tt.in)
			got := sarif{run: &Run{}}.physical(p, true)
			text := ""
			if got.Context != nil {
				text = got.Context.Snippet.Text
			}
			if text != tt.want {
				t.Errorf("got %q, want %q", text, tt.want)
			}
			if (got.Region.Snippet == nil) != (tt.name == "a long place") {
				t.Errorf("snippet %+v", got.Region.Snippet)
			}
		})
	}
}

// Of a long line the neighbourhood is shown, in whole characters.
func TestSARIFContextOfLongLines(t *testing.T) {
	long := strings.Repeat("é", contextBytes)
	got := (sarif{run: &Run{}}).physical(marked(t, long+"«off»"+long), true).Context.Snippet.Text
	if half := strings.Repeat("é", contextReach/2); got != half+"off"+half {
		t.Errorf("got %q", got)
	}
}

func TestSARIFRules(t *testing.T) {
	run := sarifRead(t, sample(t))
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
	got := sarif{}.descriptor(RuleInfo{ID: "my-own.rule_x", Tags: []string{"CWE-295", "cwe-295", "tls"}, SecuritySeverity: "5.0"})
	if want := []string{"security", "external/cwe/cwe-295", "tls"}; !slices.Equal(got.Properties.Tags, want) || got.Name != "MyOwnRuleX" {
		t.Errorf("got %+v", got)
	}
}

func TestSARIFVersions(t *testing.T) {
	for version, want := range map[string]string{"1.2.3": "1.2.3", "1.2.3-rc.1+x": "1.2.3-rc.1+x", "devel": "", "v1.2.3": "", "": ""} {
		run := sarifRead(t, &Run{Tool: Tool{Name: "dsnlint", Version: version}})
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

func TestSARIFTaxa(t *testing.T) {
	run := sarifRead(t, sample(t))
	names := func(refs []sarifTaxonReference) []string {
		var out []string
		for _, r := range refs {
			taxon := run.Taxonomies[r.Component.Index]
			if taxon.Name != r.Component.Name || taxon.Taxa[r.Index].ID != r.ID {
				t.Errorf("%+v points at %+v", r, taxon)
			}
			out = append(out, r.ID)
		}
		return out
	}
	for _, rule := range run.Tool.Driver.Rules {
		var related []string
		for _, r := range rule.Relationships {
			related = append(related, names([]sarifTaxonReference{r.Target})[0]+" "+r.Kinds[0])
		}
		if rule.ID == "server-not-enforcing" && !slices.Equal(related, []string{"CWE-319 superset", "CIS-1.2 relevant", "CIS-1.3 relevant"}) {
			t.Errorf("%s: %v", rule.ID, related)
		}
	}
	for _, r := range run.Results {
		var want []string
		if r.RuleID == "server-not-enforcing" { // of PostgreSQL
			want = []string{"CIS-1.2"}
		}
		if got := names(r.Taxa); !slices.Equal(got, want) {
			t.Errorf("%s: %v", r.RuleID, got)
		}
	}
	for i, c := range run.Tool.Driver.Taxonomies {
		if run.Taxonomies[c.Index].Name != c.Name || i != c.Index {
			t.Errorf("%+v", c)
		}
	}
}

func TestStandardHolds(t *testing.T) {
	tests := []struct {
		name    string
		in      Standard
		about   concern
		general bool
		want    bool
	}{
		{"everything", Standard{}, concern{}, true, true},
		{"engine", Standard{Engines: []string{"mysql"}}, concern{"mysql", ""}, false, true},
		{"another engine", Standard{Engines: []string{"mysql"}}, concern{"redis", ""}, false, false},
		{"resource", Standard{Resources: []string{"a", "b"}}, concern{"", "b"}, false, true},
		{"beginning of a resource", Standard{Resources: []string{"azurerm_*"}}, concern{"", "azurerm_x"}, false, true},
		{"no resource", Standard{Resources: []string{"a"}}, concern{"mysql", ""}, false, false},
		{"one of both", Standard{Engines: []string{"mysql"}, Resources: []string{"a"}}, concern{"mysql", "b"}, false, false},
	}
	for _, tt := range tests {
		if got := tt.in.holds(tt.about); got != tt.want || tt.in.general() != tt.general {
			t.Errorf("%s: got %v", tt.name, got)
		}
	}
}

func TestSARIFTags(t *testing.T) {
	info := RuleInfo{ID: "r", SecuritySeverity: "5.0", Tags: []string{"security", "CWE-1"}}
	for i := range 30 {
		info.Standards = append(info.Standards, Standard{ID: "S-" + strconv.Itoa(i)})
	}
	got := tags(info)
	if len(got) != tagsPerRule || got[0] != "security" || got[1] != "external/cwe/cwe-1" || got[2] != "S-0" {
		t.Errorf("got %v", got)
	}
}

func TestSARIFBaseline(t *testing.T) {
	run := sample(t)
	for _, r := range sarifRead(t, run).Results {
		if r.BaselineState != "" {
			t.Error("a state without a baseline")
		}
	}
	run.Findings[1].BaselineState = "unchanged"
	count := map[string]int{}
	for _, r := range sarifRead(t, run).Results {
		count[r.BaselineState]++
	}
	if count["unchanged"] != 1 || count["new"] != len(run.Findings)-1 {
		t.Errorf("got %v", count)
	}
}

func TestSARIFCategory(t *testing.T) {
	tests := []struct {
		name, root, work string
		scope            []string
		want             string
	}{
		{"the root", "/srv", "/srv", nil, "dsnlint/"},
		{"the root by name", "/srv", "/srv/a", []string{"b", ".."}, "dsnlint/"},
		{"a folder", "/srv", "/srv", []string{"./services/a/"}, "dsnlint/services/a/"},
		{"inside a folder", "/srv", "/srv/services/a", nil, "dsnlint/services/a/"},
		{"several in one order", "/srv", "/srv", []string{"b", "a", "b"}, "dsnlint/a+b/"},
		{"outside", "/srv", "/srv", []string{"/etc"}, "dsnlint/"},
		{"many", "/srv", "/srv", []string{"a", "b", "c", "d", "e", "f"}, "dsnlint/"},
		{"long", "/srv", "/srv", []string{strings.Repeat("a", 200)}, "dsnlint/"},
		{"no repository", "", "/srv", []string{"a"}, "dsnlint/"},
	}
	for _, tt := range tests {
		run := &Run{Tool: Tool{Name: "dsnlint"}, Root: tt.root, WorkDir: tt.work, Scope: tt.scope}
		if got := run.category(); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestSARIFInvocation(t *testing.T) {
	code := func(i int) *int { return &i }
	for _, tt := range []struct {
		code *int
		want bool
	}{{nil, true}, {code(0), true}, {code(1), true}, {code(4), false}} {
		got := sarifRead(t, &Run{ExitCode: tt.code}).Invocations[0]
		if got.Successful != tt.want || (got.ExitCode == nil) != (tt.code == nil) {
			t.Errorf("got %+v", got)
		}
	}
	run := sample(t)
	run.Revision.Repository = ""
	if got := sarifRead(t, run).Provenance; got != nil {
		t.Errorf("a version of nothing: %+v", got)
	}
}

// What stands in the input becomes no link, and what is related becomes one.
func TestSARIFMessage(t *testing.T) {
	f, g := source.NewFile("a", []byte("one two\nthree\nfour\nfive\nsix")), source.NewFile("b", []byte("seven"))
	rel := func(file *source.File, text, label string) finding.Location {
		return finding.Location{Place: at(t, file, text), Label: label}
	}
	tests := []struct {
		name    string
		message string
		related []finding.Location
		want    string
	}{
		{"alone", "m", nil, "m."},
		{"a link of the input", `[a](https://example.com) \ [b]`, nil, `\[a\](https://example.com) \\ \[b\].`},
		{"brackets", "x[1] is off", nil, "x[1] is off."},
		{"related places", "m", []finding.Location{rel(f, "two", "on its line"), rel(f, "three", "below"), rel(g, "seven", "in [b](1)")}, `m. See [below](2), [in \[b\](1)](3).`},
		{"without words", "m", []finding.Location{rel(f, "three", ""), {Label: "nowhere"}}, "m."},
		{"many", "m", []finding.Location{rel(f, "three", "3"), rel(f, "four", "4"), rel(f, "five", "5"), rel(f, "six", "6")}, "m. See [3](1), [4](2), [5](3)."},
	}
	for _, tt := range tests {
		got := sarif{run: &Run{}}.message(finding.Finding{Message: tt.message, Place: at(t, f, "one"), Related: tt.related})
		if got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}
