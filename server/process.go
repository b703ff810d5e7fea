package server

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// process judges variables of the environment that reach every connection of a process.
func (s *stage) process(r *setting.Resource) {
	for _, a := range r.Attributes {
		for _, row := range policies.ProcessSwitches() {
			if row.Name == variableName(r, a) {
				s.processSwitch(r, a, row)
			}
		}
	}
}

// variableName is the variable that an attribute sets: its own name, or the resource's when it is just "value".
func variableName(r *setting.Resource, a setting.Option) string {
	if a.Name.String() == "value" {
		return r.Name
	}
	return a.Name.String()
}

func (s *stage) processSwitch(r *setting.Resource, a setting.Option, row policies.ProcessSwitch) {
	p := fact.Process{Base: s.base("process", r, row.Name), Switch: row.Name, Value: public(a.Value)}
	p.Name = row.Name
	p.Origin.SSLMode = originOf(a.Value)
	spot := a.Place()
	p.Spots["value"], p.Spots["switch"] = spot, a.Name.Place()
	if spot.IsZero() {
		p.Spots = map[string]source.Place{}
	}
	if row.Any || a.Value.Known() && member(row.Values, a.Value.Text.String()) {
		p.Effect = row.Effect
	}
	if !row.Any && spot == a.Value.Text.Place() {
		p.Mended = map[string]string{"value": "1"}
	}
	text := row.Words
	if p.Effect == "" {
		text = row.Name + " leaves verification as it is, with this value"
		if !a.Value.Known() {
			text = "the value of " + row.Name + " cannot be known"
		}
	}
	p.Because = []fact.Reason{{Text: text, Source: row.Source, Evidence: fact.Documentation}}
	p.ID = s.id(p.ID)
	s.processes = append(s.processes, p)
}

func member(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
