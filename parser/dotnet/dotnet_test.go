package dotnet

import (
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func TestRead(t *testing.T) {
	u := Read(source.NewFile("Db.cs", []byte("using Npgsql;\nvar b = new NpgsqlConnectionStringBuilder { SslMode = SslMode.Require };\n")))
	if u.Language != "csharp" || !slices.Equal(u.Wildcard, []string{"Npgsql"}) {
		t.Errorf("language %q, wildcard %v", u.Language, u.Wildcard)
	}
	if len(u.Calls) != 1 || !u.Calls[0].New || u.Calls[0].Args[0].Value.Path != "SslMode.Require" {
		t.Errorf("calls %v", u.Calls)
	}
}
