package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// literal returns the string literal at index i, joined with those that directly follow it where the language does that.
// It is decoded once.
func (p *finder) literal(i int) Expr {
	if m := p.toks[i].match; m > 0 {
		return p.lits[m-1]
	}
	e := p.oneLiteral(i)
	if p.d.lines || p.d.c || p.d.ruby && p.toks[i].op == 0 {
		parts := []source.Text{e.Text}
		for j := i + 1; p.toks[j].kind == tString && p.toks[j].op == 0; j++ {
			next := p.oneLiteral(j)
			p.toks[j].match = -1
			e.Place.Span.End = next.Place.Span.End
			parts = append(parts, next.Text)
		}
		if len(parts) > 1 {
			e.Text = source.Concat(parts...)
		}
	}
	p.lits = append(p.lits, e)
	p.toks[i].match = int32(len(p.lits))
	return e
}

func (p *finder) oneLiteral(i int) Expr {
	if p.d.ruby {
		return p.rubyLiteral(i)
	}
	if p.d.elixir {
		return p.elixirLiteral(i)
	}
	t := &p.toks[i]
	place := p.placeOf(i)
	span := place.Span
	var f form
	n := 1
	switch t.op {
	case opAttribute:
		f = form{quote: p.src[span.Start], count: 1, raw: true, lines: true}
	case opBareKey:
		return Expr{Kind: Literal, Place: place, Text: source.Verbatim(place), Value: setting.String}
	default:
		f, n = p.d.form(p.src, span.Start)
	}
	inner := source.Span{Start: min(span.Start+n, span.End), End: span.End}
	if f.label != "" {
		return Expr{Kind: Literal, Place: place, Text: p.hereText(f, inner), Value: setting.String}
	}
	if f.hashes > 0 && inner.Len() > f.hashes && run(p.src[:inner.End], inner.End-f.hashes, '#') == f.hashes {
		inner.End -= f.hashes
	}
	if f.closes != "" && strings.HasSuffix(p.src[inner.Start:inner.End], f.closes) {
		inner.End -= len(f.closes)
	} else if inner.Len() >= f.count && run(p.src[:inner.End], inner.End-f.count, f.quote) == f.count {
		inner.End -= f.count
	}
	return Expr{Kind: Literal, Place: place, Text: p.decode(f, inner), Value: setting.String}
}

// character reads a character literal. It counts as a string in a concatenation only.
func (p *finder) character(i int) Expr {
	place := p.placeOf(i)
	inner := source.Span{Start: place.Span.Start + 1, End: max(place.Span.Start+1, place.Span.End-1)}
	return Expr{Kind: Literal, Place: place, Text: p.decode(form{quote: '\'', count: 1, char: true}, inner), Value: setting.String}
}

// stringOperand reads string literals and strings with code in them that follow each other.
func (p *finder) stringOperand() Expr {
	start := p.pos
	e := p.stringPart()
	if !p.d.lines && !p.d.ruby || p.cur().kind != tString && p.cur().kind != tQuote {
		return e
	}
	items := p.pieces(nil, e)
	for p.cur().kind == tString || p.cur().kind == tQuote {
		items = p.pieces(items, p.stringPart())
	}
	return p.concat(p.from(start), items)
}

func (p *finder) stringPart() Expr {
	if p.cur().kind == tQuote {
		return p.nested(p.template)
	}
	e := p.literal(p.pos)
	p.pos++
	for p.cur().kind == tString && p.cur().match < 0 {
		p.pos++
	}
	return e
}

// template reads a string with code in it.
func (p *finder) template() Expr {
	start := p.pos
	end := p.closing(start)
	p.toks[start].op = opTaken
	f, _ := p.d.form(p.src, int(p.toks[start].start))
	var items []Expr
	for p.pos++; p.pos < end; {
		switch p.cur().kind {
		case tText:
			items = append(items, p.textPiece(f, end))
			p.pos++
		case tCode:
			items = p.pieces(items, p.interpolated())
		default:
			p.skipGroup()
		}
	}
	p.leave(start)
	return p.templateOf(p.from(start), items)
}

// templateOf makes a string of the items; unlike other concatenations it is a string even without any text.
func (p *finder) templateOf(place source.Place, items []Expr) Expr {
	if len(items) == 0 {
		return Expr{Kind: Literal, Place: place, Text: source.Decoded(place, ""), Value: setting.String}
	}
	e := p.concat(place, items)
	if e.Kind != ConcatOf {
		e = Expr{Kind: ConcatOf, Place: place, Items: items}
	}
	return e
}

// interpolated reads one piece of code inside a string; a format behind it is passed.
func (p *finder) interpolated() Expr {
	open := p.pos
	p.pos++
	from := p.pos
	e := p.value()
	if p.pos == from {
		e = Expr{Place: p.placeOf(open)}
	}
	p.rest(p.closing(open))
	p.leave(open)
	return e
}

// textPiece decodes the run of text at the cursor. end is the index of the string's end.
func (p *finder) textPiece(f form, end int) Expr {
	place := p.placeOf(p.pos)
	if p.d.ruby {
		return p.rubyPiece(f, place)
	}
	if p.d.elixir {
		return p.elixirPiece(f, place, end)
	}
	var t source.Text
	if f.label != "" {
		t = p.herePiece(f, end)
	} else if f.block {
		t = p.blockPiece(source.Verbatim(place), p.pos+1 == end, p.toks[p.pos-1].kind == tQuote)
	} else {
		t = p.decodeRun(f, source.Verbatim(place))
	}
	return Expr{Kind: Literal, Place: place, Text: t, Value: setting.String}
}

// blockPiece takes line starts' indentation out of a run of a raw string of many lines.
func (p *finder) blockPiece(t source.Text, last, first bool) source.Text {
	if last {
		s := strings.TrimRight(t.String(), " \t")
		if n := len(strings.TrimSuffix(s, "\n")); n < len(s) {
			t = t.Slice(0, n)
		}
	}
	if s := t.String(); first && strings.HasPrefix(s, "\n") {
		t = t.Slice(len(s)-len(strings.TrimLeft(s, "\n \t")), len(s))
	}
	return t.Decode(func(rest string) (int, string) {
		if rest[0] != '\n' {
			n := max(1, strings.IndexByte(rest, '\n'))
			if !strings.Contains(rest, "\n") {
				n = len(rest)
			}
			return n, rest[:n]
		}
		return 1 + len(rest[1:]) - len(strings.TrimLeft(rest[1:], " \t")), "\n"
	})
}

// onlyText reports whether all items are string literals.
func onlyText(items []Expr) bool {
	for _, item := range items {
		if item.Kind != Literal || item.Value != setting.String {
			return false
		}
	}
	return len(items) > 0
}

// flatten turns a concatenation of literals into one literal.
func (p *finder) flatten(e Expr) Expr {
	p.absorb(e)
	texts := make([]source.Text, len(e.Items))
	for i, item := range e.Items {
		texts[i] = item.Text
	}
	return Expr{Kind: Literal, Place: e.Place, Text: source.Concat(texts...), Value: setting.String}
}
