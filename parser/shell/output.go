package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/dsnlint/dsnlint/source"
)

// What commands put into words and variables: echo, printf, read, and functions that do no more than to print.

// body is a function of the script.
type body struct {
	part *part
	stmt *syntax.Stmt
}

// output is what the commands of $(…) print, where that can be read.
func (p *part) output(stmts []*syntax.Stmt, sc scope, depth int) (source.Text, bool) {
	if len(stmts) == 0 || depth > maxDepth || !p.spend() {
		return source.Text{}, false
	}
	for _, st := range stmts[:len(stmts)-1] {
		if !silent(st) {
			return source.Text{}, false
		}
	}
	last := stmts[len(stmts)-1]
	call, ok := last.Cmd.(*syntax.CallExpr)
	if !ok || len(last.Redirs) > 0 || len(call.Args) == 0 {
		return source.Text{}, false
	}
	if f, ok := p.bodies[call.Args[0].Lit()]; ok && len(call.Args) == 1 {
		block, ok := f.stmt.Cmd.(*syntax.Block)
		if !ok {
			return source.Text{}, false
		}
		return f.part.output(block.Stmts, scope{at: sc.at, inFunc: true}, depth+1)
	}
	words := p.words(call.Args, sc)
	switch {
	case len(words) == 0:
	case words[0].String() == "echo":
		return echoed(words[1:])
	case words[0].String() == "printf" && len(words) > 1 && words[1].String() != "-v":
		return printed(words[1], words[2:])
	}
	return source.Text{}, false
}

// silent reports whether a statement only declares variables.
func silent(st *syntax.Stmt) bool {
	switch cmd := st.Cmd.(type) {
	case *syntax.DeclClause:
		return true
	case *syntax.CallExpr:
		return len(cmd.Args) == 0
	}
	return false
}

func echoed(words []source.Text) (source.Text, bool) {
	if len(words) > 0 && words[0].String() == "-n" {
		words = words[1:]
	}
	for _, w := range words {
		if strings.HasPrefix(w.String(), "-") && w.Len() == 2 || strings.Contains(w.String(), "\\") {
			return source.Text{}, false // -e and what it escapes
		}
	}
	return source.Join(words, " "), len(words) > 0
}

// printed fills the directives of a format: %s, %d and %%. One that uses its arguments up begins again, which is not read.
func printed(format source.Text, args []source.Text) (source.Text, bool) {
	var parts []source.Text
	s := format.String()
	from, next := 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && strings.HasSuffix(s, "\\n") && i == len(s)-2:
			return source.Concat(append(parts, format.Slice(from, i))...), next == len(args) // $(…) cuts line ends
		case s[i] == '\\':
			return source.Text{}, false
		case s[i] != '%' || i+1 == len(s):
			continue
		}
		parts = append(parts, format.Slice(from, i))
		switch c := s[i+1]; {
		case c == '%':
			parts = append(parts, format.Slice(i+1, i+2))
		case (c == 's' || c == 'd' || c == 'b') && next < len(args):
			parts = append(parts, args[next])
			next++
		default:
			return source.Text{}, false
		}
		i++
		from = i + 1
	}
	return source.Concat(append(parts, format.Slice(from, len(s)))...), next == len(args)
}

// collectMade notes what printf -v puts into a variable.
func (p *part) collectMade(call *syntax.CallExpr, c condition) bool {
	args := call.Args
	if len(args) < 4 || args[0].Lit() != "printf" || args[1].Lit() != "-v" || args[2].Lit() == "" {
		return false
	}
	at := int(call.Pos().Offset())
	p.variable(args[2].Lit()).define(definition{
		part: p, at: at, branch: c.branch, inFunc: c.inFunc, name: p.slice(args[2]),
		made: func() source.Text {
			words := p.words(args[3:], scope{at: at, inFunc: c.inFunc})
			if t, ok := printed(words[0], words[1:]); ok && len(words) > 0 {
				return t
			}
			return source.UnknownAt(p.slice(call).Place(), "call")
		},
	})
	return true
}

// collectRead notes what read X <<< "…" puts into a variable.
func (p *part) collectRead(call *syntax.CallExpr, redirs []*syntax.Redirect, c condition) bool {
	if len(redirs) != 1 || redirs[0].Op != syntax.WordHdoc || len(call.Args) == 0 || call.Args[0].Lit() != "read" {
		return false
	}
	name := ""
	for _, w := range call.Args[1:] {
		lit := w.Lit()
		if strings.HasPrefix(lit, "-") && lit != "-r" || lit == "" || name != "" && !strings.HasPrefix(lit, "-") {
			return false
		}
		if lit != "-r" {
			name = lit
		}
	}
	if name == "" {
		return false
	}
	p.variable(name).define(definition{
		part: p, word: redirs[0].Word, at: int(call.Pos().Offset()), branch: c.branch, inFunc: c.inFunc, name: p.slice(call.Args[0]),
	})
	return true
}

// element is an element of an array: by its number, or by its name.
func (p *part) element(d *definition, key string, unknown source.Text) source.Text {
	if !p.spend() {
		return unknown
	}
	n := 0
	for _, el := range d.array.Elems {
		index := ""
		switch w, ok := el.Index.(*syntax.Word); {
		case el.Index == nil:
			index = decimal(n)
			n++
		case ok:
			index = strings.Trim(p.source(w), "'\"")
		}
		if index != key || el.Value == nil {
			continue
		}
		d.busy = true
		value := d.part.quoted(el.Value, scope{at: d.at, inFunc: d.inFunc})
		d.busy = false
		return value
	}
	return unknown
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + decimal(n%10)
}

// indexed is the value of ${array[key]}.
func (p *part) indexed(e *syntax.ParamExp, sc scope, unknown source.Text) source.Text {
	v, ok := p.vars[e.Param.Value]
	w, word := e.Index.(*syntax.Word)
	if !ok || !word || v.array == nil || v.count != 1 || v.changed || v.branch || v.busy {
		return unknown
	}
	key := p.quoted(w, sc)
	if !key.Known() {
		return unknown
	}
	return p.element(&v.definition, key.String(), unknown)
}
