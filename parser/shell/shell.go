// Package shell reads shell scripts and the pieces of shell inside other files: it cuts commands into words whose bytes
// are known, follows variables that are assigned once, and hands every command to parser/cli.
package shell

import (
	"errors"
	"sort"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Read finds the settings of a whole shell script.
func Read(f *source.File, known setting.Known, hint setting.Hint) setting.Found {
	return Find(f, f.All(), nil, hint, known)
}

// Find finds the settings of shell code that stands inside another file, such as a RUN instruction or a CI step. env are
// the variables that the code starts with; settings they hold by themselves are the caller's to report, but commands of
// the code get them. The spans of what it finds are the text's own raw bytes.
func Find(f *source.File, t source.Text, env []setting.Option, hint setting.Hint, known setting.Known) setting.Found {
	s := newScript(f, env, hint, known, 0)
	s.read(t)
	s.finish()
	return s.found
}

// script is one body of shell code while it is read.
type script struct {
	file  *source.File
	known setting.Known
	hint  setting.Hint
	outer []setting.Option // the environment it starts with
	depth int              // scripts inside scripts: sh -c, eval, here-documents for a shell

	work      int // expansions so far
	vars      map[string]*variable
	bodies    map[string]body // of functions, by name
	allExport bool
	exports   []export
	env       []setting.Option // outer, then exports, each name of the latter once
	index     map[string]int   // names of exports in env
	given     int              // how many exports env holds
	clients   bool             // a client program of PostgreSQL runs here
	dsns      []setting.Connection
	accesses  []setting.Option // lines of pg_hba.conf that it writes
	found     setting.Found
}

func newScript(f *source.File, env []setting.Option, hint setting.Hint, known setting.Known, depth int) *script {
	return &script{
		file: f, known: known, hint: hint, outer: env, depth: depth, env: env[:len(env):len(env)],
		vars: map[string]*variable{}, bodies: map[string]body{}, index: map[string]int{},
	}
}

// maxDepth bounds scripts inside scripts.
const maxDepth = 4

// part is a run of the text that was parsed on its own.
type part struct {
	*script
	text      source.Text
	s         string // the text as it was parsed, template expressions masked
	masks     []mask
	tree      *syntax.File
	functions []*syntax.FuncDecl // bodies that are still to be visited
}

// mask is a template expression in a part's text.
type mask struct {
	start, end int
	name       string // what the expression asks for
}

// read parses t in parts, collects the variables of all of them, and then visits the commands.
func (s *script) read(t source.Text) {
	parts := s.parse(t)
	for _, p := range parts {
		p.collect()
	}
	for _, p := range parts {
		p.stmts(p.tree.Stmts, context{})
	}
	for _, p := range parts {
		for len(p.functions) > 0 { // functions run after what stands below them
			list := p.functions
			p.functions = nil
			for _, f := range list {
				p.stmt(f.Body, context{inFunc: true})
			}
		}
	}
}

// maxErrors bounds how often parsing starts again behind a broken line.
const maxErrors = 40

// parse cuts the text into parts that parse: usually one; behind an error the next line starts a new part, so that a
// broken corner hides nothing else.
func (s *script) parse(t source.Text) []*part {
	var out []*part
	for _, chunk := range chunks(t) {
		if nesting(chunk.String()) > maxNesting {
			s.problem(chunk.Slice(0, 1), source.TooDeep, "shell code is nested too deeply or a line is too complex")
			continue
		}
		for n := 0; chunk.Len() > 0; n++ {
			if n == maxErrors {
				s.found.Cut(chunk.Slice(0, 1).Place(), source.TooLarge, "this shell code has more than 40 lines that do not parse; it was not read from here on")
				break
			}
			p, rest := s.parsePart(chunk)
			out, chunk = append(out, p), rest
		}
	}
	return out
}

// parsePart parses one part and returns what is left behind the line of the first error. What is only missing at the
// end, such as a closing quote or a fi, is made up for, so that the statements before it count.
func (s *script) parsePart(t source.Text) (*part, source.Text) {
	p := &part{script: s, text: t, tree: &syntax.File{}}
	p.s, p.masks = maskTemplates(t.String())
	lang := syntax.LangBash
	if strings.Contains(p.s, "@test ") {
		lang = syntax.LangBats
	}
	file, err := parseShell(p.s, syntax.Variant(lang))
	if err == nil {
		p.tree = file
		return p, source.Text{}
	}
	at := errorOffset(err)
	s.problem(t.Slice(at, at+1), source.Syntax, "this shell code does not parse; the lines around it were still read")
	s.hideOpen(t, at)
	file, err = parseShell(p.s, syntax.Variant(lang), syntax.RecoverErrors(20))
	switch {
	case errors.Is(err, errGaveUp): // what stands before the line of the error is whole
		file, _ = parseShell(p.s[:strings.LastIndexByte(p.s[:min(at, len(p.s))], '\n')+1], syntax.Variant(lang))
	case err != nil:
		at = errorOffset(err)
	}
	if file != nil {
		p.tree = file
	}
	if err == nil {
		return p, source.Text{}
	}
	n := strings.IndexByte(p.s[min(at, len(p.s)):], '\n')
	if n < 0 {
		return p, source.Text{}
	}
	return p, t.Slice(at+n+1, t.Len())
}

// errGaveUp is what the library says of text that it cannot take.
var errGaveUp = errors.New("the parser of shell code gave up")

// parseShell parses text. The library panics on some of what it cannot read.
func parseShell(text string, options ...syntax.ParserOption) (file *syntax.File, err error) {
	defer func() {
		if recover() != nil {
			file, err = nil, errGaveUp
		}
	}()
	return syntax.NewParser(options...).Parse(strings.NewReader(text), "")
}

// hideOpen keeps the rest of a line behind a quote that is never closed from being shown: it belongs to no word, so that
// nobody can say whether it is a password.
func (s *script) hideOpen(t source.Text, at int) {
	rest := t.String()[min(at, t.Len()):]
	if rest == "" || strings.IndexByte("'\"`$", rest[0]) < 0 {
		return
	}
	line, _, _ := strings.Cut(rest, "\n")
	s.found.Hide(t.Slice(at+1, at+len(line)))
}

func errorOffset(err error) int {
	var parse syntax.ParseError
	if errors.As(err, &parse) {
		return int(parse.Pos.Offset())
	}
	var lang syntax.LangError
	if errors.As(err, &lang) {
		return int(lang.Pos.Offset())
	}
	return 0
}

func (s *script) problem(at source.Text, code source.ProblemCode, message string) {
	s.found.Problems = append(s.found.Problems, source.Problem{File: s.file.Path, Place: at.Place(), Code: code, Message: message})
}

// maxNesting is how many bytes and words of one part may open something. Every one of them may be a level of recursion
// in the parser, which has no limit of its own; this many fit into the stack on every platform.
const maxNesting = 60_000

// nesting is an upper bound for how deep code can nest: everything that opens counts, nothing that closes.
func nesting(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '{', '[', '$', '`', '"', '|', '&', '!', '<', '>', '+', '*', '?', '~', '^', '%', '=', '-', ',':
			n++
		case 'i', 'w', 'u', 'f', 'c', 't', 's', 'd', 'e':
			n += keyword(s, i)
		}
	}
	return n
}

