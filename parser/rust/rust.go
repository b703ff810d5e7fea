// Package rust reads Rust source.
package rust

import (
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads Rust source. Paths are dotted: sqlx::PgPool::connect is the callee "sqlx.PgPool.connect", and a crate that
// is named without an import is among the imports under its own name. It never fails: what cannot be read is among the
// Unit's Problems. A file that Cargo built below target is read as empty.
func Read(f *source.File) token.Unit {
	if built().MatchString(f.Path) {
		return token.Read(source.NewFile(f.Path, nil), token.Rust)
	}
	return token.Read(f, token.Rust)
}

// built are the files that Cargo writes: nobody wrote them.
var built = source.Pattern(`(^|/)target/([\w-]+/)?(debug|release)/`)
