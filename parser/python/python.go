// Package python reads Python source.
package python

import (
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads Python 2 or 3 source, stubs too. It never fails: what cannot be read is among the Unit's Problems.
func Read(f *source.File) token.Unit { return token.Read(f, token.Python) }
