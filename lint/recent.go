package lint

import "github.com/dsnlint/dsnlint/source"

// maxRecent is how many bytes of files are kept that were looked into last.
const maxRecent = 8 << 20

// recent keeps the files that were looked into last: the imports of one unit and of the next often lead to the same ones.
type recent struct {
	files map[string]*source.File
	order []*source.File
	bytes int
}

func (r *recent) find(name string) *source.File { return r.files[name] }

func (r *recent) add(f *source.File) {
	if r.files == nil {
		r.files = map[string]*source.File{}
	}
	r.files[f.Path] = f
	r.order = append(r.order, f)
	for r.bytes += len(f.Data); r.bytes > maxRecent && len(r.order) > 1; r.order = r.order[1:] {
		r.bytes -= len(r.order[0].Data)
		delete(r.files, r.order[0].Path)
	}
}
