package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// What is special about C and C++: types of several words, declarators with stars, strings that stand side by side with
// macros between them, objects that are constructed where they are declared, and lines for the preprocessor.

// cEscapes decode C's escapes.
var cEscapes = escapes{simple: "n\nr\rt\tb\bf\fv\va\a", octal: 3, hex: 2, long: true}

// cForm knows '…' and "…" with a prefix, and raw strings.
func cForm(src string, at int) (form, int) {
	i := at
	for i < len(src) && i < at+3 && strings.IndexByte("LuU8R", src[i]) >= 0 {
		i++
	}
	switch {
	case i == len(src):
	case src[i] == '\'':
		return form{quote: '\'', count: 1, char: true}, i + 1 - at
	case src[i] != '"':
	case i > at && src[i-1] == 'R':
		open := strings.IndexByte(src[i:min(len(src), i+20)], '(')
		if open < 0 {
			return form{}, 0
		}
		f := form{quote: '"', raw: true, lines: true, closes: ")" + src[i+1:i+open] + `"`}
		f.count = len(f.closes)
		return f, i + open + 1 - at
	default:
		return form{quote: '"', count: 1}, i + 1 - at
	}
	return form{}, 0
}

// cSuffix passes the mark of C++'s own string types.
func (l *lexer) cSuffix() {
	i := l.pos
	for i < len(l.src) && class[l.src[i]] <= cDigit {
		i++
	}
	if s := l.src[l.pos:i]; s == "s" || s == "sv" {
		l.pos = i
	}
}

// cDirective passes a line for the preprocessor, and those that continue it. "#define NAME value" is read as an assignment
// where the value is a number, or strings with names among them.
func (l *lexer) cDirective() {
	end := l.cDirectiveEnd()
	l.pos++
	if name, value, last, ok := l.cDefinition(end); ok && (len(l.frames) == 0 || l.top().kind == fBrace) {
		l.pos, l.first = name, true
		for l.pos < len(l.src) && class[l.src[l.pos]] <= cDigit {
			l.pos++
		}
		nameEnd := l.pos
		l.pos = name
		l.emit(tIdent, 0, nameEnd)
		l.emit(tOp, '=', nameEnd)
		l.pos = value
		l.cValue(last)
		l.emit(tOp, ';', l.pos)
	}
	l.pos = end
}

// cDirectiveEnd is the end of the directive at l.pos: of its line, of those that continue it, or of a comment that begins on
// it.
func (l *lexer) cDirectiveEnd() int {
	i := l.pos
	for i < len(l.src) {
		rest := l.src[i:]
		switch c := rest[0]; {
		case c == '\n':
			return i
		case strings.HasPrefix(rest, "\\\r\n"):
			i += 3
		case c == '\\':
			i += min(2, len(rest))
		case strings.HasPrefix(rest, "//"):
			return i + lineLength(rest)
		case strings.HasPrefix(rest, "/*"):
			n := strings.Index(rest, "*/")
			if n < 0 {
				return i
			}
			i += n + 2
		case c == '"':
			i = cStringEnd(l.src, i+1)
		default:
			i++
		}
	}
	return len(l.src)
}

// cStringEnd is the offset behind the string that goes on at i, or the end of its line.
func cStringEnd(src string, i int) int {
	for i < len(src) && src[i] != '\n' {
		switch src[i] {
		case '"':
			return i + 1
		case '\\':
			i++
		}
		i++
	}
	return min(i, len(src))
}

