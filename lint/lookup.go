package lint

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/ca"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// lookup answers questions about files that settings name: it is the one place that reads what was not walked.
type lookup struct {
	t       *tree
	seen    map[string]content // by system path
	fetched map[string]string  // base names that a script, Dockerfile or job of this run downloads, and from where
	named   map[string]bool    // system paths of the files that clients name
	mounts  *mounts
	secrets map[string][]source.Place // by file: what may open a store that the file names
	extends *bool                     // whether something adds authorities to stores; nil until it is asked
}

func newLookup(t *tree, resources []setting.Resource, parse *parser.Parser) *lookup {
	l := &lookup{t: t, seen: map[string]content{}, fetched: map[string]string{}, named: map[string]bool{}, mounts: newMounts(t, parse)}
	for i := range resources {
		if resources[i].Type != "download" {
			continue
		}
		url, _ := resources[i].Attribute("url")
		for _, name := range []string{"url", "output"} {
			if a, ok := resources[i].Attribute(name); ok && a.Value.Known() {
				l.fetched[path.Base(a.Value.Text.String())] = url.Value.Text.String()
			}
		}
	}
	return l
}

// settle fills in what is known about the CA that a client names: from the bundle's name, and from the repository.
func (l *lookup) settle(c *fact.Client, asOf time.Time) {
	if c.CA.Profile != "" {
		c.CA.Bundle = ca.Profile(c.CA.Profile, asOf)
	}
	if l.private(c) && l.extended() {
		c.CA.State = "extended"
	}
	if c.CA.Source == fact.CAInline {
		contentOf([]byte(c.CA.Text), "").judge(&c.CA, asOf)
	}
	if c.CA.Source != fact.CAFile || c.CA.Path == "" {
		return
	}
	named, ok := ca.Named(c.CA.Path, asOf)
	if url := l.fetched[path.Base(c.CA.Path)]; url != "" { // it is what was fetched, whatever it is called here
		named, ok = ca.Fetched(url, asOf)
	}
	if a := named; ok {
		c.CA.Bundle = fact.Bundle{Provider: a.Provider, Region: a.Region, Partition: a.Partition, Status: a.Status, ExpiredOn: a.ExpiredOn, NotAfter: a.NotAfter}
	}
	if c.Place.File == nil {
		return
	}
	l.content(c.Place.File.Path, c.CA.Path).opened(l.secrets[c.Place.File.Path]).judge(&c.CA, asOf)
}

// maxPasswords is how many of the secrets of a file are tried on a store: each asks for work.
const maxPasswords = 8

// opened is the content of a sealed store, where one of the secrets that stand beside its name opens it. They serve to
// read certificates, which are public, and are kept nowhere.
func (c content) opened(secrets []source.Place) content {
	if len(c.sealed) == 0 {
		return c
	}
	var passwords []string
	for _, p := range secrets {
		if password := p.Raw(); len(passwords) < maxPasswords && !slices.Contains(passwords, password) {
			passwords = append(passwords, password)
		}
	}
	return contentOf(c.sealed, "", passwords...)
}

// judge says of a client's CA what its content is.
func (c content) judge(of *fact.CA, asOf time.Time) {
	of.State = c.state
	if c.store != nil { // what a bundle holds says more than its name
		of.Bundle = c.store.Bundle(of.Bundle, asOf)
	}
}

// private reports whether a client trusts a store that others may extend, and goes where that decides.
func (l *lookup) private(c *fact.Client) bool {
	if c.CA.Source != fact.CASystem && c.CA.Source != fact.CABundled || c.CA.Profile != "" {
		return false
	}
	return slices.ContainsFunc(c.Hosts, func(h fact.Host) bool { return h.CA == "private" })
}

// extended reports whether something of the walk adds authorities to the stores of systems and run-times.
func (l *lookup) extended() bool {
	if l.extends == nil {
		l.extends = new(bool)
		*l.extends = l.t.some(func(name string) bool { return !isDocument(name) }, ca.ExtendsStores)
	}
	return *l.extends
}

