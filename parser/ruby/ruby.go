// Package ruby reads Ruby source.
package ruby

import (
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads Ruby source, rake files too. It never fails: what cannot be read is among the Unit's Problems. A :: in a
// path is a dot, a variable of the object @x is this.x, and an assignment to an attribute a.b = c is also a call of
// "a.b=". Constants and methods without parameters can be found under the full names of their modules.
func Read(f *source.File) token.Unit { return token.Read(f, token.Ruby) }
