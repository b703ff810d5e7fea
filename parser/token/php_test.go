package token

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

func readPHP(src string) Unit { return readText(PHP, "<?php "+src) }

func TestPHPStrings(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a whole stands for its pieces", "f('a' . $b . \"c$d\", 'e');", "\"a\"+$b+\"c\"+$d\n\"e\""},
		{"what is compared is no setting", "if ($a === 'b' || 'c' != $d) { e('f'); }", `"f"`},
		{"keys are strings, and subscripts are not", "$a['b'] = ['c' => 'd'];", "\"c\"\n\"d\""},
		{"attributes speak to tools", "#[A('b', c: \"d$e\")] function f() { g('h'); }", `"h"`},
		{"markup and comments are left out", "f('a'); // 'b' ?> 'c' <?php # 'd'\n/* 'e' */ g('f') ?>'h'", "\"a\"\n\"f\""},
		{"keys without quotes", "f(\"a$b[c]\");", `"a"+$b.c`},
		{"shell commands are no strings", "f(`a 'b'`, 'c');", `"c"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := readPHP(c.in)
			check(t, u)
			if got := showStrings(u); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestPHPTextPointsAtItsBytes(t *testing.T) {
	for _, c := range []struct{ name, part, want, in string }{
		{"escape", "A=b", `\x41=b`, `$x = "?\x41=b";`},
		{"single quotes", `\n`, `\n`, `$x = 'a\n';`},
		{"an escaped quote", "'b", `\'b`, `$x = 'a\'b';`},
		{"indentation of a here-document", "b\nc", "b\n    c", "$x = <<<E\n    a b\n    c\n    E;"},
		{"behind code in a here-document", "\nd", "\n  d", "$x = <<<E\n  a$b c\n  d\n  E;"},
		{"without interpolation", "$b\n\\t", "$b\n  \\t", "$x = <<<'E'\n  a $b\n  \\t\n  E;"},
		{"carriage returns", "a\nb", "a\r\nb", "$x = <<<E\r\na\r\nb\r\nE;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := readPHP(c.in)
			check(t, u)
			if got := find(u.Strings, c.part); got != c.want {
				t.Errorf("%q comes from %q, want %q, in %s", c.part, got, c.want, showStrings(u))
			}
		})
	}
}

func TestPHPHereDocumentEnds(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a word that begins like the closing one", "$x = <<<E\nEx\n E2\nE;", `"Ex\n E2"`},
		{"empty", "$x = <<<E\nE;", `""`},
		{"an argument goes on behind it", "f(<<<E\n  a\n  E, 'b');", "\"a\"\n\"b\""},
		{"a backslash at the end of a line", "$x = <<<E\na\\\nE;", `"a\\"`},
		{"no line end behind the word", "$x = <<<E;\n'a'", `"a"`},
		{"never closed", "$x = <<<E\na", `"a"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := readPHP(c.in)
			check(t, u)
			if got := showStrings(u); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// phpHostile are pieces of text that PHP alone reads in its own way.
var phpHostile = []string{
	"<<<A\n", "<<<A\n{$", "<<<A\n$a[", "\"{$", "\"${", "\"$a[", "\"$a->", "?><?php ", "?>", "<?= ", "`", "$a->", "$a?->", "A::", "$a[", "$$", "#[", "fn(",
	"fn() => ", "function() {", "match($a) {", "new class {", "class A {", "[$a, ", "['a' => ", "array(", "@", "&", "(string)", "clone ", "use A\\{", "A\\", "\\",
	"if ($a): ", "elseif ($a) ", "foreach ($a as $b) ", "$a ?? ", "$a ?: ", "$a . ", "$a ? ", "const A = ", "static $a = ", "define('A', ", "sprintf('%s', ",
	"array_filter([", "case 'a': ", "return [", "throw ", "include ", "#", "//", "/*",
}

func TestPHPHostileInputIsReadInTime(t *testing.T) {
	testkit.InTime(t, append(phpHostile, hostile...), testkit.Sized(4_000, 25_000), 20*time.Second, func(in string) {
		if u := readPHP(in); len(u.Problems) > problemLimit+1 {
			t.Errorf("%.20q gives %d problems", in, len(u.Problems))
		}
	})
}

func TestPHPTooDeep(t *testing.T) {
	for _, open := range []string{"[", "f(", "{", "['a' => "} {
		closing := map[byte]string{'[': "]", 'f': ")", '{': "}"}[open[0]]
		u := readPHP(strings.Repeat(open, 5000) + strings.Repeat(closing, 5000) + "; connect('after');")
		if len(u.Problems) != 1 || u.Problems[0].Code != source.TooDeep {
			t.Errorf("%s: problems %v", open, u.Problems)
		}
		if n := len(u.Calls); n == 0 || u.Calls[n-1].Callee != "connect" {
			t.Errorf("%s: what follows was not found", open)
		}
	}
}
