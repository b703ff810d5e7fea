package lint

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/source"
)

// TestSecretsAreNamed holds that the parsers name every byte of a planted password, so that no output depends on the
// patterns of the mask.
func TestSecretsAreNamed(t *testing.T) {
	for _, sharp := range []bool{false, true} {
		c := testkit.NewCanary(sharp)
		dir := t.TempDir()
		for i, p := range testkit.Plantings() {
			name := filepath.Join(dir, fmt.Sprintf("%03d", i), filepath.FromSlash(p.File))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(p.Render(c)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		r, err := Run(context.Background(), Options{WorkDir: dir, AsOf: day, Docs: true})
		if err != nil {
			t.Fatal(err)
		}
		named := map[string][]source.Span{}
		for f, spans := range r.Secrets {
			named[f.Path] = spans
		}
		shown := map[string]bool{}
		for _, f := range r.files {
			shown[f.Path] = true
		}
		parse := parser.New(known())
		parse.Docs = true
		for i, p := range testkit.Plantings() {
			path := fmt.Sprintf("%03d/%s", i, p.File)
			if !shown[path] { // no output can show what the run has not kept; a run that does keep it finds this
				for _, s := range parse.Parse([]*source.File{source.NewFile(path, []byte(p.Render(c)))}).Secrets {
					named[path] = append(named[path], s.Span)
				}
			}
			for _, form := range p.Forms(c) {
				uncovered(t, path, []byte(p.Render(c)), []byte(form), named[path])
			}
		}
	}
}

func uncovered(t *testing.T, path string, text, form []byte, named []source.Span) {
	t.Helper()
	for from := 0; ; {
		i := bytes.Index(text[from:], form)
		if i < 0 {
			return
		}
		for at := from + i; at < from+i+len(form); at++ {
			if !inside(named, at) {
				t.Errorf("%s: the password at byte %d is not named from its byte %d on: %s", path, from+i, at-from-i, form)
				break
			}
		}
		from += i + len(form)
	}
}

func inside(spans []source.Span, at int) bool {
	for _, s := range spans {
		if s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}
