// Package makefile reads what Makefiles run and the variables that they set.
package makefile

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Makefile is what one file holds.
type Makefile struct {
	Variables *tree.Node    // those that nothing else in the file uses, as an environment: programs get the exported ones
	Recipes   []source.Text // shell code, with make's variables put in; unknown ones are holes
	Cut       source.Place  // the first name that was not followed for the bounds; zero if all were
}

// variable is what a name stands for.
type variable struct {
	name, value source.Text
	place       source.Place
	fallback    bool // set with ?=, which the environment outweighs
	used        bool
	busy        bool // being put in: what refers to itself is an error of make's
}

type reader struct {
	lines     []source.Text
	variables []*variable
	byName    map[string]*variable // nil for a name that is set more than once: which value counts is not followed
	recipes   [][]source.Text
	expanded  int          // bytes
	cut       source.Place // the first name that was not followed for the bounds
}

// maxDepth bounds variables that are made of variables, and maxExpanded the bytes and pieces that they become in a file.
const (
	maxDepth    = 16
	maxExpanded = 1 << 20
)

// Read reads a whole Makefile. Everything in it has a meaning for make or is left out: the only problem is one of size.
func Read(f *source.File) Makefile {
	whole := f.All()
	r := &reader{lines: whole.Split("\n"), byName: map[string]*variable{}}
	r.read()
	out := Makefile{Variables: &tree.Node{Place: whole.Place(), Env: true}}
	for _, lines := range r.recipes {
		var parts []source.Text
		for _, line := range lines {
			parts = append(parts, r.expand(line, 0), source.Decoded(source.Place{}, "\n"))
		}
		out.Recipes = append(out.Recipes, source.Concat(parts...))
	}
	values := make([]source.Text, len(r.variables))
	for i, v := range r.variables {
		values[i] = r.expand(v.value, 0)
		if v.fallback {
			values[i] = values[i].AsFallback("env:" + v.name.String())
		}
	}
	out.Cut = r.cut
	for i, v := range r.variables {
		if !v.used {
			out.Variables.Children = append(out.Variables.Children, &tree.Node{Key: v.name, Value: setting.ValueOf(values[i]), Place: v.place})
		}
	}
	return out
}

// assignment is a variable's, of the whole file or of one target.
var assignment = source.Pattern(`^(?:[^\s#:=][^#:=]*:)?[ ]*(?:(?:export|override|private)[ \t]+)*([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*(\?|:{0,3}|\+|!)=[ \t]*`)

func (r *reader) read() {
	inRecipe, continued := false, false
	for i := 0; i < len(r.lines); i++ {
		line := r.lines[i]
		s := strings.TrimSuffix(line.String(), "\r")
		switch {
		case strings.HasPrefix(s, "\t"):
			if !inRecipe {
				r.recipes = append(r.recipes, nil)
			}
			inRecipe = true
			last := len(r.recipes) - 1
			r.recipes[last] = append(r.recipes[last], command(line.Slice(1, len(s)), continued))
			continued = strings.HasSuffix(s, "\\")
			continue
		case strings.TrimSpace(s) == "", strings.HasPrefix(s, "#"):
		default:
			inRecipe = false
			if m := assignment().FindStringSubmatchIndex(s); m != nil {
				i += r.assign(i, m)
			}
		}
		continued = false
	}
}

// command is a line of a recipe without the signs that make takes off its start.
func command(line source.Text, continued bool) source.Text {
	s := line.String()
	if continued {
		return line
	}
	return line.Slice(len(s)-len(strings.TrimLeft(s, " \t@-+")), len(s))
}

// assign notes the assignment that starts in line i and returns how many lines more it has.
func (r *reader) assign(i int, m []int) (more int) {
	line := r.lines[i]
	s := strings.TrimSuffix(line.String(), "\r")
	operator := s[m[4]:m[5]]
	v := &variable{name: line.Slice(m[2], m[3]), fallback: operator == "?"}
	parts := []source.Text{line.Slice(m[1], len(s))}
	for strings.HasSuffix(s, "\\") && i+more+1 < len(r.lines) {
		last := parts[len(parts)-1]
		parts[len(parts)-1] = last.Slice(0, last.Len()-1)
		more++
		next := r.lines[i+more]
		s = strings.TrimSuffix(next.String(), "\r")
		parts = append(parts, next.Slice(0, len(s)).Trim())
	}
	v.value = withoutComment(source.Join(parts, " ").Trim())
	v.place = line.Slice(m[2], line.Len()).Place()
	if operator == "!" || operator == "+" { // a command's output, or what was there before with more behind it
		v.value = source.UnknownAt(v.value.Place(), "make:"+v.name.String())
	}
	name := v.name.String()
	if _, again := r.byName[name]; again {
		r.byName[name] = nil
	} else {
		r.byName[name] = v
	}
	r.variables = append(r.variables, v)
	return more
}

// withoutComment cuts what stands behind a # that no backslash takes away.
func withoutComment(t source.Text) source.Text {
	s := t.String()
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && (i == 0 || s[i-1] != '\\') {
			return t.Slice(0, i).Trim()
		}
	}
	return t
}

// expand puts the values of variables in. What make or the environment would give is a hole.
func (r *reader) expand(t source.Text, depth int) source.Text {
	s := t.String()
	if strings.IndexByte(s, '$') < 0 {
		return t
	}
	if depth > maxDepth {
		r.beyond(t)
		return source.UnknownAt(t.Place(), "make")
	}
	var parts []source.Text
	run := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '$' {
			continue
		}
		parts = append(parts, t.Slice(run, i))
		end := reference(s, i)
		parts = append(parts, r.put(t.Slice(i, end), depth))
		run, i = end, end-1
	}
	return source.Concat(append(parts, t.Slice(run, len(s)))...)
}

// beyond notes where the bounds were met.
func (r *reader) beyond(t source.Text) {
	if r.cut.File == nil {
		r.cut = t.Place()
	}
}

// reference returns the end of the reference that starts at s[i], a dollar with something behind it.
func reference(s string, i int) int {
	closing := map[byte]byte{'(': ')', '{': '}'}[s[i+1]]
	if closing == 0 {
		return i + 2
	}
	depth := 0
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case s[i+1]:
			depth++
		case closing:
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return len(s)
}

// put is what a reference stands for.
func (r *reader) put(ref source.Text, depth int) source.Text {
	s := ref.String()
	if s == "$$" {
		return source.Decoded(ref.Place(), "$")
	}
	name := strings.Trim(s, "$(){}")
	v, known := r.byName[name]
	switch {
	case v != nil && v.busy:
		return source.UnknownAt(ref.Place(), "make")
	case v != nil && r.expanded >= maxExpanded:
		r.beyond(ref)
		return source.UnknownAt(ref.Place(), "make:"+name)
	case v != nil:
		v.used, v.busy = true, true
		r.expanded += v.value.Len() + 1
		out := r.expand(v.value, depth+1)
		v.busy = false
		r.expanded += out.Parts()
		if v.fallback {
			out = out.AsFallback("env:" + name)
		}
		return out
	case known || strings.ContainsAny(name, " ,$:") || len(name) == 1:
		return source.UnknownAt(ref.Place(), "make:"+name)
	}
	return source.UnknownAt(ref.Place(), "env:"+name)
}
