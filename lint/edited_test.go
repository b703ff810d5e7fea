package lint

import (
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// TestLinesAfter tells where each line of edited bytes came from, also over several rounds of edits.
func TestLinesAfter(t *testing.T) {
	const text = "one\ntwo\nthree\nfour"
	edit := func(start, end int, with string) source.Edit {
		return source.Edit{Place: source.Place{Span: source.Span{Start: start, End: end}}, Text: with}
	}
	tests := []struct {
		name   string
		rounds [][]source.Edit
		text   string
		want   []int
	}{
		{"a word", [][]source.Edit{{edit(4, 7, "2")}}, "one\n2\nthree\nfour", []int{1, 2, 3, 4}},
		{"a line before", [][]source.Edit{{edit(4, 4, "x\n")}}, "one\nx\ntwo\nthree\nfour", []int{1, 2, 2, 3, 4}},
		{"a line goes", [][]source.Edit{{edit(4, 8, "")}}, "one\nthree\nfour", []int{1, 3, 4}},
		{"the first goes", [][]source.Edit{{edit(0, 4, "")}}, "two\nthree\nfour", []int{2, 3, 4}},
		{"both", [][]source.Edit{{edit(8, 8, "x\n"), edit(0, 4, "")}}, "two\nx\nthree\nfour", []int{2, 3, 3, 4}},
		{"two rounds", [][]source.Edit{{edit(4, 4, "x\n")}, {edit(6, 6, "y\n")}}, "one\nx\ny\ntwo\nthree\nfour", []int{1, 2, 2, 2, 3, 4}},
		{"a round on what another left", [][]source.Edit{{edit(0, 4, "")}, {edit(4, 10, "")}}, "two\nfour", []int{2, 4}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := map[string]edited{}
			data := []byte(text)
			for _, edits := range tt.rounds {
				file := source.NewFile("a", data)
				for i := range edits {
					edits[i].Place.File = file
				}
				at = applied(at, []pick{{fix: finding.Fix{Edits: edits}}})
				data = at["a"].data
			}
			if string(data) != tt.text || !slices.Equal(at["a"].lines, tt.want) {
				t.Errorf("%q of %v, want %q of %v", data, at["a"].lines, tt.text, tt.want)
			}
		})
	}
}

// TestFixOfAFileThatIsNotParsedAgain is not made: its secrets would be unknown to the diff.
func TestFixOfAFileThatIsNotParsedAgain(t *testing.T) {
	one, two := source.NewFile("one.env", nil), source.NewFile("two.env", nil)
	pickIn := func(f *source.File, print string) pick {
		return pick{finding.Finding{Fingerprint: print}, finding.Fix{Edits: []source.Edit{{Place: source.Place{File: f}}}}}
	}
	refused := map[string]string{}
	unread([]pick{pickIn(one, "1"), pickIn(two, "2")}, &Result{files: []*source.File{one}}, refused)
	if len(refused) != 1 || refused["2"] == "" {
		t.Errorf("refused %v, want the fix of two.env", refused)
	}
}
