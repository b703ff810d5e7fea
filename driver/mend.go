package driver

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Mend reads the table of a driver backwards: it lists the changes that make a connection verify chain and host name in
// every version that is possible, without taking its effect from any option that it leaves. as is what is known of it now.
// nil where the table shows no such way that can be spelled.
func Mend(c *setting.Connection, as *fact.Client, q Query) []setting.Change {
	t := Lookup(as.Driver)
	if t == nil {
		return nil
	}
	m := &mender{t: t, c: c, q: q, words: fullWords(t.Full), before: Read(c, q), hosts: as.Hosts}
	m.now, _ = t.at(c, t.prepared(c), m.latest())
	return merged(m.best())
}

// mender looks for changes by trying them out.
type mender struct {
	t      *Table
	c      *setting.Connection
	q      Query
	words  map[string]string // option → value, as the table spells full verification
	before fact.Client
	now    *written    // what is written, as the table has it
	hosts  []fact.Host // as the whole run knows them
	trials int
}

// maxTrials bounds the search; what takes more is for a person to see.
const maxTrials = 250

// best tries one change of what is written first, then what a row of the table asks for, then both. What is written stays
// if only the CA lacks.
func (m *mender) best() []setting.Change {
	flips, toward := m.flips(), m.rows()
	var ways [][]setting.Change
	for _, f := range flips {
		ways = append(ways, []setting.Change{f})
	}
	if ways = append(ways, toward...); m.before.SSLMode == fact.VerifyFull {
		ways = slices.Insert(ways, 0, nil)
	}
	for _, changes := range ways {
		if out := m.complete(changes); len(out) > 0 {
			return out
		}
	}
	for _, changes := range toward {
		for _, f := range flips {
			if !touches(changes, f.Option) {
				if out := m.complete(append(slices.Clip(changes), f)); out != nil {
					return out
				}
			}
		}
	}
	return nil
}

// rows are what each row that verifies in full asks for, the least first.
func (m *mender) rows() [][]setting.Change {
	var out [][]setting.Change
	for i := range m.t.Rows {
		if changes, ok := m.toward(&m.t.Rows[i]); ok && len(changes) > 0 {
			out = append(out, changes)
		}
	}
	slices.SortStableFunc(out, func(a, b []setting.Change) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(m.unnamed(a), m.unnamed(b)))
	})
	return out
}

// complete adds what a way to full verification still lacks: the CA, and the removal of what has no effect any more. nil
// where it is none.
func (m *mender) complete(changes []setting.Change) []setting.Change {
	after, ok := m.try(changes)
	if !ok || after.SSLMode != fact.VerifyFull {
		return nil
	}
	if out := m.tidy(changes, &after); out != nil {
		return out
	}
	if !m.wantsCA(&after) {
		return nil
	}
	for i := range m.t.Options {
		o := &m.t.Options[i]
		if o.Role != CA {
			continue
		}
		add, ok := m.add(changes, o, placeholderCA(o.Name))
		if !ok {
			continue
		}
		more := append(slices.Clip(changes), add)
		if after, ok := m.try(more); ok && after.SSLMode == fact.VerifyFull {
			if out := m.tidy(more, &after); out != nil {
				return out
			}
		}
	}
	return nil
}

// tidy removes what the changes leave without effect; nil where that, or a CA, does not come out right.
func (m *mender) tidy(changes []setting.Change, after *fact.Client) []setting.Change {
	if m.wantsCA(after) {
		return nil
	}
	var idle []setting.Change
	for _, o := range after.Options {
		if o.Note == "" || o.Effect != fact.Ignored && o.Effect != fact.Overridden || m.idleBefore(o) {
			continue
		}
		i := slices.IndexFunc(m.c.Options, func(w setting.Option) bool { return w.Name.Place() == o.Key })
		if i < 0 || touches(changes, m.c.Options[i]) {
			return nil
		}
		idle = append(idle, setting.Change{Do: setting.Remove, Option: m.c.Options[i]})
	}
	if len(idle) == 0 {
		return changes
	}
	changes = append(slices.Clip(changes), idle...)
	if again, ok := m.try(changes); ok && again.SSLMode == fact.VerifyFull && !m.wantsCA(&again) {
		return changes
	}
	return nil
}

