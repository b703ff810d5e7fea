package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// Ruby's own lexemes, counted down from the end so that they stand apart from the shared ones.
const (
	opRubySymbol op = 255 - iota // of tString: a symbol, with its colon
	opRubyWord                   // of tString: a word of a list of words
	opRubyMatch                  // =~ !~
	opRubyShift                  // <<
)

// rubyLexer is what the lexer has to remember in Ruby.
type rubyLexer struct {
	behind int   // where the next line starts behind the texts that this line announced; 0 if it announced none
	looked int   // line ends before this offset do not end a statement
	depth  int32 // brackets open in the string that scan left for code
}

// rubyLine passes a line end. It ends the statement unless the line or the next one shows that it goes on.
func (l *lexer) rubyLine() {
	at := l.pos
	l.pos = max(l.pos+1, l.inRuby.behind)
	l.inRuby.behind = 0
	l.first = true
	if !l.rubyGoesOn() {
		l.out = append(l.out, lexeme{kind: tLine, start: int32(at), end: int32(at)})
	}
}

// rubyGoesOn reports whether the statement does not end with the line before l.pos.
func (l *lexer) rubyGoesOn() bool {
	if len(l.out) == 0 || l.pos <= l.inRuby.looked {
		return true
	}
	switch last := &l.out[len(l.out)-1]; last.kind {
	case tLine, tOpen, tCode:
		return true
	case tOp:
		n := len(l.out)
		return last.op != ';' && (n < 3 || l.src[l.out[n-3].start:l.out[n-3].end] != "alias")
	case tIdent:
		switch l.src[last.start:last.end] {
		case "and", "or", "not":
			return true
		}
	}
	at := l.rubyNextCode()
	rest := l.src[at:min(len(l.src), at+2)]
	switch {
	case rest == "":
	case rest[0] == '.' && rest != "..", rest == "&.", rest == "&&", rest == "||", rest == "? ", rest == ": ",
		class[rest[0]] == cClose:
		l.inRuby.looked = at
		return true
	}
	return false
}

// rubyNextCode is the offset of the first byte at or behind l.pos that is neither blank nor part of a comment.
func (l *lexer) rubyNextCode() int {
	i := l.pos
	for i < len(l.src) {
		switch c := l.src[i]; {
		case c == '#':
			i += lineLength(l.src[i:])
		case class[c] == cSpace || class[c] == cLine:
			i++
		default:
			return i
		}
	}
	return i
}

// rubyName reads a name or keyword; ? and ! belong to it.
func (l *lexer) rubyName() {
	i := l.pos + 1
	for i < len(l.src) && class[l.src[i]] <= cDigit {
		i++
	}
	if i < len(l.src) && (l.src[i] == '?' || l.src[i] == '!') && !strings.HasPrefix(l.src[i+1:], "=") {
		i++
	}
	if l.first && l.src[l.pos:i] == "__END__" && l.lineStart() && strings.TrimRight(l.src[i:i+lineLength(l.src[i:])], "\r") == "" {
		l.pos = len(l.src)
		return
	}
	l.emit(tIdent, 0, i)
}

// lineStart reports whether l.pos is the first byte of a line.
func (l *lexer) lineStart() bool { return l.pos == 0 || l.src[l.pos-1] == '\n' }

// rubySign reads what only Ruby writes so, and reports whether it did.
func (l *lexer) rubySign(c byte) bool {
	next := byte(0)
	if l.pos+1 < len(l.src) {
		next = l.src[l.pos+1]
	}
	switch c {
	case '@', '$':
		l.rubyVariable()
	case ':':
		l.rubyColon(next)
	case '=':
		return l.rubyComment() || next == '~' && l.two(opRubyMatch)
	case '!':
		return next == '~' && l.two(opRubyMatch)
	case '&':
		return next == '.' && l.two(opChain)
	case '<':
		return l.rubyHere() || next == '<' && l.two(opRubyShift)
	case '%':
		return l.rubyPercent()
	case '/':
		return l.rubyRegex()
	case '?':
		l.rubyCharacter(next)
	case '+', '-':
		if next != c {
			return false
		}
		l.emit(tOp, op(c), l.pos+1)
	case '`':
		if !l.rubyOperand() {
			return false
		}
		f, n := rubyForm(l.src, l.pos)
		l.str(f, n)
	default:
		return false
	}
	return true
}

// two emits an operator of two bytes.
func (l *lexer) two(o op) bool {
	l.emit(tOp, o, l.pos+2)
	return true
}

// rubyVariable reads @a, @@a, $a and $!.
func (l *lexer) rubyVariable() {
	i := l.pos + 1
	if i < len(l.src) && l.src[l.pos] == '@' && l.src[i] == '@' {
		i++
	}
	from := i
	for i < len(l.src) && class[l.src[i]] <= cDigit {
		i++
	}
	if i == from && l.src[l.pos] == '$' && i < len(l.src) && l.src[i] > ' ' {
		i++
	}
	l.emit(tIdent, 0, i)
}

// rubyComment passes a comment between =begin and =end.
func (l *lexer) rubyComment() bool {
	rest := l.src[l.pos:]
	if !l.lineStart() || !strings.HasPrefix(rest, "=begin") || len(rest) > 6 && rest[6] > ' ' {
		return false
	}
	n := strings.Index(rest, "\n=end")
	if n < 0 {
		l.problem(source.Unterminated, lexeme{start: int32(l.pos), end: int32(l.pos + 6)}, "a comment is never closed")
		l.pos = len(l.src)
		return true
	}
	l.pos += n + 1 + lineLength(rest[n+1:])
	return true
}

