package source

import (
	"slices"
	"sort"
	"strings"
)

// Hole is the rune that stands in a Text for a part whose value cannot be known. It is a private-use code point, so no
// grammar mistakes it for syntax.
const Hole = '\uF8FF'

// Origin says how a piece of a Text got its value.
type Origin uint8

// The origins, from best to least known.
const (
	Written  Origin = iota // the bytes stand in the file
	Fallback               // the visible default of a look-up that may give something else at run time: ${X:-prefer}
	Unknown                // cannot be known; the decoded text is one Hole
)

// piece is a run of decoded text and the raw bytes it came from.
type piece struct {
	start    int // in the decoded text: where a text has many pieces, one is found by halving
	length   int // bytes of decoded text
	place    Place
	verbatim bool    // decoded byte i is raw byte place.Span.Start+i; otherwise the run stands for the whole span
	origin   Origin  // how the run got its value
	ref      string  // what an Unknown or Fallback piece refers to: "env:DB_HOST", "var.host", "call"
	via      []Place // where the value was read in other files, from its definition on; never changed in place
}

// Text is a decoded string that remembers, piece by piece, which raw bytes it came from, through any number of decoding
// layers and through concatenation, also across files. The zero Text is the empty string from nowhere.
type Text struct {
	s      string
	pieces []piece
}

// Verbatim returns the text at a place where decoding changes nothing.
func Verbatim(p Place) Text {
	s := p.Raw()
	return Text{s: s, pieces: []piece{{length: len(s), place: p, verbatim: true}}}
}

// All returns the text of a file that is read as it stands, behind its byte order mark: what its first line begins with is
// looked for there.
func (f *File) All() Text {
	return Verbatim(Place{File: f, Span: Span{Start: ByteOrderMark(f.Data), End: len(f.Data)}})
}

// Decoded returns a text whose decoded form s stands for all bytes at p, for example one escape sequence.
func Decoded(p Place, s string) Text {
	return Text{s: s, pieces: []piece{{length: len(s), place: p, verbatim: p.Raw() == s}}}
}

// UnknownAt returns a text of one Hole: the expression at p, which refers to ref, has a value that cannot be known.
func UnknownAt(p Place, ref string) Text {
	s := string(Hole)
	return Text{s: s, pieces: []piece{{length: len(s), place: p, origin: Unknown, ref: ref}}}
}

// AsFallback returns t with every written piece marked as the visible default of a look-up of ref.
func (t Text) AsFallback(ref string) Text {
	out := Text{s: t.s, pieces: append([]piece(nil), t.pieces...)}
	for i := range out.pieces {
		if out.pieces[i].origin == Written {
			out.pieces[i].origin = Fallback
			out.pieces[i].ref = ref
		}
	}
	return out
}

// Passing returns t as it is read at p, in another file than it is written in or than it was read in before.
func (t Text) Passing(p Place) Text {
	out := Text{s: t.s, pieces: append([]piece(nil), t.pieces...)}
	for i := range out.pieces {
		out.pieces[i].via = append(slices.Clip(out.pieces[i].via), p)
	}
	return out
}

// Way lists the places in other files where t's pieces were read, from their definition on, each once.
func (t Text) Way() []Place {
	var out []Place
	for _, p := range t.pieces {
		for _, place := range p.via {
			if !slices.Contains(out, place) {
				out = append(out, place)
			}
		}
	}
	return out
}

// Fill returns t with the parts that refer to a name replaced by what values holds for that name, and whether there was
// one: unknown parts, and the visible defaults of look-ups. Parts whose name has no value stay as they are.
func (t Text) Fill(values map[string]Text) (Text, bool) {
	if len(values) == 0 {
		return t, false
	}
	var parts []Text
	from := 0
	pass := func(to int) {
		if to > from {
			parts = append(parts, t.Slice(from, to))
		}
	}
	filled, ref := false, "" // ref: the default that was replaced last; its further pieces are passed over
	for _, p := range t.pieces {
		value, ok := values[p.ref]
		if p.ref == "" || !ok {
			ref = ""
			continue
		}
		pass(p.start)
		if p.origin != Fallback || p.ref != ref {
			parts, filled, ref = append(parts, value), true, ""
		}
		if p.origin == Fallback {
			ref = p.ref
		}
		from = p.start + p.length
	}
	if !filled {
		return t, false
	}
	pass(len(t.s))
	return Concat(parts...), true
}

// At returns t with its pieces placed at p: what p evaluates to, when the place of the use matters more than the place
// of the definition.
func (t Text) At(p Place) Text {
	out := Text{s: t.s, pieces: append([]piece(nil), t.pieces...)}
	for i := range out.pieces {
		out.pieces[i].place, out.pieces[i].verbatim = p, false
	}
	return out
}

// Concat joins texts in order; each part keeps its own bytes.
func Concat(parts ...Text) Text {
	var b strings.Builder
	var out Text
	for _, part := range parts {
		for _, p := range part.pieces {
			p.start += b.Len()
			out.pieces = append(out.pieces, p)
		}
		b.WriteString(part.s)
	}
	out.s = b.String()
	return out
}

// Join joins texts with a separator that stands nowhere.
func Join(parts []Text, sep string) Text {
	var out []Text
	for i, p := range parts {
		if i > 0 {
			out = append(out, Decoded(Place{}, sep))
		}
		out = append(out, p)
	}
	return Concat(out...)
}

