// Package php reads PHP source.
package php

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads PHP source, whose code stands between tags: a file without them has none, and neither has a Blade template,
// which is another language. It never fails: what cannot be read is among the Unit's Problems.
func Read(f *source.File) token.Unit {
	if strings.HasSuffix(strings.ToLower(f.Path), ".blade.php") {
		f = source.NewFile(f.Path, nil)
	}
	return token.Read(f, token.PHP)
}
