package lint

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/dsnlint/dsnlint/internal/joint"
	"github.com/dsnlint/dsnlint/link"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// sieve tells which files are worth parsing: of one that is too large to be read as a whole, whether it would be.
type sieve struct {
	wants func(*source.File) bool
	large func(name string, bytes io.Reader) (bool, error)
}

// unitResult is what was read of a unit.
type unitResult struct {
	number   int // in the walk
	state    state
	parsed   int
	files    []*source.File
	found    setting.Found
	near     []setting.Neighbour
	offers   []string
	problems []source.Problem
}

// read reads the units of the walk that are asked for, side by side, and takes those of which the sieve lets a file through.
func (s *scanned) read(ctx context.Context, asked func(unit int) bool, wanted sieve) {
	var (
		turn sync.Mutex
		read []unitResult
	)
	readers := make([]reader, s.jobs)
	joint.Each(s.groups.Len(), s.jobs, func(worker, unit int) {
		if ctx.Err() != nil || !asked(unit) {
			return
		}
		r := &readers[worker]
		r.tree, r.sieve = s.t, wanted
		members := s.groups.Members(unit)
		u := s.settled(unit, r.unit(members))
		if s.state[unit] = u.state; u.state != unmatched {
			turn.Lock()
			read = append(read, u)
			turn.Unlock()
		}
		s.count(len(members))
	})
	slices.SortFunc(read, func(a, b unitResult) int { return a.number - b.number })
	for _, u := range read {
		s.take(u)
	}
	s.merge()
	sortProblems(s.problems)
}

// settled parses what the reader let through, and forgets what says nothing by itself.
func (s *scanned) settled(unit int, u unitResult) unitResult {
	u.number = unit
	if len(u.files) > 0 {
		u.parsed = len(u.files)
		u.found = s.parse.Parse(u.files)
		u.problems = append(u.problems, u.found.Problems...)
		u.state = kept
		if len(u.found.Connections)+len(u.found.Resources) > 0 {
			s.met()
		}
		if !s.counts(&u) {
			u.forget()
		}
	} else if len(u.problems) > 0 {
		u.state = failed
	}
	return u
}

// counts reports whether somebody may ask for a unit's bytes without being led there by a name.
func (s *scanned) counts(u *unitResult) bool {
	return speaks(&u.found) || slices.ContainsFunc(u.found.Problems, func(p source.Problem) bool { return p.Place.File != nil }) ||
		slices.ContainsFunc(u.files, func(f *source.File) bool { return s.t.given(f.Path) || bytes.Contains(f.Data, []byte(ignoreMark)) })
}

// speaks reports whether something found in a unit counts by itself. The values of a chart do: which files have any
// decides which of them holds.
func speaks(f *setting.Found) bool {
	return len(f.Connections)+len(f.Resources)+len(f.References) > 0 ||
		slices.ContainsFunc(f.Definitions, func(d setting.Definition) bool { return strings.HasPrefix(d.Ref, string(link.Values)) })
}

// forget drops the bytes of a unit, and all that knows them. What it asks of other files remains: one of the answers may be
// a connection.
func (u *unitResult) forget() {
	u.state, u.offers = forgotten, link.Offers(u.found.Definitions)
	u.found = setting.Found{Imports: u.found.Imports}
	if len(u.found.Imports) == 0 {
		u.files = nil
		return
	}
	u.state = asking
	u.files = slices.Clone(u.files)
	for i, f := range u.files {
		u.files[i] = source.NewFile(f.Path, nil)
	}
}

// shelf is where files are that are not to be read a second time; nil for one that is not there.
type shelf func(name string) *source.File

func nowhere(string) *source.File { return nil }

// load reads a dropped unit once more.
func (s *scanned) load(unit int, known shelf) unitResult {
	r := reader{tree: s.t, sieve: sieve{
		func(*source.File) bool { return true },
		func(string, io.Reader) (bool, error) { return false, nil },
	}}
	u := r.unit(s.groups.Members(unit))
	for i, f := range u.files {
		if same := known(f.Path); same != nil {
			u.files[i] = same
		}
	}
	if len(u.files) > 0 {
		u.found = s.parse.Parse(u.files)
	}
	return u
}

// reader reads units, one after the other.
type reader struct {
	*tree
	sieve
	room []byte // for files of which nobody knows yet whether they are worth keeping
}

// maxRoom is the size above which a file gets bytes of its own from the beginning.
const maxRoom = 1 << 20

// unit reads the files of a unit; none of them are left where no file is wanted.
func (r *reader) unit(members []int) unitResult {
	var out unitResult
	wanted := false
	for _, i := range members {
		name := r.name(i)
		data, err := r.bytes(i)
		switch {
		case errors.Is(err, errTooLarge) && !r.wantsLarge(i):
			continue
		case err != nil:
			out.problems = append(out.problems, *problemOf(name, err))
			continue
		case data == nil:
			continue
		}
		f := source.NewFile(name, data)
		wants := r.wants(f)
		if wanted = wanted || wants; wants || len(members) > 1 {
			f.Data = r.own(data)
			out.files = append(out.files, f)
		}
	}
	if !wanted {
		out.files = nil
	}
	out.files, out.problems = encodable(out.files, out.problems)
	return out
}

// bytes reads a file, into the common room if it fits.
func (r *reader) bytes(i int) ([]byte, error) {
	if r.room == nil {
		r.room = make([]byte, maxRoom)
	}
	return r.content(i, r.room)
}

// own gives bytes that are kept a room of their own.
func (r *reader) own(data []byte) []byte {
	if len(data) > 0 && &data[0] == &r.room[0] {
		return bytes.Clone(data)
	}
	return data
}

// wantsLarge asks about a file that is not read as a whole. One that cannot be asked is wanted, so that it is a problem.
func (r *reader) wantsLarge(i int) bool {
	wanted := false
	err := r.stream(i, func(bytes io.Reader) error {
		var err error
		wanted, err = r.large(r.name(i), bytes)
		return err
	})
	return wanted || err != nil
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
	return strings.HasSuffix(f.Path, ".min.js") || generatedMark().Match(f.Data[source.ByteOrderMark(f.Data):min(len(f.Data), maxMark)])
}