// merged lets an option that is added take the place of one that is removed.
func merged(changes []setting.Change) []setting.Change {
	out := slices.Clone(changes)
	for i := 0; i < len(out); i++ {
		if out[i].Do != setting.Remove {
			continue
		}
		j := slices.IndexFunc(out, func(c setting.Change) bool {
			return c.Do == setting.Add && c.Option.Layer == out[i].Option.Layer && c.Value.Kind == setting.String
		})
		if j >= 0 {
			out[j] = setting.Change{Do: setting.Replace, Option: out[i].Option, Name: out[j].Name, Value: out[j].Value}
			out = slices.Delete(out, i, i+1)
			i--
		}
	}
	return out
}

// idleBefore reports whether an option had no effect before the changes either: that is a matter of its own.
func (m *mender) idleBefore(o fact.Option) bool {
	return slices.ContainsFunc(m.before.Options, func(b fact.Option) bool {
		return b.Key == o.Key && (b.Effect == fact.Ignored || b.Effect == fact.Overridden) && b.Note != ""
	})
}

// wantsCA reports whether verification has no authority to go by.
func (m *mender) wantsCA(c *fact.Client) bool { return lacksCA(c, m.hosts) }

func lacksCA(c *fact.Client, hosts []fact.Host) bool {
	private := slices.ContainsFunc(hosts, func(h fact.Host) bool { return h.CA == "private" })
	stored := (c.CA.Source == fact.CASystem || c.CA.Source == fact.CABundled) && c.CA.Profile == ""
	return c.CA.Source == fact.CANone || private && stored
}

// Stands reports whether a connection, of which as is known, verifies in full after changes that were made for another one
// which shares what is changed.
func Stands(c *setting.Connection, as *fact.Client, q Query, changes []setting.Change) bool {
	after := Read(changed(c, changes), q)
	return after.SSLMode == fact.VerifyFull && !lacksCA(&after, as.Hosts)
}

// placeholderCA is what stands for the file of authorities that only a person can supply.
func placeholderCA(option string) string {
	name := strings.ToLower(option)
	switch {
	case strings.Contains(name, "trust") && strings.HasSuffix(name, "url"):
		return "file:/path/to/truststore.p12"
	case strings.Contains(name, "truststore") || strings.Contains(name, "trust-store") || strings.Contains(name, "trust.store"):
		return "/path/to/truststore.p12"
	}
	return "/path/to/ca.pem"
}

// try reads the connection as it is with the changes.
func (m *mender) try(changes []setting.Change) (fact.Client, bool) {
	if m.trials++; m.trials > maxTrials {
		return fact.Client{}, false
	}
	return Read(changed(m.c, changes), m.q), true
}

// flips are the changes of one option that is written: to the value of full verification, to the opposite, or its removal.
func (m *mender) flips() []setting.Change {
	var out []setting.Change
	for _, occ := range m.now.all {
		written := m.written(occ)
		if written == nil || occ.rule == nil || occ.rule.Role != Mode || !occ.known || written.Value.Kind == setting.Object {
			continue
		}
		for _, want := range m.wishes(occ) {
			if v, ok := spell(occ.rule, written.Value, want); ok && v.Text.String() != written.Value.Text.String() {
				out = append(out, setting.Change{Do: setting.Set, Option: *written, Value: v})
			}
		}
		out = append(out, setting.Change{Do: setting.Remove, Option: *written})
	}
	slices.SortStableFunc(out, func(a, b setting.Change) int { return cmp.Compare(a.Do, b.Do) })
	return out
}

// wishes are the values that an option may have instead of its own, those that promise most first.
func (m *mender) wishes(occ *occurrence) []string {
	out := []string{m.words[occ.rule.Name], opposite(occ), "verify-full"}
	for _, v := range slices.Backward(occ.rule.Values) {
		if !unasked[strings.ToLower(v)] && !slices.Contains(out, v) || v == "required" && slices.Contains(occ.rule.Values, "optional") {
			out = append(out, v)
		}
	}
	return out
}

func opposite(occ *occurrence) string {
	switch occ.value {
	case "true":
		return "false"
	case "false":
		return "true"
	}
	return ""
}

// latest is a version to look options up for: the one that is known, or the newest.
func (m *mender) latest() string {
	if m.before.DriverVersion != "" {
		return m.before.DriverVersion
	}
	flips := m.t.Flips()
	if len(flips) == 0 {
		return "0"
	}
	return flips[len(flips)-1]
}

