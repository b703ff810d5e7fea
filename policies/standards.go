package policies

import (
	"slices"
	"sync"
)

// Standard is a requirement of a standard, a benchmark or a catalogue of weaknesses that rules check.
type Standard struct {
	ID        string   `json:"id"`       // CWE-319, OWASP-ASVS-12.3.1, AWS-FSBP-RDS.38
	Standard  string   `json:"standard"` // the document that it belongs to
	Title     string   `json:"title"`    // what it asks for, or the name of the weakness
	URL       string   `json:"url"`
	Rules     []string `json:"rules"`     // the rules that check it
	Engines   []string `json:"engines"`   // it is about these only; all if empty
	Resources []string `json:"resources"` // it is about resources of these types only, '*' at the end for any rest; all if empty
	Source    string   `json:"source"`
	Read      string   `json:"read"`
}

// General reports whether a requirement holds for whatever its rules find.
func (s *Standard) General() bool { return len(s.Engines) == 0 && len(s.Resources) == 0 }

// StandardsOf returns the requirements that a rule checks, in the order of the table.
func StandardsOf(rule string) []Standard {
	var out []Standard
	for _, s := range standards() {
		if slices.Contains(s.Rules, rule) {
			out = append(out, s)
		}
	}
	return out
}

var standards = sync.OnceValue(func() []Standard {
	var table struct {
		Rows struct {
			Rows []Standard `json:"rows"`
		} `json:"standards"`
	}
	mustDecode("data/standards.json", &table)
	return table.Rows.Rows
})

// RegoData returns the tables that rules read, as they stand in the store of the evaluator: as `opa test` loads them from
// the folder data.
func RegoData() map[string]any {
	var tables map[string]any
	mustDecode("data/tls-versions.json", &tables)
	return map[string]any{"data": tables}
}
