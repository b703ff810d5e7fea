package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/source"
)

// Owner is whose project this is on the code host: the one place to change when it is published elsewhere.
const Owner = "dsnlint"

// Home is the project's page, and HelpBase where the generated pages of the rules are published.
const (
	Home     = "https://github.com/" + Owner + "/dsnlint"
	HelpBase = Home + "/blob/main/docs/rules/"
)

// HelpURI is where the rule's page is: of a user's rule the first of its references, "" if there is none.
func (r *Rule) HelpURI() string {
	switch {
	case !r.Custom:
		return HelpBase + r.ID + ".md"
	case len(r.References) > 0:
		return r.References[0]
	}
	return ""
}

// Findings joins verdicts with the words of the rules and the places of the facts. Severity None is kept out.
func (c *Catalogue) Findings(verdicts []Verdict, facts *fact.Set, levels *policies.Levels, override map[string]finding.Severity) ([]finding.Finding, error) {
	index := subjects(facts)
	var out []finding.Finding
	for _, v := range verdicts {
		r, s := c.Find(v.Rule), index[v.Fact]
		if r == nil || s == nil {
			return nil, fmt.Errorf("policy %q answered with an unknown rule or fact; a verdict needs rule, fact, at and args", v.Rule)
		}
		f := s.finding(r, v)
		f.Severity = s.severity(r, v, levels)
		if level, ok := override[r.ID]; ok && f.Severity != finding.None {
			f.Severity = level
		}
		if f.Severity != finding.None {
			out = append(out, f)
		}
	}
	return out, nil
}

// subject is a fact as a finding needs it, whatever its kind.
type subject struct {
	base   *fact.Base
	client *fact.Client
	server *fact.Server
	origin fact.Origin
	words  map[string]string
	most   finding.Severity // a bound that the fact itself sets; "" is none
}

func subjects(facts *fact.Set) map[string]*subject {
	out := map[string]*subject{}
	for i := range facts.Clients {
		c := &facts.Clients[i]
		out[c.ID] = &subject{base: &c.Base, client: c, origin: c.Origin.SSLMode, words: map[string]string{
			"driver": c.Driver, "target": c.Advice.Target, "value": "",
		}}
	}
	for i := range facts.Servers {
		s := &facts.Servers[i]
		out[s.ID] = &subject{
			base: &s.Base, server: s, origin: s.Origin.SSLMode, most: finding.Severity(s.Severity),
			words: map[string]string{"target": s.Advice.Target},
		}
	}
	for i := range facts.Authorities {
		a := &facts.Authorities[i]
		out[a.ID] = &subject{base: &a.Base, origin: a.Origin.SSLMode, most: ahead(a.Status)}
	}
	for i := range facts.Processes {
		p := &facts.Processes[i]
		out[p.ID] = &subject{base: &p.Base, origin: p.Origin.SSLMode}
	}
	return out
}

// ahead bounds what is said of an authority that is still valid, or may be behind an old name: a warning.
func ahead(status string) finding.Severity {
	if status == "expiring" || status == "legacy-name" {
		return finding.Warning
	}
	return ""
}

func (s *subject) finding(r *Rule, v Verdict) finding.Finding {
	place := s.place(v.At)
	f := finding.Finding{
		Rule: r.ID, Message: s.message(r, v), Why: r.Why, Place: place, Fact: s.base.ID, At: s.at(v.At),
		Confidence: s.confidence(), HelpURI: r.HelpURI(), Block: s.base.Place,
	}
	f.Related = s.related(place)
	return f
}

// related lists the places around a finding: first the way of the value, which ends at the setting, then the others.
func (s *subject) related(place source.Place) []finding.Location {
	var out []finding.Location
	for _, p := range s.base.Ways[place] {
		out = append(out, finding.Location{Place: p, Label: "read here", Step: true})
	}
	if s.base.Place != place && !s.base.Place.IsZero() {
		out = append(out, finding.Location{Place: s.base.Place, Label: "in this setting", Step: len(out) > 0})
	}
	for _, rel := range s.base.Related {
		out = append(out, finding.Location{Place: rel.Place, Label: rel.Label})
	}
	return out
}

