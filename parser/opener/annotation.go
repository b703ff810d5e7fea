package opener

import (
	"bytes"
	"unicode"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// inject reads @Value("${a.b:default}") and @ConfigProperty(name = "a.b", defaultValue = "…") as assignments to the
// field or parameter behind them: a framework does that at run time.
func (f *finder) inject() {
	for _, c := range f.unit.Calls {
		var value token.Expr
		switch c.Callee {
		case "@Value":
			value = argument(c, "value")
		case "@ConfigProperty":
			value = property(argument(c, "name"), argument(c, "defaultValue"))
		default:
			continue
		}
		name := annotated(f.unit.File, c.Place.Span.End)
		if value.Kind != token.Literal || name.IsZero() {
			continue
		}
		a := &token.Assign{Target: name.Raw(), TargetPlace: name, Value: value, Place: c.Place}
		for _, p := range f.named[a.Target] {
			if p.TargetPlace.Span == name.Span {
				a.Scope = p.Scope
			}
		}
		at := slot{a.Target, a.Scope}
		f.assigns[at] = append(f.assigns[at], a)
		f.named[a.Target] = append(f.named[a.Target], a)
	}
}

// argument is a named argument, or the only positional one where name is "value".
func argument(c *token.Call, name string) token.Expr {
	for _, a := range c.Args {
		if a.Name.String() == name || a.Name.IsZero() && name == "value" {
			return a.Value
		}
	}
	return token.Expr{}
}

// property is the value of a key that is looked up at run time.
func property(name, fallback token.Expr) token.Expr {
	if name.Kind != token.Literal {
		return token.Expr{}
	}
	ref := "env:" + name.Text.String()
	e := token.Expr{Kind: token.Literal, Place: name.Place, Text: source.UnknownAt(name.Place, ref), Value: setting.Opaque}
	if fallback.Kind == token.Literal {
		e.Place, e.Text, e.Value = fallback.Place, fallback.Text.AsFallback(ref), fallback.Value
	}
	return e
}

// maxDeclaration bounds the declaration behind an annotation.
const maxDeclaration = 300

// annotated is the name that the declaration behind an annotation declares: the last word before its end, or before the
// colon of a type.
func annotated(f *source.File, from int) source.Place {
	rest := f.Data[from:min(from+maxDeclaration, len(f.Data))]
	end := bytes.IndexAny(rest, ";=:),{(")
	if end < 0 {
		return source.Place{}
	}
	stop := len(bytes.TrimRightFunc(rest[:end], unicode.IsSpace))
	start := bytes.LastIndexFunc(rest[:stop], func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '_' }) + 1
	if start >= stop {
		return source.Place{}
	}
	return source.Place{File: f, Span: source.Span{Start: from + start, End: from + stop}}
}
