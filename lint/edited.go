package lint

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// edited is what fixes make of a file that lies unchanged on the disk.
type edited struct {
	data  []byte
	lines []int // of each line, the one of the file on the disk that it came of
}

// line is the number that a line has on the disk. One that a fix has added counts as the one that it was added to.
func (e edited) line(n int) int {
	if n < 1 || n > len(e.lines) {
		return n
	}
	return e.lines[n-1]
}

// applied is the overlay with the fixes made.
func applied(overlay map[string]edited, picks []pick) map[string]edited {
	edits := map[string][]source.Edit{}
	data := map[string][]byte{}
	for _, p := range picks {
		for _, e := range p.fix.Edits {
			edits[e.Place.File.Path] = append(edits[e.Place.File.Path], e)
			data[e.Place.File.Path] = e.Place.File.Data
		}
	}
	out := maps.Clone(overlay)
	for name, list := range edits {
		out[name] = edited{Apply(data[name], list), linesAfter(data[name], list, overlay[name])}
	}
	return out
}

// Apply returns data with the edits made; edits of one file that do not overlap, in any order.
func Apply(data []byte, edits []source.Edit) []byte {
	var out bytes.Buffer
	from := 0
	for _, e := range inOrder(edits) {
		out.Write(data[from:e.Place.Span.Start])
		out.WriteString(e.Text)
		from = e.Place.Span.End
	}
	out.Write(data[from:])
	return out.Bytes()
}

func inOrder(edits []source.Edit) []source.Edit {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b source.Edit) int { return cmp.Compare(a.Place.Span.Start, b.Place.Span.Start) })
	return edits
}

// linesAfter tells of each line of the edited bytes which line on the disk it came of; before is what data itself came of.
func linesAfter(data []byte, edits []source.Edit, before edited) []int {
	line, out := 1, []int{before.line(1)}
	keep := func(kept []byte) {
		for range bytes.Count(kept, []byte("\n")) {
			line++
			out = append(out, before.line(line))
		}
	}
	from := 0
	for _, e := range inOrder(edits) {
		keep(data[from:e.Place.Span.Start])
		for range strings.Count(e.Text, "\n") {
			out = append(out, before.line(line))
		}
		if gone := bytes.Count(data[e.Place.Span.Start:e.Place.Span.End], []byte("\n")); gone > 0 {
			line += gone
			out[len(out)-1] = before.line(line)
		}
		from = e.Place.Span.End
	}
	keep(data[from:])
	return out
}
