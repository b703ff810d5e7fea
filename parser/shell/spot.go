package shell

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// spot finds the connection string that a word or a line holds: the whole of it, or what stands behind a "key=", "key: "
// or quotes. hint says where the text was found; a scheme that a driver claims adds its drivers.
func spot(t source.Text, hint setting.Hint, known setting.Known) setting.Found {
	var found setting.Found
	candidate, ok := connectionString(t.Trim(), 0)
	if !ok {
		return found
	}
	d, ok := dsn.Parse(candidate, "")
	if !ok {
		return found
	}
	found.Secrets = append(found.Secrets, d.Secrets...)
	conn := setting.Connection{
		Shape: d.Shape, Where: d.Place, Anchor: d.Scheme.Place(), Hint: hint, Scheme: d.Scheme, Grammar: d.Grammar, Slot: d.Slot,
		Hosts: d.Hosts, Ports: d.Ports, Database: d.Database, Options: d.Options,
	}
	if conn.Anchor.IsZero() {
		conn.Anchor = d.Place
	}
	if d.Open {
		conn.Open = []string{""}
	}
	byScheme(&conn.Hint, d.Scheme.String(), known)
	found.Connections = append(found.Connections, conn)
	return found
}

// byScheme fills in what the scheme says about engine and drivers.
func byScheme(hint *setting.Hint, scheme string, known setting.Known) {
	name := strings.ToLower(scheme)
	for _, s := range known.Schemes {
		if s.Name != name {
			continue
		}
		if s.Certain || len(hint.Drivers) == 0 {
			hint.Drivers, hint.Source = s.Drivers, "scheme"
		}
		if hint.Engine == "" {
			hint.Engine = s.Engine
		}
		return
	}
	if engine, _, ok := dsn.Aliases(name); ok && hint.Engine == "" {
		hint.Engine = engine
	}
}

// maxKeys bounds how many keys may stand in front of a connection string: -e, DATABASE_URL=, url: …
const maxKeys = 3

// connectionString cuts the part of a text that looks like a connection string.
func connectionString(t source.Text, depth int) (source.Text, bool) {
	t = trimQuotes(t)
	if t.Len() < 6 || depth > maxKeys {
		return source.Text{}, false
	}
	if key, rest, ok := cutKey(t); ok && key != "" {
		rest = trimQuotes(rest)
		switch g := dsn.Looks(rest.String()); {
		case g == "":
			if inner, ok := connectionString(rest, depth+1); ok && dsn.Looks(inner.String()) != "libpq" {
				return inner, true
			}
		case g != "ado" && g != "libpq", firstFieldHasKey(rest.String()):
			return rest, true
		}
	}
	return t, dsn.Looks(t.String()) != ""
}

// cutKey splits a text behind a leading key: KEY=, --key=, "key": or key:.
func cutKey(t source.Text) (string, source.Text, bool) {
	s := t.String()
	i := 0
	for i < len(s) && (s[i] == '_' || s[i] == '-' || s[i] == '.' || s[i] == '"' || s[i] == '\'' || s[i] >= '0' && s[i] <= '9' || s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z') {
		i++
	}
	key := strings.Trim(s[:i], `"'`)
	rest := strings.TrimLeft(s[i:], " \t")
	switch {
	case rest == "" || i == 0:
		return "", source.Text{}, false
	case rest[0] == '=':
		return key, t.Slice(len(s)-len(rest)+1, len(s)).Trim(), true
	case rest[0] == ':' && len(rest) > 1 && (rest[1] == ' ' || rest[1] == '\t'):
		return key, t.Slice(len(s)-len(rest)+1, len(s)).Trim(), true
	}
	return "", source.Text{}, false
}

// firstFieldHasKey reports whether a list of pairs starts with a pair: what stands behind "NAME=" is then the list.
func firstFieldHasKey(s string) bool {
	if i := strings.IndexAny(s, "; "); i >= 0 {
		s = s[:i]
	}
	return strings.Contains(s, "=")
}

// trimQuotes removes blanks, a trailing comma or semicolon after a quote, and quotes around a text.
func trimQuotes(t source.Text) source.Text {
	t = t.Trim()
	s := t.String()
	if n := len(s); n > 2 && (s[n-1] == ',' || s[n-1] == ';') && (s[n-2] == '"' || s[n-2] == '\'') {
		t = t.Slice(0, n-1)
		s = t.String()
	}
	if n := len(s); n >= 2 && s[0] == s[n-1] && (s[0] == '"' || s[0] == '\'') {
		return t.Slice(1, n-1)
	}
	return t
}
