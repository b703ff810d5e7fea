// Package observed holds the driver tables against the lab's recordings: what a real driver did against the six servers
// must be what its table predicts. It also makes the index that tells which rows of the tables were seen running.
package observed

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Recording is what was observed of one driver.
type Recording struct {
	Driver string `json:"driver"`
	Cases  []Case `json:"cases"`
}

// Case is one source file that was run in one version of the driver.
type Case struct {
	Case    string  `json:"case"` // path below the repository
	SHA256  string  `json:"sha256"`
	Version string  `json:"version"`
	Runtime string  `json:"runtime"`
	Trust   string  `json:"trust"`
	Servers Servers `json:"servers"`
	Error   string  `json:"error"`
}

// Load reads every recording of a checkout, by driver.
func Load(repository string) ([]Recording, error) {
	files, err := filepath.Glob(filepath.Join(repository, "driver", "testdata", "observed", "*.json"))
	if err != nil {
		return nil, err
	}
	var out []Recording
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var r Recording
		if err := json.Unmarshal(data, &r); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, r)
	}
	return out, nil
}

// Replay reads cases as the linter does.
type Replay struct {
	repository string
	parser     *parser.Parser
	parsed     map[string][]setting.Connection // by case
}

// NewReplay prepares to read the cases of a checkout.
func NewReplay(repository string) *Replay {
	return &Replay{repository: repository, parser: parser.New(driver.Known()), parsed: map[string][]setting.Connection{}}
}

// Connection returns the one connection of a case. An error says that the file is not the one that was run, or that the
// linter does not find exactly one connection in it.
func (r *Replay) Connection(c *Case) (*setting.Connection, error) {
	found, ok := r.parsed[c.Case]
	if !ok {
		data, err := os.ReadFile(filepath.Join(r.repository, filepath.FromSlash(c.Case)))
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		if hex.EncodeToString(sum[:]) != c.SHA256 {
			return nil, fmt.Errorf("the file has changed since it was run: run `make lab` again")
		}
		found = r.parser.Parse([]*source.File{source.NewFile(c.Case, data)}).Connections
		r.parsed[c.Case] = found
	}
	if len(found) != 1 {
		return nil, fmt.Errorf("the linter finds %d connections in it, not one", len(found))
	}
	return &found[0], nil
}

// Index makes the content of driver/observed.json: the versions of each driver that were run, and the rows that decided
// a run alone.
func Index(repository string) ([]byte, error) {
	recordings, err := Load(repository)
	if err != nil {
		return nil, err
	}
	replay := NewReplay(repository)
	index := map[string]driver.Observation{}
	for _, rec := range recordings {
		o, err := replay.observe(&rec)
		if err != nil {
			return nil, err
		}
		index[rec.Driver] = o
	}
	data, err := json.MarshalIndent(index, "", " ")
	return append(data, '\n'), err
}

func (r *Replay) observe(rec *Recording) (driver.Observation, error) {
	o := driver.Observation{Runs: len(rec.Cases), Rows: []string{}, Versions: []string{}}
	seen := map[*driver.Row]map[string]bool{} // row → the choices that were run
	for i := range rec.Cases {
		c := &rec.Cases[i]
		if !slices.Contains(o.Versions, c.Version) {
			o.Versions = append(o.Versions, c.Version)
		}
		conn, err := r.Connection(c)
		if err != nil {
			return o, fmt.Errorf("%s: %w", c.Case, err)
		}
		decisions := driver.Deciding(conn, rec.Driver, c.Version)
		if len(decisions) != 1 {
			continue
		}
		row := decisions[0].Row
		if seen[row] == nil {
			seen[row] = map[string]bool{}
		}
		for _, v := range decisions[0].Values {
			seen[row][v] = true
		}
	}
	for row, choices := range seen {
		if !slices.ContainsFunc(row.Choices(), func(v string) bool { return !choices[v] }) {
			o.Rows = append(o.Rows, row.Key())
		}
	}
	slices.Sort(o.Rows)
	slices.SortFunc(o.Versions, driver.CompareVersions)
	return o, nil
}

// manifests write the version of one package as a project of its ecosystem does: the file's name and its text.
var manifests = map[string]func(name, version string) (file, text string){
	"pypi": func(name, version string) (string, string) { return "requirements.txt", name + "==" + version + "\n" },
	"npm": func(name, version string) (string, string) {
		return "package.json", fmt.Sprintf("{\"dependencies\": {%q: %q}}\n", name, version)
	},
	"go": func(name, version string) (string, string) {
		return "go.mod", "module cases\n\ngo 1.26\n\nrequire " + name + " v" + version + "\n"
	},
	"maven": func(name, version string) (string, string) {
		group, artifact, _ := strings.Cut(name, ":")
		return "pom.xml", fmt.Sprintf("<project><dependencies><dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency></dependencies></project>\n", group, artifact, version)
	},
	"cargo": func(name, version string) (string, string) {
		return "Cargo.toml", fmt.Sprintf("[package]\nname = \"cases\"\n\n[dependencies]\n%s = \"=%s\"\n", name, version)
	},
	"composer": func(name, version string) (string, string) {
		return "composer.lock", fmt.Sprintf("{\"packages\": [{\"name\": %q, \"version\": %q}]}\n", name, version)
	},
	"gem": func(name, version string) (string, string) {
		return "Gemfile.lock", fmt.Sprintf("GEM\n  specs:\n    %s (%s)\n\nDEPENDENCIES\n  %s\n", name, version, name)
	},
}