// keyword is 1 if a word that opens a compound command starts at i.
func keyword(s string, i int) int {
	if i > 0 && strings.IndexByte(" \t\n;&|(", s[i-1]) < 0 {
		return 0
	}
	for _, k := range [...]string{"if", "while", "until", "for", "case", "then", "time", "select", "do", "else", "elif", "function", "coproc"} {
		if strings.HasPrefix(s[i:], k) {
			return 1
		}
	}
	return 0
}

// chunks cuts a text whose nesting bound is too high at line ends, preferring none; a usual script is one chunk.
func chunks(t source.Text) []source.Text {
	s := t.String()
	if nesting(s) <= maxNesting {
		return []source.Text{t}
	}
	var out []source.Text
	start, count := 0, 0
	for at := 0; at < len(s); {
		n := strings.IndexByte(s[at:], '\n') + 1
		if n == 0 {
			n = len(s) - at
		}
		line := nesting(s[at : at+n])
		if count+line > maxNesting/2 && at > start {
			out = append(out, t.Slice(start, at))
			start, count = at, 0
		}
		count += line
		at += n
	}
	return append(out, t.Slice(start, len(s)))
}

// maskTemplates replaces the expressions of template languages, ${{ … }} and {{ … }}, by letters of the same length:
// they are filled in before the shell sees the code.
func maskTemplates(s string) (string, []mask) {
	if !strings.Contains(s, "{{") {
		return s, nil
	}
	var masks []mask
	masked := []byte(s)
	for at := 0; ; {
		i := strings.Index(s[at:], "{{")
		if i < 0 {
			return string(masked), masks
		}
		start := at + i
		line, _, _ := strings.Cut(s[start:min(len(s), start+maxTemplate)], "\n")
		n := strings.Index(line, "}}")
		if n < 0 {
			at = start + 2
			continue
		}
		m := mask{start: start, end: start + n + 2, name: strings.TrimSpace(strings.Trim(line[2:n], "-%"))}
		if start > 0 && s[start-1] == '$' {
			m.start--
		}
		for k := m.start; k < m.end; k++ {
			masked[k] = 'x'
		}
		masks = append(masks, m)
		at = m.end
	}
}

// maxTemplate is the longest template expression in bytes.
const maxTemplate = 400

// bytes returns the part's text from i to j, with a hole for each template expression.
func (p *part) bytes(i, j int) source.Text {
	first := sort.Search(len(p.masks), func(k int) bool { return p.masks[k].end > i })
	if first == len(p.masks) || p.masks[first].start >= j {
		return p.text.Slice(i, j)
	}
	var parts []source.Text
	for _, m := range p.masks[first:] {
		if m.start >= j {
			break
		}
		if m.start > i {
			parts = append(parts, p.text.Slice(i, m.start))
		}
		parts = append(parts, source.UnknownAt(p.text.Slice(m.start, m.end).Place(), "template:"+m.name))
		i = m.end
	}
	if i < j {
		parts = append(parts, p.text.Slice(i, j))
	}
	return source.Concat(parts...)
}
