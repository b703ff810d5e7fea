package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// joined reads sep.join(list), list.join(sep) and String.join(sep, a, b).
func (p *finder) joined(c *Call) Expr {
	var sep Expr
	var items []Expr
	switch {
	case c.Method == "mkString" && c.Receiver != nil && c.Receiver.Call != nil && len(c.Args) == 0:
		for _, a := range c.Receiver.Call.Args {
			items = append(items, a.Value)
		}
		sep = Expr{Kind: Literal, Value: setting.String, Text: source.Decoded(c.Place, ""), Place: c.Place}
	case p.d.ruby && c.Receiver != nil && len(c.Args) == 0 && c.Receiver.Kind == ListOf:
		items = c.Receiver.Items
		sep = Expr{Kind: Literal, Value: setting.String, Text: source.Decoded(c.Place, ""), Place: c.Place}
	case c.Receiver != nil && len(c.Args) == 1 && c.Receiver.Kind == Literal && c.Args[0].Value.Kind == ListOf:
		sep, items = *c.Receiver, c.Args[0].Value.Items
	case c.Receiver != nil && len(c.Args) == 1 && c.Receiver.Kind == ListOf:
		sep, items = c.Args[0].Value, c.Receiver.Items
	case (c.Callee == "String.join" || c.Callee == "string.Join" || c.Callee == "String.Join") && len(c.Args) > 1:
		sep = c.Args[0].Value
		for _, a := range c.Args[1:] {
			items = append(items, a.Value)
		}
		if len(items) == 1 && items[0].Kind != Literal {
			if items[0].Kind != ListOf {
				return Expr{}
			}
			items = items[0].Items
		}
	}
	if sep.Kind != Literal || sep.Value != setting.String || len(items) == 0 {
		return Expr{}
	}
	p.use(sep)
	var out []Expr
	for i, item := range items {
		if i > 0 {
			out = append(out, sep)
		}
		out = p.pieces(out, item)
	}
	return p.templateOf(c.Place, out)
}

// substituted reads Python's Template("…").substitute(a=b).
func (p *finder) substituted(c *Call) Expr {
	if c.Receiver == nil || c.Receiver.Call == nil || c.Receiver.Call.Method != "Template" || len(c.Receiver.Call.Args) != 1 {
		return Expr{}
	}
	lit := p.asLiteral(c.Receiver.Call.Args[0].Value)
	if lit.Kind != Literal {
		return Expr{}
	}
	p.use(lit)
	args := c.Args
	if len(args) == 1 && args[0].Name.IsZero() {
		args = []Arg{{Value: args[0].Value, Spread: true}}
	}
	return p.filled(c.Place, dollarFormatting(lit.Text), func(h hole) Expr { return argument(args, h) })
}

// dollarFormatting takes $name, ${name} and $$ apart.
func dollarFormatting(t source.Text) formatting {
	var f formatting
	var text []source.Text
	s := t.String()
	from := 0
	for i := strings.IndexByte(s, '$'); i >= 0 && i < len(s); i = nextByte(s, i, '$') {
		end := i + 1
		braced := end < len(s) && s[end] == '{'
		if braced {
			end++
		}
		start := end
		for end < len(s) && class[s[end]] <= cDigit {
			end++
		}
		name := s[start:end]
		if braced && end < len(s) {
			end++
		}
		switch {
		case name != "":
			f.texts = append(f.texts, source.Concat(append(text, t.Slice(from, i))...))
			f.holes = append(f.holes, hole{text: t.Slice(i, end), name: name})
			text = nil
		case end < len(s) && s[end] == '$':
			end++
			text = append(text, t.Slice(from, i), source.Decoded(t.Slice(i, end).Place(), "$"))
		default:
			text = append(text, t.Slice(from, end))
		}
		from, i = end, end
	}
	f.texts = append(f.texts, source.Concat(append(text, t.Slice(from, len(s)))...))
	return f
}

