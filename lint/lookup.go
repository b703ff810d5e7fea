package lint

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/ca"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// lookup answers questions about files that settings name: it is the one place that reads what was not walked.
type lookup struct {
	t       *tree
	seen    map[string]string // system path → state
	fetched map[string]bool   // base names that a script, Dockerfile or job of this run downloads
}

func newLookup(t *tree, resources []setting.Resource) *lookup {
	l := &lookup{t: t, seen: map[string]string{}, fetched: map[string]bool{}}
	for i := range resources {
		if resources[i].Type != "download" {
			continue
		}
		for _, name := range []string{"output", "url"} {
			if a, ok := resources[i].Attribute(name); ok && a.Value.Known() {
				l.fetched[path.Base(a.Value.Text.String())] = true
			}
		}
	}
	return l
}

// settle fills in what is known about the CA that a client names: from the bundle's name, and from the repository.
func (l *lookup) settle(c *fact.Client, asOf time.Time) {
	if c.CA.Source != fact.CAFile || c.CA.Path == "" {
		return
	}
	if a, ok := ca.NamedAt(c.CA.Path, asOf); ok {
		c.CA.Bundle = fact.Bundle{Provider: a.Provider, Region: a.Region, Partition: a.Partition, Status: a.Status, ExpiredOn: a.ExpiredOn}
	}
	if c.Place.File != nil {
		c.CA.State = l.state(c.Place.File.Path, c.CA.Path)
	}
}

// state says what stands at a relative path. A path is expected in the repository only when the folder that it names is
// there: anything else may be downloaded or mounted before the program runs, and nobody can know.
func (l *lookup) state(from, name string) string {
	name = filepath.ToSlash(name)
	if l.fetched[path.Base(name)] || path.IsAbs(name) || strings.ContainsAny(name, ":\\$%{}<>~") || !strings.Contains(name, "/") {
		return ""
	}
	below := filepath.Join(l.t.workDir, filepath.FromSlash(path.Dir(from)))
	for _, base := range []string{below, l.t.root} {
		full := filepath.Join(base, filepath.FromSlash(name))
		if !strings.HasPrefix(full, l.t.root+string(filepath.Separator)) {
			continue
		}
		if s := l.fileState(full); s != "" {
			return s
		}
	}
	for _, base := range []string{below, l.t.root} {
		folder := filepath.Dir(filepath.Join(base, filepath.FromSlash(name)))
		if path.Dir(path.Clean(name)) != "." && strings.HasPrefix(folder, l.t.root+string(filepath.Separator)) && isDir(folder) {
			return "missing"
		}
	}
	return ""
}

func isDir(p string) bool {
	info, err := os.Stat(p)
	return err == nil && info.IsDir()
}

// fileState reads the head of a CA file once; "" means that there is none.
func (l *lookup) fileState(full string) string {
	if s, ok := l.seen[full]; ok {
		return s
	}
	s := readState(full)
	l.seen[full] = s
	return s
}

func readState(full string) string {
	info, err := os.Stat(full)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	if info.Size() > maxBytes || !isPEMName(full) {
		return "found"
	}
	data, err := os.ReadFile(full)
	if err != nil {
		return "found"
	}
	if placeholderBody(data) {
		if len(strings.TrimSpace(string(data))) < 64 || strings.Contains(strings.ToLower(string(data)), "placeholder") {
			return "placeholder"
		}
		return "not-a-certificate"
	}
	return "found"
}

// isPEMName leaves out the binary stores, whose content is another stage's business.
func isPEMName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pem", ".crt", ".cer", ".ca":
		return true
	}
	return false
}
