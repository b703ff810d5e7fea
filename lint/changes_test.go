package lint

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func newChanges() *changes {
	t := &tree{root: "/repo", workDir: "/repo", disk: &workTree{}}
	return &changes{t: t, whole: map[string]bool{}, lines: map[string][]stretch{}, moved: map[string]string{}}
}

const (
	one  = "1111111111111111111111111111111111111111"
	two  = "2222222222222222222222222222222222222222"
	nil0 = "0000000000000000000000000000000000000000"
)

func TestChangesAreReadAsGitPrintsThem(t *testing.T) {
	for _, test := range []struct {
		name, printed string
		whole         []string
		lines         map[string][]stretch
		moved         map[string]string
	}{
		{
			name: "lines that are new, changed and gone",
			printed: ":100644 100644 " + one + " " + two + " M\ta.env\n\n" +
				"diff --git a/a.env b/a.env\nindex 1..2 100644\n--- a/a.env\n+++ b/a.env\n" +
				"@@ -0,0 +1,2 @@\n+A=1\n+B=2\n@@ -5 +7 @@ class X:\n-C\n+D\n@@ -9,2 +10,0 @@\n-E\n-F\n",
			lines: map[string][]stretch{"a.env": {{1, 2, false}, {7, 7, false}, {10, 11, true}}},
		},
		{
			name: "what lines say is no header",
			printed: ":100644 100644 " + one + " " + two + " M\ta\n\ndiff --git a/a b/a\n--- a/a\n+++ b/a\n" +
				"@@ -1,2 +1,2 @@\n--- b/b\n-@@ -1 +1 @@\n+++ b/b\n+:100644 100644 x y M\tz\n\\ No newline at end of file\n",
			lines: map[string][]stretch{"a": {{1, 2, false}}},
		},
		{
			name: "names in quotes, with blanks, and with both",
			printed: ":100644 100644 " + one + " " + two + " M\t\"two\\nlines \\303\\244.env\"\n:100644 100644 " + one + " " + two + " M\ta b\n\n" +
				"diff --git \"a/two\\nlines \\303\\244.env\" \"b/two\\nlines \\303\\244.env\"\n--- \"a/two\\nlines \\303\\244.env\"\n+++ \"b/two\\nlines \\303\\244.env\"\n@@ -1 +1 @@\n-a\n+b\n" +
				"diff --git a/a b b/a b\n--- a/a b\t\n+++ b/a b\t\n@@ -3 +3 @@\n-a\n+b\n",
			lines: map[string][]stretch{"two\nlines ä.env": {{1, 1, false}}, "a b": {{3, 3, false}}},
		},
		{
			name: "what git shows no lines of is changed in whole",
			printed: ":100644 100644 " + one + " " + two + " M\tstore.p12\n:000000 100644 " + nil0 + " " + two + " A\tempty\n\n" +
				"diff --git a/store.p12 b/store.p12\nBinary files a/store.p12 and b/store.p12 differ\n",
			whole: []string{"empty", "store.p12"},
		},
		{
			name:    "files that are gone, have moved or have another mode only",
			printed: ":100644 000000 " + one + " " + nil0 + " D\tgone\n:100644 100644 " + one + " " + one + " R100\told\tnew\n:100644 100755 " + one + " " + one + " M\trun\n",
			moved:   map[string]string{"old": "new"},
		},
		{
			name: "a file that has moved and changed",
			printed: ":100644 100644 " + one + " " + two + " R090\told\tnew\n\ndiff --git a/old b/new\nsimilarity index 90%\nrename from old\nrename to new\n" +
				"--- a/old\n+++ b/new\n@@ -4 +4 @@\n-a\n+b\n",
			lines: map[string][]stretch{"new": {{4, 4, false}}}, moved: map[string]string{"old": "new"},
		},
		{name: "nothing", printed: ""},
		{name: "what is no answer", printed: ":\n: : : :\t\n@@ -1 +x @@\n+++ \n@@\n", whole: nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := newChanges()
			c.read([]byte(test.printed))
			if got := slices.Sorted(maps.Keys(c.whole)); !slices.Equal(got, test.whole) {
				t.Errorf("whole: %q", got)
			}
			if len(c.lines)+len(test.lines) > 0 && !reflect.DeepEqual(c.lines, test.lines) {
				t.Errorf("lines: %v", c.lines)
			}
			if !maps.Equal(c.moved, test.moved) {
				t.Errorf("moved: %v", c.moved)
			}
		})
	}
}

func TestPlacesInChangedLines(t *testing.T) {
	f := source.NewFile("a.env", []byte("one\ntwo\nthree\nfour\n"))
	place := func(from, to string) source.Place {
		start := strings.Index(string(f.Data), from)
		return source.Place{File: f, Span: source.Span{Start: start, End: strings.Index(string(f.Data), to) + len(to)}}
	}
	for _, test := range []struct {
		name  string
		lines stretch
		place source.Place
		want  bool
	}{
		{"the line", stretch{first: 2, last: 2}, place("two", "two"), true},
		{"the line before", stretch{first: 1, last: 1}, place("two", "two"), false},
		{"the line behind", stretch{first: 3, last: 3}, place("two", "two"), false},
		{"up to the line's end", stretch{first: 3, last: 3}, place("two", "two\n"), false},
		{"one line of several", stretch{first: 3, last: 9}, place("two", "four"), true},
		{"a gap before it", stretch{first: 1, last: 2, gap: true}, place("two", "three"), false},
		{"a gap in it", stretch{first: 2, last: 3, gap: true}, place("two", "three"), true},
		{"a gap behind it", stretch{first: 3, last: 4, gap: true}, place("two", "three"), false},
		{"an empty place", stretch{first: 1, last: 1}, source.Place{File: f}, true},
		{"nowhere", stretch{first: 1, last: 9}, source.Place{}, false},
	} {
		c := newChanges()
		c.lines["a.env"] = []stretch{test.lines}
		if got := c.touch(test.place); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

// FuzzChanges: whatever git prints, or names of files make of it, is read without harm.
func FuzzChanges(f *testing.F) {
	f.Add([]byte(":100644 100644 1 2 M\ta\n\ndiff --git a/a b/a\n+++ b/a\n@@ -1 +1,2 @@\n"))
	f.Add([]byte(":000000 100644 0 2 A\t\"\\303\"\n+++ \"b/\\303\"\n@@ -0,0 +9999999999999999999,1 @@"))
	f.Fuzz(func(t *testing.T, printed []byte) {
		c := newChanges()
		c.read(printed)
		file := source.NewFile("a", []byte("x\n"))
		c.touch(source.Place{File: file, Span: source.Span{End: 1}})
	})
}
