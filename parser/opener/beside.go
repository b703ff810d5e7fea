package opener

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Beside is another file that names are taken from, in the common form.
type Beside struct {
	setting.Neighbour
	Unit token.Unit
}

// adopted is another file's top level.
type adopted struct {
	scope int
	names []string // in the order of the file, each once
}

// adopt lets names lead into other files. Each file gets scopes of its own, so that what its values refer to is looked for
// there; under the names that this file gives them, its top-level names stand at the top level here.
func (f *finder) adopt(beside []Beside) {
	tops, taken := map[*source.File]adopted{}, map[*source.File]bool{}
	next := f.scopes()
	for i := range beside {
		b := &beside[i]
		top, ok := tops[b.File]
		if !ok {
			var n int
			top, n = f.settleIn(&b.Unit, next)
			next += n
			tops[b.File] = top
		}
		if b.Local == setting.Underlay {
			f.under = append(f.under, &b.Unit)
			continue
		}
		if b.Language == setting.Configuration {
			f.configure(b, top)
			continue
		}
		if b.Whole && taken[b.File] {
			continue
		}
		taken[b.File] = taken[b.File] || b.Whole
		f.alias(b, top)
		f.callable(b)
	}
	for i := range beside {
		if top, ok := tops[beside[i].File]; ok {
			f.openedFor(&beside[i].Unit, top.scope)
			delete(tops, beside[i].File)
		}
	}
}

// scopes is a number above those of all scopes of the file.
func (f *finder) scopes() int {
	n := len(f.unit.Outer)
	for s := range f.extents {
		n = max(n, s+1)
	}
	for i := range f.unit.Assigns {
		n = max(n, f.unit.Assigns[i].Scope+1)
	}
	for _, c := range f.unit.Calls {
		n = max(n, c.Scope+1)
	}
	return n
}

// settleIn enters another file's definitions in scopes from top on, and returns how many scopes it has.
func (f *finder) settleIn(u *token.Unit, top int) (adopted, int) {
	out, n := adopted{scope: top}, max(1, len(u.Outer))
	f.parents[top] = top // nothing is around it
	changed := changedObjects(u)
	base := f.adoptFunctions(u, top)
	for i := range u.Assigns {
		a := u.Assigns[i]
		if a.Scope < 0 {
			continue
		}
		n = max(n, a.Scope+1)
		if a.Scope > 0 {
			f.parents[top+a.Scope] = top
		}
		a.Scope += top
		f.adoptDefinition(&a, base, top)
		name := normalPath(a.Target)
		if changed[name] || passedOn(u, name, a.Value) {
			continue // what a constructor makes is passed on, not read
		}
		scopes := []int{a.Scope}
		if strings.HasSuffix(name, "()") && a.Scope != top { // a function is called from anywhere in its file
			scopes = append(scopes, top)
		}
		for _, scope := range scopes {
			at := slot{name, scope}
			if scope == top && len(f.assigns[at]) == 0 {
				out.names = append(out.names, name)
			}
			f.assigns[at] = append(f.assigns[at], &a)
		}
	}
	return out, n
}

// changedObjects lists the names of objects that a file changes after they were made: what they hold in the end is known
// to that file alone.
func changedObjects(u *token.Unit) map[string]bool {
	touched := map[string]bool{}
	for i := range u.Assigns {
		for _, p := range prefixes(normalPath(u.Assigns[i].Target)) {
			touched[p] = true
		}
	}
	for _, c := range u.Calls {
		touched[parent(normalPath(c.Callee))] = true
	}
	out := map[string]bool{}
	for i := range u.Assigns {
		a := &u.Assigns[i]
		name := normalPath(a.Target)
		if (a.Value.Kind == token.ObjectOf || a.Value.Kind == token.CallOf) && touched[name] && !slices.Contains(exported, name) {
			out[name] = true
		}
	}
	return out
}

