package token

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// TestParameters: which argument of which function a parameter takes.
func TestParameters(t *testing.T) {
	for _, tt := range []struct {
		name     string
		language Language
		in, want string
	}{
		{"python", Python, "def f(a, b=1, *c, d, **e): pass", "f a0 b1 c2* d3 e4**"},
		{"python methods", Python, "class A:\n    def f(self, a): pass\n    @classmethod\n    def g(cls, b): pass", "A.f self-1 a0; A.g cls-1 b0"},
		{"javascript", JavaScript, "function f(a, { b, c: d = 1 }, [e], ...g) {}", "f a0 b1.b d1.c e2[] g3*"},
		{"arrows", JavaScript, "const f = a => a; const g = (b, c) => b", "? a0; ? b0 c1"},
		{"a class of scripts", TypeScript, "class A { constructor(private a: string, b = 1) {} m(c: T) {} }", "A.constructor a0 b1; A.m c0"},
		{"java", Java, "class A { A(String a) {} static void f(final Map<K, V> b, String... c) {} }", "A.A a0; A.f b0 c1"},
		{"kotlin", Kotlin, "class A(private val a: String, b: Int = 1) { fun f(c: T) = c }", "A! a0 b1; A.f c0"},
		{"scala", Scala, "def f(a: A)(b: B = 1) = a", "f a0 b1"},
		{"csharp", CSharp, "static class A { static void F(this S s, string a = null) {} }", "A.F s-1 a0"},
		{"php", PHP, "<?php class A { function __construct(private string $a, array ...$b) {} }", "A.__construct $a0 $b1*"},
		{"ruby", Ruby, "class A\n  def f(a, b = 1, c:, d: 2)\n  end\nend", "A.f a0 b1 c2: d3:"},
		{"rust", Rust, "impl B for A { fn f(&self, a: T, mut b: U) {} }", "A.f a0 b1"},
		{"elixir", Elixir, "def f(a, b \\\\ 1), do: a", "f a0 b1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := showParameters(Read(source.NewFile("x", []byte(tt.in)), tt.language)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// showParameters writes each function with its parameters, their positions and what part of the argument they take.
func showParameters(u Unit) string {
	lines := make([]string, len(u.Funcs))
	for i, f := range u.Funcs {
		lines[i] = f.Name
		switch {
		case f.Head:
			lines[i] = f.Class + "!"
		case f.Class != "":
			lines[i] = f.Class + "." + f.Name
		case f.Name == "":
			lines[i] = "?"
		}
	}
	for _, a := range u.Assigns {
		if !a.Param || a.Func == 0 || strings.HasPrefix(a.Target, "this.") {
			continue
		}
		part := a.Part
		if part != "" && strings.Trim(part, "*:[]") != "" {
			part = "." + part
		}
		lines[a.Func-1] += fmt.Sprintf(" %s%d%s", a.Target, a.Index, part)
	}
	return strings.Join(lines, "; ")
}
