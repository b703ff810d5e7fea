package arm

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// expression is what a string of a template says: an expression in brackets, or itself.
func expression(t source.Text, p source.Place) *Expr {
	s := t.String()
	switch {
	case strings.HasPrefix(s, "[["):
		return &Expr{Place: p, Value: setting.Value{Text: t.Slice(1, t.Len())}}
	case !strings.HasPrefix(s, "[") || !strings.HasSuffix(s, "]"):
		return &Expr{Place: p, Value: setting.Value{Text: t}}
	}
	r := reader{text: t, s: s, at: 1}
	x := r.expr(0)
	if r.blank(); r.at != len(s)-1 || r.failed {
		return &Expr{Kind: Other, Place: p}
	}
	return x
}

// reader reads the expressions of ARM templates: calls of functions, their members and elements, strings and numbers.
type reader struct {
	text   source.Text
	s      string
	at     int
	failed bool
}

func (r *reader) blank() {
	for r.at < len(r.s) && strings.IndexByte(" \t\r\n", r.s[r.at]) >= 0 {
		r.at++
	}
}

func (r *reader) next() byte {
	if r.blank(); r.at < len(r.s) {
		return r.s[r.at]
	}
	return 0
}

// take moves behind a sign if it comes next.
func (r *reader) take(sign byte) bool {
	if r.next() != sign || sign == 0 {
		return false
	}
	r.at++
	return true
}

func (r *reader) place(from int) source.Place { return r.text.Slice(from, r.at).Place() }

func (r *reader) fail() *Expr {
	r.failed = true
	return &Expr{Kind: Other, Place: r.text.Place()}
}

func (r *reader) expr(depth int) *Expr {
	if depth > maxDepth || r.failed {
		return r.fail()
	}
	c := r.next()
	start := r.at
	var x *Expr
	switch {
	case c == '\'':
		x = r.quoted()
	case c == '-' || '0' <= c && c <= '9':
		for r.at++; r.at < len(r.s) && (r.s[r.at] == '.' || '0' <= r.s[r.at] && r.s[r.at] <= '9'); r.at++ {
		}
		x = &Expr{Place: r.place(start), Value: setting.Value{Kind: setting.Number, Text: r.text.Slice(start, r.at)}}
	case isNamed(c):
		x = r.called(depth)
	default:
		return r.fail()
	}
	return r.suffixes(x, start, depth)
}

func isNamed(c byte) bool {
	return c == '_' || c == '$' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// word is a name; one of a function may have the name of its namespace in front.
func (r *reader) word(dots bool) source.Text {
	r.blank()
	start := r.at
	for r.at < len(r.s) && (isNamed(r.s[r.at]) || dots && r.s[r.at] == '.') {
		r.at++
	}
	return r.text.Slice(start, r.at)
}

// quoted is a string, in which two quotes are one.
func (r *reader) quoted() *Expr {
	start := r.at
	for r.at++; r.at < len(r.s); r.at++ {
		if r.s[r.at] != '\'' {
			continue
		}
		if r.at+1 == len(r.s) || r.s[r.at+1] != '\'' {
			break
		}
		r.at++
	}
	if r.at >= len(r.s) {
		return r.fail()
	}
	t := r.text.Slice(start+1, r.at)
	r.at++
	if strings.Contains(t.String(), "''") {
		t = t.Decode(func(rest string) (int, string) {
			if strings.HasPrefix(rest, "''") {
				return 2, "'"
			}
			return 1, rest[:1]
		})
	}
	return &Expr{Place: r.place(start), Value: setting.Value{Text: t}}
}

func (r *reader) called(depth int) *Expr {
	start := r.at
	name := r.word(true)
	if !r.take('(') {
		return r.fail()
	}
	x := &Expr{Kind: Call, Value: setting.Value{Text: name}}
	for !r.take(')') {
		x.Args = append(x.Args, r.expr(depth+1))
		if r.failed || r.take(',') == (r.next() == ')') {
			return r.fail() // a comma stands between arguments, and nowhere else
		}
	}
	x.Place = r.place(start)
	return x
}

// suffixes are members and elements.
func (r *reader) suffixes(x *Expr, start, depth int) *Expr {
	for n := depth; ; n++ {
		if n > maxDepth {
			return r.fail()
		}
		switch {
		case r.take('.'):
			r.take('?')
			name := r.word(false)
			x = &Expr{Kind: Dot, Place: r.place(start), Value: setting.Value{Text: name}, Args: []*Expr{x}}
		case r.next() == '[':
			r.at++
			r.take('?')
			i := r.expr(depth + 1)
			if !r.take(']') {
				return r.fail()
			}
			x = &Expr{Kind: Index, Place: r.place(start), Args: []*Expr{x, i}}
		default:
			return x
		}
	}
}
