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

const (
	maxNeighbours = 64 // files that one unit's names are followed into
	maxValues     = 8  // files with values for one run each
)

// follow reads the files again whose connections take values from other files: once beside the files that they import,
// and once for each environment that gives them values. It joins what was found both where a value is read and where it
// is written.
func follow(ctx context.Context, s *scanned, t *tree, parse *parser.Parser, p *predictor) {
	modules := newNeighbourhood(s, t)
	beside := make([]*parser.Parser, len(s.found))
	for i := range s.found {
		beside[i] = modules.again(i, parse, p)
	}
	s.widen(ctx, t, parse)
	link.Calls(s.found, s.units, p.judge)
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
