package policies

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Profile is a choice of rules and levels with a name.
type Profile struct {
	Name        string `json:"name"`
	Title       string `json:"title"`
	Description string `json:"description"`

	// Rules are these only, and with them those that check a requirement of one of the Standards, where it holds; all if
	// both are empty. A standard is the name of its document as the table of standards has it; one that ends in '*' stands
	// for all that begin so. Rules of users are always chosen.
	Rules     []string `json:"rules,omitempty"`
	Standards []string `json:"standards,omitempty"`

	Severity map[string]RuleLevels `json:"severity,omitempty"` // by rule; "*" for those that have no entry
	Levels   *LevelChange          `json:"levels,omitempty"`

	Source string `json:"source"` // where what it asks for is written
	Read   string `json:"read"`   // YYYY-MM-DD, when the source was read
}

// RuleLevels are levels of one rule by where the deciding value comes from; "" leaves the rule's own.
type RuleLevels struct {
	Written  string `json:"written,omitempty"`
	Fallback string `json:"fallback,omitempty"`
	Default  string `json:"default,omitempty"`
	AtMost   string `json:"at_most,omitempty"` // instead of the rule's own bound
}

// DefaultProfile is the name of the profile that holds where nobody names one.
const DefaultProfile = "default"

// Profiles returns the embedded profiles in the order of the table. The slice is shared: do not change it.
func Profiles() []Profile { return profiles() }

var profiles = sync.OnceValue(func() []Profile {
	var table struct {
		Rows struct {
			Rows []Profile `json:"rows"`
		} `json:"profiles"`
	}
	mustDecode("data/profiles.json", &table)
	return table.Rows.Rows
})

// LevelsOf is what the profile says of a rule's levels.
func (p *Profile) LevelsOf(rule string) RuleLevels {
	if own, ok := p.Severity[rule]; ok {
		return own
	}
	return p.Severity["*"]
}

// Wants reports whether the profile is about a finding: of this rule, about this engine and this type of resource.
func (p *Profile) Wants(rule, engine, resource string) bool {
	if len(p.Rules) == 0 && len(p.Standards) == 0 {
		return true
	}
	return slices.Contains(p.Rules, rule) || slices.ContainsFunc(StandardsOf(rule), func(s Standard) bool {
		return slices.ContainsFunc(p.Standards, func(name string) bool { return like(name, s.Standard) }) && s.holds(engine, resource)
	})
}

// WantsSome reports whether the profile is about any finding of the rule.
func (p *Profile) WantsSome(rule string) bool {
	if len(p.Rules) == 0 && len(p.Standards) == 0 {
		return true
	}
	return slices.Contains(p.Rules, rule) || slices.ContainsFunc(StandardsOf(rule), func(s Standard) bool {
		return slices.ContainsFunc(p.Standards, func(name string) bool { return like(name, s.Standard) })
	})
}

// holds reports whether a requirement is about an engine and a type of resource.
func (s *Standard) holds(engine, resource string) bool {
	return (len(s.Engines) == 0 || slices.Contains(s.Engines, engine)) &&
		(len(s.Resources) == 0 || slices.ContainsFunc(s.Resources, func(pattern string) bool { return like(pattern, resource) }))
}

// like compares a word with one that may end in '*'.
func like(pattern, word string) bool {
	if head, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(word, head)
	}
	return pattern == word
}

// check refuses a profile that could not do what it says.
func (p *Profile) check() error {
	if p.Name == "" || p.Title == "" {
		return errors.New("a profile needs a name and a title")
	}
	if p.Source == "" || p.Read == "" {
		return fmt.Errorf("%s: a profile says where what it asks for is written (source) and when that was read (read: YYYY-MM-DD)", p.Name)
	}
	for _, name := range p.Standards {
		if !slices.ContainsFunc(standards(), func(s Standard) bool { return like(name, s.Standard) }) {
			return fmt.Errorf("%s: there is no standard %.60q; policies/data/standards.json lists them", p.Name, name)
		}
	}
	for _, rule := range slices.Sorted(maps.Keys(p.Severity)) {
		l := p.Severity[rule]
		words := slices.DeleteFunc([]string{l.Written, l.Fallback, l.Default, l.AtMost}, func(s string) bool { return s == "" })
		if err := among("severity."+rule, words, levelWords()); err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
	}
	if err := p.Levels.check(); err != nil {
		return fmt.Errorf("%s: levels: %w", p.Name, err)
	}
	return nil
}

// Named lists the rules that a profile names.
func (p *Profile) Named() []string {
	out := slices.Clone(p.Rules)
	for _, rule := range slices.Sorted(maps.Keys(p.Severity)) {
		if rule != "*" {
			out = append(out, rule)
		}
	}
	return out
}
