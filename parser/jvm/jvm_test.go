package jvm

import (
	"testing"

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
		{"build.gradle", `hikari 'b'; hikari('a')`, false, "a"},
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
