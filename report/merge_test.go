package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// merged joins documents and returns the bytes of the one, with an exit code.
func merged(t testing.TB, exitCode int, docs ...[]byte) ([]byte, *Merged) {
	t.Helper()
	var parts []Part
	for i, d := range docs {
		parts = append(parts, Part{fmt.Sprint("part", i), d})
	}
	m, err := Merge(parts)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := m.Write(&out, exitCode); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), m
}

func document(t testing.TB, run *Run, format string) []byte {
	t.Helper()
	var out bytes.Buffer
	write := func() error { return Write(&out, format, run) }
	if format == "facts" {
		write = func() error { return WriteFacts(&out, run, "json") }
	}
	if err := write(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestMergeOfOne holds that a document is what it was: nothing that we write is lost when it is read, and nothing told of
// one run twice is dropped.
func TestMergeOfOne(t *testing.T) {
	for name, run := range variants(t) {
		code := 1
		run.ExitCode = &code
		run.Summary.Findings = len(run.listed(false))
		for _, format := range []string{"json", "sarif", "facts"} {
			if name == "empty" && format == "sarif" { // it names no tool
				continue
			}
			in := document(t, run, format)
			if got, _ := merged(t, code, in); !bytes.Equal(got, in) {
				t.Errorf("%s, %s:\n%s\ninstead of\n%s", name, format, got, in)
			}
		}
	}
}

// few is a run with findings on the given lines of a file.
func few(name string, lines ...int) *Run {
	f := source.NewFile(name, []byte(strings.Repeat("x\n", 50)))
	run := &Run{Tool: Tool{Name: "dsnlint"}, Summary: Summary{Files: 1, Facts: len(lines), Judged: len(lines), Findings: len(lines)}}
	for _, line := range lines {
		at := source.Place{File: f, Span: source.Span{Start: 2 * line, End: 2*line + 1}}
		run.Findings = append(run.Findings, finding.Finding{
			Rule: "r", Severity: finding.Warning, Confidence: finding.High, Message: "m", Place: at, Fingerprint: fmt.Sprint(name, line),
		})
	}
	return run
}

func TestMergeTellsDuplicatesOnce(t *testing.T) {
	one, other := few("b", 1, 5), few("b", 5, 3)
	other.Findings[0].Severity = finding.Error
	one.Findings[0].Suppressed, one.ShowSuppressed = &finding.Suppression{Kind: "inline", Reason: "r"}, true
	one.Summary.Findings, one.Summary.Suppressed = 1, 1
	again, third := few("b", 1), few("a", 9)
	for _, format := range []string{"json", "sarif"} {
		var docs [][]byte
		for _, run := range []*Run{one, other, again, third} {
			docs = append(docs, document(t, run, format))
		}
		first, m := merged(t, 1, docs...)
		if !m.Reaches(finding.Error) {
			t.Error("the more severe one is lost")
		}
		if second, _ := merged(t, 1, docs[3], docs[2], docs[1], docs[0]); !bytes.Equal(first, second) {
			t.Error("the order of the parts decides")
		}
		got := fmt.Sprint(linesOf(t, format, first))
		if want := "[10 2 4 6]"; got != want {
			t.Errorf("%s: lines %s, want %s", format, got, want)
		}
		if format == "json" {
			var doc findingsJSON
			if err := json.Unmarshal(first, &doc); err != nil || doc.Summary != (Summary{Files: 4, Facts: 6, Judged: 6, Findings: 4}) {
				t.Errorf("%+v %v", doc.Summary, err)
			}
		}
	}
}

func linesOf(t *testing.T, format string, data []byte) []int {
	t.Helper()
	var out []int
	var doc findingsJSON
	var log sarifLog
	if format == "json" {
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		for _, f := range doc.Findings {
			out = append(out, f.Start.Line)
		}
		return out
	}
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	for _, r := range log.Runs[0].Results {
		out = append(out, r.Locations[0].Physical.Region.StartLine)
	}
	return out
}

// TestMergeOfRepositories holds that reports of different repositories stay runs of their own.
func TestMergeOfRepositories(t *testing.T) {
	a, b, c := few("x", 1), few("x", 1), few("x", 2)
	a.Root, b.Root, c.Root = "/one", "/two", "/two"
	out, _ := merged(t, 1, document(t, a, "sarif"), document(t, b, "sarif"), document(t, c, "sarif"))
	var log sarifLog
	if err := json.Unmarshal(out, &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 2 || len(log.Runs[0].Results) != 1 || len(log.Runs[1].Results) != 2 {
		t.Errorf("%d runs", len(log.Runs))
	}
}

// TestMergeOfCutReports holds that what shards leave out is counted, and that the whole keeps to the limits again.
func TestMergeOfCutReports(t *testing.T) {
	run := crowd(32_000)
	code := 0
	run.ExitCode, run.Rules = &code, []RuleInfo{{ID: "r"}}
	want := document(t, run, "sarif")
	var docs [][]byte
	for i := range 2 {
		shard := *run
		shard.Shard, shard.Findings = Shard{i + 1, 2}, nil
		for j, f := range run.Findings {
			if j%10 < 8 == (i == 0) {
				shard.Findings = append(shard.Findings, f)
			}
		}
		docs = append(docs, document(t, &shard, "sarif"))
	}
	if got, _ := merged(t, 0, docs...); !bytes.Equal(got, want) {
		t.Errorf("%.2000s\ninstead of\n%.2000s", got, want)
	}
}

func TestMergeOfShards(t *testing.T) {
	part := func(i, of int) *Shard { return &Shard{i, of} }
	for _, tt := range []struct {
		name   string
		shards []*Shard
		gaps   int
		err    string
	}{
		{"none", []*Shard{nil, nil}, 0, ""},
		{"all", []*Shard{part(2, 2), part(1, 2)}, 0, ""},
		{"one of one", []*Shard{part(1, 1)}, 0, ""},
		{"missing", []*Shard{part(2, 3), nil}, 2, ""},
		{"many missing", []*Shard{part(9, 9999)}, 21, ""},
		{"twice", []*Shard{part(2, 3), part(2, 3)}, 0, "shard 2/3 is there twice"},
		{"two divisions", []*Shard{part(2, 3), part(1, 2)}, 0, "a run in 2 parts and of one in 3"},
		{"no such", []*Shard{part(4, 3)}, 0, "no shard 4/3"},
		{"negative", []*Shard{part(-1, -1)}, 0, "no shard"},
	} {
		gaps, err := missing(tt.shards)
		if len(gaps) != tt.gaps || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("%s: %d gaps, %v", tt.name, len(gaps), err)
		}
	}
}

// hostileDocs are what no run writes. None of the words of theirs may be said.
func hostileDocs(t testing.TB) map[string]string {
	t.Helper()
	good, report := string(document(t, few("b", 1), "json")), string(document(t, few("b", 1), "sarif"))
	facts := string(document(t, sample(t), "facts"))
	with := func(text, old, other string) string {
		if !strings.Contains(text, old) {
			t.Fatalf("there is no %s", old)
		}
		return strings.Replace(text, old, other, 1)
	}
	return map[string]string{
		"nothing":            "",
		"blanks":             " \n",
		"no JSON":            "canary",
		"UTF-16":             "\xff\xfe{\x00}\x00",
		"cut off":            good[:len(good)/2],
		"two documents":      good + good,
		"deep":               strings.Repeat(`{"findings":`, 2_000_000),
		"deep list":          `{"findings":` + strings.Repeat("[", 2_000_000),
		"deep in a report":   `{"version":"2.1.0","runs":` + strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000) + "}",
		"a list":             "[]",
		"null":               "null",
		"no version":         `{"findings":[]}`,
		"bare":               `{"schema_version":"1","findings":[]}`,
		"other version":      with(good, `"1"`, `"2"`),
		"unknown key":        with(good, `"findings"`, `"canary": 1, "findings"`),
		"unknown inner key":  with(good, `"rule"`, `"canary": 1, "rule"`),
		"wrong type":         with(good, `"line": 2`, `"line": "canary"`),
		"huge number":        with(good, `"files": 1`, `"files": 1e400`),
		"large number":       with(good, `"files": 1`, `"files": 9000000000000000000`),
		"negative":           with(good, `"files": 1`, `"files": -1`),
		"no level":           with(good, `"severity": "warning"`, `"severity": "canary"`),
		"no line":            with(good, `"line": 2`, `"line": 0`),
		"no start":           strings.Replace(good, `"start": {`, `"start": null, "starts": {`, 1),
		"unknown problem":    with(good, `"problems": []`, `"problems": [{"file":"x","start":null,"end":null,"code":"canary","message":"m"}]`),
		"findings are null":  with(good, `"problems": []`, `"problems": null`),
		"another tool":       with(report, `"name": "dsnlint"`, `"name": "canary"`),
		"no such rule":       with(report, `"ruleIndex": 0`, `"ruleIndex": 7`),
		"negative rule":      with(report, `"ruleIndex": 0`, `"ruleIndex": -1`),
		"another rule":       with(report, `"ruleId": "r"`, `"ruleId": "canary"`),
		"no place":           with(report, `"physicalLocation": {`, `"message": {"text": "canary"}, "physicalLocation": null, "x": {`),
		"no offset":          with(report, `"byteOffset": 2,`, ``),
		"SARIF level":        with(report, `"level": "warning",`, `"level": "none",`),
		"no invocation":      `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"dsnlint"}},"results":[]}]}`,
		"unknown kind":       with(facts, `"kind": "client"`, `"kind": "canary"`),
		"no kind":            with(facts, `"kind": "client"`, `"kind": {}`),
		"key of a fact":      with(facts, `"kind": "client"`, `"canary": 1, "kind": "client"`),
		"fact is null":       `{"schema_version":"1","facts":[null],"problems":[],"stats":{}}`,
		"facts and findings": `{"schema_version":"1","facts":[],"findings":[]}`,
	}
}

func TestMergeOfHostileDocuments(t *testing.T) {
	for name, doc := range hostileDocs(t) {
		m, err := Merge([]Part{{"a\x1b[31m\nb", []byte(doc)}})
		switch {
		case err == nil:
			t.Errorf("%s is taken for %s", name, m.Format)
		case strings.Contains(err.Error(), "canary"), strings.ContainsAny(err.Error(), "\x1b\n"), !strings.HasPrefix(err.Error(), "a"):
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestMergeTakesABOM takes what an editor adds.
func TestMergeTakesABOM(t *testing.T) {
	in := document(t, few("b", 1), "json")
	if out, _ := merged(t, 1, append([]byte("\ufeff"), in...)); !bytes.Equal(in, out) {
		t.Errorf("%s", out)
	}
}

// TestMergedProblemsAreClean holds that names cannot steer a terminal.
func TestMergedProblemsAreClean(t *testing.T) {
	for _, format := range []string{"json", "sarif", "facts"} {
		run := few("b", 1)
		run.Problems = []source.Problem{{File: "a\x1b[31m\nx", Code: source.Syntax, Message: "torn\x1b"}}
		_, m := merged(t, 1, document(t, run, format))
		if len(m.Unread) != 1 || strings.ContainsAny(m.Unread[0], "\x1b\n") || !strings.HasSuffix(m.Unread[0], "problem: torn [syntax]") {
			t.Errorf("%s: %q", format, m.Unread)
		}
	}
}

// FuzzMerge: no document brings the merge down, and what it makes is a document that stays as it is.
func FuzzMerge(f *testing.F) {
	for _, format := range []string{"json", "sarif", "facts"} {
		f.Add(document(f, few("b", 1, 2), format), document(f, few("a", 3), format))
		f.Add(document(f, sample(f), format), []byte{})
	}
	for _, doc := range hostileDocs(f) {
		if len(doc) < 10_000 {
			f.Add([]byte(doc), []byte{})
		}
	}
	f.Fuzz(func(t *testing.T, a, b []byte) {
		parts := []Part{{"a", a}}
		if len(b) > 0 {
			parts = append(parts, Part{"b", b})
		}
		m, err := Merge(parts)
		if err != nil {
			return
		}
		var once bytes.Buffer
		if err := m.Write(&once, 0); err != nil {
			t.Fatal(err)
		}
		if twice, _ := merged(t, 0, once.Bytes()); !bytes.Equal(once.Bytes(), twice) {
			t.Errorf("%s\nbecomes\n%s", once.Bytes(), twice)
		}
	})
}
