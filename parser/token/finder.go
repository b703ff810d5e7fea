package token

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// sizeLimit keeps offsets inside an int32.
const sizeLimit = 1 << 30

// Read reads one file in a dialect. It never fails: what cannot be read is among the Unit's Problems, and everything
// else is there.
func Read(f *source.File, l Language) Unit {
	d := &dialects[l]
	u := Unit{File: f, Language: d.language, Imports: map[string]string{}, Outer: []int{0}}
	if code, message := unreadable(f.Data); code != "" {
		u.Problems = append(u.Problems, source.Problem{File: f.Path, Code: code, Message: message})
		return u
	}
	lex := newLexer(f, d)
	lex.run()
	p := &finder{src: lex.src, file: f, d: d, toks: lex.out, end: len(lex.out) - endings, unit: u}
	p.unit.Problems = lex.problems
	if d.c { // the branches of #if open and close as they like
		p.unit.Problems = slices.DeleteFunc(p.unit.Problems, func(q source.Problem) bool { return q.Code != source.TooDeep })
	}
	switch {
	case d.lines:
		p.lines()
	case d.ruby:
		p.rubyFile()
	case d.elixir:
		p.elixirFile()
	default:
		p.statements(p.end)
	}
	p.finish()
	return p.unit
}

func unreadable(data []byte) (source.ProblemCode, string) {
	switch {
	case len(data) > sizeLimit:
		return source.TooLarge, "the file is larger than 1 GiB"
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return source.Encoding, "the file is UTF-16; only UTF-8 is read"
	}
	return "", ""
}

// context is what surrounds a place in the program.
type context struct {
	scope    int
	guard    setting.Guard
	class    bool    // directly inside a class body
	owner    string  // the name of that class, where members are called by it
	settings *string // in a class whose fields are variables of the environment: what their names begin with
	choice   bool    // between ? and : of a choice
	function string  // the name of the enclosing function; "" in a lambda
	fn       int     // 1 + its index in the Unit's Funcs; 0 outside
	declared string  // the type of the variable that is being declared
	final    bool    // behind a modifier that says so: never assigned again
	inRuby   rubyContext
	inElixir elixirContext
	argument int  // index of the lexeme that names the first type argument of declared; 0 if there is none
	bare     bool // in a condition of Rust: a brace begins its block, not the fields of a struct
}

// finder walks the lexemes once and fills a Unit. Groups are entered by recursion, up to a limit.
type finder struct {
	readers []rubyReader // Ruby's methods without parameters

	src     string
	file    *source.File
	d       *dialect
	toks    []lexeme
	end     int // index of the first tEnd
	pos     int
	depth   int
	deep    bool
	ctx     context
	unit    Unit
	marked  *Call  // the last annotation, until the declaration behind it is read
	body    int    // the scope of the function that was read last
	returns []Expr // expressions returned so far by the functions that are being read
	lits    []Expr // string literals that were read; lexeme.match of a tString is 1 + an index into it, -1 if joined to one
	wholes  []whole
	whole   map[source.Span]int // index into wholes
	rust    rustState
	used    map[int]bool // starts of literals that are part of a whole
}

// whole is a string made of pieces; it is alive unless a larger one holds it.
type whole struct {
	expr  Expr
	alive bool
}

func (p *finder) cur() *lexeme { return &p.toks[p.pos] }

// ahead is the lexeme after the current one, or the tEnd.
func (p *finder) ahead() *lexeme { return &p.toks[min(p.pos+1, len(p.toks)-1)] }

func (p *finder) word(i int) string {
	t := &p.toks[i]
	if t.kind != tIdent {
		return ""
	}
	return p.src[t.start:t.end]
}

// at reports whether the current lexeme is the operator or bracket o.
func (p *finder) at(o op) bool { return p.is(p.pos, o) }

func (p *finder) is(i int, o op) bool {
	if i < 0 || i >= len(p.toks) {
		return false
	}
	t := &p.toks[i]
	return t.op == o && (t.kind == tOp || t.kind == tOpen || t.kind == tClose)
}

// accept passes the operator o if it is next.
func (p *finder) accept(o op) bool {
	if p.at(o) {
		p.pos++
		return true
	}
	return false
}

// stopped reports whether nothing more can be read in this group or logical line.
func (p *finder) stopped() bool {
	switch p.cur().kind {
	case tClose, tUncode, tUntag, tUnquote, tEnd, tLine:
		return true
	}
	return false
}

