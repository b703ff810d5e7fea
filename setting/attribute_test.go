package setting

import (
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func TestConceal(t *testing.T) {
	f := source.NewFile("a.yaml", []byte("hunter2"))
	at := source.Place{File: f, Span: source.Span{End: 7}}
	tests := []struct {
		path string
		v    Value
		want bool
	}{
		{"db.password", Value{Text: source.Verbatim(at)}, true},
		{"tokens.0", Value{Text: source.Verbatim(at), Kind: Number}, true},
		{"db.password", Value{Text: source.Verbatim(at), Kind: Bool}, false},
		{"db.password", OpaqueAt(at, "var.x"), false},
		{"db.engine", Value{Text: source.Verbatim(at)}, false},
	}
	for _, tt := range tests {
		var found Found
		if got := found.Conceal(tt.path, tt.v); got != tt.want || got != (len(found.Secrets) > 0) {
			t.Errorf("%s: %v, %v", tt.path, got, found.Secrets)
		}
	}
}

func TestMore(t *testing.T) {
	for path, want := range map[string]string{"": "*", "spec.tls": "spec.tls.*"} {
		if o := More(path, source.Place{}); o.Name.String() != want || o.Value.Known() {
			t.Errorf("%q: %q", path, o.Name.String())
		}
	}
}
