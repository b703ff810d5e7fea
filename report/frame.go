package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/source"
)

const (
	maxColumns = 160    // of source shown in a frame
	tab        = "    " // tabs are shown at one fixed width, so that carets need no tab stops
	ellipsis   = "…"
	byteMark   = "\xef\xbb\xbf"
)

// cell is what one character of the source, or one masked run, looks like on a terminal.
type cell struct {
	span  source.Span
	text  string
	width int
}

// row is one line of source, masked, and cropped to the neighbourhood of a mark.
type row struct {
	file   *source.File
	number int         // 1-based
	mark   source.Span // the part of the marked span on this line
	cells  []cell
	before bool // something is cut off on the left
	after  bool // something is cut off on the right
}

// rowsOf returns the lines that a place covers, at most limit; when there are more, the last one is the place's last
// line and the one before it is left out with all others. A place that is nowhere, or not in its file, has no rows.
func (r *Run) rowsOf(p source.Place, limit int) []row {
	if p.IsZero() || p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(p.File.Data) {
		return nil
	}
	first := p.File.At(p.Span.Start).Line
	last := first
	if p.Span.Len() > 0 {
		last = p.File.At(p.Span.End - 1).Line
	}
	var rows []row
	for n := first; n <= last; n++ {
		if len(rows) == limit-1 && limit > 1 {
			n = last
		}
		rows = append(rows, r.rowOf(p, n))
		if len(rows) == limit {
			break
		}
	}
	return rows
}

func (r *Run) rowOf(p source.Place, number int) row {
	line, _ := p.File.Line(number)
	line = withoutMark(p.File, line)
	mark := source.Span{Start: max(p.Span.Start, line.Start), End: min(p.Span.End, line.End)}
	mark.End = max(mark.Start, mark.End)
	if p.Span.Start < line.Start { // a later line of the span: its indentation is no part of the picture
		mark.Start += leadingBlanks(p.File.Data[mark.Start:mark.End])
	}
	window := crop(p.File.Data, line, mark)
	out := row{file: p.File, number: number, mark: mark, before: window.Start > line.Start, after: window.End < line.End}
	out.cells = cellsOf(p.File.Data, window, mask(p.File, window, mark, r.secretsOf(p.File)))
	out.fit(r.sourceColumns(p.File))
	return out
}

// sourceColumns is how much of a line of the file is shown beside its number.
func (r *Run) sourceColumns(f *source.File) int {
	if r.Columns == 0 {
		return maxColumns
	}
	margin := len(strconv.Itoa(f.At(len(f.Data)).Line)) + len(" | ")
	return min(maxColumns, max(narrow, r.Columns-margin))
}

// withoutMark returns the line without the byte order mark of the file.
func withoutMark(f *source.File, line source.Span) source.Span {
	if line.Start == 0 && strings.HasPrefix(string(f.Data[:min(3, line.End)]), byteMark) {
		line.Start = 3
	}
	return line
}

func leadingBlanks(b []byte) int {
	n := 0
	for n < len(b) && (b[n] == ' ' || b[n] == '\t') {
		n++
	}
	return n
}

// crop returns the part of a line that is looked at: the mark's beginning and end with reach bytes on each side, on
// whole characters.
func crop(data []byte, line, mark source.Span) source.Span {
	out := source.Span{
		Start: max(line.Start, mark.Start-reach),
		End:   min(line.End, min(mark.End, mark.Start+reach)+reach),
	}
	for i := 1; i < utf8.UTFMax && out.Start > line.Start && !utf8.RuneStart(data[out.Start]); i++ {
		out.Start--
	}
	for i := 1; i < utf8.UTFMax && out.End < line.End && !utf8.RuneStart(data[out.End]); i++ {
		out.End++
	}
	return out
}

// cellsOf cuts the window into cells. hidden is sorted and disjoint.
func cellsOf(data []byte, window source.Span, hidden []source.Span) []cell {
	var cells []cell
	for i := window.Start; i < window.End; {
		if len(hidden) > 0 && i >= hidden[0].Start {
			cells = append(cells, cell{span: source.Span{Start: i, End: hidden[0].End}, text: masked, width: len(masked)})
			i, hidden = hidden[0].End, hidden[1:]
			continue
		}
		c := cellAt(data[i:window.End], i)
		if len(hidden) > 0 && c.span.End > hidden[0].Start { // a secret that begins inside a character hides all of it
			hidden[0].Start = c.span.Start
			continue
		}
		cells = append(cells, c)
		i = c.span.End
	}
	return cells
}

