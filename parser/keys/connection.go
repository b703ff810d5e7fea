package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// connection reports a value that is a connection string.
func (s *scope) connection(p string, n *tree.Node, v setting.Value) bool {
	d, ok := s.parse(n, v)
	if !ok {
		return false
	}
	s.seen[n.Value.Text.Place()] = true
	c := s.fromDSN(p, n, d)
	s.found.Connections = append(s.found.Connections, c)
	return true
}

// parse reads a value as a connection string, also behind "--name=" where it is one word of a command.
func (s *scope) parse(n *tree.Node, v setting.Value) (dsn.DSN, bool) {
	if v.Kind != setting.String || v.Text.Len() < 6 || v.Text.String()[0] == '^' { // a regular expression
		return dsn.DSN{}, false
	}
	if scriptKey(setting.FoldKey(n.Key.String())) && strings.Contains(strings.TrimSpace(v.Text.String()), "\n") {
		return dsn.DSN{}, false // a script that holds one is read as a script
	}
	if d, ok := dsn.Parse(v.Text, grammarOf(n)); ok {
		return d, true
	}
	text := v.Text.String()
	if at := strings.IndexByte(text, '='); n.Key.IsZero() && at > 0 && at < 64 && !strings.ContainsAny(text, " \t\n") {
		return dsn.Parse(v.Text.Slice(at+1, len(text)), "")
	}
	return dsn.DSN{}, false
}

// fromDSN makes a connection of a connection string that stands at a key.
func (s *scope) fromDSN(p string, n *tree.Node, d dsn.DSN) setting.Connection {
	s.found.Secrets = append(s.found.Secrets, d.Secrets...)
	c := setting.Connection{
		Shape: d.Shape, Where: n.Place, Anchor: d.Scheme.Place(), Scheme: d.Scheme, Grammar: d.Grammar, Slot: d.Slot,
		Hosts: d.Hosts, Ports: d.Ports, Database: d.Database, Options: d.Options,
		Hint: setting.Hint{Source: "scheme", Engine: engineOfDSN(d), Name: p},
	}
	if d.Open {
		c.Open = []string{""}
	}
	if d.Scheme.IsZero() {
		c.Anchor, c.Hint.Source = anchor(n), "key"
	}
	if drivers := provider(n); len(drivers) > 0 {
		c.Hint.Drivers, c.Hint.Source = drivers, "key"
		c.Hint.Engine = providerEngine(drivers[0])
	}
	if c.Where.IsZero() {
		c.Where = d.Place
	}
	return c
}

// anchor is what a default is blamed on where there is no scheme: the key, or the whole value in a list.
func anchor(n *tree.Node) source.Place {
	if p := n.Key.Place(); !p.IsZero() {
		return p
	}
	return n.Value.Text.Place()
}

func engineOfDSN(d dsn.DSN) string {
	if !d.Scheme.IsZero() {
		if engine, _, ok := dsn.Aliases(d.Scheme.String()); ok {
			return engine
		}
	}
	switch d.Grammar {
	case "libpq":
		return "postgresql"
	case "go-sql-driver":
		return "mysql"
	case "tns", "easy-connect":
		return "oracle"
	case "stackexchange-redis":
		return "redis"
	}
	return ""
}
