package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/dsnlint/dsnlint/source"
)

// variable is what the script does with a name.
type variable struct {
	definition // the last one
	earlier    []definition
	count      int  // how often it is assigned or changed; one assignment makes a constant
	changed    bool // … also in ways that are no assignment
	export     bool
}

// definition is one assignment to a variable.
type definition struct {
	part   *part
	word   *syntax.Word
	array  *syntax.ArrayExpr
	at     int  // offset of the assignment in its part
	more   bool // it adds to what the variable held: X+=…
	branch bool // it stands under a condition
	dfault bool // … that asks for the variable itself: it gives a default
	inFunc bool
	name   source.Text
	made   func() source.Text // of a command that sets the variable: what it puts there
	busy   bool               // being evaluated
	done   bool
	value  source.Text
}

// maxDefinitions bounds how many assignments to one variable are told apart.
const maxDefinitions = 64

// define notes one more assignment.
func (v *variable) define(d definition) {
	if v.count > 0 {
		v.earlier = append(v.earlier, v.definition)
	}
	v.count++
	v.definition = d
	v.changed = v.changed || len(v.earlier) > maxDefinitions
}

// before is the assignment that holds at an offset of a part: nil where that depends on how the script runs.
func (v *variable) before(p *part, use int, inFunc bool) *definition {
	late := v.part == p && use <= v.at && !inFunc
	if v.count == 1 && !v.changed && !late {
		return &v.definition
	}
	if v.changed || inFunc || !v.straight(p) {
		return nil
	}
	if !late {
		return &v.definition
	}
	for i := len(v.earlier) - 1; i >= 0; i-- {
		if v.earlier[i].at < use {
			return &v.earlier[i]
		}
	}
	return nil
}

// straight reports whether every assignment stands in one part and is executed where it stands.
func (v *variable) straight(p *part) bool {
	for i := range v.earlier {
		if d := &v.earlier[i]; d.part != p || d.branch || d.inFunc {
			return false
		}
	}
	return v.part == p && !v.branch && !v.inFunc
}

// export is a variable of the environment that the script sets for the commands behind it.
type export struct {
	name, value source.Text
}

// condition is what an assignment stands under while variables are collected.
type condition struct {
	branch bool   // under some condition
	test   string // source of the innermost one
	inFunc bool
}

// collect finds all assignments of a part.
func (p *part) collect() { p.collectStmts(p.tree.Stmts, condition{}) }

func (p *part) collectStmts(list []*syntax.Stmt, c condition) {
	for _, st := range list {
		p.collectStmt(st, c)
	}
}

func (c condition) under(test string) condition {
	c.branch, c.test = true, test
	return c
}

func (p *part) source(n syntax.Node) string {
	i, j := span(n, len(p.s))
	return p.s[i:j]
}

// span is a node's offsets, clamped: recovered nodes have none.
func span(n syntax.Node, limit int) (int, int) {
	i, j := int(n.Pos().Offset()), int(n.End().Offset())
	i = min(i, limit)
	return i, max(i, min(j, limit))
}

func (p *part) collectStmt(st *syntax.Stmt, c condition) {
	if st == nil || st.Cmd == nil {
		return
	}
	switch cmd := st.Cmd.(type) {
	case *syntax.CallExpr:
		if p.collectRead(cmd, st.Redirs, c) {
			return
		}
		p.collectCall(cmd, c)
	case *syntax.DeclClause:
		p.collectDecl(cmd, c)
	case *syntax.BinaryCmd:
		p.collectStmt(cmd.X, c)
		if cmd.Op == syntax.AndStmt || cmd.Op == syntax.OrStmt {
			c = c.under(p.source(cmd.X))
		}
		p.collectStmt(cmd.Y, c)
	case *syntax.IfClause:
		for branch := cmd; branch != nil; branch = branch.Else {
			p.collectStmts(branch.Cond, c)
			test := ""
			if len(branch.Cond) > 0 {
				i, _ := span(branch.Cond[0], len(p.s))
				_, j := span(branch.Cond[len(branch.Cond)-1], len(p.s))
				test = p.s[i:max(i, j)]
			}
			p.collectStmts(branch.Then, c.under(test))
		}
	default:
		p.collectCompound(cmd, c)
	}
}

func (p *part) collectCompound(cmd syntax.Command, c condition) {
	switch cmd := cmd.(type) {
	case *syntax.Block:
		p.collectStmts(cmd.Stmts, c)
	case *syntax.Subshell:
		p.collectStmts(cmd.Stmts, c)
	case *syntax.TimeClause:
		p.collectStmt(cmd.Stmt, c)
	case *syntax.CoprocClause:
		p.collectStmt(cmd.Stmt, c)
	case *syntax.FuncDecl:
		if cmd.Name != nil {
			p.bodies[cmd.Name.Value] = body{p, cmd.Body}
		}
		c.inFunc = true
		p.collectStmt(cmd.Body, c)
	case *syntax.TestDecl:
		c.inFunc = true
		p.collectStmt(cmd.Body, c)
	case *syntax.WhileClause:
		p.collectStmts(cmd.Cond, c)
		p.collectStmts(cmd.Do, c.under(""))
	case *syntax.ForClause:
		if iter, ok := cmd.Loop.(*syntax.WordIter); ok && iter.Name != nil {
			p.taint(iter.Name.Value)
		}
		p.collectStmts(cmd.Do, c.under(""))
	case *syntax.CaseClause:
		for _, item := range cmd.Items {
			p.collectStmts(item.Stmts, c.under(""))
		}
	}
}

