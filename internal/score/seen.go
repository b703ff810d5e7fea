package main

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// tolerance is how many lines a finding may be away from a label that must be met: a call of many lines is blamed on one
// of them.
const tolerance = 2

// posture is what happens to a connection, in the words of the labels.
type posture string

const (
	disabled   posture = "disabled"
	fallback   posture = "plaintext-fallback"
	unverified posture = "encrypted-unverified"
	caOnly     posture = "ca-only"
	full       posture = "full"
	unknown    posture = "unknown"
)

// said reports whether the word says what a connection does; "not-applicable" does not.
func (p posture) said() bool {
	return slices.Contains([]posture{disabled, fallback, unverified, caOnly, full, unknown}, p)
}

func postureOf(mode fact.SSLMode) posture {
	switch mode {
	case fact.Disable:
		return disabled
	case fact.Allow, fact.Prefer:
		return fallback
	case fact.Require:
		return unverified
	case fact.VerifyCA:
		return caOnly
	case fact.VerifyFull:
		return full
	}
	return unknown
}

// span is what a run says about the lines first to last of a file.
type span struct {
	file        string
	first, last int
	rule        string // of a finding
	posture     posture
	message     string
}

// seen is what a run says about one repository.
type seen struct {
	findings []span
	clients  []span
}

// look takes what counts from a run: open findings from warning on, and connections by each place that decides them.
func look(findings []finding.Finding, facts *fact.Set) seen {
	var out seen
	for i := range findings {
		f := &findings[i]
		if f.Suppressed == nil && f.Severity.AtLeast(finding.Warning) {
			s := spanOf(f.Place)
			s.rule, s.message = f.Rule, f.Message
			out.findings = append(out.findings, s)
		}
	}
	for i := range facts.Clients {
		c := &facts.Clients[i]
		for _, place := range places(c) {
			s := spanOf(place)
			s.posture = postureOf(c.SSLMode)
			out.clients = append(out.clients, s)
		}
	}
	return out
}

func places(c *fact.Client) []source.Place {
	out := []source.Place{c.Place, c.Anchor}
	for _, spot := range c.Spots {
		out = append(out, spot)
	}
	return slices.DeleteFunc(out, source.Place.IsZero)
}

func spanOf(p source.Place) span {
	return span{file: p.File.Path, first: p.File.At(p.Span.Start).Line, last: p.File.At(max(p.Span.Start, p.Span.End-1)).Line}
}

// near reports whether the span covers a line of the file, or one that is at most slack lines away.
func (s *span) near(l *label, slack int) bool {
	return s.file == l.Path && l.Line >= s.first-slack && l.Line <= s.last+slack
}

// rules returns what is reported at a label.
func (s *seen) rules(l *label, slack int) []string {
	var out []string
	for i := range s.findings {
		if f := &s.findings[i]; f.near(l, slack) && !slices.Contains(out, f.rule) {
			out = append(out, f.rule)
		}
	}
	return out
}

// postures returns what the connections at a label do, the narrowest places first.
func (s *seen) postures(l *label) []posture {
	for slack := range tolerance + 1 {
		var out []posture
		for i := range s.clients {
			if c := &s.clients[i]; c.near(l, slack) && !slices.Contains(out, c.posture) {
				out = append(out, c.posture)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// unlabelled returns the findings on lines that no label speaks of.
func (s *seen) unlabelled(labels []label) []span {
	var out []span
	for i := range s.findings {
		f := &s.findings[i]
		if !slices.ContainsFunc(labels, func(l label) bool { return f.near(&l, tolerance) }) {
			out = append(out, *f)
		}
	}
	return out
}
