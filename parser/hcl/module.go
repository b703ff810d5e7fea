package hcl

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// module holds what the files of a folder define for each other.
type module struct {
	bodies    []*body
	vars      map[string]value
	locals    map[string]expr
	evaluated map[string]value
	open      map[string]bool // locals being evaluated: a cycle ends here
	steps     int
}

func newModule() *module {
	return &module{
		vars: map[string]value{}, locals: map[string]expr{}, evaluated: map[string]value{},
		open: map[string]bool{}, steps: maxSteps,
	}
}

// add takes a file's variables, locals and tfvars. Files are added weakest first.
func (m *module) add(f *source.File, b *body) {
	b.rank = rank(f.Path)
	m.bodies = append(m.bodies, b)
	if b.rank != plainFile {
		for _, a := range b.attrs {
			m.vars[a.name.String()] = m.scope().eval(a.expr, 0)
		}
		return
	}
	for _, block := range b.blocks {
		switch {
		case block.kind == "locals":
			for _, a := range block.body.attrs {
				m.locals[a.name.String()] = a.expr
			}
		case block.kind == "variable" && len(block.labels) == 1:
			m.variable(block)
		}
	}
}

// variable takes a variable's default. Without one, or with null, its value cannot be known here.
func (m *module) variable(b *block) {
	a, ok := b.body.attr("default")
	if !ok {
		return
	}
	v := m.scope().eval(a.expr, 0)
	if v.kind == setting.Null {
		return
	}
	m.vars[b.labels[0]] = v.fallback("var." + b.labels[0])
}

// scope returns the outermost scope, where only the module's own names are known.
func (m *module) scope() *scope { return &scope{module: m} }

// local evaluates a local value once.
func (m *module) local(name string, p source.Place) value {
	if v, ok := m.evaluated[name]; ok {
		return v
	}
	e, ok := m.locals[name]
	if !ok || m.open[name] {
		return unknown(p, "local."+name)
	}
	m.open[name] = true
	v := m.scope().eval(e, 0)
	delete(m.open, name)
	m.evaluated[name] = v
	return v
}

// variableValue returns what is known of a variable.
func (m *module) variableValue(name string, p source.Place) value {
	if v, ok := m.vars[name]; ok {
		return v
	}
	return unknown(p, "var."+name)
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

// step takes one unit of work off the module's budget and reports whether there was one.
func (s *scope) step() bool {
	s.module.steps--
	return s.module.steps > 0
}

// dotted joins a path.
func dotted(parts ...string) string { return strings.Join(parts, ".") }