// closing is the index of the lexeme that ends the group opened at index i.
func (p *finder) closing(i int) int { return int(p.toks[i].match) }

// leave moves behind the group opened at index i, also when its closing bracket is missing.
func (p *finder) leave(i int) {
	end := p.closing(i)
	p.pos = end
	if int(p.toks[end].match) == i && p.toks[end].kind != tEnd {
		p.pos++
	}
}

// enter guards recursion: one bracket takes up to four levels. Where it returns false, the caller must skip instead of reading; otherwise it must call exit.
func (p *finder) enter() bool {
	if p.depth >= 4*nestingLimit+200 {
		p.tooDeep()
		return false
	}
	p.depth++
	return true
}

func (p *finder) exit() { p.depth-- }

func (p *finder) tooDeep() {
	if p.deep {
		return
	}
	p.deep = true
	for _, q := range p.unit.Problems {
		if q.Code == source.TooDeep {
			return
		}
	}
	p.unit.Problems = append(p.unit.Problems, source.Problem{
		File: p.file.Path, Place: p.placeOf(p.pos), Code: source.TooDeep,
		Message: "expressions nest too deep; what is inside was not read",
	})
}

// skipGroup passes the lexeme at the cursor, with its whole group if it opens one.
func (p *finder) skipGroup() {
	switch p.cur().kind {
	case tOpen, tQuote, tCode, tTag:
		p.leave(p.pos)
	case tEnd:
	default:
		p.pos++
	}
}

func (p *finder) placeOf(i int) source.Place {
	t := p.toks[i]
	return source.Place{File: p.file, Span: source.Span{Start: int(t.start), End: int(t.end)}}
}

// from is the place from the lexeme at index start to the one before the cursor.
func (p *finder) from(start int) source.Place {
	t := &p.toks[start]
	end := t.start
	if p.pos > start {
		end = p.toks[p.pos-1].end
	}
	return source.Place{File: p.file, Span: source.Span{Start: int(t.start), End: int(end)}}
}

func (p *finder) unknown(start int) Expr { return Expr{Kind: Unknown, Place: p.from(start)} }

// within runs f in a changed context and restores the old one.
func (p *finder) within(c context, f func()) {
	saved := p.ctx
	p.ctx = c
	f()
	p.ctx = saved
}

// newScope is a fresh function scope inside the current one.
func (p *finder) newScope() int {
	p.unit.Outer = append(p.unit.Outer, p.ctx.scope)
	return len(p.unit.Outer) - 1
}

// finish collects the strings and brings everything into source order.
func (p *finder) finish() {
	p.rustCrates()
	p.strings()
	p.unit.Calls = inOrder(p.unit.Calls, func(c **Call) source.Span { return (*c).Place.Span })
	p.unit.Assigns = inOrder(p.unit.Assigns, func(a *Assign) source.Span { return a.Place.Span })
	slices.SortFunc(p.unit.Secrets, func(a, b source.Place) int { return outerFirst(a.Span, b.Span) })
	p.unit.Secrets = slices.Compact(p.unit.Secrets)
}

func outerFirst(a, b source.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}

// strings lists every string once: as a whole if it is part of one, else as a literal.
func (p *finder) strings() {
	for i := 0; i < len(p.toks); i++ {
		switch t := &p.toks[i]; {
		case t.op == opTaken, t.op == opRubySymbol:
		case t.kind == tQuote:
			p.pos = i
			p.template() // in a corner that was not read
		case t.kind == tString && t.match >= 0:
			e := p.literal(i)
			if !p.used[e.Place.Span.Start] {
				p.unit.Strings = append(p.unit.Strings, e)
			}
		}
	}
	for _, w := range p.wholes {
		if w.alive {
			p.unit.Strings = append(p.unit.Strings, w.expr)
		}
	}
	p.unit.Strings = inOrder(p.unit.Strings, func(e *Expr) source.Span { return e.Place.Span })
}

// inOrder sorts list by place, what holds before what is held. It sorts indices, because the elements are large.
func inOrder[T any](list []T, span func(*T) source.Span) []T {
	type key struct {
		span  source.Span
		index int
	}
	keys := make([]key, len(list))
	for i := range list {
		keys[i] = key{span(&list[i]), i}
	}
	less := func(a, b key) int { return outerFirst(a.span, b.span) }
	if slices.IsSortedFunc(keys, less) {
		return list
	}
	slices.SortStableFunc(keys, less)
	out := make([]T, len(list))
	for i, k := range keys {
		out[i] = list[k.index]
	}
	return out
}
