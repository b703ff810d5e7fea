package lint

import (
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
	maxRounds     = 4  // how often a unit is read beside more and more files, as those that it imports import others
	maxReadings   = 24 // how often a unit is read with values
)

// follow reads the files again whose connections take values from other files: once beside the files that they import or
// are laid over, and once for each environment that gives them values: the variables of a service, the configuration that
// a program is run with. It joins what was found both where a value is read and where it is written.
func follow(ctx context.Context, s *scanned, p *predictor) {
	parse, modules := s.parse, newNeighbourhood(s)
	under := modules.layers()
	for i := range s.found {
		s.near[i] = modules.again(i, under[s.numbers[i]], parse, p)
		if !modules.shut(i) {
			modules.keepAll(s.near[i])
		}
	}
	shared := modules.foreign(under)
	s.widen(ctx)
	link.Calls(s.found, s.units, p.judge)
	configured := modules.configured(parse)
	var readings [][]reading
	for more := true; more; more = s.remember(foundIn(readings)) {
		readings = s.readings(configured, parse)
		s.environments(readings, link.New(s.found, p.manifests.component))
	}
	for i := range readings {
		for _, r := range readings[i] {
			s.tell(r.Found.Problems)
		}
	}
	for i := range s.found {
		all := shared[s.numbers[i]]
		for _, r := range readings[i][1:] {
			all = append(all, r.Reading)
		}
		link.Join(&s.found[i], all, p.judge)
	}
	link.Absorb(s.found, p.judge, p.production)
}

// configured reads the units with the configurations that they ask, each by its number.
func (n *neighbourhood) configured(parse *parser.Parser) map[int][]reading {
	out := map[int][]reading{}
	for i := range n.s.found {
		for _, c := range n.configurations(i, parse) {
			for _, f := range c.files {
				n.keep(f.File)
			}
			out[n.s.numbers[i]] = append(out[n.s.numbers[i]], c.read(n.open(i), parse.Beside(slices.Concat(n.s.near[i], c.files))))
		}
	}
	n.s.merge()
	return out
}

// readings are what each unit is before the environment is asked.
func (s *scanned) readings(configured map[int][]reading, parse *parser.Parser) [][]reading {
	out := make([][]reading, len(s.found))
	for i := range s.found {
		out[i] = append(out[i], reading{link.Reading{Found: s.found[i]}, parse.Beside(s.near[i])})
		out[i] = append(out[i], configured[s.numbers[i]]...)
	}
	return out
}

func foundIn(readings [][]reading) []setting.Found {
	var out []setting.Found
	for _, list := range readings {
		for _, r := range list {
			out = append(out, r.Found)
		}
	}
	return out
}

// reading is what a unit gave, and the parser that read it.
type reading struct {
	link.Reading
	parse *parser.Parser
}

// read reads a unit with a configuration, which the parser knows.
func (c *configuration) read(files []*source.File, parse *parser.Parser) reading {
	r := link.Reading{Always: c.always, Found: parse.Parse(files)}
	for _, n := range c.files {
		r.Files = append(r.Files, n.File)
	}
	return reading{r, parse}
}

// environments reads each unit in the environments that give its names values, space by space: what a unit is in one of
// them may refer to names of the next. A reading that is completed by others counts no longer, unless it is the unit's
// own or that of a configuration.
func (s *scanned) environments(readings [][]reading, links *link.Links) {
	for _, space := range link.Spaces() {
		var fresh []setting.Found
		for i := range readings {
			var next []reading
			for _, r := range readings[i] {
				mark := len(next)
				envs := links.Environments(space, s.units[i], &r.Found)
				if len(envs) > link.MaxEnvironments {
					s.cut(i, "names of this file have more than 8 sets of values in other files; the others were not looked at")
					envs = envs[:link.MaxEnvironments]
				}
				for _, env := range envs {
					values := r.Values.With(env)
					found := r.parse.With(values).Parse(s.units[i])
					next, fresh = append(next, reading{link.Reading{Values: values, Files: r.Files, Found: found}, r.parse}), append(fresh, found)
				}
				if len(next) == mark || r.Values == nil {
					next = slices.Insert(next, mark, r)
				}
			}
			if len(next) > maxReadings {
				s.cut(i, "names of this file have more than 24 sets of values in other files; the others were not looked at")
				next = next[:maxReadings]
			}
			readings[i] = next
		}
		for i := range fresh {
			links.Add(fresh[i].Definitions)
		}
	}
}

// again reads a unit beside the files that it is laid over, those that it imports and those that they import, and once
// with each of the files that give it values for one run. It returns the files beside it.
func (n *neighbourhood) again(i int, under []setting.Neighbour, parse *parser.Parser, p *predictor) []setting.Neighbour {
	near := under
	var values []setting.Neighbour
	imports := n.s.found[i].Imports
	for round := 0; ; round++ {
		more, given := n.of(i, imports)
		more = slices.Concat(under, more)
		if values = given; len(more) == len(near) && (round > 0 || len(more) == 0) {
			break
		}
		if round == maxRounds {
			n.s.cut(i, "this file takes names from files that take them from others more than 4 deep; the others were not looked at")
			break
		}
		near = more
		n.s.found[i] = parse.Beside(near).Parse(n.open(i))
		imports = append(imports, n.s.found[i].Imports...)
	}
	n.s.tell(n.s.found[i].Problems)
	n.keepAll(values)
	var readings []link.Reading
	for _, v := range values {
		found := parse.Beside(append(slices.Clip(near), v)).Parse(n.open(i))
		n.s.tell(found.Problems)
		readings = append(readings, link.Reading{Values: link.Given(&found), Found: found})
	}
	link.Join(&n.s.found[i], readings, p.judge)
	return near
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
