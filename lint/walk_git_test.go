package lint

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWalkAgreesWithGit makes repositories with patterns of every kind and asks git of each file whether it ignores it: what
// is walked are the others, and the tracked ones.
func TestWalkAgreesWithGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	r := rand.New(rand.NewPCG(7, 7))
	for range 6 {
		dir := t.TempDir()
		gitIn(t, dir, "init", "-q")
		makeFiles(t, r, dir)
		for range 5 {
			gitIn(t, dir, "add", "-f", "--", anyOf(r, folders)+anyOf(r, fileNames)) // tracked, whatever the patterns say
		}
		for _, folder := range append([]string{"."}, folders[1:4]...) {
			want, got := unignored(t, dir, folder), walkedBelow(t, dir, folder)
			if !slices.Equal(got, want) {
				t.Errorf("%s with the patterns\n%s\nwalked %q\ngit    %q", folder, patternsOf(dir), got, want)
			}
		}
	}
}

var (
	folders   = []string{"", "a/", "a/b/", "log/", "a/log/", "c d/", "é/", "a/b/log/deep/"}
	fileNames = []string{"x.env", ".env", "x.log", "#h", "!n", "s p", "t.yml", "ö.py", "k\"q"}
	patterns  = []string{"*.log", "log/", "/log", "!x.log", "a/**", "!a/b/", "**/deep", "*.env", "!.env", "\\#h", "\\!n", "s\\ p", "# none", "", "é", "*", "!*/", "!*.yml", "a/*", "[st]*", "k?q", "/a/b", "x.???"}
)

func anyOf(r *rand.Rand, words []string) string { return words[r.IntN(len(words))] }

func makeFiles(t *testing.T, r *rand.Rand, dir string) {
	t.Helper()
	for _, folder := range folders {
		for _, name := range fileNames {
			write(t, filepath.Join(dir, filepath.FromSlash(folder), name), "x")
		}
	}
	for range 3 {
		var lines []string
		for range 1 + r.IntN(4) {
			lines = append(lines, anyOf(r, patterns))
		}
		write(t, filepath.Join(dir, filepath.FromSlash(anyOf(r, folders[:4])), ".gitignore"), strings.Join(lines, "\n")+anyOf(r, []string{"\n", ""}))
	}
}

func gitIn(t *testing.T, dir string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git %v: %v", args, err)
	}
	return out
}

// unignored asks git of every file by its name. A folder that is named and ignored itself is walked as if there was no git.
func unignored(t *testing.T, dir, folder string) []string {
	t.Helper()
	var all []string
	_ = filepath.WalkDir(filepath.Join(dir, filepath.FromSlash(folder)), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == ".git" {
			return filepath.SkipDir
		}
		if rel, _ := filepath.Rel(dir, path); err == nil && !d.IsDir() {
			all = append(all, filepath.ToSlash(rel))
		}
		return err
	})
	check := exec.Command("git", "check-ignore", "--stdin", "-z")
	check.Dir, check.Stdin = dir, strings.NewReader(strings.Join(append(all, strings.TrimSuffix(folder, "/")), "\x00"))
	out, _ := check.Output() // exits with 1 where it ignores none
	ignored := map[string]bool{}
	for _, name := range bytes.Split(bytes.TrimSuffix(out, []byte{0}), []byte{0}) {
		ignored[string(name)] = true
	}
	if !ignored[strings.TrimSuffix(folder, "/")] {
		all = slices.DeleteFunc(all, func(name string) bool { return ignored[name] })
	}
	slices.Sort(all)
	return all
}

func walkedBelow(t *testing.T, dir, folder string) []string {
	t.Helper()
	tr, err := walk(Options{WorkDir: dir, Paths: []string{folder}})
	if err != nil {
		t.Fatal(err)
	}
	return tr.paths()
}

func patternsOf(dir string) string {
	var out strings.Builder
	for _, folder := range folders {
		if data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(folder), ".gitignore")); err == nil {
			out.WriteString(folder + ".gitignore:\n" + string(data) + "\n")
		}
	}
	return out.String()
}
