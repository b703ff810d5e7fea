package rules

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/policies"
)

var exposure = []fact.HostClass{fact.Remote, fact.Placeholder, fact.HostUnknown, fact.Service, fact.Loopback, fact.Socket}

// mostExposed is the class that decides when a connection has several hosts; "" for facts without a host.
func mostExposed(hosts []fact.Host) fact.HostClass {
	best := len(exposure)
	for _, h := range hosts {
		if i := slices.Index(exposure, h.Class); i >= 0 && i < best {
			best = i
		}
	}
	if best == len(exposure) {
		return ""
	}
	return exposure[best]
}

// circumstances are what a severity depends on besides the rule.
type circumstances struct {
	origin  fact.Origin
	class   fact.HostClass
	context fact.Context
	mode    fact.SSLMode     // of a client
	server  string           // whether the server at a client's other end refuses plaintext; "" where nobody knows
	most    finding.Severity // a bound that the fact itself sets; "" is none
}

// severity follows the contract: where the value comes from, then the server at the other end, the host, and the context;
// all are data.
func severity(r *Rule, levels *policies.Levels, at circumstances) finding.Severity {
	s, ok := r.Severity[string(at.origin)]
	if !ok {
		s = r.Severity["default"]
	}
	if r.AtMost != "" {
		s = finding.Min(s, r.AtMost)
	}
	if at.most != "" {
		s = finding.Min(s, at.most)
	}
	if r.Fixed {
		return s
	}
	s = raise(levels.Servers, at, s)
	if at.class != "" {
		s = apply(levels.Hosts, at, s)
	}
	return apply(levels.Servers, at, apply(levels.Contexts, at, s))
}

// raise is what the first row that fits asks for at least.
func raise(rows []policies.LevelRow, at circumstances, s finding.Severity) finding.Severity {
	for _, row := range rows {
		if at.fit(row) && row.Raise != "" {
			return finding.Max(s, finding.Severity(row.Raise))
		}
	}
	return s
}

func apply(rows []policies.LevelRow, at circumstances, s finding.Severity) finding.Severity {
	for _, row := range rows {
		if at.fit(row) {
			return shift(row, s)
		}
	}
	return s
}

func (at circumstances) fit(row policies.LevelRow) bool {
	return fits(row.Class, string(at.class)) && fits(row.Origin, string(at.origin)) && fits(row.Context, string(at.context)) &&
		fits(row.Mode, string(at.mode)) && fits(row.Server, at.server)
}

func fits(list []string, value string) bool { return len(list) == 0 || slices.Contains(list, value) }

func shift(row policies.LevelRow, s finding.Severity) finding.Severity {
	before := s
	for range row.Lower {
		s = s.Lower()
	}
	if row.AtMost != "" {
		s = finding.Min(s, finding.Severity(row.AtMost))
	}
	if row.AtLeast != "" {
		s = finding.Min(before, finding.Max(s, finding.Severity(row.AtLeast)))
	}
	return s
}

// Level is the severity of a rule for a finding that is about no fact.
func (c *Catalogue) Level(r *Rule, levels *policies.Levels, origin fact.Origin, context fact.Context) finding.Severity {
	return severity(r, levels, circumstances{origin: origin, context: context})
}
