package lint

import (
	"bytes"
	"path"
	"path/filepath"
	"strings"

	"github.com/dsnlint/dsnlint/ca"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// mounts knows where in the repository the files come from that a program finds when it runs. The files that say so are
// read when the first path is asked for that needs it.
type mounts struct {
	t     *tree
	parse *parser.Parser
	list  []mount
	sets  map[string][]setting.FileSet
	ready bool
}

// mount is one of them with the system path of the folder of the file that says so.
type mount struct {
	setting.Mount
	folder string
}

func newMounts(t *tree, parse *parser.Parser) *mounts {
	return &mounts{t: t, parse: parse, sets: map[string][]setting.FileSet{}}
}

func (m *mounts) read() {
	m.ready = true
	for i := range m.t.files {
		name := m.t.name(i)
		if m.t.isStdin(i) || !m.parse.Mounting(name) {
			continue
		}
		data, problem := m.t.read(i)
		if problem != nil || data == nil {
			continue
		}
		mounted := m.parse.Mounts(source.NewFile(name, data))
		for _, one := range mounted.Mounts {
			m.list = append(m.list, mount{one, filepath.Dir(m.t.path(i))})
		}
		for _, set := range mounted.Sets {
			m.sets[set.Name] = append(m.sets[set.Name], set)
		}
	}
}

// answer is what all mounts together say of one path.
type answer struct {
	files    map[string]bool // system paths
	contents []source.Text   // contents of sets
	missing  bool            // a folder is mounted there that has no such file
	absent   bool            // a set is mounted there that has no such key
	unknown  bool            // something else is mounted there
}

// mounted says what stands at an absolute path of the container that the program in a file runs in: what the one file of
// the repository holds that is put there. Where several are, nobody can know which.
func (l *lookup) mounted(from, name string) content {
	if !l.mounts.ready {
		l.mounts.read()
	}
	a := answer{files: map[string]bool{}}
	for _, m := range l.mounts.near(l.t.system(from)) {
		if rest, ok := restOf(name, m.To); ok {
			l.mounts.resolve(&m, rest, &a)
		}
	}
	switch {
	case len(a.files)+len(a.contents) > 1:
		return content{}
	case len(a.contents) == 1:
		if !a.contents[0].Known() || a.contents[0].Len() == 0 {
			return content{}
		}
		return contentOf([]byte(a.contents[0].String()), name)
	case len(a.files) == 1:
		for full := range a.files {
			return l.file(full)
		}
	case a.unknown:
	case a.absent, a.missing && !l.mentioned(path.Base(name), from):
		return content{state: "missing"}
	}
	return content{}
}

// near leaves out builds of other parts of the repository: those of the nearest folder around a file count, where there
// are any.
func (m *mounts) near(full string) []mount {
	nearest := ""
	for i := range m.list {
		if f := m.list[i].folder; m.list[i].Built && strings.HasPrefix(full, f+string(filepath.Separator)) && len(f) > len(nearest) {
			nearest = f
		}
	}
	var out []mount
	for _, one := range m.list {
		if !one.Built || nearest == "" || one.folder == nearest {
			out = append(out, one)
		}
	}
	return out
}

// resolve adds to the answer what one mount says of the rest of a path below it.
func (m *mounts) resolve(one *mount, rest string, a *answer) {
	switch {
	case one.Set != "":
		m.key(one, rest, a)
	case one.From == "":
		a.unknown = true
	default:
		bases := []string{one.folder}
		if one.Built {
			bases = append(bases, m.t.root) // of the context is only known that it is one of the two, as a rule
		}
		for _, base := range bases {
			full := filepath.Join(base, filepath.FromSlash(one.From))
			if m.below(full, base, rest, a) {
				return
			}
		}
	}
}

// below looks for the file where a mounted folder, file or pattern has it, and reports whether it is there.
func (m *mounts) below(full, base, rest string, a *answer) bool {
	if full != m.t.root && !strings.HasPrefix(full, m.t.root+string(filepath.Separator)) {
		return false
	}
	file := full
	switch {
	case strings.ContainsAny(full, "*?["):
		if ok, err := path.Match(filepath.Base(full), rest); err != nil || !ok {
			return false
		}
		file = filepath.Join(filepath.Dir(full), rest)
	case m.t.disk.at(full) == isFolder:
		file = filepath.Join(full, filepath.FromSlash(rest))
		if full != base && rest != "" && m.t.disk.at(filepath.Dir(file)) == isFolder && m.t.disk.at(file) != isFile && !ignored(file) {
			a.missing = true
		}
	case rest != "" && rest != filepath.Base(full):
		return false
	}
	if m.t.disk.at(file) == isFile {
		a.files[file] = true
		return true
	}
	return false
}

// key looks for the file among the keys of a set.
func (m *mounts) key(one *mount, rest string, a *answer) {
	key := rest
	switch {
	case one.Sub != "" && rest != "":
		return
	case one.Sub != "":
		key = one.Sub
	}
	if one.Names != nil {
		key = one.Names[key]
	}
	sets := m.sets[one.Set]
	if len(sets) != 1 || len(sets[0].Contents) == 0 {
		a.unknown = true
		return
	}
	if text, ok := sets[0].Contents[key]; ok {
		a.contents = append(a.contents, text)
		return
	}
	a.absent = true
}

// mentioned reports whether a file of the walk, other than the one that asks, says the name: a script that makes the
// file, or a text that tells people to.
func (l *lookup) mentioned(name, except string) bool {
	return l.t.some(func(file string) bool { return file != except && !ca.StoreName(file) }, func(data []byte) bool {
		return bytes.Contains(data, []byte(name))
	})
}

// restOf is the rest of a path below a folder, "" for the folder itself.
func restOf(name, folder string) (rest string, ok bool) {
	if name = path.Clean(name); name == folder {
		return "", true
	}
	return strings.CutPrefix(name, strings.TrimSuffix(folder, "/")+"/")
}
