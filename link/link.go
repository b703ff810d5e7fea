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

// MaxEnvironments bounds how many blocks that give the names of one unit different values are told apart.
const MaxEnvironments = 8

// maxHops bounds the definitions that refer to others.
const maxHops = 4

// Links holds what all files of a run define.
type Links struct {
	blocks    blocks              // of variables
	byFolder  map[string][]*block // of variables
	values    []*block            // of charts
	sets      map[string][]*block // of variables under a name of their own, by it
	component func(file string) string
}

// Space is a kind of names that are followed from file to file.
type Space string

// Spaces are followed in this order: the values of a chart decide what the variables are that its templates set.
const (
	Values Space = "values:" // of a Helm chart
	Sets   Space = "set:"    // variables under a name of their own: "set:configmap/app/DB_HOST"; all of them end in "/"
	Env    Space = "env:"    // variables of the environment
)

// Spaces lists the spaces in the order in which they are followed.
func Spaces() []Space { return []Space{Values, Sets, Env} }

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

// With returns e with the values of another environment that it lacks.
func (e Environment) With(other Environment) Environment {
	out := maps.Clone(other)
	maps.Copy(out, e)
	return out
}

// New gathers the definitions of all units. component gives the folder of the project that a file belongs to: the nearest
// one around it with a manifest. Values hold for programs of the same project, or of one inside it.
func New(found []setting.Found, component func(file string) string) *Links {
	l := &Links{blocks: newBlocks(), byFolder: map[string][]*block{}, sets: map[string][]*block{}, component: component}
	for i := range found {
		l.Add(found[i].Definitions)
	}
	return l
}

// Add takes the definitions of one unit, as it was read once: in another reading they are other blocks.
func (l *Links) Add(definitions []setting.Definition) {
	type key struct {
		source.Place
		Space
	}
	blocks := map[key]*block{}
	var order []key
	for _, d := range definitions {
		if d.Block.File == nil {
			continue
		}
		k := key{d.Block, spaceOf(d.Ref)}
		b := blocks[k]
		if b == nil {
			b = l.open(d)
			blocks[k], order = b, append(order, k)
		}
		b.values[d.Ref] = d.Value // the last one counts
		b.folded[folded(d.Ref)] = true
	}
	for _, k := range order {
		l.keep(blocks[k], k.Space)
	}
}

// keep makes a block that is complete known.
func (l *Links) keep(b *block, space Space) {
	switch space {
	case Values:
		l.values = append(l.values, b)
	case Sets:
		names := map[string]bool{}
		for ref := range b.values {
			for i := strings.LastIndexByte(ref, '/'); i >= 0; i = strings.LastIndexByte(ref[:i], '/') {
				names[ref[:i+1]] = true
			}
		}
		for name := range names {
			l.sets[name] = append(l.sets[name], b)
		}
	default:
		l.blocks.add(b)
		l.byFolder[b.folder] = append(l.byFolder[b.folder], b)
	}
}

// open makes the block that a definition is the first of.
func (l *Links) open(d setting.Definition) *block {
	file := d.Block.File.Path
	return &block{file: file, folder: path.Dir(file), component: l.component(file), values: map[string]source.Text{}, folded: map[string]bool{}}
}

func spaceOf(ref string) Space {
	for _, s := range Spaces() {
		if strings.HasPrefix(ref, string(s)) {
			return s
		}
	}
	return ""
}

// Environments lists the environments that give values to names of one space which a unit refers to, each different from
// those before it: at most MaxEnvironments, and one more by which is told that there are others.
func (l *Links) Environments(space Space, files []*source.File, found *setting.Found) []Environment {
	wanted := references(space, found)
	if len(wanted) == 0 || len(files) == 0 {
		return nil
	}
	var out []Environment
	seen := map[string]bool{}
	add := func(values Environment) bool {
		if print := fingerprint(values); len(values) > 0 && !seen[print] {
			seen[print] = true
			out = append(out, values)
		}
		return len(out) <= MaxEnvironments
	}
	switch space {
	case Values:
		l.charts(files[0].Path, wanted, add)
	case Sets:
		l.named(files[0].Path, wanted, add)
	case Env:
		l.variables(files, wanted, add)
	}
	return out
}

