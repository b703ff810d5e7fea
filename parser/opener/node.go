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
