// Package rules is how Go and people see the policies: the catalogue from the METADATA of the Rego files, the evaluator
// (the only importer of OPA), and the joining of Rego's bare verdicts with words, places and levels. Facts go in,
// findings come out.
package rules

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/open-policy-agent/opa/v1/ast"
)

// Rule is one policy as its METADATA describes it.
type Rule struct {
	ID          string
	Title       string
	Description string
	Message     string // a template: {name}, {because}, {target} and the verdict's own arguments
	Why         string // what an attacker can do
	Mend        string // what to do about it, in words
	Severity    map[string]finding.Severity
	AtMost      finding.Severity    // "" is no bound
	Tags        []string            // CWE and other standards that hold for all that the rule finds
	Standards   []policies.Standard // those, and those that hold for some engines or resources
	Score       string              // security-severity, "0.0" to "10.0"
	References  []string
	Bad         string // example file; the first line is a comment with its name
	Good        string
	File        string // the Rego file
	Custom      bool   // a user's
	Fixed       bool   // its levels hold whatever the host and the kind of file
}

// Catalogue is the set of rules of one run, by id. The project's own are read when somebody first asks for one: a run that
// finds nothing to judge names none.
type Catalogue struct {
	packs []*Pack // of users

	reading sync.Once // of what follows
	texts   []policies.Module
	modules []*ast.Module     // of the project
	rules   []Rule            // by id, those of users too
	profile *policies.Profile // that gives them their levels
	broken  error

	once      sync.Once // of what follows
	evaluator *Evaluator
	failure   error
}

// Load reads the METADATA of the modules. It parses and does not compile, so that help and catalogues cost little.
func Load(modules []policies.Module) (*Catalogue, error) {
	c := Defer(modules)
	if c.Rules(); c.broken != nil {
		return nil, c.broken
	}
	return c, nil
}

// Defer is Load for modules that are known to be in order, at the time when the first rule is asked for. If they are not,
// there are no rules, and Compile says why.
func Defer(modules []policies.Module) *Catalogue { return &Catalogue{texts: modules} }

// Rules lists all rules, by id.
func (c *Catalogue) Rules() []Rule {
	c.reading.Do(func() {
		for _, m := range c.texts {
			if c.broken = c.read(m); c.broken != nil {
				c.rules = nil
				return
			}
		}
		slices.SortFunc(c.rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
		c.level()
	})
	return c.rules
}

func (c *Catalogue) read(m policies.Module) error {
	parsed, err := ast.ParseModuleWithOpts(m.Name, m.Text, ast.ParserOptions{ProcessAnnotation: true})
	if err != nil {
		return fmt.Errorf("policy %s cannot be parsed; run `opa check --strict` on it: %w", m.Name, err)
	}
	c.modules = append(c.modules, parsed)
	r, ok, err := ruleOf(parsed, m.Name)
	if ok {
		c.rules = append(c.rules, r)
	}
	return err
}

// IDs returns the names of all rules, in their order.
func (c *Catalogue) IDs() []string {
	var out []string
	for _, r := range c.Rules() {
		out = append(out, r.ID)
	}
	return out
}

// Find returns the rule of that id, or nil.
func (c *Catalogue) Find(id string) *Rule {
	all := c.Rules()
	for i := range all {
		if all[i].ID == id {
			return &all[i]
		}
	}
	return nil
}

// builtin and custom are the packages of the project's rules and of users'.
const (
	builtin = "data.dsnlint.rules"
	custom  = "data.custom.dsnlint.rules"
)

// ruleOf reads one module of the project; ok is false for a library that is no rule.
func ruleOf(m *ast.Module, file string) (r Rule, ok bool, err error) {
	id, ok := ruleID(m.Package.Path, builtin)
	if !ok {
		return r, false, nil
	}
	for _, a := range m.Annotations {
		if a.Scope == "package" {
			r, err = fromMetadata(a)
			r.ID, r.File = id, file
			r.Standards = policies.StandardsOf(id)
			for _, standard := range r.Standards {
				if standard.General() {
					r.Tags = append(r.Tags, standard.ID)
				}
			}
			return r, true, err
		}
	}
	return r, false, fmt.Errorf("policy %s has no METADATA with scope: package; copy the head of a built-in rule", file)
}

// ruleID is the part of a package's path below the package of all rules.
func ruleID(path ast.Ref, below string) (string, bool) {
	parts := make([]string, 0, len(path))
	for _, t := range path {
		switch v := t.Value.(type) {
		case ast.Var:
			parts = append(parts, string(v))
		case ast.String:
			parts = append(parts, string(v))
		}
	}
	n := len(parts) - 1
	if n < 1 || strings.Join(parts[:n], ".") != below {
		return "", false
	}
	return parts[n], true
}

func fromMetadata(a *ast.Annotations) (Rule, error) {
	r := Rule{Title: strings.TrimSpace(a.Title), Description: strings.TrimSpace(a.Description), Severity: map[string]finding.Severity{}}
	for _, ref := range a.RelatedResources {
		r.References = append(r.References, ref.Ref.String())
	}
	r.Message, r.Why, r.Mend = word(a.Custom, "message"), word(a.Custom, "why"), word(a.Custom, "mend")
	r.Bad, r.Good, r.Score = word(a.Custom, "bad"), word(a.Custom, "good"), word(a.Custom, "security_severity")
	r.AtMost = finding.Severity(word(a.Custom, "at_most"))
	if _, ok := finding.ParseSeverity(string(r.AtMost)); r.AtMost != "" && !ok {
		return r, fmt.Errorf("METADATA of %q: at_most is not error, warning or note", r.Title)
	}
	r.Fixed, _ = a.Custom["fixed"].(bool)
	if tags, ok := a.Custom["tags"].([]any); ok {
		for _, t := range tags {
			r.Tags = append(r.Tags, fmt.Sprint(t))
		}
	}
	levels, ok := a.Custom["severity"].(map[string]any)
	if one := word(a.Custom, "severity"); !ok && one != "" { // one level wherever the value comes from
		levels = map[string]any{"written": one, "fallback": one, "default": one}
	}
	for origin, level := range levels {
		s, ok := finding.ParseSeverity(fmt.Sprint(level))
		if _, known := origins[origin]; !known {
			return r, fmt.Errorf("METADATA of %q: severity has levels for written, fallback and default, not for %.40q", r.Title, origin)
		}
		if !ok {
			return r, fmt.Errorf("METADATA of %q: severity %s is not error, warning or note", r.Title, origin)
		}
		r.Severity[origin] = s
	}
	return r, nil
}

func word(custom map[string]any, key string) string {
	s, _ := custom[key].(string)
	return strings.TrimSpace(s)
}
