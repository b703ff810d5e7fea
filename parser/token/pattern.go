package token

import (
	"strconv"

	"github.com/dsnlint/dsnlint/source"
)

// binding is a name that a pattern binds, and the part of the value that it takes.
type binding struct {
	local    int    // index of the name's lexeme
	key      int    // index of the lexeme that names the part; -1 where a number does
	path     string // the part, from the whole on: "db.mode", "0"; "" where that cannot be said
	fallback Expr   // what is taken where the part is missing; its place is zero if there is none
}

// bindings reads the pattern {a, b: c, d = 1, e: {f}} or [a, b] at the cursor.
func (p *finder) bindings() []binding { return p.patternParts("", true) }

// patternParts reads a pattern that takes the part at path apart; said tells whether that part can be named.
func (p *finder) patternParts(path string, said bool) []binding {
	open := p.pos
	if !p.enter() || len(path) >= pathLimit {
		p.leave(open)
		return nil
	}
	defer p.exit()
	end := p.closing(open)
	list := !p.at('{')
	var out []binding
	p.pos++
	for index := 0; p.pos < end; {
		if p.accept(',') {
			index++
			continue
		}
		at := p.pos
		if list {
			out = append(out, p.patternElement(path, index, said)...)
		} else {
			out = append(out, p.patternMember(path, said)...)
		}
		for p.pos < end && !p.at(',') {
			if p.pos == at {
				p.skipGroup()
				continue
			}
			p.readOrSkip()
		}
	}
	p.leave(open)
	return out
}

// patternElement reads an element of a list.
func (p *finder) patternElement(path string, index int, said bool) []binding {
	if p.accept(opSpread) {
		said = false
	}
	return p.patternTarget(binding{key: -1, path: below(path, strconv.Itoa(index))}, said)
}

// patternMember reads a, a: b, a = 1 and ...rest.
func (p *finder) patternMember(path string, said bool) []binding {
	if p.accept(opSpread) {
		return p.patternTarget(binding{key: -1}, false)
	}
	b := binding{key: p.pos}
	switch {
	case p.cur().kind == tIdent:
		b.path = below(path, p.word(p.pos))
	case p.cur().kind == tString:
		b.path = below(path, p.literal(p.pos).Text.String())
	default:
		said = false // a computed key
	}
	if p.is(p.pos+1, ':') {
		p.pos += 2
	} else if p.at('[') && p.is(p.closing(p.pos)+1, ':') {
		p.pos = p.closing(p.pos) + 2
	}
	return p.patternTarget(b, said)
}

// patternTarget reads the name or the inner pattern that takes a part, with its default.
func (p *finder) patternTarget(b binding, said bool) []binding {
	if p.cur().kind == tOpen {
		return p.patternParts(b.path, said)
	}
	if p.cur().kind != tIdent {
		return nil
	}
	b.local = p.pos
	if !said {
		b.path, b.key = "", -1
	}
	p.pos++
	if p.accept('=') {
		b.fallback = p.expr()
	}
	return []binding{b}
}

