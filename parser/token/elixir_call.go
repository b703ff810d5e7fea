package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// elixirPostfix reads everything that follows an operand: members, arguments with and without parentheses, subscripts and
// blocks.
func (p *finder) elixirPostfix(start int, e Expr) Expr {
	o := operand{start: start, e: e, name: -1}
	if e.Kind == Name {
		o.name = p.pos - 1
	}
	for p.pos > start && p.elixirFollows(&o) {
	}
	return o.e
}

// elixirFollows reads one thing that follows o and reports whether there was one.
func (p *finder) elixirFollows(o *operand) bool {
	t := p.cur()
	apart := t.start != p.toks[p.pos-1].end
	callable := o.e.Kind == Name && elixirFunctional(o.e.Path) || o.receiver != nil
	switch {
	case t.kind == tOp && t.op == '.':
		return p.elixirMember(o)
	case t.kind == tOpen && t.op == '(' && !apart && callable:
		p.elixirCall(o, p.elixirArguments)
		return true
	case t.kind == tOpen && t.op == '[' && !apart:
		p.elixirSubscript(o)
		return true
	case p.elixirDo(o, callable):
		p.elixirAttach(o)
		return true
	case callable && apart && p.elixirStartsArgument():
		p.elixirCall(o, func(int) []Arg { return p.elixirCommand() })
		return true
	}
	return false
}

// elixirDo reports whether a do opens a block for o.
func (p *finder) elixirDo(o *operand, callable bool) bool {
	return p.word(p.pos) == "do" && !p.rubyLabel(p.pos) && !p.ctx.inElixir.noDo && (callable || o.e.Kind == CallOf)
}

// elixirMember reads .name, and .(…) of a function in a variable.
func (p *finder) elixirMember(o *operand) bool {
	next := p.pos + 1
	switch {
	case p.is(next, '('):
		p.pos = next
		p.elixirArguments(next)
		o.e, o.receiver, o.name = p.unknown(o.start), nil, -1
		return true
	case p.toks[next].kind != tIdent:
		p.pos = next
		return false
	}
	p.pos = next + 1
	if o.e.Kind == Name && len(o.e.Path) < pathLimit {
		o.e.Path += "." + p.word(next)
		o.e.Place = p.from(o.start)
	} else {
		receiver := o.e
		o.receiver = &receiver
		o.e = p.memberOf(o.start, receiver, p.word(next))
	}
	o.name = next
	return true
}

// elixirSubscript reads x[:key], which is a path, or any other subscript, which is none.
func (p *finder) elixirSubscript(o *operand) {
	open := p.pos
	if o.e.Kind == Name && p.toks[open+1].kind == tString && open+2 == p.closing(open) && len(o.e.Path) < pathLimit {
		key := p.literal(open + 1)
		p.use(key)
		p.leave(open)
		o.e.Path += "." + key.Text.String()
		o.e.Place = p.from(o.start)
	} else {
		key := "*"
		if args := p.elixirArguments(open); len(args) == 1 && args[0].Value.Kind == Literal && args[0].Value.Value == setting.String {
			key = args[0].Value.Text.String()
		}
		o.e = p.memberOf(o.start, o.e, key)
	}
	o.receiver, o.name = nil, -1
	if o.e.Kind == Name {
		o.name = open + 1
	}
}

// elixirCall reads the arguments of o.
func (p *finder) elixirCall(o *operand, arguments func(open int) []Arg) {
	c := p.newCall(o)
	c.Args = arguments(p.pos)
	c.Place = p.from(o.start)
	p.secretsOf(c)
	if c.Callee == "use" && len(c.Args) > 0 && c.Args[0].Value.Path == "Ecto.Repo" {
		p.ctx.inElixir.repo = true
	}
	o.e = Expr{Kind: CallOf, Place: c.Place, Call: c}
	o.receiver, o.name = nil, -1
	if !p.elixirDo(o, false) {
		o.e = p.elixirRewrite(o.e)
	}
}

// elixirAttach reads the block of a call.
func (p *finder) elixirAttach(o *operand) {
	var c *Call
	if o.e.Kind == CallOf {
		c = o.e.Call
	} else {
		c = p.newCall(o)
	}
	var items []Expr
	valued := c.Callee == "with" || c.Callee == "try"
	p.nested(func() Expr {
		if valued {
			items = p.elixirSections(clause{})
		} else {
			p.elixirScoped(p.ctx)
		}
		return Expr{}
	})
	c.Place = p.from(o.start)
	o.e = Expr{Kind: CallOf, Place: c.Place, Call: c}
	if len(items) > 0 {
		o.e = Expr{Kind: ChoiceOf, Place: c.Place, Items: items}
	}
	o.receiver, o.name = nil, -1
}

// elixirStartsArgument reports whether the lexeme at the cursor starts an argument without parentheses.
func (p *finder) elixirStartsArgument() bool {
	t := p.cur()
	next := &p.toks[p.pos+1]
	tight := next.start == t.end && next.kind != tLine
	switch t.kind {
	case tString, tQuote, tNumber, tRegex, tOpen:
		return true
	case tIdent:
		switch p.word(p.pos) {
		case "and", "or", "in", "when", "do", "end", "else", "rescue", "catch", "after":
			return p.rubyLabel(p.pos)
		case "not":
			return p.word(p.pos+1) != "in"
		}
		return true
	case tOp:
		switch t.op {
		case '%', '!', '^', opElixirOpen:
			return true
		case '&', '-', '+':
			return tight
		}
	}
	return false
}

