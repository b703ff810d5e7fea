package mend

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// apart makes of edits that touch the same bytes ones that do not: options beside each other that are taken away claim the
// separator between them both. ok is false where edits contradict each other.
func apart(edits []source.Edit) (out []source.Edit, ok bool) {
	out = slices.Clone(edits)
	for {
		i, j, found := overlapping(out)
		if !found {
			return refilled(out), true
		}
		if out[i].Text != "" || out[j].Text != "" {
			return nil, false
		}
		out[i].Place.Span = together(out[i].Place, out[j].Place)
		out = slices.Delete(out, j, j+1)
	}
}

func overlapping(edits []source.Edit) (i, j int, found bool) {
	for i := range edits {
		for j := i + 1; j < len(edits); j++ {
			a, b := edits[i].Place, edits[j].Place
			if a.File == b.File && a.Span.Start < b.Span.End && b.Span.Start < a.Span.End {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// together is what two removals take away. The separator that both claim goes once, and so does the one before them: what
// stood behind them is gone, or has its own.
func together(a, b source.Place) source.Span {
	out := a.Span.Cover(b.Span)
	if a.Span.Contains(b.Span) || b.Span.Contains(a.Span) {
		return out
	}
	shared := string(a.File.Data[max(a.Span.Start, b.Span.Start):min(a.Span.End, b.Span.End)])
	before := string(a.File.Data[:out.Start])
	out.Start = len(withoutEnd(before, strings.TrimRight(shared, " ")))
	return out
}

// withoutEnd takes a separator off the end of a text, or the mark that begins the options.
func withoutEnd(text, sep string) string {
	if sep == "" {
		return strings.TrimSuffix(text, " ")
	}
	if rest, ok := strings.CutSuffix(strings.TrimRight(text, " "), sep); ok {
		return rest
	}
	return withoutMark(text)
}

func withoutMark(text string) string {
	for _, mark := range []string{`\?`, "?"} {
		if rest, ok := strings.CutSuffix(text, mark); ok {
			return rest
		}
	}
	return text
}

// refilled leaves the mark that begins the options where all of them are taken away and another one is added.
func refilled(edits []source.Edit) []source.Edit {
	for i, gone := range edits {
		raw := gone.Place.Raw()
		mark := len(raw) - len(strings.TrimPrefix(strings.TrimPrefix(raw, `\`), "?"))
		if gone.Text != "" || mark == 0 || raw[mark-1] != '?' {
			continue
		}
		for j, more := range edits {
			rest := strings.TrimPrefix(strings.TrimPrefix(more.Text, "&"), "amp;")
			if more.Place.Span.Start == gone.Place.Span.End && more.Place.Span.Len() == 0 && len(rest) < len(more.Text) {
				edits[i].Place.Span.Start += mark
				edits[j].Text = rest
				return edits
			}
		}
	}
	return edits
}
