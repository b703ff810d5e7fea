package driver

import (
	_ "embed" // for the index of recordings
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// The index of the recordings in testdata/observed: it is generated, and a test compares it with them.
//
//go:embed observed.json
var observedJSON []byte

// Observation says what of a driver was seen when the real driver was run against real servers.
type Observation struct {
	Versions []string `json:"versions"` // ascending
	Runs     int      `json:"runs"`     // cases times versions
	Rows     []string `json:"rows"`     // the keys of the rows that runs were decided by, with every value they list
}

var observations = sync.OnceValue(func() map[string]Observation {
	var out map[string]Observation
	if err := json.Unmarshal(observedJSON, &out); err != nil {
		return nil // a test reads the file
	}
	return out
})

// Observed is what the recordings hold of a driver; the zero Observation if there is none.
func (t *Table) Observed() Observation { return observations()[t.ID] }

// EvidenceOf says how a row is known. A run of the real driver that was recorded is the most; then owner/repository:path,
// the driver's own code; then a page.
func (t *Table) EvidenceOf(r *Row) fact.Evidence {
	switch {
	case slices.Contains(t.Observed().Rows, r.Key()):
		return fact.Observed
	case strings.HasPrefix(t.SourceOf(r), "https://"):
		return fact.Documentation
	}
	return fact.FromSource
}

// Decides reports whether the row claims what a run can confirm or refute: it does not where it says that the driver's
// reading depends on what the setting does not show.
func (r *Row) Decides() bool {
	return r.Rejects != "" || r.Then.Transport != fact.TransportUnknown && r.Then.Chain != fact.CheckUnknown && r.Then.Host != fact.CheckUnknown
}

// Key names a row inside its table: its condition and its versions.
func (r *Row) Key() string {
	key := r.When
	if r.Since != "" {
		key += " since " + r.Since
	}
	if r.Until != "" {
		key += " until " + r.Until
	}
	return strings.TrimSpace(key)
}

// Decision is a row that a connection may be decided by.
type Decision struct {
	Row    *Row
	Values []string // "name=value" for each of the row's terms that leaves a choice of values
}

// Deciding lists what a connection may be decided by at a version of one driver: one row, unless a part of the
// connection cannot be known; none if the driver refuses an option outright.
func Deciding(c *setting.Connection, id, version string) []Decision {
	t := Lookup(id)
	if t == nil {
		return nil
	}
	w, rows := t.at(c, t.prepared(c), version)
	if w.rejected() {
		return nil
	}
	var out []Decision
	for _, r := range rows {
		d := Decision{Row: r}
		for _, term := range r.terms {
			if o := w.options[term.name]; term.choice() && o != nil {
				d.Values = append(d.Values, term.name+"="+o.value)
			}
		}
		out = append(out, d)
	}
	return out
}

// Choices lists "name=value" for every value that one of the row's terms leaves a choice of. A row is seen running when
// each of them was.
func (r *Row) Choices() []string {
	var out []string
	for _, term := range mustParseWhen(r.When) {
		if term.choice() {
			for _, v := range term.values {
				out = append(out, term.name+"="+v)
			}
		}
	}
	return out
}

// choice reports whether a term holds for several values.
func (t term) choice() bool { return len(t.values) > 1 && !t.differs && !t.absent }

// Considered reports whether a driver's reading without a known version takes a version into account: that its band
// had a release after assumeSince (YYYY-MM-DD).
func Considered(id, version, assumeSince string) bool {
	t := Lookup(id)
	return t != nil && slices.ContainsFunc(t.bands(Version{}, assumeSince), func(b band) bool { return within(version, b.from, b.to) })
}
