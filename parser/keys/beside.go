package keys

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Beside is what other files of a program's configuration say.
type Beside struct {
	Under *tree.Node   // the mappings that this file is laid over; nil if there are none
	Names []*tree.Node // what names in placeholders may mean besides, the weaker first
}

// FindWith is Find for a file with others beside it. A file that says something for one environment only, or is laid over
// another one, is read together with what always holds; of those readings the connections that this file has a part in
// are told.
func FindWith(f *source.File, root *tree.Node, kind Kind, known *Known, beside Beside) setting.Found {
	fd := newFinder(f, known, beside)
	fd.run(root, kind, 0)
	if len(fd.found.Connections) == 0 && !fd.wants {
		fd.found.Imports = nil // whatever the names mean
	}
	if root != nil {
		fd.includes(root)
	}
	if root == nil || beside.Under == nil && kind != Spring {
		return fd.found
	}
	if beside.Under != nil {
		whole := In(root, kind, "")
		fd.overlay(Overlay(beside.Under, whole), whole, kind)
	}
	profiles := Profiles(root, kind)
	if len(profiles) > maxProfiles {
		fd.found.Cut(root.Place, source.TooLarge, "this file holds settings for more than 16 environments; the others were not looked at")
		profiles = profiles[:maxProfiles]
	}
	for _, name := range profiles {
		part := &tree.Node{}
		for _, l := range layers(normal(root, kind)) {
			if slices.Contains(l.profiles, name) {
				part = Overlay(part, l.node)
			}
		}
		always := In(root, kind, "")
		if beside.Under != nil {
			always = Overlay(beside.Under, always)
		}
		fd.overlay(Overlay(always, part), part, kind)
	}
	return fd.found
}

// includes notes the files that a file says it is laid over.
func (fd *finder) includes(root *tree.Node) {
	for _, n := range root.Children {
		if n.Tag == tree.Include {
			fd.found.Imports = append(fd.found.Imports, setting.Import{
				Language: setting.Configuration, Local: setting.Underlay, Path: "file:" + n.Value.Text.String(),
			})
		}
	}
}

// overlay reads the whole that a part of the file is laid over. The connections that the part has a share in take the place
// of those that were found in it alone.
func (fd *finder) overlay(whole, part *tree.Node, kind Kind) {
	with := newFinder(fd.file, fd.known, fd.layers)
	with.run(whole, kind, 0)
	mine := shares(part)
	fd.found.Connections = slices.DeleteFunc(fd.found.Connections, func(c setting.Connection) bool { return mine.some(&c) })
	for _, c := range with.found.Connections {
		if mine.some(&c) {
			fd.found.Connections = append(fd.found.Connections, taking(c))
		}
	}
	with.found.Connections, with.found.Resources = nil, nil
	fd.found.Add(with.found)
}

// taking notes that options which stand in another file than a connection are read where the connection is.
func taking(c setting.Connection) setting.Connection {
	c.Options = slices.Clone(c.Options)
	for i := range c.Options {
		o := &c.Options[i]
		if o.Place().File != c.Where.File && len(o.Value.Text.Way()) == 0 {
			o.Value.Text = o.Value.Text.Passing(c.Where)
		}
	}
	return c
}

// share is the places of keys and values of a part of a file.
type share map[*source.File][]source.Span

func shares(n *tree.Node) share {
	out := share{}
	walkOnce(n, "", map[*tree.Node]bool{}, func(_ string, n *tree.Node) bool {
		if p := n.Value.Text.Place(); len(n.Children) == 0 && !p.IsZero() {
			p.Span = p.Span.Cover(n.Place.Span)
			out[p.File] = append(out[p.File], p.Span)
		}
		return true
	})
	return out
}

// some reports whether a part of a connection is among the places.
func (s share) some(c *setting.Connection) bool {
	texts := textsOf(c)
	for _, o := range c.Options {
		texts = append(texts, o.Name)
	}
	for _, t := range texts {
		for _, p := range t.Places() {
			if slices.ContainsFunc(s[p.File], func(span source.Span) bool { return span.Contains(p.Span) }) {
				return true
			}
		}
	}
	return false
}

// repeated removes the connections from mark on that another one of the file takes along by their names.
func (s *scope) repeated(mark int) {
	if len(s.referred) == 0 {
		return
	}
	others := share{}
	for _, c := range s.found.Connections[:mark] {
		for _, t := range textsOf(&c) {
			for _, p := range t.Places() {
				if p.File != c.Where.File || !c.Where.Span.Contains(p.Span) {
					others[p.File] = append(others[p.File], p.Span)
				}
			}
		}
	}
	kept := s.found.Connections[:mark]
	for _, c := range s.found.Connections[mark:] {
		if !others.all(&c) {
			kept = append(kept, c)
		}
	}
	s.found.Connections = kept
}

