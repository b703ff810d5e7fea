// Package dotnet reads C# source.
package dotnet

import (
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads C# source. It never fails: what cannot be read is among the Unit's Problems.
func Read(f *source.File) token.Unit { return token.Read(f, token.CSharp) }
