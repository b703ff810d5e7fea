package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// phpArray reads the array in the brackets at the cursor: with keys, with something spread into it, or without anything
// it is an object, else a list. start is the index of its first lexeme.
func (p *finder) phpArray(start int) Expr {
	e := Expr{Kind: ObjectOf}
	unknown := false
	p.elements(p.pos, func(int) {
		if p.accept(opSpread) {
			e.Members = append(e.Members, Member{Value: p.expr(), Spread: true})
			return
		}
		item := p.expr()
		if !p.accept(opArrow) {
			e.Items = append(e.Items, item)
			return
		}
		m := Member{Name: p.phpKey(item), Value: p.expr()}
		p.hideNamed(m.Name.String(), m.Value)
		e.Members = append(e.Members, m)
	}, func(int) { unknown = true })
	e.Place = p.from(start)
	switch {
	case unknown:
		return Expr{Kind: Unknown, Place: e.Place}
	case len(e.Members) > 0:
		e.Items = nil
	case len(e.Items) > 0:
		e.Kind = ListOf
	}
	return e
}

// phpKey is the name that a key expression gives: a literal, or the last name of a constant that a library defines. Of
// two constants for one thing, one of them older, the first counts.
func (p *finder) phpKey(key Expr) source.Text {
	switch key.Kind {
	case Literal:
		return key.Text
	case Name:
		if name := lastName(key.Path); phpLibrary(key.Path) && strings.HasSuffix(key.Place.Raw(), name) {
			place := key.Place
			place.Span.Start = place.Span.End - len(name)
			return source.Verbatim(place)
		}
		return source.UnknownAt(key.Place, "var:"+key.Path)
	case ChoiceOf:
		if len(key.Items) != 2 {
			break
		}
		a, b := p.phpKey(key.Items[0]), p.phpKey(key.Items[1])
		if a.Known() && b.Known() && (strings.HasSuffix(b.String(), a.String()) || strings.HasSuffix(a.String(), b.String())) {
			return a
		}
	}
	return source.UnknownAt(key.Place, "")
}

// phpLibrary reports whether a path is a constant's and not one of the program's own class, whose value may be any key.
func phpLibrary(path string) bool {
	head, rest, dotted := strings.Cut(path, ".")
	if strings.HasPrefix(path, "$") || head == "this" || head == "self" || head == "parent" {
		return false
	}
	name := lastName(path)
	return name == strings.ToUpper(name) && (dotted && rest != "" || strings.Contains(name, "_"))
}

// phpRewrite turns calls of PHP's functions that only build a string or an array into what they build. The Call stays.
func (p *finder) phpRewrite(e Expr) Expr {
	c := e.Call
	if c.Receiver != nil {
		return e
	}
	var built Expr
	switch strings.ToLower(c.Callee) {
	case "sprintf":
		built = p.phpSprintf(c)
	case "implode", "join":
		built = p.phpImplode(c)
	case "array_merge", "array_replace", "array_merge_recursive", "array_replace_recursive":
		built = merged(c)
	case "array_filter":
		built = phpFiltered(c)
	case "stream_context_create":
		if len(c.Args) == 1 && c.Args[0].Value.Kind == ObjectOf {
			built = c.Args[0].Value
		}
	case "trim", "rtrim", "ltrim", "strval", "intval", "boolval", "realpath":
		if len(c.Args) > 0 && !c.Args[0].Spread && c.Args[0].Name.IsZero() {
			if in := c.Args[0].Value; c.Callee == "trim" && len(c.Args) == 1 && in.Kind == Literal {
				return p.trimmed(e.Place, in)
			}
			return c.Args[0].Value
		}
	case "vsprintf":
		if len(c.Args) == 2 && c.Args[1].Value.Kind == ListOf {
			flat := *c
			flat.Args = c.Args[:1:1]
			for _, item := range c.Args[1].Value.Items {
				flat.Args = append(flat.Args, Arg{Value: item})
			}
			built = p.phpSprintf(&flat)
		}
	case "constant":
		if len(c.Args) == 1 && c.Args[0].Value.Kind == Literal {
			return Expr{Kind: Name, Place: e.Place, Path: strings.ReplaceAll(c.Args[0].Value.Text.String(), "::", ".")}
		}
	case "define":
		p.phpDefine(c)
	}
	if built.Kind == Unknown {
		return e
	}
	built.Call, built.Place = c, e.Place
	return built
}

