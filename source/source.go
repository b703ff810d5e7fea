// Package source holds the ground that every stage stands on: a file's bytes, places in it, decoded strings that know
// which raw bytes they came from, edits, and problems. It imports nothing but the standard library and touches no disk.
package source

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
)

// File is one input: its slash-separated path and its bytes. Both are fixed once the file is made.
type File struct {
	Path string
	Data []byte

	once  sync.Once
	lines []int // offset of each line's first byte

	far     sync.Once
	columns []Position // within long lines, one for each longLine bytes of the file, ascending; Line is not filled in
}

// NewFile returns a File for bytes that were read elsewhere; this package reads nothing itself.
func NewFile(path string, data []byte) *File { return &File{Path: path, Data: data} }

// ByteOrderMark returns the length of the UTF-8 byte order mark at the start of data: 3 or 0.
func ByteOrderMark(data []byte) int {
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return 3
	}
	return 0
}

// UTF16 reports whether data looks like UTF-16, with or without a byte order mark: no format can read it.
func UTF16(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return true
	}
	return len(data) >= 2 && (data[0] == 0) != (data[1] == 0)
}

// Span is a half-open range of raw bytes, counted from the file's first byte (a byte order mark counts).
type Span struct{ Start, End int }

// Len is the number of raw bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether other lies wholly inside s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Cover returns the smallest span that holds both.
func (s Span) Cover(other Span) Span {
	return Span{Start: min(s.Start, other.Start), End: max(s.End, other.End)}
}

// Place is a span in a file. The zero Place means "nowhere".
type Place struct {
	File *File
	Span Span
}

// IsZero reports whether p is nowhere.
func (p Place) IsZero() bool { return p.File == nil }

// Raw returns the bytes at p as they stand in the file, or "" when p is nowhere or out of range.
func (p Place) Raw() string {
	if p.File == nil || p.Span.Start < 0 || p.Span.End > len(p.File.Data) || p.Span.Start > p.Span.End {
		return ""
	}
	return string(p.File.Data[p.Span.Start:p.Span.End])
}

// Position is where an offset is for people and for other tools. Line and the columns are 1-based.
type Position struct {
	Line   int // 1-based
	Column int // in code points, 1-based
	UTF16  int // column in UTF-16 code units, 1-based
	Offset int // raw bytes from the file's start
}

// At converts an offset to a position. An offset outside the file is clamped to it.
func (f *File) At(offset int) Position {
	offset = max(0, min(offset, len(f.Data)))
	f.index()
	line := sort.SearchInts(f.lines, offset+1) - 1
	start := f.lines[line]
	if line == 0 {
		start = min(ByteOrderMark(f.Data), offset) // the mark is no column: editors do not show it
	}
	from := Position{Column: 1, UTF16: 1, Offset: start}
	if offset-start > longLine {
		from = f.nearest(from, offset)
	}
	for from.Offset < offset {
		from = from.next(f.Data)
	}
	return Position{Line: line + 1, Column: from.Column, UTF16: from.UTF16, Offset: offset}
}

// next is the position behind one more character of a line.
func (p Position) next(data []byte) Position {
	r, size := utf8.DecodeRune(data[p.Offset:])
	p.Offset += size
	p.Column++
	p.UTF16++
	if r > 0xFFFF {
		p.UTF16++
	}
	return p
}

// longLine is how many bytes of a line are counted each time that a column is asked for: a minified file of many findings
// would be counted from its beginning for each of them.
const longLine = 1024

// nearest is the last known position of a line that is not behind an offset, or the one where the line begins.
func (f *File) nearest(begin Position, offset int) Position {
	f.far.Do(f.measure)
	i := sort.Search(len(f.columns), func(i int) bool { return f.columns[i].Offset > offset })
	if i > 0 && f.columns[i-1].Offset > begin.Offset {
		return f.columns[i-1]
	}
	return begin
}

// measure notes positions within long lines.
func (f *File) measure() {
	for n, start := range f.lines {
		end := len(f.Data)
		if n+1 < len(f.lines) {
			end = f.lines[n+1]
		}
		if end-start <= longLine {
			continue
		}
		if n == 0 {
			start = ByteOrderMark(f.Data)
		}
		last := Position{Column: 1, UTF16: 1, Offset: start}
		for at := last; at.Offset < end; at = at.next(f.Data) {
			if at.Offset-last.Offset >= longLine {
				f.columns, last = append(f.columns, at), at
			}
		}
	}
}

// Line returns the span of the 1-based line n without its line ending, and whether the file has such a line.
func (f *File) Line(n int) (Span, bool) {
	f.index()
	if n < 1 || n > len(f.lines) {
		return Span{}, false
	}
	start, end := f.lines[n-1], len(f.Data)
	if n < len(f.lines) {
		end = f.lines[n]
	}
	for end > start && (f.Data[end-1] == '\n' || f.Data[end-1] == '\r') {
		end--
	}
	return Span{Start: start, End: end}, true
}

func (f *File) index() {
	f.once.Do(func() {
		f.lines = []int{0}
		for i := 0; i < len(f.Data); i++ {
			switch f.Data[i] {
			case '\n':
				f.lines = append(f.lines, i+1)
			case '\r':
				if i+1 == len(f.Data) || f.Data[i+1] != '\n' {
					f.lines = append(f.lines, i+1)
				}
			}
		}
	})
}

// Edit replaces the bytes at Place by Text.
type Edit struct {
	Place Place
	Text  string
}

// ProblemCode says why an input could not be read or parsed. Library error texts are never carried: they echo input.
type ProblemCode string

// The problem codes.
const (
	Unreadable   ProblemCode = "unreadable"   // the system refused to open or read it
	TooLarge     ProblemCode = "too-large"    // over the per-file limit of bytes
	TooDeep      ProblemCode = "too-deep"     // over the nesting limit
	Syntax       ProblemCode = "syntax"       // the format's grammar is broken here; the rest was still read
	Unterminated ProblemCode = "unterminated" // a string, comment or bracket is never closed
	Encoding     ProblemCode = "encoding"     // not the text encoding that the format asks for
	Internal     ProblemCode = "internal"     // a parser gave up; please report it
)

// Problem is an input, or a corner of one, that could not be read. It is neither a finding nor a failure of the tool.
type Problem struct {
	File    string // path; the file may be unreadable, so there is no *File
	Place   Place  // zero when the whole file is meant
	Code    ProblemCode
	Message string // our own words; holds no input text
}

// Once adds a problem unless the same is told of its file: of a bound that is met at many places the first is enough.
func Once(problems []Problem, p Problem) []Problem {
	for _, q := range problems {
		if q.File == p.File && q.Message == p.Message {
			return problems
		}
	}
	return append(problems, p)
}