// variables lists the environments that set variables which a unit reads. A unit's own files are none: what they say was
// seen when they were read.
func (l *Links) variables(files []*source.File, wanted []string, add func(Environment) bool) {
	own := paths(files)
	var homes []string
	for file := range own {
		homes = append(homes, l.component(file))
	}
	for b := range l.blocks.answering(wanted, homes) {
		if !own[b.file] && !add(l.complete(b, wanted)) {
			return
		}
	}
}

func within(folder, outer string) bool {
	return folder == outer || outer == "." || strings.HasPrefix(folder, outer+"/")
}

// complete gives the wanted names the values that they have in b, and those that b leaves out the ones of its neighbours
// in the same folder. Names in the values are replaced likewise.
func (l *Links) complete(b *block, wanted []string) Environment {
	known := lookup{b, l.blocks.folder[b.folder]}
	out := Environment{}
	for _, ref := range wanted {
		value, ok := known.value(ref)
		if key := folded(ref); !ok && key != "" && strings.HasPrefix(ref, propertyRef) {
			value, ok = known.relaxed(key)
		}
		if !ok {
			continue
		}
		if value = resolved(value, known.value, ref); value.String() != string(source.Hole) {
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
func resolved(value source.Text, known func(ref string) (source.Text, bool), self string) source.Text {
	others := func(ref string) (source.Text, bool) {
		if ref == self {
			return source.Text{}, false
		}
		return known(ref)
	}
	for range maxHops {
		next, ok := value.Fill(passing(others, value))
		if !ok || next.Len() > maxText {
			break
		}
		value = next
	}
	return value
}

// passing gives the names that a value refers to the values that they have, as they are read there.
func passing(values func(ref string) (source.Text, bool), value source.Text) map[string]source.Text {
	out := map[string]source.Text{}
	for _, ref := range value.Refs() {
		if other, ok := values(ref); ok && other.Len()*value.Len() <= maxProduct && other.Parts()*value.Parts() <= maxParts {
			out[ref] = other.Passing(value.Place())
		}
	}
	return out
}

// maxText bounds a value that is put together from others, in bytes.
const maxText = 1 << 16

// maxProduct bounds the bytes of a value times those of another that it stands in, which may name it over and over.
const maxProduct = 1 << 20

// maxParts bounds the pieces of a value times those of another likewise.
const maxParts = 1 << 10

// fingerprint tells environments apart by what they say.
func fingerprint(values Environment) string {
	var b strings.Builder
	for _, ref := range slices.Sorted(maps.Keys(values)) {
		b.WriteString(ref)
		b.WriteByte(0)
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

// Wanted are words of which one stands in every file that gives a value to a name which the units refer to, or which the
// values of such names refer to.
func Wanted(found []setting.Found) map[string]bool {
	refs := map[string]bool{}
	for i := range found {
		for _, space := range Spaces() {
			for _, ref := range references(space, &found[i]) {
				refs[ref] = true
			}
		}
	}
	for range maxHops {
		before := len(refs)
		for i := range found {
			for _, d := range found[i].Definitions {
				if !refs[d.Ref] {
					continue
				}
				for _, ref := range d.Value.Refs() {
					refs[ref] = true
				}
			}
		}
		if len(refs) == before {
			break
		}
	}
	words := map[string]bool{}
	for ref := range refs {
		if word := word(ref); word != "" {
			words[word] = true
		}
	}
	return words
}

// word is what a file that gives a name its value cannot do without: the variable's name, the last key of a chart's value,
// the name of the ConfigMap or Secret.
func word(ref string) string {
	space, name, _ := strings.Cut(ref, ":")
	switch Space(space + ":") {
	case Env:
		return name
	case Values:
		return name[strings.LastIndexByte(name, '.')+1:]
	case Sets:
		_, name, _ = strings.Cut(name, "/")
		name, _, _ = strings.Cut(name, "/")
		return name
	}
	return ""
}

// references lists the names of a space that a unit refers to, each once.
func references(space Space, found *setting.Found) []string {
	var refs []string
	seen := map[string]bool{}
	note := func(ref string) {
		if (strings.HasPrefix(ref, string(space)) || space == Env && strings.HasPrefix(ref, propertyRef)) && !seen[ref] {
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
