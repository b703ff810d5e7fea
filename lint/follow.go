package lint

import (
	"bytes"
	"context"
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
// and once for each environment that gives them values. It joins what was found both where a value is read and where it
// is written.
func follow(ctx context.Context, s *scanned, t *tree, parse *parser.Parser, p *predictor) {
	modules := newNeighbourhood(s, t)
	beside := make([]*parser.Parser, len(s.found))
	for i := range s.found {
		beside[i] = parse
		if near := modules.of(s.units[i], s.found[i].Imports); len(near) > 0 {
			beside[i] = parse.Beside(near)
			s.found[i] = beside[i].Parse(s.units[i])
		}
	}
	s.widen(ctx, t, parse)
	readings := variants(s, beside, link.New(s.found, p.manifests.component))
	for i := range s.found {
		link.Join(&s.found[i], readings[i], p.judge)
	}
	link.Absorb(s.found, p.judge, p.production)
}

// variants reads each unit in the environments that give its names values, space by space: what a unit is in one of them
// may refer to names of the next. A reading that is completed by others counts no longer.
func variants(s *scanned, beside []*parser.Parser, links *link.Links) [][]link.Reading {
	out := make([][]link.Reading, len(s.found))
	for _, space := range link.Spaces() {
		var fresh []setting.Found
		for i := range s.found {
			var next []link.Reading
			rest := out[i]
			if len(rest) == 0 {
				rest = []link.Reading{{Found: s.found[i]}}
			}
			for _, r := range rest {
				mark := len(next)
				for _, env := range links.Environments(space, s.units[i], &r.Found) {
					values := r.Values.With(env)
					found := beside[i].With(values).Parse(s.units[i])
					next, fresh = append(next, link.Reading{Values: values, Found: found}), append(fresh, found)
				}
				if len(next) == mark && r.Values != nil {
					next = append(next, r)
				}
			}
			out[i] = next[:min(len(next), maxReadings)]
		}
		for i := range fresh {
			links.Add(fresh[i].Definitions)
		}
	}
	return out
}

// maxReadings bounds in how many environments a unit is read.
const maxReadings = 16

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
	if n.modules == nil {
		n.modules = link.NewModules(n.t.paths())
	}
	var out []setting.Neighbour
	for _, lead := range n.modules.Find(unit[0].Path, imports) {
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
