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

// crowd is a run with n findings, one in three an error; each line is another, so that it does not compress well.
func crowd(n int) *Run {
	var text strings.Builder
	run := &Run{Tool: Tool{Name: "dsnlint"}}
	var starts []int
	for i := range n {
		starts = append(starts, text.Len())
		fmt.Fprintf(&text, "x%x\n", i*7919*104729)
	}
	f := source.NewFile("a.py", []byte(text.String()))
	for i, start := range starts {
		run.Findings = append(run.Findings, finding.Finding{
			Rule: "r", Severity: []finding.Severity{finding.Note, finding.Warning, finding.Error}[i%3], Confidence: finding.High,
			Message: "m", Place: source.Place{File: f, Span: source.Span{Start: start, End: start + 1}},
		})
	}
	return run
}

func bounded(t *testing.T, run *Run, b bounds) (sarifRun, int) {
	t.Helper()
	var out bytes.Buffer
	if err := sarifOf(run).write(&out, b); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0], compressed(out.Bytes(), 0)
}

func TestSARIFKeepsTheMostSevere(t *testing.T) {
	run := crowd(90)
	for i := 2; i < 30; i += 3 { // ten of the thirty errors
		run.Findings[i].Suppressed = &finding.Suppression{Kind: "inline", Reason: "r"}
	}
	got, _ := bounded(t, run, bounds{results: 45, shown: 40, bytes: 1 << 20})
	levels, last := map[string]int{}, 0
	for _, r := range got.Results {
		levels[r.Level]++
		if line := r.Locations[0].Physical.Region.StartLine; line <= last {
			t.Errorf("line %d stands behind line %d", line, last)
		} else {
			last = line
		}
	}
	if levels["error"] != 20 || levels["warning"] != 25 || levels["note"] != 0 {
		t.Errorf("kept %v", levels)
	}
	notes := got.Invocations[0].Notifications
	if len(notes) != 2 || !strings.HasPrefix(notes[0].Message.Text, "45 results left out, the least severe: code scanning takes at most 45 results.") ||
		!strings.HasPrefix(notes[1].Message.Text, "Code scanning shows the 40 most severe of these 45 results.") {
		t.Errorf("said %+v", notes)
	}
	for _, n := range notes {
		if got.Tool.Driver.Notifications[n.Descriptor.Index].ID != n.Descriptor.ID {
			t.Errorf("%+v points at another notification", n.Descriptor)
		}
	}
}

func TestSARIFKeepsToTheSize(t *testing.T) {
	const limit = 20000
	got, size := bounded(t, crowd(2000), bounds{results: 25000, shown: 25000, bytes: limit})
	if size > limit || size < limit/2 {
		t.Errorf("%d bytes with %d results", size, len(got.Results))
	}
	notes := got.Invocations[0].Notifications
	if want := fmt.Sprintf("%d results left out, the least severe: code scanning takes at most 20000 bytes, compressed.", 2000-len(got.Results)); len(notes) != 1 ||
		!strings.HasPrefix(notes[0].Message.Text, want) {
		t.Errorf("said %+v", notes)
	}
	if got, _ := bounded(t, crowd(10), bounds{results: 10, shown: 10, bytes: 10}); len(got.Results) != 0 {
		t.Errorf("%d results in a report that cannot hold one", len(got.Results))
	}
}

func TestSARIFSaysNothingWithinTheBounds(t *testing.T) {
	got, _ := bounded(t, crowd(9), bounds{results: 9, shown: 9, bytes: 1 << 20})
	if len(got.Results) != 9 || len(got.Invocations[0].Notifications) != 0 || len(got.Tool.Driver.Notifications) != 0 {
		t.Errorf("got %d results and %+v", len(got.Results), got.Invocations[0])
	}
}

// A report of everything that code scanning takes is written whole.
func TestSARIFHoldsALot(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	got, size := bounded(t, crowd(codeScanning.results), codeScanning)
	if len(got.Results) != codeScanning.results || size > codeScanning.bytes {
		t.Errorf("%d results, %d bytes", len(got.Results), size)
	}
}

func TestSARIFPlacesPerResult(t *testing.T) {
	run := crowd(1)
	place := run.Findings[0].Place
	for range stepsPerResult + 5 {
		run.Findings[0].Related = append(run.Findings[0].Related, finding.Location{Place: place, Step: true})
	}
	got, _ := bounded(t, run, codeScanning)
	r := got.Results[0]
	if n := len(r.Locations) + len(r.RelatedLocations); n != locationsPerResult {
		t.Errorf("%d places", n)
	}
	if n := len(r.CodeFlows[0].ThreadFlows[0].Locations); n != stepsPerResult {
		t.Errorf("%d steps", n)
	}
	if notes := got.Invocations[0].Notifications; len(notes) != 1 || !strings.HasPrefix(notes[0].Message.Text, "Of 1 result not all places") {
		t.Errorf("said %+v", notes)
	}
}