// cDefinition finds the name and the value of a definition between l.pos and end, and where the value ends. Brackets
// around the whole value are left out.
func (l *lexer) cDefinition(end int) (name, value, last int, ok bool) {
	blank := func(i int) int {
		for i < end && (l.src[i] == ' ' || l.src[i] == '\t' || l.src[i] == '\\' || l.src[i] == '\r' || l.src[i] == '\n') {
			i++
		}
		return i
	}
	i := blank(l.pos)
	if !strings.HasPrefix(l.src[i:end], "define") {
		return 0, 0, 0, false
	}
	name = blank(i + len("define"))
	i = name
	for i < end && class[l.src[i]] <= cDigit {
		i++
	}
	value = blank(i)
	if i == name || value == i || value == end {
		return 0, 0, 0, false // no name, a macro with parameters, or no value
	}
	end = cCommentAt(l.src, value, end)
	last = value + len(strings.TrimRight(l.src[value:end], " \t\r\n"))
	if last == value {
		return 0, 0, 0, false
	}
	if l.src[value] == '(' && l.src[last-1] == ')' && strings.Count(l.src[value:last], "(") == 1 {
		value, last = value+1, last-1
	}
	c := class[l.src[value]]
	text := l.src[value:last]
	return name, value, last, c == cDigit || l.src[value] == '"' || c == cIdent && (strings.Contains(text, `"`) || isName(text))
}

// cCommentAt is where the first comment between from and end begins; end if there is none.
func cCommentAt(src string, from, end int) int {
	for i := from; i < end; i++ {
		switch {
		case src[i] == '"':
			i = cStringEnd(src, i+1) - 1
		case strings.HasPrefix(src[i:end], "//"), strings.HasPrefix(src[i:end], "/*"):
			return i
		}
	}
	return end
}

// isName reports whether a text is one name.
func isName(s string) bool {
	for i := range len(s) {
		if class[s[i]] > cDigit {
			return false
		}
	}
	return s != ""
}

// cValue reads strings, names and numbers up to end, or to anything else.
func (l *lexer) cValue(end int) {
	for l.pos < end {
		switch c := l.src[l.pos]; class[c] {
		case cSpace, cLine:
			l.pos++
		case cIdent:
			l.name()
		case cDigit:
			l.number()
		case cQuote:
			l.quote()
		default:
			if c != '\\' {
				if c != '/' || l.pos+1 < len(l.src) && l.src[l.pos+1] != '/' && l.src[l.pos+1] != '*' {
					l.emit(tOp, '%', l.pos) // more than strings: the value is not known
				}
				return
			}
			l.pos++
		}
	}
}

// cTypeEnd is typeEnd for C: qualifiers, words that make one type together, a path with type arguments, stars.
func (p *finder) cTypeEnd(i int) int {
	named := false
	for range typeLimit {
		switch word := p.word(i); {
		case cQualifiers[word]:
			i++
		case cBasic[word]:
			named = true
			i++
		case word != "" && !named:
			named = true
			if i = p.lastOfPath(i) + 1; p.is(i, '<') {
				end := p.typeArguments(i)
				if end == 0 {
					return 0
				}
				i = end
			}
		case named && (p.is(i, '*') || p.is(i, '&') || p.is(i, opAnd) || p.is(i, opPower)):
			i++
		case named:
			return i
		default:
			return 0
		}
	}
	return 0
}

var (
	cQualifiers = map[string]bool{
		"const": true, "volatile": true, "static": true, "struct": true, "enum": true, "union": true, "typename": true, "register": true,
		"extern": true, "inline": true, "constexpr": true, "mutable": true, "thread_local": true,
	}
	cBasic = map[string]bool{
		"unsigned": true, "signed": true, "long": true, "short": true, "int": true, "char": true, "float": true, "double": true,
	}
)

// cFunction reports whether the group at index open holds the parameters of a function, not the arguments of an object
// that is declared: a body or a qualifier follows it, or it stands where functions are declared.
func (p *finder) cFunction(open int) bool {
	end := p.closing(open)
	switch {
	case p.is(end+1, '{'), p.is(end+1, ':'), p.is(end+1, '='), p.toks[end+1].kind == tIdent:
		return true
	case p.ctx.function != "" && !p.ctx.class:
		return false
	}
	for i := open + 1; i < end && i < open+typeLimit; i++ {
		if p.toks[i].kind == tString {
			return false
		}
	}
	return true
}

