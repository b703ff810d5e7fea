package token

import "github.com/dsnlint/dsnlint/source"

// nestingLimit is how deep brackets, strings with code in them and elements may nest.
const nestingLimit = 1000

// endings is how many tEnd close the list, so that the finder can look a little ahead without asking.
const endings = 4

// problemLimit keeps a broken file from drowning the report.
const problemLimit = 8

type kind uint8

const (
	tEnd     kind = iota
	tIdent        // a name or keyword
	tNumber       // a number as written
	tString       // a whole string without code in it, with prefix and quotes
	tChar         // a character
	tRegex        // a regular expression
	tOp           // an operator or other punctuation, a stray bracket too
	tOpen         // ( [ {
	tClose        // ) ] }
	tLine         // the end of a logical line
	tQuote        // the start of a string with code in it
	tText         // a run of its text
	tUnquote      // its end
	tCode         // the start of code in a string or element
	tUncode       // its end
	tTag          // the start of an element
	tUntag        // the end of an element
)

// lexeme is one token. Offsets are bytes of the file; files beyond 1 GiB are refused.
type lexeme struct {
	kind       kind
	op         op
	first      bool // the first on its line
	start, end int32
	match      int32 // of openers: the index of what ends the group; of closers: the opener; of strings: see finder
}

type frameKind uint8

const (
	fParen frameKind = iota
	fSquare
	fBrace
	fCode // code inside a string or element
	fText // a string with code in it
	fTag  // inside <a …>
	fKids // between <a> and </a>
)

// frame is one open bracket, string or element.
type frame struct {
	kind  frameKind
	spec  bool     // of fCode: the format after the colon has begun
	open  int32    // index of the opening lexeme
	base  int32    // of fCode: the enclosing base
	count [3]int32 // of fCode: the enclosing counts
	form  form     // of fText
}

// lexer cuts a file into lexemes and matches brackets. It never recurses and never goes back, but once for an element
// that turns out to be none.
type lexer struct {
	src       string
	file      *source.File
	d         *dialect
	pos       int
	out       []lexeme
	frames    []frame
	count     [3]int32 // open brackets of each kind since the innermost base
	base      int32    // index of the innermost fCode frame, -1 if there is none
	first     bool
	deep      bool
	noJSX     bool
	wasted    int // bytes looked at for regular expressions that were none
	problems  []source.Problem
	inRuby    rubyLexer
	openWords int // lists of words of Ruby without an end
}

func newLexer(f *source.File, d *dialect) *lexer {
	src := string(f.Data)
	return &lexer{src: src, file: f, d: d, base: -1, first: true, out: make([]lexeme, 0, len(src)/4+16)}
}

// run reads the whole file; the last lexemes are always tEnd.
func (l *lexer) run() {
	if len(l.src) >= 3 && l.src[:3] == "\xef\xbb\xbf" {
		l.pos = 3
	}
	if l.d.php {
		l.markup()
	}
	l.code()
	l.finish()
}

func (l *lexer) finish() {
	l.lineEnd()
	if len(l.frames) > 0 {
		l.problem(source.Unterminated, l.out[l.frames[0].open], "an opening bracket, string or element is never closed")
	}
	l.unwind(0)
	l.pos = len(l.src)
	for range endings {
		l.emit(tEnd, 0, len(l.src))
	}
}

func (l *lexer) problem(code source.ProblemCode, at lexeme, message string) {
	if len(l.problems) < problemLimit {
		place := source.Place{File: l.file, Span: source.Span{Start: int(at.start), End: int(at.end)}}
		l.problems = append(l.problems, source.Problem{File: l.file.Path, Place: place, Code: code, Message: message})
	}
}

// emit adds a lexeme that starts at l.pos and moves behind it.
func (l *lexer) emit(k kind, o op, end int) {
	l.out = append(l.out, lexeme{kind: k, op: o, first: l.first, start: int32(l.pos), end: int32(end)})
	l.first = false
	l.pos = end
}

// code reads program text until the file ends.
func (l *lexer) code() {
	for l.pos < len(l.src) {
		switch c := l.src[l.pos]; class[c] {
		case cSpace:
			l.pos++
		case cLine:
			if l.d.ruby {
				l.rubyLine()
				continue
			}
			if l.d.elixir {
				l.elixirLine()
				continue
			}
			l.pos++
			l.lineEnd()
			l.first = true
		case cIdent:
			l.name()
		case cDigit:
			l.number()
		case cOpen:
			l.push(tOpen, bracketFrame(c), l.pos+1)
		case cClose:
			l.close(c)
		case cQuote:
			l.quote()
		default:
			l.sign(c)
		}
	}
}

// lineEnd ends a logical line where lines are syntax: not inside brackets and not after nothing.
func (l *lexer) lineEnd() {
	if !l.d.lines || len(l.frames) > 0 || len(l.out) == 0 || l.out[len(l.out)-1].kind == tLine {
		return
	}
	at := min(l.pos, len(l.src))
	l.out = append(l.out, lexeme{kind: tLine, start: int32(at), end: int32(at)})
}

