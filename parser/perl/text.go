package perl

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// text is the string of a lexeme, put together from its pieces where variables stand in it.
func (r *reader) text(l lexeme) token.Expr {
	inner := source.Verbatim(l.inner)
	if !l.interpolates {
		return token.Expr{Kind: token.Literal, Text: inner.Decode(single), Value: setting.String, Place: l.place}
	}
	e := token.Expr{Kind: token.ConcatOf, Place: l.place}
	raw := inner.String()
	from := 0
	for i := 0; i < len(raw); {
		n, name := interpolation(raw[i:])
		if n == 0 {
			if raw[i] == '\\' {
				i++
			}
			i++
			continue
		}
		e.Items = r.piece(e.Items, inner.Slice(from, i))
		e.Items = append(e.Items, r.inserted(inner.Slice(i, i+n), name))
		i += n
		from = i
	}
	if len(e.Items) == 0 {
		return token.Expr{Kind: token.Literal, Text: inner.Decode(double), Value: setting.String, Place: l.place}
	}
	e.Items = r.piece(e.Items, inner.Slice(from, len(raw)))
	return e
}

func (r *reader) piece(items []token.Expr, t source.Text) []token.Expr {
	if t.Len() == 0 {
		return items
	}
	return append(items, token.Expr{Kind: token.Literal, Text: t.Decode(double), Value: setting.String, Place: t.Place()})
}

// inserted is what stands in a string in a variable's place; one without a name is no plain variable.
func (r *reader) inserted(t source.Text, name string) token.Expr {
	place := t.Place()
	if code, ok := strings.CutPrefix(t.String(), "@{["); ok && strings.HasSuffix(code, "]}") { // @{[NAME]}
		word := strings.Trim(code[:len(code)-2], " ()")
		if word != "" && identifier(word) == len(word) {
			return token.Expr{Kind: token.Name, Path: word[strings.LastIndexByte(word, ':')+1:], Place: place}
		}
	}
	if env, ok := strings.CutPrefix(name, "%ENV."); ok {
		return token.Expr{Kind: token.Name, Path: environment + env, Place: place}
	}
	if name == "" {
		return token.Expr{Place: place}
	}
	return token.Expr{Kind: token.Name, Path: r.objects(name), Place: place}
}

// interpolation measures a variable at the start of s, and names it if it is a plain one or an element of a hash.
func interpolation(s string) (n int, name string) {
	if len(s) < 2 || s[0] != '$' && s[0] != '@' {
		return 0, ""
	}
	if s[1] == '{' {
		end := strings.IndexByte(s, '}')
		if end < 0 {
			return 0, ""
		}
		if inner := s[2:end]; s[0] == '$' && inner != "" && identifier(inner) == len(inner) {
			return end + 1, "$" + inner
		}
		return end + 1, ""
	}
	n = 1 + identifier(s[1:])
	if n == 1 {
		return 0, ""
	}
	name = s[:n]
	for n < len(s) {
		rest := strings.TrimPrefix(s[n:], "->")
		if rest == "" || rest[0] != '{' && rest[0] != '[' {
			break
		}
		end := strings.IndexByte(rest, rest[0]+2) // the closing bracket stands two behind the opening one
		if end < 0 {
			break
		}
		key := strings.Trim(rest[1:end], "'\"")
		switch {
		case name == "" || rest[0] == '[' || s[0] != '$' || key == "" || identifier(key) != len(key):
			name = ""
		case len(rest) == len(s[n:]) && !strings.Contains(name, "."):
			name = "%" + name[1:] + "." + key
		default:
			name += "." + key
		}
		n += len(s[n:]) - len(rest) + end + 1
	}
	if s[0] != '$' {
		name = ""
	}
	return n, name
}

// formatted fills the directives of a format: %s, %d, %2$s, %%.
func formatted(format token.Expr, args []token.Expr) []token.Expr {
	var items []token.Expr
	t := format.Text
	s := t.String()
	add := func(t source.Text) {
		if t.Len() > 0 {
			items = append(items, token.Expr{Kind: token.Literal, Text: t, Value: setting.String, Place: t.Place()})
		}
	}
	from, next := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		end := i + 1
		for end < len(s) && strings.IndexByte("0123456789$-+ #.", s[end]) >= 0 {
			end++
		}
		if end == len(s) {
			break
		}
		add(t.Slice(from, i))
		from = end + 1
		number, explicit := strings.CutSuffix(s[i+1:end], "$")
		if s[end] == '%' {
			add(source.Decoded(t.Slice(i, from).Place(), "%"))
		} else {
			index := next
			if explicit {
				index, _ = strconv.Atoi(number)
				index--
			} else {
				next++
			}
			if index < 0 || index >= len(args) {
				items = append(items, token.Expr{Place: t.Slice(i, from).Place()})
			} else {
				items = append(items, args[index])
			}
		}
		i = end
	}
	add(t.Slice(from, len(s)))
	return items
}

// single decodes what '…' escapes: a backslash and the quote.
func single(rest string) (int, string) {
	if len(rest) > 1 && rest[0] == '\\' && (rest[1] == '\\' || rest[1] == '\'') {
		return 2, rest[1:2]
	}
	return upTo(rest)
}

// double decodes what "…" escapes.
func double(rest string) (int, string) {
	if len(rest) < 2 || rest[0] != '\\' {
		return upTo(rest)
	}
	if i := strings.IndexByte("nrtfae0", rest[1]); i >= 0 {
		return 2, "\n\r\t\f\a\x1b\x00"[i : i+1]
	}
	if rest[1] == 'x' {
		end := 2
		for end < len(rest) && end < 4 && strings.IndexByte("0123456789abcdefABCDEF", rest[end]) >= 0 {
			end++
		}
		if code, err := strconv.ParseUint(rest[2:end], 16, 8); err == nil && code < 0x80 {
			return end, string(rune(code))
		}
	}
	return 2, rest[1:2]
}

// upTo is what stands before the next backslash.
func upTo(rest string) (int, string) {
	n := strings.IndexByte(rest[1:], '\\') + 1
	if n == 0 {
		n = len(rest)
	}
	return n, rest[:n]
}
