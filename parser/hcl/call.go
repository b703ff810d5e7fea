package hcl

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Limits on calls of modules.
const (
	maxCalls     = 8  // calls inside each other
	maxInstances = 16 // of one call
	maxModules   = 64 // called for one folder, all in all
)

// What an import of HCL is, as setting.Import has it in Local. Its path begins at the folder of the file that imports.
const (
	ModuleFolder = "module" // the files of a folder
	PlainFile    = "file"   // a file that a function reads
	ValueFiles   = "values" // files that give values to the variables of the folder, one for each run
)

// surroundings are the files of other folders, and what all calls share.
type surroundings struct {
	folders map[string][]*source.File
	files   map[string]*source.File
	values  []*source.File
	bodies  map[*source.File]*body
	asked   map[setting.Import]bool
	imports []setting.Import
	steps   int
	made    int                // modules that were called
	cut     setting.Found      // its problems: what bounds kept out
	configs map[string]*module // other files of Terragrunt
}

func newSurroundings(near []setting.Neighbour) *surroundings {
	s := &surroundings{
		folders: map[string][]*source.File{}, files: map[string]*source.File{}, bodies: map[*source.File]*body{},
		asked: map[setting.Import]bool{}, configs: map[string]*module{}, steps: maxSteps,
	}
	for _, n := range near {
		switch n.Local {
		case ModuleFolder:
			s.folders[n.Path] = append(s.folders[n.Path], n.File)
		case PlainFile:
			s.files[n.Path] = n.File
		case ValueFiles:
			s.values = append(s.values, n.File)
		}
	}
	return s
}

// ask notes what is read of other files.
func (s *surroundings) ask(local, name string) {
	i := setting.Import{Language: "hcl", Local: local, Path: name}
	if !s.asked[i] {
		s.asked[i] = true
		s.imports = append(s.imports, i)
	}
}

// body reads a file of another folder once. What is wrong with it was said when it was read by itself.
func (s *surroundings) body(f *source.File) *body {
	if s.bodies[f] == nil {
		s.bodies[f], _ = parse(f)
	}
	return s.bodies[f]
}

// calls returns the instances of a module of that name, none where its files are not at hand.
func (m *module) calls(name string) []*module {
	if done, ok := m.called[name]; ok {
		return done
	}
	b := m.blocks[name]
	if b == nil {
		return nil
	}
	if m.depth >= maxCalls {
		m.cut.Cut(b.anchor, source.TooDeep, "modules call each other more than 8 deep; those from here on were not followed")
		return nil
	}
	m.called[name] = nil
	a, ok := b.body.attr("source")
	if !ok {
		return nil
	}
	folder, ok := m.beside(m.scope().eval(a.expr, 0))
	if !ok {
		return nil
	}
	made := m.instances(b)
	if len(made) > maxInstances {
		made = []instance{{scope: m.scope()}}
	}
	for _, in := range made {
		inputs := map[string]*input{}
		for _, a := range b.body.attrs {
			switch a.name.String() {
			case "source", "version", "providers", "count", "for_each", "depends_on":
			default:
				inputs[a.name.String()] = &input{expr: a.expr, scope: in.scope}
			}
		}
		if child := m.call("module."+name, folder, inputs); child != nil {
			m.called[name] = append(m.called[name], child)
		}
	}
	return m.called[name]
}

// call makes a module of the files of a folder; nil where they are not at hand.
func (m *module) call(name, folder string, inputs map[string]*input) *module {
	files := m.folders[folder]
	if len(files) == 0 {
		m.ask(ModuleFolder, folder)
		return nil
	}
	if m.made++; m.made > maxModules {
		m.cut.Cut(source.Place{File: m.bodies[0].file}, source.TooLarge, "this folder calls modules more than 64 times, all in all; the others were not followed")
		return nil
	}
	if m.steps <= 0 {
		return nil
	}
	child := newModule(m.surroundings, folder)
	child.inputs, child.depth = inputs, m.depth+1
	child.address = dotted(name)
	if m.address != "" {
		child.address = dotted(m.address, name)
	}
	for _, f := range sortFiles(files) {
		child.add(f, m.body(f))
	}
	return child
}

// beside is the folder that the source of a module names, where it is one of the same checkout.
func (m *module) beside(v value) (string, bool) {
	s := v.text.String()
	if refs := v.text.Refs(); len(refs) == 1 && refs[0] == "path.module" {
		return m.located(v)
	}
	if !v.known() || !strings.HasPrefix(s, "./") && !strings.HasPrefix(s, "../") {
		return "", false
	}
	folder := path.Join(m.folder, s) // a double slash only says what is copied along
	return folder, folder != m.folder
}

// passing is v as it is read at p, in another file than it is written in. Lists and objects may share what they hold, so
// that it takes steps.
func (s *surroundings) passing(v value, p source.Place) value {
	s.steps -= nodeSteps
	if s.steps <= 0 {
		return unknown(p, "expression")
	}
	if v.text.Place().File != nil && v.text.Place().File != p.File {
		v.text = v.text.Passing(p)
	}
	items, members := v.items, v.members
	v.items, v.members = nil, nil
	for _, item := range items {
		v.items = append(v.items, s.passing(item, p))
	}
	for _, m := range members {
		v.members = append(v.members, member{name: m.name, val: s.passing(m.val, p)})
	}
	return v
}
