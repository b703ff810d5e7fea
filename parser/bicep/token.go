package bicep

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/arm"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// space passes over blanks and comments, and over ends of lines where they separate nothing.
func (r *reader) space(lines bool) {
	for r.at < len(r.data) {
		rest := r.data[r.at:]
		switch c := rest[0]; {
		case c == ' ', c == '\t', c == '\r', c == '\n' && lines:
			r.at++
		case bytes.HasPrefix(rest, []byte("//")), c == '#' && r.atLineStart():
			n := bytes.IndexByte(rest, '\n')
			if n < 0 {
				n = len(rest)
			}
			r.at += n
		case bytes.HasPrefix(rest, []byte("/*")):
			n := bytes.Index(rest[2:], []byte("*/"))
			if n < 0 {
				n = len(rest) - 4
			}
			r.at += n + 4
		default:
			return
		}
	}
}

// atLineStart reports whether nothing but blanks stands in front: there '#' begins a directive.
func (r *reader) atLineStart() bool {
	i := r.at
	for i > 0 && (r.data[i-1] == ' ' || r.data[i-1] == '\t') {
		i--
	}
	return i == 0 || r.data[i-1] == '\n'
}

func (r *reader) peek() byte { return r.peekAt(r.at) }

func (r *reader) peekAt(i int) byte {
	if i < len(r.data) {
		return r.data[i]
	}
	return 0
}

func (r *reader) take(sign byte) bool {
	if r.at < len(r.data) && r.data[r.at] == sign {
		r.at++
		return true
	}
	return false
}

// takeAll moves behind a sign of several bytes if it comes next.
func (r *reader) takeAll(sign string) bool {
	if bytes.HasPrefix(r.data[min(r.at, len(r.data)):], []byte(sign)) {
		r.at += len(sign)
		return true
	}
	return false
}

func inWord(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// word is a name; it is empty where none comes next.
func (r *reader) word() source.Text {
	start := r.at
	for r.at < len(r.data) && inWord(r.data[r.at]) {
		r.at++
	}
	return r.text(start, r.at)
}

// follows moves behind a word if it comes next.
func (r *reader) follows(word string) bool {
	start := r.at
	if r.word().String() == word {
		return true
	}
	r.at = start
	return false
}

// quoted reads a string: of one line with expressions in it, or of several, in which only a dollar in front makes some.
// It returns nil, and fails, where no string comes next or it has no end.
func (r *reader) quoted() *arm.Expr {
	start := r.at
	dollar := r.take('$')
	switch {
	case r.takeAll("'''"):
		return r.pieces(start, "'''", dollar, false)
	case !dollar && r.take('\''):
		return r.pieces(start, "'", true, true)
	}
	r.at, r.failed = start, true
	return nil
}

// pieces reads a string behind its opening quotes.
func (r *reader) pieces(start int, quotes string, interpolated, escaped bool) *arm.Expr {
	x := &arm.Expr{Kind: arm.Text}
	from := r.at
	if quotes == "'''" {
		if r.take('\r'); r.take('\n') {
			from = r.at // the first line begins behind the quotes
		}
	}
	add := func(to int) {
		if to > from || len(x.Args) == 0 {
			t := r.text(from, to)
			if escaped {
				t = t.Decode(escape)
			}
			x.Args = append(x.Args, &arm.Expr{Place: r.place(from, to), Value: setting.Value{Text: t}})
		}
	}
	for r.at < len(r.data) {
		end := r.at
		switch {
		case r.takeAll(quotes):
			for len(quotes) > 1 && r.take('\'') {
				end++ // the last three of more quotes are the end
			}
			add(end)
			x.Place = r.place(start, r.at)
			if len(x.Args) == 1 && x.Args[0].Kind == arm.Literal {
				x.Args[0].Place = x.Place
				return x.Args[0]
			}
			return x
		case interpolated && r.takeAll("${"):
			add(end)
			x.Args = append(x.Args, r.expr())
			if r.space(true); r.failed || !r.take('}') {
				r.failed = true
				return nil
			}
			from = r.at
		case escaped && r.data[r.at] == '\\':
			r.at = min(r.at+2, len(r.data))
		case escaped && r.data[r.at] == '\n':
			r.failed = true
			return nil
		default:
			r.at++
		}
	}
	r.failed = true
	return nil
}

// letters are the escapes of one character.
var letters = source.Backslash("n\nr\rt\t", true)

// escape decodes what a backslash begins.
func escape(rest string) (int, string) {
	if digits, ok := strings.CutPrefix(rest, `\u{`); ok {
		if i := strings.IndexByte(digits, '}'); i > 0 {
			if n, err := strconv.ParseUint(digits[:i], 16, 21); err == nil {
				return i + 4, string(rune(n))
			}
		}
	}
	return letters(rest)
}
