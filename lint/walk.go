package lint

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/dsnlint/dsnlint/source"
)

// maxBytes is the size above which a file that holds a needle is a problem instead of being parsed.
const maxBytes = 16 << 20

// entry is one file to read.
type entry struct {
	path  string // for the system
	shown string // slash path relative to the working directory, absolute when outside
	below string // slash path below the folder named on the command line, or the file's own path below the root
	data  []byte // standard input
	stdin bool
	named bool // on the command line, so that a link is followed
}

// tree is what the walk found.
type tree struct {
	root     string // the repository's root, or the working directory when there is none
	workDir  string
	files    []entry
	problems []source.Problem
}

func (t *tree) paths() []string {
	out := make([]string, len(t.files))
	for i := range t.files {
		out[i] = t.files[i].shown
	}
	return out
}

// vendored folders hold other people's code; a path named on the command line is read all the same.
var vendored = map[string]bool{
	".git": true, ".hg": true, ".svn": true, "node_modules": true, "vendor": true, ".venv": true, "venv": true,
	"site-packages": true, "__pycache__": true, ".terraform": true, ".tox": true, "bower_components": true, "third_party": true,
	".yarn": true, "_build": true, "Pods": true, "Godeps": true,
}

// walk lists the files of a run in a fixed order. A named path that does not exist is an error.
func walk(o Options) (*tree, error) {
	t := &tree{workDir: o.WorkDir, root: repositoryRoot(o.WorkDir)}
	seen := map[string]bool{}
	if o.StdinName != "" {
		full := t.system(filepath.ToSlash(o.StdinName))
		if o.Config.includes(t.fromRoot(full)) {
			data := o.Stdin
			if mended, ok := o.overlay[t.shown(full)]; ok {
				data = mended
			}
			t.files = append(t.files, entry{shown: t.shown(full), below: t.fromRoot(full), data: data, stdin: true})
			seen[t.shown(full)] = true
		}
	}
	paths := o.Paths
	if len(paths) == 0 && o.StdinName == "" && !o.Listed {
		paths = []string{"."}
	}
	for i, p := range paths {
		if err := t.add(o, p, seen); err != nil {
			return nil, absent(i, p)
		}
	}
	sort.SliceStable(t.files, func(i, j int) bool { return t.files[i].shown < t.files[j].shown })
	return t, nil
}

func (t *tree) add(o Options, p string, seen map[string]bool) error {
	full := p
	if !filepath.IsAbs(full) {
		full = filepath.Join(o.WorkDir, p)
	}
	info, err := os.Stat(full)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		t.addFile(o, entry{path: full, below: t.fromRoot(full), named: true}, seen)
		return nil
	}
	for _, rel := range t.list(o, full) {
		t.addFile(o, entry{path: filepath.Join(full, filepath.FromSlash(rel)), below: rel}, seen)
	}
	return nil
}

// absent says which path is not there. What may be a connection string or a line of an env file is not repeated: it may
// hold a password.
func absent(i int, p string) error {
	if strings.ContainsAny(p, "=;@") || strings.LastIndexByte(p, ':') > 1 { // C: is a drive
		return fmt.Errorf("path %d does not exist; it is not repeated here because it reads like a connection string: `dsnlint explain 'DSN'` explains one", i+1)
	}
	return fmt.Errorf("the path %q does not exist or cannot be read; name an existing file or folder", p)
}

func (t *tree) addFile(o Options, e entry, seen map[string]bool) {
	e.shown = t.shown(e.path)
	if seen[e.shown] || !o.Config.includes(t.fromRoot(e.path)) {
		return
	}
	seen[e.shown] = true
	e.data = o.overlay[e.shown]
	t.files = append(t.files, e)
}

// shown is the slash path relative to the working directory, absolute when it lies outside.
func (t *tree) shown(full string) string {
	rel, err := filepath.Rel(t.workDir, full)
	if err != nil || outside(rel) {
		return filepath.ToSlash(full)
	}
	return filepath.ToSlash(rel)
}

// system is the inverse of shown.
func (t *tree) system(shown string) string {
	full := filepath.FromSlash(shown)
	if filepath.IsAbs(full) {
		return full
	}
	return filepath.Join(t.workDir, full)
}

