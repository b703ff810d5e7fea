package source

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func file(s string) *File { return NewFile("f", []byte(s)) }

func whole(s string) Text { return Verbatim(Place{File: file(s), Span: Span{End: len(s)}}) }

func TestAt(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		offset     int
		want       Position
	}{
		{"start", "abc", 0, Position{1, 1, 1, 0}},
		{"second line", "a\nbc", 3, Position{2, 2, 2, 3}},
		{"crlf", "a\r\nbc", 4, Position{2, 2, 2, 4}},
		{"cr alone", "a\rbc", 3, Position{2, 2, 2, 3}},
		{"code points", "é=x", 2, Position{1, 2, 2, 2}},
		{"astral", "😀x", 4, Position{1, 2, 3, 4}},
		{"byte order mark is no column", "\xef\xbb\xbfabc", 4, Position{1, 2, 2, 4}},
		{"past the end", "ab", 9, Position{1, 3, 3, 2}},
		{"negative", "ab", -1, Position{1, 1, 1, 0}},
		{"end after newline", "ab\n", 3, Position{2, 1, 1, 3}},
		{"empty file", "", 0, Position{1, 1, 1, 0}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := file(tt.data).At(tt.offset); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

// TestAtInLongLines compares with counting from the beginning of the line, wherever the offset is.
func TestAtInLongLines(t *testing.T) {
	for _, part := range []string{"abcdefg", "é", "😀=", "a\xff\xfe", "ab\r\n\t"} {
		data := "\xef\xbb\xbf" + strings.Repeat(part, 3000) + "\n" + strings.Repeat("x"+part, 2000)
		f := file(data)
		for offset := 0; offset <= len(data); offset += 137 {
			got := f.At(offset)
			line, _ := f.Line(got.Line)
			want := Position{Line: got.Line, Column: 1, UTF16: 1, Offset: min(line.Start, offset)}
			if got.Line == 1 {
				want.Offset = min(ByteOrderMark(f.Data), offset)
			}
			for want.Offset < offset {
				want = want.next(f.Data)
			}
			if want.Offset = offset; got != want {
				t.Fatalf("%q at %d: got %+v, want %+v", part, offset, got, want)
			}
		}
	}
}

func TestLine(t *testing.T) {
	f := file("one\r\ntwo\nthree")
	for n, want := range map[int]string{1: "one", 2: "two", 3: "three"} {
		span, ok := f.Line(n)
		if got := string(f.Data[span.Start:span.End]); !ok || got != want {
			t.Errorf("line %d: got %q, want %q", n, got, want)
		}
	}
	if _, ok := f.Line(4); ok {
		t.Error("there is no line 4")
	}
}

func TestTextKeepsBytesThroughLayers(t *testing.T) {
	// A YAML escape inside a percent escape inside a URL: %66 is written as \x2566 here, with \x25 for the percent sign.
	raw := `"a\x2566b"`
	f := file(raw)
	at := func(i, j int) Place { return Place{File: f, Span: Span{Start: i, End: j}} }
	text := Concat(Verbatim(at(1, 2)), Decoded(at(2, 6), "%"), Verbatim(at(6, 9)))
	if text.String() != "a%66b" {
		t.Fatalf("decoded: %q", text)
	}
	decoded := text.Decode(PercentDecode(false))
	if decoded.String() != "afb" {
		t.Fatalf("percent-decoded: %q", decoded)
	}
	if got := decoded.Slice(1, 2).Place().Raw(); got != `\x2566` {
		t.Errorf("the f came from %q", got)
	}
	if got := decoded.Slice(2, 3).Place().Raw(); got != "b" {
		t.Errorf("the b came from %q", got)
	}
	if got := decoded.Place().Raw(); got != `a\x2566b` {
		t.Errorf("all of it came from %q", got)
	}
}

func TestTextOrigins(t *testing.T) {
	hole := UnknownAt(Place{File: file("$X"), Span: Span{End: 2}}, "env:X")
	fallback := whole("prefer").AsFallback("env:MODE")
	joined := Concat(whole("a="), fallback, hole)
	if joined.Known() || joined.Origin() != Unknown {
		t.Error("a text with a hole is unknown")
	}
	if got := joined.Slice(0, 2); got.Origin() != Written || !got.Known() {
		t.Error("the written part stays written")
	}
	if got := joined.Slice(2, 8); got.Origin() != Fallback || got.String() != "prefer" {
		t.Errorf("the default: %q %v", got, got.Origin())
	}
	if got := strings.Join(joined.Refs(), " "); got != "env:MODE env:X" {
		t.Errorf("refs: %s", got)
	}
	escaped := whole("a%20b").AsFallback("env:Y").Decode(PercentDecode(false))
	if escaped.Origin() != Fallback || len(escaped.Refs()) != 1 {
		t.Error("decoding keeps origin and reference")
	}
}

func TestCutSplitTrim(t *testing.T) {
	text := whole("  k = v ; w ")
	before, after, ok := text.Cut("=")
	if !ok || before.Trim().String() != "k" || after.Trim().String() != "v ; w" {
		t.Errorf("cut: %q %q", before, after)
	}
	parts := after.Split(";")
	if len(parts) != 2 || parts[1].Trim().Place().Raw() != "w" {
		t.Errorf("split: %v", parts)
	}
	if empty := whole("  ").Trim(); empty.String() != "" {
		t.Errorf("trim: %q", empty)
	}
	if got := whole("ab").Slice(5, 9); got.String() != "" || got.Place().Span.Len() != 0 {
		t.Errorf("slice past the end: %q", got)
	}
}

func TestEmptySliceHasAPlace(t *testing.T) {
	if p := whole("a=").Slice(2, 2).Place(); p.File == nil || p.Span != (Span{2, 2}) {
		t.Errorf("an empty value stands where it is written: %+v", p.Span)
	}
}

func TestPlacesJoinsNeighbours(t *testing.T) {
	f := file("abcdef")
	at := func(i, j int) Text { return Verbatim(Place{File: f, Span: Span{i, j}}) }
	if got := Concat(at(0, 2), at(2, 3), at(4, 6)).Places(); len(got) != 2 || got[0].Raw() != "abc" || got[1].Raw() != "ef" {
		t.Errorf("places: %v", got)
	}
}

// FuzzDecode: slicing before or after a decoding layer never leaves the file, and verbatim parts are their own bytes.
func FuzzDecode(f *testing.F) {
	f.Add("a%20b%2", 1, 3)
	f.Add("%%%41+", 0, 9)
	f.Fuzz(func(t *testing.T, s string, i, j int) {
		text := whole(s).Decode(PercentDecode(true))
		part := text.Slice(i, j)
		p := part.Place()
		if p.File != nil && (p.Span.Start < 0 || p.Span.End > len(s) || p.Span.Start > p.Span.End) {
			t.Fatalf("span %+v outside %d bytes", p.Span, len(s))
		}
		if utf8.ValidString(s) && !strings.ContainsAny(s, "%+") && part.String() != p.Raw() {
			t.Fatalf("%q came from %q", part.String(), p.Raw())
		}
	})
}
