// Package elixir reads Elixir source.
package elixir

import (
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads Elixir source, scripts too. It never fails: what cannot be read is among the Unit's Problems. Atoms are
// strings without their colon, keyword lists and maps are objects, a |> f(b) is a call f(a, b), a module's attribute is
// a variable "@name", {Module, options} is a call of "Module.child_spec" too, and what the init of an Ecto repository
// gives back a call of "Ecto.Repo.init".
func Read(f *source.File) token.Unit { return token.Read(f, token.Elixir) }
