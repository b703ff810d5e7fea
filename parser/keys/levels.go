package keys

import (
	"slices"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// environment is one set of variables that something starts with.
type environment struct {
	vars []variable
	open []wholeSet // sets of which nothing is known, from which it takes variables
}

// supposed are the variables that decide on libpq's connections, where the environment may have them from a set of which
// nothing is known.
func (e environment) supposed() []variable {
	if len(e.open) == 0 {
		return nil
	}
	var out []variable
	for _, name := range []string{"PGSSLMODE", "PGHOST"} {
		if hasName(e.vars, name) || name == "PGHOST" && hasName(e.vars, "PGHOSTADDR") {
			continue
		}
		var any []source.Text // each of the sets may have it
		for _, set := range e.open {
			any = append(any, source.UnknownAt(set.at, set.ref+name))
		}
		at := e.open[0].at
		node := &tree.Node{Key: source.Decoded(at, name), Value: setting.Value{Text: source.Concat(any...), Kind: setting.Opaque}, Place: at}
		out = append(out, variable{name: name, node: node, value: node.Value, taken: true})
	}
	return out
}

// isLevel reports the keys, folded, of variables that hold for all that stands below the mapping around them: a pipeline,
// a job, a step, a container.
func isLevel(key string) bool {
	switch key {
	case "env", "environment", "variables", "envvars", "envvariables", "environmentvariables", "containerenv", "remoteenv":
		return true
	}
	return false
}

// level reads the variables that a mapping gives to all below it; nodes are where they stand.
func (s *scope) level(n *tree.Node) (e environment, nodes []*tree.Node) {
	if n.List {
		return e, nil
	}
	for _, c := range n.Children {
		if isLevel(setting.FoldKey(c.Key.String())) {
			if vars := s.variables(c); len(vars) > 0 || len(s.setsOf(n)) > 0 {
				e.vars, nodes = append(e.vars, vars...), append(nodes, c)
			}
		}
	}
	if docker := n.Child("docker"); docker != nil && docker.List && len(docker.Children) > 0 && n.Child("steps") != nil {
		inner, more := s.level(docker.Children[0]) // CircleCI: the first container is the one that the steps run in
		e.vars, nodes = append(inner.vars, e.vars...), append(nodes, more...)
	}
	taken, open := s.taken(n, e.vars)
	e.vars, e.open = append(e.vars, taken...), open
	return e, nodes
}

// environments finds the environments of a tree and settles what stands in them: first those that take variables from
// sets, so that a set that others take is no environment of its own.
func (s *scope) environments() {
	done := map[*tree.Node]bool{}
	s.inherited = s.levels()
	for _, e := range s.nodes {
		if len(s.setsOf(e.node)) == 0 {
			continue
		}
		env, nodes := s.level(e.node)
		for _, n := range nodes {
			done[n] = true
		}
		s.below(e.node, env.vars)
		if len(libpqOf(env.vars)) > 0 {
			env.vars = append(env.vars, env.supposed()...)
		}
		s.environment(env.vars)
	}
	for _, lists := range []bool{true, false} {
		for _, e := range s.nodes {
			if done[e.node] || e.node.List != lists {
				continue
			}
			if vars := s.variables(e.node); len(vars) > 0 && !s.settled(vars) && !s.ofProgram(e) {
				s.environment(append(vars, s.inherited[e.node]...))
			}
		}
	}
}

// levels gives each environment below another one the variables of libpq that it inherits, and notes those: what others
// inherit says nothing where it stands.
func (s *scope) levels() map[*tree.Node][]variable {
	out := map[*tree.Node][]variable{}
	var walk func(n *tree.Node, outer []variable, depth int)
	seen := map[*tree.Node]bool{}
	walk = func(n *tree.Node, outer []variable, depth int) {
		if seen[n] {
			return
		}
		if depth > maxLevels {
			if len(outer) > 0 {
				s.found.Cut(n.Place, source.TooDeep, "variables are handed down through more than 64 levels; those from here on were not followed")
			}
			return
		}
		seen[n] = true
		env, nodes := s.level(n)
		own := libpqOf(env.vars)
		for _, at := range nodes {
			if len(own) > 0 && len(outer) > 0 {
				out[at] = slices.DeleteFunc(slices.Clone(outer), func(v variable) bool { return hasName(own, v.name) })
				for _, v := range out[at] {
					s.consumed[v.node.Value.Text.Place()] = true
				}
			}
		}
		if len(nodes) > 0 {
			s.below(n, env.vars)
		}
		for _, c := range n.Children {
			if len(c.Children) > 0 && !slices.Contains(nodes, c) {
				walk(c, overridden(outer, own), depth+1)
			}
		}
	}
	for _, doc := range s.roots {
		walk(doc, s.globals(doc), 0)
	}
	return out
}

// globals are the variables that a file gives to all its functions in a place of its own: SAM's Globals, and the provider
// of the Serverless Framework.
func (s *scope) globals(doc *tree.Node) []variable {
	sam, _ := s.level(nonNil(doc.Child("Globals").Child("Function").Child("Environment")))
	serverless, _ := s.level(nonNil(doc.Child("provider")))
	return libpqOf(append(sam.vars, serverless.vars...))
}

func nonNil(n *tree.Node) *tree.Node {
	if n == nil {
		return &tree.Node{}
	}
	return n
}

const maxLevels = 64 // of mappings in mappings, and variables of libpq in one of them

// libpqOf returns the variables that libpq connects with.
func libpqOf(vars []variable) []variable {
	var out []variable
	for _, v := range vars {
		if role, ok := dsn.LibpqVariable(v.name); ok && len(out) < maxLevels && (role == setting.Host || role == setting.OptionArg) {
			v.taken, v.outer = true, true
			out = append(out, v)
		}
	}
	return out
}

// overridden returns the variables of an outer level that an inner one does not set, and its own.
func overridden(outer, own []variable) []variable {
	if len(own) == 0 {
		return outer
	}
	out := slices.DeleteFunc(slices.Clone(outer), func(v variable) bool { return hasName(own, v.name) })
	return append(out, own...)
}

func hasName(vars []variable, name string) bool {
	return slices.ContainsFunc(vars, func(v variable) bool { return v.name == name })
}

// below notes the variables that the words of a container's command are given.
func (s *scope) below(n *tree.Node, vars []variable) {
	if s.kind != Kubernetes {
		return
	}
	values := map[string]source.Text{}
	for _, v := range vars {
		if v.value.Text.String() != hole {
			values["env:"+v.name] = v.value.Text
		}
	}
	for _, key := range []string{"command", "args"} {
		for _, c := range membersOf(n.Child(key)) {
			s.given[c] = values
		}
	}
}