// written is the option of the connection that an occurrence was made of; nil where the driver's own preparation made it.
func (m *mender) written(occ *occurrence) *setting.Option {
	place := occ.option.Place()
	i := slices.IndexFunc(m.c.Options, func(o setting.Option) bool { return o.Place() == place })
	if i < 0 || place.IsZero() {
		return nil
	}
	return &m.c.Options[i]
}

// toward lists what a row that verifies in full asks for beyond what is written.
func (m *mender) toward(r *Row) ([]setting.Change, bool) {
	if r.Then.Mode() != fact.VerifyFull || r.Rejects != "" {
		return nil, false
	}
	var out []setting.Change
	for _, term := range r.terms {
		if term.holds(m.now) == yes {
			continue
		}
		change, ok := m.satisfy(term, out)
		if !ok {
			return nil, false
		}
		out = append(out, change)
	}
	return out, true
}

// satisfy is the one change that makes a term hold.
func (m *mender) satisfy(t term, so []setting.Change) (setting.Change, bool) {
	occ := m.now.options[t.name]
	rule := m.rule(t.name)
	switch {
	case rule == nil, t.kind == unknownKind, t.kind == defaultKind:
		return setting.Change{}, false
	case t.absent && occ != nil && m.written(occ) != nil:
		return setting.Change{Do: setting.Remove, Option: *m.written(occ)}, true
	case t.absent:
		return setting.Change{}, false
	case occ != nil:
		return m.setting(occ, t)
	}
	return m.add(so, rule, m.valueOf(t, rule))
}

// setting gives a written option the value of a term; the scheme is one.
func (m *mender) setting(occ *occurrence, t term) (setting.Change, bool) {
	if t.differs || len(t.values) == 0 || t.layer != "" && occ.option.Layer != layers[t.layer] {
		return setting.Change{}, false
	}
	if t.name == schemeOption && !m.c.Scheme.IsZero() {
		for _, v := range t.values {
			if v == m.c.Scheme.String()+"s" { // rediss for redis: the same server, asked with TLS
				return setting.Change{Do: setting.Set, Option: setting.Option{Value: setting.Value{Text: m.c.Scheme}}, Value: plainValue(v)}, true
			}
		}
		return setting.Change{}, false
	}
	o := m.written(occ)
	if o == nil {
		return setting.Change{}, false
	}
	for _, want := range m.preferred(t) {
		if unasked[strings.ToLower(want)] && want != m.words[t.name] {
			continue
		}
		if v, ok := spell(occ.rule, o.Value, want); ok && v.Text.String() != o.Value.Text.String() && (t.kind == "" || v.Kind == kinds[t.kind]) {
			return setting.Change{Do: setting.Set, Option: *o, Value: v}, true
		}
	}
	return setting.Change{}, false
}

// unasked are words that nobody should find in a fix unless the table names them: they promise less than full verification
// in the driver next door, or ask more of the server than TLS.
var unasked = map[string]bool{
	"disable": true, "disabled": true, "allow": true, "prefer": true, "preferred": true, "require": true, "required": true,
	"no-verify": true, "skip-verify": true, "none": true, "strict": true,
}

// preferred are a term's values, the one that people know for full verification first.
func (m *mender) preferred(t term) []string {
	word := m.words[t.name]
	if slices.Contains(t.values, word) {
		return []string{word}
	}
	return t.values
}

// valueOf is the value that a term asks of an option that is not written; "" where none can be named.
func (m *mender) valueOf(t term, rule *Option) string {
	switch {
	case len(t.values) > 0 && !t.differs:
		if want := m.preferred(t)[0]; !unasked[strings.ToLower(want)] || want == m.words[t.name] {
			return want
		}
		return ""
	case rule.Role == CA:
		return placeholderCA(rule.Name)
	}
	return m.words[rule.Name]
}

func (m *mender) rule(name string) *Option {
	for i := range m.t.Options {
		if o := &m.t.Options[i]; o.Name == name && within(m.latest(), o.Since, o.Until) {
			return o
		}
	}
	return nil
}

func plainValue(s string) setting.Value {
	return setting.Value{Text: source.Decoded(source.Place{}, s), Kind: setting.String}
}

func touches(changes []setting.Change, o setting.Option) bool {
	return slices.ContainsFunc(changes, func(c setting.Change) bool {
		return c.Do != setting.Add && c.Option.Name.Place() == o.Name.Place() && c.Option.Value.Text.Place() == o.Value.Text.Place()
	})
}
