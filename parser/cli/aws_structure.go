package cli

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// structured reports whether a word is a structure: JSON, or what the AWS command line has for it.
func structured(word string) bool {
	word = strings.TrimLeft(word, " \t\r\n")
	key, _, ok := strings.Cut(word, "=")
	return strings.HasPrefix(word, "{") || strings.HasPrefix(word, "[") || ok && !strings.ContainsAny(key, " :/{[,\"'")
}

// structure lists the scalars of a structure under dotted names.
type structure struct {
	text  source.Text
	at    int
	depth int
	out   []setting.Option
	hide  func(source.Text)
}

// maxStructure is how deep structures may nest; deeper ones are left out.
const maxStructure = 32

func (s *structure) add(key source.Text, path string, v setting.Value) {
	if setting.PathNamesSecret(path) {
		s.hide(v.Text)
		return
	}
	s.out = append(s.out, setting.Option{Name: source.Decoded(key.Place(), path), Value: v, Layer: setting.InCall})
}

// word reads one word of an option, which is an element of a list or a list of them; number is that of the first, and the
// result that of the next.
func (s *structure) word(path string, w source.Text, number int) int {
	s.text, s.at = w, 0
	s.space()
	switch s.peek() {
	case '[':
		return s.elements(path, number)
	case '{':
		s.value(path+"."+strconv.Itoa(number), w)
	default:
		s.members(path+"."+strconv.Itoa(number), 0)
	}
	return number + 1
}

// elements reads a list whose first element has a number, and returns that of the next.
func (s *structure) elements(path string, number int) int {
	for s.at++; s.space(); {
		switch s.peek() {
		case ']':
			s.at++
			return number
		case ',':
			s.at++
			continue
		}
		before := s.at
		s.value(path+"."+strconv.Itoa(number), s.text)
		if number++; s.at == before {
			s.at++ // what cannot be read is passed over
		}
	}
	return number
}

// members reads pairs of key and value up to a closing brace, or to the end.
func (s *structure) members(path string, end byte) {
	for s.space() {
		switch s.peek() {
		case ',':
			s.at++
			continue
		case end:
			s.at++
			return
		}
		key := s.scalar(",=:{}[]")
		s.space()
		c := s.peek()
		if s.at++; c == '=' || c == ':' {
			s.value(path+"."+key.String(), key)
		}
	}
}

// value reads what stands behind a key, or in a list.
func (s *structure) value(path string, key source.Text) {
	s.space()
	s.depth++
	defer func() { s.depth-- }()
	switch c := s.peek(); {
	case s.depth > maxStructure:
		s.at = s.text.Len()
	case c == '{':
		s.at++
		s.members(path, '}')
	case c == '[':
		s.elements(path, 0)
	default:
		if v := s.scalar(",]}"); !v.IsZero() {
			s.add(key, path, setting.ValueOf(v))
		}
	}
}

// scalar reads a text in quotes, or up to one of the stops.
func (s *structure) scalar(stops string) source.Text {
	text := s.text.String()
	if c := s.peek(); c == '"' || c == '\'' {
		end := strings.IndexByte(text[s.at+1:], c)
		if end < 0 {
			end = len(text) - s.at - 1
		}
		out := s.text.Slice(s.at+1, s.at+1+end)
		s.at = min(len(text), s.at+end+2)
		return out
	}
	end := strings.IndexAny(text[s.at:], stops)
	if end < 0 {
		end = len(text) - s.at
	}
	out := s.text.Slice(s.at, s.at+end).Trim()
	s.at += end
	return out
}

// space passes over white space and reports whether anything follows.
func (s *structure) space() bool {
	text := s.text.String()
	for s.at < len(text) && strings.IndexByte(" \t\r\n", text[s.at]) >= 0 {
		s.at++
	}
	return s.at < len(text)
}

// peek is the byte that comes next; 0 at the end.
func (s *structure) peek() byte {
	if text := s.text.String(); s.at < len(text) {
		return text[s.at]
	}
	return 0
}
