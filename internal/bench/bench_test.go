package main

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestMedian(t *testing.T) {
	for want, values := range map[int64][]int64{3: {3}, 2: {9, 1, 2}, 4: {8, 4, 9, 1}} {
		if got := median(values); got != want {
			t.Errorf("of %v: %d, want %d", values, got, want)
		}
	}
}

// TestInTurn holds that the first round does not count, and that a command that fails is told.
func TestInTurn(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	lists := command{name: "lists", args: []string{self, "-test.list", "none"}}
	runs, err := inTurn(t.Context(), 2, lists, lists)
	if err != nil || len(runs) != 2 || len(runs[0]) != 2 || runs[1][1].wall <= 0 {
		t.Errorf("%v, %v", runs, err)
	}
	fails := command{name: "fails", args: []string{self, "-no-such-flag"}}
	if _, err := inTurn(t.Context(), 1, fails); err == nil || !strings.Contains(err.Error(), "fails") {
		t.Errorf("got %v", err)
	}
	fails.ends = []int{2}
	if _, err := inTurn(t.Context(), 1, fails); err != nil {
		t.Errorf("an expected end gave %v", err)
	}
}

// TestGrowths holds that every kind of tree can be made, and is larger where more is asked for.
func TestGrowths(t *testing.T) {
	for _, g := range growths {
		var sizes []int64
		for _, n := range []int{1, 3} {
			tree := &tree{paths: []string{t.TempDir()}}
			if err := g.make(tree.paths[0], n); err != nil {
				t.Fatal(err)
			}
			if err := tree.count(); err != nil {
				t.Fatal(err)
			}
			sizes = append(sizes, tree.bytes)
		}
		if sizes[0] == 0 || sizes[1] < 2*sizes[0] {
			t.Errorf("%s: %v bytes", g.title, sizes)
		}
	}
}

func TestPlot(t *testing.T) {
	if plot(nil) != "" {
		t.Error("a picture of nothing")
	}
	picture := plot([]curve{{"one", []point{{1000, 0.5}, {10000, 5}}}, {"two", []point{{10, 0.01}}}})
	for d := xml.NewDecoder(strings.NewReader(picture)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{">one<", ">two<", ">10k<", ">0.01 s<", "polyline"} {
		if !strings.Contains(picture, want) {
			t.Errorf("no %s in\n%s", want, picture)
		}
	}
}

// TestPublish holds that the tables and the picture are written, and of what drew nothing the tables alone.
func TestPublish(t *testing.T) {
	name := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(name, []byte("<!-- begin: make bench -->\n<!-- end: make bench -->\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, picture := range []string{"<svg/>", ""} {
		if err := publish(name, "new\n", picture); err != nil {
			t.Fatal(err)
		}
	}
	got, _ := os.ReadFile(name)
	if picture, _ := os.ReadFile(strings.TrimSuffix(name, ".md") + ".svg"); !strings.Contains(string(got), "new") || string(picture) != "<svg/>" {
		t.Errorf("%s and %s", got, picture)
	}
}

func TestSpelling(t *testing.T) {
	for want, got := range map[string]string{
		"12.3 ms": seconds(12345 * time.Microsecond), "1.50 s": seconds(1500 * time.Millisecond), "61.0 s": seconds(61 * time.Second),
		"2 MB": megabytes(2*mega + 1000), "not told": megabytes(0), "1.25 ×": times(1.25), "127 ×": times(127.4),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
