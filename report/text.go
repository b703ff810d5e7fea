package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

const (
	maxLines   = 5 // of a marked span that are shown
	maxRelated = 6 // related places that are shown with their line; further ones only as locations
)

// text writes findings for people.
type text struct {
	*bufio.Writer
	painter
	run  *Run
	aims targets
	told map[string]bool // rules whose reason was given: it is the same for every finding of theirs
}

func writeText(w io.Writer, run *Run) error {
	t := text{Writer: bufio.NewWriter(w), painter: painter(run.Colour), run: run, aims: run.targets(), told: map[string]bool{}}
	groups := byFile(run.listed(run.ShowSuppressed))
	for _, group := range groups {
		if run.Columns > 0 && len(groups) > 1 { // a pipe gets no headings: each line names its file
			t.heading(group)
		}
		for _, f := range group {
			t.finding(f)
			t.line("")
		}
	}
	t.flow(run.summary())
	return t.Flush()
}

// WriteProblems writes one line for each input that could not be read or parsed, for standard error.
func WriteProblems(w io.Writer, run *Run) error {
	t := text{Writer: bufio.NewWriter(w), painter: painter(run.Colour), run: run}
	for _, p := range run.problems() {
		where := clean(p.File)
		if !p.Place.IsZero() {
			where = location(p.Place)
		}
		t.line(t.paint(bold, where+":") + " " + t.paint(yellow, "problem:") + " " + clean(p.Message) + " " +
			t.paint(faint, "["+string(p.Code)+"]"))
	}
	return t.Flush()
}

// line writes one line. bufio keeps the first error for Flush.
func (t text) line(s string) { _, _ = t.WriteString(s + "\n") }

func location(p source.Place) string {
	if p.IsZero() {
		return "-"
	}
	at := p.File.At(p.Span.Start)
	return fmt.Sprintf("%s:%d:%d", clean(p.File.Path), at.Line, at.Column)
}

func (t text) finding(f finding.Finding) {
	t.header(f)
	margin := t.frames(f)
	remarks := t.aims.remarks(f, !t.told[f.Rule])
	t.told[f.Rule] = true
	if len(remarks) > 0 && margin > 0 {
		t.gutter(margin, "", "")
	}
	for _, r := range remarks {
		t.say(margin, r)
	}
}

// remark is labelled prose below a frame.
type remark struct {
	style style
	label string
	words string
}

func (a targets) remarks(f finding.Finding, why bool) []remark {
	var out []remark
	if s := f.Suppressed; s != nil {
		out = append(out, remark{faint, "suppressed", suppression(*s)})
	}
	if f.Why != "" && why {
		out = append(out, remark{cyan, "why", f.Why})
	}
	if f.Confidence != finding.High && f.Confidence != "" {
		out = append(out, remark{cyan, "confidence", string(f.Confidence)})
	}
	for _, h := range a.help(f) {
		out = append(out, remark{green, "help", h})
	}
	return out
}

func (t text) header(f finding.Finding) {
	severity := string(f.Severity)
	if f.Suppressed != nil {
		severity = "suppressed " + severity
	}
	statement, detail := headline(clean(f.Message))
	line := []piece{{bold, location(f.Place) + ":"}, {severityStyle[f.Severity], severity + ":"}, {bold, statement}}
	if detail != "" {
		line = append(line, piece{plain, detail})
	}
	t.flow(append(line, piece{faint, "[" + clean(f.Rule) + "]"}))
}

// headline cuts a message into what happens, up to the first colon or bracket, and the rest.
func headline(message string) (statement, detail string) {
	colon, bracket := strings.Index(message, ": "), strings.Index(message, " (")
	switch {
	case bracket > 0 && (colon < 0 || bracket < colon):
		return message[:bracket], message[bracket+1:]
	case colon > 0:
		return message[:colon+1], message[colon+2:]
	}
	return message, ""
}

func suppression(s finding.Suppression) string {
	out := s.Kind
	if s.Until != "" {
		out += " until " + s.Until
	}
	if s.Reason != "" {
		out += ": " + reasonOf(s)
	}
	return out
}

// reasonOf is why a finding is accepted: a text of somebody's, who may have written down what was there before.
func reasonOf(s finding.Suppression) string { return Conceal(s.Reason) }

// help returns what mends a finding: its fixes, else how the driver spells full protection, unless the message says so.
func (a targets) help(f finding.Finding) []string {
	var out []string
	for _, fix := range f.Fixes {
		switch {
		case len(fix.Edits) == 0:
			out = append(out, fix.Title)
		case fix.Safe:
			out = append(out, fix.Title+" (--fix applies it)")
		default:
			out = append(out, fix.Title+" (--fix=unsafe applies it)")
		}
	}
	aim := a[f.Fact]
	if len(out) == 0 && aim.spelling != "" && !strings.Contains(f.Message, aim.spelling) {
		out = append(out, aim.purpose+" write "+aim.spelling)
	}
	return out
}

// strip is one line of source with the underlines that belong to it.
type strip struct {
	row   row
	under []underline
}

type underline struct {
	mark  source.Span
	sign  string
	label string
	style style
}

