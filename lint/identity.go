package lint

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// identify gives every finding the fingerprint that survives moved lines. It is made of what stands in the finding's own
// file: what other files say is known in one run and not in another. Findings that are equal in all of that are counted
// in the order of the file.
func identify(findings []finding.Finding, t *tree, s *scanned, set *fact.Set) {
	who := newIdentities(t, s, set)
	seen := map[string]int{}
	sortFindings(findings)
	for i := range findings {
		f := &findings[i]
		path, subject := t.pathOf(f), who.subject(f)
		key := strings.Join([]string{f.Rule, path, subject, f.At}, "\x00")
		seen[key]++
		f.Fingerprint = finding.FingerprintOf(f.Rule, path, subject, f.At+"#"+strconv.Itoa(seen[key]))
	}
}

// identities know what findings are about, in words that stay.
type identities struct {
	clients     map[string]*fact.Client
	others      map[string]string                     // of facts that are no clients, by id
	definitions map[string]*spans[setting.Definition] // by the file of the value
}

// countedBy is the end of an id that tells equal facts apart. It is no part of an identity: a connection that is right must
// not move those that are wrong.
var countedBy = source.Pattern(`#[0-9]+$`)

func newIdentities(t *tree, s *scanned, set *fact.Set) identities {
	out := identities{map[string]*fact.Client{}, map[string]string{}, definitions(s)}
	for _, b := range set.Bases() {
		out.others[b.ID] = strings.Replace(countedBy().ReplaceAllString(b.ID, ""), ":"+t.fromRoot(t.system(b.File))+":", ":", 1)
	}
	for i := range set.Clients {
		out.clients[set.Clients[i].ID] = &set.Clients[i]
	}
	return out
}

func definitions(s *scanned) map[string]*spans[setting.Definition] {
	in := map[string][]spanned[setting.Definition]{}
	for i := range s.found {
		for _, d := range s.found[i].Definitions {
			if at := d.Value.Place(); at.File != nil {
				in[at.File.Path] = append(in[at.File.Path], spanned[setting.Definition]{at.Span, d})
			}
		}
	}
	out := map[string]*spans[setting.Definition]{}
	for name, list := range in {
		out[name] = newSpans(list)
	}
	return out
}

// subject is what a finding is about: a client's name and its hosts, so far as the finding's file tells them. A driver is
// decided by a manifest, and is left out.
func (w identities) subject(f *finding.Finding) string {
	c, ok := w.clients[f.Fact]
	if !ok || f.Place.File == nil {
		if other, ok := w.others[f.Fact]; ok {
			return other
		}
		return f.Fact
	}
	return strings.Join(append([]string{"client:" + w.name(f, c)}, hostsIn(f.Place.File.Path, c)...), "@")
}

// name is that of the variable that holds the value, wherever it is read: a run over its file alone knows no reader. All
// else is called as its client.
func (w identities) name(f *finding.Finding, c *fact.Client) string {
	name, shortest := c.Name, -1
	path := f.Place.File.Path
	for span, d := range w.definitions[path].near(f.Place.Span) {
		if !span.Contains(f.Place.Span) || shortest >= 0 && span.Len() > shortest {
			continue
		}
		ref := strings.Replace(d.Ref, path+"/", "", 1) // a path would tell where the run was started
		if span.Len() < shortest || shortest < 0 || ref < name {
			name, shortest = ref, span.Len()
		}
	}
	return name
}

// hostsIn are the names of a client's hosts that stand in a file, each once.
func hostsIn(path string, c *fact.Client) []string {
	var out []string
	for _, h := range c.Hosts {
		if h.Name != "" && h.Place.File != nil && h.Place.File.Path == path && !slices.Contains(out, h.Name) {
			out = append(out, h.Name)
		}
	}
	slices.Sort(out)
	return out
}
