package lint

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/dsnlint/dsnlint/link"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// scanned is what the parsers found in all files, in the order of the walk.
type scanned struct {
	files    []*source.File // the files that were parsed
	units    [][]*source.File
	found    []setting.Found // of each unit
	members  [][]int         // of each unit: files of the walk
	jobs     int
	problems []source.Problem
	parsed   int
	count    func(files int) // told of files that were read
	met      func()          // told of a unit that holds something to judge
}

// scan reads each file once, drops those without a needle, and parses the others. Files that must be read together,
// such as the ones of a Terraform module, are one unit of work. Every unit has its own slot, so that the order is fixed.
func scan(ctx context.Context, o Options, t *tree, p *parser.Parser, met func()) *scanned {
	s := &scanned{met: met, problems: t.problems, members: p.Group(t.paths()), jobs: o.Jobs}
	if s.jobs <= 0 {
		s.jobs = runtime.GOMAXPROCS(0)
	}
	s.units = make([][]*source.File, len(s.members))
	s.found = make([]setting.Found, len(s.members))
	all := make([]int, len(s.members))
	for i := range all {
		all[i] = i
	}
	s.count = o.counter("reading", len(t.files))
	s.read(ctx, t, p, all, p.Wants)
	s.count = func(int) {} // what is read once more counts no further
	return s
}

// widen reads what scan dropped and may give a value to a name that the settings refer to: a file that says nothing else
// to us holds no needle. Values may refer to other names, for which it looks once more.
func (s *scanned) widen(ctx context.Context, t *tree, p *parser.Parser) {
	const rounds = 2
	known := 0
	for range rounds {
		names := link.Wanted(s.found)
		if len(names) == known {
			return
		}
		known = len(names)
		s.search(ctx, t, p, slices.Sorted(maps.Keys(names)))
	}
}

// search reads the dropped files that may define one of the names.
func (s *scanned) search(ctx context.Context, t *tree, p *parser.Parser, names []string) {
	var dropped []int
	for i, members := range s.members {
		if len(s.units[i]) == 0 && p.Defines(t.files[members[0]].shown) {
			dropped = append(dropped, i)
		}
	}
	filter := parser.NewFilter(names)
	s.read(ctx, t, p, dropped, func(f *source.File) bool { return filter.Match(f.Data) })
}

// read reads units side by side and takes those of which wants says yes to a file.
func (s *scanned) read(ctx context.Context, t *tree, p *parser.Parser, units []int, wants func(*source.File) bool) {
	slots := make([]unitResult, len(units))
	next := make(chan int)
	var wg sync.WaitGroup
	for range s.jobs {
		wg.Go(func() {
			for i := range next {
				slots[i] = readUnit(t, p, s.members[units[i]], wants)
				if f := &slots[i].found; len(f.Connections)+len(f.Resources) > 0 {
					s.met()
				}
				s.count(len(s.members[units[i]]))
			}
		})
	}
	for i := range units {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	for i, u := range slots {
		s.take(units[i], u)
	}
	sortProblems(s.problems)
}

func sortProblems(problems []source.Problem) {
	sort.SliceStable(problems, func(i, j int) bool { return problems[i].File < problems[j].File })
}

// take keeps what was read of a unit.
func (s *scanned) take(unit int, u unitResult) {
	s.problems = append(s.problems, u.problems...)
	s.parsed += len(u.files)
	s.files = append(s.files, u.files...)
	s.units[unit], s.found[unit] = u.files, u.found
}

type unitResult struct {
	files    []*source.File
	found    setting.Found
	problems []source.Problem
}

func readUnit(t *tree, p *parser.Parser, members []int, wants func(*source.File) bool) unitResult {
	var out unitResult
	wanted := false
	for _, i := range members {
		data, problem := t.read(i)
		if problem != nil {
			out.problems = append(out.problems, *problem)
			continue
		}
		if data == nil {
			continue
		}
		f := source.NewFile(t.files[i].shown, data)
		wanted = wanted || wants(f)
		out.files = append(out.files, f)
	}
	if !wanted {
		return unitResult{problems: out.problems}
	}
	out.files, out.problems = encodable(out.files, out.problems)
	out.found = p.Parse(out.files)
	out.problems = append(out.problems, out.found.Problems...)
	return out
}

// encodable leaves out binary files, which no format can be, and says what else is wrong with a file's encoding.
func encodable(files []*source.File, problems []source.Problem) ([]*source.File, []source.Problem) {
	kept := files[:0]
	for _, f := range files {
		problem, ok := parser.Encoding(f)
		if problem.Code != "" {
			problems = append(problems, problem)
		}
		if ok && !generated(f) {
			kept = append(kept, f)
		}
	}
	return kept, problems
}

// generatedMark is how generators mark what they write: the form that Go's tools agree on, C#'s, and the one of many others.
var generatedMark = source.Pattern(`(?m)^\s*(?://|#|/?\*+|--|<!--|;)\s*(?:Code generated .*DO NOT EDIT|<auto-generated\b|@generated\b)`)

// maxMark bounds where a mark may stand.
const maxMark = 1024

// generated reports whether a file is nobody's to edit: it says so at its beginning, or is a bundle of a web page.
func generated(f *source.File) bool {
	return strings.HasSuffix(f.Path, ".min.js") || generatedMark().Match(f.Data[:min(len(f.Data), maxMark)])
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
