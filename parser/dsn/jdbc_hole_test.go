package dsn

import (
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// An unknown part in the place of the database may be the whole address.
func TestJDBCWithNothingButHoles(t *testing.T) {
	f := source.NewFile("x", []byte("jdbc:redshift:REST"))
	place := func(from, to int) source.Place { return source.Place{File: f, Span: source.Span{Start: from, End: to}} }
	in := source.Concat(source.Verbatim(place(0, 14)), source.UnknownAt(place(14, 18), "env:REST"))
	got, ok := Parse(in, "")
	if !ok || len(got.Hosts) != 1 || got.Hosts[0].Known() || len(got.Ports) != 1 || !got.Open {
		t.Errorf("got %v with hosts %v, open %v", ok, got.Hosts, got.Open)
	}
}
