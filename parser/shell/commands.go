package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/sql"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// context is what a statement stands in.
type context struct {
	inFunc bool
	sink   []source.Text // the command that the statement's output is piped to
	writes bool          // the output goes to a file or another command
}

func (p *part) stmts(list []*syntax.Stmt, c context) {
	for _, st := range list {
		p.stmt(st, c)
	}
}

func (p *part) stmt(st *syntax.Stmt, c context) {
	if st == nil {
		return
	}
	for _, r := range st.Redirs {
		switch r.Op {
		case syntax.RdrOut, syntax.AppOut, syntax.RdrAll, syntax.AppAll, syntax.RdrClob:
			c.writes = true
		}
		p.substitutions(r.Word, c)
		p.substitutions(r.Hdoc, c)
	}
	var argv []source.Text
	switch cmd := st.Cmd.(type) {
	case *syntax.CallExpr:
		argv = p.call(cmd, c)
	case *syntax.DeclClause:
		p.declaration(cmd, c)
	case *syntax.BinaryCmd:
		p.binary(cmd, c)
	default:
		p.compound(cmd, c)
	}
	if name := cli.Name(argv); (name == "echo" || name == "printf") && p.target(st, argv, c, "hba.conf") {
		p.hba(source.Join(withoutOptions(argv[1:]), " "))
	}
	for _, r := range st.Redirs {
		p.redirect(r, st, argv, c)
	}
}

// withoutOptions are the words of a command behind its options.
func withoutOptions(words []source.Text) []source.Text {
	for len(words) > 0 && strings.HasPrefix(words[0].String(), "-") {
		words = words[1:]
	}
	return words
}

func (p *part) binary(cmd *syntax.BinaryCmd, c context) {
	left := c
	if cmd.Op == syntax.Pipe || cmd.Op == syntax.PipeAll {
		left.writes = true
		if call, ok := cmd.Y.Cmd.(*syntax.CallExpr); ok {
			left.sink = p.words(call.Args, p.scope(call, c))
		}
	}
	p.stmt(cmd.X, left)
	p.stmt(cmd.Y, c)
}

func (p *part) compound(cmd syntax.Command, c context) {
	switch cmd := cmd.(type) {
	case *syntax.Block:
		p.stmts(cmd.Stmts, c)
	case *syntax.Subshell:
		p.stmts(cmd.Stmts, c)
	case *syntax.IfClause:
		for branch := cmd; branch != nil; branch = branch.Else {
			p.stmts(branch.Cond, c)
			p.stmts(branch.Then, c)
		}
	case *syntax.WhileClause:
		p.stmts(cmd.Cond, c)
		p.stmts(cmd.Do, c)
	case *syntax.ForClause:
		if iter, ok := cmd.Loop.(*syntax.WordIter); ok {
			for _, w := range iter.Items {
				p.substitutions(w, c)
			}
		}
		p.stmts(cmd.Do, c)
	case *syntax.CaseClause:
		for _, item := range cmd.Items {
			p.stmts(item.Stmts, c)
		}
	case *syntax.FuncDecl:
		p.functions = append(p.functions, cmd)
	case *syntax.TestDecl:
		c.inFunc = true
		p.stmt(cmd.Body, c)
	case *syntax.TimeClause:
		p.stmt(cmd.Stmt, c)
	case *syntax.CoprocClause:
		p.stmt(cmd.Stmt, c)
	}
}

// substitutions visits the commands inside $(…) and <(…).
func (p *part) substitutions(w *syntax.Word, c context) {
	if w == nil {
		return
	}
	c.writes, c.sink = true, nil
	syntax.Walk(w, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.CmdSubst:
			p.stmts(n.Stmts, c)
			return false
		case *syntax.ProcSubst:
			p.stmts(n.Stmts, c)
			return false
		}
		return true
	})
}

func (p *part) scope(n syntax.Node, c context) scope {
	at, _ := span(n, len(p.s))
	return scope{at: at, inFunc: c.inFunc}
}

