package matrix

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// literal is an expression of a program that stands for a value by itself, and the value's bytes inside it.
type literal struct {
	whole source.Span // with its quotes
	value source.Span
	quote byte // 0 where the value is a bare word: a number, true, ssl.CERT_NONE
}

// text is the expression as written.
func (l literal) text(data []byte) string { return string(data[l.whole.Start:l.whole.End]) }

// inner is what stands between the quotes.
func (l literal) inner(data []byte) string {
	if l.quote == 0 {
		return l.text(data)
	}
	return string(data[l.whole.Start+1 : l.whole.End-1])
}

// split is what stands between the quotes before and after the value.
func (l literal) split(data []byte) (before, after string) {
	return string(data[l.whole.Start+1 : l.value.Start]), string(data[l.value.End : l.whole.End-1])
}

// literalAt finds the literal around a value. ok is false where the value is no literal that could stand elsewhere: a
// part of an interpolated string, a word of a name.
func literalAt(data []byte, value source.Span) (l literal, ok bool) {
	begin := bytes.LastIndexByte(data[:value.Start], '\n') + 1
	open, quote := openQuote(data[begin:value.Start])
	if quote == 0 {
		return bareAt(data, value)
	}
	start := begin + open
	length := bytes.IndexByte(data[value.End:], quote)
	if length < 0 || start > 0 && (isWord(data[start-1]) || data[start-1] == quote || data[start-1] == '@') {
		return literal{}, false
	}
	l = literal{whole: source.Span{Start: start, End: value.End + length + 1}, value: value, quote: quote}
	if strings.ContainsAny(l.inner(data), "\\$\n{}#%@\"'`") && strings.ContainsAny(l.inner(data), "\\$\n{}#%\"'`") {
		return literal{}, false
	}
	return l, true
}

// openQuote finds the quote that is still open at the end of a line's beginning; quote is 0 if there is none.
func openQuote(line []byte) (at int, quote byte) {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\':
			i++
		case quote == 0 && (c == '"' || c == '\'' || c == '`'):
			at, quote = i, c
		case c == quote:
			quote = 0
		}
	}
	return at, quote
}

// bracketed is a line that ends inside a string with brackets for quotes: q{…, %q(…, ~s(….
var bracketed = regexp.MustCompile(`(?:\bq[qw]?|%[qQwW]?|~[sS])[({\[<][^)}\]>]*$`)

func bareAt(data []byte, value source.Span) (literal, bool) {
	whole := value
	line := data[bytes.LastIndexByte(data[:value.Start], '\n')+1 : value.Start]
	if bracketed.Match(line) {
		return literal{}, false
	}
	if whole.Len() == 0 || whole.Start == 0 || whole.End == len(data) || bytes.ContainsAny(data[whole.Start:whole.End], " \t\r\n(){}") {
		return literal{}, false
	}
	if data[whole.Start-1] == ':' && data[whole.Start-2] != ':' { // a symbol of Ruby or Elixir
		whole.Start--
	}
	before, after := data[whole.Start-1], data[whole.End]
	if isWord(before) || strings.IndexByte(".-:\"'$@", before) >= 0 || isWord(after) || strings.IndexByte(".(:[{!", after) >= 0 {
		return literal{}, false
	}
	return literal{whole: whole, value: value}, true
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
