package report

import (
	"encoding/json"
	"io"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// schemaVersion changes when a key goes away or changes its meaning; new keys keep it.
const schemaVersion = "1"

// position is a place's start or end; null when it is nowhere.
type position struct {
	Line   int `json:"line"`
	Column int `json:"column"` // in code points
	Offset int `json:"offset"` // in raw bytes
}

// region is a place as JSON tells it.
type region struct {
	File  string    `json:"file"`
	Start *position `json:"start"`
	End   *position `json:"end"`
}

type findingsJSON struct {
	SchemaVersion string        `json:"schema_version"`
	Shard         *Shard        `json:"shard,omitempty"`
	Findings      []findingJSON `json:"findings"`
	Problems      []problemJSON `json:"problems"`
	Summary       Summary       `json:"summary"`
}

type findingJSON struct {
	Rule       string `json:"rule"`
	Severity   string `json:"severity"`
	Confidence string `json:"confidence"`
	Message    string `json:"message"`
	Why        string `json:"why"`
	region
	Related     []relatedJSON   `json:"related"`
	Fixes       []fixJSON       `json:"fixes"`
	Fact        string          `json:"fact"`
	Fingerprint string          `json:"fingerprint"`
	Suppressed  *suppressedJSON `json:"suppressed"`
	HelpURI     string          `json:"help_uri"`
}

type relatedJSON struct {
	region
	Label string `json:"label"`
}

type fixJSON struct {
	Title  string     `json:"title"`
	Safety string     `json:"safety"`
	Edits  []editJSON `json:"edits"`
}

type editJSON struct {
	region
	Text string `json:"text"`
}

type suppressedJSON struct {
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
	Until  string `json:"until"`
}

type problemJSON struct {
	region
	Code    string `json:"code"`
	Message string `json:"message"`
}

func writeJSON(w io.Writer, run *Run) error {
	out := findingsJSON{
		SchemaVersion: schemaVersion,
		Shard:         run.shard(),
		Findings:      []findingJSON{},
		Problems:      run.problemsJSON(),
		Summary:       run.Summary,
	}
	return encodeEach(w, out, "findings", func(yield func(any) bool) {
		for _, f := range run.listed(run.ShowSuppressed) {
			if !yield(jsonOf(f)) {
				return
			}
		}
	})
}

// shard is the part that a document holds; nil for the whole.
func (r *Run) shard() *Shard {
	if r.Shard.Of == 0 {
		return nil
	}
	return &r.Shard
}

// encode writes JSON that a terminal can show: what would move it about is escaped, and means the same to who parses it.
func encode(w io.Writer, v any) error {
	return encoder(w, "").Encode(v)
}

// encoder writes documents whose lines after the first begin with a prefix.
func encoder(w io.Writer, prefix string) *json.Encoder {
	enc := json.NewEncoder(escaping{w})
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	return enc
}

func positionOf(p source.Place, offset int) *position {
	if p.IsZero() {
		return nil
	}
	at := p.File.At(offset)
	return &position{Line: at.Line, Column: at.Column, Offset: at.Offset}
}

func regionOf(p source.Place) region {
	return region{File: pathOf(p), Start: positionOf(p, p.Span.Start), End: positionOf(p, p.Span.End)}
}

func jsonOf(f finding.Finding) findingJSON {
	out := findingJSON{
		Rule: f.Rule, Severity: string(f.Severity), Confidence: string(f.Confidence), Message: f.Message, Why: f.Why,
		region: regionOf(f.Place), Related: []relatedJSON{}, Fixes: []fixJSON{},
		Fact: f.Fact, Fingerprint: f.Fingerprint, HelpURI: f.HelpURI,
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, relatedJSON{region: regionOf(r.Place), Label: r.Label})
	}
	for _, fix := range f.Fixes {
		out.Fixes = append(out.Fixes, fixOf(fix))
	}
	if s := f.Suppressed; s != nil {
		out.Suppressed = &suppressedJSON{Kind: s.Kind, Reason: reasonOf(*s), Until: s.Until}
	}
	return out
}

func fixOf(fix finding.Fix) fixJSON {
	out := fixJSON{Title: fix.Title, Safety: "unsafe", Edits: []editJSON{}}
	if fix.Safe {
		out.Safety = "safe"
	}
	for _, e := range fix.Edits {
		out.Edits = append(out.Edits, editJSON{region: regionOf(e.Place), Text: e.Text})
	}
	return out
}

func (r *Run) problemsJSON() []problemJSON {
	out := []problemJSON{}
	for _, p := range r.problems() {
		at := regionOf(p.Place)
		at.File = p.File
		out = append(out, problemJSON{region: at, Code: string(p.Code), Message: p.Message})
	}
	return out
}
