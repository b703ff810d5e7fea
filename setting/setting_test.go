package setting

import (
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func TestValues(t *testing.T) {
	f := source.NewFile("f", []byte("x$Y"))
	at := func(i, j int) source.Place { return source.Place{File: f, Span: source.Span{Start: i, End: j}} }
	hole := source.UnknownAt(at(1, 3), "env:Y")
	tests := []struct {
		name  string
		in    Value
		kind  Kind
		known bool
		ref   string
	}{
		{"written", ValueOf(source.Verbatim(at(0, 1))), String, true, ""},
		{"empty", ValueOf(source.Text{}), String, true, ""},
		{"hole", ValueOf(hole), Opaque, false, "env:Y"},
		{"partly known", ValueOf(source.Concat(source.Verbatim(at(0, 1)), hole)), String, false, "env:Y"},
		{"expression", OpaqueAt(at(1, 3), "call"), Opaque, false, "call"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			refs := append(tt.in.Text.Refs(), "")
			if tt.in.Kind != tt.kind || tt.in.Known() != tt.known || refs[0] != tt.ref {
				t.Errorf("kind %d, known %v, refs %v", tt.in.Kind, tt.in.Known(), refs)
			}
		})
	}
}

func TestOptionPlace(t *testing.T) {
	f := source.NewFile("f", []byte("ssl=on"))
	at := func(i, j int) source.Text {
		return source.Verbatim(source.Place{File: f, Span: source.Span{Start: i, End: j}})
	}
	tests := []struct {
		name string
		in   Option
		want string
	}{
		{"value", Option{Name: at(0, 3), Value: Value{Text: at(4, 6)}}, "on"},
		{"bare", Option{Name: at(0, 3), Value: Value{Kind: Bare}}, "ssl"},
		{"empty value", Option{Name: at(0, 3), Value: Value{Text: at(4, 4)}}, "ssl"},
		{"object", Option{Name: at(0, 3), Value: Value{Text: at(4, 6), Kind: Object}}, "ssl"},
		{"name that stands nowhere", Option{Name: source.Decoded(source.Place{}, "ssl"), Value: Value{Text: at(4, 6)}}, "on"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.in.Place().Raw(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestHide: what is known of a text has its places, and nothing else has.
func TestHide(t *testing.T) {
	f := source.NewFile("x", []byte("a$Xb"))
	at := func(from, to int) source.Place {
		return source.Place{File: f, Span: source.Span{Start: from, End: to}}
	}
	unknown := source.UnknownAt(at(1, 3), "env:X")
	var found Found
	found.Hide(source.Text{})
	found.Hide(unknown)
	found.Hide(source.Concat(unknown, unknown))
	if len(found.Secrets) > 0 {
		t.Errorf("nothing known: %v", found.Secrets)
	}
	if found.Hide(source.Concat(source.Verbatim(at(0, 1)), unknown, source.Verbatim(at(3, 4)))); len(found.Secrets) != 1 || found.Secrets[0].Span != at(0, 4).Span {
		t.Errorf("got %v", found.Secrets)
	}
}
