package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// picture draws the rows of a place, each with its carets.
func picture(run *Run, p source.Place, limit int) string {
	var b strings.Builder
	for _, r := range run.rowsOf(p, limit) {
		fmt.Fprintf(&b, "%d %s\n  %s\n", r.number, r.text(), r.underline(r.mark, "^"))
	}
	return b.String()
}

// marked cuts the « and » out of text and returns the file and the place between them.
func marked(t testing.TB, text string) source.Place {
	t.Helper()
	before, rest, ok := strings.Cut(text, "«")
	mark, after, ok2 := strings.Cut(rest, "»")
	if !ok || !ok2 {
		t.Fatalf("no mark in %q", text)
	}
	return source.Place{File: source.NewFile("x", []byte(before+mark+after)), Span: source.Span{Start: len(before), End: len(before) + len(mark)}}
}

func TestFrame(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "ssl=«off»\n", "1 ssl=off\n      ^^^\n"},
		{"second line", "a\nssl=«off»", "2 ssl=off\n      ^^^\n"},
		{"tabs before", "\t\tssl=«off»", "1         ssl=off\n              ^^^\n"},
		{"tab inside the mark", "a=«b\tc»", "1 a=b    c\n    ^^^^^^\n"},
		{"two-byte characters", "été=«off»", "1 été=off\n      ^^^\n"},
		{"wide characters before", "数据库=«off»", "1 数据库=off\n         ^^^\n"},
		{"wide characters marked", "a=«数据»", "1 a=数据\n    ^^^^\n"},
		{"emoji", "🔒=«off»", "1 🔒=off\n     ^^^\n"},
		{"combining accent", "e\u0301=«off»", "1 e\u0301=off\n    ^^^\n"},
		{"crlf", "a\r\nssl=«off»\r\nb\r\n", "2 ssl=off\n      ^^^\n"},
		{"carriage returns alone", "a\rssl=«off»\rb", "2 ssl=off\n      ^^^\n"},
		{"byte order mark", "\xef\xbb\xbfssl=«off»", "1 ssl=off\n      ^^^\n"},
		{"byte order mark in the mark", "«\xef\xbb\xbfssl»=off", "1 ssl=off\n  ^^^\n"},
		{"nothing but a byte order mark", "«\xef\xbb\xbf»", "1 \n  ^\n"},
		{"empty mark", "ssl=«»off", "1 ssl=off\n      ^\n"},
		{"empty mark at the end of the line", "ssl=«»\n", "1 ssl=\n      ^\n"},
		{"empty mark at the end of the file", "ssl=off\n«»", "2 \n  ^\n"},
		{"empty file", "«»", "1 \n  ^\n"},
		{"mark of a line ending", "ssl«\n»on", "1 ssl\n     ^\n"},
		{"blanks at the end go", "ssl=«off»  \t ", "1 ssl=off\n      ^^^\n"},
		{"marked blanks stay", "ssl=«off  »", "1 ssl=off  \n      ^^^^^\n"},
		{"two lines", "x = open(«\"a\",\n    \"b\"»)", "1 x = open(\"a\",\n           ^^^^\n2     \"b\")\n      ^^^\n"},
		{"many lines", "«1\n2\n3\n4\n5»", "1 1\n  ^\n2 2\n  ^\n5 5\n  ^\n"},
		{"broken utf-8", "\xff\xfe=«off»", "1 ��=off\n     ^^^\n"},
		{"broken utf-8 marked", "a=«\xe6\x95»", "1 a=��\n    ^^\n"},
		{"escape sequences", "\x1b[31m=«off»\x1b[0m", "1 �[31m=off�[0m\n        ^^^\n"},
		{"bidi override", "\u202e=«off»\u2066", "1 �=off�\n    ^^^\n"},
		{"zero width", "a\u200bb=«off»", "1 a�b=off\n      ^^^\n"},
		{"line separator", "a\u2028b=«off»", "1 a�b=off\n      ^^^\n"},
		{"c1 control", "a\u009bb=«off»", "1 a�b=off\n      ^^^\n"},
		{"nul", "a\x00b=«off»", "1 a�b=off\n      ^^^\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := picture(&Run{}, marked(t, tt.in), 3); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestFrameCropping(t *testing.T) {
	long := strings.Repeat("abcdefghi ", 40)
	tests := []struct {
		name, in             string
		before, after, whole bool // … on the left, … on the right, the mark is shown whole
	}{
		{"short", "a=«off» b", false, false, true},
		{"exactly fitting", strings.Repeat("x ", 78) + "=«off»", false, false, true},
		{"mark at the start", "«off»=" + long, false, true, true},
		{"mark at the end", long + "=«off»", true, false, true},
		{"mark in the middle", long + "=«off»;" + long, true, true, true},
		{"megabytes on one line", strings.Repeat("x ", 1<<20) + "=«off»;" + strings.Repeat("y ", 1<<20), true, true, true},
		{"mark longer than the frame", "a «" + long + "» b", true, true, false},
		{"mark of megabytes", "a «" + strings.Repeat("x ", 1<<20) + "» b", true, true, false},
		{"wide characters", strings.Repeat("数", 200) + "=«off»;" + strings.Repeat("据", 200), true, true, true},
		{"broken characters at the cut", strings.Repeat("\x80", 10000) + "=«off»;" + strings.Repeat("\x80", 10000), true, true, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := marked(t, tt.in)
			r := (&Run{}).rowsOf(p, 1)[0]
			text := r.text()
			if w := textWidth(text); w > maxColumns {
				t.Errorf("%d columns", w)
			}
			if got := strings.HasPrefix(text, ellipsis); got != tt.before {
				t.Errorf("cut on the left: %v\n%s", got, text)
			}
			if got := strings.HasSuffix(text, ellipsis); got != tt.after {
				t.Errorf("cut on the right: %v\n%s", got, text)
			}
			if got := under(r); (got == p.Raw()) != tt.whole {
				t.Errorf("under the carets stands %q", got)
			}
		})
	}
}

