package report

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"slices"

	"github.com/dsnlint/dsnlint/finding"
)

// What GitHub's code scanning takes: https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads.
// A report beyond one of the limits is refused as a whole.
const (
	locationsPerResult = 1000
	stepsPerResult     = 10000
)

// bounds are the limits that decide how many results a report has.
type bounds struct {
	results int // in a report
	shown   int // of them to people
	bytes   int // of the report, compressed
}

var codeScanning = bounds{results: 25000, shown: 5000, bytes: 10_000_000}

// remainder is what is to be said about results that are not in the report, or that nobody will see.
type remainder struct{ level, words string }

// write writes the report with as many results as the bounds allow, the most severe ones.
func (s sarif) write(w io.Writer, b bounds) error {
	found := s.run.listed(true)
	return b.fit(w, len(found), func(limit int, why string) (sarifLog, int) {
		kept := mostSevere(found, limit, weight)
		run := s.whole(kept, remainders(len(found), len(kept), crowded(kept), b, why))
		return sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}}, len(kept)
	})
}

// fit writes a log with as many results as it may have. made makes one with at most that many in a run, and says how many
// they are in the longest.
func (b bounds) fit(w io.Writer, longest int, made func(limit int, why string) (sarifLog, int)) error {
	limit, why := min(b.results, longest), fmt.Sprintf("code scanning takes at most %d results", b.results)
	for {
		log, kept := made(limit, why)
		var out bytes.Buffer
		if err := encode(&out, log); err != nil {
			return err
		}
		size := compressed(out.Bytes(), b.bytes)
		if size <= b.bytes || kept == 0 {
			_, err := w.Write(out.Bytes())
			return err
		}
		limit = min(kept-1, int(float64(kept)*0.9*float64(b.bytes)/float64(size)))
		why = fmt.Sprintf("code scanning takes at most %d bytes, compressed", b.bytes)
	}
}

// mostSevere returns the findings, in their order, without the least severe ones beyond the limit. Suppressed findings
// go first.
func mostSevere[T any](found []T, limit int, weight func(*T) int) []T {
	if len(found) <= limit {
		return found
	}
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(weight(&found[j]), weight(&found[i])) })
	order = order[:limit]
	slices.Sort(order)
	var out []T
	for _, i := range order {
		out = append(out, found[i])
	}
	return out
}

// weight is how much a reader would miss a finding.
func weight(f *finding.Finding) int { return weightOf(f.Suppressed == nil, f.Severity, f.Confidence) }

func weightOf(open bool, severity finding.Severity, confidence finding.Confidence) int {
	out := 0
	if open {
		out += 100
	}
	out += 10 * slices.Index([]finding.Severity{finding.Note, finding.Warning, finding.Error}, severity)
	return out + slices.Index([]finding.Confidence{finding.Low, finding.Medium, finding.High}, confidence)
}

// remainders says how many results are left out, and how many more will not be seen.
func remainders(found, kept, crowded int, b bounds, why string) []remainder {
	var out []remainder
	if n := found - kept; n > 0 {
		out = append(out, remainder{"warning", fmt.Sprintf(
			"%s left out, the least severe: %s. Lint fewer folders at once or raise --min-severity; --format json has all of them.",
			plural(n, "result"), why)})
	}
	if kept > b.shown {
		out = append(out, remainder{"note", fmt.Sprintf(
			"Code scanning shows the %d most severe of these %d results. Lint fewer folders at once or raise --min-severity to see the rest there.",
			b.shown, kept)})
	}
	if crowded > 0 {
		out = append(out, remainder{"note", fmt.Sprintf(
			"Of %s not all places are listed: code scanning takes at most %d for each.", plural(crowded, "result"), locationsPerResult)})
	}
	return out
}

// crowded counts the findings that have more places than a result may have.
func crowded(found []finding.Finding) int {
	n := 0
	for i := range found {
		if len(found[i].Related) >= locationsPerResult {
			n++
		}
	}
	return n
}

// compressed is about the size of data when it is compressed, and never less than it would be with more effort. Data that
// is small enough is left as it is.
func compressed(data []byte, fits int) int {
	if len(data) <= fits {
		return len(data)
	}
	var n counter
	z, err := gzip.NewWriterLevel(&n, gzip.BestSpeed)
	if err != nil {
		return len(data)
	}
	_, _ = z.Write(data) // the counter takes everything
	_ = z.Close()
	return int(n)
}

// counter counts what is written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
