// Package template masks the actions of template languages in configuration files: Go and Helm ({{ … }}), Jinja
// ({{ … }}, {% … %}, {# … #}) and ERB (<% … %>). A mask has the same length as its input, so every position stays true.
package template

import (
	"bytes"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// Role says what an action does to the text around it.
type Role uint8

// The roles of actions.
const (
	Value   Role = iota // it prints a value: letters in the mask
	Blank               // it prints nothing, or whole lines: blanks in the mask
	Opener              // it opens a conditional or repeated block: blanks in the mask
	Closer              // it closes such a block: blanks in the mask
	Printer             // it prints a value on a line of its own or nested lines: blanks in the mask
)

// Hole is one action. Span covers it with its delimiters, in bytes of the data given to Mask.
type Hole struct {
	Span    source.Span
	Role    Role
	Ref     string      // "template", or "env:NAME" where the action plainly reads the environment
	Default source.Span // the inside of a literal default, such as d in {{ .x | default "d" }}; empty if there is none

	say   statement // what an action of Go's templates says
	frame *frame    // what names mean in it; nil where it is no such action
}

// delimiter is one pair of brackets that a template language uses.
type delimiter struct{ open, close string }

var delimiters = [...]delimiter{{"{{", "}}"}, {"{%", "%}"}, {"{#", "#}"}, {"<%", "%>"}}

// Mask returns a copy of data of the same length in which no action is left, and the actions in order. Actions that
// print nothing become blanks, and so do actions alone on a line and those that print whole lines (nindent, toYaml);
// other actions become letters x. Line breaks inside an action are kept. Without an action, masked is data itself.
func Mask(data []byte) (masked []byte, holes []Hole) { return MaskIn(data, Scope{}) }

// MaskIn is Mask for a file whose actions refer to what is in scope. What stands under a condition that does not hold
// with these values becomes blanks, and is one action that prints nothing.
func MaskIn(data []byte, scope Scope) (masked []byte, holes []Hole) {
	return mask(data, &frame{scope: &scope})
}

func mask(data []byte, f *frame) (masked []byte, holes []Hole) {
	masked = data
	blocks := blocks{current: f}
	for at := 0; at < len(data); {
		d, start := next(data, at)
		if start < 0 {
			break
		}
		end := closing(data, start+len(d.open), d)
		if end < 0 {
			at = start + len(d.open)
			continue
		}
		if len(holes) == 0 {
			masked = append([]byte(nil), data...)
		}
		hole := read(data, source.Span{Start: start, End: end}, d)
		if d.open == "{{" {
			blocks.enter(&hole, string(data[start:end]))
		}
		paint(masked[start:end], hole.Role)
		holes = append(holes, hole)
		at = end
	}
	if len(f.scope.Values) > 0 {
		holes = withoutDead(masked, data, holes, 0)
	}
	for _, h := range holes {
		if blankLine(masked, h.Span.Start) && heads(masked[:h.Span.Start]) {
			breakLine(masked[h.Span.Start:h.Span.End])
		}
	}
	return masked, holes
}

// blankLine reports whether nothing is left of the line around an offset.
func blankLine(masked []byte, at int) bool {
	before, after := masked[max(0, at-maxBlanks):at], masked[at:min(len(masked), at+maxBlanks)]
	if i := bytes.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i:]
	}
	if i := bytes.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	return len(bytes.TrimSpace(before)) == 0 && len(bytes.TrimSpace(after)) == 0
}

// maxBlanks bounds how far is looked around an action for what is not blank, in bytes.
const maxBlanks = 1 << 11

func breakLine(action []byte) {
	for i := range action {
		action[i] = '\n'
	}
}

// next finds the first opening delimiter at or after at. "{#" opens only where Jinja's "{%" or "{{" could: a YAML flow
// mapping with a comment is not told apart, so it must close on the same line.
func next(data []byte, at int) (delimiter, int) {
	for i := at; i+1 < len(data); i++ {
		if data[i] != '{' && data[i] != '<' {
			continue
		}
		for _, d := range delimiters {
			if data[i] == d.open[0] && data[i+1] == d.open[1] && opens(data, i, d) {
				return d, i
			}
		}
	}
	return delimiter{}, -1
}

