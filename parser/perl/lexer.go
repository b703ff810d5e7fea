package perl

import (
	"bytes"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// kind is what a lexeme is; 0 is behind the end.
type kind uint8

const (
	word     kind = iota + 1 // a name, with its package: DBI, DBD::Pg, undef
	variable                 // $name, @name, %name
	str                      // a string of any kind
	number
	sign // an operator or bracket
	gone // something that is passed over, such as a regular expression
)

type lexeme struct {
	kind         kind
	text         string // of words, variables and signs
	place        source.Place
	inner        source.Place // of a string: what stands between its quotes
	interpolates bool
	runs         bool // a string that is a command
}

// lexer splits Perl source. Whether a slash divides or begins a regular expression is told by what stands before it.
type lexer struct {
	file    *source.File
	data    []byte
	at      int
	out     []lexeme
	waiting []heredoc

	unclosed int // strings so far
}

// maxUnclosed is how many strings may lack their end: each takes a look through the rest of the program.
const maxUnclosed = 32

// heredoc is one whose text begins on the next line.
type heredoc struct {
	tag      string
	indented bool
}

func scan(f *source.File) []lexeme {
	l := &lexer{file: f, data: f.Data}
	l.at = source.ByteOrderMark(l.data)
	for l.newline(); l.at < len(l.data); {
		if !l.step() {
			break
		}
	}
	return l.out
}

func (l *lexer) add(k kind, from, to int) {
	at := source.Place{File: l.file, Span: source.Span{Start: from, End: to}}
	out := lexeme{kind: k, place: at}
	if k != str && k != gone {
		out.text = string(l.data[from:to])
	}
	l.out, l.at = append(l.out, out), to
}

// step reads one lexeme, or what lies between two. It returns false at the end of the program.
func (l *lexer) step() bool {
	rest := l.data[l.at:]
	switch c := rest[0]; {
	case c == '\n':
		l.at++
		l.newline()
	case c == ' ' || c == '\t' || c == '\r':
		l.at++
	case c == '#':
		l.at += line(rest)
	case c == '\'' || c == '"' || c == '`':
		l.quoted(l.at, l.at, c != '\'')
		l.out[len(l.out)-1].runs = c == '`'
	case strings.IndexByte("$@%", c) >= 0 && identifier(string(rest[1:min(len(rest), 256)])) > 0 && (c != '%' || !l.operandBefore()):
		l.add(variable, l.at, l.at+1+identifier(string(rest[1:min(len(rest), 256)])))
	case '0' <= c && c <= '9':
		l.add(number, l.at, l.at+digits(rest))
	case identifier(string(rest[:min(len(rest), 256)])) > 0:
		return l.word()
	case c == '<' && l.heredoc(rest):
	case c == '/' && !l.operandBefore():
		l.pattern(rest)
	default:
		l.sign(rest)
	}
	return true
}

// line is the length of the line that s begins, without its end.
func line(s []byte) int {
	if n := bytes.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}

func digits(s []byte) int {
	n := 0
	for n < len(s) && ('0' <= s[n] && s[n] <= '9' || s[n] == '_' || s[n] == 'x' || 'a' <= s[n] && s[n] <= 'f') {
		n++
	}
	if n+1 < len(s) && s[n] == '.' && '0' <= s[n+1] && s[n+1] <= '9' {
		return n + 1 + digits(s[n+1:])
	}
	return n
}

// identifier is the length of the name at the start of s, whose parts "::" may join.
func identifier(s string) int {
	n := 0
	for n < len(s) {
		c := s[n]
		switch {
		case c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || n > 0 && '0' <= c && c <= '9':
			n++
		case n > 0 && strings.HasPrefix(s[n:], "::") && n+2 < len(s) && identifier(s[n+2:n+3]) == 1:
			n += 2
		default:
			return n
		}
	}
	return n
}

// newline passes over the texts of here documents and over documentation.
func (l *lexer) newline() {
	for _, h := range l.waiting {
		for l.at < len(l.data) {
			n := line(l.data[l.at:])
			text := string(l.data[l.at : l.at+n])
			l.at = min(l.at+n+1, len(l.data))
			if h.indented {
				text = strings.TrimLeft(text, " \t")
			}
			if strings.TrimRight(text, "\r") == h.tag {
				break
			}
		}
	}
	l.waiting = nil
	if rest := l.data[l.at:]; len(rest) > 1 && rest[0] == '=' && identifier(string(rest[1:2])) == 1 {
		end := bytes.Index(rest, []byte("\n=cut"))
		if end < 0 {
			l.at = len(l.data)
			return
		}
		l.at += end + len("\n=cut")
		l.at += line(l.data[l.at:])
	}
}

// heredoc notes a here document and reports whether there is one.
func (l *lexer) heredoc(rest []byte) bool {
	s, ok := strings.CutPrefix(string(rest[:min(len(rest), 128)]), "<<")
	if !ok {
		return false
	}
	s, indented := strings.CutPrefix(s, "~")
	var tag string
	var end int
	if n := identifier(s); n > 0 {
		tag, end = s[:n], n
	} else if s != "" && (s[0] == '"' || s[0] == '\'') {
		n := strings.IndexByte(s[1:], s[0])
		if n < 0 {
			return false
		}
		tag, end = s[1:1+n], n+2
	} else {
		return false
	}
	length := len("<<") + end
	if indented {
		length++
	}
	l.waiting = append(l.waiting, heredoc{tag, indented})
	l.add(gone, l.at, l.at+length)
	return true
}

// operandBefore reports whether the last lexeme ends an operand, so that an operator follows.
func (l *lexer) operandBefore() bool {
	if len(l.out) == 0 {
		return false
	}
	last := l.out[len(l.out)-1]
	switch last.kind {
	case variable, str, number, gone:
		return true
	case word:
		switch last.text {
		case "split", "if", "unless", "and", "or", "not", "return", "grep", "map", "join", "while", "until", "when", "x", "push", "my":
			return false
		}
		return true
	case sign:
		return last.text == ")" || last.text == "]" || last.text == "}"
	}
	return false
}

// pattern passes over a regular expression that ends on its line.
func (l *lexer) pattern(rest []byte) {
	end := line(rest)
	for i := 1; i < end; i++ {
		switch rest[i] {
		case '\\':
			i++
		case '/':
			l.add(gone, l.at, l.at+i+1)
			return
		}
	}
	l.sign(rest)
}

var signs = []string{"||=", "//=", "->", "=>", "=~", "!~", "==", "!=", "<=", ">=", "||", "//", "&&", ".="}

func (l *lexer) sign(rest []byte) {
	for _, s := range signs {
		if bytes.HasPrefix(rest, []byte(s)) {
			l.add(sign, l.at, l.at+len(s))
			return
		}
	}
	l.add(sign, l.at, l.at+1)
}

// quoting are the words that begin a string or a pattern of their own, and how many parts that has.
var quoting = map[string]int{"q": 1, "qq": 1, "qw": 1, "qx": 1, "m": 1, "qr": 1, "s": 2, "tr": 2, "y": 2}

// word reads a name, or what a quoting word begins. It returns false where the program ends.
func (l *lexer) word() bool {
	from := l.at
	n := identifier(string(l.data[from:min(len(l.data), from+256)]))
	name := string(l.data[from : from+n])
	switch {
	case name == "__END__" || name == "__DATA__":
		return false
	case quoting[name] > 0 && l.opens(from+n):
		l.bracketed(name, from, l.blanks(from+n))
	default:
		l.add(word, from, from+n)
	}
	return true
}

// blanks is the place behind the blanks and line ends at that place.
func (l *lexer) blanks(at int) int {
	for at < len(l.data) && strings.IndexByte(" \t\r\n", l.data[at]) >= 0 {
		at++
	}
	return at
}

// opens reports whether a delimiter follows at, and the word before it is no key or method.
func (l *lexer) opens(at int) bool {
	if n := len(l.out); n > 0 && (l.out[n-1].text == "->" || l.out[n-1].text == "{" && at < len(l.data) && l.data[at] == '}') {
		return false
	}
	blank := l.blanks(at)
	if blank == len(l.data) || strings.IndexByte("=,;)", l.data[blank]) >= 0 || blank > at && l.data[blank] == '#' {
		return false
	}
	c := l.data[blank]
	return c > ' ' && c < 0x7f && identifier(string(c)) == 0 && (c < '0' || c > '9')
}

var brackets = map[byte]byte{'(': ')', '[': ']', '{': '}', '<': '>'}

// bracketed reads a string or pattern with delimiters of its own, the first of them at open.
func (l *lexer) bracketed(name string, from, open int) {
	if name == "q" || name == "qq" || name == "qx" {
		l.quoted(from, open, name != "q" && l.data[open] != '\'')
		l.out[len(l.out)-1].runs = name == "qx"
		return
	}
	end, _ := closing(l.data, open)
	if quoting[name] == 2 && end < len(l.data) {
		if brackets[l.data[open]] == 0 {
			end, _ = closing(l.data, end-1)
		} else if next := l.blanks(end); next < len(l.data) {
			end, _ = closing(l.data, next)
		}
	}
	l.add(gone, from, end)
}

// quoted adds the string that starts at from and whose delimiter is at open. One that is not closed ends with its line:
// it may be a password, which has to be hidden all the same.
func (l *lexer) quoted(from, open int, interpolates bool) {
	end, closed := closing(l.data, open)
	inner := end - 1
	if !closed {
		if l.unclosed++; l.unclosed > maxUnclosed {
			l.add(gone, from, end)
			return
		}
		end = open + line(l.data[open:])
		inner = end
	}
	l.add(str, from, end)
	last := &l.out[len(l.out)-1]
	last.inner = source.Place{File: l.file, Span: source.Span{Start: open + 1, End: max(inner, open+1)}}
	last.interpolates = interpolates
}

// closing finds the place behind the delimiter that closes the one at open, or the end of the program.
func closing(data []byte, open int) (end int, closed bool) {
	bracket := brackets[data[open]]
	if bracket == 0 {
		bracket = data[open]
	}
	depth := 1
	for i := open + 1; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case bracket:
			if depth--; depth == 0 {
				return i + 1, true
			}
		case data[open]:
			depth++
		}
	}
	return len(data), false
}
