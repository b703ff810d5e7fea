// Package finding holds what is wrong, for people: a rule, a place, words, three separate dials (severity, confidence,
// audience by context), related places, fixes and what suppressed it.
package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// Severity is how bad it is.
type Severity string

// The severities. None is below every threshold: the finding is not shown.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
	None    Severity = "none"
)

var ranks = map[Severity]int{None: 0, Note: 1, Warning: 2, Error: 3}

// AtLeast reports whether s reaches the threshold t.
func (s Severity) AtLeast(t Severity) bool { return ranks[s] >= ranks[t] }

// Lower returns the severity one step down; Note becomes None.
func (s Severity) Lower() Severity {
	switch s {
	case Error:
		return Warning
	case Warning:
		return Note
	}
	return None
}

// Min returns the lower of two severities.
func Min(a, b Severity) Severity {
	if ranks[a] < ranks[b] {
		return a
	}
	return b
}

// Max returns the higher of two severities.
func Max(a, b Severity) Severity {
	if ranks[a] > ranks[b] {
		return a
	}
	return b
}

// ParseSeverity reads a word of the command line or of a config file.
func ParseSeverity(word string) (Severity, bool) {
	s := Severity(word)
	_, ok := ranks[s]
	return s, ok && s != None
}

// Confidence is how sure the statement is.
type Confidence string

// The confidences.
const (
	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// Location is a labelled place.
type Location struct {
	Place source.Place
	Label string
	Step  bool // on the way from where the value is written, the finding's place, to where it takes effect; in that order
}

// Fix is a way to mend a finding. Safe means that the connection behaves as before.
type Fix struct {
	Title string
	Safe  bool
	Edits []source.Edit
}

// Suppression says who silenced a finding and why.
type Suppression struct {
	Kind   string // inline, config, baseline
	Reason string
	Until  string // YYYY-MM-DD, "" for ever
}

// Finding is one thing that is wrong at one place.
type Finding struct {
	Rule        string
	Severity    Severity
	Confidence  Confidence
	Message     string
	Why         string // what an attacker can do
	Place       source.Place
	Related     []Location
	Fixes       []Fix
	Fact        string // id of the fact
	At          string // the option or field that it is about, by name, so that an option keeps it when others move
	Fingerprint string
	Suppressed  *Suppression
	// BaselineState is the finding's state against the baseline of the run, in SARIF's words: new or unchanged; "" without a
	// baseline.
	BaselineState string
	HelpURI       string
	// Block is the first byte's offset of the enclosing call, key or block: a suppression there counts too.
	Block source.Place
}

// FingerprintOf makes the identity that survives moved lines: rule, path from the repository root, what the finding is
// about and the option or field of it. None of them holds a line number or anything of a secret.
func FingerprintOf(rule, path, subject, at string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{"1", rule, path, subject, at}, "\x00")))
	return hex.EncodeToString(sum[:16])
}
