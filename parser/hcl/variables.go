package hcl

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Inner reads what stands inside values; functions that are nil read nothing.
type Inner struct {
	// Code reads a text in another language: json, dotenv, sh.
	Code func(code source.Text, language string) setting.Found
	// Variables reads the variables that a program is started with.
	Variables func(vars []setting.Option) setting.Found
	// Chart reads the values that a chart is installed with.
	Chart func(values *tree.Node) setting.Found
}

// variables are those of one environment: the members of an object, or pairs of name and value.
type variables struct {
	list []setting.Option
}

// note keeps a value that is a variable of an environment, by what its surroundings are called.
func (f *flattener) note(path string, key source.Text, v setting.Value, env source.Text) {
	name, group := key, parent(path)
	if last := lastSegment(path); last == "value" && !env.IsZero() {
		name, group = env, parent(group)
	} else if last != key.String() {
		return
	}
	if !isVariable(name.String()) {
		return
	}
	id := f.name + "\x00" + group
	if f.unused {
		id = f.where.File.Path + "\x00" + group
	}
	vars := f.environments[id]
	if vars == nil {
		vars = &variables{}
		f.environments[id] = vars
		f.order = append(f.order, vars)
	}
	vars.list = append(vars.list, setting.Option{Name: name, Value: v, Layer: setting.InEnv})
}

func parent(path string) string { return path[:max(0, strings.LastIndexByte(path, '.'))] }

// isVariable reports names spelled as variables of the environment are.
func isVariable(name string) bool {
	return len(name) > 1 && name[0] >= 'A' && name[0] <= 'Z' && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
}

// settleVariables reports what the environments say by themselves, resources first: what a local says that a resource
// takes is said once. Connection strings were found where they stand.
func (r *reader) settleVariables() {
	if r.inner.Variables == nil {
		return
	}
	said := map[source.Place]bool{}
	for _, vars := range r.order {
		if !slices.ContainsFunc(vars.list, func(v setting.Option) bool { return !said[v.Value.Text.Place()] }) {
			continue
		}
		for _, v := range vars.list {
			said[v.Value.Text.Place()] = true
		}
		found := r.inner.Variables(vars.list)
		found.Connections = slices.DeleteFunc(found.Connections, func(c setting.Connection) bool { return c.Grammar != "" })
		r.found.Add(found)
	}
}

// languageOf tells the language of a text of several lines that stands at a path; "" for one that is none of ours.
func languageOf(path, t string) string {
	t = strings.TrimSpace(t)
	first, _, _ := strings.Cut(t, "\n")
	switch {
	case strings.HasPrefix(t, "[") && strings.HasSuffix(t, "]"), strings.HasPrefix(t, "{") && !strings.HasPrefix(t, "{{") && strings.HasSuffix(t, "}"):
		return "json"
	case strings.HasPrefix(first, "#!") && strings.HasSuffix(first, "sh"):
		return "sh"
	case strings.HasPrefix(path, "values.") || strings.Contains(path, "yaml") || path == "manifest": // of a chart, of Kubernetes
		return "yaml"
	}
	for line := range strings.Lines(t) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
		name, _, ok := strings.Cut(line, "=")
		if line != "" && line[0] != '#' && !strings.HasPrefix(line, "{{") && (!ok || !isVariable(name)) {
			return ""
		}
	}
	return "dotenv"
}

// code reads a text that is a file in another language, and reports whether there was something in it.
func (f *flattener) code(path string, t source.Text) bool {
	if f.inner.Code == nil || f.unused && !f.alone {
		return false
	}
	language := languageOf(path, t.String())
	if language == "" {
		return false
	}
	found := f.inner.Code(t, language)
	for i := range found.Connections {
		c := &found.Connections[i]
		if c.Where.File != f.where.File || !f.where.Span.Contains(c.Where.Span) {
			c.Where = f.where // a part of it stands elsewhere
		}
	}
	f.found.Add(found)
	return len(found.Connections) > 0
}

// chart reads what yamlencode makes of an object, where it is a file of a chart's values. Its connection strings and
// variables are found where all others are.
func (f *flattener) chart(path string, v value) {
	if f.inner.Chart == nil || f.unused || !strings.HasPrefix(path, "values.") || v.kind != setting.Object {
		return
	}
	found := f.inner.Chart(nodeOf(source.Text{}, v, 0))
	found.Connections = slices.DeleteFunc(found.Connections, func(c setting.Connection) bool { return c.Grammar != "" || c.Shape == setting.Env })
	found.Definitions = nil
	f.found.Add(found)
}

// nodeOf is a value as a configuration file has it.
func nodeOf(key source.Text, v value, depth int) *tree.Node {
	out := &tree.Node{Key: key, Place: v.place}
	if p := key.Place(); p.File == v.place.File && p.File != nil {
		out.Place.Span = p.Span.Cover(v.place.Span)
	}
	switch {
	case depth > maxEval || v.choice:
		out.Value = setting.OpaqueAt(v.place, "expression")
	case v.inner != nil:
		return nodeOf(key, *v.inner, depth+1)
	case v.kind == setting.Object:
		for _, m := range v.members {
			out.Children = append(out.Children, nodeOf(m.name, m.val, depth+1))
		}
	case v.kind == setting.List:
		out.List = true
		for _, item := range v.items {
			out.Children = append(out.Children, nodeOf(source.Text{}, item, depth+1))
		}
	default:
		out.Value = opaque(v)
	}
	return out
}

// nameBeside returns the name in a pair of name and value: an environment variable of a container.
func nameBeside(v value) source.Text {
	if v.known() {
		return v.text
	}
	return source.Text{}
}

// Tree is the common form of variables that a program is started with.
func Tree(vars []setting.Option) *tree.Node {
	root := &tree.Node{Env: true}
	for _, v := range vars {
		place := v.Name.Place()
		if p := v.Value.Text.Place(); p.File == place.File {
			place.Span = place.Span.Cover(p.Span)
		}
		root.Children = append(root.Children, &tree.Node{Key: v.Name, Value: v.Value, Place: place})
	}
	return root
}
