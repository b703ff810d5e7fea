package lint

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/joint"
)

// broken is a disk that fails as our own code might.
type broken struct{ disk }

func (broken) read(string, bool, []byte) ([]byte, error)            { panic("pw") }
func (broken) stream(full string, read func(io.Reader) error) error { panic("pw") }

// TestPanicOfWorkers holds that a panic of the work that is done side by side is one of who asked for it, who can tell of it.
func TestPanicOfWorkers(t *testing.T) {
	o := Options{WorkDir: folder(t, map[string]string{"a.env": "A=1\n", "b.env": "B=1\n"}), NoGitignore: true, ahead: &joint.Group{}}
	p, book, tree, err := begin(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	o.book, o.AsOf, tree.disk = book, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), broken{tree.disk}
	defer func() {
		if at := joint.Caught(recover()).At(); !strings.HasPrefix(at, "lint/panic_test.go:") {
			t.Errorf("at %q", at)
		}
	}()
	understand(context.Background(), o, tree, p, book.Catalogue)
}
