package sql

import "strings"

// kind is the type of a token.
type kind uint8

const (
	word      kind = iota // identifier or keyword, also a template placeholder
	text                  // '…'
	quoted                // "…": a string in MySQL, an identifier elsewhere
	backquote             // `…`
	number
	symbol // one character of punctuation
	end    // the end of a statement: ';', a new delimiter, a client command, the end of the file
)

// token is a run of SQL text. Start and end are offsets into the decoded text and include quotes.
type token struct {
	kind       kind
	start, end int
}

// lexer cuts SQL text into tokens; comments are dropped, executable comments (/*! … */) are read.
type lexer struct {
	s          string
	at         int
	executable int    // open executable comments
	delimiter  string // what DELIMITER set, "" for ';'
	lineStart  bool   // only blanks stand between the line's start and at
	out        []token
	unclosed   int // offset of the first string or comment that is never closed, or -1
}

func lex(s string) ([]token, int) {
	l := &lexer{s: s, lineStart: true, unclosed: -1}
	for l.at < len(s) {
		l.next()
	}
	l.emit(end, l.at, l.at)
	return l.out, l.unclosed
}

func (l *lexer) emit(k kind, start, end int) {
	l.out = append(l.out, token{kind: k, start: start, end: end})
	l.at = end
	l.lineStart = false
}

func (l *lexer) rest(prefix string) bool { return strings.HasPrefix(l.s[l.at:], prefix) }

func (l *lexer) next() {
	switch c := l.s[l.at]; {
	case c == '\n':
		l.at++
		l.lineStart = true
	case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v':
		l.at++
	case l.delimiter != "" && l.rest(l.delimiter):
		l.emit(end, l.at, l.at+len(l.delimiter))
	case l.comment(c):
	case c == '\'':
		l.emit(text, l.at, l.close(l.at, '\'', true))
	case c == '"':
		l.emit(quoted, l.at, l.close(l.at, '"', true))
	case c == '`':
		l.emit(backquote, l.at, l.close(l.at, '`', false))
	default:
		l.bare(c)
	}
}

// bare reads what is neither blank, comment nor quoted.
func (l *lexer) bare(c byte) {
	switch {
	case c == '$' && l.dollar(), l.placeholder():
	case c == ';':
		l.emit(end, l.at, l.at+1)
	case c == '\\':
		l.clientCommand()
	case '0' <= c && c <= '9':
		l.emit(number, l.at, l.scan(l.at, func(c byte) bool { return wordByte(c) || c == '.' }))
	case wordByte(c):
		l.word()
	default:
		l.emit(symbol, l.at, l.at+1)
	}
}

// comment skips a comment that starts at the current byte and reports whether there was one.
func (l *lexer) comment(c byte) bool {
	switch {
	case c == '#' && !l.rest("#{"), l.rest("--"):
		l.at += lineEnd(l.s[l.at:])
	case l.rest("/*!"), l.rest("/*M!"):
		l.executable++
		l.at += strings.IndexByte(l.s[l.at:], '!') + 1
		l.at = l.scan(l.at, func(c byte) bool { return '0' <= c && c <= '9' })
	case l.executable > 0 && l.rest("*/"):
		l.executable--
		l.at += 2
	case l.rest("/*"):
		n := strings.Index(l.s[l.at+2:], "*/")
		if n < 0 {
			l.open(l.at)
			l.at = len(l.s)
			return true
		}
		l.at += n + 4
	default:
		return false
	}
	return true
}

func lineEnd(s string) int {
	if n := strings.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}

func (l *lexer) open(at int) {
	if l.unclosed < 0 {
		l.unclosed = at
	}
}

// close returns the offset behind the quote that closes the one at start. A doubled quote stands for itself.
func (l *lexer) close(start int, quote byte, escapes bool) int {
	for i := start + 1; i < len(l.s); i++ {
		switch {
		case escapes && l.s[i] == '\\':
			i++
		case l.s[i] == quote && i+1 < len(l.s) && l.s[i+1] == quote:
			i++
		case l.s[i] == quote:
			return i + 1
		}
	}
	l.open(start)
	return len(l.s)
}

// dollar reads the mark of a PostgreSQL dollar-quoted body as a statement's end, so that the statements of the body are
// seen, and reports whether there was one.
func (l *lexer) dollar() bool {
	tag := l.scan(l.at+1, func(c byte) bool { return wordByte(c) && c != '$' })
	if tag >= len(l.s) || l.s[tag] != '$' {
		return false
	}
	l.emit(end, l.at, tag+1)
	return true
}

// placeholderLimit bounds the search for the end of a placeholder, so that lexing stays linear.
const placeholderLimit = 200

// placeholder reads ${X}, {{ x }}, #{x}, %{x} or <%= x %> as one word, and reports whether there was one.
func (l *lexer) placeholder() bool {
	for _, mark := range [...][2]string{{"${", "}"}, {"{{", "}}"}, {"#{", "}"}, {"%{", "}"}, {"<%", "%>"}} {
		if !l.rest(mark[0]) {
			continue
		}
		line := l.s[l.at:min(l.at+placeholderLimit, len(l.s))]
		line = line[:lineEnd(line)]
		if n := strings.Index(line, mark[1]); n > 0 {
			l.emit(word, l.at, l.at+n+len(mark[1]))
			return true
		}
	}
	return false
}

// clientCommand ends the statement at \g, \G or a psql command such as \connect, which owns its line.
func (l *lexer) clientCommand() {
	if l.lineStart {
		l.emit(end, l.at, l.at+lineEnd(l.s[l.at:]))
		return
	}
	l.emit(end, l.at, min(l.at+2, len(l.s)))
}

// word reads an identifier; DELIMITER and the batch separator GO are commands of the client programs.
func (l *lexer) word() {
	start, first := l.at, l.lineStart
	stop := l.scan(l.at, wordByte)
	if n := strings.Index(l.s[start:min(stop+1, len(l.s))], "${"); n > 0 {
		stop = start + n // the placeholder is a token of its own
	}
	if !first {
		l.emit(word, start, stop)
		return
	}
	name, line := l.s[start:stop], l.s[start:start+lineEnd(l.s[start:])]
	switch {
	case strings.EqualFold(name, "delimiter"):
		l.emit(end, start, start+len(line))
		l.delimiter = strings.TrimSpace(line[len(name):])
		if l.delimiter == ";" {
			l.delimiter = ""
		}
	case strings.EqualFold(strings.TrimSpace(line), "go"):
		l.emit(end, start, stop)
	default:
		l.emit(word, start, stop)
	}
}

func (l *lexer) scan(at int, in func(byte) bool) int {
	for at < len(l.s) && in(l.s[at]) {
		at++
	}
	return at
}

// wordByte reports whether c may stand in an unquoted identifier. Bytes above ASCII count as letters, as in MySQL; so a
// hole is a word.
func wordByte(c byte) bool {
	return c == '_' || c == '$' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
