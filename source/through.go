package source

import "slices"

// Through returns a place in a file whose bytes are the text outer as a place in the files that outer came from. Places
// in other files stay as they are.
func (p Place) Through(inner *File, outer Text) Place {
	if p.File != inner {
		return p
	}
	return outer.Slice(p.Span.Start, p.Span.End).Place()
}

// Through returns t with the places in a file whose bytes are the text outer replaced by those that outer came from.
// What cannot be known of outer cannot be known of t.
func (t Text) Through(inner *File, outer Text) Text {
	out := Text{s: t.s}
	for _, p := range t.pieces {
		p.via = throughAll(p.via, inner, outer)
		switch {
		case p.place.File != inner:
			out.pieces = append(out.pieces, p)
		case !p.verbatim:
			p.place = p.place.Through(inner, outer)
			out.pieces = append(out.pieces, p)
		default:
			for _, q := range outer.Slice(p.place.Span.Start, p.place.Span.End).pieces {
				if p.origin > q.origin {
					q.origin, q.ref = p.origin, p.ref
				}
				q.start += p.start
				q.via = append(slices.Clip(q.via), p.via...)
				out.pieces = append(out.pieces, q)
			}
		}
	}
	return out
}

func throughAll(places []Place, inner *File, outer Text) []Place {
	var out []Place
	for _, p := range places {
		out = append(out, p.Through(inner, outer))
	}
	return out
}
