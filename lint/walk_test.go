package lint

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// walked returns the paths of a walk, in its order.
func walked(t *testing.T, o Options) []string {
	t.Helper()
	tree, err := walk(o)
	if err != nil {
		t.Fatal(err)
	}
	return tree.paths()
}

func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func TestWalk(t *testing.T) {
	files := map[string]string{
		"b.env": "", "a.env": "", ".env": "", ".hidden/x.env": "", "sub/c.env": "", "sub/deep/d.env": "", "ignored.env": "",
		"build/out.env": "", ".gitignore": "ignored.env\nbuild/\n", "sub/.gitignore": "deep/\n!deep/keep\n",
		"node_modules/m/x.env": "", "vendor/v/x.env": "", "sub/.venv/x.env": "", "sub/site-packages/x.env": "", ".terraform/x.tf": "",
		"vendors/x.env": "", "ünïcode.env": "",
	}
	own := []string{".env", ".gitignore", ".hidden/x.env", "a.env", "b.env", "sub/.gitignore", "sub/c.env", "vendors/x.env", "ünïcode.env"}
	withIgnored := append([]string{"build/out.env", "ignored.env", "sub/deep/d.env"}, own...)
	slices.Sort(withIgnored)
	tests := []struct {
		name  string
		git   bool
		o     Options
		paths string
		want  []string
	}{
		{"no repository: git ignores nothing", false, Options{}, ".", withIgnored},
		{"repository", true, Options{}, ".", own},
		{"no path", true, Options{}, "", own},
		{"--no-gitignore", true, Options{NoGitignore: true}, ".", withIgnored},
		{"a folder", true, Options{}, "sub", []string{"sub/.gitignore", "sub/c.env"}},
		{"an ignored folder by name", true, Options{}, "build", []string{"build/out.env"}},
		{"an ignored folder below", true, Options{}, "sub/deep", []string{"sub/deep/d.env"}},
		{"an ignored file by name", true, Options{}, "ignored.env", []string{"ignored.env"}},
		{"a vendored folder by name", true, Options{}, "node_modules", []string{"node_modules/m/x.env"}},
		{"below a vendored folder", true, Options{}, "vendor/v", []string{"vendor/v/x.env"}},
		{"a file twice, and in its folder", true, Options{}, "a.env ./a.env sub/../a.env sub", []string{"a.env", "sub/.gitignore", "sub/c.env"}},
		{"excluded", true, Options{Config: &Config{Exclude: []string{"**/*.env"}}}, ". a.env", []string{".gitignore", "sub/.gitignore"}},
		{"included", true, Options{Config: &Config{Include: []string{"sub"}}}, ". a.env", []string{"sub/.gitignore", "sub/c.env"}},
		{"an empty list", true, Options{Listed: true}, "", []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := folder(t, files)
			if tt.git {
				git(t, dir, "init", "-q")
			}
			tt.o.WorkDir, tt.o.Paths = dir, strings.Fields(tt.paths)
			if got := walked(t, tt.o); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestWalkOutside holds that paths outside of the working directory are absolute, and one inside never.
func TestWalkOutside(t *testing.T) {
	dir := folder(t, map[string]string{"a/x.env": "", "b/y.env": "", "b/..z/w.env": ""})
	b := filepath.Join(dir, "b")
	got := walked(t, Options{WorkDir: b, Paths: []string{filepath.Join("..", "a"), b}})
	want := []string{"..z/w.env", filepath.ToSlash(filepath.Join(dir, "a", "x.env")), "y.env"}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWalkMissing(t *testing.T) {
	dir := folder(t, map[string]string{"a.env": ""})
	tests := []struct{ path, want string }{
		{"gone.env", `"gone.env" does not exist`},
		{"a.env/inner", `"a.env/inner" does not exist`},
		{"postgres://app:pw@db/app", "path 2 does not exist; it is not repeated"},
		{"DB_PASSWORD=pw", "path 2 does not exist; it is not repeated"},
		{"app:pw@tcp(db)/app", "path 2 does not exist; it is not repeated"},
	}
	for _, tt := range tests {
		_, err := walk(Options{WorkDir: dir, Paths: []string{"a.env", tt.path}})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.path, err, tt.want)
		}
	}
}

// TestBrokenRepository holds that files are read, and that it is said, where git cannot tell what is ignored; a folder
// that only looks like a repository is none.
func TestBrokenRepository(t *testing.T) {
	for name, tt := range map[string]struct {
		harm func(at string) error
		told bool
	}{
		"whole":      {func(string) error { return nil }, false},
		"torn index": {func(at string) error { return os.WriteFile(filepath.Join(at, ".git", "index"), []byte("torn"), 0o600) }, true},
		"torn config": {func(at string) error {
			return os.WriteFile(filepath.Join(at, ".git", "config"), []byte("[core"), 0o600)
		}, true},
		"no HEAD": {func(at string) error { return os.Remove(filepath.Join(at, ".git", "HEAD")) }, false},
		"leads nowhere": {func(at string) error {
			return errors.Join(os.RemoveAll(filepath.Join(at, ".git")), os.WriteFile(filepath.Join(at, ".git"), []byte("gitdir: /nowhere\n"), 0o600))
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, map[string]string{"a.env": "A", ".gitignore": "b.env", "b.env": "B"})
			t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
			git(t, dir, "init", "-q")
			if err := tt.harm(dir); err != nil {
				t.Fatal(err)
			}
			tree, err := walk(Options{WorkDir: dir})
			if err != nil {
				t.Fatal(err)
			}
			want := 0
			if tt.told {
				want = 1
			}
			if len(tree.problems) != want || want > 0 && (tree.problems[0].File != "." || tree.problems[0].Message != deafMessage) {
				t.Errorf("problems %+v", tree.problems)
			}
			if ignored := name == "whole"; slices.Contains(tree.paths(), "b.env") == ignored || !slices.Contains(tree.paths(), "a.env") {
				t.Errorf("files %v", tree.paths())
			}
		})
	}
}

// TestRead holds what is read of what a walk meets: files, and nothing that is none.
func TestRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege here")
	}
	dir := folder(t, map[string]string{"repo/a.env": "A", "repo/sub/": "", "outside.env": "O", "repo/deleted.env": "D"})
	repo := filepath.Join(dir, "repo")
	git(t, repo, "init", "-q")
	git(t, repo, "add", "deleted.env")
	for link, target := range map[string]string{
		"again.env": "a.env", "out.env": "../outside.env", "dangling.env": "nowhere", "loop.env": "loop.env", "folder.env": "sub",
	} {
		if err := os.Symlink(target, filepath.Join(repo, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(repo, "deleted.env")); err != nil {
		t.Fatal(err)
	}
	for _, noGit := range []bool{false, true} {
		o := Options{WorkDir: repo, NoGitignore: noGit}
		tree, err := walk(o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range tree.files {
			data, problem := tree.read(i)
			if problem != nil {
				t.Errorf("%s: %s", problem.File, problem.Message)
			}
			if len(data) > 0 {
				got = append(got, tree.name(i)+"="+string(data))
			}
		}
		if want := []string{"a.env=A"}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for path, want := range map[string]string{"again.env": "A", "out.env": "O", "folder.env": ""} {
		o := Options{WorkDir: repo, Paths: []string{path}}
		tree, err := walk(o)
		if err != nil {
			t.Fatal(err)
		}
		for i := range tree.files {
			if data, _ := tree.read(i); string(data) != want {
				t.Errorf("%s by name: %q, want %q", path, data, want)
			}
		}
	}
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("everything can be read here")
	}
	dir := folder(t, map[string]string{"closed.env": "A", "shut/inner.env": "B", "a.env": "C"})
	for _, name := range []string{"closed.env", "shut"} {
		full := filepath.Join(dir, name)
		if err := os.Chmod(full, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(full, 0o755) })
	}
	r := lintFolder(t, Options{WorkDir: dir})
	var got []string
	for _, p := range r.Problems {
		got = append(got, p.File+" "+string(p.Code))
	}
	if want := []string{"closed.env unreadable", "shut unreadable"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestEncodings holds that binary files are problems only where they might have been read.
func TestEncodings(t *testing.T) {
	tests := []struct {
		name, text string
		want       source.ProblemCode
		facts      int
	}{
		{"a.env", "URL=postgresql://app@db.example.com/app?sslmode=disable\n", "", 1},
		{"bom.env", "\xef\xbb\xbfURL=postgresql://app@db.example.com/app?sslmode=disable\n", "", 1},
		{"nul.env", "URL=postgresql://app@db.example.com/app?sslmode=disable\x00\n", source.Encoding, 0},
		{"sixteen.env", "\xff\xfepostgresql://", source.Encoding, 0},
		{"latin.env", "# caf\xe9\nURL=postgresql://app@db.example.com/app?sslmode=disable\n", source.Encoding, 1},
		{"nothing.env", "COLOUR=red\x00\n", "", 0},
		{"picture.png", "sslmode\x00", "", 0},
		{"empty.env", "", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := lintFolder(t, Options{WorkDir: folder(t, map[string]string{tt.name: tt.text})})
			var got source.ProblemCode
			if len(r.Problems) > 0 {
				got = r.Problems[0].Code
			}
			if got != tt.want || r.Facts.Len() != tt.facts {
				t.Errorf("problem %q, %d facts; want %q, %d", got, r.Facts.Len(), tt.want, tt.facts)
			}
		})
	}
}

// TestOddBytes holds that bytes which are no UTF-8, in a file or in its name, do not keep a run from its end: ids go through
// JSON, which has none of them.
func TestOddBytes(t *testing.T) {
	const text = "import psycopg2\npsycopg2.connect(host=\"db.example.com\", sslmode=\"disable\")\n"
	for name, in := range map[string]string{
		"host":     strings.Replace(text, "db.", "d\xe4.", 1),
		"name":     strings.Replace(text, "psycopg2.connect", "caf\xe9 = psycopg2.connect", 1),
		"two ways": strings.Replace(text, "db.", "d\xe4.", 1) + strings.Replace(text, "db.", "d\xf6.", 1),
	} {
		t.Run(name, func(t *testing.T) {
			r := lintFolder(t, Options{WorkDir: folder(t, map[string]string{"a.py": in})})
			if len(r.Findings) != strings.Count(in, "disable") {
				t.Errorf("findings: %v", r.Findings)
			}
		})
	}
	t.Run("file", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "caf\xe9.py"), []byte(text), 0o644); err != nil {
			t.Skip("this system has no such names")
		}
		if r := lintFolder(t, Options{WorkDir: dir}); len(r.Findings) != 1 {
			t.Errorf("findings: %v", r.Findings)
		}
	})
}

func TestRepositoryRoot(t *testing.T) {
	dir := folder(t, map[string]string{"repo/.git/HEAD": "", "repo/a/b/": "", "worktree/.git": "gitdir: elsewhere\n", "worktree/x/": "", "none/y/": ""})
	for from, want := range map[string]string{"repo": "repo", "repo/a/b": "repo", "worktree/x": "worktree", "none/y": "none/y"} {
		got := repositoryRoot(filepath.Join(dir, filepath.FromSlash(from)))
		if rel, _ := filepath.Rel(dir, got); filepath.ToSlash(rel) != want {
			t.Errorf("%s: %s, want %s", from, rel, want)
		}
	}
}