// place is the deciding token: an option's value, or its name if it has no effect; a field's spot; else the anchor.
func (s *subject) place(at string) source.Place {
	if o := s.option(at); o != nil {
		if o.Effect == fact.Ignored || o.Effect == fact.Overridden {
			return o.Key
		}
		return o.Place
	}
	if p, ok := s.base.Spots[at]; ok && !p.IsZero() {
		return p
	}
	if !s.base.Anchor.IsZero() {
		return s.base.Anchor
	}
	return s.base.Place
}

// at is what a verdict is about, with an option's name instead of its number.
func (s *subject) at(at string) string {
	if o := s.option(at); o != nil {
		return "option " + o.Name
	}
	return at
}

func (s *subject) option(at string) *fact.Option {
	rest, ok := strings.CutPrefix(at, "options/")
	if !ok || s.client == nil {
		return nil
	}
	i, err := strconv.Atoi(rest)
	if err != nil || i < 0 || i >= len(s.client.Options) {
		return nil
	}
	return &s.client.Options[i]
}

func (s *subject) message(r *Rule, v Verdict) string {
	words := []string{"{name}", s.base.Name, "{because}", s.because()}
	for k, w := range s.words {
		words = append(words, "{"+k+"}", w)
	}
	for k, w := range v.Args {
		words = append(words, "{"+k+"}", w)
	}
	out := strings.NewReplacer(words...).Replace(r.Message)
	return out + s.ambiguity()
}

func (s *subject) because() string {
	if n := len(s.base.Because); n > 0 {
		return s.base.Because[n-1].Text
	}
	return "nothing in it asks for more"
}

// ambiguity says which driver or version would change the verdict.
func (s *subject) ambiguity() string {
	if s.client == nil || len(s.client.Ambiguity) == 0 {
		return ""
	}
	const most = 3
	var parts []string
	for i, a := range s.client.Ambiguity {
		if i == most {
			parts = append(parts, fmt.Sprintf("and %d more", len(s.client.Ambiguity)-most))
			break
		}
		parts = append(parts, fmt.Sprintf("%s: %s", a.When, a.SSLMode))
	}
	return " (worst case; " + strings.Join(parts, "; ") + ")"
}

func (s *subject) confidence() finding.Confidence {
	c := s.client
	switch {
	case c == nil:
		return finding.High
	case c.DriverSource == "assumed" || c.DriverSource == "unknown":
		return finding.Low
	case len(c.Ambiguity) > 0 || c.Guarded || c.Conflict:
		return finding.Medium
	}
	return finding.High
}

func (s *subject) severity(r *Rule, v Verdict, levels *policies.Levels) finding.Severity {
	at := circumstances{origin: s.originAt(v.At), context: s.base.Context, most: s.bound(v.At)}
	if s.client != nil {
		at.class = mostExposed(s.client.Hosts)
		if v.At == "ssl_mode" {
			at.mode, at.server = s.client.SSLMode, s.client.Server.Enforced
		}
	}
	return severity(r, levels, at)
}

// bound is what the fact itself sets for a finding at one of its places; "" is none.
func (s *subject) bound(at string) finding.Severity {
	switch {
	case s.client != nil && at == "ca":
		return ahead(s.client.CA.Bundle.Status)
	case at == "insecure": // how it comes is no matter of how long it is good
		return ""
	}
	return s.most
}

// originAt is where the value at that place comes from. The origin of a client fact is that of its mode: its options and
// other spots are written.
func (s *subject) originAt(at string) fact.Origin {
	if s.client == nil {
		return s.origin
	}
	if _, ok := s.base.Spots[at]; s.option(at) != nil || ok && at != "ssl_mode" {
		return fact.Written
	}
	return s.origin
}