func (p *finder) phpSprintf(c *Call) Expr {
	if len(c.Args) == 0 {
		return Expr{}
	}
	lit := p.asLiteral(c.Args[0].Value)
	if lit.Kind != Literal {
		return Expr{}
	}
	p.use(lit)
	return p.filled(c.Place, percentFormatting(lit.Text, true), func(h hole) Expr { return argument(c.Args[1:], h) })
}

// phpImplode reads implode(';', [a, b]), whose arguments may change places.
func (p *finder) phpImplode(c *Call) Expr {
	if len(c.Args) != 2 {
		return Expr{}
	}
	sep, list := c.Args[0].Value, c.Args[1].Value
	if sep.Kind == ListOf {
		sep, list = list, sep
	}
	if sep.Kind != Literal || list.Kind != ListOf {
		return Expr{}
	}
	p.use(sep)
	var out []Expr
	for i, item := range list.Items {
		if i > 0 {
			out = append(out, sep)
		}
		out = p.pieces(out, item)
	}
	return p.templateOf(c.Place, out)
}

// phpFiltered reads array_filter([…]), which drops what is empty, false or null. What may be so is not known to be there.
func phpFiltered(c *Call) Expr {
	if len(c.Args) == 0 || c.Args[0].Value.Kind != ObjectOf {
		return Expr{}
	}
	e := Expr{Kind: ObjectOf}
	for _, m := range c.Args[0].Value.Members {
		switch phpTruth(m.Value) {
		case yes:
			e.Members = append(e.Members, m)
		case maybe:
			e.Members = append(e.Members, Member{Value: Expr{Place: m.Value.Place}, Spread: true})
		}
	}
	return e
}

// truth is what PHP makes of a value where it asks for true or false.
type truth uint8

const (
	no truth = iota
	maybe
	yes
)

func phpTruth(e Expr) truth {
	switch e.Kind {
	case Literal:
		switch s := e.Text.String(); {
		case e.Value == setting.Null, s == "", s == "0", e.Value == setting.Bool && s == "false":
			return no
		}
		return yes
	case ObjectOf, ListOf:
		return yes
	case ConcatOf:
		for _, item := range e.Items {
			if item.Kind == Literal && item.Text.Len() > 0 {
				return yes
			}
		}
	case ChoiceOf:
		if n := len(e.Items); e.Default && n > 0 {
			return phpTruth(e.Items[n-1])
		}
	case CallOf:
		return phpCallTruth(e.Call)
	}
	return maybe
}

// phpCallTruth knows look-ups by their default, and paths of a framework's folders.
func phpCallTruth(c *Call) truth {
	if c == nil {
		return maybe
	}
	switch m := c.Method; {
	case len(c.Args) == 2 && (m == "env" || m == "config" || m == "get"):
		return phpTruth(c.Args[1].Value)
	case len(c.Args) == 1 && strings.HasSuffix(m, "_path"):
		return yes
	}
	return maybe
}

// phpDefine records define('X', v), a constant of the whole program.
func (p *finder) phpDefine(c *Call) {
	if len(c.Args) < 2 || c.Args[0].Value.Kind != Literal {
		return
	}
	name := c.Args[0].Value
	a := Assign{
		Target: name.Text.String(), TargetPlace: name.Text.Place(), Value: c.Args[1].Value, Place: c.Place, Guard: p.ctx.guard, Const: true,
	}
	if a.TargetPlace.IsZero() {
		return
	}
	taken(a.Value, a.Target)
	p.unit.Assigns = append(p.unit.Assigns, a)
}
