package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// tree is what a command is let loose on.
type tree struct {
	name  string
	paths []string
	files int
	bytes int64
}

// String tells what a tree is and how large.
func (t *tree) String() string {
	return fmt.Sprintf("%s: %d files, %s", t.name, t.files, megabytes(t.bytes))
}

// count walks the paths of a tree.
func (t *tree) count() error {
	for _, root := range t.paths {
		err := filepath.WalkDir(root, func(_ string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			t.files++
			t.bytes += info.Size()
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// enough is how large the tree of program text is to be.
const (
	enoughFiles = 50_000
	enoughBytes = 400 << 20
)

// sources is a large tree of program text that everybody has who builds this project: Go's distribution, then modules of
// its cache until there is enough.
func sources(ctx context.Context, folder string) (*tree, error) {
	if folder != "" {
		t := &tree{name: filepath.Base(folder), paths: []string{folder}}
		return t, t.count()
	}
	root, err := goEnv(ctx, "GOROOT")
	if err != nil {
		return nil, err
	}
	cache, err := goEnv(ctx, "GOMODCACHE")
	if err != nil {
		return nil, err
	}
	t := &tree{name: "Go's distribution and module cache", paths: []string{root}}
	if err := t.count(); err != nil {
		return nil, err
	}
	modules, err := filepath.Glob(filepath.Join(cache, "*", "*"))
	if err != nil {
		return nil, err
	}
	slices.Sort(modules)
	for _, m := range modules {
		if t.files >= enoughFiles && t.bytes >= enoughBytes {
			return t, nil
		}
		if strings.HasPrefix(m, filepath.Join(cache, "cache")+string(filepath.Separator)) {
			continue
		}
		more := &tree{paths: []string{m}}
		if err := more.count(); err != nil {
			return nil, err
		}
		t.paths, t.files, t.bytes = append(t.paths, m), t.files+more.files, t.bytes+more.bytes
	}
	return nil, errors.New("the module cache is too small for a large tree; name a folder with -sources")
}

func goEnv(ctx context.Context, name string) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "env", name).Output()
	return strings.TrimSpace(string(out)), err
}

// copies is how often the fixtures are laid side by side to make a tree of YAML and HCL.
const copies = 20

// infrastructure is a tree of YAML and HCL.
func infrastructure(o options) (*tree, error) {
	if o.infra != "" {
		t := &tree{name: filepath.Base(o.infra), paths: []string{o.infra}}
		return t, t.count()
	}
	into := filepath.Join(o.scratch, "infra")
	t := &tree{name: fmt.Sprintf("%d copies of the fixtures' YAML and HCL", copies), paths: []string{into}}
	fixtures := os.DirFS(filepath.Join("testdata", "fixtures"))
	err := fs.WalkDir(fixtures, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".yaml", ".yml", ".tf"}, filepath.Ext(path)) {
			return err
		}
		data, err := fs.ReadFile(fixtures, path)
		if err != nil {
			return err
		}
		for n := range copies {
			if err := put(filepath.Join(into, fmt.Sprintf("copy-%d", n), path), data); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return t, t.count()
}

// put writes a file and the folders around it.
func put(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
