// Package perl reads as much of Perl as it takes to find database connections: calls of methods and subroutines, the
// strings, hashes, constants and variables that they are given, and where those are set. The rest of the language is
// passed over.
package perl

import (
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads Perl source. It never fails: what it does not know is left out.
//
// Variables keep their sign in the common form: $name, %name. An element of a hash is a member of the hash: $h{k} is
// "%h.k", $h->{k} is "$h.k", and "this.k" where $h is the object of a method. What a subroutine returns is assigned to
// "name()", and "@_.n" is its argument n.
func Read(f *source.File) token.Unit {
	r := &reader{
		lexemes: scan(f), unit: token.Unit{File: f, Language: "perl", Imports: map[string]string{}, Outer: []int{0}},
		in: &body{}, subs: map[string]bool{}, taken: map[int]int{}, calls: map[int]called{}, hidden: map[int]bool{},
		blocks: map[int]bool{},
	}
	r.match = make([]int, len(r.lexemes))
	r.pair()
	r.survey()
	r.walk()
	return r.unit
}

// reader goes through the lexemes once; expressions are read ahead of it.
type reader struct {
	lexemes []lexeme
	unit    token.Unit
	said    int             // strings before this lexeme are in the unit already
	space   string          // the package; "" for main
	in      *body           // the subroutine around
	begin   int             // where the statement begins
	subs    map[string]bool // the names of the file's subroutines
	taken   map[int]int     // how many arguments were taken off before a shift, a $_ or an @_
	calls   map[int]called  // those that were read, by their first lexeme
	blocks  map[int]bool    // the braces around statements
	match   []int           // the bracket that closes the one at a lexeme
	hidden  map[int]bool    // where the secrets start that are in the unit
}

// at is the lexeme at i; the zero one behind the end.
func (r *reader) at(i int) lexeme {
	if i < 0 || i >= len(r.lexemes) {
		return lexeme{}
	}
	return r.lexemes[i]
}

func (r *reader) is(i int, text string) bool { return r.at(i).text == text }

// brace is an open brace.
type brace struct {
	in    *body  // around it
	space string // around it
	block bool   // statements stand in it
}

// walk looks at each lexeme for what begins there. Bodies of subroutines are scopes of their own.
func (r *reader) walk() {
	var open []brace
	sub, space := -1, "" // what the next brace is the body of
	for i, l := range r.lexemes {
		switch {
		case l.kind == word && l.text == "sub" && !r.isKey(i):
			sub = i
		case l.kind == word && l.text == "package" && r.at(i+1).kind == word && !r.isKey(i):
			space, r.space = r.space, packageName(r.at(i+1).text)
		case l.text == ";" && l.kind == sign:
			sub = -1
			if space = r.space; !r.is(i+1, "}") {
				r.begin = i + 1
			}
		case l.text == "{" && l.kind == sign:
			open = append(open, brace{r.in, space, r.blocks[i]})
			if sub >= 0 && r.in.depth < maxNesting {
				r.enter(sub, i)
			}
			sub, space = -1, r.space
		case l.text == "}" && l.kind == sign && len(open) > 0:
			r.leave(open[len(open)-1], i)
			open, space = open[:len(open)-1], r.space
		case sub < 0:
			r.visit(i)
		}
	}
}

// leave goes on behind the brace at i.
func (r *reader) leave(b brace, i int) {
	if b.in != r.in {
		r.result(i)
	}
	if b.block {
		r.begin = i + 1
	}
	r.in, r.space = b.in, b.space
}

// packageName is the last part of a package's name, "" for main.
func packageName(name string) string {
	if name == "main" {
		return ""
	}
	return lastName(name)
}

// isKey reports whether the word at i is no word of the language: a key, or the name of a method.
func (r *reader) isKey(i int) bool {
	return r.is(i-1, "->") || r.is(i+1, "=>") || r.is(i-1, "{") && r.is(i+1, "}") && !r.blocks[i-1]
}

// opensBlock reports whether statements stand in the brace at i, not the pairs of a hash, a key or an expression.
func (r *reader) opensBlock(i int) bool {
	switch l := r.at(i - 1); {
	case l.kind == word:
		return blocks[l.text] || r.is(i-2, "package")
	case l.text == "}":
		return r.blocks[i-1]
	default:
		return l.kind == sign && (l.text == ")" || l.text == ";" || l.text == "{")
	}
}

// blocks are words before blocks of statements.
var blocks = map[string]bool{"else": true, "continue": true, "try": true, "catch": true, "finally": true, "BEGIN": true, "END": true, "INIT": true}

// visit notes what begins at the lexeme i.
func (r *reader) visit(i int) {
	switch l := r.at(i); {
	case l.kind == variable:
		r.argued(i)
		r.assignment(i)
		r.called(i)
	case l.kind == word && !r.isKey(i):
		r.statement(i)
	case l.runs:
		r.command(i)
	case l.kind == str && i >= r.said:
		r.say(i)
	}
}

// statement notes what the word at i begins.
func (r *reader) statement(i int) {
	switch r.at(i).text {
	case "return":
		r.returned(i)
	case "use":
		r.use(i)
	case "my", "our", "local":
		r.several(i)
	case "Readonly":
		r.readonly(i + 2)
	case "shift":
		r.argued(i)
		r.called(i)
	case "bless":
		r.blessed(i)
	case "sprintf":
		if i >= r.said {
			r.say(i)
		}
	default:
		r.called(i)
	}
}

// say adds the string at i, with what is joined to it, to the unit.
func (r *reader) say(i int) {
	e, end := r.joined(i, 0)
	if e.Kind == token.Literal || e.Kind == token.ConcatOf {
		r.unit.Strings = append(r.unit.Strings, e)
		r.said = end
	}
}

// span is the place of the lexemes from i until before end.
func (r *reader) span(i, end int) source.Place {
	first, last := r.at(i), r.at(max(end-1, i))
	if first.kind == 0 {
		return source.Place{File: r.unit.File, Span: source.Span{Start: len(r.unit.File.Data), End: len(r.unit.File.Data)}}
	}
	if last.kind == 0 {
		last = first
	}
	return source.Place{File: r.unit.File, Span: first.place.Span.Cover(last.place.Span)}
}
