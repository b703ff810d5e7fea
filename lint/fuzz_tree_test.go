package lint

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// smallTrees are the fixtures of several files that are read together, by their slash paths.
func smallTrees(f *testing.F) []map[string][]byte {
	f.Helper()
	root := filepath.Join("..", "testdata", "fixtures")
	folders, err := os.ReadDir(root)
	if err != nil {
		f.Fatal(err)
	}
	var out []map[string][]byte
	for _, folder := range folders {
		files, size := map[string][]byte{}, 0
		top := filepath.Join(root, folder.Name())
		err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, ".want") {
				return err
			}
			data, err := os.ReadFile(path)
			rel, _ := filepath.Rel(top, path)
			files[filepath.ToSlash(rel)] = data
			size += len(data)
			return err
		})
		if err != nil {
			f.Fatal(err)
		}
		if len(files) > 1 && len(files) <= 12 && size <= 10_000 {
			out = append(out, files)
		}
	}
	return out
}

// FuzzTree changes lines of fixtures whose files refer to each other, and lints the folder: what is followed from file to
// file keeps to the contract, too. Whoever reads at the same time says the same, and two shards say together what one run
// says. Four bytes make a change: which file, which line, what is done with it, and with what.
func FuzzTree(f *testing.F) {
	trees := smallTrees(f)
	for i := range trees {
		f.Add(uint16(i), []byte{byte(i), byte(3 * i), byte(i), byte(5 * i)})
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, which uint16, changes []byte) {
		if len(changes) > 40 {
			return
		}
		layOut(t, dir, changed(trees[int(which)%len(trees)], changes))
		run := func(o Options) *Result {
			book, err := fuzzedBook()
			if err != nil {
				t.Fatal(err)
			}
			o.WorkDir, o.AsOf, o.Docs, o.book, o.parser = dir, day, true, book, fuzzedParser()
			r, err := Run(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		whole := run(Options{Jobs: 1})
		checkResult(t, whole)
		if which%2 == 0 { // one of the two at a time
			if a, b := told(whole), told(run(Options{Jobs: 3})); !slices.Equal(a, b) {
				t.Errorf("one at a time:\n%q\nthree at a time:\n%q", a, b)
			}
			return
		}
		parts := slices.Concat(told(run(Options{Shard: Shard{1, 2}})), told(run(Options{Shard: Shard{2, 2}})))
		if a := told(whole); !slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(parts))) {
			t.Errorf("one run:\n%q\ntwo shards:\n%q", a, parts)
		}
	})
}

// changed is a tree with its changes.
func changed(tree map[string][]byte, changes []byte) map[string][]byte {
	out := map[string][]byte{}
	var names []string
	for name, data := range tree {
		out[name], names = data, append(names, name)
	}
	slices.Sort(names)
	for c := range slices.Chunk(changes, 4) {
		if len(c) < 4 {
			break
		}
		name := names[int(c[0])%len(names)]
		lines := bytes.SplitAfter(out[name], []byte("\n"))
		at, with := int(c[1])%len(lines), int(c[3])
		switch c[2] % 5 {
		case 0:
			lines = slices.Delete(slices.Clone(lines), at, min(len(lines), at+1+with%4))
		case 1, 2:
			lines = slices.Clone(lines)
			lines[at] = withLastWord(lines[at], mixedWords[with%len(mixedWords)])
		case 3:
			lines = slices.Insert(slices.Clone(lines), at, lines[with%len(lines)])
		case 4:
			other := bytes.SplitAfter(tree[names[with%len(names)]], []byte("\n"))
			lines = slices.Insert(slices.Clone(lines), at, other[at%len(other)])
		}
		out[name] = bytes.Join(lines, nil)
	}
	return out
}

// layOut empties a folder and writes files to it.
func layOut(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	old, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range old {
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// told is what a run says: its facts, findings and problems, in order.
func told(r *Result) []string {
	var out []string
	for i := range r.Facts.Clients {
		c := &r.Facts.Clients[i]
		out = append(out, strings.Join([]string{"client", c.ID, at(c.Place), string(c.SSLMode), string(c.Chain), string(c.Hostname)}, " "))
	}
	for i := range r.Facts.Servers {
		out = append(out, "server "+r.Facts.Servers[i].ID+" "+at(r.Facts.Servers[i].Place))
	}
	for i := range r.Facts.Authorities {
		out = append(out, "ca "+r.Facts.Authorities[i].ID+" "+at(r.Facts.Authorities[i].Place))
	}
	for i := range r.Facts.Processes {
		out = append(out, "process "+r.Facts.Processes[i].ID+" "+at(r.Facts.Processes[i].Place))
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		out = append(out, strings.Join([]string{f.Rule, f.Fingerprint, at(f.Place), string(f.Severity), string(f.Confidence), f.Message}, " "))
		for _, fix := range f.Fixes {
			for _, e := range fix.Edits {
				out = append(out, f.Fingerprint+" "+fix.Title+" "+at(e.Place)+" "+e.Text)
			}
		}
	}
	for _, p := range r.Problems {
		out = append(out, strings.Join([]string{p.File, string(p.Code), p.Message}, " "))
	}
	return out
}

// at writes a place down.
func at(p source.Place) string {
	if p.File == nil {
		return "-"
	}
	a := p.File.At(p.Span.Start)
	return p.File.Path + ":" + p.Raw() + "@" + string(rune('0'+a.Line%10))
}
