package token

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

// fuzz feeds a dialect with anything: nothing panics, every place is inside the file, every decoded byte that came
// through unchanged is the raw byte, and the same input gives the same Unit.
func fuzz(f *testing.F, l Language, texts ...string) {
	for _, s := range texts {
		f.Add(s)
	}
	for _, s := range hostile {
		f.Add(strings.Repeat(s, 20))
	}
	f.Fuzz(func(t *testing.T, text string) {
		u := Read(source.NewFile("x", []byte(text)), l)
		check(t, u)
		if again := Read(source.NewFile("x", []byte(text)), l); showUnit(again) != showUnit(u) {
			t.Error("two readings differ")
		}
	})
}

func FuzzPython(f *testing.F) {
	fuzz(f, Python, samples["python"].text, "x = f'{a!r:>{w}}' \"b\" rb'\\x41' % (1, 2)\nif DEBUG:\n\tg(a=1)\nelse: h()", `"%(a)s %%" % {"a": b}`)
}

func FuzzJava(f *testing.F) {
	fuzz(f, Java, samples["java"].text, "class A { String t = \"\"\"\n  a\\\n  b\"\"\"; A() { super('\\u0041'); } }", `@V("${a:b}") int x;`)
}

func FuzzKotlin(f *testing.F) {
	fuzz(f, Kotlin, "val x: A? = f(a = \"$b ${c { it }}\") { y -> z } ?: w", `fun f() = """a"$b"""`)
}

func FuzzScala(f *testing.F) {
	fuzz(f, Scala, "def f(a: Int = 1)(b: B): C = { g(s\"$a ${b}\", 'c', 'd) }", "import a.{b => c, _}")
}

func FuzzGroovy(f *testing.F) {
	fuzz(f, Groovy, "def x = [a: \"$b\", c: '''d''']\nf(a: 1) { y = 'z' }")
}

func FuzzJavaScript(f *testing.F) {
	fuzz(f, JavaScript, samples["javascript"].text, "const {a, b: c} = require('x'); <A b='c' {...d}>{e}</A>; `a${`b${c}`}` / /[/]/g", "class A { #b = 1; static *c() {} }")
}

func FuzzTypeScript(f *testing.F) {
	fuzz(f, TSX, samples["javascript"].text, "const f = <T,>(a: T): a is B => <A<B>>c</A>;", "@A() export class B<C> { d?: E = new F<G>() }")
}

func FuzzCSharp(f *testing.F) {
	fuzz(f, CSharp, samples["csharp"].text, "var x = $@\"a{b:c}\"\"{{\" + $$\"\"\"\n {{d}}\n \"\"\";", "A b = new() { C = 'd', [\"e\"] = f is { } g ? h : i };")
}

func FuzzPHP(f *testing.F) {
	fuzz(f, PHP, "a <?php $x = \"b $c[d] {$e->f['g']} ${h}\" . <<<I\n  j $k\n  I . 'l' ?> m <?= new \\N\\O(p: [Q::R => 1, ...$s]) ?>",
		"<?php class A { public function __construct(private ?B $c = null) {} const D = 'e'; } match($f) { 1, 2 => fn($g) => @h() ?: throw $i };")
}

func FuzzRuby(f *testing.F) {
	fuzz(f, Ruby, "class A < B\n  def f(a, b: 1, *c)\n    g a, :b => \"#{c} d\", **e do |x| y end if z\n  end\nend",
		"x = <<~A + <<-'B'\n  a #{b}\n A\n c\nB\n%w[a b].each { |c| d /e/, ?f, %r{g}i }", "=begin\n=end\n@a&.b ||= %q(c(d)) =~ /#{e}/ ? :f : nil\n__END__\n\"")
}

