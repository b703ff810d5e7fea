package rules

import (
	"maps"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/policies"
)

// Apply gives the rules the levels that a profile sets. The rules of users keep their own, unless it names them. It is for
// the time before the catalogue is used.
func (c *Catalogue) Apply(p *policies.Profile) {
	c.profile = p
	if c.rules != nil {
		c.level()
	}
}

func (c *Catalogue) level() {
	if c.profile == nil {
		return
	}
	for i := range c.rules {
		r := &c.rules[i]
		if _, named := c.profile.Severity[r.ID]; r.Custom && !named {
			continue
		}
		r.level(c.profile.LevelsOf(r.ID))
	}
}

func (r *Rule) level(l policies.RuleLevels) {
	changed := maps.Clone(r.Severity)
	for origin, level := range map[string]string{"written": l.Written, "fallback": l.Fallback, "default": l.Default} {
		if level != "" && changed != nil {
			changed[origin] = finding.Severity(level)
		}
	}
	r.Severity = changed
	if l.AtMost != "" {
		r.AtMost = finding.Severity(l.AtMost)
	}
}

// Wants reports whether a profile is about a finding of the rule on a fact with that engine and type of resource.
func (r *Rule) Wants(p *policies.Profile, engine, resource string) bool {
	return r.Custom || p.Wants(r.ID, engine, resource)
}

// Within reports whether a profile is about the rule at all.
func (r *Rule) Within(p *policies.Profile) bool { return r.Custom || p.WantsSome(r.ID) }
