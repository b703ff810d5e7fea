package lint

import (
	"cmp"
	"context"
	"io"
	"maps"
	"runtime"
	"slices"
	"sort"

	"github.com/dsnlint/dsnlint/link"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// scanned is what the parsers found, in the order of the walk. Most files say nothing that anybody asks for: of them only
// the state is kept, however many there are, and they are read once more where a name leads there after all.
type scanned struct {
	t        *tree
	parse    *parser.Parser
	groups   *parser.Units
	state    []state          // of each unit of the walk
	offers   map[string][]int // the units without bytes that define something, by what asks for it
	jobs     int
	problems []source.Problem
	parsed   int
	count    func(files int) // told of files that were read
	met      func()          // told of a unit that holds something to judge

	units   [][]*source.File // that count, or ask for what may make them count
	found   []setting.Found
	near    [][]setting.Neighbour // what each unit was read beside
	numbers []int                 // of each unit: which of the walk it is, ascending
	fresh   []unitResult          // units that join the others with the next merge
	joined  []*source.File        // files of the walk that are read for others only
}

// state is what is known about a unit of the walk.
type state uint8

const (
	unmatched state = iota // no needle in it, or nothing to be read
	failed                 // a problem says why there is nothing
	forgotten              // parsed, and without anything that counts by itself
	asking                 // forgotten, but for what it asks of other files: among the units, without bytes
	kept                   // among the units
)

// scan reads each file once, drops those without a needle, and parses the others. Files that must be read together,
// such as the ones of a Terraform module, are one unit of work. Every unit has its own number, so that the order is fixed.
func scan(ctx context.Context, o Options, t *tree, p *parser.Parser, met func()) *scanned {
	s := &scanned{met: met, t: t, parse: p, problems: t.problems, groups: p.Group(len(t.files), t.name), jobs: o.Jobs, offers: map[string][]int{}}
	if s.jobs <= 0 {
		s.jobs = runtime.GOMAXPROCS(0)
	}
	s.state = make([]state, s.groups.Len())
	s.count = o.counter("reading", len(t.files))
	s.read(ctx, func(int) bool { return true }, sieve{p.Wants, p.WantsLarge})
	s.count = func(int) {} // what is read once more counts no further
	return s
}

// widen reads what scan dropped and may give a value to a name that the settings refer to: a file that says nothing else
// to us holds no needle. Values may refer to other names, for which it looks once more.
func (s *scanned) widen(ctx context.Context) {
	const rounds = 2
	known := 0
	for range rounds {
		s.remember(s.found)
		names := link.Wanted(s.found)
		if len(names) == known {
			return
		}
		known = len(names)
		s.search(ctx, slices.Sorted(maps.Keys(names)))
	}
	s.remember(s.found)
}

// search reads the dropped files that may define one of the names.
func (s *scanned) search(ctx context.Context, names []string) {
	filter := parser.NewFilter(names)
	s.read(ctx, func(unit int) bool {
		return s.state[unit] == unmatched && s.parse.Defines(s.t.name(s.groups.Members(unit)[0]))
	}, sieve{
		func(f *source.File) bool { return filter.Match(f.Data) },
		func(_ string, bytes io.Reader) (bool, error) { return filter.MatchReader(bytes) },
	})
}

// take puts a unit that was read where it belongs.
func (s *scanned) take(u unitResult) {
	s.problems = append(s.problems, u.problems...)
	s.parsed += u.parsed
	for _, key := range u.offers {
		s.offers[key] = append(s.offers[key], u.number)
	}
	if u.state >= asking {
		s.fresh = append(s.fresh, u)
	}
}

// merge lets the fresh units join the others, each where it belongs in the walk.
func (s *scanned) merge() {
	if len(s.fresh) == 0 {
		return
	}
	all := s.fresh
	for i := range s.units {
		all = append(all, unitResult{number: s.numbers[i], files: s.units[i], found: s.found[i], near: s.near[i]})
	}
	slices.SortStableFunc(all, func(a, b unitResult) int { return cmp.Compare(a.number, b.number) })
	s.fresh = nil
	s.units, s.found = make([][]*source.File, len(all)), make([]setting.Found, len(all))
	s.near, s.numbers = make([][]setting.Neighbour, len(all)), make([]int, len(all))
	for i, u := range all {
		s.units[i], s.found[i], s.near[i], s.numbers[i] = u.files, u.found, u.near, u.number
	}
}

// files are those whose bytes are kept.
func (s *scanned) files() []*source.File {
	var out []*source.File
	for i, files := range s.units {
		if s.hasBytes(s.numbers[i]) {
			out = append(out, files...)
		}
	}
	return append(out, s.joined...)
}

// hasBytes reports whether the bytes of a unit are kept. Numbers behind those of the walk are of what became a unit later.
func (s *scanned) hasBytes(number int) bool { return number >= len(s.state) || s.state[number] == kept }

// open makes sure that the bytes of a unit are there. Those of some files are known already.
func (s *scanned) open(i int, known shelf) []*source.File {
	if number := s.numbers[i]; !s.hasBytes(number) {
		u := s.load(number, known)
		s.state[number], s.units[i], s.found[i] = kept, u.files, u.found
	}
	return s.units[i]
}

// shut forgets the bytes of a unit that says nothing although it was read beside what it asks for. What only that reading
// tells would not be found again.
func (s *scanned) shut(i int) bool {
	u := unitResult{number: s.numbers[i], files: s.units[i], found: s.found[i]}
	if u.number >= len(s.state) || s.state[u.number] != kept || s.counts(&u) || len(u.found.Definitions)+len(u.found.Secrets) > 0 {
		return false
	}
	u.forget()
	s.state[u.number], s.units[i], s.found[i], s.near[i] = u.state, u.files, u.found, nil
	return true
}

// remember reads the forgotten units once more that define a name which some units, or what they are in an environment,
// refer to; false means that there are none.
func (s *scanned) remember(found []setting.Found) bool {
	some := false
	for more := true; more; {
		more = false
		for key := range link.Asks(found, s.found) {
			for _, unit := range s.offers[key] {
				if s.dropped(unit) {
					s.recall(unit, nowhere)
					more = true
				}
			}
			delete(s.offers, key)
		}
		s.merge()
		some = some || more
	}
	return some
}

// dropped reports whether a unit was parsed and its bytes are not kept.
func (s *scanned) dropped(unit int) bool {
	return s.state[unit] == forgotten || s.state[unit] == asking
}

// recall reads a dropped unit once more and keeps it. The bytes of some files are known already. What cannot be
// read any more has changed since, and says nothing.
func (s *scanned) recall(unit int, known shelf) []*source.File {
	if s.state[unit] == asking {
		if i, ok := slices.BinarySearch(s.numbers, unit); ok {
			return s.open(i, known)
		}
	}
	s.state[unit] = kept
	u := s.load(unit, known)
	s.fresh = append(s.fresh, unitResult{number: unit, files: u.files, found: u.found})
	return u.files
}

// connected reports whether there is a connection.
func (s *scanned) connected() bool {
	return slices.ContainsFunc(s.found, func(f setting.Found) bool { return len(f.Connections) > 0 })
}

// resources gathers all that is no connection.
func (s *scanned) resources() []setting.Resource {
	var out []setting.Resource
	for _, f := range s.found {
		out = append(out, f.Resources...)
	}
	return out
}

// passwords lists the secrets of each file.
func (s *scanned) passwords() map[string][]source.Place {
	out := map[string][]source.Place{}
	for _, f := range s.found {
		for _, p := range f.Secrets {
			if p.File != nil {
				out[p.File.Path] = append(out[p.File.Path], p)
			}
		}
	}
	return out
}

// secrets gathers the bytes that no output may show.
func (s *scanned) secrets(into map[*source.File][]source.Span) {
	for _, f := range s.found {
		for _, p := range f.Secrets {
			if p.File != nil {
				into[p.File] = append(into[p.File], p.Span)
			}
		}
	}
}

// sortProblems puts those of several readings in the order of the files.
func sortProblems(problems []source.Problem) {
	sort.SliceStable(problems, func(i, j int) bool { return problems[i].File < problems[j].File })
}
