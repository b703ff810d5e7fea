package opener

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// formatFirst are functions whose first argument is the format.
var formatFirst = map[string]bool{"format": true, "fmt.Sprintf": true, "sprintf": true, "std.format": true, "fmt.format": true}

// percentFormats are calls whose format has percent signs.
var percentFormats = map[string]bool{"formatted": true, "%": true, "Sprintf": true, "sprintf": true}

// isFormat recognises the calls that fill a format string, in any language.
func isFormat(c *token.Call, callee string) bool {
	switch c.Method {
	case "%":
		return true
	case "Sprintf", "sprintf":
		return formatFirst[callee]
	case "format", "formatted":
		return c.Receiver != nil || callee == "String.format" || callee == "format" || callee == "util.format" || strings.Contains(callee, ".")
	case "Format":
		return callee == "string.Format" || callee == "String.Format"
	}
	return false
}

// formatted fills a format string: printf verbs, {name}, {0} and {}.
func (r *run) formatted(e token.Expr, scope int) setting.Value {
	c := e.Call
	args := c.Args
	var format token.Expr
	switch {
	case c.Receiver != nil:
		format = *c.Receiver
	case len(args) > 0 && (strings.HasPrefix(c.Callee, "String.") || strings.HasPrefix(c.Callee, "string.") || strings.HasPrefix(c.Callee, "util.") || formatFirst[c.Callee]):
		format, args = args[0].Value, args[1:]
	default:
		path := c.Callee[:max(0, strings.LastIndexByte(c.Callee, '.'))]
		format = token.Expr{Kind: token.Name, Place: e.Place, Path: path}
	}
	v := r.value(format, scope)
	if v.Kind != setting.String {
		return setting.OpaqueAt(e.Place, "call")
	}
	if percentFormats[c.Method] || c.Callee == "String.format" || c.Callee == "util.format" || r.unit.Language == "ruby" {
		return setting.Value{Text: r.printf(v.Text, args, scope), Kind: setting.String}
	}
	return setting.Value{Text: r.braces(v.Text, args, scope), Kind: setting.String}
}

// printf fills %s, %d, %2$s and %%.
func (r *run) printf(t source.Text, args []token.Arg, scope int) source.Text {
	var parts []source.Text
	s := t.String()
	run, next := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		end := i + 1
		name := ""
		if n := strings.IndexByte(s[i:], ')'); strings.HasPrefix(s[end:], "(") && n > 0 { // %(name)s
			name, end = s[end+1:i+n], i+n+1
		}
		for end < len(s) && strings.IndexByte("0123456789$-+ #.,[]", s[end]) >= 0 {
			end++
		}
		if end == len(s) {
			break
		}
		parts = append(parts, t.Slice(run, i))
		run = end + 1
		if s[end] == '%' {
			parts = append(parts, source.Decoded(t.Slice(i, run).Place(), "%"))
		} else {
			index := next
			if name != "" {
				index = keyword(args, name)
			} else if n, ok := strings.CutSuffix(strings.Replace(s[i+1:end], "]", "$", 1), "$"); ok { // %1$s, %[1]s
				index = number(strings.TrimPrefix(n, "[")) - 1
			} else {
				next++
			}
			parts = append(parts, r.filled(t.Slice(i, run), args, index, scope))
		}
		i = end
	}
	return source.Concat(append(parts, t.Slice(run, len(s)))...)
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// braces fills {}, {0}, {name} and {name!r:>8}; doubled braces stand for themselves.
func (r *run) braces(t source.Text, args []token.Arg, scope int) source.Text {
	var parts []source.Text
	s := t.String()
	run, next := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] != '{' && s[i] != '}' {
			continue
		}
		if i+1 < len(s) && s[i+1] == s[i] {
			parts = append(parts, t.Slice(run, i+1))
			run, i = i+2, i+1
			continue
		}
		end := strings.IndexByte(s[i:], '}')
		if s[i] == '}' || end < 0 {
			continue
		}
		name := s[i+1 : i+end]
		if j := strings.IndexAny(name, "!:.["); j >= 0 {
			name = name[:j]
		}
		index := keyword(args, name)
		if e, ok := r.spreadArgument(args, name, scope); ok && index < 0 {
			parts = append(parts, t.Slice(run, i), e)
			run, i = i+end+1, i+end
			continue
		}
		if name == "" {
			index, next = next, next+1
		}
		parts = append(parts, t.Slice(run, i), r.filled(t.Slice(i, i+end+1), args, index, scope))
		run, i = i+end+1, i+end
	}
	return source.Concat(append(parts, t.Slice(run, len(s)))...)
}

// keyword is the index of the argument that {name} or {0} means; -1 if there is none.
func keyword(args []token.Arg, name string) int {
	if name != "" && strings.Trim(name, "0123456789") == "" {
		return number(name)
	}
	for i, a := range args {
		if a.Name.String() == name && name != "" {
			return i
		}
	}
	return -1
}

// spreadArgument is what {name} means where the arguments are spread: "{host}".format(**options).
func (r *run) spreadArgument(args []token.Arg, name string, scope int) (source.Text, bool) {
	for _, a := range args {
		if e, in, ok := r.memberOf(a.Value, name, scope); ok && a.Spread {
			return r.text(e, in), true
		}
	}
	return source.Text{}, false
}

func (r *run) filled(hole source.Text, args []token.Arg, index, scope int) source.Text {
	if index < 0 || index >= len(args) || args[index].Spread {
		return source.UnknownAt(hole.Place(), "argument")
	}
	return r.text(args[index].Value, scope)
}