func opens(data []byte, i int, d delimiter) bool {
	switch d.open {
	case "{#":
		line := data[i:min(len(data), i+1<<12)]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		return bytes.Contains(line, []byte("#}"))
	case "{{":
		// ${{ is an expression of GitHub Actions: it is no template of the file, the value holds it as text.
		return i == 0 || data[i-1] != '$'
	}
	return true
}

// maxAction bounds an action's length, so that a stray opening delimiter costs no rescan of the whole file.
const maxAction = 1 << 13

// closing returns the offset behind the closing delimiter, skipping the strings of the action; -1 if it never closes.
func closing(data []byte, at int, d delimiter) int {
	limit := min(len(data), at+maxAction)
	rest := data[at:limit]
	comment := d.open == "{#" || bytes.HasPrefix(bytes.TrimLeft(rest, "- "), []byte("/*")) || bytes.HasPrefix(rest, []byte("#"))
	if comment {
		return find(rest, at, d.close)
	}
	for i := 0; i+1 < len(rest); i++ {
		switch c := rest[i]; {
		case c == d.close[0] && rest[i+1] == d.close[1]:
			return at + i + len(d.close)
		case c == d.open[0] && rest[i+1] == d.open[1]:
			return -1 // actions do not nest, and giving up here keeps the scan linear
		case c == '"' || c == '`' || c == '\'':
			if n := quoted(rest[i:]); n > 0 {
				i += n - 1
			}
		}
	}
	return -1
}

func find(rest []byte, at int, what string) int {
	if i := bytes.Index(rest, []byte(what)); i >= 0 {
		return at + i + len(what)
	}
	return -1
}

// quoted returns the length of the string literal at the start of b, quotes included, or 0 if it is not closed on its
// line (an apostrophe in prose).
func quoted(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case b[0]:
			return i + 1
		case '\\':
			if b[0] != '`' {
				i++
			}
		case '\n':
			if b[0] != '`' {
				return 0
			}
		}
	}
	return 0
}

func paint(b []byte, role Role) {
	fill := byte(' ')
	if role == Value {
		fill = 'x'
	}
	for i, c := range b {
		switch c {
		case '\n', '\r':
			if role == Value {
				b[i] = 'x' // a printed value is one line, whatever its action spans
			}
		default:
			b[i] = fill
		}
	}
}

// read classifies the action at span.
func read(data []byte, span source.Span, d delimiter) Hole {
	inner := string(data[span.Start+len(d.open) : span.End-len(d.close)])
	h := Hole{Span: span, Ref: "template"}
	body := strings.Trim(inner, "- \t\r\n")
	h.Role = role(body, inner, d)
	if h.Role != Value {
		return h
	}
	if alone(data, span) || strings.Contains(body, "nindent") || strings.Contains(body, "toYaml") {
		h.Role = Printer
	}
	if name := environment(body); name != "" {
		h.Ref = "env:" + name
	}
	h.Default = visibleDefault(data, span)
	return h
}

// role tells the actions that print from those that do not.
func role(body, inner string, d delimiter) Role {
	word, _, _ := strings.Cut(strings.TrimLeft(body, "+~"), " ")
	switch {
	case d.open == "{#", strings.HasPrefix(body, "/*"):
		return Blank
	case d.open == "<%" && strings.HasPrefix(inner, "="):
		return Value
	case d.open == "<%":
		return rubyRole(body)
	}
	switch word {
	case "if", "range", "with", "define", "block", "for", "macro", "filter", "call", "raw":
		return Opener
	case "end", "endif", "endfor", "endblock", "endmacro", "endfilter", "endcall", "endraw":
		return Closer
	case "else", "elif", "break", "continue":
		return Blank
	}
	if d.open == "{%" || assigns(body) {
		return Blank
	}
	return Value
}

func rubyRole(body string) Role {
	word, _, _ := strings.Cut(body, " ")
	switch {
	case word == "if" || word == "unless" || word == "case" || word == "while" || strings.Contains(body, " do |") || strings.HasSuffix(body, " do"):
		return Opener
	case word == "end" || word == "}":
		return Closer
	}
	return Blank
}

