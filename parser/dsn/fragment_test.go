package dsn

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// TestFragment: one fragment is an option, of one engine.
func TestFragment(t *testing.T) {
	for in, want := range map[string]bool{
		"rediss://:pw@h:6379/#insecure": true, "rediss://h/0?a=b#insecure": true, "valkeys://h#insecure": true, "redis://h/#insecure": true,
		"rediss://h/#other": false, "rediss://h/insecure": false, "postgres://h/d#insecure": false, "rediss://:a#insecure@h": false,
	} {
		f := source.NewFile("x", []byte(in))
		read, ok := Parse(source.Verbatim(source.Place{File: f, Span: source.Span{End: len(in)}}), "")
		got := false
		for _, o := range read.Options {
			got = got || o.Name.String() == "#insecure" && o.Value.Kind == setting.Bare && o.Name.Place().Raw() == "#insecure"
		}
		if !ok || got != want {
			t.Errorf("%s: got %v, want %v", in, got, want)
		}
	}
}
