package token

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// rubyPostfix reads everything that follows an operand: members, arguments with and without parentheses, subscripts and
// blocks.
func (p *finder) rubyPostfix(start int, e Expr) Expr {
	o := operand{start: start, e: e, name: -1}
	if e.Kind == Name {
		o.name = p.pos - 1
	}
	for p.pos > start && p.rubyFollows(&o) {
	}
	return o.e
}

// rubyFollows reads one thing that follows o and reports whether there was one.
func (p *finder) rubyFollows(o *operand) bool {
	t := p.cur()
	apart := t.start != p.toks[p.pos-1].end
	callable := o.e.Kind == Name || o.receiver != nil
	switch {
	case t.kind == tOp && t.op == '.' && p.rubyBare(o):
		return true
	case t.kind == tOp && (t.op == '.' || t.op == opChain || t.op == opScope && !apart):
		return p.rubyMember(o)
	case t.kind == tOpen && t.op == '(' && callable:
		p.rubyCall(o, p.rubyArguments)
		return true
	case t.kind == tOpen && t.op == '[' && !apart:
		p.rubySubscript(o)
		return true
	case t.kind == tOpen && t.op == '{' && (callable || o.e.Kind == CallOf), p.rubyDo(o, callable):
		p.rubyAttach(o)
		return true
	case callable && apart && p.rubyStartsArgument():
		p.rubyCall(o, func(int) []Arg { return p.rubyCommand() })
		return true
	}
	return p.rubyBare(o)
}

// rubyDo reports whether a do opens a block for o.
func (p *finder) rubyDo(o *operand, callable bool) bool {
	return p.word(p.pos) == "do" && !p.ctx.inRuby.noDo && (callable || o.e.Kind == CallOf)
}

// rubyBare makes a call of A.new and its like, which need no parentheses.
func (p *finder) rubyBare(o *operand) bool {
	if o.name < 0 || o.e.Kind != Name && o.receiver == nil {
		return false
	}
	switch word := p.word(o.name); word {
	case "downcase", "upcase", "join", "first":
		if o.receiver == nil && o.e.Path == word {
			return false
		}
		p.rubyCall(o, func(int) []Arg { return nil })
		return true
	}
	if o.e.Kind != Name {
		return false
	}
	switch p.word(o.name) {
	case "new", "connect", "open":
	default:
		return false
	}
	before, dotted := strings.CutSuffix(o.e.Path, "."+p.word(o.name))
	if first := lastName(before); !dotted || first == "" || first[0] < 'A' || first[0] > 'Z' {
		return false
	}
	p.rubyCall(o, func(int) []Arg { return nil })
	return true
}

// rubyMember reads .name and ::Name.
func (p *finder) rubyMember(o *operand) bool {
	next := p.pos + 1
	for p.toks[next].kind == tLine {
		next++
	}
	if p.is(next, '(') { // a.(b)
		p.pos = next
		receiver := o.e
		o.receiver, o.name, o.e = &receiver, -1, p.unknown(o.start)
		p.rubyArguments(p.pos)
		o.receiver, o.e = nil, p.unknown(o.start)
		return true
	}
	if p.toks[next].kind != tIdent {
		p.pos++
		return false
	}
	p.pos = next + 1
	if word := p.word(next); o.e.Kind == Literal && (word == "strip" || word == "chomp" || word == "squish") && o.e.Value == setting.String {
		o.e.Text = o.e.Text.Trim()
		return true
	}
	if p.rubyIdentity(next) {
		return true
	}
	if o.e.Kind == Name && len(o.e.Path) < pathLimit {
		o.e.Path = o.e.Path + "." + p.word(next)
		o.e.Place = p.from(o.start)
	} else {
		receiver := o.e
		o.receiver = &receiver
		o.e = p.memberOf(o.start, receiver, p.word(next))
	}
	o.name = next
	return true
}

// rubyIdentity passes a method, whose name has index i, that gives back its receiver in another form.
func (p *finder) rubyIdentity(i int) bool {
	switch p.word(i) {
	case "presence", "to_s", "to_str", "to_i", "to_sym", "strip", "chomp", "squish", "freeze", "dup", "itself", "to_h", "to_hash",
		"symbolize_keys", "deep_symbolize_keys", "stringify_keys", "with_indifferent_access", "compact", "html_safe":
	default:
		return false
	}
	if p.at('(') && p.closing(p.pos) == p.pos+1 {
		p.leave(p.pos)
	}
	return true
}

// rubySubscript reads x[:key] and x["key"], which are paths, or any other subscript, which is none.
func (p *finder) rubySubscript(o *operand) {
	open := p.pos
	if o.e.Kind == Name && p.toks[open+1].kind == tString && open+2 == p.closing(open) && len(o.e.Path) < pathLimit {
		key := p.literal(open + 1)
		p.use(key)
		p.leave(open)
		o.e.Path += "." + key.Text.String()
		o.e.Place = p.from(o.start)
		o.receiver, o.name = nil, open+1
		return
	}
	args, whole := p.rubyArguments(open), o.e
	o.e = p.unknown(o.start)
	o.receiver, o.name = nil, -1
	if len(args) != 1 || !args[0].Name.IsZero() || args[0].Spread {
		return
	}
	switch key := args[0].Value; {
	case whole.Kind == Name && key.Kind == Literal && key.Value == setting.Number && len(whole.Path) < pathLimit:
		o.e = Expr{Kind: Name, Place: o.e.Place, Path: whole.Path + "." + key.Text.String()}
	case key.Kind == Name && (whole.Kind == Name || whole.Kind == ObjectOf || whole.Kind == PartOf):
		o.e.Kind, o.e.Items = PartOf, []Expr{whole, key}
	case key.Kind == Literal && key.Value == setting.String:
		o.e = p.memberOf(o.start, whole, key.Text.String())
	default:
		o.e = p.memberOf(o.start, whole, "*")
	}
}