// frames draws the marked lines and, in the order of the lines, the related places of the same file; then those of
// other files under a note each. It returns the width of the margin, 0 where nothing was drawn.
func (t text) frames(f finding.Finding) int {
	strips := t.primary(f)
	var elsewhere []finding.Location
	for i, rel := range f.Related {
		if frames(rel.Place, f.Place) {
			continue
		}
		if i >= maxRelated || len(strips) == 0 || rel.Place.File != f.Place.File || !t.attach(&strips, rel) {
			elsewhere = append(elsewhere, rel)
		}
	}
	slices.SortStableFunc(strips, func(a, b strip) int { return a.row.number - b.row.number })
	notes := t.notes(elsewhere)
	if len(strips) == 0 && len(notes) == 0 {
		return 0
	}
	margin := len(strconv.Itoa(highest(strips, notes)))
	t.draw(strips, margin)
	for i, rel := range elsewhere {
		t.note(margin, rel, notes[i])
	}
	return margin
}

// frames reports whether outer adds nothing to a picture that shows inner's line: the call around its argument, or the
// block around its header, that begins there.
func frames(outer, inner source.Place) bool {
	if outer.File != inner.File || outer.File == nil || !outer.Span.Contains(inner.Span) {
		return false
	}
	line, ok := outer.File.Line(outer.File.At(inner.Span.Start).Line)
	return ok && line.Start <= outer.Span.Start
}

func (t text) primary(f finding.Finding) []strip {
	var out []strip
	for _, r := range t.run.rowsOf(f.Place, maxLines) {
		out = append(out, strip{row: r, under: []underline{{mark: r.mark, sign: "^", style: severityStyle[f.Severity]}}})
	}
	return out
}

// attach adds a related place to the frame: under a line that is shown already when it fits there, else as a line of
// its own. It reports whether the place is one of the file at all.
func (t text) attach(strips *[]strip, rel finding.Location) bool {
	rows := t.run.rowsOf(rel.Place, 1)
	if len(rows) == 0 {
		return false
	}
	r := rows[0]
	u := underline{mark: r.mark, sign: "-", label: clean(rel.Label), style: blue}
	for i := range *strips {
		s := &(*strips)[i]
		if s.row.number == r.number {
			if !s.row.shows(r.mark) {
				return false
			}
			s.under = append(s.under, u)
			return true
		}
	}
	*strips = append(*strips, strip{row: r, under: []underline{u}})
	return true
}

// shows reports whether the mark begins in what is left of the row.
func (r *row) shows(mark source.Span) bool {
	n := len(r.cells)
	return n > 0 && r.cells[0].span.Start <= mark.Start && mark.Start < r.cells[n-1].span.End
}

// notes returns a strip for each place that gets one.
func (t text) notes(places []finding.Location) []*strip {
	out := make([]*strip, len(places))
	for i, rel := range places {
		if rows := t.run.rowsOf(rel.Place, 1); len(rows) > 0 && i < maxRelated {
			out[i] = &strip{row: rows[0], under: []underline{{mark: rows[0].mark, sign: "-", style: blue}}}
		}
	}
	return out
}

func highest(strips []strip, notes []*strip) int {
	n := 0
	for _, s := range strips {
		n = max(n, s.row.number)
	}
	for _, s := range notes {
		if s != nil {
			n = max(n, s.row.number)
		}
	}
	return n
}

func (t text) draw(strips []strip, margin int) {
	if len(strips) > 0 {
		t.gutter(margin, "", "")
	}
	for i, s := range strips {
		if i > 0 {
			t.between(strips[i-1].row, s.row, margin)
		}
		t.gutter(margin, strconv.Itoa(s.row.number), s.row.text())
		for _, u := range s.under {
			t.under(margin, s.row, u)
		}
	}
}

// between stands for the lines between two rows: a single one is shown, more are left out.
func (t text) between(above, below row, margin int) {
	switch below.number - above.number {
	case 0, 1:
	case 2:
		line, _ := above.file.Line(above.number + 1)
		r := t.run.rowOf(source.Place{File: above.file, Span: source.Span{Start: line.Start, End: line.Start}}, above.number+1)
		t.gutter(margin, strconv.Itoa(r.number), r.text())
	default:
		t.line(t.paint(gutterStyle, strings.Repeat(".", max(3, margin))))
	}
}

func (t text) under(margin int, r row, u underline) {
	signs := r.underline(u.mark, u.sign)
	indent := len(signs) - len(strings.TrimLeft(signs, " "))
	out := signs[indent:]
	if u.label == "" || t.fits(margin, signs+" "+u.label) {
		t.gutter(margin, "", signs[:indent]+t.paint(u.style, strings.TrimSpace(out+" "+u.label)))
		return
	}
	t.gutter(margin, "", signs[:indent]+t.paint(u.style, out))
	t.caption(margin, indent, u)
}

func (t text) note(margin int, rel finding.Location, s *strip) {
	words := location(rel.Place)
	if label := clean(rel.Label); label != "" {
		words += ": " + label
	}
	t.remark(margin, remark{blue, "note", words}, t.lineColumns())
	if s != nil {
		t.draw([]strip{*s}, margin)
	}
}

// gutter writes one line of a frame: a number or blanks, the bar, the content.
func (t text) gutter(margin int, number, content string) {
	bar := fmt.Sprintf("%*s |", margin, number)
	if content != "" {
		content = " " + content
	}
	t.line(t.paint(gutterStyle, bar) + content)
}