// elixirCommand reads arguments without parentheses. A do behind them belongs to the call that they are for.
func (p *finder) elixirCommand() []Arg {
	var args []Arg
	c := p.ctx
	c.inElixir.noDo = true
	p.within(c, func() {
		for {
			at := p.pos
			a := p.elixirArgument()
			if p.pos > at {
				args = append(args, a)
			}
			if !p.accept(',') {
				return
			}
			for p.cur().kind == tLine {
				p.pos++
			}
		}
	})
	return args
}

// elixirRewrite turns calls that only look something up, or build a keyword list, into what they give. The Call stays.
func (p *finder) elixirRewrite(e Expr) Expr {
	c := e.Call
	if c.Receiver != nil {
		return e
	}
	built := Expr{}
	switch c.Callee {
	case "Keyword.get", "Keyword.fetch!", "Map.get", "Map.fetch!", "Access.get":
		built = p.elixirGet(c)
	case "Keyword.merge", "Map.merge", "Keyword.put", "Map.put", "Keyword.put_new", "Map.put_new":
		built = p.elixirMerge(c)
	case "String.trim", "to_string", "to_charlist", "String.to_charlist", "String.to_integer", "String.to_atom",
		"String.to_existing_atom", "Keyword.new", "Map.new", "IO.iodata_to_binary":
		if len(c.Args) == 1 && !c.Args[0].Spread && c.Args[0].Name.IsZero() {
			return c.Args[0].Value
		}
	case "if", "unless":
		built = elixirInline(c, c.Callee == "unless")
	}
	if built.Kind == Unknown {
		return e
	}
	built.Place = e.Place
	return built
}

// elixirInline reads if(c, do: a, else: b).
func elixirInline(c *Call, negated bool) Expr {
	var do, other *Expr
	for i := range c.Args {
		switch c.Args[i].Name.String() {
		case "do":
			do = &c.Args[i].Value
		case "else":
			other = &c.Args[i].Value
		}
	}
	if do == nil {
		return Expr{}
	}
	items := []Expr{*do, elixirNil(c.CalleePlace)}
	if other != nil {
		items[1] = *other
	}
	if negated {
		items[0], items[1] = items[1], items[0]
	}
	return Expr{Kind: ChoiceOf, Items: items}
}

func elixirNil(at source.Place) Expr {
	return Expr{Kind: Literal, Place: at, Text: source.Decoded(at, "null"), Value: setting.Null}
}

// elixirGet reads Keyword.get(x, :key, "default").
func (p *finder) elixirGet(c *Call) Expr {
	if len(c.Args) < 2 || len(c.Args) > 3 || c.Args[0].Value.Kind != Name {
		return Expr{}
	}
	key := c.Args[1].Value
	if key.Kind != Literal || key.Value != setting.String {
		return Expr{}
	}
	p.use(key)
	name := Expr{Kind: Name, Place: c.Place, Path: joined(c.Args[0].Value.Path, key.Text.String())}
	if len(c.Args) == 2 {
		return name
	}
	return Expr{Kind: ChoiceOf, Items: []Expr{name, c.Args[2].Value}, Default: true}
}

// elixirMerge reads Keyword.merge(a, b) and Keyword.put(a, :key, b): one list with the members of both.
func (p *finder) elixirMerge(c *Call) Expr {
	if len(c.Args) < 2 || !keywordish(c.Args[0].Value) || !c.Args[0].Name.IsZero() {
		return Expr{}
	}
	first := spreadOf(c.Args[0].Value)
	var more []Member
	args := elixirItems(p, c.Args) // keywords at the end are one argument
	switch {
	case strings.HasPrefix(c.Method, "put"):
		if len(args) != 3 || args[1].Kind != Literal {
			return Expr{}
		}
		p.use(args[1])
		more = []Member{{Name: args[1].Text, Value: args[2]}}
	case len(args) == 2 && keywordish(args[1]):
		more = spreadOf(args[1])
	default:
		return Expr{}
	}
	for _, m := range more {
		p.hideNamed(m.Name.String(), m.Value)
	}
	if strings.HasSuffix(c.Method, "_new") {
		more[0].Value = elixirUnlessSet(c.Args[0].Value, more[0])
	}
	return Expr{Kind: ObjectOf, Members: append(first, more...)}
}

// elixirUnlessSet is the value that put_new leaves under a key: the one that base has, else the new one.
func elixirUnlessSet(base Expr, m Member) Expr {
	key := m.Name.String()
	set := Expr{Place: base.Place}
	if base.Kind == Name && len(base.Path) < pathLimit {
		set = Expr{Kind: Name, Place: base.Place, Path: joined(base.Path, key)}
	}
	open := base.Kind != ObjectOf
	for i := len(base.Members) - 1; i >= 0; i-- {
		switch old := base.Members[i]; {
		case old.Spread:
			open = true
		case old.Name.String() == key:
			return old.Value
		}
	}
	if !open {
		return m.Value
	}
	return Expr{Kind: ChoiceOf, Place: m.Value.Place, Items: []Expr{set, m.Value}, Default: true}
}