func isDocument(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".mdx", ".markdown", ".adoc", ".rst", ".html":
		return true
	}
	return false
}

// content is what is known about a CA file from the repository: its state in fact.CA's words, and what it holds; nil
// where that cannot be told.
type content struct {
	state  string
	store  *ca.Store
	sealed []byte // a store that nothing opens that is known to everybody
}

// content says what stands at a relative path. A path is expected in the repository only when the folder that it names is
// there: anything else may be downloaded or mounted before the program runs, and nobody can know.
func (l *lookup) content(from, name string) content {
	name = filepath.ToSlash(name)
	if rest, ok := strings.CutPrefix(name, "classpath:"); ok {
		return l.resource(strings.TrimPrefix(rest, "/"))
	}
	name = strings.TrimPrefix(strings.TrimPrefix(name, "file:"), "//")
	if _, ok := l.fetched[path.Base(name)]; ok {
		return content{}
	}
	if path.IsAbs(name) {
		return l.mounted(from, name)
	}
	if strings.ContainsAny(name, ":\\$%{}<>~") {
		return content{}
	}
	below := filepath.Dir(l.t.system(from))
	for _, base := range []string{below, l.t.root} {
		full := filepath.Join(base, filepath.FromSlash(name))
		if !strings.HasPrefix(full, l.t.root+string(filepath.Separator)) {
			continue
		}
		if c := l.file(full); c.state != "" {
			return c
		}
	}
	for _, base := range []string{below, l.t.root} {
		folder := filepath.Dir(filepath.Join(base, filepath.FromSlash(name)))
		if path.Dir(path.Clean(name)) != "." && strings.HasPrefix(folder, l.t.root+string(filepath.Separator)) && l.t.disk.at(folder) == isFolder {
			if ignored(filepath.Join(base, filepath.FromSlash(name))) {
				return content{} // it is there where the program runs, and kept out of the repository on purpose
			}
			return content{state: "missing"}
		}
	}
	return content{}
}

// resource says what stands at a path among the resources of a Java program, where one module of the walk has it.
func (l *lookup) resource(name string) content {
	var found string
	for i := range l.t.files {
		if strings.HasSuffix("/"+l.t.name(i), "/src/main/resources/"+name) {
			if found != "" {
				return content{}
			}
			found = l.t.path(i)
		}
	}
	if found == "" {
		return content{}
	}
	return l.file(found)
}

// file reads a CA file once; the zero content means that there is none.
func (l *lookup) file(full string) content {
	c, ok := l.seen[full]
	if !ok {
		c = l.readCA(full)
		l.seen[full] = c
	}
	if c.state != "" {
		l.named[full] = true
	}
	return c
}

func (l *lookup) readCA(full string) content {
	data, err := l.t.disk.read(full, true, nil)
	switch {
	case err != nil:
		return content{state: "found"}
	case data == nil:
		return content{}
	}
	return contentOf(data, full)
}

// contentOf tells certificates from what stands in their place. Of a file that is not called as texts of certificates are
// only what is in one of the formats says anything.
func contentOf(data []byte, name string, passwords ...string) content {
	s := ca.Read(data, passwords...)
	switch {
	case s.Sealed:
		return content{state: "found", sealed: data}
	case s.Format == "" && (!isPEMName(name) || !s.Text(data)):
		return content{state: "found"}
	case s.Format == "" && len(bytes.TrimSpace(data)) > 64 && !bytes.Contains(bytes.ToLower(data), []byte("placeholder")):
		return content{state: "not-a-certificate"}
	case s.Format == "":
		return content{state: "placeholder"}
	case s.Undecided(), len(s.Certificates) > 0 && !s.Cut:
		return content{state: "found", store: s}
	case s.Cut:
		return content{state: "truncated"}
	case s.Empty():
		return content{state: "placeholder"}
	}
	return content{state: "not-a-certificate"}
}

// isPEMName reports whether a file is called as texts of certificates are.
func isPEMName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pem", ".crt", ".cer", ".ca":
		return true
	}
	return false
}
