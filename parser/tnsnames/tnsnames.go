// Package tnsnames reads Oracle's tnsnames.ora: aliases with the descriptors that they stand for. Many clients read the
// file; which one does is not said in it.
package tnsnames

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// readers are the clients that look aliases up in the file.
var readers = []string{"oracle-oci", "oracle-jdbc-thin", "python-oracledb", "node-oracledb", "odp-net"}

// Read returns a connection for each alias whose descriptor can be read.
func Read(f *source.File) setting.Found {
	all := f.All()
	r := &reader{t: all, s: all.String()}
	for r.at < len(r.s) {
		before := r.at
		r.entry()
		r.at = max(r.at, before+1)
	}
	return r.found
}

type reader struct {
	t     source.Text
	s     string
	at    int
	found setting.Found
}

// entry reads one alias, or steps over what is none.
func (r *reader) entry() {
	switch c := r.s[r.at]; {
	case c == '#':
		r.at = r.lineEnd(r.at)
	case aliasByte(c):
		r.alias()
	default:
		r.at++
	}
}

func (r *reader) lineEnd(at int) int {
	if n := strings.IndexByte(r.s[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(r.s)
}

func aliasByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("_.-", c) >= 0
}

// alias reads NAME, NAME = (DESCRIPTION = …).
func (r *reader) alias() {
	start := r.at
	for r.at < len(r.s) && aliasByte(r.s[r.at]) {
		r.at++
	}
	name := r.t.Slice(start, r.at)
	eq := r.at + len(r.s[r.at:]) - len(strings.TrimLeft(r.s[r.at:], " \t\r\n"))
	if eq >= len(r.s) || r.s[eq] != '=' {
		return
	}
	open := eq + 1 + len(r.s[eq+1:]) - len(strings.TrimLeft(r.s[eq+1:], " \t\r\n"))
	r.at = eq + 1
	if open >= len(r.s) || r.s[open] != '(' {
		return
	}
	descriptor := r.descriptor(open)
	r.connection(name, descriptor, r.t.Slice(start, r.at).Place())
}

// descriptor reads up to the bracket that closes the one at open, without the lines that are comments.
func (r *reader) descriptor(open int) source.Text {
	var parts []source.Text
	depth, from, i := 0, open, open
	for ; i < len(r.s); i++ {
		switch r.s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case '#':
			if strings.TrimSpace(r.s[strings.LastIndexByte(r.s[:i], '\n')+1:i]) == "" {
				parts = append(parts, r.t.Slice(from, i))
				i = r.lineEnd(i)
				from = min(i, len(r.s))
			}
		}
		if depth == 0 {
			i++
			break
		}
	}
	r.at = min(i, len(r.s))
	return source.Concat(append(parts, r.t.Slice(min(from, r.at), r.at))...)
}

func (r *reader) connection(name, descriptor source.Text, where source.Place) {
	d, ok := dsn.Parse(descriptor, "tns")
	if !ok || len(d.Hosts) == 0 {
		return
	}
	c := setting.Connection{
		Shape: setting.TNS, Where: where, Anchor: name.Place(), Grammar: d.Grammar, Hosts: d.Hosts, Ports: d.Ports, Database: d.Database, Options: d.Options,
		Hint: setting.Hint{Drivers: readers, Source: "assumed", Engine: "oracle", Name: name.String()},
	}
	if d.Open {
		c.Open = []string{""}
	}
	r.found.Secrets = append(r.found.Secrets, d.Secrets...)
	r.found.Connections = append(r.found.Connections, c)
}
