package lint

import (
	"bytes"
	"slices"

	"github.com/dsnlint/dsnlint/link"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// neighbourhood reads the files that imports lead to.
type neighbourhood struct {
	s       *scanned
	t       *tree
	modules *link.Modules
	index   map[string]int          // files of the walk
	read    map[string]*source.File // those that were read; nil where one cannot be
}

func newNeighbourhood(s *scanned, t *tree) *neighbourhood {
	n := &neighbourhood{s: s, t: t, index: map[string]int{}, read: map[string]*source.File{}}
	for i, p := range t.paths() {
		n.index[p] = i
	}
	for _, f := range s.files {
		n.read[f.Path] = f
	}
	return n
}

// of lists the files that the imports of a unit lead to and that hold the name which is looked for, and those of which
// each holds values for one run.
func (n *neighbourhood) of(unit []*source.File, imports []setting.Import) (near, values []setting.Neighbour) {
	if len(unit) == 0 || len(imports) == 0 {
		return nil, nil
	}
	seen := map[setting.Neighbour]bool{}
	for _, lead := range n.paths().Find(unit[0].Path, imports) {
		if len(near) == maxNeighbours {
			break
		}
		file := n.file(lead.Path)
		name := lead.Name
		if lead.Whole {
			name = lead.Local
		}
		next := setting.Neighbour{Import: lead.Import, File: file, Name: lead.Name}
		switch {
		case file == nil || seen[next] || lead.Local != setting.Underlay && !bytes.Contains(file.Data, []byte(name)):
		case lead.Values && len(values) < maxValues:
			values = append(values, next)
		case !lead.Values:
			near = append(near, next)
		}
		seen[next] = true
	}
	return near, values
}

// paths are the files that imports may lead to.
func (n *neighbourhood) paths() *link.Modules {
	if n.modules == nil {
		n.modules = link.NewModules(n.t.paths())
	}
	return n.modules
}

// configuration is the files of a program's configuration in one environment.
type configuration struct {
	files  []setting.Neighbour
	always bool
}

// configurations lists the files that a unit's questions to its configuration lead to, once for each environment.
func (n *neighbourhood) configurations(unit []*source.File, imports []setting.Import, parse *parser.Parser) []configuration {
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
	for _, c := range n.paths().Configurations(unit[0].Path, imports, profiles) {
		var files []setting.Neighbour
		for _, lead := range c.Files {
			if f := n.file(lead.Path); f != nil && len(files) < maxNeighbours {
				files = append(files, setting.Neighbour{Import: lead.Import, File: f, Profile: c.Profile})
			}
		}
		if len(files) > 0 {
			out = append(out, configuration{files, c.Profile == ""})
		}
	}
	return out
}

// layers lists, for each unit that is laid over other files, those files. A file that no connection was looked for in becomes
// a unit where one of the others has any.
func (n *neighbourhood) layers() [][]setting.Neighbour {
	at := n.units()
	under := map[int][]setting.Neighbour{}
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
		if _, read := at[layer.Path]; !read {
			at[layer.Path] = len(n.s.units)
			n.s.units, n.s.found = append(n.s.units, []*source.File{file}), append(n.s.found, setting.Found{})
		}
		for _, name := range layer.Under {
			if f := n.file(name); f != nil {
				under[at[layer.Path]] = append(under[at[layer.Path]], setting.Neighbour{
					Import: setting.Import{Language: setting.Configuration, Local: setting.Underlay, Path: name}, File: f,
				})
			}
		}
	}
	out := make([][]setting.Neighbour, len(n.s.found))
	for i, list := range under {
		out[i] = list
	}
	return out
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
// unit, by its index, as what it is in one environment.
func (n *neighbourhood) foreign(under [][]setting.Neighbour) map[int][]link.Reading {
	at := n.units()
	out := map[int][]link.Reading{}
	for i, files := range n.s.units {
		if len(under[i]) == 0 {
			continue
		}
		var own []setting.Connection
		for _, c := range n.s.found[i].Connections {
			home, read := at[c.Where.File.Path]
			if !read || home == i {
				own = append(own, c)
				continue
			}
			out[home] = append(out[home], link.Reading{Files: files, Found: setting.Found{Connections: []setting.Connection{c}}})
		}
		n.s.found[i].Connections = own
	}
	return out
}

// file reads a file of the walk once. What cannot be read was a problem when the files were scanned.
func (n *neighbourhood) file(name string) *source.File {
	if f, ok := n.read[name]; ok {
		return f
	}
	n.read[name] = nil
	data, problem := n.t.read(n.index[name])
	if problem != nil || data == nil {
		return nil
	}
	f := source.NewFile(name, data)
	if _, ok := parser.Encoding(f); ok {
		n.read[name] = f
		n.s.files = append(n.s.files, f) // what it says about suppressions counts too
	}
	return n.read[name]
}