// below is the path of a part of the part at path.
func below(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// bind gives the names of a pattern their parts of value.
func (p *finder) bind(start int, names []binding, value Expr) {
	full, module := p.imported(value)
	whole := p.wholeName(start, value, len(names))
	for _, b := range names {
		place := p.placeOf(b.local)
		part := Expr{Place: place}
		switch {
		case b.path == "" || whole == "":
		case module && b.key >= 0:
			p.unit.Imports[p.word(b.local)] = full + "." + b.path
			continue
		default:
			part = Expr{Kind: Name, Place: place, Path: whole + "." + b.path}
			if b.key >= 0 {
				part.Place = p.placeOf(b.key)
			}
		}
		if !b.fallback.Place.IsZero() {
			part = Expr{Kind: ChoiceOf, Place: part.Place, Items: []Expr{part, b.fallback}, Default: true}
		}
		p.bound(start, p.word(b.local), place, part)
	}
}

// bound records that a name takes a part of a larger value, which no call is named for.
func (p *finder) bound(start int, name string, place source.Place, value Expr) {
	p.unit.Assigns = append(p.unit.Assigns, Assign{
		Target: name, TargetPlace: place, Value: value, Place: p.from(start), Scope: p.ctx.scope, Guard: p.ctx.guard,
	})
	p.hideNamed(name, value)
}

// wholeName is a name for a value that several names take parts of: its own, or one that no program can write.
func (p *finder) wholeName(start int, value Expr, parts int) string {
	switch value.Kind {
	case Name:
		return value.Path
	case ObjectOf, ListOf, CallOf, ChoiceOf:
		if parts > 0 {
			name := Nameless + strconv.Itoa(value.Place.Span.Start) + "}"
			at := p.placeOf(start)
			at.Span.End = at.Span.Start // before everything that takes a part of it
			p.unit.Assigns = append(p.unit.Assigns, Assign{
				Target: name, TargetPlace: value.Place, Value: value, Place: at, Scope: p.ctx.scope, Guard: p.ctx.guard,
			})
			return name
		}
	}
	return ""
}

// Nameless begins the names of values that the program has no name for, only for their parts.
const Nameless = "{"

// unpack gives targets that commas part their parts of a value.
func (p *finder) unpack(start int, targets []Expr, value Expr) {
	if value.Kind == ListOf && len(value.Items) == len(targets) {
		for i, t := range targets {
			p.unpackInto(start, t, value.Items[i])
		}
		return
	}
	whole := p.wholeName(start, value, len(targets))
	for i, t := range targets {
		part := Expr{Place: t.Place}
		if t.Kind == Unknown {
			whole = "" // a star takes any number of parts
		}
		if whole != "" {
			part = Expr{Kind: Name, Place: t.Place, Path: whole + "." + strconv.Itoa(i)}
		}
		p.unpackInto(start, t, part)
	}
}

// unpackPattern gives the targets in a list or an object that stands left of an assignment their parts of value: PHP's
// list(…) too.
func (p *finder) unpackPattern(start int, left, value Expr) {
	switch {
	case left.Kind == ListOf:
		p.unpack(start, left.Items, value)
	case left.Kind == CallOf && p.d.php && left.Call.Callee == "list":
		var targets []Expr
		for _, a := range left.Call.Args {
			targets = append(targets, a.Value)
		}
		p.unpack(start, targets, value)
	case left.Kind == ObjectOf:
		whole := p.wholeName(start, value, len(left.Members))
		for _, m := range left.Members {
			if m.Spread || m.Value.Kind != Name || whole == "" || !m.Name.Known() {
				continue
			}
			p.bound(start, m.Value.Path, m.Value.Place, Expr{Kind: Name, Place: m.Value.Place, Path: whole + "." + m.Name.String()})
		}
	}
}

func (p *finder) unpackInto(start int, target, value Expr) {
	switch {
	case target.Kind == Name && value.Kind == CallOf:
		p.assign(Assign{Target: target.Path, TargetPlace: target.Place, Value: value, Place: p.from(start)})
	case target.Kind == Name:
		p.bound(start, target.Path, target.Place, value)
	case target.Kind == ListOf && p.enter():
		p.unpack(start, target.Items, value)
		p.exit()
	}
}

// enumeration reads enum Name { A = 1, B }, an object whose members never change.
func (p *finder) enumeration() bool {
	name := p.pos + 1
	if p.toks[name].kind != tIdent || !p.is(name+1, '{') {
		return false
	}
	start := p.pos
	open := name + 1
	e := Expr{Kind: ObjectOf}
	p.elements(open, func(int) {
		key := p.cur()
		if key.kind != tIdent && key.kind != tString {
			return
		}
		m := Member{Name: source.Verbatim(p.placeOf(p.pos))}
		if key.kind == tString {
			m.Name = p.literal(p.pos).Text
		}
		p.pos++
		m.Value = Expr{Place: m.Name.Place()}
		if p.accept('=') {
			m.Value = p.expr()
		}
		e.Members = append(e.Members, m)
	}, func(int) {})
	e.Place = p.from(open)
	p.assign(Assign{Target: p.word(name), TargetPlace: p.placeOf(name), Value: e, Place: p.from(start), Const: true})
	return true
}
