package lint

import (
	"hash/fnv"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// Shard is the part of a run that this one tells: Index of Of, from 1 on. The zero value is the whole run. Together the
// shards tell what one run tells, each thing once.
type Shard struct{ Index, Of int }

// owns reports whether what stands at a path belongs to the shard. It depends on the path and the number of shards only,
// so that files that come or go move no others.
func (s Shard) owns(path string) bool {
	if s.Of < 2 {
		return true
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(path)) // a hash takes everything
	sum := h.Sum64()
	return (sum^sum>>32)%uint64(s.Of) == uint64(s.Index-1)
}

// parts are the repositories of a walk that the shard is about, each to be linted by itself: what one says is nothing to
// another. Where there is only one, the shard is about some of its files.
func (t *tree) parts(o Options) (parts []*tree, byFile bool) {
	all := t.repositories(o)
	if len(all) == 1 {
		return all, o.Shard.Of > 1
	}
	return slices.DeleteFunc(all, func(part *tree) bool { return !o.Shard.owns(part.home) }), false
}

// repositories splits a walk over folders that hold several repositories. Files that belong to none are one more part. A
// repository within another is a part of that one, as a submodule is.
func (t *tree) repositories(o Options) []*tree {
	if o.Index != nil || o.DiffBase != "" || len(t.files) == 0 {
		return []*tree{t}
	}
	homes := newHomes(t)
	byHome := map[string]*tree{}
	var out []*tree
	part := func(full string) *tree {
		home := homes.of(filepath.Dir(full))
		if byHome[home] == nil {
			byHome[home] = &tree{root: t.root, workDir: t.workDir, disk: t.disk, home: t.fromRoot(home), several: true, list: t.without()}
			out = append(out, byHome[home])
		}
		return byHome[home]
	}
	byFolder := map[int32]*tree{}
	for i, e := range t.files {
		if byFolder[e.folder] == nil {
			byFolder[e.folder] = part(t.system(t.name(i)))
		}
		byFolder[e.folder].files = append(byFolder[e.folder].files, e)
	}
	for _, problem := range t.problems {
		p := part(t.system(problem.File))
		p.problems = append(p.problems, problem)
	}
	if len(out) == 1 {
		return []*tree{t}
	}
	slices.SortFunc(out, func(a, b *tree) int { return strings.Compare(a.home, b.home) })
	return out
}

// homes finds the repositories that folders belong to: the outermost, so that a repository within another is a part of it.
type homes struct {
	t     *tree
	own   bool // the root is a repository, and all below it belongs to it
	known map[string]string
}

func newHomes(t *tree) *homes {
	return &homes{t: t, own: t.disk.at(filepath.Join(t.root, ".git")) != isNothing, known: map[string]string{}}
}

// of is the repository of a folder; the root where there is none.
func (h *homes) of(folder string) string {
	if home, ok := h.known[folder]; ok {
		return home
	}
	up := filepath.Dir(folder)
	home := h.t.root
	if inside := folder == h.t.root || !filepath.IsAbs(filepath.FromSlash(h.t.fromRoot(folder))); (!inside || !h.own) && up != folder {
		home = h.of(up)
		if home == h.t.root && folder != h.t.root && h.t.disk.at(filepath.Join(folder, ".git")) != isNothing {
			home = folder
		}
	}
	h.known[folder] = home
	return home
}

// share is what a shard tells of a run over one repository, in which all is read and followed.
type share struct {
	t      *tree
	shard  Shard
	byFile bool
}

func (s share) has(shown string) bool {
	return !s.byFile || s.shard.owns(s.t.fromRoot(s.t.system(shown)))
}

// files counts the files of the share.
func (s share) files() int {
	if !s.byFile {
		return len(s.t.files)
	}
	n := 0
	for i := range s.t.files {
		if s.has(s.t.name(i)) {
			n++
		}
	}
	return n
}

func (s share) problems(all []source.Problem) []source.Problem {
	return slices.DeleteFunc(all, func(p source.Problem) bool { return !s.has(p.File) })
}

func (s share) findings(all []finding.Finding) []finding.Finding {
	if !s.byFile {
		return all
	}
	return slices.DeleteFunc(all, func(f finding.Finding) bool {
		return f.Place.File == nil && !s.has("") || f.Place.File != nil && !s.has(f.Place.File.Path)
	})
}

// facts are those of the share, and beside them those of other shards that its findings are about.
func (s share) facts(all *fact.Set, findings []finding.Finding) (own, beside *fact.Set) {
	if !s.byFile {
		return all, nil
	}
	cited := map[string]bool{}
	for i := range findings {
		cited[findings[i].Fact] = true
	}
	own = all.Where(func(b *fact.Base) bool { return s.has(b.File) })
	beside = all.Where(func(b *fact.Base) bool { return !s.has(b.File) && cited[b.ID] })
	return own, beside
}
