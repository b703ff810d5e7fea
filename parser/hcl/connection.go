package hcl

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// credentials reports whether a URL holds a user and a password that no grammar took out.
func credentials(s string) bool {
	_, rest, ok := strings.Cut(s, "://")
	if !ok {
		return false
	}
	user, _, ok := strings.Cut(rest, "@")
	return ok && strings.Contains(user, ":") && !strings.ContainsAny(user, "/ ")
}

// connect notes a connection when all of t is a connection string, and reports whether it is one. That of a whole
// argument of a resource is found again with what stands beside it; others are left over until then.
func (f *flattener) connect(t source.Text, name string, whole bool) bool {
	if dsn.Looks(t.String()) == "" {
		return false
	}
	if f.seen[text{t.Place(), t.String(), f.unused}] {
		return true
	}
	d, ok := dsn.Parse(t, "")
	if !ok {
		return false
	}
	f.seen[text{t.Place(), t.String(), f.unused}] = true
	f.found.Secrets = append(f.found.Secrets, d.Secrets...)
	c := setting.Connection{
		Shape: d.Shape, Where: f.where, Anchor: d.Scheme.Place(), Scheme: d.Scheme, Grammar: d.Grammar, Slot: d.Slot,
		Hosts: d.Hosts, Ports: d.Ports, Database: d.Database, Options: d.Options,
		Hint: f.hint(d.Scheme.String(), name),
	}
	if c.Anchor.IsZero() {
		c.Anchor = d.Place
	}
	if d.Open {
		c.Open = []string{""}
	}
	switch {
	case f.unused:
		f.later = append(f.later, leftover{text: t, connection: c})
	case whole:
		f.whole(t)
	default:
		f.whole(t)
		f.embeds = append(f.embeds, c)
	}
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
	f.connect(w, name, false)
}
