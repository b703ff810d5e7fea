package lint

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/link"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxNeighbours bounds how many files one file's names are followed into.
const maxNeighbours = 16

// follow reads the files again whose connections take values from other files: once beside the files that they import or
// are laid over, and once for each environment that gives them values: the variables of a service, the configuration that
// a program is run with. It joins what was found both where a value is read and where it is written.
func follow(s *scanned, t *tree, parse *parser.Parser, p *predictor) {
	modules := newNeighbourhood(s, t)
	near := modules.layers()
	for i := range s.found {
		if near[i] = append(near[i], modules.of(s.units[i], s.found[i].Imports)...); len(near[i]) > 0 {
			s.found[i] = parse.Beside(near[i]).Parse(s.units[i])
		}
	}
	shared := modules.foreign()
	links := link.New(s.found, p.manifests.component)
	for i := range s.found {
		read := reader{files: s.units[i], links: links, readings: shared[i]}
		read.in(parse.Beside(near[i]), s.found[i], configuration{})
		for _, c := range modules.configurations(s.units[i], s.found[i].Imports, parse) {
			with := parse.Beside(slices.Concat(near[i], c.files))
			read.in(with, with.Parse(s.units[i]), c)
		}
		link.Join(&s.found[i], read.readings, p.judge)
	}
	link.Absorb(s.found, p.judge, p.production)
}

// maxReadings bounds how often one unit is read.
const maxReadings = 24

// reader reads a unit in the environments that it may be run in.
type reader struct {
	files    []*source.File
	links    *link.Links
	readings []link.Reading
}

// in reads the unit with each of the environments that give values to names which it still refers to when it was read with
// a configuration. Found is what that reading gave.
func (r *reader) in(parse *parser.Parser, found setting.Found, c configuration) {
	var files []*source.File
	for _, n := range c.files {
		files = append(files, n.File)
	}
	if len(files) > 0 {
		r.readings = append(r.readings, link.Reading{Files: files, Always: c.always, Found: found})
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
