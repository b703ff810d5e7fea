package token

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// show writes an expression in one line: "text", 1, true, null, path, call(…), a+b, (a?b), (a||b), {k:v}, [a], a~key, func[…], _.
func show(e Expr) string {
	switch e.Kind {
	case Literal:
		if e.Value == setting.String {
			return strconv.Quote(e.Text.String())
		}
		return e.Text.String()
	case Name:
		return e.Path
	case CallOf:
		return showCall(e.Call)
	case ObjectOf:
		return "{" + showMembers(e.Members) + "}"
	case ListOf:
		return "[" + showAll(e.Items, ", ") + "]"
	case ConcatOf:
		return showAll(e.Items, "+")
	case ChoiceOf:
		if e.Default {
			return "(" + showAll(e.Items, "||") + ")"
		}
		return "(" + showAll(e.Items, "?") + ")"
	case PartOf:
		return show(e.Items[0]) + "[" + show(e.Items[1]) + "]"
	case NotOf:
		return "!" + show(e.Items[0])
	case MemberOf:
		return show(e.Items[0]) + "~" + e.Path
	case FuncOf:
		return "func[" + showAll(e.Items, ", ") + "]"
	}
	return "_"
}

func showAll(list []Expr, sep string) string {
	var out []string
	for _, e := range list {
		s := show(e)
		if e.Guard != "" {
			s += "!" + string(e.Guard)
		}
		out = append(out, s)
	}
	return strings.Join(out, sep)
}

func showMembers(list []Member) string {
	var out []string
	for _, m := range list {
		if m.Spread {
			out = append(out, "..."+show(m.Value))
			continue
		}
		name := m.Name.String()
		if !m.Name.Known() {
			name = "?"
		}
		out = append(out, name+":"+show(m.Value))
	}
	return strings.Join(out, ", ")
}

func showCall(c *Call) string {
	var out []string
	for _, a := range c.Args {
		s := show(a.Value)
		if a.Spread {
			s = "..." + s
		}
		if !a.Name.IsZero() {
			s = a.Name.String() + "=" + s
		}
		out = append(out, s)
	}
	s := c.Callee + "(" + strings.Join(out, ", ") + ")"
	if c.New {
		s = "new " + s
	}
	if c.Receiver != nil {
		s = show(*c.Receiver) + ">" + s
	}
	return s
}

// showUnit lists calls, assignments, imports, secrets and problems, one a line: "call target <- f(x) #scope !guard".
func showUnit(u Unit) string {
	var b strings.Builder
	for _, c := range u.Calls {
		s := showCall(c)
		if c.AssignedTo != "" {
			s = c.AssignedTo + " <- " + s
		}
		b.WriteString("call " + s + marks(c.Scope, c.Guard, false, false) + "\n")
	}
	for _, a := range u.Assigns {
		b.WriteString("set " + a.Target + " = " + show(a.Value) + marks(a.Scope, a.Guard, a.Const, a.Param) + "\n")
	}
	for _, local := range slices.Sorted(maps.Keys(u.Imports)) {
		b.WriteString("import " + local + " = " + u.Imports[local] + "\n")
	}
	for _, w := range u.Wildcard {
		b.WriteString("import * = " + w + "\n")
	}
	for _, place := range u.Secrets {
		b.WriteString("secret " + place.Raw() + "\n")
	}
	for _, p := range u.Problems {
		b.WriteString("problem " + string(p.Code) + "\n")
	}
	return b.String()
}

func marks(scope int, g setting.Guard, constant, param bool) string {
	s := ""
	if scope > 0 {
		s += " #" + strconv.Itoa(scope)
	}
	if g != "" {
		s += " !" + string(g)
	}
	if constant {
		s += " const"
	}
	if param {
		s += " param"
	}
	return s
}

// check asserts what holds for every Unit: places inside the file, order, and decoded bytes that agree with raw ones.
func check(t *testing.T, u Unit) {
	t.Helper()
	testkit.CheckInside(t, u.File, u.Secrets...)
	for i, c := range u.Calls {
		testkit.CheckInside(t, u.File, c.Place, c.CalleePlace)
		if i > 0 && outerFirst(u.Calls[i-1].Place.Span, c.Place.Span) > 0 {
			t.Errorf("calls out of order at %v", c.Place.Span)
		}
		for _, a := range c.Args {
			checkExpr(t, a.Value, u.File, 0)
		}
		if c.Scope >= len(u.Outer) && c.Scope > 0 {
			t.Errorf("no scope %d", c.Scope)
		}
	}
	for _, a := range u.Assigns {
		testkit.CheckInside(t, u.File, a.Place, a.TargetPlace)
		checkExpr(t, a.Value, u.File, 0)
	}
	for i, e := range u.Strings {
		checkExpr(t, e, u.File, 0)
		if i > 0 && outerFirst(u.Strings[i-1].Place.Span, e.Place.Span) > 0 {
			t.Errorf("strings out of order at %v", e.Place.Span)
		}
	}
	for _, p := range u.Problems {
		testkit.CheckInside(t, u.File, p.Place)
	}
}

func checkExpr(t *testing.T, e Expr, file *source.File, depth int) {
	t.Helper()
	testkit.CheckInside(t, file, e.Place)
	testkit.CheckInside(t, file, e.Text.Places()...)
	if depth > 50 {
		return
	}
	for i := 0; e.Kind == Literal && i < e.Text.Len(); i++ {
		s := e.Text.Slice(i, i+1)
		if raw := s.Place().Raw(); len(raw) == 1 && raw != s.String() && raw != "\\" && raw != "\r" && e.Value == setting.String {
			t.Errorf("byte %d of %q comes from %q", i, e.Text.String(), raw)
		}
	}
	for _, item := range e.Items {
		checkExpr(t, item, file, depth+1)
	}
	for _, m := range e.Members {
		checkExpr(t, m.Value, file, depth+1)
	}
}

// showStrings lists the strings of a unit, one a line.
func showStrings(u Unit) string {
	var out []string
	for _, e := range u.Strings {
		out = append(out, show(e))
	}
	return strings.Join(out, "\n")
}

func readText(l Language, src string) Unit { return Read(source.NewFile("x", []byte(src)), l) }
