package template

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// Scope is what actions of a file may refer to. The zero Scope, like none, knows nothing.
type Scope struct {
	Values map[string]source.Text // by ref: "values:db.host" for {{ .Values.db.host }}
	Named  map[string]Named       // templates of other files, by name
}

// frame is what names mean where an action stands.
type frame struct {
	scope *Scope
	dot   string // the path that the dot is: "" for all, "Values.db" inside {{ with .Values.db }}, "?" if unknown
	vars  *variable
	depth int // of templates that include each other
}

// variable is {{ $name := … }}, and those set before it.
type variable struct {
	name  string // with its dollar sign
	value expr
	at    int    // where the action begins that sets it
	frame *frame // in which the value is to be read; nil if the value is not known
	outer *variable
}

func (f *frame) variable(name string) *variable {
	for v := f.vars; v != nil; v = v.outer {
		if v.name == name {
			return v
		}
	}
	return nil
}

// action evaluates the expressions of one action, which begins at the offset at of the masked bytes.
type action struct {
	raw   raw // nil where only names are asked for
	at    int
	steps *int // how many expressions may still be evaluated
	*frame
}

// maxSteps bounds the expressions that one action is made of, with the variables and templates that it names.
const maxSteps = 2000

func newAction(raw raw, at int, f *frame) action {
	steps := maxSteps
	return action{raw: raw, at: at, steps: &steps, frame: f}
}

// raw returns what stands between two offsets of the masked bytes.
type raw func(start, end int) source.Text

func (a action) place(s source.Span) source.Place { return a.raw(a.at+s.Start, a.at+s.End).Place() }

// of is the action that sets a variable.
func (a action) of(v *variable) action {
	a.at, a.frame = v.at, v.frame
	return a
}

func (a action) unknown(x expr) source.Text { return source.UnknownAt(a.place(x.span), "template") }

// path is what an expression stands for below the root: "Values.db.host"; "" if it stands for nothing of a name.
func (a action) path(x expr) string {
	if *a.steps--; *a.steps < 0 {
		return ""
	}
	switch {
	case x.kind == field:
		return a.fieldPath(x.name)
	case a.raw == nil:
	case x.kind == call && (x.name == "index" || x.name == "get") && len(x.args) > 1:
		p := a.path(x.args[0])
		for _, k := range x.args[1:] {
			key := a.text(k)
			if p == "" || k.kind != constant || !key.Known() {
				return ""
			}
			p += "." + key.String()
		}
		return p
	case x.kind == call && x.name == "(field)" && len(x.args) == 2:
		if p := a.path(x.args[0]); p != "" {
			return p + x.args[1].name
		}
		inner := x.args[0]
		if inner.kind == call && inner.name == "default" && len(inner.args) == 2 { // ((.Values.db) | default dict).host
			if p := a.path(inner.args[1]); p != "" {
				return p + x.args[1].name
			}
		}
	}
	return ""
}

func (a action) fieldPath(name string) string {
	root, rest := "", name
	switch {
	case strings.HasPrefix(name, "$."), name == "$":
		rest = name[1:]
	case name[0] == '$':
		head, tail, _ := strings.Cut(name, ".")
		v := a.variable(head)
		if v == nil || v.frame == nil {
			return ""
		}
		if root = a.of(v).path(v.value); root == "" {
			return ""
		}
		rest = tail
	default:
		root = a.dot
	}
	rest = strings.Trim(rest, ".")
	switch {
	case root == "?":
		return ""
	case root == "" || rest == "":
		return root + rest
	}
	return root + "." + rest
}

// text is what an expression prints.
func (a action) text(x expr) source.Text {
	if *a.steps--; *a.steps < 0 {
		return a.unknown(x)
	}
	switch x.kind {
	case constant:
		return a.constant(x)
	case field:
		if v := a.variable(x.name); v != nil && v.frame != nil && a.path(x) == "" {
			return a.of(v).text(v.value)
		}
		return a.value(x)
	case call:
		if a.path(x) != "" {
			return a.value(x)
		}
		return a.call(x)
	}
	return a.unknown(x)
}

// value is the value that a file of values gives the name that an expression stands for.
func (a action) value(x expr) source.Text {
	p, ok := strings.CutPrefix(a.path(x), "Values.")
	if !ok {
		return a.unknown(x)
	}
	at, ref := a.place(x.span), "values:"+p
	if value, ok := a.scope.Values[ref]; ok {
		return value.Passing(at)
	}
	return source.UnknownAt(at, ref)
}

func (a action) constant(x expr) source.Text {
	t := a.raw(a.at+x.span.Start, a.at+x.span.End)
	switch inner := t.Slice(1, t.Len()-1); t.String()[:1] {
	case `"`:
		return inner.Decode(source.Backslash("\"\"\\\\n\nt\t", false))
	case "`":
		return inner
	}
	return t
}

// call evaluates the functions that hand a value on.
func (a action) call(x expr) source.Text {
	n := len(x.args)
	switch x.name {
	case "quote", "squote", "toString", "trim", "print", "b64enc", "int", "int64", "toJson":
		if n == 1 {
			return a.text(x.args[0])
		}
	case "required", "indent", "nindent":
		if n == 2 {
			return a.text(x.args[1])
		}
	case "tpl":
		if n == 2 {
			return a.text(x.args[0])
		}
	case "default":
		if n == 2 {
			return a.either(a.text(x.args[1]), x.args[0])
		}
	case "coalesce", "or":
		return a.first(x)
	case "ternary":
		return a.ternary(x)
	case "printf":
		return a.printf(x)
	case "include", "template":
		return a.include(x)
	}
	return a.unknown(x)
}

// either is a value, or another where it is empty or not known.
func (a action) either(t source.Text, other expr) source.Text {
	switch {
	case t.Known() && t.Len() > 0:
		return t
	case t.Known():
		return a.text(other).AsFallback("values")
	}
	d := a.text(other)
	if refs := t.Refs(); len(refs) > 0 && d.Known() {
		return d.AsFallback(refs[0])
	}
	return t
}

// first is the first of several values that is not empty.
func (a action) first(x expr) source.Text {
	for i := 0; i < len(x.args)-1; i++ {
		if t := a.text(x.args[i]); t.Len() > 0 {
			return a.either(t, x.args[i+1])
		}
	}
	if len(x.args) == 0 {
		return a.unknown(x)
	}
	return a.text(x.args[len(x.args)-1])
}

// ternary chooses one of two values.
func (a action) ternary(x expr) source.Text {
	if len(x.args) != 3 {
		return a.unknown(x)
	}
	switch a.truth(x.args[2]) {
	case yes:
		return a.text(x.args[0])
	case no:
		return a.text(x.args[1])
	}
	return a.unknown(x)
}

// printf puts values into a format.
func (a action) printf(x expr) source.Text {
	if len(x.args) == 0 || x.args[0].kind != constant {
		return a.unknown(x)
	}
	format := a.constant(x.args[0])
	var parts []source.Text
	s, from, next := format.String(), 0, 1
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		parts = append(parts, format.Slice(from, i))
		end := i + 1
		for end < len(s)-1 && strings.IndexByte("0123456789.+-# ", s[end]) >= 0 {
			end++
		}
		switch {
		case s[end] == '%':
			parts = append(parts, format.Slice(end, end+1))
		case next < len(x.args):
			parts = append(parts, a.text(x.args[next]))
			next++
		default:
			parts = append(parts, a.unknown(x))
		}
		from, i = end+1, end
	}
	return source.Concat(append(parts, format.Slice(from, len(s)))...)
}
