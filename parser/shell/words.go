package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/dsnlint/dsnlint/source"
)

// scope is where an expansion stands.
type scope struct {
	at     int // offset in the part, -1 if unknown
	inFunc bool
}

// fields collects the words that one written word expands to.
type fields struct {
	out  []source.Text
	cur  []source.Text
	open bool // cur is a word, perhaps an empty one
}

func (f *fields) add(t source.Text) {
	f.cur = append(f.cur, t)
	f.open = true
}

func (f *fields) end() {
	if f.open {
		f.out = append(f.out, source.Concat(f.cur...))
	}
	f.cur, f.open = nil, false
}

// split adds a text that the shell splits at blanks.
func (f *fields) split(t source.Text) {
	s := t.String()
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && strings.IndexByte(" \t\n", s[j]) < 0 {
			j++
		}
		if j > i {
			f.add(t.Slice(i, j))
		}
		if j < len(s) {
			f.end()
			j++
		}
		i = j
	}
}

// words expands the arguments of a command.
func (p *part) words(list []*syntax.Word, sc scope) []source.Text {
	var out []source.Text
	for _, w := range list {
		f := &fields{}
		p.expand(f, w.Parts, sc, false)
		f.end()
		out = append(out, f.out...)
		if len(out) > maxWords {
			p.crowded(w)
			break
		}
	}
	return out
}

// maxWords is the most words of one command.
const maxWords = 20_000

// crowded tells of the word from which on a command was not read.
func (p *part) crowded(w *syntax.Word) {
	at := int(w.Pos().Offset())
	p.found.Cut(p.text.Slice(at, at).Place(), source.TooLarge, "a command has more than 20,000 words; those from here on were not read")
}

// quoted expands a word that the shell does not split: the value of an assignment.
func (p *part) quoted(w *syntax.Word, sc scope) source.Text {
	if w == nil {
		return source.Text{}
	}
	f := &fields{}
	p.expand(f, w.Parts, sc, true)
	f.end()
	return source.Join(f.out, " ")
}

func (p *part) expand(f *fields, parts []syntax.WordPart, sc scope, whole bool) {
	for _, wp := range parts {
		switch wp := wp.(type) {
		case *syntax.Lit:
			f.add(p.lit(wp))
		case *syntax.SglQuoted:
			f.add(p.single(wp))
		case *syntax.DblQuoted:
			p.double(f, wp, sc)
		case *syntax.ParamExp:
			p.param(f, wp, sc, whole)
		case *syntax.CmdSubst:
			if t, ok := p.output(wp.Stmts, sc, 0); ok {
				if whole {
					f.add(t)
				} else {
					f.split(t)
				}
				continue
			}
			f.add(source.UnknownAt(p.slice(wp).Place(), "call"))
		case *syntax.ExtGlob:
			f.add(p.slice(wp))
		default: // $(…), <(…), $((…))
			f.add(source.UnknownAt(p.slice(wp).Place(), "call"))
		}
	}
}

func (p *part) slice(n syntax.Node) source.Text {
	i, j := span(n, len(p.s))
	return p.bytes(i, j)
}

// lit decodes an unquoted literal: backslash escapes and line continuations.
func (p *part) lit(l *syntax.Lit) source.Text { return p.slice(l).Decode(unescape("")) }

// unescape is the decoding step for backslashes; only lists the bytes that may be escaped, "" for any.
func unescape(only string) source.Step {
	return func(rest string) (int, string) {
		switch {
		case rest == "\r", strings.HasPrefix(rest, "\r\n"):
			return 1, "" // the parser reads CRLF as one line end
		case rest[0] != '\\' || len(rest) < 2:
			return 1, rest[:1]
		case rest[1] == '\n':
			return 2, ""
		case strings.HasPrefix(rest, "\\\r\n"):
			return 3, ""
		case only == "" || strings.IndexByte(only, rest[1]) >= 0:
			return 2, rest[1:2]
		}
		return 1, rest[:1]
	}
}

// inside is the text between quotes: from behind the opening bytes to in front of the closing one.
func (p *part) inside(n syntax.Node, opening int) source.Text {
	i, j := span(n, len(p.s))
	if q := p.s[j-min(1, j) : j]; j > i+opening && (q == "'" || q == `"`) {
		j--
	}
	return p.bytes(min(i+opening, j), j)
}

func (p *part) single(q *syntax.SglQuoted) source.Text {
	if q.Dollar {
		return p.inside(q, 2).Decode(ansi)
	}
	return p.inside(q, 1)
}

// ansi is the decoding step inside $'…'.
func ansi(rest string) (int, string) {
	if strings.HasPrefix(rest, `\x`) && len(rest) >= 4 {
		if v, err := strconv.ParseUint(rest[2:4], 16, 8); err == nil {
			return 4, string([]byte{byte(v)})
		}
	}
	return source.Backslash("n\nt\tr\r", true)(rest)
}

func (p *part) double(f *fields, q *syntax.DblQuoted, sc scope) {
	f.open = true
	if len(q.Parts) == 0 {
		f.add(p.inside(q, 1).Slice(0, 0))
		return
	}
	for _, wp := range q.Parts {
		if l, ok := wp.(*syntax.Lit); ok {
			i, j := span(l, len(p.s))
			if strings.HasPrefix(p.s[j:], "\n") && strings.HasSuffix(p.s[i:j], "\\") { // the parser parts a line that goes on
				j--
			}
			f.add(p.bytes(i, j).Decode(unescape("$`\"\\")))
			continue
		}
		p.expand(f, []syntax.WordPart{wp}, sc, true)
	}
}

