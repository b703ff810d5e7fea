package lint

import (
	"errors"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/dsnlint/dsnlint/internal/joint"
)

// Index is what git would commit next: the content that is staged, whatever the work tree says by now. It is read by
// objects, in one process for all of them. A revision is read in the same way.
type Index struct {
	repository
	revision string // that is read instead of what is staged; "" is none
	objects  *objects
	blobs    map[string]string // the objects of the files that the next commit changes, by slash path from the root
	moved    map[string]string // files that have another name now, by the one they have here
	once     sync.Once
	listed   all // what list found

	ahead  joint.Group
	differ func() ([]byte, error) // what git says of the next commit, asked once
}

var (
	errNoRepository = errors.New("--staged and --diff-base ask git, and there is no git repository here, or no git on PATH; change to a folder of one, or leave the flag out")
	errNoIndex      = errors.New("git cannot compare what is staged with HEAD; `git status` in this folder tells why")
	errUnmerged     = errors.New("the file is in conflict, so that nothing of it would be committed; resolve it and `git add` it")
	errNoObject     = errors.New("git does not have this content here, as in a partial clone; `git checkout` of the file fetches it")
)

// OpenIndex finds the index of the repository around a folder.
func OpenIndex(dir string) (*Index, error) {
	r, ok := openRepository(dir)
	if !ok {
		return nil, errNoRepository
	}
	return newIndex(r, ""), nil
}

func newIndex(r repository, revision string) *Index {
	return &Index{repository: r, revision: revision, objects: newObjects(r), blobs: map[string]string{}, differ: sync.OnceValues(func() ([]byte, error) {
		return ask(r.command("diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv",
			"--ignore-submodules=all"))
	})}
}

// Ahead begins to ask what the next commit changes, for a run that names no files: git says so while the configuration is
// looked for.
func (x *Index) Ahead() {
	x.ahead.Go(func() { _, _ = x.differ() })
}

// Close ends what reading has begun.
func (x *Index) Close() {
	x.ahead.Wait()
	x.objects.close()
}

// FindConfig looks for a staged ConfigName from dir upwards to the repository root, as the function of that name does in
// the work tree.
func (x *Index) FindConfig(dir string) (*Config, error) {
	for at := x.slash(dir); ; at = path.Dir(at) {
		name := filepath.Join(x.root, filepath.FromSlash(at), ConfigName)
		data, err := x.objects.read(":" + path.Join(at, ConfigName))
		if err == nil {
			return configFrom(name, data)
		}
		if at == "." || at == ".." || strings.HasPrefix(at, "../") {
			return nil, nil
		}
	}
}

// changed lists the files that the next commit adds or changes, as slash paths from the root.
func (x *Index) changed() ([]string, error) {
	out, err := x.differ()
	if err != nil {
		return nil, errNoIndex
	}
	var names []string
	all := fields(out)
	for i := 0; i+1 < len(all); i += 2 {
		about, name := strings.Fields(all[i]), all[i+1] // :OLDMODE MODE OLDOBJECT OBJECT STATUS
		if len(about) < 5 {
			return nil, errNoIndex
		}
		switch {
		case about[4] == "U":
			x.blobs[name] = unmerged
		case !plain(about[1]):
			continue
		default:
			x.blobs[name] = about[3]
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// unmerged stands for the object of a file that has several.
const unmerged = "unmerged"

// plain reports whether a mode is that of a file: links and submodules are not followed.
func plain(mode string) bool { return strings.HasPrefix(mode, "100") }

// all is what list found.
type all struct {
	blobs   map[string]string   // the objects of files, by slash path from the root
	folders map[string][]string // the names in a folder, by slash path
}

// list asks for all files, once.
func (x *Index) list() all {
	x.once.Do(func() {
		x.listed = all{map[string]string{}, map[string][]string{}}
		ask := []string{"ls-files", "-s", "-z"}
		if x.revision != "" {
			ask = []string{"ls-tree", "-r", "-z", "--full-tree", x.revision}
		}
		out, err := x.command(ask...).Output()
		if err != nil {
			return // the files that are named are then not there
		}
		for _, line := range fields(out) {
			about, name, _ := strings.Cut(line, "\t") // MODE OBJECT STAGE, of a revision MODE KIND OBJECT
			mode, rest, _ := strings.Cut(about, " ")
			second, third, whole := strings.Cut(rest, " ")
			switch {
			case !whole || !plain(mode):
			case x.revision != "":
				x.listed.add(x.now(name), third)
			case third != "0":
				x.listed.add(name, unmerged)
			default:
				x.listed.add(name, second)
			}
		}
	})
	return x.listed
}

// now is the name that a file has today.
func (x *Index) now(name string) string {
	if moved, ok := x.moved[name]; ok {
		return moved
	}
	return name
}

func (l all) add(name, object string) {
	l.blobs[name] = object
	at, base := path.Split(name)
	at = path.Clean(at)
	if in := l.folders[at]; len(in) == 0 || in[len(in)-1] != base { // the stages of one file follow each other
		l.folders[at] = append(in, base)
	}
	for at != "." {
		at = path.Dir(at)
		if _, known := l.folders[at]; known {
			return
		}
		l.folders[at] = nil
	}
}

// slash is the path from the root.
func (x *Index) slash(full string) string {
	rel, err := filepath.Rel(x.root, full)
	if err != nil {
		return ".."
	}
	return filepath.ToSlash(rel)
}

func (x *Index) at(full string) standing {
	name := x.slash(full)
	if x.object(name) != "" {
		return isFile
	}
	if _, ok := x.list().folders[name]; ok {
		return isFolder
	}
	return isNothing
}

func (x *Index) read(full string, _ bool, _ []byte) ([]byte, error) {
	switch object := x.object(x.slash(full)); object {
	case "":
		return nil, nil
	case unmerged:
		return nil, errUnmerged
	default:
		return x.objects.read(object)
	}
}

func (x *Index) stream(full string, read func(io.Reader) error) error {
	return x.objects.stream(x.object(x.slash(full)), read)
}

func (x *Index) object(name string) string {
	if object, ok := x.blobs[name]; ok {
		return object
	}
	return x.list().blobs[name]
}

func (x *Index) names(folder string) []string { return x.list().folders[x.slash(folder)] }

func (x *Index) below(folder string, tell func(rel string)) {
	prefix := x.slash(folder) + "/"
	if prefix == "./" {
		prefix = ""
	}
	var out []string
	for name := range x.list().blobs {
		if rel, ok := strings.CutPrefix(name, prefix); ok && !inVendored(rel) {
			out = append(out, rel)
		}
	}
	slices.Sort(out)
	for _, rel := range out {
		tell(rel)
	}
}

func (x *Index) blocked() (unread, deaf []string) { return nil, nil }
