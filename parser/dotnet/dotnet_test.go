package dotnet

import (
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
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

// FuzzRead: nothing panics, and what an opener for any call finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add("using Npgsql;\nvar b = new NpgsqlConnection($\"Host={h};Password=pw\") { SslMode = SslMode.Require };\n")
	f.Add("var c = new A(@\"Server=h;Password=pw;\"\"x\"\"\", \"\"\"raw\"\"\") is { } d ? d : null;")
	f.Add("class A { string B { get; set; } = \"redis://h\"; [C(D = 1)] void E<F>() => G(out var h); }")
	known := setting.Known{Openers: []setting.Opener{{Language: "csharp", Callee: "new:Npgsql.NpgsqlConnection", Args: []setting.Arg{{Role: setting.DSN}}}}}
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("Db.cs", []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
