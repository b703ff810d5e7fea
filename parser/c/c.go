// Package c reads C and C++ source.
package c

import (
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads C or C++ source. Paths are dotted: pqxx::connection is the callee "pqxx.connection", and conn->host is the
// name "conn.host". Lines for the preprocessor are passed over but for definitions of strings and numbers, which are
// assignments. It never fails: what cannot be read is among the Unit's Problems.
func Read(f *source.File) token.Unit { return token.Read(f, token.C) }
