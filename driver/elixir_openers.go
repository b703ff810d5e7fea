package driver

import "github.com/dsnlint/dsnlint/setting"

// elixirArgs are what Ecto and its drivers call so.
var elixirArgs = []setting.Arg{
	{Position: -1, Keyword: "url", Role: setting.DSN},
	{Position: -1, Keyword: "hostname", Role: setting.Host},
	{Position: -1, Keyword: "socket_dir", Role: setting.Host},
	{Position: -1, Keyword: "socket", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "adapter", Role: setting.Skip},
}

// elixirOpeners are functions that take a keyword list as the argument at a position.
func elixirOpeners(position int, callees ...string) []setting.Opener {
	args := append([]setting.Arg{{Position: position, Role: setting.Options}}, elixirArgs...)
	var out []setting.Opener
	for _, c := range callees {
		out = append(out, setting.Opener{Language: "elixir", Callee: c, Args: args, Keywords: true})
	}
	return out
}

// ectoOpeners are the ways to configure a repository of Ecto's.
var ectoOpeners = append(
	elixirOpeners(2, "config", "Application.put_env"),
	elixirOpeners(0, "Ecto.Repo.start_link", "Ecto.Repo.child_spec", "Ecto.Repo.init")...,
)

// ecto are Ecto's openers for the adapter of one driver.
func ecto(adapter string) []setting.Opener {
	out := append([]setting.Opener{}, ectoOpeners...)
	return adapted(out, []string{adapter})
}

// elixirShared are the openers that are left where no adapter is named beside: the one of the repository's module
// decides, the connection string's scheme, or the manifest.
var elixirShared = driven(append([]setting.Opener{}, ectoOpeners...), "postgrex", "myxql")
