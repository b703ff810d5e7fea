package lint

import (
	"context"
	"runtime"
	"sort"
	"sync"

	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// scanned is what the parsers found in all files, in the order of the walk.
type scanned struct {
	files    []*source.File // the files that were parsed
	units    [][]*source.File
	found    []setting.Found // of each unit
	problems []source.Problem
	parsed   int
}

// scan reads each file once, drops those without a needle, and parses the others. Files that must be read together,
// such as the ones of a Terraform module, are one unit of work. Every unit has its own slot, so that the order is fixed.
func scan(ctx context.Context, o Options, t *tree, p *parser.Parser) *scanned {
	units := p.Group(t.paths())
	slots := make([]unitResult, len(units))
	jobs := o.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	next := make(chan int)
	var wg sync.WaitGroup
	for range jobs {
		wg.Go(func() {
			for i := range next {
				slots[i] = readUnit(t, p, units[i])
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
	return collect(slots, t)
}

type unitResult struct {
	files    []*source.File
	found    setting.Found
	problems []source.Problem
}

func readUnit(t *tree, p *parser.Parser, members []int) unitResult {
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
		wanted = wanted || p.Wants(f)
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
		if ok {
			kept = append(kept, f)
		}
	}
	return kept, problems
}

func collect(slots []unitResult, t *tree) *scanned {
	s := &scanned{problems: t.problems}
	for _, u := range slots {
		s.problems = append(s.problems, u.problems...)
		s.parsed += len(u.files)
		s.files = append(s.files, u.files...)
		s.units = append(s.units, u.files)
		s.found = append(s.found, u.found)
	}
	sort.SliceStable(s.problems, func(i, j int) bool { return s.problems[i].File < s.problems[j].File })
	return s
}

// resources gathers all that is no connection.
func (s *scanned) resources() []setting.Resource {
	var out []setting.Resource
	for _, f := range s.found {
		out = append(out, f.Resources...)
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
