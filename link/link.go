// Package link follows names from file to file: it finds out where the variables that a program reads get their values,
// and which of the connections found that way were already found where the value stands. Settings go in, settings come
// out; it reads no file.
package link

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	maxEnvironments = 8 // blocks that give the names of one unit different values
	maxHops         = 4 // definitions that refer to others
)

// Links holds what all files of a run define.
type Links struct {
	blocks    []*block
	byFolder  map[string][]*block
	component func(file string) string
}

// block is a place that gives names values together: a .env file, the variables of a service.
type block struct {
	file      string
	folder    string
	component string
	values    map[string]source.Text
	folded    map[string]bool
}

// Environment is one set of values that a program may run with, by the names' refs: those of one block, completed by its
// neighbours'.
type Environment map[string]source.Text

// New gathers the definitions of all units. component gives the folder of the project that a file belongs to: the nearest
// one around it with a manifest. Values hold for programs of the same project, or of one inside it.
func New(found []setting.Found, component func(file string) string) *Links {
	l := &Links{byFolder: map[string][]*block{}, component: component}
	byPlace := map[source.Place]*block{}
	for i := range found {
		for _, d := range found[i].Definitions {
			if d.Block.File == nil {
				continue
			}
			b := byPlace[d.Block]
			if b == nil {
				file := d.Block.File.Path
				b = &block{file: file, folder: path.Dir(file), component: component(file), values: map[string]source.Text{}, folded: map[string]bool{}}
				byPlace[d.Block] = b
				l.blocks = append(l.blocks, b)
				l.byFolder[b.folder] = append(l.byFolder[b.folder], b)
			}
			b.values[d.Ref] = d.Value // the last one counts
			b.folded[folded(d.Ref)] = true
		}
	}
	return l
}

// Environments lists the environments that give values to names which the connections of a unit refer to, at most
// maxEnvironments, each different from those before it. A unit's own files are none: what they say was seen when they were
// read.
func (l *Links) Environments(files []*source.File, found *setting.Found) []Environment {
	wanted, own := references(found), paths(files)
	if len(wanted) == 0 {
		return nil
	}
	var homes []string
	for file := range own {
		homes = append(homes, l.component(file))
	}
	var out []Environment
	seen := map[string]bool{}
	for _, b := range l.blocks {
		if len(out) == maxEnvironments {
			break
		}
		if own[b.file] || !b.answers(wanted) || !b.reaches(homes) {
			continue
		}
		values := l.complete(b, wanted)
		if print := fingerprint(wanted, values); len(values) > 0 && !seen[print] {
			seen[print] = true
			out = append(out, values)
		}
	}
	return out
}

// answers reports whether a block gives one of the names a value.
func (b *block) answers(wanted []string) bool {
	return slices.ContainsFunc(wanted, func(ref string) bool {
		key := folded(ref)
		return !b.values[ref].IsZero() || key != "" && strings.HasPrefix(ref, propertyRef) && b.folded[key]
	})
}

// reaches reports whether a block's definitions hold in any of the projects.
func (b *block) reaches(components []string) bool {
	return slices.ContainsFunc(components, func(c string) bool { return within(c, b.component) })
}

func within(folder, outer string) bool {
	return folder == outer || outer == "." || strings.HasPrefix(folder, outer+"/")
}

// complete gives the wanted names the values that they have in b, and those that b leaves out the ones of its neighbours
// in the same folder. Names in the values are replaced likewise.
func (l *Links) complete(b *block, wanted []string) Environment {
	known, relaxed := map[string]source.Text{}, map[string]source.Text{}
	for _, x := range append([]*block{b}, l.byFolder[b.folder]...) {
		for ref, value := range x.values {
			if _, taken := known[ref]; !taken {
				known[ref], relaxed[folded(ref)] = value, value
			}
		}
	}
	out := Environment{}
	for _, ref := range wanted {
		value, ok := known[ref]
		if key := folded(ref); !ok && key != "" && strings.HasPrefix(ref, propertyRef) {
			value, ok = relaxed[key]
		}
		if !ok {
			continue
		}
		if value = resolved(value, known, ref); value.String() != string(source.Hole) {
			out[ref] = value
		}
	}
	return out
}

// folded spells a name as readers of configuration compare the variables of the environment with their keys: Spring and
// .NET take DB_URL for db.url, and ConnectionStrings__Main for ConnectionStrings:Main. "" for a name of one word, which
// too many variables are called.
func folded(ref string) string {
	_, name, _ := strings.Cut(ref, ":")
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return strings.ContainsRune("._-:", c) })
	if len(words) < 2 {
		return ""
	}
	return strings.Join(words, "")
}

// resolved replaces the names that a value refers to, but not its own.
func resolved(value source.Text, known map[string]source.Text, self string) source.Text {
	others := maps.Clone(known)
	delete(others, self)
	for range maxHops {
		next, ok := value.Fill(others)
		if !ok || next.Len() > maxText {
			break
		}
		value = next
	}
	return value
}

// maxText bounds a value that is put together from others, in bytes.
const maxText = 1 << 16

// fingerprint tells environments apart by what they say.
func fingerprint(wanted []string, values Environment) string {
	var b strings.Builder
	for _, ref := range wanted {
		b.WriteString(values[ref].String())
		b.WriteByte(0)
	}
	return b.String()
}

func paths(files []*source.File) map[string]bool {
	out := make(map[string]bool, len(files))
	for _, f := range files {
		out[f.Path] = true
	}
	return out
}

// references lists the variables of the environment that a unit refers to, each once.
func references(found *setting.Found) []string {
	var refs []string
	seen := map[string]bool{}
	note := func(ref string) {
		if (strings.HasPrefix(ref, "env:") || strings.HasPrefix(ref, propertyRef)) && !seen[ref] {
			seen[ref] = true
			refs = append(refs, ref)
		}
	}
	for i := range found.Connections {
		for t := range texts(&found.Connections[i]) {
			for _, ref := range t.Refs() {
				note(ref)
			}
		}
	}
	for _, ref := range found.References {
		note(ref)
	}
	return refs
}
