package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// rubyFormat reads format("…", a, b).
func (p *finder) rubyFormat(c *Call) Expr {
	if c.Callee != c.Method && c.Callee != "Kernel."+c.Method || len(c.Args) == 0 {
		return Expr{}
	}
	lit := p.asLiteral(c.Args[0].Value)
	if lit.Kind != Literal {
		return Expr{}
	}
	p.use(lit)
	args := c.Args[1:]
	return p.filled(c.Place, rubyFormatting(lit.Text), func(h hole) Expr { return argument(args, h) })
}

// rubyFormatting takes %s, %<name>s and %{name} apart.
func rubyFormatting(t source.Text) formatting {
	var f formatting
	var text []source.Text
	s := t.String()
	from, next := 0, 0
	for i := strings.IndexByte(s, '%'); i >= 0 && i+1 < len(s); i = nextByte(s, from, '%') {
		text = append(text, t.Slice(from, i))
		h := hole{}
		from, h.name, h.index = rubyHole(s, i+1)
		if s[i+1] == '%' {
			text = append(text, t.Slice(i+1, i+2))
			continue
		}
		if h.name == "" && h.index < 0 {
			h.index = next
			next++
		}
		h.text = t.Slice(i, from)
		f.texts = append(f.texts, source.Concat(text...))
		f.holes = append(f.holes, h)
		text = nil
	}
	f.texts = append(f.texts, source.Concat(append(text, t.Slice(from, len(s)))...))
	return f
}

// rubyHole reads a conversion behind its percent sign: where it ends, its key, and its index or -1.
func rubyHole(s string, i int) (end int, name string, index int) {
	closing := map[byte]byte{'{': '}', '<': '>'}[s[i]]
	n := -1
	if closing != 0 {
		n = strings.IndexByte(s[i:min(len(s), i+200)], closing)
	}
	if n < 0 {
		end, _, index = percentHole(s, i)
		return max(end, i+1), "", index
	}
	name, end = s[i+1:i+n], i+n+1
	if closing == '>' {
		end, _, _ = percentHole(s, end)
	}
	return min(end, len(s)), name, -1
}

// rubyProduct reads the rest of a * b and the like; behind a string, % formats it.
func (p *finder) rubyProduct(start int, left Expr) Expr {
	percent := p.at('%')
	p.pos++
	right := p.unary()
	lit := p.asLiteral(left)
	if !percent || lit.Kind != Literal {
		return p.unknown(start)
	}
	p.use(lit)
	return p.filled(p.from(start), rubyFormatting(lit.Text), func(h hole) Expr {
		switch {
		case h.name != "":
			for _, m := range right.Members {
				if m.Name.String() == h.name {
					return m.Value
				}
			}
		case right.Kind == ListOf && h.index < len(right.Items):
			return right.Items[h.index]
		case right.Kind != ListOf && right.Kind != ObjectOf && h.index == 0:
			return right
		}
		return Expr{}
	})
}

// rubyJoin reads File.join(a, b), which puts slashes between, and [a, b].join(c).
func (p *finder) rubyJoin(c *Call) Expr {
	if c.Callee != "File.join" || len(c.Args) < 2 {
		return p.joined(c)
	}
	slash := Expr{Kind: Literal, Place: c.CalleePlace, Text: source.Decoded(c.CalleePlace, "/"), Value: setting.String}
	var items []Expr
	for i, a := range c.Args {
		if a.Spread || !a.Name.IsZero() {
			return Expr{}
		}
		if i > 0 {
			items = append(items, slash)
		}
		items = p.pieces(items, a.Value)
	}
	return p.templateOf(c.Place, items)
}

// rubyMerge reads a.merge(b): one hash with the members of both. What stands behind wins, but for reverse_merge.
func (p *finder) rubyMerge(c *Call) Expr {
	var base Expr
	switch path, found := strings.CutSuffix(c.Callee, "."+c.Method); {
	case c.Receiver != nil:
		base = *c.Receiver
	case found:
		base = Expr{Kind: Name, Place: c.Place, Path: path}
	}
	if base.Kind != ObjectOf && base.Kind != Name && base.Kind != ChoiceOf {
		return Expr{}
	}
	first := []Member{{Value: base, Spread: true}}
	if base.Kind == ObjectOf {
		first = base.Members
	}
	var more []Member
	for _, a := range c.Args {
		switch {
		case !a.Name.IsZero():
			more = append(more, Member{Name: a.Name, Value: a.Value})
		case a.Value.Kind == ObjectOf:
			more = append(more, a.Value.Members...)
		default:
			more = append(more, Member{Value: a.Value, Spread: true})
		}
	}
	if c.Method == "reverse_merge" {
		first, more = more, first
	}
	return Expr{Kind: ObjectOf, Place: c.Place, Members: append(append([]Member{}, first...), more...)}
}