// param expands a parameter; whole says that the result is not split at blanks.
func (p *part) param(f *fields, e *syntax.ParamExp, sc scope, whole bool) {
	if p.elements(f, e) {
		return
	}
	if !p.spend() {
		f.add(source.UnknownAt(p.slice(e).Place(), "call"))
		return
	}
	t := p.value(e, sc)
	if whole || !t.Known() || !strings.ContainsAny(t.String(), " \t\n") && t.Len() > 0 {
		f.add(t)
		return
	}
	f.split(t)
}

// maxWork bounds how many expansions one script may ask for, so that arrays of arrays stay cheap.
const maxWork = 200_000

// spend takes one expansion from the budget and reports whether there was one.
func (s *script) spend() bool {
	s.work++
	if s.work > maxWork {
		s.found.Cut(source.Place{File: s.file}, source.TooLarge, "this script asks for more than 200,000 expansions; the values of others were left unknown")
		return false
	}
	return true
}

// elements expands "${array[@]}" to one word per element if the array is assigned once.
func (p *part) elements(f *fields, e *syntax.ParamExp) bool {
	w, ok := e.Index.(*syntax.Word)
	if !ok || e.Param == nil || e.Exp != nil || e.Slice != nil || e.Repl != nil || e.Length || e.Excl || w.Lit() != "@" && w.Lit() != "*" {
		return false
	}
	v, ok := p.vars[e.Param.Value]
	if !ok || v.array == nil || v.count != 1 || v.changed || v.branch || v.busy || !p.spend() {
		return false
	}
	v.busy = true
	defer func() { v.busy = false }()
	for i, el := range v.array.Elems {
		if i > 0 {
			f.end()
		}
		if el.Value == nil {
			continue
		}
		inner := v.part.words([]*syntax.Word{el.Value}, scope{at: v.at, inFunc: v.inFunc})
		for k, t := range inner {
			if k > 0 {
				f.end()
			}
			if len(f.out) >= maxWords {
				v.part.crowded(el.Value)
				break
			}
			f.add(t)
		}
	}
	return true
}

// value is what a parameter expansion gives as one text.
func (p *part) value(e *syntax.ParamExp, sc scope) source.Text {
	at := p.slice(e).Place()
	if e.Param == nil || e.Length || e.Excl || e.Names != 0 {
		return source.UnknownAt(at, "call")
	}
	name := e.Param.Value
	if strings.ContainsAny(name[:1], "@*#?$!-0123456789") {
		held := source.UnknownAt(at, "arg:"+name)
		if _, ok := p.vars[name]; ok && !sc.inFunc { // set -- gave it a value
			if set := p.lookup(name, sc.at, at, false); set.Known() {
				held = set
			}
		}
		return p.defaulted(e, sc, held, "arg:"+name)
	}
	if e.Index != nil && e.Slice == nil && e.Repl == nil {
		return p.defaulted(e, sc, p.indexed(e, sc, source.UnknownAt(at, "env:"+name)), "env:"+name)
	}
	if e.Index != nil || e.Slice != nil || e.Repl != nil {
		return source.UnknownAt(at, "env:"+name)
	}
	return p.defaulted(e, sc, p.lookup(name, sc.at, at, sc.inFunc), "env:"+name)
}

// defaulted applies ${X:-d} and its kin to what is known of X.
func (p *part) defaulted(e *syntax.ParamExp, sc scope, held source.Text, ref string) source.Text {
	if e.Exp == nil {
		return held
	}
	at := p.slice(e).Place()
	assigned := held.Known() && held.Origin() == source.Written && held.Len() > 0
	switch e.Exp.Op {
	case syntax.DefaultUnset, syntax.DefaultUnsetOrNull, syntax.AssignUnset, syntax.AssignUnsetOrNull:
		if assigned {
			return held
		}
		d := p.quoted(e.Exp.Word, sc)
		if d.Len() == 0 || d.Len() > maxValue {
			return source.UnknownAt(at, ref)
		}
		return d.AsFallback(ref)
	case syntax.ErrorUnset, syntax.ErrorUnsetOrNull:
		return held
	case syntax.AlternateUnset, syntax.AlternateUnsetOrNull:
		if assigned {
			return p.quoted(e.Exp.Word, sc)
		}
		return source.UnknownAt(at, "call")
	}
	return source.UnknownAt(at, ref)
}

// body is the text of a here-document.
func (p *part) body(r *syntax.Redirect, sc scope) source.Text {
	if r.Hdoc == nil {
		return source.Text{}
	}
	var parts []source.Text
	verbatim := quotedDelimiter(r.Word)
	for _, wp := range r.Hdoc.Parts {
		l, ok := wp.(*syntax.Lit)
		if !ok {
			f := &fields{}
			p.expand(f, []syntax.WordPart{wp}, sc, true)
			f.end()
			parts = append(parts, f.out...)
			continue
		}
		t := p.slice(l)
		if !verbatim {
			t = t.Decode(unescape("$`\\"))
		}
		parts = append(parts, t)
	}
	return source.Concat(parts...)
}

// quotedDelimiter reports whether a here-document is taken as written: <<'EOF', <<"EOF", <<\EOF.
func quotedDelimiter(w *syntax.Word) bool {
	for _, wp := range w.Parts {
		l, ok := wp.(*syntax.Lit)
		if !ok || strings.Contains(l.Value, "\\") {
			return true
		}
	}
	return false
}