func FuzzElixir(f *testing.F) {
	fuzz(f, Elixir, "defmodule A.B do\n  @x [a: 1, \"b\": :c]\n  def f(a, b \\\\ %{c: ?d}) when a in [1], do: a |> g(~s(#{b}), &(&1 + 1))\nend",
		"config :a, B.Repo,\n  # c\n  url: System.get_env(\"D\") || raise(\"e\"),\n  ssl: [verify: :verify_none, ciphers: ~w(f g)c]\nx = \"\"\"\n  h #{i <> 'j'}\n  \"\"\"",
		"case config_env() do\n  :prod -> <<1::8, k::binary>>\n  _ when l -> fn {:ok, m} -> %N{m | o: 2} end\nend |> then(& &1)\nif p, do: q, else: r", "@doc ~S\"\"\"\n a\n \"\"\"\n~H<a> ~r/[/#{b}]/u :\"c d\" :<<>> \"e\": 1..2//3")
}

// hostile pieces of text, repeated, must neither nest without bound nor be read again and again.
var hostile = []string{
	"(", "[", "{", ")", "}", "({[", "a(", "a.b(", "a<", "a<b>(", "f\"{", "f'{", "`${", "$\"{", "<a>", "<a b={", "a ? ", "a ? b : ", "!", "- ",
	"not ", "a => ", "(a) => ", "a -> ", "(a): ", "x = ", "a.b.", "a + ", "\"a\" + ", "=/[", "'\\'", "$", "@", "@\"", "\"\"\"", "if (a) ", "if a:\n ",
	"else ", "lambda: ", "new ", "new A(", "x if ", "[a for ", "{a: ", "a && ", "a || ", "a as ", "typeof ", "def f(\n", "class A {", "\"%s\" % ",
	"switch (a) {", "case a: ", "import {", "using ", "a?.", "a::", "\\", "/*", "#", "'a", "\"a\n", "a\n.b()", "@a(", "async ", "of [", "is not ",
	"~w(", "~s{", "a do\n", "fn -> ", "fn a -> a end |> ", "\"#{", "<<", "%{a | ", "%A{", "case a do\n", "@a [", "&(", "a \\\\ ", "if a do\n", "\"\"\"\n", "alias A.{",
	"[a | ", "a ++ ", "a <> ", "a, do: ", "a <- ", "when ", "unless a, do: ", "def a do\n", "defmodule A do\n", "{:a, ", "a: ", "~S\"\"\"\n a", "?",
}

func TestHostileInputIsReadInTime(t *testing.T) {
	for l := Python; l <= Elixir; l++ {
		testkit.InTime(t, hostile, testkit.Sized(4_000, 25_000), 20*time.Second, func(in string) {
			if u := readText(l, in); len(u.Problems) > problemLimit+1 {
				t.Errorf("dialect %d: %.20q gives %d problems", l, in, len(u.Problems))
			}
		})
	}
}

func TestTooDeep(t *testing.T) {
	for _, c := range []struct {
		name string
		l    Language
		text string
	}{
		{"python parentheses", Python, strings.Repeat("(", 5000) + strings.Repeat(")", 5000) + "\nconnect('after')\n"},
		{"javascript objects", JavaScript, "x = " + strings.Repeat("{a:", 5000) + "1" + strings.Repeat("}", 5000) + "\nconnect('after')\n"},
		{"java blocks", Java, strings.Repeat("{", 5000) + strings.Repeat("}", 5000) + "\nconnect(\"after\");\n"},
		{"elixir lists", Elixir, "x = " + strings.Repeat("[a: ", 5000) + "1" + strings.Repeat("]", 5000) + "\nconnect(\"after\")\n"},
		{"elixir blocks", Elixir, strings.Repeat("if a do\n", 5000) + strings.Repeat("end\n", 5000) + "\nconnect(\"after\")\n"},
		{"csharp calls", CSharp, strings.Repeat("f(", 5000) + strings.Repeat(")", 5000) + ";\nconnect(\"after\");\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := readText(c.l, c.text)
			if len(u.Problems) != 1 || u.Problems[0].Code != source.TooDeep {
				t.Errorf("problems %v", u.Problems)
			}
			if n := len(u.Calls); n == 0 || u.Calls[n-1].Callee != "connect" {
				t.Error("what follows was not found")
			}
		})
	}
}
