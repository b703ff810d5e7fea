package token

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

func TestRustStrings(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a format string stands with its arguments", `let x = format!("a{}b{c}", f("d"));`, "\"a\"+f(\"d\")+\"b\"+c\n\"d\""},
		{"comments and attributes are left out", "//! \"a\"\n/// \"b\"\n#[doc = \"c\"]\nfn f() { g(\"d\") /* \"e\" */ }", `"d"`},
		{"an attribute at the start of a file", "#![doc = \"a\"]\nfn f() { g(\"d\") }", `"d"`},
		{"an attribute of many lines at the start of a file", "#[cfg(\n  any(a, b)\n)]\nfn f() { g(\"d\") }", `"d"`},
		{"a line for the shell", "#!/usr/bin/env rust-script \"x\nfn f() { g(\"d\") }", `"d"`},
		{"what is compared is no setting", `if a == "b" { c("d") } match e { "f" | "g" => h("i"), _ => {} }`, "\"d\"\n\"i\""},
		{"lifetimes are no characters", `fn f<'a>(x: &'a str, y: &'static str) { g('"', "d", 'b', '\'') }`, `"d"`},
		{"raw strings", `let x = r"a\"; let y = r#"b"c"#; let z = br##"d"#"##; let w = c"e";`, "\"a\\\\\"\n\"b\\\"c\"\n\"d\\\"#\"\n\"e\""},
		{"a raw string without an end", `let x = r#"a"; f("b")`, `"a\"; f(\"b\")"`},
		{"a default in an attribute", `struct A { #[arg(default_value = "a")] b: C, #[doc = "d"] e: F }`, `"a"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := readText(Rust, c.in)
			check(t, u)
			if got := showStrings(u); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestRustTextPointsAtItsBytes(t *testing.T) {
	for _, c := range []struct{ name, part, want, in string }{
		{"escapes", "é/b", `\u{e9}/b`, `let x = "a\t\u{e9}/b";`},
		{"a line that goes on", "ab", "a\\\n    b", "let x = \"a\\\n    b\";"},
		{"a raw string", `"b`, `"b`, `let x = r#"a"b"#;`},
		{"a format piece", "@h", `\x40h`, `let x = format!("pg://{}\x40h", u);`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := find(readText(Rust, c.in).Strings, c.part); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// rustHostile are pieces that must neither nest without bound nor be read again and again.
var rustHostile = []string{
	"|", "||", "|x| ", "&", "&&", "*", "&mut ", "mut ", "move ", "async ", "async move ", "return ", "break 'a ", "'a: ", "'", "b'", "r#", "r#\"", "br##\"",
	"r#r", "#[", "#![a]", "#[a] ", "#", "a::<", "a::<b>", "a::b::", "::", "<a as b>::", "<", "a<b", "a!(", "a![", "a!{", "a! ", "format!(\"{", "format!(\"{}\", ", "if ",
	"if let Some(x) = ", "if a { ", "if a {} else ", "match ", "match a { ", "match a { b => ", "b => ", "loop { ", "while a ", "for a in ", "unsafe { ", "let ", "let a: ",
	"let a: B<", "let (", "let a = ", "const A: ", "static ref A: ", "fn ", "fn f(", "fn f() { ", "fn f<", "impl ", "impl<", "impl A { ", "mod a { ", "struct A { ", "struct A<",
	"A { ", "A { b: ", "A { .. ", "use ", "use {", "use a::{", "use a::b::", "..", "..=", "?", "??", "a?.", ".await", ".0", ".parse::<", ".parse()", ".unwrap_or(", ".map(|s| ",
	"x as ", "x as &dyn ", "dyn ", "for<", "where ", "-> ", "=> ", "macro_rules! a { ", "#[arg(default_value = \"", "extern \"C\" ", "extern crate ", "pub(", "pub ",
}

func TestHostileRustIsReadInTime(t *testing.T) {
	testkit.InTime(t, append(rustHostile, hostile...), testkit.Sized(4_000, 25_000), 20*time.Second, func(in string) {
		if u := readText(Rust, in); len(u.Problems) > problemLimit+1 {
			t.Errorf("%.20q gives %d problems", in, len(u.Problems))
		}
	})
}

func TestRustTooDeep(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("(", 5000) + strings.Repeat(")", 5000), strings.Repeat("{", 5000) + strings.Repeat("}", 5000),
		strings.Repeat("A { b: ", 5000) + strings.Repeat("}", 5000), strings.Repeat("f(|| ", 5000) + strings.Repeat(")", 5000),
	} {
		u := readText(Rust, "fn a() { "+text+"; } fn b() { connect(\"after\") }")
		if len(u.Problems) != 1 || u.Problems[0].Code != source.TooDeep {
			t.Errorf("%.10q: problems %v", text, u.Problems)
		}
		if n := len(u.Calls); n == 0 || u.Calls[n-1].Callee != "connect" {
			t.Errorf("%.10q: what follows was not found", text)
		}
	}
}

func FuzzRust(f *testing.F) {
	for _, s := range rustHostile {
		f.Add(strings.Repeat(s, 10))
	}
	fuzz(f, Rust, "fn f<'a>(x: &'a str) -> T { let y = match env::var(\"A\") { Ok(v) => v, Err(_) => \"b\".into() }; g(|z| format!(\"{y}{}\", z)?) }",
		"#[cfg(test)] mod t { use a::{b as c, d::*}; static E: F<G> = h!(r#\"i\"#); } impl J { const K: &str = \"l\\\n  m\"; }",
		"let n = O::<P>::q(R { s: 't', ..u }).parse::<V>().await?.0; #[arg(default_value = \"w\")] struct X { y: Z }")
}
