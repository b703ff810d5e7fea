package hcl

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// parentMark begins the path of a file that is looked for in the folders around, the nearest first.
const parentMark = "^"

// terragrunt emits the inputs of a Terragrunt file as a call of the module that its terraform block names, and returns
// the module where its files are at hand. Both may stand in the files that it includes, whose inputs it outweighs.
func (r *reader) terragrunt(b *body) *module {
	if !strings.HasSuffix(b.file.Path, ".hcl") {
		return nil
	}
	inputs, from := r.included(b)
	own, written := b.attr("inputs")
	if written {
		v := r.module.scope().eval(own.expr, 0)
		inputs.members = append(inputs.members, v.members...)
		inputs.place = own.expr.place
	}
	if src, ok := sourceOf(b); ok {
		from = r.module.scope().eval(src.expr, 0)
	}
	if from.text.IsZero() || len(inputs.members) == 0 {
		return nil
	}
	if written {
		r.inputs(own, inputs, from)
	}
	folder, ok := r.module.beside(from)
	if !ok {
		return nil
	}
	given := map[string]*input{}
	for _, m := range inputs.members {
		given[m.name.String()] = &input{value: &m.val}
	}
	return r.module.call("inputs", folder, given)
}

// inputs emits what a file gives a module.
func (r *reader) inputs(a attr, v, from value) {
	f := flattener{reader: r, where: a.expr.place, name: "inputs"}
	if n := (builder{r.module}).value(a.name, v, 0); n != nil {
		f.members("", n.Children)
	}
	r.found.Resources = append(r.found.Resources, setting.Resource{
		Shape: setting.IaC, Type: "module:" + from.text.String(), Name: "inputs", Where: a.expr.place, Anchor: a.name.Place(),
		Attributes: f.out, Hint: setting.Hint{Language: "hcl", Name: "inputs"},
	})
}

// sourceOf is the source that a file's terraform block names.
func sourceOf(b *body) (attr, bool) {
	for _, child := range b.blocks {
		if a, ok := child.body.attr("source"); ok && child.kind == "terraform" {
			return a, true
		}
	}
	return attr{}, false
}

// included are the inputs of the files that a file includes, and the source that the last of them names.
func (r *reader) included(b *body) (inputs, from value) {
	inputs.kind = setting.Object
	for _, child := range b.blocks {
		a, ok := child.body.attr("path")
		if child.kind != "include" || !ok {
			continue
		}
		parent, ok := r.module.config(r.module.scope().eval(a.expr, 0))
		if !ok {
			continue
		}
		for _, other := range parent.bodies {
			if in, ok := other.attr("inputs"); ok {
				inputs.members = append(inputs.members, r.module.passing(parent.scope().eval(in.expr, 0), a.expr.place).members...)
			}
			if src, ok := sourceOf(other); ok {
				from = parent.scope().eval(src.expr, 0)
			}
		}
	}
	return inputs, from
}

// config is another file of Terragrunt, as a module of its own.
func (m *module) config(name value) (*module, bool) {
	at, ok := m.located(name)
	if !ok {
		return nil, false
	}
	if m.depth >= maxCalls {
		m.cut.Cut(name.text.Place(), source.TooDeep, "configurations include each other more than 8 deep; those from here on were not read")
		return nil, false
	}
	if done := m.configs[at]; done != nil {
		return done, true
	}
	f := m.files[at]
	if f == nil {
		m.ask(PlainFile, at)
		return nil, false
	}
	out := newModule(m.surroundings, m.folder)
	out.depth = m.depth + 1
	m.configs[at] = out
	out.add(f, m.body(f))
	return out, true
}

// readConfig is read_terragrunt_config(): the locals and inputs of another file.
func (e evaluator) readConfig(name value, p source.Place) (value, bool) {
	m, ok := e.module.config(name)
	if !ok {
		return value{}, false
	}
	locals := value{kind: setting.Object, place: p}
	for _, b := range m.bodies {
		for _, child := range b.blocks {
			if child.kind != "locals" {
				continue
			}
			for _, a := range child.body.attrs {
				locals.members = append(locals.members, member{name: a.name, val: m.local(a.name.String(), p)})
			}
		}
	}
	out := value{kind: setting.Object, place: p, open: true, members: []member{{name: source.Decoded(p, "locals"), val: locals}}}
	for _, b := range m.bodies {
		if in, ok := b.attr("inputs"); ok {
			out.members = append(out.members, member{name: in.name, val: m.scope().eval(in.expr, 0)})
		}
	}
	return e.module.passing(out, p), true
}

// inParents is find_in_parent_folders().
func inParents(args []value, p source.Place) (value, bool) {
	name := "terragrunt.hcl"
	if len(args) > 0 {
		if !args[0].known() {
			return value{}, false
		}
		name = args[0].text.String()
	}
	return str(source.Decoded(p, parentMark+name)), true
}
