package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Java's libraries name their properties with constants: ProducerConfig.BOOTSTRAP_SERVERS_CONFIG.

// key is the name that a setting is given under: a known text, or in Java a constant of a library.
func (r *run) key(e token.Expr, scope int) (source.Text, bool) {
	name := r.text(e, scope)
	if r.unit.Language == "java" {
		if t := r.follow(e, scope); t.expr.Kind == token.Name {
			if path := r.javaConstant(normalPath(t.expr.Path)); path != "" {
				name = source.Decoded(t.expr.Place, path)
			}
		}
	}
	return name, name.Known() && name.Len() > 0
}

// javaConstant is the class and the name of a constant of a library that an opener comes from; "" for any other name. Its
// class may come with its package, and it with all others of its class.
func (f *finder) javaConstant(path string) string {
	if last := lastSegment(path); last != strings.ToUpper(last) {
		return ""
	}
	head, rest, dotted := strings.Cut(path, ".")
	full, imported := f.unit.Imports[head]
	switch {
	case imported:
		full = joinPath(full, rest, dotted)
	case f.vendors[vendor(path)]:
		full = path
	default:
		for _, w := range f.unit.Wildcard {
			if class := isClass(lastSegment(w)); class != dotted && f.vendors[vendor(w)] {
				full = w + "." + path
			}
		}
	}
	if !f.vendors[vendor(full)] {
		return ""
	}
	return lastTwo(full)
}

// isClass reports a name that Java gives to classes, not to packages, and Elixir to modules.
func isClass(name string) bool { return name != "" && 'A' <= name[0] && name[0] <= 'Z' }

// vendor is the part of a package's name that all packages of a library have: org.apache.kafka.
func vendor(path string) string {
	parts := strings.SplitN(path, ".", 4)
	return strings.Join(parts[:min(3, len(parts))], ".")
}
