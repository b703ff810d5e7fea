package source

import "testing"

func TestThrough(t *testing.T) {
	outer := whole(`a\u0062c{}de`)
	hole := Concat(outer.Slice(0, 8).Decode(JSONEscape), UnknownAt(outer.Slice(8, 10).Place(), "x"), outer.Slice(10, 12)) // abc, a hole, de
	inner := NewFile("inner", []byte(hole.String()))
	at := func(from, to int) Place { return Place{File: inner, Span: Span{Start: from, End: to}} }

	for _, tt := range []struct {
		in       Text
		raw      string
		origin   Origin
		verbatim bool
	}{
		{Verbatim(at(0, 3)), `a\u0062c`, Written, false},
		{Verbatim(at(2, 3)), `c`, Written, true},
		{Verbatim(at(6, 8)), `de`, Written, true},
		{Verbatim(at(2, 7)), `c{}d`, Unknown, false},
		{Decoded(at(6, 8), "x"), `de`, Written, false},
		{Verbatim(at(6, 8)).AsFallback("env:X"), `de`, Fallback, true},
		{Verbatim(at(8, 8)), ``, Written, true},
		{Verbatim(outer.Slice(0, 1).Place()), `a`, Written, true}, // of another file already
	} {
		got := tt.in.Through(inner, hole)
		if got.String() != tt.in.String() || got.Place().Raw() != tt.raw || got.Origin() != tt.origin {
			t.Errorf("%q: got %q at %q, origin %v", tt.in.String(), got.String(), got.Place().Raw(), got.Origin())
		}
		if tt.verbatim && got.Len() > 0 && got.Slice(got.Len()-1, got.Len()).Place().Span.Len() != 1 {
			t.Errorf("%q lost its bytes", tt.in.String())
		}
	}
	if p := at(2, 8).Through(inner, hole); p.Raw() != "c{}de" {
		t.Errorf("place %q", p.Raw())
	}
}
