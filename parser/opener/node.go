package opener

import (
	"bytes"
	"regexp"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// acceptsAnyHost reports whether an option is Node's check of the host name and its value a function that objects to
// none: it returns undefined, or something else that is false, and does nothing before.
func (r *run) acceptsAnyHost(name string, t target) bool {
	e := t.expr
	if lastSegment(name) != "checkServerIdentity" || e.Kind != token.FuncOf || asynchronous(e) {
		return false
	}
	body := scriptComment().ReplaceAllString(e.Place.Raw(), " ")
	if idleFunction().MatchString(body) {
		return true
	}
	if !namingFunction().MatchString(body) || len(e.Items) != 1 {
		return false
	}
	truth, ok := r.truthOf(r.value(e.Items[0], t.scope))
	return ok && !truth
}

// asynchronous reports whether the word async stands before a function. It returns a promise, which Node takes for an
// objection.
func asynchronous(e token.Expr) bool {
	before := bytes.TrimRight(e.Place.File.Data[:e.Place.Span.Start], " \t")
	return bytes.HasSuffix(before, []byte("async"))
}

var scriptComment = source.Pattern(`(?s)/\*.*?\*/|//[^\n]*`)

// idleFunction is an arrow, a function or a method, with parameters and types, whose body is a falsy word.
var idleFunction = functionOf(`(?:undefined|null|false|void 0)`)

// namingFunction is one whose body is a name, or what may be done with one.
var namingFunction = functionOf(`[^\s{}();][^{};]*`)

// functionOf matches functions that do no more than to return a value.
func functionOf(value string) func() *regexp.Regexp {
	body := `\{\s*(?:return\b\s*` + value + `?\s*;?\s*)?\}`
	return source.Pattern(`^(?:` +
		`(?:\([^()]*\)\s*(?::[\s\w|]+)?|\w+\s*)=>\s*(?:` + value + `|\(\s*` + value + `\s*\)|` + body + `)|` +
		`(?:function\b)?\s*\w*\s*\([^()]*\)\s*(?::[\s\w|]+)?` + body + `)$`)
}

// made gives a call that is given a function which makes its options those options: forRootAsync({useFactory: () => ({…})}).
func made(c *token.Call) {
	if c.Method != "forRootAsync" || len(c.Args) != 1 {
		return
	}
	for _, m := range c.Args[0].Value.Members {
		if m.Name.String() == "useFactory" && m.Value.Kind == token.FuncOf && len(m.Value.Items) == 1 {
			c.Args[0].Value = m.Value.Items[0]
			return
		}
	}
}
