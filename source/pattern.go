package source

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression that is compiled when it is first asked for: most runs need few of them, and compiling
// all before main would be a good part of a short one. Like regexp.MustCompile it panics on a malformed one, which is a
// mistake in the program and caught by any test of what it is for.
func Pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