// rubyCall reads the arguments of o.
func (p *finder) rubyCall(o *operand, arguments func(open int) []Arg) {
	c := p.newCall(o)
	c.Args = arguments(p.pos)
	c.Place = p.from(o.start)
	p.secretsOf(c)
	o.e = Expr{Kind: CallOf, Place: c.Place, Call: c}
	o.receiver, o.name = nil, -1
	if !p.at('{') && !p.rubyDo(o, false) {
		o.e = p.rubyRewrite(o.e)
	}
}

// rubyAttach reads the block of a call. It is no argument, but where it gives a look-up's default.
func (p *finder) rubyAttach(o *operand) {
	var c *Call
	if o.e.Kind == CallOf {
		c = o.e.Call
	} else {
		c = p.newCall(o)
		c.Place = p.from(o.start)
	}
	args := c.Args
	c.Args = append(slices.Clone(args), Arg{Value: p.nested(p.rubyBlock)})
	c.Place = p.from(o.start)
	o.e = p.rubyRewrite(Expr{Kind: CallOf, Place: c.Place, Call: c})
	c.Args = args
	o.receiver, o.name = nil, -1
}

// rubyStartsArgument reports whether the lexeme at the cursor starts an argument without parentheses.
func (p *finder) rubyStartsArgument() bool {
	t := p.cur()
	tight := p.toks[p.pos+1].start == t.end && p.toks[p.pos+1].kind != tLine
	switch t.kind {
	case tString, tQuote, tNumber, tRegex:
		return true
	case tIdent:
		switch p.word(p.pos) {
		case "if", "unless", "while", "until", "and", "or", "then", "do", "rescue", "in", "end", "else", "elsif", "when", "ensure":
			return p.rubyLabel(p.pos)
		}
		return true
	case tOpen:
		return t.op == '['
	case tOp:
		switch t.op {
		case opThin, '!':
			return true
		case '*', '&', '-', opPower, opScope:
			return tight
		}
	}
	return false
}

// rubyCommand reads arguments without parentheses. A do behind them belongs to the call that they are for.
func (p *finder) rubyCommand() []Arg {
	var args []Arg
	c := p.ctx
	c.inRuby.noDo = true
	p.within(c, func() {
		for {
			if a, ok := p.rubyArgument(); ok {
				args = append(args, a)
			}
			if !p.accept(',') {
				return
			}
		}
	})
	return args
}

// rubyRewrite turns calls that only look something up, or build a string or a hash, into what they give. The Call stays.
func (p *finder) rubyRewrite(e Expr) Expr {
	c := e.Call
	var built Expr
	switch c.Method {
	case "fetch", "dig":
		built = p.rubyFetch(c)
	case "format", "sprintf":
		built = p.rubyFormat(c)
	case "join":
		built = p.rubyJoin(c)
	case "concat":
		built = p.concatenated(c)
	case "new":
		if c.Callee == "OpenStruct.new" {
			built = p.fromNamed(c)
			built.Call = c
		}
	case "merge", "reverse_merge", "deep_merge":
		built = p.rubyMerge(c)
	case "parse", "URI", "String":
		if (c.Callee == "URI.parse" || c.Callee == "URI" || c.Callee == "String") && len(c.Args) == 1 {
			return c.Args[0].Value
		}
	}
	if built.Kind == Unknown {
		return e
	}
	if built.Place.IsZero() {
		built.Place = e.Place
	}
	return built
}

// rubyFetch reads ENV.fetch("X", "d"), ENV.fetch("X") { "d" }, config.fetch(:x) and config.dig(:a, :b).
func (p *finder) rubyFetch(c *Call) Expr {
	path, found := strings.CutSuffix(c.Callee, "."+c.Method)
	if c.Receiver != nil || !found || len(c.Args) == 0 {
		return Expr{}
	}
	name := Expr{Kind: Name, Place: c.Place, Path: path}
	var fallback *Expr
	for i := range c.Args {
		a := &c.Args[i]
		key := a.Value.Kind == Literal && a.Value.Value == setting.String && a.Name.IsZero()
		switch {
		case key && (i == 0 || c.Method == "dig"):
			p.use(a.Value)
			name.Path = joined(name.Path, a.Value.Text.String())
		case i == 1 && c.Method == "fetch" && a.Value.Kind == FuncOf && len(a.Value.Items) == 1:
			fallback = &a.Value.Items[0]
		case i == 1 && c.Method == "fetch" && a.Value.Kind != FuncOf && a.Name.IsZero() && !a.Spread:
			fallback = &a.Value
		default:
			return Expr{}
		}
	}
	if fallback == nil {
		return name
	}
	return Expr{Kind: ChoiceOf, Place: c.Place, Items: []Expr{name, *fallback}, Default: true}
}
