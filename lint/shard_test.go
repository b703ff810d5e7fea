package lint

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestShardsAreStable holds which shard some paths belong to: machines of different systems and versions must agree.
func TestShardsAreStable(t *testing.T) {
	for _, tt := range []struct {
		path string
		of   int
		want int
	}{{"", 3, 1}, {".", 3, 1}, {"src/db.py", 2, 1}, {"src/db.py", 7, 1}, {"deploy/values.yaml", 7, 7}, {"größe.env", 1000, 2}} {
		var owners []int
		for i := 1; i <= tt.of; i++ {
			if (Shard{i, tt.of}).owns(tt.path) {
				owners = append(owners, i)
			}
		}
		if !slices.Equal(owners, []int{tt.want}) {
			t.Errorf("%q of %d belongs to %v, want %d", tt.path, tt.of, owners, tt.want)
		}
	}
}

// TestShardsAreBalanced holds that names which differ in little are spread over the shards, also over two and four.
func TestShardsAreBalanced(t *testing.T) {
	for _, of := range []int{2, 3, 4, 7, 16} {
		const files = 16_000
		counts := make([]int, of)
		for i := range files {
			path := fmt.Sprintf("services/s%03d/config/%d.yaml", i/40, i%40)
			for s := range of {
				if (Shard{s + 1, of}).owns(path) {
					counts[s]++
				}
			}
		}
		if even := files / of; slices.Min(counts) < even*8/10 || slices.Max(counts) > even*12/10 {
			t.Errorf("%d shards: %v", of, counts)
		}
	}
}

// checkouts lays out a folder of repositories: one with a submodule, one deeper down, and a file that belongs to none.
func checkouts(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	compose := "services:\n  app:\n    image: x\n    environment:\n      DB_MODE: %s\n"
	for name, text := range map[string]string{
		"a/.git/HEAD": "", "a/app.env": "DATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable\n",
		"a/sub/.git":               "gitdir: elsewhere\n",
		"a/sub/b.env":              "DATABASE_URL=postgresql://app@db.example.com/app?sslmode=prefer\n",
		"group/b/.git/HEAD":        "",
		"group/b/compose.prod.yml": fmt.Sprintf(compose, "require"),
		"group/b/main.py":          "import os, psycopg2\npsycopg2.connect(host='db.example.com', sslmode=os.environ['DB_MODE'])\n",
		"c/.git/HEAD":              "",
		"c/main.py":                "import os, psycopg2\npsycopg2.connect(host='db.example.com', sslmode=os.environ['DB_MODE'])\n",
		"c/torn.yaml":              "sslmode: [1, \"two\n",
		"loose.env":                "DATABASE_URL=postgresql://app@db.example.com/app?sslmode=allow\n",
	} {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, full, text)
	}
	return dir
}

func TestRepositories(t *testing.T) {
	dir := checkouts(t)
	o := Options{WorkDir: dir, AsOf: day}
	tree, err := walk(o)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, part := range tree.repositories(o) {
		got = append(got, fmt.Sprint(part.home, part.paths()))
	}
	want := []string{
		".[loose.env]", "a[a/app.env a/sub/.git a/sub/b.env]", "c[c/main.py c/torn.yaml]", "group/b[group/b/compose.prod.yml group/b/main.py]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, one := range []Options{{WorkDir: filepath.Join(dir, "a")}, {WorkDir: filepath.Join(dir, "a", "sub")}, {WorkDir: dir, Paths: []string{"c"}}} {
		tree, err := walk(one)
		if err != nil {
			t.Fatal(err)
		}
		if parts := tree.repositories(one); len(parts) != 1 || parts[0] != tree {
			t.Errorf("%+v: %d repositories", one, len(parts))
		}
	}
}

// TestRepositoriesAreStrangers holds that what one repository says is nothing to another.
func TestRepositoriesAreStrangers(t *testing.T) {
	r, err := Run(context.Background(), Options{WorkDir: checkouts(t), AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	modes := map[string]string{}
	for i := range r.Facts.Clients {
		modes[r.Facts.Clients[i].File] = string(r.Facts.Clients[i].SSLMode)
	}
	if modes["group/b/main.py"] != "require" || modes["c/main.py"] != "unknown" {
		t.Errorf("modes: %v", modes)
	}
	if len(r.Problems) != 1 || r.Files != 8 {
		t.Errorf("%d problems, %d files", len(r.Problems), r.Files)
	}
	for i := 1; i < len(r.Findings); i++ {
		if r.Findings[i-1].Place.File.Path > r.Findings[i].Place.File.Path {
			t.Errorf("%s stands before %s", r.Findings[i-1].Place.File.Path, r.Findings[i].Place.File.Path)
		}
	}
}
