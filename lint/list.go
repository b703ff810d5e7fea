package lint

import (
	"bytes"
	"cmp"
	"io"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// list is the files of a walk, of which there may be millions: a name costs its bytes and a few more, and the path before
// it is kept once for a folder.
type list struct {
	files   []entry
	folders []place
	names   []byte // of all files, one after the other
	special []special
	folder  map[string]int32 // the places of folders, by their shown paths; of the folder that is named
}

// entry is one file to read.
type entry struct {
	folder  int32
	special int32 // from 1 on; 0 is none
	at, len uint32
}

// place is a folder as its files' names begin: the slash path relative to the working directory, absolute when outside,
// and the one below the folder named on the command line. A slash ends them.
type place struct{ shown, below string }

// special is what is not the same for all files of a folder.
type special struct {
	path  string // for the system; "" for standard input
	below string
	data  []byte // standard input, or what fixes make of the file
	stdin bool
	named bool // on the command line, so that a link is followed
}

// add adds a file by its slash paths.
func (l *list) add(shown, below string, s *special) {
	cut := strings.LastIndexByte(shown, '/') + 1
	base := shown[cut:]
	e := entry{folder: l.place(shown[:cut], strings.TrimSuffix(below, base)), at: uint32(len(l.names)), len: uint32(len(base))}
	l.names = append(l.names, base...)
	if s != nil {
		l.special = append(l.special, *s)
		e.special = int32(len(l.special))
	}
	l.files = append(l.files, e)
}

// place is the number of a folder.
func (l *list) place(shown, below string) int32 {
	if n := len(l.folders) - 1; n >= 0 && l.folders[n] == (place{shown, below}) {
		return int32(n)
	}
	if at, ok := l.folder[shown]; ok && l.folders[at].below == below {
		return at
	}
	if l.folder == nil {
		l.folder = map[string]int32{}
	}
	shown = strings.Clone(shown)
	if strings.HasSuffix(shown, below) {
		below = shown[len(shown)-len(below):]
	}
	l.folders = append(l.folders, place{shown, strings.Clone(below)})
	l.folder[shown] = int32(len(l.folders) - 1)
	return int32(len(l.folders) - 1)
}

// sort puts the files in order. Of several of one name the one that was added first stays.
func (l *list) sort() {
	slices.SortFunc(l.files, func(a, b entry) int { return cmp.Or(l.compare(a, b), cmp.Compare(a.at, b.at)) })
	l.files = slices.CompactFunc(l.files, func(a, b entry) bool { return l.compare(a, b) == 0 })
	l.files, l.folder = slices.Clip(l.files), nil
}

// compare compares names without putting them together.
func (l *list) compare(a, b entry) int {
	x, y := l.base(a), l.base(b)
	if a.folder == b.folder {
		return bytes.Compare(x, y)
	}
	f, g := l.folders[a.folder].shown, l.folders[b.folder].shown
	if n := min(len(f), len(g)); f[:n] != g[:n] {
		return strings.Compare(f[:n], g[:n])
	} else if len(f) > n {
		return ahead(f[n:], x, y)
	} else {
		return -ahead(g[n:], y, x)
	}
}

// ahead compares a name in a folder with one beside the folder.
func ahead(folder string, name, other []byte) int {
	n := min(len(folder), len(other))
	switch {
	case folder[:n] < string(other[:n]):
		return -1
	case folder[:n] > string(other[:n]), len(folder) >= len(other):
		return 1
	}
	return bytes.Compare(name, other[n:])
}

// base is the name of a file in its folder.
func (l *list) base(e entry) []byte { return l.names[e.at : e.at+e.len] }

// without is the list without files, for some of them.
func (l *list) without() list { return list{folders: l.folders, names: l.names, special: l.special} }

// name is the slash path of a file relative to the working directory, absolute when outside.
func (l *list) name(i int) string {
	return l.folders[l.files[i].folder].shown + string(l.base(l.files[i]))
}

// below is the slash path of a file below the folder named on the command line, or its own path below the root.
func (l *list) below(i int) string {
	if s := l.files[i].special; s > 0 {
		return l.special[s-1].below
	}
	return l.folders[l.files[i].folder].below + string(l.base(l.files[i]))
}

// find finds a file by its name.
func (l *list) find(name string) (int, bool) {
	return sort.Find(len(l.files), func(i int) int { return strings.Compare(name, l.name(i)) })
}

// path is where the system finds a file.
func (t *tree) path(i int) string {
	if s := t.files[i].special; s > 0 {
		return t.special[s-1].path
	}
	return t.system(t.name(i))
}

// given reports whether the bytes of a file are given instead of read.
func (t *tree) given(name string) bool {
	if len(t.special) == 0 {
		return false
	}
	i, ok := t.find(name)
	if !ok || t.files[i].special == 0 {
		return false
	}
	s := &t.special[t.files[i].special-1]
	return s.stdin || s.data != nil
}

// isStdin reports whether a file is standard input.
func (t *tree) isStdin(i int) bool {
	s := t.files[i].special
	return s > 0 && t.special[s-1].stdin
}

// read returns the bytes of a file of the walk; nil data without a problem means that there is nothing to read.
func (t *tree) read(i int) ([]byte, *source.Problem) {
	data, err := t.content(i, nil)
	if err != nil {
		return nil, problemOf(t.name(i), err)
	}
	return data, nil
}

// content is read for those who have room for the bytes, and who know better what an error means.
func (t *tree) content(i int, room []byte) ([]byte, error) {
	follow := false
	if at := t.files[i].special; at > 0 {
		s := &t.special[at-1]
		if s.stdin || s.data != nil {
			return s.data, nil
		}
		follow = s.named
	}
	return t.disk.read(t.path(i), follow, room)
}

// some reports whether a file of the walk of a certain name holds something.
func (t *tree) some(named func(string) bool, holds func([]byte) bool) bool {
	room := make([]byte, maxRoom)
	for i := range t.files {
		if !named(t.name(i)) {
			continue
		}
		if data, err := t.content(i, room); err == nil && holds(data) {
			return true
		}
	}
	return false
}

// belowOf is the path that tells the context of a file, by its name; "" for one that is not of the walk.
func (t *tree) belowOf(name string) string {
	i, ok := t.find(name)
	if !ok {
		return ""
	}
	return t.below(i)
}

// stream lets somebody read a file of the walk from its beginning.
func (t *tree) stream(i int, read func(io.Reader) error) error { return t.disk.stream(t.path(i), read) }

// listed adds a file that was found below a folder.
func (t *tree) listed(o Options, full, below string) {
	shown := t.shown(full)
	if !o.Config.includes(t.fromRoot(full)) {
		return
	}
	if data := o.overlay[shown].data; data != nil {
		t.add(shown, below, &special{path: full, below: below, data: data})
		return
	}
	t.add(shown, below, nil)
}

// folderOf adds the files of a folder, which are told by their slash paths below it.
func (t *tree) folderOf(o Options, full string) func(rel string) {
	dir, shown := "\x00", ""
	return func(rel string) {
		cut := strings.LastIndexByte(rel, '/') + 1
		if rel[:cut] != dir { // the files of one folder mostly follow each other
			dir = strings.Clone(rel[:cut])
			shown = t.shown(filepath.Join(full, filepath.FromSlash(dir)))
			if shown = strings.TrimSuffix(shown, "/") + "/"; shown == "./" {
				shown = ""
			}
		}
		if o.Config != nil || len(o.overlay) > 0 {
			t.listed(o, filepath.Join(full, filepath.FromSlash(rel)), rel)
			return
		}
		t.add(shown+rel[cut:], rel, nil)
	}
}
