// Package policies holds the judgement as data: one Rego file and one test per rule, and the tables of dates, defaults,
// host patterns and levels that rules and stages read. It imports nothing of the project.
package policies

import (
	"embed"
	"io/fs"
	"strings"
	"sync"
)

//go:embed *.rego
var regoFS embed.FS

// Module is one Rego file.
type Module struct {
	Name string // file name, e.g. tls-disabled.rego
	Text string
}

// Modules returns the embedded rules, by name, without their tests.
func Modules() []Module { return ModulesIn(regoFS) }

// ModulesIn returns the Rego files at the top of a file system, by name, without their tests.
func ModulesIn(fsys fs.FS) []Module {
	names, err := fs.Glob(fsys, "*.rego")
	if err != nil {
		return nil
	}
	var out []Module
	for _, name := range names {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		text, err := fs.ReadFile(fsys, name)
		if err == nil {
			out = append(out, Module{Name: name, Text: string(text)})
		}
	}
	return out
}

// Levels is how severity follows from where a value comes from, from the host and from the context.
type Levels struct {
	AssumeSinceYears int        `json:"assume_since_years"`
	Servers          []LevelRow `json:"servers"`  // the first row that fits counts: it raises before the host is looked at, and lowers in the end
	Hosts            []LevelRow `json:"hosts"`    // the first row that fits counts
	Contexts         []LevelRow `json:"contexts"` // then the first of these
	ContextPaths     []PathRow  `json:"context_paths"`
}

// LevelRow raises, lowers or bounds a severity. Empty lists fit everything.
type LevelRow struct {
	Class   []string `json:"class"`
	Origin  []string `json:"origin"`
	Context []string `json:"context"`
	Mode    []string `json:"mode"`   // ssl_mode of a client
	Server  []string `json:"server"` // whether the server that a client talks to refuses plaintext: yes, no, unknown
	Raise   string   `json:"raise"`  // of Servers: at least this, before the host and the context are looked at
	AtMost  string   `json:"at_most"`
	AtLeast string   `json:"at_least"` // never raises above the severity before this row
	Lower   int      `json:"lower"`    // steps down
}

// PathRow gives a context to paths. Globs use '/' and '**'; they match the path below the repository root.
type PathRow struct {
	Context string   `json:"context"`
	Globs   []string `json:"globs"`
	Except  []string `json:"except"`
}

// LevelTable returns the embedded levels.
func LevelTable() *Levels { return levels() }

var levels = sync.OnceValue(func() *Levels {
	var out Levels
	mustDecode("data/levels.json", &out)
	return &out
})
