package lint

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// commit makes a repository of many files, of which the next commit changes twenty, and names these.
func commit(b *testing.B, files int) (dir string, names []string) {
	b.Helper()
	dir = b.TempDir()
	git := func(args ...string) {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com",
			"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("git %s: %v\n%s", args[0], err, out)
		}
	}
	write := func(name, text string) {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	git("init", "-q")
	for i := range files {
		write(fmt.Sprintf("d%d/f%d.py", i%50, i), "import os\nprint(os.getcwd())\n")
	}
	git("add", ".")
	git("commit", "-q", "-m", "all")
	for i := range 20 {
		name := fmt.Sprintf("d%d/f%d.py", i, i)
		write(name, fmt.Sprintf("import psycopg2\npsycopg2.connect(host=\"db%d.example.com\", sslmode=\"require\")\n", i))
		names = append(names, name)
	}
	git("add", ".")
	return dir, names
}

func benchmark(b *testing.B, o func() Options) {
	for b.Loop() {
		r, err := Run(b.Context(), o())
		if err != nil {
			b.Fatal(err)
		}
		if r.Files != 20 || len(r.Findings) != 20 {
			b.Fatalf("%d files, %d findings", r.Files, len(r.Findings))
		}
	}
}

// BenchmarkNamed is a hook that gets the names of the files.
func BenchmarkNamed(b *testing.B) {
	dir, names := commit(b, 5000)
	benchmark(b, func() Options { return Options{WorkDir: dir, Paths: names, AsOf: day} })
}

// BenchmarkStaged is a hook that asks git.
func BenchmarkStaged(b *testing.B) {
	dir, _ := commit(b, 5000)
	benchmark(b, func() Options {
		index, err := OpenIndex(dir)
		if err != nil {
			b.Fatal(err)
		}
		return Options{WorkDir: dir, Index: index, AsOf: day}
	})
}

// BenchmarkScan is a run over a tree of many files of which few hold a setting.
func BenchmarkScan(b *testing.B) {
	const files, every = 2000, 100
	dir := b.TempDir()
	plain := strings.Repeat("def handle(request):\n    return render(request, \"index.html\", {\"title\": \"Home\"})\n\n", 100)
	size := 0
	for i := range files {
		text := plain
		if i%every == 0 {
			text += "import psycopg2\npsycopg2.connect(host=\"db.example.com\", sslmode=\"require\")\n"
		}
		full := filepath.Join(dir, fmt.Sprintf("d%d", i%50), fmt.Sprintf("f%d.py", i))
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
		size += len(text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		r, err := Run(b.Context(), Options{WorkDir: dir, AsOf: day, NoGitignore: true})
		if err != nil {
			b.Fatal(err)
		}
		if r.Parsed != files/every || len(r.Findings) != files/every {
			b.Fatalf("%d parsed, %d findings", r.Parsed, len(r.Findings))
		}
	}
}
