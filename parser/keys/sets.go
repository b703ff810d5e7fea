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

// A set is what has a name of its own and holds variables for others: a ConfigMap, a Secret, a file of variables. The
// variable KEY of the ConfigMap app is "set:configmap/app/KEY"; all that a set holds is "set:configmap/app/".
const setPrefix = "set:"

func setRef(kind, name, key string) string { return setPrefix + kind + "/" + name + "/" + key }

// fileRef is all that a file of variables holds, which a file in the folder of another names.
func fileRef(from, name string) string {
	return setRef("file", path.Join(path.Dir(from), name), "")
}

// setName is what a scalar calls a set. A template that is not filled in names the same set wherever it says the same.
func setName(n *tree.Node) string {
	switch {
	case n == nil || n.Value.Text.IsZero():
		return ""
	case n.Value.Text.Known():
		return n.Value.Text.String()
	}
	var raw strings.Builder
	raw.WriteString(n.Value.Text.String())
	for _, p := range n.Value.Text.Places() {
		raw.WriteString(p.Raw())
	}
	return raw.String()
}

// sets notes the sets that a file defines: manifests of Kubernetes, and the generators of Kustomize.
func (s *scope) sets(root *tree.Node) {
	switch s.kind {
	case Compose:
		s.services(root)
	case HelmValues: // they may hold templates for others to print
		s.hold(Values(s.file, root))
	}
	if s.kind != Kubernetes {
		return
	}
	for _, doc := range manifests(root) {
		s.kubernetesSet(doc)
		for _, kind := range []string{"configMap", "secret"} {
			if g := doc.Child(kind + "Generator"); g != nil {
				s.generators(g, strings.ToLower(kind))
			}
		}
	}
}

// kubernetesSet notes the variables of a ConfigMap or of a Secret, also of one that a program makes of a template.
func (s *scope) kubernetesSet(doc *tree.Node) {
	kind := doc.Child("kind")
	if kind == nil {
		return
	}
	switch k := kind.Value.Text.String(); k {
	case "ConfigMap", "Secret":
		name := setName(doc.Child("metadata").Child("name"))
		for _, member := range []string{"data", "stringData"} {
			s.set(strings.ToLower(k), name, doc.Child(member))
		}
	case "ExternalSecret", "SealedSecret", "VaultStaticSecret", "VaultDynamicSecret":
		spec := doc.Child("spec")
		name := setName(spec.Child("target").Child("name"))
		if name == "" {
			name = setName(doc.Child("metadata").Child("name"))
		}
		s.set("secret", name, spec.Child("target").Child("template").Child("data"))
		s.set("secret", name, spec.Child("template").Child("data"))
	}
}

func (s *scope) set(kind, name string, data *tree.Node) {
	if name == "" || data == nil {
		return
	}
	var out []setting.Definition
	for _, c := range data.Children {
		if len(c.Children) == 0 && c.Value.Text.Len() > 0 && c.Value.Kind != setting.Null && !strings.Contains(c.Value.Text.String(), "\n") {
			value := s.expand(c.Value.Text)
			if !s.within(c, append(value.Way(), value.Place())) { // a template took it from elsewhere
				value = value.Passing(c.Key.Place())
			}
			out = append(out, setting.Definition{Ref: setRef(kind, name, c.Key.String()), Value: value, Block: data.Key.Place()})
		}
	}
	s.defines(out)
}

// within reports whether one of the places is a part of a node.
func (s *scope) within(n *tree.Node, places []source.Place) bool {
	return slices.ContainsFunc(places, func(p source.Place) bool { return p.File == s.file && n.Place.Span.Contains(p.Span) })
}

// services notes the variables of the services of Compose, which others extend, and which other files override.
func (s *scope) services(root *tree.Node) {
	for _, service := range membersOf(root.Child("services")) {
		var out []setting.Definition
		ref := func(key string) string { return setRef("service", s.file.Path+"/"+service.Key.String(), key) }
		for _, c := range service.Children {
			if isLevel(setting.FoldKey(c.Key.String())) {
				for _, v := range s.variables(c) {
					if v.value.Text.Len() > 0 {
						out = append(out, setting.Definition{Ref: ref(v.name), Value: v.value.Text, Block: service.Key.Place()})
					}
				}
			}
		}
		s.defines(out)
		for _, w := range s.setsOf(service) {
			s.found.Definitions = append(s.found.Definitions, setting.Definition{Ref: ref(""), Value: source.UnknownAt(w.at, w.ref), Block: service.Key.Place()})
		}
	}
}

// defines notes definitions, which hold for the rest of the file too.
func (s *scope) defines(list []setting.Definition) {
	s.hold(list)
	s.found.Definitions = append(s.found.Definitions, list...)
}

// hold gives names values for the rest of the file.
func (s *scope) hold(list []setting.Definition) {
	if len(list) == 0 {
		return
	}
	if !s.own {
		s.values, s.own = maps.Clone(s.values), true
	}
	if s.values == nil {
		s.values = map[string]source.Text{}
	}
	for _, d := range list {
		s.values[d.Ref] = d.Value
	}
	s.sorted = nil
}

// generators notes what Kustomize makes sets of: literals, and files of variables.
func (s *scope) generators(list *tree.Node, kind string) {
	for _, g := range list.Children {
		name := setName(g.Child("name"))
		if name == "" {
			continue
		}
		var out []setting.Definition
		for _, c := range membersOf(g.Child("literals")) {
			if key, value, ok := c.Value.Text.Cut("="); ok && value.Len() > 0 {
				out = append(out, setting.Definition{Ref: setRef(kind, name, key.String()), Value: value, Block: g.Child("name").Value.Text.Place()})
			}
		}
		s.defines(out)
		for _, file := range append(membersOf(g.Child("envs")), g.Child("env")) {
			if file != nil && file.Value.Text.Known() && !file.Value.Text.IsZero() {
				// Not for this file: who asks for the set finds the file's variables.
				ref := fileRef(s.file.Path, file.Value.Text.String())
				s.found.Definitions = append(s.found.Definitions, setting.Definition{
					Ref: setRef(kind, name, ""), Value: source.UnknownAt(file.Value.Text.Place(), ref), Block: g.Child("name").Value.Text.Place(),
				})
			}
		}
	}
}