func (l *lexer) name() {
	if l.d.ruby {
		l.rubyName()
		return
	}
	if l.d.elixir {
		l.emit(tIdent, 0, l.elixirWordEnd(l.pos+1))
		return
	}
	start := l.pos
	i := start + 1
	for i < len(l.src) && class[l.src[i]] <= cDigit {
		i++
	}
	if i < len(l.src) && l.d.prefixed && (class[l.src[i]] == cQuote || l.d.rust && l.src[i] == '#') {
		if f, n := l.d.form(l.src, start); n > 0 {
			l.str(f, n)
			return
		}
		if l.d.rust && l.src[start:i] == "r" && i+1 < len(l.src) && class[l.src[i+1]] == cIdent {
			l.pos = i + 1 // r#name is a name
			return
		}
	}
	if l.d.php {
		l.phpName(i)
		return
	}
	if l.d.dollar && i < len(l.src) && l.src[i] == '$' {
		i = l.dollarName(i)
	}
	if l.first && l.d.lines && len(l.frames) > 0 {
		l.recover(l.src[start:i])
	}
	l.emit(tIdent, 0, i)
}

func (l *lexer) dollarName(i int) int {
	for i < len(l.src) && (class[l.src[i]] <= cDigit || l.src[i] == '$') {
		i++
	}
	return i
}

// recover closes what is open when a line starts with a word that cannot stand inside brackets.
func (l *lexer) recover(word string) {
	if word != "def" && word != "class" || l.base >= 0 {
		return
	}
	l.problem(source.Unterminated, l.out[l.frames[0].open], "an opening bracket is never closed")
	l.unwind(0)
	l.lineEnd()
}

func (l *lexer) number() {
	i := l.pos + 1
	hex := i < len(l.src) && (l.src[i] == 'x' || l.src[i] == 'X')
	for i < len(l.src) {
		c := l.src[i]
		switch {
		case class[c] <= cDigit:
		case c == '.' && l.fraction(i):
		case (c == '+' || c == '-') && !hex && (l.src[i-1] == 'e' || l.src[i-1] == 'E'):
		default:
			l.emit(tNumber, 0, i)
			return
		}
		i++
	}
	l.emit(tNumber, 0, i)
}

// fraction reports whether the dot at i belongs to a number: not to a range and not to a member access.
func (l *lexer) fraction(i int) bool {
	if i+1 >= len(l.src) {
		return true
	}
	next := l.src[i+1]
	return next != '.' && class[next] != cIdent
}

func bracketFrame(c byte) frameKind {
	switch c {
	case '(', ')':
		return fParen
	case '[', ']':
		return fSquare
	}
	return fBrace
}

// push opens a group with a lexeme from l.pos to end.
func (l *lexer) push(k kind, f frameKind, end int) {
	o := op(l.src[l.pos])
	l.emit(k, o, end)
	l.frames = append(l.frames, frame{kind: f, open: int32(len(l.out) - 1)})
	switch {
	case f <= fBrace:
		l.count[f]++
	case f == fCode:
		top := &l.frames[len(l.frames)-1]
		top.base, top.count = l.base, l.count
		l.base, l.count = int32(len(l.frames)-1), [3]int32{}
	}
	if len(l.frames) > nestingLimit && !l.deep {
		l.deep = true
		l.problem(source.TooDeep, l.out[len(l.out)-1], "brackets nest too deep; what is inside was not read")
	}
}

// unwind closes every frame from index n on; their groups end at the next lexeme.
func (l *lexer) unwind(n int) {
	for len(l.frames) > n {
		top := l.frames[len(l.frames)-1]
		l.frames = l.frames[:len(l.frames)-1]
		l.out[top.open].match = int32(len(l.out))
		switch {
		case top.kind <= fBrace:
			l.count[top.kind]--
		case top.kind == fCode:
			l.base, l.count = top.base, top.count
		}
	}
}

// top is the innermost frame; there must be one.
func (l *lexer) top() *frame { return &l.frames[len(l.frames)-1] }

// close reads a closing bracket. One that fits no open bracket is a stray operator; brackets left open inside are closed
// with it.
func (l *lexer) close(c byte) {
	want := bracketFrame(c)
	if l.count[want] == 0 {
		if c == '}' && l.base >= 0 {
			l.closeCode()
			return
		}
		l.problem(source.Syntax, lexeme{start: int32(l.pos), end: int32(l.pos + 1)}, "a closing bracket has no opening one")
		l.emit(tOp, op(c), l.pos+1)
		return
	}
	n := len(l.frames) - 1
	for l.frames[n].kind != want {
		n--
	}
	if n < len(l.frames)-1 {
		l.problem(source.Unterminated, l.out[l.top().open], "an opening bracket is never closed")
	}
	open := l.frames[n].open
	l.unwind(n)
	l.emit(tClose, op(c), l.pos+1)
	l.out[len(l.out)-1].match = open
}

// closeCode ends the innermost interpolation and goes on with the string or element around it.
func (l *lexer) closeCode() {
	l.endCode()
	l.resume()
}

// endCode ends the innermost interpolation and everything left open in it.
func (l *lexer) endCode() {
	open := l.frames[l.base].open
	l.unwind(int(l.base))
	n := 1
	if f := l.top(); f.kind == fText && f.form.braces > 1 {
		n = max(1, min(f.form.braces, run(l.src, l.pos, '}')))
	}
	l.emit(tUncode, '}', l.pos+n)
	l.out[len(l.out)-1].match = open
}

// resume reads strings and elements until program text begins again.
func (l *lexer) resume() {
	for len(l.frames) > 0 && l.pos < len(l.src) {
		switch f := l.top(); {
		case f.kind == fText:
			l.text(f.form)
		case f.kind == fTag:
			l.tag()
		case f.kind == fKids:
			l.kids()
		case f.kind == fCode && f.spec:
			l.spec()
		default:
			return
		}
	}
}
