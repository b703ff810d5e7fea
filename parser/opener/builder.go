package opener

import (
	"sort"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Strings that are put together by a builder: new StringBuilder("…").append(…), in one expression or in statements; and
// lists that grow before they are joined.

// makesBuilder reports the constructors of builders.
func makesBuilder(c *token.Call) bool {
	if c == nil {
		return false
	}
	switch plainCallee(c) {
	case "strings.Builder", "bytes.Buffer", "String.new", "StringIO", "io.StringIO":
		return true
	}
	return c.New && (c.Method == "StringBuilder" || c.Method == "StringBuffer")
}

// appends reports a call that adds its argument to the text of its receiver.
func appends(c *token.Call) bool {
	switch c.Method {
	case "append", "Append", "WriteString", "push_str", "concat", "<<", "write", "AppendLine", "appendLine":
		return len(c.Args) == 1
	}
	return false
}

// addition is the text that a call adds to a builder in variable name.
func (r *run) addition(c *token.Call, name string, scope int) (source.Text, bool) {
	switch {
	case appends(c):
		return r.text(c.Args[0].Value, scope), true
	case c.Method == "AppendFormat" && len(c.Args) > 1:
		return r.braces(r.text(c.Args[0].Value, scope), c.Args[1:], scope), true
	case c.Callee == "fmt.Fprintf" && len(c.Args) > 1 && c.Args[0].Value.Kind == token.Name && normalPath(c.Args[0].Value.Path) == name:
		return r.printf(r.text(c.Args[1].Value, scope), c.Args[2:], scope), true
	}
	return source.Text{}, false
}

// builder is the text of a builder in variable name, from what it begins with through every later addition. One that
// stands in a block of its own may not be executed: that is a branch.
func (r *run) builder(first source.Text, made source.Place, name string, scope int) setting.Value {
	parts := []source.Text{first}
	for _, c := range r.executed(r.additions(made, name, scope), made) {
		for ; c != nil; c = r.chained[c] {
			t, ok := r.addition(c, name, scope)
			if !ok {
				break
			}
			parts = append(parts, t)
		}
	}
	t := source.Concat(parts...)
	if t.IsZero() {
		t = source.Decoded(made, "")
	}
	return setting.Value{Text: t}
}

// beginning is what a builder holds at first.
func (r *run) beginning(made *token.Call, scope int) source.Text {
	if len(made.Args) == 1 && made.Args[0].Name.IsZero() {
		if v := r.value(made.Args[0].Value, scope); v.Kind == setting.String {
			return v.Text
		}
	}
	return source.Text{}
}

// additions lists the calls that add to a variable, in order.
func (r *run) additions(made source.Place, name string, scope int) []*token.Call {
	var out []*token.Call
	home := r.real(scope)
	keep := func(c *token.Call) {
		if _, ok := r.addition(c, name, scope); ok && c.Scope == home && c.Place.Span.Start > made.Span.Start {
			out = append(out, c)
		}
	}
	for _, c := range r.methods[name] {
		keep(c)
	}
	if r.unit.Language == "go" {
		for _, c := range r.callsNamed("Fprintf") {
			keep(c)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Place.Span.Start < out[j].Place.Span.Start })
	return out
}

// grown is a string in a variable that methods add to, where strings can be changed.
func (r *run) grown(t target) (setting.Value, bool) {
	if r.unit.Language != "rust" && r.unit.Language != "ruby" || t.base == "" || t.def == nil || len(r.methods[t.base]) == 0 {
		return setting.Value{}, false
	}
	if len(r.additions(t.def.Place, t.base, t.scope)) == 0 {
		return setting.Value{}, false
	}
	return r.builder(r.literal(t.expr).Text, t.def.Place, t.base, t.scope), true
}

// builtBlock reads buildString { append("…") }.
func (r *run) builtBlock(c *token.Call) (setting.Value, bool) {
	if c.Receiver != nil || c.Callee != "buildString" || len(c.Args) == 0 {
		return setting.Value{}, false
	}
	block := c.Args[len(c.Args)-1].Value
	if block.Kind != token.FuncOf || block.Scope == 0 {
		return setting.Value{}, false
	}
	var parts []source.Text
	for _, a := range r.callsNamed("append") {
		if a.Scope == block.Scope && a.Receiver == nil && a.Callee == "append" && len(a.Args) == 1 {
			parts = append(parts, r.text(a.Args[0].Value, a.Scope))
		}
	}
	return setting.Value{Text: source.Concat(parts...)}, len(parts) > 0
}

// items lists the elements of a list, with those that are added before it is used.
func (r *run) items(e token.Expr, scope int) ([]source.Text, bool) {
	t := r.follow(e, scope)
	if t.expr.Kind != token.ListOf || len(t.expr.Items) > maxItems {
		return r.appendedTo(t)
	}
	var out []source.Text
	for _, item := range t.expr.Items {
		out = append(out, r.text(item, t.scope))
	}
	if t.def == nil || t.base == "" {
		return out, true
	}
	var more []*token.Call
	for _, c := range r.methods[t.base] {
		if grows(c) && c.Scope == r.real(t.scope) && c.Place.Span.Start >= t.def.Place.Span.End && c.Place.Span.Start <= e.Place.Span.Start {
			more = append(more, c)
		}
	}
	for _, c := range r.executed(more, t.def.Place) {
		for _, a := range c.Args {
			out = append(out, r.text(a.Value, t.scope))
		}
	}
	return out, len(out) > 0
}

// appendedTo lists the elements of Go's append(list, a, b).
func (r *run) appendedTo(t target) ([]source.Text, bool) {
	c := t.expr.Call
	if t.expr.Kind != token.CallOf || c == nil || c.Callee != "append" || len(c.Args) < 2 || r.depth >= maxNesting {
		return nil, false
	}
	r.depth++
	defer func() { r.depth-- }()
	out, ok := r.items(c.Args[0].Value, t.scope)
	for _, a := range c.Args[1:] {
		if a.Spread {
			return nil, false
		}
		out = append(out, r.text(a.Value, t.scope))
	}
	return out, ok
}

// maxItems bounds the lists that are read one by one.
const maxItems = 256

// grows reports a call that adds its arguments to a list.
func grows(c *token.Call) bool {
	switch c.Method {
	case "append", "push", "add", "Add", "<<":
		return len(c.Args) > 0
	}
	return false
}

// dedented carries out trimMargin and trimIndent, which take the indentation off every line of a string.
func dedented(t source.Text, margin bool) source.Text {
	var lines []source.Text
	for _, line := range t.Split("\n") {
		line = line.Trim()
		if margin && strings.HasPrefix(line.String(), "|") {
			line = line.Slice(1, line.Len())
		}
		lines = append(lines, line)
	}
	for len(lines) > 1 && lines[0].Len() == 0 {
		lines = lines[1:]
	}
	for len(lines) > 1 && lines[len(lines)-1].Len() == 0 {
		lines = lines[:len(lines)-1]
	}
	return source.Join(lines, "\n")
}
