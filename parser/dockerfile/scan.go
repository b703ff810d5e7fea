package dockerfile

import (
	"bytes"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// instruction is one instruction with its continuations.
type instruction struct {
	keyword string       // upper case
	word    source.Place // the keyword
	text    source.Text  // the arguments; escaped line ends stand in it as backslash and line feed
	bodies  []body       // here-documents, in order
	whole   source.Text  // text with the here-documents as the shell reads them
	place   source.Place
}

// body is a here-document of an instruction.
type body struct {
	name string
	text source.Text
}

// scanner cuts a Dockerfile into instructions.
type scanner struct {
	file     *source.File
	data     []byte
	at       int
	escape   byte
	unclosed map[string]bool // names of here-documents that nothing further down closes
	found    setting.Found   // its problems
}

// maxLines is the most lines of one instruction; real ones have a few hundred.
const maxLines = 5000

func scan(f *source.File) ([]instruction, []source.Problem) {
	s := &scanner{file: f, data: f.Data, at: source.ByteOrderMark(f.Data), escape: '\\', unclosed: map[string]bool{}}
	s.directives()
	var out []instruction
	for s.at < len(s.data) {
		start, end := s.line()
		line := bytes.TrimSpace(s.data[start:end])
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		s.at = start
		if in, ok := s.instruction(); ok {
			out = append(out, in)
		}
	}
	return out, s.found.Problems
}

// line returns the current line without its ending and steps over it.
func (s *scanner) line() (start, end int) {
	start = s.at
	n := bytes.IndexByte(s.data[start:], '\n')
	if n < 0 {
		s.at = len(s.data)
		return start, s.at
	}
	s.at = start + n + 1
	end = start + n
	if end > start && s.data[end-1] == '\r' {
		end--
	}
	return start, end
}

// directives reads the parser directives that stand above everything else.
func (s *scanner) directives() {
	for s.at < len(s.data) {
		begin := s.at
		start, end := s.line()
		line := strings.TrimSpace(string(s.data[start:end]))
		name, value, ok := strings.Cut(strings.TrimPrefix(line, "#"), "=")
		if !strings.HasPrefix(line, "#") || !ok {
			s.at = begin
			return
		}
		if strings.EqualFold(strings.TrimSpace(name), "escape") && strings.TrimSpace(value) == "`" {
			s.escape = '`'
		}
	}
}

// cut tells of a bound that was met.
func (s *scanner) cut(at int, message string) {
	s.found.Cut(s.span(at, min(at+1, len(s.data))), source.TooLarge, message)
}

func (s *scanner) span(i, j int) source.Place {
	return source.Place{File: s.file, Span: source.Span{Start: i, End: j}}
}

// instruction reads one instruction with its continuation lines and here-documents.
func (s *scanner) instruction() (instruction, bool) {
	begin := s.at
	text, end, whole := s.joined()
	if !whole {
		s.cut(begin, "an instruction has more than 5,000 lines; the rest of it was not read")
	}
	body := text.Trim()
	body = body.Slice(source.ByteOrderMark([]byte(body.String())), body.Len()) // files were joined
	n := strings.IndexAny(body.String(), " \t\n\\")
	if n < 0 {
		n = body.Len()
	}
	word := body.Slice(0, n)
	in := instruction{
		keyword: strings.ToUpper(word.String()), word: word.Place(), text: trimLeft(body.Slice(n, body.Len())), place: s.span(word.Place().Span.Start, end),
	}
	in.whole = in.text
	if in.keyword == "ONBUILD" {
		n := strings.IndexAny(in.text.String(), " \t")
		if n < 0 {
			return in, false
		}
		in.keyword, in.text = strings.ToUpper(in.text.Slice(0, n).String()), trimLeft(in.text.Slice(n, in.text.Len()))
		in.whole = in.text
	}
	if in.keyword == "RUN" || in.keyword == "COPY" || in.keyword == "ADD" {
		s.heredocs(&in)
	}
	return in, true
}

// trimLeft removes blanks and escaped line ends in front.
func trimLeft(t source.Text) source.Text {
	s := t.String()
	for {
		rest := strings.TrimLeft(s, " \t\n\r")
		rest = strings.TrimPrefix(rest, "\\\n")
		if rest == s {
			return t.Slice(t.Len()-len(s), t.Len())
		}
		s = rest
	}
}

// joined reads a line and its continuations. Comment lines and empty lines between them vanish; so does what stands
// behind the escape character. With the usual escape character the line ends stay, escaped, for the shell to drop.
func (s *scanner) joined() (t source.Text, end int, whole bool) {
	var parts []source.Text
	from := s.at
	flush := func(i, j int) {
		if j > i {
			parts = append(parts, source.Verbatim(s.span(i, j)))
		}
	}
	lines := 0
	for s.at < len(s.data) {
		start, stop := s.line()
		line := bytes.TrimRight(s.data[start:stop], " \t")
		if lines > 0 && skipped(line) {
			flush(from, start)
			from = s.at
			continue
		}
		lines++
		end = start + len(line)
		if len(line) == 0 || line[len(line)-1] != s.escape || s.at >= len(s.data) {
			flush(from, end)
			return source.Concat(parts...), end, true
		}
		switch next := bytes.IndexByte(s.data[end:], '\n') + end; {
		case s.escape == '`':
			flush(from, end-1)
			from = next + 1
		case next > end: // blanks or a carriage return behind the escape
			flush(from, end)
			from = next
		}
		if lines > maxLines {
			flush(from, end)
			return source.Concat(parts...), end, false
		}
	}
	flush(from, min(end, len(s.data)))
	return source.Concat(parts...), end, true
}

// skipped reports whether a line between continuations does not count.
func skipped(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	return len(line) == 0 || line[0] == '#'
}

// maxHeredocs is the most here-documents of one instruction.
const maxHeredocs = 16

// maxUnclosed is how many here-documents of a file may stay unclosed before no more are looked for.
const maxUnclosed = 64

// heredocs reads the here-documents that an instruction announces. One that is never closed is none.
func (s *scanner) heredocs(in *instruction) {
	text := in.text.String()
	parts := []source.Text{in.text}
	for i, tried := 0, 0; i+2 < len(text); i++ {
		name, strip, ok := announced(text, i)
		if !ok {
			continue
		}
		if tried == maxHeredocs {
			s.cut(in.word.Span.Start, "an instruction has more than 16 here-documents; the others were not read as such")
			break
		}
		i += 2
		tried++
		start := s.at
		stop, after, closed := s.terminator(name, strip)
		if !closed {
			continue
		}
		in.bodies = append(in.bodies, body{name: name, text: source.Verbatim(s.span(start, stop))})
		if len(in.bodies) == 1 {
			parts = append(parts, source.Decoded(source.Place{}, "\n"))
		}
		parts = append(parts, source.Verbatim(s.span(start, after)))
		in.place.Span.End = after
		s.at = after
	}
	if len(in.bodies) > 0 {
		in.whole = source.Concat(parts...)
	}
}

// announced reads <<NAME, <<-NAME, <<"NAME" at i.
func announced(s string, i int) (name string, strip, ok bool) {
	if !strings.HasPrefix(s[i:], "<<") || strings.HasPrefix(s[i:], "<<<") || i > 0 && strings.IndexByte(" \t0123456789", s[i-1]) < 0 {
		return "", false, false
	}
	rest := s[i+2:]
	if strings.HasPrefix(rest, "-") {
		strip, rest = true, rest[1:]
	}
	rest = strings.TrimLeft(rest, `"'`)
	n := 0
	for n < len(rest) && (rest[n] == '_' || rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z' || n > 0 && rest[n] >= '0' && rest[n] <= '9') {
		n++
	}
	return rest[:n], strip, n > 0
}

// terminator finds the line that closes a here-document: where it starts and where the next line starts.
func (s *scanner) terminator(name string, strip bool) (stop, after int, ok bool) {
	if s.unclosed[name] {
		return 0, 0, false
	}
	if len(s.unclosed) > maxUnclosed {
		s.cut(s.at, "more than 64 here-documents of this file are never closed; those from here on were not looked for")
		return 0, 0, false
	}
	keep := s.at
	defer func() { s.at = keep }()
	for s.at < len(s.data) {
		start, end := s.line()
		line := s.data[start:end]
		if strip {
			line = bytes.TrimLeft(line, "\t")
		}
		if string(line) == name {
			return start, s.at, true
		}
	}
	s.unclosed[name] = true
	return 0, 0, false
}