// call reads a simple command and returns its words.
func (p *part) call(call *syntax.CallExpr, c context) []source.Text {
	sc := p.scope(call, c)
	for _, w := range call.Args {
		p.substitutions(w, c)
	}
	for _, a := range call.Assigns {
		p.substitutions(a.Value, c)
	}
	if len(call.Args) == 0 {
		for _, a := range call.Assigns {
			p.assignment(a, sc, p.allExport)
		}
		return nil
	}
	argv := p.words(call.Args, sc)
	local := p.prefix(call, sc)
	if len(argv) == 0 {
		return nil
	}
	env := append(p.environment(), local...)
	p.add(p.run(argv, env, c), p.slice(call).Place())
	p.add(Environment(p.file, processOnly(local), p.hint, p.known), source.Place{})
	return argv
}

// prefix returns the assignments in front of a command.
func (p *part) prefix(call *syntax.CallExpr, sc scope) []setting.Option {
	var out []setting.Option
	for _, a := range call.Assigns {
		if a.Name == nil || a.Array != nil {
			continue
		}
		v := p.quoted(a.Value, sc)
		if v.IsZero() {
			v = p.slice(a.Name).Slice(0, 0)
		}
		out = append(out, setting.Variable(p.slice(a.Name), v))
		p.hide(a.Name.Value, v)
	}
	return out
}

// hide keeps a value out of every output if its name says that it is secret.
func (s *script) hide(name string, value source.Text) {
	if cli.Secret(name) {
		s.found.Hide(value)
	}
}

// maxExports is the most variables that a script's commands are given.
const maxExports = 500

// environment is what a command gets: the outer variables and what is exported before it. The slice has no room, so
// that appending copies it.
func (p *part) environment() []setting.Option {
	s := p.script
	for _, e := range s.exports[s.given:] {
		i, ok := s.index[e.name.String()]
		switch {
		case ok:
			s.env = append([]setting.Option(nil), s.env...)
			s.env[i] = setting.Variable(e.name, e.value)
		case len(s.index) < maxExports:
			s.index[e.name.String()] = len(s.env)
			s.env = append(s.env, setting.Variable(e.name, e.value))
		default:
			s.found.Cut(e.name.Place(), source.TooLarge, "this script exports more than 500 variables; commands were read without the others")
		}
	}
	s.given = len(s.exports)
	return s.env[:len(s.env):len(s.env)]
}

// run reads one command line: a script in its arguments, a client program, or a word that is a connection string.
func (p *part) run(argv []source.Text, env []setting.Option, c context) setting.Found {
	name := cli.Name(argv)
	if base := cli.Installs(argv, p.hint.Name); len(base) > 0 {
		p.hint.Drivers, p.hint.Source = append(p.hint.Drivers[:len(p.hint.Drivers):len(p.hint.Drivers)], base...), "manifest"
	}
	if code, ok := cli.Script(argv); ok {
		return p.inner(code, env)
	}
	if cli.IsClient(argv, "postgresql") {
		p.clients = true
	}
	found := cli.Find(p.file, argv, env, p.hint, p.known)
	if len(found.Connections) > 0 {
		found.Secrets = append(found.Secrets, wordSecrets(argv)...)
		return found
	}
	found.Secrets = append(found.Secrets, wordSecrets(argv)...)
	switch {
	case name == "echo" || name == "printf":
		if cli.IsClient(c.sink, "mysql") || cli.IsClient(c.sink, "postgresql") {
			for _, w := range argv[1:] {
				found.Add(sql.Find(p.file, w))
			}
		}
		if !c.writes {
			return found
		}
	case searches(name):
		return found
	}
	for _, w := range argv[1:] {
		if strings.HasPrefix(strings.TrimSpace(w.String()), "{") && sent(argv) != "" {
			found.Add(p.written(w, []string{sent(argv)}))
			continue
		}
		in := spot(w, setting.Hint{Language: "shell", Name: called(name, w)}, p.known)
		if gives(name) {
			p.dsns, in.Connections = append(p.dsns, in.Connections...), nil
		}
		found.Add(in)
	}
	return found
}

