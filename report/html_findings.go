package report

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// fileView is a file with its findings.
type fileView struct {
	Name     string
	Tally    string
	Findings []findingView
}

type findingView struct {
	ID                                      string
	Severity, Rule, HelpURI                 string
	File, Where, At, Statement, Detail      string
	Why, Confidence                         string
	Driver, Version, Mode, Context, Subject string
	Suppressed                              string
	Frame                                   []lineView
	Path, Also                              []stepView
	Help                                    []string
}

// lineView is one line of code, with what is marked in it. Gap says that lines before it are left out.
type lineView struct {
	Number int
	Gap    bool
	Aside  bool // it shows a related place
	Label  string
	Parts  []partView
}

type partView struct {
	Text   string
	Marked bool
}

// stepView is a place beside the finding's own.
type stepView struct {
	Where, Label string
	Line         []lineView
}

func (r *Run) fileViews(findings []finding.Finding) []fileView {
	about, aims := r.subjects(), r.targets()
	var out []fileView
	n := 0
	for _, group := range byFile(findings) {
		v := fileView{Name: clean(pathOf(group[0].Place)), Tally: plainly(tally(group))}
		for _, f := range group {
			n++
			view := r.findingView(f, about[f.Fact])
			for _, h := range aims.help(f) {
				view.Help = append(view.Help, clean(h))
			}
			view.ID, view.File = "f"+strconv.Itoa(n), v.Name
			v.Findings = append(v.Findings, view)
		}
		out = append(out, v)
	}
	return out
}

func plainly(pieces []piece) string {
	var out []string
	for _, p := range pieces {
		out = append(out, p.words)
	}
	return strings.Join(out, " ")
}

// subject is what the page says of the fact that a finding is about.
type subject struct{ driver, version, mode, context, name string }

func (r *Run) subjects() map[string]subject {
	out, facts := map[string]subject{}, r.known()
	for i := range facts.Clients {
		c := &facts.Clients[i]
		out[c.ID] = subject{clean(cmp.Or(c.Driver, strings.Join(c.Candidates, " or "))), clean(c.DriverVersion), string(c.SSLMode), string(c.Context), clean(c.Name)}
	}
	for i := range facts.Servers {
		s := &facts.Servers[i]
		out[s.ID] = subject{context: string(s.Context), name: clean(cmp.Or(s.Resource, s.Name))}
	}
	for i := range facts.Authorities {
		out[facts.Authorities[i].ID] = other(&facts.Authorities[i].Base)
	}
	for i := range facts.Processes {
		out[facts.Processes[i].ID] = other(&facts.Processes[i].Base)
	}
	return out
}

func other(b *fact.Base) subject { return subject{context: string(b.Context), name: clean(b.Name)} }

func (r *Run) findingView(f finding.Finding, about subject) findingView {
	v := findingView{
		Severity: string(f.Severity), Rule: clean(f.Rule), HelpURI: f.HelpURI, Where: location(f.Place), At: inFile(f.Place),
		Why: clean(f.Why), Confidence: string(cmp.Or(f.Confidence, finding.High)), Frame: r.lineViews(f.Place, maxLines),
		Driver: about.driver, Version: about.version, Mode: about.mode, Context: about.context, Subject: about.name,
	}
	v.Statement, v.Detail = headline(clean(f.Message))
	if f.Suppressed != nil {
		v.Suppressed = clean(suppression(*f.Suppressed))
	}
	for _, rel := range f.Related {
		step := stepView{Where: location(rel.Place), Label: clean(rel.Label), Line: r.lineViews(rel.Place, 1)}
		switch {
		case rel.Step:
			v.Path = append(v.Path, step)
		case frames(rel.Place, f.Place):
		case !attach(&v.Frame, step, rel.Place.File == f.Place.File):
			v.Also = append(v.Also, step)
		}
	}
	if len(v.Path) > 0 {
		v.Path = slices.Insert(v.Path, 0, stepView{Where: v.Where, Label: "the value is written here"})
	}
	return v
}

