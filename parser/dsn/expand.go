package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

const (
	maxPlaceholder = 1024 // bytes from the opening to the closing bracket
	maxDefaults    = 8    // defaults inside defaults
)

// Expand resolves the placeholders of t as far as they can be seen: one with a visible default becomes that default
// with origin Fallback, any other becomes one Hole. The ref says what is looked up: "env:X" for a variable of the
// environment, "property:a.b" for a configuration property, "template" for an expression. style is the syntax that t
// is written in:
//
//	shell     ${X} ${X:-d} ${X-d} ${X:=d} ${X:?msg} $X $(X) and $$ for a dollar sign
//	spring    ${a.b:d}, nested, #{expression}, and @a.b@ of the build
//	template  {{ … }}, {% … %} and <% … %>; a literal behind "default" or ENV.fetch is the default
//	printf    %s %d %[1]s %(name)s and %% for a percent sign
//	braces    {name} {0} and {{ }} for braces
//
// Any other style, such as "", takes what is unmistakable of each, and leaves escapes as they are. A default that is
// empty counts as unknown where it would leave a whole part of the string empty. Texts over 64 KiB are returned as
// they are.
func Expand(t source.Text, style string) source.Text {
	return expander{style: style}.run(t)
}

type expander struct {
	style string
	depth int
}

func (e expander) run(t source.Text) source.Text {
	s := t.String()
	if e.depth > maxDefaults || len(s) > MaxLength || !strings.ContainsAny(s, "$%{}<#(@") {
		return t
	}
	var parts []source.Text
	done := 0
	for i := 0; i < len(s); {
		n, part := e.token(t, s, i)
		if n == 0 {
			i++
			continue
		}
		if i > done {
			parts = append(parts, t.Slice(done, i))
		}
		parts = append(parts, part)
		i += n
		done = i
	}
	if done == 0 {
		return t
	}
	if done < len(s) {
		parts = append(parts, t.Slice(done, len(s)))
	}
	return source.Concat(parts...)
}

// token reads the placeholder at i: how many bytes it takes, 0 for none, and what it becomes.
func (e expander) token(t source.Text, s string, i int) (int, source.Text) {
	switch s[i] {
	case '$':
		return e.dollar(t, s, i)
	case '{':
		return e.brace(t, s, i)
	case '}':
		if e.style == "braces" && strings.HasPrefix(s[i:], "}}") {
			return 2, source.Decoded(t.Slice(i, i+2).Place(), "}")
		}
	case '<':
		if e.is("template") && strings.HasPrefix(s[i:], "<%") {
			return e.template(t, s, i, "%>")
		}
	case '%':
		return e.percent(t, s, i)
	case '@':
		if e.style == "spring" {
			return filtered(t, s, i)
		}
	case '#':
		if e.is("spring") && strings.HasPrefix(s[i:], "#{") {
			return unknown(t, i, closing(s, i+1, '{', '}'), "template")
		}
	case '(':
		if e.any() && strings.HasPrefix(s[i:], "((") {
			return e.doubleParen(t, s, i)
		}
	}
	return 0, source.Text{}
}

// any reports whether the style was left open.
func (e expander) any() bool {
	switch e.style {
	case "shell", "spring", "template", "printf", "braces":
		return false
	}
	return true
}

func (e expander) is(style string) bool { return e.style == style || e.any() }

// filtered reads @a.b@, which Maven replaces when it builds: a dotted name that fills a whole part.
func filtered(t source.Text, s string, i int) (int, source.Text) {
	n := strings.IndexByte(s[i+1:min(len(s), i+1+maxPlaceholder)], '@')
	if n < 3 {
		return 0, source.Text{}
	}
	name, end := s[i+1:i+1+n], i+n+2
	if !strings.Contains(name, ".") || !wordlike(name) || !aloneBetween(s, i, end) {
		return 0, source.Text{}
	}
	return unknown(t, i, end, propertyRef(name))
}

