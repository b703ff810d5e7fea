package template

import (
	"bytes"
	"sort"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// Text returns the bytes of f in span as Slice does. offset is what must be added to the holes' spans to get offsets in f.
func Text(f *source.File, span source.Span, holes []Hole, offset int) source.Text {
	s := slicer{raw: verbatim(f, offset), holes: holes}
	return s.slice(source.Span{Start: span.Start - offset, End: span.End - offset})
}

// verbatim reads the bytes of a file of which those from offset on were masked.
func verbatim(f *source.File, offset int) raw {
	return func(start, end int) source.Text {
		return source.Verbatim(source.Place{File: f, Span: source.Span{Start: start + offset, End: end + offset}})
	}
}

// Slice returns the decoded bytes of t in span, in which every action is a part that cannot be known, its visible
// default where it has one, or nothing where it prints nothing. A conditional that opens and closes inside span is one
// unknown part where it is not decided. The holes' spans are offsets in the decoded form of t.
func Slice(t source.Text, span source.Span, holes []Hole) source.Text {
	return slicer{raw: t.Slice, holes: holes}.slice(span)
}

// slicer puts texts together around actions.
type slicer struct {
	raw   raw
	holes []Hole
	trim  bool // "{{-" takes the blanks before it away, and "-}}" those behind it
	depth int  // of blocks in blocks
}

func (s slicer) slice(span source.Span) source.Text {
	holes := s.holes
	i := sort.Search(len(holes), func(i int) bool { return holes[i].Span.End > span.Start })
	if i == len(holes) || holes[i].Span.Start >= span.End {
		return s.raw(span.Start, span.End)
	}
	var parts []source.Text
	at, trimmed := span.Start, false // trimmed: the action before takes the blanks behind it away
	put := func(end int, trim bool) {
		if end <= at {
			return
		}
		t := s.raw(at, end)
		if trimmed {
			t = t.Slice(t.Len()-len(strings.TrimLeft(t.String(), blanks)), t.Len())
		}
		if trim {
			t = t.Slice(0, len(strings.TrimRight(t.String(), blanks)))
		}
		parts = append(parts, t)
	}
	for ; i < len(holes) && holes[i].Span.Start < span.End; i++ {
		h := holes[i]
		inside := source.Span{Start: max(span.Start, h.Span.Start), End: min(span.End, h.Span.End)}
		put(inside.Start, s.trim && h.trims(s.raw, true))
		last := i
		if h.Role == Opener {
			last = closer(holes, i, span.End)
		}
		if last > i {
			parts = append(parts, s.conditional(i, last))
			inside.End = holes[last].Span.End
		} else {
			parts = append(parts, h.text(s.raw, inside))
		}
		trimmed = s.trim && holes[last].trims(s.raw, false)
		i, at = last, inside.End
	}
	put(span.End, false)
	return source.Concat(parts...)
}

const blanks = " \t\r\n"

// trims reports "{{-", or "-}}".
func (h Hole) trims(raw raw, before bool) bool {
	text := raw(h.Span.Start, h.Span.End).String()
	if before {
		return strings.HasPrefix(text, "{{-")
	}
	return strings.HasSuffix(text, "-}}")
}

// maxBlock bounds how many actions one block of a text holds.
const maxBlock = 1 << 12

// closer returns the index of the hole that closes the block opened by holes[i] before end, or i.
func closer(holes []Hole, i, end int) int {
	depth := 0
	for j := i; j < min(len(holes), i+maxBlock) && holes[j].Span.End <= end; j++ {
		switch holes[j].Role {
		case Opener:
			depth++
		case Closer:
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return i
}

// conditional is what a block prints: the branch that is taken, or one unknown part.
func (s slicer) conditional(from, to int) source.Text {
	if s.depth++; s.depth > maxNested {
		return source.UnknownAt(s.raw(s.holes[from].Span.Start, s.holes[to].Span.End).Place(), s.holes[from].Ref)
	}
	branch, known := taken(s.raw, s.holes, from, to)
	span := source.Span{Start: s.holes[from].Span.Start, End: s.holes[to].Span.End}
	switch {
	case !known && s.lines(from, to):
		return s.contents(from, to)
	case !known:
		return source.UnknownAt(s.raw(span.Start, span.End).Place(), s.holes[from].Ref)
	case branch < 0:
		return source.Decoded(s.raw(span.Start, span.Start).Place(), "")
	}
	inner := source.Span{Start: s.holes[branch].Span.End, End: s.holes[endOf(s.holes, branch, to)].Span.Start}
	t := s.slice(inner)
	if !s.trim {
		return t
	}
	left, right := 0, t.Len()
	if s.holes[branch].trims(s.raw, false) {
		left = t.Len() - len(strings.TrimLeft(t.String(), blanks))
	}
	if s.holes[endOf(s.holes, branch, to)].trims(s.raw, true) {
		right = len(strings.TrimRight(t.String(), blanks))
	}
	return t.Slice(left, max(left, right))
}

// lines reports a block whose branches are lines of their own, each of which may be printed, or which prints its one
// branch wherever there is something to print.
func (s slicer) lines(from, to int) bool {
	span := source.Span{Start: s.holes[from].Span.End, End: s.holes[to].Span.Start}
	return s.holes[from].say.keyword == "with" && endOf(s.holes, from, to) == to || !s.trim && strings.Contains(s.raw(span.Start, span.End).String(), "\n")
}

// contents is all that the branches of a block may print.
func (s slicer) contents(from, to int) source.Text {
	var parts []source.Text
	for j := from; j < to; {
		next := endOf(s.holes, j, to)
		parts = append(parts, s.slice(source.Span{Start: s.holes[j].Span.End, End: s.holes[next].Span.Start}))
		j = next
	}
	return source.Concat(parts...)
}

// endOf is the hole that ends a branch of the block which to closes.
func endOf(holes []Hole, branch, to int) int {
	depth := 0
	for j := branch + 1; j < to; j++ {
		switch {
		case holes[j].Role == Opener:
			depth++
		case holes[j].Role == Closer:
			depth--
		case depth == 0 && strings.HasPrefix(holes[j].say.keyword, "else"):
			return j
		}
	}
	return to
}

// taken decides which branch of a block is taken, by the hole that opens it; -1 if none is.
func taken(raw raw, holes []Hole, from, to int) (branch int, known bool) {
	for j := from; j < to; j = endOf(holes, j, to) {
		h := holes[j]
		if h.frame == nil {
			return -1, false
		}
		switch h.say.keyword {
		case "if", "else if":
		case "else":
			return j, true
		default:
			return -1, false
		}
		switch newAction(raw, h.Span.Start, h.frame).truth(h.say.expr) {
		case yes:
			return j, true
		case maybe:
			return -1, false
		}
	}
	return -1, true
}

func (h Hole) text(raw raw, s source.Span) source.Text {
	place := raw(s.Start, s.End).Place()
	switch {
	case h.Role != Value && h.Role != Printer:
		return source.Decoded(place, "")
	case h.frame != nil && s == h.Span:
		t := newAction(raw, h.Span.Start, h.frame).text(h.say.expr)
		refs := t.Refs()
		switch {
		case t.String() != string(source.Hole):
			return t
		case h.Default.Len() == 0 && len(refs) == 1 && refs[0] != "template":
			return source.UnknownAt(place, refs[0])
		}
	}
	if h.Default.Len() > 0 {
		return raw(h.Default.Start, h.Default.End).AsFallback(h.Ref)
	}
	return source.UnknownAt(place, h.Ref)
}

// withoutDead paints over what stands under conditions that do not hold, and makes one action of it that prints nothing.
func withoutDead(masked, data []byte, holes []Hole, depth int) []Hole {
	if depth > maxNested {
		return holes
	}
	whole := source.NewFile("", data)
	closers := closersOf(holes)
	var out []Hole
	for i := 0; i < len(holes); i++ {
		out = append(out, holes[i])
		if holes[i].Role != Opener {
			continue
		}
		to := closers[i]
		branch, known := taken(verbatim(whole, 0), holes, i, to)
		if to == i || !known {
			continue
		}
		live := source.Span{Start: holes[to].Span.Start, End: holes[to].Span.Start}
		if branch >= 0 {
			live = source.Span{Start: holes[branch].Span.End, End: holes[endOf(holes, branch, to)].Span.Start}
		}
		out = append(out[:len(out)-1], dead(masked, source.Span{Start: holes[i].Span.Start, End: live.Start}))
		inner := holes[i+1 : to]
		inner = inner[sort.Search(len(inner), func(k int) bool { return inner[k].Span.Start >= live.Start }):]
		inner = inner[:sort.Search(len(inner), func(k int) bool { return inner[k].Span.Start >= live.End })]
		out = append(out, withoutDead(masked, data, inner, depth+1)...)
		out = append(out, dead(masked, source.Span{Start: live.End, End: holes[to].Span.End}))
		i = to
	}
	return out
}

// maxNested is how many conditions inside each other are decided.
const maxNested = 100

// closersOf gives for each hole that opens a block the one that closes it, or itself.
func closersOf(holes []Hole) []int {
	out := make([]int, len(holes))
	var open []int
	for i, h := range holes {
		out[i] = i
		switch {
		case h.Role == Opener:
			open = append(open, i)
		case h.Role == Closer && len(open) > 0:
			out[open[len(open)-1]] = i
			open = open[:len(open)-1]
		}
	}
	return out
}

// dead paints over a part that is not there.
func dead(masked []byte, s source.Span) Hole {
	part := masked[s.Start:s.End]
	for i, c := range part {
		if c != '\n' && c != '\r' {
			part[i] = ' '
		}
	}
	return Hole{Span: s, Role: Blank, Ref: "template"}
}

// blocks follows what names mean from action to action.
type blocks struct {
	current *frame
	outer   []*frame // of the blocks that are open
}

// enter notes what an action says, and what names mean behind it.
func (b *blocks) enter(h *Hole, text string) {
	if h.Role == Blank && bytes.Contains([]byte(text[:min(len(text), 8)]), []byte("/*")) {
		return
	}
	say, ok := parse(text)
	if !ok {
		say = statement{keyword: say.keyword}
	}
	h.say, h.frame = say, b.current
	if !ok && h.Role == Value {
		h.frame = nil
	}
	switch say.keyword {
	case "if", "with", "range", "define", "block":
		b.outer = append(b.outer, b.current)
		b.current = b.current.within(h, ok)
	case "else", "else if", "else with":
		if n := len(b.outer); n > 0 {
			b.current = b.outer[n-1]
		}
	case "end":
		if n := len(b.outer); n > 0 {
			b.current, b.outer = b.outer[n-1], b.outer[:n-1]
		}
	case "":
		if ok && say.sets != "" {
			b.current = b.current.set(h, strings.Contains(text, ":="))
		}
	}
}

// within is what names mean inside a block.
func (f *frame) within(h *Hole, ok bool) *frame {
	inner := *f
	switch h.say.keyword {
	case "with":
		inner.dot = "?"
		if p := newAction(nil, 0, f).path(h.say.expr); ok && p != "" {
			inner.dot = p
		}
	case "range", "define", "block":
		inner.dot = "?"
	}
	if h.say.sets != "" {
		inner.vars = &variable{name: h.say.sets, outer: f.vars, value: h.say.expr, at: h.Span.Start}
		if h.say.keyword == "with" {
			inner.vars.frame = f
		}
	}
	return &inner
}

// set is what names mean behind an action that sets a variable. One that is set again may have either value.
func (f *frame) set(h *Hole, anew bool) *frame {
	if v := f.variable(h.say.sets); v != nil && !anew {
		v.frame = nil
		return f
	}
	next := *f
	next.vars = &variable{name: h.say.sets, value: h.say.expr, at: h.Span.Start, frame: f, outer: f.vars}
	return &next
}
