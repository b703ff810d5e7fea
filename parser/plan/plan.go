// Package plan finds the resources of what Terraform and OpenTofu are about to do, or have done, as `show -json` prints it.
// Attributes have their resolved values there: what the provider left to the service is null, or unknown without anything
// in the configuration that sets it, and counts as not written. Raw state files are not read: they repeat what is planned
// from the code, nobody mends them by hand, and they are where a repository's worst secrets are committed by accident.
package plan

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Limits on hostile input.
const (
	maxDepth = 200     // levels of nesting that are followed
	maxLeafs = 500_000 // attributes of one file
)

// What is told where a limit was met.
const (
	tooDeep  = "this plan is nested more than 200 levels deep; what is deeper was not read"
	tooLarge = "this plan has more than 500,000 attributes; those from here on were not read"
)

// Find returns the resources of a plan in order, and the tree of the values that they will have, without those that are
// sensitive. A tree that is no plan gives no tree.
func Find(f *source.File, root *tree.Node) (found setting.Found, values *tree.Node) {
	if root == nil || root.List || root.Child("format_version") == nil {
		return found, nil
	}
	changes, planned, state := root.Child("resource_changes"), root.Child("planned_values"), root.Child("values")
	if changes == nil && planned == nil && state == nil {
		return found, nil
	}
	r := reader{left: maxLeafs, expressions: map[*tree.Node]map[string]*tree.Node{}, values: &tree.Node{Place: source.Place{File: f, Span: source.Span{End: len(f.Data)}}}}
	r.configuration = root.Child("configuration").Child("root_module")
	switch {
	case changes != nil:
		for _, c := range changes.Children {
			change := c.Child("change")
			r.resource(c, change.Child("after"), change.Child("after_sensitive"), change.Child("after_unknown"), false)
		}
	case planned != nil:
		r.module(planned.Child("root_module"), true, 0)
	default:
		r.module(state.Child("root_module"), false, 0)
	}
	return r.found, r.values
}

// reader reads one plan.
type reader struct {
	configuration *tree.Node
	expressions   map[*tree.Node]map[string]*tree.Node // of the resources in a list, by type and name
	left          int                                  // attributes that may still be listed
	found         setting.Found
	values        *tree.Node
}

// module reads the resources of a module and of those below it. Where unknown values are left out, what is not there may
// be anything.
func (r *reader) module(m *tree.Node, partial bool, depth int) {
	if m == nil {
		return
	}
	if depth > maxDepth {
		r.found.Cut(m.Place, source.TooDeep, tooDeep)
		return
	}
	if list := m.Child("resources"); list != nil {
		for _, n := range list.Children {
			r.resource(n, n.Child("values"), n.Child("sensitive_values"), nil, partial)
		}
	}
	if list := m.Child("child_modules"); list != nil {
		for _, n := range list.Children {
			r.module(n, partial, depth+1)
		}
	}
}

func (r *reader) resource(n, values, sensitive, unknown *tree.Node, partial bool) {
	kind, address := n.Word("type"), n.Child("address")
	if kind == "" || address == nil || n.Word("mode") == "data" || values == nil || len(values.Children) == 0 {
		return
	}
	out := setting.Resource{
		Shape: setting.IaC, Type: kind, Name: address.Value.Text.String(), Module: moduleOf(address.Value.Text.String()), Where: n.Place,
		Anchor: address.Value.Text.Place(), Hint: setting.Hint{Name: address.Value.Text.String()},
	}
	l := lister{reader: r, configured: r.configured(out.Module, kind, n.Word("name")), module: out.Module}
	kept := l.values("", values, values.Key, sensitive, 0)
	l.unknown("", unknown, 0)
	if partial {
		l.emit("*", address.Value.Text.Place(), setting.OpaqueAt(address.Value.Text.Place(), "plan"))
	}
	out.Attributes = l.out
	r.found.Resources = append(r.found.Resources, out)
	kept.Key = address.Value.Text
	r.values.Children = append(r.values.Children, kept)
}

// moduleOf is the address of the module that a resource belongs to.
func moduleOf(address string) string {
	parts, end := segments(address), 0
	for i := 0; i+1 < len(parts) && parts[i] == "module"; i += 2 {
		end += len(parts[i]) + len(parts[i+1]) + 2
	}
	return address[:max(0, end-1)]
}

// segments splits an address at the dots that stand in no key.
func segments(address string) []string {
	var out []string
	start, inside := 0, false
	for i, c := range address {
		switch {
		case c == '[' || c == ']':
			inside = c == '['
		case c == '.' && !inside:
			out = append(out, address[start:i])
			start = i + 1
		}
	}
	return append(out, address[start:])
}

// configured is what the configuration says about a resource: its expressions by the names of attributes; nil if it is not
// there.
func (r *reader) configured(module, kind, name string) *tree.Node {
	at := r.configuration
	for _, call := range calls(module) {
		at = at.Child("module_calls").Child(call).Child("module")
	}
	list := at.Child("resources")
	if list == nil {
		return nil
	}
	if r.expressions[list] == nil {
		r.index(list)
	}
	return r.expressions[list][kind+"."+name]
}

