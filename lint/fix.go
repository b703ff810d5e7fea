package lint

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// Fixes says which fixes are wanted.
type Fixes struct {
	Unsafe bool             // also those after which a connection behaves in another way
	Least  finding.Severity // of findings from this level on
}

// Fixed is what the fixes of a run come to.
type Fixed struct {
	Files   []Rewritten       // by path
	Mended  []finding.Finding // the findings that are gone
	After   *Result           // the run over the new bytes
	Refused int               // fixes that are not made, because they do not do what they should

	refused map[string]string // why, by the fingerprint of the finding
}

// Rewritten is a file as it is and as it becomes.
type Rewritten struct {
	Path string // for the system, absolute
	Old  *source.File
	New  *source.File
}

// maxFixRounds bounds how often the files are read again. Each round either mends something or refuses a fix.
const maxFixRounds = 32

// Fix makes the fixes of a result's findings, as far as they are wanted, and proves them: it lints the new
// bytes, and a fix whose finding stays, or after which there is another one that cannot be mended too, is not made. It
// writes nothing.
func Fix(ctx context.Context, o Options, r *Result, wanted Fixes) (*Fixed, error) {
	o.book, o.parser = r.book, r.parser // compiled and prepared already
	m := &mending{o: o, wanted: wanted, refused: map[string]string{}}
	for _, m.strict = range []bool{false, true} {
		if err := m.all(ctx, r); err != nil {
			return nil, err
		}
		if !uncovers(r, m.out.After) {
			break
		}
	}
	m.out.Refused, m.out.refused = len(m.refused), m.refused
	m.out.Files = m.rewritten(r)
	return m.out, nil
}

// all makes fixes until there is none left to make.
func (m *mending) all(ctx context.Context, r *Result) error {
	m.overlay, m.out = map[string]edited{}, &Fixed{After: r}
	for range maxFixRounds {
		picks := m.choose(m.out.After.Findings)
		if len(picks) == 0 {
			break
		}
		if err := m.round(ctx, picks); err != nil {
			return err
		}
	}
	return nil
}

// uncovers reports whether a run has a finding that the one before had not.
func uncovers(before, after *Result) bool {
	known := counted(before.Findings)
	return slices.ContainsFunc(after.Findings, func(f finding.Finding) bool {
		known[sameness(&f)]--
		return known[sameness(&f)] < 0 && f.Suppressed == nil
	})
}

// sameness tells findings apart without the ordinals of their facts, which shift when one of several goes.
func sameness(f *finding.Finding) string {
	return strings.Join([]string{f.Rule, f.Place.File.Path, countedBy().ReplaceAllString(f.Fact, ""), f.At}, "\x00")
}

func counted(findings []finding.Finding) map[string]int {
	out := map[string]int{}
	for i := range findings {
		out[sameness(&findings[i])]++
	}
	return out
}

// mending is a fixing run under way.
type mending struct {
	o       Options
	wanted  Fixes
	strict  bool              // a fix that uncovers another finding is not made, even where that can be mended
	refused map[string]string // why a fix does not do what it should, by the fingerprint of its finding
	overlay map[string]edited
	out     *Fixed
}

// pick is a finding with the fix that is chosen for it.
type pick struct {
	finding finding.Finding
	fix     finding.Fix
}

// choose takes one fix of each finding, as long as none touches what another one changes: those wait for the next round.
// What changes how a connection behaves comes first: an option that has no effect now may have one then.
func (m *mending) choose(findings []finding.Finding) []pick {
	var out []pick
	taken := map[string][]source.Span{}
	facts := map[string]bool{}
	for _, p := range m.wishes(findings) {
		if facts[p.finding.Fact] || !free(p.fix.Edits, taken) {
			continue
		}
		facts[p.finding.Fact] = true
		for _, e := range p.fix.Edits {
			taken[e.Place.File.Path] = append(taken[e.Place.File.Path], e.Place.Span)
		}
		out = append(out, p)
	}
	return out
}

// wishes are the findings that may be mended, those first whose fix changes how something behaves.
func (m *mending) wishes(findings []finding.Finding) []pick {
	var bold, safe []pick
	for _, f := range findings {
		switch fix := m.fixOf(&f); {
		case fix == nil:
		case fix.Safe:
			safe = append(safe, pick{f, *fix})
		default:
			bold = append(bold, pick{f, *fix})
		}
	}
	return append(bold, safe...)
}

// fixOf is the fix that may be made for a finding; nil where there is none.
func (m *mending) fixOf(f *finding.Finding) *finding.Fix {
	i := slices.IndexFunc(f.Fixes, func(fix finding.Fix) bool { return fix.Safe || m.wanted.Unsafe })
	if i < 0 || f.Suppressed != nil || !f.Severity.AtLeast(m.wanted.Least) || m.refused[f.Fingerprint] != "" {
		return nil
	}
	return &f.Fixes[i]
}

// free reports whether edits keep clear of the bytes that others change.
func free(edits []source.Edit, taken map[string][]source.Span) bool {
	for _, e := range edits {
		for _, s := range taken[e.Place.File.Path] {
			if e.Place.Span.Start <= s.End && s.Start <= e.Place.Span.End {
				return false
			}
		}
	}
	return true
}

