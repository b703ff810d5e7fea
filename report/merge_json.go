package report

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
)

// mergeFindings joins documents of check.
func mergeFindings(parts []Part) (*Merged, error) {
	out := findingsJSON{SchemaVersion: schemaVersion}
	var findings [][]findingJSON
	var problems [][]problemJSON
	var shards []*Shard
	for i := range parts {
		var doc findingsJSON
		err := strict(parts[i].Data, &doc)
		if err == nil {
			err = doc.check()
		}
		if err != nil {
			return nil, parts[i].errorf("%w", err)
		}
		findings, problems, shards = append(findings, doc.Findings), append(problems, doc.Problems), append(shards, doc.Shard)
		out.Summary.add(doc.Summary)
	}
	gaps, err := missing(shards)
	if err != nil {
		return nil, err
	}
	var again []findingJSON
	out.Findings, again = union(findings, (*findingJSON).identity, (*findingJSON).outweighs)
	out.Summary.Suppressed -= len(again) - open(again)
	out.Summary.Findings = open(out.Findings)
	slices.SortStableFunc(out.Findings, func(a, b findingJSON) int {
		return cmp.Or(a.region.compare(b.region), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fact, b.Fact))
	})
	out.Problems = mergeProblems(problems, gaps)
	m := &Merged{Format: "findings", Unread: spoken(out.Problems), Missing: gaps}
	for i := range out.Findings {
		if out.Findings[i].Suppressed == nil {
			m.open = append(m.open, finding.Severity(out.Findings[i].Severity))
		}
	}
	m.write = func(w io.Writer, _ int) error {
		out.Findings = list(out.Findings)
		return encode(w, out)
	}
	return m, nil
}

func (s *Summary) add(more Summary) {
	s.Files, s.Facts, s.Judged = s.Files+more.Files, s.Facts+more.Facts, s.Judged+more.Judged
	s.Undecidable, s.Suppressed = s.Undecidable+more.Undecidable, s.Suppressed+more.Suppressed
}

func open(findings []findingJSON) int {
	n := 0
	for i := range findings {
		if findings[i].Suppressed == nil {
			n++
		}
	}
	return n
}

// identity is the same for a finding that several runs have. The file tells checkouts apart that hold the same files.
func (f *findingJSON) identity() string {
	if f.Fingerprint == "" {
		return byBytes(f)
	}
	return f.File + "\x00" + f.Fingerprint
}

// outweighs reports whether a finding is told in place of another: the more severe one, and the one that nobody accepts.
func (f *findingJSON) outweighs(other *findingJSON) bool {
	if f.Severity != other.Severity {
		return finding.Severity(f.Severity).AtLeast(finding.Severity(other.Severity))
	}
	return f.Suppressed == nil && other.Suppressed != nil
}

// compare orders by file and start.
func (r region) compare(other region) int {
	return cmp.Or(cmp.Compare(r.File, other.File), cmp.Compare(r.Start.offset(), other.Start.offset()))
}

func (p *position) offset() int {
	if p == nil {
		return 0
	}
	return p.Offset
}

// mergeProblems joins problems and adds what is missing as a whole.
func mergeProblems(lists [][]problemJSON, gaps []string) []problemJSON {
	out, _ := union(lists, byBytes[problemJSON], never[problemJSON])
	for _, gap := range gaps {
		out = append(out, problemJSON{Code: string(MissingShard), Message: gap})
	}
	slices.SortStableFunc(out, func(a, b problemJSON) int { return cmp.Or(a.region.compare(b.region), cmp.Compare(a.Code, b.Code)) })
	return list(out)
}

// spoken are problems as lines for people.
func spoken(problems []problemJSON) []string {
	var out []string
	for _, p := range problems {
		where := cmp.Or(clean(p.File), "-")
		if p.Start != nil {
			where += fmt.Sprintf(":%d:%d", p.Start.Line, p.Start.Column)
		}
		out = append(out, fmt.Sprintf("%s: problem: %s [%s]", where, clean(p.Message), p.Code))
	}
	return out
}

// check reports what dsnlint would not have written.
func (d *findingsJSON) check() error {
	if d.SchemaVersion != schemaVersion {
		return errVersion
	}
	if d.Findings == nil || d.Problems == nil || !d.Summary.valid() {
		return errNotOurs
	}
	for i := range d.Findings {
		if !d.Findings[i].valid() {
			return fmt.Errorf("findings[%d] is no finding that dsnlint writes", i)
		}
	}
	return checkProblems(d.Problems)
}

func (s Summary) valid() bool {
	counts := []int{s.Files, s.Facts, s.Judged, s.Undecidable, s.Findings, s.Suppressed}
	return slices.Min(counts) >= 0 && slices.Max(counts) <= maxCount
}

// maxCount bounds counts, so that a sum of them is one.
const maxCount = 1 << 40

func checkProblems(problems []problemJSON) error {
	for i, p := range problems {
		if !p.region.valid() || !knownCode(p.Code) || p.Message == "" {
			return fmt.Errorf("problems[%d] is no problem that dsnlint writes", i)
		}
	}
	return nil
}

