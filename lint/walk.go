package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/dsnlint/dsnlint/source"
)

// tree is what the walk found.
type tree struct {
	root     string // the repository's root, or the working directory when there is none
	workDir  string
	disk     disk
	problems []source.Problem
	list
	home    string // of one of several repositories: its folder, from the root
	several bool   // there are other repositories in the run
}

func (t *tree) paths() []string {
	out := make([]string, len(t.files))
	for i := range out {
		out[i] = t.name(i)
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
	t := newTree(o)
	if o.StdinName != "" {
		full := t.system(filepath.ToSlash(o.StdinName))
		if o.Config.includes(t.fromRoot(full)) {
			data := o.Stdin
			if mended, ok := o.overlay[t.shown(full)]; ok {
				data = mended.data
			}
			t.add(t.shown(full), t.fromRoot(full), &special{below: t.fromRoot(full), data: data, stdin: true})
		}
	}
	named := o.named()
	if len(o.Paths) == 0 && len(named) > 0 && o.Index != nil && o.Index.revision == "" {
		return t, t.stage(o)
	}
	for i, p := range named {
		if !t.include(o, p) && (o.Index == nil || o.Index.revision == "") {
			return nil, absent(i, p, o.Index != nil)
		}
	}
	t.settle()
	return t, nil
}

// newTree begins a walk of what lies on the disk or of what is staged.
func newTree(o Options) *tree {
	if o.Index != nil {
		return &tree{workDir: o.WorkDir, root: o.Index.root, disk: o.Index}
	}
	return &tree{workDir: o.WorkDir, root: repositoryRoot(o.WorkDir), disk: &workTree{noGitignore: o.NoGitignore}}
}

// stage lists what the next commit changes in the working directory and the folders below it.
func (t *tree) stage(o Options) error {
	changed, err := o.Index.changed()
	if err != nil {
		return err
	}
	for _, name := range changed {
		full := filepath.Join(t.root, filepath.FromSlash(name))
		if shown := t.shown(full); !filepath.IsAbs(shown) && !inVendored(shown) {
			t.listed(o, full, shown)
		}
	}
	t.settle()
	return nil
}

// settle puts the files in order and says what could not be listed.
func (t *tree) settle() {
	t.sort()
	unread, deaf := t.disk.blocked()
	for _, full := range unread {
		t.problems = append(t.problems, source.Problem{File: t.shown(full), Code: source.Unreadable, Message: "this folder or file cannot be read"})
	}
	for _, full := range deaf {
		t.problems = append(t.problems, source.Problem{File: t.shown(full), Code: source.Unreadable, Message: deafMessage})
	}
}

const deafMessage = "git cannot work with the repository here, so that what it ignores was read too; `git status` in this folder tells why"

// include lists a named file, or what lies below a named folder; false means that there is neither.
func (t *tree) include(o Options, p string) bool {
	full := t.absolute(p)
	switch kind := t.disk.at(full); {
	case kind == isNothing || p == "": // a variable that is not set names no folder, and not this one
		return false
	case kind == isFolder:
		t.disk.below(full, t.folderOf(o, full))
	case kind == isOther:
		t.problems = append(t.problems, source.Problem{
			File: t.shown(full), Code: source.Unreadable,
			Message: "this is a pipe, a socket or a device and was not read; give what it says on standard input, with - and --stdin-filename",
		})
	case o.Config.includes(t.fromRoot(full)):
		shown, below := t.shown(full), t.fromRoot(full)
		t.add(shown, below, &special{path: full, below: below, data: o.overlay[shown].data, named: true})
	}
	return true
}

// absent says which path is not there. What may be a connection string or a line of an env file is not repeated: it may
// hold a password.
func absent(i int, p string, staged bool) error {
	if strings.ContainsAny(p, "=;@") || strings.LastIndexByte(p, ':') > 1 { // C: is a drive
		return fmt.Errorf("path %d does not exist; it is not repeated here because it reads like a connection string: `dsnlint explain 'DSN'` explains one", i+1)
	}
	if staged {
		return fmt.Errorf("git has no %q in its index; `git add` it, or leave --staged out to lint the work tree", p)
	}
	return fmt.Errorf("the path %q does not exist or cannot be read; name an existing file or folder", p)
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

// absolute is where a path of the command line leads.
func (t *tree) absolute(p string) string {
	if filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(t.workDir, p)
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

func inVendored(path string) bool {
	for dir, rest, ok := strings.Cut(path, "/"); ok; dir, rest, ok = strings.Cut(rest, "/") {
		if vendored[dir] {
			return true
		}
	}
	return false
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