// called is what a connection in a word is called by: its program or, where a container runs one that nobody names, the
// variable that is handed to it.
func called(program string, w source.Text) string {
	variable, _, ok := w.Cut("=")
	if program == "" && ok && syntax.ValidName(variable.String()) {
		return variable.String()
	}
	return program
}

// gives reports whether a program only hands on what it is given, so that it may be another command's: : "${X:=value}",
// $(echo …).
func gives(name string) bool {
	switch name {
	case ":", "true", "echo", "printf", "set":
		return true
	}
	return false
}

// searches reports whether a program's arguments are patterns and not values.
func searches(name string) bool {
	switch name {
	case "grep", "egrep", "fgrep", "rg", "ag", "sed", "awk", "gawk", "perl", "test", "[", "expr", "tr", "cut", "which", "man", "git", "alias", "complete":
		return true
	}
	return false
}

// wordSecrets finds NAME=value words whose name says that the value is secret, with or without dashes in front.
func wordSecrets(argv []source.Text) []source.Place {
	var out setting.Found
	for _, w := range argv {
		name, value, ok := w.Cut("=")
		if !ok || value.Len() == 0 || strings.ContainsAny(name.String(), " /:;?&") {
			continue
		}
		if cli.Secret(name.String()) {
			out.Hide(value)
		}
	}
	return out.Secrets
}

// inner reads shell code that a command runs.
func (p *part) inner(code source.Text, env []setting.Option) setting.Found {
	if !code.Known() && strings.Trim(code.String(), string(source.Hole)) == "" {
		return setting.Found{}
	}
	if p.depth >= maxDepth {
		var out setting.Found
		out.Cut(code.Place(), source.TooDeep, "scripts stand in each other more than 4 deep; those from here on were not read")
		return out
	}
	sub := newScript(p.file, env, p.hint, p.known, p.depth+1)
	sub.read(code)
	sub.finish()
	p.clients = p.clients || sub.clients
	return sub.found
}

// add takes over what a command holds. The command's own bytes replace what the words cover: words may come from
// variables that stand elsewhere.
func (p *part) add(found setting.Found, where source.Place) {
	if !where.IsZero() {
		for i := range found.Connections {
			if found.Connections[i].Shape == setting.CLI && !inside(found.Connections[i].Where, where) {
				found.Connections[i].Where = where
			}
		}
	}
	p.found.Add(found)
}

// inside reports whether a place lies in another one.
func inside(p, in source.Place) bool { return p.File == in.File && in.Span.Contains(p.Span) }

// Command reads one command line that is already cut into words, such as the exec form of CMD: the program itself, a
// script in its arguments, and words that are connection strings.
func Command(f *source.File, argv []source.Text, env []setting.Option, hint setting.Hint, known setting.Known) setting.Found {
	s := newScript(f, env, hint, known, 0)
	if len(argv) == 0 {
		return s.found
	}
	p := &part{script: s}
	s.found.Add(p.run(argv, env, context{}))
	s.finish()
	return s.found
}

// Installed tells which client programs the shell code t installs, in the words of Hint.Drivers; base is the name of the
// image that it runs in.
func Installed(f *source.File, t source.Text, base string) []string {
	if s := t.String(); !strings.Contains(s, "install") && !strings.Contains(s, "add") {
		return nil
	}
	s := newScript(f, nil, setting.Hint{}, setting.Known{}, 0)
	var out []string
	for _, p := range s.parse(t) {
		syntax.Walk(p.tree, func(n syntax.Node) bool {
			if call, ok := n.(*syntax.CallExpr); ok && len(call.Args) > 0 {
				out = append(out, cli.Installs(p.words(call.Args, scope{}), base)...)
			}
			return true
		})
	}
	return out
}