func (f *findingJSON) valid() bool {
	_, level := finding.ParseSeverity(f.Severity)
	sure := slices.Contains([]finding.Confidence{finding.High, finding.Medium, finding.Low, ""}, finding.Confidence(f.Confidence))
	ok := level && sure && f.Rule != "" && f.region.valid() && f.Related != nil && f.Fixes != nil
	for _, r := range f.Related {
		ok = ok && r.region.valid()
	}
	for _, fix := range f.Fixes {
		ok = ok && (fix.Safety == "safe" || fix.Safety == "unsafe") && fix.Edits != nil
		for _, e := range fix.Edits {
			ok = ok && e.region.valid()
		}
	}
	return ok
}

// valid reports whether a region can be one: both ends or none, and the end not before the start.
func (r region) valid() bool {
	if r.Start == nil || r.End == nil {
		return r.Start == nil && r.End == nil
	}
	return r.Start.valid() && r.End.valid() && r.Start.Offset <= r.End.Offset
}

func (p *position) valid() bool { return p.Line >= 1 && p.Column >= 1 && p.Offset >= 0 }

// mergeFacts joins documents of facts.
func mergeFacts(parts []Part) (*Merged, error) {
	out := factsJSON{SchemaVersion: schemaVersion}
	var facts [][]mergedFact
	var problems [][]problemJSON
	var shards []*Shard
	for i := range parts {
		doc, found, err := readFacts(parts[i].Data)
		if err != nil {
			return nil, parts[i].errorf("%w", err)
		}
		facts, problems, shards = append(facts, found), append(problems, doc.Problems), append(shards, doc.Shard)
		out.Stats.Files += doc.Stats.Files
	}
	gaps, err := missing(shards)
	if err != nil {
		return nil, err
	}
	all, _ := union(facts, func(f *mergedFact) string { return f.File + "\x00" + f.ID }, never[mergedFact])
	slices.SortStableFunc(all, func(a, b mergedFact) int {
		at := region{File: a.File, Start: a.Start}
		return cmp.Or(at.compare(region{File: b.File, Start: b.Start}), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	for i := range all {
		out.Stats.count(&all[i])
		out.Facts = append(out.Facts, all[i].json)
	}
	out.Facts, out.Problems = list(out.Facts), mergeProblems(problems, gaps)
	return &Merged{
		Format: "facts", Unread: spoken(out.Problems), Missing: gaps,
		write: func(w io.Writer, _ int) error { return encode(w, out) },
	}, nil
}

// mergedFact is a fact of a document with what all facts share.
type mergedFact struct {
	head
	unknown bool // a client of which nobody can say what happens
	json    any
}

func (s *statsJSON) count(f *mergedFact) {
	s.Facts++
	switch f.Kind {
	case "client":
		s.Client++
	case "server":
		s.Server++
	case "ca":
		s.CA++
	case "process":
		s.Process++
	}
	if f.unknown {
		s.Undecidable++
	}
}

// readFacts reads a document of facts, each as what its kind has.
func readFacts(data []byte) (*factsJSON, []mergedFact, error) {
	var doc struct {
		factsJSON
		Facts []json.RawMessage `json:"facts"`
	}
	if err := strict(data, &doc); err != nil {
		return nil, nil, err
	}
	switch {
	case doc.SchemaVersion != schemaVersion:
		return nil, nil, errVersion
	case doc.Facts == nil || doc.Problems == nil || doc.Stats.Files < 0 || doc.Stats.Files > maxCount:
		return nil, nil, errNotOurs
	}
	var out []mergedFact
	for i, raw := range doc.Facts {
		f, err := readFact(raw)
		if err != nil {
			return nil, nil, fmt.Errorf("facts[%d]: %w", i, err)
		}
		out = append(out, f)
	}
	return &doc.factsJSON, out, checkProblems(doc.Problems)
}

func readFact(raw []byte) (mergedFact, error) {
	var kind struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(raw, &kind); err != nil {
		return mergedFact{}, errNotOurs
	}
	var out mergedFact
	var err error
	switch kind.Kind {
	case "client":
		var f clientJSON
		err = strict(raw, &f)
		out = mergedFact{f.head, f.SSLMode == fact.ModeUnknown, f}
	case "server":
		var f serverJSON
		err = strict(raw, &f)
		out = mergedFact{f.head, false, f}
	case "ca":
		var f authorityJSON
		err = strict(raw, &f)
		out = mergedFact{f.head, false, f}
	case "process":
		var f processJSON
		err = strict(raw, &f)
		out = mergedFact{f.head, false, f}
	default:
		return out, errors.New("there are no facts of this kind; merge with the version of dsnlint that wrote the document")
	}
	if err == nil && (out.ID == "" || !(region{Start: out.Start, End: out.End}).valid()) {
		err = errors.New("this is no fact that dsnlint writes")
	}
	return out, err
}
