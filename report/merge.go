package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/dsnlint/dsnlint/finding"
)

// Part is one document to be merged. Its name is for messages.
type Part struct {
	Name string
	Data []byte
}

// Merged is what several documents of dsnlint come to, as one run would have told it.
type Merged struct {
	// Format is what the parts are and what Write writes: findings, facts or sarif.
	Format string
	// Unread are the problems, each as a line for people.
	Unread []string
	// Missing are the shards that no part holds, in words. They are among the problems.
	Missing []string

	open  []finding.Severity // of the findings that are not suppressed
	write func(w io.Writer, exitCode int) error
}

// Reaches reports whether a finding that is not suppressed is at or above the level.
func (m *Merged) Reaches(level finding.Severity) bool {
	return slices.ContainsFunc(m.open, func(s finding.Severity) bool { return s.AtLeast(level) })
}

// Write writes the one document. exitCode is what the program is going to end with, which SARIF tells.
func (m *Merged) Write(w io.Writer, exitCode int) error { return m.write(w, exitCode) }

// Merge joins documents of one format and version. What several of them hold is told once; the order of the parts has no
// influence. Everything that dsnlint would not have written is an error, which holds nothing of the document.
func Merge(parts []Part) (*Merged, error) {
	if len(parts) == 0 {
		return nil, errors.New("there is nothing to merge")
	}
	parts = slices.Clone(parts)
	for i := range parts {
		parts[i].Data = withoutSecrets(parts[i].Data)
	}
	slices.SortStableFunc(parts, func(a, b Part) int { return bytes.Compare(a.Data, b.Data) })
	format := ""
	for i := range parts {
		is, err := parts[i].format()
		if err != nil {
			return nil, parts[i].wrap(err)
		}
		if format != "" && is != format {
			return nil, fmt.Errorf("these are documents of two kinds, %s and %s; merge each kind by itself", formatNames[format], formatNames[is])
		}
		format = is
	}
	switch format {
	case "facts":
		return mergeFacts(parts)
	case "sarif":
		return mergeSARIF(parts)
	}
	return mergeFindings(parts)
}

var formatNames = map[string]string{
	"findings": "findings (check --format json)", "facts": "facts (facts --format json)", "sarif": "SARIF",
}

func (p *Part) wrap(err error) error { return fmt.Errorf("%s: %w", clean(p.Name), err) }

// present notes that a key is there, and reads nothing of it.
type present bool

func (p *present) UnmarshalJSON([]byte) error {
	*p = true
	return nil
}

var (
	errNotOurs = errors.New("this is no document of dsnlint; merge takes what `dsnlint check --format json`, `--format sarif` and `dsnlint facts --format json` write")
	errVersion = fmt.Errorf("schema_version is not %q, which this version of dsnlint reads; merge with the version that wrote the document", schemaVersion)
)

// format tells what a document is by the keys at its top.
func (p *Part) format() (string, error) {
	p.Data = bytes.TrimPrefix(p.Data, []byte("\ufeff"))
	switch {
	case len(bytes.TrimSpace(p.Data)) == 0:
		return "", errors.New("the file is empty; did the run that should have written it fail?")
	case bytes.HasPrefix(p.Data, []byte("\xff\xfe")), bytes.HasPrefix(p.Data, []byte("\xfe\xff")):
		return "", errors.New("this is UTF-16, as some shells write it; let dsnlint write the file itself, with --output")
	}
	var top struct {
		SchemaVersion any     `json:"schema_version"`
		Version       any     `json:"version"`
		Findings      present `json:"findings"`
		Facts         present `json:"facts"`
		Runs          present `json:"runs"`
	}
	if err := json.Unmarshal(p.Data, &top); err != nil {
		return "", unreadable(err)
	}
	switch {
	case bool(top.Runs) && top.Version == sarifVersion:
		return "sarif", nil
	case bool(top.Findings) == bool(top.Facts):
		return "", errNotOurs
	case top.SchemaVersion != schemaVersion:
		return "", errVersion
	case bool(top.Facts):
		return "facts", nil
	}
	return "findings", nil
}

// strict decodes a value that has the keys that we write and no others.
func strict(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return unreadable(err)
	}
	return nil
}

// unreadable says what is wrong with a document, without a piece of it.
func unreadable(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("this is no valid JSON from byte %d on; was the file cut off?", syntax.Offset)
	case errors.As(err, &kind) && kind.Field == "":
		return errNotOurs
	case errors.As(err, &kind):
		return fmt.Errorf("a value has the wrong type at byte %d; dsnlint writes no such document", kind.Offset)
	}
	return errors.New("it has keys that this version of dsnlint does not write; merge with the version that wrote the document, and merge reports of other tools with theirs")
}

// union joins lists, in their order. What is equal by its key is told as often as the list says it that says it most; of
// those, the one that outweighs the others stays.
func union[T any](lists [][]T, key func(*T) string, outweighs func(a, b *T) bool) (out []T, dropped []T) {
	at := map[string][]int{} // of each key, where its first, second … is
	for _, list := range lists {
		seen := map[string]int{}
		for i := range list {
			k := key(&list[i])
			n := seen[k]
			seen[k]++
			if n == len(at[k]) {
				at[k] = append(at[k], len(out))
				out = append(out, list[i])
				continue
			}
			one, other := &out[at[k][n]], &list[i]
			if outweighs(other, one) {
				*one, *other = *other, *one
			}
			dropped = append(dropped, *other)
		}
	}
	return out, dropped
}

// byBytes is the key of what is told once if it is the same in everything.
func byBytes[T any](v *T) string {
	data, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(data)
}

// never is for equals, of which the first stays.
func never[T any](_, _ *T) bool { return false }
