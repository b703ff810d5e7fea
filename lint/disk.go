package lint

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// maxBytes is the size above which a file that holds a needle is a problem instead of being parsed.
const maxBytes = 16 << 20

// disk is where a run finds files: the work tree, or what git would commit. Paths are absolute, in the system's spelling.
type disk interface {
	// at says what stands at a path; a link counts as what it leads to.
	at(full string) standing
	// read returns the bytes of a file; nil without an error where there is nothing to read, such as a folder or a device. A
	// link to a file is read only if it is to be followed. The bytes may be put into the room that is given.
	read(full string, follow bool, room []byte) ([]byte, error)
	// stream lets somebody read a file from its beginning whose bytes are too many to be kept.
	stream(full string, read func(io.Reader) error) error
	// names lists the files that lie directly in a folder, in order.
	names(folder string) []string
	// below tells the files of a folder and of those in it, as slash paths from there on, without what nobody wants linted.
	below(folder string, tell func(rel string))
	// blocked lists what of it could not be read, and the folders of which nobody could tell what git ignores.
	blocked() (unread, deaf []string)
}

// standing is what stands at a path.
type standing int

const (
	isNothing standing = iota
	isFile
	isFolder
	isOther
)

// What a file cannot be read for. They are told as problems, so that they say what to do.
var (
	errTooLarge   = errors.New("the file is larger than 16 MiB and was not read")
	errUnreadable = errors.New("the file cannot be read; check its permissions")
)

// problemOf says for a report why a file was not read.
func problemOf(shown string, err error) *source.Problem {
	code := source.Unreadable
	if errors.Is(err, errTooLarge) {
		code = source.TooLarge
	}
	return &source.Problem{File: shown, Code: code, Message: err.Error()}
}

// workTree is what lies on the disk.
type workTree struct {
	noGitignore bool
	unread      []string // system paths of what could not be listed
	deaf        []string // folders of repositories that git cannot work with
}

func (w *workTree) blocked() (unread, deaf []string) { return w.unread, w.deaf }

func (w *workTree) at(full string) standing {
	info, err := os.Stat(full)
	switch {
	case err != nil:
		return isNothing
	case info.IsDir():
		return isFolder
	case info.Mode().IsRegular():
		return isFile
	}
	return isOther
}

func (w *workTree) read(full string, follow bool, room []byte) ([]byte, error) {
	stat := os.Lstat // what a walk meets by way of a link is read where it lies, or is not part of this tree
	if follow {
		stat = os.Stat
	}
	info, err := stat(full)
	switch {
	case os.IsNotExist(err):
		return nil, nil // deleted in the work tree: nothing is there to be read
	case err != nil:
		return nil, errUnreadable
	case !info.Mode().IsRegular():
		return nil, nil
	case info.Size() > maxBytes:
		return nil, errTooLarge
	}
	f, err := os.Open(full)
	if err != nil {
		return nil, errUnreadable
	}
	defer func() { _ = f.Close() }()
	data, err := readAll(f, int(info.Size()), room)
	switch {
	case err != nil:
		return nil, errUnreadable
	case len(data) > maxBytes: // it grows
		return nil, errTooLarge
	}
	return data, nil
}

// readAll reads what is expected to be some bytes, and where it turns out to be more, up to one byte more than is read of
// any file. A file that gives what is expected has no more: its end is not asked for.
func readAll(r io.Reader, expected int, room []byte) ([]byte, error) {
	if len(room) <= expected {
		room = make([]byte, expected+1)
	}
	n := 0
	for {
		m, err := r.Read(room[n:])
		n += m
		switch {
		case errors.Is(err, io.EOF), err == nil && n == expected && n > 0, n > maxBytes:
			return room[:n:n], nil
		case err != nil:
			return nil, err
		case n == len(room):
			room = append(room, 0)
			room = room[:cap(room)]
		}
	}
}

func (w *workTree) stream(full string, read func(io.Reader) error) error {
	f, err := os.Open(full)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	return read(&solid{file: f})
}

func (w *workTree) names(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() {
			out = append(out, e.Name())
		}
	}
	return out
}

// below lists files in git's own opinion where there is a repository.
func (w *workTree) below(folder string, tell func(rel string)) {
	if w.noGitignore || !inRepository(folder) || ignored(folder) {
		w.walk(folder, tell)
		return
	}
	names, ok, broken := gitFiles(folder)
	if broken {
		w.deaf = append(w.deaf, folder)
	}
	if !ok {
		w.walk(folder, tell)
		return
	}
	for len(names) > 0 {
		var name string
		name, names, _ = strings.Cut(names, "\x00")
		switch inner, ok := strings.CutSuffix(name, "/"); {
		case inVendored(name):
		case !ok:
			tell(name)
		default: // a repository of its own, which this one does not track
			w.below(filepath.Join(folder, filepath.FromSlash(inner)), func(rel string) { tell(name + rel) })
		}
	}
}

// ignored reports whether git ignores a file or a whole folder: who names it wants to see what is in it.
func ignored(full string) bool {
	if !inRepository(filepath.Dir(full)) || blocked(filepath.Dir(full)) { // as around the root of one
		return false
	}
	cmd := exec.Command("git", "-C", filepath.Dir(full), "check-ignore", "-q", filepath.Base(full))
	cmd.Env = undisturbed(filepath.Dir(full))
	_, err := ask(cmd)
	return err == nil
}

// inRepository reports whether git may know a folder. Where it does not, to ask it costs more than a short run.
func inRepository(folder string) bool {
	_, err := os.Stat(filepath.Join(repositoryRoot(folder), ".git"))
	return err == nil || os.Getenv("GIT_DIR") != ""
}

// gitFiles asks git which files exist and are not ignored, with a NUL byte behind each name; ok is false where there is no
// git or no repository, or where git cannot work with the one that there is: it is broken, or belongs to somebody else. A
// repository's own settings must not run a program.
func gitFiles(folder string) (names string, ok, broken bool) {
	cmd := exec.Command("git", "-C", folder, "-c", "core.fsmonitor=false", "ls-files", "-co", "--exclude-standard", "-z")
	cmd.Env = undisturbed(folder)
	if cmd.Env != nil { // there is a repository
		cmd.Env = append(cmd.Env, "LC_ALL=C")
	}
	if blocked(folder) {
		return "", false, true
	}
	out, err := ask(cmd)
	if err != nil {
		var exit *exec.ExitError
		broken = errors.As(err, &exit) && cmd.Env != nil && !strings.Contains(string(exit.Stderr), "not a git repository")
		return "", false, broken
	}
	return string(out), true, false
}

// undisturbed is the environment for a question about what lies in a folder. Git tells its hooks by variables which
// repository and index they are about, and would take any folder for the root of that one's work tree; what lies on the
// disk is told by the repository around it.
func undisturbed(folder string) []string {
	if _, err := os.Stat(filepath.Join(repositoryRoot(folder), ".git")); err != nil {
		return nil
	}
	var out []string
	for _, v := range os.Environ() {
		switch name, _, _ := strings.Cut(v, "="); name {
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX":
		default:
			out = append(out, v)
		}
	}
	return out
}

func (w *workTree) walk(folder string, tell func(rel string)) {
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			w.unread = append(w.unread, path)
			return nil //nolint:nilerr // it is said as a problem, and the walk goes on
		case d.IsDir() && path != folder && vendored[d.Name()]:
			return filepath.SkipDir
		case !d.IsDir():
			tell(filepath.ToSlash(strings.TrimPrefix(path[len(folder):], string(filepath.Separator))))
		}
		return nil
	})
}
