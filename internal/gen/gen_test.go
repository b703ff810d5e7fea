package gen

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the pages anew")

func TestPages(t *testing.T) {
	docs := filepath.Join("..", "..", "docs")
	pages, err := Pages()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range pages {
		file := filepath.Join(docs, filepath.FromSlash(name))
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		have, err := os.ReadFile(file)
		if err != nil || string(have) != text {
			t.Errorf("docs/%s is not what the policies say; run `make docs`", name)
		}
	}
	existing, _ := filepath.Glob(filepath.Join(docs, "rules", "*.md"))
	if len(existing) != len(pages) {
		t.Errorf("docs/rules has %d pages for %d rules and an index; remove the stale ones", len(existing), len(pages)-1)
	}
}
