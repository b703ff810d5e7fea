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
	examples, err := Samples()
	if err != nil {
		t.Fatal(err)
	}
	checkExamples(t, examples)
	pages, err := Pages(examples)
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
			t.Errorf("docs/%s is not what the policies and tables say; run `make docs`", name)
		}
	}
	for _, folder := range []string{"rules", "drivers"} {
		existing, _ := filepath.Glob(filepath.Join(docs, folder, "*.md"))
		for _, file := range existing {
			if _, ok := pages[folder+"/"+filepath.Base(file)]; !ok {
				t.Errorf("%s is a page of nothing; remove it", file)
			}
		}
	}
}
