package lint

import (
	"sort"

	"github.com/dsnlint/dsnlint/finding"
)

// pathOf is the path of a finding's file from the repository's root, "" if it is nowhere.
func (t *tree) pathOf(f *finding.Finding) string {
	if f.Place.File == nil {
		return ""
	}
	return t.fromRoot(t.system(f.Place.File.Path))
}

// settle keeps the rules that were asked for, in the contract's order, each finding once: at its most severe.
func settle(findings []finding.Finding, o Options) []finding.Finding {
	sortFindings(findings)
	out := findings[:0:0]
	for _, f := range findings {
		if !o.judges(f.Rule) {
			continue
		}
		if n := len(out); n > 0 && same(out[n-1], f) {
			if !out[n-1].Severity.AtLeast(f.Severity) {
				out[n-1] = f
			}
			continue
		}
		out = append(out, f)
	}
	return out
}

func same(a, b finding.Finding) bool {
	return a.Rule == b.Rule && a.Place == b.Place && a.Message == b.Message
}

// sortFindings orders by file, start offset, rule, id.
func sortFindings(findings []finding.Finding) {
	sort.SliceStable(findings, func(i, j int) bool {
		a, b := &findings[i], &findings[j]
		if a.Place.File == nil || b.Place.File == nil {
			return b.Place.File != nil
		}
		if a.Place.File.Path != b.Place.File.Path {
			return a.Place.File.Path < b.Place.File.Path
		}
		if a.Place.Span.Start != b.Place.Span.Start {
			return a.Place.Span.Start < b.Place.Span.Start
		}
		if a.Rule != b.Rule {
			return a.Rule < b.Rule
		}
		return a.Fact < b.Fact
	})
}
