package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// phpForm knows '…', "…", and here-documents, whose text begins at the line end behind the opening word.
func phpForm(src string, at int) (form, int) {
	switch src[at] {
	case '\'':
		return form{quote: '\'', count: 1, lines: true, plain: true}, 1
	case '"':
		return form{quote: '"', count: 1, lines: true, code: phpCode, braces: 1}, 1
	case '<':
		return hereDocument(src, at)
	}
	return form{}, 0
}

// hereDocument reads <<<WORD, <<<"WORD" and <<<'WORD' with the line end that must follow.
func hereDocument(src string, at int) (form, int) {
	if !strings.HasPrefix(src[at:], "<<<") {
		return form{}, 0
	}
	i := at + 3
	for i < len(src) && (src[i] == ' ' || src[i] == '\t') {
		i++
	}
	quote := byte(0)
	if i < len(src) && class[src[i]] == cQuote {
		quote = src[i]
		i++
	}
	start := i
	for i < len(src) && class[src[i]] <= cDigit {
		i++
	}
	f := form{lines: true, label: src[start:i]}
	if f.label == "" || class[f.label[0]] != cIdent {
		return form{}, 0
	}
	if quote != 0 {
		if i >= len(src) || src[i] != quote {
			return form{}, 0
		}
		i++
	}
	if rest := src[i:]; !strings.HasPrefix(rest, "\n") && !strings.HasPrefix(rest, "\r\n") {
		return form{}, 0
	}
	if quote == '\'' {
		f.raw = true
	} else {
		f.code, f.braces = phpCode, 1
	}
	return f, i - at
}

// closer returns the length of the closing line of a here-document that starts with the line end at i; 0 if none does.
func (f form) closer(src string, i int) int {
	n := i + 1
	for n < len(src) && (src[n] == ' ' || src[n] == '\t') {
		n++
	}
	if !strings.HasPrefix(src[n:], f.label) {
		return 0
	}
	n += len(f.label)
	if n < len(src) && class[src[n]] <= cDigit {
		return 0
	}
	return n - i
}

// markup passes text outside of PHP's tags.
func (l *lexer) markup() {
	for {
		i := strings.Index(l.src[l.pos:], "<?")
		if i < 0 {
			l.pos = len(l.src)
			return
		}
		l.pos += i + 2
		rest := l.src[l.pos:]
		switch {
		case len(rest) >= 3 && strings.EqualFold(rest[:3], "php") && (len(rest) == 3 || class[rest[3]] == cSpace || class[rest[3]] == cLine):
			l.pos += 3
			return
		case strings.HasPrefix(rest, "="):
			l.pos++
			return
		case rest != "" && (class[rest[0]] == cSpace || class[rest[0]] == cLine):
			return
		}
	}
}

// phpSign reads the signs that mean something else in PHP and reports whether it did.
func (l *lexer) phpSign(c byte) bool {
	rest := l.src[l.pos:]
	switch {
	case strings.HasPrefix(rest, "?>"):
		l.emit(tOp, ';', l.pos+2)
		l.markup()
		l.first = true
	case c == '\\':
		l.qualified()
	case c == '.' && !l.operandHere(false):
		l.operator(c) // no number after an operand: $port.5
	case c == '`':
		l.command(rest)
	case strings.HasPrefix(rest, "//"), c == '#' && !strings.HasPrefix(rest, "#["):
		l.pos += phpLineLength(rest)
	case c == '#':
		l.emit(tOp, '#', l.pos+1)
	case strings.HasPrefix(rest, "<<<"):
		f, n := phpForm(l.src, l.pos)
		if n == 0 {
			return false
		}
		l.str(f, n)
	default:
		return false
	}
	return true
}

// phpLineLength measures a comment of one line, which a closing tag ends too.
func phpLineLength(s string) int {
	n := lineLength(s)
	if i := strings.Index(s[:n], "?>"); i >= 0 {
		return i
	}
	return n
}

// qualified reads a name with a namespace: a\b, \a\b. A backslash that starts no name is passed.
func (l *lexer) qualified() {
	i := l.pos
	for i+1 < len(l.src) && l.src[i] == '\\' && class[l.src[i+1]] == cIdent {
		i++
		for i < len(l.src) && class[l.src[i]] <= cDigit {
			i++
		}
	}
	if i == l.pos {
		l.pos++
		return
	}
	l.emit(tIdent, 0, i)
}