// assigns reports {{ $x := … }} and {{ $x = … }}.
func assigns(body string) bool {
	if !strings.HasPrefix(body, "$") {
		return false
	}
	name := strings.TrimLeft(body[1:], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
	name = strings.TrimLeft(name, " \t")
	return strings.HasPrefix(name, ":=") || strings.HasPrefix(name, "=") && !strings.HasPrefix(name, "==")
}

// alone reports whether nothing but blanks and other actions' brackets stands on the action's lines.
func alone(data []byte, span source.Span) bool {
	for i := span.Start - 1; i >= 0 && data[i] != '\n'; i-- {
		if data[i] != ' ' && data[i] != '\t' {
			return false
		}
	}
	for i := span.End; i < len(data) && data[i] != '\n'; i++ {
		if data[i] != ' ' && data[i] != '\t' && data[i] != '\r' {
			return false
		}
	}
	return true
}

// heads reports whether what stands before a line begins a block scalar of YAML, whose first lines must not hold more
// blanks than those that follow.
func heads(before []byte) bool {
	before = bytes.TrimRight(before[max(0, len(before)-maxBlanks):], blanks)
	before = bytes.TrimRight(before[max(0, len(before)-4):], "+-123456789")
	return bytes.HasSuffix(before, []byte(" |")) || bytes.HasSuffix(before, []byte(" >"))
}

// environment returns the name of the variable that an action reads: ENV['X'], ENV.fetch("X", …), env "X", lookup('env', 'X').
func environment(body string) string {
	for _, mark := range [...]string{"ENV[", "ENV.fetch(", "env(", "env ", "lookup('env',", `lookup("env",`, "os.environ[", "os.getenv("} {
		i := strings.Index(body, mark)
		if i < 0 || i > 0 && word(body[i-1]) && mark[0] != 'o' {
			continue
		}
		rest := strings.TrimLeft(body[i+len(mark):], " \t")
		if rest == "" || rest[0] != '"' && rest[0] != '\'' {
			continue
		}
		if n := quoted([]byte(rest)); n > 2 {
			return rest[1 : n-1]
		}
	}
	return ""
}

func word(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// visibleDefault finds the literal that an action falls back to: default "d" …, … | default "d", default('d'),
// ENV.fetch("X", "d"), ENV["X"] || "d".
func visibleDefault(data []byte, span source.Span) source.Span {
	body := string(data[span.Start:span.End])
	for _, mark := range [...]string{"default", "||", "ENV.fetch("} {
		for from := 0; ; {
			i := strings.Index(body[from:], mark)
			if i < 0 {
				break
			}
			from += i + len(mark)
			if at := fallback(body, from, mark); at.Len() > 0 {
				return source.Span{Start: span.Start + at.Start, End: span.Start + at.End}
			}
		}
	}
	return source.Span{}
}

// fallback reads the default that stands at from in body, quoted or a plain word such as true or 5432.
func fallback(body string, from int, mark string) source.Span {
	if mark == "ENV.fetch(" {
		comma := strings.IndexByte(body[from:], ',')
		if comma < 0 {
			return source.Span{}
		}
		from += comma + 1
	}
	if mark == "default" && from < len(body) && body[from] != ' ' && body[from] != '(' {
		return source.Span{}
	}
	for from < len(body) && (body[from] == ' ' || body[from] == '(') {
		from++
	}
	if from == len(body) {
		return source.Span{}
	}
	if c := body[from]; c == '"' || c == '\'' || c == '`' {
		n := quoted([]byte(body[from:]))
		if n < 2 || strings.ContainsRune(body[from:from+n], '\\') {
			return source.Span{}
		}
		return source.Span{Start: from + 1, End: from + n - 1}
	}
	end := from
	for end < len(body) && word(body[end]) {
		end++
	}
	switch w := body[from:end]; {
	case w == "true", w == "false", w != "" && strings.Trim(w, "0123456789") == "":
		return source.Span{Start: from, End: end}
	}
	return source.Span{}
}
