package lint

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// sparse makes a file of a size of which only some bytes are written, at their offsets.
func sparse(t *testing.T, name string, size int64, written map[int64]string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	for at, text := range written {
		if _, err := f.WriteAt([]byte(text), at); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Truncate(size); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

const needle = "URL=postgresql://app@db.example.com/app?sslmode=disable\n"

// TestTooLarge holds that a file above the limit is a problem where it would have been parsed, and nothing where nobody
// misses it.
func TestTooLarge(t *testing.T) {
	const gigabyte = 1 << 30
	for _, tt := range []struct {
		name    string
		size    int64
		written map[int64]string
		problem bool
	}{
		{"hole.env", gigabyte, nil, false},
		{"end.env", gigabyte, map[int64]string{gigabyte - 100: needle}, true},
		{"edge.env", maxBytes + 5000, map[int64]string{256<<10 - 5: needle}, true}, // across two pieces that are asked about
		{"block.env", gigabyte, map[int64]string{1 << 20: needle}, true},
		{"two.env", gigabyte, map[int64]string{1<<20 - 7: "postgre", 1<<20 + 4096: "sql://"}, false},
		{"much.env", maxBytes + 1, map[int64]string{0: strings.Repeat("A=1\n", maxBytes/4)}, false},
		{"limit.env", maxBytes, map[int64]string{0: strings.Repeat("A=1\n", maxBytes/4)}, false},
		{"photo.png", gigabyte, map[int64]string{0: needle}, false},
		{"program", gigabyte, map[int64]string{0: "\x7fELF psql " + needle}, false},
		{"script", gigabyte, map[int64]string{0: "#!/bin/sh\npsql " + needle}, true},
		{"postgresql.conf", maxBytes + 1, map[int64]string{0: "ssl = off\n"}, true}, // is read without a needle too
		{"main.tf", maxBytes + 1, map[int64]string{0: `source = "../db"`}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			sparse(t, filepath.Join(dir, tt.name), tt.size, tt.written)
			r := lintFolder(t, Options{WorkDir: dir})
			if got := len(r.Problems) == 1 && r.Problems[0].Code == source.TooLarge; got != tt.problem || len(r.Problems) > 1 {
				t.Errorf("problems: %v", r.Problems)
			}
		})
	}
}

// TestTooLargeForANameToo holds that a file which is looked into for a name once more is one problem.
func TestTooLargeForANameToo(t *testing.T) {
	dir := folder(t, map[string]string{"main.py": "import os, psycopg2\npsycopg2.connect(os.environ['WAREHOUSE'])\n"})
	sparse(t, filepath.Join(dir, "both.env"), maxBytes+1, map[int64]string{0: "WAREHOUSE=postgresql://a@db.example.com/a\n"})
	sparse(t, filepath.Join(dir, "name.env"), maxBytes+1, map[int64]string{0: "WAREHOUSE=" + strings.Repeat("x", 100) + "\n"})
	sparse(t, filepath.Join(dir, "none.env"), maxBytes+1, nil)
	r := lintFolder(t, Options{WorkDir: dir})
	var got []string
	for _, p := range r.Problems {
		got = append(got, p.File+" "+string(p.Code))
	}
	if want := []string{"both.env too-large", "name.env too-large"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTooLargeStaged holds that the same is true of what git would commit.
func TestTooLargeStaged(t *testing.T) {
	dir := t.TempDir()
	git(t, dir, "init", "-q")
	sparse(t, filepath.Join(dir, "hole.env"), maxBytes+1, nil)
	sparse(t, filepath.Join(dir, "needle.env"), maxBytes+1, map[int64]string{maxBytes - 100: needle})
	sparse(t, filepath.Join(dir, "z.env"), int64(len(needle)), map[int64]string{0: needle})
	git(t, dir, "add", ".")
	index, err := OpenIndex(dir)
	if err != nil {
		t.Fatal(err)
	}
	r := lintFolder(t, Options{WorkDir: dir, Index: index})
	if len(r.Problems) != 1 || r.Problems[0].File != "needle.env" || len(r.Facts.Clients) != 1 {
		t.Errorf("problems: %v, %d clients", r.Problems, len(r.Facts.Clients))
	}
}

func TestSolid(t *testing.T) {
	name := filepath.Join(t.TempDir(), "f")
	for _, tt := range []struct {
		size    int64
		written map[int64]string
		least   string // what must be left, without NUL bytes
	}{
		{0, nil, ""},
		{5, map[int64]string{0: "hello"}, "hello"},
		{1 << 20, nil, ""},
		{1 << 20, map[int64]string{1<<20 - 5: "hello"}, "hello"},
		{1 << 20, map[int64]string{0: "hello", 1 << 19: "there"}, "hello there"},
	} {
		sparse(t, name, tt.size, tt.written)
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(&solid{file: f})
		if words := strings.Join(strings.FieldsFunc(string(got), func(r rune) bool { return r == 0 }), " "); words != tt.least || err != nil {
			t.Errorf("%v: %q, %v", tt.written, words, err)
		}
		_ = f.Close()
	}
}

func TestReadAll(t *testing.T) {
	text := strings.Repeat("0123456789", 1000)
	for _, expected := range []int{0, 1, 9_999, 10_000, 10_001, 50_000} {
		for _, room := range [][]byte{nil, make([]byte, 10), make([]byte, 1<<16)} {
			got, err := readAll(strings.NewReader(text), expected, room)
			if want := text; err != nil || string(got) != want && !(expected < len(text) && strings.HasPrefix(text, string(got)) && len(got) >= expected) {
				t.Errorf("expected %d with room for %d: %d bytes, %v", expected, len(room), len(got), err)
			}
		}
	}
}
