package golang

import (
	"go/ast"
	gotoken "go/token"
	"strconv"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// literal decodes a basic literal; every decoded byte knows its raw byte, also behind escapes.
func (r *reader) literal(lit *ast.BasicLit) token.Expr {
	whole := r.literalPlace(lit)
	e := token.Expr{Kind: token.Literal, Place: whole, Text: source.Verbatim(whole)}
	switch lit.Kind {
	case gotoken.INT, gotoken.FLOAT:
		e.Value = setting.Number
	case gotoken.STRING:
		e.Value = setting.String
		e.Text = decode(whole)
	default:
		return token.Expr{Place: whole}
	}
	return e
}

// literalPlace finds the literal's last byte in the file itself where the tree does not say it: the tree's own text of
// a raw string has lost its carriage returns.
func (r *reader) literalPlace(lit *ast.BasicLit) source.Place {
	if lit.ValueEnd.IsValid() {
		return r.place(lit.ValuePos, lit.ValueEnd)
	}
	return r.place(lit.ValuePos, lit.ValuePos+gotoken.Pos(len(lit.Value)))
}

func decode(whole source.Place) source.Text {
	raw := whole.Raw()
	if len(raw) < 2 {
		return source.Verbatim(whole)
	}
	inner := whole
	inner.Span.Start++
	if raw[len(raw)-1] == raw[0] {
		inner.Span.End--
	}
	if raw[0] == '`' {
		return source.Verbatim(inner).Decode(rawStep)
	}
	return source.Verbatim(inner).Decode(escapeStep)
}

// rawStep drops carriage returns, as the language does in raw strings.
func rawStep(rest string) (int, string) {
	if rest[0] == '\r' {
		return 1, ""
	}
	_, n := utf8.DecodeRuneInString(rest)
	return n, rest[:n]
}

func escapeStep(rest string) (int, string) {
	if rest[0] != '\\' {
		_, n := utf8.DecodeRuneInString(rest)
		return n, rest[:n]
	}
	value, multibyte, tail, err := strconv.UnquoteChar(rest, '"')
	if err != nil {
		return 1, rest[:1]
	}
	n := len(rest) - len(tail)
	if multibyte {
		return n, string(value)
	}
	return n, string([]byte{byte(value)})
}

// format turns a format string and its arguments into pieces in order.
func (r *reader) format(lit token.Expr, args []ast.Expr) []token.Expr {
	text := lit.Text
	s := text.String()
	var items []token.Expr
	run, next := 0, 0
	for i := 0; i < len(s); {
		if s[i] != '%' {
			i++
			continue
		}
		v := readVerb(s, i, next)
		if i > run {
			items = append(items, piece(text.Slice(run, i)))
		}
		items = append(items, r.verb(text.Slice(i, v.end), v, args)...)
		i, run, next = v.end, v.end, v.next
	}
	if run < len(s) {
		items = append(items, piece(text.Slice(run, len(s))))
	}
	return items
}

func piece(t source.Text) token.Expr {
	return token.Expr{Kind: token.Literal, Place: t.Place(), Text: t, Value: setting.String}
}

// verb is one directive of a format string.
type verb struct {
	letter byte
	arg    int // index of its argument
	next   int // index of the argument after it
	end    int // offset behind it
}

// readVerb reads the directive at s[i]: %[flags][width][.precision][[index]]letter.
func readVerb(s string, i, next int) verb {
	v := verb{arg: next, next: next}
	for i++; i < len(s); i++ {
		switch c := s[i]; {
		case c == '[':
			n, end := readIndex(s, i)
			i, v.next = end, n
		case c == '*':
			v.next++
		case c == '+' || c == '-' || c == '#' || c == ' ' || c == '.' || c >= '0' && c <= '9':
		default:
			v.letter, v.end, v.arg = c, i+1, v.next
			if c != '%' {
				v.next++
			}
			return v
		}
	}
	v.end = len(s)
	return v
}

// readIndex reads "[2]" at s[i] and gives the 0-based index and the offset of the closing bracket.
func readIndex(s string, i int) (index, end int) {
	end = i + 1
	for end < len(s) && s[end] >= '0' && s[end] <= '9' && end-i < 4 {
		index = index*10 + int(s[end]-'0')
		end++
	}
	if end >= len(s) || s[end] != ']' {
		return 0, end - 1
	}
	return max(0, index-1), end
}

func (r *reader) verb(t source.Text, v verb, args []ast.Expr) []token.Expr {
	switch {
	case v.letter == 0:
		return []token.Expr{piece(t)}
	case v.letter == '%':
		return []token.Expr{piece(source.Decoded(t.Place(), "%"))}
	case v.arg >= len(args):
		return []token.Expr{{Place: t.Place()}}
	case v.letter == 'q':
		quote := piece(source.Decoded(t.Place(), `"`))
		return []token.Expr{quote, r.expr(args[v.arg]), quote}
	}
	return []token.Expr{r.expr(args[v.arg])}
}
