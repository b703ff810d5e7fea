package dockerfile

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// flat removes escaped line ends.
func flat(t source.Text) source.Text {
	if !strings.Contains(t.String(), "\\\n") {
		return t
	}
	return t.Decode(func(rest string) (int, string) {
		if strings.HasPrefix(rest, "\\\n") {
			return 2, ""
		}
		return 1, rest[:1]
	})
}

// flags steps over the --flag=value words in front of an instruction's arguments.
func flags(t source.Text) source.Text {
	for {
		t = trimLeft(t)
		s := t.String()
		if !strings.HasPrefix(s, "--") {
			return t
		}
		n := strings.IndexAny(s, " \t\n")
		if n < 0 {
			return t.Slice(t.Len(), t.Len())
		}
		t = t.Slice(n, t.Len())
	}
}

// cutWord steps over a keyword and returns what is behind it.
func cutWord(t source.Text, keyword string) (before, after source.Text, ok bool) {
	s := t.String()
	if len(s) <= len(keyword) || !strings.EqualFold(s[:len(keyword)], keyword) || strings.IndexByte(" \t[\\\n", s[len(keyword)]) < 0 {
		return t, source.Text{}, false
	}
	return t.Slice(0, len(keyword)), trimLeft(t.Slice(len(keyword), t.Len())), true
}

// exec reads the exec form, a JSON array of strings.
func exec(t source.Text) ([]source.Text, bool) {
	t = t.Trim()
	s := t.String()
	if len(s) < 2 || s[0] != '[' || s[len(s)-1] != ']' {
		return nil, false
	}
	var out []source.Text
	for i := 1; i < len(s)-1; {
		switch s[i] {
		case ' ', '\t', '\n', '\r', ',':
			i++
		case '"':
			end := closing(s, i)
			if end < 0 {
				return nil, false
			}
			out = append(out, t.Slice(i+1, end).Decode(source.JSONEscape))
			i = end + 1
		default:
			return nil, false
		}
	}
	return out, len(out) > 0
}

// closing returns the offset of the quote that closes the one at i, or -1.
func closing(s string, i int) int {
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case '\\':
			j++
		case '"':
			return j
		}
	}
	return -1
}

// pairs reads the variables of ENV and ARG: NAME=value, several on a line, quoted or not; for ENV also NAME value.
// An ARG without default has no value and is left out.
func (r *reader) pairs(t source.Text, env bool) []setting.Option {
	t = flat(t)
	s := t.String()
	first := strings.IndexAny(s, " \t=")
	if env && first > 0 && s[first] != '=' {
		name, value := t.Slice(0, first), t.Slice(first, len(s)).Trim()
		return []setting.Option{setting.Variable(name, r.text(value))}
	}
	var out []setting.Option
	for _, w := range r.split(t) {
		name, value, ok := w.Cut("=")
		if ok && name.Len() > 0 {
			out = append(out, setting.Variable(name, r.text(value)))
		}
	}
	return out
}

// fields cuts arguments into words, quotes removed and variables replaced.
func (r *reader) fields(t source.Text) []source.Text {
	words := r.split(t)
	out := make([]source.Text, 0, len(words))
	for _, w := range words {
		out = append(out, r.text(w))
	}
	return out
}

// windowsWords cuts a command of PowerShell or cmd into words: a backslash is no escape there, a variable is unknown.
func (r *reader) windowsWords(t source.Text) []source.Text {
	words := r.split(t)
	out := make([]source.Text, 0, len(words))
	for _, w := range words {
		s := w.String()
		if n := len(s); n > 1 && s[0] == s[n-1] && (s[0] == '"' || s[0] == '\'') {
			w = w.Slice(1, n-1)
		}
		if strings.ContainsAny(w.String(), "$%") {
			w = source.UnknownAt(w.Place(), "call")
		}
		out = append(out, w)
	}
	return out
}

// split cuts a text at blanks that stand outside quotes.
func (r *reader) split(t source.Text) []source.Text {
	var out []source.Text
	s := t.String()
	start, quote := -1, byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		blank := c == ' ' || c == '\t' || c == '\n' || c == '\r'
		switch {
		case quote == 0 && blank:
			if start >= 0 {
				out = append(out, t.Slice(start, i))
			}
			start = -1
			continue
		case c == '\\' && quote != '\'':
			if start < 0 {
				start = i
			}
			i++
			continue
		case quote == c:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		}
		if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		out = append(out, t.Slice(start, len(s)))
	}
	return out
}

// text decodes a word of a Dockerfile: quotes, escapes and variables.
func (r *reader) text(t source.Text) source.Text {
	s := t.String()
	var parts []source.Text
	quote := byte(0)
	run := 0
	flush := func(i int) {
		if i > run {
			parts = append(parts, t.Slice(run, i))
		}
	}
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\\' && quote != '\'' && i+1 < len(s):
			flush(i)
			parts = append(parts, source.Decoded(t.Slice(i, i+2).Place(), s[i+1:i+2]))
			i += 2
		case c == quote, quote == 0 && (c == '"' || c == '\''):
			flush(i)
			quote = c - quote // the same quote closes, another opens
			i++
		case c == '$' && quote != '\'':
			n := variableEnd(s[i:])
			if n == 0 {
				i++
				continue
			}
			flush(i)
			parts = append(parts, r.expand(t.Slice(i, i+n)))
			i += n
		default:
			i++
			continue
		}
		run = i
	}
	flush(len(s))
	if len(parts) == 0 {
		return t.Slice(0, 0)
	}
	out := source.Concat(parts...)
	if out.Len() > maxValue {
		return source.UnknownAt(t.Place(), "call")
	}
	return out
}

// maxValue is the longest value in bytes that variables are followed to; it keeps ENV A=$B$B chains small.
const maxValue = 4 << 10

// maxVariable is the longest ${…} in bytes.
const maxVariable = 1024

// variableEnd is the length of the variable at the start of s, 0 if there is none.
func variableEnd(s string) int {
	if strings.HasPrefix(s, "${") {
		depth := 0
		for i := 1; i < min(len(s), maxVariable); i++ {
			switch s[i] {
			case '{':
				depth++
			case '}':
				if depth--; depth == 0 {
					return i + 1
				}
			}
		}
		return 0
	}
	n := nameLength(s[1:])
	if n == 0 {
		return 0
	}
	return n + 1
}

func nameLength(s string) int {
	n := 0
	for n < len(s) && (s[n] == '_' || s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || n > 0 && s[n] >= '0' && s[n] <= '9') {
		n++
	}
	return n
}

// expand resolves $X, ${X} and ${X:-default} from what the stage sets.
func (r *reader) expand(t source.Text) source.Text {
	s := strings.TrimSuffix(strings.TrimPrefix(t.String()[1:], "{"), "}")
	name := s[:nameLength(s)]
	if held, ok := r.stage.lookup(name); ok && name != "" {
		return held
	}
	if rest, ok := strings.CutPrefix(s[len(name):], ":-"); ok && rest != "" {
		return r.plain(t.Slice(t.Len()-1-len(rest), t.Len()-1)).AsFallback("env:" + name)
	}
	return source.UnknownAt(t.Place(), "env:"+name)
}

// plain returns a default as written, unless it asks for further variables.
func (r *reader) plain(t source.Text) source.Text {
	if strings.Contains(t.String(), "$") {
		return source.UnknownAt(t.Place(), "call")
	}
	return t
}
