package opener

import (
	"bytes"
	"regexp"

	"github.com/dsnlint/dsnlint/parser/token"
)

// acceptsAnyHost reports whether an option is Node's check of the host name and its value a function that objects to
// none: it returns undefined, or something else that is false, and does nothing before.
func acceptsAnyHost(name string, e token.Expr) bool {
	return lastSegment(name) == "checkServerIdentity" && e.Kind == token.FuncOf && !asynchronous(e) &&
		idleFunction.MatchString(scriptComment.ReplaceAllString(e.Place.Raw(), " "))
}

// asynchronous reports whether the word async stands before a function. It returns a promise, which Node takes for an
// objection.
func asynchronous(e token.Expr) bool {
	before := bytes.TrimRight(e.Place.File.Data[:e.Place.Span.Start], " \t")
	return bytes.HasSuffix(before, []byte("async"))
}

var scriptComment = regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*`)

// idleFunction is an arrow, a function or a method, with parameters and types, whose body is a falsy word.
var idleFunction = regexp.MustCompile(`^(?:` +
	`(?:\([^()]*\)\s*(?::[\s\w|]+)?|\w+\s*)=>\s*(?:` + falsy + `|\(\s*` + falsy + `\s*\)|` + idleBody + `)|` +
	`(?:function\b)?\s*\w*\s*\([^()]*\)\s*(?::[\s\w|]+)?` + idleBody + `)$`)

const (
	falsy    = `(?:undefined|null|false|void 0)`
	idleBody = `\{\s*(?:return\b\s*` + falsy + `?\s*;?\s*)?\}`
)

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