func cellAt(rest []byte, at int) cell {
	r, size := utf8.DecodeRune(rest)
	c := cell{span: source.Span{Start: at, End: at + size}, text: string(rest[:size])}
	switch {
	case r == '\t':
		c.text, c.width = tab, len(tab)
	case r == utf8.RuneError || hostile(r):
		c.text, c.width = replacement, 1
	default:
		c.width = runeWidth(r)
	}
	return c
}

// bounds returns the first cell of the mark and the one behind its last. An empty mark has the cell that it stands at.
func (r *row) bounds(mark source.Span) (from, to int) {
	for from < len(r.cells) && r.cells[from].span.End <= mark.Start {
		from++
	}
	to = from
	for to < len(r.cells) && r.cells[to].span.Start < mark.End {
		to++
	}
	return from, to
}

// fit drops cells until the row fills at most limit columns: what is far from the mark goes first, then its end.
func (r *row) fit(limit int) {
	r.trimRight()
	if width(r.cells) <= limit {
		return
	}
	from, to := r.bounds(r.mark)
	budget := limit - 2*len([]rune(ellipsis))
	left, right := from, from
	used := 0
	for right < to && used+r.cells[right].width <= budget {
		used += r.cells[right].width
		right++
	}
	behind := min(width(r.cells[right:]), (budget-used)/3)
	if width(r.cells[:right])+behind <= budget {
		left, used = 0, width(r.cells[:right])
	}
	for left > 0 && used+r.cells[left-1].width <= budget-behind {
		left--
		used += r.cells[left].width
	}
	for right < len(r.cells) && used+r.cells[right].width <= budget {
		used += r.cells[right].width
		right++
	}
	r.before, r.after = r.before || left > 0, r.after || right < len(r.cells)
	r.cells = r.cells[left:right]
}

// trimRight drops blanks at the end of the line that are not marked.
func (r *row) trimRight() {
	for n := len(r.cells); n > 0 && strings.TrimSpace(r.cells[n-1].text) == "" && r.cells[n-1].span.Start >= r.mark.End; n-- {
		r.cells = r.cells[:n-1]
	}
}

func width(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

// text is the row as it is printed.
func (r *row) text() string {
	var b strings.Builder
	if r.before {
		b.WriteString(ellipsis)
	}
	for _, c := range r.cells {
		b.WriteString(c.text)
	}
	if r.after {
		b.WriteString(ellipsis)
	}
	return b.String()
}

// underline returns the line of signs that stands under the marked part of the row: at least one sign, at the end of the
// row when the mark is beyond it.
func (r *row) underline(mark source.Span, sign string) string {
	from, to := r.bounds(mark)
	indent := width(r.cells[:from])
	if r.before {
		indent++
	}
	return strings.Repeat(" ", indent) + strings.Repeat(sign, max(1, width(r.cells[from:to])))
}

// snippet returns the bytes of a span as text without secrets; what is not in the file gives "". mark is what must stay
// visible. Only the span's own lines are looked at.
func (r *Run) snippet(file *source.File, span, mark source.Span) string {
	if span.Start < 0 || span.End < span.Start || span.End > len(file.Data) {
		return ""
	}
	first, _ := file.Line(file.At(span.Start).Line)
	last, _ := file.Line(file.At(span.End).Line)
	window := crop(file.Data, first.Cover(last), span)
	var b strings.Builder
	i := span.Start
	for _, h := range mask(file, window, mark, r.secretsOf(file)) {
		if h.End <= i || h.Start >= span.End {
			continue
		}
		b.Write(file.Data[i:max(i, h.Start)])
		b.WriteString(masked)
		i = h.End
	}
	b.Write(file.Data[i:max(i, span.End)])
	return strings.ToValidUTF8(b.String(), replacement)
}
