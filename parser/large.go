package parser

import (
	"bytes"
	"io"
	"slices"
)

const (
	chunk   = 256 << 10
	overlap = 256 // more than the longest needle has
)

// MatchReader reports whether what r gives holds any needle, with little memory however much that is.
func (f *Filter) MatchReader(r io.Reader) (bool, error) {
	return inChunks(r, f.Match)
}

// WantsLarge is Wants for a file that is too large to be read as a whole.
func (p *Parser) WantsLarge(name string, r io.Reader) (bool, error) {
	format := p.formatOf(name)
	if format != nil && format.name == script.name {
		head := make([]byte, 256)
		n, err := io.ReadFull(r, head)
		if format = p.scriptFormat(head[:n]); err != nil || format == nil {
			return false, err
		}
		r = io.MultiReader(bytes.NewReader(head), r)
	}
	if format != nil && format.always {
		return true, nil
	}
	filter := p.filters.of(format)
	return inChunks(r, func(data []byte) bool {
		return filter.Match(data) || format != nil && slices.ContainsFunc(format.needles, func(n string) bool { return bytes.Contains(data, []byte(n)) })
	})
}

// inChunks asks about one piece of the bytes after the other, which overlap so that no needle is cut.
func inChunks(r io.Reader, match func([]byte) bool) (bool, error) {
	room := make([]byte, chunk)
	kept := 0
	for {
		n, err := io.ReadFull(r, room[kept:])
		data := room[:kept+n]
		if match(data) {
			return true, nil
		}
		switch err {
		case nil:
		case io.EOF, io.ErrUnexpectedEOF:
			return false, nil
		default:
			return false, err
		}
		kept = copy(room, data[len(data)-overlap:])
	}
}
