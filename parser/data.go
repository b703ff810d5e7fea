package parser

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Profiles lists the environments that a file of configuration names inside; none for a program.
func (p *Parser) Profiles(f *source.File) []string {
	format := p.formatOf(f.Path)
	if format == nil || format.tree == nil {
		return nil
	}
	root, _ := format.tree(f)
	return keys.Profiles(root, keys.KindOf(f.Path, root))
}

// data is a file of keys and values in the common form of programs: a module that exports one object.
func (f *format) data(file *source.File, profile string) token.Unit {
	root, _ := f.tree(file)
	kind := keys.KindOf(file.Path, root)
	e := exporter{style: kind.Style(), variables: strings.HasPrefix(path.Base(file.Path), namesVariables), made: map[*tree.Node]token.Expr{}}
	whole := e.expr(keys.In(root, kind, profile), 0)
	return token.Unit{
		File: file, Language: "data",
		Assigns: []token.Assign{{Target: "module.exports", TargetPlace: whole.Place, Value: whole, Place: whole.Place, Const: true}},
	}
}

// namesVariables begins the name of the file in which node-config is told the variables of the environment for its keys.
const namesVariables = "custom-environment-variables."

// maxDataDepth bounds how deep mappings are followed.
const maxDataDepth = 40

// exporter turns nodes into expressions. Nodes that aliases share are turned once.
type exporter struct {
	style     string
	variables bool // values are the names of variables
	made      map[*tree.Node]token.Expr
}

func (e *exporter) expr(n *tree.Node, depth int) token.Expr {
	if done, ok := e.made[n]; ok {
		return done
	}
	out := token.Expr{Place: n.Place}
	switch {
	case depth > maxDataDepth:
	case n.List:
		out.Kind = token.ListOf
		for _, c := range n.Children {
			out.Items = append(out.Items, e.expr(c, depth+1))
		}
	case len(n.Children) > 0:
		out.Kind = token.ObjectOf
		for _, c := range n.Children {
			if !c.Key.IsZero() {
				out.Members = append(out.Members, token.Member{Name: c.Key, Value: e.expr(c, depth+1)})
			}
		}
	case !n.Value.Text.IsZero():
		out.Kind, out.Value, out.Text, out.Place = token.Literal, n.Value.Kind, n.Value.Text, n.Value.Text.Place()
		if e.variables {
			out.Text, out.Value, out.Default = source.UnknownAt(out.Place, "env:"+out.Text.String()), setting.Opaque, true
			break
		}
		if out.Value == setting.String {
			v := setting.ValueOf(dsn.Expand(out.Text, e.style))
			out.Text, out.Value = v.Text, v.Kind
		}
	}
	e.made[n] = out
	return out
}

// beside is what the files of the program's configuration beside a file say, in the environment that it is read for.
func (p *Parser) beside() keys.Beside {
	var out keys.Beside
	for _, n := range p.neighbours {
		format := p.formatOf(n.File.Path)
		if n.Language != setting.Configuration || format == nil || format.tree == nil {
			continue
		}
		root, _ := format.tree(n.File)
		node := keys.In(root, keys.KindOf(n.File.Path, root), n.Profile)
		if n.Local == setting.Underlay {
			if out.Under != nil {
				node = keys.Overlay(out.Under, node)
			}
			out.Under = node
			continue
		}
		out.Names = append(out.Names, node)
	}
	return out
}
