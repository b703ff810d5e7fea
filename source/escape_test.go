package source

import (
	"encoding/json"
	"testing"
	"unicode/utf8"
)

func TestEscapes(t *testing.T) {
	dotenv, libpq := Backslash("n\nt\t", false), Backslash("", true)
	tests := []struct {
		name     string
		step     Step
		in, want string
	}{
		{"JSON letters", JSONEscape, `\"\\\/\b\f\n\r\t`, "\"\\/\b\f\n\r\t"},
		{"JSON code unit", JSONEscape, `s\u0073l\u00e9`, "sslé"},
		{"JSON pair", JSONEscape, `a\ud83d\ude00b`, "a😀b"},
		{"JSON first half alone", JSONEscape, `\ud83dx`, "\uFFFDx"},
		{"JSON second half alone", JSONEscape, `\ude00`, "\uFFFD"},
		{"JSON first half, then a letter", JSONEscape, `\ud83d\u0041`, "\uFFFDA"},
		{"JSON two first halves", JSONEscape, `\ud83d\ud83d\ude00`, "\uFFFD😀"},
		{"JSON short unit", JSONEscape, `\u12`, "u12"},
		{"JSON no unit", JSONEscape, `\uzzzz`, "uzzzz"},
		{"JSON pair cut short", JSONEscape, `\ud83d\ude`, "\uFFFDude"},
		{"JSON unknown letter", JSONEscape, `\d\é`, "dé"},
		{"JSON5 line goes on", JSONEscape, "a\\\nb", "ab"},
		{"JSON backslash at the end", JSONEscape, `a\`, `a\`},
		{"others are kept", dotenv, `\n\t\x\\`, "\n\t\\x\\\\"},
		{"others are dropped", libpq, `\n\'\\\é`, `n'\é`},
		{"doubled", Doubled('}'), `a}}b}c}}}`, `a}b}c}}`},
		{"percent", PercentDecode(false), `%41%2f%zz%4+`, `A/%zz%4+`},
		{"percent in a query", PercentDecode(true), `a+%2B`, `a +`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := whole(tt.in).Decode(tt.step).String(); got != tt.want {
				t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestJSONEscapeKeepsBytes(t *testing.T) {
	text := whole(`h\u002e\ud83d\ude00x`).Decode(JSONEscape)
	if got := text.Slice(1, 2).Place().Raw(); got != `\u002e` {
		t.Errorf("the dot came from %q", got)
	}
	if got := text.Slice(2, 6).Place().Raw(); got != `\ud83d\ude00` {
		t.Errorf("the face came from %q", got)
	}
	if got := text.Slice(6, 7).Place().Raw(); got != "x" {
		t.Errorf("the x came from %q", got)
	}
}

func TestUTF16Escape(t *testing.T) {
	for in, want := range map[string]int{"": 0, "004": 0, "00g1": 0, "0041": 4, "0041rest": 4, `D83D\uDE00x`: 10, `d83d\u0041`: 4, `d83d\ude0`: 4, "+123": 0} {
		if n, _ := UTF16Escape(in); n != want {
			t.Errorf("%q: %d bytes, want %d", in, n, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	for in, want := range map[string]bool{"": false, "a": false, "ab": false, "\xff\xfea\x00": true, "\xfe\xff": true, "a\x00": true, "\x00a": true, "\x00\x00": false, "\xef\xbb\xbfa": false} {
		if got := UTF16([]byte(in)); got != want {
			t.Errorf("UTF16(%q) = %v", in, got)
		}
	}
	if a, b := ByteOrderMark([]byte("\xef\xbb\xbfa")), ByteOrderMark([]byte("\xef\xbb")); a != 3 || b != 0 {
		t.Errorf("marks of %d and %d bytes", a, b)
	}
}

func TestJoin(t *testing.T) {
	f := file("a b")
	at := func(i, j int) Text { return Verbatim(Place{File: f, Span: Span{i, j}}) }
	joined := Join([]Text{at(0, 1), at(2, 3)}, ", ")
	if joined.String() != "a, b" || len(joined.Places()) != 2 {
		t.Errorf("%q from %v", joined, joined.Places())
	}
	if one := Join([]Text{at(0, 1)}, ","); one.String() != "a" || one.Place().Raw() != "a" {
		t.Errorf("one: %q", one)
	}
	if !Join(nil, ",").IsZero() {
		t.Error("nothing joined is nothing")
	}
}

// FuzzJSONEscape compares with the standard library wherever that takes the string.
func FuzzJSONEscape(f *testing.F) {
	for _, s := range []string{`a\u00e9\ud83d\ude00`, `\ud83d\u0041\"`, `\\u0041`, `\ude00\b\/`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := whole(s).Decode(JSONEscape)
		if p := got.Place(); p.File != nil && (p.Span.Start < 0 || p.Span.End > len(s)) {
			t.Errorf("span %+v outside %d bytes", p.Span, len(s))
		}
		var want string
		if utf8.ValidString(s) && json.Unmarshal([]byte(`"`+s+`"`), &want) == nil && got.String() != want {
			t.Errorf("%q: got %q, want %q", s, got.String(), want)
		}
	})
}