// concatenated reads a.concat(b) on strings.
func (p *finder) concatenated(c *Call) Expr {
	if c.Receiver == nil || c.Receiver.Kind != Literal && c.Receiver.Kind != ConcatOf {
		return Expr{}
	}
	items := p.pieces(nil, *c.Receiver)
	for _, a := range c.Args {
		items = p.pieces(items, a.Value)
	}
	return p.concat(c.Place, items)
}

// builder reads new StringBuilder(a).append(b).toString().
func (p *finder) builder(c *Call) Expr {
	var reversed []*Call
	for r := c.Receiver; r != nil; {
		if r.Kind != CallOf {
			return Expr{}
		}
		next := r.Call
		reversed = append(reversed, next)
		if next.New {
			break
		}
		if next.Method != "append" && next.Method != "Append" {
			return Expr{}
		}
		r = next.Receiver
	}
	if n := len(reversed); n == 0 || !strings.HasPrefix(reversed[n-1].Method, "StringBu") {
		return Expr{}
	}
	var items []Expr
	for i := len(reversed) - 1; i >= 0; i-- {
		for _, a := range reversed[i].Args {
			if a.Value.Kind != Literal || a.Value.Value == setting.String || !reversed[i].New {
				items = p.pieces(items, a.Value)
			}
		}
	}
	return p.templateOf(c.Place, items)
}

// collected reads calls that make an object or a list of their arguments.
func (p *finder) collected(c *Call) Expr {
	switch strings.TrimPrefix(c.Callee, "java.util.") {
	case "dict", "SimpleNamespace", "types.SimpleNamespace", "Namespace", "argparse.Namespace", "OrderedDict":
		if p.d.lines {
			return p.fromNamed(c)
		}
	case "Object.assign":
		return merged(c)
	case "Object.fromEntries":
		return entriesOf(c.Args)
	case "Map.of", "ImmutableMap.of", "Collections.singletonMap":
		return p.pairs(c)
	case "Map.ofEntries":
		return p.entries(c)
	case "List.of", "Set.of", "Arrays.asList", "ImmutableList.of", "listOf", "arrayOf", "Seq", "List":
		if (c.Callee == "Seq" || c.Callee == "List") && !p.d.scala() {
			return Expr{}
		}
		e := Expr{Kind: ListOf}
		for _, a := range c.Args {
			e.Items = append(e.Items, a.Value)
		}
		return e
	case "mapOf", "mutableMapOf", "hashMapOf":
		return merged(c)
	}
	return Expr{}
}

// fromNamed reads dict(a=1, **rest).
func (p *finder) fromNamed(c *Call) Expr {
	e := Expr{Kind: ObjectOf, Path: "dict"}
	for _, a := range c.Args {
		e.Members = append(e.Members, Member{Name: a.Name, Value: a.Value, Spread: a.Name.IsZero()})
	}
	return e
}

// merged reads a call whose arguments are objects that together make one.
func merged(c *Call) Expr {
	e := Expr{Kind: ObjectOf}
	for _, a := range c.Args {
		if a.Value.Kind == ObjectOf {
			e.Members = append(e.Members, a.Value.Members...)
			continue
		}
		e.Members = append(e.Members, Member{Value: a.Value, Spread: true})
	}
	return e
}

// entries reads Map.ofEntries(entry(k, v), …).
func (p *finder) entries(c *Call) Expr {
	flat := &Call{}
	for _, a := range c.Args {
		if in := a.Value.Call; in == nil || in.Method != "entry" || len(in.Args) != 2 {
			return Expr{}
		}
		flat.Args = append(flat.Args, a.Value.Call.Args...)
	}
	return p.pairs(flat)
}

// pairs reads Map.of(k, v, k, v).
func (p *finder) pairs(c *Call) Expr {
	e := Expr{Kind: ObjectOf}
	for i := 0; i+1 < len(c.Args); i += 2 {
		var name source.Text
		if k := c.Args[i].Value; k.Kind == Literal {
			name = k.Text
		} else {
			name = source.UnknownAt(k.Place, "var:"+k.Path)
		}
		m := Member{Name: name, Value: c.Args[i+1].Value}
		p.hideNamed(m.Name.String(), m.Value)
		e.Members = append(e.Members, m)
	}
	return e
}
