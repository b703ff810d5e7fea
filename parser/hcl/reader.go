package hcl

import (
	"maps"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// reader turns an evaluated module into settings.
type reader struct {
	*findings
	module *module
	known  setting.Known
}

// findings are what the readers of a module and of those that it calls share.
type findings struct {
	seen   map[text]bool         // texts that already gave a connection
	parts  map[source.Place]bool // the pieces of those texts
	later  []leftover            // connection strings outside of resources
	embeds []setting.Connection  // those inside longer texts
	blocks []*tree.Node          // what blocks say, under their addresses
	found  setting.Found
}

// text is what a place says in one call of a module.
type text struct {
	place  source.Place
	says   string
	unused bool // as an argument of no resource
}

func newReader(m *module, known setting.Known) *reader {
	return &reader{module: m, known: known, findings: &findings{seen: map[text]bool{}, parts: map[source.Place]bool{}}}
}

// given takes the values of a file that is meant for the module's variables.
func (r *reader) given() {
	for _, f := range r.module.surroundings.values {
		b := r.module.body(f)
		r.module.values(b)
		for _, a := range b.attrs {
			name := a.name.String()
			v := r.module.vars[name]
			if v.text.IsZero() {
				v.text = source.Decoded(a.expr.place, "")
			}
			r.found.Definitions = append(r.found.Definitions, setting.Definition{Ref: "var." + name, Value: v.text, Block: a.name.Place()})
		}
	}
}

// read walks all files and those of the modules that they call: resources first, so that a connection string behind a
// local is named after its use.
func (r *reader) read() {
	readers := r.resources(nil)
	for _, r := range readers {
		for _, b := range r.module.bodies {
			r.scanBody(b, r.module.scope(), "", 0)
		}
	}
	r.leftovers()
}

// resources reads the blocks of the module and of those that it calls, and returns the readers of them all.
func (r *reader) resources(readers []*reader) []*reader {
	readers = append(readers, r)
	for _, b := range r.module.bodies {
		for _, child := range b.blocks {
			switch child.kind {
			case "resource", "data", "module", "provider":
				r.instances(child)
			case "variable", "locals", "output", "terraform":
			default:
				r.plain(child)
			}
		}
		if called := r.terragrunt(b); called != nil {
			readers = (&reader{findings: r.findings, module: called, known: r.known}).resources(readers)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.module.blocks)) {
		for _, called := range r.module.calls(name) {
			readers = (&reader{findings: r.findings, module: called, known: r.known}).resources(readers)
		}
	}
	return readers
}

// scanBody looks for connection strings in everything that is no resource.
func (r *reader) scanBody(b *body, s *scope, path string, depth int) {
	if depth > maxEval {
		return
	}
	for _, a := range b.attrs {
		if prose(a.name.String()) {
			continue
		}
		f := flattener{reader: r, where: a.expr.place, unused: true}
		if n := (builder{r.module}).value(a.name, s.eval(a.expr, 0), 0); n != nil {
			f.node(tree.Join(path, a.name.String()), a.name, n, "")
		}
	}
	for _, child := range b.blocks {
		switch child.kind {
		case "resource", "data", "module", "provider":
		default:
			r.scanBody(child.body, s, tree.Join(path, dotted(append([]string{child.kind}, child.labels...)...)), depth+1)
		}
	}
}

// prose reports whether an attribute holds text for people.
func prose(name string) bool {
	return name == "description" || name == "error_message" || name == "validation"
}

// instances emits a resource, once for each element that it is repeated for.
func (r *reader) instances(b *block) {
	for _, in := range r.module.instances(b) {
		r.resource(b, in.scope, in.key)
	}
}

// resource emits one block as a resource, and the connections in it.
func (r *reader) resource(b *block, s *scope, instance string) {
	kind, name, ok := address(b)
	if !ok {
		return
	}
	members := slices.DeleteFunc(builder{r.module}.body(b.body, s, 0), isLoop)
	f := flattener{reader: r, where: b.where, name: name}
	if b.kind == "module" && len(r.module.calls(b.labels[0])) > 0 {
		f.unused = true // the module says what becomes of it
	} else {
		r.argue(name, b, members)
	}
	f.members("", members)
	if b.kind == "module" {
		kind = "module:"
		if a, ok := b.body.attr("source"); ok {
			kind += s.eval(a.expr, 0).text.String()
		}
	}
	r.found.Resources = append(r.found.Resources, setting.Resource{
		Shape: setting.IaC, Type: kind, Name: name + instance, Where: b.where, Anchor: b.anchor,
		Attributes: f.out, Hint: setting.Hint{Language: "hcl", Name: name}, Module: r.module.address,
	})
}

// isLoop reports what a block goes over, which is none of its arguments.
func isLoop(n *tree.Node) bool { return n.Key.String() == "for_each" }

// plain reads a block of another program than Terraform: a job of Nomad, the storage of Vault.
func (r *reader) plain(b *block) {
	if !strings.HasSuffix(b.where.File.Path, ".hcl") && !strings.HasSuffix(b.where.File.Path, ".nomad") {
		return
	}
	name := dotted(append([]string{b.kind}, b.labels...)...)
	members := builder{r.module}.body(b.body, r.module.scope(), 0)
	r.argue(name, b, members)
	f := flattener{reader: r, where: b.where, name: name}
	f.members("", members)
}

// address returns a block's resource type and address.
func address(b *block) (kind, name string, ok bool) {
	switch {
	case b.kind == "resource" && len(b.labels) == 2:
		return b.labels[0], dotted(b.labels...), true
	case b.kind == "data" && len(b.labels) == 2:
		return "data." + b.labels[0], "data." + dotted(b.labels...), true
	case b.kind == "module" && len(b.labels) == 1:
		return "module", "module." + b.labels[0], true
	case b.kind == "provider" && len(b.labels) == 1:
		return "provider:" + b.labels[0], "provider." + b.labels[0], true
	}
	return "", "", false
}
