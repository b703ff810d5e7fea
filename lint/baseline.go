package lint

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// Baseline is a file of findings that a project lives with for now. A nil Baseline is no baseline, which is another
// thing than one without entries: only with a baseline are findings new.
type Baseline struct {
	Entries []Accepted // sorted
}

// Accepted is one finding of a baseline. The fingerprint says which; rule, file and About tell people what it is, and
// file also whether a run has looked there.
type Accepted struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	File        string `json:"file"` // from the repository's root
	About       string `json:"about"`
	Reason      string `json:"reason,omitempty"`
	Until       string `json:"until,omitempty"` // YYYY-MM-DD, the last day on which it counts; "" for ever
}

const baselineVersion = "1"

// baselineFile is the form on disk.
type baselineFile struct {
	SchemaVersion string     `json:"schema_version"`
	Findings      []Accepted `json:"findings"`
}

var (
	baselineKeys = []string{"schema_version", "findings"}
	acceptedKeys = []string{"fingerprint", "rule", "file", "about", "reason", "until"}

	fingerprintForm = source.Pattern(`^[0-9a-f]{32}$`)
)

// ErrNoBaseline is that of LoadBaseline for a file that does not exist.
var ErrNoBaseline = errors.New("there is no such baseline; `dsnlint check --write-baseline FILE` makes one")

var errBaseline = errors.New("the baseline cannot be read; check its path, its permissions, and that it is smaller than 16 MiB")

// LoadBaseline reads a baseline. Everything that is not as it was written is an error: a baseline that is half
// understood would report or hide the wrong findings.
func LoadBaseline(name string) (*Baseline, error) {
	data, err := readShort(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, ErrNoBaseline
	case err != nil:
		return nil, errBaseline
	}
	return parseBaseline(data)
}

// readShort reads a file that somebody names: a pipe too, but not for ever.
func readShort(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err == nil && len(data) > maxBytes {
		err = errTooLarge
	}
	return data, err
}

func parseBaseline(data []byte) (*Baseline, error) {
	var top map[string]json.RawMessage
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &top); err != nil {
		return nil, errors.New("this is no baseline: it is no valid JSON; settle what a merge left in it, or delete it and write it anew with `dsnlint check --write-baseline`")
	}
	for key := range top {
		if !slices.Contains(baselineKeys, key) {
			return nil, fmt.Errorf("%s; is this a baseline?", suggest(key, baselineKeys))
		}
	}
	var version string
	if json.Unmarshal(top["schema_version"], &version) != nil || version != baselineVersion {
		return nil, fmt.Errorf("schema_version is not %q, which this version of dsnlint reads; write the baseline anew with `dsnlint check --write-baseline`", baselineVersion)
	}
	var entries []map[string]string
	if json.Unmarshal(top["findings"], &entries) != nil {
		return nil, errors.New("findings must be a list of entries, each with texts as values; mend it, or write the baseline anew with `dsnlint check --write-baseline`")
	}
	return readEntries(entries)
}

func readEntries(entries []map[string]string) (*Baseline, error) {
	b := &Baseline{}
	seen := map[string]int{}
	for i, keys := range entries {
		a, err := readEntry(keys)
		if err != nil {
			return nil, fmt.Errorf("findings[%d]: %w", i, err)
		}
		if first, ok := seen[a.Fingerprint]; ok {
			return nil, fmt.Errorf("findings[%d] has the fingerprint of findings[%d]; remove one of them", i, first)
		}
		seen[a.Fingerprint] = i
		b.Entries = append(b.Entries, a)
	}
	b.sort()
	return b, nil
}

func readEntry(keys map[string]string) (Accepted, error) {
	for key := range keys {
		if !slices.Contains(acceptedKeys, key) {
			return Accepted{}, errors.New(suggest(key, acceptedKeys))
		}
	}
	a := Accepted{
		Fingerprint: keys["fingerprint"], Rule: keys["rule"], File: keys["file"], About: keys["about"],
		Reason: keys["reason"], Until: keys["until"],
	}
	if !fingerprintForm().MatchString(a.Fingerprint) {
		return a, errors.New("fingerprint must be 32 hexadecimal digits; `dsnlint check --format json` shows them")
	}
	if a.Rule == "" {
		return a, errors.New("an entry needs its rule")
	}
	if _, err := time.Parse(time.DateOnly, a.Until); a.Until != "" && err != nil {
		return a, errors.New("until must be YYYY-MM-DD")
	}
	return a, nil
}

func (b *Baseline) sort() {
	slices.SortFunc(b.Entries, func(x, y Accepted) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.About, y.About), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
}

// Bytes is the file of a baseline: the same findings give the same bytes, an entry more or less is a few lines in a diff.
func (b *Baseline) Bytes() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	file := baselineFile{SchemaVersion: baselineVersion, Findings: []Accepted{}}
	file.Findings = append(file.Findings, b.Entries...)
	err := enc.Encode(file)
	return out.Bytes(), err
}

// The states of a finding against a baseline, in SARIF's words.
const (
	stateNew       = "new"
	stateUnchanged = "unchanged"
)

// accept suppresses the findings of the baseline and calls all others new. An entry past its day counts no longer.
func (b *Baseline) accept(findings []finding.Finding, asOf time.Time) {
	if b == nil {
		return
	}
	entries := map[string]Accepted{}
	for _, a := range b.Entries {
		if expiry(a.Until, asOf) == "" {
			entries[a.Fingerprint] = a
		}
	}
	for i := range findings {
		f := &findings[i]
		a, ok := entries[f.Fingerprint]
		if !ok {
			f.BaselineState = stateNew
			continue
		}
		f.BaselineState = stateUnchanged
		if f.Suppressed == nil {
			f.Suppressed = &finding.Suppression{Kind: "baseline", Reason: a.Reason, Until: a.Until}
		}
	}
}
