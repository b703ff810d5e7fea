package opener

import (
	"strings"
	"unicode"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// pairs reads calls that set one member by name: p.setProperty("k", v), m.put("k", v), d.update({…}), d.update(k=v).
func pairs(r *run, c *token.Call) []change {
	switch c.Method {
	case "setProperty", "put", "putIfAbsent", "set", "Set", "setdefault", "add", "Add", "TryAdd", "addDataSourceProperty", "addProperty",
		"AddDataSourceProperty", "setOption", "property", "option":
		if (len(c.Args) == 2 || len(c.Args) == 3 && r.unit.Language == "c") && c.Args[0].Value.Kind != token.Unknown && c.Args[0].Value.Kind != token.MemberOf {
			if name, ok := r.key(c.Args[0].Value, c.Scope); ok {
				return []change{{name: name, value: c.Args[1].Value, place: c.Place, scope: c.Scope, guard: c.Guard}}
			}
		}
	case "update", "putAll", "assign":
		return updates(r, c)
	}
	return nil
}

func updates(r *run, c *token.Call) []change {
	var out []change
	for _, a := range c.Args {
		if !a.Name.IsZero() {
			out = append(out, change{name: a.Name, value: a.Value, place: c.Place, scope: c.Scope, guard: c.Guard})
			continue
		}
		t := r.follow(a.Value, c.Scope)
		if t.expr.Kind == token.Unknown || t.expr.Kind == token.Name { // any member may be among them
			out = append(out, change{name: source.Decoded(a.Value.Place, "*"), place: c.Place, scope: c.Scope, guard: c.Guard})
		}
		for _, m := range t.expr.Members {
			if !m.Spread {
				out = append(out, change{name: m.Name, value: m.Value, place: c.Place, scope: t.scope, guard: c.Guard})
			}
		}
	}
	return out
}

// beans reads setters as well: setSslMode(v), SetTLSConfig(v), sslMode(v) of a builder.
func beans(r *run, c *token.Call) []change {
	if r.unit.Language == "rust" {
		return plainSetters(r, c)
	}
	if out := javaOptions(r, c); out != nil {
		return out
	}
	if out := pairs(r, c); out != nil {
		return out
	}
	if out := phpOption(r, c); out != nil && r.unit.Language == "php" {
		return out
	}
	name := setterName(c.Method)
	if len(c.Args) == 0 && (c.Method == "FormatDSN" || isSwitch(c.Method)) {
		name = c.Method // FormatDSN sets nothing, and loses what a DSN has no words for
	}
	if name == "" || len(c.Args) > 1 {
		return nil
	}
	ch := change{name: source.Decoded(c.CalleePlace, name), place: c.Place, scope: c.Scope, guard: c.Guard}
	if len(c.Args) == 0 {
		ch.bare = true
	} else {
		ch.value = c.Args[0].Value
	}
	return []change{ch}
}

// isSwitch reports methods that switch something on or off and take no argument: enableHostnameVerification(),
// trustServerCertificate().
func isSwitch(method string) bool {
	if method == "trustServerCertificate" {
		return true
	}
	for _, verb := range []string{"enable", "disable"} {
		if rest, ok := strings.CutPrefix(method, verb); ok && rest != "" && unicode.IsUpper(rune(rest[0])) {
			return true
		}
	}
	return false
}

// setterName is the option that a method sets: setSslMode and withSslMode set sslMode, setSSLProtocol sets sslProtocol;
// "" for methods that set nothing.
func setterName(method string) string {
	for _, verb := range []string{"set", "with", "With", "Set", "Use", "use"} {
		if rest, ok := strings.CutPrefix(method, verb); ok && rest != "" && unicode.IsUpper(rune(rest[0])) {
			return lowerFirst(rest)
		}
	}
	return ""
}

// lowerFirst lowers the first word, also where it is an acronym.
func lowerFirst(s string) string {
	n := 0
	for n < len(s) && unicode.IsUpper(rune(s[n])) {
		n++
	}
	if n > 1 && n < len(s) && unicode.IsLower(rune(s[n])) {
		n--
	}
	return strings.ToLower(s[:n]) + s[n:]
}
