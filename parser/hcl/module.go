package hcl

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// module holds what the files of a folder define for each other, in one call of it.
type module struct {
	*surroundings
	folder    string // from that of the files that are read; "." is theirs
	address   string // "module.db.module.net"; "" for what nobody calls
	bodies    []*body
	given     []*body // the files that only give values
	vars      map[string]value
	inputs    map[string]*input // what the call gives; nil where nobody calls
	types     map[string]expr   // of variables
	locals    map[string]expr
	outputs   map[string]expr
	blocks    map[string]*block // the calls of modules
	called    map[string][]*module
	evaluated map[string]value
	open      map[string]bool // names being evaluated: a cycle ends here
	depth     int             // how many calls lie around
}

// input is an argument of a call, evaluated when somebody asks for it.
type input struct {
	expr  expr
	scope *scope
	value *value
}

func (i *input) eval() value {
	if i.value == nil {
		v := i.scope.eval(i.expr, 0)
		i.value = &v
	}
	return *i.value
}

func newModule(s *surroundings, folder string) *module {
	return &module{
		surroundings: s, folder: folder, vars: map[string]value{}, types: map[string]expr{}, locals: map[string]expr{}, outputs: map[string]expr{},
		blocks: map[string]*block{}, called: map[string][]*module{}, evaluated: map[string]value{}, open: map[string]bool{},
	}
}

// add takes a file's variables, locals, outputs and calls, or its values for variables. Files are added weakest first;
// where somebody calls the module, nobody reads values from files.
func (m *module) add(f *source.File, b *body) {
	r := rank(f.Path)
	if r != plainFile {
		if m.given = append(m.given, b); m.inputs == nil {
			m.values(b)
		}
		return
	}
	m.bodies = append(m.bodies, b)
	for _, block := range b.blocks {
		switch {
		case block.kind == "locals":
			for _, a := range block.body.attrs {
				m.locals[a.name.String()] = a.expr
			}
		case len(block.labels) != 1:
		case block.kind == "variable":
			m.variable(block)
		case block.kind == "output":
			if a, ok := block.body.attr("value"); ok {
				m.outputs[block.labels[0]] = a.expr
			}
		case block.kind == "module":
			m.blocks[block.labels[0]] = block
		}
	}
}

// values takes the values that a file gives to variables.
func (m *module) values(b *body) {
	for _, a := range b.attrs {
		m.vars[a.name.String()] = m.completed(a.name.String(), m.scope().eval(a.expr, 0))
	}
}

// variable takes a variable's default, and those of the members that its type gives one. Without one, or with null, its
// value cannot be known here.
func (m *module) variable(b *block) {
	name := b.labels[0]
	if a, ok := b.body.attr("type"); ok {
		m.types[name] = a.expr
	}
	a, ok := b.body.attr("default")
	if !ok {
		if v := m.completed(name, value{kind: setting.Object, open: true, of: "var." + name, place: b.anchor}); len(v.members) > 0 {
			m.vars[name] = v
		}
		return
	}
	if v := m.scope().eval(a.expr, 0); v.kind != setting.Null {
		m.vars[name] = m.completed(name, v.fallback("var."+name))
	}
}

// completed adds the members that an object lacks and the type of its variable gives a default: optional(string, "x"), or
// null where it gives none and all of the object is known.
func (m *module) completed(name string, v value) value {
	e, ok := m.types[name]
	call, isCall := e.node.(*hclsyntax.FunctionCallExpr)
	if !ok || !isCall || call.Name != "object" || len(call.Args) != 1 || v.kind != setting.Object || v.choice {
		return v
	}
	shape, ok := call.Args[0].(*hclsyntax.ObjectConsExpr)
	if !ok {
		return v
	}
	eval := evaluator{scope: m.scope(), base: e.base}
	for _, item := range shape.Items {
		key := eval.node(item.KeyExpr, 0)
		optional, ok := item.ValueExpr.(*hclsyntax.FunctionCallExpr)
		if !ok || optional.Name != "optional" || slices.ContainsFunc(v.members, func(m member) bool { return m.name.String() == key.text.String() }) {
			continue
		}
		var val value
		switch {
		case len(optional.Args) == 2:
			val = eval.node(optional.Args[1], 0).fallback(dotted("var", name, key.text.String()))
		case len(optional.Args) == 1 && !v.open:
			val = scalar(setting.Null, source.Decoded(key.place, "null"))
		default:
			continue
		}
		v.members = append(slices.Clip(v.members), member{name: key.text, val: val})
	}
	return v
}

// scope returns the outermost scope, where only the module's own names are known.
func (m *module) scope() *scope { return &scope{module: m} }

// local evaluates a local value once.
func (m *module) local(name string, p source.Place) value {
	e, ok := m.locals[name]
	if !ok {
		return unknown(p, "local."+name)
	}
	return m.once("local."+name, p, func() value { return m.scope().eval(e, 0) })
}

// once evaluates what has a name, which may refer to itself.
func (m *module) once(name string, p source.Place, eval func() value) value {
	if v, ok := m.evaluated[name]; ok {
		return v
	}
	if m.open[name] {
		return unknown(p, name)
	}
	m.open[name] = true
	v := eval()
	delete(m.open, name)
	m.evaluated[name] = v
	return v
}

// variableValue returns what is known of a variable as it is read at p.
func (m *module) variableValue(name string, p source.Place) value {
	if in, ok := m.inputs[name]; ok {
		v := m.once("var."+name, p, func() value { return m.completed(name, in.eval()) })
		return m.passing(v, p)
	}
	if v, ok := m.vars[name]; ok {
		return m.passing(v, p)
	}
	return unknown(p, "var."+name)
}

// output returns what the first call of a module of that name gives back under a name, and whether the module is at hand.
func (m *module) output(call, name string, p source.Place) (value, bool) {
	children := m.calls(call)
	if len(children) == 0 {
		return value{}, false
	}
	child := children[0]
	e, ok := child.outputs[name]
	if !ok {
		return value{}, false
	}
	v := child.once("output."+name, p, func() value { return child.scope().eval(e, 0) })
	return m.passing(v, p), true
}

// scope is where names are looked up: iteration variables, then the module.
type scope struct {
	module *module
	parent *scope
	name   string
	val    value
}

// with returns a scope in which name is v.
func (s *scope) with(name string, v value) *scope {
	return &scope{module: s.module, parent: s, name: name, val: v}
}

// lookup returns the value of an iteration variable.
func (s *scope) lookup(name string) (value, bool) {
	for ; s != nil; s = s.parent {
		if s.name == name && name != "" {
			return s.val, true
		}
	}
	return value{}, false
}

// step takes one unit of work off the budget and reports whether there was one.
func (s *scope) step() bool {
	s.module.steps--
	return s.module.steps > 0
}

// dotted joins a path.
func dotted(parts ...string) string { return strings.Join(parts, ".") }
