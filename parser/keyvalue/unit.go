package keyvalue

import (
	"bytes"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// unitLine reads a section header or a key of a systemd unit. A line that ends in a backslash goes on in the next one,
// comments between them left out; the quotes in a value are left to whoever splits it into words.
func (s *scanner) unitLine(start, end int) {
	if s.data[start] == '[' {
		s.iniLine(start, end)
		return
	}
	s.at = end + 1
	sep := bytes.IndexByte(s.data[start:end], '=')
	if sep < 0 {
		return
	}
	sep += start
	from := s.skipBlanks(sep+1, end)
	var parts []source.Text
	for end > from && end < len(s.data) && s.data[end-1] == '\\' {
		parts = append(parts, s.text(from, end-1))
		from, end = s.nextUnitLine(end)
		s.at = end + 1
	}
	end = max(from, s.trimRight(from, end))
	parts = append(parts, s.text(from, end))
	s.add(s.text(start, s.trimRight(start, sep)), setting.Value{Text: source.Concat(parts...)}, start, end)
}

// nextUnitLine returns the line behind the one that ends at end, past comments.
func (s *scanner) nextUnitLine(end int) (from, to int) {
	for {
		from = end + 1
		if end+1 < len(s.data) && s.data[end] == '\r' && s.data[end+1] == '\n' {
			from++
		}
		from = min(from, len(s.data))
		end = s.lineEnd(from)
		if at := s.skipBlanks(from, end); at == end || !s.comment(s.data[at]) || end >= len(s.data) {
			return from, end
		}
	}
}