// cDeclared reads an object that is constructed where it is declared: type name(…) or type name{…}. The name has index i, the
// bracket index open.
func (p *finder) cDeclared(start, i, open int) {
	for cQualifiers[p.word(start)] {
		start++
	}
	last := p.lastOfPath(start)
	c := &Call{Callee: p.pathOf(start, last), New: true, CalleePlace: p.placeOf(last), Scope: p.ctx.scope, Guard: p.ctx.guard}
	c.Method = lastName(c.Callee)
	p.unit.Calls = append(p.unit.Calls, c)
	c.Args = p.arguments(open)
	c.Place = p.from(start)
	p.secretsOf(c)
	p.assign(Assign{Target: p.word(i), TargetPlace: p.placeOf(i), Value: Expr{Kind: CallOf, Place: c.Place, Call: c}, Place: c.Place})
}

// cMade reads std::make_unique<T>( as a constructor of T. The cursor stands at the type arguments, which end at index end.
func (p *finder) cMade(o *operand, end int) {
	switch p.word(o.name) {
	case "make_unique", "make_shared":
	default:
		return
	}
	first := p.pos + 1
	if p.toks[first].kind != tIdent {
		return
	}
	last := p.lastOfPath(first)
	o.e = Expr{Kind: Name, Place: source.Place{File: p.file, Span: source.Span{Start: o.e.Place.Span.Start, End: int(p.toks[end-1].end)}}, Path: p.pathOf(first, last)}
	o.name = last
}

// cJoined reads the strings and the macros that follow an operand, which the compiler makes one string of.
func (p *finder) cJoined(start int, e Expr) Expr {
	if !p.cGoesOn(e) {
		return e
	}
	items := p.pieces(nil, e)
	for p.cur().kind == tString || p.cur().kind == tIdent {
		at := p.pos
		if p.cur().kind == tString {
			e = p.stringPart()
		} else {
			p.pos++
			e = Expr{Kind: Name, Place: p.from(at), Path: p.word(at)}
			if p.at('(') { // a macro with arguments
				p.leave(p.pos)
				e = p.unknown(at)
			}
		}
		items = p.pieces(items, e)
	}
	return p.concat(p.from(start), items)
}

// cGoesOn reports whether the lexeme at the cursor belongs to the same string as e before it.
func (p *finder) cGoesOn(e Expr) bool {
	t := p.cur()
	text := e.Kind == Literal && p.toks[p.pos-1].kind == tString
	switch t.kind {
	case tIdent:
		return text
	case tString:
		return text || (e.Kind == Name || e.Kind == Unknown) && p.pos > 0 && (p.toks[p.pos-1].kind == tIdent || p.is(p.pos-1, ')')) && upper(e.Path)
	}
	return false
}

// upper reports whether a name is spelled as macros are.
func upper(name string) bool { return strings.ToUpper(name) == name }

// cWritten records what a call writes into the buffer at its first argument: sprintf, strcpy and strcat assign.
func (p *finder) cWritten(c *Call) {
	if c.Receiver != nil || len(c.Args) < 2 || c.Args[0].Value.Kind != Name {
		return
	}
	value := c.Args[1].Value
	switch c.Callee {
	case "strcpy", "strncpy", "strlcpy":
	case "strcat", "strncat", "strlcat":
		value = Expr{Kind: ConcatOf, Place: c.Place, Items: []Expr{c.Args[0].Value, value}}
	case "sprintf", "asprintf":
		value = p.cFormat(c, c.Args[1:])
	case "snprintf", "pg_snprintf":
		value = p.cFormat(c, c.Args[2:])
	default:
		return
	}
	buffer := c.Args[0].Value
	p.unit.Assigns = append(p.unit.Assigns, Assign{
		Target: buffer.Path, TargetPlace: buffer.Place, Value: value, Place: c.Place, Scope: p.ctx.scope, Guard: p.ctx.guard,
	})
}

// cFormat is the string that a format and its arguments give.
func (p *finder) cFormat(c *Call, args []Arg) Expr {
	call := *c
	call.Callee, call.Method, call.Args = "String.format", "format", args // as the rest of the parser knows it
	return Expr{Kind: CallOf, Place: c.Place, Call: &call}
}
