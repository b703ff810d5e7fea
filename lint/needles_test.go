package lint

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/dsnlint/dsnlint/parser"
)

var update = flag.Bool("update", false, "write the list of needles anew")

// TestNeedles compares the needles that are written down with those of what the drivers and tables say by now.
func TestNeedles(t *testing.T) {
	file := filepath.Join("..", "parser", "needles.txt")
	want := parser.NeedleList(known())
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(file)
	if err != nil || string(have) != want {
		t.Error("parser/needles.txt is not what the drivers and tables say; run `make docs`")
	}
}
