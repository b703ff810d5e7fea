package lint

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
)

// Pruned is the baseline without the entries of findings that are gone. An entry that the run could not have found, since
// it looked elsewhere, judged other rules or could not read the file, stays.
func (b *Baseline) Pruned(r *Result, o Options) *Baseline {
	found := map[string]bool{}
	for i := range r.Findings {
		found[r.Findings[i].Fingerprint] = true
	}
	seen := newSight(r, o)
	out := &Baseline{}
	for _, a := range b.Entries {
		if found[a.Fingerprint] || !seen.of(a) {
			out.Entries = append(out.Entries, a)
		}
	}
	return out
}

// Renewed is the pruned baseline with all findings of the run that are at least this severe and that no comment and no
// configuration accepts. Entries keep their reasons and days, also days that are past: who set them meant it.
func (b *Baseline) Renewed(r *Result, o Options, from finding.Severity) *Baseline {
	out := b.Pruned(r, o)
	tree := newTree(o)
	called, at := called(r.Facts), map[string]int{}
	for i, e := range out.Entries {
		at[e.Fingerprint] = i
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Suppressed != nil && f.Suppressed.Kind != "baseline" || !f.Severity.AtLeast(from) {
			continue
		}
		a := Accepted{Fingerprint: f.Fingerprint, Rule: f.Rule, File: tree.pathOf(f), About: about(f, called)}
		j, known := at[a.Fingerprint]
		if !known {
			at[a.Fingerprint] = len(out.Entries)
			out.Entries = append(out.Entries, a)
			continue
		}
		a.Reason, a.Until = out.Entries[j].Reason, out.Entries[j].Until
		out.Entries[j] = a
	}
	out.sort()
	return out
}

// sight is what a run has looked at.
type sight struct {
	o      Options
	book   *Rulebook
	paths  []string // from the root; "." is everything below it
	unread []string // from the root
}

func newSight(r *Result, o Options) sight {
	t := newTree(o)
	s := sight{o: o, book: r.book}
	named := o.named()
	if o.StdinName != "" {
		named = append(slices.Clone(named), o.StdinName)
	}
	for _, p := range named {
		s.paths = append(s.paths, t.fromRoot(filepath.Clean(t.absolute(p))))
	}
	for _, p := range r.Problems {
		s.unread = append(s.unread, t.fromRoot(t.system(p.File)))
	}
	return s
}

// of reports whether the run would have found what the entry is about.
func (s sight) of(a Accepted) bool {
	if !s.o.judges(a.Rule) || !s.book.wholly(a.Rule) || slices.Contains(s.unread, a.File) {
		return false
	}
	return slices.ContainsFunc(s.paths, func(p string) bool {
		return p == "." && !filepath.IsAbs(filepath.FromSlash(a.File)) || p == a.File || strings.HasPrefix(a.File, p+"/")
	})
}

// called is what people call the facts, by id.
func called(set *fact.Set) map[string]string {
	out := map[string]string{}
	for _, b := range set.Bases() {
		out[b.ID] = b.Name
	}
	for i := range set.Clients {
		c := &set.Clients[i]
		out[c.ID] = strings.Join(append([]string{c.Name}, hostsIn(c.File, c)...), " ")
	}
	return out
}

// about says in a few words what a finding is about, without what moves: lines, and words that a later version may put
// better.
func about(f *finding.Finding, called map[string]string) string {
	name, ok := called[f.Fact]
	if !ok {
		_, name, _ = strings.Cut(f.Fact, ":")
	}
	if option, ok := strings.CutPrefix(f.At, "option "); ok {
		name += " (" + option + ")"
	}
	return strings.TrimSpace(name)
}
