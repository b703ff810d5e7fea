package rust

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestRead(t *testing.T) {
	u := Read(source.NewFile("db.rs", []byte("use sqlx::PgPool as P;\nasync fn f() { let pool = P::connect(r#\"postgres://h\"#).await?; redis::Client::open(\"x\"); }\n")))
	if u.Language != "rust" || u.Imports["P"] != "sqlx.PgPool" || u.Imports["redis"] != "redis" || len(u.Problems) != 0 {
		t.Errorf("language %q, imports %v, problems %v", u.Language, u.Imports, u.Problems)
	}
	if len(u.Calls) != 2 || u.Calls[0].Callee != "P.connect" || u.Calls[0].AssignedTo != "pool" || u.Calls[0].Args[0].Value.Text.String() != "postgres://h" {
		t.Errorf("calls %v", u.Calls)
	}
}

func TestBuiltFilesAreLeftOut(t *testing.T) {
	for path, want := range map[string]int{
		"target/debug/build/x/out/a.rs": 0, "a/target/x86_64-unknown-linux-gnu/release/a.rs": 0, "src/target/mod.rs": 1, "target/a.rs": 1, "build.rs": 1,
	} {
		if u := Read(source.NewFile(path, []byte(`f("a");`))); len(u.Calls) != want {
			t.Errorf("%s: %d calls, want %d", path, len(u.Calls), want)
		}
	}
}

// FuzzRead: nothing panics, and what an opener for any call finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add("use sqlx::PgPool;\nlet p = PgPool::connect(&format!(\"postgres://{}:{pw}@{host}/d\", u)).await?;")
	f.Add("let c = \"host=h sslmode=require\".parse::<sqlx::PgPool>().unwrap(); let d = match env::var(\"X\") { Ok(v) => v, _ => r##\"redis://h\"##.into() };")
	f.Add("impl<'a> X<'a> { const U: &'static str = \"mysql://h\\\n  /d\"; fn f(&self) -> Y { sqlx::PgPool::new().host(\"h\").ssl(Z::A { b, ..c }) } }")
	f.Add("let b = native_tls::TlsConnector::builder().danger_accept_invalid_certs(true).build()?; let m = MakeTlsConnector::new(b); sqlx::PgPool::connect(\"postgres://h\", m);")
	known := setting.Known{Openers: []setting.Opener{
		{Language: "rust", Callee: "sqlx.PgPool.connect", Args: []setting.Arg{{Role: setting.DSN}, {Position: 1, Role: setting.OptionArg, Name: "connector"}}},
		{Language: "rust", Callee: "sqlx.PgPool.from_str", Args: []setting.Arg{{Role: setting.DSN}}, Setters: true},
		{Language: "rust", Callee: "sqlx.PgPool.new", Setters: true},
	}}
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("db.rs", []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