func (t *tree) fromRoot(full string) string {
	rel, err := filepath.Rel(t.root, full)
	if err != nil || outside(rel) {
		return filepath.ToSlash(full)
	}
	return filepath.ToSlash(rel)
}

// outside reports whether a relative path leaves its folder.
func outside(rel string) bool {
	return rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// list names the files below a folder, in git's own opinion where there is a repository.
func (t *tree) list(o Options, folder string) []string {
	if o.NoGitignore || ignored(folder) {
		return t.walkFolder(folder)
	}
	names, ok := gitFiles(folder)
	if !ok {
		return t.walkFolder(folder)
	}
	var out []string
	for _, name := range names {
		switch inner, ok := strings.CutSuffix(name, "/"); {
		case inVendored(name):
		case !ok:
			out = append(out, name)
		default: // a repository of its own, which this one does not track
			for _, rel := range t.list(o, filepath.Join(folder, filepath.FromSlash(inner))) {
				out = append(out, name+rel)
			}
		}
	}
	return out
}

// ignored reports whether git ignores a whole folder: who names it wants to see what is in it.
func ignored(folder string) bool {
	return exec.Command("git", "-C", filepath.Dir(folder), "check-ignore", "-q", filepath.Base(folder)).Run() == nil
}

// gitFiles asks git which files exist and are not ignored; ok is false where there is no git or no repository. A
// repository's own settings must not run a program.
func gitFiles(folder string) ([]string, bool) {
	cmd := exec.Command("git", "-C", folder, "-c", "core.fsmonitor=false", "ls-files", "-co", "--exclude-standard", "-z")
	out, err := cmd.Output()
	if err != nil {
		return nil, false
	}
	names := strings.Split(string(out), "\x00")
	return names[:len(names)-1], true
}

func inVendored(path string) bool {
	for dir, rest, ok := strings.Cut(path, "/"); ok; dir, rest, ok = strings.Cut(rest, "/") {
		if vendored[dir] {
			return true
		}
	}
	return false
}

func (t *tree) walkFolder(folder string) []string {
	var out []string
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(folder, path)
		switch {
		case err != nil:
			t.problem(t.shown(path), source.Unreadable, "this folder or file cannot be read")
			return nil //nolint:nilerr // it is said as a problem, and the walk goes on
		case d.IsDir() && path != folder && vendored[d.Name()]:
			return filepath.SkipDir
		case !d.IsDir():
			out = append(out, filepath.ToSlash(rel))
		}
		return nil
	})
	return out
}

func (t *tree) problem(file string, code source.ProblemCode, message string) {
	t.problems = append(t.problems, source.Problem{File: file, Code: code, Message: message})
}

// read returns a file's bytes; nil data without a problem means that there is nothing to read here, such as a link to a
// folder or a device.
func (t *tree) read(i int) ([]byte, *source.Problem) {
	e := &t.files[i]
	if e.stdin || e.data != nil {
		return e.data, nil
	}
	stat := os.Lstat // what a walk meets by way of a link is read where it lies, or is not part of this tree
	if e.named {
		stat = os.Stat
	}
	info, err := stat(e.path)
	switch {
	case os.IsNotExist(err):
		return nil, nil // deleted in the work tree: nothing is there to be read
	case err != nil:
		return nil, unreadable(e.shown)
	}
	if !info.Mode().IsRegular() {
		return nil, nil
	}
	if info.Size() > maxBytes {
		return nil, &source.Problem{File: e.shown, Code: source.TooLarge, Message: "the file is larger than 16 MiB and was not read"}
	}
	f, err := os.Open(e.path)
	if err != nil {
		return nil, unreadable(e.shown)
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err != nil {
		return nil, unreadable(e.shown)
	}
	return data, nil
}

func unreadable(shown string) *source.Problem {
	return &source.Problem{File: shown, Code: source.Unreadable, Message: "the file cannot be read; check its permissions"}
}

// repositoryRoot is the nearest folder upwards that holds .git, or dir itself.
func repositoryRoot(dir string) string {
	for at := dir; ; {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		up := filepath.Dir(at)
		if up == at {
			return dir
		}
		at = up
	}
}

// matchAny reports whether a slash path matches one of the globs.
func matchAny(globs []string, path string) bool {
	for _, g := range globs {
		if ok, err := doublestar.Match(g, path); err == nil && ok {
			return true
		}
	}
	return false
}