// all reports whether all that a connection says is among the places.
func (s share) all(c *setting.Connection) bool {
	some := false
	for _, t := range textsOf(c) {
		for _, p := range t.Places() {
			if !slices.ContainsFunc(s[p.File], func(span source.Span) bool { return span.Contains(p.Span) }) {
				return false
			}
			some = true
		}
	}
	return some
}

// textsOf are the values of a connection.
func textsOf(c *setting.Connection) []source.Text {
	out := slices.Concat([]source.Text{c.Scheme, c.Database}, c.Hosts, c.Ports)
	for _, o := range c.Options {
		out = append(out, o.Value.Text)
	}
	return out
}

// maxNames bounds how often a name leads to another one.
const maxNames = 4

// named puts in what the file itself, or one beside it, holds for the names in placeholders.
func (s *scope) named(t source.Text, depth int) source.Text {
	values := map[string]source.Text{}
	for _, ref := range t.Refs() {
		name, ok := strings.CutPrefix(ref, "property:")
		if !ok {
			if name, ok = strings.CutPrefix(ref, "env:"); !ok || !s.kind.isXML() {
				continue
			}
		}
		n := s.meaning(name)
		if n == nil || depth > maxNames || n.Value.Text.Len() > 1<<12 {
			s.unanswered(ref)
			continue
		}
		s.referred[n.Value.Text.Place()] = true
		value := s.named(dsn.Expand(n.Value.Text, s.kind.Style()), depth+1)
		if value.Place().File != t.Place().File {
			value = value.Passing(t.Place())
		}
		values[ref] = value
	}
	filled, _ := t.Fill(values)
	return filled
}

// meaning is what a name in a placeholder stands for; nil if that is not known.
func (s *scope) meaning(name string) *tree.Node {
	if s.names == nil {
		s.names = map[string]*tree.Node{}
		for _, n := range s.layers.Names {
			maps.Copy(s.names, names(n))
		}
		maps.Copy(s.names, names(s.root))
	}
	return s.names[spelled(name)]
}

// names lists the values of a tree by their paths. In markup what defines names stands in elements of its own.
func names(root *tree.Node) map[string]*tree.Node {
	out := map[string]*tree.Node{}
	walkOnce(root, "", map[*tree.Node]bool{}, func(p string, n *tree.Node) bool {
		if len(n.Children) == 0 && !n.List && !n.Value.Text.IsZero() {
			out[spelled(p)] = n
			for _, holder := range []string{"configuration.properties.", "configuration.", "Configuration.Properties.", "project.properties.", "properties.", "parameters."} {
				if rest, ok := strings.CutPrefix(p, holder); ok {
					out[spelled(rest)] = n
					break
				}
			}
		}
		return true
	})
	return out
}

// spelled folds the segments of a name, so that one is found however its file spells it.
func spelled(name string) string { return strings.Join(splitPath(name), ".") }

// unanswered notes a name that this file gives no value: another file of the program's configuration may.
func (s *scope) unanswered(ref string) {
	if !strings.HasPrefix(ref, "property:") && !s.kind.isXML() || len(s.found.Imports) > 0 {
		return
	}
	if home := s.home(); home != "" {
		s.found.Imports = append(s.found.Imports, setting.Import{Language: setting.Configuration, Path: home})
		if home == "spring" {
			s.found.Imports = append(s.found.Imports, setting.Import{Language: setting.Configuration, Path: "build"})
		}
	}
	for _, e := range s.nodes {
		for _, n := range append([]*tree.Node{e.node}, e.node.Attrs...) {
			for _, file := range files(n.Value.Text.String()) {
				s.found.Imports = append(s.found.Imports, setting.Import{Language: setting.Configuration, Path: "file:" + file})
			}
		}
	}
}

// home is the kind of configuration that answers for names in a file of this kind; "" if none does.
func (s *scope) home() string {
	switch {
	case s.kind == Spring, s.kind == Properties, s.kind == SpringXML, s.kind == Persistence, s.kind == XML, s.kind == WebConfig:
		return "spring"
	case strings.HasSuffix(s.file.Path, ".conf") || strings.HasSuffix(s.file.Path, ".hocon"):
		return "hocon"
	case s.kind == Plain && (strings.HasSuffix(s.file.Path, ".yaml") || strings.HasSuffix(s.file.Path, ".yml")):
		return "symfony" // its parameters
	}
	return ""
}

// files are the files of names that a value lists: "classpath:db.properties, classpath:cache.properties".
func files(value string) []string {
	if len(value) > 500 || !strings.Contains(value, ".properties") && !strings.Contains(value, ".y") {
		return nil
	}
	var out []string
	for _, word := range strings.FieldsFunc(value, func(c rune) bool { return strings.ContainsRune(", ;\n\t", c) }) {
		switch path.Ext(word) {
		case ".properties", ".yml", ".yaml":
			out = append(out, word)
		}
	}
	return out
}
