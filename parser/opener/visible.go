package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// visible lists a name's definitions in the innermost scope around that has any.
func (f *finder) visible(path string, scope int) []*token.Assign {
	for s, n := scope, 0; n < maxScopes; s, n = f.outer(s), n+1 {
		if defs := f.assigns[slot{path, f.real(s)}]; len(defs) > 0 {
			return f.ownClass(defs, path, scope)
		}
		switch {
		case s == 0:
			return f.ownField(path, scope)
		case f.parents[s] == s:
			return nil // the top level of another file
		}
	}
	return nil
}

// maxScopes is the most functions around a name in which its definition is looked for.
const maxScopes = 256

// ownField finds fields of the object itself, which any of its methods may set.
func (f *finder) ownField(path string, scope int) []*token.Assign {
	class := f.classAround(scope)
	for _, self := range selves {
		if bare, ok := strings.CutPrefix(path, self); ok {
			if defs := f.fieldsOf(class, bare); class != "" && len(defs) > 0 {
				return defs
			}
			if defs := f.named[path]; len(defs) > 0 {
				return defs
			}
			return f.assigns[slot{bare, 0}]
		}
	}
	if strings.Contains(path, ".") {
		return nil
	}
	if defs := f.fieldsOf(class, path); class != "" && len(defs) > 0 && f.unit.Language != "python" && f.unit.Language != "go" {
		return defs
	}
	return f.named["this."+path]
}

// before lists the definitions that may hold where a name is used: the last one that is always executed, and those in
// blocks after it.
func (f *finder) before(path string, scope, at int) []*token.Assign {
	defs := f.visible(path, scope)
	if len(defs) == 0 {
		return nil
	}
	if defs[0].Place.File != f.unit.File {
		return defs[len(defs)-1:]
	}
	level := f.indent(at)
	if defs[0].Scope == f.real(scope) {
		defs = f.reaching(upTo(defs, at), at)
		if len(defs) == 0 && scope != 0 && f.unit.Language == "elixir" { // x = f(x) in a block: the outer x
			return f.before(path, f.outer(scope), at)
		}
	} else {
		level = f.indent(defs[0].Place.Span.Start)
	}
	for i := len(defs) - 1; i >= 0; i-- {
		if f.indent(defs[i].Place.Span.Start) <= level || defs[i].Const {
			defs = defs[i:]
			break
		}
	}
	if len(defs) > 0 && defs[0].Scope == f.real(scope) {
		defs = f.surely(defs, at)
	}
	if len(defs) > maxBranches {
		f.found.Cut(defs[0].Place, source.TooLarge, "a name may have more than 8 values; only the last ones were looked at")
		defs = defs[len(defs)-maxBranches:]
	}
	return defs
}

// upTo keeps what ends before an offset; if nothing does (a loop, a field), all may hold.
func upTo(defs []*token.Assign, at int) []*token.Assign {
	n := 0
	for n < len(defs) && defs[n].Place.Span.End <= at {
		n++
	}
	if n == 0 && len(defs) > 0 && defs[0].Place.Span.Start > at {
		return defs
	}
	return defs[:n]
}
