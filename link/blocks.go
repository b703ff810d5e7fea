package link

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// maxBlocks bounds the blocks that are looked at for one unit: thousands that all say the same are one environment.
const maxBlocks = 1000

// definedIn is a name in a project.
type definedIn struct {
	component string
	name      string // a ref, or what it is folded to
}

// blocks are what gives variables of the environment their values, found without a look at all of them.
type blocks struct {
	n      int
	byName map[definedIn][]numbered // in their order
	folder map[string]*merged
}

// numbered is a block and its place in the order of all.
type numbered struct {
	at int
	*block
}

// merged is what all blocks of a folder say together: the first that names a variable counts.
type merged struct {
	values map[string]source.Text
	folded map[string]source.Text
}

func newBlocks() blocks {
	return blocks{byName: map[definedIn][]numbered{}, folder: map[string]*merged{}}
}

// add takes a block that is complete.
func (s *blocks) add(b *block) {
	next := numbered{s.n, b}
	s.n++
	for ref, value := range b.values {
		if !value.IsZero() {
			s.name(b.component, ref, next)
		}
	}
	for key := range b.folded {
		if key != "" {
			s.name(b.component, foldedMark+key, next)
		}
	}
	m := s.folder[b.folder]
	if m == nil {
		m = &merged{values: map[string]source.Text{}, folded: map[string]source.Text{}}
		s.folder[b.folder] = m
	}
	m.add(b)
}

// foldedMark tells what a ref is folded to from a ref.
const foldedMark = "\x00"

func (s *blocks) name(component, name string, b numbered) {
	k := definedIn{component, name}
	s.byName[k] = append(s.byName[k], b)
}

func (m *merged) add(b *block) {
	for _, ref := range slices.Sorted(maps.Keys(b.values)) {
		if _, taken := m.values[ref]; taken {
			continue
		}
		m.values[ref] = b.values[ref]
		if key := folded(ref); key != "" {
			if _, taken := m.folded[key]; !taken {
				m.folded[key] = b.values[ref]
			}
		}
	}
}

// answering yields the blocks that give one of the names a value for a program of one of the projects, in their order.
func (s *blocks) answering(wanted, homes []string) func(yield func(*block) bool) {
	var lists [][]numbered
	for name := range underNames(wanted) {
		for component := range around(homes) {
			if list := s.byName[definedIn{component, name}]; len(list) > 0 {
				lists = append(lists, list)
			}
		}
	}
	return func(yield func(*block) bool) {
		for range maxBlocks {
			var first *numbered
			for _, list := range lists {
				if len(list) > 0 && (first == nil || list[0].at < first.at) {
					first = &list[0]
				}
			}
			if first == nil || !yield(first.block) {
				return
			}
			for i, list := range lists {
				if len(list) > 0 && list[0].at == first.at {
					lists[i] = list[1:]
				}
			}
		}
	}
}

// underNames are the names under which a block may answer the wanted refs.
func underNames(wanted []string) map[string]bool {
	out := map[string]bool{}
	for _, ref := range wanted {
		out[ref] = true
		if key := folded(ref); key != "" && strings.HasPrefix(ref, propertyRef) {
			out[foldedMark+key] = true
		}
	}
	return out
}

// around are some projects and those that they lie in.
func around(components []string) map[string]bool {
	out := map[string]bool{".": true}
	for _, c := range components {
		for ; !out[c]; c = path.Dir(c) {
			out[c] = true
		}
	}
	return out
}

// lookup is how a block, completed by its neighbours, answers.
type lookup struct {
	own    *block
	folder *merged
}

func (l lookup) value(ref string) (source.Text, bool) {
	if v, ok := l.own.values[ref]; ok {
		return v, true
	}
	v, ok := l.folder.values[ref]
	return v, ok
}

func (l lookup) relaxed(key string) (source.Text, bool) {
	if l.own.folded[key] {
		for _, ref := range slices.Sorted(maps.Keys(l.own.values)) {
			if folded(ref) == key {
				return l.own.values[ref], true
			}
		}
	}
	v, ok := l.folder.folded[key]
	return v, ok
}
