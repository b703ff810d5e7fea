package hcl

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// leaf lists a string, unless it is a connection string, a secret, or a text of several lines. env is the name beside
// it, when the string is the value of a pair of name and value.
func (f *flattener) leaf(path string, key source.Text, v value, env source.Text) {
	name := lastSegment(path)
	if !env.IsZero() && name == "value" {
		name = env.String()
	}
	t := v.text
	f.note(path, key, setting.ValueOf(t), env)
	switch {
	case f.connect(t, f.label(path, name)):
		return
	case setting.NamesSecret(name):
		f.found.Hide(t)
		return
	case strings.ContainsRune(t.String(), '\n') && f.code(path, t):
	case strings.ContainsRune(t.String(), '\n'), strings.Contains(t.String(), "://"):
		f.embedded(t, f.label(path, name))
	}
	if strings.ContainsRune(t.String(), '\n') || credentials(t.String()) {
		return
	}
	f.emit(path, key, setting.Value{Kind: setting.String, Text: t})
}

// label is what a person calls the place: the variable of the environment, or the address and path.
func (f *flattener) label(path, name string) string {
	if name != "" && name == strings.ToUpper(name) && !strings.ContainsAny(name, ".*") {
		return name
	}
	return tree.Join(f.name, path)
}

func lastSegment(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// credentials reports whether a URL holds a user and a password that no grammar took out.
func credentials(s string) bool {
	_, rest, ok := strings.Cut(s, "://")
	if !ok {
		return false
	}
	user, _, ok := strings.Cut(rest, "@")
	return ok && strings.Contains(user, ":") && !strings.ContainsAny(user, "/ ")
}

// connect emits a connection when all of t is a connection string, and reports whether it is one.
func (f *flattener) connect(t source.Text, name string) bool {
	if dsn.Looks(t.String()) == "" {
		return false
	}
	if f.seen[t.Place()] {
		return true
	}
	d, ok := dsn.Parse(t, "")
	if !ok {
		return false
	}
	f.seen[t.Place()] = true
	f.found.Secrets = append(f.found.Secrets, d.Secrets...)
	c := setting.Connection{
		Shape: d.Shape, Where: f.where, Anchor: d.Scheme.Place(), Scheme: d.Scheme, Grammar: d.Grammar,
		Hosts: d.Hosts, Ports: d.Ports, Database: d.Database, Options: d.Options,
		Hint: f.hint(d.Scheme.String(), name),
	}
	if c.Anchor.IsZero() {
		c.Anchor = d.Place
	}
	if d.Open {
		c.Open = []string{""}
	}
	if f.unused {
		f.later = append(f.later, leftover{text: t, connection: c})
		return true
	}
	f.whole(t)
	f.found.Connections = append(f.found.Connections, c)
	return true
}

// hint tells what the scheme says about driver and engine.
func (f *flattener) hint(scheme, name string) setting.Hint {
	out := setting.Hint{Language: "hcl", Name: name}
	engine, canonical, _ := dsn.Aliases(scheme)
	out.Engine = engine
	for _, want := range []string{strings.ToLower(scheme), canonical} {
		for _, s := range f.known.Schemes {
			if want != "" && s.Name == want {
				out.Engine, out.Drivers, out.Source = s.Engine, s.Drivers, "scheme"
				return out
			}
		}
	}
	return out
}

// embedded looks for connection strings inside a longer text, such as a start script or a container definition in JSON:
// words between blanks and quotes, behind NAME= too.
func (f *flattener) embedded(t source.Text, name string) {
	s := t.String()
	for start := 0; start < len(s); {
		end := start
		for end < len(s) && !strings.ContainsRune(" \t\r\n\"'`,()<>", rune(s[end])) {
			end++
		}
		if end > start && strings.Contains(s[start:end], "://") {
			f.word(t.Slice(start, end), name)
		}
		start = end + 1
	}
}

func (f *flattener) word(w source.Text, name string) {
	s := w.String()
	if i := strings.IndexByte(s, '='); i > 0 && i < strings.Index(s, "://") {
		name, w = s[:i], w.Slice(i+1, len(s))
	}
	f.connect(w, name)
}
