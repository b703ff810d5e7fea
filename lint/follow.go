package lint

import (
	"bytes"
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/link"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxNeighbours bounds how many files one file's names are followed into.
const maxNeighbours = 16

// follow reads the files again whose connections take values from other files: once beside the files that they import,
// and once for each environment that gives them values: the variables of a service, the configuration that they are run
// with. It joins what was found both where a value is read and where it
// is written.
func follow(s *scanned, t *tree, parse *parser.Parser, p *predictor) {
	modules := newNeighbourhood(s, t)
	near := make([][]setting.Neighbour, len(s.found))
	for i := range s.found {
		if near[i] = modules.of(s.units[i], s.found[i].Imports); len(near[i]) > 0 {
			s.found[i] = parse.Beside(near[i]).Parse(s.units[i])
		}
	}
	links := link.New(s.found, p.manifests.component)
	for i := range s.found {
		read := reader{files: s.units[i], links: links}
		read.in(parse.Beside(near[i]), s.found[i], nil)
		for _, c := range modules.configurations(s.units[i], s.found[i].Imports, parse) {
			with := parse.Beside(slices.Concat(near[i], c))
			read.in(with, with.Parse(s.units[i]), c)
		}
		link.Join(&s.found[i], read.readings, p.judge)
	}
	link.Absorb(s.found, p.judge, p.production)
}

// maxReadings bounds how often one unit is read.
const maxReadings = 16

// reader reads a unit in the environments that it may be run in.
type reader struct {
	files    []*source.File
	links    *link.Links
	readings []link.Reading
}

// in reads the unit with each of the environments that give values to names which it still refers to when it was read with
// a configuration. Found is what that reading gave.
func (r *reader) in(parse *parser.Parser, found setting.Found, configuration []setting.Neighbour) {
	var files []*source.File
	for _, n := range configuration {
		files = append(files, n.File)
	}
	if len(files) > 0 {
		r.readings = append(r.readings, link.Reading{Files: files, Found: found})
	}
	for _, env := range r.links.Environments(r.files, &found) {
		if len(r.readings) < maxReadings {
			r.readings = append(r.readings, link.Reading{Values: env, Files: files, Found: parse.With(env).Parse(r.files)})
		}
	}
}

// judge is a link.Judge by the driver tables.
func (p *predictor) judge(c *setting.Connection) (decided, refused bool) {
	client := p.client(c)
	refused = slices.ContainsFunc(client.Options, func(o fact.Option) bool {
		return o.Effect == fact.Invalid && o.Place.File == c.Where.File
	})
	return client.SSLMode != fact.ModeUnknown, refused
}

// production reports whether a file of the walk belongs to what people run.
func (p *predictor) production(file string) bool { return p.context(file) == fact.Production }

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

// of lists the files that the imports of a unit lead to and that hold the name which is looked for.
func (n *neighbourhood) of(unit []*source.File, imports []setting.Import) []setting.Neighbour {
	if len(unit) != 1 || len(imports) == 0 {
		return nil
	}
	var out []setting.Neighbour
	for _, lead := range n.paths().Find(unit[0].Path, imports) {
		if len(out) == maxNeighbours {
			break
		}
		file := n.file(lead.Path)
		name := lead.Name
		if lead.Import.Path == "" {
			name = lead.Local
		}
		if file != nil && bytes.Contains(file.Data, []byte(name)) {
			out = append(out, setting.Neighbour{Import: lead.Import, File: file, Name: lead.Name})
		}
	}
	return out
}

// paths are the files that imports may lead to.
func (n *neighbourhood) paths() *link.Modules {
	if n.modules == nil {
		n.modules = link.NewModules(n.t.paths())
	}
	return n.modules
}

// configurations lists the files that a unit's questions to its configuration lead to, once for each environment.
func (n *neighbourhood) configurations(unit []*source.File, imports []setting.Import, parse *parser.Parser) [][]setting.Neighbour {
	if len(unit) != 1 || !slices.ContainsFunc(imports, func(i setting.Import) bool { return i.Language == setting.Configuration }) {
		return nil
	}
	profiles := func(name string) []string {
		if f := n.file(name); f != nil {
			return parse.Profiles(f)
		}
		return nil
	}
	var out [][]setting.Neighbour
	for _, c := range n.paths().Configurations(unit[0].Path, imports, profiles) {
		var files []setting.Neighbour
		for _, lead := range c.Files {
			if f := n.file(lead.Path); f != nil && len(files) < maxNeighbours {
				files = append(files, setting.Neighbour{Import: lead.Import, File: f, Profile: c.Profile})
			}
		}
		if len(files) > 0 {
			out = append(out, files)
		}
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
