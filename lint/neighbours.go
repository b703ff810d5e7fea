package lint

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/dsnlint/dsnlint/link"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// neighbourhood reads the files that imports lead to.
type neighbourhood struct {
	s       *scanned
	modules *link.Modules
	read    map[string]*source.File // files whose bytes are kept
	held    map[string]bool         // those of them that something rests on
	added   map[string]int          // files that became units of their own, by their numbers
	recent  recent
	pinned  map[string]*source.File // files that were looked into for what is being read: each stays the one that everybody means
}

func newNeighbourhood(s *scanned) *neighbourhood {
	n := &neighbourhood{s: s, read: map[string]*source.File{}, held: map[string]bool{}, added: map[string]int{}}
	for _, f := range s.files() {
		n.read[f.Path] = f
	}
	return n
}

// of lists the files that the imports of a unit lead to and that hold the name which is looked for, and those of which
// each holds values for one run. It says what a bound keeps out of them.
func (n *neighbourhood) of(unit []*source.File, imports []setting.Import) (near, values []setting.Neighbour, beyond string) {
	if len(unit) == 0 || len(imports) == 0 {
		return nil, nil, ""
	}
	seen := map[setting.Neighbour]bool{}
	for _, lead := range n.paths().Find(unit[0].Path, imports) {
		if len(near) == maxNeighbours {
			beyond = fmt.Sprintf("this file takes names from more than %d others; the others were not looked at", maxNeighbours)
			break
		}
		file := n.look(lead.Path)
		name := lead.Name
		if lead.Whole {
			name = lead.Local
		}
		next := setting.Neighbour{Import: lead.Import, File: file, Name: lead.Name}
		switch {
		case file == nil || seen[next] || lead.Local != setting.Underlay && !bytes.Contains(file.Data, []byte(name)):
		case lead.Values && len(values) == maxValues:
			beyond = fmt.Sprintf("more than %d files give this one values; the others were not looked at", maxValues)
		case lead.Values:
			values = append(values, next)
		case !lead.Values:
			near = append(near, next)
		}
		seen[next] = true
	}
	return near, values, beyond
}

// paths are the files that imports may lead to.
func (n *neighbourhood) paths() *link.Modules {
	if n.modules == nil {
		n.modules = link.NewModules(n.s.t.paths())
	}
	return n.modules
}

// configuration is the files of a program's configuration in one environment.
type configuration struct {
	files  []setting.Neighbour
	always bool
}

// configurations lists the files that a unit's questions to its configuration lead to, once for each environment.
func (n *neighbourhood) configurations(i int, parse *parser.Parser) []configuration {
	unit, imports := n.s.units[i], n.s.found[i].Imports
	if len(unit) != 1 || !slices.ContainsFunc(imports, func(i setting.Import) bool { return i.Language == setting.Configuration }) {
		return nil
	}
	profiles := func(name string) []string {
		if f := n.file(name); f != nil {
			return parse.Profiles(f)
		}
		return nil
	}
	var out []configuration
	all := n.paths().Configurations(unit[0].Path, imports, profiles)
	if len(all) > link.MaxConfigurations {
		n.s.cut(i, fmt.Sprintf("this program is configured for more than %d environments; the others were not looked at", link.MaxConfigurations))
		all = all[:link.MaxConfigurations]
	}
	for _, c := range all {
		var files []setting.Neighbour
		for _, lead := range c.Files {
			f := n.file(lead.Path)
			if f == nil {
				continue
			}
			if len(files) == maxNeighbours {
				n.s.cut(i, fmt.Sprintf("this program is configured by more than %d files; the others were not looked at", maxNeighbours))
				break
			}
			files = append(files, setting.Neighbour{Import: lead.Import, File: f, Profile: c.Profile})
		}
		if len(files) > 0 {
			out = append(out, configuration{files, c.Profile == ""})
		}
	}
	return out
}

// layers lists, for each unit that is laid over other files, by its number, those files. A file that no connection was
// looked for in becomes a unit where one of the others has any.
func (n *neighbourhood) layers() map[int][]setting.Neighbour {
	under := map[int][]setting.Neighbour{}
	if !n.s.connected() {
		return under
	}
	at := n.units()
	for _, layer := range n.paths().Layers() {
		some := false
		for _, name := range append(layer.Under, layer.Path) {
			i, read := at[name]
			some = some || read && len(n.s.found[i].Connections) > 0
		}
		file := n.wanted(layer.Path, some)
		if file == nil || layer.Including && !bytes.Contains(file.Data, []byte("include")) {
			continue
		}
		number := n.unit(file)
		for _, name := range layer.Under {
			if f := n.file(name); f != nil {
				under[number] = append(under[number], setting.Neighbour{
					Import: setting.Import{Language: setting.Configuration, Local: setting.Underlay, Path: name}, File: f,
				})
			}
		}
	}
	n.s.merge()
	return under
}

