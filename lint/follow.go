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

const (
	maxNeighbours = 64 // files that one unit's names are followed into
	maxValues     = 8  // files with values for one run each
)

// follow reads the files again whose connections take values from other files: once beside the files that they import,
// and once for each environment that gives them values. It joins what was found both where a value is read and where it
// is written.
func follow(s *scanned, t *tree, parse *parser.Parser, p *predictor) {
	modules := newNeighbourhood(s, t)
	beside := make([]*parser.Parser, len(s.found))
	for i := range s.found {
		beside[i] = modules.again(i, parse, p)
	}
	link.Calls(s.found, s.units, p.judge)
	links := link.New(s.found, p.manifests.component)
	for i := range s.found {
		var readings []link.Reading
		for _, env := range links.Environments(s.units[i], &s.found[i]) {
			readings = append(readings, link.Reading{Values: env, Found: beside[i].With(env).Parse(s.units[i])})
		}
		link.Join(&s.found[i], readings, p.judge)
	}
	link.Absorb(s.found, p.judge, p.production)
}

// maxRounds bounds how often a unit is read beside more and more files, as those that it imports import others.
const maxRounds = 4

// again reads a unit beside the files that it imports and those that they import, and once with each of the files that
// give it values for one run. It returns the parser that knows the files.
func (n *neighbourhood) again(i int, parse *parser.Parser, p *predictor) *parser.Parser {
	var near, values []setting.Neighbour
	imports := n.s.found[i].Imports
	for range maxRounds {
		more, given := n.of(n.s.units[i], imports)
		if values = given; len(more) == len(near) {
			break
		}
		near = more
		parse = parse.Beside(near)
		n.s.found[i] = parse.Parse(n.s.units[i])
		imports = append(imports, n.s.found[i].Imports...)
	}
	var readings []link.Reading
	for _, v := range values {
		found := parse.Beside(append(slices.Clip(near), v)).Parse(n.s.units[i])
		readings = append(readings, link.Reading{Values: link.Given(&found), Found: found})
	}
	link.Join(&n.s.found[i], readings, p.judge)
	return parse
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

// of lists the files that the imports of a unit lead to and that hold the name which is looked for, and those of which
// each holds values for one run.
func (n *neighbourhood) of(unit []*source.File, imports []setting.Import) (near, values []setting.Neighbour) {
	if len(unit) == 0 || len(imports) == 0 {
		return nil, nil
	}
	if n.modules == nil {
		n.modules = link.NewModules(n.t.paths())
	}
	seen := map[setting.Neighbour]bool{}
	for _, lead := range n.modules.Find(unit[0].Path, imports) {
		if len(near) == maxNeighbours {
			break
		}
		file := n.file(lead.Path)
		name := lead.Name
		if lead.Import.Path == "" {
			name = lead.Local
		}
		next := setting.Neighbour{Import: lead.Import, File: file, Name: lead.Name}
		switch {
		case file == nil || seen[next] || !bytes.Contains(file.Data, []byte(name)):
		case lead.Values && len(values) < maxValues:
			values = append(values, next)
		case !lead.Values:
			near = append(near, next)
		}
		seen[next] = true
	}
	return near, values
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
