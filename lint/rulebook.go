package lint

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

// Rulebook is what a run judges by: the rules of the project and of users, the levels, and the profile that chooses among
// them.
type Rulebook struct {
	Catalogue *rules.Catalogue
	Levels    *policies.Levels
	Profile   *policies.Profile
	Packs     []*rules.Pack
}

// LoadRulebook reads the policies that the options and the config name; those of users are parsed in the sandbox. A mistake
// in them is a Misuse.
func LoadRulebook(ctx context.Context, o Options) (*Rulebook, error) {
	packs, err := o.packs()
	if err != nil {
		return nil, Misuse{err}
	}
	described, err := rules.Describe(ctx, o.Sandbox, o.limits(), packs)
	if err != nil {
		return nil, advise(err)
	}
	b := &Rulebook{Catalogue: rules.Defer(policies.Modules()), Packs: packs}
	if err := b.add(o, described); err != nil {
		return nil, Misuse{err}
	}
	return b, nil
}

// rulebook is the one that a run before has loaded, or a new one.
func (o Options) rulebook(ctx context.Context) (*Rulebook, error) {
	if o.book != nil {
		return o.book, nil
	}
	return LoadRulebook(ctx, o)
}

// packs reads the policies of the config and of the command line, each once.
func (o Options) packs() ([]*rules.Pack, error) {
	packs := slices.Clone(o.Packs)
	var seen []string
	for i, ref := range o.policyRefs() {
		full, _ := ref.path()
		if slices.Contains(seen, full) {
			continue
		}
		seen = append(seen, full)
		p, err := ref.read(o.WorkDir, i)
		if err != nil {
			return nil, err
		}
		packs = append(packs, p)
	}
	return packs, nil
}

// add takes in the rules of the packs, then their settings: the profile lies over the project's levels, and the packs'
// levels over the profile's.
func (b *Rulebook) add(o Options, packs []*rules.Described) error {
	known := slices.Clone(policies.Profiles())
	var changes []*policies.LevelChange
	for _, p := range packs {
		if err := b.Catalogue.Add(p); err != nil {
			return advise(err)
		}
		s, err := p.Settings()
		if err != nil {
			return err
		}
		changes = append(changes, s.Levels)
		for _, profile := range s.Profiles {
			if find(known, profile.Name) != nil {
				return fmt.Errorf("%s: there is a profile %q already; give yours another name", p.Pack.Name, profile.Name)
			}
			known = append(known, profile)
		}
	}
	if err := b.choose(o, known); err != nil {
		return err
	}
	for _, change := range changes {
		b.Levels = b.Levels.With(change)
	}
	return nil
}

// choose applies the profile that the command line or the config names.
func (b *Rulebook) choose(o Options, known []policies.Profile) error {
	name := policies.DefaultProfile
	if o.Config != nil && o.Config.Profile != "" {
		name = o.Config.Profile
	}
	if o.Profile != "" {
		name = o.Profile
	}
	b.Profile = find(known, name)
	if b.Profile == nil {
		var names []string
		for _, p := range known {
			names = append(names, p.Name)
		}
		return fmt.Errorf("there is no profile %.60q; known are %s", name, strings.Join(names, ", "))
	}
	if err := b.named(known[len(policies.Profiles()):]); err != nil {
		return err
	}
	b.Catalogue.Apply(b.Profile)
	b.Levels = policies.LevelTable().With(b.Profile.Levels)
	return nil
}

// named refuses profiles of users that name a rule that does not exist.
func (b *Rulebook) named(own []policies.Profile) error {
	for i := range own {
		for _, id := range own[i].Named() {
			if b.Catalogue.Find(id) == nil {
				return fmt.Errorf("the profile %s names the rule %.60q, which does not exist; `dsnlint rules` lists them", own[i].Name, id)
			}
		}
	}
	return nil
}

func find(list []policies.Profile, name string) *policies.Profile {
	i := slices.IndexFunc(list, func(p policies.Profile) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return &list[i]
}

// advise says what to do about a broken policy.
func advise(err error) error {
	var broken rules.Broken
	if !errors.As(err, &broken) {
		return err
	}
	return Misuse{fmt.Errorf("a custom policy cannot be used; nothing was judged:\n%w\nmend it; `dsnlint policy check` and `dsnlint policy test` tell whether it is in order", err)}
}

// limits are what the rules of users may use.
func (o Options) limits() rules.Limits {
	if o.Limits == (rules.Limits{}) {
		return rules.DefaultLimits()
	}
	return o.Limits
}

// judge compiles the policies only when there is something to judge. The rules of users are judged in the sandbox.
func (b *Rulebook) judge(ctx context.Context, o Options, facts *fact.Set) ([]finding.Finding, error) {
	if facts.Len() == 0 {
		return nil, nil
	}
	evaluator, err := b.Catalogue.Compile(ctx)
	if err != nil {
		return nil, err
	}
	verdicts, err := evaluator.Evaluate(ctx, facts, o.AsOf)
	if err != nil {
		return nil, err
	}
	if b.Catalogue.Custom() {
		more, err := b.Catalogue.EvaluateCustom(ctx, o.Sandbox, o.limits(), facts, o.AsOf)
		if err != nil {
			return nil, advise(err)
		}
		verdicts = append(verdicts, more...)
	}
	findings, err := b.Catalogue.Findings(verdicts, facts, b.Levels, o.Config.levels())
	if err != nil {
		return nil, advise(err)
	}
	return findings, nil
}

// chosen leaves out what the profile is not about.
func (b *Rulebook) chosen(findings []finding.Finding, facts *fact.Set) []finding.Finding {
	bases := map[string]*fact.Base{}
	types := map[string]string{}
	for _, base := range facts.Bases() {
		bases[base.ID] = base
	}
	for i := range facts.Servers {
		types[facts.Servers[i].ID] = facts.Servers[i].Resource
	}
	return slices.DeleteFunc(findings, func(f finding.Finding) bool {
		engine := ""
		if base := bases[f.Fact]; base != nil {
			engine = base.Engine
		}
		r := b.Catalogue.Find(f.Rule)
		return r != nil && !r.Wants(b.Profile, engine, types[f.Fact])
	})
}

// wholly reports whether the rule is one of the run's, and is judged whatever engine or resource it is about.
func (b *Rulebook) wholly(id string) bool {
	r := b.Catalogue.Find(id)
	return r != nil && r.Wants(b.Profile, "", "")
}
