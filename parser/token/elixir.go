package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// elixirContext is what surrounds a place in an Elixir program.
type elixirContext struct {
	module string // the module around, dotted
	repo   bool   // it is a repository of Ecto's
	noDo   bool   // a "do" belongs to something further out
}

// elixirFile reads a whole file.
func (p *finder) elixirFile() {
	for p.pos < p.end {
		p.elixirBody(clause{})
		if p.pos < p.end {
			p.skipGroup() // an "end" or a bracket too many
		}
	}
}

// elixirBody reads statements up to what ends a body and returns the last one's value, and what each of its arms gives
// where it has any: a -> b. subject is what the arms are compared with.
func (p *finder) elixirBody(subject clause) (last Expr, arms []Expr) {
	outer := p.ctx
	p.ctx.inElixir.noDo = false
	inArm := false
	guard := setting.NoGuard
	for !p.elixirStopped() {
		at := p.pos
		e := p.elixirStatement()
		switch {
		case p.at(opThin):
			if inArm {
				arms = append(arms, guarded(last, guard))
			}
			inArm, last = true, Expr{}
			guard = p.elixirArm(at, subject, outer, e)
		case e.Place.Span.Len() > 0:
			last = e
		}
		if p.pos == at {
			p.skipGroup()
		}
	}
	p.ctx = outer
	if inArm {
		arms = append(arms, guarded(last, guard))
	}
	return last, arms
}

func guarded(e Expr, g setting.Guard) Expr {
	e.Guard = g
	return e
}

// elixirArm begins an arm whose pattern starts at index at and ends at the cursor.
func (p *finder) elixirArm(at int, subject clause, outer context, pattern Expr) setting.Guard {
	then, _ := p.condition(at, p.pos)
	if subject.env {
		c := p.clause(at, min(p.pos, at+50))
		c.env, c.flag = true, ""
		then, _ = c.guards()
	}
	p.pos++
	p.ctx = outer
	p.ctx.inElixir.noDo = false
	if then != setting.NoGuard {
		p.ctx.guard = then
	}
	p.elixirDeclare(pattern)
	return then
}

// elixirStopped reports whether a body ends at the cursor.
func (p *finder) elixirStopped() bool {
	switch p.cur().kind {
	case tClose, tUncode, tUntag, tUnquote, tEnd:
		return true
	case tIdent:
		switch p.word(p.pos) {
		case "end", "else", "rescue", "catch", "after":
			return !p.rubyLabel(p.pos)
		}
	}
	return false
}

// elixirStatement reads one statement, or the patterns in front of an arrow.
func (p *finder) elixirStatement() Expr {
	start := p.pos
	if p.cur().kind == tLine || p.at(';') {
		p.pos++
		return Expr{}
	}
	if !p.enter() {
		p.skipGroup()
		return Expr{}
	}
	defer p.exit()
	e := p.expr()
	if !p.at(',') || p.pos == start {
		return e
	}
	items := []Expr{e}
	for p.accept(',') {
		items = append(items, p.expr())
	}
	return Expr{Kind: ListOf, Place: p.from(start), Items: items}
}

// elixirTail reads what may follow an expression beside operators: an assignment, a generator, a default, a type, a
// condition.
func (p *finder) elixirTail(start int, left Expr) Expr {
	for p.pos > start {
		switch {
		case p.at('='):
			return p.elixirMatch(start, left)
		case p.at(opElixirFrom):
			p.pos++
			p.expr()
			p.elixirDeclare(left)
			return p.unknown(start)
		case p.at(opElixirDefault):
			p.pos++
			value := p.expr()
			if left.Kind == Name {
				p.assign(Assign{Target: left.Path, TargetPlace: left.Place, Value: value, Place: p.from(start), Param: true})
			}
			return p.unknown(start)
		case p.at(opScope):
			p.pos++
			p.binary(bindChoice)
		case p.word(p.pos) == "when" && !p.rubyLabel(p.pos):
			p.pos++
			p.expr()
		default:
			return left
		}
	}
	return left
}

// elixirMatch reads the right-hand side of left = right.
func (p *finder) elixirMatch(start int, left Expr) Expr {
	p.pos++
	right := p.expr()
	switch {
	case left.Kind == Name:
		p.assign(Assign{Target: left.Path, TargetPlace: left.Place, Value: right, Place: p.from(start)})
	case left.Kind == ListOf && right.Kind == ListOf && len(left.Items) == len(right.Items):
		for i, t := range left.Items {
			p.elixirTarget(start, t, right.Items[i])
		}
	case left.Kind == ListOf && len(left.Items) == 2 && right.Kind == CallOf && right.Call.Callee == "System.fetch_env":
		p.elixirTarget(start, left.Items[1], right) // {:ok, x} = …
	default:
		p.elixirDeclare(left)
	}
	return right
}

// elixirTarget gives one name of a pattern its value.
func (p *finder) elixirTarget(start int, t, value Expr) {
	if t.Kind != Name {
		p.elixirDeclare(t)
		return
	}
	p.assign(Assign{Target: t.Path, TargetPlace: t.Place, Value: value, Place: p.from(start)})
}

