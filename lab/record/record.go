// Package record writes what was observed to driver/testdata/observed, where the project's own tests replay it.
package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/lab/bench"
	"github.com/dsnlint/dsnlint/lab/plan"
	"github.com/dsnlint/dsnlint/lab/state"
)

// File is what is known of one driver.
type File struct {
	Driver string `json:"driver"`
	Cases  []Case `json:"cases"`
}

// Case is one case in one version.
type Case struct {
	Case    string                        `json:"case"`
	SHA256  string                        `json:"sha256"` // of the case's bytes
	Version string                        `json:"version"`
	Runtime string                        `json:"runtime"`
	Trust   string                        `json:"trust"` // system: the lab's CA was in the run-time's own store; none: it was not
	Servers map[state.State]state.Outcome `json:"servers"`
	Error   string                        `json:"error,omitempty"` // how the server that tells most was refused
}

// Of makes a case of a result.
func Of(r bench.Result) (Case, error) {
	data, err := os.ReadFile(r.Task.File)
	if err != nil {
		return Case{}, err
	}
	sum := sha256.Sum256(data)
	c := Case{
		Case: r.Task.Case, SHA256: hex.EncodeToString(sum[:]), Version: r.Task.Version, Runtime: r.Task.Runtime, Trust: r.Task.Trust, Servers: r.Servers,
	}
	for _, at := range []state.State{state.Good, state.UnknownCA, state.WrongHost, state.Plain, state.TLSOnly, state.LoginOnly} {
		if c.Error == "" {
			c.Error = r.Errors[at]
		}
	}
	return c, nil
}

// Missing leaves out the tasks that have a recording of the same bytes in the same version.
func Missing(repository string, tasks []plan.Task) ([]plan.Task, error) {
	known := map[string]bool{}
	read := map[string]bool{}
	var out []plan.Task
	for _, t := range tasks {
		if !read[t.Driver] {
			read[t.Driver] = true
			f, err := Read(repository, t.Driver)
			if err != nil {
				return nil, err
			}
			for _, c := range f.Cases {
				known[c.Case+" "+c.Version+" "+c.SHA256] = true
			}
		}
		data, err := os.ReadFile(t.File)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		if !known[t.Case+" "+t.Version+" "+hex.EncodeToString(sum[:])] {
			out = append(out, t)
		}
	}
	return out, nil
}

// Path is a driver's recording in a checkout.
func Path(repository, driver string) string {
	return filepath.Join(repository, "driver", "testdata", "observed", driver+".json")
}

// Read reads a driver's recording; a driver without one has an empty one.
func Read(repository, driver string) (File, error) {
	f := File{Driver: driver}
	data, err := os.ReadFile(Path(repository, driver))
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return f, err
	}
	return f, json.Unmarshal(data, &f)
}

// Merge replaces what was run again and drops cases that are gone; versions that could not be run keep what they had.
func (f *File) Merge(repository string, fresh []Case) {
	f.Cases = slices.DeleteFunc(f.Cases, func(old Case) bool {
		_, err := os.Stat(filepath.Join(repository, filepath.FromSlash(old.Case)))
		again := slices.ContainsFunc(fresh, func(c Case) bool { return c.Case == old.Case && c.Version == old.Version })
		return err != nil || again
	})
	f.Cases = append(f.Cases, fresh...)
	slices.SortFunc(f.Cases, func(a, b Case) int {
		if c := strings.Compare(a.Case, b.Case); c != 0 {
			return c
		}
		return strings.Compare(a.Version, b.Version)
	})
}

// Write writes a driver's recording, one case to a line.
func (f *File) Write(repository string) error {
	var out bytes.Buffer
	name, err := json.Marshal(f.Driver)
	if err != nil {
		return err
	}
	out.WriteString("{\"driver\": " + string(name) + ", \"cases\": [\n")
	for i, c := range f.Cases {
		line, err := c.line()
		if err != nil {
			return err
		}
		out.WriteString(line)
		if i < len(f.Cases)-1 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
	}
	out.WriteString("]}\n")
	if err := os.MkdirAll(filepath.Dir(Path(repository, f.Driver)), 0o755); err != nil {
		return err
	}
	return os.WriteFile(Path(repository, f.Driver), out.Bytes(), 0o644)
}

// line is the case as JSON.
func (c Case) line() (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(c); err != nil {
		return "", err
	}
	return strings.TrimSpace(b.String()), nil
}

// Changes compares a fresh run with the recording of that version, if there is one, and says in words what differs. A
// server that the recording does not name was not there yet.
func (f *File) Changes(fresh Case) (changes []string, recorded bool) {
	for _, old := range f.Cases {
		if old.Case != fresh.Case || old.Version != fresh.Version {
			continue
		}
		for _, at := range state.Known {
			if _, ran := old.Servers[at]; ran && old.Servers[at] != fresh.Servers[at] {
				changes = append(changes, string(at)+": was "+string(old.Servers[at])+", is "+string(fresh.Servers[at]))
			}
		}
		return changes, true
	}
	return nil, false
}