// String returns the decoded text; unknown parts appear as one Hole each.
func (t Text) String() string { return t.s }

// Len is the number of decoded bytes.
func (t Text) Len() int { return len(t.s) }

// Parts is the number of pieces that t is put together from: what it takes to copy it.
func (t Text) Parts() int { return len(t.pieces) }

// IsZero reports whether t is the zero Text: no value and no place.
func (t Text) IsZero() bool { return len(t.pieces) == 0 }

// Known reports whether t holds no unknown part.
func (t Text) Known() bool { return t.Origin() != Unknown }

// Origin returns the least known origin among t's pieces.
func (t Text) Origin() Origin {
	var o Origin
	for _, p := range t.pieces {
		o = max(o, p.origin)
	}
	return o
}

// Refs returns what t's unknown and fallback parts refer to, in order, each once.
func (t Text) Refs() []string {
	var refs []string
	seen := map[string]bool{}
	for _, p := range t.pieces {
		if p.ref != "" && !seen[p.ref] {
			seen[p.ref] = true
			refs = append(refs, p.ref)
		}
	}
	return refs
}

// Slice returns the decoded bytes [i,j) with their own raw bytes. Out-of-range bounds are clamped.
func (t Text) Slice(i, j int) Text {
	j = max(0, min(j, len(t.s)))
	i = max(0, min(i, j))
	out := Text{s: t.s[i:j]}
	first := sort.Search(len(t.pieces), func(k int) bool { return t.pieces[k].start+t.pieces[k].length >= i })
	for _, p := range t.pieces[first:] {
		if p.start > j || p.start == j && len(out.pieces) > 0 {
			break
		}
		from, to := max(i, p.start), min(j, p.start+p.length)
		// An empty slice still has a place: the piece that it touches.
		if from < to || (i == j && from == to && len(out.pieces) == 0) {
			q := p
			q.start, q.length = from-i, to-from
			if p.verbatim {
				q.place.Span = Span{Start: p.place.Span.Start + from - p.start, End: p.place.Span.Start + to - p.start}
			}
			out.pieces = append(out.pieces, q)
		}
	}
	return out
}

// Place returns the raw bytes that t came from: the cover of all pieces that lie in the same file as the first one.
func (t Text) Place() Place {
	var out Place
	for _, p := range t.pieces {
		switch {
		case p.place.File == nil:
		case out.File == nil:
			out = p.place
		case p.place.File == out.File && (p.length > 0 || len(t.s) == 0):
			out.Span = out.Span.Cover(p.place.Span)
		}
	}
	return out
}

// Places returns the raw bytes of every piece, in order, neighbours in one file joined.
func (t Text) Places() []Place {
	var out []Place
	for _, p := range t.pieces {
		if p.place.File == nil {
			continue
		}
		if n := len(out); n > 0 && out[n-1].File == p.place.File && out[n-1].Span.End == p.place.Span.Start {
			out[n-1].Span.End = p.place.Span.End
			continue
		}
		out = append(out, p.place)
	}
	return out
}

// Decode carries t through another layer of decoding, such as percent escapes or JSON strings. step is called at each
// position with the rest of the decoded text and says how many bytes it consumes (at least one) and what they become;
// a step that returns its own bytes unchanged keeps the exact byte mapping.
func (t Text) Decode(step Step) Text {
	var parts []Text
	run := 0 // start of bytes that pass unchanged
	i := 0
	flush := func(end int) {
		if end > run {
			parts = append(parts, t.Slice(run, end))
		}
	}
	for i < len(t.s) {
		n, out := step(t.s[i:])
		if n < 1 {
			n = 1
		}
		n = min(n, len(t.s)-i)
		if out != t.s[i:i+n] {
			flush(i)
			part := t.Slice(i, i+n)
			o := part.Origin()
			dec := Decoded(part.Place(), out)
			dec.pieces[0].origin = o
			dec.pieces[0].via = part.Way()
			if refs := part.Refs(); len(refs) > 0 {
				dec.pieces[0].ref = refs[0]
			}
			parts = append(parts, dec)
			run = i + n
		}
		i += n
	}
	flush(i)
	if len(parts) == 0 {
		return t.Slice(0, 0)
	}
	return Concat(parts...)
}

// Trim returns t without leading and trailing white space.
func (t Text) Trim() Text {
	left := len(t.s) - len(strings.TrimLeft(t.s, " \t\r\n"))
	right := len(strings.TrimRight(t.s, " \t\r\n"))
	return t.Slice(left, max(left, right))
}

// Cut splits t around the first sep, as strings.Cut does.
func (t Text) Cut(sep string) (before, after Text, found bool) {
	i := strings.Index(t.s, sep)
	if i < 0 {
		return t, Text{}, false
	}
	return t.Slice(0, i), t.Slice(i+len(sep), len(t.s)), true
}

// Split splits t at every sep, as strings.Split does.
func (t Text) Split(sep string) []Text {
	var out []Text
	at := 0
	for part := range strings.SplitSeq(t.s, sep) {
		out = append(out, t.Slice(at, at+len(part)))
		at += len(part) + len(sep)
	}
	return out
}