// index notes the expressions of the resources of one module.
func (r *reader) index(list *tree.Node) {
	r.expressions[list] = map[string]*tree.Node{}
	for _, n := range list.Children {
		if n.Word("mode") == "data" {
			continue
		}
		e := n.Child("expressions")
		if e == nil {
			e = &tree.Node{}
		}
		r.expressions[list][n.Word("type")+"."+n.Word("name")] = e
	}
}

// calls are the names of the modules in a module's address.
func calls(module string) []string {
	var out []string
	for i, part := range segments(module) {
		if name, _, _ := strings.Cut(part, "["); i%2 == 1 {
			out = append(out, name)
		}
	}
	return out
}

// lister flattens the values of one resource.
type lister struct {
	*reader
	configured *tree.Node
	module     string
	out        []setting.Option
}

func (l *lister) emit(path string, at source.Place, v setting.Value) {
	if path == "" {
		return
	}
	if l.left--; l.left < 0 {
		l.found.Cut(at, source.TooLarge, tooLarge)
		return
	}
	l.out = append(l.out, setting.Attribute(path, at, v))
}

// values lists what is known, and returns the tree without what is sensitive.
func (l *lister) values(path string, n *tree.Node, key source.Text, sensitive *tree.Node, depth int) *tree.Node {
	kept := *n
	kept.Children = nil
	if depth > maxDepth {
		l.found.Cut(n.Place, source.TooDeep, tooDeep)
		return &tree.Node{Key: n.Key, Place: n.Place}
	}
	if isTrue(sensitive) {
		l.hide(n)
		return &tree.Node{Key: n.Key, Place: n.Place}
	}
	if len(n.Children) == 0 {
		l.leaf(path, key, n)
		return &kept
	}
	beside := members(sensitive)
	for i, c := range n.Children {
		name := c.Key
		if name.IsZero() {
			name = key
		}
		kept.Children = append(kept.Children, l.values(tree.Join(path, c.Name(i)), c, name, beside[c.Name(i)], depth+1))
	}
	return &kept
}

func (l *lister) leaf(path string, key source.Text, n *tree.Node) {
	switch {
	case n.List:
		l.emit(path, key.Place(), setting.Value{Kind: setting.List, Text: source.Decoded(n.Place, "")})
	case n.Value.Kind == setting.Null, n.Value.Text.IsZero():
	case l.found.Conceal(path, n.Value):
	default:
		l.emit(path, key.Place(), n.Value)
	}
}

// hide notes that no output may show anything of a value.
func (l *lister) hide(n *tree.Node) {
	if len(n.Children) == 0 && n.Value.Kind == setting.String {
		l.found.Hide(n.Value.Text)
	}
	for _, c := range n.Children {
		l.hide(c)
	}
}

// unknown lists what is only known after the apply. What nothing in the configuration sets is the provider's to choose, and
// is as good as not written.
func (l *lister) unknown(path string, n *tree.Node, depth int) {
	if n == nil {
		return
	}
	if depth > maxDepth {
		l.found.Cut(n.Place, source.TooDeep, tooDeep)
		return
	}
	if isTrue(n) {
		if v, ok := l.deferred(path, n); ok {
			l.emit(path, n.Place, v)
		}
		return
	}
	for i, c := range n.Children {
		l.unknown(tree.Join(path, c.Name(i)), c, depth+1)
	}
}

// pairs are the blocks that no provider computes: where their content is not known, a dynamic block makes them, which the
// configuration of a plan does not show.
var pairs = map[string]bool{"parameter": true, "parameters": true, "option": true, "database_flags": true}

// deferred is a value that will be known later: a reference to another resource, or anything. It reports false where the
// configuration says nothing about it.
func (l *lister) deferred(path string, n *tree.Node) (setting.Value, bool) {
	parts := strings.Split(path, ".")
	at := l.configured
	for i, part := range parts {
		if at == nil || at.Child("references") != nil || at.Child("constant_value") != nil {
			break // the value of one expression
		}
		number, err := strconv.Atoi(part)
		switch {
		case err == nil && at.List && number < len(at.Children):
			at = at.Children[number]
			continue
		case err == nil:
			at = nil
			continue
		}
		if at = at.Child(part); at == nil && (i > 0 || len(parts) == 1) && !pairs[parts[0]] {
			return setting.Value{}, false
		}
	}
	if refs := at.Child("references"); refs != nil && len(refs.Children) > 0 && len(parts) == 1 {
		if to := refs.Children[0].Value.Text.String(); strings.Contains(to, "_") && !strings.HasPrefix(to, "var.") && !strings.HasPrefix(to, "local.") {
			return setting.Value{Kind: setting.Symbol, Text: source.Decoded(n.Place, tree.Join(l.module, to))}, true
		}
	}
	return setting.OpaqueAt(n.Place, "plan"), true
}

func isTrue(n *tree.Node) bool {
	return n != nil && len(n.Children) == 0 && n.Value.Kind == setting.Bool && n.Value.Text.String() == "true"
}

// members are the children of a node by their keys or numbers.
func members(n *tree.Node) map[string]*tree.Node {
	out := map[string]*tree.Node{}
	if n != nil {
		for i, c := range n.Children {
			out[c.Name(i)] = c
		}
	}
	return out
}
