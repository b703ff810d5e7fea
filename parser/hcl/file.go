package hcl

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// reading handles the functions that read files and what files hold.
func (e evaluator) reading(name string, args []value, p source.Place, depth int) (value, bool) {
	switch {
	case name == "find_in_parent_folders":
		return inParents(args, p)
	case name == "get_terragrunt_dir":
		return unknown(p, "path.module"), true
	case len(args) == 0:
		return value{}, false
	}
	switch name {
	case "read_terragrunt_config":
		return e.readConfig(args[0], p)
	case "getenv", "get_env": // of Atlas, and of Terragrunt
		return environment(args, p)
	case "file", "filebase64":
		return e.file(args[0], p)
	case "templatefile":
		v, ok := e.file(args[0], p)
		if !ok || len(args) < 2 {
			return v, ok
		}
		return e.module.passing(e.rendered(v, args[1], depth), p), true
	case "templatestring":
		if len(args) < 2 || args[0].kind != setting.String {
			return value{}, false
		}
		return e.rendered(args[0], args[1], depth), true
	case "jsondecode":
		return e.decoded(args[0], depth)
	case "yamldecode":
		if v := args[0]; v.kind == setting.String && !v.choice {
			return fromYAML(v, p), true
		}
	}
	return value{}, false
}

// environment is a variable of the environment, which may have a default.
func environment(args []value, p source.Place) (value, bool) {
	if !args[0].known() {
		return value{}, false
	}
	ref := "env:" + args[0].text.String()
	if len(args) > 1 && args[1].isScalar() {
		return args[1].fallback(ref), true
	}
	return unknown(p, ref), true
}

// file is the text of a file that is at hand.
func (e evaluator) file(name value, p source.Place) (value, bool) {
	at, ok := e.module.located(name)
	if !ok {
		return value{}, false
	}
	f := e.module.files[at]
	if f == nil || len(f.Data) > maxText {
		e.module.ask(PlainFile, at)
		return value{}, false
	}
	v := str(source.Verbatim(source.Place{File: f, Span: source.Span{End: len(f.Data)}}).Passing(p))
	v.file = path.Base(at)
	return v, true
}

// located is the path of a file from the folder that is read: one that begins at the module, at the root of all modules,
// or at the working directory, which is the root's.
func (m *module) located(name value) (string, bool) {
	if name.kind != setting.String || name.choice {
		return "", false
	}
	s, refs := name.text.String(), name.text.Refs()
	rest, ok := strings.CutPrefix(s, string(source.Hole))
	switch {
	case !ok && name.text.Known() && !path.IsAbs(s):
		return path.Clean(s), true
	case !ok || len(refs) != 1 || strings.ContainsRune(rest, source.Hole):
		return "", false
	case refs[0] == "path.module":
		return path.Join(m.folder, rest), true
	case refs[0] == "path.root", refs[0] == "path.cwd":
		return path.Clean("." + rest), true
	}
	return "", false
}

// rendered is a template with the members of vars for its names.
func (e evaluator) rendered(t, vars value, depth int) value {
	s := e.module.scope()
	for _, m := range vars.members {
		s = s.with(m.name.String(), m.val)
	}
	out := s.eval(template(t.text), depth+1)
	out.file = t.file
	return out
}

// fromYAML reads a text of YAML. Where it stands for a whole argument it may as well be read as the file that it is.
func fromYAML(v value, p source.Place) value {
	f := source.NewFile("values.yaml", []byte(v.text.String()))
	root, problems := yaml.Read(f)
	if root == nil || len(problems) > 0 || len(root.Children) == 0 {
		return unknown(p, "expression")
	}
	budget := maxExpand * 16
	return treeValue(root, f, v.text, &budget)
}

// treeValue is the value of a tree of a file whose bytes are the text outer.
func treeValue(n *tree.Node, f *source.File, outer source.Text, budget *int) value {
	*budget--
	out := value{place: n.Place.Through(f, outer), kind: setting.Object}
	switch {
	case *budget < 0 || n.Tag != "" && !strings.HasPrefix(n.Tag, "!!"):
		return unknown(out.place, "expression")
	case n.List:
		out.kind = setting.List
		for _, c := range n.Children {
			out.items = append(out.items, treeValue(c, f, outer, budget))
		}
	case len(n.Children) > 0:
		for _, c := range n.Children {
			out.members = append(out.members, member{name: c.Key.Through(f, outer), val: treeValue(c, f, outer, budget)})
		}
	case n.Value.Text.IsZero():
		out.kind = setting.Null
	default:
		out = scalar(n.Value.Kind, n.Value.Text.Through(f, outer))
	}
	return out
}

// decoded reads a text of JSON.
func (e evaluator) decoded(v value, depth int) (value, bool) {
	raw := strings.TrimSpace(v.text.String())
	if v.kind != setting.String || v.choice || !strings.HasPrefix(raw, "{") && !strings.HasPrefix(raw, "[") || tooDeepJSON([]byte(raw)) {
		return value{}, false
	}
	wrapped := source.Concat(source.Decoded(source.Place{}, `{"":`), v.text, source.Decoded(source.Place{}, `}`))
	b, problems := parseJSON(v.text.Place().File, wrapped)
	if len(problems) > 0 || len(b.attrs) != 1 {
		return value{}, false
	}
	return e.eval(plain(b.attrs[0].expr), depth+1), true
}

// plain is data that was read as an expression: what looks like a template is none.
func plain(e expr) expr {
	if e.node != nil {
		e.node, e.shape = nil, jsonScalar
	}
	for i := range e.list {
		e.list[i] = plain(e.list[i])
	}
	for i := range e.members {
		e.members[i].expr = plain(e.members[i].expr)
	}
	return e
}
