package shell

import (
	"path"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/sql"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// redirect reads here-documents and here-strings: SQL for a client, code for a shell, lines of a file.
func (p *part) redirect(r *syntax.Redirect, st *syntax.Stmt, argv []source.Text, c context) {
	var text source.Text
	switch r.Op {
	case syntax.Hdoc, syntax.DashHdoc:
		text = withoutLast(p.body(r, p.scope(r, c)), strings.Trim(p.source(r.Word), "\"'\\"))
	case syntax.WordHdoc:
		text = p.quoted(r.Word, p.scope(r, c))
	default:
		return
	}
	p.document(text, st, argv, c)
}

// withoutLast drops the line that ends a here-document, which its last piece reaches up to.
func withoutLast(text source.Text, delimiter string) source.Text {
	s := text.String()
	at := strings.LastIndexByte(strings.TrimRight(s, "\n"), '\n') + 1
	if strings.TrimSpace(s[at:]) != delimiter {
		return text
	}
	return text.Slice(0, at)
}

func (p *part) document(text source.Text, st *syntax.Stmt, argv []source.Text, c context) {
	name := cli.Name(argv)
	switch {
	case text.Len() == 0:
	case p.target(st, argv, c, "hba.conf"):
		p.hba(text)
	case p.feeds(argv, c, "mysql") || p.feeds(argv, c, "postgresql") || p.target(st, argv, c, ".sql"):
		p.add(sql.Find(p.file, text), source.Place{})
	case cli.Shells[name] || name == "ssh" || cli.Shells[cli.Name(c.sink)] || p.target(st, argv, c, ".sh"):
		p.add(p.inner(text, p.environment()), source.Place{})
	case name == "read": // a variable's
		in := Lines(text, setting.Hint{}, p.known)
		p.dsns, in.Connections = append(p.dsns, in.Connections...), nil
		p.add(in, source.Place{})
	case c.writes || name != "cat" && name != "echo" && !searches(name):
		p.add(p.written(text, p.targets(st, argv, c)), source.Place{})
	}
}

// hba notes the lines of pg_hba.conf that a script writes; a line may stand in one argument, with its end as an escape.
func (p *part) hba(text source.Text) {
	for _, part := range text.Split("\\n") {
		for _, line := range cutLines(part) {
			o, ok := cli.HBALine(line)
			if !ok {
				continue
			}
			for _, secret := range cli.HBASecrets(o) {
				p.found.Hide(secret)
			}
			p.accesses = append(p.accesses, o)
		}
	}
}

// written reads what a script writes to files of these names, or sends: in the format that one of them tells, else line by
// line.
func (p *part) written(text source.Text, names []string) setting.Found {
	lines := Lines(text, setting.Hint{}, p.known)
	for _, name := range names {
		if p.known.Inside == nil {
			break
		}
		if found := p.known.Inside(name, text); len(found.Connections)+len(found.Resources) > 0 {
			found.Secrets = append(found.Secrets, lines.Secrets...)
			return found
		}
	}
	return lines
}

// sent is the name that a format is known by for what a program reads from its input or its arguments.
func sent(argv []source.Text) string {
	if len(argv) == 0 {
		return ""
	}
	switch path.Base(argv[0].String()) {
	case "kubectl", "oc", "helm", "docker", "docker-compose":
		if slices.ContainsFunc(argv, func(w source.Text) bool { return w.String() == "-" || w.String() == "/dev/stdin" }) {
			return "stdin.yaml"
		}
	case "curl", "http", "https":
		return "stdin.json"
	}
	return ""
}

func (p *part) feeds(argv []source.Text, c context, engine string) bool {
	return cli.IsClient(argv, engine) || len(c.sink) > 0 && cli.IsClient(c.sink, engine)
}

// target reports whether the output goes to a file with that ending.
func (p *part) target(st *syntax.Stmt, argv []source.Text, c context, ending string) bool {
	return slices.ContainsFunc(p.targets(st, argv, c), func(name string) bool { return strings.HasSuffix(name, ending) })
}

// targets are the names of the files that the output goes to, or that what a program is sent might have.
func (p *part) targets(st *syntax.Stmt, argv []source.Text, c context) []string {
	var out []string
	for _, r := range st.Redirs {
		if r.Op == syntax.RdrOut || r.Op == syntax.AppOut {
			out = append(out, path.Base(strings.Trim(p.source(r.Word), `"'`)))
		}
	}
	for _, list := range [][]source.Text{argv, c.sink} {
		if cli.Name(list) == "tee" {
			out = append(out, path.Base(list[len(list)-1].String()))
		}
		if name := sent(list); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// Lines finds connection strings and secrets line by line in a file that a script or a Dockerfile writes; comment lines
// do not count.
func Lines(text source.Text, hint setting.Hint, known setting.Known) setting.Found {
	var found setting.Found
	for _, line := range cutLines(text) {
		s := strings.TrimSpace(line.String())
		if s == "" || strings.HasPrefix(s, "#") || strings.HasPrefix(s, "//") || strings.HasPrefix(s, "--") || s[0] == ';' || s[0] == '!' {
			continue
		}
		found.Add(spot(line, hint, known))
		found.Secrets = append(found.Secrets, lineSecret(line)...)
	}
	return found
}

func lineSecret(line source.Text) []source.Place {
	for _, sep := range [...]string{"=", ":"} {
		name, value, ok := line.Cut(sep)
		if ok && cli.Secret(strings.Trim(strings.TrimSpace(name.String()), `"'`)) && value.Known() {
			return trimQuotes(value).Places()
		}
	}
	return nil
}

// cutLines splits a text at line feeds in one pass.
func cutLines(t source.Text) []source.Text {
	var out []source.Text
	s := t.String()
	for start := 0; start < len(s); {
		n := strings.IndexByte(s[start:], '\n')
		if n < 0 {
			n = len(s) - start
		}
		if n > 0 {
			out = append(out, t.Slice(start, start+n))
		}
		start += n + 1
	}
	return out
}
