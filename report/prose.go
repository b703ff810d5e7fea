package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
)

const (
	wrapAt   = 100 // columns of prose
	narrow   = 20  // columns that are always taken to be there
	unending = 1 << 30
)

// proseColumns is where prose is wrapped.
func (t text) proseColumns() int {
	if t.run.Columns > 0 {
		return min(wrapAt, max(t.run.Columns, narrow))
	}
	return wrapAt
}

// lineColumns is where lines end that a pipe gets whole, since programs read them.
func (t text) lineColumns() int {
	if t.run.Columns > 0 {
		return max(t.run.Columns, narrow)
	}
	return unending
}

// fits reports whether a line of a frame has room on the terminal.
func (t text) fits(margin int, content string) bool {
	return margin+len(" | ")+textWidth(content) <= t.lineColumns()
}

// caption writes a label below its signs, moved to the left as far as it must be.
func (t text) caption(margin, indent int, u underline) {
	for _, line := range wrap(u.label, t.lineColumns()-margin-len(" | ")) {
		room := max(0, t.lineColumns()-margin-len(" | ")-textWidth(line))
		t.gutter(margin, "", strings.Repeat(" ", min(indent, room))+t.paint(u.style, line))
	}
}

// byFile cuts findings, which are sorted, into those of each file.
func byFile(findings []finding.Finding) [][]finding.Finding {
	var out [][]finding.Finding
	for i, f := range findings {
		if i == 0 || pathOf(f.Place) != pathOf(findings[i-1].Place) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], f)
	}
	return out
}

// heading names a file and says what was found in it.
func (t text) heading(group []finding.Finding) {
	name := pathOf(group[0].Place)
	if name == "" {
		name = "in no file"
	}
	t.flow(slices.Concat([]piece{{headingStyle, clean(name)}}, tally(group)))
	t.line("")
}

// piece is text in one style; a line may be broken at its blanks.
type piece struct {
	style style
	words string
}

// part is a word of a piece.
type part struct {
	piece int
	text  string
}

const hanging = "  " // in front of all lines of flowing text but the first

// flow writes pieces with a blank between them, broken into lines of the terminal's width.
func (t text) flow(pieces []piece) {
	rows, used := [][]part{nil}, 0
	for i, p := range pieces {
		for _, w := range strings.Split(p.words, " ") {
			if used > len(hanging) && used+1+textWidth(w) > t.lineColumns() {
				rows, used = append(rows, nil), len(hanging)
			}
			rows[len(rows)-1] = append(rows[len(rows)-1], part{i, w})
			used += 1 + textWidth(w)
		}
	}
	for i, row := range rows {
		indent := hanging
		if i == 0 {
			indent = ""
		}
		t.line(indent + t.painted(row, pieces))
	}
}

// painted joins words, those of one piece under one style.
func (t text) painted(row []part, pieces []piece) string {
	var parts []string
	for from := 0; from < len(row); {
		var same []string
		to := from
		for ; to < len(row) && row[to].piece == row[from].piece; to++ {
			same = append(same, row[to].text)
		}
		parts = append(parts, t.paint(pieces[row[from].piece].style, strings.Join(same, " ")))
		from = to
	}
	return strings.Join(parts, " ")
}

// say writes a remark as prose.
func (t text) say(margin int, r remark) { t.remark(margin, r, t.proseColumns()) }

// remark writes a remark, wrapped with a hanging indent.
func (t text) remark(margin int, r remark, columns int) {
	indent := margin + len(" = ") + len(r.label) + len(": ")
	for i, line := range wrap(clean(r.words), columns-indent) {
		if i == 0 {
			t.line(strings.Repeat(" ", margin+1) + t.paint(gutterStyle, "=") + " " + t.paint(r.style, r.label+":") + " " + line)
			continue
		}
		t.line(strings.Repeat(" ", indent) + line)
	}
}

// wrap breaks prose at blanks into lines of at most limit columns; a longer word keeps a line of its own.
func wrap(words string, limit int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(words) {
		if line != "" && textWidth(line)+1+textWidth(word) > limit {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// summary is the last line: "3 errors, 1 warning in 12 files; 14 connections judged, 2 undecidable".
func (r *Run) summary() []piece {
	out := tally(r.listed(false))
	if len(out) == 0 {
		out = []piece{{green, "no findings"}}
	}
	s := r.Summary
	words := fmt.Sprintf("in %s; %s judged, %d undecidable", plural(s.Files, "file"), plural(s.Judged, "connection"), s.Undecidable)
	if s.Suppressed > 0 {
		words += fmt.Sprintf("; %d suppressed", s.Suppressed)
	}
	if n := len(r.Problems); n > 0 {
		words += "; " + plural(n, "problem")
	}
	return append(out, piece{plain, words})
}

// tally counts findings by severity, the worst first; suppressed ones count for themselves.
func tally(findings []finding.Finding) []piece {
	counts := map[finding.Severity]int{}
	suppressed := 0
	for i := range findings {
		if findings[i].Suppressed != nil {
			suppressed++
			continue
		}
		counts[findings[i].Severity]++
	}
	var out []piece
	for _, s := range []finding.Severity{finding.Error, finding.Warning, finding.Note} {
		if counts[s] > 0 {
			out = append(out, piece{severityStyle[s], plural(counts[s], string(s))})
		}
	}
	if suppressed > 0 {
		out = append(out, piece{faint, strconv.Itoa(suppressed) + " suppressed"})
	}
	for i := range out[:max(0, len(out)-1)] {
		out[i].words += ","
	}
	return out
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
