package parser

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/jvm"
	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/parser/shell"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// readJenkinsfile reads a pipeline: the shell code of its steps, the variables that its blocks set for them, and what else
// the program says.
func readJenkinsfile(p *Parser, f *source.File) setting.Found {
	u := jvm.Read(f)
	var taken []source.Place // calls whose strings are read here
	var found, variables setting.Found
	blocks := jenkinsVariables(&u)
	for _, b := range blocks {
		taken = append(taken, b.taken)
		variables.Add(keys.Find(f, &tree.Node{Place: b.taken, Env: true, Children: b.nodes}, keys.Env, p.keys))
	}
	for _, c := range u.Calls {
		script, ok := jenkinsScript(c)
		if !ok {
			continue
		}
		taken = append(taken, c.Place)
		var env []setting.Option
		for _, b := range blocks {
			if b.reach.Span.Contains(c.Place.Span) {
				env = append(env, b.options()...)
			}
		}
		found.Add(shell.Find(f, script, env, setting.Hint{}, p.known))
	}
	variables.Connections = slices.DeleteFunc(variables.Connections, func(c setting.Connection) bool { return usedBy(&c, found.Connections) })
	found.Add(variables)
	u.Strings = slices.DeleteFunc(u.Strings, func(e token.Expr) bool {
		return slices.ContainsFunc(taken, func(t source.Place) bool { return t.Span.Contains(e.Place.Span) })
	})
	found.Add(p.openers.Find(u, p.known))
	return found
}

// usedBy reports whether all that variables say about a connection is said about one that a command opens.
func usedBy(c *setting.Connection, commands []setting.Connection) bool {
	used := map[source.Place]bool{}
	for i := range commands {
		for _, o := range commands[i].Options {
			used[o.Place()] = true
		}
	}
	return len(c.Options) > 0 && !slices.ContainsFunc(c.Hosts, source.Text.Known) &&
		!slices.ContainsFunc(c.Options, func(o setting.Option) bool { return !used[o.Place()] })
}

// jenkinsScript is the code of a step that runs a shell.
func jenkinsScript(c *token.Call) (source.Text, bool) {
	if c.Callee != "sh" && c.Callee != "steps.sh" && c.Callee != "script.sh" {
		return source.Text{}, false
	}
	for _, a := range c.Args {
		if name := a.Name.String(); name == "" || name == "script" {
			return jenkinsText(a.Value), true
		}
	}
	return source.Text{}, false
}

// jenkinsText is a string of a pipeline. What is put into it is not known, but which variable it may be.
func jenkinsText(e token.Expr) source.Text {
	switch e.Kind {
	case token.Literal:
		return e.Text
	case token.ConcatOf:
		var parts []source.Text
		for _, item := range e.Items {
			parts = append(parts, jenkinsText(item))
		}
		return source.Concat(parts...)
	}
	ref := "expression"
	if name, ok := strings.CutPrefix(e.Path, "env."); ok {
		ref = "env:" + name
	}
	return source.UnknownAt(e.Place, ref)
}

// jenkinsBlock is a block that sets variables for the steps that it reaches.
type jenkinsBlock struct {
	taken, reach source.Place
	nodes        []*tree.Node
}

func (b *jenkinsBlock) options() []setting.Option {
	var out []setting.Option
	for _, n := range b.nodes {
		out = append(out, setting.Variable(n.Key, n.Value.Text))
	}
	return out
}

func (b *jenkinsBlock) set(name, value source.Text, place source.Place) {
	b.nodes = append(b.nodes, &tree.Node{Key: name, Value: setting.ValueOf(value), Place: place})
}

// jenkinsVariables lists the blocks "environment { A = 'b' }", which reach what is around them, and "withEnv(['A=b']) { … }",
// which reach what is in them.
func jenkinsVariables(u *token.Unit) []*jenkinsBlock {
	var out []*jenkinsBlock
	for _, c := range u.Calls {
		switch c.Callee {
		case "environment":
			b := &jenkinsBlock{taken: c.Place, reach: around(u, c)}
			for i := range u.Assigns {
				if a := &u.Assigns[i]; c.Place.Span.Contains(a.Place.Span) && (a.Value.Kind == token.Literal || a.Value.Kind == token.ConcatOf) {
					b.set(source.Verbatim(a.TargetPlace), jenkinsText(a.Value), a.Place)
				}
			}
			out = append(out, b)
		case "withEnv":
			out = append(out, withEnv(c))
		}
	}
	return slices.DeleteFunc(out, func(b *jenkinsBlock) bool { return len(b.nodes) == 0 })
}

func withEnv(c *token.Call) *jenkinsBlock {
	b := &jenkinsBlock{reach: c.Place}
	for _, a := range c.Args {
		if a.Value.Kind != token.ListOf {
			continue
		}
		b.taken = a.Value.Place
		for _, item := range a.Value.Items {
			if name, value, ok := jenkinsText(item).Cut("="); ok && name.Known() {
				b.set(name, value, item.Place)
			}
		}
	}
	return b
}

// around is the innermost call around c: the pipeline or the stage whose block it stands in.
func around(u *token.Unit, c *token.Call) source.Place {
	best := source.Place{File: u.File, Span: source.Span{End: len(u.File.Data)}}
	for _, x := range u.Calls {
		if x != c && x.Place.Span.Contains(c.Place.Span) && best.Span.Contains(x.Place.Span) {
			best = x.Place
		}
	}
	return best
}