// phpName reads a name from its first byte to the end of its namespace path.
func (l *lexer) phpName(i int) {
	for i+1 < len(l.src) && l.src[i] == '\\' && class[l.src[i+1]] == cIdent {
		i++
		for i < len(l.src) && class[l.src[i]] <= cDigit {
			i++
		}
	}
	if strings.EqualFold(l.src[l.pos:i], "__halt_compiler") {
		l.pos = len(l.src) // what follows is data
		return
	}
	l.emit(tIdent, 0, i)
}

// command passes a shell command in back quotes: its value is what it prints.
func (l *lexer) command(rest string) {
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case '`':
			l.emit(tRegex, 0, l.pos+i+1)
			return
		}
	}
	l.problem(source.Unterminated, lexeme{start: int32(l.pos), end: int32(l.pos + 1)}, "a string is never closed")
	l.pos = len(l.src)
}

// phpInterpolation reads the code that the text of a string is interrupted by.
func (l *lexer) phpInterpolation(why stop) {
	switch {
	case why == atName:
		l.phpVariable()
	case l.src[l.pos] == '{':
		l.push(tCode, fCode, l.pos+1)
	default:
		l.namedVariable()
	}
}

// namedVariable reads ${name}, or the start of ${expression}.
func (l *lexer) namedVariable() {
	i := l.pos + 2
	for i < len(l.src) && class[l.src[i]] <= cDigit {
		i++
	}
	if i == l.pos+2 || i >= len(l.src) || l.src[i] != '}' {
		l.push(tCode, fCode, l.pos+2)
		return
	}
	open := l.begin(l.pos + 2)
	l.emit(tIdent, opVariable, i)
	l.finishCode(open, i+1)
}

// begin opens a piece of code that is read at once, and returns its index.
func (l *lexer) begin(end int) int32 {
	open := int32(len(l.out))
	l.emit(tCode, '$', end)
	return open
}

func (l *lexer) finishCode(open int32, end int) {
	l.out[open].match = int32(len(l.out))
	l.emit(tUncode, '$', end)
	l.out[len(l.out)-1].match = open
}

// phpVariable reads $a, $a[key] and $a->b in the text of a string.
func (l *lexer) phpVariable() {
	open := l.begin(l.pos)
	l.emit(tIdent, 0, l.nameEnd(l.pos+1))
	rest := l.src[l.pos:]
	switch {
	case strings.HasPrefix(rest, "["):
		l.bareSubscript()
	case strings.HasPrefix(rest, "->") && len(rest) > 2 && class[rest[2]] == cIdent:
		l.emit(tOp, opThin, l.pos+2)
		l.emit(tIdent, 0, l.nameEnd(l.pos))
	case strings.HasPrefix(rest, "?->") && len(rest) > 3 && class[rest[3]] == cIdent:
		l.emit(tOp, opChain, l.pos+3)
		l.emit(tIdent, 0, l.nameEnd(l.pos))
	}
	l.finishCode(open, l.pos)
}

func (l *lexer) nameEnd(i int) int {
	for i < len(l.src) && class[l.src[i]] <= cDigit {
		i++
	}
	return i
}

// bareSubscript reads [key], [$key] and [1] behind a variable in the text of a string; keys have no quotes there.
func (l *lexer) bareSubscript() {
	start := l.pos + 1
	i := start
	if i < len(l.src) && (l.src[i] == '$' || l.src[i] == '-') {
		i++
	}
	end := l.nameEnd(i)
	if end == i || end >= len(l.src) || l.src[end] != ']' {
		return
	}
	open := int32(len(l.out))
	l.emit(tOpen, '[', start)
	switch first := l.src[start]; {
	case first == '$':
		l.emit(tIdent, 0, end)
	case first == '-' || class[first] == cDigit:
		l.emit(tNumber, 0, end)
	default:
		l.emit(tString, opBareKey, end)
	}
	l.out[open].match = int32(len(l.out))
	l.emit(tClose, ']', end+1)
	l.out[len(l.out)-1].match = open
}
