package opener

import (
	"sort"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Strings that are put together by a builder: new StringBuilder("…").append(…), in one expression or in statements.

// makesBuilder reports the constructors of builders.
func makesBuilder(c *token.Call) bool {
	return c != nil && c.New && (c.Method == "StringBuilder" || c.Method == "StringBuffer")
}

// appends reports a call that adds its argument to the text of its receiver.
func appends(c *token.Call) bool {
	return (c.Method == "append" || c.Method == "Append") && len(c.Args) == 1
}

// builder is the text of a builder in variable name, from its constructor through every later append. One that stands in
// a block of its own may not be executed: what it adds is unknown.
func (r *run) builder(made *token.Call, name string, scope int) setting.Value {
	var parts []source.Text
	if len(made.Args) == 1 {
		parts = append(parts, r.text(made.Args[0].Value, scope))
	}
	for _, c := range r.appended(made, name) {
		if r.indent(c.Place.Span.Start) > r.indent(made.Place.Span.Start) {
			parts = append(parts, source.UnknownAt(c.Place, "call"))
			continue
		}
		for ; c != nil && appends(c); c = r.chained[c] {
			parts = append(parts, r.text(c.Args[0].Value, scope))
		}
	}
	if len(parts) == 0 {
		return setting.Value{Text: source.Decoded(made.Place, "")}
	}
	return setting.Value{Text: source.Concat(parts...)}
}

// appended lists the appends to a variable, in order.
func (r *run) appended(made *token.Call, name string) []*token.Call {
	var out []*token.Call
	for _, c := range r.methods[name] {
		if appends(c) && c.Scope == made.Scope && c.Place.Span.Start > made.Place.Span.Start {
			out = append(out, c)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Place.Span.Start < out[j].Place.Span.Start })
	return out
}