// unknown makes [i,end) one Hole; end is where the placeholder stops, or -1 if it is never closed.
func unknown(t source.Text, i, end int, ref string) (int, source.Text) {
	if end <= i {
		return 0, source.Text{}
	}
	return end - i, source.UnknownAt(t.Slice(i, end).Place(), ref)
}

// closing returns the offset behind the bracket that closes the one at i, or -1.
func closing(s string, i int, left, right byte) int {
	depth := 0
	for j := i; j < len(s) && j < i+maxPlaceholder; j++ {
		switch s[j] {
		case left:
			depth++
		case right:
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return -1
}

func (e expander) dollar(t source.Text, s string, i int) (int, source.Text) {
	if i+1 >= len(s) || e.style == "template" || e.style == "printf" || e.style == "braces" {
		return 0, source.Text{}
	}
	switch next := s[i+1]; {
	case next == '{':
		return e.dollarBrace(t, s, i)
	case e.style == "spring":
	case next == '$' && e.style == "shell":
		return 2, source.Decoded(t.Slice(i, i+2).Place(), "$")
	case next == '(':
		return e.dollarParen(t, s, i)
	case e.style == "shell":
		n := identifier(s[i+1:])
		if n == 0 && (isDigit(next) || next == '@' || next == '*') {
			n = 1
		}
		if n > 0 {
			return unknown(t, i, i+1+n, "env:"+s[i+1:i+1+n])
		}
	default:
		return bareDollar(t, s, i)
	}
	return 0, source.Text{}
}

// bareDollar reads $NAME where the syntax is not known. In lower case it must fill a whole part, and $external is a
// value that MongoDB gives a meaning.
func bareDollar(t source.Text, s string, i int) (int, source.Text) {
	n := identifier(s[i+1:])
	name := s[i+1 : i+1+n]
	switch {
	case n > 1 && upperName(name):
		return unknown(t, i, i+1+n, "env:"+name)
	case n > 1 && name != "external" && aloneBetween(s, i, i+1+n):
		return unknown(t, i, i+1+n, "template")
	}
	return 0, source.Text{}
}

func (e expander) dollarParen(t source.Text, s string, i int) (int, source.Text) {
	end := closing(s, i+1, '(', ')')
	if end < 0 {
		return 0, source.Text{}
	}
	ref := "call"
	if name := s[i+2 : end-1]; identifier(name) == len(name) && name != "" {
		ref = "env:" + name
	}
	return unknown(t, i, end, ref)
}

// dollarBrace reads ${…}: the shell's operators, Spring's colon, or GitHub's ${{ … }}.
func (e expander) dollarBrace(t source.Text, s string, i int) (int, source.Text) {
	end := closing(s, i+1, '{', '}')
	if end < 0 {
		return 0, source.Text{}
	}
	body := s[i+2 : end-1]
	if strings.HasPrefix(body, "{") {
		return unknown(t, i, end, "template")
	}
	if e.style == "shell" || e.any() && shellOperator(body) {
		return e.shellBody(t, s, i, end)
	}
	return e.springBody(t, s, i, end)
}

// shellOperator reports whether the body of ${…} can only be the shell's.
func shellOperator(body string) bool {
	n := identifier(body)
	if n == 0 || n == len(body) {
		return n > 0 && upperName(body)
	}
	rest := body[n:]
	if len(rest) > 1 && rest[0] == ':' {
		return strings.IndexByte("-=?+", rest[1]) >= 0
	}
	return upperName(body[:n]) && strings.IndexByte("-=?+", rest[0]) >= 0
}

func (e expander) shellBody(t source.Text, s string, i, end int) (int, source.Text) {
	start := i + 2
	if strings.IndexByte("#!", s[start]) >= 0 {
		start++
	}
	n := identifier(s[start:end])
	if n == 0 {
		return unknown(t, i, end, "call")
	}
	ref := "env:" + s[start:start+n]
	op := start + n
	if s[op] == ':' {
		op++
	}
	if start > i+2 || s[op] != '-' && s[op] != '=' {
		return unknown(t, i, end, ref)
	}
	return e.fallback(t, s, i, end, op+1, ref)
}

func (e expander) springBody(t source.Text, s string, i, end int) (int, source.Text) {
	body := s[i+2 : end-1]
	colon := strings.IndexByte(body, ':')
	if strings.HasPrefix(body[max(colon, 0):], "::") && e.any() {
		colon = -1 // CloudFormation's ${AWS::Region}
	}
	name := body
	if colon >= 0 {
		name = body[:colon]
	}
	ref := propertyRef(strings.TrimSpace(name))
	if colon < 0 || strings.Contains(name, "${") {
		return unknown(t, i, end, ref)
	}
	return e.fallback(t, s, i, end, i+2+colon+1, ref)
}

func propertyRef(name string) string {
	switch {
	case name == "" || strings.ContainsAny(name, "{}()'\" "):
		return "template"
	case upperName(name):
		return "env:" + name
	}
	return "property:" + name
}

// fallback makes the placeholder [i,end) its default, which starts at from.
func (e expander) fallback(t source.Text, s string, i, end, from int, ref string) (int, source.Text) {
	to := end - 1
	if to-from >= 2 && s[from] == s[to-1] && strings.IndexByte("'\"`", s[from]) >= 0 {
		from, to = from+1, to-1
	}
	if from == to && aloneBetween(s, i, end) {
		return unknown(t, i, end, ref)
	}
	if e.depth == maxDefaults {
		return unknown(t, i, end, ref)
	}
	inner := expander{style: e.style, depth: e.depth + 1}
	return end - i, inner.run(t.Slice(from, to)).AsFallback(ref)
}

// aloneBetween reports whether [i,end) fills the part between two separators.
func aloneBetween(s string, i, end int) bool {
	const separators = "/@=&?;:,()'\" \t\n"
	before := i == 0 || strings.IndexByte(separators, s[i-1]) >= 0
	after := end == len(s) || strings.IndexByte(separators, s[end]) >= 0
	return before && after
}

func (e expander) brace(t source.Text, s string, i int) (int, source.Text) {
	pair := s[i:min(i+2, len(s))]
	switch {
	case e.is("template") && pair == "{{":
		return e.template(t, s, i, "}}")
	case e.is("template") && pair == "{%":
		return e.template(t, s, i, "%}")
	case e.style == "braces" && pair == "{{":
		return 2, source.Decoded(t.Slice(i, i+2).Place(), "{")
	case e.style == "braces":
		end := closing(s, i, '{', '}')
		if end > 0 && end-i <= 80 && !strings.ContainsAny(s[i+1:end-1], "{;=,&@\n") {
			return unknown(t, i, end, "template")
		}
	case e.any() && len(pair) == 2 && isDigit(pair[1]):
		if end := closing(s, i, '{', '}'); end > 0 && digits(s[i+1:end-1]) {
			return unknown(t, i, end, "template")
		}
	}
	return 0, source.Text{}
}

func (e expander) doubleParen(t source.Text, s string, i int) (int, source.Text) {
	j := i + 2
	for j < len(s) && (isAlnum(s[j]) || strings.IndexByte("_-./", s[j]) >= 0) {
		j++
	}
	if j == i+2 || !strings.HasPrefix(s[j:], "))") {
		return 0, source.Text{}
	}
	return unknown(t, i, j+2, "template")
}

// identifier returns the length of the name at the start of s.
func identifier(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !isLetter(c) && c != '_' && (i == 0 || !isDigit(c)) {
			return i
		}
	}
	return len(s)
}

// upperName reports whether s is spelled like a variable of the environment.
func upperName(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '_' && !isDigit(c) && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return s != "" && !isDigit(s[0])
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
