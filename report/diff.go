package report

import (
	"io"
	"slices"

	"github.com/dsnlint/dsnlint/source"
	"github.com/rogpeppe/go-internal/diff"
)

// Change is a file as it is and as it would be.
type Change struct{ Old, New *source.File }

// WriteDiff writes a unified diff of changes. Secrets are masked in it, as everywhere: it is for reading, and patches
// nothing where a line holds one.
func WriteDiff(w io.Writer, changes []Change, secrets map[*source.File][]source.Span) error {
	for _, c := range changes {
		text := diff.Diff("a/"+c.Old.Path, hidden(c.Old, secrets[c.Old]), "b/"+c.New.Path, hidden(c.New, secrets[c.New]))
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return nil
}

// hidden is a file's text with marks for what must not show.
func hidden(f *source.File, secrets []source.Span) []byte {
	secrets = join(slices.Clone(secrets)) // mask looks them up in their order
	var out []byte
	from := 0
	for n := 1; ; n++ {
		line, ok := f.Line(n)
		if !ok {
			break
		}
		for _, s := range mask(f, line, source.Span{}, secrets) {
			if s.Start < from {
				continue
			}
			out = append(append(out, f.Data[from:s.Start]...), masked...)
			from = s.End
		}
	}
	return append(out, f.Data[from:]...)
}
