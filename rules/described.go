package rules

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/policies"
)

// Described is what a pack holds, as the sandbox told it: it alone parses what users wrote.
type Described struct {
	Pack *Pack
	said description
}

// description is what the child says of a pack.
type description struct {
	Rules    []Rule          `json:"rules"`
	Settings json.RawMessage `json:"settings,omitempty"` // data.dsnlint
	Trouble  string          `json:"trouble,omitempty"`  // why some of it cannot be used
}

// Describe reads the METADATA and the settings of packs in the sandbox. What is wrong with one of them is told when it is
// added to a catalogue; an error is Broken where reading it ended at a limit.
func Describe(ctx context.Context, run Sandbox, limits Limits, packs []*Pack) ([]*Described, error) {
	if len(packs) == 0 {
		return nil, nil
	}
	a, err := ask(ctx, run, limits, request{Task: toDescribe, Packs: packs})
	if err != nil {
		return nil, err
	}
	if len(a.packs) != len(packs) {
		return nil, errStrange
	}
	var out []*Described
	for i, said := range a.packs {
		d := &Described{Pack: packs[i], said: said}
		if !d.sound() {
			return nil, errStrange
		}
		out = append(out, d)
	}
	return out, nil
}

// sound reports whether the child told what customRule would: it is not to be trusted more than the policies in it.
func (d *Described) sound() bool {
	files := map[string]bool{}
	for _, f := range d.Pack.Files {
		files[d.Pack.called(f)] = true
	}
	known := func(level finding.Severity) bool {
		_, ok := finding.ParseSeverity(string(level))
		return ok
	}
	for i := range d.said.Rules {
		r := &d.said.Rules[i]
		if !ruleName().MatchString(r.ID) || !r.Custom || !files[r.File] || len(r.missing()) > 0 || r.AtMost != "" && !known(r.AtMost) || len(r.Standards) > 0 {
			return false
		}
		for origin, level := range r.Severity {
			if _, ok := origins[origin]; !ok || !known(level) {
				return false
			}
		}
	}
	return true
}

// Settings is what a pack changes in the tool itself: data.dsnlint.
func (d *Described) Settings() (policies.Settings, error) {
	if len(d.said.Settings) == 0 {
		return policies.Settings{}, nil
	}
	s, err := policies.ReadSettings(bytes.NewReader(d.said.Settings))
	if err != nil {
		return s, brokenf("%s: data.%s: %w", d.Pack.Name, settingsKey, err)
	}
	return s, nil
}

const settingsKey = "dsnlint"

// describe is the child's side.
func (r *request) describe(_ context.Context, tell func(message) error) error {
	for _, p := range r.Packs {
		if err := tell(message{Open: p.Name}); err != nil {
			return err
		}
		said, err := p.describe()
		if err != nil {
			said.Trouble = err.Error()
		}
		if err := tell(message{Pack: &said}); err != nil {
			return err
		}
	}
	return nil
}

// describe tells what is in order, also where something else is not.
func (p *Pack) describe() (description, error) {
	d := description{Rules: []Rule{}}
	c, err := p.open()
	if err != nil {
		return d, err
	}
	var trouble []error
	for _, m := range c.modules {
		r, ok, err := customRule(m)
		if err != nil {
			trouble = append(trouble, err)
		} else if ok {
			d.Rules = append(d.Rules, r)
		}
	}
	if own, there := c.data[settingsKey]; there {
		if d.Settings, err = json.Marshal(own); err != nil {
			trouble = append(trouble, fmt.Errorf("%s: data.%s is no JSON", p.Name, settingsKey))
		}
	}
	return d, errors.Join(trouble...)
}

// trouble are the words of what is wrong with the pack; nil without any.
func (d *Described) trouble() error {
	if strings.TrimSpace(d.said.Trouble) == "" {
		return nil
	}
	return errors.New(oneText(d.said.Trouble))
}