// rubyColon reads ::, a symbol, or the colon behind a key or in a choice.
func (l *lexer) rubyColon(next byte) {
	switch {
	case next == ':':
		l.two(opScope)
	case l.rubyBehindOperand() || next == 0:
		l.emit(tOp, ':', l.pos+1)
	case class[next] == cIdent || next == '@' || next == '$':
		l.emit(tString, opRubySymbol, l.rubySymbolEnd())
	case quoteByte(next):
		f, n := rubyForm(l.src, l.pos)
		l.str(f, n)
		if last := &l.out[len(l.out)-1]; last.kind == tString {
			last.op = opRubySymbol
		}
	case strings.IndexByte("+-*/%<>=![&|^~", next) >= 0 && l.rubyOperand():
		l.emit(tRegex, 0, l.pos+1+operatorLength(l.src[l.pos+1:]))
	default:
		l.emit(tOp, ':', l.pos+1)
	}
}

func quoteByte(c byte) bool { return c == '"' || c == '\'' }

// operatorLength measures the name of an operator method at the start of s.
func operatorLength(s string) int {
	for _, name := range []string{"[]=", "[]", "<=>", "===", "==", "=~", "!=", "!~", "**", "+@", "-@", "<<", ">>", "<=", ">="} {
		if strings.HasPrefix(s, name) {
			return len(name)
		}
	}
	return 1
}

// rubySymbolEnd is where the symbol at l.pos ends.
func (l *lexer) rubySymbolEnd() int {
	i := l.pos + 2
	for i < len(l.src) && class[l.src[i]] <= cDigit {
		i++
	}
	rest := l.src[i:]
	switch {
	case rest == "":
	case (rest[0] == '?' || rest[0] == '!') && !strings.HasPrefix(rest[1:], "="):
		i++
	case rest[0] == '=' && (len(rest) == 1 || strings.IndexByte("=>~", rest[1]) < 0):
		i++
	}
	return i
}

// rubyBehindOperand reports whether an operand ends directly before l.pos.
func (l *lexer) rubyBehindOperand() bool {
	if len(l.out) == 0 {
		return false
	}
	last := &l.out[len(l.out)-1]
	if int(last.end) != l.pos {
		return false
	}
	switch last.kind {
	case tIdent, tString, tUnquote, tNumber, tClose, tRegex:
		return true
	}
	return false
}

// rubyCharacter reads ?a, or the question mark of a choice.
func (l *lexer) rubyCharacter(next byte) {
	n := 2
	if next == '\\' {
		n = 3
	}
	if next <= ' ' || !l.rubyOperand() || l.pos+n > len(l.src) || l.pos+n < len(l.src) && class[l.src[l.pos+n]] <= cDigit {
		l.emit(tOp, '?', l.pos+1)
		return
	}
	l.emit(tRegex, 0, l.pos+n)
}

// rubyOperand reports whether an operand, not an operator, starts at l.pos. Behind a name blanks decide: puts /a/ and
// a / b.
func (l *lexer) rubyOperand() bool {
	if len(l.out) == 0 {
		return true
	}
	last := &l.out[len(l.out)-1]
	switch last.kind {
	case tLine, tOpen, tCode:
		return true
	case tOp:
		return last.op != '.' && last.op != opChain
	case tIdent:
		word := l.src[last.start:last.end]
		if n := len(l.out); n > 1 && l.out[n-2].kind == tOp && l.out[n-2].op == '.' {
			return l.rubyApart()
		}
		return rubyBeforeOperand(word) || word != "def" && word[0] >= 'a' && l.rubyApart()
	}
	return false
}

// rubyApart reports whether a blank stands before l.pos and none behind it.
func (l *lexer) rubyApart() bool {
	return l.pos > 0 && l.src[l.pos-1] == ' ' && l.pos+1 < len(l.src) && l.src[l.pos+1] > ' ' && l.src[l.pos+1] != '='
}

// rubyBeforeOperand reports keywords that an operand follows.
func rubyBeforeOperand(word string) bool {
	switch word {
	case "if", "unless", "elsif", "while", "until", "when", "case", "in", "and", "or", "not", "return", "then", "do", "else",
		"begin", "rescue", "ensure", "yield", "puts", "raise":
		return true
	}
	return false
}

// rubyRegex reads /…/ where an operand stands. One that stands behind a name must end on its line, and others within a
// few: they are rarely long.
func (l *lexer) rubyRegex() bool {
	if !l.rubyOperand() || l.wasted > len(l.src)+1<<20 {
		return false
	}
	rest := l.src[l.pos:min(len(l.src), l.pos+4096)]
	if last := len(l.out) - 1; last >= 0 && l.out[last].kind == tIdent {
		rest = rest[:lineLength(rest)]
	}
	n := rubyRegexLength(rest)
	if n == 0 {
		l.wasted += len(rest)
		return false
	}
	l.emit(tRegex, 0, l.pos+n)
	return true
}

// rubyRegexLength measures the regular expression at the start of s, with its flags; 0 if it does not end there.
func rubyRegexLength(s string) int {
	set, code := false, 0
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case code > 0:
			code += boolInt(c == '{') - boolInt(c == '}')
		case c == '#' && strings.HasPrefix(s[i:], "#{"):
			code = 1
			i++
		case c == '[':
			set = true
		case c == ']':
			set = false
		case c == '/' && !set:
			return i + 1 + flags(s[i+1:])
		}
	}
	return 0
}
