// Package node reads JavaScript and TypeScript source.
package node

import (
	"path"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads JavaScript with JSX, or by the file's extension TypeScript; the Unit's Language is "javascript" for all of
// them. It never fails: what cannot be read is among the Unit's Problems.
func Read(f *source.File) token.Unit {
	switch path.Ext(f.Path) {
	case ".ts", ".mts", ".cts":
		return token.Read(f, token.TypeScript)
	case ".tsx":
		return token.Read(f, token.TSX)
	}
	return token.Read(f, token.JavaScript)
}