func (p *part) collectCall(call *syntax.CallExpr, c condition) {
	if len(call.Args) == 0 {
		for _, a := range call.Assigns {
			p.assigned(a, c, false)
		}
		return
	}
	if p.collectMade(call, c) {
		return
	}
	switch call.Args[0].Lit() {
	case "read", "readarray", "mapfile", "getopts", "unset", "printf":
		for _, w := range call.Args[1:] {
			p.taint(w.Lit())
		}
	case "set":
		if len(call.Args) > 2 && call.Args[1].Lit() == "--" {
			for i, w := range call.Args[2:min(len(call.Args), 11)] {
				p.variable(decimal(i + 1)).define(definition{
					part: p, word: w, at: int(call.Pos().Offset()), branch: c.branch, inFunc: c.inFunc, name: p.slice(w),
				})
			}
		}
		for _, w := range call.Args[1:] {
			p.allExport = p.allExport || w.Lit() == "-a" || w.Lit() == "allexport"
		}
	case ":", "true":
		for _, w := range call.Args[1:] {
			p.collectDefaults(w)
		}
	}
}

// collectDefaults reads : "${X:=value}", which gives a variable its default.
func (p *part) collectDefaults(w *syntax.Word) {
	syntax.Walk(w, func(n syntax.Node) bool {
		exp, ok := n.(*syntax.ParamExp)
		if ok && exp.Param != nil && exp.Exp != nil && (exp.Exp.Op == syntax.AssignUnset || exp.Exp.Op == syntax.AssignUnsetOrNull) {
			p.variable(exp.Param.Value).define(definition{
				part: p, word: exp.Exp.Word, at: int(exp.Pos().Offset()), dfault: true, branch: true, name: p.lit(exp.Param),
			})
		}
		return true
	})
}

func (p *part) collectDecl(decl *syntax.DeclClause, c condition) {
	export := decl.Variant.Value == "export"
	for _, a := range decl.Args {
		if a.Naked {
			if a.Name == nil && a.Value != nil && strings.HasPrefix(a.Value.Lit(), "-") && strings.Contains(a.Value.Lit(), "x") {
				export = true
			}
			if a.Name != nil && export {
				p.variable(a.Name.Value).export = true
			}
			continue
		}
		p.assigned(a, c, export)
	}
}

func (p *part) variable(name string) *variable {
	v, ok := p.vars[name]
	if !ok {
		v = &variable{}
		p.vars[name] = v
	}
	return v
}

func (p *part) taint(name string) {
	if name != "" {
		p.variable(name).changed = true
	}
}

func (p *part) assigned(a *syntax.Assign, c condition, export bool) {
	if a.Name == nil || a.Naked {
		return
	}
	v := p.variable(a.Name.Value)
	v.export, v.changed = v.export || export, v.changed || a.Index != nil
	v.define(definition{
		part: p, word: a.Value, array: a.Array, at: int(a.Pos().Offset()), more: a.Append, inFunc: c.inFunc,
		branch: c.branch, name: p.lit(a.Name),
		dfault: strings.Contains(c.test, "$"+a.Name.Value) || strings.Contains(c.test, "${"+a.Name.Value),
	})
}

// lookup returns what a variable holds where it is used: its constant value, its visible default, or a hole at p.
func (p *part) lookup(name string, use int, at source.Place, inFunc bool) source.Text {
	v, ok := p.vars[name]
	unknown := source.UnknownAt(at, "env:"+name)
	if !ok {
		for i := len(p.outer) - 1; i >= 0; i-- {
			if p.outer[i].Name.String() == name {
				return p.outer[i].Value.Text
			}
		}
		return unknown
	}
	d := v.before(p, use, inFunc)
	switch {
	case d == nil || d.busy || d.branch && !d.dfault:
		return unknown
	case d.array != nil && d.word == nil:
		return p.element(d, "0", unknown)
	case d.word == nil && d.part == nil:
		return unknown
	case d.word == nil && d.made == nil:
		return source.Decoded(at, "")
	}
	value := d.read(name)
	switch {
	case value.Len() > maxValue || value.Parts() > maxParts || value.IsZero():
		return unknown
	case d.dfault:
		return value.AsFallback("env:" + name)
	}
	return value
}

// read evaluates a definition, once.
func (d *definition) read(name string) source.Text {
	if d.done {
		return d.value
	}
	d.busy = true
	if d.made != nil {
		d.value = d.made()
	} else {
		d.value = d.part.quoted(d.word, scope{at: d.at, inFunc: d.inFunc})
	}
	if d.more {
		held := d.part.lookup(name, d.at, d.name.Place(), d.inFunc)
		d.value = source.Concat(held, d.value)
	}
	d.busy, d.done = false, true
	return d.value
}

// maxValue is the longest value in bytes that a variable is followed to; it keeps a=$b$b, b=$c$c … small.
const maxValue = 4 << 10

// maxParts is the most pieces of such a value: what is unknown has hardly a byte.
const maxParts = 256
