package link

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// Modules finds the files that imports lead to, among those of a run.
type Modules struct {
	files   map[string]bool
	folders map[string][]string  // the files of a folder, in order
	order   []string             // the folders, in order
	configs map[string][]located // where the configurations of a kind lie, of the kinds that were asked for
	bases   map[string][]string  // files by their names without folder; nil until they are asked for
	values  []string             // files of values for modules; nil until somebody asks
}

// NewModules takes the paths of all files of a run.
func NewModules(paths []string) *Modules {
	m := &Modules{files: map[string]bool{}, folders: map[string][]string{}, configs: map[string][]located{}}
	for _, p := range paths {
		m.files[p] = true
		if folder := path.Dir(p); m.folders[folder] == nil {
			m.order = append(m.order, folder)
		}
		m.folders[path.Dir(p)] = append(m.folders[path.Dir(p)], p)
	}
	return m
}

// Lead is a file that an import may lead to.
type Lead struct {
	setting.Import
	Path string // of the file
	Name string // as in setting.Neighbour

	Values bool // the file holds values for one run; another file holds those of another
}

// Find lists the files that the imports of a file lead to. A package of several files gives several leads.
func (m *Modules) Find(from string, imports []setting.Import) []Lead {
	var out []Lead
	for _, i := range imports {
		if i.Local == setting.Underlay {
			p, _ := m.spelled(from, strings.TrimPrefix(i.Path, "file:"))
			for _, file := range p.base {
				out = append(out, Lead{Import: i, Path: file})
			}
			continue
		}
		find := resolvers[i.Language]
		if find == nil {
			continue
		}
		for _, l := range find(m, from, i) {
			if l.Path != from {
				l.Import = i
				out = append(out, l)
			}
		}
	}
	return out
}

// resolvers are how languages find modules.
var resolvers = map[string]func(*Modules, string, setting.Import) []Lead{
	"python": (*Modules).python, "javascript": (*Modules).javascript, "go": (*Modules).golang, "java": (*Modules).java,
	"helm": (*Modules).helm,
	"arm":  (*Modules).arm,
	"hcl":  (*Modules).hcl,
	"php":  (*Modules).php, "ruby": (*Modules).ruby, "rust": (*Modules).rust, "csharp": (*Modules).csharp, "elixir": (*Modules).elixir,
	"c": (*Modules).c,
}

// first returns the first of the candidates that is a file, "" if none is.
func (m *Modules) first(candidates ...string) string {
	for _, c := range candidates {
		if m.files[path.Clean(c)] {
			return path.Clean(c)
		}
	}
	return ""
}

// upwards lists a folder and those around it, down to the working directory.
func upwards(folder string) []string {
	out := []string{folder}
	for folder != "." && folder != "/" && !strings.HasSuffix(folder, "..") {
		folder = path.Dir(folder)
		out = append(out, folder)
	}
	return out
}

// python finds app/config.py for app.config, and for app.config.URL. Leading dots are folders, from the file's own on; a
// path without them begins in a folder around the file.
func (m *Modules) python(from string, i setting.Import) []Lead {
	module := strings.TrimLeft(i.Path, ".")
	roots := upwards(path.Dir(from))
	if dots := len(i.Path) - len(module); dots > 0 {
		roots = roots[min(dots, len(roots))-1:][:1]
	}
	for _, root := range roots {
		file := path.Join(root, strings.ReplaceAll(module, ".", "/"))
		if found := m.first(file+".py", file+"/__init__.py"); found != "" {
			return []Lead{{Path: found}}
		}
		folder, name := path.Split(file)
		folder = path.Clean(folder)
		if found := m.first(folder+".py", folder+"/__init__.py"); found != "" && len(folder) > len(path.Clean(root)) || found != "" && !strings.Contains(module, ".") && len(i.Path) > len(module) {
			return []Lead{{Path: found, Name: name}}
		}
	}
	return nil
}

// scripts are the ends of files that a JavaScript path may leave out.
var scripts = []string{"", ".ts", ".js", ".tsx", ".jsx", ".mjs", ".cjs", ".mts", "/index.ts", "/index.js", "/index.mjs"}