// unit is the number of the unit that a file is; one that is of none becomes one.
func (n *neighbourhood) unit(f *source.File) int {
	if number, ok := n.added[f.Path]; ok {
		return number
	}
	i, _ := n.s.t.find(f.Path)
	if number, ok := n.s.groups.Of(i); ok && n.s.state[number] >= asking && len(n.s.groups.Members(number)) == 1 {
		return number
	}
	number := len(n.s.state) + len(n.added)
	n.added[f.Path] = number
	n.s.fresh = append(n.s.fresh, unitResult{number: number, files: []*source.File{f}})
	return number
}

// wanted is a file that is worth reading.
func (n *neighbourhood) wanted(name string, some bool) *source.File {
	if !some {
		return nil
	}
	return n.file(name)
}

// units finds the units of one file by its path.
func (n *neighbourhood) units() map[string]int {
	out := map[string]int{}
	for i, files := range n.s.units {
		if len(files) == 1 {
			out[files[0].Path] = i
		}
	}
	return out
}

// foreign takes the connections away that a unit found in the file which it is laid over, and gives them to that file's
// unit, by its number, as what it is in one environment.
func (n *neighbourhood) foreign(under map[int][]setting.Neighbour) map[int][]link.Reading {
	n.s.merge()
	at := n.units()
	out := map[int][]link.Reading{}
	for i, files := range n.s.units {
		if len(under[n.s.numbers[i]]) == 0 {
			continue
		}
		var own []setting.Connection
		for _, c := range n.s.found[i].Connections {
			home, read := at[c.Where.File.Path]
			if !read || home == i {
				own = append(own, c)
				continue
			}
			number := n.s.numbers[home]
			out[number] = append(out[number], link.Reading{Files: files, Found: setting.Found{Connections: []setting.Connection{c}}})
		}
		n.s.found[i].Connections = own
	}
	return out
}

// file reads a file of the walk and keeps it. What cannot be read was a problem when the files were scanned.
func (n *neighbourhood) file(name string) *source.File {
	return n.keep(n.look(name))
}

// look reads a file of the walk. Unless it is kept then, it may be read again: most files that are looked into do not hold
// the name which is looked for.
func (n *neighbourhood) look(name string) *source.File {
	if f := n.known(name); f != nil {
		n.pin(f)
		return f
	}
	i, ok := n.s.t.find(name)
	if !ok {
		return nil
	}
	data, err := n.s.t.content(i, nil)
	if err != nil || data == nil {
		return nil
	}
	f := source.NewFile(name, data)
	if _, ok := parser.Encoding(f); !ok {
		return nil
	}
	n.recent.add(f)
	n.pin(f)
	if bytes.Contains(data, []byte(ignoreMark)) {
		return n.keep(f) // what it says about suppressions counts too
	}
	return f
}

func (n *neighbourhood) pin(f *source.File) {
	if n.pinned != nil {
		n.pinned[f.Path] = f
	}
}

// known is a file that is not to be read a second time; nil if it is not at hand.
func (n *neighbourhood) known(name string) *source.File {
	if f, ok := n.read[name]; ok {
		return f
	}
	if f, ok := n.pinned[name]; ok {
		return f
	}
	return n.recent.find(name)
}

// keep makes sure that a file stays the one that everybody means, with all that was found in it before it was forgotten.
func (n *neighbourhood) keep(f *source.File) *source.File {
	if f == nil {
		return nil
	}
	n.held[f.Path] = true
	if n.read[f.Path] != nil {
		return f
	}
	n.read[f.Path] = f
	i, _ := n.s.t.find(f.Path)
	if number, ok := n.s.groups.Of(i); ok && n.s.dropped(number) {
		files := n.s.recall(number, n.known)
		for _, other := range files {
			n.read[other.Path] = other
		}
		if slices.Contains(files, f) {
			return f
		}
	}
	n.s.joined = append(n.s.joined, f)
	return f
}

// keepAll keeps the files of neighbours.
func (n *neighbourhood) keepAll(list []setting.Neighbour) {
	for _, one := range list {
		n.keep(one.File)
	}
}

// open makes sure that the bytes of a unit are there.
func (n *neighbourhood) open(i int) []*source.File {
	for _, f := range n.s.open(i, n.known) {
		n.read[f.Path] = f
	}
	return n.s.units[i]
}

// shut forgets a unit that says nothing although it was read beside what it asks for, unless something else rests on it;
// false means that it stays.
func (n *neighbourhood) shut(i int) bool {
	files := n.s.units[i]
	if slices.ContainsFunc(files, func(f *source.File) bool { return n.held[f.Path] }) || !n.s.shut(i) {
		return false
	}
	for _, f := range files {
		delete(n.read, f.Path)
	}
	return true
}