// taken are the variables that an environment takes from whole sets: envFrom of Kubernetes, env_file of Compose. Those
// that it sets itself are left out. open are the sets of which nothing is known.
func (s *scope) taken(n *tree.Node, own []variable) (out []variable, open []wholeSet) {
	has := map[string]bool{}
	for _, v := range own {
		has[v.name] = true
	}
	for _, from := range slices.Backward(s.setsOf(n)) {
		members, known := s.members(from)
		if !known && !from.maybe {
			open = append(open, from)
		}
		for _, v := range members {
			if !has[v.name] {
				has[v.name] = true
				out = append(out, v)
			}
		}
	}
	return out, open
}

// wholeSet is where an environment takes all variables of a set, under names with a prefix.
type wholeSet struct {
	ref, prefix string
	at          source.Place
	maybe       bool // it need not exist
}

// setsOf lists the sets that a container or service takes, the later ones of which count.
func (s *scope) setsOf(n *tree.Node) []wholeSet {
	var out []wholeSet
	for _, c := range membersOf(n.Child("envFrom")) {
		kind, name := "configmap", c.Child("configMapRef").Child("name")
		if name == nil {
			kind, name = "secret", c.Child("secretRef").Child("name")
		}
		if setName(name) == "" {
			continue
		}
		w := wholeSet{ref: setRef(kind, setName(name), ""), at: name.Value.Text.Place()}
		if p := c.Child("prefix"); p != nil && p.Value.Text.Known() {
			w.prefix = p.Value.Text.String()
		}
		out = append(out, w)
	}
	if s.kind == Compose {
		out = append(out, s.extended(n)...)
		out = append(out, s.envFiles(n.Child("env_file"))...)
	}
	return out
}

// extended are the services that a service of Compose goes on from: those that it names, and those of the same name in the
// main file beside its own.
func (s *scope) extended(n *tree.Node) []wholeSet {
	if n.Key.IsZero() || n.Child("environment") == nil {
		return nil
	}
	var out []wholeSet
	for _, main := range []string{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"} {
		if file := path.Join(path.Dir(s.file.Path), main); !isMain(s.file.Path) {
			out = append(out, wholeSet{ref: setRef("service", file+"/"+n.Key.String(), ""), at: n.Key.Place(), maybe: true})
		}
	}
	e := n.Child("extends")
	if e == nil {
		return out
	}
	file, name := s.file.Path, e
	if c := e.Child("service"); c != nil {
		name = c
	}
	if c := e.Child("file"); c != nil {
		file = path.Join(path.Dir(file), c.Value.Text.String())
	}
	if len(name.Children) > 0 || !name.Value.Text.Known() {
		return out
	}
	return append(out, wholeSet{ref: setRef("service", file+"/"+name.Value.Text.String(), ""), at: name.Value.Text.Place()})
}

// isMain reports the file that Compose reads where none is named.
func isMain(file string) bool {
	base := path.Base(file)
	return base == "compose.yaml" || base == "compose.yml" || base == "docker-compose.yml" || base == "docker-compose.yaml"
}

// envFiles reads the files of variables that a service of Compose names: one, a list, or a list of paths.
func (s *scope) envFiles(n *tree.Node) []wholeSet {
	if n == nil {
		return nil
	}
	list := n.Children
	if !n.List {
		list = []*tree.Node{n}
	}
	var out []wholeSet
	for _, c := range list {
		if p := c.Child("path"); p != nil {
			c = p
		}
		if c.Value.Text.IsZero() || len(c.Children) > 0 {
			continue
		}
		name := dsn.Expand(c.Value.Text, "shell")
		if name.Known() && name.Len() > 0 {
			out = append(out, wholeSet{ref: fileRef(s.file.Path, name.String()), at: c.Value.Text.Place()})
		}
	}
	return out
}

// members are the variables of a set as far as they are known; known is false for a set of which nothing is.
func (s *scope) members(from wholeSet) (out []variable, known bool) {
	s.found.References = append(s.found.References, from.ref)
	keys := s.setIndex()[from.ref]
	for _, key := range keys {
		ref := from.ref + key
		if !isVariable(from.prefix + key) {
			continue
		}
		if s.left--; s.left < 0 {
			s.found.Cut(from.at, source.TooLarge, "the environments of this file take more than 50,000 variables from elsewhere; the others were not followed")
			break
		}
		value := setting.ValueOf(s.values[ref].Passing(from.at))
		node := &tree.Node{Key: source.Decoded(from.at, from.prefix+key), Value: value, Place: from.at}
		out = append(out, variable{name: from.prefix + key, node: node, value: s.value(node), taken: true})
	}
	return out, len(keys) > 0
}

// setIndex lists the variables of each set that is known.
func (s *scope) setIndex() map[string][]string {
	if s.sorted == nil {
		s.sorted = map[string][]string{}
		for _, ref := range slices.Sorted(maps.Keys(s.values)) {
			if at := strings.LastIndexByte(ref, '/') + 1; strings.HasPrefix(ref, setPrefix) {
				s.sorted[ref[:at]] = append(s.sorted[ref[:at]], ref[at:])
			}
		}
	}
	return s.sorted
}

// maxTaken bounds the variables that the environments of one file take from sets.
const maxTaken = 50_000
