package opener

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
)

// way is how names of a language lead from file to file.
type way struct {
	beyond func(f *finder, path string) []setting.Import // where a name may come from that has no import of its own
	// exports are the names under which a module gives all that it exports.
	exports []string
	// owned says that fields of classes are read through the objects that the other file makes.
	owned bool
	// tagged says that fields are read through variables of any name, and that a package gives nothing else without its
	// name.
	tagged bool
}

// ways are by the languages of units.
var ways = map[string]way{
	"go":         {beyond: (*finder).ownPackage, tagged: true},
	"java":       {beyond: (*finder).classImport},
	"csharp":     {beyond: (*finder).typeOf},
	"php":        {beyond: (*finder).included},
	"ruby":       {beyond: (*finder).required},
	"python":     {beyond: (*finder).starred, owned: true},
	"javascript": {exports: exported},
	"rust":       {beyond: (*finder).moduleOf},
	"elixir":     {beyond: (*finder).calledModule},
	"c":          {beyond: (*finder).headers},
}

// exported are the names under which a JavaScript module gives all that it exports.
var exported = []string{"module.exports", "export.default", "exports"}

// importsOf tells where a name may come from: by the longest of its beginnings that is imported, else by the language's
// own ways.
func (f *finder) importsOf(path string) []setting.Import {
	for head := path; head != ""; head = parent(head) {
		if from, ok := f.unit.Imports[head]; ok {
			return []setting.Import{{Language: f.unit.Language, Local: head, Path: from}}
		}
	}
	if beyond := ways[f.unit.Language].beyond; beyond != nil {
		return beyond(f, path)
	}
	return nil
}

// whole is an import of all that another file defines; name is what is looked for.
func (f *finder) whole(name, path string) setting.Import {
	return setting.Import{Language: f.unit.Language, Local: name, Path: path, Whole: true}
}

// ownPackage looks into the other files of the package. For a field it also looks into the packages that are called after
// a configuration.
func (f *finder) ownPackage(path string) []setting.Import {
	out := []setting.Import{f.whole(firstSegment(path), "")}
	if field := lastSegment(path); field != path {
		out = append(out, f.whole(field, ""))
		for _, from := range f.unit.Imports {
			if last := from[strings.LastIndexByte(from, '/')+1:]; strings.Contains(from, ".") && (strings.Contains(last, "conf") || strings.Contains(last, "setting")) {
				out = append(out, f.whole(field, from))
			}
		}
	}
	return out
}

// classImport looks for a class in the file's own package, and in what is imported whole.
func (f *finder) classImport(path string) []setting.Import {
	name := firstSegment(path)
	out := []setting.Import{{Language: "java", Local: name, Path: joinPath(f.unit.Package, name, true)}}
	for _, w := range f.unit.Wildcard {
		out = append(out, setting.Import{Language: "java", Local: name, Path: joinPath(strings.TrimSuffix(w, ".*"), name, true)})
	}
	return out
}

// typeOf looks for a class of the project, whatever its namespace is.
func (f *finder) typeOf(path string) []setting.Import {
	class := parent(path)
	if class == "" || !isCapital(lastSegment(class)) {
		return nil
	}
	return []setting.Import{{Language: "csharp", Local: class, Path: lastSegment(class)}}
}

// included looks into the files that this one runs, and for a class of its namespace.
func (f *finder) included(path string) []setting.Import {
	var out []setting.Import
	for _, file := range f.requires("require") {
		out = append(out, f.whole(lastSegment(path), file))
	}
	if class := firstSegment(path); class != path && isCapital(class) {
		out = append(out, setting.Import{Language: "php", Local: class, Path: joinPath(f.unit.Package, class, f.unit.Package != "")})
	}
	return out
}

// required looks into the files that this one runs, and for the file that a constant is expected in.
func (f *finder) required(path string) []setting.Import {
	var out []setting.Import
	for _, file := range append(f.requires("require_relative"), f.requires("require")...) {
		out = append(out, f.whole(lastSegment(path), file))
	}
	if head := parent(path); head != "" && isCapital(firstSegment(head)) {
		out = append(out, f.whole(lastSegment(path), head))
	}
	return out
}

// maxRuns bounds how many files that a program runs are looked into.
const maxRuns = 20

// requires lists the files that calls of one name run. What stands before the known end of a path is a folder.
func (f *finder) requires(callee string) []string {
	var out []string
	r := &run{finder: f}
	for _, c := range f.unit.Calls {
		if c.Callee != callee || c.Receiver != nil || len(c.Args) != 1 || len(out) == maxRuns {
			continue
		}
		if q, ok := r.file(c.Args[0].Value, c.Scope); ok && !strings.Contains(q.in, "*") {
			out = append(out, strings.TrimPrefix(q.in, "file:"))
		}
	}
	return out
}

// starred looks into the modules that are imported with a star.
func (f *finder) starred(path string) []setting.Import {
	var out []setting.Import
	for _, module := range f.unit.Wildcard {
		out = append(out, f.whole(firstSegment(path), module))
	}
	return out
}

// moduleOf looks for what a path through modules leads to.
func (f *finder) moduleOf(path string) []setting.Import {
	out := make([]setting.Import, 0, 1)
	if strings.Contains(path, ".") {
		out = append(out, setting.Import{Language: "rust", Local: path, Path: path})
	}
	for _, w := range f.unit.Wildcard {
		out = append(out, setting.Import{Language: "rust", Local: path, Path: strings.TrimSuffix(w, ".*") + "." + path})
	}
	return out
}

// calledModule looks for the module whose function is called.
func (f *finder) calledModule(path string) []setting.Import {
	module := parent(f.elixirPath(path))
	if module == "" || !isModule(module) {
		return nil
	}
	return []setting.Import{f.whole(lastSegment(path), module)}
}

// headers looks into the files of the project that this one includes.
func (f *finder) headers(path string) []setting.Import {
	if f.headed == nil {
		f.headed = includes(f.unit.File.Data)
	}
	var out []setting.Import
	for _, file := range f.headed {
		out = append(out, f.whole(path, file))
	}
	return out
}

// includes lists the files of the project that a file of C includes: those in quotes.
func includes(data []byte) []string {
	out := []string{}
	for line := range bytes.Lines(data) {
		rest, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("#"))
		if !ok {
			continue
		}
		rest, ok = bytes.CutPrefix(bytes.TrimSpace(rest), []byte("include"))
		if name, _, closed := strings.Cut(strings.TrimPrefix(strings.TrimSpace(string(rest)), `"`), `"`); ok && closed && len(out) < maxRuns {
			out = append(out, name)
		}
	}
	return out
}

func isCapital(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first)
}

// passedOn reports an object that another file makes in a function and hands on: what it holds in the end is known there
// alone.
func passedOn(u *token.Unit, name string, value token.Expr) bool {
	return ways[u.Language].tagged && strings.HasSuffix(name, "()") && value.Kind == token.ObjectOf
}
