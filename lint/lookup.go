package lint

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/ca"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// lookup answers questions about files that settings name: it is the one place that reads what was not walked.
type lookup struct {
	t       *tree
	seen    map[string]content // by system path
	fetched map[string]bool    // base names that a script, Dockerfile or job of this run downloads
}

func newLookup(t *tree, resources []setting.Resource) *lookup {
	l := &lookup{t: t, seen: map[string]content{}, fetched: map[string]bool{}}
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
	if a, ok := ca.Named(c.CA.Path, asOf); ok {
		c.CA.Bundle = fact.Bundle{Provider: a.Provider, Region: a.Region, Partition: a.Partition, Status: a.Status, ExpiredOn: a.ExpiredOn}
	}
	if c.Place.File == nil {
		return
	}
	content := l.content(c.Place.File.Path, c.CA.Path, asOf)
	c.CA.State = content.state
	if content.status != "" { // what a bundle holds says more than its name
		c.CA.Bundle.Status, c.CA.Bundle.ExpiredOn = content.status, content.expiredOn
	}
}

// content is what is known about a CA file from the repository: its state in fact.CA's words, and the status of what it
// holds.
type content struct{ state, status, expiredOn string }

// content says what stands at a relative path. A path is expected in the repository only when the folder that it names is
// there: anything else may be downloaded or mounted before the program runs, and nobody can know.
func (l *lookup) content(from, name string, asOf time.Time) content {
	name = filepath.ToSlash(name)
	if l.fetched[path.Base(name)] || path.IsAbs(name) || strings.ContainsAny(name, ":\\$%{}<>~") || !strings.Contains(name, "/") {
		return content{}
	}
	below := filepath.Dir(l.t.system(from))
	for _, base := range []string{below, l.t.root} {
		full := filepath.Join(base, filepath.FromSlash(name))
		if !strings.HasPrefix(full, l.t.root+string(filepath.Separator)) {
			continue
		}
		if c := l.file(full, asOf); c.state != "" {
			return c
		}
	}
	for _, base := range []string{below, l.t.root} {
		folder := filepath.Dir(filepath.Join(base, filepath.FromSlash(name)))
		if path.Dir(path.Clean(name)) != "." && strings.HasPrefix(folder, l.t.root+string(filepath.Separator)) && isDir(folder) {
			return content{state: "missing"}
		}
	}
	return content{}
}

func isDir(p string) bool {
	info, err := os.Stat(p)
	return err == nil && info.IsDir()
}

// file reads a CA file once; the zero content means that there is none.
func (l *lookup) file(full string, asOf time.Time) content {
	if c, ok := l.seen[full]; ok {
		return c
	}
	c := readCA(full, asOf)
	l.seen[full] = c
	return c
}

func readCA(full string, asOf time.Time) content {
	info, err := os.Stat(full)
	if err != nil || !info.Mode().IsRegular() {
		return content{}
	}
	if info.Size() > maxBytes || !isPEMName(full) {
		return content{state: "found"}
	}
	data, err := os.ReadFile(full)
	if err != nil || bytes.HasPrefix(data, []byte{0x30, 0x82}) { // DER, which has another reader
		return content{state: "found"}
	}
	a, ok := ca.ReadPEM(source.NewFile(filepath.ToSlash(full), data), asOf)
	switch {
	case !ok && len(bytes.TrimSpace(data)) > 64 && !bytes.Contains(bytes.ToLower(data), []byte("placeholder")), ok && a.Status == "not-a-ca" && a.Subject == "":
		return content{state: "not-a-certificate"}
	case !ok, a.Status == "placeholder":
		return content{state: "placeholder"}
	}
	return content{state: "found", status: a.Status, expiredOn: a.ExpiredOn}
}

// isPEMName leaves out the binary stores, whose content is another stage's business.
func isPEMName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pem", ".crt", ".cer", ".ca":
		return true
	}
	return false
}
