package jvm

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestReadChoosesTheDialect(t *testing.T) {
	for _, c := range []struct {
		path, in string
		isNew    bool
		text     string
	}{
		{"A.java", `class A { D d = new D("a"); }`, true, "a"},
		{"A.kt", `val d = Hikari("a")`, true, "a"},
		{"build.gradle.kts", `val d = Hikari("a")`, true, "a"},
		{"a.groovy", `def d = hikari('a')`, false, "a"},
		{"build.gradle", `hikari('a')`, false, "a"},
		{"Jenkinsfile", `hikari 'a'`, false, "a"},
		{"A.scala", `val d = hikari("""a""")`, false, "a"},
		{"noextension", `D d = new D("a");`, true, "a"},
	} {
		t.Run(c.path, func(t *testing.T) {
			u := Read(source.NewFile(c.path, []byte(c.in)))
			if u.Language != "java" || len(u.Problems) != 0 {
				t.Errorf("language %q, problems %v", u.Language, u.Problems)
			}
			if len(u.Calls) != 1 || u.Calls[0].New != c.isNew || u.Calls[0].Args[0].Value.Text.String() != c.text {
				t.Errorf("calls %v", u.Calls)
			}
		})
	}
}

// FuzzRead: nothing panics, and what an opener for any call finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	names := []string{"A.java", "A.kt", "a.groovy", "A.scala"}
	f.Add("import java.sql.DriverManager;\nclass A { Connection c = DriverManager.getConnection(\"jdbc:mysql://h/d?useSSL=\" + x); }", uint8(0))
	f.Add("val c = DriverManager.getConnection(\"jdbc:mysql://$h/${d()}\") ?: error(\"\"\"x\"\"\")", uint8(1))
	f.Add("def c = [url: \"jdbc:mysql://$h\", 'a': 'b']\nconnect c, x: 1", uint8(2))
	f.Add("val c: A[B] = getConnection(s\"jdbc:mysql://$h/${d}\", 'x', \"\"\"y\"\"\")", uint8(3))
	known := setting.Known{Openers: []setting.Opener{{Language: "java", Callee: "java.sql.DriverManager.getConnection", Args: []setting.Arg{{Role: setting.DSN}}}}}
	f.Fuzz(func(t *testing.T, in string, which uint8) {
		file := source.NewFile(names[int(which)%len(names)], []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