// attach adds the line of another place to a frame of the same file, at its place among the lines.
func attach(frame *[]lineView, step stepView, same bool) bool {
	if !same || len(*frame) == 0 || len(*frame) >= maxLines+maxRelated || len(step.Line) == 0 {
		return false
	}
	line := step.Line[0]
	i, taken := slices.BinarySearchFunc(*frame, line, func(a, b lineView) int { return a.Number - b.Number })
	if taken {
		return false
	}
	line.Label, line.Aside = step.Label, true
	*frame = slices.Insert(*frame, i, line)
	for i := range (*frame)[1:] {
		(*frame)[i+1].Gap = (*frame)[i+1].Number > (*frame)[i].Number+1
	}
	return true
}

// inFile is a place in its file, for where the file is named already.
func inFile(p source.Place) string {
	if p.IsZero() {
		return ""
	}
	at := p.File.At(p.Span.Start)
	return strconv.Itoa(at.Line) + ":" + strconv.Itoa(at.Column)
}

// lineViews shows the lines of a place through the same mask as text does.
func (r *Run) lineViews(p source.Place, limit int) []lineView {
	var out []lineView
	for i, row := range r.rowsOf(p, limit) {
		gap := i > 0 && row.number > out[i-1].Number+1
		out = append(out, lineView{Number: row.number, Gap: gap, Parts: row.parts()})
	}
	return out
}

// parts is the row cut at the borders of its mark.
func (r *row) parts() []partView {
	from, to := r.bounds(r.mark)
	var out []partView
	add := func(s string, marked bool) {
		if s != "" {
			out = append(out, partView{s, marked})
		}
	}
	if r.before {
		add(ellipsis, false)
	}
	add(joined(r.cells[:from]), false)
	add(joined(r.cells[from:to]), true)
	add(joined(r.cells[to:]), false)
	if r.after {
		add(ellipsis, false)
	}
	return out
}

func joined(cells []cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
	}
	return b.String()
}

// filterView is a list to choose from.
type filterView struct {
	Name, Label string
	Choices     []choiceView
}

type choiceView struct {
	Value string
	Count int
}

// filters offers what the findings have in common, in each respect in which they differ.
func filters(files []fileView) []filterView {
	respects := []struct {
		name, label string
		of          func(*findingView) string
	}{
		{"severity", "Severity", func(v *findingView) string { return v.Severity }},
		{"rule", "Rule", func(v *findingView) string { return v.Rule }},
		{"driver", "Driver", func(v *findingView) string { return v.Driver }},
		{"context", "Context", func(v *findingView) string { return v.Context }},
		{"file", "File", func(v *findingView) string { return v.File }},
	}
	var out []filterView
	for _, respect := range respects {
		counts := map[string]int{}
		for i := range files {
			for j := range files[i].Findings {
				counts[respect.of(&files[i].Findings[j])]++
			}
		}
		f := filterView{Name: respect.name, Label: respect.label}
		for _, value := range slices.Sorted(maps.Keys(counts)) {
			if value != "" {
				f.Choices = append(f.Choices, choiceView{value, counts[value]})
			}
		}
		if len(counts) > 1 {
			out = append(out, f)
		}
	}
	return out
}

// ruleViews are the rules that fired, those that fired most first.
func (r *Run) ruleViews(files []fileView) []ruleView {
	counts := map[string]int{}
	uri := map[string]string{}
	why := map[string]string{}
	for i := range files {
		for j := range files[i].Findings {
			v := &files[i].Findings[j]
			counts[v.Rule]++
			uri[v.Rule], why[v.Rule] = v.HelpURI, v.Why
		}
	}
	var out []ruleView
	for _, id := range slices.Sorted(maps.Keys(counts)) {
		out = append(out, ruleView{ID: id, Count: counts[id], HelpURI: uri[id], Why: why[id], Title: r.titleOf(id)})
	}
	slices.SortStableFunc(out, func(a, b ruleView) int { return b.Count - a.Count })
	return out
}

func (r *Run) titleOf(rule string) string {
	for i := range r.Rules {
		if r.Rules[i].ID == rule {
			return clean(r.Rules[i].Title)
		}
	}
	return ""
}
