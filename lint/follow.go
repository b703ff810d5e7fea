package lint

import (
	"context"
	"fmt"
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/internal/joint"
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

const manyValues = "names of this file have more than %d sets of values in other files; the others were not looked at"

// follow reads the files again whose connections take values from other files: once beside the files that they import or
// are laid over, and once for each environment that gives them values: the variables of a service, the configuration that
// a program is run with. It joins what was found both where a value is read and where it is written.
func follow(ctx context.Context, s *scanned, p *predictor) {
	parse, modules := s.parse, newNeighbourhood(s)
	under := modules.layers()
	for first := 0; first < len(s.found); first += perJob * s.jobs {
		modules.again(first, min(first+perJob*s.jobs, len(s.found)), under, parse, p)
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
		next := make([][]reading, len(readings))
		type place struct{ unit, reading int }
		var fresh []place
		for i := range readings {
			for _, r := range readings[i] {
				given := links.Environments(space, s.units[i], &r.Found)
				if len(given) > link.MaxEnvironments {
					s.cut(i, fmt.Sprintf(manyValues, link.MaxEnvironments))
					given = given[:link.MaxEnvironments]
				}
				if len(given) == 0 || r.Values == nil {
					next[i] = append(next[i], r)
				}
				for _, env := range given {
					fresh = append(fresh, place{i, len(next[i])})
					next[i] = append(next[i], reading{link.Reading{Values: r.Values.With(env), Files: r.Files}, r.parse})
				}
			}
		}
		joint.Each(len(fresh), s.jobs, func(_, k int) {
			r := &next[fresh[k].unit][fresh[k].reading]
			r.Found = r.parse.With(r.Values).Parse(s.units[fresh[k].unit])
		})
		for _, at := range fresh {
			links.Add(next[at.unit][at.reading].Found.Definitions)
		}
		for i := range next {
			if len(next[i]) > maxReadings {
				s.cut(i, fmt.Sprintf(manyValues, maxReadings))
				next[i] = next[i][:maxReadings]
			}
			readings[i] = next[i]
		}
	}
}

// perJob is how many units are read again at a time by each of those that read side by side: what is looked up for them
// stays until all of them are read.
const perJob = 8

// companion is a unit that is read again, with the files beside it.
type companion struct {
	unit    int
	under   []setting.Neighbour // what it is laid over
	near    []setting.Neighbour // that, and what it imports
	values  []setting.Neighbour // what gives it values for one run each
	imports []setting.Import
	beyond  string          // what bounds keep out of these
	found   []setting.Found // with each of the values
	settled bool
}

// again reads units beside the files that they are laid over, those that they import and those that these import, and
// once with each of the files that give them values for one run. Files are looked up in the order of the units; only the
// reading goes side by side.
func (n *neighbourhood) again(first, end int, under map[int][]setting.Neighbour, parse *parser.Parser, p *predictor) {
	s := n.s
	n.pinned = map[string]*source.File{}
	defer func() { n.pinned = nil }()
	all := make([]companion, end-first)
	for k := range all {
		at := under[s.numbers[first+k]]
		all[k] = companion{unit: first + k, under: at, near: at, imports: s.found[first+k].Imports}
	}
	for round, more := 0, true; more; round++ {
		var due []*companion
		for k := range all {
			if c := &all[k]; !c.settled && n.surround(c, round) {
				due = append(due, c)
			}
		}
		more = len(due) > 0
		joint.Each(len(due), s.jobs, func(_, k int) {
			c := due[k]
			s.found[c.unit] = parse.Beside(c.near).Parse(s.units[c.unit])
			c.imports = append(slices.Clip(c.imports), s.found[c.unit].Imports...)
		})
	}
	n.withValues(all, parse)
	for k := range all {
		n.settle(&all[k], p)
	}
}

// surround looks up what a unit's imports lead to, and reports whether that is more than it was read beside.
func (n *neighbourhood) surround(c *companion, round int) bool {
	more, values, beyond := n.of(n.s.units[c.unit], c.imports)
	more, c.values, c.beyond = slices.Concat(c.under, more), values, beyond
	c.settled = len(more) == len(c.near) && (round > 0 || len(more) == 0)
	if !c.settled && round == maxRounds {
		c.settled, c.beyond = true, fmt.Sprintf("this file takes names from files that take them from others more than %d deep; the others were not looked at", maxRounds)
	}
	if c.settled {
		return false
	}
	c.near = more
	n.open(c.unit)
	return true
}

// withValues reads the units with each of the files that give them values.
func (n *neighbourhood) withValues(all []companion, parse *parser.Parser) {
	type run struct {
		*companion
		value int
	}
	var runs []run
	for k := range all {
		c := &all[k]
		n.keepAll(c.values)
		c.found = make([]setting.Found, len(c.values))
		for value := range c.values {
			n.open(c.unit)
			runs = append(runs, run{c, value})
		}
	}
	joint.Each(len(runs), n.s.jobs, func(_, k int) {
		r := runs[k]
		r.found[r.value] = parse.Beside(append(slices.Clip(r.near), r.values[r.value])).Parse(n.s.units[r.unit])
	})
}

// settle joins what a unit gave in all runs, and keeps what it was read beside if it says anything.
func (n *neighbourhood) settle(c *companion, p *predictor) {
	n.s.tell(n.s.found[c.unit].Problems)
	var readings []link.Reading
	for _, found := range c.found {
		n.s.tell(found.Problems)
		readings = append(readings, link.Reading{Values: link.Given(&found), Found: found})
	}
	link.Join(&n.s.found[c.unit], readings, p.judge)
	n.s.near[c.unit] = c.near
	if c.beyond != "" && speaks(&n.s.found[c.unit]) {
		n.s.cut(c.unit, c.beyond)
	}
	if !n.shut(c.unit) {
		n.keepAll(c.near)
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
