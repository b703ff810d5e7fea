package template

import (
	"sort"

	"github.com/dsnlint/dsnlint/source"
)

// Text returns the bytes of f in span as Slice does. offset is what must be added to the holes' spans to get offsets in f.
func Text(f *source.File, span source.Span, holes []Hole, offset int) source.Text {
	t := source.Verbatim(source.Place{File: f, Span: span})
	i := sort.Search(len(holes), func(i int) bool { return holes[i].Span.End+offset > span.Start })
	var inside []Hole
	for ; i < len(holes) && holes[i].Span.Start+offset < span.End; i++ {
		inside = append(inside, holes[i].moved(offset-span.Start))
	}
	if inside == nil {
		return t
	}
	return Slice(t, source.Span{End: span.Len()}, inside)
}

// moved returns h with its spans moved by n bytes.
func (h Hole) moved(n int) Hole {
	h.Span.Start, h.Span.End = h.Span.Start+n, h.Span.End+n
	if h.Default.Len() > 0 {
		h.Default.Start, h.Default.End = h.Default.Start+n, h.Default.End+n
	}
	return h
}

// Slice returns the decoded bytes of t in span, in which every action is a part that cannot be known, its visible
// default where it has one, or nothing where it prints nothing. A conditional that opens and closes inside span is one
// unknown part. The holes' spans are offsets in the decoded form of t.
func Slice(t source.Text, span source.Span, holes []Hole) source.Text {
	i := sort.Search(len(holes), func(i int) bool { return holes[i].Span.End > span.Start })
	if i == len(holes) || holes[i].Span.Start >= span.End {
		return t.Slice(span.Start, span.End)
	}
	var parts []source.Text
	at := span.Start
	put := func(end int) {
		if end > at {
			parts = append(parts, t.Slice(at, end))
		}
	}
	for ; i < len(holes) && holes[i].Span.Start < span.End; i++ {
		h := holes[i]
		s := source.Span{Start: max(span.Start, h.Span.Start), End: min(span.End, h.Span.End)}
		put(s.Start)
		if h.Role == Opener {
			if last := closer(holes, i, span.End); last > i {
				s.End, i = holes[last].Span.End, last
				h = Hole{Role: Value, Ref: h.Ref}
			}
		}
		parts = append(parts, h.text(t, s))
		at = s.End
	}
	put(span.End)
	return source.Concat(parts...)
}

// closer returns the index of the hole that closes the block opened by holes[i] before end, or i.
func closer(holes []Hole, i, end int) int {
	depth := 0
	for j := i; j < len(holes) && holes[j].Span.End <= end; j++ {
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

func (h Hole) text(t source.Text, s source.Span) source.Text {
	place := t.Slice(s.Start, s.End).Place()
	switch {
	case h.Role != Value && h.Role != Printer:
		return source.Decoded(place, "")
	case h.Default.Len() > 0:
		return t.Slice(h.Default.Start, h.Default.End).AsFallback(h.Ref)
	}
	return source.UnknownAt(place, h.Ref)
}
