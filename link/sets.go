package link

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// named lists the environments that sets of variables are to a file which asks for them by name. Where several sets have
// one name, those nearest to the file count; each of them is an environment.
func (l *Links) named(file string, wanted []string, add func(Environment) bool) {
	byName := map[string][]*block{}
	asked := map[string][]string{} // of each set, the names that are wanted of it
	most := 0
	for _, ref := range wanted {
		name := ref[:strings.LastIndexByte(ref, '/')+1]
		if _, ok := byName[name]; !ok {
			byName[name] = l.nearest(file, name)
			most = max(most, len(byName[name]))
		}
		asked[name] = append(asked[name], ref)
	}
	for i := range most {
		values := Environment{}
		for _, name := range slices.Sorted(maps.Keys(byName)) {
			if sets := byName[name]; len(sets) > 0 {
				pick(values, l.membersOf(sets[min(i, len(sets)-1)], name), name, asked[name])
			}
		}
		if !add(values) {
			return
		}
	}
}

// pick takes the wanted variables of a set: all of them where the set itself is wanted.
func pick(into Environment, members map[string]source.Text, name string, wanted []string) {
	if slices.Contains(wanted, name) {
		maps.Copy(into, members)
		return
	}
	for _, ref := range wanted {
		if value, ok := members[ref]; ok {
			into[ref] = value
		}
	}
}

// nearest lists the sets of a name that share the most folders with a file of the same project.
func (l *Links) nearest(file, name string) []*block {
	if target, ok := strings.CutPrefix(name, string(Sets)+"file/"); ok {
		return slices.DeleteFunc(slices.Clone(l.byFolder[path.Dir(strings.TrimSuffix(target, "/"))]), func(b *block) bool {
			return b.file != strings.TrimSuffix(target, "/")
		})
	}
	var out []*block
	best := 0
	home := l.component(file)
	for _, b := range l.sets[name] {
		if b.file == file || !within(home, b.component) && !within(b.component, home) {
			continue
		}
		switch near := shared(file, b.file); {
		case near > best:
			best, out = near, []*block{b}
		case near == best:
			out = append(out, b)
		}
	}
	return out
}

// shared counts the folders that two paths have in common.
func shared(a, b string) int {
	n := 0
	y := strings.Split(path.Dir(b), "/")
	for i, part := range strings.Split(path.Dir(a), "/") {
		if i >= len(y) || y[i] != part {
			break
		}
		n++
	}
	return n
}

// membersOf gives the variables of a set their values: those written in it, and those of the files that it is made of.
func (l *Links) membersOf(b *block, name string) map[string]source.Text {
	out := map[string]source.Text{}
	for _, ref := range slices.Sorted(maps.Keys(b.values)) { // what the set says itself comes behind its files, and counts
		value := b.values[ref]
		key, ok := strings.CutPrefix(ref, name)
		switch {
		case ok && key == "":
			for _, file := range value.Refs() {
				for _, inner := range l.nearest(b.file, file) {
					l.variablesOf(inner, name, out)
				}
			}
		case ok:
			out[ref] = value
		}
	}
	l.variablesOf(b, name, out)
	return out
}

func (b *block) value(ref string) (source.Text, bool) {
	v, ok := b.values[ref]
	return v, ok
}

// variablesOf adds the variables of a file under the name of a set.
func (l *Links) variablesOf(b *block, name string, into map[string]source.Text) {
	for ref, value := range b.values {
		if key, ok := strings.CutPrefix(ref, string(Env)); ok {
			into[name+key] = resolved(value, b.value, ref)
		}
	}
}