// alias enters a file's top-level names under the names that they have here.
func (f *finder) alias(b *Beside, top adopted) {
	owners := f.owners(b, top)
	for _, name := range top.names {
		defs := f.assigns[slot{name, top.scope}]
		local, ok := b.local(name)
		field, isField := strings.CutPrefix(name, "*.")
		switch {
		case isField && b.Whole && ways[b.Language].tagged:
			f.named[name] = append(f.named[name], defs...)
		case isField || !ok && ways[b.Language].owned:
			for _, owner := range owners {
				f.enter(b, owner+"."+field, defs...)
			}
		case ok:
			f.enter(b, local, defs...)
		case slices.Contains(ways[b.Language].exports, name):
			f.exportedMember(b, defs[len(defs)-1])
		}
	}
}

// owners are the names here of Python's classes and of the objects that they make: settings = Settings(). The fields of
// classes stand at the top level of their file, those of a class of settings under "*".
func (f *finder) owners(b *Beside, top adopted) []string {
	if !ways[b.Language].owned {
		return nil
	}
	var out []string
	if b.Name != "" && len(f.assigns[slot{b.Name, top.scope}]) == 0 {
		out = append(out, b.Local)
	}
	for _, name := range top.names {
		defs := f.assigns[slot{name, top.scope}]
		if local, ok := b.local(name); ok && len(defs) == 1 && defs[0].Value.Kind == token.CallOf {
			out = append(out, local)
		}
	}
	return out
}

// exportedMember enters the one member that is taken of an object which a JavaScript module exports.
func (f *finder) exportedMember(b *Beside, whole *token.Assign) {
	value, ok := member(whole.Value, b.Name)
	if !ok {
		return
	}
	one := *whole
	one.Value = value
	f.enter(b, b.Local, &one)
}

// enter gives a name the definitions of another file. What this file itself says of an imported name is no more than the
// import; a name of the package that it defines is its own.
func (f *finder) enter(b *Beside, local string, defs ...*token.Assign) {
	at := slot{local, 0}
	if old := f.assigns[at]; len(old) > 0 && old[0].Place.File == f.unit.File {
		if b.Whole {
			return
		}
		f.assigns[at] = nil
	}
	f.assigns[at] = append(f.assigns[at], defs...)
}

// local is what a top-level name of the other file is called here, and whether it can be seen.
func (b *Beside) local(name string) (string, bool) {
	for _, whole := range ways[b.Language].exports {
		rest, ok := strings.CutPrefix(name, whole)
		switch {
		case !ok || rest != "" && rest[0] != '.':
		case b.Name == "":
			return b.Local + rest, true
		case rest == "."+b.Name:
			return b.Local, true
		}
	}
	switch {
	case b.Whole && ways[b.Language].tagged && b.Path != "":
		return "", false // of another package the fields alone
	case b.Whole:
		return name, true
	case b.Name == "":
		return b.Local + "." + name, true
	}
	if rest, ok := strings.CutPrefix(name, b.Name); ok && (rest == "" || rest[0] == '.' || rest == "()") {
		return b.Local + rest, true
	}
	return "", false
}

// imports notes which names of other files would tell more about the connections that openers make.
func (f *finder) imports() {
	f.handed()
	if len(f.matched) == 0 && !f.handing && !f.makesResources {
		return
	}
	seen := map[setting.Import]bool{}
	for path := range f.lacking {
		for _, i := range f.importsOf(path) {
			if !seen[i] {
				seen[i] = true
				f.found.Imports = append(f.found.Imports, i)
			}
		}
	}
	f.found.Imports = append(f.found.Imports, f.asksOf()...)
	sort.Slice(f.found.Imports, func(i, j int) bool {
		a, b := &f.found.Imports[i], &f.found.Imports[j]
		return cmp.Or(cmp.Compare(a.Local, b.Local), cmp.Compare(a.Path, b.Path)) < 0
	})
}

// parent is what stands before the last dot of a path, "" if there is none.
func parent(path string) string { return path[:max(0, strings.LastIndexByte(path, '.'))] }