// under returns what of the row's text stands above its carets.
func under(r row) string {
	line := r.underline(r.mark, "^")
	from := strings.Index(line, "^")
	var b strings.Builder
	column := 0
	for _, c := range r.text() {
		if column >= from && column < len(line) {
			b.WriteRune(c)
		}
		column += runeWidth(c)
	}
	return b.String()
}

func TestFrameNowhere(t *testing.T) {
	f := source.NewFile("x", []byte("abc"))
	for _, p := range []source.Place{
		{}, {File: f, Span: source.Span{Start: -1, End: 2}}, {File: f, Span: source.Span{Start: 2, End: 9}}, {File: f, Span: source.Span{Start: 2, End: 1}},
	} {
		if rows := (&Run{}).rowsOf(p, 3); rows != nil {
			t.Errorf("%v has rows", p.Span)
		}
	}
}

func TestSnippet(t *testing.T) {
	f := source.NewFile("x", []byte("\xef\xbb\xbfurl: \"mysql://app:hunter@db/shop?tls=off\"\n# next: \xff\n"))
	secret := at(t, f, "hunter").Span
	run := &Run{Secrets: map[*source.File][]source.Span{f: {secret}}}
	tests := []struct{ name, span, mark, want string }{
		{"outside the secret", "off", "off", "off"},
		{"around the secret", "app:hunter@db", "off", "app:***@db"},
		{"starts inside the secret", "nter@db", "off", "***@db"},
		{"ends inside the secret", "app:hun", "off", "app:***"},
		{"the secret itself", "hunter", "hunter", "***"},
		{"broken characters", "next: \xff", "off", "next: �"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := run.snippet(f, at(t, f, tt.span).Span, at(t, f, tt.mark).Span); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if got := run.snippet(f, source.Span{Start: 3, End: 1000}, source.Span{}); got != "" {
		t.Errorf("a span outside the file gives %q", got)
	}
}
