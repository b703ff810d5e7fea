package keyvalue

import (
	"bytes"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// property reads one logical line of a .properties file: physical lines that end in an odd number of backslashes go on
// in the next one, without its leading blanks.
func (s *scanner) property(start int) {
	var parts []source.Text
	from := start
	for {
		end := s.lineEnd(from)
		next := end + 1
		if end+1 < len(s.data) && s.data[end] == '\r' && s.data[end+1] == '\n' {
			next++
		}
		if !continued(s.data[from:end]) || next > len(s.data) {
			parts = append(parts, s.text(from, end))
			s.at = next
			s.keyAndValue(source.Concat(parts...), start, end)
			return
		}
		parts = append(parts, s.text(from, end-1))
		from = s.skipBlanks(next, len(s.data))
	}
}

func continued(line []byte) bool {
	return (len(line)-len(bytes.TrimRight(line, `\`)))%2 == 1
}

// keyAndValue splits a logical line at the first separator that is not escaped: blanks, "=" or ":".
func (s *scanner) keyAndValue(line source.Text, start, end int) {
	raw := line.String()
	keyEnd := 0
	for keyEnd < len(raw) && !blank(raw[keyEnd]) && raw[keyEnd] != '=' && raw[keyEnd] != ':' {
		if raw[keyEnd] == '\\' {
			keyEnd++
		}
		keyEnd++
	}
	keyEnd = min(keyEnd, len(raw))
	rest := strings.TrimLeft(raw[keyEnd:], " \t\f")
	if rest != "" && (rest[0] == '=' || rest[0] == ':') {
		rest = strings.TrimLeft(rest[1:], " \t\f")
	}
	key := line.Slice(0, keyEnd).Decode(propertyEscape)
	value := line.Slice(len(raw)-len(rest), len(raw)).Decode(propertyEscape)
	s.add(key, setting.Value{Text: value}, start, end)
}

// propertyEscape is the decoding step for the escapes of .properties: those of JSON without \b.
func propertyEscape(rest string) (int, string) {
	if strings.HasPrefix(rest, `\b`) {
		return 2, "b"
	}
	return source.JSONEscape(rest)
}

// variable reads NAME=value of an .env file, also behind "export".
func (s *scanner) variable(start, end int) {
	s.at = end + 1
	name := start
	for _, word := range [...]string{"export", "setenv", "set"} {
		if bytes.HasPrefix(s.data[start:end], []byte(word)) && start+len(word) < end && blank(s.data[start+len(word)]) {
			name = s.skipBlanks(start+len(word), end)
			break
		}
	}
	nameEnd := name
	for nameEnd < end && nameByte(s.data[nameEnd]) {
		nameEnd++
	}
	sep := s.skipBlanks(nameEnd, end)
	if nameEnd == name || sep == end || s.data[sep] != '=' && (s.data[sep] != ':' || sep+1 < end && !blank(s.data[sep+1])) {
		return
	}
	value := s.skipBlanks(sep+1, end)
	key := s.text(name, nameEnd)
	if value < end && strings.IndexByte("\"'`", s.data[value]) >= 0 {
		if s.quotedVariable(key, start, value, end) {
			return
		}
	}
	valueEnd := s.trimRight(value, s.inlineComment(value, end))
	s.add(key, setting.Value{Text: s.text(value, valueEnd)}, start, valueEnd)
}

func nameByte(c byte) bool {
	return c == '_' || c == '.' || c == '-' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// maxQuoted bounds a quoted value, so that many quotes that never close cost no rescan of the whole file.
const maxQuoted = 1 << 16

// quotedVariable reads a quoted value, which may span lines. It reports false where the quote is never closed.
func (s *scanner) quotedVariable(key source.Text, start, value, lineEnd int) bool {
	quote := s.data[value]
	limit := min(len(s.data), value+maxQuoted)
	for i := value + 1; i < limit; i++ {
		switch {
		case s.data[i] == '\\' && quote == '"':
			i++
		case s.data[i] == quote:
			text := s.text(value+1, i)
			if quote == '"' {
				text = text.Decode(quoteEscape)
			}
			s.add(key, setting.Value{Text: text}, start, i+1)
			s.at = s.lineEnd(i) + 1
			return true
		}
	}
	if len(s.problems) == 0 {
		at := s.all.Slice(value, lineEnd).Place()
		s.problems = append(s.problems, source.Problem{File: path(s.all), Place: at, Code: source.Unterminated, Message: "this quote is never closed; the value was read up to the end of its line"})
	}
	return false
}

// quoteEscape is the decoding step for double quotes in .env files. Unknown sequences keep their backslash.
func quoteEscape(rest string) (int, string) {
	if strings.HasPrefix(rest, "\\\n") {
		return 2, ""
	}
	return source.Backslash("n\nr\rt\t\"\"\\\\``", false)(rest)
}

// wordLine reads a name and what follows it on its line.
func (s *scanner) wordLine(start, end int) {
	s.at = end + 1
	keyEnd := start
	for keyEnd < end && !blank(s.data[keyEnd]) {
		keyEnd++
	}
	value := s.skipBlanks(keyEnd, end)
	valueEnd := s.trimRight(value, s.inlineComment(value, end))
	if value >= valueEnd {
		s.add(s.unquoted(start, keyEnd), setting.Value{Kind: setting.Bare, Text: s.text(keyEnd, keyEnd)}, start, keyEnd)
		return
	}
	s.add(s.unquoted(start, keyEnd), setting.Value{Text: s.unquoted(value, valueEnd)}, start, valueEnd)
}