// round makes fixes if they prove right, and refuses those that do not. Where it cannot be told which of several are to
// blame, it tries the halves by themselves.
func (m *mending) round(ctx context.Context, picks []pick) error {
	overlay := applied(m.overlay, picks)
	o := m.o
	o.overlay = overlay
	after, err := Run(ctx, o)
	if err != nil {
		return err
	}
	wrong := m.wrong(picks, after)
	switch {
	case len(wrong) == 0:
		m.out.Mended = append(m.out.Mended, m.gone(after)...)
		m.overlay, m.out.After = overlay, after
		return nil
	case len(picks) > 1 && !slices.ContainsFunc(picks, func(p pick) bool { return wrong[p.finding.Fingerprint] == "" }):
		return m.round(ctx, picks[:len(picks)/2])
	}
	for fingerprint, why := range wrong {
		m.refused[fingerprint] = why
	}
	return nil
}

// gone lists the findings that a round does away with: several may hang on one value, of which only one has the fix made.
func (m *mending) gone(after *Result) []finding.Finding {
	stay := counted(after.Findings)
	var out []finding.Finding
	for _, f := range m.out.After.Findings {
		key := sameness(&f)
		if stay[key]--; stay[key] < 0 && f.Suppressed == nil && f.Severity.AtLeast(m.wanted.Least) {
			out = append(out, f)
		}
	}
	return out
}

// wrong says, by the fingerprint of their findings, why fixes are not to be made: the finding stays, or there is a finding
// or problem that was not there before, for which the fixes of its fact are to blame, else those of its file, else all.
func (m *mending) wrong(picks []pick, after *Result) map[string]string {
	before, now := counted(m.out.After.Findings), counted(after.Findings)
	out := map[string]string{}
	for i := range after.Findings {
		f := &after.Findings[i]
		if before[sameness(f)] < now[sameness(f)] && f.Suppressed == nil && (m.strict || m.fixOf(f) == nil) {
			blame(picks, out, f.Fact, f.Place.File, "afterwards: "+f.Rule+": "+f.Message)
		}
	}
	problems := map[string]int{}
	for _, p := range m.out.After.Problems {
		problems[p.File+string(p.Code)]++
	}
	for _, p := range after.Problems {
		if problems[p.File+string(p.Code)]--; problems[p.File+string(p.Code)] < 0 {
			blame(picks, out, "", source.NewFile(p.File, nil), "afterwards something cannot be read")
		}
	}
	unread(picks, after, out)
	for name := range changedBy(picks) {
		old, now := fileOf(m.out.After, name), fileOf(after, name)
		if old != nil && now != nil && !slices.Equal(hiddenBytes(old, m.out.After), hiddenBytes(now, after)) {
			blame(picks, out, "", now, "afterwards other bytes of the file are secret")
		}
	}
	for _, p := range picks {
		before[sameness(&p.finding)]--
	}
	for _, p := range picks {
		if key := sameness(&p.finding); now[key] > before[key] {
			out[p.finding.Fingerprint] = "the finding stays"
		}
	}
	return out
}

// unread refuses fixes after which a file of theirs is not parsed: nobody would know whether they do what they should, or
// what of the file is a secret.
func unread(picks []pick, after *Result, out map[string]string) {
	parsed := map[string]bool{}
	for _, f := range after.files {
		parsed[f.Path] = true
	}
	for _, p := range picks {
		if slices.ContainsFunc(p.fix.Edits, func(e source.Edit) bool { return !parsed[e.Place.File.Path] }) {
			out[p.finding.Fingerprint] = "afterwards nothing in the file can be checked"
		}
	}
}

// changedBy are the names of the files that fixes change.
func changedBy(picks []pick) map[string]bool {
	out := map[string]bool{}
	for _, p := range picks {
		for _, e := range p.fix.Edits {
			out[e.Place.File.Path] = true
		}
	}
	return out
}

// hiddenBytes are the secrets of a file, in order, each once.
func hiddenBytes(f *source.File, r *Result) []string {
	spans := slices.Clone(r.Secrets[f])
	slices.SortFunc(spans, func(a, b source.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	var out []string
	for _, s := range slices.Compact(spans) {
		out = append(out, string(f.Data[s.Start:s.End]))
	}
	return out
}

func blame(picks []pick, out map[string]string, fact string, file *source.File, why string) {
	inFile := func(p pick) bool {
		return slices.ContainsFunc(p.fix.Edits, func(e source.Edit) bool { return file != nil && e.Place.File.Path == file.Path })
	}
	for _, guilty := range []func(pick) bool{
		func(p pick) bool { return p.finding.Fact == fact && fact != "" },
		inFile,
		func(pick) bool { return true },
	} {
		found := false
		for _, p := range picks {
			if guilty(p) {
				out[p.finding.Fingerprint], found = why, true
			}
		}
		if found {
			return
		}
	}
}

// rewritten lists the files that change.
func (m *mending) rewritten(before *Result) []Rewritten {
	t := &tree{workDir: m.o.WorkDir}
	var out []Rewritten
	for name, now := range m.overlay {
		old := fileOf(before, name)
		if old != nil && !bytes.Equal(old.Data, now.data) {
			out = append(out, Rewritten{Path: t.system(name), Old: old, New: fileOf(m.out.After, name)})
		}
	}
	slices.SortFunc(out, func(a, b Rewritten) int { return cmp.Compare(a.Path, b.Path) })
	return out
}

// fileOf is the file of that name among those that a run parsed.
func fileOf(r *Result, name string) *source.File {
	i := slices.IndexFunc(r.files, func(f *source.File) bool { return f.Path == name })
	if i < 0 {
		return nil
	}
	return r.files[i]
}
