package report

import (
	"fmt"
	"io"
	"unicode/utf8"
)

// escaping writes JSON on, with escapes for the characters that JSON may hold as they are and that a terminal obeys or
// does not show. Such characters stand nowhere but in strings.
type escaping struct{ w io.Writer }

// Write takes whole documents, as an encoder hands them over.
func (e escaping) Write(data []byte) (int, error) {
	var out []byte
	from := 0
	for i := 0; i < len(data); {
		if c := data[i]; c < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if hostile(r) {
			out = append(out, data[from:i]...)
			out = append(out, escaped(r)...)
			from = i + n
		}
		i += n
	}
	if from == 0 {
		return e.w.Write(data)
	}
	_, err := e.w.Write(append(out, data[from:]...))
	return len(data), err
}

// escaped is a character as JSON spells it: beyond the first 65,536 as two.
func escaped(r rune) string {
	if r < 0x10000 {
		return fmt.Sprintf("\\u%04x", r)
	}
	r -= 0x10000
	return fmt.Sprintf("\\u%04x\\u%04x", 0xd800+r>>10, 0xdc00+r&0x3ff)
}
