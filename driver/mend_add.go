package driver

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// add puts an option where the others stand: beside one of the same layer, or into the connection string.
func (m *mender) add(so []setting.Change, rule *Option, value string) (setting.Change, bool) {
	if value == "" || rule.Name == schemeOption || rule.Name == portOption {
		return setting.Change{}, false
	}
	beside := m.beside(so, rule)
	if beside == nil && !m.inString(rule) {
		return setting.Change{}, false
	}
	out := setting.Change{Do: setting.Add, Name: m.nameOf(rule), Value: plainValue(value)}
	if beside != nil {
		out.Option = *beside
		if out.Name = m.nameLike(beside, rule); out.Name == "" {
			return setting.Change{}, false
		}
		program := m.c.Hint.Language != "" && m.c.Hint.Language != "shell"
		if rule.Bool && beside.Layer == setting.InCall && (program || beside.Value.Kind == setting.Bool) {
			out.Value.Kind = setting.Bool
		}
		if rule.Bool && m.c.Shape == setting.CLI && beside.Layer == setting.InCall {
			out.Value = setting.Value{Kind: setting.Bare}
		}
	}
	return out, true
}

// inString reports whether the connection string takes an option. What begins with a capital is a variable of the
// environment, a field of a program or a part of a descriptor, and no word of a URL's query.
func (m *mender) inString(rule *Option) bool {
	inQuery := m.c.Slot.Sep == "&" && strings.ToLower(rule.Name[:1]) != rule.Name[:1]
	return !m.c.Slot.Last.IsZero() && rule.readIn(setting.InDSN) && !strings.Contains(rule.Name, ".") && !inQuery
}

// beside is the written option next to which another one is put: one that is changed, else the last of its layer. nil is
// the connection string, which is the driver's own for sure, and comes first.
func (m *mender) beside(so []setting.Change, rule *Option) *setting.Option {
	if !m.c.Slot.Last.IsZero() && rule.readIn(setting.InDSN) {
		return nil
	}
	for i := range so {
		if o := &so[i].Option; !o.Name.IsZero() && so[i].Do != setting.Remove && rule.readIn(o.Layer) && o.Layer != setting.InDSN {
			return o
		}
	}
	var out *setting.Option
	for i := range m.c.Options {
		if o := &m.c.Options[i]; rule.readIn(o.Layer) && o.Layer != setting.InDSN && !o.Name.Place().IsZero() && looksLikeSecurity(o.Name.String()) {
			out = o
		}
	}
	return out
}

// nameLike spells an option as its neighbour is spelled: as a variable beside variables, with the neighbour's beginning, in
// its case, with its dashes.
func (m *mender) nameLike(beside *setting.Option, rule *Option) string {
	written := beside.Name.String()
	_, known := m.ruleOf(beside)
	if !known {
		return ""
	}
	for _, name := range append([]string{rule.Name}, rule.Aliases...) {
		for _, spelled := range spellings(written, name) {
			o := setting.Option{Name: source.Decoded(source.Place{}, spelled), Value: plainValue("x"), Layer: beside.Layer}
			w, _ := m.t.at(m.c, m.t.prepared(changed(m.c, []setting.Change{{Do: setting.Add, Option: *beside, Name: spelled, Value: o.Value}})), m.latest())
			if got := w.options[rule.Name]; got != nil && got.value == "x" && alikeNames(written, spelled) {
				return spelled
			}
		}
	}
	return ""
}

// ruleOf is the table's entry of a written option, after the driver's own preparation.
func (m *mender) ruleOf(o *setting.Option) (*Option, bool) {
	for _, occ := range m.now.all {
		if occ.rule != nil && occ.option.Place() == o.Place() {
			return occ.rule, true
		}
	}
	return nil, false
}

// spellings are ways to write a name that fit a neighbour's: as it is, behind the neighbour's dashes or path.
func spellings(neighbour, name string) []string {
	out := []string{name}
	if rest := strings.TrimLeft(neighbour, "-"); rest != neighbour {
		out = append(out, neighbour[:len(neighbour)-len(rest)]+name)
	}
	if i := strings.LastIndexByte(neighbour, '.'); i >= 0 {
		out = append(out, neighbour[:i+1]+name)
	}
	return out
}

// alikeNames reports whether two names may stand side by side: both in capitals or both not, with the same dashes before
// them and the same path.
func alikeNames(a, b string) bool {
	path := func(s string) string { return s[:strings.LastIndexByte(s, '.')+1] }
	dashes := func(s string) int { return len(s) - len(strings.TrimLeft(s, "-")) }
	return (strings.ToUpper(a) == a) == (strings.ToUpper(b) == b) && dashes(a) == dashes(b) && path(a) == path(b)
}