// javascript finds ./config, and ./config for ./config.url. Bundlers take "@/" and "~/" for the source folder.
func (m *Modules) javascript(from string, i setting.Import) []Lead {
	for _, base := range javascriptBases(from, i.Path) {
		if found := m.script(base); found != "" {
			return []Lead{{Path: found}}
		}
		if dot := strings.LastIndexByte(base, '.'); dot > strings.LastIndexByte(base, '/') {
			if found := m.script(base[:dot]); found != "" {
				return []Lead{{Path: found, Name: base[dot+1:]}}
			}
		}
	}
	return nil
}

func javascriptBases(from, module string) []string {
	if strings.HasPrefix(module, "./") || strings.HasPrefix(module, "../") {
		return []string{path.Join(path.Dir(from), module)}
	}
	var out []string
	for _, alias := range []string{"@/", "~/"} {
		if rest, ok := strings.CutPrefix(module, alias); ok {
			for _, root := range upwards(path.Dir(from)) {
				out = append(out, path.Join(root, "src", rest), path.Join(root, rest))
			}
		}
	}
	return out
}

func (m *Modules) script(base string) string {
	for _, end := range scripts {
		if found := m.first(base + end); found != "" {
			return found
		}
	}
	return m.first(strings.TrimSuffix(base, ".js") + ".ts") // what TypeScript's own output is called
}

// golang finds the other files of the package, or the folder that an import path ends with, the longest end first.
func (m *Modules) golang(from string, i setting.Import) []Lead {
	if i.Path == "" {
		return m.goFiles(path.Dir(from))
	}
	parts := strings.Split(i.Path, "/")
	roots := upwards(path.Dir(from))
	for n := range parts {
		for _, root := range roots {
			if files := m.goFiles(path.Join(root, strings.Join(parts[n:], "/"))); len(files) > 0 {
				return files
			}
		}
	}
	return nil
}

func (m *Modules) goFiles(folder string) []Lead {
	var out []Lead
	for _, f := range m.folders[folder] {
		if strings.HasSuffix(f, ".go") && !strings.HasSuffix(f, "_test.go") {
			out = append(out, Lead{Path: f})
		}
	}
	return out
}

// java finds the file of a class by its package, in the same tree of sources or in another one of the project, and that of
// a class for one of its members.
func (m *Modules) java(from string, i setting.Import) []Lead {
	file := strings.ReplaceAll(i.Path, ".", "/")
	class, member := path.Split(file)
	for _, root := range upwards(path.Dir(from)) {
		if found := m.class(path.Join(root, file)); found != "" {
			return []Lead{{Path: found}}
		}
		if class != "" {
			if found := m.class(path.Join(root, class)); found != "" {
				return []Lead{{Path: found, Name: member}}
			}
			if files := m.topLevel(path.Join(root, class)); len(files) > 0 && i.Local == member {
				for n := range files {
					files[n].Name = member
				}
				return files
			}
		}
	}
	return nil
}

// topLevel lists the files of a package in languages that define names outside of classes.
func (m *Modules) topLevel(folder string) []Lead {
	var out []Lead
	for _, f := range m.folders[folder] {
		if end := path.Ext(f); end == ".kt" || end == ".scala" || end == ".groovy" {
			out = append(out, Lead{Path: f})
		}
	}
	return out
}

func (m *Modules) class(base string) string {
	return m.first(base+".java", base+".kt", base+".scala", base+".groovy")
}

// arm finds a template that another deploys, or that a file of parameters is for.
func (m *Modules) arm(from string, i setting.Import) []Lead {
	name := path.Join(path.Dir(from), i.Path)
	if found := m.first(name, name+".bicep", name+".json"); found != "" {
		return []Lead{{Path: found}}
	}
	return nil
}

// helm finds the templates that a template of a chart may include: those of its own chart, then of the charts around it.
func (m *Modules) helm(from string, _ setting.Import) []Lead {
	var out []Lead
	for _, c := range chartsOf(from) {
		for _, f := range m.folders[path.Join(c.root, "templates")] {
			if strings.HasSuffix(f, ".tpl") {
				out = append(out, Lead{Path: f})
			}
		}
	}
	return out
}