// elixirDeclare notes the variables of a pattern, of whose values nothing is known.
func (p *finder) elixirDeclare(pattern Expr) {
	switch pattern.Kind {
	case Name:
		if elixirVariable(pattern.Path) {
			p.unit.Assigns = append(p.unit.Assigns, Assign{
				Target: pattern.Path, TargetPlace: pattern.Place, Value: Expr{Place: pattern.Place}, Place: pattern.Place,
				Scope: p.ctx.scope, Guard: p.ctx.guard, Param: true,
			})
		}
	case ListOf:
		for _, item := range pattern.Items {
			p.elixirDeclare(item)
		}
	case ObjectOf:
		for _, m := range pattern.Members {
			p.elixirDeclare(m.Value)
		}
	}
}

// elixirVariable reports whether a path is the name of a variable.
func elixirVariable(path string) bool {
	return path != "" && path != "_" && !strings.ContainsAny(path, ".@") && (path[0] < 'A' || path[0] > 'Z')
}

// elixirFunctional reports whether a path may be called: its last name is that of a function, not of a module.
func elixirFunctional(path string) bool {
	last := lastName(path)
	return last != "" && last[0] != '@' && (last[0] < 'A' || last[0] > 'Z') && last != "__MODULE__"
}

// elixirBinding says how strongly the operator at the cursor binds.
func (p *finder) elixirBinding() int {
	t := p.cur()
	if t.kind == tIdent && !p.rubyLabel(p.pos) {
		switch p.word(p.pos) {
		case "and":
			return bindAnd
		case "or":
			return bindOr
		case "in":
			return bindCompare
		case "not":
			return boolInt(p.word(p.pos+1) == "in") * bindCompare
		}
	}
	if t.kind != tOp {
		return 0
	}
	switch t.op {
	case opOr:
		return bindOr
	case opAnd:
		return bindAnd
	case '<', '>', opEqual, opUnequal, opCompare, opRubyMatch:
		return bindCompare
	case opElixirPipe, opElixirOther:
		return bindBits
	case '+', '-', opElixirJoin, opElixirAppend, opRange:
		return bindAdd
	case '*', '/', opPower:
		return bindMul
	}
	return 0
}

// elixirSum reads the rest of a <> b, a ++ b, a + b and a..b.
func (p *finder) elixirSum(start int, left Expr) Expr {
	switch o := p.cur().op; o {
	case opElixirJoin:
		items := p.pieces(nil, left)
		for p.accept(opElixirJoin) {
			items = p.pieces(items, p.binary(bindMul))
		}
		return p.concat(p.from(start), items)
	case opElixirAppend:
		p.pos++
		right := p.binary(bindAdd)
		return p.elixirAppended(start, left, right)
	}
	p.pos++
	p.binary(bindMul)
	return p.unknown(start)
}

// elixirAppended is a ++ b: one keyword list if either is seen to be one, or one list.
func (p *finder) elixirAppended(start int, left, right Expr) Expr {
	if left.Kind == ListOf && right.Kind == ListOf {
		return Expr{Kind: ListOf, Place: p.from(start), Items: append(append([]Expr{}, left.Items...), right.Items...)}
	}
	if !keywordish(left) || !keywordish(right) {
		return p.unknown(start)
	}
	return Expr{Kind: ObjectOf, Place: p.from(start), Members: append(spreadOf(left), spreadOf(right)...)}
}

// keywordish reports whether an expression may be a keyword list.
func keywordish(e Expr) bool {
	return e.Kind == ObjectOf || e.Kind == Name || e.Kind == ChoiceOf || e.Kind == CallOf
}

// spreadOf are the members of an object, or e itself to be spread.
func spreadOf(e Expr) []Member {
	if e.Kind == ObjectOf {
		return append([]Member{}, e.Members...)
	}
	return []Member{{Value: e, Spread: true}}
}

// elixirPipe reads the rest of a |> f(b), which is f(a, b).
func (p *finder) elixirPipe(start int, left Expr) Expr {
	pipe := p.at(opElixirPipe)
	p.pos++
	at := p.pos
	right := p.binary(bindAdd)
	if !pipe {
		return p.unknown(start)
	}
	if right.Kind == Name && elixirFunctional(right.Path) && p.pos > at {
		o := operand{start: at, e: right, name: p.pos - 1}
		right = Expr{Kind: CallOf, Place: right.Place, Call: p.newCall(&o)}
	}
	if right.Kind != CallOf {
		return p.unknown(start)
	}
	c := right.Call
	c.Args = append([]Arg{{Value: left}}, c.Args...)
	c.Place = p.from(start)
	p.secretsOf(c)
	return p.elixirRewrite(Expr{Kind: CallOf, Place: c.Place, Call: c})
}

// elixirAlternative reads the rest of a || b. What raises gives no value.
func (p *finder) elixirAlternative(start int, left Expr) Expr {
	items := []Expr{left}
	for p.binding() == bindOr {
		p.pos++
		e := p.binary(bindAnd)
		if e.Kind != CallOf || e.Call.Method != "raise" {
			items = append(items, e)
		}
	}
	if len(items) == 1 {
		return left
	}
	return Expr{Kind: ChoiceOf, Place: p.from(start), Items: items, Default: true}
}
